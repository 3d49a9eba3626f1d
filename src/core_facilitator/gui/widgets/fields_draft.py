"""The fields of a dialog that saves nothing before its button is pressed, kept as one draft meanwhile."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QBoxLayout, QLayout, QLineEdit

from core_facilitator.gui.widgets.typed_text import PAUSE, DraftOffer, Field, Typing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from core_facilitator.store.drafts import Draft


class FieldsDraft(QObject):
    """Offers at the top of a column what an earlier run of the program left; the first field has the keyboard then."""

    def __init__(
        self, dialog: QDialog, typing: Typing, place: str, fields: Mapping[str, Field], column: QLayout | None
    ) -> None:
        """The fields show by now what they are offered with: that alone is worth no draft."""
        super().__init__(dialog)
        self._typing = typing
        self._place = place
        self._fields = dict(fields)
        self._offered = self._texts()
        self._over = False
        self._offer: DraftOffer | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._keep)
        for field in self._fields.values():
            field.textChanged.connect(self._wait)
        left = typing.left.get(place)
        self._left = _read(left) if left is not None else {}
        if left is not None and self._left and isinstance(column, QBoxLayout):
            told = "\n".join(text for text in self._left.values() if text)
            self._offer = DraftOffer(replace(left, text=told), typing.when(left))
            self._offer.used.connect(self._use)
            self._offer.discarded.connect(self._discard)
            column.insertWidget(0, self._offer)

    def offered(self, name: str, text: str) -> None:
        """A field shows another text now that nobody typed."""
        self._offered[name] = text

    def finish(self, *, saved: bool) -> None:
        """What was typed is saved, or not wanted; what was left, and is neither used nor discarded, waits on then."""
        if not self._over:
            self._over = True
            self._pause.stop()
            if saved or self._place not in self._typing.left:
                self._typing.drop(self._place)

    def leave(self) -> None:
        """Keep what is typed now, because the dialog is taken away."""
        if not self._over:
            self._over = True
            self._pause.stop()
            self._write()

    def _texts(self) -> dict[str, str]:
        return {
            name: field.text() if isinstance(field, QLineEdit) else field.toPlainText()
            for name, field in self._fields.items()
        }

    @Slot()
    def _wait(self) -> None:
        if not self._over and not self._pause.isActive():
            self._pause.start()  # not anew with every key: who writes without a rest would have nothing kept

    @Slot()
    def _keep(self) -> None:
        self._write()

    def _write(self) -> None:
        """Keep what is typed; what was left stays where nothing is."""
        texts = self._texts()
        if texts != self._offered:
            self._typing.keep(self._place, json.dumps(texts, ensure_ascii=False))
        elif self._place not in self._typing.left:
            self._typing.drop(self._place)

    @Slot()
    def _use(self) -> None:
        self._typing.take(self._place)
        for name, field in self._fields.items():
            text = self._left.get(name, self._offered[name])
            if isinstance(field, QLineEdit):
                field.setText(text)
            else:
                field.setPlainText(text)
        self._hide()

    @Slot()
    def _discard(self) -> None:
        self._typing.drop(self._place)
        self._hide()

    def _hide(self) -> None:
        next(iter(self._fields.values())).setFocus()  # before the offer goes and leaves the keyboard to anything
        if self._offer is not None:
            self._offer.hide()


def _read(left: Draft) -> dict[str, str]:
    """Return the texts in what was left, by field; nothing where another version of the app wrote it otherwise."""
    try:
        texts = json.loads(left.text)
    except ValueError:
        return {}
    return {name: text for name, text in texts.items() if isinstance(text, str)} if isinstance(texts, dict) else {}
