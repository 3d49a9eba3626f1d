"""Words to be filled in: {{group}} in a text stands for what is only known when a session begins.

A name is up to 40 letters, digits, spaces or hyphens, and begins with a letter; how it is spaced and whether it is in
capitals does not matter. It may stand in any text, also more than once. What is filled in is never looked at again: a
place called "{{host}}" stays called so.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import TypeVar

from core_facilitator.domain.agendas import Block, Day, Session

OF_SESSION = ("organization", "group", "place", "host", "date")
"""The names that a session answers by itself: for whom, where, by whom, and its first day."""

PLACEHOLDER = re.compile(r"\{\{[ \t]*([^\W\d_](?:[\w \t-]{0,38}\w)?)[ \t]*\}\}")

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")

NOT_WORDS = frozenset(
    {
        (Day, "time_zone"),
        (Block, "framework"),
        (Block, "protocol"),
        (Block, "credit"),
        (Block, "card"),
        (Block, "card_version"),
    }
)
"""Fields whose text is a key, or says whose method it is: nothing in them is filled in or replaced."""

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A word to be filled in, and in how many places it stands."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Filled:
    """A session in which words were filled in, and the names of those that still stand there."""

    session: Session
    empty: tuple[str, ...]


def placeholders(value: object) -> tuple[Placeholder, ...]:
    """Return what is to be filled in anywhere in a session or another domain value, in the order of the texts."""
    found: Counter[str] = Counter()

    def look(text: str) -> str:
        found.update(_name(match) for match in PLACEHOLDER.finditer(text))
        return text

    _changed(value, look)
    return tuple(Placeholder(name, count) for name, count in found.items())


def sentence_with(value: object, name: str, *, blank: str = "…") -> str:
    """Return the first sentence in which a word is to be filled in, with `blank` there and the others by their names.

    Nothing where it stands nowhere, or always alone.
    """
    found: list[str] = []

    def look(text: str) -> str:
        sentences = (one for line in text.splitlines() for one in _SENTENCE_END.split(line))
        found.extend(one for one in sentences if _asks(one, name))
        return text

    _changed(value, look)
    shown = PLACEHOLDER.sub(lambda match: blank if _name(match) == name else _name(match), found[0] if found else "")
    return " ".join(shown.split())


def fill(session: Session, values: Mapping[str, str]) -> Filled:
    """Fill in what `values` give by name, in all texts at once. What they do not give, or leave blank, stays."""
    given = {" ".join(name.casefold().split()): text.strip() for name, text in values.items()}
    filled = map_texts(session, lambda text: PLACEHOLDER.sub(lambda match: given.get(_name(match)) or match[0], text))
    empty = (one.name for one in placeholders(session) if not given.get(one.name))
    return Filled(filled, tuple(empty))


def written(name: str) -> str:
    """Return the name as it stands in a text."""
    return f"{{{{{name}}}}}"


def alone(text: str) -> bool:
    """Whether the text is one placeholder and nothing else."""
    return PLACEHOLDER.fullmatch(text.strip()) is not None


def map_texts(value: _Value, change: Callable[[str], str]) -> _Value:
    """Return a domain value with every text in it changed, however deep; keys stay as they are.

    Raises:
        TypeError: for what is no domain value.
    """
    if not is_dataclass(value) or isinstance(value, type):
        raise TypeError(f"Only domain values hold texts, not {type(value).__name__}")
    names = (field.name for field in fields(value) if (type(value), field.name) not in NOT_WORDS)
    changed: _Value = replace(value, **{name: _changed(getattr(value, name), change) for name in names})
    return changed


def _changed(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, str) and not isinstance(value, Enum):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_changed(part, change) for part in value)
    return map_texts(value, change) if is_dataclass(value) else value


def _asks(sentence: str, name: str) -> bool:
    """Whether the word stands in a sentence, and something else as well."""
    return not alone(sentence) and name in map(_name, PLACEHOLDER.finditer(sentence))


def _name(match: re.Match[str]) -> str:
    return " ".join(match[1].casefold().split())
