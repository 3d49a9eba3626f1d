"""Attendance: who is there, by half-days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from enum import Enum
from uuid import UUID


class Half(Enum):
    """A half of a day. What begins before one o'clock on the day's own clock belongs to the morning."""

    MORNING = "morning"
    AFTERNOON = "afternoon"


AFTERNOON_FROM = time(13)
"""When the afternoon begins, on the day's own clock."""


class Presence(Enum):
    """Whether somebody is there."""

    HERE = "here"
    PART = "part"
    AWAY = "away"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """How one person attended one half of a day that ran. The `remark` is for facilitators."""

    run: UUID
    person: UUID
    half: Half
    presence: Presence
    remark: str = ""


def here(marks: Iterable[Attendance], half: Half) -> int:
    """Return how many are there in that half, in part too."""
    there = {Presence.HERE, Presence.PART}
    return len({one.person for one in marks if one.half is half and one.presence in there})


def half_at(at: time) -> Half:
    """Return the half of the day that a time of its own clock belongs to."""
    return Half.MORNING if at < AFTERNOON_FROM else Half.AFTERNOON


def halves(start: time, end: time) -> tuple[Half, ...]:
    """Return the halves that a day has: one that ends by one o'clock has no afternoon. One over midnight has one."""
    first = half_at(start)
    over_midnight = end <= start
    if first is Half.MORNING and (end > AFTERNOON_FROM or over_midnight):
        return Half.MORNING, Half.AFTERNOON
    return (first,)
