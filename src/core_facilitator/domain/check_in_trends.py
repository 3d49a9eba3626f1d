"""Trends: which closed check-ins may be seen side by side, and what a year of them says.

Side by side, two waves can give away one person: who came new, or who was away the first time. So a comparison is
hidden where those asked differ by one or two people, at any time; and where two waves come soon after one another and
the number of answers differs by one or two. After six weeks people's answers have moved by themselves, and the second
rule ends. Sessions do not share the keys of their people: where nobody in common was asked, the number of those asked
stands for who they are.

A run chart is read by two rules, whose limits depend on the number of points that are not on the median: a longest run
above round(log2(n) + 3), and fewer crossings of the median than the fifth percentile of a binomial distribution with
n - 1 tries of one half. Anhøj J, Olesen AV (2014): Run Charts Revisited. PLoS ONE 9(11): e113825. Nothing is said
under ten such points.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from itertools import groupby
from math import comb, log2
from statistics import median
from uuid import UUID

from core_facilitator.domain.check_ins import CheckIn, Results, Shown, State
from core_facilitator.domain.instruments import Instrument

FEWEST_CHANGED = 3
"""By how many people two groups differ, at least, before they may be seen side by side; or by none."""

SOON = timedelta(weeks=6)
"""Until then two waves are close: the shortest time after which a pulse is asked again."""

LEAST_POINTS = 10
RARELY = 0.05


@dataclass(frozen=True, slots=True)
class Wave:
    """A check-in that was closed, and what came of it."""

    check_in: CheckIn
    results: Results


class Hidden(Enum):
    """Why something of two waves is not shown side by side."""

    NOT_CLOSED = "not closed"
    OTHER_QUESTIONS = "other questions"
    TOO_FEW = "too few answers"
    ALIKE = "very similar answers"
    GROUP = "the group changed by one or two people"
    NUMBER = "one or two answers more or fewer, soon after"


def why_hidden(one: Wave, other: Wave) -> Hidden | None:
    """Return why two waves are not shown side by side, or None where they are. Their order makes no difference."""
    days = (one.check_in.closed_on, other.check_in.closed_on)
    if any(wave.check_in.state is not State.CLOSED for wave in (one, other)) or days[0] is None or days[1] is None:
        return Hidden.NOT_CLOSED
    if not same_questions(one.check_in.instrument, other.check_in.instrument):
        return Hidden.OTHER_QUESTIONS
    if not (one.results.shown and other.results.shown):
        return Hidden.TOO_FEW
    if _nearly_same_group(one.check_in, other.check_in):
        return Hidden.GROUP
    if abs(days[0] - days[1]) < SOON and _nearly_same_number(one, other):
        return Hidden.NUMBER
    return None


def comparable(now: Wave, waves: Iterable[Wave]) -> tuple[Wave, ...]:
    """Return the earlier waves that may be seen beside this one and beside one another, the newest first.

    One that has no numbers where this one has some is passed over: there is nothing to see side by side.
    """
    chosen: tuple[Wave, ...] = ()
    for wave in _earlier(now, waves):
        if _why_not_beside(now, wave) is None and all(why_hidden(wave, one) is None for one in chosen):
            chosen = (*chosen, wave)
    return chosen


def wave_before(now: Wave, waves: Iterable[Wave]) -> tuple[Wave | None, Hidden | None]:
    """Return the wave that this one is compared with, or why the last one that asked the same is not.

    Neither is there where nothing was asked before, or where this one has no numbers itself.
    """
    others = tuple(waves)
    if all(one.shown is not Shown.COUNTS for one in now.results.counted):
        return None, None
    if found := comparable(now, others):
        return found[0], None
    reasons = (_why_not_beside(now, one) for one in _earlier(now, others))
    return None, next((why for why in reasons if why not in _UNRELATED), None)


def same_questions(one: Instrument, other: Instrument) -> bool:
    """Whether two instruments ask the same, so that their counts mean the same: statements, scales and groups."""
    if one is other:
        return True
    return (one.key, one.scaled, [group.key for group in one.groups]) == (
        other.key,
        other.scaled,
        [group.key for group in other.groups],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPoint:
    """One wave on a run chart: its score, or why it has none there."""

    check_in: UUID
    on: date
    score: float | None = None
    hidden: Hidden | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """What the two rules find in points that are not on the median, and their limits for so many points."""

    useful: int
    longest_run: int
    longest_by_chance: int
    crossings: int
    fewest_by_chance: int

    @property
    def shift(self) -> bool:
        """Whether so many points in a row are on one side of the median that chance rarely does it."""
        return self.longest_run > self.longest_by_chance

    @property
    def few_crossings(self) -> bool:
        """Whether the line crosses the median so rarely that chance rarely does it."""
        return self.crossings < self.fewest_by_chance


@dataclass(frozen=True, slots=True, kw_only=True)
class RunChart:
    """The scores of one group of statements over time, the oldest first.

    `center` is their median, and None under ten scores. `signals` is None under ten points beside the median: nothing
    is claimed then.
    """

    points: tuple[RunPoint, ...]
    center: float | None = None
    signals: Signals | None = None


def run_chart(waves: Iterable[Wave], group: str) -> RunChart:
    """Return the run chart of one group of statements over waves of the same questions, as the newest asks them.

    A wave that is hidden beside an earlier point has no score, and no later one is held against it.
    """
    closed = sorted((wave for wave in waves if wave.check_in.closed_on is not None), key=_order)
    shown: list[Wave] = []
    points = []
    for wave in closed:
        if same_questions(wave.check_in.instrument, closed[-1].check_in.instrument):
            score, hidden = _score(wave, group, shown)
            points.append(RunPoint(check_in=wave.check_in.id, on=_day(wave), score=score, hidden=hidden))
            shown += [wave] if hidden is None else []
    scores = [point.score for point in points if point.score is not None]
    center = median(scores) if len(scores) >= LEAST_POINTS else None
    signals = None if center is None else signals_of(scores, center)
    return RunChart(points=tuple(points), center=center, signals=signals)


def signals_of(scores: Sequence[float], center: float) -> Signals | None:
    """Return what the two rules find, or None under ten points that are not on the median."""
    sides = [score > center for score in scores if score != center]
    if len(sides) < LEAST_POINTS:
        return None
    runs = [len(list(run)) for _, run in groupby(sides)]
    return Signals(
        useful=len(sides),
        longest_run=max(runs),
        longest_by_chance=round(log2(len(sides)) + 3),
        crossings=len(runs) - 1,
        fewest_by_chance=_fewest_crossings(len(sides)),
    )


def _fewest_crossings(points: int) -> int:
    """Return the fifth percentile of how often a line of so many points crosses its median by chance."""
    tries, below, crossings = points - 1, 1, 0
    while below < RARELY * 2**tries:
        crossings += 1
        below += comb(tries, crossings)
    return crossings


_UNRELATED = (Hidden.OTHER_QUESTIONS, Hidden.NOT_CLOSED)


def _why_not_beside(now: Wave, other: Wave) -> Hidden | None:
    """Return why a wave is not compared with an earlier one: it gives somebody away, or no statement has both."""
    why = why_hidden(now, other)
    return why if why in _UNRELATED else _nothing_in_both(now, other) or why


def _nothing_in_both(one: Wave, other: Wave) -> Hidden | None:
    """Return why no statement has numbers in both waves, or None where one has."""
    before = {counted.statement: counted.shown for counted in one.results.counted}
    pairs = [{before.get(told.statement, Shown.TOO_FEW), told.shown} for told in other.results.counted]
    if {Shown.COUNTS} in pairs:
        return None
    return Hidden.ALIKE if any(Shown.TOO_FEW not in pair for pair in pairs) else Hidden.TOO_FEW


def _score(wave: Wave, group: str, shown: Sequence[Wave]) -> tuple[float | None, Hidden | None]:
    score = next((one.mean for one in wave.results.scores if one.group == group), None)
    if score is None:
        keys = {one.key for one in wave.check_in.instrument.in_group(group)}
        alike = any(one.statement in keys and one.shown is Shown.ALIKE for one in wave.results.counted)
        return None, Hidden.ALIKE if alike else Hidden.TOO_FEW
    hidden = next((why for one in shown if (why := why_hidden(one, wave)) is not None), None)
    return (score, None) if hidden is None else (None, hidden)


def _day(wave: Wave) -> date:
    return wave.check_in.closed_on or date.min


def _order(wave: Wave) -> tuple[date, int]:
    """Return by what waves stand one after another: no time of day is kept, but which was opened after which."""
    return _day(wave), wave.check_in.number


def _earlier(now: Wave, waves: Iterable[Wave]) -> list[Wave]:
    """Return the waves before this one, the newest first. Where the order is not known, neither is before the other."""
    return sorted((wave for wave in waves if _order(wave) < _order(now)), key=_order, reverse=True)


def _nearly_same_group(one: CheckIn, other: CheckIn) -> bool:
    return bool(one.people & other.people) and _nearly(len(one.people ^ other.people))


def _nearly_same_number(one: Wave, other: Wave) -> bool:
    asked = 0 if one.check_in.people & other.check_in.people else one.check_in.expected - other.check_in.expected
    return _nearly(one.results.answers - other.results.answers) or _nearly(asked)


def _nearly(difference: int) -> bool:
    return 0 < abs(difference) < FEWEST_CHANGED
