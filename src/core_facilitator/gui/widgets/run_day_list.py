"""The whole day, to go anywhere in it, to leave out and take up, and to set right when something really was on."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from core_facilitator.gui.models import run_day_lines
from core_facilitator.gui.models.run_day_lines import Part
from core_facilitator.gui.widgets.flow_layout import FlowLayout
from core_facilitator.gui.widgets.into_sight import into_sight
from core_facilitator.gui.widgets.row_list import RowList
from core_facilitator.gui.widgets.time_field import TimeField

if TYPE_CHECKING:
    from core_facilitator.domain.run_times import Figures
    from core_facilitator.gui.tools import Tools


class RunDayList(QWidget):
    """Signals carry the block that is chosen, or its place among the passages, and a time of the day's own clock."""

    jump_wanted = Signal(object)
    leave_out_wanted = Signal(object)
    take_up_wanted = Signal(object)
    rest_wanted = Signal()
    began_wanted = Signal(int, object)
    ended_wanted = Signal(int, object)
    step_wanted = Signal(int, object)
    earlier_wanted = Signal(int, int)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._now: Figures | None = None
        self.day_list = RowList()
        self.day_list.setProperty("wide", True)
        self.day_list.setAccessibleName(self.tr("The blocks of the day"))
        self.day_list.set_theme(tools.theme)
        self.day_list.setProperty("fills", True)
        self.jump_button = self._button(self.tr("Begin it now"), self._jump)
        self.out_button = self._button(self.tr("Leave it out"), self._leave_out)
        self.up_button = self._button(self.tr("Take it up again"), self._take_up)
        self.rest_button = self._button(self.tr("Move what is left to tomorrow"), self.rest_wanted.emit)
        self.began_field, self.ended_field, self.step_field = TimeField(), TimeField(), TimeField()
        self.one_button = self._button(self.tr("1 min earlier"), self._one_earlier)
        self.five_button = self._button(self.tr("5 min earlier"), self._five_earlier)
        self.said_label = QLabel()
        self.said_label.setProperty("tone", "danger")
        self.said_label.setWordWrap(True)
        self.said_label.hide()
        self._changed = QTimer(self, singleShot=True, interval=0)
        self._changed.timeout.connect(self._bring_into_sight)
        self.began_field.time_chosen.connect(self._began)
        self.ended_field.time_chosen.connect(self._ended)
        self.step_field.time_chosen.connect(self._step)
        self.day_list.confirmed.connect(self._confirm)
        self.day_list.selectionModel().currentChanged.connect(self._choose)
        self._lay_out()
        self.setFocusProxy(self.day_list)

    def show_figures(self, now: Figures) -> None:
        """Show the day as it is now; what is chosen stays chosen."""
        self._now = now
        lines = run_day_lines.lines(now, hours24=self._tools.hours24)
        if lines == self.day_list.lines:
            return
        chosen, scrolled = self._part, self.day_list.verticalScrollBar().value()
        self.day_list.set_lines(lines)
        keys = [line.key for line in lines]
        on = next((at for at, key in enumerate(keys) if isinstance(key, Part) and key.on), 0)
        at = keys.index(chosen) if chosen in keys else on
        if chosen is not None and chosen not in keys:  # it is the same block, in another state
            at = next((i for i, key in enumerate(keys) if isinstance(key, Part) and key.block == chosen.block), on)
        self.day_list.setCurrentIndex(self.day_list.model().index(at, 0))
        if chosen is not None:
            self.day_list.verticalScrollBar().setValue(scrolled)
        self._offer()

    def choose_times(self) -> None:
        """Go to when what is on, or was on last, really began."""
        parts = [line.key for line in self.day_list.lines]
        had = [at for at, part in enumerate(parts) if isinstance(part, Part) and part.passage is not None]
        if had:
            self.day_list.setCurrentIndex(self.day_list.model().index(had[-1], 0))
            self.began_field.edit.setFocus()
            self.began_field.edit.selectAll()

    def say(self, words: str) -> None:
        """Say why something was not done; nothing takes it away."""
        self.said_label.setText(words)
        self.said_label.setVisible(bool(words))
        self._changed.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._changed.start()

    @Slot()
    def _bring_into_sight(self) -> None:
        """Show what was said, or else the chosen line, once all has its room."""
        if not self.said_label.isHidden():
            into_sight(self.said_label)
        elif self.day_list.hasFocus():
            into_sight(self.day_list)

    @property
    def _part(self) -> Part | None:
        key = self.day_list.current
        return key if isinstance(key, Part) else None

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.say("")
        self._offer()

    def _offer(self) -> None:
        part, now = self._part, self._now
        if part is None or now is None:
            return
        closed = now.run.closed is not None
        self.jump_button.setEnabled(not part.on and not closed)
        self.out_button.setVisible(part.passage is None and not part.out)
        self.up_button.setVisible(part.out)
        had = None if part.passage is None else now.run.passages[part.passage]
        self._times.setVisible(had is not None)
        if had is None:
            return
        zone, hours24 = ZoneInfo(now.run.plan.time_zone), self._tools.hours24
        began = had.start.astimezone(zone).time()
        self.began_field.show_time(began, word="", near=began, hours24=hours24)
        ended = None if had.end is None else had.end.astimezone(zone).time()
        self.ended_field.show_time(ended, word="", near=ended or began, hours24=hours24)
        for widget in (self.ended_field, self._ended_label):
            widget.setVisible(ended is not None)
        step = had.step if len(had.steps) > 1 else None
        if step is not None:
            at = step.start.astimezone(zone).time()
            self._step_label.setText(self.tr("and step {0} at").format(step.step + 1))
            self.step_field.show_time(at, word="", near=at, hours24=hours24)
        for widget in (self.step_field, self._step_label):
            widget.setVisible(step is not None)

    @Slot(QModelIndex)
    def _confirm(self, _index: QModelIndex) -> None:
        if self.jump_button.isEnabled():
            self._jump()

    @Slot()
    def _jump(self) -> None:
        if self._part is not None:
            self.jump_wanted.emit(self._part.block)

    @Slot()
    def _leave_out(self) -> None:
        if self._part is not None:
            self.leave_out_wanted.emit(self._part.block)

    @Slot()
    def _take_up(self) -> None:
        if self._part is not None:
            self.take_up_wanted.emit(self._part.block)

    @Slot(object)
    def _began(self, at: time | None) -> None:
        part = self._part
        if part is not None and part.passage is not None and at is not None:
            self.began_wanted.emit(part.passage, at)

    @Slot(object)
    def _ended(self, at: time | None) -> None:
        part = self._part
        if part is not None and part.passage is not None and at is not None:
            self.ended_wanted.emit(part.passage, at)

    @Slot(object)
    def _step(self, at: time | None) -> None:
        part = self._part
        if part is not None and part.passage is not None and at is not None:
            self.step_wanted.emit(part.passage, at)

    @Slot()
    def _one_earlier(self) -> None:
        self._earlier(1)

    @Slot()
    def _five_earlier(self) -> None:
        self._earlier(5)

    def _earlier(self, minutes: int) -> None:
        part = self._part
        if part is not None and part.passage is not None:
            self.earlier_wanted.emit(part.passage, minutes)

    def _button(self, words: str, slot: object) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("extent", "small")
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        px = self._tools.theme.px
        self._times = QWidget()
        times = FlowLayout(self._times, spacing=px(8))
        began = QLabel(self.tr("It really began at"))
        self._ended_label, self._step_label = QLabel(self.tr("and ended at")), QLabel()
        self.step_field.edit.setAccessibleName(self.tr("The step began at"))
        for label, field in (
            (began, self.began_field),
            (self._ended_label, self.ended_field),
            (self._step_label, self.step_field),
        ):
            label.setBuddy(field.edit)
            label.setMinimumHeight(px(38))
            field.setFixedWidth(px(120))
            if label.text():
                field.edit.setAccessibleName(label.text())
        fields = (began, self.began_field, self._step_label, self.step_field, self._ended_label, self.ended_field)
        for button in (self.one_button, self.five_button):
            button.setProperty("extent", "")  # as high as the fields beside them
        for part in (*fields, self.one_button, self.five_button):
            times.addWidget(part)
        self.foot, buttons = QWidget(), QWidget()
        row = FlowLayout(buttons, spacing=px(8))
        for button in (self.jump_button, self.out_button, self.up_button, self.rest_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.day_list, 1)
        column.addWidget(self._times)
        column.addStretch()
        foot = QVBoxLayout(self.foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(px(8))
        foot.addWidget(self.said_label)
        foot.addWidget(buttons)
