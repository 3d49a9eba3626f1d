"""Times and lengths as people type and read them.

What is typed follows what planners of other tools got used to: 5 and 45 are minutes, 130 is 1 h 30, 0930 is 9:30,
1h30, 90m, 9am and 2:15 pm mean what they say. What is not understood is None, never a guess that nobody sees.
"""

import re
import unicodedata
from datetime import datetime, time

_DAY = 24 * 60
_LONGEST = _DAY

_HOURS_MINUTES = re.compile(
    r"(\d{1,2})\s*(?:(?:h|hr|hrs|hour|hours)\s*(\d{1,2})|[:.]\s*(\d{2}))\s*(?:m|min|mins|minutes)?"
)
"""After a colon or point only two digits are minutes: 1.5 may be meant as an hour and a half, or as 1:05."""

_HOURS = re.compile(r"(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:h|hr|hrs|hour|hours)")
_MINUTES = re.compile(r"(\d{1,4})\s*(?:m|min|mins|minute|minutes|['′])")
_CLOCK = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2})?)?")


def parse_minutes(text: str) -> int | None:
    """Return the length that was typed, in minutes up to a day, or None."""
    typed = _plain(text)
    if match := _HOURS_MINUTES.fullmatch(typed):
        return _length(int(match[1]), int(match[2] or match[3]))
    if match := _HOURS.fullmatch(typed):
        return _within(round(float(match[1].replace(",", ".")) * 60))
    if match := _MINUTES.fullmatch(typed):
        return _within(int(match[1]))
    if re.fullmatch(r"\d{1,2}", typed):
        return int(typed)
    if re.fullmatch(r"\d{3,4}", typed):
        return _length(int(typed[:-2]), int(typed[-2:]))
    return None


def parse_time(
    text: str, *, hours24: bool = False, near: time | None = None, markers: tuple[str, str] = ("am", "pm")
) -> time | None:
    """Return the time of day that was typed, or None.

    `markers` are the locale's words for before and after noon; they may stand before or after the time, as the
    locale's order has it, and English ones are always understood. Without one, and unless `hours24`, 1:10 is the
    one of both halves of the day that is nearer to `near`; with nothing near, 7 to 12 are in the morning and at
    noon, and 1 to 6 in the afternoon. A leading zero (0930) always means what it says, and 24:00 is midnight.
    """
    typed = _plain(text)
    half, typed = _half(typed, markers)
    digits = re.fullmatch(r"\d{3,4}", typed)
    match = re.fullmatch(r"(\d{1,2})(\d{2})", typed) if digits else _CLOCK.fullmatch(typed)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if hour == 24 and minute == 0 and half is None:
        return time(0)
    if hour > 23 or minute > 59 or (half is not None and not 1 <= hour <= 12):
        return None
    if half is not None:
        return time(hour % 12 + 12 * half, minute)
    if hours24 or typed.startswith("0") or not 1 <= hour <= 12:
        return time(hour, minute)
    return _nearer(hour % 12, minute, near)


def clock(at: time | datetime, *, hours24: bool = False, suffix: bool = False) -> str:
    """Return a time as it is read: 1:10, with `suffix` 1:10 PM, or with `hours24` 13:10."""
    if hours24:
        return f"{at.hour}:{at.minute:02}"
    words = f"{at.hour % 12 or 12}:{at.minute:02}"
    return f"{words} {'PM' if at.hour >= 12 else 'AM'}" if suffix else words


def duration(minutes: int) -> str:
    """Return a length as it is read: 50 min, 3 h, 2 h 30, and −5 min for what is missing."""
    if minutes < 0:
        return f"−{duration(-minutes)}"
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


def _length(hours: int, minutes: int) -> int | None:
    return _within(hours * 60 + minutes) if minutes < 60 else None


def _within(minutes: int) -> int | None:
    return minutes if minutes <= _LONGEST else None


def _half(typed: str, markers: tuple[str, str]) -> tuple[int | None, str]:
    """Return which half of the day a marker names (0, 1 or None) and the rest of what was typed."""
    words = [(_plain(marker), half) for half, marker in enumerate(markers)]
    words += [("a.m.", 0), ("p.m.", 1), ("am", 0), ("pm", 1), ("a", 0), ("p", 1)]
    for word, half in words:
        if word and typed.endswith(word):
            return half, typed.removesuffix(word).strip()
        if word and typed.startswith(word):
            return half, typed.removeprefix(word).strip()
    return None, typed


def _nearer(hour: int, minute: int, near: time | None) -> time:
    morning, afternoon = time(hour, minute), time(hour + 12, minute)
    if near is None:
        return morning if hour >= 7 else afternoon
    wanted = near.hour * 60 + near.minute

    def away(at: time) -> int:
        apart = abs(at.hour * 60 + at.minute - wanted)
        return min(apart, _DAY - apart)

    return min(morning, afternoon, key=away)
