"""Filling in what a template left open, later: a field for each word that still stands in a session."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QWidget

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.placeholders import OF_SESSION, alone, placeholders
from core_facilitator.domain.templates import fill_later
from core_facilitator.gui import form
from core_facilitator.gui.dates import long_date
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.fields_draft import FieldsDraft
from core_facilitator.gui.widgets.growing_dialog import fit
from core_facilitator.gui.widgets.typed_text import Typing
from core_facilitator.gui.widgets.word_fields import WordFields

_SIZE = 620, 520  # px at the standard text size, where the window has that much room


class FillWords(QDialog):
    """`session` is the one that was given, with the words that were typed. What it knows itself is offered."""

    scroll_body: QWidget
    words_pane: QWidget
    yes_button: QPushButton
    no_button: QPushButton

    def __init__(self, parent: QWidget, theme: Theme, session: Session) -> None:
        super().__init__(parent)
        form.fill(self, "fill_words", theme)
        fit(self, theme, *_SIZE)
        self.setWindowTitle(self.tr("Fill in words"))
        self._session = session
        self._draft: FieldsDraft | None = None
        self._words = WordFields(self.words_pane)
        self._words.show(session, tuple(one.name for one in placeholders(session)))
        for name, known in _known(session).items():
            if name in self._words.edits:
                self._words.edits[name].setText(known)
        self._words.changed.connect(self._check)
        self.yes_button.clicked.connect(self.accept)
        self.no_button.clicked.connect(self.reject)
        self._check()
        next(iter(self._words.edits.values())).setFocus()

    @property
    def edits(self) -> dict[str, QLineEdit]:
        """The fields, by the name of their word."""
        return self._words.edits

    def keep_typed(self, typing: Typing, place: str) -> None:
        """Keep what is typed as a draft at this place, and offer what was left there."""
        self._draft = FieldsDraft(self, typing, place, self.edits, self.scroll_body.layout())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is typed where it is taken away, because the workspace is locked."""
        if self._draft is not None and not event.spontaneous():
            self._draft.leave()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Close; what was typed is saved, or not wanted."""
        if self._draft is not None:
            self._draft.finish(saved=result == QDialog.DialogCode.Accepted)
        super().done(result)

    def session(self) -> Session:
        """Return the session with what was typed."""
        return fill_later(self._session, self._words.words).session

    @Slot()
    def _check(self) -> None:
        self.yes_button.setEnabled(any(self._words.words.values()))


def _known(session: Session) -> dict[str, str]:
    """Return the words that a session answers by itself."""
    first = min((day.date for day in session.days), default=None)
    words = "" if first is None else f"{long_date(first)}, {first.year}"
    known = {name: words if name == "date" else getattr(session, name) for name in OF_SESSION}
    return {name: text for name, text in known.items() if not alone(text)}
