"""What else can be done, behind a button with three dots that is there only while there is anything."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QActionEvent
from PySide6.QtWidgets import QMenu, QPushButton


class MoreMenu(QMenu):
    """A menu that its button opens. `offered` says that its button came or went."""

    offered = Signal()

    def __init__(self, button: QPushButton) -> None:
        super().__init__(button)
        self._button = button
        button.setToolTip(button.accessibleName())
        button.clicked.connect(self.open)
        button.hide()

    @property
    def offers(self) -> bool:
        """Whether there is anything in it."""
        return any(action.isVisible() and not action.isSeparator() for action in self.actions())

    @Slot()
    def open(self) -> None:
        """Open below the button, or above it where there is no room below; their right ends stand in line."""
        button, size = self._button, self.sizeHint()
        below = button.mapToGlobal(QPoint(button.width() - size.width(), button.height()))
        above = below - QPoint(0, button.height() + size.height())
        self.popup(below if below.y() + size.height() <= button.screen().availableGeometry().bottom() else above)

    def actionEvent(self, event: QActionEvent) -> None:
        super().actionEvent(event)
        self._button.setVisible(self.offers)
        self.offered.emit()
