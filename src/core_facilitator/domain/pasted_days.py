"""Headings of days in pasted text: "Day 2, Thursday Oct 15", "Thursday: Seeing the system", "2026-10-15"."""

import re
from dataclasses import dataclass
from datetime import date, time

from core_facilitator.domain.agendas import FIRST_DATE, LAST_DATE

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs?|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:,?\s+(?P<year>\d{4})\b)?"


def _without_names(pattern: str) -> str:
    """Return a pattern whose groups have no names, so that it can stand beside others."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


_NUMBERED_DATE = r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
_NAMED_DATE = rf"{_MONTH}\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_YEAR}"
_DATE_NAMED = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+{_MONTH}\.?{_YEAR}"
_PARTS = tuple(
    re.compile(rf"[\s,;:(–—-]*(?:{part})(?![\w/]|[:.-]\d)\.?\)?", re.IGNORECASE)
    for part in (
        rf"day\s+(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})",
        _WEEKDAY,
        _NUMBERED_DATE,
        _NAMED_DATE,
        _DATE_NAMED,
        r"(?P<month>\d{1,2})/(?P<day>\d{1,2})(?:/(?P<year>\d{4}))?",
    )
)
"""What names a day, one after the other in any order. Numbers with slashes are month and day, as in the US."""

_WITHIN = re.compile(
    rf"\b(?:{'|'.join(_without_names(part) for part in (_NAMED_DATE, _DATE_NAMED, _NUMBERED_DATE))})(?![\w/])",
    re.IGNORECASE,
)
"""A date anywhere in a sentence. Numbers with slashes alone may be anything there."""

_LONGEST = 300  # letters of a heading
_APART = re.compile(r"\s*(?:[,:;(|–—]|-\s)")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayHeading:
    """What a day's heading says. `weekday` counts from Monday, 0; `start` and `end` are those of the whole day."""

    title: str = ""
    number: int | None = None
    on: date | None = None
    weekday: int | None = None
    start: time | None = None
    end: time | None = None


def day_heading(text: str, near: date, *, marked: bool) -> DayHeading | None:
    """Return what a heading says, or None for a line that heads no day.

    Args:
        text: the line without its marks.
        near: where no year stands, the date is the one nearest to this.
        marked: whether marks say that it is a heading; else only a separator may follow what names the day.
    """
    said, rest = _said(text) if len(text) <= _LONGEST else ({}, text)
    if not said:
        return None
    if rest.strip() and not marked and (not _APART.match(rest) or rest.rstrip().endswith((".", "?", "!"))):
        return None
    day = _date(said, near)
    if "day" in said and day is None:
        return None
    return DayHeading(
        title=rest.strip(" \t,;:|–—-").removeprefix("(").removesuffix(")"),
        number=_number(said.get("number")),
        on=day,
        weekday=_WEEKDAYS.index(_plain(said["weekday"])[:3]) if "weekday" in said else None,
    )


def day_and_rest(text: str, near: date) -> tuple[DayHeading | None, str]:
    """Return the date at the front of a text, "2026-10-15 9:00", and what comes after it; else None and the text."""
    said, rest = _said(text) if len(text) <= _LONGEST else ({}, text)
    day = _date(said, near)
    return (None, text) if day is None else (DayHeading(on=day), rest.lstrip(" ,T@"))


def date_in(text: str, near: date) -> date | None:
    """Return the first date that a sentence names with its month, or as 2026-10-15; without a year, the nearest one."""
    for match in _WITHIN.finditer(text[:_LONGEST]):
        day, _rest = day_and_rest(match.group(), near)
        if day is not None:
            return day.on
    return None


def _said(text: str) -> tuple[dict[str, str], str]:
    """Take what names a day off the front: what it says by name, and what is left."""
    said: dict[str, str] = {}
    left, found = list(_PARTS), True
    while found:
        found = False
        for part in left:
            if match := part.match(text):
                said |= {name: value for name, value in match.groupdict().items() if value}
                text = text[match.end() :]
                left = [other for other in left if not other.groupindex.keys() & part.groupindex.keys()]
                found = True
                break
    return said, text


def _number(said: str | None) -> int | None:
    return None if said is None else int(said) if said.isdigit() else _NUMBERS.index(_plain(said)) + 1


def _plain(said: str) -> str:
    """Return a word as the tables have it; where case does not count, a dotless i counts as an i."""
    return said.casefold().replace("ı", "i")


def _date(said: dict[str, str], near: date) -> date | None:
    """Return the date that was said; without a year, the one nearest to `near`."""
    if "day" not in said:
        return None
    month = int(said["month"]) if said["month"].isdigit() else _MONTHS.index(_plain(said["month"])[:3]) + 1
    years = (int(said["year"]),) if "year" in said else (near.year - 1, near.year, near.year + 1)
    dates = []
    for year in years:
        try:
            dates.append(date(year, month, int(said["day"])))
        except ValueError:  # no such day in that year
            continue
    dates = [one for one in dates if FIRST_DATE <= one <= LAST_DATE]
    return min(dates, key=lambda one: abs(one - near), default=None)
