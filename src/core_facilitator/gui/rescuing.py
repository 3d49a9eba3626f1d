"""What a lock asks of the worker when a workspace does not open. The store is imported in here, once it is needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core_facilitator.domain.faults import Fault

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from core_facilitator.store.backups import Backup

OF_THE_KEY = frozenset(
    {
        Fault.KEY_FILE_MISSING,
        Fault.KEY_FILE_DAMAGED,
        Fault.KEY_FILE_WEAKENED,
        Fault.KEY_FILE_EXCESSIVE,
        Fault.KEY_FILE_BESIDE_REFUSED,
        Fault.KEY_OF_ANOTHER_WORKSPACE,
    }
)
"""Faults that the key file of a backup may heal."""

OF_THE_FILES = OF_THE_KEY | {
    Fault.DATABASE_MISSING,
    Fault.DATABASE_EMPTY,
    Fault.DATABASE_PLAIN,
    Fault.DATABASE_FOREIGN,
    Fault.DATABASE_DAMAGED,
    Fault.LOG_DAMAGED,
    Fault.MIGRATION_FAILED,
}
"""Faults after which a backup can be opened instead, and the files are worth a copy."""


OF_SOME_PAGES = frozenset({Fault.DATABASE_DAMAGED, Fault.LOG_DAMAGED, Fault.MIGRATION_FAILED})
"""Faults that leave most of the database to be read. What was typed has opened its key."""


@dataclass(frozen=True, slots=True)
class Ways:
    """The newest good backup, and of when the newest key file is that fits. None where there is none."""

    backup: Backup | None
    key_from: datetime | None


def ways(folder: Path, fault: Fault) -> Ways:
    """Look through the backups. Each is read whole until one is good."""
    from core_facilitator.store import backups, rescue

    with_key = rescue.backup_with_key(folder) if fault in OF_THE_KEY else None
    return Ways(backups.newest_good(folder), None if with_key is None else with_key.made_at)


def restore(backup: Backup, parent: Path, name: str) -> Path:
    """Restore a backup into a new folder in `parent` and return it."""
    from core_facilitator.store import rescue

    return rescue.restore_beside(backup, parent, name)


def copy_damaged(folder: Path, target: Path, name: str) -> Path:
    """Copy the damaged files into a new folder in `target` and return it."""
    from core_facilitator.store import rescue

    return rescue.copy_damaged(folder, target, name)


def bring_back_key(folder: Path) -> datetime:
    """Put the key file of a backup in place and return of which moment it is."""
    from core_facilitator.store import rescue

    return rescue.bring_back_key(folder)


@dataclass(frozen=True, slots=True)
class Rescued:
    """A workspace of what could be read: how many sessions, which lack parts, and whether all was read.

    `library` counts records of own protocols, tags, collections and templates, `ran` those of days that ran,
    `check_ins` those of check-ins and own instruments. `left_open`: a check-in was open, and what was answered stayed
    where it was.
    """

    folder: Path
    sessions: int
    library: int
    ran: int
    check_ins: int
    left_open: bool
    incomplete: tuple[str, ...]
    whole: bool


def read(folder: Path, passphrase: str | None, recovery_code: str | None, parent: Path, name: str) -> Rescued:
    """Read what can be read into a new workspace in `parent`, which the same passphrase opens."""
    from core_facilitator.store import rescue, salvage

    found = salvage.read(folder, passphrase, recovery_code=recovery_code)
    made = salvage.into_workspace(found, rescue.free_folder(parent, name))
    made.close()
    incomplete = tuple(session.title for session in found.sessions if session.id in found.incomplete)
    return Rescued(
        made.folder,
        sessions=len(found.sessions),
        library=len(found.library),
        ran=len(found.ran),
        check_ins=len(found.check_ins),
        left_open=found.left_open > 0,
        incomplete=incomplete,
        whole=found.whole,
    )
