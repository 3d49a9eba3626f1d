"""What opens in place of the steps: a title, how to close it, and what it holds. The time stays above it.

What is decided there stands in a foot that never scrolls: where there is little room, what is above it does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core_facilitator.gui import form
from core_facilitator.gui.widgets.into_sight import into_sight
from core_facilitator.gui.widgets.run_ground import RIGHT, TEXT

if TYPE_CHECKING:
    from core_facilitator.domain.run_times import Figures
    from core_facilitator.gui.theme import Theme


_LEAST = 64  # px of a body that are always seen, at the standard text size


class RunPanel(QWidget):
    """Holds a body. One with a method `show_figures` follows the clock; one with a `foot` has what is decided in it.

    `close_wanted`: the steps are wanted back.
    """

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
        column.setContentsMargins(theme.px(TEXT), theme.px(12), theme.px(RIGHT), theme.px(12))
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addWidget(_Scrolled(body, theme.px(_LEAST)), 1)
        foot = getattr(body, "foot", None)
        if isinstance(foot, QWidget):
            column.addWidget(foot)
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


class _Scrolled(QScrollArea):
    """Asks for little room, takes all that is left, and scrolls where what it holds needs more."""

    def __init__(self, body: QWidget, least: int) -> None:
        super().__init__()
        self._least = least
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(body)
        for part in (self.viewport(), body):
            part.setAutoFillBackground(False)  # the ground shows through

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._least)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self._least)
