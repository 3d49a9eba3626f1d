"""The draft of an instrument that is being written, in the form of an instrument file."""

from __future__ import annotations

from dataclasses import replace

from core_facilitator.domain.instruments import Instrument
from core_facilitator.gui.dialogs.written_draft import NO_KEY, WrittenDraft


class InstrumentDraft(WrittenDraft[Instrument]):
    """The draft of one instrument."""

    def name_of(self, thing: Instrument) -> str:
        """Return the title of the instrument."""
        return thing.title.text.strip()

    def changed_to(self, thing: Instrument, left: Instrument) -> Instrument:
        """Return what was left as a change to an own instrument."""
        return replace(left, key=thing.key, own=True)

    def form_of(self, thing: Instrument) -> object:
        """Return the fields of a file that holds this instrument."""
        from core_facilitator.store.instrument_files import form_of

        return form_of(replace(thing, key=thing.key or NO_KEY))

    def thing_of(self, form: object) -> Instrument:
        """Return the instrument in the fields of a file."""
        from core_facilitator.store.instrument_files import instrument_of

        return instrument_of(form, finished=False)
