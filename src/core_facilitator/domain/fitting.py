"""Giving a protocol the time there is: its steps grow and shrink by a rule that can be told in three sentences.

The steps that stretch take what is added or missing, in proportion to their minutes; then the other steps. None goes
below its floor, and a kept step (silence, a closing) is never shortened. Turns stay as long as one another.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core_facilitator.domain.protocols import Protocol, ProtocolStep
from core_facilitator.domain.shares import shared
from core_facilitator.domain.turns import evened


@dataclass(frozen=True, slots=True)
class Scaling:
    """How a protocol came to take other minutes than it usually does.

    `changes` are the steps that gave (less than none) or took minutes, with how many, in their order. `kept` are those
    that were not to be shortened, where any step gave.
    """

    minutes: int
    usual: int
    changes: tuple[tuple[str, int], ...] = ()
    kept: tuple[str, ...] = ()


def scaling(protocol: Protocol, minutes: int) -> Scaling:
    """Return how the steps of a protocol come to take that many minutes together.

    Raises:
        ValueError: as `fitted` does.
    """
    pairs = tuple(zip(protocol.steps, fitted(protocol, minutes), strict=True))
    changes = tuple((old.title, new.minutes - old.minutes) for old, new in pairs if new.minutes != old.minutes)
    shortened = any(change < 0 for _, change in changes)
    kept = tuple(step.title for step in protocol.steps if step.kept and shortened)
    return Scaling(minutes, protocol.minutes, changes, kept)


def fewest(steps: Sequence[ProtocolStep]) -> int:
    """Return the fewest minutes that the steps can take."""
    return sum(_floor(step) for step in steps)


def minutes_for(protocol: Protocol, there: int | None) -> int:
    """Return how long to lead a protocol where there are so many minutes: all of them, as far as it can take them.

    Where nobody says how many there are, it takes what it usually does.
    """
    least = max(protocol.least, fewest(protocol.steps))
    wanted = protocol.minutes if there is None else there
    return min(max(wanted, least), max(protocol.most, least))


def fitted(protocol: Protocol, minutes: int) -> tuple[ProtocolStep, ...]:
    """Return the protocol's steps, together as long as that many minutes.

    Raises:
        ValueError: when that is less than the floors of the steps, or there is no step to take it.
    """
    steps = protocol.steps
    if not steps or minutes < fewest(steps):
        raise ValueError(minutes)
    added = minutes - protocol.minutes
    changes = _grown(steps, added) if added >= 0 else tuple(-less for less in _shrunk(steps, -added))
    made = evened(steps, [step.minutes + change for step, change in zip(steps, changes, strict=True)])
    return tuple(replace(step, minutes=each) for step, each in zip(steps, made, strict=True))


def shortened(steps: Sequence[ProtocolStep], missing: int) -> tuple[int, ...]:
    """Return the minutes of the steps when so many are missing; those that no step can give are not given."""
    gives = _shrunk(steps, missing)
    return evened(steps, [step.minutes - less for step, less in zip(steps, gives, strict=True)])


def _grown(steps: Sequence[ProtocolStep], added: int) -> tuple[int, ...]:
    """Return how many minutes each step gains: those that stretch, else all that are not kept, else all."""
    takers = [step.stretches for step in steps]
    takers = takers if any(takers) else [not step.kept for step in steps]
    takers = takers if any(takers) else [True for _ in steps]
    limits = [added if takes else 0 for takes in takers]
    return shared(added, [step.minutes for step in steps], limits)


def _shrunk(steps: Sequence[ProtocolStep], missing: int) -> tuple[int, ...]:
    """Return how many minutes each step gives: first those that stretch, then the others."""
    room = [step.minutes - _floor(step) for step in steps]
    weights = [step.minutes for step in steps]
    first = shared(missing, weights, [free if step.stretches else 0 for free, step in zip(room, steps, strict=True)])
    rest = shared(missing - sum(first), weights, [free - gave for free, gave in zip(room, first, strict=True)])
    return tuple(one + other for one, other in zip(first, rest, strict=True))


def _floor(step: ProtocolStep) -> int:
    return step.minutes if step.kept else min(step.floor, step.minutes)
