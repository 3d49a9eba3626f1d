"""What opens in place of the steps: a title, how to close it, and what it holds. The time stays above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core_facilitator.gui import form
from core_facilitator.gui.widgets.into_sight import into_sight
from core_facilitator.gui.widgets.run_ground import RIGHT, TEXT

if TYPE_CHECKING:
    from core_facilitator.domain.run_times import Figures
    from core_facilitator.gui.theme import Theme


class RunPanel(QWidget):
    """Holds a body; one with a method `show_figures` follows the clock. `close_wanted`: the steps are wanted back."""

    close_wanted = Signal()

    def __init__(self, theme: Theme, title: str, body: QWidget) -> None:
        super().__init__()
        self.body = body
        self.title_label = QLabel(title)
        self.title_label.setProperty("type", "title")
        self.title_label.setTextFormat(Qt.TextFormat.PlainText)
        self.close_button = QPushButton()
        self.close_button.setProperty("extent", "small-icon")
        self.close_button.setProperty("glyph", "x")
        self.close_button.setToolTip(self.tr("Close (Esc)"))
        self.close_button.setAccessibleName(self.tr("Close"))
        self.close_button.clicked.connect(self.close_wanted)
        head = QHBoxLayout()
        head.addWidget(self.title_label, 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(TEXT), theme.px(20), theme.px(RIGHT), theme.px(16))
        column.setSpacing(theme.px(12))
        column.addLayout(head)
        column.addWidget(body)
        column.addStretch(1)
        form.dress(self, theme)
        self.setFocusProxy(body)
        self._shown = QTimer(self, singleShot=True, interval=0)
        self._shown.timeout.connect(self._show_focus)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._shown.start()

    @Slot()
    def _show_focus(self) -> None:
        """Show what has the keyboard, once it has its room: in a low window it may stand below."""
        focused = self.focusWidget()
        if focused is not None:
            into_sight(focused)

    def show_figures(self, now: Figures) -> None:
        """Let what it holds follow the clock."""
        follow = getattr(self.body, "show_figures", None)
        if follow is not None:
            follow(now)
