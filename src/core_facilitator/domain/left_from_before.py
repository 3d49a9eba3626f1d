"""What was left out on the day before, offered to the day after it.

Dates decide, not the order of the plan: the day before is the last that ran, on whatever date it really did. What is
put into the later day is marked in the run of the earlier one (`moved_to`), so nothing is offered twice.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from core_facilitator.domain.agendas import Block, Day, Session, Shape
from core_facilitator.domain.copies import renewed, unpinned
from core_facilitator.domain.edits import Place, add_blocks
from core_facilitator.domain.run_moves import after_opening
from core_facilitator.domain.runs import Run, with_change


@dataclass(frozen=True, slots=True)
class LeftBefore:
    """The run of the day before, and the blocks of it that did not take place and are in no other day."""

    run: Run
    blocks: tuple[Block, ...]


def left_before(runs: Iterable[Run], day: Day, today: date) -> LeftBefore | None:
    """Return what the day before leaves to this one; None for nothing, and for a day that is past.

    Args:
        runs: those of the session, of several of one day the newest last.
        day: the day to put something into.
        today: the date of now. A day before that was not closed is over once its date is past.
    """
    if day.date < today:
        return None
    newest = {one.plan.id: one for one in runs if one.passages and one.plan.id != day.id and one.plan.date < day.date}
    if not newest:
        return None
    run = max(newest.values(), key=_date)
    blocks = tuple(one for one in _left_out(run, today) if _is_for_another_day(run, one))
    return LeftBefore(run, blocks) if blocks else None


def put_in(
    left: LeftBefore, session: Session, day_id: UUID, new_id: Callable[[], UUID]
) -> tuple[Run, Session, tuple[UUID, ...]]:
    """Return the run that knows where its blocks went, the session with copies of them in a day, and their keys.

    They stand behind the opening of that day. A time that one was pinned to was one of the day before, and its groups
    stay as they were made.

    Raises:
        KeyError: when the session has no such day.
    """
    copies = tuple(replace(unpinned(renewed(one, new_id)), skipped=False) for one in left.blocks)
    run = left.run
    for one in left.blocks:
        run = with_change(run, one.id, left_out=True, moved_to=day_id)
    day = session.day(day_id)
    if day is None:
        raise KeyError(day_id)
    return run, add_blocks(session, copies, Place(day_id, after_opening(day))), tuple(one.id for one in copies)


def _date(run: Run) -> date:
    return run.plan.date


def _left_out(run: Run, today: date) -> tuple[Block, ...]:
    """Return what did not take place; what can still come today is not in it."""
    over = run.closed is not None or run.plan.date >= today
    return run.left_out() if over else replace(run, closed=run.passages[-1].start).left_out()


def _is_for_another_day(run: Run, block: Block) -> bool:
    return block.shape in {Shape.PLAIN, Shape.TRACKS} and run.change_of(block.id).moved_to is None
