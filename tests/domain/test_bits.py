"""Sets of places as whole numbers."""

from hypothesis import given
from hypothesis import strategies as st

from core_facilitator.domain.bits import Limits, bits, places

_PLACES = st.sets(st.integers(0, 70))
_NUMBERS = st.lists(st.integers(0, 12), max_size=20)


@given(_PLACES)
def test_a_set_gives_back_its_places_in_order(some: set[int]) -> None:
    assert list(places(bits(some, 71))) == sorted(some)


def test_a_set_of_nothing_is_empty() -> None:
    assert bits((), 0) == 0
    assert not list(places(0))


@given(_NUMBERS, st.integers(-1, 13))
def test_limits_part_the_places_by_their_numbers(numbers: list[int], limit: int) -> None:
    limits = Limits(numbers)
    assert list(places(limits.at_most(limit))) == [at for at, number in enumerate(numbers) if number <= limit]
    assert list(places(limits.at_least(limit))) == [at for at, number in enumerate(numbers) if number >= limit]


def test_a_limit_between_two_numbers_parts_them() -> None:
    limits = Limits([10, 12, 13])
    assert list(places(limits.at_most(12.5))) == [0, 1]
    assert list(places(limits.at_least(12.5))) == [2]
