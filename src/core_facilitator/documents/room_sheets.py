"""Sheets for whoever sets up the rooms and stands at the door: set-up, sign-in, name tents, door signs."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from core_facilitator.documents.blocks import (
    Align,
    Cell,
    Column,
    Content,
    Heading,
    Sign,
    Style,
    Table,
    Tents,
    say,
)
from core_facilitator.documents.group_lists import divided, group_title
from core_facilitator.documents.phrases import cell, listed, moment, sentences
from core_facilitator.documents.plans import Plan, Stay
from core_facilitator.domain.agendas import Room
from core_facilitator.domain.people import Person
from core_facilitator.domain.timing import TimedDay

_Row = tuple[Cell, ...]
_SIGN_IN_DAYS = 4
_ROWS_WITHOUT_NAMES = 20
_SIGN_IN_HEIGHT = 26.0


def set_up_pages(plan: Plan, day: TimedDay) -> tuple[Content, ...]:
    """Return what has to stand where by when on that day, in order of time."""
    words = plan.words
    rows = tuple(row for _, row in sorted(_set_up_rows(plan, day), key=lambda pair: pair[0].timestamp()))
    heading = Heading(1, plan.of_day(words.set_up_title, words.set_up_day, day))
    line = say(plan.day_line(day), Style.CAPTION)
    if not rows:
        return (heading, line, say(words.nothing_to_set_up))
    table = Table(
        columns=(
            Column(words.ready_by, 1.65, Align.END),
            Column(words.room, 2.1),
            Column(words.arrangement, 3.6),
            Column(words.number_of_people, 1.15, Align.END),
            Column(words.supplies, 2.5),
        ),
        rows=rows,
        summary=words.set_up_summary.format(day=words.dates.day(day.day.date)),
        margin=True,
    )
    return (heading, line, table)


def _set_up_rows(plan: Plan, day: TimedDay) -> Iterator[tuple[datetime, _Row]]:
    """Yield a row for each stay or group that asks for something, and for the first stay in each room."""
    free: dict[UUID, datetime] = {}
    for stay in sorted((*_groups(plan, day), *plan.stays(day), *_small_groups(plan, day)), key=_start):
        first = stay.room is not None and stay.room.id not in free and stay.start < stay.end
        asked = stay.block is not None and bool(stay.block.setup or stay.block.materials)
        if first or asked:
            yield stay.start, _set_up_row(plan, day, stay, free)
        if stay.room and (first or asked or stay.room.id in free):
            free[stay.room.id] = max(stay.end, free.get(stay.room.id, stay.end), key=datetime.timestamp)


def _groups(plan: Plan, day: TimedDay) -> Iterator[Stay]:
    """Yield the groups of tracks that ask for something themselves, beside what their tracks ask for."""
    for timed in day.all_blocks():
        block = timed.block
        if block.tracks and not block.skipped and (block.setup or block.materials):
            room, people = plan.session.room(block.room), plan.counts[block.id]
            yield Stay(block.id, plan.title_of(block), timed.start, timed.end, room, people, block)


def _small_groups(plan: Plan, day: TimedDay) -> Iterator[Stay]:
    """Yield the rooms that only groups of a block are in, each with all of those groups."""
    for timed in divided(day):
        there: dict[UUID, list[tuple[str, int]]] = {}
        for at, group in enumerate(timed.block.groups):
            if group.room is not None and group.room != timed.block.room:
                there.setdefault(group.room, []).append((group_title(plan, group, at), len(group.people)))
        for key, groups in there.items():
            names, people = listed(*(name for name, _ in groups)), sum(count for _, count in groups)
            title = plan.words.titled.format(title=plan.title_of(timed.block), text=names)
            yield Stay(timed.block.id, title, timed.start, timed.end, plan.session.room(key), people)


def _set_up_row(plan: Plan, day: TimedDay, stay: Stay, free: dict[UUID, datetime]) -> _Row:
    words, room, block = plan.words, stay.room, stay.block
    since = free.get(room.id) if room else None
    empty = since is not None and since.timestamp() < stay.start.timestamp()
    free_from = words.free_from.format(time=plan.clock(since)) if since and empty else ""
    when = moment(plan.clock(stay.start), free_from, plan.next_day(stay.start, day))
    standing, asked = room.setup if room and since is None else "", block.setup if block else ""
    arrangement = sentences(standing, asked) if standing and asked else standing or asked
    things = listed(*plan.amounts(block)) if block else ""
    return (
        when,
        cell(room.name if room else day.day.venue or plan.session.place),
        Cell((say(stay.title, Style.CAPTION), *((say(arrangement),) if arrangement else ()))),
        cell(str(stay.people) if stay.people else ""),
        cell(things),
    )


def sign_in_pages(plan: Plan) -> tuple[Content, ...]:
    """Return the sign-in sheet: a line for each participant, and empty lines for those not named yet."""
    words = plan.words
    people = plan.session.people
    blank = max(0, plan.session.head_count - len(people)) if plan.session.head_count else _ROWS_WITHOUT_NAMES
    parts = [plan.days[at : at + _SIGN_IN_DAYS] for at in range(0, len(plan.days), _SIGN_IN_DAYS)] or [()]
    tables = (
        Table(
            columns=(
                Column(words.name, 2.4),
                Column(words.role, 2.8),
                *(Column(words.dates.brief(day.day.date), 1.5) for day in part),
            ),
            rows=(*(_sign_row(person, len(part)) for person in people), *(((Cell(),) * (2 + len(part)),) * blank)),
            summary=words.sign_in_summary,
            row_height=_SIGN_IN_HEIGHT,
        )
        for part in parts
    )
    return (Heading(1, words.sign_in), say(plan.session.title, Style.CAPTION), *tables)


def _sign_row(person: Person, days: int) -> _Row:
    return (cell(person.name), cell(person.role), *((Cell(),) * days))


def name_tents(plan: Plan) -> tuple[Content, ...]:
    """Return a name tent for each participant and each of the team."""
    return (Tents(tuple((person.name, person.role) for person in (*plan.session.people, *plan.session.team))),)


def rooms_in_use(plan: Plan) -> tuple[Room, ...]:
    """Return the rooms in which something happens, in the session's own order."""
    used = {stay.room.id for day in plan.days for stay in (*plan.stays(day), *_small_groups(plan, day)) if stay.room}
    return tuple(room for room in plan.session.rooms if room.id in used)


def door_signs(plan: Plan, room: Room) -> tuple[Content, ...]:
    """Return the room's signs, one for each day on which it is used."""
    return tuple(
        Sign(room.name, plan.words.dates.day(day.day.date), entries)
        for day in plan.days
        if (entries := tuple(_entries(plan, day, room)))
    )


def _entries(plan: Plan, day: TimedDay, room: Room) -> Iterator[tuple[str, str]]:
    for stay in sorted((*plan.stays(day), *_small_groups(plan, day)), key=_start):
        if stay.room and stay.room.id == room.id:
            title = stay.title
            track = stay.track.track.title if stay.track and stay.block else ""
            if track.lower() not in title.lower():
                title = plan.words.titled.format(title=track, text=title)
            yield plan.span(stay.start, stay.end, short=True), title


def _start(stay: Stay) -> float:
    return stay.start.timestamp()
