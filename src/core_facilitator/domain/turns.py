"""Taking turns: steps in which one after the other has the floor stay as long as one another."""

from collections.abc import Sequence
from itertools import groupby

from core_facilitator.domain.protocols import ProtocolStep


def evened(steps: Sequence[ProtocolStep], minutes: Sequence[int]) -> tuple[int, ...]:
    """Return minutes with the same sum in which nobody's turn is longer than another's.

    Turns are steps that follow one another and are alike in all but their words. The minutes that cannot be divided
    evenly among them, fewer than they are many, go to another step; where there is none, they stay where they are.

    Args:
        steps: as the card has them.
        minutes: one number for each, of which none is below its step's floor.
    """
    made = list(minutes)
    turns = tuple(_turns(steps))
    taking = {at for places in turns for at in places}
    others = [at for at in reversed(range(len(steps))) if at not in taking]  # of two, the later: what is heard last
    for places in turns:
        each, left = divmod(sum(made[at] for at in places), len(places))
        if left and others:
            for at in places:
                made[at] = each
            made[min(others, key=lambda at: _reluctance(steps[at], made[at]))] += left
    return tuple(made)


def _turns(steps: Sequence[ProtocolStep]) -> list[list[int]]:
    """Return the places of steps that take turns, two or more together."""
    found = [list(places) for _, places in groupby(range(len(steps)), lambda at: _shape(steps[at]))]
    return [places for places in found if len(places) > 1]


def _shape(step: ProtocolStep) -> tuple[object, ...]:
    return step.minutes, step.floor, step.together, step.silent, step.kept, step.stretches


def _reluctance(step: ProtocolStep, minutes: int) -> tuple[bool, bool, int, int]:
    """Return how little a step should get what is left: first one that gave minutes, then one that stretches."""
    return step.kept, not step.stretches, minutes - step.minutes, -step.minutes
