"""Own protocols: listed, and passed on from and to other workspaces as one file."""

import argparse
import json
from collections.abc import Iterator
from uuid import uuid4

from core_facilitator.cli.faults import CannotError, say
from core_facilitator.cli.workspaces import count, opened
from core_facilitator.domain.collections import Collection
from core_facilitator.domain.own_protocols import OwnProtocol
from core_facilitator.domain.protocol_imports import Fate, Incoming
from core_facilitator.domain.protocols import Protocol
from core_facilitator.export.files import SaveError, save
from core_facilitator.messages import saving_sentence
from core_facilitator.store import catalogue, protocol_exchange, protocol_files
from core_facilitator.store.collections import Collections
from core_facilitator.store.own_protocols import OwnProtocols, Unread
from core_facilitator.store.protocol_exchange import Preview
from core_facilitator.store.protocol_files import ProtocolFileError
from core_facilitator.store.workspace import Workspace

_SAYS = {
    Fate.ADDED: "New",
    Fate.CHANGED: "Changed",
    Fate.COPIED: "New, as an own copy of a card of the library",
    Fate.SAME: "Here already",
}


def listed(options: argparse.Namespace) -> int:
    """List the own protocols, those too that are retired or cannot be read here."""
    with opened(options) as here:
        own = OwnProtocols(here.database)
        found, unread = own.all(), own.unread()
    if options.json:
        say(json.dumps([_as_json(one) for one in found], indent=2, ensure_ascii=False))
    elif found or unread:
        say(*_lines(found, unread))
    else:
        say("There are no own protocols in this workspace yet.")
    return 0


def export(options: argparse.Namespace) -> int:
    """Write cards into one file: all own ones, or those that are named, or a collection with its cards."""
    with opened(options) as here:
        own = {one.key: one.protocol for one in OwnProtocols(here.database).all()}
        chosen = _collection(here, options.collection)
    built_in = {card.key: card for card in catalogue.protocols()}
    keys = options.cards or (own if chosen is None else chosen.cards)
    unknown = [key for key in options.cards or () if key not in own and key not in built_in]
    if unknown:
        raise CannotError(*(f"There is no card with the key {key!r}." for key in unknown))
    title = options.title or ("Our protocols" if chosen is None else chosen.title)
    file = protocol_exchange.chosen_cards(keys, own, built_in, title)
    if not file.protocols:
        raise CannotError("There are no cards to export.")
    if chosen is not None:
        file = protocol_exchange.with_collections(file, [chosen])
    try:
        save(protocol_files.write(file).encode(), options.file)
    except SaveError as error:
        raise CannotError(" ".join(saving_sentence(error))) from error
    except ProtocolFileError as error:
        raise CannotError(f"{options.file.name} {error.problems[0].why}.") from error
    say(f"Exported {count(len(file.protocols), 'card')}: {options.file}")
    return 0


def take_in(options: argparse.Namespace) -> int:
    """Import a file: all that is new in it. What is there in another form is changed only when that is asked for."""
    with opened(options) as here:
        preview = _previewed(options, here)
        if options.preview:
            say(*_previews(preview))
            return 0
        _refuse(preview, options)
        chosen = [one for one in preview.incoming if one.fate is not Fate.SAME]
        if any(one.fate is Fate.CHANGED for one in chosen):
            here.backups.make()
        ready = protocol_exchange.prepared(chosen, here.database.now())
        protocol_exchange.keep(here.database, ready, "Import protocols", uuid4)
    say(*_previews(preview))
    return 0


def _previewed(options: argparse.Namespace, here: Workspace) -> Preview:
    try:
        return protocol_exchange.preview(
            options.file, here.database, {card.key: card for card in catalogue.protocols()}
        )
    except ProtocolFileError as error:
        raise CannotError(*map(str, error.problems), "Nothing was imported.") from error


def _refuse(preview: Preview, options: argparse.Namespace) -> None:
    """Refuse a file of which not everything can be taken, unless that is what is wanted."""
    reasons = []
    if not options.leave_out:
        reasons += [f"{one.name or 'A card without a name'}: {why}" for one in preview.refused for why in one.why]
    if not options.replace:
        changed = (one.name for one in preview.incoming if one.fate is Fate.CHANGED)
        reasons += [
            f"{name} is there already, and differs; --replace puts the file's in its place." for name in changed
        ]
    if reasons:
        hint = () if options.leave_out or not preview.refused else ("--leave-out imports the others.",)
        raise CannotError(*preview.notes, *reasons, *hint, "Nothing was imported.")


def _previews(preview: Preview) -> Iterator[str]:
    for one in preview.incoming:
        yield f"{_SAYS[one.fate]}: {_called(one)}"
        for each in one.differences if one.fate is Fate.CHANGED else ():
            yield f"    {each.field}: {'; '.join(each.before) or 'nothing'} -> {'; '.join(each.after) or 'nothing'}"
        if one.missing:
            yield f"    not here: {', '.join(one.missing)}"
    for refused in preview.refused:
        yield f"Cannot be taken: {refused.name or 'a card without a name'}"
        yield from (f"    {why}" for why in refused.why)


def _called(one: Incoming) -> str:
    card = one.offered
    return f"{one.name} ({card.key})" if isinstance(card, Protocol) else f"the collection {one.name}"


def _collection(here: Workspace, title: str | None) -> Collection | None:
    if title is None:
        return None
    found = [one for one in Collections(here.database).all() if one.title.casefold() == title.strip().casefold()]
    if not found:
        raise CannotError(f"There is no collection {title!r} in this workspace.")
    return found[0]


def _lines(own: list[OwnProtocol], unread: list[Unread]) -> Iterator[str]:
    widest = max(map(len, [*(one.key for one in own), *(one.key for one in unread)]))
    for one in own:
        parts = (
            f"{one.key:<{widest}}  {one.protocol.name}",
            f"{one.protocol.minutes} min",
            f"adapted from {one.protocol.adapted_from}" if one.protocol.adapted_from else "",
            "retired" if one.retired else "",
        )
        yield "  |  ".join(part for part in parts if part)
    for other in unread:
        yield f"{other.key:<{widest}}  {other.name}  |  cannot be read by this version: {other.why}"


def _as_json(one: OwnProtocol) -> dict[str, object]:
    protocol: Protocol = one.protocol
    return {
        "key": one.key,
        "name": protocol.name,
        "purpose": protocol.purpose,
        "minutes": protocol.minutes,
        "retired": one.retired,
        "adapted_from": protocol.adapted_from,
        "credit": protocol.license.attribution,
    }
