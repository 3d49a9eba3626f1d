"""What has to be mended before an instrument that somebody wrote, or the splits of a check-in, can be asked."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum

from core_facilitator.domain.check_ins import Rules
from core_facilitator.domain.instruments import LONGEST_WORDS, Instrument, Scale, Statement, Wording

MOST_STATEMENTS = 60
MOST_POINTS = 11  # 0 to 10
MOST_SPLITS, MOST_PARTS = 3, 8
LONGEST_STATEMENT = 300
LONGEST_TITLE = 80
LONGEST_INTRODUCTION = 600


class Flaw(Enum):
    """Why an instrument, or the rules of a check-in, cannot be asked as written."""

    NO_TITLE = "no title"
    NO_STATEMENT = "no statement"
    TOO_MANY = "too many"
    NO_KEY = "no key"
    KEY_TWICE = "the same key twice"
    NO_TEXT = "no text"
    TOO_LONG = "too long"
    NO_SUCH_SCALE = "no such scale"
    NO_SUCH_GROUP = "no such group"
    FEW_POINTS = "fewer than two points"
    VALUE_TWICE = "the same value twice"
    OUT_OF_ORDER = "values that do not rise"
    JOINED_WRONGLY = "joined points that are not two of its own, or have no name"
    NO_ROOM = "no room for an answer"
    TURNED = "put the other way round without an order"
    FEW_PARTS = "fewer than two parts"


class Place(Enum):
    """What of an instrument, or of the rules of a check-in, a problem is about."""

    WHOLE = "whole"
    INTRODUCTION = "introduction"
    STATEMENTS = "statements"
    SCALES = "scales"
    GROUPS = "groups"
    SPLITS = "splits"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. `key` is that of the statement, scale, group, split or part; empty for the whole.

    A scale and a statement may have the same key: the `place` tells which one is meant.
    """

    flaw: Flaw
    key: str = ""
    place: Place = field(default=Place.WHOLE, compare=False)


def instrument_problems(instrument: Instrument) -> tuple[Problem, ...]:
    """Return what has to be mended before an instrument can be asked, in the order in which it is written."""
    return tuple(_instrument_problems(instrument))


def rules_problems(rules: Rules) -> tuple[Problem, ...]:
    """Return what has to be mended in the splits before a check-in can be opened."""
    return tuple(_rules_problems(rules))


def _instrument_problems(instrument: Instrument) -> Iterator[Problem]:
    yield from _text_problems("", instrument.title, LONGEST_TITLE, Flaw.NO_TITLE)
    if max(len(instrument.introduction.text), len(instrument.introduction.es)) > LONGEST_INTRODUCTION:
        yield Problem(Flaw.TOO_LONG, place=Place.INTRODUCTION)
    if not instrument.statements:
        yield Problem(Flaw.NO_STATEMENT, place=Place.STATEMENTS)
    if len(instrument.statements) > MOST_STATEMENTS:
        yield Problem(Flaw.TOO_MANY, place=Place.STATEMENTS)
    for place, keyed in (
        (Place.STATEMENTS, instrument.statements),
        (Place.SCALES, instrument.scales),
        (Place.GROUPS, instrument.groups),
    ):
        yield from _at(place, _key_problems(one.key for one in keyed))
    for group in instrument.groups:
        yield from _at(Place.GROUPS, _text_problems(group.key, group.title, LONGEST_TITLE, Flaw.NO_TEXT))
    for scale in instrument.scales:
        yield from _at(Place.SCALES, _scale_problems(scale))
    for statement in instrument.statements:
        yield from _at(Place.STATEMENTS, _statement_problems(statement, instrument))


def _at(place: Place, problems: Iterator[Problem]) -> Iterator[Problem]:
    return (replace(problem, place=place) for problem in problems)


def _key_problems(keys: Iterable[str]) -> Iterator[Problem]:
    for key, times in Counter(keys).items():
        if not key:
            yield Problem(Flaw.NO_KEY)
        if times > 1:
            yield Problem(Flaw.KEY_TWICE, key)


def _text_problems(key: str, wording: Wording, most: int, missing: Flaw) -> Iterator[Problem]:
    if not wording.text.strip():
        yield Problem(missing, key)
    if max(len(wording.text), len(wording.es)) > most:
        yield Problem(Flaw.TOO_LONG, key)


def _scale_problems(scale: Scale) -> Iterator[Problem]:
    values = scale.values
    if len(values) < 2:
        yield Problem(Flaw.FEW_POINTS, scale.key)
    if len(values) > MOST_POINTS:
        yield Problem(Flaw.TOO_MANY, scale.key)
    if len(set(values)) < len(values):
        yield Problem(Flaw.VALUE_TWICE, scale.key)
    elif scale.ordered and list(values) != sorted(values):
        yield Problem(Flaw.OUT_OF_ORDER, scale.key)
    for point in scale.points:
        yield from _text_problems(scale.key, point.label, LONGEST_TITLE, Flaw.NO_TEXT)
    joined = set(scale.joined)
    if joined and not (1 < len(joined) < len(values) and joined <= set(values) and scale.joined_as.text.strip()):
        yield Problem(Flaw.JOINED_WRONGLY, scale.key)


def _statement_problems(statement: Statement, instrument: Instrument) -> Iterator[Problem]:
    yield from _text_problems(statement.key, statement.text, LONGEST_STATEMENT, Flaw.NO_TEXT)
    scale = instrument.scale_of(statement)
    if statement.scale and scale is None:
        yield Problem(Flaw.NO_SUCH_SCALE, statement.key)
    if statement.group not in ("", *(group.key for group in instrument.groups)):
        yield Problem(Flaw.NO_SUCH_GROUP, statement.key)
    if statement.reverse and not (scale and scale.ordered):
        yield Problem(Flaw.TURNED, statement.key)
    if not statement.scale and not 1 <= statement.most <= LONGEST_WORDS:
        yield Problem(Flaw.NO_ROOM, statement.key)


def _rules_problems(rules: Rules) -> Iterator[Problem]:
    yield from _at(Place.SPLITS, _splits_problems(rules))


def _splits_problems(rules: Rules) -> Iterator[Problem]:
    if len(rules.splits) > MOST_SPLITS:
        yield Problem(Flaw.TOO_MANY)
    yield from _key_problems(split.key for split in rules.splits)
    for split in rules.splits:
        yield from _text_problems(split.key, split.title, LONGEST_TITLE, Flaw.NO_TEXT)
        if len(split.parts) < 2:
            yield Problem(Flaw.FEW_PARTS, split.key)
        if len(split.parts) > MOST_PARTS:
            yield Problem(Flaw.TOO_MANY, split.key)
        yield from _key_problems(part.key for part in split.parts)
        for part in split.parts:
            yield from _text_problems(part.key, part.title, LONGEST_TITLE, Flaw.NO_TEXT)
