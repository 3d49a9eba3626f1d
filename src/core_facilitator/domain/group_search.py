"""The search for good groups: exact for the wishes, then simulated annealing for everything else.

Who must stay together is one unit. Backtracking places the units so that wishes hold, if that is possible at all.
Then units of two groups change places, again and again: always when that is better, and at times when it is a little
worse, which leads out of dead ends (Kirkpatrick, Gelatt and Vecchi, "Optimization by Simulated Annealing", 1983).
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from itertools import chain, combinations
from math import exp
from random import Random
from typing import TypeVar

from core_facilitator.domain.group_placing import Groups, Placing, Task, Unit, foes, head_count, units

Progress = Callable[[int, int], None]

_Any = TypeVar("_Any")

_ALIKE, _WISH, _HELD = 10**3, 10**6, 10**9
"""What it costs, in repeats, when a pair is of one department, or against a wish, or against one that can hold."""

_RUNS, _FEWEST_MOVES, _MOVES_EACH = 4, 600, 120
_TOLD = 100
"""How often a run tells how far it is."""

_HOT, _COLD = 0.6, 0.15
"""Temperatures of the first and last move, in repeats."""


def in_silence(_done: int, _total: int) -> None:
    """Tell nobody how far the search is."""


def searched(task: Task, chance: Random, progress: Progress = in_silence) -> list[list[list[int]]]:
    """Return the best divisions that were found, each a list of groups in the order of their lowest numbers.

    `progress` is told (done, total) now and then, while wishes are placed and while the divisions are improved.
    """
    wished = len(task.apart) + len(task.together)
    total = wished + _RUNS * _TOLD
    held, placed = _held(task, chance, partial(_tell, progress, 0, total))
    free = not held.apart and not held.together
    plan = _Plan(task, held, _in_turns(task) if free else _placed(held, placed, chance))
    best = plan.cost, plan.copied()
    for run in range(_RUNS if len(task.sizes) > 1 else 0):
        if best[0] > plan.bound:
            found = plan.cooled(chance, partial(_tell, progress, wished + run * _TOLD, total))
            best = min(best, found, key=lambda one: one[0])
            plan = _Plan(task, held, _placed(held, placed, chance))
    return [sorted(sorted(chain.from_iterable(group)) for group in groups) for groups in best[1]]


def _tell(progress: Progress, before: int, total: int, done: int) -> None:
    progress(before + done, total)


def _held(task: Task, chance: Random, told: Callable[[int], None]) -> tuple[Task, Groups]:
    """Return the task with those wishes only that can all be held, and groups that hold them; earlier ones go first."""
    placed = Placing(task, chance).groups()
    if placed is not None:
        return task, placed
    held = replace(task, apart=(), together=())
    placed = Placing(held, chance).filled()
    more = (
        *(replace(held, apart=(one,)) for one in task.apart),
        *(replace(held, together=(one,)) for one in task.together),
    )
    for number, one in enumerate(more):
        told(number)
        tried = replace(held, apart=(*held.apart, *one.apart), together=(*held.together, *one.together))
        groups = _united(placed, tried) if _holds(placed, one) else Placing(tried, chance).groups()
        if groups is not None:
            held, placed = tried, groups
    return held, placed


def _holds(groups: Groups, wishes: Task) -> bool:
    """Whether the groups hold the wishes of a task as they are."""
    at = {one: number for number, group in enumerate(groups) for unit in group for one in unit}
    return all(len({at[one] for one in wish}) == len(wish) for wish in wishes.apart) and all(
        len({at[one] for one in wish}) == 1 for wish in wishes.together
    )


def _united(groups: Groups, held: Task) -> Groups:
    """Return the same groups, of the units that these wishes make."""
    at = {one: number for number, group in enumerate(groups) for unit in group for one in unit}
    united: Groups = [[] for _ in groups]
    for unit in units(held):
        united[at[unit[0]]].append(unit)
    return united


def _placed(held: Task, known: Groups, chance: Random) -> list[Groups]:
    """Return groups by chance that hold the wishes, for each time; those that are known where none are found."""
    return [Placing(held, chance).groups() or [list(group) for group in known] for _ in range(held.times)]


def _in_turns(task: Task) -> list[Groups]:
    """Return the simple rotation: people stand in rows as long as there are groups, and each row moves on every time.

    Each moves on by its own number. Those who are alike stand side by side. Of a full square, the rows come last.
    """
    count = len(task.sizes)
    alike = list(chain.from_iterable(map(sorted, task.alike)))
    line = [*alike, *(one for one in task.people if one not in set(alike))]
    rounds: list[Groups] = [[[] for _ in task.sizes] for _ in range(task.times)]
    for time, groups in enumerate(rounds):
        rows = time == count and len(line) == count**2
        for at, one in enumerate(line):
            groups[at // count if rows else (at + time * (at // count)) % count].append((one,))
    return rounds


class _Plan:
    """Divisions that are being improved. `price[one][other]` is what one more meeting of two would cost."""

    def __init__(self, task: Task, held: Task, rounds: list[Groups]) -> None:
        self._rounds = rounds
        self._price = _prices(task, held)
        self._moves = max(_FEWEST_MOVES, _MOVES_EACH * len(task.people) * task.times)
        self.bound = _bound(task, held)
        self.cost = 0
        for groups in rounds:
            for group in groups:
                for unit, other in combinations(group, 2):
                    self.cost += self._met(unit, other, 1)

    def copied(self) -> list[Groups]:
        """Return the divisions as they are now."""
        return [[list(group) for group in groups] for groups in self._rounds]

    def cooled(self, chance: Random, told: Callable[[int], None]) -> tuple[int, list[Groups]]:
        """Return the cheapest divisions on the way, and their cost. `told` hears how many hundredths are done."""
        best = self.cost, self.copied()
        cooling = (_COLD / _HOT) ** (1 / self._moves)
        warmth, hundredth = _HOT, self._moves // _TOLD
        for move in range(self._moves):
            if move % hundredth == 0:
                told(min(move // hundredth, _TOLD))
            warmth *= cooling
            self._move(warmth, chance)
            if self.cost < best[0]:
                best = self.cost, self.copied()
                if self.cost <= self.bound:
                    break
        return best

    def _move(self, warmth: float, chance: Random) -> None:
        """Let a unit and others of another group change places, unless that is too much worse."""
        groups = _one_of(self._rounds, chance)
        here, there = _one_of(groups, chance), _one_of(groups, chance)
        if here is there:
            return
        unit = _one_of(here, chance)
        larger = head_count(here) > head_count(there)
        back = _some(there, len(unit) - (larger and chance.random() < 0.5), chance)
        if back is None:
            return
        stay_here = [each for each in here if each is not unit]
        stay_there = [each for each in there if each not in back]
        change = self._changed(unit, back, stay_here, stay_there)
        if change <= 0 or chance.random() < exp(-change / warmth):
            self._exchange(unit, back, stay_here, stay_there)
            here[:], there[:] = [*stay_here, *back], [*stay_there, unit]
            self.cost += change

    def _changed(self, unit: Unit, back: list[Unit], stay_here: list[Unit], stay_there: list[Unit]) -> int:
        """Return by how much the exchange changes the cost."""
        here, there = list(chain.from_iterable(stay_here)), list(chain.from_iterable(stay_there))
        change = 0
        for one in unit:
            row = self._price[one]
            change += sum([row[other] for other in there]) - sum([row[other] - 1 for other in here])
        for one in chain.from_iterable(back):
            row = self._price[one]
            change += sum([row[other] for other in here]) - sum([row[other] - 1 for other in there])
        return change

    def _exchange(self, unit: Unit, back: list[Unit], stay_here: list[Unit], stay_there: list[Unit]) -> None:
        for other in stay_here:
            self._met(unit, other, -1)
        for other in stay_there:
            self._met(unit, other, 1)
        for one in back:
            for other in stay_there:
                self._met(one, other, -1)
            for other in stay_here:
                self._met(one, other, 1)

    def _met(self, unit: Unit, other: Unit, times: int) -> int:
        """Count one more meeting of two units, or one less, and return what it cost before."""
        cost = 0
        for one in unit:
            for each in other:
                cost += self._price[one][each]
                self._price[one][each] += times
                self._price[each][one] += times
        return cost


def _one_of(several: list[_Any], chance: Random) -> _Any:
    """Return one of them: what `chance.choice` does, in a third of the time."""
    return several[int(chance.random() * len(several))]


def _some(group: list[Unit], people: int, chance: Random) -> list[Unit] | None:
    """Return units of a group with that many people; None where none are found."""
    first = int(chance.random() * len(group))
    some: list[Unit] = []
    for unit in group[first:] + group[:first]:
        if len(unit) <= people:
            some.append(unit)
            people -= len(unit)
    return None if people else some


def _prices(task: Task, held: Task) -> list[list[int]]:
    """Return what each meeting of two costs at first: what they met, and what speaks against or for it."""
    kept = foes(task)
    price = [[0] * len(task.people) for _ in task.people]

    def add(pairs: Iterable[tuple[int, int]], cost: int) -> None:
        for one, other in pairs:
            price[one][other] += cost
            price[other][one] += cost

    for pair, met in task.met.items():
        add([pair], met)
    for sets, cost in ((task.alike, _ALIKE), (task.apart, _WISH), (held.apart, _HELD)):
        for one in sets:
            add(combinations(one, 2), cost)
    for wish in task.together:
        add(((one, other) for one, other in combinations(wish, 2) if other not in kept[one]), -_WISH)
    return price


def _bound(task: Task, held: Task) -> int:
    """Return a cost below which no plan can be: no repeats at all, an even mix, and all that should be together."""
    inside = {pair for unit in units(held) for pair in combinations(unit, 2)}
    least = sum(
        _even(len(one), len(task.sizes)) - len(inside.intersection(combinations(sorted(one), 2))) for one in task.alike
    )
    wished = sum(len(set(combinations(sorted(one), 2)) - inside) for one in task.together)
    return task.times * (_ALIKE * least - _WISH * wished)


def _even(people: int, groups: int) -> int:
    """Return how many pairs share a group when so many people are spread evenly."""
    each, more = divmod(people, groups)
    return groups * each * (each - 1) // 2 + more * each
