"""Reading the rows of a damaged database, each by itself."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Column, Connection, Engine, Table, select, text
from sqlalchemy.exc import DBAPIError

from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.store import connections, opening, salvage_roots, schema, tables
from core_facilitator.store.connections import Raw
from core_facilitator.store.drafts import Draft
from core_facilitator.store.key_files import KeyFile
from core_facilitator.store.opening import Identity
from core_facilitator.store.rows import Row
from core_facilitator.store.session_rows import SESSION_TABLES, Rows, place_of

BEYOND = 200
"""How many rows in a row may be missing or bad after the last one known, before no more are looked for.

No page holds so many.
"""

_PAGE = 4096


@dataclass(frozen=True, slots=True)
class Read:
    """What was read, of how many rows more it is known that they were there, and of which sessions.

    `rows` are those of sessions, `later` those of the own library, of days that ran and of check-ins. `whole` says that
    no bad page was met at all.
    """

    name: str
    rows: Rows
    later: Rows
    drafts: tuple[Draft, ...]
    lost: int
    sessions_hurt: frozenset[UUID] = frozenset()
    whole: bool = False

    @classmethod
    def nothing(cls) -> Read:
        """Return what is known before anything was read."""
        return cls("", {}, {}, (), 0)

    @property
    def any(self) -> bool:
        """Whether there is a session, a draft or anything beside."""
        return bool(self.rows or self.drafts or self.later)

    def and_where_missing(self, other: Read) -> Read:
        """Return this with the rows of another reading that this lacks."""
        if not self.any:
            return other
        drafts = {draft.place: draft for draft in (*other.drafts, *self.drafts)}
        more = len(other.rows.keys() - self.rows.keys()) + len(other.later.keys() - self.later.keys())
        return replace(
            self,
            name=self.name or other.name,
            rows=other.rows | self.rows,
            later=other.later | self.later,
            drafts=tuple(drafts.values()),
            lost=max(0, self.lost - more),
        )


def read(file: Path, key: bytes, key_file: KeyFile) -> Read:
    """Read a copy of a database, which may change, row by row. Of an older schema, what today's has too is read.

    Raises:
        WorkspaceError: SCHEMA_NEWER when a newer version made it that this one cannot read; BUILT_OTHERWISE when what
            says which tables there are is lost, and they are not today's.
    """
    as_found = _schema_is_readable(file, key)
    complete = as_found or _graft_schema(file, key, key_file)
    mended = not opening.has_log(file) and salvage_roots.mend(file, key, _roots(file, key))
    engine = connections.engine(file, key, "ro")
    try:
        reader = _Reader(engine)
        _refuse_other_schema(reader, file, as_found=as_found)
        found = _read(reader)
        return replace(found, whole=found.whole and complete and not mended)
    finally:
        engine.dispose()


def _refuse_other_schema(reader: _Reader, file: Path, *, as_found: bool) -> None:
    """Refuse tables that this program cannot know. Where it is lost which ones there are, today's are looked for."""
    version = next((row["version_num"] for row in reader.rows(tables.versions)[0]), schema.revision(schema.NEWEST))
    if version == schema.revision(schema.NEWEST):
        return
    if not as_found:
        raise WorkspaceError(Fault.BUILT_OTHERWISE, file)
    readable_by = next((row["readable_by"] for row in reader.rows(tables.workspace)[0]), 0)
    opening.newer(Identity("", int(version), readable_by or int(version)), file)


def _read(reader: _Reader) -> Read:
    rows, lost = _rows(reader, SESSION_TABLES)
    later, later_lost = _rows(reader, (table for table in tables.LATER if table not in tables.ANSWER_TABLES))
    hurt = frozenset(map(UUID, lost))
    drafts, drafts_lost = reader.rows(tables.drafts)
    names, _none = reader.rows(tables.workspace)
    name = next((row["name"] for row in names), "")
    read = tuple(Draft(**row) for row in drafts)
    count = len(lost) + len(later_lost) + len(drafts_lost)
    return Read(name, rows, later, read, count, hurt, whole=not reader.faults)


def _rows(reader: _Reader, wanted: Iterable[Table]) -> tuple[Rows, list[str]]:
    """Return the rows of some tables, and the first key of each that is lost."""
    rows: Rows = {}
    lost: list[str] = []
    for table in wanted:
        found, missing = reader.rows(table)
        rows |= {place_of(table, row): row for row in found}
        lost += missing
    return rows, lost


class _Reader:
    """Reads with a new connection after each fault: SQLCipher gives nothing more on one that has met a bad page."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.faults = 0

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        with self._engine.connect() as connection:
            try:
                connection.exec_driver_sql("PRAGMA writable_schema = ON")  # else a file cut short is refused as a whole
                yield connection
            except (DBAPIError, sqlcipher.Error):
                connection.invalidate()
                self.faults += 1
                raise

    def _columns(self, table: Table) -> list[Column[Any]]:
        """Return those of the table's columns that it has in this database; all where that cannot be read."""
        try:
            with self._connection() as connection:
                found = {row.name for row in connection.exec_driver_sql(f'PRAGMA table_info("{table.name}")')}
        except (DBAPIError, sqlcipher.Error):
            return list(table.columns)
        return [column for column in table.columns if column.name in found]

    def rows(self, table: Table) -> tuple[list[Row], list[str]]:
        """Return the rows of a table that can be read, and the first key of each that is known to be there beside."""
        columns = self._columns(table)
        if not columns:  # an older schema has no such table
            return [], []
        known, whole = self._known(table)
        last = max(known, default=0)
        found: list[Row] = []
        lost: list[str] = []
        number = beyond = 0
        while number < last or (not whole and beyond < BEYOND):
            number += 1
            row = self._row(columns, number)
            if row is not None:
                found.append(row)
            elif number in known:
                lost.append(known[number])
            beyond = 0 if row is not None or number <= last else beyond + 1
        return found, lost

    def _row(self, columns: list[Column[Any]], number: int) -> Row | None:
        query = select(*columns).where(text("rowid = :number"))
        try:
            with self._connection() as connection:
                found = connection.execute(query, {"number": number}).mappings().one_or_none()
                return None if found is None else dict(found)
        except DBAPIError:
            return None

    def _known(self, table: Table) -> tuple[dict[int, str], bool]:
        """Return the numbers and first keys of all rows that can still be named, and whether that met no fault.

        The index is a tree of its own: what is bad in the table is often whole there, and the other way round.
        """
        keys = [f'"{column.name}"' for column in table.primary_key.columns]
        known: dict[int, str] = {}
        whole = True
        for order in ("rowid", "rowid DESC", ", ".join(keys)):
            query = f'SELECT rowid, {keys[0]} FROM "{table.name}" ORDER BY {order}'  # noqa: S608 -- names of our own
            try:
                with self._connection() as connection:
                    known.update(tuple(row) for row in connection.exec_driver_sql(query))  # as far as it goes
            except (DBAPIError, sqlcipher.Error):
                whole = False
        return known, whole


def _schema_is_readable(file: Path, key: bytes) -> bool:
    try:
        with closing(connections.connect(file, key, "ro")) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except sqlcipher.Error:
        return False
    return tables.sessions.name in found


def _roots(file: Path, key: bytes) -> dict[int, int]:
    """Return on which page each table begins, and how many columns it has; nothing where that cannot be read.

    Tables whose rows have no numbers are no such trees of pages, and nothing is ever rescued of them.
    """
    try:
        with closing(connections.connect(file, key, "ro")) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            return dict(
                connection.execute(
                    "SELECT rootpage, (SELECT count(*) FROM pragma_table_info(one.name)) "
                    "FROM sqlite_master AS one "
                    "WHERE type = 'table' AND name NOT IN (SELECT name FROM pragma_table_list WHERE wr)"
                )
            )
    except sqlcipher.Error:
        return {}


def _graft_schema(file: Path, key: bytes, key_file: KeyFile) -> bool:
    """Put the pages that say which tables there are, of an empty database of the same key, in place of the bad ones.

    Every database of one schema is made by the same statements in the same order, so its tables begin at the same
    pages. In an empty one every page that is not the beginning of a table or an index belongs to the schema. Tables
    that came with a migration begin anywhere; where they are not found at their places in a new database, they count
    as lost, those of the last migration first, and are made anew behind everything that is there. Return whether all
    tables were found.
    """
    with tempfile.TemporaryDirectory(prefix="core-facilitator-") as folder:
        fresh = Path(folder) / "fresh.db"
        count = -(-file.stat().st_size // _PAGE)
        pages: list[int] = []
        at_their_places: tuple[Table, ...] = ()
        for at_their_places in _AT_THEIR_PLACES:
            fresh.unlink(missing_ok=True)
            pages, begin = _build(fresh, key, key_file, count, at_their_places)
            if _fits(file, key, begin):
                break
        _copy_pages(fresh, file, pages)
    return at_their_places == tables.LATER


_AT_THEIR_PLACES = (tables.LATER, (*tables.LIBRARY_TABLES, *tables.RUN_TABLES), tables.LIBRARY_TABLES, ())
"""Which of the later tables may be where a new database has them, by when the workspace was made."""


def _build(
    fresh: Path, key: bytes, key_file: KeyFile, count: int, at_their_places: tuple[Table, ...]
) -> tuple[list[int], dict[int, int]]:
    """Make an empty database of at least so many pages, with all later tables but those behind what is there.

    Return which of its pages say what tables there are, and how many columns those have that are at their places.
    """
    behind = [table for table in tables.LATER if table not in at_their_places]
    engine = connections.engine(fresh, key, "rwc", salt=key_file.salt)
    with connections.writing(engine).begin() as connection:
        schema.make_first_tables(connection)
        schema.make_later_tables(connection, at_their_places)
    begin = _roots(fresh, key)
    with closing(engine.raw_connection()) as raw:
        pages = _pages_of_the_schema(raw.driver_connection)
        _grow(raw.driver_connection, count)
        grown = _page_count(raw.driver_connection)
    with connections.writing(engine).begin() as connection:
        schema.make_later_tables(connection, behind)
    with closing(engine.raw_connection()) as raw:
        pages += range(grown + 1, _page_count(raw.driver_connection) + 1)
    engine.dispose()
    return pages, begin


def _fits(file: Path, key: bytes, roots: Mapping[int, int]) -> bool:
    """Return whether each table, or nothing readable, is where a new database has it."""
    pages = salvage_roots.Pages(file, key)
    return all(pages.begins(root, columns) is not False for root, columns in roots.items())


def _page_count(raw: Raw) -> int:
    (count,) = raw.execute("PRAGMA page_count").fetchone()
    return int(count)


def _pages_of_the_schema(raw: Raw) -> list[int]:
    roots = {root for (root,) in raw.execute("SELECT rootpage FROM sqlite_master")}
    return [page for page in range(1, _page_count(raw) + 1) if page not in roots]


def _grow(raw: Raw, pages: int) -> None:
    """Make the database at least so many pages long: its first page says how long it is."""
    while _page_count(raw) < pages:
        raw.execute("INSERT INTO drafts VALUES (hex(randomblob(8)), zeroblob(?), '')", (64 * _PAGE,))


def _copy_pages(source: Path, target: Path, pages: list[int]) -> None:
    with source.open("rb") as reading, target.open("r+b") as writing:
        for page in pages:
            reading.seek((page - 1) * _PAGE)
            writing.seek((page - 1) * _PAGE)
            writing.write(reading.read(_PAGE))
