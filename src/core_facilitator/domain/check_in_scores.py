"""Scores: what the answers to a group of statements come to, how far apart they are, and what moved between two waves.

Everything here is reckoned from counts that are shown. Scoring each person first and then taking the mean, as survey
handbooks do, gives the same mean where nobody skipped anything; where one person skipped one statement, that mean and
the counts together tell what this person answered to the others. So the mean here is that of the statements.

The same holds for how far apart people are: `deviation` is that of the statements, in their mean. That of persons'
scores can only be equal or smaller, so a margin from it is wide enough, and no change is called likely too early.

The limits are those of the pulses in `resources/instruments`: 0.6 and 1.0 on a scale of five points, and a difference
is likely when it is larger than 1.96 standard errors. People in a team are no sample of anything; all of it is rough.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from math import sqrt
from statistics import mean, stdev

from core_facilitator.domain.check_ins import Counted, GroupScore, Results, Shown, Spread
from core_facilitator.domain.instruments import Instrument, Scale, Statement

NARROW_BELOW, WIDE_ABOVE = 0.6, 1.0  # on a scale from 1 to 5
OF_FIVE = 4  # from the first to the last of five points
FEWEST_POINTS = 4  # of a scale on which limits mean something
LIKELY = 1.96  # standard errors: nineteen times in twenty


class Moved(Enum):
    """What a group's answers did from one wave to another."""

    MORE = "more"
    LESS = "less"
    SAME = "no clear change"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of one group from then to now, over the statements that both waves show. `by` is in points."""

    group: str
    moved: Moved
    by: float | None = None


def answers_of(statement: Statement, scale: Scale, counts: Sequence[int]) -> tuple[int, ...]:
    """Return each answer as a score, in the scale's order: what is put the other way round is turned."""
    values = (scale.turned(value) if statement.reverse else value for value in scale.values)
    return tuple(score for score, people in zip(values, counts, strict=True) for _ in range(people))


def index_of(score: float, scale: Scale) -> int:
    """Return a score as 0 to 100: how far it is from the first point of its scale to the last."""
    lowest, highest = min(scale.values), max(scale.values)
    return round((score - lowest) / (highest - lowest) * 100)


def margin_of(deviation: float, people: int) -> float:
    """Return by how much a mean of so many people may be off, as plus or minus."""
    return LIKELY * deviation / sqrt(people)


def spread_of(deviation: float, scale: Scale) -> Spread | None:
    """Return how far apart answers are, or None for a scale of two or three points."""
    if len(scale.points) < FEWEST_POINTS:
        return None
    of_five = round(deviation * OF_FIVE / (max(scale.values) - min(scale.values)), 9)
    if of_five < NARROW_BELOW:
        return Spread.NARROW
    return Spread.WIDE if of_five > WIDE_ABOVE else Spread.MIXED


def group_score(instrument: Instrument, group: str, counted: Sequence[Counted]) -> GroupScore | None:
    """Return the score of a group; None where fewer than half of its statements are shown, or they have no order."""
    found = _figures(instrument, group, {one.statement: one for one in counted})
    if found is None:
        return None
    spread = spread_of(found.deviation, found.scale)
    margin = None if spread is None else round(margin_of(found.deviation, found.people), 2)
    return GroupScore(group=group, answered=found.people, mean=round(found.mean, 2), spread=spread, margin=margin)


def changes(then: Results, now: Results, instrument: Instrument) -> tuple[Change, ...]:
    """Return what moved in each group that has a score in either wave, over the statements that both of them show.

    A difference is told as one only where it is larger than chance makes it nineteen times in twenty. Whether two
    waves may be compared at all, `check_in_trends.why_hidden` says.
    """
    told = {score.group for score in (*then.scores, *now.scores)}
    before, after = _shared(then, now), _shared(now, then)
    return tuple(_change(instrument, one.key, before, after) for one in instrument.groups if one.key in told)


def _change(instrument: Instrument, group: str, before: Mapping[str, Counted], after: Mapping[str, Counted]) -> Change:
    then, now = _figures(instrument, group, before), _figures(instrument, group, after)
    if then is None or now is None:
        return Change(group=group, moved=Moved.UNKNOWN)
    by = round(now.mean - then.mean, 2)
    noise = LIKELY * sqrt(then.deviation**2 / then.people + now.deviation**2 / now.people)
    if abs(now.mean - then.mean) <= noise:
        return Change(group=group, moved=Moved.SAME, by=by)
    return Change(group=group, moved=Moved.MORE if by > 0 else Moved.LESS, by=by)


def _shared(one: Results, other: Results) -> dict[str, Counted]:
    """Return what a wave shows of the statements that another shows too."""
    shown = {counted.statement for counted in other.counted if counted.shown is Shown.COUNTS}
    return {counted.statement: counted for counted in one.counted if counted.statement in shown}


@dataclass(frozen=True, slots=True)
class _Figures:
    scale: Scale
    people: int
    mean: float
    deviation: float


def _figures(instrument: Instrument, group: str, counted: Mapping[str, Counted]) -> _Figures | None:
    asked = [(statement, scale) for statement, scale in instrument.scaled if statement.group == group]
    if len({scale for _, scale in asked}) != 1 or not asked[0][1].ordered:
        return None
    told = [
        answers_of(statement, scale, one.counts)
        for statement, scale in asked
        if (one := counted.get(statement.key)) and one.shown is Shown.COUNTS and not one.joined
    ]
    if not told or len(told) * 2 < len(asked):
        return None
    deviation = mean(stdev(answers) for answers in told)
    return _Figures(asked[0][1], min(map(len, told)), mean(mean(answers) for answers in told), deviation)
