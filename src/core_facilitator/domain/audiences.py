"""Who may read a field: said once, on the field itself, and checked by the tests of every printout.

A field says nothing and is then for facilitators only. So a field that somebody adds later is kept
from participants until somebody decides otherwise.
"""

from collections.abc import Iterator, Mapping
from dataclasses import Field, fields, is_dataclass
from enum import Enum
from typing import Any


class Audience(Enum):
    """For whom a packet is made."""

    FACILITATOR = "facilitator"
    PARTICIPANT = "participant"
    ROOM = "room"


EVERYONE: Mapping[str, Any] = {"audiences": frozenset(Audience)}
PARTICIPANTS: Mapping[str, Any] = {"audiences": frozenset({Audience.FACILITATOR, Audience.PARTICIPANT})}
ROOM: Mapping[str, Any] = {"audiences": frozenset({Audience.FACILITATOR, Audience.ROOM})}

_FACILITATORS_ONLY = frozenset({Audience.FACILITATOR})


def audiences(field: "Field[Any]") -> frozenset[Audience]:
    """Return who may read the field of a domain value."""
    named: frozenset[Audience] = field.metadata.get("audiences", _FACILITATORS_ONLY)
    return named


def text_fields(value: object) -> Iterator[tuple[object, "Field[Any]", str]]:
    """Yield every (value, field, text) below a domain value, however deep, including each text of a tuple."""
    if isinstance(value, tuple):
        for part in value:
            yield from text_fields(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            inner = getattr(value, field.name)
            if isinstance(inner, str) and not isinstance(inner, Enum):
                yield value, field, inner
            elif isinstance(inner, tuple) and inner and isinstance(inner[0], str):
                yield from ((value, field, text) for text in inner)
            else:
                yield from text_fields(inner)
