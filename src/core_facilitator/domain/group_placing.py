"""The exact part of the search for groups: who moves together, and where they fit so that wishes hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from random import Random

Unit = tuple[int, ...]
Groups = list[list[Unit]]

_TRIES = 600
"""Steps of backtracking after which a set of wishes counts as impossible."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is searched: groups of these `sizes`, so many `times`, of people numbered from 0.

    The sets of `apart` and `together` are wishes, those of `alike` are to be spread, and `met` says how often each
    pair (lower number first) has met.
    """

    sizes: tuple[int, ...]
    times: int
    apart: tuple[frozenset[int], ...]
    together: tuple[frozenset[int], ...]
    alike: tuple[frozenset[int], ...]
    met: Mapping[tuple[int, int], int]

    @property
    def people(self) -> range:
        """The numbers of all."""
        return range(sum(self.sizes))


class Placing:
    """Places units by backtracking, those with the fewest possible groups first."""

    def __init__(self, task: Task, chance: Random) -> None:
        self._chance = chance
        self._sizes = task.sizes
        self._groups: Groups = [[] for _ in task.sizes]
        self._members: list[set[int]] = [set() for _ in task.sizes]
        self._units = units(task)
        chance.shuffle(self._units)
        kept_from = foes(task)
        self._apart = {unit: frozenset().union(*(kept_from[one] for one in unit)) for unit in self._units}
        self._bound = [unit for unit in self._units if len(unit) > 1 or self._apart[unit]]
        self._tries = _TRIES

    def groups(self) -> Groups | None:
        """Return groups that hold all wishes; None where there are none, or none were found in time."""
        largest = max(self._sizes, default=0)
        for unit in self._bound:
            if len(unit) > largest or not self._apart[unit].isdisjoint(unit):
                return None
        return self.filled() if self._place() else None

    def filled(self) -> Groups:
        """Return the groups, with everybody who is bound to nobody in the seats that are left."""
        seated = set(chain.from_iterable(self._groups))
        seats = [at for at, size in enumerate(self._sizes) for _ in range(size - head_count(self._groups[at]))]
        free = [unit for unit in self._units if unit not in seated]
        for at, unit in zip(seats, free, strict=True):
            self._groups[at].append(unit)
        return self._groups

    def _place(self) -> bool:
        if not self._bound:
            return True
        self._tries -= 1
        if self._tries < 0:
            return False
        options = {unit: self._options(unit) for unit in self._bound}
        unit = min(self._bound, key=lambda one: (len(options[one]), -len(one)))
        self._bound.remove(unit)
        self._chance.shuffle(options[unit])
        for at in options[unit]:
            self._groups[at].append(unit)
            self._members[at].update(unit)
            if self._place():
                return True
            self._groups[at].pop()
            self._members[at].difference_update(unit)
        self._bound.append(unit)
        return False

    def _options(self, unit: Unit) -> list[int]:
        """Return the groups with room for a unit and nobody to keep it from; one of empty groups that are the same."""
        apart, options = self._apart[unit], []
        empty: set[int] = set()
        for at, (members, size) in enumerate(zip(self._members, self._sizes, strict=True)):
            if len(members) + len(unit) > size or not apart.isdisjoint(members):
                continue
            if not members:
                if size in empty:
                    continue
                empty.add(size)
            options.append(at)
        return options


def units(task: Task) -> list[Unit]:
    """Return who moves together: everybody alone, or with all whom wishes bind to them, over several wishes too."""
    unit_of = {one: frozenset({one}) for one in task.people}
    for wish in task.together:
        merged = frozenset().union(*(unit_of[one] for one in wish))
        unit_of.update(dict.fromkeys(merged, merged))
    return [tuple(sorted(unit)) for unit in dict.fromkeys(unit_of.values())]


def foes(task: Task) -> list[set[int]]:
    """Return for each person those whom wishes keep apart from them."""
    apart: list[set[int]] = [set() for _ in task.people]
    for wish in task.apart:
        for one in wish:
            apart[one] |= wish - {one}
    return apart


def head_count(group: list[Unit]) -> int:
    """Return how many people these units are."""
    return sum(map(len, group))
