"""A word that no printout may hold, put into every private field of the model.

The fields are found by walking the values and, apart from that, by the types' own hints: a field added later that
no sample fills, or that the walk does not reach, makes the test fail.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, TypeVar, get_args, get_origin, get_type_hints

from core_facilitator.domain.audiences import Audience, audiences

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_Value = TypeVar("_Value", bound="DataclassInstance")


class Planting:
    """Puts canaries into values. `planted` are the fields that got one."""

    def __init__(self, audience: Audience) -> None:
        self.audience = audience
        self.planted: set[tuple[str, str]] = set()
        self.words: list[str] = []

    def plant(self, value: _Value) -> _Value:
        """Return a copy of the value with a canary in every text that the audience may not read."""
        changes: dict[str, object] = {}
        for field in fields(value):
            allowed = self.audience in audiences(field)
            changes[field.name] = self._planted(getattr(value, field.name), type(value).__name__, field.name, allowed)
        return replace(value, **changes)

    def _planted(self, value: object, owner: str, name: str, allowed: bool) -> object:
        if type(value) is str:
            return value if allowed else self._canary(owner, name)
        if isinstance(value, tuple | frozenset):
            return type(value)(self._planted(part, owner, name, allowed) for part in value)
        if is_dataclass(value) and not isinstance(value, type):
            return self.plant(value)
        return value

    def _canary(self, owner: str, name: str) -> str:
        self.planted.add((owner, name))
        self.words.append(f"canary{len(self.words)}x{owner}{name}".lower().replace("_", ""))
        return self.words[-1]


def private_fields(kind: type, audience: Audience) -> set[tuple[str, str]]:
    """Return (class, field) for every field below a class that can hold a text not meant for the audience."""
    found: set[tuple[str, str]] = set()
    seen: set[type] = set()
    waiting = [kind]
    while waiting:
        owner = waiting.pop()
        if owner in seen:
            continue
        seen.add(owner)
        hints = get_type_hints(owner)
        for field in fields(owner):
            kinds = set(_kinds(hints[field.name]))
            waiting += [each for each in kinds if is_dataclass(each)]
            if str in kinds and audience not in audiences(field):
                found.add((owner.__name__, field.name))
    return found


def _kinds(hint: object) -> Iterator[type]:
    if isinstance(hint, type) and get_origin(hint) is None:
        yield hint
    for inner in get_args(hint):
        yield from _kinds(inner)
