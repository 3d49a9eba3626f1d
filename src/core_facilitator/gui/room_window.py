"""The window that the room sees: over a whole screen, or, to try it out, as any other window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent

from core_facilitator.gui.widgets.room_page import RoomPageView

if TYPE_CHECKING:
    from core_facilitator.gui.room_screens import RoomScreen

_TRIAL = QSize(960, 600)


class RoomWindow(RoomPageView):
    """Shows the page, and does nothing that is asked of it. `closed`: its user closed it.

    It takes no keys from the run screen and does not keep the app alive.
    """

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Room display"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def stand_on(self, on: RoomScreen) -> None:
        """Cover a screen."""
        self.setWindowFlags(
            Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus
        )
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setScreen(on.screen)
        self.setGeometry(on.area)
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()  # what Qt calls showFullScreen would take the keyboard, too

    def stand_alone(self) -> None:
        """Be a window that can be moved and closed."""
        self.setWindowFlags(Qt.WindowType.Window)
        self.unsetCursor()
        self.setWindowState(Qt.WindowState.WindowNoState)
        self.resize(_TRIAL)
        self.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
