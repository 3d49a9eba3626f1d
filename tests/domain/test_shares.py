"""Sharing whole minutes among several."""

from hypothesis import given
from hypothesis import strategies as st

from core_facilitator.domain.shares import shared

WEIGHTS_AND_LIMITS = st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), max_size=12)


def test_each_takes_its_share() -> None:
    assert shared(6, (10, 20, 30), (9, 9, 9)) == (1, 2, 3)


def test_what_one_cannot_take_goes_to_the_others() -> None:
    assert shared(12, (10, 20, 30), (9, 9, 2)) == (3, 7, 2)


def test_what_rounding_leaves_goes_to_the_heaviest() -> None:
    assert shared(5, (10, 10, 30), (9, 9, 9)) == (1, 1, 3)
    assert shared(2, (10, 10, 30), (9, 9, 9)) == (0, 0, 2)


def test_what_weighs_nothing_takes_what_nobody_else_can() -> None:
    assert shared(7, (10, 0), (4, 9)) == (4, 3)


@given(st.integers(0, 500), WEIGHTS_AND_LIMITS)
def test_nothing_is_lost_and_nobody_takes_too_much(minutes: int, given: list[tuple[int, int]]) -> None:
    weights, limits = [one for one, _ in given], [most for _, most in given]
    taken = shared(minutes, weights, limits)
    assert sum(taken) == min(minutes, sum(limits))
    assert all(0 <= one <= most for one, most in zip(taken, limits, strict=True))


@given(st.integers(0, 200), st.lists(st.integers(1, 90), min_size=1, max_size=12))
def test_without_limits_no_share_is_a_minute_off_its_proportion(minutes: int, weights: list[int]) -> None:
    taken = shared(minutes, weights, [minutes] * len(weights))
    assert all(
        minutes * weight // sum(weights) <= one <= minutes * weight // sum(weights) + 1
        for one, weight in zip(taken, weights, strict=True)
    )
