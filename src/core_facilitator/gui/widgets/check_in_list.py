"""Every check-in: the open one, those that are prepared, and closed ones with their results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from core_facilitator.domain.check_ins import State
from core_facilitator.gui import form
from core_facilitator.gui.models import check_in_words
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.row_list import RowList

if TYPE_CHECKING:
    from uuid import UUID

    from core_facilitator.domain.check_ins import CheckIn
    from core_facilitator.gui.check_ins_desk import CheckInsDesk
    from core_facilitator.gui.models.lines import Line
    from core_facilitator.gui.theme import Theme


class CheckInList(QWidget):
    """`opened` carries the key of the check-in that was clicked or entered."""

    new_button: QPushButton
    instruments_button: QPushButton
    lost_banner: Banner
    open_panel: QFrame
    open_list: RowList
    prepared_panel: QFrame
    prepared_list: RowList
    closed_panel: QFrame
    closed_list: RowList
    empty_panel: QFrame
    first_button: QPushButton

    opened = Signal(object)
    new_wanted = Signal()
    instruments_wanted = Signal()

    def __init__(self, theme: Theme, desk: CheckInsDesk) -> None:
        super().__init__()
        form.fill(self, "check_in_list", theme)
        self._desk = desk
        self._parts = {
            State.OPEN: (self.open_panel, self.open_list),
            State.PREPARED: (self.prepared_panel, self.prepared_list),
            State.CLOSED: (self.closed_panel, self.closed_list),
        }
        self.lost_banner.hide()
        for _panel, rows in self._parts.values():
            rows.setProperty("wide", True)
            rows.setProperty("whole", True)
            rows.opened.connect(self.opened)
        self.new_button.clicked.connect(self.new_wanted)
        self.first_button.clicked.connect(self.new_wanted)
        self.instruments_button.clicked.connect(self.instruments_wanted)
        for button in (self.new_button, self.first_button):
            button.setEnabled(desk.writable)
        theme.changed.connect(self._fit)
        self.setFocusProxy(self.new_button)

    @Slot()
    def read(self) -> None:
        """Show what there is now."""
        titles, found = dict(self._desk.sessions()), self._desk.all()
        for state, (panel, rows) in self._parts.items():
            lines = tuple(self._line(one, titles) for one in found if one.state is state)
            rows.set_lines(lines)
            panel.setVisible(bool(lines))
        self.empty_panel.setVisible(not found)
        self._tell_damaged()

    @Slot()
    def _fit(self) -> None:
        """Make room for lines of another height; nothing is read again, for there may be no workspace any more."""
        for _panel, rows in self._parts.values():
            rows.set_lines(rows.lines)

    def _line(self, check_in: CheckIn, titles: dict[UUID, str]) -> Line:
        session = "" if check_in.session is None else titles.get(check_in.session, "")
        if check_in.state is State.OPEN:
            return check_in_words.line_of(check_in, session, self._desk.count(check_in.id))
        results = self._desk.results(check_in.id) if check_in.state is State.CLOSED else None
        return check_in_words.line_of(check_in, session, None if results is None else results.answers)

    def _tell_damaged(self) -> None:
        damaged = self._desk.damaged()
        self.lost_banner.setVisible(damaged > 0)
        if damaged:
            lead = self.tr("{0} of the check-ins here cannot be read.").format(damaged)
            self.lost_banner.say("warn", lead, self.tr("A backup may still have them. Nothing else is affected."))
