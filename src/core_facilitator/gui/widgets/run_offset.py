"""Ahead or behind: in words, on a scale, what follows from it, and what repairs it with one click."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core_facilitator.gui.models import run_state, run_words
from core_facilitator.gui.theme import restyle
from core_facilitator.gui.widgets.flow_layout import FlowLayout
from core_facilitator.gui.widgets.run_scale import RunScale

if TYPE_CHECKING:
    from core_facilitator.domain.run_times import Figures
    from core_facilitator.gui.tools import Tools

_GLYPH = 32
_WIDE = 340  # px from which the headline is large


class RunOffset(QWidget):
    """`repair_wanted` carries the number of a quick repair; `plans_wanted`: all ways to catch up are to be seen."""

    repair_wanted = Signal(int)
    plans_wanted = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._said: tuple[object, ...] = ()
        self._role = "accent"
        self._words, self._end, self._warns = "", "", False
        self._glyph = QLabel()
        self.headline_label = QLabel()
        self.headline_label.setProperty("type", "run-offset")
        self.headline_label.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._glyph)
        head.addWidget(self.headline_label, 1)
        self.scale = RunScale()
        self.scale.set_theme(tools.theme)
        self.words_label = QLabel()
        self.words_label.setTextFormat(Qt.TextFormat.RichText)
        self.words_label.setWordWrap(True)
        self.words_label.setMinimumWidth(1)
        self._repairs = QWidget()
        self._row = FlowLayout(self._repairs, spacing=8)
        self._repairs.hide()
        self.repair_buttons: list[QPushButton] = []
        self.plans_button = self._button(self.tr("Ways to catch up…"), self.plans_wanted.emit)
        self.plans_button.setToolTip(self.tr("See two or three ways side by side, with what follows from each (L)"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        for part in (self.scale, self.words_label, self._repairs):
            column.addWidget(part)
        tools.theme.changed.connect(self._draw)

    def show_figures(self, now: Figures) -> None:
        """Say it in words that change only with the minute."""
        hours24 = self._tools.hours24
        begun = bool(now.run.passages)
        minutes = run_words.behind(now)
        head = run_words.headline(now)
        words, end = run_words.follows(now, hours24=hours24)
        if run_state.another_date(now):
            head, minutes, words, end = self.tr("Not begun"), 0, "", ""
        elif not begun and minutes <= 0:
            head = self.tr("Not begun")
        said = (head, minutes, words, end)
        if said == self._said:
            return
        self._said = said
        self._role = "now-ink" if minutes > 0 else "accent"
        self._words, self._end, self._warns = words, end, bool(now.threatened)
        self.headline_label.setText(head)
        restyle(self.headline_label, tone=self._role)
        self._draw()
        self.scale.show_minutes(minutes, head)
        self.words_label.setAccessibleName(f"{words} {end}".strip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        kind = "run-offset" if event.size().width() >= self._tools.theme.px(_WIDE) else "run-offset-small"
        if self.headline_label.property("type") != kind:
            restyle(self.headline_label, type=kind)

    def show_repairs(self, words: tuple[str, ...], *, plans: bool) -> None:
        """Offer these repairs, each named by what it does; `plans`: and that there are ways to be compared."""
        if [one.text() for one in self.repair_buttons] != list(words):
            for button in self.repair_buttons:
                self._row.removeWidget(button)
                button.hide()
                button.deleteLater()
            self._row.removeWidget(self.plans_button)
            self.repair_buttons = [self._button(one, self._repair) for one in words]
            self._row.addWidget(self.plans_button)
        self.plans_button.setVisible(plans)
        self._repairs.setVisible(bool(words) or plans)

    @Slot()
    def _draw(self) -> None:
        """Draw the sign, and set the words; the end has the color of a warning where somebody gets too little time."""
        end = f"<b>{escape(self._end)}</b>"
        if self._warns:
            end = f"<span style='color:{self._tools.theme.color('now-ink').name()}'>{end}</span>"
        shown = f"{escape(self._words)} {end}".strip()
        self.words_label.setText(f"<div style='line-height:105%'>{shown}</div>")
        self._glyph.setPixmap(self._tools.theme.pixmap("clock", self._role, _GLYPH))

    @Slot()
    def _repair(self) -> None:
        pressed = self.sender()
        self.repair_wanted.emit(next(i for i, one in enumerate(self.repair_buttons) if one is pressed))

    def _button(self, words: str, slot: object) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("extent", "small")
        button.setAutoDefault(True)
        button.clicked.connect(slot)
        self._row.addWidget(button)
        return button
