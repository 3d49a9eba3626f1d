"""What somebody types into a search, understood: "quiet start, 10 minutes, 25 people".

Minutes, people, where it is led, the energy and that there are no materials are taken out of what is typed, each named
so that it can be shown and removed; the rest are words to look for. Only what is said with its unit is taken: a bare
number may mean anything.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from core_facilitator.domain.library import Facet, Wanted
from core_facilitator.domain.protocols import Energy, Setting
from core_facilitator.domain.typed_times import parse_minutes


class Part(Enum):
    """What can be taken out of what was typed."""

    MINUTES = "minutes"
    PEOPLE = "people"
    SETTING = "setting"
    ENERGY = "energy"
    BARE = "no materials"


@dataclass(frozen=True, slots=True)
class Taken:
    """A part that was understood: its meaning, and from where to where it stands in what was typed."""

    part: Part
    value: int | Setting | Energy | None
    start: int
    end: int


def understood(typed: str, chosen: Wanted | None = None) -> Wanted:
    """Return what is wanted: what was chosen before, and over it what is typed now.

    Typed minutes are meant as people mean them, about so many. Values of a facet that are typed replace chosen ones.
    """
    taken = parts(typed)
    wanted = replace(chosen or Wanted(), words=_rest(typed, taken))
    facets: dict[Facet, set[str]] = {}
    for one in taken:
        match one.value:
            case Setting():
                facets.setdefault(Facet.SETTING, set()).add(one.value.value)
            case Energy():
                facets.setdefault(Facet.ENERGY, set()).add(one.value.value)
            case int() as number if one.part is Part.MINUTES:
                wanted = replace(wanted, minutes=number, about=True)
            case int() as number:
                wanted = replace(wanted, people=number)
            case _:
                wanted = replace(wanted, bare=True)
    for facet, values in facets.items():
        wanted = wanted.choosing(facet, values)
    return wanted


def parts(typed: str) -> tuple[Taken, ...]:
    """Return what is understood of what was typed, in its order. No two parts overlap.

    Minutes and people are one number each; where several are typed, the last one counts and all are taken.
    """
    found: list[Taken] = []
    left = typed
    for part in (_minutes, _people, _bare, _settings, _energies):
        for one in part(left):
            found.append(one)
            left = left[: one.start] + _BLANK * (one.end - one.start) + left[one.end :]
    return tuple(sorted(found, key=lambda one: one.start))


def without(typed: str, part: Part) -> str:
    """Return what was typed without one of its parts, as when its chip is removed."""
    return _rest(typed, tuple(one for one in parts(typed) if one.part is part))


_BLANK = "\x00"
"""Stands for what was taken, so that nothing else is read across it."""

_BELOW_TWENTY = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {word: number for number, word in enumerate(_BELOW_TWENTY.split(), 1)}
for _number, _tens in enumerate(_TENS.split(), 2):
    _NUMBERS |= {_tens: _number * 10}
    _NUMBERS |= {f"{_tens}-{one}": _number * 10 + more for more, one in enumerate(_BELOW_TWENTY.split()[:9], 1)}
_WORD = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,4}}|{_WORD})"
_TO = r"(?:\s*[-–]\s*(?=\d)|\s+(?:to|or)\s+)"
_ROUGHLY = r"(?:(?:for|in|within|about|around|only|just|up to|at most|under|less than|max\.?|with)\s+){0,2}"

_FRACTIONS = {
    "half an hour": 30,
    "half hour": 30,
    "quarter of an hour": 15,
    "quarter hour": 15,
    "three quarters of an hour": 45,
    "hour and a half": 90,
    "one and a half hours": 90,
    "an hour": 60,
}
_FRACTION = "|".join(re.escape(words) for words in _FRACTIONS)
_WHO = (
    r"(?:people|persons?|participants?|leaders?|adults?|colleagues?|teachers?|principals?|educators?|coach(?:es)?"
    r"|superintendents?|students?|members?|folks|of\s+us|ppl|pax)"
)
_UNIT = r"(?:h|hr|hrs|hours?|m|min|mins|minutes?)"
_LENGTH = re.compile(
    rf"\b{_ROUGHLY}(?:(?:{_NUMBER}{_TO})?(?P<length>(?:\d{{1,2}}[.,]\d{{1,2}}|{_NUMBER})[\s-]*{_UNIT}"
    # After hours their minutes, but not how many people.
    rf"(?:\s*(?:and\s+)?\d{{1,2}}(?:\s*(?:m|min|mins|minutes?))?(?![\s-]*{_WHO})(?!\w))?)"
    rf"|(?:an?\s+)?(?P<fraction>{_FRACTION}))(?!\w)\.?",
    re.IGNORECASE,
)

_PEOPLE = re.compile(
    rf"\b{_ROUGHLY}(?:(?:{_NUMBER}{_TO})?(?P<of>{_NUMBER})[\s-]+{_WHO}"
    rf"|(?:a\s+)?(?:group|team|room|circle)\s+of\s+(?P<group>{_NUMBER})"
    rf"|(?:for|with)\s+(?P<for>{_NUMBER})(?=\s*(?:$|[,;.!?{_BLANK}]|(?:in|on|and|with|no|without)\b)))(?!\w)",
    re.IGNORECASE,
)

_BARE = re.compile(
    r"\b(?:(?:no|without(?:\s+any)?|zero)\s+(?:materials?|supplies|equipment|props|prep|preparation|stuff)"
    r"|nothing\s+(?:needed|to\s+(?:prepare|bring|print)))\b",
    re.IGNORECASE,
)

_SETTINGS = {
    Setting.OUTDOORS: r"outdoors?|outside|in\s+the\s+open(?:\s+air)?",
    Setting.VIRTUAL: r"online|virtual(?:ly)?|remote(?:ly)?|(?:on|over|via)\s+(?:zoom|teams|video)",
    Setting.ROOM: r"in[\s-]person|face[\s-]to[\s-]face|in\s+the\s+room|indoors?",
}
_NOT_SOMEBODY = r"(?!\s+(?:people|persons?|voices?|ones?|members?|teams?|groups?|students?|participants?|colleagues?))"
_ENERGIES = {
    Energy.QUIET: rf"(?:quiet|calm|low[\s-]energy){_NOT_SOMEBODY}",
    Energy.STEADY: r"steady(?=\s*(?:$|[,;.]|energy|pace))(?:\s+(?:energy|pace))?",
    Energy.LIVELY: rf"(?:lively|energetic|high[\s-]energy){_NOT_SOMEBODY}",
}


def _minutes(typed: str) -> Iterator[Taken]:
    for match in _LENGTH.finditer(typed):
        fraction = match["fraction"]
        minutes = _FRACTIONS[_plain(fraction)] if fraction else parse_minutes(_in_digits(match["length"]))
        if minutes:
            yield Taken(Part.MINUTES, minutes, *match.span())


def _people(typed: str) -> Iterator[Taken]:
    for match in _PEOPLE.finditer(typed):
        people = int(_in_digits(match["of"] or match["group"] or match["for"]))
        if people:
            yield Taken(Part.PEOPLE, people, *match.span())


def _bare(typed: str) -> Iterator[Taken]:
    for match in _BARE.finditer(typed):
        yield Taken(Part.BARE, None, *match.span())


def _settings(typed: str) -> Iterator[Taken]:
    for setting, words in _SETTINGS.items():
        for match in re.finditer(rf"\b(?:{words})\b", typed, re.IGNORECASE):
            yield Taken(Part.SETTING, setting, *match.span())


def _energies(typed: str) -> Iterator[Taken]:
    for energy, words in _ENERGIES.items():
        for match in re.finditer(rf"\b(?:{words})\b", typed, re.IGNORECASE):
            yield Taken(Part.ENERGY, energy, *match.span())


def _in_digits(words: str) -> str:
    """Return ninety minutes as 90 minutes, and without what only joins."""
    digits = re.sub(rf"\b(?:{_WORD})\b", lambda match: str(_NUMBERS[match[0]]), _plain(words))
    return re.sub(r"\s*-\s*|\band\b", " ", digits).replace("  ", " ").strip()


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words.casefold())


def _rest(typed: str, taken: tuple[Taken, ...]) -> str:
    """Return what stays of what was typed, without the commas that stood around what was taken."""
    left, at = [], 0
    for one in taken:
        left.append(typed[at : one.start])
        at = one.end
    left.append(typed[at:])
    return ", ".join(words for part in left if (words := part.strip(" ,;.\t\n")))
