"""Remembers own instruments. Each is kept in the form of an instrument file: any version reads what it knows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from core_facilitator.domain.check_ins import CheckIn
from core_facilitator.domain.instruments import Instrument
from core_facilitator.store import check_in_rows
from core_facilitator.store.database import Database
from core_facilitator.store.rows import Change, Row
from core_facilitator.store.tables import check_ins, own_instruments, waves


@dataclass(frozen=True, slots=True)
class OwnInstrument:
    """An own instrument. A retired one is offered no longer. What was asked with it has a copy, and stays as it is."""

    instrument: Instrument
    retired: bool
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class UnreadInstrument:
    """An own instrument that this version cannot read. It stays as it is, and hides no other."""

    key: str
    retired: bool
    why: str


class OwnInstruments:
    """The own instruments of a workspace. Every change is one step that can be undone.

    Each method raises a WorkspaceError when the file cannot be read or written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[OwnInstrument, ...]:
        """Return every one that can be read, also those that are retired, by title."""
        found = [one for one in self._read() if isinstance(one, OwnInstrument)]
        return tuple(sorted(found, key=lambda one: (one.instrument.title.text.casefold(), one.instrument.key)))

    def unread(self) -> tuple[UnreadInstrument, ...]:
        """Return every one that cannot be read here, by key."""
        return tuple(one for one in self._read() if isinstance(one, UnreadInstrument))

    def keep(self, instrument: Instrument, label: str) -> None:
        """Keep a new one or a changed one, by its key, as one step; nothing where nothing differs.

        Check-ins that are prepared with it ask it as it is then. Opened ones have a copy of their own.

        Raises:
            InstrumentFileError: when something in it has to be mended before it can be asked.
        """
        from core_facilitator.store.instrument_files import form_of, instrument_of  # they load YAML

        form = form_of(instrument)
        instrument_of(form)
        before = self._row(instrument.key)
        if before is not None and before["form"] == form:
            return
        retired = before is not None and before["retired"]
        after = {"key": instrument.key, "form": form, "retired": retired, "changed_at": self._database.now()}
        self._write(before, after, label, self._prepared(replace(instrument, own=True)))

    def retire(self, key: str, label: str) -> None:
        """Offer one no longer.

        Raises:
            KeyError: when there is none of that key.
        """
        self._set_retired(key, label, retired=True)

    def bring_back(self, key: str, label: str) -> None:
        """Offer a retired one again.

        Raises:
            KeyError: when there is none of that key.
        """
        self._set_retired(key, label, retired=False)

    def remove(self, key: str, label: str) -> None:
        """Forget one. Check-ins that asked it have a copy of their own.

        Raises:
            KeyError: when there is none of that key.
        """
        self._write(self._needed(key), None, label)

    def _set_retired(self, key: str, label: str, *, retired: bool) -> None:
        row = self._needed(key)
        self._write(row, row | {"retired": retired}, label)

    def _write(self, before: Row | None, after: Row | None, label: str, more: Iterable[Change] = ()) -> None:
        with self._database.step(label) as write:
            write.apply([Change(own_instruments, before, after), *more])

    def _prepared(self, instrument: Instrument) -> Iterator[Change]:
        """Yield what changes in the check-ins that are prepared with an instrument."""
        with self._database.read() as connection:
            opened = select(waves.c.id)
            found = check_in_rows.rows(connection, select(check_ins).where(check_ins.c.id.not_in(opened)))
        for row in found:
            one = check_in_rows.prepared_of(row)
            if isinstance(one, CheckIn) and one.instrument.key == instrument.key and one.instrument != instrument:
                changed = replace(one, instrument=instrument)
                yield Change(check_ins, row, check_in_rows.prepared_row(changed, self._database.now()))

    def _needed(self, key: str) -> Row:
        row = self._row(key)
        if row is None:
            raise KeyError(key)
        return row

    def _row(self, key: str) -> Row | None:
        with self._database.read() as connection:
            found = connection.execute(select(own_instruments).where(own_instruments.c.key == key)).mappings()
            row = found.one_or_none()
        return None if row is None else dict(row)

    def _read(self) -> Iterator[OwnInstrument | UnreadInstrument]:
        from core_facilitator.store.instrument_files import InstrumentFileError, instrument_of

        with self._database.read() as connection:
            rows = connection.execute(select(own_instruments).order_by(own_instruments.c.key)).mappings().all()
        for row in rows:
            try:
                found = replace(instrument_of(row["form"], finished=False), key=row["key"], own=True)
                yield OwnInstrument(found, row["retired"], row["changed_at"])
            except InstrumentFileError as error:
                yield UnreadInstrument(row["key"], row["retired"], error.problems[0].why)
