"""In their own words: what people wrote, in no order, shown only after a warning that wording can be recognized."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core_facilitator.gui.models import result_words
from core_facilitator.gui.widgets.words_label import words_label

if TYPE_CHECKING:
    from core_facilitator.domain.result_views import Said, View
    from core_facilitator.gui.theme import Theme


class ResultSaid(QFrame):
    """Asks first, then shows the words. `shown`: they are read now.

    Single words, such as one for how people arrive, give nobody away and are shown at once.
    """

    shown = Signal()

    def __init__(self, theme: Theme, view: View, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._said = view.said
        column = QVBoxLayout(self)
        side = theme.px(24)
        column.setContentsMargins(side, theme.px(12), side, theme.px(16))
        column.setSpacing(theme.px(8))
        self.warning = self._warning()
        self.words = QWidget()
        for part in (self._head(), self.warning, self.words):
            column.addWidget(part)
        self.words.hide()
        if all(one.statement.one_word for one in view.said):
            self.reveal()

    @Slot()
    def reveal(self) -> None:
        """Show what people wrote."""
        column = QVBoxLayout(self.words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(6))
        for one in self._said:
            self._show(column, one)
        self.warning.hide()
        self.words.show()
        self.shown.emit()

    def _head(self) -> QLabel:
        title = words_label(self.tr("In their own words"), "heading")
        title.setWordWrap(False)
        return title

    def _warning(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(16))
        text = self.tr(
            "The way somebody writes can give them away, even without a name. Read these by yourself first, and do not "
            "guess who wrote what."
        )
        row.addWidget(words_label(text, "caption", "ink-2"), 1)
        self.show_button = QPushButton(self.tr("Show the words"))
        self.show_button.setProperty("extent", "small")
        self.show_button.clicked.connect(self.reveal)
        row.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _show(self, column: QVBoxLayout, said: Said) -> None:
        question = words_label(said.statement.text.text, "strong")
        note = words_label(result_words.comments_note(said), "caption", "ink-2")
        column.addWidget(question)
        column.addWidget(note)
        if said.statement.one_word:
            column.addWidget(words_label(_word_list(said), "lead"))
            return
        for words in said.words:
            column.addWidget(self._comment(words))

    def _comment(self, words: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(8))
        dash = words_label("–", "comment", "ink-3")
        dash.setWordWrap(False)
        row.addWidget(dash, 0, Qt.AlignmentFlag.AlignTop)
        text = words_label(words, "comment")
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(text, 1)
        return made


def _word_list(said: Said) -> str:
    """Return single words in one line; those that several people used first, with how many did."""
    often = [f"{word} ({times})" for word, times in said.often]
    return ", ".join((*often, *said.words))
