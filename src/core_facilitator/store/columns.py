"""A domain value as the columns of its row and back: keys, dates and numbers as they are, small lists as JSON.

Every text is cleaned on its way in: this is the last gate before the disk.
"""

from collections.abc import Callable
from dataclasses import fields
from typing import Any, TypeVar
from uuid import UUID

from core_facilitator.domain.agendas import (
    Block,
    Day,
    Handout,
    Material,
    Per,
    Room,
    RoomLayout,
    Session,
    SmallGroup,
    Step,
    TimeKind,
    Together,
    Track,
    Walk,
)
from core_facilitator.domain.people import Person
from core_facilitator.domain.text import clean
from core_facilitator.store.rows import Row

T = TypeVar("T")

_ROWS_OF_THEIR_OWN = {
    Session: {"people", "team", "rooms", "walks", "days"},
    Day: {"blocks"},
    Block: {"tracks"},
    Track: {"blocks"},
}
_KINDS = (Session, Person, Room, Walk, Day, Block, Track, Material, Step, Handout, SmallGroup)
_NAMES: dict[type, tuple[str, ...]] = {
    kind: tuple(field.name for field in fields(kind) if field.name not in _ROWS_OF_THEIR_OWN.get(kind, ()))
    for kind in _KINDS
}


class Gate:
    """Turns values into columns, and notices whether any text had to be cleaned for it."""

    def __init__(self) -> None:
        self.cleaned = False

    def columns(self, value: object) -> Row:
        """Return the columns of a value's row, without its place in the session."""
        return {name: self._column(getattr(value, name)) for name in _NAMES[type(value)]}

    def _column(self, value: object) -> object:
        kind = type(value)
        if isinstance(value, str):
            return self._text(value)
        if kind in _JSON_KINDS:
            return self._json(value)
        return value.value if isinstance(value, TimeKind | Per | Together | RoomLayout) else value

    def _json(self, value: object) -> object:
        if isinstance(value, tuple):
            return [self._json(part) for part in value]
        if isinstance(value, frozenset):
            return sorted(str(part) for part in value)
        if isinstance(value, UUID):
            return str(value)
        if type(value) in _NAMES:
            return {name: self._json(getattr(value, name)) for name in _NAMES[type(value)]}
        return self._column(value)

    def _text(self, text: str) -> str:
        safe = clean(text).text
        self.cleaned = self.cleaned or safe != text
        return safe


_JSON_KINDS = frozenset({tuple, frozenset, Handout})


def value_of(kind: type[T], row: Row, **more: object) -> T:
    """Return the domain value of a row or JSON object. What the row lacks has the field's default."""
    found = {name: row[name] for name in _NAMES[kind] if name in row}
    for name, read in _READERS.get(kind, {}).items():
        if name in found:
            found[name] = read(found[name])
    return kind(**found, **more)


def _uuids(values: list[str]) -> tuple[UUID, ...]:
    return tuple(UUID(value) for value in values)


def _materials(values: list[Row]) -> tuple[Material, ...]:
    return tuple(value_of(Material, value) for value in values)


def _steps(values: list[Row]) -> tuple[Step, ...]:
    return tuple(value_of(Step, value) for value in values)


def _groups(values: list[Row]) -> tuple[SmallGroup, ...]:
    return tuple(value_of(SmallGroup, value) for value in values)


def _together(value: str | None) -> Together | None:
    return None if value is None else Together(value)


def _handout(value: Row | None) -> Handout | None:
    return None if value is None else value_of(Handout, value)


def _set(values: list[str]) -> frozenset[UUID]:
    return frozenset(_uuids(values))


def _sets(values: list[list[str]]) -> tuple[frozenset[UUID], ...]:
    return tuple(_set(value) for value in values)


def _room(value: str | None) -> UUID | None:
    return None if value is None else UUID(value)


_READERS: dict[type, dict[str, Callable[[Any], object]]] = {
    Session: {"outcomes": tuple, "apart": _sets, "together": _sets},
    Walk: {"rooms": _set},
    Track: {"leads": _uuids, "people": _uuids},
    SmallGroup: {"people": _uuids, "room": _room},
    Block: {
        "leads": _uuids,
        "kind": TimeKind,
        "materials": _materials,
        "prompts": tuple,
        "steps": _steps,
        "handout": _handout,
        "groups": _groups,
        "layout": RoomLayout,
    },
    Material: {"per": Per},
    Step: {"together": _together},
}
"""How a field is read where it differs from its column."""
