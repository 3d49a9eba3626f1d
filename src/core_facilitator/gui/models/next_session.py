"""Which session comes next, and what Home says about it. Plain values: no widget, no disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from core_facilitator.domain.agendas import Day, Session, Shape
from core_facilitator.domain.timing import TimedBlock, TimedDay, time_day

if TYPE_CHECKING:
    from core_facilitator.store.sessions import SessionSummary

_SHOWN = 4


@dataclass(frozen=True, slots=True)
class NextDay:
    """The day that Home shows: the `number`th of its session (from 1), on its clock."""

    session: Session
    number: int
    timed: TimedDay

    @property
    def day(self) -> Day:
        """The day as planned."""
        return self.timed.day

    @property
    def shown(self) -> tuple[TimedBlock, ...]:
        """The first blocks of the day."""
        return self._blocks[:_SHOWN]

    @property
    def blocks_left(self) -> int:
        """How many blocks that are not breaks come after those shown."""
        return sum(timed.block.shape is not Shape.BREAK for timed in self._blocks[_SHOWN:])

    @property
    def breaks_left(self) -> int:
        """How many breaks come after those shown."""
        return sum(timed.block.shape is Shape.BREAK for timed in self._blocks[_SHOWN:])

    @property
    def _blocks(self) -> tuple[TimedBlock, ...]:
        return tuple(timed for timed in self.timed.blocks if not timed.block.skipped)


def next_of(summaries: Sequence[SessionSummary], today: date) -> SessionSummary | None:
    """Return the session that runs or comes first, else the last that was, else any."""
    dated = [summary for summary in summaries if summary.first_date and summary.last_date]
    coming = [summary for summary in dated if summary.last_date and summary.last_date >= today]
    if coming:
        return min(coming, key=lambda summary: (summary.first_date or today, summary.title))
    if dated:
        return max(dated, key=lambda summary: summary.last_date or today)
    return summaries[0] if summaries else None


def day_of(session: Session, now: datetime) -> NextDay | None:
    """Return the session's day that runs or comes first, else its last one; None without a day."""
    timed = [NextDay(session, number, time_day(day)) for number, day in enumerate(session.days, start=1)]
    return next((one for one in timed if one.timed.planned_end >= now), timed[-1] if timed else None)
