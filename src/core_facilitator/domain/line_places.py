"""Where a line that was written down in a day belongs once the times of that day were corrected.

When it was written stays: nobody corrected that. Its block is the one that was really on then. So where a block "really
began four minutes ago", what was written in those four minutes goes over to it. A line that somebody put elsewhere
stays there.
"""

from datetime import datetime
from uuid import UUID

from core_facilitator.domain.run_acts import advanced
from core_facilitator.domain.runs import Run


def on_at(run: Run, at: datetime) -> tuple[UUID, ...]:
    """Return what was on at a moment, with what went on by itself: two where one ended then and the next began."""
    passages = advanced(run, at).passages
    return tuple(one.block for one in passages if one.start <= at and (one.end is None or at <= one.end))


def block_now(before: Run, after: Run, at: datetime, block: UUID | None) -> UUID | None:
    """Return the block of a line that was written at a moment, after the times of its run were corrected.

    Args:
        before: the run as it was told.
        after: the run with its corrected times.
        at: when the line was written.
        block: where it stands; None for a line that belongs to no block.
    """
    if block not in (on_at(before, at) or (None,)):
        return block
    really = on_at(after, at)
    return really[-1] if really and block not in really else block
