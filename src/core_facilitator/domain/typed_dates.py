"""Dates as people type them when they say by when: "Friday", "12/3", "in 2 weeks", "Dec 3". They lie ahead."""

import re
from calendar import monthrange
from datetime import date, timedelta

from core_facilitator.domain.pasted_days import day_and_rest

_HALF_A_YEAR = timedelta(days=182)
_WEEK = 7
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MOST_WORDS = 5  # of a date: "the end of the month"
_MARKS = ",;:.…!–—-"
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}

_LEAD = re.compile(r"(?:by|on|until|till|due|before)\s+")
_WEEKDAY = re.compile(
    r"(?P<which>next\s+|this\s+)?"
    r"(?P<day>mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs?|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
_SPAN = re.compile(rf"(?:in\s+)?(?P<count>\d{{1,3}}|{'|'.join(_COUNTS)})\s+(?P<unit>day|week|month|year)s?")
_NEXT = re.compile(r"next\s+(?P<unit>week|month|year)")
_OF_MONTH = re.compile(r"(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)")
_SHORT_YEAR = re.compile(r"(\d{1,2}/\d{1,2})/(\d{2})(?!\d)")


def parse_date(text: str, today: date) -> date | None:
    """Return the date that was typed, or None for what is not understood; never a guess that nobody sees.

    A weekday is the next one after today; "next Friday" is that of the next week, which begins on a Monday. Numbers
    with a slash are month and day, as in the US. A date without a year is the next one, today or later.
    """
    typed = _LEAD.sub("", " ".join(text.casefold().replace(".", " ").split()), count=1)
    for read in (_by_word, _weekday, _span, _of_month):
        found = read(typed, today)
        if found is not None:
            return found
    written = _SHORT_YEAR.sub(r"\1/20\2", " ".join(text.split()))
    heading, rest = day_and_rest(_LEAD.sub("", written, count=1), today + _HALF_A_YEAR)
    return None if heading is None or rest.strip() else heading.on


def due_in(text: str, today: date) -> tuple[str, str] | None:
    """Return by when something is to be done, where that is said at the beginning or end of it, and the rest.

    "By Sunday, send the map" and "Send the map by Sunday" give "Sunday" and "Send the map". Only a date after "by"
    counts, and only one that is understood: what reads "by" in any other sense stays as it is.
    """
    words = text.split()
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        for by, said, rest in (
            (words[0], words[1 : count + 1], words[count + 1 :]),
            (words[-count - 1], words[-count:], words[: -count - 1]),
        ):
            phrase = " ".join(said).rstrip(_MARKS)
            if by.casefold() == "by" and parse_date(phrase, today) is not None:
                left = " ".join(rest).strip(f"{_MARKS} ")
                return phrase, left[:1].upper() + left[1:]
    return None


def _by_word(typed: str, today: date) -> date | None:
    """Return today, tomorrow, the end of this week (its Friday), or of this month."""
    typed = typed.removeprefix("the ")
    if typed in ("end of the week", "end of week"):
        return _weekday("fri", today - timedelta(days=1))
    if typed in ("end of the month", "end of month"):
        return today.replace(day=monthrange(today.year, today.month)[1])
    ahead = {"today": 0, "tonight": 0, "tomorrow": 1}.get(typed)
    return None if ahead is None else today + timedelta(days=ahead)


def _weekday(typed: str, today: date) -> date | None:
    match = _WEEKDAY.fullmatch(typed)
    if match is None:
        return None
    wanted = _WEEKDAYS.index(match["day"][:3])
    if (match["which"] or "").startswith("next"):
        return today + timedelta(days=_WEEK - today.weekday() + wanted)
    return today + timedelta(days=(wanted - today.weekday() - 1) % _WEEK + 1)


def _span(typed: str, today: date) -> date | None:
    if match := _NEXT.fullmatch(typed):
        return _after(today, 1, match["unit"])
    match = _SPAN.fullmatch(typed)
    if match is None:
        return None
    said = match["count"]
    return _after(today, int(said) if said.isdigit() else _COUNTS[said], match["unit"])


def _after(today: date, count: int, unit: str) -> date:
    """Return the date so many days, weeks, months or years later; a month too short for the day ends with its last."""
    if unit in ("day", "week"):
        return today + timedelta(days=count * (_WEEK if unit == "week" else 1))
    months = today.year * 12 + today.month - 1 + count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _of_month(typed: str, today: date) -> date | None:
    """Return the next such day of a month: "the 15th"."""
    match = _OF_MONTH.fullmatch(typed)
    wanted = int(match["day"]) if match else 0
    if not 1 <= wanted <= 31:
        return None
    year, month = today.year, today.month
    while wanted > monthrange(year, month)[1] or date(year, month, wanted) < today:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(year, month, wanted)
