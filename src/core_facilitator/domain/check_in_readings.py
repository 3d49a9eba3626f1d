"""Readings: what a facilitator may notice in results, before talking about them with the group.

None of it judges a team. There is no safe or unsafe one, none is at a stage, and none is ranked beside another. What
is said here follows from counts that are shown, so it gives away nothing that they do not.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from statistics import median, stdev

from core_facilitator.domain.check_in_scores import answers_of, spread_of
from core_facilitator.domain.check_ins import Counted, GroupScore, Results, Shown, Spread, Written
from core_facilitator.domain.instruments import Instrument, Reading, Scale, Statement, Wording

INTERPRETABLE = 0.4
"""Points of five by which one group of statements must be below the next to be told as lower."""

AGREED = 0.75  # of all who answered stand on one side
CAMP = 1 / 3  # of all who answered, on each side

GO_AHEAD_FROM = 3
"""Fist to five: who gives three or more can live with a proposal, and will support it."""

HELD_BACK = 2.5
"""At or below that, people held back something that the group needed to hear."""


class Shape(Enum):
    """How results look, by which a facilitator chooses words."""

    AGREED_HIGH = "agreed high"
    AGREED_LOW = "agreed low"
    TWO_CAMPS = "two camps"
    MIXED = "mixed"
    ONE_LOWER = "one lower"
    TOO_FEW = "too few"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True)
class Bar:
    """One point of a scale as it is shown, or several joined: how many people stand on it."""

    label: Wording
    values: tuple[int, ...]
    people: int


def points_of(counted: Counted, scale: Scale) -> tuple[Bar, ...]:
    """Return the points of a scale with their people, the joined ones as one; none where no counts are shown."""
    if counted.shown is not Shown.COUNTS:
        return ()
    return tuple(_bars(counted, scale))


def agreeing(counted: Counted, scale: Scale) -> int:
    """Return how many chose a point above the middle of a scale: "14 of 17" agree."""
    return sum(bar.people for bar in points_of(counted, scale) if min(bar.values) > _middle(scale))


def shape_of(counted: Counted, statement: Statement, scale: Scale) -> Shape:
    """Return the shape of one statement. High is what is good: of a statement put the other way round, disagreeing."""
    if counted.shown is not Shown.COUNTS:
        return Shape.ALIKE if counted.shown is Shown.ALIKE else Shape.TOO_FEW
    return _shape(answers_of(statement, scale, counted.counts), _middle(scale))


def group_shape(results: Results, instrument: Instrument, group: str) -> Shape:
    """Return the shape of a group of statements, all of their answers taken together.

    Where no statement is shown, it is alike if most of them are.
    """
    asked = {one.key: (one, scale) for one, scale in instrument.scaled if one.group == group and scale.ordered}
    found = [one for one in results.counted if one.statement in asked]
    shown = [(*asked[one.statement], one.counts) for one in found if one.shown is Shown.COUNTS]
    if shown:
        middles = {_middle(scale) for _, scale, _ in shown}
        answers = [score for one, scale, counts in shown for score in answers_of(one, scale, counts)]
        return _shape(answers, middles.pop()) if len(middles) == 1 else Shape.MIXED
    alike = sum(one.shown is Shown.ALIKE for one in found)
    return Shape.ALIKE if alike * 2 > len(found) else Shape.TOO_FEW


def shapes(results: Results, instrument: Instrument) -> tuple[Shape, ...]:
    """Return the shapes for which a facilitator is offered words, each once and what matters most first."""
    if not results.shown:
        return (Shape.TOO_FEW,)
    found = {group_shape(results, instrument, group.key) for group in instrument.groups}
    if not instrument.groups:
        asked = {one.key: (one, scale) for one, scale in instrument.scaled if scale.ordered}
        found = {shape_of(one, *asked[one.statement]) for one in results.counted if one.statement in asked}
    if (lowest := lowest_group(results, instrument)) is not None and lowest.clear:
        found.add(Shape.ONE_LOWER)
    return tuple(shape for shape in _BY_WEIGHT if shape in found)


@dataclass(frozen=True, slots=True)
class Lowest:
    """The group with the lowest score. `clear`: it is so far below the next that this can be read as something."""

    score: GroupScore
    clear: bool


def lowest_group(results: Results, instrument: Instrument) -> Lowest | None:
    """Return the group that asks for care, or None where two share the lowest score, or only one has a score."""
    scores = sorted(results.scores, key=lambda score: score.mean)
    if len(scores) < 2 or scores[0].mean == scores[1].mean:
        return None
    scale = next(scale for one, scale in instrument.scaled if one.group == scores[0].group)
    by = (scores[1].mean - scores[0].mean) * 4 / (max(scale.values) - min(scale.values))
    return Lowest(scores[0], clear=round(by, 9) >= INTERPRETABLE)


def widest(results: Results, instrument: Instrument) -> str | None:
    """Return the key of the statement on which people are furthest apart, for its scale.

    None where answers are close together everywhere, or nothing with an order is shown.
    """
    asked = {one.key: (one, scale) for one, scale in instrument.scaled if scale.ordered}
    apart = [
        (stdev(answers_of(*asked[one.statement], one.counts)) / _width(asked[one.statement][1]), one.statement)
        for one in results.counted
        if one.statement in asked and one.shown is Shown.COUNTS
    ]
    if not apart:
        return None
    deviation, key = max(apart, key=lambda one: one[0])
    scale = asked[key][1]
    return None if spread_of(deviation * _width(scale), scale) is Spread.NARROW else key


def word_counts(written: Written) -> tuple[tuple[str, int | None], ...]:
    """Return each single word once, in the order of the results; with a number where two or more used it."""
    return tuple((word, times if times > 1 else None) for word, times in Counter(written.words).items())


@dataclass(frozen=True, slots=True)
class Support:
    """How far a group supports a proposal: the lowest answer, how many are below three, and whether to go ahead."""

    lowest: int
    below: int
    answered: int

    @property
    def go_ahead(self) -> bool:
        """Whether nobody is below three. Otherwise they are heard first, and it is asked once more."""
        return self.below == 0


def support(results: Results, instrument: Instrument) -> Support | None:
    """Return what came of fist to five, or None where it cannot be told. There is no mean: one no is not outvoted."""
    found = _shown_answers(results, instrument)
    if instrument.reading is not Reading.SUPPORT or not found:
        return None
    answers = found[0][1]
    below = sum(score < GO_AHEAD_FROM for score in answers)
    return Support(lowest=min(answers), below=below, answered=len(answers))


class Quadrant(Enum):
    """Where the middle of a group is on the map of energy and safety."""

    READY = "safe and lively"
    REST = "safe and tired"
    PERFORMING = "lively and not safe"
    STOP = "tired and not safe"
    BETWEEN = "between"


def quadrant(results: Results, instrument: Instrument) -> Quadrant | None:
    """Return where the middle of the group is, by the medians of safety and of energy, or None if they are not told.

    The first statement runs across and says how safe it feels to speak, the second up and says how much energy there
    is. Nobody is counted in a quadrant: that would say who answered what together with what.
    """
    found = _shown_answers(results, instrument)
    if instrument.reading is not Reading.MAP or len(found) != 2 or len(instrument.scaled) != 2:
        return None
    across, up = (_side(answers, _middle(scale)) for scale, answers in found)
    return _QUADRANTS.get((across, up), Quadrant.BETWEEN)


def held_back(results: Results, instrument: Instrument) -> bool:
    """Whether a pulse says that people held back something: then a round of unsigned notes, or a premortem, helps."""
    if instrument.reading is not Reading.PULSE:
        return False
    turned = {one.group for one in instrument.chosen if one.reverse}
    return any(score.group in turned and score.mean <= HELD_BACK for score in results.scores)


_BY_WEIGHT = (
    Shape.TWO_CAMPS,
    Shape.ONE_LOWER,
    Shape.AGREED_LOW,
    Shape.MIXED,
    Shape.AGREED_HIGH,
    Shape.ALIKE,
    Shape.TOO_FEW,
)

_QUADRANTS = {
    (1, 1): Quadrant.READY,
    (1, -1): Quadrant.REST,
    (-1, 1): Quadrant.PERFORMING,
    (-1, -1): Quadrant.STOP,
}


def _bars(counted: Counted, scale: Scale) -> Iterator[Bar]:
    joined = scale.joined if counted.joined else ()
    first = next((value for value in scale.values if value in joined), None)
    for point, people in zip(scale.points, counted.counts, strict=True):
        if point.value == first:
            yield Bar(scale.joined_as, tuple(value for value in scale.values if value in joined), people)
        elif point.value not in joined:
            yield Bar(point.label, (point.value,), people)


def _shape(answers: Sequence[int], middle: float) -> Shape:
    high = sum(score > middle for score in answers) / len(answers)
    low = sum(score < middle for score in answers) / len(answers)
    if high >= AGREED or low >= AGREED:
        return Shape.AGREED_HIGH if high > low else Shape.AGREED_LOW
    return Shape.TWO_CAMPS if min(high, low) >= CAMP else Shape.MIXED


def _shown_answers(results: Results, instrument: Instrument) -> list[tuple[Scale, tuple[int, ...]]]:
    counted = {one.statement: one for one in results.counted if one.shown is Shown.COUNTS}
    return [
        (scale, answers_of(statement, scale, counted[statement.key].counts))
        for statement, scale in instrument.scaled
        if statement.key in counted and scale.ordered
    ]


def _middle(scale: Scale) -> float:
    return (min(scale.values) + max(scale.values)) / 2


def _width(scale: Scale) -> int:
    return max(scale.values) - min(scale.values)


def _side(answers: Sequence[int], middle: float) -> int:
    center = median(answers)
    return (center > middle) - (center < middle)
