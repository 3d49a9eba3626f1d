"""Keeps an agenda that is being taken in as a draft, and offers what an earlier run of the program left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from core_facilitator.gui.models.import_texts import ImportState, state_of, text_of
from core_facilitator.gui.widgets.typed_text import PAUSE, DraftOffer, Typing

PLACE = "import/agenda"
_TOLD = 400  # letters of a text that its tip shows


class ImportKeeping(QObject):
    """Works while the dialog is open. `resumed` carries what was left, once somebody wants to go on with it."""

    resumed = Signal(object)

    def __init__(self, page: QWidget, typing: Typing, state: Callable[[], ImportState]) -> None:
        super().__init__(page)
        self._typing = typing
        self._state = state
        left = sorted(place for place in typing.left if place.startswith(PLACE))
        self._place = next(place for place in self._places(len(left) + 1) if place not in left)
        self._over = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._keep)
        self._offers = [offer for place in left if (offer := self._offered(page, place)) is not None]

    @Slot()
    def wait(self) -> None:
        """Something was changed: keep it within a second, with all that is changed meanwhile."""
        if not self._over and not self._pause.isActive():
            self._pause.start()

    def leave(self) -> None:
        """Keep what there is, because the dialog is taken away and nobody gave it up."""
        if not self._over:
            self._keep()
            self._end()

    def give_up(self) -> None:
        """Forget what there is; what was offered and not answered stays."""
        if not self._over:
            self._end()
            self._typing.drop(self._place)

    def finish(self) -> tuple[str, str]:
        """Return where what becomes part of a session now is kept, and that, to be handed on once it is saved."""
        self._end()
        return self._place, text_of(self._state())

    def _end(self) -> None:
        self._over = True
        self._pause.stop()

    @staticmethod
    def _places(count: int) -> list[str]:
        """Return names of places: what waits for an answer is not written over."""
        return [PLACE, *(f"{PLACE}/{number}" for number in range(2, count + 1))]

    @Slot()
    def _keep(self) -> None:
        state = self._state()
        if state.empty:
            self._typing.drop(self._place)
        else:
            self._typing.keep(self._place, text_of(state))

    def _offered(self, page: QWidget, place: str) -> DraftOffer | None:
        left = self._typing.left[place]
        state = state_of(left.text)
        column = page.layout()
        if state is None or not isinstance(column, QBoxLayout):
            return None
        told = replace(left, text=Path(state.file).name if state.file else state.text.strip()[:_TOLD])
        offer = DraftOffer(told, self._typing.when(left), self.tr("An agenda that was not taken in, from {0}"))
        offer.used.connect(partial(self._use, offer, place, state))
        offer.discarded.connect(partial(self._discard, offer, place))
        column.insertWidget(1, offer)
        return offer

    def _use(self, offer: DraftOffer, place: str, state: ImportState) -> None:
        if self._typing.take(place) is not None:
            self._typing.drop(self._place)
            self._place = place
            offer.hide()
            self.resumed.emit(state)

    def _discard(self, offer: DraftOffer, place: str) -> None:
        self._typing.drop(place)
        offer.hide()
