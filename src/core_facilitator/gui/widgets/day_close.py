"""What is still open in a day, to be answered with one key each, or left: it is offered again.

It opens in place of the steps before the day is finished, which its last button does, and whenever somebody asks.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from core_facilitator.domain.attendance import Half, Presence
from core_facilitator.domain.captures import Fate, Parked, answered
from core_facilitator.gui.models import capture_words, review_lines, run_state
from core_facilitator.gui.models.review_lines import Open
from core_facilitator.gui.models.run_state import Goes
from core_facilitator.gui.widgets.attendance_table import PRESENCE_KEYS
from core_facilitator.gui.widgets.capture_fields import Labeled
from core_facilitator.gui.widgets.day_close_keys import FATE_KEYS, KeyRows
from core_facilitator.gui.widgets.flow_layout import FlowLayout
from core_facilitator.gui.widgets.into_sight import into_sight
from core_facilitator.gui.widgets.run_button import RunButton

if TYPE_CHECKING:
    from core_facilitator.domain.run_times import Figures
    from core_facilitator.gui.captured import Captured
    from core_facilitator.gui.tools import Tools

_PRESENCES = {Presence.HERE: "H", Presence.PART: "P", Presence.AWAY: "A"}


class DayClose(QWidget):
    """A list of what is open, above what can be done about the chosen line.

    Signals: `line_wanted` carries the kind of a line that was begun, `entry_wanted` a promise that lacks something.
    `attendance_wanted`: nobody is marked. `finish_wanted`: the day is to be ended; offered where nothing comes anymore.
    """

    line_wanted = Signal(object)
    entry_wanted = Signal(object)
    attendance_wanted = Signal()
    finish_wanted = Signal()

    def __init__(self, tools: Tools, captured: Captured) -> None:
        super().__init__()
        self._tools = tools
        self._captured = captured
        self._now: Figures | None = None
        self._settled: dict[UUID, Parked] = {}
        self.said_label = QLabel()
        self.said_label.setWordWrap(True)
        self.list = KeyRows()
        self.list.setProperty("wide", True)
        self.list.setProperty("fills", True)
        self.list.setAccessibleName(self.tr("What is still open"))
        self.list.set_theme(tools.theme)
        self.list.selectionModel().currentChanged.connect(self._offer)
        self.list.selectionModel().currentChanged.connect(self._follow)
        self.list.confirmed.connect(self._open)
        self.list.pressed_key.connect(self._key)
        self.fate_buttons = {
            fate: self._button(capture_words.fate_act(fate), letter) for letter, fate in FATE_KEYS.values()
        }
        self.presence_buttons = {
            presence: self._button(capture_words.presence_name(presence), letter)
            for presence, letter in _PRESENCES.items()
        }
        self.open_button = self._button(self.tr("Go on with it"), self.tr("Enter"))
        self.drop_button = self._button(self.tr("Discard it"), self.tr("Delete"))
        self.finish_button = QPushButton(self.tr("Finish the day"))
        self.finish_button.setProperty("variant", "primary")
        self.finish_button.setProperty("extent", "small")
        self.finish_button.setAutoDefault(True)
        self.finish_button.clicked.connect(self.finish_wanted)
        self.remark_edit = QLineEdit()
        self.remark_edit.editingFinished.connect(self._remark)
        self.remark_edit.returnPressed.connect(self.list.setFocus)
        self._lay_out()
        self.setFocusProxy(self.list)
        captured.changed.connect(self._show)

    def show_figures(self, now: Figures) -> None:
        """Know what the day is at."""
        before, self._now = self._now, now
        if self.finish_button.isHidden() is self._finishes:
            self.finish_button.setVisible(self._finishes)
        if before is None or before.run is not now.run or self._captured.half(before) is not self._captured.half(now):
            self._show()

    # Showing

    @property
    def _finishes(self) -> bool:
        """Whether all that is left to be done is to end the day."""
        return self._now is not None and run_state.goes(self._now) is Goes.FINISH

    @Slot()
    def _show(self) -> None:
        if self._now is None or self._captured.run is None:
            return
        open_now = self._captured.review(self._now)
        known = {one.id: one for one in self._captured.parked_lines()}
        self._settled = {key: known.get(key, one) for key, one in self._settled.items()}
        still = {key for key in self._settled if key in known}
        lines = review_lines.lines(
            open_now, self._captured, settled=tuple(self._settled[key] for key in still), hours24=self._tools.hours24
        )
        chosen, row = self.list.current, self.list.currentIndex().row()
        self.list.set_lines(lines)
        keys = [line.key for line in lines]
        if keys:
            at = keys.index(chosen) if chosen in keys else max(0, min(row, len(keys) - 1))
            self.list.setCurrentIndex(self.list.model().index(at, 0))
        if not lines and self.list.hasFocus() and self._finishes:
            self.finish_button.setFocus()
        self.list.setVisible(bool(lines))
        self.said_label.setText(self._words(open_now.count, self._captured.to_look_at(self._now).count))
        self._offer()

    def _words(self, count: int, now: int) -> str:
        """Return how much is open, and how much of it can wait for the end of the day."""
        if not count:
            return self.tr("Everything has been looked at.")
        parts = [review_lines.counted(now)] if now else []
        parts += [review_lines.in_parking_lot(count - now)] if count > now else []
        over = self._finishes or (self._now is not None and self._now.run.closed is not None)
        left = self.tr("Nothing has to be answered now. What is left is offered again")
        when = self.tr("when the next day runs.") if over else self.tr("at the next break and at the end of the day.")
        return f"{', '.join(parts)}. {left} {when}"

    @property
    def _at(self) -> Open | None:
        key = self.list.current
        return key if isinstance(key, Open) else None

    @property
    def _parked(self) -> Parked | None:
        at = self._at
        return None if at is None or at.parked is None else self._captured.parked_line(at.parked)

    @Slot()
    def _offer(self) -> None:
        """Show what can be done about the chosen line."""
        at, parked = self._at, self._parked
        for fate, button in self.fate_buttons.items():
            button.setVisible(parked is not None)
            button.setChecked(parked is not None and self._says(parked, fate))
        for button in self.presence_buttons.values():
            button.setVisible(at is not None and at.person is not None)
        self._remark_part.setVisible(parked is not None)
        if parked is not None and not self.remark_edit.hasFocus():
            self.remark_edit.setText(parked.remark)
        words = "" if at is None else self._open_words(at)
        self.open_button.setText(words)
        self.open_button.setVisible(bool(words))
        self.drop_button.setVisible(at is not None and at.draft is not None)

    @Slot()
    def _follow(self) -> None:
        if self.list.hasFocus():
            into_sight(self.list)

    def _open_words(self, at: Open) -> str:
        if at.draft is not None:
            return self.tr("Go on with it")
        if at.promise is not None:
            return self.tr("Fill it in")
        return self.tr("Mark attendance") if at.half is not None and at.person is None else ""

    # Doing

    @Slot(QModelIndex)
    def _open(self, _index: QModelIndex) -> None:
        at = self._at
        if at is None:
            return
        if at.draft is not None:
            self.line_wanted.emit(at.draft)
        elif at.promise is not None:
            self.entry_wanted.emit(at.promise)
        elif at.parked is not None:
            self.remark_edit.setFocus()
            into_sight(self.remark_edit)
        elif at.person is None:
            self.attendance_wanted.emit()

    @Slot(object)
    def _key(self, event: QKeyEvent) -> None:
        """Do what a key means for the chosen line."""
        at, key = self._at, event.key()
        if at is None:
            return
        if at.parked is not None and key in FATE_KEYS:
            self._settle(FATE_KEYS[key][1])
        elif at.person is not None and at.half is not None and PRESENCE_KEYS.get(key) in _PRESENCES:
            self._mark(at.person, at.half, PRESENCE_KEYS[key])
        elif at.draft is not None and key in KeyRows.REMOVING:
            self._captured.drafts.drop(at.draft)
        else:
            return
        event.accept()

    @Slot()
    def _pressed(self) -> None:
        pressed, at = self.sender(), self._at
        fate = next((one for one, button in self.fate_buttons.items() if button is pressed), None)
        presence = next((one for one, button in self.presence_buttons.items() if button is pressed), None)
        if fate is not None:
            self._settle(fate)
        elif presence is not None and at is not None and at.person is not None and at.half is not None:
            self._mark(at.person, at.half, presence)
        elif pressed is self.open_button:
            self._open(QModelIndex())
            return
        elif at is not None and at.draft is not None:
            self._captured.drafts.drop(at.draft)
        self.list.setFocus()

    def _settle(self, fate: Fate) -> None:
        """Say what becomes of the chosen question, and go on to the next that is open; the same again opens it."""
        parked = self._parked
        if parked is None:
            return
        self._settled[parked.id] = parked
        if not self._captured.settle(parked, Fate.OPEN if self._says(parked, fate) else fate):
            self._failed()
            return
        self._next_open()

    def _next_open(self) -> None:
        rows = range(self.list.currentIndex().row() + 1, len(self.list.lines))
        for row in rows:
            key = self.list.lines[row].key
            if isinstance(key, Open) and (key.parked is None or self._is_open(key.parked)):
                self.list.setCurrentIndex(self.list.model().index(row, 0))
                return
        self._offer()

    def _is_open(self, key: UUID) -> bool:
        parked, run = self._captured.parked_line(key), self._captured.run
        return parked is not None and run is not None and parked.waits(run.id)

    def _says(self, parked: Parked, fate: Fate) -> bool:
        """Whether today says that about a question: what a day before carried on to it is still to be said."""
        run = self._captured.run
        return run is not None and answered(parked, fate, run.id)

    def _mark(self, person: UUID, half: Half, presence: Presence) -> None:
        if not self._captured.attendance.mark(person, half, presence):
            self._failed()

    @Slot()
    def _remark(self) -> None:
        parked, remark = self._parked, self.remark_edit.text().strip()
        if parked is None or parked.remark == remark:
            return
        self._settled[parked.id] = parked
        if not self._captured.keep([replace(parked, remark=remark)], self.tr("Remark")):
            self._failed()

    def _failed(self) -> None:
        self.said_label.setText(self.tr("Not kept: it could not be written to the disk."))
        self._offer()

    # Building

    def _button(self, words: str, key: str) -> RunButton:
        button = RunButton(words)
        button.setProperty("extent", "small")
        button.setProperty("key", key)
        button.setProperty("shape", "capped")
        button.clicked.connect(self._pressed)
        return button

    def _lay_out(self) -> None:
        px = self._tools.theme.px
        for button in self.fate_buttons.values():
            button.setCheckable(True)
        self.foot = QWidget()
        row = FlowLayout(self.foot, spacing=px(8))
        every = (*self.fate_buttons.values(), *self.presence_buttons.values(), self.open_button, self.drop_button)
        for button in every:
            row.addWidget(button)
        self._remark_part = Labeled(self.tr("Remark"), self.remark_edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.said_label)
        column.addWidget(self.list, 1)
        column.addWidget(self._remark_part)
        column.addStretch()
        row.addWidget(self.finish_button)
        self.finish_button.hide()
