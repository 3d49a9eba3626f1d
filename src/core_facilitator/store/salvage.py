"""The last rung: reading what can still be read of a damaged workspace, and putting it into a new one beside.

The damaged files are only copied, into a temporary folder; everything happens to that copy, which is as encrypted as
they are. Each row is asked for by itself, so that a bad page costs the rows on it and no others.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.store import (
    agenda_files,
    backups,
    files,
    key_files,
    keys,
    locks,
    opening,
    salvage_pages,
    tables,
    workspace,
)
from core_facilitator.store.check_in_rows import without_open
from core_facilitator.store.drafts import Draft
from core_facilitator.store.key_files import KeyFile
from core_facilitator.store.opening import Unlocked
from core_facilitator.store.rows import Change
from core_facilitator.store.salvage_pages import Read
from core_facilitator.store.salvage_rows import mended
from core_facilitator.store.session_rows import Rows
from core_facilitator.store.workspace import Workspace

_LOG = f"{files.DATABASE}-wal"


@dataclass(frozen=True, slots=True)
class Salvage:
    """What could be read. `incomplete` are the sessions of which parts are missing; `lost` counts unreadable records.

    `library` are the records of own protocols, marks, collections and templates; `ran` those of days that ran, of what
    was written down and promised in them, and of who was there; `check_ins` those of prepared and closed check-ins and
    of own instruments. Of check-ins that were open, `left_open` is the number: nobody can unseal their answers
    elsewhere, so they are only prepared again.

    Records of which nothing at all is left cannot be counted. So where `whole` is false, even a session that seems
    complete is worth a look.
    """

    name: str
    sessions: tuple[Session, ...]
    incomplete: frozenset[UUID]
    drafts: tuple[Draft, ...]
    library: Rows
    ran: Rows
    check_ins: Rows
    left_open: int
    lost: int
    whole: bool
    key: bytes
    key_file: KeyFile


def read(folder: Path, passphrase: str | None = None, *, recovery_code: str | None = None) -> Salvage:
    """Read what can be read of a workspace, whatever is wrong with it. Nothing in its folder changes.

    The key file may be one of a backup.

    Raises:
        WorkspaceError: OPEN_ALREADY, why there is no key, NOTHING_READABLE when there is no session and no draft,
            SCHEMA_NEWER or BUILT_OTHERWISE when its tables are none that this program knows, or DISK_FULL.
    """
    opening.check_folder(folder)
    with _nobody_writing(folder):
        return _read(folder, _unlocked(folder, passphrase, recovery_code))


def _read(folder: Path, unlocked: Unlocked) -> Salvage:
    found = Read.nothing()
    for with_log in (True, False) if (folder / _LOG).exists() else (False,):
        with _copied(folder, unlocked.key_file, with_log=with_log) as copy:
            found = found.and_where_missing(salvage_pages.read(copy, unlocked.key, unlocked.key_file))
        if found.whole:
            break
    sessions, incomplete = mended(found.rows)
    if not sessions and not found.drafts and not found.later:
        raise WorkspaceError(Fault.NOTHING_READABLE, folder / files.DATABASE)
    name = found.name or folder.name
    incomplete |= found.sessions_hurt
    ran = {place: row for place, row in found.later.items() if place[0] in tables.RUN_TABLES}
    library = {place: row for place, row in found.later.items() if place[0] in tables.LIBRARY_TABLES}
    asked = {place: row for place, row in found.later.items() if place[0] in tables.CHECK_IN_TABLES}
    check_ins, left_open = without_open(asked)
    read = (name, sessions, incomplete, found.drafts, library, ran, check_ins, left_open, found.lost, found.whole)
    return Salvage(*read, unlocked.key, unlocked.key_file)


def into_workspace(salvage: Salvage, folder: Path) -> Workspace:
    """Make a new workspace of what was read, and return it open. The same passphrase and recovery code open it.

    Raises:
        WorkspaceError: FOLDER_NOT_EMPTY, FOLDER_NOT_WRITABLE, DISK_FULL and the like.
    """
    made = workspace.create_with(folder, salvage.name, salvage.key_file, salvage.key)
    made.sessions.add_all(salvage.sessions, "Rescue")
    with made.database.step("Rescue") as write:
        more = salvage.library | salvage.ran | salvage.check_ins
        write.apply(Change(table, None, row) for (table, *_key), row in more.items())
    made.database.forget_steps()
    for draft in salvage.drafts:
        made.drafts.keep(draft.place, draft.text)
    return made


def into_agenda_files(salvage: Salvage, folder: Path) -> tuple[Path, ...]:
    """Write each session as an agenda file, which anybody can read, into a new or empty folder.

    Raises:
        WorkspaceError: FOLDER_NOT_EMPTY, FOLDER_NOT_WRITABLE or DISK_FULL.
    """
    names = {f"{number:02} {_plain(session.title)}.yaml": session for number, session in enumerate(salvage.sessions, 1)}
    with files.built(folder) as building:
        for name, session in names.items():
            (building / name).write_text(agenda_files.write(session), "utf-8")
    return tuple(folder / name for name in names)


def _unlocked(folder: Path, passphrase: str | None, recovery_code: str | None) -> Unlocked:
    """Return the key: from the workspace's own key file, or else from that of the newest backup that it opens."""
    try:
        return opening.unlocked(folder, passphrase, recovery_code)
    except WorkspaceError as error:
        for backup in backups.found(folder):
            file = backup.folder / files.KEY
            with suppress(WorkspaceError):  # what is said is what is wrong with the workspace's own
                key_file = key_files.read(file)
                return Unlocked(keys.unlock(key_file, file, passphrase, recovery_code), key_file, file)
        raise error from None


@contextmanager
def _nobody_writing(folder: Path) -> Iterator[None]:
    """Hold the workspace's lock; where it cannot be written, nobody else writes there either."""
    try:
        lock = locks.take(folder, take_over=True)
    except OSError:
        yield
        return
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _copied(folder: Path, key_file: KeyFile, *, with_log: bool) -> Iterator[Path]:
    """Copy the database, with or without its log, where anything may be done with it."""
    with tempfile.TemporaryDirectory(prefix="core-facilitator-") as temporary:
        copy = Path(temporary) / files.DATABASE
        try:
            shutil.copyfile(folder / files.DATABASE, copy)
            if with_log:
                shutil.copyfile(folder / _LOG, copy.with_name(_LOG))
            with copy.open("r+b") as opened:
                opened.write(key_file.salt)
        except FileNotFoundError as error:
            raise WorkspaceError(Fault.DATABASE_MISSING, folder / files.DATABASE) from error
        except OSError as error:
            raise files.failure(error, Path(temporary)) from error
        yield copy


def _plain(title: str) -> str:
    """Return the title as every system allows it in a file's name."""
    kept = "".join(letter if letter.isalnum() or letter in "-_'()," else " " for letter in title)
    return " ".join(kept.split())[:60].strip() or "session"
