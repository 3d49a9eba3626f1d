"""Writing handouts, facilitator cards and prompt cards of the protocol library."""

import argparse
from difflib import get_close_matches
from pathlib import Path

from core_facilitator import paths
from core_facilitator.cli.faults import CannotError
from core_facilitator.cli.packets import page_of, saved
from core_facilitator.documents.blocks import Document
from core_facilitator.documents.cards import facilitator_card, handout, prompt_cards
from core_facilitator.domain.protocols import Protocol
from core_facilitator.export.formats import DOCUMENT_FORMATS
from core_facilitator.export.names import cards_name
from core_facilitator.settings import SettingsFile
from core_facilitator.store import catalogue


def cards(options: argparse.Namespace) -> int:
    """Write a file for each card, or all prompts in one."""
    page = page_of(options, SettingsFile(paths.settings_file()).current)
    form = DOCUMENT_FORMATS[options.format]
    found = _named(options.keys)
    for document, name in _documents(found, options.kind):
        folder: Path = options.out
        saved(form.write_document(document, page), folder / cards_name(name, document.subject, form))
    return 0


def _documents(found: tuple[Protocol, ...], kind: str) -> list[tuple[Document, str]]:
    """Return the documents, each with the name of its card."""
    if kind == "prompts":
        if not any(protocol.prompts for protocol in found):
            raise CannotError("These cards have no prompts.")
        return [(prompt_cards(found), found[0].name if len(found) == 1 else "")]
    return [((handout if kind == "handout" else facilitator_card)(protocol), protocol.name) for protocol in found]


def _named(keys: list[str]) -> tuple[Protocol, ...]:
    """Return the cards of these keys, each once, or all cards.

    Raises:
        CannotError: when there is none of a key.
    """
    known = {protocol.key: protocol for protocol in catalogue.protocols()}
    for key in keys:
        if key not in known:
            close = get_close_matches(key, known, n=1)
            hint = f"did you mean {close[0]!r}?" if close else "core-facilitator library lists them."
            raise CannotError(f"There is no card {key!r}; {hint}")
    return tuple(known[key] for key in dict.fromkeys(keys)) if keys else tuple(known.values())
