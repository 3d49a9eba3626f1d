"""Where the time went, drawn to scale: each day as it was held, or one day as it was planned above as it was held."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from core_facilitator.documents.blocks import BarPart, BarRow, TimeBars
from core_facilitator.documents.told import Told
from core_facilitator.domain.agendas import TimeKind
from core_facilitator.domain.summaries import HeldDay
from core_facilitator.domain.timing import time_day
from core_facilitator.domain.typed_times import clock

_HOUR, _DAY = 60, 24 * 60
_MOST_MARKS = 9
"""Hours that are named below a drawing; of more, every second one, and so on."""


def days_as_held(told: Told) -> TimeBars | None:
    """Return all days as they were held, one below the other on one clock; None where nothing took any time."""
    days = [day for day in told.summary.days if _held(day)]
    rows = tuple(BarRow(told.day_name(day), _held(day)) for day in days)
    words = told.own
    said = [
        words.bar_told.format(name=row.name, parts="; ".join(_said(told, day, held=True)))
        for row, day in zip(rows, days, strict=True)
    ]
    return _bars(told, rows, " ".join(said)) if rows else None


def planned_and_held(told: Told, day: HeldDay) -> TimeBars | None:
    """Return a day as it was planned, and below as it was held, block joined to block; None for an empty one."""
    planned, held = _planned(day), _held(day)
    if not planned and not held:
        return None
    rows = (
        BarRow(told.own.as_planned, tuple(part for _, part in planned)),
        BarRow(told.own.as_held, tuple(_joined(day, planned))),
    )
    said = [
        told.own.bar_told.format(name=row.name, parts="; ".join(_said(told, day, held=at == 1)))
        for at, row in enumerate(rows)
        if row.parts
    ]
    return _bars(told, rows, told.own.bars_told.format(day=told.day_name(day), rows=" ".join(said)))


def _bars(told: Told, rows: tuple[BarRow, ...], said: str) -> TimeBars:
    parts = [part for row in rows for part in row.parts]
    first = min(part.start for part in parts) // _HOUR * _HOUR
    last = -(-max(part.start + part.minutes for part in parts) // _HOUR) * _HOUR
    used = {part.kind for part in parts}
    return TimeBars(
        rows=tuple(BarRow(row.name, tuple(part.moved(-first) for part in row.parts)) for row in rows),
        minutes=last - first,
        marks=tuple((at - first, _hour(told, at)) for at in _hours(first, last)),
        legend=tuple((kind, told.words.kinds[kind]) for kind in TimeKind if kind in used),
        alternative=said,
    )


def _hours(first: int, last: int) -> Sequence[int]:
    apart = -(-((last - first) // _HOUR) // _MOST_MARKS)
    return range(first, last + 1, apart * _HOUR)


def _hour(told: Told, minute: int) -> str:
    return clock(time(minute % _DAY // _HOUR), hours24=told.hours24)


def _minute(day: HeldDay, at: datetime) -> int:
    """Return a moment as minutes from the midnight before the day began, as if no clock were changed meanwhile."""
    start = day.report.planned_start
    return round((at - start) / timedelta(minutes=1)) + _HOUR * start.hour + start.minute


def _held(day: HeldDay) -> tuple[BarPart, ...]:
    return tuple(_joined(day, []))


def _joined(day: HeldDay, planned: Sequence[tuple[object, BarPart]]) -> list[BarPart]:
    """Return the parts of a day as it was held, each with its place in the plan the first time that it was on."""
    places = {key: at for at, (key, _) in enumerate(planned)}
    found: list[BarPart] = []
    for passage in day.run.passages:
        block = day.run.block(passage.block)
        start, end = (_minute(day, at) for at in (passage.start, passage.end or passage.start))
        if end > start:
            kind = TimeKind.PLENARY if block is None else block.kind
            found.append(BarPart(start, end - start, kind, places.pop(passage.block, None)))
    return found


def _planned(day: HeldDay) -> list[tuple[object, BarPart]]:
    return [
        (timed.block.id, BarPart(_minute(day, timed.start), timed.minutes, timed.block.kind))
        for timed in time_day(day.run.plan).blocks
        if timed.minutes
    ]


def _said(told: Told, day: HeldDay, *, held: bool) -> list[str]:
    """Return each block of a day in words, with when it began and how long it took, or should have."""
    words = told.own
    if held:
        spent = [(one.start, one, one.actual) for one in day.report.timed if one.start and one.actual]
        return [
            words.arc_part.format(
                time=told.clock(day, start),
                title=told.title_of(one),
                kind=(words.skipped if one.skipped else told.words.kinds[one.kind or TimeKind.PLENARY]).lower(),
                minutes=minutes,
            )
            for start, one, minutes in spent
        ]
    return [
        words.arc_part.format(
            time=told.clock(day, timed.start),
            title=told.title_of(timed.block),
            kind=told.words.kinds[timed.block.kind].lower(),
            minutes=timed.minutes,
        )
        for timed in time_day(day.run.plan).blocks
        if timed.minutes
    ]
