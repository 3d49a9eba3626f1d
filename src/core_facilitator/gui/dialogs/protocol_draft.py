"""A card that is being written, kept while it is: all of it as one text, in the form of a file of protocols."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from core_facilitator.gui.widgets.typed_text import DraftOffer, Typing

if TYPE_CHECKING:
    from core_facilitator.domain.protocols import Protocol
    from core_facilitator.store.drafts import Draft

_NO_KEY = "new"
"""Stands for the key of a card that has none yet, where a key is needed."""


class ProtocolDraft:
    """The draft of one card at one place. What an earlier run of the program left there is offered."""

    def __init__(self, typing: Typing, place: str) -> None:
        self._typing = typing
        self._place = place
        self._card, self._left = self._read(typing.left.get(place))

    @property
    def left(self) -> Protocol | None:
        """The card that was left, as far as it was written."""
        return self._card

    def offer(self) -> DraftOffer | None:
        """Return a line that offers what was left, or None."""
        if self._card is None or self._left is None:
            return None
        return DraftOffer(replace(self._left, text=self._card.name), self._typing.when(self._left))

    def take(self, card: Protocol) -> Protocol:
        """Return what was left, as a change to a card; from now on it is what is being written."""
        self._typing.take(self._place)
        return card if self._card is None else replace(self._card, key=card.key)

    def keep(self, card: Protocol) -> None:
        """Keep a card as it is now."""
        from core_facilitator.store.protocol_files import ProtocolsFile, form_of

        kept = replace(card, key=card.key or _NO_KEY)
        self._typing.keep(self._place, json.dumps(form_of(ProtocolsFile(protocols=(kept,))), ensure_ascii=False))

    def drop(self) -> None:
        """Forget it: it is saved, or not wanted."""
        self._typing.drop(self._place)

    def _read(self, left: Draft | None) -> tuple[Protocol | None, Draft | None]:
        """Return the card in what was left; nothing where a newer version wrote it, which leaves it where it is."""
        from core_facilitator.store.protocol_files import ProtocolFileError, card_of

        if left is None:
            return None, None
        try:
            return card_of(json.loads(left.text), finished=False), left
        except (ValueError, ProtocolFileError):
            return None, None
