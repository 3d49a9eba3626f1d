"""An instrument that is being written, kept while it is: all of it as one text, in the form of an instrument file."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from core_facilitator.gui.widgets.typed_text import DraftOffer, Typing

if TYPE_CHECKING:
    from core_facilitator.domain.instruments import Instrument
    from core_facilitator.store.drafts import Draft

_NO_KEY = "new"
"""Stands for the key of an instrument that has none yet, where a key is needed."""


class InstrumentDraft:
    """The draft of one instrument at one place. What an earlier run of the program left there is offered."""

    def __init__(self, typing: Typing, place: str) -> None:
        self._typing = typing
        self._place = place
        self._left = typing.left.get(place)
        self._instrument = None if self._left is None else _read(self._left)

    def offer(self) -> DraftOffer | None:
        """Return a line that offers what was left, or None."""
        if self._instrument is None or self._left is None:
            return None
        return DraftOffer(replace(self._left, text=self._instrument.title.text), self._typing.when(self._left))

    def take(self, instrument: Instrument) -> Instrument:
        """Return what was left, as a change to an instrument; from now on it is what is being written."""
        self._typing.take(self._place)
        return instrument if self._instrument is None else replace(self._instrument, key=instrument.key, own=True)

    def keep(self, instrument: Instrument) -> None:
        """Keep an instrument as it is now."""
        from core_facilitator.store.instrument_files import form_of

        kept = form_of(replace(instrument, key=instrument.key or _NO_KEY))
        self._typing.keep(self._place, json.dumps(kept, ensure_ascii=False))

    def drop(self) -> None:
        """Forget it: it is saved, or not wanted."""
        self._typing.drop(self._place)


def _read(left: Draft) -> Instrument | None:
    """Return the instrument in what was left; nothing where a newer version wrote it, which leaves it where it is."""
    from core_facilitator.store.instrument_files import InstrumentFileError, instrument_of

    try:
        return instrument_of(json.loads(left.text), finished=False)
    except (ValueError, InstrumentFileError):
        return None
