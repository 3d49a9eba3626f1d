"""Groups: dividing people so that wishes are held, departments or roles mix, and few meet whom they met before."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import combinations
from random import Random
from types import MappingProxyType
from uuid import UUID

from core_facilitator.domain.group_placing import Task
from core_facilitator.domain.group_search import Progress, in_silence, searched
from core_facilitator.domain.people import Person

Meetings = Mapping[frozenset[UUID], int]
"""How often two people were in a group together, for each two who were."""

NO_MEETINGS: Meetings = MappingProxyType({})


class Mix(Enum):
    """What should be spread over the groups."""

    NOTHING = "nothing"
    DEPARTMENT = "department"
    ROLE = "role"


class Wish(Enum):
    """What somebody can wish for."""

    APART = "apart"
    TOGETHER = "together"
    MIXED = "mixed"


class Obstacle(Enum):
    """Why a wish is not met: they are too many for it, another wish wants the contrary, or it found no room."""

    TOO_MANY = "too many"
    CONTRARY = "contrary"
    NO_ROOM = "no room"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """Who must not and who must share a group, and what is mixed. Earlier ones go first where not all can be met.

    Nobody in a set of `apart` shares a group with another of it; all in a set of `together` share one. Where the two
    contradict each other, apart holds. People who are not there count for nothing.
    """

    apart: tuple[frozenset[UUID], ...] = ()
    together: tuple[frozenset[UUID], ...] = ()
    mix: Mix = Mix.NOTHING


NO_WISHES = Wishes()


@dataclass(frozen=True, slots=True)
class Unmet:
    """A wish that a division does not meet, the people it is about who are there, and why."""

    wish: Wish
    people: frozenset[UUID]
    why: Obstacle


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """People in groups, each in the order in which they were given.

    `unmet` are the wishes that it does not meet. `repeats` counts the pairs in it that have met before.
    """

    groups: tuple[tuple[UUID, ...], ...]
    unmet: tuple[Unmet, ...] = ()
    repeats: int = 0


def sizes(people: int, size: int) -> tuple[int, ...]:
    """Return how large the groups are, largest first; they differ by one at most.

    There are as many groups as bring their average nearest to the size, and fewer if somebody would be alone.

    Raises:
        ValueError: when the size is less than 1.
    """
    if size < 1:
        raise ValueError(size)
    if not people:
        return ()
    fewer = max(1, people // size)
    more = fewer + 1
    alone = people // more < min(size, 2)
    # |people / fewer - size| <= |size - people / more|, in whole numbers.
    nearer = abs(people - size * fewer) * more <= abs(people - size * more) * fewer
    count = fewer if alone or nearer else more
    return tuple(people // count + (at < people % count) for at in range(count))


def sizes_into(people: int, count: int) -> tuple[int, ...]:
    """Return how large that many groups are, largest first; fewer groups where there are fewer people.

    Raises:
        ValueError: when the count is less than 1.
    """
    if count < 1:
        raise ValueError(count)
    count = min(count, people)
    return tuple(people // count + (at < people % count) for at in range(count))


def meetings(divisions: Iterable[Iterable[Collection[UUID]]]) -> Meetings:
    """Return how often each two people shared a group in these divisions, such as those of a whole program."""
    return Counter(pair for groups in divisions for group in groups for pair in _pairs(group))


def repeats(groups: Iterable[Collection[UUID]], met: Meetings) -> int:
    """Return how many pairs in these groups have met before."""
    return sum(1 for group in groups for pair in _pairs(group) if met.get(pair, 0))


def divide(
    people: Sequence[Person],
    size: int | tuple[int, ...],
    chance: Random,
    *,
    wishes: Wishes = NO_WISHES,
    met: Meetings = NO_MEETINGS,
    progress: Progress = in_silence,
) -> Division:
    """Return the people in groups of about that size, or of these sizes, which differ by one at most, once.

    Wishes come first, then an even mix, then fewest repeats; a pair that met twice counts as two. The same chance
    gives the same groups.

    Raises:
        ValueError: when the size is less than 1, sizes do not fit the people, or somebody is named twice.
    """
    return divide_often(people, size, 1, chance, wishes=wishes, met=met, progress=progress)[0]


def shuffled(
    people: Sequence[Person],
    size: int | tuple[int, ...],
    chance: Random,
    *,
    wishes: Wishes = NO_WISHES,
    met: Meetings = NO_MEETINGS,
    progress: Progress = in_silence,
) -> Division:
    """Return a division that begins with the people in an order by chance, so that each time gives other groups.

    In each group they stand in the order in which they were given.

    Raises:
        ValueError: as `divide` does.
    """
    found = divide(chance.sample(people, len(people)), size, chance, wishes=wishes, met=met, progress=progress)
    at = {person.id: number for number, person in enumerate(people)}
    groups = sorted((tuple(sorted(group, key=at.__getitem__)) for group in found.groups), key=lambda one: at[one[0]])
    return replace(found, groups=tuple(groups))


def divide_often(
    people: Sequence[Person],
    size: int | tuple[int, ...],
    times: int,
    chance: Random,
    *,
    wishes: Wishes = NO_WISHES,
    met: Meetings = NO_MEETINGS,
    progress: Progress = in_silence,
) -> tuple[Division, ...]:
    """Return several divisions for later use one after the other, planned at once.

    Looking at all of them together finds fewer repeats than dividing again each time: who is placed well today can
    make a good division impossible tomorrow. `progress` is told (done, total) now and then.

    Raises:
        ValueError: as `divide` does.
    """
    keys = [person.id for person in people]
    if len(set(keys)) < len(keys):
        raise ValueError("somebody is named twice")
    each = sizes(len(keys), size) if isinstance(size, int) else size
    if sum(each) != len(keys) or min(each, default=1) < 1 or max(each, default=1) > min(each, default=1) + 1:
        raise ValueError("the sizes do not fit")
    found = searched(_task(people, each, times, wishes, met), chance, progress)
    divisions: list[Division] = []
    so_far = Counter(met)
    for places in found:
        groups = tuple(tuple(keys[at] for at in group) for group in places)
        divisions.append(Division(groups=groups, unmet=unmet(groups, people, wishes), repeats=repeats(groups, so_far)))
        so_far.update(meetings([groups]))
    return tuple(divisions)


def unmet(groups: Sequence[Collection[UUID]], people: Sequence[Person], wishes: Wishes) -> tuple[Unmet, ...]:
    """Return the wishes that these groups do not meet, also where somebody moved people by hand.

    A mix is met when nobody shares a group with more of their own than an even spread asks for.
    """
    at = {key: index for index, group in enumerate(groups) for key in group}
    largest = max(map(len, groups), default=0)
    return (
        *_unmet_apart(at, len(groups), wishes),
        *_unmet_together(at, largest, wishes),
        *_unmet_mix(at, len(groups), people, wishes.mix),
    )


def _unmet_apart(at: Mapping[UUID, int], count: int, wishes: Wishes) -> Iterator[Unmet]:
    for there in (named.intersection(at) for named in wishes.apart):
        if len({at[key] for key in there}) == len(there):
            continue
        yield Unmet(Wish.APART, there, Obstacle.TOO_MANY if len(there) > count else Obstacle.NO_ROOM)


def _unmet_together(at: Mapping[UUID, int], largest: int, wishes: Wishes) -> Iterator[Unmet]:
    for there in (named.intersection(at) for named in wishes.together):
        if len({at[key] for key in there}) < 2:
            continue
        if any(len(there & named) > 1 for named in wishes.apart):
            yield Unmet(Wish.TOGETHER, there, Obstacle.CONTRARY)
        else:
            yield Unmet(Wish.TOGETHER, there, Obstacle.TOO_MANY if len(there) > largest else Obstacle.NO_ROOM)


def _unmet_mix(at: Mapping[UUID, int], count: int, people: Sequence[Person], mix: Mix) -> Iterator[Unmet]:
    for named in _kinds(people, mix).values():
        there = frozenset(named).intersection(at)
        if max(Counter(at[key] for key in there).values(), default=0) * count >= len(there) + count:
            yield Unmet(Wish.MIXED, there, Obstacle.NO_ROOM)


def _task(people: Sequence[Person], sizes: tuple[int, ...], times: int, wishes: Wishes, met: Meetings) -> Task:
    """Return the same with numbers for people, which is what the search works with."""
    at = {person.id: index for index, person in enumerate(people)}

    def numbered(sets: Iterable[Iterable[UUID]]) -> tuple[frozenset[int], ...]:
        there = (frozenset(at[key] for key in named if key in at) for named in sets)
        return tuple(one for one in there if len(one) > 1)

    return Task(
        sizes=sizes,
        times=times,
        apart=numbered(wishes.apart),
        together=numbered(wishes.together),
        alike=numbered(_kinds(people, wishes.mix).values()),
        met={pair: met.get(frozenset(people[one].id for one in pair), 0) for pair in combinations(range(len(at)), 2)},
    )


def _kinds(people: Sequence[Person], mix: Mix) -> dict[str, list[UUID]]:
    """Return who is of the same department or role. Those of whom nothing is said are alike to nobody."""
    kinds: dict[str, list[UUID]] = {}
    for person in people:
        text = {Mix.NOTHING: "", Mix.DEPARTMENT: person.department, Mix.ROLE: person.role}[mix]
        kind = " ".join(text.casefold().split())
        if kind:
            kinds.setdefault(kind, []).append(person.id)
    return kinds


def _pairs(group: Collection[UUID]) -> Iterator[frozenset[UUID]]:
    return map(frozenset, combinations(group, 2))
