"""Rows of check-ins: prepared ones, and those that were opened, which are called waves."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, Table, func, insert, select, update

from core_facilitator.domain.check_ins import CheckIn, Results, State
from core_facilitator.domain.text import clean
from core_facilitator.store import check_in_sheets, tables
from core_facilitator.store.database import count_change
from core_facilitator.store.rows import Row
from core_facilitator.store.session_rows import Rows, place_of
from core_facilitator.store.tables import waves

OPEN = State.OPEN.value


class WrongStateError(ValueError):
    """A check-in that is prepared, open or closed, where this needs another state."""


class OneIsOpenError(WrongStateError):
    """Another check-in is open: there is one at a time."""


@dataclass(frozen=True, slots=True)
class DamagedCheckIn:
    """A check-in of which this version can read no more. It stays as it is, and hides no other."""

    id: UUID
    title: str
    state: State


def prepared_row(check_in: CheckIn, now: datetime) -> Row:
    """Return the row of a check-in that is being prepared."""
    from core_facilitator.store import check_in_forms  # msgspec is loaded by whoever has a check-in

    return {
        "id": check_in.id,
        "session_id": check_in.session,
        "title": clean(check_in.title).text,
        "form": check_in_forms.prepared_text(check_in),
        "rules": check_in_forms.rules_text(check_in.rules),
        "changed_at": now,
    }


def _wave_row(check_in: CheckIn, number: int, today: date, code: str, sealed_to: bytes) -> Row:
    """Return the row of a check-in that opens today."""
    from core_facilitator.store import check_in_forms

    return {
        "id": check_in.id,
        "number": number,
        "session_id": check_in.session,
        "block_id": check_in.block,
        "title": clean(check_in.title).text,
        "instrument": clean(check_in.instrument.key).text,
        "form": check_in_forms.wave_text(check_in),
        "rules": check_in_forms.rules_text(check_in.rules),
        "code": code,
        "state": State.OPEN.value,
        "expected": check_in.expected,
        "opened_on": today,
        "closed_on": None,
        "sealed_to": sealed_to.hex(),
        "results": None,
    }


def prepared_of(row: Row) -> CheckIn | DamagedCheckIn:
    """Return the check-in of a row of `check_ins`."""
    from core_facilitator.store import check_in_forms

    try:
        return check_in_forms.read_prepared(row)
    except check_in_forms.UnreadableError:
        return DamagedCheckIn(row["id"], row["title"], State.PREPARED)


def wave_of(row: Row) -> CheckIn | DamagedCheckIn:
    """Return the check-in of a row of `waves`, if what came of it can be read too."""
    from core_facilitator.store import check_in_forms

    try:
        if row["results"] is not None:
            check_in_forms.read_results(row["results"])
        return check_in_forms.read_wave(row)
    except check_in_forms.UnreadableError:
        return DamagedCheckIn(row["id"], row["title"], State(row["state"]))


def results_of(text: str | None) -> Results | None:
    """Return the results of a row of `waves`; None where there are none, or none that can be read here."""
    if text is None:
        return None
    from core_facilitator.store import check_in_forms

    try:
        return check_in_forms.read_results(text)
    except check_in_forms.UnreadableError:
        return None


class Known:
    """Remembers what rows were read as: to read the forms of a year of check-ins takes longer than all else.

    A row that is another now is read anew. For any thread.
    """

    def __init__(self) -> None:
        self._rows: dict[UUID, tuple[Row, CheckIn | DamagedCheckIn]] = {}
        self._results: dict[UUID, tuple[str | None, Results | None]] = {}

    def wave(self, row: Row) -> CheckIn | DamagedCheckIn:
        """Return the check-in of a row of `waves`."""
        return self._read(row, wave_of)

    def prepared(self, row: Row) -> CheckIn | DamagedCheckIn:
        """Return the check-in of a row of `check_ins`."""
        return self._read(row, prepared_of)

    def results(self, check_in: UUID, text: str | None) -> Results | None:
        """Return the results of a row of `waves`."""
        known = self._results.get(check_in)
        if known is None or known[0] != text:
            known = text, results_of(text)
            self._results[check_in] = known
        return known[1]

    def keep_only(self, there: set[UUID]) -> None:
        """Forget those that are gone."""
        for known in (self._rows, self._results):
            for key in set(known) - there:
                known.pop(key, None)

    def _read(self, row: Row, read: Callable[[Row], CheckIn | DamagedCheckIn]) -> CheckIn | DamagedCheckIn:
        known = self._rows.get(row["id"])
        if known is None or known[0] != row:
            known = row, read(row)
            self._rows[row["id"]] = known
        return known[1]


def rows(connection: Connection, query: Select[Any]) -> list[Row]:
    """Return the rows that are asked for."""
    return [dict(found) for found in connection.execute(query).mappings()]


def row(connection: Connection, table: Table, check_in: UUID) -> Row | None:
    """Return the row of a check-in in one of the two tables."""
    return next(iter(rows(connection, select(table).where(table.c.id == check_in))), None)


def is_open(connection: Connection, check_in: UUID) -> bool:
    """Return whether a check-in is open now."""
    state = connection.execute(select(waves.c.state).where(waves.c.id == check_in)).scalar_one_or_none()
    return state == OPEN


def needs_open(connection: Connection, check_in: UUID) -> None:
    """Refuse what only an open check-in allows.

    Raises:
        WrongStateError: when it is not open.
    """
    if not is_open(connection, check_in):
        raise WrongStateError(check_in)


def add_wave(connection: Connection, prepared: CheckIn, today: date, code: str, sealed_to: bytes) -> None:
    """Open a prepared check-in.

    Raises:
        WrongStateError: when it was opened before; OneIsOpenError when another one is open.
    """
    if row(connection, waves, prepared.id) is not None:
        raise WrongStateError(prepared.id)
    if connection.execute(select(waves.c.id).where(waves.c.state == OPEN)).first() is not None:
        raise OneIsOpenError(prepared.id)
    number = connection.execute(select(func.coalesce(func.max(waves.c.number), 0))).scalar_one() + 1
    connection.execute(insert(waves), _wave_row(prepared, number, today, code, sealed_to))
    count_change(connection)


def finish(connection: Connection, check_in: UUID, today: date, results: Results | None) -> None:
    """End an open check-in: write what came of it, and remove every answer and every ticket."""
    from core_facilitator.store import check_in_forms

    text = None if results is None else check_in_forms.results_text(results)
    ended = {"state": State.CLOSED.value, "closed_on": today, "code": "", "sealed_to": "", "results": text}
    connection.execute(update(waves).where(waves.c.id == check_in).values(ended))
    check_in_sheets.remove_all(connection, check_in)
    count_change(connection)


def without_open(found: Rows) -> tuple[Rows, int]:
    """Return the rows without waves that were open, and how many those were. They are prepared again.

    Elsewhere than in its own folder nobody can unseal what was answered.
    """
    left = {place: row for place, row in found.items() if place[0] is tables.waves and row["state"] == OPEN}
    again = {place: row for one in left.values() for place, row in _prepared_again(one).items()}
    return again | {place: row for place, row in found.items() if place not in left}, len(left)


def _prepared_again(row: Row) -> Rows:
    """Return the row of what was prepared, from what was opened; nothing where that cannot be read."""
    found = wave_of(row)
    if isinstance(found, DamagedCheckIn):
        return {}
    again = replace(found, state=State.PREPARED, code="", opened_on=None, number=0)
    moment = datetime.combine(row["opened_on"], datetime.min.time(), UTC)
    made = prepared_row(again, moment)
    return {place_of(tables.check_ins, made): made}
