"""Remembers own instruments. Each is kept in the form of an instrument file: any version reads what it knows."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from core_facilitator.domain.check_ins import CheckIn
from core_facilitator.domain.instruments import Instrument
from core_facilitator.store import check_in_rows
from core_facilitator.store.database import Database
from core_facilitator.store.own_things import OwnThings
from core_facilitator.store.rows import Change
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


class OwnInstruments(OwnThings):
    """The own instruments of a workspace."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, own_instruments)

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
        asked = self._prepared(replace(instrument, own=True))
        with self._database.step(label) as write:
            write.apply([Change(own_instruments, before, after), *asked])

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
