"""What the run screen says: spans of time, the offset, and what follows from it, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from math import ceil
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.agendas import Block, Day, Shape
from core_facilitator.domain.run_times import Countdown, Phase
from core_facilitator.domain.typed_times import clock, duration
from core_facilitator.gui.models.block_titles import short_title, whole_title

if TYPE_CHECKING:
    from core_facilitator.domain.run_times import Expected, Figures

translate = QCoreApplication.translate

_MINUTE = timedelta(minutes=1)
_LONG = 100  # minutes from which hours are told
_MOST_TOLD = 2  # blocks that lose minutes to one pin and are told by name


def digits(left: timedelta) -> str:
    """Return what is left as a clock shows it: 38:18, 0:09, 1:40:00 from a hundred minutes, and +2:10 for what is over.

    A second that has begun to run counts whole, so a block of an hour begins at 60:00 and is at 0:00 when it ends.
    """
    seconds = ceil(left.total_seconds())
    sign, seconds = ("+", -seconds) if seconds < 0 else ("", seconds)
    minutes, seconds = divmod(seconds, 60)
    if minutes < _LONG:
        return f"{sign}{minutes}:{seconds:02}"
    return f"{sign}{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def minutes(span: timedelta) -> int:
    """Return the whole minutes of a span, toward none."""
    return int(span / _MINUTE)


def time_of(at: datetime, day: Day, *, hours24: bool, suffix: bool = False) -> str:
    """Return a moment as the wall clock of a day shows it."""
    return clock(at.astimezone(ZoneInfo(day.time_zone)), hours24=hours24, suffix=suffix)


def title_of(block: Block) -> str:
    """Return what a block is called."""
    return whole_title(block)


def offset_words(offset: timedelta) -> str:
    """Return "6 min behind", "On time" or "1 h 05 ahead"."""
    by = minutes(offset)
    if by > 0:
        return translate("RunWords", "{0} behind").format(duration(by))
    return translate("RunWords", "{0} ahead").format(duration(-by)) if by < 0 else translate("RunWords", "On time")


def phase_words(clock_: Countdown, *, paused: bool) -> str:
    """Return what is to be known of a countdown beside its digits; nothing while it simply runs."""
    if paused:
        return translate("RunWords", "Paused")
    return {
        Phase.WARNING: translate("RunWords", "Wrap up"),
        Phase.LAST: translate("RunWords", "Last minute"),
        Phase.OVER: translate("RunWords", "Over"),
    }.get(clock_.phase, "")


def follows(now: Figures, planned: datetime, *, hours24: bool) -> tuple[str, str]:
    """Return what follows from how late it is, and when the day ends; `planned` is when its plan ends."""
    day = now.run.plan
    said = [
        _gives(now),
        _first(now.later, day, hours24=hours24),
        *_held(now.later, day, hours24=hours24),
        _relative(now),
    ]
    return " ".join(one for one in said if one), _end(now, planned, hours24=hours24)


def _gives(now: Figures) -> str:
    """Say that what is on has to end sooner, because what comes next is pinned."""
    if now.clock is None or now.block is None or not now.clock.short:
        return ""
    words = translate("RunWords", "{0} gives {1} min to what is pinned next.")
    return words.format(short_title(now.block), now.clock.short)


def _first(later: tuple[Expected, ...], day: Day, *, hours24: bool) -> str:
    """Say when what comes next begins, and that it is another time than planned."""
    first = next((one for one in later if one.block.shape is not Shape.MILESTONE), None)
    if first is None or first.planned_start is None:
        return ""
    at = time_of(first.start, day, hours24=hours24)
    if minutes(first.start - first.planned_start):
        return translate("RunWords", "{0} moves to {1}.").format(short_title(first.block), at)
    return translate("RunWords", "{0} at {1}, as planned.").format(short_title(first.block), at)


def _held(later: tuple[Expected, ...], day: Day, *, hours24: bool) -> Iterable[str]:
    """Say what keeps its time at the cost of what comes before it."""
    losing: list[Expected] = []
    for one in later:
        if one.short:
            losing.append(one)
        elif losing:
            at = time_of(one.start, day, hours24=hours24)
            many = translate("RunWords", "so {0} blocks get fewer minutes").format(len(losing))
            told = translate("RunWords", "leaving {0}").format(_listed(_gets(each) for each in losing))
            lost = many if len(losing) > _MOST_TOLD else told
            yield translate("RunWords", "{0} holds at {1}, {2}.").format(short_title(one.block), at, lost)
            losing = []


def _gets(one: Expected) -> str:
    whole = one.minutes + one.short
    return translate("RunWords", "{0} {1} of {2} min").format(short_title(one.block), one.minutes, whole)


def _listed(words: Iterable[str]) -> str:
    *most, last = words
    return translate("RunWords", "{0} and {1}").format(", ".join(most), last) if most else last


def _relative(now: Figures) -> str:
    """Say what part of being late is from the beginning of the day."""
    began = minutes(now.offset - now.relative)
    since = minutes(now.relative)
    if began <= 0 or not now.run.passages or now.run.closed:
        return ""
    if since > 0:
        return translate("RunWords", "The day began {0} late, and lost {1} more.").format(duration(began), since)
    if since < 0:
        return translate("RunWords", "The day began {0} late, and made up {1}.").format(duration(began), -since)
    return ""  # then being late is what the headline says


def _end(now: Figures, planned: datetime, *, hours24: bool) -> str:
    if now.run.closed is not None or (not now.later and now.block is None):
        return ""
    at, late = time_of(now.end, now.run.plan, hours24=hours24), minutes(now.end - now.planned_end)
    early = minutes(planned - now.end)
    if late > 0:
        return translate("RunWords", "Day ends {0}, {1} late.").format(at, duration(late))
    if early > 0:
        return translate("RunWords", "Day ends {0}, {1} min early.").format(at, early)
    if early < 0 and now.planned_end > planned:
        return translate("RunWords", "Day ends {0}, in time.").format(at)
    return translate("RunWords", "Day ends {0}, as planned.").format(at)
