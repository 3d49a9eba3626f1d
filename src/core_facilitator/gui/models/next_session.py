"""Which session comes next, and what Home says about it. Plain values: no widget, no disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from core_facilitator.domain.agendas import Day, Session, Shape
from core_facilitator.domain.timing import TimedBlock, TimedDay, time_day

if TYPE_CHECKING:
    from core_facilitator.domain.runs import Run
    from core_facilitator.store.sessions import SessionSummary

Ended = frozenset[tuple[UUID, date]]
"""Days that ran and are over, each with the date on which it ran: one that was tried out before is still ahead."""

LEFT_OPEN = timedelta(hours=24)
"""So long after it began, no day runs anymore: it was left open."""

_SHOWN = 4


@dataclass(frozen=True, slots=True)
class NextDay:
    """The day that Home shows: the `number`th of its session (from 1), on its clock.

    `over`: it was ended, or its time is past. `since`: it runs, and began then.
    """

    session: Session
    number: int
    timed: TimedDay
    over: bool = False
    since: datetime | None = None

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


def day_of(session: Session, now: datetime, ended: Ended = frozenset()) -> NextDay | None:
    """Return the session's day that comes first, else its last one; None without a day. What has `ended` is over."""
    days = list(_days(session, now, ended))
    return next((one for one in days if not one.over), days[-1] if days else None)


def coming(
    summaries: Sequence[SessionSummary],
    now: datetime,
    session_of: Callable[[UUID], Session],
    ended_of: Callable[[UUID], Ended],
) -> NextDay | None:
    """Return the day that is truly ahead, of whatever session; else the last that was, and None without a day."""
    ahead = [one for one in summaries if one.last_date is not None and one.last_date >= now.date()]
    for summary in sorted(ahead, key=lambda one: (one.first_date or now.date(), one.title)):
        found = day_of(session_of(summary.id), now, ended_of(summary.id))
        if found is not None and not found.over:
            return found
    chosen = next_of(summaries, now.date())
    return None if chosen is None else day_of(session_of(chosen.id), now, ended_of(chosen.id))


def on_now(session: Session, run: Run, now: datetime) -> NextDay | None:
    """Return the day that runs; None where it has not begun, is over, or was left open long ago."""
    found = next((one for one in _days(session, now, frozenset()) if one.day.id == run.plan.id), None)
    if found is None or run.started is None or run.closed is not None or now - run.started > LEFT_OPEN:
        return None
    return replace(found, over=False, since=run.started)


def _days(session: Session, now: datetime, ended: Ended) -> Iterator[NextDay]:
    for number, day in enumerate(session.days, start=1):
        timed = time_day(day)
        yield NextDay(session, number, timed, over=timed.planned_end < now or (day.id, day.date) in ended)
