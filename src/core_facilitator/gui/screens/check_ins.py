"""Check-ins: all of them in a list, and one at a time as it is prepared, open or closed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core_facilitator.domain.check_ins import CheckIn, State
from core_facilitator.gui.widgets.check_in_list import CheckInList
from core_facilitator.gui.widgets.check_in_open import CheckInOpen
from core_facilitator.gui.widgets.check_in_prepare import CheckInPrepare

if TYPE_CHECKING:
    from core_facilitator.gui.check_in_room import CheckInRoom
    from core_facilitator.gui.check_ins_desk import CheckInsDesk
    from core_facilitator.gui.theme import Theme


class CheckInsScreen(QWidget):
    """Shows the list, or the check-in that was opened from it.

    `new_wanted` asks for a new one, `results_wanted` for the results of a closed one to be put into `closed_page`.
    """

    new_wanted = Signal()
    results_wanted = Signal(object)

    def __init__(self, theme: Theme, desk: CheckInsDesk, room: CheckInRoom) -> None:
        super().__init__()
        self._desk = desk
        self._shown: UUID | None = None
        self._stale = False
        self.pages = QStackedWidget()
        self.list_page = CheckInList(theme, desk)
        self.prepare_page = CheckInPrepare(theme, desk)
        self.open_page = CheckInOpen(theme, desk, room)
        self.closed_page = QWidget()
        QVBoxLayout(self.closed_page).setContentsMargins(0, 0, 0, 0)
        for page in (self.list_page, self.prepare_page, self.open_page, self.closed_page):
            self.pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)
        self.list_page.opened.connect(self.show_check_in)
        self.list_page.new_wanted.connect(self.new_wanted)
        self.prepare_page.left.connect(self.show_list)
        self.prepare_page.removed.connect(self.show_list)
        self.open_page.left.connect(self.show_list)
        desk.changed.connect(self._read_again)
        desk.opened.connect(self.show_check_in)
        desk.closed.connect(self.show_check_in)
        self._stale = True  # what there is is read as soon as somebody sees it
        self._turn_to(self.list_page)

    @property
    def shown(self) -> UUID | None:
        """The key of the check-in that is shown; None while the list is."""
        return self._shown

    def flush(self) -> None:
        """Keep what is typed."""
        if self.pages.currentWidget() is self.prepare_page:
            self.prepare_page.flush()

    @Slot()
    def show_list(self) -> None:
        """Show all of them."""
        self.flush()
        self._shown = None
        self.list_page.read()
        self._turn_to(self.list_page)

    @Slot(object)
    def show_check_in(self, key: UUID) -> None:
        """Show one of them, as far as it is."""
        check_in = self._desk.find(key)
        if check_in is None:
            self.show_list()
            return
        self._shown = key
        page = self._fill(check_in)
        self._turn_to(page)

    def _fill(self, check_in: CheckIn) -> QWidget:
        if check_in.state is State.PREPARED:
            self.prepare_page.show_check_in(check_in)
            return self.prepare_page
        if check_in.state is State.OPEN:
            self.open_page.show_check_in(check_in)
            return self.open_page
        self.results_wanted.emit(check_in)
        return self.closed_page

    def _turn_to(self, page: QWidget) -> None:
        if self.pages.currentWidget() is not page:
            self.pages.setCurrentWidget(page)
            page.setFocus()
        self.setFocusProxy(page)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read_again()

    @Slot()
    def _read_again(self) -> None:
        """Show what there is now, as soon as somebody sees it."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        if self._shown is None:
            self.list_page.read()
        else:
            self.show_check_in(self._shown)
