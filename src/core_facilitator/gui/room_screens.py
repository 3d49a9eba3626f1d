"""The screens of this computer, and on which of them the page for the room may stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QRect, QSize, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class RoomScreen:
    """A screen: by its `key` it is known again, also in another socket where it has a serial number."""

    key: str
    name: str
    area: QRect
    screen: QScreen

    @property
    def size(self) -> QSize:
        """How large it is, in pixels that do not depend on its density."""
        return self.area.size()


class RoomScreens(QObject):
    """The screens there are. `changed`: one came, went, or is another size now."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._follow)
            app.screenRemoved.connect(self.changed)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self.changed)

    def all(self) -> list[RoomScreen]:
        """Return them, the main one first."""
        return [RoomScreen(key_of(one), name_of(one), one.geometry(), one) for one in QGuiApplication.screens()]

    def under(self, window: QWidget) -> QRect:
        """Return the area of the screen that a window is on."""
        return window.screen().geometry()

    @Slot(QScreen)
    def _follow(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self.changed)
        self.changed.emit()


def others(screens: Sequence[RoomScreen], own: QRect) -> list[RoomScreen]:
    """Return the screens that share nothing with the area of the facilitator's own."""
    return [one for one in screens if not one.area.intersects(own)]


def place(wanted: str, screens: Sequence[RoomScreen], own: QRect) -> RoomScreen | None:
    """Return the screen that the page stands on: the one that was chosen, while it is there and not the own one."""
    return next((one for one in others(screens, own) if one.key == wanted), None)


def key_of(screen: QScreen) -> str:
    """Return by what a screen is known again: its maker, model and serial number, or the socket that it is on."""
    serial = screen.serialNumber().strip()
    return f"{screen.manufacturer()} {screen.model()} {serial}".strip() if serial else screen.name() or "screen"


def name_of(screen: QScreen) -> str:
    """Return what people call a screen: its maker and model where it tells them."""
    told = " ".join(part for part in (screen.manufacturer(), screen.model()) if part.strip())
    return told or screen.name() or QCoreApplication.translate("RoomScreens", "Screen")
