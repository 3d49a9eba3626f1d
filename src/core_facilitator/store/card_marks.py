"""Remembers what a facilitator says of the cards: favorites and tags."""

from sqlalchemy import Connection, select

from core_facilitator.domain.card_marks import CardMark
from core_facilitator.domain.text import clean
from core_facilitator.store.database import Database
from core_facilitator.store.rows import Row
from core_facilitator.store.tables import card_marks


class CardMarks:
    """The marks of a workspace, one for each card that anything is said of.

    Each method raises a WorkspaceError when the file cannot be read or written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[str, CardMark]:
        """Return every mark, by the key of its card."""
        with self._database.read() as connection:
            rows = connection.execute(select(card_marks)).mappings()
            return {row["key"]: CardMark(**{**row, "tags": tuple(row["tags"])}) for row in rows}

    def save(self, mark: CardMark, label: str) -> None:
        """Keep what is said of a card instead of what was said before, as one step."""
        row = {"key": mark.key, "favorite": mark.favorite, "tags": [clean(tag).text for tag in mark.tags]}
        with self._database.read() as connection:
            before = _row(connection, mark.key)
        with self._database.step(label) as write:
            if before is None and not mark.blank:
                write.add(card_marks, row)
            elif before is not None and mark.blank:
                write.remove(card_marks, before)
            elif before is not None:
                write.change(card_marks, before, row)


def _row(connection: Connection, key: str) -> Row | None:
    row = connection.execute(select(card_marks).where(card_marks.c.key == key)).mappings().one_or_none()
    return None if row is None else dict(row)
