"""How good groups are: measured against what is known of the social golfer problem, always from the same chance.

That no two meet twice in these cases is known to be possible: an affine plane of order 3, 4 or 5 (9 people in threes,
16 in fours, 25 in fives), a round robin of pairs, and for the others the tables of Warwick Harvey. Three groups of four
cannot be divided anew with fewer than three repeats: each new group takes two from at least one of three old ones.
"""

from collections.abc import Sequence
from random import Random
from uuid import UUID

import pytest

from core_facilitator.domain.groups import Division, Mix, Wishes, divide, divide_often, meetings
from core_facilitator.domain.people import Person


def crowd(count: int) -> list[Person]:
    return [Person(id=UUID(int=at + 1), name=f"Person {at}", department=f"Team {at % 4}") for at in range(count)]


def repeated(divisions: Sequence[Division]) -> int:
    """Return how many meetings were not the first of their pair."""
    return sum(times - 1 for times in meetings(division.groups for division in divisions).values())


@pytest.mark.parametrize(
    ("people", "size", "times"),
    [(8, 2, 7), (10, 2, 9), (9, 3, 4), (12, 3, 4), (16, 4, 5), (20, 4, 5), (25, 5, 6), (40, 4, 5), (40, 4, 7)],
)
def test_nobody_meets_anybody_twice_where_that_is_known_to_be_possible(people: int, size: int, times: int) -> None:
    divisions = divide_often(crowd(people), size, times, Random(1))
    assert repeated(divisions) == 0
    assert [division.repeats for division in divisions] == [0] * times


@pytest.mark.parametrize(("times", "fewest"), [(2, 3), (3, 6)])
def test_twelve_people_in_fours_repeat_no_more_than_they_must(times: int, fewest: int) -> None:
    assert repeated(divide_often(crowd(12), 4, times, Random(1))) == fewest


def test_fifteen_people_in_threes_come_near_the_schoolgirls_of_kirkman() -> None:
    """Six times without a repeat is found by some chances, seven times (all 105 pairs exactly once) hardly ever."""
    assert min(repeated(divide_often(crowd(15), 3, 6, Random(seed))) for seed in range(2)) <= 2
    assert repeated(divide_often(crowd(15), 3, 7, Random(1))) <= 6


@pytest.mark.parametrize(("people", "size", "times", "most"), [(9, 3, 4, 0), (16, 4, 3, 0), (40, 4, 7, 0)])
def test_dividing_again_each_time_is_nearly_as_good(people: int, size: int, times: int, most: int) -> None:
    chance = Random(1)
    divisions: list[Division] = []
    for _ in range(times):
        met = meetings(division.groups for division in divisions)
        divisions.append(divide(crowd(people), size, chance, met=met))
    assert repeated(divisions) <= most


def test_planning_at_once_is_better_than_dividing_again_each_time() -> None:
    chance = Random(1)
    divisions: list[Division] = []
    for _ in range(5):
        divisions.append(divide(crowd(16), 4, chance, met=meetings(one.groups for one in divisions)))
    assert repeated(divisions) > repeated(divide_often(crowd(16), 4, 5, Random(1))) == 0


def test_forty_people_with_wishes_and_a_mix_meet_few_again() -> None:
    people = crowd(40)
    keys = [person.id for person in people]
    wishes = Wishes(
        apart=(frozenset(keys[:6]), frozenset(keys[10:12])),
        together=(frozenset(keys[20:22]), frozenset(keys[31:33])),
        mix=Mix.DEPARTMENT,
    )
    divisions = divide_often(people, 4, 4, Random(1), wishes=wishes)
    assert all(division.unmet == () for division in divisions)
    # The two pairs that stay together meet again each of three times.
    assert repeated(divisions) == 6
