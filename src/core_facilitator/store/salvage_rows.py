"""Sessions from rows of which some are lost: what hangs in the air finds a place, and nothing read is left out."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid5

from sqlalchemy import Table

from core_facilitator.domain.agendas import Day, Session
from core_facilitator.store import tables
from core_facilitator.store.columns import Gate
from core_facilitator.store.rows import Row
from core_facilitator.store.session_rows import Memory, Rows, place_of, session_of

_LOST_TITLE = "A session whose title is lost"
_LOST_DAY = "Blocks whose day is lost"


def mended(rows: Rows) -> tuple[tuple[Session, ...], frozenset[UUID]]:
    """Return the sessions that the rows make up, and the ids of those of which something is missing."""
    by_session: dict[UUID, dict[Table, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for (table, *_key), row in rows.items():
        by_session[row["id" if table is tables.sessions else "session_id"]][table].append(row)
    sessions, incomplete = [], set()
    for session_id, found in by_session.items():
        known = {place_of(table, row) for table, some in found.items() for row in some}
        whole = _whole(found)
        _mend(session_id, found)
        placed = {place_of(table, row): row for table, some in found.items() for row in some}
        sessions.append(session_of(placed, Memory()))
        if not whole or placed.keys() != known:
            incomplete.add(session_id)
    return tuple(sorted(sessions, key=_first_date)), frozenset(incomplete)


def _whole(found: dict[Table, list[Row]]) -> bool:
    """Return whether the rows fit together: each has its place, and no place between two of them is empty."""
    homes: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for table, column in _HOME.items():
        for row in found[table]:
            homes[table, *(row[name] for name in column)].append(row["position"])
    dense = all(sorted(places) == list(range(len(places))) for places in homes.values())
    days, blocks, tracks = (_ids(found[table]) for table in (tables.days, tables.blocks, tables.tracks))
    held = all(row["day_id"] in days and row["track_id"] in tracks | {None} for row in found[tables.blocks])
    return dense and held and all(row["block_id"] in blocks for row in found[tables.tracks])


_HOME: dict[Table, tuple[str, ...]] = {
    tables.people: ("team",),
    tables.rooms: (),
    tables.walks: (),
    tables.days: (),
    tables.blocks: ("day_id", "track_id"),
    tables.tracks: ("block_id",),
}
"""By which columns the rows of a table are counted from 0."""


def _mend(session_id: UUID, found: dict[Table, list[Row]]) -> None:
    """Give the session, and each block, what it hangs on."""
    if not found[tables.sessions]:
        lost = Session(id=session_id, title=_LOST_TITLE)
        found[tables.sessions] = [Gate().columns(lost) | {"changed_at": datetime.now(UTC)}]
    blocks = _ids(found[tables.blocks])
    found[tables.tracks] = [row for row in found[tables.tracks] if row["block_id"] in blocks]
    tracks, days = _ids(found[tables.tracks]), _ids(found[tables.days])
    spare = _spare_day(session_id, found[tables.days])
    for place, row in enumerate(found[tables.blocks]):
        if row["track_id"] is not None and row["track_id"] not in tracks:
            found[tables.blocks][place] = row = row | {"track_id": None, "position": _LAST + row["position"]}
        if row["day_id"] not in days:
            found[tables.blocks][place] = row | {"day_id": spare["id"]}
    if any(row["day_id"] == spare["id"] for row in found[tables.blocks]):
        found[tables.days].append(spare)


_LAST = 1_000_000
"""Added to the place of a block that lost its track: it comes after all others of the day."""


def _spare_day(session_id: UUID, days: list[Row]) -> Row:
    """Return a day for blocks that have none, after all others."""
    last: date = max((row["date"] for row in days), default=datetime.now(UTC).date())
    zone: str = next((row["time_zone"] for row in days), "UTC")
    day = Day(
        id=uuid5(session_id, "rescue"),
        date=last + timedelta(days=1),
        start=time(9),
        end=time(17),
        time_zone=zone,
        title=_LOST_DAY,
    )
    return Gate().columns(day) | {"session_id": session_id, "position": _LAST}


def _ids(rows: Iterable[Row]) -> set[UUID]:
    return {row["id"] for row in rows}


def _first_date(session: Session) -> tuple[date, str]:
    return min((day.date for day in session.days), default=date.max), session.title
