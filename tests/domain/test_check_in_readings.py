"""What a facilitator may notice in results, and what is not said of them."""

from dataclasses import replace

import pytest

from core_facilitator.domain.check_in_readings import (
    Bar,
    Lowest,
    Quadrant,
    Shape,
    Support,
    agreeing,
    group_shape,
    held_back,
    lowest_group,
    points_of,
    quadrant,
    shape_of,
    shapes,
    support,
    widest,
    word_counts,
)
from core_facilitator.domain.check_ins import Counted, Results, Sheet, Shown, Written
from core_facilitator.domain.folding import fold
from core_facilitator.domain.instruments import Instrument, Reading, Wording
from made_up_check_ins import FIVE, SKY, check_in, instrument, sheet, sheets_of, statement, unshuffled
from worked_pulse import PULSE, sheets

A, TURNED = statement("a"), statement("a", reverse=True)


def _results(asked: Instrument, answers: list[Sheet]) -> Results:
    return fold(check_in(asked), answers, (), unshuffled)


def _counts(*counts: int, joined: bool = False) -> Counted:
    return Counted(statement="a", shown=Shown.COUNTS, counts=counts, joined=joined)


ALIKE = Counted(statement="a", shown=Shown.ALIKE)
TOO_FEW = Counted(statement="a", shown=Shown.TOO_FEW)


def test_points_that_are_joined_stand_as_one() -> None:
    assert [(bar.label.text, bar.values, bar.people) for bar in points_of(_counts(3, 2, 6, 0, joined=True), SKY)] == [
        ("Clear", (1,), 3),
        ("Cloudy", (2,), 2),
        ("Rough weather", (3, 4), 6),
    ]
    assert [bar.people for bar in points_of(_counts(3, 2, 3, 4), SKY)] == [3, 2, 3, 4]
    assert points_of(_counts(1, 1, 1, 1, 1), FIVE)[0] == Bar(Wording("Strongly disagree"), (1,), 1)
    assert points_of(ALIKE, FIVE) == points_of(TOO_FEW, FIVE) == ()


def test_who_agrees_stands_above_the_middle() -> None:
    assert agreeing(_counts(1, 2, 3, 4, 5), FIVE) == 9
    assert agreeing(ALIKE, FIVE) == 0


@pytest.mark.parametrize(
    ("counts", "shape"),
    [
        ((0, 1, 1, 4, 2), Shape.AGREED_HIGH),
        ((2, 4, 1, 1, 0), Shape.AGREED_LOW),
        ((2, 2, 1, 2, 2), Shape.TWO_CAMPS),
        ((0, 3, 3, 3, 0), Shape.TWO_CAMPS),
        ((0, 3, 4, 3, 0), Shape.MIXED),
        ((0, 1, 6, 1, 0), Shape.MIXED),
        ((0, 1, 2, 5, 2), Shape.MIXED),
    ],
)
def test_a_statement_has_a_shape(counts: tuple[int, ...], shape: Shape) -> None:
    assert shape_of(_counts(*counts), A, FIVE) is shape
    turned = {Shape.AGREED_HIGH: Shape.AGREED_LOW, Shape.AGREED_LOW: Shape.AGREED_HIGH}
    assert shape_of(_counts(*counts), TURNED, FIVE) is turned.get(shape, shape)


def test_what_is_not_shown_has_the_shape_of_its_reason() -> None:
    assert shape_of(ALIKE, A, FIVE) is Shape.ALIKE
    assert shape_of(TOO_FEW, A, FIVE) is Shape.TOO_FEW


def _grouped(**scales: str) -> Instrument:
    return instrument(*(statement(key, scale, "trust") for key, scale in scales.items()))


def test_a_group_has_the_shape_of_all_its_answers() -> None:
    asked = _grouped(a="five", b="five")
    camps = [sheet({"a": 1, "b": 5}) for _ in range(6)] + [sheet({"a": 5, "b": 1}) for _ in range(6)]
    assert group_shape(_results(asked, camps), asked, "trust") is Shape.TWO_CAMPS
    some_alike = [sheet({"a": 5, "b": 3 + at % 3}) for at in range(12)]
    assert group_shape(_results(asked, some_alike), asked, "trust") is Shape.MIXED


def test_a_group_of_which_nothing_is_shown_says_why() -> None:
    asked = _grouped(a="five", b="five", c="five")
    same = [sheet({"a": 5, "b": 5}) for _ in range(9)]
    assert group_shape(_results(asked, same), asked, "trust") is Shape.ALIKE
    rarely = [sheet({"a": 5}) for _ in range(9)]
    assert group_shape(_results(asked, rarely), asked, "trust") is Shape.TOO_FEW


def test_a_group_with_scales_around_other_middles_is_mixed() -> None:
    asked = _grouped(a="five", b="three")
    answers = [sheet({"a": 4 + at % 2, "b": 1 + at % 3}) for at in range(9)]
    assert group_shape(_results(asked, answers), asked, "trust") is Shape.MIXED


def test_the_worked_pulse_is_mixed_and_none_of_its_stages_is_clearly_lower() -> None:
    results = _results(PULSE, sheets())
    assert shapes(results, PULSE) == (Shape.MIXED,)
    lowest = lowest_group(results, PULSE)
    assert lowest is not None
    assert (lowest.score.group, lowest.clear) == ("challenger", False)


def test_too_few_answers_have_one_shape() -> None:
    assert shapes(Results(answers=4), PULSE) == (Shape.TOO_FEW,)


def test_without_groups_each_statement_has_its_shape() -> None:
    asked = instrument(statement("a"), statement("b"), statement("sky", "sky"))
    answers = [sheet({"a": 4 + at % 2, "b": 5, "sky": 1 + at % 4}) for at in range(9)]
    assert shapes(_results(asked, answers), asked) == (Shape.AGREED_HIGH, Shape.ALIKE)


def _scored(*means: float, scale: str = "five") -> tuple[Results, Instrument]:
    """Return results in which groups of one statement have nearly these means, ten answers each."""
    asked = instrument(*(statement(key, scale, key) for key, _ in zip("abcd", means, strict=False)))
    results = _results(asked, [sheet(dict.fromkeys("abcd"[: len(means)], 1 + at % 5)) for at in range(10)])
    scores = (replace(score, mean=mean) for score, mean in zip(results.scores, means, strict=True))
    return replace(results, scores=tuple(scores)), asked


@pytest.mark.parametrize(
    ("means", "lowest", "clear"),
    [
        ((3.5, 3.1, 4.0), "b", True),
        ((3.5, 3.11, 4.0), "b", False),
        ((3.1, 3.1, 4.0), None, False),
        ((3.1,), None, False),
        ((), None, False),
    ],
)
def test_the_lowest_group_is_told_and_whether_that_means_anything(
    means: tuple[float, ...], lowest: str | None, clear: bool
) -> None:
    results, asked = _scored(*means)
    found = lowest_group(results, asked)
    if lowest is None:
        assert found is None
    else:
        assert found == Lowest(next(one for one in results.scores if one.group == lowest), clear)
    assert (Shape.ONE_LOWER in shapes(results, asked)) is clear


def test_on_a_longer_scale_more_points_are_needed() -> None:
    lowest = lowest_group(*_scored(5.0, 5.9, scale="ten"))
    assert lowest is not None
    assert not lowest.clear
    lowest = lowest_group(*_scored(5.0, 6.0, scale="ten"))
    assert lowest is not None
    assert lowest.clear


def test_the_statement_on_which_people_are_furthest_apart_is_pointed_out() -> None:
    asked = instrument(statement("a"), statement("b"), statement("ten", "ten"), statement("sky", "sky"))
    answers = [sheet({"a": 2 + at % 3, "b": 1 + at % 2 * 4, "ten": 2 + at % 5, "sky": 1 + at % 4}) for at in range(12)]
    assert widest(_results(asked, answers), asked) == "b"


def test_where_all_are_close_together_nothing_is_pointed_out() -> None:
    asked = instrument(statement("a"), statement("b"))
    close = [sheet({"a": 3 + (at < 3), "b": 4}) for at in range(12)]
    results = _results(asked, close)
    assert results.counted[0].shown is Shown.COUNTS
    assert widest(results, asked) is None
    assert widest(Results(answers=4), asked) is None


def test_a_word_has_a_number_where_two_used_it() -> None:
    words = Written(statement="word", words=("tired", "glad", "tired", "calm"))
    assert word_counts(words) == (("tired", 2), ("glad", None), ("calm", None))


FIST = instrument(statement("a", "six"), reading=Reading.SUPPORT)


@pytest.mark.parametrize(
    ("values", "found", "ahead"),
    [
        ((3, 3, 4, 5, 5), Support(lowest=3, below=0, answered=5), True),
        ((5, 5, 5, 5, 5), Support(lowest=5, below=0, answered=5), True),
        ((2, 3, 5, 5, 5), Support(lowest=2, below=1, answered=5), False),
        ((0, 1, 2, 5, 5), Support(lowest=0, below=3, answered=5), False),
    ],
)
def test_a_proposal_goes_ahead_when_nobody_is_below_three(values: tuple[int, ...], found: Support, ahead: bool) -> None:
    told = support(_results(FIST, [sheet({"a": value}) for value in values]), FIST)
    assert told == found
    assert found.go_ahead is ahead


def test_support_is_told_of_votes_with_enough_answers_only() -> None:
    assert support(_results(FIST, [sheet({"a": 5})] * 4), FIST) is None
    plain = replace(FIST, reading=Reading.PLAIN)
    assert support(_results(plain, [sheet({"a": at}) for at in range(6)]), plain) is None


MAP = instrument(statement("safety", "ten"), statement("energy", "ten"), reading=Reading.MAP)


@pytest.mark.parametrize(
    ("safety", "energy", "found"),
    [
        (8, 8, Quadrant.READY),
        (8, 2, Quadrant.REST),
        (2, 8, Quadrant.PERFORMING),
        (2, 2, Quadrant.STOP),
        (5, 8, Quadrant.BETWEEN),
        (8, 5, Quadrant.BETWEEN),
    ],
)
def test_the_map_says_where_the_middle_of_the_group_is(safety: int, energy: int, found: Quadrant) -> None:
    answers = [sheet({"safety": safety + at, "energy": energy + at}) for at in (-2, -1, 0, 1, 2)]
    assert quadrant(_results(MAP, answers), MAP) is found


def test_the_map_says_nothing_where_one_of_the_two_is_hidden() -> None:
    answers = [sheet({"safety": at, "energy": 5}) for at in range(8)]
    assert quadrant(_results(MAP, answers), MAP) is None
    spread = [sheet({"safety": at, "energy": at}) for at in range(8)]
    assert quadrant(_results(MAP, spread), MAP) is Quadrant.STOP
    plain = replace(MAP, reading=Reading.PLAIN)
    assert quadrant(_results(plain, spread), plain) is None
    three = replace(MAP, statements=(*MAP.statements, statement("third", "ten")))
    assert quadrant(_results(three, spread), three) is None


def test_the_map_does_not_know_who_is_in_a_corner() -> None:
    """Two lonely ones, or one lonely one: the same."""
    apart = [sheet({"safety": 1, "energy": 9}), sheet({"safety": 9, "energy": 1})]
    together = [sheet({"safety": 1, "energy": 1}), sheet({"safety": 9, "energy": 9})]
    rest = [sheet({"safety": 4 + at, "energy": 4 + at}) for at in range(5)]
    assert _results(MAP, apart + rest) == _results(MAP, together + rest)


@pytest.mark.parametrize(
    ("counts", "mean", "found"),
    [
        ((2, 1, 2, 2, 1), 3.12, False),
        ((1, 1, 2, 3, 1), 2.75, False),
        ((1, 1, 2, 1, 3), 2.5, True),
        ((0, 1, 1, 2, 4), 1.88, True),
    ],
)
def test_a_pulse_notices_when_much_is_held_back(counts: tuple[int, ...], mean: float, found: bool) -> None:
    pulse = instrument(statement("a", group="challenger", reverse=True), reading=Reading.PULSE)
    results = _results(pulse, sheets_of("a", *counts))
    assert results.scores[0].mean == mean
    assert held_back(results, pulse) is found
    assert held_back(results, replace(pulse, reading=Reading.PLAIN)) is False


def test_only_what_is_put_the_other_way_round_is_held_back() -> None:
    pulse = instrument(statement("a", group="inclusion"), reading=Reading.PULSE)
    low = sheets_of("a", 4, 2, 2, 0, 0)
    assert not held_back(_results(pulse, low), pulse)
    assert not held_back(Results(answers=3), pulse)
