"""Remembers who was there, by half-days."""

from collections.abc import Iterable
from datetime import time
from uuid import UUID

from sqlalchemy import select

from core_facilitator.domain.attendance import Attendance, Half, Presence
from core_facilitator.domain.text import clean
from core_facilitator.store.database import Database
from core_facilitator.store.rows import Row
from core_facilitator.store.tables import attendance


class AttendanceMarks:
    """Who was there in the runs of a workspace. Every change is one step that can be undone.

    Each method raises a WorkspaceError when the file cannot be read or written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_run(self, run_id: UUID) -> tuple[Attendance, ...]:
        """Return what is marked of a run; of whom nothing is marked, nothing is known."""
        return tuple(map(_mark, self._rows({run_id}).values()))

    def keep(self, marks: Iterable[Attendance], label: str) -> None:
        """Keep marks instead of what was marked before, as one step; nothing where nothing differs."""
        wanted = {_place(one.run, one.person, one.half): row_of(one) for one in marks}
        before = self._rows({run_id for run_id, _person, _half in wanted})
        with self._database.step(label) as write:
            for place, row in wanted.items():
                if place not in before:
                    write.add(attendance, row)
                elif row != before[place]:
                    write.change(attendance, before[place], row)

    def clear(self, run_id: UUID, person_id: UUID, half: Half, label: str) -> None:
        """Take back what was marked of a person, as one step; nothing where nothing was."""
        row = self._rows({run_id}).get(_place(run_id, person_id, half))
        if row is not None:
            with self._database.step(label) as write:
                write.remove(attendance, row)

    def _rows(self, run_ids: set[UUID]) -> dict[tuple[UUID, UUID, str], Row]:
        wanted = select(attendance).where(attendance.c.run_id.in_(run_ids))
        with self._database.read() as connection:
            found = [dict(row) for row in connection.execute(wanted.order_by(*attendance.primary_key)).mappings()]
        return {(row["run_id"], row["person_id"], row["half"]): row for row in found}


def _place(run_id: UUID, person_id: UUID, half: Half) -> tuple[UUID, UUID, str]:
    return run_id, person_id, half.value


def row_of(mark: Attendance) -> Row:
    """Return a mark as its row. How somebody is there is one word, and behind it the time of who arrives later."""
    arrives = () if mark.arrives is None else (mark.arrives.isoformat("minutes"),)
    return {
        "run_id": mark.run,
        "person_id": mark.person,
        "half": mark.half.value,
        "presence": " ".join((mark.presence.value, *arrives)),
        "remark": clean(mark.remark).text,
    }


def _mark(row: Row) -> Attendance:
    presence, _, arrives = row["presence"].partition(" ")
    return Attendance(
        run=row["run_id"],
        person=row["person_id"],
        half=Half(row["half"]),
        presence=Presence(presence),
        arrives=time.fromisoformat(arrives) if arrives else None,
        remark=row["remark"],
    )
