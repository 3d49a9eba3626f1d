"""Which waves may be seen side by side, and what a run chart says and leaves unsaid."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core_facilitator.domain.check_in_trends import (
    Hidden,
    RunChart,
    Signals,
    Wave,
    comparable,
    run_chart,
    same_questions,
    signals_of,
    wave_before,
    why_hidden,
)
from core_facilitator.domain.check_ins import Counted, Results, Shown, State
from core_facilitator.domain.folding import fold
from core_facilitator.domain.instruments import Wording
from made_up_check_ins import check_in, instrument, sheet, statement, unshuffled

ASKED = instrument(statement("a", group="trust"), statement("b", group="trust"))
MAY, JUNE, OCTOBER = date(2026, 5, 4), date(2026, 6, 15), date(2026, 10, 14)
TEAM = range(18)


def wave(
    on: date, answers: int = 16, people: range | tuple[int, ...] = TEAM, *, expected: int = 0, up: int = 0
) -> Wave:
    """Return a closed wave with so many answers; `up` moves them."""
    asked = replace(
        check_in(ASKED, closed_on=on, people=people, expected=expected), id=UUID(int=on.toordinal() * 100 + answers)
    )
    sheets = [sheet({"a": min(5, 1 + at % 4 + up), "b": 1 + at % 5}) for at in range(answers)]
    return Wave(asked, fold(asked, sheets, (), unshuffled))


def test_the_same_team_is_compared_half_a_year_later_though_one_more_answered() -> None:
    assert why_hidden(wave(MAY, 16), wave(OCTOBER, 17)) is None


def test_two_waves_a_day_apart_with_one_answer_more_are_not_compared() -> None:
    for more in (1, 2):
        assert why_hidden(wave(MAY, 12), wave(MAY + timedelta(days=1), 12 + more)) is Hidden.NUMBER
    assert why_hidden(wave(MAY, 12), wave(MAY + timedelta(days=1), 15)) is None
    assert why_hidden(wave(MAY, 12), wave(MAY + timedelta(days=1), 12)) is None


def test_six_weeks_later_the_number_of_answers_matters_no_more() -> None:
    assert why_hidden(wave(MAY, 12), wave(JUNE - timedelta(days=1), 13)) is Hidden.NUMBER
    assert why_hidden(wave(MAY, 12), wave(JUNE, 13)) is None


@pytest.mark.parametrize(
    ("later", "hidden"),
    [
        (range(18), None),
        (range(19), Hidden.GROUP),
        (range(20), Hidden.GROUP),
        (range(1, 19), Hidden.GROUP),
        (range(21), None),
        (range(2, 20), None),
    ],
)
def test_a_team_that_changed_by_one_or_two_people_is_never_compared(later: range, hidden: Hidden | None) -> None:
    assert why_hidden(wave(MAY, people=TEAM), wave(OCTOBER, people=later)) is hidden


def test_where_nobody_in_common_was_asked_the_number_of_those_asked_stands_for_them() -> None:
    soon = MAY + timedelta(days=2)
    later = range(40, 58)
    assert why_hidden(wave(MAY, expected=18), wave(soon, people=later, expected=19)) is Hidden.NUMBER
    assert why_hidden(wave(MAY, people=(), expected=18), wave(soon, people=(), expected=16)) is Hidden.NUMBER
    assert why_hidden(wave(MAY, expected=18), wave(soon, people=later, expected=21)) is None
    assert why_hidden(wave(MAY, expected=18), wave(soon, expected=19)) is None
    assert why_hidden(wave(MAY, expected=18), wave(OCTOBER, people=later, expected=19)) is None


def test_what_is_open_or_too_small_or_asks_other_things_is_not_compared() -> None:
    one, other = wave(MAY), wave(OCTOBER)
    is_open = replace(other, check_in=replace(other.check_in, state=State.OPEN))
    dayless = replace(other, check_in=replace(other.check_in, closed_on=None))
    assert why_hidden(one, is_open) is why_hidden(is_open, one) is Hidden.NOT_CLOSED
    assert why_hidden(one, dayless) is why_hidden(dayless, one) is Hidden.NOT_CLOSED
    assert why_hidden(one, wave(OCTOBER, 4)) is why_hidden(wave(OCTOBER, 4), one) is Hidden.TOO_FEW
    reworded = replace(ASKED, statements=(replace(ASKED.statements[0], text=Wording("Else.")), ASKED.statements[1]))
    changed = replace(other, check_in=replace(other.check_in, instrument=reworded))
    assert why_hidden(one, changed) is Hidden.OTHER_QUESTIONS


def test_questions_are_the_same_while_nothing_that_is_counted_changed() -> None:
    assert same_questions(ASKED, replace(ASKED, title=Wording("Renamed"), minutes=9))
    assert not same_questions(ASKED, replace(ASKED, key="other"))
    assert not same_questions(ASKED, replace(ASKED, scales=(replace(ASKED.scales[0], joined=(1, 2)),)))
    assert not same_questions(ASKED, replace(ASKED, groups=()))


def test_earlier_waves_are_offered_the_newest_first_and_none_that_gives_another_away() -> None:
    now = wave(OCTOBER, 17)
    september, soon_after = wave(date(2026, 9, 1), 14), wave(date(2026, 9, 2), 15)
    others = [wave(MAY, 16), now, september, soon_after, wave(date(2027, 1, 5)), wave(JUNE, 4)]
    assert comparable(now, others) == (soon_after, others[0])
    assert comparable(now, [september, others[0]]) == (september, others[0])


def _numbered(made: Wave, number: int) -> Wave:
    return replace(made, check_in=replace(made.check_in, id=UUID(int=number + 1), number=number))


def test_of_two_waves_of_one_day_only_the_first_that_was_closed_is_before_the_other() -> None:
    first, second = _numbered(wave(OCTOBER, 12), 3), _numbered(wave(OCTOBER, 16), 4)
    for others in ([first, second], [second, first]):
        assert comparable(second, others) == (first,)
        assert comparable(first, others) == ()
        assert wave_before(second, others) == (first, None)
        assert wave_before(first, others) == (None, None)


def test_waves_of_one_day_of_which_nobody_knows_the_order_are_not_compared() -> None:
    one, other = _numbered(wave(OCTOBER, 12), 3), _numbered(wave(OCTOBER, 16), 4)
    other = replace(other, check_in=replace(other.check_in, number=3))
    assert comparable(one, [one, other]) == comparable(other, [one, other]) == ()


def test_the_wave_before_is_the_same_in_whichever_order_they_are_told() -> None:
    waves = [_numbered(wave(OCTOBER, 8), 1), _numbered(wave(OCTOBER, 12), 2), _numbered(wave(OCTOBER, 16), 3)]
    assert wave_before(waves[2], waves) == wave_before(waves[2], waves[::-1]) == (waves[1], None)


def test_a_run_chart_has_the_waves_of_one_day_in_the_order_in_which_they_were_closed() -> None:
    waves = [_numbered(wave(OCTOBER, 8), 1), _numbered(wave(OCTOBER, 12), 2)]
    for told in (waves, waves[::-1]):
        assert [point.check_in for point in run_chart(told, "trust").points] == [one.check_in.id for one in waves]


def _with(made: Wave, *shown: Shown) -> Wave:
    counted = tuple(
        one if how is Shown.COUNTS else Counted(statement=one.statement, shown=how)
        for one, how in zip(made.results.counted, shown, strict=True)
    )
    return replace(made, results=replace(made.results, counted=counted))


def test_a_wave_without_any_number_is_passed_over_for_an_earlier_one_that_has_some() -> None:
    now, before = wave(OCTOBER, 17), wave(MAY, 16)
    for how, why in ((Shown.TOO_FEW, Hidden.TOO_FEW), (Shown.ALIKE, Hidden.ALIKE)):
        empty = _with(wave(JUNE, 16), how, how)
        assert wave_before(now, [before, empty, now]) == (before, None)
        assert wave_before(now, [empty, now]) == (None, why)


def test_where_no_statement_has_numbers_in_both_there_is_no_comparison() -> None:
    now = _with(wave(OCTOBER, 17), Shown.COUNTS, Shown.TOO_FEW)
    assert wave_before(now, [_with(wave(MAY), Shown.TOO_FEW, Shown.COUNTS)]) == (None, Hidden.TOO_FEW)
    assert wave_before(now, [before := _with(wave(MAY), Shown.COUNTS, Shown.TOO_FEW)]) == (before, None)


def test_a_wave_without_any_number_has_none_before_it_and_says_no_more() -> None:
    now = _with(wave(OCTOBER, 16), Shown.TOO_FEW, Shown.TOO_FEW)
    assert wave_before(now, [wave(MAY, 16)]) == (None, None)


# Run charts


def _year(*answers: int) -> list[Wave]:
    return [wave(MAY + timedelta(weeks=7 * at), number, up=at % 2) for at, number in enumerate(answers)]


def test_a_run_chart_shows_a_score_for_each_wave_and_claims_nothing_before_ten() -> None:
    chart = run_chart(reversed(_year(*[16] * 9)), "trust")
    assert [point.on for point in chart.points] == sorted(point.on for point in chart.points)
    assert all(point.score is not None and point.hidden is None for point in chart.points)
    assert (chart.center, chart.signals) == (None, None)
    chart = run_chart(_year(*[16] * 10), "trust")
    scores = sorted({point.score for point in chart.points if point.score is not None})
    assert len(scores) == 2
    assert chart.center == pytest.approx(sum(scores) / 2)
    assert chart.signals == Signals(useful=10, longest_run=1, longest_by_chance=6, crossings=9, fewest_by_chance=2)


def test_points_below_the_minimum_are_drawn_without_a_score() -> None:
    chart = run_chart(_year(16, 4, 16), "trust")
    assert [(point.score is None, point.hidden) for point in chart.points] == [
        (False, None),
        (True, Hidden.TOO_FEW),
        (False, None),
    ]


def test_a_wave_of_very_similar_answers_says_so() -> None:
    same = wave(OCTOBER)
    sheets = [sheet({"a": 5, "b": 4}) for _ in range(9)]
    alike = replace(same, results=fold(same.check_in, sheets, (), unshuffled))
    assert [point.hidden for point in run_chart([wave(MAY), alike], "trust").points] == [None, Hidden.ALIKE]


def test_a_wave_that_would_give_somebody_away_beside_an_earlier_one_has_no_score() -> None:
    waves = [wave(MAY, 16), wave(MAY + timedelta(days=1), 17), wave(MAY + timedelta(days=2), 16)]
    assert [point.hidden for point in run_chart(waves, "trust").points] == [None, Hidden.NUMBER, None]


def test_waves_that_asked_other_things_are_left_out_of_a_run_chart() -> None:
    old = wave(MAY)
    other = replace(old, check_in=replace(old.check_in, instrument=replace(ASKED, key="other")))
    prepared = replace(old, check_in=replace(old.check_in, state=State.PREPARED, closed_on=None))
    assert [point.on for point in run_chart([other, prepared, wave(OCTOBER)], "trust").points] == [OCTOBER]
    assert run_chart([], "trust") == RunChart(points=())


@pytest.mark.parametrize(
    ("points", "longest", "crossings"),
    [(10, 6, 2), (11, 6, 2), (12, 7, 3), (15, 7, 4), (16, 7, 4), (20, 7, 6), (23, 8, 7), (24, 8, 8), (30, 8, 10)],
)
def test_limits_follow_the_number_of_points(points: int, longest: int, crossings: int) -> None:
    """The table of Anhøj and Olesen."""
    found = signals_of([at % 2 for at in range(points)], 0.5)
    assert found is not None
    assert (found.longest_by_chance, found.fewest_by_chance) == (longest, crossings)
    assert not found.shift
    assert not found.few_crossings


def test_a_long_run_on_one_side_is_a_shift() -> None:
    lasting = signals_of([1, 0, 1, 0, 1, 0, *[1] * 7, 0, 1], 0.5)
    assert lasting is not None
    assert (lasting.useful, lasting.longest_run, lasting.shift) == (15, 7, False)
    longer = signals_of([1, 0, 1, 0, 1, 0, *[1] * 8, 0], 0.5)
    assert longer is not None
    assert (longer.useful, longer.longest_run, longer.shift) == (15, 8, True)


def test_few_crossings_are_told() -> None:
    found = signals_of([0] * 5 + [1] * 5, 0.5)
    assert found is not None
    assert (found.crossings, found.few_crossings, found.shift) == (1, True, False)
    enough = signals_of([0] * 4 + [1] * 4 + [0] * 2, 0.5)
    assert enough is not None
    assert (enough.crossings, enough.few_crossings) == (2, False)


def test_points_on_the_median_do_not_count() -> None:
    assert signals_of([3] * 40 + [1, 5] * 4, 3) is None
    found = signals_of([5, 3, 5, 3, 5, 3, 3, 5, 5, 5, 1, 1, 1, 1, 1], 3)
    assert found is not None
    assert (found.useful, found.longest_run, found.crossings) == (11, 6, 1)


@given(st.lists(st.integers(1, 5), max_size=60), st.integers(1, 5))
def test_runs_and_crossings_make_up_all_points(scores: list[int], center: int) -> None:
    found = signals_of(scores, center)
    useful = sum(score != center for score in scores)
    assert (found is None) is (useful < 10)
    if found is not None:
        assert found.crossings < found.useful == useful
        assert found.longest_run * (found.crossings + 1) >= useful
        assert found == signals_of(scores[::-1], center)


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 80), st.booleans())
def test_it_makes_no_difference_which_wave_comes_first(one: int, other: int, days: int, shared: bool) -> None:
    then = wave(MAY, one, expected=one)
    now = wave(MAY + timedelta(days=days), other, TEAM if shared else range(90, 99), expected=other)
    assert why_hidden(then, now) == why_hidden(now, then)
    if why_hidden(then, now) is None and days < 42:
        assert abs(then.results.answers - now.results.answers) not in (1, 2)


def test_without_results_there_is_nothing_to_compare() -> None:
    assert why_hidden(replace(wave(MAY), results=Results(answers=0)), wave(OCTOBER)) is Hidden.TOO_FEW
