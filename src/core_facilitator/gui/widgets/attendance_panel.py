"""Marks who is there, in place of the steps: one key for each person and half of the day, all at once, and remarks."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core_facilitator.domain.attendance import Attendance, Half, Presence
from core_facilitator.gui.models import capture_words
from core_facilitator.gui.theme import restyle
from core_facilitator.gui.widgets.attendance_table import AttendanceTable
from core_facilitator.gui.widgets.capture_fields import Labeled
from core_facilitator.gui.widgets.flow_layout import FlowLayout
from core_facilitator.gui.widgets.into_sight import into_sight
from core_facilitator.gui.widgets.run_button import RunButton
from core_facilitator.gui.widgets.time_field import TimeField

if TYPE_CHECKING:
    from core_facilitator.domain.people import Person
    from core_facilitator.domain.run_times import Figures
    from core_facilitator.gui.captured import Captured
    from core_facilitator.gui.tools import Tools

_LEAST, _MOST, _ROW = 2, 40, 40  # rows that there is room for; px
_NEAR = {Half.MORNING: time(10), Half.AFTERNOON: time(15)}
"""Tells morning from afternoon where a time is typed without."""
_KEYS = {Presence.HERE: "H", Presence.PART: "P", Presence.AWAY: "A", Presence.LATER: "L"}


class AttendancePanel(QWidget):
    """A table above the buttons that do what its keys do."""

    def __init__(self, tools: Tools, captured: Captured) -> None:
        super().__init__()
        self._tools = tools
        self._captured = captured
        self._half: Half | None = None
        self.table = AttendanceTable(tools.theme, self._marked, self._words)
        self.table.marked.connect(self._mark)
        self.table.chosen.connect(self._show_remark)
        self.table.chosen.connect(self._follow)
        self.table.remark_wanted.connect(self._write_more)
        self.all_button = QPushButton()
        self.all_button.clicked.connect(self._all_here)
        self.buttons: dict[Presence | None, QPushButton] = {}
        self.arrives_field = TimeField()
        self.arrives_field.time_chosen.connect(self._keep_arrival)
        self.arrives_field.edit.returnPressed.connect(self._back_from_arrival)
        self.remark_edit = QLineEdit()
        self.remark_edit.editingFinished.connect(self._keep_remark)
        self.remark_edit.returnPressed.connect(self._back)
        self.said_label = QLabel()
        self.said_label.setProperty("type", "caption")
        self.said_label.setWordWrap(True)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # it takes what is there
        self._lay_out()
        self.setFocusProxy(self.table)
        captured.changed.connect(self._show)

    def show_figures(self, now: Figures) -> None:
        """Know the half of the day that it is."""
        half = self._captured.half(now)
        if half is not self._half:
            self._half = half
            self._show()

    @Slot()
    def _show(self) -> None:
        people, half = self._captured.people, self._half
        if half is None:
            return
        self.table.show_people(people, self._captured.day_halves(), half)
        px = self._tools.theme.px
        rows = max(_LEAST, min(_MOST, len(people)))
        self.table.setMinimumHeight(px(_ROW) * _LEAST + px(_ROW) + 4)
        self.table.setMaximumHeight(px(_ROW) * rows + px(_ROW) + 4)
        for widget in (self.table, self._more, self.foot):
            widget.setVisible(bool(people))
        self._show_remark()
        if not people:
            self._say(self.tr("This session names nobody yet. People are listed in the agenda, under People and team."))
        elif not self.said_label.property("tone"):
            self._say(capture_words.headline(people, self._captured.attendance.marks, self._at))

    @property
    def _at(self) -> Half:
        cell = self.table.cell
        return cell[1] if cell is not None else self._half or Half.MORNING

    @Slot()
    def _show_remark(self) -> None:
        cell = self.table.cell
        mark = None if cell is None else self._marked(*cell)
        self.all_button.setText(self.tr("All here, {0}").format(capture_words.half_name(self._at).lower()))
        self.all_button.setEnabled(any(self._marked(one, self._at) is None for one in self._captured.people))
        self._remark.label.setText(
            self.tr("Remark") if cell is None else self.tr("Remark on {0}").format(cell[0].name or self.tr("Unnamed"))
        )
        self.remark_edit.setEnabled(mark is not None)
        later = mark is not None and mark.presence is Presence.LATER
        self._arrives.setVisible(later)
        arrives = None if mark is None else mark.arrives
        self.arrives_field.show_time(arrives, near=_NEAR[self._at], hours24=self._tools.hours24)
        text = "" if mark is None else mark.remark
        if self.remark_edit.text() != text and not self.remark_edit.hasFocus():
            self.remark_edit.setText(text)

    def _marked(self, person: Person, half: Half) -> Attendance | None:
        return self._captured.attendance.marked(person.id, half)

    @Slot(object, object, object)
    def _mark(self, person: Person, half: Half, presence: Presence | None) -> None:
        if presence is None:
            done = self._captured.attendance.unmark(person.id, half) or self._marked(person, half) is None
        else:
            done = self._captured.attendance.mark(person.id, half, presence)
        self._told(done)

    @Slot()
    def _all_here(self) -> None:
        self._told(self._captured.attendance.all_here(self._at))
        self.table.setFocus()

    def _words(self, mark: Attendance | None) -> str:
        return capture_words.mark_words(mark, hours24=self._tools.hours24)

    @Slot()
    def _write_more(self) -> None:
        """Say when somebody arrives, of whom that is to be known; of everybody else, a remark."""
        if self.remark_edit.isEnabled():
            edit = self.remark_edit if self._arrives.isHidden() else self.arrives_field.edit
            edit.setFocus()
            edit.selectAll()
            into_sight(self._more)

    @Slot()
    def _follow(self) -> None:
        if self.table.hasFocus():
            into_sight(self.table)

    @Slot(object)
    def _keep_arrival(self, at: time | None) -> None:
        cell = self.table.cell
        if cell is not None:
            self._told(self._captured.attendance.arrives(cell[0].id, cell[1], at))

    @Slot()
    def _back_from_arrival(self) -> None:
        self.arrives_field.finish()
        if not self.arrives_field.wrong:
            self._back()

    @Slot()
    def _back(self) -> None:
        self.table.setFocus()
        into_sight(self.table)

    @Slot()
    def _keep_remark(self) -> None:
        cell, remark = self.table.cell, self.remark_edit.text().strip()
        mark = None if cell is None else self._marked(*cell)
        if cell is not None and mark is not None and mark.remark != remark:
            self._told(self._captured.attendance.remark(cell[0].id, cell[1], remark))

    def _told(self, done: bool) -> None:
        if done:
            self._say(capture_words.headline(self._captured.people, self._captured.attendance.marks, self._at))
        else:
            self._say(self.tr("Not marked: it could not be written to the disk."), "danger")

    def _say(self, words: str, tone: str = "") -> None:
        restyle(self.said_label, tone=tone)
        self.said_label.setText(words)

    def _presence_button(self, presence: Presence | None) -> RunButton:
        words = capture_words.presence_name(presence)
        button = RunButton(words)
        button.setProperty("extent", "small")
        button.setProperty("shape", "capped")
        key = self.tr("Delete") if presence is None else _KEYS[presence]
        button.setProperty("key", key)
        button.setToolTip(self.tr("{0}, and on to the next").format(words))
        return button

    @Slot()
    def _pressed(self) -> None:
        pressed = self.sender()
        self.table.mark(next(presence for presence, button in self.buttons.items() if button is pressed))
        self.table.setFocus()

    def _lay_out(self) -> None:
        px = self._tools.theme.px
        self.foot = QWidget()
        row = FlowLayout(self.foot, spacing=px(8))
        self.all_button.setProperty("extent", "small")
        for presence in (*_KEYS, None):
            button = self._presence_button(presence)
            button.clicked.connect(self._pressed)
            self.buttons[presence] = button
            row.addWidget(button)
        row.addWidget(self.all_button)
        self._arrives = Labeled(self.tr("Arrives at"), self.arrives_field)
        self._remark = Labeled(self.tr("Remark"), self.remark_edit)
        self._more = QWidget()
        more = QHBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(px(12))
        more.addWidget(self._arrives, 1, Qt.AlignmentFlag.AlignTop)
        more.addWidget(self._remark, 2, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.said_label)
        column.addWidget(self.table, 1)
        column.addWidget(self._more)
        column.addStretch()
