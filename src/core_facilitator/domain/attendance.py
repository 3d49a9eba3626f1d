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
    """How one person attended one half of a day that ran. The `remark` is for facilitators.

    Of somebody who arrives later, `arrives` is when, on the day's own clock, where that is known.
    """

    run: UUID
    person: UUID
    half: Half
    presence: Presence
    arrives: time | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Present:
    """How many are there: all the time, and in part."""

    here: int = 0
    part: int = 0


def present(marks: Iterable[Attendance], half: Half) -> Present:
    """Return how many are there in that half."""
    known = list({one.person: one.presence for one in marks if one.half is half}.values())
    return Present(known.count(Presence.HERE), known.count(Presence.PART))


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
