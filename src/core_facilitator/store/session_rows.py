"""A session as rows and back. Every text is cleaned on its way in: this is the last gate before the disk."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from enum import Enum
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Table

from core_facilitator.domain.agendas import (
    Block,
    Day,
    Handout,
    Material,
    Per,
    Room,
    Session,
    Step,
    TimeKind,
    Track,
    Walk,
)
from core_facilitator.domain.people import Person
from core_facilitator.domain.text import clean
from core_facilitator.store import tables
from core_facilitator.store.rows import Change, Key, Row, key_of

T = TypeVar("T")
Rows = dict[tuple[Table, Key], Row]
"""A session's rows by table and primary key."""

SESSION_TABLES = (
    tables.sessions,
    tables.people,
    tables.rooms,
    tables.walks,
    tables.days,
    tables.blocks,
    tables.tracks,
)


def rows_of(session: Session, changed_at: datetime) -> Rows:
    """Return the session's rows, their texts cleaned.

    Raises:
        ValueError: when two of its records have one id.
    """
    found: Rows = {}
    own = _Own(session.id, found)
    _put(found, tables.sessions, _columns(session) | {"changed_at": changed_at})
    for team, people in ((False, session.people), (True, session.team)):
        own.put(tables.people, people, team=team)
    own.put(tables.rooms, session.rooms)
    own.put(tables.walks, session.walks)
    own.put(tables.days, session.days)
    for day in session.days:
        own.put_blocks(day.blocks, day.id, None)
    return found


def difference(stored: Rows, wanted: Rows) -> list[Change]:
    """Return what turns the stored rows into the wanted ones."""
    gone = [Change(place[0], row, None) for place, row in stored.items() if place not in wanted]
    new_or_other = [
        Change(place[0], stored.get(place), row) for place, row in wanted.items() if stored.get(place) != row
    ]
    return gone + new_or_other


def session_of(rows: Rows) -> Session:
    """Return the session that the rows make up.

    Raises:
        StopIteration: when there is no row of the session itself.
    """
    by_table: dict[Table, list[Row]] = defaultdict(list)
    for (table, _key), row in rows.items():
        by_table[table].append(row)
    for table in SESSION_TABLES[1:]:
        by_table[table].sort(key=_position)
    people = by_table[tables.people]
    plan = _Plan(by_table)
    return _value(
        Session,
        by_table[tables.sessions][0],
        people=tuple(_value(Person, row) for row in people if not row["team"]),
        team=tuple(_value(Person, row) for row in people if row["team"]),
        rooms=tuple(_value(Room, row) for row in by_table[tables.rooms]),
        walks=tuple(_value(Walk, row) for row in by_table[tables.walks]),
        days=tuple(_value(Day, row, blocks=plan.blocks(row["id"], None)) for row in by_table[tables.days]),
    )


@dataclass(frozen=True, slots=True)
class _Own:
    """Collects the rows of what a session owns."""

    session_id: UUID
    found: Rows

    def put(self, table: Table, values: Iterable[object], **more: object) -> None:
        for position, value in enumerate(values):
            row = _columns(value) | more | {"session_id": self.session_id, "position": position}
            _put(self.found, table, row)

    def put_blocks(self, blocks: tuple[Block, ...], day_id: UUID, track_id: UUID | None) -> None:
        self.put(tables.blocks, blocks, day_id=day_id, track_id=track_id)
        for block in blocks:
            self.put(tables.tracks, block.tracks, block_id=block.id)
            for track in block.tracks:
                self.put_blocks(track.blocks, day_id, track.id)


class _Plan:
    """Finds the blocks of a day or track, and the tracks of a block, in order."""

    def __init__(self, by_table: dict[Table, list[Row]]) -> None:
        self._blocks: dict[tuple[UUID, UUID | None], list[Row]] = defaultdict(list)
        self._tracks: dict[UUID, list[Row]] = defaultdict(list)
        for row in by_table[tables.blocks]:
            self._blocks[row["day_id"], row["track_id"]].append(row)
        for row in by_table[tables.tracks]:
            self._tracks[row["block_id"]].append(row)

    def blocks(self, day_id: UUID, track_id: UUID | None) -> tuple[Block, ...]:
        return tuple(
            _value(Block, row, tracks=self._tracks_of(day_id, row["id"])) for row in self._blocks[day_id, track_id]
        )

    def _tracks_of(self, day_id: UUID, block_id: UUID) -> tuple[Track, ...]:
        return tuple(_value(Track, row, blocks=self.blocks(day_id, row["id"])) for row in self._tracks[block_id])


def _position(row: Row) -> int:
    position: int = row["position"]
    return position


def _put(found: Rows, table: Table, row: Row) -> None:
    place = table, key_of(table, row)
    if place in found:
        message = f"Two records in {table.name} have the id {place[1][-1]}."
        raise ValueError(message)
    found[place] = row


_OWN_TABLES = frozenset({"people", "team", "rooms", "walks", "days", "blocks", "tracks"})
"""Fields that are rows of other tables. `Track.people` and `Walk.rooms` are columns: they are only references."""

_COLUMNS: dict[type, tuple[str, ...]] = {
    kind: tuple(
        field.name
        for field in fields(kind)
        if field.name not in _OWN_TABLES or (kind, field.name) in {(Track, "people"), (Walk, "rooms")}
    )
    for kind in (Session, Person, Room, Walk, Day, Block, Track)
}


def _columns(value: object) -> Row:
    return {name: _column(getattr(value, name)) for name in _COLUMNS[type(value)]}


def _column(value: object) -> object:
    """Return what a column holds for a field: keys, dates and numbers as they are, lists as JSON."""
    if isinstance(value, str):
        return clean(value).text
    if isinstance(value, Enum):
        return value.value
    return _json(value) if isinstance(value, tuple | frozenset) or is_dataclass(value) else value


def _json(value: object) -> object:
    match value:
        case UUID():
            return str(value)
        case tuple():
            return [_json(part) for part in value]
        case frozenset():
            return sorted(str(part) for part in value)
        case _ if is_dataclass(value):
            return {field.name: _json(getattr(value, field.name)) for field in fields(value)}
        case _:
            return _column(value)


def _uuids(values: list[str]) -> tuple[UUID, ...]:
    return tuple(UUID(value) for value in values)


def _materials(values: list[Row]) -> tuple[Material, ...]:
    return tuple(_value(Material, value) for value in values)


def _steps(values: list[Row]) -> tuple[Step, ...]:
    return tuple(_value(Step, value) for value in values)


def _handout(value: Row | None) -> Handout | None:
    return None if value is None else _value(Handout, value)


_READ: dict[tuple[type, str], Callable[[Any], object]] = {
    (Session, "outcomes"): tuple,
    (Walk, "rooms"): lambda values: frozenset(_uuids(values)),
    (Track, "leads"): _uuids,
    (Track, "people"): _uuids,
    (Block, "leads"): _uuids,
    (Block, "kind"): TimeKind,
    (Block, "materials"): _materials,
    (Block, "prompts"): tuple,
    (Block, "steps"): _steps,
    (Block, "handout"): _handout,
    (Material, "per"): Per,
}
"""How a field is read where it differs from its column."""


def _value(kind: type[T], row: Row, **more: object) -> T:
    """Return the domain value of a row or JSON object. What the row lacks has the field's default."""
    names = _FIELDS[kind]
    found = {name: row[name] for name in names if name in row}
    for name in names & _READ_NAMES[kind]:
        if name in found:
            found[name] = _READ[kind, name](found[name])
    return kind(**found, **more)


_FIELDS: dict[type, frozenset[str]] = {
    kind: frozenset(_COLUMNS.get(kind) or (field.name for field in fields(kind)))
    for kind in (*_COLUMNS, Material, Step, Handout)
}
_READ_NAMES: dict[type, frozenset[str]] = {
    kind: frozenset(name for reader, name in _READ if reader is kind) for kind in _FIELDS
}
