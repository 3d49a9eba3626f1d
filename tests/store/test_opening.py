"""Every rung of the opening ladder: its own fault, and nothing changed on the disk."""

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import update

from core_facilitator.domain.faults import Fault, Notice, WorkspaceError
from core_facilitator.messages import sentence
from core_facilitator.store import (
    connections,
    files,
    key_files,
    locks,
    opening,
    recovery_codes,
    schema,
    tables,
    workspace,
)
from core_facilitator.store.key_files import LOWEST
from samples import retreat
from workspaces import PASSPHRASE, fails_with, leave_as_killed, make_locked

PAGE = 4096


def content(folder: Path) -> dict[str, bytes]:
    """Return every file of the folder but the lock, which every attempt takes, and SQLite's scratch file."""
    scratch = {files.LOCK, "workspace.db-shm"}
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file() and file.name not in scratch}


def refusal(folder: Path, passphrase: str | None = PASSPHRASE) -> WorkspaceError:
    """Return why the workspace does not open. Nothing is changed on the disk by that, and no lock is left behind."""
    before = content(folder) if folder.is_dir() else {}
    with pytest.raises(WorkspaceError) as caught:
        workspace.open(folder, passphrase)
    if folder.is_dir():
        assert content(folder) == before
        locks.take(folder).release()
    return caught.value


def damage(file: Path, start: int, data: bytes) -> None:
    with file.open("r+b") as opened:
        opened.seek(start)
        opened.write(data)


def change(folder: Path, **values: object) -> None:
    """Change what the database says about itself, as another version of the program would."""
    opened = workspace.open(folder, PASSPHRASE)
    with opened.database.write() as connection:
        connection.execute(update(tables.workspace).values(**values))
    opened.close()


def test_a_folder_that_is_missing_is_named_and_not_made(tmp_path: Path) -> None:
    error = refusal(tmp_path / "gone")
    assert error.fault is Fault.FOLDER_MISSING
    assert "gone" in sentence(error)[0]
    assert not (tmp_path / "gone").exists()


def test_a_file_in_place_of_the_folder_is_said_to_be_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    assert refusal(tmp_path / "file").fault is Fault.NOT_A_FOLDER


def test_a_folder_without_a_workspace_is_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("x", "utf-8")
    with fails_with(Fault.NOT_A_WORKSPACE):
        workspace.open(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_a_folder_that_may_not_be_read_is_said_to_be_one(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told to us by the system here, since the account that runs the tests may read everything."""

    def refuse(_folder: Path) -> Iterator[Path]:
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", refuse)
    with fails_with(Fault.FOLDER_NOT_READABLE):
        workspace.open(locked, PASSPHRASE)


@pytest.mark.parametrize("name", ["x" * 300, "a\0b"])
def test_a_folder_with_a_name_that_no_disk_takes_is_said_to_be_missing(tmp_path: Path, name: str) -> None:
    with fails_with(Fault.FOLDER_MISSING):
        workspace.open(tmp_path / name, PASSPHRASE)


def test_a_workspace_that_is_open_already_opens_again_only_once_it_is_closed(locked: Path) -> None:
    opened = workspace.open(locked, PASSPHRASE)
    with fails_with(Fault.OPEN_ALREADY):
        workspace.open(locked, PASSPHRASE)
    opened.close()
    workspace.open(locked, PASSPHRASE).close()


def test_a_workspace_open_on_another_computer_opens_only_for_who_takes_it_over(locked: Path) -> None:
    (locked / files.LOCK).write_text("12\nkitchen-laptop\ncore-facilitator\n", "utf-8")
    with fails_with(Fault.OPEN_ON_ANOTHER_COMPUTER):
        workspace.open(locked, PASSPHRASE)
    workspace.open(locked, PASSPHRASE, take_over=True).close()


def test_a_wrong_passphrase_is_said_to_be_wrong(locked: Path) -> None:
    error = refusal(locked, "three quiet heron on the levee")
    assert error.fault is Fault.PASSPHRASE_WRONG
    assert "damage" not in " ".join(sentence(error))
    assert refusal(locked, None).fault is Fault.PASSPHRASE_NEEDED


def test_a_missing_key_file_is_said_to_be_missing(locked: Path) -> None:
    (locked / files.KEY).unlink()
    assert refusal(locked).fault is Fault.KEY_FILE_MISSING


def test_a_damaged_key_file_is_said_to_be_damaged(locked: Path) -> None:
    (locked / files.KEY).write_bytes(b"")
    assert refusal(locked).fault is Fault.KEY_FILE_DAMAGED


def test_a_weakened_key_file_is_not_quietly_replaced_by_an_older_one(
    locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copyfile(locked / files.KEY, locked / files.OLD_KEY)
    monkeypatch.setattr(key_files, "LOWEST", key_files.HIGHEST)
    assert refusal(locked).fault is Fault.KEY_FILE_WEAKENED


def test_where_only_the_key_file_of_an_earlier_passphrase_is_left_that_is_said(locked: Path) -> None:
    opened = workspace.open(locked, PASSPHRASE)
    opened.change_passphrase("four loud herons", cost=LOWEST)
    opened.close()
    (locked / files.KEY).unlink()
    assert refusal(locked, None).fault is Fault.PASSPHRASE_NEEDED
    error = refusal(locked, "four loud herons")
    assert error.fault is Fault.KEY_FILE_BESIDE_REFUSED
    assert error.path == locked / files.OLD_KEY
    assert "passphrase from before the change" in sentence(error)[1]
    with fails_with(Fault.KEY_FILE_BESIDE_REFUSED):
        workspace.open(locked, recovery_code=recovery_codes.new())


def test_key_files_beside_that_are_damaged_too_are_no_way_in(locked: Path) -> None:
    (locked / files.KEY).rename(locked / files.OLD_KEY)
    (locked / files.OLD_KEY).write_bytes(b"{}")
    assert refusal(locked).fault is Fault.KEY_FILE_MISSING


def test_a_key_file_that_a_kill_left_under_its_temporary_name_opens(locked: Path) -> None:
    (locked / files.KEY).rename(locked / files.NEW_KEY)
    for notices in ((Notice.KEY_FILE_BROUGHT_BACK,), ()):
        opened = workspace.open(locked, PASSPHRASE)
        assert opened.notices == notices
        opened.close()
    assert not (locked / files.NEW_KEY).exists()


def test_of_two_key_files_beside_the_one_that_the_passphrase_opens_is_taken(locked: Path) -> None:
    opened = workspace.open(locked, PASSPHRASE)
    opened.change_passphrase("four loud herons", cost=LOWEST)
    opened.close()
    (locked / files.KEY).rename(locked / files.NEW_KEY)
    opened = workspace.open(locked, PASSPHRASE)
    opened.close()
    assert opened.notices == (Notice.KEY_FILE_BROUGHT_BACK,)
    workspace.open(locked, PASSPHRASE).close()


def test_a_damaged_key_file_never_takes_the_place_of_one_set_aside_before(locked: Path) -> None:
    (locked / files.DAMAGED_KEY).write_bytes(b"set aside before")
    shutil.copyfile(locked / files.KEY, locked / files.OLD_KEY)
    (locked / files.KEY).write_bytes(b"damaged")
    workspace.open(locked, PASSPHRASE).close()
    assert (locked / files.DAMAGED_KEY).read_bytes() == b"set aside before"
    assert (locked / f"{files.DAMAGED_KEY}-2").read_bytes() == b"damaged"


def test_a_missing_database_is_not_made_anew(locked: Path) -> None:
    (locked / files.DATABASE).unlink()
    assert refusal(locked).fault is Fault.DATABASE_MISSING


def test_a_database_that_this_account_may_not_read_is_named(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told to us by the system here, since the account that runs the tests may read everything."""
    opened = Path.open

    def refuse(file: Path, mode: str = "r") -> object:
        if file.name == files.DATABASE:
            raise PermissionError(errno.EACCES, "Permission denied", str(file))
        return opened(file, mode)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refuse)
        with fails_with(Fault.FOLDER_NOT_READABLE) as caught:
            workspace.open(locked, PASSPHRASE)
    assert sentence(caught.value)[0] == f"This account may not read {locked / files.DATABASE}."
    workspace.open(locked, PASSPHRASE).close()


def test_an_empty_database_is_not_taken_for_an_empty_workspace(locked: Path) -> None:
    (locked / files.DATABASE).write_bytes(b"")
    assert refusal(locked).fault is Fault.DATABASE_EMPTY


def test_a_plain_database_is_neither_opened_nor_written(locked: Path) -> None:
    (locked / files.DATABASE).unlink()
    with closing(sqlite3.connect(locked / files.DATABASE)) as plain:
        plain.execute("CREATE TABLE sessions (id)")
    assert refusal(locked).fault is Fault.DATABASE_PLAIN


@pytest.mark.parametrize("start", [b"\xff\xd8\xff\xe0\x00\x10JFIF", b"%PDF-1.7\n", b"PK\x03\x04"])
def test_a_picture_or_document_under_the_databases_name_is_said_to_be_foreign(locked: Path, start: bytes) -> None:
    (locked / files.DATABASE).write_bytes(start + os.urandom(3 * PAGE))
    assert refusal(locked).fault is Fault.DATABASE_FOREIGN


def test_the_key_file_of_another_workspace_is_said_to_be_that(locked: Path, tmp_path: Path) -> None:
    other = make_locked(tmp_path / "other")
    shutil.copyfile(other / files.KEY, locked / files.KEY)
    assert refusal(locked).fault is Fault.KEY_OF_ANOTHER_WORKSPACE


def test_a_database_that_says_it_is_another_workspaces_is_believed(locked: Path, tmp_path: Path) -> None:
    change(locked, id=retreat().id)
    assert refusal(locked).fault is Fault.KEY_OF_ANOTHER_WORKSPACE


def test_a_log_does_not_change_what_is_said_of_another_workspaces_database(locked: Path, tmp_path: Path) -> None:
    opened = workspace.open(locked, PASSPHRASE)
    with opened.database.write() as connection:
        connection.execute(update(tables.workspace).values(id=retreat().id))
    shutil.copytree(locked, tmp_path / "killed", ignore=shutil.ignore_patterns("backups", files.LOCK))
    opened.close()
    assert refusal(tmp_path / "killed").fault is Fault.KEY_OF_ANOTHER_WORKSPACE


def test_a_database_that_says_it_is_another_programs_is_said_to_be_foreign(locked: Path) -> None:
    opened = workspace.open(locked, PASSPHRASE)
    with opened.database.write() as connection:
        connection.exec_driver_sql("PRAGMA application_id = 7")
    opened.close()
    assert refusal(locked).fault is Fault.DATABASE_FOREIGN


@pytest.mark.parametrize("statement", ["DELETE FROM workspace", "DROP TABLE alembic_version"])
def test_a_database_that_lacks_what_ours_has_is_said_to_be_foreign(locked: Path, statement: str) -> None:
    opened = workspace.open(locked, PASSPHRASE)
    opened.backups.make()
    with opened.database.write() as connection:
        connection.exec_driver_sql(statement)
    leave_as_killed(opened)
    assert refusal(locked).fault is Fault.DATABASE_FOREIGN


def test_an_overwritten_start_is_damage_and_not_a_wrong_key(locked: Path) -> None:
    damage(locked / files.DATABASE, 0, os.urandom(16))
    error = refusal(locked)
    assert error.fault is Fault.DATABASE_DAMAGED
    assert "passphrase is right" in sentence(error)[0]


def test_an_overwritten_first_page_is_damage_and_not_a_wrong_key(locked: Path) -> None:
    damage(locked / files.DATABASE, 0, os.urandom(PAGE))
    error = refusal(locked)
    assert error.fault is Fault.DATABASE_DAMAGED
    assert error.detail == "1"


@pytest.mark.parametrize("page", [2, 5, 12])
def test_a_page_of_zeros_is_named(locked: Path, page: int) -> None:
    damage(locked / files.DATABASE, (page - 1) * PAGE, bytes(PAGE))
    error = refusal(locked)
    assert error.fault is Fault.DATABASE_DAMAGED
    assert error.detail == str(page)


def test_two_pages_that_changed_places_are_named(locked: Path) -> None:
    data = (locked / files.DATABASE).read_bytes()
    fifth, sixth = data[4 * PAGE : 5 * PAGE], data[5 * PAGE : 6 * PAGE]
    damage(locked / files.DATABASE, 4 * PAGE, sixth + fifth)
    error = refusal(locked)
    assert error.fault is Fault.DATABASE_DAMAGED
    assert error.detail == "5, 6"


@pytest.mark.parametrize("kept", [0.5, 0.9])
def test_a_database_cut_off_is_damaged(locked: Path, kept: float) -> None:
    data = (locked / files.DATABASE).read_bytes()
    (locked / files.DATABASE).write_bytes(data[: int(len(data) * kept)])
    assert refusal(locked).fault is Fault.DATABASE_DAMAGED


def test_a_database_that_lacks_its_last_thousand_bytes_is_damaged(locked: Path) -> None:
    data = (locked / files.DATABASE).read_bytes()
    (locked / files.DATABASE).write_bytes(data[:-1000])
    assert refusal(locked).fault is Fault.DATABASE_DAMAGED


def test_many_damaged_pages_are_not_all_listed(locked: Path) -> None:
    damage(locked / files.DATABASE, PAGE, bytes(9 * PAGE))
    error = refusal(locked)
    assert error.fault is Fault.DATABASE_DAMAGED
    assert error.detail.endswith(" …")


def test_a_log_of_another_database_is_never_mixed_in(locked: Path, tmp_path: Path) -> None:
    other = make_locked(tmp_path / "other")
    opened = workspace.open(other, PASSPHRASE)
    opened.sessions.remove(retreat().id, "Remove")
    shutil.copyfile(other / "workspace.db-wal", locked / "workspace.db-wal")
    opened.close()
    error = refusal(locked)
    assert error.fault is Fault.LOG_DAMAGED
    assert "workspace.db-wal" in sentence(error)[1]
    error.path.unlink()
    again = workspace.open(locked, PASSPHRASE)
    assert again.sessions.get(retreat().id) == retreat()
    again.close()


def test_a_log_cut_off_anywhere_opens_to_the_last_whole_commit(locked: Path, tmp_path: Path) -> None:
    opened = workspace.open(locked, PASSPHRASE)
    for number in range(5):
        opened.drafts.keep("count", str(number))
    log = (locked / "workspace.db-wal").read_bytes()
    database = (locked / files.DATABASE).read_bytes()
    opened.close()
    seen = []
    for size in range(0, len(log), len(log) // 12):
        copy = tmp_path / f"cut {size}"
        copy.mkdir()
        shutil.copyfile(locked / files.KEY, copy / files.KEY)
        (copy / files.DATABASE).write_bytes(database)
        (copy / "workspace.db-wal").write_bytes(log[:size])
        again = workspace.open(copy, PASSPHRASE)
        draft = again.drafts.get("count")
        seen.append(-1 if draft is None else int(draft.text))
        assert again.check() == ()
        again.close()
    assert seen == sorted(seen)
    assert seen[0] == -1
    assert seen[-1] >= 3


def test_a_schema_that_only_a_newer_program_can_read_is_said_to_be_newer(locked: Path) -> None:
    newer(locked, readable_by=schema.NEWEST + 1)
    assert refusal(locked).fault is Fault.SCHEMA_NEWER


def test_a_schema_of_a_newer_program_that_ours_can_read_opens_for_reading(locked: Path) -> None:
    newer(locked, readable_by=schema.NEWEST)
    before = content(locked)[files.DATABASE]
    opened = workspace.open(locked, PASSPHRASE)
    assert opened.read_only
    assert Notice.MADE_BY_NEWER_VERSION in opened.notices
    assert opened.sessions.get(retreat().id) == retreat()
    assert opened.database.undo() is None
    for attempt in (
        lambda: opened.sessions.remove(retreat().id, "Remove"),
        lambda: opened.change_passphrase("other words", cost=LOWEST),
        lambda: opened.renew_recovery_code(cost=LOWEST),
        lambda: opened.drafts.keep("a", "b"),
    ):
        with fails_with(Fault.READ_ONLY):
            attempt()
    opened.close()
    assert content(locked)[files.DATABASE] == before


def newer(folder: Path, *, readable_by: int) -> None:
    """Make the workspace look as if a newer version of the program had made it."""
    opened = workspace.open(folder, PASSPHRASE)
    with opened.database.write() as connection:
        connection.execute(update(tables.workspace).values(readable_by=readable_by))
        connection.execute(update(tables.versions).values(version_num=schema.revision(schema.NEWEST + 1)))
    opened.close()


def test_a_large_database_is_checked_later(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "CHECKED_AT_ONCE", PAGE)
    opened = workspace.open(locked, PASSPHRASE)
    assert opened.notices == (Notice.NOT_CHECKED_YET,)
    assert opened.check() == ()
    opened.close()


def test_a_later_check_finds_what_was_not_looked_at(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "CHECKED_AT_ONCE", PAGE)
    pages = (locked / files.DATABASE).stat().st_size // PAGE
    damage(locked / files.DATABASE, (pages - 1) * PAGE, bytes(PAGE))
    opened = workspace.open(locked, PASSPHRASE)
    assert f"page: HMAC verification failed for page {pages}" in opened.check()
    opened.close()


def test_a_file_written_without_encryption_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"SQLite format 3\0" + bytes(100))
    with fails_with(Fault.LIBRARY_UNFIT):
        opening.check_encrypted(tmp_path / "plain")


def test_a_database_that_the_disk_does_not_give_is_not_called_damaged(
    locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_connection: object, _mode: str) -> None:
        error = sqlcipher.OperationalError("disk I/O error")
        error.sqlite_errorname = "SQLITE_IOERR_READ"
        raise error

    monkeypatch.setattr(connections, "prepare", fail)
    assert refusal(locked).fault is Fault.DISK_FAILED


class TestWhereNothingCanBeWritten:
    """A read-only mount, since the account that runs the tests may write in any folder whatever its mode says."""

    @pytest.fixture
    def mounted(self, locked: Path, tmp_path: Path) -> Iterator[Path]:
        point = tmp_path / "read only"
        point.mkdir()
        mount = ["mount", "-o", "bind,ro", str(locked), str(point)]
        if not sys.platform.startswith("linux") or subprocess.run(mount, check=False, capture_output=True).returncode:
            pytest.skip("mounting a folder read-only is not permitted here")
        yield point
        subprocess.run(["umount", str(point)], check=True)

    def test_a_workspace_opens_for_reading(self, mounted: Path) -> None:
        opened = workspace.open(mounted, PASSPHRASE)
        assert opened.read_only
        assert Notice.READ_ONLY_FOLDER in opened.notices
        assert opened.sessions.get(retreat().id) == retreat()
        assert opened.check() == ()
        assert not opened.backups.due()
        with fails_with(Fault.READ_ONLY):
            opened.sessions.remove(retreat().id, "Remove")
        opened.close()

    def test_a_wrong_passphrase_is_still_the_fault_that_is_named(self, mounted: Path) -> None:
        with fails_with(Fault.PASSPHRASE_WRONG):
            workspace.open(mounted, "wrong")

    def test_a_database_that_was_not_closed_is_not_read_without_its_log(self, locked: Path, mounted: Path) -> None:
        (locked / "workspace.db-wal").write_bytes(b"x")
        with fails_with(Fault.READ_ONLY_UNFINISHED):
            workspace.open(mounted, PASSPHRASE)

    def test_an_older_schema_cannot_be_brought_up_to_date(self, mounted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(schema, "NEWEST", schema.NEWEST + 1)
        with fails_with(Fault.SCHEMA_OLDER):
            workspace.open(mounted, PASSPHRASE)

    def test_no_workspace_can_be_created(self, mounted: Path) -> None:
        with fails_with(Fault.FOLDER_NOT_WRITABLE):
            workspace.create_demo(mounted / "new", "New")


def test_a_database_file_that_may_not_be_written_opens_for_reading(
    locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda _file, _mode: False)
    opened = workspace.open(locked, PASSPHRASE)
    assert opened.read_only
    opened.close()
