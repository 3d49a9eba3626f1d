"""What is written down while a day runs: its parts of the run screen, their keys, and its panels."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Slot

from core_facilitator.domain.daybooks import Kind
from core_facilitator.gui.captured import Captured
from core_facilitator.gui.widgets.attendance_panel import AttendancePanel
from core_facilitator.gui.widgets.attendance_strip import AttendanceStrip
from core_facilitator.gui.widgets.capture_bar import KEYS, CaptureBar
from core_facilitator.gui.widgets.capture_last import CaptureLast
from core_facilitator.gui.widgets.capture_line import CaptureLine
from core_facilitator.gui.widgets.capture_list import CaptureList
from core_facilitator.gui.widgets.day_close import DayClose
from core_facilitator.gui.widgets.day_close_line import DayCloseLine
from core_facilitator.gui.widgets.into_sight import into_sight
from core_facilitator.gui.widgets.run_panel import RunPanel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core_facilitator.gui.run_commands import RunCommands
    from core_facilitator.gui.running import Running
    from core_facilitator.gui.screens.runs import RunScreen
    from core_facilitator.gui.tools import Tools


class RunCaptures(QObject):
    """Puts the parts in, and opens one panel at a time."""

    def __init__(
        self, screen: RunScreen, commands: RunCommands, tools: Tools, running: Running, captured: Captured
    ) -> None:
        super().__init__(screen)
        self._screen = screen
        self._tools = tools
        self._running = running
        self.captured = captured
        self.bar, self.line = CaptureBar(tools, captured), CaptureLine(tools, captured)
        self.review_line = DayCloseLine(tools, captured)
        self.strip, self.last = AttendanceStrip(tools, captured), CaptureLast(tools, captured)
        for place, part in (
            ("bottom", self.bar),
            ("line", self.line),
            ("side", self.review_line),
            ("side", self.strip),
            ("side", self.last),
        ):
            screen.add_part(place, part)
        self.bar.wanted.connect(self.line.open)
        self.line.closed.connect(self._give_keyboard)
        self.line.kept.connect(screen.expect_escape)
        self.strip.wanted.connect(self.show_attendance)
        self.last.all_wanted.connect(self.show_list)
        self.review_line.wanted.connect(self.show_review)
        for kind in Kind:
            commands.on_key(KEYS[kind], partial(self.line.open, kind))
        commands.on_key("run.captures", self.show_list, in_menu=True)
        commands.on_key("run.attendance", self.show_attendance, in_menu=True)
        commands.on_key("run.review", self.show_review, in_menu=True)
        commands.finish_wanted.connect(self.finish)
        self._opened = QTimer(self, singleShot=True, interval=0)
        self._opened.timeout.connect(self._show_focus)

    @Slot()
    def show_list(self) -> CaptureList:
        """Show everything that was written down."""
        body = CaptureList(self._tools, self._running, self.captured)
        self._open(self.tr("Written down today"), body)
        return body

    @Slot()
    def show_attendance(self) -> None:
        """Show who is there, to be marked."""
        self._open(self.tr("Attendance"), AttendancePanel(self._tools, self.captured))

    @Slot()
    def show_review(self) -> None:
        """Show what is still open."""
        body = DayClose(self._tools, self.captured)
        body.line_wanted.connect(self.line.open)
        body.entry_wanted.connect(self._show_entry)
        body.attendance_wanted.connect(self.show_attendance)
        body.finish_wanted.connect(self.finish)
        self._open(self.tr("What is still open"), body)

    @Slot()
    def finish(self) -> None:
        """End the day; what is still open is asked about before, and whoever leaves that leaves the day as it is."""
        panel = self._screen.panel
        asked = panel is not None and isinstance(panel.body, DayClose)
        if asked or not self.captured.review(self._running.figures()).count:
            self._screen.close_panel()
            self._running.close_day()
        else:
            self.show_review()

    @Slot(object)
    def _show_entry(self, key: UUID) -> None:
        self.show_list().choose(key)

    def _open(self, title: str, body: QWidget) -> None:
        self._screen.show_panel(RunPanel(self._tools.theme, title, body))
        self._opened.start()

    @Slot()
    def _show_focus(self) -> None:
        """Show what has the keyboard in a panel, once it has its room: in a low window it may stand below."""
        focused = None if self._screen.panel is None else self._screen.focusWidget()
        if focused is not None:
            into_sight(focused)

    @Slot()
    def _give_keyboard(self) -> None:
        """Let the keys of the day work again, or those of what is open in place."""
        (self._screen.panel or self._screen).setFocus()
