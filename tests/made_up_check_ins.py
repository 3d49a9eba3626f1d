"""Check-ins for tests of their rules: made-up instruments, and the sheets that made-up people hand in."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from core_facilitator.domain.check_ins import CheckIn, Part, Rules, Sheet, Split, State
from core_facilitator.domain.instruments import Group, Instrument, Point, Reading, Scale, Scaling, Statement, Wording

ID = UUID(int=5)


def scale(key: str, scaling: Scaling, *labels: str, first: int = 1) -> Scale:
    """Return a scale with these labels."""
    points = tuple(Point(value, Wording(label)) for value, label in enumerate(labels, first))
    return Scale(key=key, scaling=scaling, points=points)


FIVE = scale("five", Scaling.AGREEMENT, "Strongly disagree", "Disagree", "In between", "Agree", "Strongly agree")
THREE = scale("three", Scaling.AGREEMENT, "No", "In between", "Yes")
TEN = scale("ten", Scaling.AMOUNT, *map(str, range(11)), first=0)
SIX = scale("six", Scaling.AMOUNT, *map(str, range(6)), first=0)
SKY = Scale(
    key="sky",
    scaling=Scaling.NAMES,
    points=tuple(Point(value, Wording(label)) for value, label in enumerate(("Clear", "Cloudy", "Rain", "Storm"), 1)),
    joined=(3, 4),
    joined_as=Wording("Rough weather"),
)

ROLE = Split("role", Wording("Your role"), (Part("lead", Wording("I lead")), Part("teach", Wording("I teach"))))
SITE = Split("site", Wording("Your house"), (Part("north", Wording("North")), Part("south", Wording("South"))))


def statement(key: str, scale: str = "five", group: str = "", *, reverse: bool = False) -> Statement:
    """Return a statement that speaks of its own key."""
    return Statement(key=key, text=Wording(f"About {key}."), scale=scale, group=group, reverse=reverse)


def instrument(
    *statements: Statement, reading: Reading = Reading.PLAIN, skippable: bool = True, shuffled: bool = False
) -> Instrument:
    """Return an instrument with all the scales, and a group for each that a statement names."""
    keys = dict.fromkeys(one.group for one in statements if one.group)
    return Instrument(
        key="made-up",
        title=Wording("Made up"),
        introduction=Wording("Skip what you like."),
        statements=statements,
        scales=(FIVE, THREE, SKY, TEN, SIX),
        groups=tuple(Group(key=key, title=Wording(key.title())) for key in keys),
        reading=reading,
        skippable=skippable,
        shuffled=shuffled,
    )


def check_in(
    asked: Instrument,
    *splits: Split,
    scores_from: int = 5,
    words_from: int = 8,
    closed_on: date | None = None,
    people: Sequence[int] = (),
    expected: int = 0,
) -> CheckIn:
    """Return a check-in with these rules; with `closed_on` it is closed. `people` are told by numbers."""
    return CheckIn(
        id=ID,
        title="How we are",
        instrument=asked,
        rules=Rules(scores_from=scores_from, words_from=words_from, splits=splits),
        state=State.OPEN if closed_on is None else State.CLOSED,
        closed_on=closed_on,
        people=frozenset(UUID(int=one) for one in people),
        expected=expected,
    )


def sheet(values: dict[str, int] | None = None, words: dict[str, str] | None = None, /, **parts: str) -> Sheet:
    """Return what one person answered, and what they said of themselves."""
    return Sheet(values=tuple((values or {}).items()), words=tuple((words or {}).items()), parts=tuple(parts.items()))


def sheets_of(key: str, *counts: int, **parts: str) -> list[Sheet]:
    """Return sheets that answer one statement: so many chose the value 1, so many 2."""
    return [sheet({key: value}, **parts) for value, people in enumerate(counts, 1) for _ in range(people)]


def unshuffled(words: Sequence[str]) -> Sequence[str]:
    """Leave words as they are: the worst that chance can do."""
    return words
