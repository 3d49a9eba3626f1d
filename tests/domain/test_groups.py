"""Dividing people into groups: what always holds, and what happens where wishes get in each other's way."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, combinations
from random import Random
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core_facilitator.domain.groups import (
    Division,
    Mix,
    Obstacle,
    Unmet,
    Wish,
    Wishes,
    divide,
    divide_often,
    meetings,
    repeats,
    shuffled,
    sizes,
    sizes_into,
    unmet,
)
from core_facilitator.domain.people import Person

Keys = frozenset[UUID]


def named(*numbers: int) -> Keys:
    return frozenset(UUID(int=number) for number in numbers)


def crowd(count: int, departments: Sequence[str] = ("",), roles: Sequence[str] = ("",)) -> list[Person]:
    """Return people with the keys 1, 2, 3 …, their departments and roles taken in turn."""
    return [
        Person(
            id=UUID(int=at + 1),
            name=f"Person {at + 1}",
            department=departments[at % len(departments)],
            role=roles[at % len(roles)],
        )
        for at in range(count)
    ]


sets = st.lists(st.frozensets(st.integers(1, 14), min_size=2, max_size=4).map(lambda some: named(*some)), max_size=3)
wishes = st.builds(Wishes, apart=sets.map(tuple), together=sets.map(tuple), mix=st.sampled_from(Mix))
crowds = st.builds(crowd, st.integers(0, 14), st.lists(st.sampled_from(("Math", "Arts", "")), min_size=1, max_size=5))
seeds = st.integers(0, 99).map(Random)


@pytest.mark.parametrize(
    ("people", "size", "expected"),
    [
        (14, 4, (4, 4, 3, 3)),
        (13, 4, (5, 4, 4)),
        (10, 4, (4, 3, 3)),
        (6, 4, (3, 3)),
        (7, 5, (4, 3)),
        (15, 2, (3, 2, 2, 2, 2, 2, 2)),
        (3, 2, (3,)),
        (4, 3, (4,)),
        (3, 1, (1, 1, 1)),
        (1, 4, (1,)),
        (0, 4, ()),
    ],
)
def test_groups_come_near_their_size_and_nobody_is_alone(people: int, size: int, expected: tuple[int, ...]) -> None:
    assert sizes(people, size) == expected


@given(st.integers(0, 300), st.integers(1, 30))
def test_sizes_differ_by_one_at_most(people: int, size: int) -> None:
    given = sizes(people, size)
    assert sum(given) == people
    assert max(given, default=0) - min(given, default=0) <= 1
    assert people < 2 or size == 1 or 1 not in given


def test_a_group_of_nobody_and_a_person_named_twice_are_refused() -> None:
    with pytest.raises(ValueError, match="0"):
        sizes(4, 0)
    with pytest.raises(ValueError, match="twice"):
        divide(crowd(3) * 2, 2, Random(1))


@given(crowds, st.integers(1, 6), st.integers(1, 3), wishes, seeds)
def test_nobody_is_lost_and_nobody_is_twice(
    people: list[Person], size: int, times: int, wishes: Wishes, chance: Random
) -> None:
    divisions = divide_often(people, size, times, chance, wishes=wishes)
    assert len(divisions) == times
    for division in divisions:
        assert sorted(chain.from_iterable(division.groups)) == [person.id for person in people]
        assert sorted(map(len, division.groups), reverse=True) == list(sizes(len(people), size))


def holds(groups: Collection[Collection[UUID]], wishes: Wishes) -> bool:
    """Whether the groups hold all that should be apart or together, said in another way than in the product."""
    everybody = set(chain.from_iterable(groups))
    return all(len(one & set(group)) < 2 for one in wishes.apart for group in groups) and all(
        any(one & everybody <= set(group) for group in groups) for one in wishes.together if one & everybody
    )


def every_division(people: Sequence[UUID], left: tuple[int, ...]) -> Iterator[list[list[UUID]]]:
    """Yield every way to fill groups that have so many seats left."""
    if not people:
        yield [[] for _ in left]
        return
    for at, seats in enumerate(left):
        if seats:
            for groups in every_division(people[1:], (*left[:at], seats - 1, *left[at + 1 :])):
                yield [[people[0], *group] if index == at else group for index, group in enumerate(groups)]


@given(st.integers(2, 7), st.integers(2, 4), wishes, seeds)
def test_wishes_are_held_wherever_that_is_possible(count: int, size: int, wishes: Wishes, chance: Random) -> None:
    people = crowd(count)
    found = divide(people, size, chance, wishes=wishes)
    keys = [person.id for person in people]
    possible = any(holds(groups, wishes) for groups in every_division(keys, sizes(count, size)))
    assert holds(found.groups, wishes) is possible
    assert (found.unmet == ()) is possible


@given(crowds, st.integers(2, 5), st.sampled_from((Mix.DEPARTMENT, Mix.ROLE)), seeds)
def test_a_mix_is_even_when_nothing_else_is_wished(people: list[Person], size: int, mix: Mix, chance: Random) -> None:
    division = divide(people, size, chance, wishes=Wishes(mix=mix))
    assert division.unmet == ()
    if mix is Mix.DEPARTMENT:
        department = {person.id: person.department for person in people}
        for kind in {"Math", "Arts"}:
            counts = [sum(department[key] == kind for key in group) for group in division.groups]
            assert max(counts, default=0) - min(counts, default=0) <= 1


def dealt(people: Sequence[Person], groups: int) -> list[list[UUID]]:
    """Return the simple round robin: people are dealt to the groups like cards."""
    return [[person.id for person in people[at::groups]] for at in range(groups)]


def again(groups: Collection[Collection[UUID]], met: Counter[Keys]) -> int:
    return sum(met[frozenset(pair)] for group in groups for pair in combinations(group, 2))


@given(st.integers(2, 14), st.integers(2, 5), st.lists(st.permutations(range(14)), max_size=4), seeds)
def test_it_is_never_worse_than_a_simple_round_robin(
    count: int, size: int, earlier: list[list[int]], chance: Random
) -> None:
    people = crowd(count)
    groups = len(sizes(count, size))
    before = [dealt([people[at] for at in order if at < count], groups) for order in earlier]
    met = Counter(meetings(before))
    found = divide(people, size, chance, met=met)
    assert again(found.groups, met) <= again(dealt(people, groups), met)
    assert found.repeats == sum(met[frozenset(pair)] > 0 for group in found.groups for pair in combinations(group, 2))


@settings(max_examples=20)
@given(crowds, wishes, st.integers(0, 99))
def test_the_same_chance_gives_the_same_groups(people: list[Person], wishes: Wishes, seed: int) -> None:
    first = divide(people, 3, Random(seed), wishes=wishes)
    assert divide(people, 3, Random(seed), wishes=wishes) == first


def test_another_chance_gives_other_groups_where_something_has_to_change() -> None:
    people = crowd(12)
    met = meetings([divide(people, 4, Random(0)).groups])
    assert len({divide(people, 4, Random(seed), met=met).groups for seed in range(5)}) > 1


def test_meetings_are_counted_over_all_divisions_of_a_program() -> None:
    one, two, three, four = (UUID(int=number) for number in range(1, 5))
    met = meetings([[(one, two), (three, four)], [(two, one, three)]])
    assert met == {named(1, 2): 2, named(3, 4): 1, named(1, 3): 1, named(2, 3): 1}
    assert repeats([(one, two), (three, four)], met) == 2
    assert repeats([(one, four), (two, three)], met) == 1


def test_more_people_to_keep_apart_than_groups_meet_as_seldom_as_possible() -> None:
    apart = named(1, 2, 3, 4, 5)
    division = divide(crowd(12), 3, Random(1), wishes=Wishes(apart=(apart,)))
    assert division.unmet == (Unmet(Wish.APART, apart, Obstacle.TOO_MANY),)
    assert hash(division) == hash(divide(crowd(12), 3, Random(1), wishes=Wishes(apart=(apart,))))
    assert sorted(len(apart.intersection(group)) for group in division.groups) == [1, 1, 1, 2]


def test_more_people_to_keep_together_than_a_group_holds_stay_as_near_as_possible() -> None:
    together = named(1, 2, 3, 4)
    division = divide(crowd(9), 3, Random(1), wishes=Wishes(together=(together,)))
    assert division.unmet == (Unmet(Wish.TOGETHER, together, Obstacle.TOO_MANY),)
    assert sorted(len(together.intersection(group)) for group in division.groups) == [0, 1, 3]


def test_apart_holds_where_together_contradicts_it() -> None:
    wishes = Wishes(apart=(named(1, 2),), together=(named(1, 2, 3), named(4, 5)))
    division = divide(crowd(9), 3, Random(1), wishes=wishes)
    assert division.unmet == (Unmet(Wish.TOGETHER, named(1, 2, 3), Obstacle.CONTRARY),)


def test_wishes_that_bind_more_than_a_group_holds_go_in_their_order() -> None:
    wishes = Wishes(together=(named(1, 2), named(3, 4), named(2, 3), named(5, 6)))
    division = divide(crowd(9), 3, Random(1), wishes=wishes)
    assert division.unmet == (Unmet(Wish.TOGETHER, named(2, 3), Obstacle.NO_ROOM),)


def test_pairs_that_find_no_room_beside_the_others_are_told() -> None:
    pairs = tuple(named(at, at + 1) for at in range(1, 13, 2))
    division = divide(crowd(15), 3, Random(1), wishes=Wishes(together=pairs))
    assert division.unmet == (Unmet(Wish.TOGETHER, pairs[-1], Obstacle.NO_ROOM),)


def test_people_who_are_all_apart_from_one_another_over_several_wishes_are_told() -> None:
    triangle = (named(1, 2), named(2, 3), named(1, 3))
    division = divide(crowd(8), 4, Random(1), wishes=Wishes(apart=triangle))
    assert division.unmet == (Unmet(Wish.APART, named(1, 3), Obstacle.NO_ROOM),)


def test_a_mix_gives_way_to_who_must_stay_together() -> None:
    wishes = Wishes(together=(named(1, 3),), mix=Mix.DEPARTMENT)
    division = divide(crowd(6, ("Math ", "arts", "math", "Arts")), 3, Random(1), wishes=wishes)
    assert division.unmet == ()
    many = divide(crowd(8, ("Math", "Arts")), 2, Random(1), wishes=wishes)
    assert Unmet(Wish.MIXED, named(1, 3, 5, 7), Obstacle.NO_ROOM) in many.unmet


def test_roles_mix_too_and_people_without_one_count_for_nothing() -> None:
    people = crowd(8, roles=("Coach", "", "", ""))
    division = divide(people, 4, Random(3), wishes=Wishes(mix=Mix.ROLE))
    assert [len(named(1, 5).intersection(group)) for group in division.groups] == [1, 1]


def test_people_who_are_not_there_count_for_nothing() -> None:
    wishes = Wishes(apart=(named(1, 99),), together=(named(2, 98), named(96, 97)))
    assert divide(crowd(4), 2, Random(1), wishes=wishes).unmet == ()


def test_groups_changed_by_hand_are_judged_the_same_way() -> None:
    people = crowd(6, ("Math", "Arts"))
    wishes = Wishes(apart=(named(1, 3),), together=(named(1, 2),), mix=Mix.DEPARTMENT)
    groups = (named(1, 3, 5), named(2, 4, 6))
    assert unmet(groups, people, wishes) == (
        Unmet(Wish.APART, named(1, 3), Obstacle.NO_ROOM),
        Unmet(Wish.TOGETHER, named(1, 2), Obstacle.NO_ROOM),
        Unmet(Wish.MIXED, named(1, 3, 5), Obstacle.NO_ROOM),
        Unmet(Wish.MIXED, named(2, 4, 6), Obstacle.NO_ROOM),
    )


def test_wishes_that_would_take_too_long_to_settle_are_met_as_far_as_can_be() -> None:
    """Only two of eleven triples fit in each of five groups of seven: backtracking would try all their orders."""
    triples = tuple(named(at, at + 1, at + 2) for at in range(1, 34, 3))
    division = divide(crowd(35), 7, Random(1), wishes=Wishes(together=triples))
    assert division.unmet == (Unmet(Wish.TOGETHER, triples[-1], Obstacle.NO_ROOM),)


def test_many_wishes_that_contradict_one_another_are_met_but_for_a_few() -> None:
    """Everybody is apart from all but two neighbors on each side of a circle, so no four can be a group.

    Earlier wishes go first, though five could be given up instead.
    """
    apart = tuple(named(at + 1, (at + step) % 13 + 1) for at in range(13) for step in range(3, 7))
    division = divide(crowd(13), 4, Random(1), wishes=Wishes(apart=apart))
    assert {one.why for one in division.unmet} == {Obstacle.NO_ROOM}
    assert not {one.people for one in division.unmet}.intersection(apart[:13])
    assert len(division.unmet) < len(apart) // 3


def test_nobody_and_a_single_person_are_divided_too() -> None:
    assert divide([], 4, Random(1)) == Division(groups=())
    assert divide(crowd(1), 4, Random(1)) == Division(groups=((UUID(int=1),),))


@pytest.mark.parametrize(
    ("people", "count", "expected"), [(14, 4, (4, 4, 3, 3)), (6, 2, (3, 3)), (3, 5, (1, 1, 1)), (0, 2, ())]
)
def test_people_go_into_a_number_of_groups(people: int, count: int, expected: tuple[int, ...]) -> None:
    assert sizes_into(people, count) == expected


def test_there_are_no_groups_of_a_number_less_than_one() -> None:
    with pytest.raises(ValueError, match="0"):
        sizes_into(4, 0)


def test_there_are_as_many_groups_as_are_asked_for() -> None:
    found = divide(crowd(7), sizes_into(7, 5), Random(1), met=meetings([[[UUID(int=1), UUID(int=2)]]]))
    assert sorted(map(len, found.groups)) == [1, 1, 1, 2, 2]


@pytest.mark.parametrize("wrong", [(4, 4), (1, 1, 1, 1, 1, 1, 1, 0), (5, 2), ()])
def test_sizes_that_do_not_fit_the_people_are_refused(wrong: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="fit"):
        divide(crowd(7), wrong, Random(1))


def test_shuffling_again_gives_other_groups_also_where_nothing_is_wished() -> None:
    people, chance = crowd(12), Random(1)
    first, second = shuffled(people, 3, chance), shuffled(people, 3, chance)
    assert first.groups != second.groups
    assert sorted(chain.from_iterable(second.groups)) == [person.id for person in people]


@given(crowds, st.integers(1, 5), wishes, seeds)
def test_shuffled_groups_and_their_people_stand_in_the_order_of_the_list(
    people: list[Person], size: int, wished: Wishes, chance: Random
) -> None:
    found = shuffled(people, size, chance, wishes=wished)
    assert all(list(group) == sorted(group) for group in found.groups)
    assert [group[0] for group in found.groups] == sorted(group[0] for group in found.groups)
    assert found.unmet == unmet(found.groups, people, wished)


def test_a_search_tells_how_far_it_is_and_never_goes_back() -> None:
    told: list[tuple[int, int]] = []
    people = crowd(12)
    everybody = frozenset(person.id for person in people)
    met = meetings([[everybody]])
    wished = Wishes(apart=(everybody, named(1, 2)), together=(named(3, 4), named(5, 6, 7)))
    divide(people, 3, Random(1), wishes=wished, met=met, progress=lambda done, total: told.append((done, total)))
    done = [one for one, _total in told]
    assert done == sorted(done)
    assert done[0] == 0
    assert 300 < done[-1] <= told[0][1] == 404


def test_a_search_that_is_stopped_ends_with_what_stopped_it() -> None:
    def stop(done: int, _total: int) -> None:
        if done > 20:
            raise KeyboardInterrupt

    people = crowd(12)
    with pytest.raises(KeyboardInterrupt):
        divide(people, 3, Random(1), met=meetings([[[person.id for person in people]]]), progress=stop)
