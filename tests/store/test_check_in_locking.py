"""Answers that arrive as the workspace is locked or closed: each is kept, or its sender can try again."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Thread
from uuid import UUID

import pytest

from answered import PAPER, answer, counted, opened, sheet, ticket
from core_facilitator.domain.answering import Taken, Ticket
from core_facilitator.domain.check_ins import CheckIn
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.store import workspace
from core_facilitator.store.workspace import Workspace
from workspaces import fails_with


def _acts(demo: Workspace, one: CheckIn, spare: Ticket, mine: Ticket) -> dict[str, Callable[[], object]]:
    """Return all that may be asked of a desk while the workspace closes, by name."""
    desk = demo.check_ins
    return {
        "asked": desk.asked,
        "ticket": lambda: desk.ticket(one.id),
        "answer": lambda: desk.answer(one.id, spare, sheet()),
        "change": lambda: desk.change(one.id, mine, sheet(3)),
        "withdraw": lambda: desk.withdraw(one.id, mine),
        "tally": lambda: desk.tally(one.id, PAPER),
        "count": lambda: desk.count(one.id),
    }


_ACTS = ("asked", "ticket", "answer", "change", "withdraw", "tally", "count")
_WRITING = ("ticket", "answer", "change", "withdraw", "tally")


@pytest.mark.parametrize("act", _ACTS)
def test_whoever_comes_after_the_workspace_was_locked_can_try_again(demo: Workspace, act: str) -> None:
    """Never "closed": the check-in is still open, and a phone that is told otherwise throws its answer away."""
    one = opened(demo)
    (mine,) = answer(demo.check_ins, one, 1)
    acts = _acts(demo, one, ticket(demo.check_ins, one), mine)
    demo.close()
    with fails_with(Fault.WORKSPACE_CLOSED):
        acts[act]()


@pytest.mark.parametrize("act", _WRITING)
def test_a_workspace_that_closes_between_looking_and_writing_keeps_nothing_of_an_answer(
    demo: Workspace, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    desk, one = demo.check_ins, opened(demo)
    (mine,) = answer(desk, one, 1)
    spare = ticket(desk, one)
    look = desk.key_is_lost

    def look_and_lock(check_in: UUID) -> bool:
        lost = look(check_in)
        demo.close()
        return lost

    monkeypatch.setattr(desk, "key_is_lost", look_and_lock)
    with fails_with(Fault.WORKSPACE_CLOSED):
        _acts(demo, one, spare, mine)[act]()
    again = workspace.open(demo.folder)
    assert counted(again) == (1, 2)
    assert again.check_ins.answer(one.id, mine, sheet()) is Taken.ALREADY
    assert again.check_ins.answer(one.id, spare, sheet()) is Taken.KEPT
    again.close()


def test_answers_at_the_moment_of_locking_are_kept_or_can_be_tried_again(demo: Workspace) -> None:
    """Many at once, with the lock among them; whoever was thanked is counted, and nobody else."""
    one = opened(demo)
    tickets = [ticket(demo.check_ins, one) for _person in range(16)]
    together = Barrier(17)

    def send(mine: Ticket) -> Taken | Fault:
        together.wait()
        try:
            return demo.check_ins.answer(one.id, mine, sheet())
        except WorkspaceError as error:
            return error.fault

    with ThreadPoolExecutor(16) as crowd:
        sent = [crowd.submit(send, mine) for mine in tickets]
        together.wait()
        demo.database.close()
        told = [each.result() for each in sent]
    assert set(told) <= {Taken.KEPT, Fault.WORKSPACE_CLOSED}
    kept = [one is Taken.KEPT for one in told]
    demo.close()
    again = workspace.open(demo.folder)
    assert again.check_ins.count(one.id) == sum(kept)
    for mine, was_kept in zip(tickets, kept, strict=True):
        assert again.check_ins.answer(one.id, mine, sheet()) is (Taken.ALREADY if was_kept else Taken.KEPT)
    again.close()


def test_closing_lets_go_of_the_file_only_when_what_is_being_written_is_written(
    demo: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever opens the workspace next would otherwise write beside it."""
    others_could_write: list[bool] = []
    turn, let_go = demo.database._lock, demo.database._engine.dispose

    def look() -> None:
        others_could_write.append(turn.acquire(blocking=False))
        if others_could_write[-1]:
            turn.release()

    def look_and_let_go() -> None:
        other = Thread(target=look)
        other.start()
        other.join()
        let_go()

    look_and_let_go()
    monkeypatch.setattr(demo.database._engine, "dispose", look_and_let_go)
    demo.close()
    assert others_could_write == [True, False]
