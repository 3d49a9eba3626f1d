"""What a workspace has of its own in one table, each under a key: retired, brought back and removed in one way."""

from sqlalchemy import Table, select

from core_facilitator.store.database import Database
from core_facilitator.store.rows import Row


class OwnThings:
    """Every change is one step that can be undone; its label says what it was.

    Each method raises a WorkspaceError when the file cannot be read or written.
    """

    def __init__(self, database: Database, table: Table) -> None:
        self._database = database
        self._table = table

    def retire(self, key: str, label: str) -> None:
        """Offer one no longer; what was made from it, or asked with it, stays as it is.

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
        """Remove one; what was made from it, or asked with it, holds a copy.

        Raises:
            KeyError: when there is none of that key.
        """
        row = self._needed(key)
        with self._database.step(label) as write:
            write.remove(self._table, row)

    def _set_retired(self, key: str, label: str, *, retired: bool) -> None:
        row = self._needed(key)
        with self._database.step(label) as write:
            write.change(self._table, row, row | {"retired": retired})

    def _needed(self, key: str) -> Row:
        row = self._row(key)
        if row is None:
            raise KeyError(key)
        return row

    def _row(self, key: str) -> Row | None:
        with self._database.read() as connection:
            found = connection.execute(select(self._table).where(self._table.c.key == key)).mappings()
            row = found.one_or_none()
        return None if row is None else dict(row)
