"""What phones send, read with suspicion: JSON of a few known fields, or a refusal that repeats none of it."""

import json
from collections.abc import Callable
from typing import Any, NoReturn, TypeVar
from uuid import UUID

from core_facilitator.domain.answering import Ticket
from core_facilitator.domain.check_ins import Sheet

T = TypeVar("T")


class NotUnderstoodError(Exception):
    """What came is not what the page sends."""


def read(body: bytes) -> dict[str, Any]:
    """Return the fields of a letter.

    Raises:
        NotUnderstoodError: when it is not UTF-8, not JSON, too deep, or not an object.
    """
    try:
        fields = json.loads(body.decode("utf-8"), parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise NotUnderstoodError from None
    if not isinstance(fields, dict):
        raise NotUnderstoodError
    return fields


def code(fields: dict[str, Any]) -> str:
    """Return the code that was typed."""
    return _of(fields, "code", str)


def ticket(fields: dict[str, Any]) -> Ticket:
    """Return the ticket."""
    return Ticket(_of(fields, "ticket", str))


def check_in(fields: dict[str, Any]) -> UUID:
    """Return which check-in is meant: the one that was open when the page was loaded."""
    try:
        return UUID(_of(fields, "check_in", str))
    except ValueError:
        raise NotUnderstoodError from None


def sheet(fields: dict[str, Any]) -> Sheet:
    """Return what was answered; whether it fits what is asked is for the desk to say."""
    return Sheet(
        values=_pairs(fields, "values", int), words=_pairs(fields, "words", str), parts=_pairs(fields, "parts", str)
    )


def _of(fields: dict[str, Any], name: str, kind: Callable[..., T]) -> T:
    found = fields.get(name)
    if type(found) is not kind:  # a bool is an int too, and none of ours
        raise NotUnderstoodError
    if isinstance(found, str):
        _check_text(found)
    return found  # type: ignore[return-value]  # its type was compared above


def _pairs(fields: dict[str, Any], name: str, kind: type[T]) -> tuple[tuple[str, T], ...]:
    found = fields.get(name, {})
    if not isinstance(found, dict):
        raise NotUnderstoodError
    for key in found:
        _check_text(key)
    return tuple((key, _of(found, key, kind)) for key in found)


def _check_text(text: str) -> None:
    """Refuse half a character, which JSON can carry and no file."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise NotUnderstoodError from None


def _refuse(_name: str) -> NoReturn:
    raise NotUnderstoodError
