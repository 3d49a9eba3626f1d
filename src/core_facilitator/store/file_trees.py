"""The lines of a file as a small tree that remembers where each value stood.

Only the shape of YAML is used here: keys, lists and the text as it was typed. Nothing is turned into a number,
a date or a truth value, so `no`, `12:30` and `1.10` stay what they are until a field says how to read them,
and nothing that a file names is ever built or run. Anchors, aliases and tags are refused, because a short
file can grow without bound through them and nobody needs them here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

import yaml

MOST_CHARACTERS = 2_000_000
DEEPEST = 40

# libyaml's parser is ten times faster; both give the same events.
LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class MisreadError(Exception):
    """One thing in a file that cannot be read: the line (from 1), the path of the field, and why."""

    def __init__(self, line: int, field: str, why: str) -> None:
        super().__init__(why)
        self.line = line
        self.field = field
        self.why = why


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value as typed. `plain` when no quotes stood around it."""

    text: str
    plain: bool
    line: int

    @property
    def absent(self) -> bool:
        """Whether nothing was given: an empty value, or the YAML word for it."""
        return self.plain and self.text in ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple["Node", ...]
    line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of a map."""

    key: str
    value: "Node"
    line: int


@dataclass(frozen=True, slots=True)
class Entries:
    """A map, its fields in the order of the file; a field that stands twice is here twice."""

    entries: tuple[Entry, ...]
    line: int


Node = Scalar | Items | Entries


def tree(text: str, most: int = MOST_CHARACTERS) -> Node:
    """Return the file's one document.

    Raises:
        MisreadError: when the text is longer than `most` characters, or not the plain YAML of our files.
    """
    text = text.removeprefix("\ufeff")
    _check_characters(text, most)
    try:
        return _document(iter(yaml.parse(text, Loader=LOADER)))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        raise MisreadError(mark.line + 1 if mark else 1, "", _in_words(problem)) from error


def _in_words(problem: str) -> str:
    """Return what to do about the commonest slip, else what the parser says."""
    if "mapping values are not allowed" in problem:
        return "put quotes around a text that holds a colon and a space"
    return f"not readable as YAML: {problem}"


def tree_of(value: object) -> Node:
    """Return the tree of what was kept as JSON: fields, lists, texts, numbers and truth values."""
    if isinstance(value, dict):
        return Entries(tuple(Entry(str(key), tree_of(one), 0) for key, one in value.items()), 0)
    if isinstance(value, list):
        return Items(tuple(map(tree_of, value)), 0)
    if isinstance(value, str):
        return Scalar(value, plain=False, line=0)
    return Scalar("" if value is None else str(value).casefold(), plain=True, line=0)


def _check_characters(text: str, most: int) -> None:
    if len(text) > most:
        raise MisreadError(1, "", f"the file is longer than {most:,} characters")
    if found := _NOT_TEXT.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise MisreadError(line, "", f"the character U+{ord(found.group()):04X} cannot stand in this file")


def _document(events: Iterator[Any]) -> Node:
    node: Node | None = None
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            if node is not None:
                raise MisreadError(_line(event), "", "a second document begins here; only one may stand in this file")
            node = _node(next(events), events, 1)
    if node is None:
        raise MisreadError(1, "", "the file is empty")
    return node


def _node(event: yaml.NodeEvent, events: Iterator[Any], depth: int) -> Node:
    line = _line(event)
    if event.anchor is not None:
        raise MisreadError(line, "", "anchors (&) and aliases (*) are not allowed here; write the value out")
    if (tag := getattr(event, "tag", None)) is not None:
        raise MisreadError(line, "", f"the tag {tag} is not allowed here; write the value alone")
    if depth > DEEPEST:
        raise MisreadError(line, "", f"lists and fields are nested more than {DEEPEST} deep")
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(event.value, not event.style, line)
    if isinstance(event, yaml.SequenceStartEvent):
        return Items(tuple(_items(events, depth)), line)
    return Entries(tuple(_entries(events, depth)), line)


def _items(events: Iterator[Any], depth: int) -> Iterator[Node]:
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        yield _node(event, events, depth + 1)


def _entries(events: Iterator[Any], depth: int) -> Iterator[Entry]:
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _node(event, events, depth + 1)
        if not isinstance(key, Scalar):
            raise MisreadError(key.line, "", "a field's name must be a word")
        yield Entry(key.text, _node(next(events), events, depth + 1), key.line)


def _line(event: yaml.Event) -> int:
    return cast(yaml.Mark, event.start_mark).line + 1  # only events that somebody else makes have no mark
