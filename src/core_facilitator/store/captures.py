"""Remembers what is written down while a day runs."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ColumnElement, select

from core_facilitator.domain.captures import Capture, Decision, Fate, Note, Parked
from core_facilitator.domain.text import clean
from core_facilitator.store.database import Database
from core_facilitator.store.rows import Row
from core_facilitator.store.tables import captures

_KINDS: dict[str, type[Capture]] = {"note": Note, "decision": Decision, "parked": Parked}
_WORDS = {kind: word for word, kind in _KINDS.items()}


class Captures:
    """The lines of a workspace. Every change is one step that can be undone.

    Each method raises a WorkspaceError when the file cannot be read or written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_run(self, run_id: UUID) -> tuple[Capture, ...]:
        """Return what was written down in a run, in its order."""
        return tuple(map(_capture, self._rows(captures.c.run_id == run_id)))

    def parked(self) -> tuple[Parked, ...]:
        """Return what still waits in the parking lot, or was carried on, over all runs, the oldest first."""
        waiting = captures.c.fate.in_([Fate.OPEN.value, Fate.CARRIED.value])
        found = sorted(map(_capture, self._rows(waiting)), key=lambda one: one.at)
        return tuple(one for one in found if isinstance(one, Parked))

    def keep(self, capture: Capture, label: str) -> None:
        """Keep a new line or a changed one, as one step; nothing where nothing differs."""
        self.keep_all([capture], label)

    def keep_all(self, kept: Iterable[Capture], label: str) -> None:
        """Keep several lines, as one step: they were sorted anew, for example."""
        wanted = {one.id: row_of(one) for one in kept}
        before = {row["id"]: row for row in self._rows(captures.c.id.in_(wanted))}
        with self._database.step(label) as write:
            for key, row in wanted.items():
                if key not in before:
                    write.add(captures, row)
                elif row != before[key]:
                    write.change(captures, before[key], row)

    def remove(self, capture_id: UUID, label: str) -> None:
        """Remove a line, as one step.

        Raises:
            KeyError: when there is none of that id.
        """
        row = next(iter(self._rows(captures.c.id == capture_id)), None)
        if row is None:
            raise KeyError(capture_id)
        with self._database.step(label) as write:
            write.remove(captures, row)

    def _rows(self, which: ColumnElement[bool]) -> list[Row]:
        order = captures.c.position, captures.c.at, captures.c.id
        with self._database.read() as connection:
            return [dict(row) for row in connection.execute(select(captures).where(which).order_by(*order)).mappings()]


def row_of(capture: Capture) -> Row:
    """Return a line as its row."""
    parked = capture if isinstance(capture, Parked) else None
    carried = () if parked is None or parked.carried_by is None else (parked.carried_by,)
    return {
        "id": capture.id,
        "run_id": capture.run,
        "position": capture.position,
        "at": capture.at,
        "kind": _WORDS[type(capture)],
        "text": clean(capture.text).text,
        "person_id": capture.person,
        "place": [None if key is None else str(key) for key in (capture.block, capture.track, *carried)],
        "fate": "" if parked is None else parked.fate.value,
        "remark": "" if parked is None else clean(parked.remark).text,
    }


def _capture(row: Row) -> Capture:
    block, track, *carried = (None if key is None else UUID(key) for key in row["place"])
    more: dict[str, object] = {}
    if row["kind"] == "parked":
        more = {"fate": Fate(row["fate"]), "remark": row["remark"], "carried_by": next(iter(carried), None)}
    return _KINDS[row["kind"]](
        id=row["id"],
        run=row["run_id"],
        at=row["at"],
        text=row["text"],
        block=block,
        track=track,
        person=row["person_id"],
        position=row["position"],
        **more,
    )
