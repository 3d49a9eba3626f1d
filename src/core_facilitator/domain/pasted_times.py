"""Times and lengths inside a pasted line: "9:00 to 9:30", "9.00–9.30", "1–2 pm", "13h30", "20 min"."""

import re
from dataclasses import dataclass
from datetime import time

from core_facilitator.domain.typed_times import parse_minutes, parse_time

DAY = 24 * 60
_LONGEST = 16 * 60  # a longer stretch is a slip of the pen
_LONGEST_IN_EITHER_HALF = 630  # 9:00–8:30 is one too, if it does not say that the end is in the evening
_EVENING, _LONGEST_NIGHT = time(17), 6 * 60  # what passes midnight begins in the evening and is over soon
_EARLIEST = time(6)
_FIRST_HOUR_AS_TIME = 7  # 9h and 13h30 are times, 2h and 1h30 lengths

_TIME = (
    r"(?:\d{1,2}(?:\s?[:.h]\s?\d{2})?(?:\s?(?:[ap]\.m\.|[ap]m\b))?(?:\s?(?:uhr|hrs|h)\b)?|noon\b|midday\b|midnight\b)"
)
_STRONG = re.compile(r"[:.h]\s?\d{2}|[ap]\.?m|noon|midday|midnight|uhr|\dh", re.IGNORECASE)
_ENDS = r"(?=$|\s|[,;|)\]–—-]|:\s|:$)"
RANGE = re.compile(
    rf"(?:from\s+)?(?P<start>{_TIME})\s?(?:[-–—−‒→]|->|to\b|til\b|till\b|until\b)\s?(?P<end>{_TIME}){_ENDS}",
    re.IGNORECASE,
)
_POINT = re.compile(rf"(?:at\s+|@\s?)?(?P<start>{_TIME}){_ENDS}", re.IGNORECASE)
_HOURS = r"(?:h|hrs?|hours?)"
_MINUTES = r"(?:mins?|minutes?)"
LENGTH = re.compile(
    rf"(?:~\s?|ca\.?\s|approx\.?\s|about\s)?(?P<length>\d{{1,2}}\s?{_HOURS}\s?\d{{1,2}}(?:m|\s?{_MINUTES})?"
    rf"|\d{{1,2}}(?:[.,]\d{{1,2}})?\s?{_HOURS}|\d{{1,4}}(?:m|\s?{_MINUTES}|\s?['′]))(?!\w)\.?",
    re.IGNORECASE,
)
_HALF = re.compile(r"[ap]\.?m\.?", re.IGNORECASE)
_NOON = time(12)
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A start, with the end if one was said. An end that is `doubted` seems to lie before the start."""

    start: time
    end: time | None = None
    doubted: bool = False

    @property
    def minutes(self) -> int | None:
        """The minutes between start and end, if that is not doubted; an end after midnight lies on the next day."""
        return None if self.end is None or self.doubted else ahead(self.start, self.end)


def ahead(start: time, end: time) -> int:
    """Return the minutes from one time forward to the next time that it is `end`."""
    return (end.hour * 60 + end.minute - start.hour * 60 - start.minute) % DAY


def closed(start: time, end: time, *, either: bool) -> Stretch:
    """Return the stretch between two times; `either` says that the half of the day was not said, but guessed."""
    minutes = ahead(start, end)
    passes = end < start and end != time(0)
    doubted = (
        minutes > _LONGEST
        or (passes and (start < _EVENING or minutes > _LONGEST_NIGHT))
        or (either and minutes > _LONGEST_IN_EITHER_HALF)
    )
    return Stretch(start, end, doubted)


def until(start: time, text: str) -> Stretch | None:
    """Return the stretch from a start to an end that a whole text says, or None where it says anything else."""
    found = [front_stretch(text, after, bare=True) for after in (start, time(0), _NOON)]
    if any(one is None or one[0].end is not None or one[1] != len(text) for one in found):
        return None
    end, morning, evening = (one[0].start for one in found if one is not None)
    return closed(start, end, either=morning != evening)


def front_stretch(text: str, after: time, *, bare: bool = False) -> tuple[Stretch, int] | None:
    """Return the times at the front of a text, and where they end there; None where none stand.

    Args:
        text: for example `9:00 to 9:30 Welcome`.
        after: an hour of either half of the day is the first one from here on.
        bare: whether hours alone count, 9–10; else something must show that they are hours.
    """
    if (match := RANGE.match(text)) and (stretch := range_of(match, after, bare=bare)):
        return stretch, match.end()
    match = _POINT.match(text)
    if match is None or not (bare or _STRONG.search(match["start"])) or _is_length(match["start"]):
        return None
    start = _at(match["start"], after)
    return None if start is None else (Stretch(start), match.end())


def range_of(match: re.Match[str], after: time, *, bare: bool = False) -> Stretch | None:
    """Return what a match of `RANGE` says, or None where it cannot be a stretch of time.

    Its end may be doubted: then only the start is sure.
    """
    first, last = match["start"], match["end"]
    if not bare and not _STRONG.search(f"{first} {last}"):
        return None
    start, close = _at(first, after), _at(last, after)
    if close and _HALF.search(last) and first[0].isdigit() and not _HALF.search(first):
        halves = [at for marker in ("am", "pm") if (at := _at(f"{first} {marker}", after))]
        start = min(halves, key=lambda at: ahead(at, close) or DAY, default=start)
    end = None if start is None else _at(last, start)
    if start is None or end is None:
        return None
    stretch = closed(start, end, either=_at(last, time(0)) != _at(last, _NOON) or start < min(after, _EARLIEST))
    plain = _at(first, after) if stretch.doubted else None
    return Stretch(plain, end, doubted=True) if plain else stretch  # the half of the start was taken from the end


def length_of(text: str) -> int | None:
    """Return the minutes that a whole text says with their unit, or None."""
    match = LENGTH.fullmatch(text.strip())
    return parse_minutes(match["length"]) if match else None


def _at(said: str, after: time) -> time | None:
    """Return the time that was said, in the half of the day that comes first from `after` on."""
    plain = re.sub(r"\s|(?:uhr|hrs)$", "", said.casefold())
    if plain in _NAMED:
        return _NAMED[plain]
    halves = (parse_time(plain, near=time(6)), parse_time(plain, near=time(17, 59)))
    return min((at for at in halves if at is not None), key=lambda at: ahead(after, at), default=None)


def _is_length(said: str) -> bool:
    """Whether a text that could be a time is rather a length: 2h, 1h30."""
    match = re.match(r"(\d{1,2})\s?h", said, re.IGNORECASE)
    return match is not None and int(match[1]) < _FIRST_HOUR_AS_TIME
