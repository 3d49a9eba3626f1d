"""Who may read a field: said once, on the field itself, and checked by the tests of every printout.

A field says nothing and is then for facilitators only. So a field that somebody adds later is kept
from participants until somebody decides otherwise. `EVERYONE` are those who are there, `ANYONE` a sponsor too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import Field, fields, is_dataclass, replace
from datetime import date, time, timedelta
from enum import Enum
from typing import Any, TypeVar
from uuid import UUID

_Value = TypeVar("_Value")


class Audience(Enum):
    """For whom pages are made. A sponsor is not there, and reads what came of it."""

    FACILITATOR = "facilitator"
    PARTICIPANT = "participant"
    ROOM = "room"
    SPONSOR = "sponsor"


AT_THE_SESSION = (Audience.FACILITATOR, Audience.PARTICIPANT, Audience.ROOM)
"""Who is there, and has a packet of its own."""

SUMMARIES = (Audience.FACILITATOR, Audience.PARTICIPANT, Audience.SPONSOR)
"""For whom a summary can be made of a session that was held."""


_Metadata = Mapping[str, frozenset[Audience]]

EVERYONE: _Metadata = {"audiences": frozenset(AT_THE_SESSION)}
ANYONE: _Metadata = {"audiences": frozenset(Audience)}
RESULTS: _Metadata = {"audiences": frozenset({Audience.FACILITATOR, Audience.PARTICIPANT, Audience.SPONSOR})}
PARTICIPANTS: _Metadata = {"audiences": frozenset({Audience.FACILITATOR, Audience.PARTICIPANT})}
ROOM: _Metadata = {"audiences": frozenset({Audience.FACILITATOR, Audience.ROOM})}

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


def readable_by(value: _Value, audience: Audience) -> _Value:
    """Return a copy of a domain value in which every text not meant for the audience is blank.

    What is made from the copy cannot say a private word. Keys, times, minutes and counts stay: they give the plan
    its shape. A field's own value decides, not its name, so a field added later is covered by itself.

    Raises:
        TypeError: for a kind of value that could hide text and is not known here.
    """
    if not is_dataclass(value) or isinstance(value, type):
        raise TypeError(f"Only domain values can be made readable, not {type(value).__name__}")
    kept = {
        field.name: _kept(getattr(value, field.name), audience, allowed=audience in audiences(field))
        for field in fields(value)
    }
    copy: _Value = replace(value, **kept)
    return copy


def _kept(value: object, audience: Audience, *, allowed: bool) -> object:
    match value:
        case None | Enum() | UUID() | bool() | int() | float() | date() | time() | timedelta():
            return value
        case str():
            return value if allowed else ""
        case tuple():
            return tuple(_kept(part, audience, allowed=allowed) for part in value if allowed or not _is_text(part))
        case frozenset():
            return frozenset(_kept(part, audience, allowed=allowed) for part in value if allowed or not _is_text(part))
        case _:
            return readable_by(value, audience)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and not isinstance(value, Enum)
