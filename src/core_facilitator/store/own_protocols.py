"""Remembers own protocols. Each is kept in the form of a file of protocols, so that any version reads what it knows."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import distinct, func, select

from core_facilitator.domain.own_protocols import OwnProtocol
from core_facilitator.domain.protocols import Protocol
from core_facilitator.store.database import Database, Writer
from core_facilitator.store.own_things import OwnThings
from core_facilitator.store.protocol_files import ProtocolFileError, ProtocolsFile, card_of, form_of
from core_facilitator.store.rows import Row
from core_facilitator.store.tables import blocks, protocols

__all__ = ["OwnProtocol", "OwnProtocols", "Unread", "put", "row_of"]


@dataclass(frozen=True, slots=True)
class Unread:
    """An own card that this version cannot read, for example because a newer one wrote it. It stays as it is."""

    key: str
    name: str
    retired: bool
    why: str


class OwnProtocols(OwnThings):
    """The own protocols of a workspace. Whoever removes one looks first whether it has `uses`.

    Methods that keep a card raise a ProtocolFileError when it breaks a rule (`domain.protocol_rules`): it could not be
    read again.
    """

    def __init__(self, database: Database) -> None:
        super().__init__(database, protocols)

    def all(self) -> list[OwnProtocol]:
        """Return every card that can be read, also those that are retired, by name."""
        return [found for found in self._read() if isinstance(found, OwnProtocol)]

    def unread(self) -> list[Unread]:
        """Return every card that cannot be read here, by name."""
        return [found for found in self._read() if isinstance(found, Unread)]

    def keys(self) -> frozenset[str]:
        """Return the keys of all cards, of those too that cannot be read."""
        with self._database.read() as connection:
            return frozenset(connection.execute(select(protocols.c.key)).scalars())

    def get(self, key: str) -> OwnProtocol:
        """Return a card.

        Raises:
            KeyError: when there is none of that key.
            ProtocolFileError: when it cannot be read here.
        """
        return _own(self._needed(key))

    def uses(self, key: str) -> int:
        """Return how many sessions hold a block that was made from a card."""
        with self._database.read() as connection:
            count = select(func.count(distinct(blocks.c.session_id))).where(blocks.c.card == key)
            found: int = connection.execute(count).scalar_one()
        return found

    def add(self, protocol: Protocol, label: str) -> None:
        """Keep a new card. Its key must not be taken."""
        with self._database.step(label) as write:
            write.add(protocols, row_of(protocol, self._database.now()))

    def save(self, protocol: Protocol, label: str) -> None:
        """Keep a changed card.

        Raises:
            KeyError: when there is none of that key.
        """
        row = self._needed(protocol.key)
        with self._database.step(label) as write:
            put(write, row, row_of(protocol, self._database.now()))

    def _read(self) -> Iterator[OwnProtocol | Unread]:
        with self._database.read() as connection:
            rows = connection.execute(select(protocols).order_by(func.lower(protocols.c.name), protocols.c.key))
            found = [dict(row) for row in rows.mappings()]
        for row in found:
            try:
                yield _own(row)
            except ProtocolFileError as error:
                yield Unread(row["key"], row["name"], row["retired"], _first(error))


def put(write: Writer, before: Row | None, after: Row) -> None:
    """Write a card inside a step: a new one where there is none `before`, else in its place. Retired stays retired."""
    if before is None:
        write.add(protocols, after)
    elif before["card"] != after["card"]:
        write.change(protocols, before, after | {"retired": before["retired"]})


def row_of(protocol: Protocol, now: datetime) -> Row:
    """Return the row of a card.

    Raises:
        ProtocolFileError: when the card breaks a rule, so that it could not be read again.
    """
    form = form_of(ProtocolsFile(protocols=(protocol,)))
    name = card_of(form).name
    return {"key": protocol.key, "name": name, "card": form, "retired": False, "changed_at": now}


def _own(row: Row) -> OwnProtocol:
    card = card_of(row["card"])
    return OwnProtocol(replace(card, key=row["key"]), row["retired"], row["changed_at"])


def _first(error: ProtocolFileError) -> str:
    """Return the first reason why a card cannot be read, as a sentence knows it."""
    return error.problems[0].why if error.problems else "it holds no card"
