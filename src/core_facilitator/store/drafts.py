"""Remembers what is being typed and is not yet part of a session."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, insert, select, union_all, update

from core_facilitator.domain.text import clean
from core_facilitator.store.database import Database
from core_facilitator.store.tables import blocks, days, drafts, sessions, tracks


@dataclass(frozen=True, slots=True)
class Draft:
    """A text being typed, where it belongs, and when it was last kept (aware, UTC)."""

    place: str
    text: str
    kept_at: datetime


class Drafts:
    """The drafts of a workspace, one for each place. Keeping one is no step and cannot be undone.

    Each method raises a WorkspaceError when the file cannot be read or written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, place: str, text: str) -> None:
        """Keep the text that is being typed at a place, instead of what was kept there before."""
        values = {"text": clean(text).text, "kept_at": self._database.now()}
        with self._database.write() as connection:
            if not connection.execute(update(drafts).where(drafts.c.place == place).values(values)).rowcount:
                connection.execute(insert(drafts).values(place=place, **values))

    def get(self, place: str) -> Draft | None:
        """Return the draft kept at a place."""
        with self._database.read() as connection:
            row = connection.execute(select(drafts).where(drafts.c.place == place)).mappings().one_or_none()
        return None if row is None else Draft(**row)

    def all(self) -> list[Draft]:
        """Return every draft, the one kept last first."""
        with self._database.read() as connection:
            query = select(drafts).order_by(drafts.c.kept_at.desc(), drafts.c.place)
            return [Draft(**row) for row in connection.execute(query).mappings()]

    def sessions(self) -> dict[str, UUID]:
        """Return the session that each draft belongs to, by its place; nothing for what is no more.

        The second part of a place ("block/<id>/notes") is the key of a session, or of a day, block or track in it.
        """
        keys = {draft.place: key for draft in self.all() if (key := _key(draft.place)) is not None}
        own = select(sessions.c.id, sessions.c.id.label("session_id"))
        parts = (select(table.c.id, table.c.session_id) for table in (days, blocks, tracks))
        found = union_all(own, *parts).subquery()
        with self._database.read() as connection:
            query = select(found.c.id, found.c.session_id).where(found.c.id.in_(set(keys.values())))
            owners: dict[UUID, UUID] = {row.id: row.session_id for row in connection.execute(query)}
        return {place: owners[key] for place, key in keys.items() if key in owners}

    def drop(self, place: str) -> None:
        """Forget the draft of a place: it has been saved, or is not wanted."""
        with self._database.write() as connection:
            connection.execute(delete(drafts).where(drafts.c.place == place))


def _key(place: str) -> UUID | None:
    try:
        return UUID(place.split("/")[1])
    except (IndexError, ValueError):
        return None
