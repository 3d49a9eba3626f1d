"""One line of what is looked at before a day begins: a sign, how it is, what to do, and what does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core_facilitator.domain.preflight import Verdict
from core_facilitator.gui.models.preflight_words import SIGNS, Line

if TYPE_CHECKING:
    from core_facilitator.gui.theme import Theme

_SIGN = 20


class PreflightRow(QWidget):
    """Without words for `act` it has no button."""

    def __init__(self, theme: Theme, act: str = "", tip: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._verdict = Verdict.UNKNOWN
        self.sign_label, self.title_label, self.detail_label = QLabel(), QLabel(), QLabel()
        self.title_label.setProperty("type", "strong")
        self.detail_label.setProperty("type", "caption")
        self.detail_label.setProperty("tone", "ink-2")
        for label in (self.title_label, self.detail_label):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.button = QPushButton(act)
        self.button.setProperty("extent", "small")
        self.button.setToolTip(tip)
        if not act:  # to be shown before it has a parent would make it a window of its own
            self.button.hide()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title_label)
        words.addWidget(self.detail_label)
        words.addStretch()  # beside a button the title stays beside its sign
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.sign_label, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._show_sign)

    def show_line(self, verdict: Verdict, line: Line) -> None:
        """Say how it is."""
        self._verdict = verdict
        self._show_sign()
        self.title_label.setText(line.title)
        self.detail_label.setText(line.detail)
        self.detail_label.setVisible(bool(line.detail))

    @Slot()
    def _show_sign(self) -> None:
        glyph, role, words = SIGNS[self._verdict]
        said = QCoreApplication.translate("Preflight", words)
        self.sign_label.setPixmap(self._theme.pixmap(glyph, role, _SIGN))
        self.sign_label.setFixedWidth(self._theme.px(_SIGN))
        self.sign_label.setToolTip(said)
        self.sign_label.setAccessibleName(said)
