"""What to do when phones do not reach the laptop, with what the laptop knows of it just now."""

from __future__ import annotations

import sys
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QScrollArea

from core_facilitator.documents.hotspot_help import SYSTEMS, WAYS, WHEN_NO_PHONE_COMES, hotspot_help
from core_facilitator.gui import form
from core_facilitator.gui.widgets.growing_dialog import fit
from core_facilitator.gui.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from core_facilitator.gui.check_in_room import CheckInRoom
    from core_facilitator.gui.tools import Tools

FLOW = "phones help"
_SIZE = 820, 700  # px at the standard text size, where the window has that much room


def show_phones_help(tools: Tools, room: CheckInRoom) -> None:
    """Show it over the window."""
    tools.work.start(FLOW, _show, tools, room)


async def _show(tools: Tools, room: CheckInRoom) -> None:
    await tools.ask.show(PhonesHelp(tools, room))


class PhonesHelp(QDialog):
    """Follows the door: it says so as soon as another device has come."""

    heading_label: QLabel
    reached_label: IconLabel
    read_area: QScrollArea
    read_label: QLabel
    done_button: QPushButton

    def __init__(self, tools: Tools, room: CheckInRoom, system: str = sys.platform) -> None:
        super().__init__(tools.window)
        form.fill(self, "phones_help", tools.theme)
        self.setWindowTitle(self.tr("Phones cannot reach it?"))
        fit(self, tools.theme, *_SIZE)
        self._theme = tools.theme
        self._room = room
        self._system = system
        self.read_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.reached_label.words.setWordWrap(True)
        self.done_button.setDefault(True)
        self.done_button.clicked.connect(self.accept)
        room.changed.connect(self._show_door)
        tools.theme.changed.connect(self._show_help)
        self._show_door()
        self._show_help()
        self.read_area.setFocus()

    @Slot()
    def _show_door(self) -> None:
        """Say whether it works by now."""
        door = self._room.door
        if self._room.reached:
            glyph, words, role = "circle-check", self.tr("Another device has reached this laptop: it works."), "accent"
        elif door is not None:
            words = self.tr("No other device has reached this laptop yet. It waits at http://{0}.").format(door.address)
            glyph, role = "info", "ink-2"
        else:
            words = self._room.failure or self.tr("Phones are not let in at the moment.")
            glyph, role = "triangle-alert", "now-ink"
        self.reached_label.show_line(glyph, words, role)

    @Slot()
    def _show_help(self) -> None:
        """Say what to try, then how to make a Wi-Fi of one's own: on this system first."""
        here = hotspot_help(self._system)
        parts = [
            self._part(self.tr("What to try, in this order"), WHEN_NO_PHONE_COMES),
            self._part(self.tr("A Wi-Fi that needs no internet, the surest first"), WAYS),
        ]
        for one in (here, *(other for other in SYSTEMS if other is not here)):
            parts.append(self._part(self.tr("The hotspot of a laptop: {0}").format(one.system), one.steps))
            parts.extend(self._line(line) for line in one.good_to_know)
        self.read_label.setText("".join(parts))

    def _part(self, title: str, lines: tuple[str, ...]) -> str:
        px = self._theme.px
        head = f'<p style="margin:{px(10)}px 0 {px(4)}px 0"><b>{escape(title)}</b></p>'
        return head + "".join(self._line(f"{number}. {line}") for number, line in enumerate(lines, start=1))

    def _line(self, words: str) -> str:
        return f'<p style="margin:0 0 {self._theme.px(4)}px 0">{escape(words)}</p>'
