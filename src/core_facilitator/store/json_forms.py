"""Values of the domain as JSON and back, for what is only ever read whole. The only module that knows msgspec.

A field at its usual value is left out, so that what is kept stays short, and what another version left out or does not
know of is no reason not to read the rest; so what is usual may never change without a migration. Every text is cleaned:
this is the last gate before the disk.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TypeVar
from uuid import UUID

import msgspec

from core_facilitator.domain.text import clean

Value = TypeVar("Value")


class UnreadableError(ValueError):
    """A text that is no JSON, or of another form than this version knows."""


def text_of(value: object, *, without: frozenset[str] = frozenset(), whole: bool = False) -> str:
    """Return a value as JSON.

    Args:
        value: the value.
        without: which of its fields are kept elsewhere.
        whole: whether fields at their usual value are written too.
    """
    form = _form(value, whole=whole)
    if isinstance(form, dict):
        form = {name: one for name, one in form.items() if name not in without}
    return msgspec.json.encode(form).decode()


def value_of(kind: type[Value], text: str | bytes, more: Mapping[str, object] | None = None) -> Value:
    """Return the value that a text says, with what `more` has columns of its own.

    Raises:
        UnreadableError: when it says none.
    """
    try:
        if more is None:
            return msgspec.json.decode(text, type=kind)
        return msgspec.convert(msgspec.json.decode(text, type=dict[str, object]) | dict(more), kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise UnreadableError(type(error).__name__) from error


def _form(value: object, *, whole: bool) -> object:
    """Return a value as msgspec writes it: moments, dates, keys and words of an enumeration are left to it."""
    if isinstance(value, str):
        return clean(value).text
    if isinstance(value, tuple):
        return [_form(part, whole=whole) for part in value]
    if isinstance(value, frozenset):
        return sorted({_word(part) for part in value})
    return _fields(value, whole=whole) if is_dataclass(value) else value


def _word(part: object) -> str:
    """Return one of a set as text, so that the set has an order that says nothing."""
    if isinstance(part, UUID):
        return str(part)
    return clean(str(part.value if isinstance(part, Enum) else part)).text


def _fields(value: object, *, whole: bool) -> dict[str, object]:
    found = ((field, getattr(value, field.name)) for field in fields(value))  # type: ignore[arg-type]  # a dataclass
    return {field.name: _form(given, whole=whole) for field, given in found if whole or given != field.default}
