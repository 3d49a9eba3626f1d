"""How each kind of field in an agenda file is read: from the text as typed to a value, or a clear refusal."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from typing import Any
from uuid import UUID

from core_facilitator import paths
from core_facilitator.domain.agendas import FIRST_DATE, LAST_DATE
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.text import clean
from core_facilitator.store.file_trees import Entries, Items, MisreadError, Node, Scalar

Read = Callable[[Node, str], Any]
"""Turns a node at a path into a value, or raises MisreadError."""

_MOST = 100_000  # minutes, people, copies: more is a slip of the finger
_NUMBER = re.compile("0|[1-9][0-9]{0,8}")
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile("[0-9]{1,2}:[0-9]{2}")
_SHORT_NAME = re.compile(r"\S(?:.{0,98}\S)?")
_TRUTHS = {"true": True, "yes": True, "false": False, "no": False}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of field: what its column in docs/agenda-file.md says, and how it is read."""

    says: str
    read: Read


def expected(what: str, node: Node, path: str) -> MisreadError:
    """Return the refusal of a value, which says what stood there instead."""
    return MisreadError(node.line, path, f"expected {what}, found {_found(node)}")


def _found(node: Node) -> str:
    if isinstance(node, Items):
        return "a list"
    if isinstance(node, Entries):
        return "fields"
    if node.absent:
        return "nothing"
    short = node.text if len(node.text) <= 40 else node.text[:39] + "…"
    return f"'{short}'"


def _typed(node: Node, path: str, what: str) -> str:
    if not isinstance(node, Scalar) or node.absent:
        raise expected(what, node, path)
    return node.text


def _text(node: Node, path: str) -> str:
    kept = clean(_typed(node, path, "text"))
    if kept.removed:
        raise MisreadError(node.line, path, "holds characters that can be neither kept nor printed; remove them")
    return kept.text


def _number(what: str) -> Read:
    def read(node: Node, path: str) -> int:
        text = _typed(node, path, what)
        if not _NUMBER.fullmatch(text):
            raise expected(what, node, path)
        if int(text) > _MOST:
            raise expected(f"{what}, at most {_MOST}", node, path)
        return int(text)

    return read


def _positive(what: str) -> Read:
    whole = _number(what)

    def read(node: Node, path: str) -> int:
        number: int = whole(node, path)
        if number == 0:
            raise expected(f"{what}, at least 1", node, path)
        return number

    return read


def _truth(node: Node, path: str) -> bool:
    truth = _TRUTHS.get(_typed(node, path, "true or false").casefold())
    if truth is None:
        raise expected("true or false", node, path)
    return truth


def _date(node: Node, path: str) -> date:
    text = _typed(node, path, "a date such as 2026-08-06")
    try:
        given = date.fromisoformat(text if _DATE.fullmatch(text) else "")
    except ValueError:
        raise expected("a date such as 2026-08-06", node, path) from None
    if not FIRST_DATE <= given <= LAST_DATE:
        raise expected(f"a date from {FIRST_DATE.year} to {LAST_DATE.year}", node, path)
    return given


def _time(node: Node, path: str) -> time:
    text = _typed(node, path, 'a time such as "08:30"')
    try:
        return time.fromisoformat(text.zfill(5) if _TIME.fullmatch(text) else "")
    except ValueError:
        raise expected('a time such as "08:30"', node, path) from None


def _time_zone(node: Node, path: str) -> str:
    name = _typed(node, path, "a time zone such as America/Los_Angeles")
    if name not in paths.time_zones():
        raise expected("a time zone such as America/Los_Angeles", node, path)
    return name


def _framework(node: Node, path: str) -> str:
    key = _typed(node, path, "a framework")
    if key not in FRAMEWORKS:
        raise expected(f"one of {', '.join(FRAMEWORKS)}", node, path)
    return key


def _short_name(node: Node, path: str) -> str:
    name = _typed(node, path, "a short name")
    if not _SHORT_NAME.fullmatch(name):
        raise expected("a short name of at most 100 characters on one line", node, path)
    return name


def _key(node: Node, path: str) -> UUID:
    try:
        return UUID(_typed(node, path, "a UUID"))
    except ValueError:
        raise expected("a UUID", node, path) from None


def one_of(choices: type[Enum]) -> Kind:
    """Return the kind of a field that takes one of an enumeration's words."""
    by_word: dict[str, Enum] = {choice.value: choice for choice in choices}
    words = ", ".join(by_word)

    def read(node: Node, path: str) -> Enum:
        word = _typed(node, path, f"one of {words}")
        if word not in by_word:
            raise expected(f"one of {words}", node, path)
        return by_word[word]

    return Kind(f"one of {words}", read)


TEXT = Kind("text", _text)
MINUTES = Kind("minutes, a whole number", _number("a whole number of minutes"))
NUMBER = Kind("whole number", _number("a whole number"))
COUNT = Kind("whole number, at least 1", _positive("a whole number"))
TRUTH = Kind("true or false", _truth)
DATE = Kind("date", _date)
TIME = Kind("time", _time)
TIME_ZONE = Kind("time zone", _time_zone)
FRAMEWORK = Kind("framework", _framework)
SHORT_NAME = Kind("short name", _short_name)
KEY = Kind("UUID", _key)
