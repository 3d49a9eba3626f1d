import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import pytest

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.store import backups, checks, files, workspace
from core_facilitator.store.backups import Backup
from core_facilitator.store.key_files import LOWEST
from core_facilitator.store.workspace import Workspace
from samples import key, retreat
from workspaces import NOON, PASSPHRASE, Clock, fails_with


@pytest.fixture
def clock(demo: Workspace) -> Clock:
    clock = Clock()
    demo.database.now = clock
    return clock


def add(demo: Workspace, number: int) -> None:
    demo.sessions.add(Session(id=key(1_000 + number), title=f"Session {number}"))


def spoil(backup: Backup) -> None:
    """Change one byte in the middle, as a bad disk would."""
    with (backup.folder / files.DATABASE).open("r+b") as opened:
        opened.seek(backup.size // 2)
        byte = opened.read(1)
        opened.seek(-1, 1)
        opened.write(bytes([byte[0] ^ 1]))


def titles(folder: Path) -> set[str]:
    opened = workspace.open(folder)
    found = {summary.title for summary in opened.sessions.summaries()}
    opened.close()
    return found


def test_a_backup_has_everything_saved_before_it(demo: Workspace, clock: Clock, tmp_path: Path) -> None:
    demo.sessions.add(retreat())
    made = demo.backups.make()
    assert (made.made_at, made.changes, made.good) == (NOON, 1, True)
    assert backups.verified(made)
    backups.restore(made, tmp_path / "restored")
    restored = workspace.open(tmp_path / "restored")
    assert restored.sessions.get(retreat().id) == retreat()
    assert restored.check() == ()
    restored.close()


def test_a_backup_folder_opens_like_any_workspace(demo: Workspace, clock: Clock) -> None:
    add(demo, 1)
    assert titles(demo.backups.make().folder) == {"Session 1"}


def test_a_backup_names_its_time_and_holds_only_what_it_needs(demo: Workspace, clock: Clock) -> None:
    made = demo.backups.make()
    assert made.folder.name == "2026-11-22T12-00-00Z"
    assert {file.name for file in made.folder.iterdir()} == {files.DATABASE, files.KEY, "backup.json"}


def test_two_backups_in_one_second_do_not_overwrite_each_other(demo: Workspace, clock: Clock) -> None:
    add(demo, 1)
    first = demo.backups.make()
    add(demo, 2)
    second = demo.backups.make()
    assert [backup.folder for backup in demo.backups.all()] == [second.folder, first.folder]
    assert titles(first.folder) == {"Session 1"}
    assert titles(second.folder) == {"Session 1", "Session 2"}


def test_a_backup_is_due_when_something_changed_and_half_an_hour_passed(demo: Workspace, clock: Clock) -> None:
    assert not demo.backups.due()
    add(demo, 1)
    assert demo.backups.due()
    demo.backups.make()
    assert not demo.backups.due()
    clock.move(hours=2)
    assert not demo.backups.due()
    add(demo, 2)
    assert demo.backups.due()
    demo.backups.make()
    add(demo, 3)
    clock.move(minutes=29)
    assert not demo.backups.due()
    clock.move(minutes=1)
    assert demo.backups.due()


def test_a_clock_that_was_set_back_does_not_put_backups_off_for_years(demo: Workspace, clock: Clock) -> None:
    add(demo, 1)
    demo.backups.make()
    clock.move(days=-730)
    add(demo, 2)
    assert demo.backups.due()
    newest = demo.backups.make()
    assert demo.backups.all()[0] == newest
    assert len(demo.backups.all()) == 2


def test_an_undo_counts_as_a_change(demo: Workspace, clock: Clock) -> None:
    add(demo, 1)
    demo.backups.make()
    demo.database.undo()
    assert demo.backups.behind()


def test_a_backup_made_while_somebody_writes_is_whole(demo: Workspace, tmp_path: Path) -> None:
    stop, failures = Event(), list[BaseException]()

    def write() -> None:
        number = 0
        try:
            while not stop.is_set():
                add(demo, number)
                number += 1
        except WorkspaceError as error:
            failures.append(error)

    writer = Thread(target=write)
    writer.start()
    made = []
    for _round in range(5):
        before = len(demo.sessions.summaries())
        made.append((before, demo.backups.make()))
    stop.set()
    writer.join()
    assert failures == []
    for number, (before, backup) in enumerate(made):
        backups.restore(backup, tmp_path / str(number))
        names = titles(tmp_path / str(number))
        assert len(names) >= before
        assert names == {f"Session {n}" for n in range(len(names))}


def test_a_worker_thread_makes_a_backup_while_the_window_reads(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    made: list[Backup] = []
    worker = Thread(target=lambda: made.append(demo.backups.make()))
    worker.start()
    assert demo.sessions.get(retreat().id) == retreat()
    worker.join()
    assert backups.verified(made[0])


def test_a_spoiled_backup_is_found_and_the_next_one_offered(demo: Workspace, clock: Clock, tmp_path: Path) -> None:
    add(demo, 1)
    older = demo.backups.make()
    clock.move(hours=1)
    add(demo, 2)
    newest = demo.backups.make()
    spoil(newest)
    assert not backups.verified(newest)
    assert backups.newest_good(demo.folder) == older
    with fails_with(Fault.BACKUP_DAMAGED):
        backups.restore(newest, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()


def test_a_shortened_backup_shows_in_the_list(demo: Workspace, clock: Clock) -> None:
    add(demo, 1)
    made = demo.backups.make()
    (made.folder / files.DATABASE).write_bytes(b"short")
    assert [backup.good for backup in demo.backups.all()] == [False]
    assert demo.backups.due()
    assert backups.newest_good(demo.folder) is None


@pytest.mark.parametrize("lost", [files.DATABASE, files.KEY, "backup.json"])
def test_a_backup_that_lacks_a_file_is_not_good(demo: Workspace, clock: Clock, lost: str) -> None:
    made = demo.backups.make()
    (made.folder / lost).unlink()
    assert [backup.good for backup in demo.backups.all()] == [False]
    assert not backups.verified(demo.backups.all()[0])


HUGE = '{"made_at": "2026-10-13T08:00:00+00:00", "changes": 1e400, "size": 1e400, "sha256": ""}'


@pytest.mark.parametrize("note", ["", "[]", '{"made_at": 5}', "{}", HUGE, "[" * 100_000])
def test_a_backup_with_an_unreadable_note_is_not_good(demo: Workspace, clock: Clock, note: str) -> None:
    made = demo.backups.make()
    (made.folder / "backup.json").write_text(note, "utf-8")
    assert [backup.good for backup in demo.backups.all()] == [False]


def test_a_backup_that_vanishes_while_it_is_read_is_not_verified(demo: Workspace, clock: Clock) -> None:
    made = demo.backups.make()
    shutil.rmtree(made.folder)
    assert not backups.verified(made)


def test_what_a_kill_left_half_done_is_no_backup_and_is_removed(demo: Workspace, clock: Clock) -> None:
    half = demo.backups.folder / ".partial-0011aabb"
    half.mkdir(parents=True)
    (half / files.DATABASE).write_bytes(b"half")
    assert demo.backups.all() == ()
    demo.backups.make()
    assert not half.exists()


def test_other_peoples_files_in_the_folder_are_left_alone(demo: Workspace, clock: Clock) -> None:
    demo.backups.make()
    (demo.backups.folder / "notes.txt").write_text("mine", "utf-8")
    demo.backups.make()
    assert (demo.backups.folder / "notes.txt").read_text("utf-8") == "mine"
    assert len(demo.backups.all()) == 2


def test_a_copy_that_is_not_whole_does_not_count(
    demo: Workspace, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(demo, 1)
    first = demo.backups.make()
    add(demo, 2)
    monkeypatch.setattr(checks, "problems_of", lambda _connection: ("structure: row 1 missing from index",))
    with fails_with(Fault.BACKUP_FAILED) as caught:
        demo.backups.make()
    assert caught.value.detail == "BACKUP_DAMAGED"
    assert [each.name for each in demo.backups.folder.iterdir()] == [first.folder.name]
    monkeypatch.undo()


def test_a_copy_with_fewer_rows_does_not_count(demo: Workspace, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = iter([{"sessions": 2}, {"sessions": 1}])
    monkeypatch.setattr(checks, "counts", lambda _connection: next(counts))
    with fails_with(Fault.BACKUP_FAILED):
        demo.backups.make()
    assert demo.backups.all() == ()


def test_a_damaged_database_is_not_backed_up(demo: Workspace, clock: Clock) -> None:
    add(demo, 1)
    demo.close()
    first = demo.backups.all()
    opened = workspace.open(demo.folder)
    with (demo.folder / files.DATABASE).open("r+b") as file:
        file.seek(6 * 4096)
        file.write(bytes(4096))
    with fails_with(Fault.BACKUP_FAILED) as caught:
        opened.backups.make()
    assert caught.value.detail.startswith(("SQLITE_", "BACKUP_DAMAGED"))
    assert opened.backups.all() == first
    opened.close()


def test_a_lost_key_file_stops_a_backup(demo: Workspace, clock: Clock) -> None:
    whole = (demo.folder / files.KEY).read_bytes()
    (demo.folder / files.KEY).unlink()
    with fails_with(Fault.BACKUP_FAILED) as caught:
        demo.backups.make()
    assert caught.value.detail == "FileNotFoundError"
    (demo.folder / files.KEY).write_bytes(whole)


def test_four_hundred_backups_are_thinned_and_damaged_ones_left_alone(demo: Workspace, clock: Clock) -> None:
    made = demo.backups.make()
    note = json.loads((made.folder / "backup.json").read_text("utf-8"))
    for age in range(1, 400):
        at = NOON - timedelta(days=age)
        copy = demo.backups.folder / at.strftime("%Y-%m-%dT%H-%M-%SZ")
        copy.mkdir()
        for name in (files.DATABASE, files.KEY):
            (copy / name).hardlink_to(made.folder / name)
        (copy / "backup.json").write_text(json.dumps(note | {"made_at": at.isoformat()}), "utf-8")
    spoiled = demo.backups.folder / (NOON - timedelta(days=301)).strftime("%Y-%m-%dT%H-%M-%SZ")
    (spoiled / files.KEY).unlink()
    demo.backups.thin()
    left = demo.backups.all()
    good = sorted((backup.made_at for backup in left if backup.good), reverse=True)
    assert [backup.folder for backup in left if not backup.good] == [spoiled]
    assert 2 + 12 + 10 + 9 <= len(good) <= 2 + 12 + 10 + 9 + 3
    assert good[:14] == [NOON - timedelta(days=age) for age in range(14)]
    assert good[-1] < NOON - timedelta(days=300)


def test_restoring_never_touches_a_folder_with_files(demo: Workspace, clock: Clock) -> None:
    add(demo, 1)
    made = demo.backups.make()
    with fails_with(Fault.FOLDER_NOT_EMPTY):
        backups.restore(made, demo.folder)
    assert len(demo.sessions.summaries()) == 1


def test_a_backup_spoiled_while_it_is_restored_leaves_nothing(
    demo: Workspace, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = demo.backups.make()

    def copy(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:-1])

    monkeypatch.setattr(shutil, "copyfile", copy)
    with fails_with(Fault.BACKUP_DAMAGED):
        backups.restore(made, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()


def test_a_backup_from_before_a_change_opens_with_the_passphrase_of_its_day(locked: Path, tmp_path: Path) -> None:
    opened = workspace.open(locked, PASSPHRASE)
    before = opened.backups.make()
    opened.change_passphrase("four loud herons", cost=LOWEST)
    after = opened.backups.make()
    opened.close()
    for backup, passphrase in ((before, PASSPHRASE), (after, "four loud herons")):
        folder = tmp_path / passphrase
        backups.restore(backup, folder)
        workspace.open(folder, passphrase).close()
        assert (folder / files.DATABASE).exists()


def test_everything_comes_back_after_the_workspace_was_destroyed(demo: Workspace, tmp_path: Path) -> None:
    demo.sessions.add(retreat())
    demo.close()
    (demo.folder / files.DATABASE).write_bytes(b"")
    (demo.folder / files.KEY).unlink()
    newest = backups.newest_good(demo.folder)
    assert newest is not None
    backups.restore(newest, tmp_path / "restored")
    restored = workspace.open(tmp_path / "restored")
    assert restored.sessions.get(retreat().id) == retreat()
    restored.close()


def test_a_workspace_that_is_open_for_reading_is_never_behind(demo: Workspace, clock: Clock) -> None:
    add(demo, 1)
    demo.database.read_only = True
    assert not demo.backups.behind()


def test_times_are_kept_with_their_zone(demo: Workspace) -> None:
    assert demo.backups.make().made_at.tzinfo is UTC
    assert abs(demo.backups.all()[0].made_at - datetime.now(UTC)) < timedelta(minutes=5)


def test_the_first_backups_folder_is_on_the_disk_with_its_name(
    demo: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    sync = files.sync_folder

    def note(folder: Path) -> None:
        synced.append(folder)
        sync(folder)

    monkeypatch.setattr(files, "sync_folder", note)
    demo.backups.make()
    assert demo.folder in synced
    assert synced[-1] == demo.backups.folder


def test_nothing_is_removed_in_favor_of_backups_that_were_damaged_since(demo: Workspace, clock: Clock) -> None:
    """Three newer ones, all damaged, would leave nothing: the oldest is then one of the three that always stay."""
    clock.move(days=-500)
    add(demo, 0)
    oldest = demo.backups.make()
    clock.move(days=490)
    for number in range(1, 12):
        clock.move(hours=1)
        add(demo, number)
        demo.backups.make()
    for backup in demo.backups.all()[:11]:
        spoil(backup)
    clock.move(days=9)
    add(demo, 20)
    newest = demo.backups.make()
    left = demo.backups.all()
    assert {newest, oldest} <= set(left)
    assert [backup for backup in left if backups.verified(backup)] == [newest, oldest]


def test_an_old_backup_that_somebody_has_open_goes_the_next_time(
    demo: Workspace, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.move(days=-5)
    for number in range(5):
        add(demo, number)
        demo.backups.make()
    before = demo.backups.all()

    def refuse(_folder: Path, _target: Path) -> Path:
        raise PermissionError

    clock.move(days=5)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", refuse)
        demo.backups.thin()
    assert demo.backups.all() == before
    demo.backups.thin()
    assert len(demo.backups.all()) == 3
    assert not list(demo.backups.folder.glob(".*"))
