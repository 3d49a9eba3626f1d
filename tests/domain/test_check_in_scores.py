"""Scores against the worked example of the pulse, what they leave unsaid, and what counts as a change."""

from dataclasses import replace
from fractions import Fraction
from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core_facilitator.domain.check_in_scores import (
    Change,
    Moved,
    answers_of,
    changes,
    group_score,
    index_of,
    margin_of,
    spread_of,
)
from core_facilitator.domain.check_ins import Counted, Results, Sheet, Shown, Spread
from core_facilitator.domain.folding import fold
from core_facilitator.domain.instruments import Instrument
from made_up_check_ins import FIVE, SIX, SKY, TEN, THREE, check_in, instrument, sheet, sheets_of, statement, unshuffled
from worked_pulse import PERSON_SCORES, PULSE, STAGES, TEAM, sheets

ASKED = instrument(statement("a", group="trust"), statement("b", group="trust", reverse=True))


def _results(asked: Instrument, answers: list[Sheet]) -> Results:
    return fold(check_in(asked), answers, (), unshuffled)


def _person(stage: str, one: Sheet) -> float:
    """Score one person as the handbook does: the mean of what they answered in a stage, at least three of four."""
    values = dict(one.values)
    scores = [
        score
        for asked in PULSE.in_group(stage)
        if asked.key in values
        for score in answers_of(asked, FIVE, [int(values[asked.key] == value) for value in FIVE.values])
    ]
    assert len(scores) >= 3
    return mean(scores)


def _by_person(stage: str) -> list[float]:
    if stage != "overall":
        return [_person(stage, one) for one in sheets()]
    return [mean(scores) for scores in zip(*(map(_by_person, STAGES)), strict=True)]


@pytest.mark.parametrize("stage", [*STAGES, "overall"])
def test_the_rules_give_the_worked_example_its_figures(stage: str) -> None:
    scores = _by_person(stage)
    assert scores == [pytest.approx(score, abs=0.0006) for score in PERSON_SCORES[stage]]
    team_mean, index, deviation, spread, margin = TEAM[stage]
    assert round(mean(scores), 2) == team_mean
    assert index_of(mean(scores), FIVE) == index
    assert round(stdev(scores), 2) == deviation
    assert spread_of(stdev(scores), FIVE) is Spread(spread)
    assert round(margin_of(stdev(scores), len(scores)), 2) == margin


def test_the_pulse_is_scored_as_in_the_worked_example_where_nobody_skipped() -> None:
    told = {score.group: score for score in _results(PULSE, sheets()).scores}
    for stage in ("inclusion", "contributor", "challenger"):
        team_mean, _, _, spread, margin = TEAM[stage]
        assert told[stage].mean == team_mean
        assert told[stage].answered == 6
        assert told[stage].spread is Spread(spread)
        assert margin <= (told[stage].margin or 0) <= margin + 0.05


def test_scores_of_persons_would_give_away_what_somebody_who_skipped_answered() -> None:
    """Why the score of a stage is that of its statements: 3.74 here, where the handbook has 3.72."""
    results = _results(PULSE, sheets())
    counts = [one.counts for one in results.counted if one.statement.startswith("le")]
    total = sum(
        sum(answers_of(asked, FIVE, of_one)) for asked, of_one in zip(PULSE.in_group("learner"), counts, strict=True)
    )
    handbook = sum(Fraction(_person("learner", one)).limit_denominator(12) for one in sheets())
    skipped_one = next(one for one in sheets() if len(one.values) < 16)
    found = (handbook - Fraction(total, 4)) / (Fraction(1, 3) - Fraction(1, 4))
    assert found == 3 * Fraction(_person("learner", skipped_one)).limit_denominator(12) == 10
    told = next(score for score in results.scores if score.group == "learner")
    assert (told.mean, told.answered) == (3.74, 5)


def test_a_statement_that_is_put_the_other_way_round_is_turned() -> None:
    assert answers_of(statement("a"), FIVE, (1, 0, 0, 0, 2)) == (1, 5, 5)
    assert answers_of(statement("a", reverse=True), FIVE, (1, 0, 0, 0, 2)) == (5, 1, 1)
    assert answers_of(statement("a", reverse=True), SIX, (2, 0, 0, 1, 0, 0)) == (5, 5, 2)


@pytest.mark.parametrize(("score", "index"), [(1, 0), (3, 50), (3.42, 60), (5, 100)])
def test_an_index_runs_from_0_to_100(score: float, index: int) -> None:
    assert index_of(score, FIVE) == index
    assert index_of(7, TEN) == 70


@pytest.mark.parametrize(
    ("deviation", "spread"),
    [(0.0, Spread.NARROW), (0.59, Spread.NARROW), (0.6, Spread.MIXED), (1.0, Spread.MIXED), (1.01, Spread.WIDE)],
)
def test_spread_has_two_limits(deviation: float, spread: Spread) -> None:
    assert spread_of(deviation, FIVE) is spread
    assert spread_of(deviation * 2.5, TEN) is spread
    assert spread_of(deviation, THREE) is None


def test_a_group_without_half_of_its_statements_has_no_score() -> None:
    shown = Counted(statement="a", shown=Shown.COUNTS, counts=(1, 1, 1, 1, 1))
    hidden = Counted(statement="b", shown=Shown.ALIKE)
    of_three = instrument(*ASKED.statements, statement("c", group="trust"))
    assert group_score(ASKED, "trust", [shown, hidden]) is not None
    assert group_score(of_three, "trust", [shown, hidden]) is None
    assert group_score(ASKED, "trust", []) is None
    assert group_score(ASKED, "nothing", [shown]) is None


def test_what_has_no_order_or_two_scales_or_joined_points_has_no_score() -> None:
    answers = [sheet({"a": 1 + at % 4, "b": 1 + at % 3}) for at in range(12)]
    for scales in (("sky", "sky"), ("five", "three")):
        asked = instrument(*(statement(key, of, "trust") for key, of in zip("ab", scales, strict=True)))
        results = _results(asked, answers)
        assert results.shown
        assert results.scores == ()
    tied = replace(FIVE, joined=(1, 2), joined_as=SKY.joined_as)
    joined = replace(instrument(statement("a", group="trust")), scales=(tied,))
    results = _results(joined, sheets_of("a", 1, 3, 3, 3, 3))
    assert results.counted[0].joined
    assert results.scores == ()


def test_a_scale_of_three_points_has_a_mean_without_spread() -> None:
    (score,) = _results(instrument(statement("a", "three", "trust")), sheets_of("a", 2, 2, 2)).scores
    assert (score.mean, score.spread, score.margin) == (2.0, None, None)


def test_four_statements_of_different_meaning_are_never_added_into_one() -> None:
    asked = instrument(
        *(statement(key, group=key) for key in ("q1", "q2", "q3")), statement("q4", group="q4", reverse=True)
    )
    results = _results(
        asked, [sheet({"q1": 1 + at, "q2": 5 - at, "q3": 1 + at, "q4": 1 + at % 2 * 4}) for at in range(5)]
    )
    assert [(score.group, score.mean) for score in results.scores] == [("q1", 3), ("q2", 3), ("q3", 3), ("q4", 3.4)]


def _two(*counts: int) -> Results:
    return _results(
        ASKED, [sheet({"a": one.values[0][1], "b": 6 - one.values[0][1]}) for one in sheets_of("a", *counts)]
    )


def test_a_difference_that_chance_makes_is_no_clear_change() -> None:
    (change,) = changes(_two(2, 2, 2, 2, 2), _two(1, 2, 2, 2, 3), ASKED)
    assert change == Change(group="trust", moved=Moved.SAME, by=0.4)


def test_a_large_difference_is_likely_one() -> None:
    assert changes(_two(9, 5, 3, 0, 0), _two(0, 0, 3, 5, 9), ASKED) == (
        Change(group="trust", moved=Moved.MORE, by=2.71),
    )
    assert changes(_two(0, 0, 3, 5, 9), _two(9, 5, 3, 0, 0), ASKED)[0].moved is Moved.LESS


@pytest.mark.parametrize(
    ("counts", "by", "moved"), [((1, 3, 3, 3, 0), 0.8, Moved.SAME), ((1, 2, 4, 3, 0), 0.9, Moved.MORE)]
)
def test_a_change_is_likely_from_196_standard_errors_on(counts: tuple[int, ...], by: float, moved: Moved) -> None:
    """Ten people each time. For the second, 1.96 standard errors are 0.898."""
    one = instrument(statement("a", group="trust"))
    then, now = _results(one, sheets_of("a", 4, 3, 2, 1, 0)), _results(one, sheets_of("a", *counts))
    assert changes(then, now, one) == (Change(group="trust", moved=moved, by=by),)


def test_only_statements_that_both_waves_show_are_compared() -> None:
    then = _results(ASKED, [sheet({"a": 1 + at % 5, "b": 1}) for at in range(10)])
    now = _results(ASKED, [sheet({"a": 1 + at % 5, "b": 1 + at % 5}) for at in range(10)])
    assert [one.mean for one in (*then.scores, *now.scores)] == [3.0, 3.0]
    assert changes(then, now, ASKED) == (Change(group="trust", moved=Moved.SAME, by=0.0),)
    none_in_common = _results(ASKED, [sheet({"a": 1, "b": 1 + at % 5}) for at in range(10)])
    assert changes(then, none_in_common, ASKED) == (Change(group="trust", moved=Moved.UNKNOWN),)
    assert changes(Results(answers=3), Results(answers=4), ASKED) == ()


@given(st.lists(st.integers(0, 6), min_size=5, max_size=5), st.lists(st.integers(0, 6), min_size=5, max_size=5))
def test_changes_are_the_same_backwards(before: list[int], after: list[int]) -> None:
    then, now = _two(*before), _two(*after)
    turned = {Moved.MORE: Moved.LESS, Moved.LESS: Moved.MORE}
    for there, back in zip(changes(then, now, ASKED), changes(now, then, ASKED), strict=True):
        assert back.moved is turned.get(there.moved, there.moved)
        assert (back.by or 0) == -(there.by or 0)
