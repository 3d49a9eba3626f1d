"""Screens that come and go as a test says, and pages for the room."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core_facilitator.domain.room_pages import RoomGroup, RoomPage, RoomState
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.room_screens import RoomScreen, RoomScreens

LAPTOP, BEAMER, WALL = "Laptop", "Beamer", "Wall"
AREAS = {LAPTOP: QRect(0, 0, 1440, 900), BEAMER: QRect(1440, 0, 1920, 1080), WALL: QRect(0, -768, 1024, 768)}


class ScreensOfTest(RoomScreens):
    """The screens that a test says there are; the facilitator's window is on `own`."""

    def __init__(self, *names: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self.own = LAPTOP

    def be(self, *names: str) -> None:
        """Let there be these, as when a cable is plugged in or pulled out."""
        self._names = names
        self.changed.emit()

    def move_to(self, name: str) -> None:
        """Let the facilitator's window be on that screen."""
        self.own = name
        self.changed.emit()

    def all(self) -> list[RoomScreen]:
        real = QGuiApplication.primaryScreen()
        return [RoomScreen(one, f"The {one}", AREAS[one], real) for one in self._names]

    def under(self, window: QWidget) -> QRect:
        assert window.isWindow()
        return AREAS[self.own]


def seen_in(bench: Bench) -> str:
    """Return what the room sees, in words; nothing where no window is shown."""
    window = None if bench.run_place.room is None else bench.run_place.room.window
    return "" if window is None or not window.isVisible() else window.accessibleName()


PULSE = RoomPage(
    state=RoomState.RUNNING,
    title="Team pulse",
    prompts=("Think of this team over the past month. Answer eight short lines, for yourself, on your phone.",),
    left=402,
    share=0.33,
)
LONG = "Think of a time in the past year when a decision of this team changed something for a student. " * 5


def pulse(**fields: Any) -> RoomPage:
    """Return the page of the picture, other in some way."""
    return replace(PULSE, **fields)


def groups(count: int, people: int, place: str = "Oak Room") -> tuple[RoomGroup, ...]:
    """Return so many groups of so many people."""
    return tuple(
        RoomGroup(number=number, people=tuple(f"Person {number}-{one} Lima" for one in range(people)), place=place)
        for number in range(1, count + 1)
    )


def opened_menu(qtbot: QtBot, pressed: QPushButton) -> QMenu:
    """Click a button, and wait for the menu that it opens."""
    QTest.mouseClick(pressed, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in pressed.findChildren(QMenu)), timeout=20_000)
    return next(one for one in pressed.findChildren(QMenu) if one.isVisible())


def stands_beside(menu: QMenu, pressed: QPushButton) -> bool:
    """Whether a menu touches its button from below or above, and is inside the window."""
    window, shown = pressed.window(), menu.geometry()
    around = QRect(pressed.mapToGlobal(QPoint(0, 0)), pressed.size())
    touches = shown.top() == around.bottom() + 1 or shown.bottom() == around.top() - 1
    return touches and QRect(window.mapToGlobal(QPoint(0, 0)), window.size()).contains(shown)
