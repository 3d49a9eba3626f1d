"""What a part of the run screen may be besides a widget, and how one stands in the right column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from core_facilitator.domain.run_times import Figures


@runtime_checkable
class ShowsFigures(Protocol):
    """A part that follows the clock."""

    def show_figures(self, figures: Figures) -> None:
        """Show them: called at each full second, so only what is other is painted again."""


@runtime_checkable
class Compact(Protocol):
    """A part of a bar that can do with less room."""

    def set_compact(self, compact: bool) -> None:
        """Take less room, or all that is wanted."""


@runtime_checkable
class Closes(Protocol):
    """A part that may have something open in place."""

    def escape(self) -> bool:
        """Close it; return whether there was something to close."""


class Section(QFrame):
    """A part of the right column, below a line that parts it from the one before. It goes with what it holds."""

    def __init__(self, part: QWidget, *, first: bool) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        line = QFrame()
        line.setProperty("line", "horizontal")
        column.addWidget(line)
        if first:
            line.hide()
        column.addWidget(part)
        part.installEventFilter(self)
        if part.isHidden():  # to show itself would make it a window: it has no parent yet
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(event.type() == QEvent.Type.ShowToParent)
        return super().eventFilter(watched, event)
