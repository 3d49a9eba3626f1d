"""What is left of a day that runs, moved to the next day of its session. The run remembers that it was planned here."""

from dataclasses import replace
from datetime import datetime

from core_facilitator.domain.agendas import Block, Day, Session, Shape
from core_facilitator.domain.edits import Place, add_blocks, remove_blocks
from core_facilitator.domain.run_acts import leave_out
from core_facilitator.domain.runs import Run


def tomorrow(session: Session, day: Day) -> Day | None:
    """Return the next day of a session, if there is one."""
    return min((one for one in session.days if one.date > day.date), key=lambda one: one.date, default=None)


def left(run: Run) -> tuple[Block, ...]:
    """Return what is left that can be done on another day: no breaks and no milestones, which belong to their day."""
    return tuple(one for one in run.ahead() if one.shape in {Shape.PLAIN, Shape.TRACKS})


def moved_on(run: Run, session: Session, _at: datetime) -> tuple[Run, Session]:
    """Return the run without what is left, and the session with it at the beginning of its next day.

    Nothing moves where there is no next day, or nothing left. A time that it was pinned to was one of today.
    """
    to, blocks = tomorrow(session, run.plan), left(run)
    if to is None or not blocks:
        return run, session
    planned = {one.id for day in session.days for one in day.blocks}
    session = remove_blocks(session, [one.id for one in blocks if one.id in planned])
    free = tuple(replace(one, pin=None, fixed_end=None, skipped=False) for one in blocks)
    session = add_blocks(session, free, Place(to.id, 0))
    run = leave_out(run, [one.id for one in blocks], moved_to=to.id)
    breaks = [one.id for one in run.ahead() if one.shape is Shape.BREAK]
    return leave_out(run, breaks), session
