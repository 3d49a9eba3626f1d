import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core_facilitator.domain.faults import Fault, Notice, WorkspaceError
from core_facilitator.store import backups, files, keys, locks, places, recovery_codes, schema, workspace
from core_facilitator.store.key_files import LOWEST
from core_facilitator.store.workspace import Workspace
from samples import retreat
from workspaces import PASSPHRASE, fails_with, make_locked

ODD_NAMES = [
    "with spaces",
    "100% sure",
    "what?",
    "#1",
    "a&b=c;d",
    "Ünïcödé 漢字",
    "🙂 team",
    "mode=ro?immutable=1",
    "%41",
    "x" * 200,
]


def test_a_created_workspace_is_open_and_empty_and_says_its_name(tmp_path: Path) -> None:
    made, code = workspace.create(tmp_path / "work", " Juniper Valley ", PASSPHRASE, cost=LOWEST)
    assert (made.name, made.folder, made.demo, made.read_only) == ("Juniper Valley", tmp_path / "work", False, False)
    assert [*made.sessions.summaries(), *made.drafts.all()] == []
    assert made.notices == ()
    assert len(code.split("-")) == 7
    made.close()


def test_what_was_saved_is_there_after_opening_again(locked: Path) -> None:
    opened = workspace.open(locked, PASSPHRASE)
    assert opened.sessions.get(retreat().id) == retreat()
    assert (opened.name, opened.notices, opened.demo) == ("Juniper Valley", (), False)
    assert opened.check() == ()
    opened.close()


def test_the_recovery_code_opens_the_workspace(tmp_path: Path) -> None:
    made, code = workspace.create(tmp_path / "work", "Work", PASSPHRASE, cost=LOWEST)
    made.close()
    opened = workspace.open(tmp_path / "work", recovery_code=code.lower().replace("-", " "))
    opened.close()
    assert opened.name == "Work"
    assert Notice.OPENED_BY_RECOVERY_CODE in opened.notices


def test_a_demo_opens_without_a_passphrase_and_says_that_it_is_one(demo: Workspace) -> None:
    demo.close()
    opened = workspace.open(demo.folder)
    assert opened.demo
    opened.close()


def test_only_these_files_are_left_after_closing(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    demo.close()
    assert {file.name for file in demo.folder.iterdir()} == {files.DATABASE, files.KEY, files.LOCK, files.BACKUPS}


def test_a_workspace_without_a_name_has_its_folders(tmp_path: Path) -> None:
    made = workspace.create_demo(tmp_path / "Fall retreat", " \x00 ")
    assert made.name == "Fall retreat"
    made.close()


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_path_of_any_characters_is_the_right_file(tmp_path: Path, name: str) -> None:
    if sys.platform == "win32" and "?" in name:
        pytest.skip("Windows has no such file name")
    folder = tmp_path / name / name
    made = workspace.create_demo(folder, name)
    made.sessions.add(retreat())
    made.close()
    assert (folder / files.DATABASE).stat().st_size > 0
    opened = workspace.open(folder)
    assert opened.sessions.get(retreat().id) == retreat()
    backup = opened.backups.make()
    opened.close()
    backups.restore(backup, tmp_path / "restored" / name)
    workspace.open(tmp_path / "restored" / name).close()
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted({name, "restored"})


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such a name themselves")
def test_a_name_that_is_no_text_at_all_still_opens(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path / "odd") + b"\xff"))
    workspace.create_demo(folder, "Odd").close()
    workspace.open(folder).close()
    assert (folder / files.DATABASE).exists()


def test_nothing_is_created_over_what_is_there(tmp_path: Path, locked: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with fails_with(Fault.FOLDER_NOT_EMPTY):
        workspace.create_demo(locked, "Over it")
    with fails_with(Fault.NOT_A_FOLDER):
        workspace.create_demo(tmp_path / "file", "Over it")
    with fails_with(Fault.FOLDER_NOT_WRITABLE):
        workspace.create_demo(tmp_path / "file" / "below", "Under it")
    with fails_with(Fault.PASSPHRASE_EMPTY):
        workspace.create(tmp_path / "new", "New", " ")
    assert not (tmp_path / "new").exists()


def test_an_empty_folder_may_become_a_workspace(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    workspace.create_demo(tmp_path / "empty", "New").close()
    opened = workspace.open(tmp_path / "empty")
    opened.close()
    assert opened.name == "New"


def test_a_failed_creation_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "write_whole", fail)
    with fails_with(Fault.DISK_FULL):
        workspace.create_demo(tmp_path / "new", "New")
    assert not (tmp_path / "new").exists()


def test_where_nothing_can_be_locked_no_workspace_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some folders on other computers have no locks. Its recovery code would never have been shown."""

    def refuse(_descriptor: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(locks, "_hold", refuse)
    with fails_with(Fault.FOLDER_NOT_WRITABLE):
        workspace.create(tmp_path / "new", "New", PASSPHRASE, cost=LOWEST)
    assert not (tmp_path / "new").exists()


def test_a_database_that_cannot_be_made_is_named_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "make", lambda connection, *_more: connection.exec_driver_sql("SELECT * FROM nowhere"))
    with fails_with(Fault.WRITE_REFUSED):
        workspace.create_demo(tmp_path / "new", "New")
    assert not (tmp_path / "new").exists()


def test_a_new_workspace_that_does_not_open_lets_go_of_its_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise WorkspaceError(Fault.DISK_FAILED, tmp_path)

    with monkeypatch.context() as patched:
        patched.setattr(workspace, "Workspace", fail)
        with fails_with(Fault.DISK_FAILED):
            workspace.create_demo(tmp_path / "new", "New")
    workspace.open(tmp_path / "new").close()


def test_closing_twice_does_nothing_more(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    demo.close()
    (backup,) = demo.backups.all()
    demo.close()
    assert demo.backups.all() == (backup,)


def test_a_closed_workspace_is_not_opened_again_by_accident(demo: Workspace) -> None:
    demo.close()
    with fails_with(Fault.WORKSPACE_CLOSED):
        demo.sessions.summaries()
    with fails_with(Fault.WORKSPACE_CLOSED):
        demo.sessions.add(retreat())
    with fails_with(Fault.WORKSPACE_CLOSED):
        demo.database.empty_log()


def test_closing_backs_up_what_changed_and_only_then(demo: Workspace) -> None:
    demo.close()
    assert demo.backups.all() == ()
    opened = workspace.open(demo.folder)
    opened.sessions.add(retreat())
    opened.close()
    assert len(opened.backups.all()) == 1
    workspace.open(demo.folder).close()
    assert len(opened.backups.all()) == 1


def test_a_backup_that_fails_does_not_keep_the_workspace_from_closing(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    demo.backups.folder.write_text("in the way", "utf-8")
    with fails_with(Fault.BACKUP_FAILED):
        demo.close()
    demo.backups.folder.unlink()
    again = workspace.open(demo.folder)
    assert again.sessions.get(retreat().id) == retreat()
    again.close()


@pytest.mark.parametrize("how", ["the key file", "the database", "the backups"])
def test_a_drive_that_is_gone_does_not_keep_the_workspace_from_closing(
    locked: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    def gone(*_arguments: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    def unreadable(*_arguments: object) -> None:
        raise WorkspaceError(Fault.DISK_FAILED, locked)

    opened = workspace.open(locked, PASSPHRASE)
    opened.sessions.remove(retreat().id, "Remove")
    with monkeypatch.context() as patched:
        if how == "the key file":
            patched.setattr(Workspace, "_put_key_file_back", gone)
        elif how == "the database":
            patched.setattr(type(opened.database), "changes", unreadable)
        else:
            patched.setattr(backups, "found", gone)
        with fails_with(Fault.BACKUP_FAILED):
            opened.close()
    assert opened.database.closed
    again = workspace.open(locked, PASSPHRASE)
    assert again.sessions.summaries() == []
    again.close()


def test_a_new_passphrase_opens_and_the_old_one_does_not(locked: Path) -> None:
    opened = workspace.open(locked, PASSPHRASE)
    opened.confirm(PASSPHRASE)
    with fails_with(Fault.PASSPHRASE_WRONG):
        opened.confirm("four loud herons")
    opened.change_passphrase("four loud herons", cost=LOWEST)
    opened.confirm("four loud herons")
    opened.close()
    with fails_with(Fault.PASSPHRASE_WRONG):
        workspace.open(locked, PASSPHRASE)
    assert (locked / files.OLD_KEY).exists()
    workspace.open(locked, "four loud herons").close()
    assert not (locked / files.OLD_KEY).exists()


def test_a_new_recovery_code_opens_the_workspace(locked: Path) -> None:
    opened = workspace.open(locked, PASSPHRASE)
    code = opened.renew_recovery_code(cost=LOWEST)
    opened.close()
    again = workspace.open(locked, recovery_code=code)
    again.close()
    assert Notice.OPENED_BY_RECOVERY_CODE in again.notices


@pytest.mark.parametrize("damaged", [True, False])
def test_the_key_file_from_before_a_change_stands_in_for_a_lost_one(locked: Path, *, damaged: bool) -> None:
    opened = workspace.open(locked, PASSPHRASE)
    opened.change_passphrase("four loud herons", cost=LOWEST)
    opened.close()
    (locked / files.KEY).write_bytes(b"garbage")
    if not damaged:
        (locked / files.KEY).unlink()
    opened = workspace.open(locked, PASSPHRASE)
    assert opened.notices == (Notice.KEY_FILE_BROUGHT_BACK,)
    opened.close()
    assert (locked / files.DAMAGED_KEY).exists() == damaged
    again = workspace.open(locked, PASSPHRASE)
    assert again.notices == ()
    again.close()


def test_an_old_key_file_that_cannot_be_removed_does_no_harm(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copyfile(locked / files.KEY, locked / files.OLD_KEY)

    def fail(_file: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", fail)
        workspace.open(locked, PASSPHRASE).close()
    workspace.open(locked, PASSPHRASE).close()
    assert not (locked / files.OLD_KEY).exists()


CHANGES = """
import sys
from pathlib import Path
from core_facilitator.store import keys
from core_facilitator.store.key_files import LOWEST, read
file, passphrase = Path(sys.argv[1]), sys.argv[2]
key = keys.unlock(read(file), file, passphrase, None)
print("ready", flush=True)
while True:
    keys.change_passphrase(file, key, "one", LOWEST)
    keys.change_passphrase(file, key, "two", LOWEST)
"""


def test_a_kill_during_a_change_of_passphrase_leaves_one_that_opens(tmp_path: Path) -> None:
    folder = make_locked(tmp_path / "work")
    passphrase = PASSPHRASE
    for round_number in range(4):
        command = [sys.executable, "-c", CHANGES, str(folder / files.KEY), passphrase]
        process = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"ready"
        seen = (folder / files.KEY).stat().st_mtime_ns
        while (folder / files.KEY).stat().st_mtime_ns == seen:
            os.sched_yield()
        for _spin in range(round_number * 20_000):
            pass
        process.kill()
        process.communicate()
        passphrase = next(one for one in ("one", "two", PASSPHRASE) if outcome(folder, one) is None)
    opened = workspace.open(folder, passphrase)
    assert opened.sessions.get(retreat().id) == retreat()
    opened.close()


def outcome(folder: Path, passphrase: str) -> Fault | None:
    try:
        workspace.open(folder, passphrase).close()
    except WorkspaceError as error:
        return error.fault
    return None


def test_a_synced_folder_is_noticed_at_creation_and_at_opening(tmp_path: Path) -> None:
    made = workspace.create_demo(tmp_path / "Dropbox" / "work", "Work")
    assert made.notices == (Notice.SYNCED_FOLDER,)
    made.close()
    opened = workspace.open(tmp_path / "Dropbox" / "work")
    assert opened.notices == (Notice.SYNCED_FOLDER,)
    opened.close()


OPENS = """
import sys
from pathlib import Path
from core_facilitator.store import workspace
workspace.open(Path(sys.argv[1])).close()
print([name for name in ("alembic", "sqlalchemy.orm", "PySide6", "sqlite3") if name in sys.modules])
"""


def test_opening_a_current_workspace_loads_nothing_that_it_does_not_need(demo: Workspace) -> None:
    demo.close()
    done = subprocess.run([sys.executable, "-c", OPENS, str(demo.folder)], check=True, capture_output=True)
    assert done.stdout.strip() == b"[]"


class TestOnTwoMegabytes:
    """A real full disk, where the system lets us mount one."""

    @pytest.fixture
    def disk(self, tmp_path: Path) -> Iterator[Path]:
        point = tmp_path / "disk"
        point.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(point)]
        if not sys.platform.startswith("linux") or subprocess.run(mount, check=False, capture_output=True).returncode:
            pytest.skip("mounting a small disk is not permitted here; test_database injects the same fault")
        yield point
        subprocess.run(["umount", str(point)], check=True)

    def test_a_save_that_does_not_fit_loses_nothing_and_works_once_there_is_space(self, disk: Path) -> None:
        ballast = disk / "ballast"
        opened = workspace.create_demo(disk / "work", "Work")
        opened.sessions.add(retreat())
        ballast.write_bytes(bytes(800_000))
        with fails_with(Fault.DISK_FULL):
            for number in range(2_000):
                opened.drafts.keep(f"place {number}", "word " * 500)
        kept = {draft.place for draft in opened.drafts.all()}
        assert kept == {f"place {number}" for number in range(len(kept))}
        assert opened.sessions.get(retreat().id) == retreat()
        ballast.unlink()
        opened.drafts.keep("now", "fits")
        opened.close()
        again = workspace.open(disk / "work")
        assert {draft.place for draft in again.drafts.all()} == kept | {"now"}
        assert again.check() == ()
        again.close()

    def test_a_backup_that_does_not_fit_is_not_listed_and_leaves_no_file(self, disk: Path) -> None:
        opened = workspace.create_demo(disk / "work", "Work")
        opened.sessions.add(retreat())
        first = opened.backups.make()
        ballast = disk / "ballast"
        free = shutil.disk_usage(disk).free
        ballast.write_bytes(bytes(max(0, free - 60_000)))
        with fails_with(Fault.BACKUP_FAILED):
            opened.backups.make()
        assert opened.backups.all() == (first,)
        assert [file.name for file in opened.backups.folder.iterdir()] == [first.folder.name]
        ballast.unlink()
        opened.close()

    def test_a_workspace_that_does_not_fit_is_not_created(self, disk: Path) -> None:
        (disk / "ballast").write_bytes(bytes(shutil.disk_usage(disk).free - 50_000))
        with fails_with(Fault.DISK_FULL):
            workspace.create_demo(disk / "work", "Work")
        assert not (disk / "work").exists()


def test_opening_by_recovery_code_says_so_until_the_next_time(tmp_path: Path) -> None:
    made, code = workspace.create(tmp_path / "new", "New", PASSPHRASE, cost=LOWEST)
    made.close()
    by_code = workspace.open(tmp_path / "new", recovery_code=code)
    by_code.close()
    assert Notice.OPENED_BY_RECOVERY_CODE in by_code.notices
    by_passphrase = workspace.open(tmp_path / "new", PASSPHRASE)
    by_passphrase.close()
    assert by_passphrase.notices == ()


def test_a_code_that_was_never_typed_back_is_said_at_each_opening_until_it_is(tmp_path: Path) -> None:
    made, _code = workspace.create(tmp_path / "new", "New", PASSPHRASE, cost=LOWEST)
    made.change_passphrase("four louder gulls over the pier", cost=LOWEST)
    made.close()
    for _ in range(2):
        opened = workspace.open(tmp_path / "new", "four louder gulls over the pier")
        assert opened.notices == (Notice.CODE_NEVER_TYPED_BACK,)
        opened.close()
    opened = workspace.open(tmp_path / "new", "four louder gulls over the pier")
    opened.note_code_typed_back()
    opened.close()
    opened = workspace.open(tmp_path / "new", "four louder gulls over the pier")
    assert opened.notices == ()
    opened.close()


def test_a_code_that_opens_the_workspace_counts_as_typed_back(tmp_path: Path) -> None:
    made, code = workspace.create(tmp_path / "new", "New", PASSPHRASE, cost=LOWEST)
    made.close()
    workspace.open(tmp_path / "new", recovery_code=code).close()
    opened = workspace.open(tmp_path / "new", PASSPHRASE)
    assert opened.notices == ()
    opened.close()


def test_a_full_disk_keeps_nobody_out_who_opens_by_a_code_that_was_never_typed_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: Path) -> None:
        raise WorkspaceError(Fault.DISK_FULL, file)

    made, code = workspace.create(tmp_path / "new", "New", PASSPHRASE, cost=LOWEST)
    made.close()
    with monkeypatch.context() as patch:
        patch.setattr(keys, "note_typed_back", full)
        workspace.open(tmp_path / "new", recovery_code=code).close()
    opened = workspace.open(tmp_path / "new", PASSPHRASE)
    assert opened.notices == (Notice.CODE_NEVER_TYPED_BACK,)
    opened.close()


def test_a_new_code_that_was_typed_back_needs_no_more_words_and_one_that_was_not_does(locked: Path) -> None:
    opened = workspace.open(locked, PASSPHRASE)
    opened.renew_recovery_code(cost=LOWEST)
    opened.close()
    opened = workspace.open(locked, PASSPHRASE)
    assert opened.notices == (Notice.CODE_NEVER_TYPED_BACK,)
    opened.renew_recovery_code(recovery_codes.new(), cost=LOWEST)
    opened.close()
    opened = workspace.open(locked, PASSPHRASE)
    assert opened.notices == ()
    opened.close()


def test_a_recovery_code_that_is_on_paper_already_can_be_taken(locked: Path) -> None:
    opened = workspace.open(locked, PASSPHRASE)
    code = recovery_codes.new()
    assert opened.renew_recovery_code(code, cost=LOWEST) == code
    with fails_with(Fault.RECOVERY_CODE_MISTYPED):
        opened.renew_recovery_code("no code at all", cost=LOWEST)
    opened.confirm(recovery_code=code)
    opened.close()


def test_whatever_goes_wrong_at_the_end_of_opening_nothing_stays_locked(
    locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_folder: Path) -> None:
        raise RuntimeError("a list of mounts that nobody has seen before")

    with monkeypatch.context() as patched:
        patched.setattr(places, "notices", fail)
        with pytest.raises(RuntimeError):
            workspace.open(locked, PASSPHRASE)
    workspace.open(locked, PASSPHRASE).close()
