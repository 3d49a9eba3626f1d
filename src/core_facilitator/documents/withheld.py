"""What a packet never holds: the fields of a session that its audience may not read, by the rule on each field."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import get_args, get_type_hints

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.audiences import Audience, audiences


@cache
def withheld(audience: Audience) -> frozenset[tuple[str, str]]:
    """Return (class, field) of every text below a session that `readable_by` blanks for the audience."""
    return frozenset(
        (owner.__name__, field.name)
        for owner in _values_below(Session)
        for field in fields(owner)
        if audience not in audiences(field) and str in _kinds(get_type_hints(owner)[field.name])
    )


def _values_below(kind: type) -> tuple[type, ...]:
    """Return a class of the model and every one that its values can hold."""
    found = [kind]
    for owner in found:
        for hint in get_type_hints(owner).values():
            found += [each for each in _kinds(hint) if is_dataclass(each) and each not in found]
    return tuple(found)


def _kinds(hint: object) -> Iterator[type]:
    if isinstance(hint, type):
        yield hint
    for inner in get_args(hint):
        yield from _kinds(inner)
