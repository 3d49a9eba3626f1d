"""Remembers what somebody promised. It outlives the day and the session in which it was promised."""

from uuid import UUID

from sqlalchemy import ColumnElement, select, true

from core_facilitator.domain.commitments import Commitment, Turn
from core_facilitator.domain.text import clean
from core_facilitator.store.database import Database
from core_facilitator.store.rows import Row
from core_facilitator.store.tables import commitments


class Commitments:
    """The commitments of a workspace, the oldest first. Every change is one step that can be undone.

    Each method raises a WorkspaceError when the file cannot be read or written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Commitment, ...]:
        """Return every commitment."""
        return self._where(true())

    def live(self) -> tuple[Commitment, ...]:
        """Return those that can still be kept."""
        return self._where(commitments.c.live.is_(True))

    def of_run(self, run_id: UUID) -> tuple[Commitment, ...]:
        """Return those made while a day ran, in their order."""
        return tuple(sorted(self._where(commitments.c.run_id == run_id), key=lambda one: one.position))

    def of_session(self, session_id: UUID) -> tuple[Commitment, ...]:
        """Return those made in a session."""
        return self._where(commitments.c.session_id == session_id)

    def keep(self, commitment: Commitment, label: str) -> None:
        """Keep a new commitment or a changed one, as one step; nothing where nothing differs."""
        row, before = row_of(commitment), self._row(commitment.id)
        if before != row:
            with self._database.step(label) as write:
                if before is None:
                    write.add(commitments, row)
                else:
                    write.change(commitments, before, row)

    def remove(self, commitment_id: UUID, label: str) -> None:
        """Remove a commitment, as one step.

        Raises:
            KeyError: when there is none of that id.
        """
        row = self._row(commitment_id)
        if row is None:
            raise KeyError(commitment_id)
        with self._database.step(label) as write:
            write.remove(commitments, row)

    def _row(self, commitment_id: UUID) -> Row | None:
        with self._database.read() as connection:
            found = connection.execute(select(commitments).where(commitments.c.id == commitment_id))
            row = found.mappings().one_or_none()
        return None if row is None else dict(row)

    def _where(self, which: ColumnElement[bool]) -> tuple[Commitment, ...]:
        wanted = select(commitments).where(which).order_by(commitments.c.at, commitments.c.position, commitments.c.id)
        with self._database.read() as connection:
            return tuple(_commitment(dict(row)) for row in connection.execute(wanted).mappings())


_SAME = ("id", "position", "at", "due")
_KEYS = ("session", "run", "block", "track", "person")
_TEXTS = ("who", "what", "asks")


def row_of(commitment: Commitment) -> Row:
    """Return a commitment as its row."""
    from core_facilitator.store import run_forms  # msgspec is loaded only where it is needed

    same = {name: getattr(commitment, name) for name in _SAME}
    keys = {f"{name}_id": getattr(commitment, name) for name in _KEYS}
    texts = {name: clean(getattr(commitment, name)).text for name in _TEXTS}
    return same | keys | texts | {"live": commitment.live, "turns": run_forms.turns_text(commitment.turns)}


def _commitment(row: Row) -> Commitment:
    keys = {name: row[f"{name}_id"] for name in _KEYS}
    return Commitment(**{name: row[name] for name in (*_SAME, *_TEXTS)}, **keys, turns=_turns(row))


def _turns(row: Row) -> tuple[Turn, ...]:
    """Return the history; none where it cannot be read: what was promised is worth more than how it came to be so."""
    from core_facilitator.store import run_forms

    try:
        return run_forms.read_turns(row["turns"])
    except run_forms.UnreadableError:
        return ()
