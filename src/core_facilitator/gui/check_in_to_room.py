"""The buttons on the screen of the check-ins that show one to the room, or take it from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Slot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from core_facilitator.domain.check_ins import CheckIn
    from core_facilitator.gui.check_in_display import CheckInDisplay
    from core_facilitator.gui.screens.check_in_results import CheckInResults
    from core_facilitator.gui.widgets.check_in_open import CheckInOpen


class CheckInToRoom(QObject):
    """Connects the page of an open check-in and that of results with the room display."""

    def __init__(self, display: CheckInDisplay, open_page: CheckInOpen, results: CheckInResults) -> None:
        super().__init__(results)
        self._display = display
        self._open_page = open_page
        self._results = results
        open_page.room_wanted.connect(self._turn_open)
        results.room_wanted.connect(self._turn_results)
        results.room_steps.wanted.connect(display.go)
        results.filled.connect(self._tell)
        display.changed.connect(self._tell)
        self._tell()

    @Slot(object)
    def _turn_open(self, check_in: CheckIn) -> None:
        if self._display.shown == check_in.id:
            self._display.hide()
        else:
            self._display.show_open(check_in.id, self._open_page.room_button)

    @Slot()
    def _turn_results(self) -> None:
        view = self._results.view
        if view is None:
            return
        if self._display.shown == view.now.check_in.id:
            self._display.hide()
        else:
            self._display.show_results(view, self._results.room_button)

    @Slot()
    def _tell(self) -> None:
        view, display = self._results.view, self._display
        key = None if view is None else view.now.check_in.id
        in_room = key is not None and display.shown == key
        say_shown(self._results.room_button, shown=in_room)
        self._results.room_steps.show_page(display.at, display.steps if in_room else 0)
        say_shown(self._open_page.room_button, shown=display.open_shown is not None)


def say_shown(button: QPushButton, *, shown: bool) -> None:
    """Let a button say what it does: show to the room, or take away."""
    translate = QCoreApplication.translate
    words = translate("CheckIns", "Take it from the room") if shown else translate("CheckIns", "Show to the room")
    if button.text() != words:
        button.setText(words)
