"""Beginning from a template: fresh keys, the dates asked for, the words filled in, and nothing else changed."""

from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings

from agenda_strategies import sessions
from core_facilitator.domain.agendas import Block, Room, Session, Track, Walk, all_blocks
from core_facilitator.domain.copies import NewId
from core_facilitator.domain.placeholders import placeholders
from core_facilitator.domain.templates import Beginning, Template, begin, dates_from, fill_later, weekend, with_days
from samples import key, one_day, retreat

WHEN = date(2026, 10, 16)  # a Friday
ROOM = Room(id=key(900), name="Main room")


def fresh() -> NewId:
    numbers = count(10_000)
    return lambda: UUID(int=next(numbers))


def template(**fields: Any) -> Template:
    session = one_day(
        Block(id=key(1), title="Hear {{group}}", minutes=45, room=ROOM.id, notes="At {{place}}: {{question}}"),
        Block(id=key(2), title="Close", minutes=15),
    )
    day = replace(session.days[0], venue="{{place}}", title="With {{host}} on {{date}}")
    session = replace(session, rooms=(ROOM,), days=(day,), host="{{host}}", group="{{group}}", place="{{place}}")
    return Template(key="t", title="Hearing", session=replace(session, **fields))


def wanted(**fields: Any) -> Beginning:
    return replace(Beginning(title="Hearing of {{group}}", first=WHEN), **fields)


def keys_of(session: Session) -> set[UUID]:
    days = {day.id for day in session.days}
    blocks = [block for day in session.days for block in all_blocks(day.blocks)]
    tracks = {track.id for block in blocks for track in block.tracks}
    people = {person.id for person in (*session.team, *session.people)}
    return {session.id, *days, *(block.id for block in blocks), *tracks, *people, *(room.id for room in session.rooms)}


def test_a_template_says_how_long_it_is_and_what_it_asks_for() -> None:
    one = template()
    assert (one.days, one.minutes) == (1, 60)
    assert one.asks == ("question",)
    assert Template(key="n", title="Nothing yet", session=replace(one.session, days=())).minutes == 0


def test_a_session_begins_on_its_date_with_its_words() -> None:
    given_words = wanted(
        group="The cabinet",
        place="Oak Hall",
        host="Ana",
        date_words="October 16, 2026",
        time_zone="Europe/Paris",
        expected=14,
        words={"question": "grade 9"},
    )
    begun = begin(template(), given_words, fresh())
    session, (day,) = begun.session, begun.session.days
    assert (session.title, session.group, session.place, session.host) == (
        "Hearing of The cabinet",
        "The cabinet",
        "Oak Hall",
        "Ana",
    )
    assert (day.date, day.time_zone, day.venue, day.title) == (
        WHEN,
        "Europe/Paris",
        "Oak Hall",
        "With Ana on October 16, 2026",
    )
    assert [block.title for block in day.blocks] == ["Hear The cabinet", "Close"]
    assert day.blocks[0].notes == "At Oak Hall: grade 9"
    assert day.blocks[0].room == session.rooms[0].id != ROOM.id
    assert session.expected == 14
    assert begun.empty == ()


def test_what_is_not_filled_in_stays_to_be_read_and_is_told() -> None:
    begun = begin(template(), wanted(group=""), fresh())
    session, (day,) = begun.session, begun.session.days
    assert (session.group, session.place, session.host, day.venue) == ("", "", "", "")
    assert session.title == "Hearing of {{group}}"
    assert day.time_zone == template().session.days[0].time_zone
    assert day.title == "With {{host}} on {{date}}"
    assert begun.empty == ("group", "host", "date", "place", "question")


def test_what_a_template_says_itself_stays_unless_something_else_is_given() -> None:
    own = template(place="Oak Hall", organization="Tidewater")
    assert begin(own, wanted(), fresh()).session.place == "Oak Hall"
    begun = begin(own, wanted(place="", organization=" Bay "), fresh()).session
    assert (begun.place, begun.organization) == ("", "Bay")


@settings(max_examples=25)
@given(sessions())
def test_two_sessions_from_one_template_share_no_key_with_it_or_each_other(session: Session) -> None:
    new_id = fresh()
    source = Template(key="t", title="T", session=session)
    first, second = (begin(source, wanted(), new_id).session for _ in range(2))
    assert not keys_of(first) & keys_of(session)
    assert not keys_of(second) & (keys_of(session) | keys_of(first))
    assert len(keys_of(first)) == len(keys_of(second))


@settings(max_examples=25)
@given(sessions())
def test_days_keep_their_times_and_their_distances(session: Session) -> None:
    source = Template(key="t", title="T", session=replace(session, days=session.days[:2]))
    begun = begin(source, wanted(), fresh()).session
    days = source.session.days
    if days and max(day.date for day in days) - min(day.date for day in days) < date(2900, 1, 1) - WHEN:
        assert min(day.date for day in begun.days) == WHEN
        assert tuple(day.date for day in begun.days) == dates_from(source, WHEN)
        assert [day.date - begun.days[0].date for day in begun.days] == [day.date - days[0].date for day in days]
    assert [(day.start, day.end) for day in begun.days] == [(day.start, day.end) for day in days]
    assert [block.minutes for day in begun.days for block in day.blocks] == [
        block.minutes for day in days for block in day.blocks
    ]


def test_a_weekend_is_told_and_not_changed() -> None:
    days = tuple(replace(day, id=key(50 + at)) for at, day in enumerate(retreat().days))
    source = Template(key="t", title="T", session=replace(retreat(), days=days))
    dates = dates_from(source, WHEN)
    assert weekend(dates) == (date(2026, 10, 17),)
    assert begin(source, wanted(), fresh()).session.days[1].date == date(2026, 10, 17)


def test_days_of_a_template_come_into_a_session_with_the_rooms_that_they_need() -> None:
    here = one_day(Block(id=key(5), title="Before", minutes=30))
    other, third = Room(id=key(901), name="Yard"), Room(id=key(902), name="Attic")
    walks = (
        Walk(rooms=frozenset({ROOM.id, other.id}), minutes=4),
        Walk(rooms=frozenset({ROOM.id, third.id}), minutes=9),
    )
    tracks = (Track(id=key(7), title="A", room=other.id),)
    source = template(rooms=(ROOM, other, third), walks=walks)
    day = source.session.days[0]
    grouped = replace(day.blocks[1], tracks=tracks)
    session = replace(source.session, days=(replace(day, blocks=(day.blocks[0], grouped)),))
    came = with_days(here, replace(source, session=session), wanted(words={"question": "grade 9"}), fresh())
    assert [one.blocks[0].title for one in came.session.days] == ["Before", "Hear {{group}}"]
    assert [room.name for room in came.session.rooms] == ["Main room", "Yard"]
    main, yard = came.session.rooms
    assert came.session.days[1].blocks[0].room == main.id
    assert came.session.days[1].blocks[1].tracks[0].room == yard.id
    assert [(walk.rooms, walk.minutes) for walk in came.session.walks] == [(frozenset({main.id, yard.id}), 4)]
    assert came.session.title == here.title
    assert came.empty == ("host", "date", "group", "place")


def test_a_room_of_the_same_name_is_the_same_room() -> None:
    room = Room(id=key(77), name="main  ROOM", capacity=12)
    here = replace(one_day(Block(id=key(5), title="Before", minutes=30)), rooms=(room,))
    came = with_days(here, template(), wanted(group="Us", place="Here", host="Ana", date_words="soon"), fresh())
    assert came.session.rooms == (room,)
    assert came.session.days[1].blocks[0].room == room.id
    assert came.empty == ("question",)


@settings(max_examples=25)
@given(sessions(), sessions())
def test_days_that_come_in_change_nothing_that_was_there(here: Session, other: Session) -> None:
    came = with_days(here, Template(key="t", title="T", session=other), wanted(), fresh()).session
    assert [day for day in came.days if day.id in {one.id for one in here.days}] == sorted(
        here.days, key=lambda day: day.date
    )
    assert came.rooms[: len(here.rooms)] == here.rooms
    assert replace(came, days=here.days, rooms=here.rooms, walks=here.walks) == here
    known = {room.id for room in came.rooms}
    blocks = [block for day in came.days for block in all_blocks(day.blocks)]
    assert {block.room for block in blocks} <= known | {None}


@pytest.mark.parametrize("name", ["organization", "group", "place", "host", "date"])
def test_what_every_session_answers_is_not_asked_for(name: str) -> None:
    asking = template(notes=f"{{{{{name}}}}} and {{{{more}}}}")
    assert asking.asks == ("question", "more") or asking.asks == ("more", "question")
    assert name in {one.name for one in placeholders(asking.session)}


def test_what_was_left_open_is_filled_in_later_and_known_from_then_on() -> None:
    begun = begin(template(), wanted(), fresh()).session
    later = fill_later(begun, {"group": " The cabinet ", "question": "", "host": "Ana"})
    assert later.session.title == "Hearing of The cabinet"
    assert (later.session.group, later.session.host, later.session.place) == ("The cabinet", "Ana", "")
    assert later.empty == ("date", "place", "question")
    again = fill_later(later.session, {"group": "Others", "question": "grade 9"})
    assert again.session.group == "The cabinet"
    assert "grade 9" in again.session.days[0].blocks[0].notes
