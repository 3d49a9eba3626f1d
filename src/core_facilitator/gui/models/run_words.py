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
from core_facilitator.domain.timing import instant
from core_facilitator.domain.typed_times import clock
from core_facilitator.gui.models.block_titles import short_title, whole_title
from core_facilitator.gui.models.unbroken import duration

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


def behind(now: Figures) -> int:
    """Return by how many minutes it is late, or early; a day in which nothing is left can only have ended late."""
    return minutes(now.late if now.over else now.offset)


def headline(now: Figures) -> str:
    """Return how late it is, in words."""
    by = behind(now)
    if not now.over:
        return offset_words(now.offset)
    return translate("RunWords", "Ended {0} late").format(duration(by)) if by else translate("RunWords", "All done")


def phase_words(clock_: Countdown, *, paused: bool) -> str:
    """Return what is to be known of a countdown beside its digits; nothing while it simply runs."""
    if paused:
        return translate("RunWords", "Paused")
    return {
        Phase.WARNING: translate("RunWords", "Wrap up"),
        Phase.LAST: translate("RunWords", "Last minute"),
        Phase.OVER: translate("RunWords", "Over"),
    }.get(clock_.phase, "")


def follows(now: Figures, *, hours24: bool) -> tuple[str, str]:
    """Return what follows from how late it is, and when the day ends."""
    day = now.run.plan
    said = [
        _gives(now),
        _tracks_over(now),
        _first(now.later, day, hours24=hours24),
        *_held(now.later, day, hours24=hours24),
        _relative(now),
    ]
    return " ".join(one for one in said if one), _end(now, hours24=hours24)


def _gives(now: Figures) -> str:
    """Say that what is on has to end sooner, because what comes next is pinned."""
    if now.clock is None or now.block is None or not now.clock.short:
        return ""
    words = translate("RunWords", "{0} gives {1}\u00a0min to what is pinned next.")
    if minutes(now.steps_over) > 0 and not now.tracks:
        words = translate("RunWords", "{0} gives {1}\u00a0min to what is pinned next, and its steps no longer fit.")
    return words.format(short_title(now.block), now.clock.short)


def _tracks_over(now: Figures) -> str:
    """Say who is not back when all meet."""
    over = [one for one in now.tracks if minutes(one.over) > 0]
    if not over:
        return ""
    by = duration(max(minutes(one.over) for one in over))
    if len(over) > 1:
        return translate("RunWords", "{0} tracks end after all meet, by up to {1}.").format(len(over), by)
    return translate("RunWords", "{0} ends {1} after all meet.").format(over[0].track.title, by)


def _first(later: tuple[Expected, ...], day: Day, *, hours24: bool) -> str:
    """Say when what comes next begins, and that it is another time than planned."""
    first = next((one for one in later if one.block.shape is not Shape.MILESTONE), None)
    if first is None:
        return ""
    at = time_of(first.start, day, hours24=hours24)
    if first.again:
        return translate("RunWords", "{0} goes on at {1}.").format(short_title(first.block), at)
    if first.planned_start is None:
        return ""
    if minutes(first.start - first.planned_start):
        return translate("RunWords", "{0} moves to {1}.").format(short_title(first.block), at)
    return translate("RunWords", "{0} at {1}, as planned.").format(short_title(first.block), at)


def _held(later: tuple[Expected, ...], day: Day, *, hours24: bool) -> Iterable[str]:
    """Say what keeps its time at the cost of what comes before it, or of its own minutes."""
    losing: list[Expected] = []
    for one in later:
        if losing and one.pin is not None:
            many = translate("RunWords", "so {0} blocks get fewer minutes").format(len(losing))
            told = translate("RunWords", "leaving {0}").format(_listed(_gets(each) for each in losing))
            lost = many if len(losing) > _MOST_TOLD else told
            holds = translate("RunWords", "{0} holds at {1}, {2}.")
            missed = translate("RunWords", "{0} was pinned to {1}, {2}.")
            at = time_of(one.pin, day, hours24=hours24)
            yield (holds if one.holds else missed).format(short_title(one.block), at, lost)
            losing = []
        if one.short and one.block.fixed_end is not None:
            at = time_of(instant(day, one.block.fixed_end), day, hours24=hours24)
            yield translate("RunWords", "{0} has to end at {1}, with {2} of {3}\u00a0min.").format(
                short_title(one.block), at, one.minutes, one.minutes + one.short
            )
        elif one.short:
            losing.append(one)


def _gets(one: Expected) -> str:
    whole = one.minutes + one.short
    return translate("RunWords", "{0} {1} of {2}\u00a0min").format(short_title(one.block), one.minutes, whole)


def _listed(words: Iterable[str]) -> str:
    *most, last = words
    return translate("RunWords", "{0} and {1}").format(", ".join(most), last) if most else last


def _relative(now: Figures) -> str:
    """Say what part of being late is from the beginning of the day."""
    began = minutes(now.offset - now.relative)
    since = minutes(now.relative)
    if began <= 0 or not now.run.passages or now.run.closed or now.over:
        return ""
    if since > 0:
        return translate("RunWords", "The day began {0} late, and lost {1} more.").format(
            duration(began), duration(since)
        )
    if since < 0:
        return translate("RunWords", "The day began {0} late, and made up {1}.").format(
            duration(began), duration(-since)
        )
    return ""  # then being late is what the headline says


def _end(now: Figures, *, hours24: bool) -> str:
    """Say when the day ends, and at what cost: what of the plan is gone, and what has too little time."""
    if now.run.closed is not None or now.over:
        return ""
    at, late = time_of(now.end, now.run.plan, hours24=hours24), minutes(now.late)
    if late > 0:
        said = translate("RunWords", "Day ends {0}, {1} late").format(at, duration(late))
        cost = translate("RunWords", "{0}, and {1}.")
    elif now.gone_last:
        said, cost = _without(now.gone_last, at), translate("RunWords", "{0}, but {1}.")
    else:
        plain = translate("RunWords", "Day ends {0}").format(at)
        said, cost = plain if now.threatened else f"{plain}{_against(now)}", translate("RunWords", "{0}, but {1}.")
    return cost.format(said, _threatened(now.threatened)) if now.threatened else f"{said}."


def _without(gone: tuple[Block, ...], at: str) -> str:
    if len(gone) == 1:
        return translate("RunWords", "Day ends {0}, without {1}").format(at, short_title(gone[0]))
    return translate("RunWords", "Day ends {0}, without its last {1} blocks").format(at, len(gone))


def _against(now: Figures) -> str:
    """Say how an end in time is beside that of the plan; nothing where only what was not planned is left."""
    if now.kept_end is None:
        return ""
    early = minutes(now.kept_end - now.end)
    if early > 0:
        return translate("RunWords", ", {0} early").format(duration(early))
    if early < 0:
        return translate("RunWords", ", in time")
    return translate("RunWords", ", as planned")


def _threatened(them: tuple[Expected, ...]) -> str:
    if len(them) == 1:
        return translate("RunWords", "{0} gets too little time").format(short_title(them[0].block))
    return translate("RunWords", "{0} blocks get too little time").format(len(them))
