"""A session made from a pasted agenda."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from core_facilitator.domain.agendas import LAST_DATE, Block, Day, Session
from core_facilitator.domain.pasted_agendas import LineKind, ReadAgenda, ReadBlock, ReadLine
from core_facilitator.domain.pasted_days import DayHeading
from core_facilitator.domain.pasted_times import DAY

_USUAL_START, _USUAL_END = time(9), time(17)
_MOST_DAYS_APART = 366


@dataclass(slots=True)
class _Gathered:
    """The lines of one day."""

    heading: ReadLine | None = None
    blocks: list[tuple[ReadBlock, list[str]]] = field(default_factory=list)


def session_of(read: ReadAgenda, first: date, time_zone: str, new_id: Callable[[], UUID]) -> Session:
    """Return the session that a pasted agenda describes.

    The first day is on `first`; the others keep their distance from it, as their headings say it. Blocks follow one
    another, and a start is pinned where they would not arrive at it. Leads come along as its team, under new keys.
    Unread lines are kept in its notes.
    """
    led = {key for line in read.lines if line.block for key in line.block.leads}
    keys = {person.id: new_id() for person in read.people if person.id in led}
    days: list[Day] = []
    before: DayHeading | None = None
    for gathered in _gathered(read):
        heading = gathered.heading.day if gathered.heading else None
        on = first if not days else _later(days[-1].date, _days_apart(before, heading))
        days.append(_day(gathered, on, time_zone, keys, new_id))
        before = heading
    return Session(
        id=new_id(),
        title=read.title,
        notes="\n".join(line.text.strip() for line in read.unread),
        team=tuple(replace(person, id=keys[person.id]) for person in read.people if person.id in keys),
        days=tuple(days),
    )


def _gathered(read: ReadAgenda) -> list[_Gathered]:
    days: list[_Gathered] = []
    for line in read.lines:
        if line.kind is LineKind.DAY:
            days.append(_Gathered(line))
        elif line.block is not None:
            if not days:
                days.append(_Gathered())
            days[-1].blocks.append((line.block, [line.block.notes] if line.block.notes else []))
        elif line.kind is LineKind.NOTE:
            days[-1].blocks[-1][1].append(line.words)
    return days


def _days_apart(before: DayHeading | None, heading: DayHeading | None) -> int:
    """Return how many days after the day before a heading says that it is, at least 1."""
    if before is None or heading is None:
        return 1
    if before.on and heading.on:
        apart = (heading.on - before.on).days
    elif before.number is not None and heading.number is not None:
        apart = heading.number - before.number
    elif before.weekday is not None and heading.weekday is not None:
        apart = (heading.weekday - before.weekday) % 7
    else:
        apart = 1
    return apart if 1 <= apart <= _MOST_DAYS_APART else 1


def _later(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (LAST_DATE - day).days))


def _day(gathered: _Gathered, on: date, time_zone: str, keys: dict[UUID, UUID], new_id: Callable[[], UUID]) -> Day:
    heading = (gathered.heading.day if gathered.heading else None) or DayHeading()
    start = heading.start or _start([block for block, _ in gathered.blocks])
    blocks, now = [], start
    for block, notes in gathered.blocks:
        pin = block.start if block.start is not None and block.start != now else None
        now = _at(pin or now, block.minutes)
        blocks.append(_block(block, notes, pin, keys, new_id))
    if not blocks:
        now = _USUAL_END if start < _USUAL_END else _at(start, 60)
    return Day(
        id=new_id(),
        date=on,
        start=start,
        end=heading.end or now,
        time_zone=time_zone,
        title=heading.title,
        notes=_otherwise(gathered.heading, heading, on),
        blocks=tuple(blocks),
    )


def _block(
    block: ReadBlock, notes: list[str], pin: time | None, keys: dict[UUID, UUID], new_id: Callable[[], UUID]
) -> Block:
    return Block(
        id=new_id(),
        title=block.title,
        minutes=block.minutes,
        kind=block.kind,
        pin=pin,
        leads=tuple(keys[key] for key in block.leads),
        notes="\n".join(notes),
    )


def _start(blocks: list[ReadBlock]) -> time:
    """Return when a day starts: so that the first block with a start comes to it."""
    before = 0
    for block in blocks:
        if block.start is not None:
            return _at(block.start, -min(before, block.start.hour * 60 + block.start.minute))
        before += block.minutes
    return _USUAL_START


def _at(at: time, minutes: int) -> time:
    return (datetime.combine(date.min, at) + timedelta(minutes=minutes % DAY)).time()


def _otherwise(line: ReadLine | None, heading: DayHeading, on: date) -> str:
    """Return the heading itself where it says another date than the day now has."""
    same = heading.on in (None, on) and heading.weekday in (None, on.weekday())
    return "" if line is None or same else line.words
