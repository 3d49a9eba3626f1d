"""The draft of a card that is being written, in the form of a file of protocols."""

from __future__ import annotations

from dataclasses import replace

from core_facilitator.domain.protocols import Protocol
from core_facilitator.gui.dialogs.written_draft import NO_KEY, WrittenDraft


class ProtocolDraft(WrittenDraft[Protocol]):
    """The draft of one card."""

    def name_of(self, thing: Protocol) -> str:
        """Return the name of the card."""
        return thing.name.strip()

    def changed_to(self, thing: Protocol, left: Protocol) -> Protocol:
        """Return what was left as a change to a card."""
        return replace(left, key=thing.key)

    def form_of(self, thing: Protocol) -> object:
        """Return the fields of a file that holds this card alone."""
        from core_facilitator.store.protocol_files import ProtocolsFile, form_of

        return form_of(ProtocolsFile(protocols=(replace(thing, key=thing.key or NO_KEY),)))

    def thing_of(self, form: object) -> Protocol:
        """Return the card in the fields of a file."""
        from core_facilitator.store.protocol_files import card_of

        return card_of(form, finished=False)
