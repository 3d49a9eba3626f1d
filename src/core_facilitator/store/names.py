"""What everything is called: read in a few statements, however many sessions there are, and then searched.

Only names and titles are read: notes, needs and contact details are never searched from here, because somebody may
look over one's shoulder. Keys stay text until somebody asks for what they name: most are never asked for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from functools import partial
from heapq import nsmallest
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, and_, case, cast, null, select, type_coerce

from core_facilitator.store import tables
from core_facilitator.store.database import Database

_AT_ONCE = 500
"""How many rows are taken from a result at a time, so that other threads get their turns in between."""


class NameKind(Enum):
    """What has the name."""

    SESSION = auto()
    PERSON = auto()
    BLOCK = auto()
    CHECK_IN = auto()


@dataclass(frozen=True, slots=True)
class Name:
    """What something is called, words that tell it from its namesakes, and the session (and block) that it opens.

    What a check-in opens is itself; `day` is when it was opened. Nothing of what was answered is known here.
    """

    kind: NameKind
    title: str
    detail: str
    key: UUID
    block_id: UUID | None
    day: date | None = None


class _Entry(NamedTuple):
    kind: NameKind
    title: str
    folded_title: str
    folded: str
    detail: str
    key: str
    block_key: str | None
    day: date | None


class Names:
    """The names that were there when they were read: of sessions first, then of people, of blocks, of check-ins."""

    def __init__(self, entries: Iterable[_Entry]) -> None:
        self._entries = tuple(entries)

    def holding(self, typed: str, most: int) -> tuple[Name, ...]:
        """Return at most so many names that hold every typed word, in them or in the words beside them.

        A title that is just the words comes first, then those that begin with them, then those that hold them, then
        what holds them elsewhere.
        """
        words = typed.casefold().split()
        hits = (one for one in self._entries if all(word in one.folded for word in words))
        return tuple(map(_name, nsmallest(most, hits, key=partial(_rank, words))))


def _key(column: ColumnElement[Any]) -> ColumnElement[str]:
    """Return the column as the text that is kept: making 100,000 UUIDs takes longer than all the rest."""
    return type_coerce(column, String)


_SESSION, _PERSON, _DAY, _BLOCK = (table.c for table in (tables.sessions, tables.people, tables.days, tables.blocks))
_WAVE, _PREPARED = tables.waves.c, tables.check_ins.c
_LATEST = _SESSION.changed_at.desc(), _SESSION.id
_DAY_OF_BLOCK = and_(_DAY.session_id == _BLOCK.session_id, _DAY.id == _BLOCK.day_id)
_DAY_NAME = case((_DAY.title != "", _DAY.title), else_=cast(_DAY.position + 1, String))

_STATEMENTS: tuple[tuple[NameKind, Select[Any]], ...] = (
    (
        NameKind.SESSION,
        select(_SESSION.title, _SESSION.place, _SESSION.organization, _key(_SESSION.id), null(), null()).order_by(
            *_LATEST
        ),
    ),
    (
        NameKind.PERSON,
        select(_PERSON.name, _PERSON.role, _SESSION.title, _key(_PERSON.session_id), null(), null())
        .join_from(tables.people, tables.sessions)
        .where(_PERSON.name != "")
        .order_by(*_LATEST, _PERSON.team.desc(), _PERSON.position),
    ),
    (
        NameKind.BLOCK,
        select(_BLOCK.title, _SESSION.title, _DAY_NAME, _key(_BLOCK.session_id), _key(_BLOCK.id), null())
        .join_from(tables.blocks, tables.sessions, _BLOCK.session_id == _SESSION.id)
        .join(tables.days, _DAY_OF_BLOCK)
        .where(_BLOCK.title != "")
        .order_by(*_LATEST, _DAY.position, _BLOCK.position),
    ),
    (
        NameKind.CHECK_IN,
        select(_PREPARED.title, _SESSION.title, _key(_PREPARED.id), null(), null())
        .join_from(tables.check_ins, tables.sessions, _PREPARED.session_id == _SESSION.id, isouter=True)
        .where(_PREPARED.id.not_in(select(_WAVE.id)))
        .order_by(_PREPARED.changed_at.desc(), _PREPARED.id),
    ),
    (
        NameKind.CHECK_IN,
        select(_WAVE.title, _SESSION.title, _key(_WAVE.id), null(), _WAVE.opened_on)
        .join_from(tables.waves, tables.sessions, _WAVE.session_id == _SESSION.id, isouter=True)
        .order_by(_WAVE.number.desc()),
    ),
)
"""Each yields a title, what tells it from its namesakes, its keys, and its day where it has one."""


def read(database: Database) -> Names:
    """Read the names of all that there is. The sessions that changed last come first.

    Raises:
        WorkspaceError: when the file cannot be read.
    """
    with database.read() as connection:
        return Names(
            _entry(kind, *row)
            for kind, statement in _STATEMENTS
            for rows in connection.execute(statement).partitions(_AT_ONCE)
            for row in rows
        )


def _entry(kind: NameKind, title: str, *rest: Any) -> _Entry:
    *parts, key, block_key, day = rest
    detail = ", ".join(str(part) for part in parts if part)
    folded = title.casefold()
    return _Entry(kind, title, folded, f"{folded} {detail.casefold()}", detail, key, block_key, day)


def _rank(words: list[str], one: _Entry) -> int:
    whole = " ".join(words)
    if one.folded_title == whole:
        return 0
    if one.folded_title.startswith(whole):
        return 1
    return 2 if all(word in one.folded_title for word in words) else 3


def _name(one: _Entry) -> Name:
    block_id = None if one.block_key is None else UUID(one.block_key)
    return Name(one.kind, one.title, one.detail, UUID(one.key), block_id, one.day)
