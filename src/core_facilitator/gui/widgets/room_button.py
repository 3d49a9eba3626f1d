"""The button of the run screen that says whether the room sees its page, and where; its menu changes that."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from core_facilitator.gui.room_display import Shows
from core_facilitator.gui.theme import restyle
from core_facilitator.gui.tips import tip

if TYPE_CHECKING:
    from core_facilitator.gui.room_display import RoomDisplay
    from core_facilitator.gui.tools import Tools

translate = QCoreApplication.translate


class RoomButton(QPushButton):
    """Says "Room display on" in words; a press lists the screens."""

    def __init__(self, tools: Tools, display: RoomDisplay) -> None:
        super().__init__()
        self._theme = tools.theme
        self._display = display
        self._compact = False
        self.setAutoDefault(True)
        self.setProperty("extent", "room")
        self.clicked.connect(self.open_menu)
        display.changed.connect(self._tell)
        self._tell()

    @Slot()
    def open_menu(self) -> None:
        """List what there is to choose, below the button."""
        open_room_menu(self._display, self)

    def set_compact(self, compact: bool) -> None:
        """Say it in one word, or whole."""
        self._compact = compact
        self._tell()

    def sizeHint(self) -> QSize:
        """Return the room that the longest of its words takes, so that nothing moves when they change."""
        hint, metrics, flags = super().sizeHint(), self.fontMetrics(), Qt.TextFlag.TextShowMnemonic
        widest = max(metrics.size(flags, one).width() for one in self._words().values())
        return QSize(hint.width() - metrics.size(flags, self.text()).width() + widest, hint.height())

    def _words(self) -> dict[str, str]:
        if self._compact:
            return {
                "off": self.tr("Off"),
                "on": self.tr("On"),
                "black": self.tr("Black"),
                "window": self.tr("Window"),
                "away": self.tr("Away"),
            }
        return {
            "off": self.tr("Room display off"),
            "on": self.tr("Room display on"),
            "black": self.tr("Room display black"),
            "window": self.tr("Room display in window"),
            "away": self.tr("Room screen is away"),
        }

    @Slot()
    def _tell(self) -> None:
        shows, black = self._display.shows, self._display.black
        if shows is Shows.AWAY:
            how, more = "away", self._why_away()
        elif shows is Shows.OFF:
            how, more = "off", self.tr("The room sees nothing of this. R turns it on.")
        else:
            how = "black" if black else "on" if shows is Shows.SCREEN else "window"
            more = self.tr("The room sees its own page, never this screen. R turns it off, B makes it black.")
            more = f"{self._display.screen_name}. {more}" if self._display.screen_name else more
        self.setText(self._words()[how])
        self.setToolTip(tip(more))
        self.setAccessibleDescription(more)
        if self._compact:
            self.setAccessibleName(self.tr("Room display: {0}").format(self.text()))
        else:
            self.setAccessibleName(self.text())
        looks = {Shows.OFF: ("", "ink-2"), Shows.AWAY: ("away", "now-ink")}
        state, role = looks.get(shows, ("on", "accent"))
        self.setIcon(self._theme.icon("monitor", role, gap=True))
        restyle(self, room=state)

    def _why_away(self) -> str:
        return self.tr(
            "The screen for the room is not there, or this window stands on it. "
            "The page comes back by itself as soon as it has its screen to itself."
        )


def open_room_menu(display: RoomDisplay, below: QWidget) -> None:
    """List the screens that the page can stand on, below what was pressed, or above it in a low place."""
    menu = QMenu(below)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    group = QActionGroup(menu)
    shows, choices = display.shows, display.choices()
    _add(menu, group, translate("RoomButton", "Off"), on=shows is Shows.OFF).triggered.connect(display.off)
    menu.addSeparator()
    for one in choices:
        words = translate("RoomButton", "{0}, {1} × {2}").format(one.name, one.area.width(), one.area.height())
        action = _add(menu, group, words.replace("&", "&&"), on=one.key == display.wanted)
        action.triggered.connect(partial(display.show_on, one.key))
    if not choices:
        none = menu.addAction(translate("RoomButton", "There is no second screen"))
        none.setEnabled(False)
        trial = _add(menu, group, translate("RoomButton", "In a window, to try it out"), on=shows is Shows.WINDOW)
        trial.triggered.connect(display.show_in_window)
    menu.popup(_beside(below, menu.sizeHint()))


def _beside(pressed: QWidget, size: QSize) -> QPoint:
    """Return where a menu of that size stands below or above what was pressed, inside its window."""
    window = pressed.window()
    under = pressed.mapTo(window, QPoint(0, pressed.height()))
    low = under.y() + size.height() > window.height()
    top = under.y() - pressed.height() - size.height() if low else under.y()
    left = max(0, min(under.x(), window.width() - size.width()))
    return window.mapToGlobal(QPoint(left, max(0, top)))


def _add(menu: QMenu, group: QActionGroup, words: str, *, on: bool) -> QAction:
    action = menu.addAction(words)
    action.setCheckable(True)
    action.setChecked(on)
    group.addAction(action)
    return action
