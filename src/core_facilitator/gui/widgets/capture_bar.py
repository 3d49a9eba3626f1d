"""The buttons that begin a line, with how many there are of each kind. Where there is little room, without words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core_facilitator.domain.daybooks import Kind
from core_facilitator.gui import form, shortcuts
from core_facilitator.gui.models import capture_words
from core_facilitator.gui.widgets.run_button import CountButton

if TYPE_CHECKING:
    from core_facilitator.gui.captured import Captured
    from core_facilitator.gui.tools import Tools

KEYS = {
    Kind.NOTE: "run.note",
    Kind.DECISION: "run.decision",
    Kind.COMMITMENT: "run.commitment",
    Kind.PARKED: "run.parked",
}
"""What begins a line of each kind, by its name in the table of keys."""

_WIDE = 1100  # px of the window from which there is room for the caps of the keys, without words


class CaptureBar(QWidget):
    """`wanted` carries the kind of line that is to be written."""

    wanted = Signal(object)

    def __init__(self, tools: Tools, captured: Captured) -> None:
        super().__init__()
        self._theme = tools.theme
        self._captured = captured
        self._compact = False
        self.buttons: dict[Kind, CountButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for kind in Kind:
            button = CountButton()
            button.setProperty("extent", "run")
            button.setProperty("glyph", capture_words.GLYPHS[kind])
            button.setProperty("key", shortcuts.SHORTCUTS[KEYS[kind]].keys[0])
            button.setText(capture_words.kind_name(kind))
            button.clicked.connect(partial(self.wanted.emit, kind))
            row.addWidget(button)
            self.buttons[kind] = button
        form.dress(self, tools.theme)
        captured.changed.connect(self._show)
        self._show()

    def set_compact(self, compact: bool) -> None:
        """Show icons and counts alone, and the caps of the keys if there is room; or words too."""
        self._compact = compact
        self._show()

    @Slot()
    def _show(self) -> None:
        caps = not self._compact or self.window().width() >= self._theme.px(_WIDE)
        for kind, count in self._captured.counts().items():
            button, name = self.buttons[kind], capture_words.kind_name(kind)
            button.show_count(count)
            shown = "" if self._compact else name
            if button.text() != shown:
                button.setText(shown)
            if button.cap is not None:
                button.cap.setVisible(caps)
            tip = self.tr("{0} ({1})").format(shortcuts.words(KEYS[kind]), shortcuts.SHORTCUTS[KEYS[kind]].keys[0])
            if self._captured.drafts.get(kind):
                tip = self.tr("{0}. A line that you began waits").format(tip)
            button.setToolTip(tip)
            button.setAccessibleName(self.tr("{0}, {1} so far").format(name, count))
