"""What is left of a day that runs, moved to the next day of its session. The run remembers that it was planned here."""

from dataclasses import replace
from datetime import datetime

from core_facilitator.domain.agendas import Block, Day, Session, Shape, TimeKind
from core_facilitator.domain.edits import Place, add_blocks, remove_blocks
from core_facilitator.domain.run_acts import leave_out
from core_facilitator.domain.runs import Run

OPENING_MINUTES = 45
"""How long people open a day together at most, where several blocks in a row do."""


def after_opening(day: Day) -> int:
    """Return the place in a day behind its opening: where what comes from another day is least in the way.

    A day opens with arriving, which is breaks and milestones, and then with a first block of all together. More such
    blocks right behind it are part of the opening as long as all of it stays short: a welcome, and then a check-in.
    """
    arriving = {Shape.BREAK, Shape.MILESTONE}
    first = next((at for at, one in enumerate(day.blocks) if not one.skipped and one.shape not in arriving), None)
    place, minutes = (len(day.blocks) if first is None else first), 0
    for at, block in enumerate(day.blocks[place:], place):
        minutes += block.planned_minutes
        together = block.shape is Shape.PLAIN and block.kind is TimeKind.PLENARY
        if not together or (at != first and minutes > OPENING_MINUTES):
            return at
    return len(day.blocks)


def tomorrow(session: Session, day: Day) -> Day | None:
    """Return the next day of a session, if there is one: by the dates of the plan, whenever the day itself is run."""
    planned = session.day(day.id) or day
    return min((one for one in session.days if one.date > planned.date), key=lambda one: one.date, default=None)


def left(run: Run) -> tuple[Block, ...]:
    """Return what is left that can be done on another day: no breaks and no milestones, which belong to their day.

    Nor does what was interrupted: a part of it was today.
    """
    ahead = (one for one in run.ahead() if run.passage_of(one.id) is None)
    return tuple(one for one in ahead if one.shape in {Shape.PLAIN, Shape.TRACKS})


def moved_on(run: Run, session: Session, _at: datetime) -> tuple[Run, Session]:
    """Return the run without what is left, and the session with it in its next day, behind that day's opening.

    Nothing moves where there is no next day, or nothing left. A time that it was pinned to was one of today.
    """
    to, blocks = tomorrow(session, run.plan), left(run)
    if to is None or not blocks:
        return run, session
    planned = {one.id for day in session.days for one in day.blocks}
    session = remove_blocks(session, [one.id for one in blocks if one.id in planned])
    free = tuple(replace(one, pin=None, fixed_end=None, skipped=False) for one in blocks)
    session = add_blocks(session, free, Place(to.id, after_opening(to)))
    run = leave_out(run, [one.id for one in blocks], moved_to=to.id)
    breaks = [one.id for one in run.ahead() if one.shape is Shape.BREAK]
    return leave_out(run, breaks), session
