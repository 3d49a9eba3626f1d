"""When a check-in was, and where a card stands in the agenda, in words."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.agendas import all_blocks
from core_facilitator.domain.timing import time_day
from core_facilitator.domain.typed_times import clock, duration
from core_facilitator.gui import dates
from core_facilitator.gui.models.block_titles import whole_title

if TYPE_CHECKING:
    from uuid import UUID

    from core_facilitator.domain.agendas import Block, Day, Session
    from core_facilitator.domain.check_ins import CheckIn
    from core_facilitator.domain.stage_offers import Free
    from core_facilitator.domain.timing import TimedBlock

translate = QCoreApplication.translate

_MINUTE = 60  # seconds


def when(check_in: CheckIn, session: Session | None) -> str:
    """Return "Day 2, Wednesday, October 14", by the day of its block or the day on which it was closed.

    Where that was on none of the session's days, as at a rehearsal, it is said alone.
    """
    days = () if session is None else session.days
    if check_in.closed_on is not None and check_in.closed_on not in {day.date for day in days}:
        return dates.long_date(check_in.closed_on)
    found = next(((number, day) for number, day in enumerate(days, 1) if _was_on(day, check_in)), None)
    if found is not None and len(days) > 1:
        return translate("CheckIns", "Day {0}, {1}").format(found[0], dates.long_date(found[1].date))
    on = check_in.closed_on if found is None else found[1].date
    return "" if on is None else dates.long_date(on)


def _was_on(day: Day, check_in: CheckIn) -> bool:
    if check_in.block is not None:
        return any(block.id == check_in.block for block in all_blocks(day.blocks))
    return day.date == check_in.closed_on


def stands(found: TimedBlock, now: datetime, *, hours24: bool) -> str:
    """Return "Already on today, 2:25" or "Already on Oct 15, 9:00"."""
    at = clock(found.start, hours24=hours24)
    if found.start.date() == now.astimezone(found.start.tzinfo).date():
        return translate("CheckIns", "Already on today, {0}").format(at)
    return translate("CheckIns", "Already on {0}, {1}").format(dates.short_date(found.start.date()), at)


def goes(session: Session, free: Free, now: datetime, *, hours24: bool) -> str:
    """Return where a card would be put: "Next gap: today at 2:25, 40 min", or that none fits, and what follows then."""
    timed = next(time_day(day) for day in session.days if day.id == free.place.day_id)
    today = timed.day.date == now.astimezone(timed.start.tzinfo).date()
    day = translate("CheckIns", "today") if today else dates.short_date(timed.day.date)
    if free.minutes is not None:
        block = timed.blocks[free.place.index] if free.place.index < len(timed.blocks) else None
        end = timed.planned_end if block is None else block.start
        start = datetime.fromtimestamp(end.timestamp() - _MINUTE * free.minutes, end.tzinfo)
        at = clock(start, hours24=hours24)
        return translate("CheckIns", "They fit the next gap: {0} at {1}, {2}.").format(day, at, duration(free.minutes))
    if timed.planned_end <= now:
        return translate("CheckIns", "All days are over. “Add” puts one at the end of {0}.").format(day)
    none = translate("CheckIns", "No gap that is left is long enough.")
    siblings = _siblings(timed.day, free.place.track_id)
    if free.place.index >= len(siblings) and free.place.track_id is None:
        follows = translate("CheckIns", "“Add” puts one at the end of {0}, and the day runs over.").format(day)
    else:
        title = whole_title(siblings[free.place.index - 1])
        follows = translate("CheckIns", "“Add” puts one after {0}, {1}, and moves what follows.").format(title, day)
    return f"{none} {follows}"


def _siblings(day: Day, track: UUID | None) -> tuple[Block, ...]:
    """Return the blocks of a day, or of one of its tracks."""
    if track is None:
        return day.blocks
    tracks = (one for block in all_blocks(day.blocks) for one in block.tracks)
    return next(one.blocks for one in tracks if one.id == track)
