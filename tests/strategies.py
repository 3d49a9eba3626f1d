"""Generated plans for property tests: any blocks, tracks, days and sessions that the planner can hold."""

from dataclasses import replace
from datetime import date, time
from uuid import UUID

from hypothesis import strategies as st

from core_facilitator.domain.agendas import Block, Day, Material, Per, Session, Step, TimeKind, Track

ZONES = ("America/Los_Angeles", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata", "UTC")
# Ordinary days, and in each zone the days on which the clock changes.
DATES = (date(2026, 8, 6), date(2026, 3, 8), date(2026, 11, 1), date(2026, 3, 29), date(2026, 10, 25), date(2026, 4, 5))

ids = st.uuids(version=4)
walls = st.builds(time, st.integers(0, 23), st.sampled_from((0, 5, 15, 30, 45)))
minutes = st.integers(0, 180)
materials = st.builds(
    Material,
    name=st.sampled_from(("Chart paper", "Pens", "Bell")),
    quantity=st.integers(1, 9),
    per=st.sampled_from(Per),
    group_size=st.none() | st.integers(1, 8),
)
steps = st.builds(Step, title=st.text(max_size=8), minutes=st.integers(0, 60))


def blocks(*, pinned: bool = True, tracks: bool = True) -> st.SearchStrategy[Block]:
    """Return blocks; pinned and fixed ones, and groups of tracks, only where asked for."""
    walls_or_none = st.none() | walls if pinned else st.none()
    plain = st.builds(
        Block,
        id=ids,
        title=st.text(max_size=12),
        minutes=minutes,
        kind=st.sampled_from(TimeKind),
        floor=st.none() | st.integers(0, 60),
        pin=walls_or_none,
        fixed_end=walls_or_none,
        protected=st.booleans(),
        skipped=st.booleans(),
        materials=st.lists(materials, max_size=2).map(tuple),
        steps=st.lists(steps, max_size=3).map(tuple),
    )
    if not tracks:
        return plain
    inside = st.builds(Track, id=ids, blocks=st.lists(blocks(pinned=False, tracks=False), max_size=3).map(tuple))
    return st.builds(
        lambda block, some: replace(block, tracks=tuple(some)), plain, st.just([]) | st.lists(inside, max_size=3)
    )


def days(*, pinned: bool = True) -> st.SearchStrategy[Day]:
    """Return days with up to eight blocks, on ordinary days and on those when the clock changes."""
    return st.builds(
        Day,
        id=ids,
        date=st.sampled_from(DATES),
        start=walls,
        end=walls,
        time_zone=st.sampled_from(ZONES),
        blocks=st.lists(blocks(pinned=pinned), max_size=8, unique_by=lambda block: block.id).map(tuple),
    )


def sessions() -> st.SearchStrategy[Session]:
    """Return sessions of one to three days with blocks."""
    return st.builds(
        Session,
        id=ids,
        title=st.text(max_size=12),
        expected=st.none() | st.integers(0, 40),
        days=st.lists(days(), min_size=1, max_size=3).map(lambda some: tuple(sorted(some, key=lambda day: day.date))),
    )


def fresh_ids(start: int = 1) -> "Counter":
    """Return a source of keys that no generated plan holds."""
    return Counter(start)


class Counter:
    """Gives the keys 1, 2, 3 and so on."""

    def __init__(self, start: int) -> None:
        self._next = start

    def __call__(self) -> UUID:
        self._next += 1
        return UUID(int=self._next)
