"""What was written down last, in the right column of the run screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core_facilitator.domain import daybooks
from core_facilitator.gui import form
from core_facilitator.gui.models import capture_words
from core_facilitator.gui.widgets.side_head import SideHead

if TYPE_CHECKING:
    from core_facilitator.domain.daybooks import Entry
    from core_facilitator.domain.runs import Run
    from core_facilitator.gui.captured import Captured
    from core_facilitator.gui.tools import Tools

SHOWN = 3
_GLYPH, _LONGEST = 20, 160  # px; letters


class CaptureLast(QWidget):
    """Hidden while nothing was written down. `all_wanted`: all lines are to be seen."""

    all_wanted = Signal()

    def __init__(self, tools: Tools, captured: Captured) -> None:
        super().__init__()
        self._tools = tools
        self._captured = captured
        self.head = SideHead(self.tr("Last captured"), self.tr("All"), "run.captures")
        self.head.wanted.connect(self.all_wanted)
        self.rows = tuple(_Row() for _number in range(SHOWN))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.head)
        for row in self.rows:
            column.addWidget(row)
        form.dress(self, tools.theme)
        captured.changed.connect(self._show)
        tools.theme.changed.connect(self._show)
        tools.preferences.changed.connect(self._show)
        self._show()

    @property
    def all_button(self) -> QPushButton:
        """The way to all lines."""
        return self.head.button

    @Slot()
    def _show(self) -> None:
        run, newest = self._captured.run, self._captured.newest(SHOWN)
        if run is not None:
            for number, row in enumerate(self.rows):
                row.show_entry(newest[number] if number < len(newest) else None, run, self._tools)
        self.setVisible(bool(newest))


class _Row(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._glyph = QLabel()
        self.text_label, self.caption_label = QLabel(), QLabel()
        for label in (self.text_label, self.caption_label):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setMinimumWidth(1)
        self.caption_label.setProperty("type", "caption")
        self.caption_label.setProperty("tone", "ink-2")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.text_label)
        words.addWidget(self.caption_label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_entry(self, entry: Entry | None, run: Run, tools: Tools) -> None:
        """Show a line, or take no room."""
        self.setVisible(entry is not None)
        if entry is None:
            return
        text = daybooks.text_of(entry)
        self._glyph.setPixmap(tools.theme.pixmap(capture_words.GLYPHS[daybooks.kind_of(entry)], "ink", _GLYPH))
        self.text_label.setText(text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…")
        self.caption_label.setText(capture_words.caption(entry, run, hours24=tools.hours24))
