"""Writing handouts, facilitator cards and prompt cards of the protocol library, and of own protocols."""

import argparse
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from core_facilitator import paths
from core_facilitator.cli.faults import CannotError
from core_facilitator.cli.packets import page_of, saved
from core_facilitator.cli.workspaces import opened
from core_facilitator.documents.blocks import Document
from core_facilitator.documents.cards import Kind, card_pages, led_in, printable
from core_facilitator.domain.fitting import fewest
from core_facilitator.domain.protocols import Protocol
from core_facilitator.export.formats import DOCUMENT_FORMATS
from core_facilitator.export.names import cards_name
from core_facilitator.settings import SettingsFile
from core_facilitator.store import catalogue
from core_facilitator.store.own_protocols import OwnProtocols


def cards(options: argparse.Namespace) -> int:
    """Write a file for each card, or one for all of them; prompts always come in one."""
    page = page_of(options, SettingsFile(paths.settings_file()).current)
    form = DOCUMENT_FORMATS[options.format]
    kind = Kind(options.kind)
    found = _named(options.keys, _known(options))
    if options.minutes is not None:
        found = tuple(_in_minutes(each, options.minutes) for each in found)
    if not printable(kind, found):
        raise CannotError("These cards have no prompts.")
    folder: Path = options.out
    for document, name in _documents(found, kind, people=max(0, options.people), together=options.together):
        saved(form.write_document(document, page), folder / cards_name(name, document.subject, form))
    return 0


def _documents(
    found: tuple[Protocol, ...], kind: Kind, *, people: int, together: bool
) -> Iterator[tuple[Document, str]]:
    """Yield the documents, each with the name of its card if there is one."""
    several = together or kind is Kind.PROMPTS
    for part in (found,) if several else ((each,) for each in found):
        yield card_pages(kind, part, people=people), part[0].name if len(part) == 1 else ""


def _in_minutes(protocol: Protocol, minutes: int) -> Protocol:
    """Return the card with its steps fitted.

    Raises:
        CannotError: when they cannot be led in that time.
    """
    try:
        return led_in(protocol, minutes)
    except ValueError as error:
        least = fewest(protocol.steps)
        raise CannotError(
            f"{protocol.name} takes at least {least} minutes, so it cannot be led in {minutes}."
        ) from error


def _known(options: argparse.Namespace) -> dict[str, Protocol]:
    """Return all cards by their keys; an own one stands for the card of its key."""
    known = {protocol.key: protocol for protocol in catalogue.protocols()}
    if options.workspace is not None:
        with opened(options) as here:
            known |= {one.protocol.key: one.protocol for one in OwnProtocols(here.database).all()}
    return known


def _named(keys: list[str], known: dict[str, Protocol]) -> tuple[Protocol, ...]:
    """Return the cards of these keys, each once, or all cards.

    Raises:
        CannotError: when there is none of a key.
    """
    for key in keys:
        if key not in known:
            close = get_close_matches(key, known, n=1)
            hint = f"did you mean {close[0]!r}?" if close else "core-facilitator library lists them."
            raise CannotError(f"There is no card {key!r}; {hint}")
    return tuple(known[key] for key in dict.fromkeys(keys)) if keys else tuple(known.values())
