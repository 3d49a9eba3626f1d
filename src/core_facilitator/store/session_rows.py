"""A session as the rows of several tables and back, and what differs between two of them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Table

from core_facilitator.domain.agendas import Block, Day, Room, Session, Track, Walk
from core_facilitator.domain.people import Person
from core_facilitator.store import tables
from core_facilitator.store.columns import Gate, value_of
from core_facilitator.store.rows import Change, Row, key_of

T = TypeVar("T")
Place = tuple[Any, ...]
Rows = dict[Place, Row]
"""A session's rows, each by its place: its table and primary key."""

SESSION_TABLES = (
    tables.sessions,
    tables.people,
    tables.rooms,
    tables.walks,
    tables.days,
    tables.blocks,
    tables.tracks,
)


def place_of(table: Table, row: Row) -> Place:
    """Return the row's place. Ids are numbers there, which Python hashes faster: a save looks up every row."""
    return table, *(value.int if isinstance(value, UUID) else value for value in key_of(table, row))


class Memory:
    """Which row a value had. Values never change, so the same one still has it: only what is new is worked out.

    Values are told apart by identity, and kept alive here so that it stays theirs.
    """

    def __init__(self) -> None:
        self._found: dict[int, tuple[object, Place, Row]] = {}

    def keep(self, value: T, place: Place, row: Row) -> T:
        """Remember the value's row and return the value."""
        self._found[id(value)] = value, place, row
        return value

    def find(self, value: object) -> tuple[object, Place, Row] | None:
        """Return what was kept for the value."""
        return self._found.get(id(value))


class Flattened:
    """A session's rows, their texts cleaned. `session` is the value that they say: None when any text was cleaned.

    Raises:
        ValueError: when two of its records have one id.
    """

    def __init__(self, session: Session, changed_at: datetime, earlier: Memory) -> None:
        self.rows: Rows = {}
        self.memory = Memory()
        self._earlier = earlier
        self._gate = Gate()
        self._session_id = session.id
        self._put(tables.sessions, session, {"changed_at": changed_at})
        for team, people in ((False, session.people), (True, session.team)):
            self._put_all(tables.people, people, team=team)
        self._put_all(tables.rooms, session.rooms)
        self._put_all(tables.walks, session.walks)
        self._put_all(tables.days, session.days)
        for day in session.days:
            self._put_blocks(day.blocks, day.id, None)
        self.session = None if self._gate.cleaned else session

    def _put_blocks(self, blocks: tuple[Block, ...], day_id: UUID, track_id: UUID | None) -> None:
        self._put_all(tables.blocks, blocks, day_id=day_id, track_id=track_id)
        for block in blocks:
            self._put_all(tables.tracks, block.tracks, block_id=block.id)
            for track in block.tracks:
                self._put_blocks(track.blocks, day_id, track.id)

    def _put_all(self, table: Table, values: Iterable[object], **parents: object) -> None:
        for position, value in enumerate(values):
            self._put(table, value, {"session_id": self._session_id, **parents, "position": position})

    def _put(self, table: Table, value: object, where: Row) -> None:
        found = self._earlier.find(value)
        if found is not None and [*map(found[2].get, where)] == [*where.values()]:
            _value, place, row = found
        else:
            row = (self._gate.columns(value) if found is None else found[2]) | where
            place = place_of(table, row)
        if place in self.rows:
            message = f"Two records in {table.name} have the key {key_of(table, row)[-1]}."
            raise ValueError(message)
        self.rows[place] = row
        self.memory.keep(value, place, row)


def difference(stored: Rows, wanted: Rows) -> list[Change]:
    """Return what turns the stored rows into the wanted ones."""
    gone = [Change(place[0], row, None) for place, row in stored.items() if place not in wanted]
    for place, row in wanted.items():
        before = stored.get(place)
        if before is not row and before != row:
            gone.append(Change(place[0], before, row))
    return gone


def session_of(rows: Rows, memory: Memory) -> Session:
    """Return the session that the rows make up, and remember which row each of its values has."""
    return _Plan(rows, memory).session()


class _Plan:
    """Puts rows together: each kind in its order, and each block where it belongs."""

    def __init__(self, rows: Rows, memory: Memory) -> None:
        self._memory = memory
        self._places = {id(row): place for place, row in rows.items()}
        self._rows: dict[Table, list[Row]] = defaultdict(list)
        for place, row in rows.items():
            self._rows[place[0]].append(row)
        for table in SESSION_TABLES[1:]:
            self._rows[table].sort(key=_position)
        self._blocks: dict[tuple[UUID, UUID | None], list[Row]] = defaultdict(list)
        self._tracks: dict[UUID, list[Row]] = defaultdict(list)
        for row in self._rows[tables.blocks]:
            self._blocks[row["day_id"], row["track_id"]].append(row)
        for row in self._rows[tables.tracks]:
            self._tracks[row["block_id"]].append(row)

    def session(self) -> Session:
        (row,) = self._rows[tables.sessions]
        people = self._rows[tables.people]
        return self._value(
            Session,
            row,
            people=tuple(self._value(Person, row) for row in people if not row["team"]),
            team=tuple(self._value(Person, row) for row in people if row["team"]),
            rooms=tuple(self._value(Room, row) for row in self._rows[tables.rooms]),
            walks=tuple(self._value(Walk, row) for row in self._rows[tables.walks]),
            days=tuple(self._value(Day, row, blocks=self._of(row["id"], None)) for row in self._rows[tables.days]),
        )

    def _of(self, day_id: UUID, track_id: UUID | None) -> tuple[Block, ...]:
        """Return the blocks of a day or of a track."""
        rows = self._blocks[day_id, track_id]
        return tuple(self._value(Block, row, tracks=self._tracks_of(day_id, row["id"])) for row in rows)

    def _tracks_of(self, day_id: UUID, block_id: UUID) -> tuple[Track, ...]:
        rows = self._tracks[block_id]
        return tuple(self._value(Track, row, blocks=self._of(day_id, row["id"])) for row in rows)

    def _value(self, kind: type[T], row: Row, **parts: object) -> T:
        return self._memory.keep(value_of(kind, row, **parts), self._places[id(row)], row)


def _position(row: Row) -> int:
    position: int = row["position"]
    return position
