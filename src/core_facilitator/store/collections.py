"""Remembers collections of cards."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select

from core_facilitator.domain.collections import Collection
from core_facilitator.domain.text import clean
from core_facilitator.store import tables
from core_facilitator.store.database import Database, Writer
from core_facilitator.store.rows import Change, Row


class Collections:
    """The collections of a workspace.

    Each method raises a WorkspaceError when the file cannot be read or written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Collection, ...]:
        """Return every collection, by title."""
        found = (_collection(row) for row in self._rows().values())
        return tuple(sorted(found, key=lambda one: (one.title.casefold(), one.id)))

    def add(self, collection: Collection, label: str) -> None:
        """Keep a new collection, as one step."""
        self.save_all([collection], label)

    def save(self, collection: Collection, label: str) -> None:
        """Keep a collection as it is now, as one step.

        Raises:
            KeyError: when there is none of that id.
        """
        if collection.id not in self._rows():
            raise KeyError(collection.id)
        self.save_all([collection], label)

    def save_all(self, collections: Iterable[Collection], label: str) -> None:
        """Keep collections, new ones and such as there were, as one step."""
        before = self._rows()
        changes = [Change(tables.collections, before.get(one.id), _row(one)) for one in collections]
        with self._database.step(label) as write:
            write.apply(changes)

    def remove(self, collection_id: UUID, label: str) -> None:
        """Forget a collection, as one step. Its cards stay.

        Raises:
            KeyError: when there is none of that id.
        """
        row = self._rows()[collection_id]
        with self._database.step(label) as write:
            write.remove(tables.collections, row)

    def _rows(self) -> dict[UUID, Row]:
        with self._database.read() as connection:
            return {row["id"]: dict(row) for row in connection.execute(select(tables.collections)).mappings()}


def put(write: Writer, before: Collection | None, after: Collection) -> None:
    """Write a collection inside a step: a new one where there was none `before`."""
    write.apply([Change(tables.collections, None if before is None else _row(before), _row(after))])


def _row(one: Collection) -> Row:
    return {
        "id": one.id,
        "title": clean(one.title).text,
        "about": clean(one.about).text,
        "cards": [clean(key).text for key in one.cards],
    }


def _collection(row: Row) -> Collection:
    return Collection(**(row | {"cards": tuple(row["cards"])}))
