"""What was left out on the day before, offered to the day after it.

Dates decide, not the order of the plan: the day before is the last that ran, on whatever date it really did. What is
put into the later day is marked in the run of the earlier one (`moved_to`), so nothing is offered twice. It comes as it
was planned: what was cut from it was cut for the day before.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from core_facilitator.domain.agendas import Block, Day, Session, Shape
from core_facilitator.domain.conflicts import Trouble, conflicts
from core_facilitator.domain.copies import renewed, unpinned
from core_facilitator.domain.edits import Place, add_blocks
from core_facilitator.domain.run_moves import after_opening
from core_facilitator.domain.runs import Run, with_change
from core_facilitator.domain.timing import time_day

USUAL_MINUTES = 10
"""Of a block for which nothing says how long it takes."""


@dataclass(frozen=True, slots=True)
class LeftBefore:
    """The run of the day before, and the blocks of it that did not take place and are in no other day."""

    run: Run
    blocks: tuple[Block, ...]

    def only(self, keys: Collection[UUID]) -> "LeftBefore":
        """Return the same with some of the blocks alone."""
        return replace(self, blocks=tuple(one for one in self.blocks if one.id in keys))


@dataclass(frozen=True, slots=True)
class Follows:
    """What follows for a day from what is put into it: when it ends, and what does not work any more.

    `overlaps` are the blocks whose time stands, each with the minutes that run past it more than before. `troubles` is
    how many other conflicts come: somebody or a room is wanted twice, for example.
    """

    minutes: int
    end: datetime
    end_before: datetime
    planned_end: datetime
    overlaps: tuple[tuple[Block, int], ...]
    troubles: int

    @property
    def fits(self) -> bool:
        """Whether nothing comes into trouble."""
        return not self.overlaps and not self.troubles and self.end <= max(self.planned_end, self.end_before)


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
    found = (_with_minutes(run, one) for one in _left_out(_uncut(run), today) if _is_for_another_day(run, one))
    blocks = tuple(one for one in found if one.planned_minutes)
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


def follows(left: LeftBefore, session: Session, day_id: UUID, new_id: Callable[[], UUID]) -> Follows:
    """Return what follows from putting blocks into a day, which is not done.

    Raises:
        KeyError: when the session has no such day.
    """
    _run, planned, made = put_in(left, session, day_id, new_id)
    was, timed = (time_day(next(one for one in each.days if one.id == day_id)) for each in (session, planned))
    known = {one.block.id: one.overlap for one in was.all_blocks()}
    more = ((one.block, one.overlap - known.get(one.block.id, 0)) for one in timed.all_blocks())
    return Follows(
        minutes=sum(one.minutes for one in timed.blocks if one.block.id in made),
        end=timed.end,
        end_before=was.end,
        planned_end=timed.planned_end,
        overlaps=tuple((block, minutes) for block, minutes in more if minutes > 0),
        troubles=max(0, _other_troubles(planned, day_id) - _other_troubles(session, day_id)),
    )


def _other_troubles(session: Session, day_id: UUID) -> int:
    own = (Trouble.OVERLAP, Trouble.DAY_OVER)
    return sum(1 for one in conflicts(session) if one.day_id == day_id and one.trouble not in own)


def _uncut(run: Run) -> Run:
    """Return the run with all blocks as long as planned."""
    return replace(run, changes=tuple(replace(one, minutes=None, steps=None) for one in run.changes))


def _with_minutes(run: Run, block: Block) -> Block:
    """Return a block; one that goes by times of its day with the minutes between them."""
    if block.planned_minutes or block.holds_blocks:
        return block
    between = next((one.minutes for one in time_day(run.plan).blocks if one.block.id == block.id), 0)
    return replace(block, minutes=between if between > 0 else block.step_minutes or USUAL_MINUTES)


def _date(run: Run) -> date:
    return run.plan.date


def _left_out(run: Run, today: date) -> tuple[Block, ...]:
    """Return what did not take place; what can still come today is not in it."""
    over = run.closed is not None or run.plan.date >= today
    return run.left_out() if over else replace(run, closed=run.passages[-1].start).left_out()


def _is_for_another_day(run: Run, block: Block) -> bool:
    return block.shape in {Shape.PLAIN, Shape.TRACKS} and run.change_of(block.id).moved_to is None
