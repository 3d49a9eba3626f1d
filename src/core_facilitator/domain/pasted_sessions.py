"""A session made from a pasted agenda, or further days of one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import takewhile
from uuid import UUID

from core_facilitator.domain.agendas import FIRST_DATE, LAST_DATE, Block, Day, Room, Session
from core_facilitator.domain.pasted_days import DayHeading, date_in
from core_facilitator.domain.pasted_readings import LineKind, ReadAgenda, ReadBlock, ReadLine
from core_facilitator.domain.pasted_times import DAY
from core_facilitator.domain.people import Person

_USUAL_START, _USUAL_END = time(9), time(17)
_MOST_DAYS_APART = 366
_WEEK = 7


@dataclass(slots=True)
class _Gathered:
    """The lines of one day."""

    line: ReadLine | None = None
    blocks: list[tuple[ReadBlock, list[str]]] = field(default_factory=list)

    @property
    def heading(self) -> DayHeading:
        """What is said about the day."""
        return (self.line.day if self.line else None) or DayHeading()


@dataclass(frozen=True, slots=True)
class _Keys:
    """The keys that people and rooms have in the session."""

    zone: str
    people: dict[UUID, UUID]
    rooms: dict[str, UUID]
    new_id: Callable[[], UUID]


def session_of(read: ReadAgenda, first: date, time_zone: str, new_id: Callable[[], UUID]) -> Session:
    """Return the session that a pasted agenda describes.

    The first day is on `first`; the others keep their distance from it, as their headings say it. Blocks follow one
    another, and a start is pinned where they would not arrive at it. Leads come along as its team, by
    their names only.
    Unread lines are kept in its notes.
    """
    led = {key for line in read.lines if line.block for key in line.block.leads}
    keys = {person.id: new_id() for person in read.people if person.id in led}
    rooms = _new_rooms(read, (), new_id)
    return Session(
        id=new_id(),
        title=read.title,
        notes=_unread(read),
        team=tuple(Person(id=keys[one.id], name=one.name) for one in read.people if one.id in keys),
        rooms=rooms,
        days=_days(read, first, _Keys(time_zone, keys, _by_name(rooms), new_id)),
    )


def with_days_of(
    session: Session, read: ReadAgenda, first: date, time_zone: str, new_id: Callable[[], UUID]
) -> Session:
    """Return a session with the days that a pasted agenda describes after its own.

    Its people and rooms are known by their names; others that are named join them. The title and the unread lines go
    to its notes.
    """
    led = {key for line in read.lines if line.block for key in line.block.leads}
    here = {person.id for person in (*session.team, *session.people)}
    keys = {person.id: person.id if person.id in here else new_id() for person in read.people if person.id in led}
    rooms = (*session.rooms, *_new_rooms(read, session.rooms, new_id))
    new = tuple(replace(one, id=keys[one.id]) for one in read.people if one.id in keys and one.id not in here)
    return replace(
        session,
        notes="\n".join(filter(None, (session.notes, read.title, _unread(read)))),
        team=(*session.team, *new),
        rooms=rooms,
        days=(*session.days, *_days(read, first, _Keys(time_zone, keys, _by_name(rooms), new_id))),
    )


def first_date(read: ReadAgenda, today: date) -> date:
    """Return the date of the first day: the one it says, or a line before its first block, else the next such weekday.

    Where nothing says it, that is today.
    """
    heading = next(iter(_gathered(read)), _Gathered()).heading
    said = heading.on or _said_before(read, today)
    if said is not None:
        return said
    ahead = 0 if heading.weekday is None else (heading.weekday - today.weekday()) % _WEEK
    return min(max(today, FIRST_DATE), LAST_DATE - timedelta(days=_WEEK)) + timedelta(days=ahead)


def _said_before(read: ReadAgenda, today: date) -> date | None:
    """Return the first date in what was read before the first block, as in "the plan for Tuesday, Feb 9"."""
    before = takewhile(lambda line: line.block is None, read.lines)
    return next((found for line in before if (found := date_in(line.text, today)) is not None), None)


def _unread(read: ReadAgenda) -> str:
    return "\n".join(line.text.strip() for line in read.unread)


def _new_rooms(read: ReadAgenda, there: Sequence[Room], new_id: Callable[[], UUID]) -> tuple[Room, ...]:
    known = _by_name(there)
    named = {line.block.room.casefold(): line.block.room for line in reversed(read.lines) if line.block}
    order = dict.fromkeys(line.block.room.casefold() for line in read.lines if line.block and line.block.room)
    return tuple(Room(id=new_id(), name=named[name]) for name in order if name not in known)


def _by_name(rooms: Sequence[Room]) -> dict[str, UUID]:
    return {room.name.casefold(): room.id for room in rooms}


def _days(read: ReadAgenda, first: date, keys: _Keys) -> tuple[Day, ...]:
    days: list[Day] = []
    before: DayHeading | None = None
    for gathered in _gathered(read):
        heading = gathered.heading if gathered.line else None
        on = first if not days else _later(days[-1].date, _days_apart(before, heading))
        days.append(_day(gathered, on, keys))
        before = heading
    return tuple(days)


def _gathered(read: ReadAgenda) -> list[_Gathered]:
    days: list[_Gathered] = []
    for line in read.lines:
        if line.day is not None:
            days.append(_Gathered(line))
        if line.block is not None:
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


def _day(gathered: _Gathered, on: date, keys: _Keys) -> Day:
    heading = gathered.heading
    start = heading.start or _start([block for block, _ in gathered.blocks])
    blocks, now = [], start
    for block, notes in gathered.blocks:
        pin = block.start if block.start is not None and block.start != now else None
        now = _at(pin or now, block.minutes)
        blocks.append(_block(block, notes, pin, keys))
    if not blocks:
        now = _USUAL_END if start < _USUAL_END else _at(start, 60)
    return Day(
        id=keys.new_id(),
        date=on,
        start=start,
        end=heading.end or now,
        time_zone=keys.zone,
        title=heading.title,
        notes=_otherwise(gathered.line, heading, on),
        blocks=tuple(blocks),
    )


def _block(block: ReadBlock, notes: list[str], pin: time | None, keys: _Keys) -> Block:
    return Block(
        id=keys.new_id(),
        title=block.title,
        minutes=block.minutes,
        kind=block.kind,
        pin=pin,
        leads=tuple(keys.people[key] for key in block.leads),
        room=keys.rooms.get(block.room.casefold()),
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
    if line is None or (heading.on in (None, on) and heading.weekday in (None, on.weekday())):
        return ""
    return line.day_words or line.words
