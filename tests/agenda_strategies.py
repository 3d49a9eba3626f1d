"""Sessions such as a workspace may hold: clean text, whole numbers, and references that lead somewhere."""

from datetime import date
from typing import TypeVar
from uuid import UUID

from hypothesis import assume
from hypothesis import strategies as st

from core_facilitator.domain.agendas import (
    Block,
    Day,
    Handout,
    Material,
    Per,
    Room,
    RoomLayout,
    Session,
    SmallGroup,
    Step,
    TimeKind,
    Together,
    Track,
    Walk,
    all_blocks,
)
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.people import Person
from core_facilitator.domain.text import clean

Value = TypeVar("Value")

_TRAPS = (
    "no",
    "Yes",
    "null",
    "~",
    "1.10",
    "12:30",
    "0x1f",
    "2026-08-06",
    "- a",
    "# b",
    "a: b",
    "'",
    '"',
    "&a",
    "*a",
    "!!x",
    "|",
    ">",
)
_ZONES = ("America/Los_Angeles", "Europe/Paris", "Asia/Kolkata", "UTC")

texts = st.one_of(st.text(max_size=40), st.sampled_from(_TRAPS), st.text("ab \n\t:#-'\"\u2028é", max_size=30)).map(
    lambda text: clean(text).text
)
minutes = st.integers(0, 600)
times = st.times().map(lambda at: at.replace(second=0, microsecond=0))
_maybe_minutes = st.none() | minutes
_maybe_time = st.none() | times

materials = st.builds(
    Material,
    name=texts,
    quantity=st.integers(0, 500),
    per=st.sampled_from(Per),
    group_size=st.none() | st.integers(1, 40),
)
steps = st.builds(
    Step,
    title=texts,
    minutes=minutes,
    together=st.none() | st.sampled_from(Together),
    silent=texts,
    text=texts,
    say=texts,
)
handouts = st.builds(Handout, title=texts, intro=texts, writing=texts, lines=st.integers(0, 60), care=texts)


def _some(strategy: st.SearchStrategy[Value]) -> st.SearchStrategy[tuple[Value, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


def _refs(keys: list[UUID]) -> st.SearchStrategy[tuple[UUID, ...]]:
    return st.lists(st.sampled_from(keys), max_size=3, unique=True).map(tuple) if keys else st.just(())


def _ref(keys: list[UUID]) -> st.SearchStrategy[UUID | None]:
    return st.none() | st.sampled_from(keys) if keys else st.none()


def _sets(keys: list[UUID]) -> st.SearchStrategy[tuple[frozenset[UUID], ...]]:
    if not keys[1:]:
        return st.just(())
    return st.lists(st.frozensets(st.sampled_from(keys), min_size=2), max_size=2, unique=True).map(tuple)


def _blocks(people: list[UUID], rooms: list[UUID], depth: int) -> st.SearchStrategy[tuple[Block, ...]]:
    tracks = (
        st.builds(
            Track,
            id=st.uuids(),
            title=texts,
            room=_ref(rooms),
            leads=_refs(people),
            people=_refs(people),
            blocks=_blocks(people, rooms, depth - 1),
        )
        if depth
        else st.nothing()
    )
    groups = st.builds(SmallGroup, title=texts, people=_refs(people), room=_ref(rooms))
    block = st.builds(
        Block,
        id=st.uuids(),
        title=texts,
        minutes=minutes,
        kind=st.sampled_from(TimeKind),
        purpose=texts,
        floor=_maybe_minutes,
        pin=_maybe_time,
        fixed_end=_maybe_time,
        protected=st.booleans(),
        skipped=st.booleans(),
        droppable=st.booleans(),
        goes_on=st.booleans(),
        warn_at=_maybe_minutes,
        last_at=_maybe_minutes,
        sound=st.booleans(),
        layout=st.sampled_from(RoomLayout),
        leads=_refs(people),
        room=_ref(rooms),
        grouping=texts,
        setup=texts,
        materials=_some(materials),
        participants_see=texts,
        notes=texts,
        prompts=_some(texts),
        steps=_some(steps),
        handout=st.none() | handouts,
        journal=st.booleans(),
        framework=st.just("") | st.sampled_from(list(FRAMEWORKS)),
        protocol=texts,
        credit=texts,
        card=st.just("") | st.sampled_from(("tu-case-clinic", "12:30")),
        card_version=st.just("") | st.sampled_from(("84e5603c0275da23", "1e5")),
        groups=_some(groups),
        if_late=texts,
        tracks=_some(tracks) if depth else st.just(()),
    )
    return st.lists(block, max_size=2).map(tuple)


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    """Draw a session that fills any of its fields."""
    person = st.builds(
        Person,
        id=st.uuids(),
        name=texts,
        role=texts,
        department=texts,
        email=texts,
        phone=texts,
        needs=texts,
        notes=texts,
    )
    room = st.builds(
        Room, id=st.uuids(), name=texts, capacity=st.none() | st.integers(0, 500), setup=texts, notes=texts
    )
    everybody = draw(st.lists(person, max_size=4, unique_by=lambda one: one.id))
    rooms = draw(st.lists(room, max_size=3, unique_by=lambda one: one.id))
    people_keys = [one.id for one in everybody]
    room_keys = [one.id for one in rooms]
    pairs = (
        st.lists(st.sampled_from(room_keys), min_size=2, max_size=2, unique=True).map(frozenset)
        if rooms[1:]
        else st.nothing()
    )
    day = st.builds(
        Day,
        id=st.uuids(),
        date=st.dates(date(1900, 1, 1), date(2999, 12, 31)),
        start=times,
        end=times,
        time_zone=st.sampled_from(_ZONES),
        title=texts,
        venue=texts,
        closing=texts,
        if_late=texts,
        notes=texts,
        blocks=_blocks(people_keys, room_keys, 1),
    )
    cut = draw(st.integers(0, len(everybody)))
    days = draw(_some(day))
    blocks = [block for one in days for block in all_blocks(one.blocks)]
    kept = (days, blocks, [track for block in blocks for track in block.tracks])
    assume(all(len({one.id for one in sort}) == len(sort) for sort in kept))
    return Session(
        id=draw(st.uuids()),
        title=draw(texts),
        host=draw(texts),
        organization=draw(texts),
        group=draw(texts),
        place=draw(texts),
        purpose=draw(texts),
        outcomes=draw(_some(texts)),
        notes=draw(texts),
        expected=draw(st.none() | st.integers(0, 500)),
        people=tuple(everybody[:cut]),
        team=tuple(everybody[cut:]),
        rooms=tuple(rooms),
        walks=draw(_some(st.builds(Walk, rooms=pairs, minutes=minutes)) if rooms[1:] else st.just(())),
        apart=draw(_sets(people_keys)),
        together=draw(_sets(people_keys)),
        days=days,
    )
