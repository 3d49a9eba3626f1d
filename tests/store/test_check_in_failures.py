"""Full disks, kills, crowds and what must not be lost: whoever was thanked for an answer is counted."""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from errno import ENOSPC
from pathlib import Path
from threading import Barrier
from uuid import UUID

import pytest

from answered import CHECK_IN, PAPER, TODAY, answer, counted, opened, prepared, sheet, ticket
from core_facilitator.domain.answering import Taken, Ticket
from core_facilitator.domain.check_ins import State
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.store import check_in_rows, files, workspace
from core_facilitator.store.check_in_keys import CheckInKeys
from core_facilitator.store.check_ins import OneIsOpenError, WrongStateError
from core_facilitator.store.database import Database
from core_facilitator.store.workspace import Workspace
from full_disk import full_disk
from samples import key
from workspaces import fails_with, leave_as_killed

CHILD = Path(__file__).parent / "answering_child.py"


def test_a_full_disk_keeps_nothing_of_an_answer_and_says_so(demo: Workspace) -> None:
    desk, one = demo.check_ins, opened(demo)
    (mine,) = answer(desk, one, 1)
    spare = ticket(desk, one)
    acts: tuple[Callable[[], object], ...] = (
        lambda: desk.ticket(one.id),
        lambda: desk.answer(one.id, spare, sheet()),
        lambda: desk.change(one.id, mine, sheet(3)),
        lambda: desk.withdraw(one.id, mine),
        lambda: desk.tally(one.id, PAPER),
        lambda: desk.expect(one.id, 30),
    )
    with full_disk(demo):
        for act in acts:
            with fails_with(Fault.DISK_FULL):
                act()
    assert (desk.count(one.id), counted(demo)) == (1, (1, 2))
    assert desk.get(one.id) == one
    assert desk.answer(one.id, spare, sheet()) is Taken.KEPT  # tried again


def test_a_full_disk_while_closing_leaves_it_open_with_every_answer(demo: Workspace) -> None:
    desk, one = demo.check_ins, opened(demo)
    answer(desk, one, 8)
    with full_disk(demo):
        for end in (desk.close, desk.abandon):
            with fails_with(Fault.DISK_FULL):
                end(one.id, TODAY)
    assert (desk.opened(), desk.count(one.id), desk.results(one.id)) == (one, 8, None)
    assert not desk.key_is_lost(one.id)
    assert desk.close(one.id, TODAY).answers == 8


def test_a_full_disk_while_opening_leaves_it_prepared_and_no_key(
    demo: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo.check_ins.keep(prepared(), "Prepare")
    with full_disk(demo), fails_with(Fault.DISK_FULL):
        demo.check_ins.open(CHECK_IN, TODAY)
    assert list((demo.folder / files.CHECK_INS).iterdir()) == []

    def full(_file: Path, _data: bytes) -> None:
        raise OSError(ENOSPC, "No space left on device")

    with monkeypatch.context() as patched, fails_with(Fault.DISK_FULL):
        patched.setattr(files, "write_whole", full)
        demo.check_ins.open(CHECK_IN, TODAY)
    assert demo.check_ins.all() == (prepared(),)
    assert demo.check_ins.open(CHECK_IN, TODAY).state is State.OPEN


def test_a_log_that_cannot_be_emptied_is_no_reason_to_have_no_results(
    demo: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = opened(demo)
    answer(demo.check_ins, one, 8)

    def full(database: Database) -> bool:
        raise WorkspaceError(Fault.DISK_FULL, database.file)

    monkeypatch.setattr(Database, "empty_log", full)
    assert demo.check_ins.close(one.id, TODAY).answers == 8
    assert list((demo.folder / files.CHECK_INS).iterdir()) == []


def test_emptying_the_log_says_when_the_disk_refuses(demo: Workspace) -> None:
    demo.database._engine.dispose()
    demo.database.file.rename(demo.folder / "elsewhere")
    with fails_with(Fault.DISK_FAILED):
        demo.database.empty_log()
    (demo.folder / "elsewhere").rename(demo.database.file)
    assert demo.database.empty_log()


def test_the_same_ticket_sixty_times_at_once_is_one_answer(demo: Workspace) -> None:
    desk, one = demo.check_ins, opened(demo)
    mine, together = ticket(desk, one), Barrier(60)

    def send(number: int) -> Taken:
        together.wait()
        return desk.answer(one.id, mine, sheet(number))

    with ThreadPoolExecutor(60) as crowd:
        taken = list(crowd.map(send, range(60)))
    assert sorted(taken, key=str) == [*[Taken.ALREADY] * 59, Taken.KEPT]
    assert desk.count(one.id) == 1


def test_forty_at_once_are_all_counted_and_none_gets_a_ticket_too_many(demo: Workspace) -> None:
    desk, one = demo.check_ins, opened(demo, prepared(expected=40))
    together = Barrier(50)

    def send(number: int) -> Taken:
        together.wait()
        given = desk.ticket(one.id)
        return desk.answer(one.id, given, sheet(number)) if isinstance(given, Ticket) else given

    with ThreadPoolExecutor(50) as crowd:
        taken = list(crowd.map(send, range(50)))
    assert (taken.count(Taken.KEPT), taken.count(Taken.FULL)) == (40, 10)
    results = desk.close(one.id, TODAY)
    assert results.answers == 40


def test_an_answer_at_the_moment_of_closing_is_counted_or_refused_and_never_lost(demo: Workspace) -> None:
    """Many at once, with the closing among them; whoever was thanked is in the results."""
    desk = demo.check_ins
    for number in range(6):
        one = opened(demo, prepared(number))
        tickets = [ticket(desk, one) for _person in range(12)]
        together = Barrier(13)

        def send(mine: Ticket, of: UUID = one.id, waits: Barrier = together) -> Taken:
            waits.wait()
            return desk.answer(of, mine, sheet())

        with ThreadPoolExecutor(13) as crowd:
            sent = [crowd.submit(send, mine) for mine in tickets]
            together.wait()
            results = desk.close(one.id, TODAY)
            taken = [each.result() for each in sent]
        assert results.answers == taken.count(Taken.KEPT)
        assert taken.count(Taken.KEPT) + taken.count(Taken.CLOSED) == 12


def test_an_answer_that_comes_between_looking_and_writing_is_refused(
    demo: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The desk believes that it is open; the row says otherwise by then."""
    desk, one = demo.check_ins, opened(demo)
    (mine,) = answer(desk, one, 1)
    spare, known = ticket(desk, one), desk._found()
    desk.close(one.id, TODAY)
    monkeypatch.setattr(desk, "_taking", lambda _check_in=None: known)
    monkeypatch.setattr(desk, "_found", lambda: known)
    monkeypatch.setattr(desk, "key_is_lost", lambda _check_in: False)
    assert desk.answer(one.id, spare, sheet()) is Taken.CLOSED
    assert desk.change(one.id, mine, sheet()) is Taken.CLOSED
    assert desk.withdraw(one.id, mine) is Taken.CLOSED
    assert desk.ticket(one.id) is Taken.CLOSED
    with pytest.raises(WrongStateError):
        desk.tally(one.id, PAPER)
    assert counted(demo) == (0, 0)


def test_two_who_open_the_same_at_once_open_it_once_and_leave_its_key(demo: Workspace) -> None:
    demo.check_ins.keep(prepared(), "Prepare")
    together = Barrier(8)

    def begin(_number: int) -> object:
        together.wait()
        try:
            return demo.check_ins.open(CHECK_IN, TODAY)
        except WrongStateError as error:
            return type(error)

    with ThreadPoolExecutor(8) as crowd:
        ends = list(crowd.map(begin, range(8)))
    assert ends.count(WrongStateError) == 7
    one = demo.check_ins.get(CHECK_IN)
    answer(demo.check_ins, one, 3)
    assert demo.check_ins.close(CHECK_IN, TODAY).answers == 3


def test_the_database_itself_lets_no_second_one_open(demo: Workspace) -> None:
    opened(demo)
    for refused, one in ((OneIsOpenError, prepared(1)), (WrongStateError, prepared())):
        with pytest.raises(refused), demo.database.write() as connection:
            check_in_rows.add_wave(connection, one, TODAY, "ABCDEF", b"")
    assert len(demo.check_ins.all()) == 1


def test_where_nothing_can_be_written_it_can_be_seen_and_nothing_else(demo: Workspace) -> None:
    desk, one = demo.check_ins, opened(demo)
    (mine,) = answer(desk, one, 1)
    desk.keep(prepared(1), "Prepare")
    demo.database.read_only = True
    assert (desk.opened(), desk.asked(), desk.count(one.id)) == (one, None, 1)
    assert desk.ticket(one.id) is Taken.CLOSED
    assert desk.answer(one.id, mine, sheet()) is Taken.CLOSED
    assert desk.withdraw(one.id, mine) is Taken.CLOSED
    acts: tuple[Callable[[], object], ...] = (
        lambda: desk.open(key(801), TODAY),
        lambda: desk.close(one.id, TODAY),
        lambda: desk.abandon(one.id, TODAY),
        lambda: desk.keep(prepared(2), "Prepare"),
        lambda: desk.tally(one.id, PAPER),
    )
    for act in acts:
        with fails_with(Fault.READ_ONLY):
            act()
    desk.tidy()
    assert not demo.database.empty_log()
    assert [file.stem for file in (demo.folder / files.CHECK_INS).iterdir()] == [str(one.id)]
    demo.database.read_only = False


def test_opening_and_closing_are_worth_a_backup_and_answers_are_not(demo: Workspace) -> None:
    desk = demo.check_ins
    one = opened(demo)
    demo.backups.make()
    answer(desk, one, 6)
    assert not demo.backups.behind()  # what they hold would open for nobody
    desk.close(one.id, TODAY)
    assert demo.backups.behind()


@pytest.fixture
def answered_by_a_process(tmp_path: Path) -> Path:
    made = workspace.create_demo(tmp_path / "work", "Work")
    opened(made, prepared(expected=400))
    leave_as_killed(made)
    return made.folder


def _killed(folder: Path, word: str, count: int) -> list[str]:
    """Run a process that does as the word says, kill it after so many lines, and return what it had said by then."""
    command = [sys.executable, str(CHILD), str(folder), word]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = [process.stdout.readline().strip() for _line in range(count)]
    process.kill()
    rest = process.communicate()[0].splitlines(keepends=True)
    return said + [line.strip() for line in rest if line.endswith("\n")]


def test_a_kill_with_thirty_answers_in_loses_none_of_them(answered_by_a_process: Path) -> None:
    folder = answered_by_a_process
    said = _killed(folder, "answer", 30)
    assert len(said) >= 30
    again = workspace.open(folder)
    assert again.check_ins.count(CHECK_IN) in (len(said), len(said) + 1)  # one may be in that nobody was thanked for
    for secret in said:
        assert again.check_ins.answer(CHECK_IN, Ticket(secret), sheet()) is Taken.ALREADY
    assert again.check_ins.close(CHECK_IN, TODAY).answers >= 30
    again.close()


@pytest.mark.parametrize("where", ["before commit", "after commit", "after key", "anywhere"])
def test_a_kill_while_closing_leaves_it_open_with_all_or_closed_with_results(
    answered_by_a_process: Path, where: str
) -> None:
    folder = answered_by_a_process
    before = workspace.open(folder)
    answer(before.check_ins, before.check_ins.get(CHECK_IN), 10)
    leave_as_killed(before)
    said = _killed(folder, where, 1)
    assert said[0] == where
    again = workspace.open(folder)
    closed = again.check_ins.get(CHECK_IN).state is State.CLOSED
    if where != "anywhere":
        assert closed == where.startswith("after")
    left = [file.stem for file in (folder / files.CHECK_INS).iterdir()]
    if closed:
        results = again.check_ins.results(CHECK_IN)
        assert results is not None
        assert (results.answers, results.shown, counted(again), left) == (10, True, (0, 0), [])
    else:
        assert (again.check_ins.count(CHECK_IN), counted(again), left) == (10, (10, 10), [str(CHECK_IN)])
        assert again.check_ins.close(CHECK_IN, TODAY).answers == 10
    assert again.check() == ()
    again.close()


def test_a_kill_while_opening_leaves_no_key_without_a_check_in(tmp_path: Path) -> None:
    made = workspace.create_demo(tmp_path / "work", "Work")
    made.check_ins.keep(prepared(), "Prepare")
    CheckInKeys(made.folder, made._key_file.workspace_id, made._key).keep(CHECK_IN, bytes(32))  # and then it was killed
    leave_as_killed(made)
    again = workspace.open(made.folder)
    assert list((made.folder / files.CHECK_INS).iterdir()) == []
    assert again.check_ins.open(CHECK_IN, TODAY).state is State.OPEN
    again.close()
