"""What every card must keep to, so that it can be given any time within its range: for files and for the editor."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from core_facilitator.domain.fitting import fewest
from core_facilitator.domain.protocols import Groups, Protocol, ProtocolStep


class Rule(Enum):
    """A rule, by the field of the card that breaks it."""

    NAMED = "name"
    STEPS_THERE = "steps"
    STEP_NAMED = "steps.title"
    FLOOR_IN_STEP = "steps.floor"
    LEAST_REACHES_STEPS = "least.steps"
    LEAST_KEEPS_FLOORS = "least.floors"
    MOST_REACHES_STEPS = "most"
    SOMETHING_STRETCHES = "steps.stretches"
    GROUPS_IN_ORDER = "groups"
    PARTS_IN_ORDER = "groups.parts"
    SOMEWHERE = "settings"

    @property
    def field(self) -> str:
        """The field of a card that it is about."""
        return self.value.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that a card breaks. `number` is the minutes that it should keep to, or which step it is, from 0."""

    rule: Rule
    number: int = 0


def broken(protocol: Protocol) -> tuple[Broken, ...]:
    """Return every rule that a card breaks, in the order of its fields."""
    return tuple(_broken(protocol))


def _broken(protocol: Protocol) -> Iterator[Broken]:
    if not protocol.name.strip():
        yield Broken(Rule.NAMED)
    if protocol.steps:
        yield from _of_minutes(protocol)
        for number, step in enumerate(protocol.steps):
            yield from _of_step(number, step)
    else:
        yield Broken(Rule.STEPS_THERE)
    yield from _of_groups(protocol.groups)
    if not protocol.settings:
        yield Broken(Rule.SOMEWHERE)


def _of_minutes(protocol: Protocol) -> Iterator[Broken]:
    minutes, floors = protocol.minutes, fewest(protocol.steps)
    if protocol.least > minutes:
        yield Broken(Rule.LEAST_REACHES_STEPS, minutes)
    if protocol.least < floors:
        yield Broken(Rule.LEAST_KEEPS_FLOORS, floors)
    if protocol.most < minutes:
        yield Broken(Rule.MOST_REACHES_STEPS, minutes)
    if protocol.most > minutes and not any(step.stretches for step in protocol.steps):
        yield Broken(Rule.SOMETHING_STRETCHES)


def _of_step(number: int, step: ProtocolStep) -> Iterator[Broken]:
    if not step.title.strip():
        yield Broken(Rule.STEP_NAMED, number)
    if step.floor > step.minutes:
        yield Broken(Rule.FLOOR_IN_STEP, number)


def _of_groups(groups: Groups) -> Iterator[Broken]:
    if groups.least > groups.most:
        yield Broken(Rule.GROUPS_IN_ORDER)
    if groups.parts_least and groups.parts_most and groups.parts_least > groups.parts_most:
        yield Broken(Rule.PARTS_IN_ORDER)
