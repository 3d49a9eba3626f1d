"""Passing own protocols and collections on as one file, and taking such a file in, once it was looked through."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from core_facilitator.domain.collections import Collection
from core_facilitator.domain.protocol_imports import CardSet, Incoming, Refused, incoming
from core_facilitator.domain.protocols import Protocol
from core_facilitator.store import collections, own_protocols, protocol_files, tables
from core_facilitator.store.collections import Collections
from core_facilitator.store.database import Database
from core_facilitator.store.own_protocols import OwnProtocols
from core_facilitator.store.protocol_files import ProtocolsFile
from core_facilitator.store.rows import Row


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would bring, before any of it is taken, and what in it cannot be taken."""

    file: str
    title: str
    source: str
    incoming: tuple[Incoming, ...]
    refused: tuple[Refused, ...]
    notes: tuple[str, ...] = ()


def preview(path: Path, database: Database, built_in: Mapping[str, Protocol]) -> Preview:
    """Return what a file would bring to a workspace. Nothing is written.

    Raises:
        ProtocolFileError: when it is no file of protocols.
        OSError: when it cannot be read.
        WorkspaceError: when the workspace cannot be read.
    """
    found = protocol_files.read_file(path)
    own = OwnProtocols(database)
    cards = {one.key: one.protocol for one in own.all()}
    here = [_as_set(one) for one in Collections(database).all()]
    reserved = own.keys() - cards.keys()
    what = incoming(found.file.protocols, found.file.collections, cards, built_in, here, reserved)
    notes = tuple(f"line {note.line}, {note.field}: {note.why}" for note in found.notes)
    return Preview(path.name, found.file.title, found.file.source, what, found.refused, notes)


@dataclass(frozen=True, slots=True)
class Prepared:
    """Cards and collections that are to be kept, as rows and values: all that takes its time is done."""

    rows: tuple[Row, ...]
    sets: tuple[CardSet, ...]


def prepared(chosen: Iterable[Incoming], now: datetime) -> Prepared:
    """Return what was chosen, ready to be kept.

    Raises:
        ProtocolFileError: when a card breaks a rule.
    """
    offered = [one.offered for one in chosen]
    rows = tuple(own_protocols.row_of(one, now) for one in offered if isinstance(one, Protocol))
    return Prepared(rows, tuple(one for one in offered if isinstance(one, CardSet)))


def keep(database: Database, what: Prepared, label: str, new_id: Callable[[], UUID]) -> None:
    """Keep cards and collections of a file, all of them as one step. What is the same as here changes nothing.

    Raises:
        WorkspaceError: when it could not be written; nothing is kept then.
    """
    cards = tables.protocols
    with database.read() as connection:
        query = select(cards).where(cards.c.key.in_([row["key"] for row in what.rows]))
        before = {row["key"]: dict(row) for row in connection.execute(query).mappings()}
    there = {one.title.casefold(): one for one in Collections(database).all()}
    with database.step(label) as write:
        for row in what.rows:
            own_protocols.put(write, before.get(row["key"]), row)
        for one in what.sets:
            present = there.get(one.title.casefold())
            key = present.id if present else new_id()
            collections.put(write, present, Collection(id=key, title=one.title, about=one.about, cards=one.cards))


def chosen_cards(
    keys: Iterable[str], own: Mapping[str, Protocol], built_in: Mapping[str, Protocol], title: str = ""
) -> ProtocolsFile:
    """Return a file of the cards with these keys, own ones first looked for. Keys of no card are left out."""
    found = (own.get(key) or built_in.get(key) for key in dict.fromkeys(keys))
    return ProtocolsFile(title=title, protocols=tuple(card for card in found if card is not None))


def with_collections(file: ProtocolsFile, chosen: Iterable[Collection]) -> ProtocolsFile:
    """Return a file with collections too."""
    return replace(file, collections=tuple(map(_as_set, chosen)))


def _as_set(one: Collection) -> CardSet:
    return CardSet(title=one.title, about=one.about, cards=one.cards)
