"""When a check-in was, and where a card stands in the agenda, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.agendas import all_blocks
from core_facilitator.domain.typed_times import clock
from core_facilitator.gui import dates

if TYPE_CHECKING:
    from datetime import datetime

    from core_facilitator.domain.agendas import Day, Session
    from core_facilitator.domain.check_ins import CheckIn
    from core_facilitator.domain.timing import TimedBlock

translate = QCoreApplication.translate


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
