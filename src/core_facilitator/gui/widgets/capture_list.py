"""Everything that was written down in the day, in the order of its blocks: to be set right, sorted and removed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QModelIndex, QSignalBlocker, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from core_facilitator.domain import daybooks
from core_facilitator.domain.commitments import Commitment
from core_facilitator.domain.daybooks import Kind
from core_facilitator.gui import dates
from core_facilitator.gui.models import capture_words, run_words
from core_facilitator.gui.models.lines import Line
from core_facilitator.gui.widgets.capture_fields import PromiseFields
from core_facilitator.gui.widgets.capture_rows import CaptureRows
from core_facilitator.gui.widgets.elided_combo import ElidedCombo
from core_facilitator.gui.widgets.into_sight import into_sight
from core_facilitator.gui.widgets.mention_edit import MentionEdit

if TYPE_CHECKING:
    from core_facilitator.domain.agendas import Session
    from core_facilitator.domain.daybooks import Entry
    from core_facilitator.domain.runs import Run
    from core_facilitator.gui.captured import Captured
    from core_facilitator.gui.running import Running
    from core_facilitator.gui.tools import Tools


class CaptureList(QWidget):
    """A list of lines above the fields of the chosen one. Each field is kept when it is left, or with Enter."""

    def __init__(self, tools: Tools, running: Running, captured: Captured) -> None:
        super().__init__()
        self._tools = tools
        self._running = running
        self._captured = captured
        self._key: UUID | None = None  # of the line that the fields show
        self.list = CaptureRows()
        self.list.setProperty("wide", True)
        self.list.setProperty("fills", True)
        self.list.setAccessibleName(self.tr("What was written down"))
        self.list.set_theme(tools.theme)
        self.empty_label = QLabel(self.tr("Nothing is written down yet. N, D, C and P begin a line."))
        self.text_edit = MentionEdit()
        self.kind_combo, self.block_combo, self.person_combo = ElidedCombo(), ElidedCombo(), ElidedCombo()
        self.promise = PromiseFields(captured.today, (self.tr("Who"), self.tr("By when"), self.tr("Who will ask")))
        self.remove_button = self._button("", "trash-2", self._remove, self.tr("Remove (Delete)"))
        self.up_button = self._button("", "chevron-up", self._up, self.tr("Move up (Alt+Up)"))
        self.down_button = self._button("", "chevron-down", self._down, self.tr("Move down (Alt+Down)"))
        self.said_label = QLabel()
        self.said_label.setProperty("type", "caption")
        self.said_label.setProperty("tone", "danger")
        self.said_label.setWordWrap(True)
        self.said_label.hide()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.list)
        self._show()

    def choose(self, key: UUID) -> None:
        """Choose a line, and give its first empty field the keyboard."""
        row = next((at for at, line in enumerate(self.list.lines) if line.key == key), None)
        if row is None:
            return
        self.list.setCurrentIndex(self.list.model().index(row, 0))
        entry = self._entry
        field: QLineEdit = self.text_edit
        if isinstance(entry, Commitment):
            field = self.promise.due_edit if entry.who.strip() else self.promise.who_edit
        field.setFocus()
        into_sight(field)

    # Showing

    @property
    def _entry(self) -> Entry | None:
        key = self.list.current
        return self._captured.entry(key) if isinstance(key, UUID) else None

    @Slot()
    def _show(self) -> None:
        run = self._captured.run
        if run is None:
            return
        session = self._running.session()
        lines = tuple(
            Line(
                one.id,
                capture_words.GLYPHS[daybooks.kind_of(one)],
                daybooks.text_of(one),
                self._details(one, run, session),
                capture_words.kind_name(daybooks.kind_of(one)),
            )
            for one in self._captured.listed()
        )
        chosen, before = self.list.current, self.list.currentIndex().row()
        self.list.set_lines(lines)
        keys = [line.key for line in lines]
        at = keys.index(chosen) if chosen in keys else max(0, min(before, len(keys) - 1)) if before >= 0 else -1
        row = at if at >= 0 else len(keys) - 1
        if keys and self.list.currentIndex().row() != row:
            self.list.setCurrentIndex(self.list.model().index(row, 0))
        self.list.setVisible(bool(lines))
        self.empty_label.setVisible(not lines)
        self._show_entry()

    @Slot()
    def _show_entry(self) -> None:
        entry, run = self._entry, self._captured.run
        self._fields.setVisible(entry is not None)
        if entry is None or run is None:
            return
        same, self._key = entry.id == self._key, entry.id
        self._set(self.text_edit, daybooks.text_of(entry), same=same)
        self.kind_combo.setCurrentIndex(list(Kind).index(daybooks.kind_of(entry)))
        _offer(self.block_combo, [(self.tr("No block"), None), *self._blocks()], entry.block)
        people = [(one.name or self.tr("Unnamed"), one.id) for one in self._captured.everybody]
        _offer(self.person_combo, [(self.tr("Nobody"), None), *people], entry.person)
        names = tuple(dict.fromkeys(name for name, _key in people))
        self.text_edit.set_names(names)
        promise = isinstance(entry, Commitment)
        self.promise.show_parts(promise)
        self.person_combo.setVisible(not promise)
        if isinstance(entry, Commitment):
            self.promise.set_names(names)
            self._set(self.promise.who_edit, entry.who, same=same)
            self._set(self.promise.asks_edit, entry.asks, same=same)
            if not (same and self.promise.due_edit.hasFocus()):
                self.promise.due_edit.show_due(entry.due)

    def _details(self, entry: Entry, run: Run, session: Session) -> str:
        if self._captured.is_earlier(entry):
            day = dates.short_date(entry.at.astimezone(self._captured.zone).date())
            return self.tr("from {0}, {1}").format(day, capture_words.agreed(entry, session))
        return capture_words.details(entry, run, session, hours24=self._tools.hours24)

    def _blocks(self) -> list[tuple[str, UUID | None]]:
        run = self._captured.run
        return [] if run is None else [(run_words.title_of(one), one.id) for one in run.today()]

    def _set(self, field: QLineEdit, text: str, *, same: bool) -> None:
        """Show a text; what is being typed in the same line stays."""
        if field.text() != text and not (same and field.hasFocus()):
            field.setText(text)
            field.setCursorPosition(0)

    # Changing

    @Slot()
    def _text(self) -> None:
        entry, text = self._shown(), self.text_edit.text().strip()
        if entry is None or text == daybooks.text_of(entry):
            return
        if not text:
            self.text_edit.setText(daybooks.text_of(entry))
            return
        self._keep(daybooks.with_text(entry, text, self._captured.everybody), self.tr("Change the words"))

    @Slot()
    def _who(self) -> None:
        entry, who = self._shown(), self.promise.who_edit.name
        if isinstance(entry, Commitment) and who != entry.who:
            person = daybooks.person_named(who, self._captured.everybody)
            named = who if person is None else person.name
            key = None if person is None else person.id
            self._keep(replace(entry, who=named, person=key), self.tr("Change who"))

    @Slot()
    def _due(self) -> None:
        entry, edit = self._shown(), self.promise.due_edit
        if not isinstance(entry, Commitment):
            return
        if edit.wrong:
            self._say(self.tr("That date is not understood: try Friday, 12/3, Dec 3 or in 2 weeks."))
            return
        self._say("")
        if edit.due != entry.due:
            self._keep(daybooks.agreed_anew(entry, replace(entry, due=edit.due)), self.tr("Change the date"))
        if not edit.hasFocus():
            edit.show_due(edit.due)

    @Slot()
    def _asks(self) -> None:
        entry, asks = self._shown(), self.promise.asks_edit.name
        if isinstance(entry, Commitment) and asks != entry.asks:
            self._keep(replace(entry, asks=asks), self.tr("Change who will ask"))

    @Slot(int)
    def _kind(self, number: int) -> None:
        entry, kind = self._shown(), list(Kind)[number]
        if entry is not None and kind is not daybooks.kind_of(entry):
            self._said(self._captured.turn(entry, kind))

    @Slot()
    def _block(self) -> None:
        entry, block = self._shown(), self.block_combo.currentData()
        if entry is not None and block != entry.block:
            self._keep(replace(entry, block=block, track=None), self.tr("Change the block"))

    @Slot()
    def _person_chosen(self) -> None:
        entry, person = self._shown(), self.person_combo.currentData()
        if entry is not None and person != entry.person:
            self._keep(replace(entry, person=person), self.tr("Change the person"))

    @Slot()
    def _remove(self) -> None:
        key = self.list.current
        if isinstance(key, UUID):
            self._said(self._captured.remove(key))
            self.list.setFocus()

    @Slot()
    def _up(self) -> None:
        self._step(-1)

    @Slot()
    def _down(self) -> None:
        self._step(1)

    @Slot(int)
    def _step(self, by: int) -> None:
        row = self.list.currentIndex().row()
        self._move(row, row + by)

    @Slot(int, int)
    def _move(self, row: int, to: int) -> None:
        key = self.list.lines[row].key if 0 <= row < len(self.list.lines) else None
        if isinstance(key, UUID) and 0 <= to < len(self.list.lines):
            self._captured.move(key, to)

    @Slot()
    def _follow(self) -> None:
        if self.list.hasFocus():
            into_sight(self.list)

    @Slot(QModelIndex)
    def _write(self, _index: QModelIndex) -> None:
        self.text_edit.setFocus()
        self.text_edit.selectAll()
        into_sight(self.text_edit)

    def _shown(self) -> Entry | None:
        """Return the line that the fields show, as it is now."""
        return None if self._key is None else self._captured.entry(self._key)

    def _keep(self, entry: Entry, label: str) -> None:
        self._said(self._captured.keep([entry], label))

    def _said(self, done: bool) -> None:
        self._say("" if done else self.tr("Not kept: it could not be written to the disk."))
        if not done:
            self._show_entry()

    def _say(self, words: str) -> None:
        self.said_label.setText(words)
        self.said_label.setVisible(bool(words))

    # Building

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._show_entry)
        self.list.selectionModel().currentChanged.connect(self._follow)
        self.list.confirmed.connect(self._write)
        self.list.moved.connect(self._move)
        self.list.remove_wanted.connect(self._remove)
        self.text_edit.editingFinished.connect(self._text)
        self.promise.who_edit.editingFinished.connect(self._who)
        self.promise.due_edit.editingFinished.connect(self._due)
        self.promise.asks_edit.editingFinished.connect(self._asks)
        self.kind_combo.activated.connect(self._kind)
        self.block_combo.activated.connect(self._block)
        self.person_combo.activated.connect(self._person_chosen)
        self._captured.changed.connect(self._show)

    def _button(self, words: str, glyph: str, slot: object, tip: str = "") -> QPushButton:
        button = QPushButton(words)
        button.setProperty("glyph", glyph)
        button.setProperty("extent", "small" if words else "small-icon")
        if tip:
            button.setToolTip(tip)
            button.setAccessibleName(tip.partition(" (")[0])
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        px = self._tools.theme.px
        for kind in Kind:
            self.kind_combo.addItem(capture_words.kind_name(kind))
        self._fields = QWidget()
        fields = QVBoxLayout(self._fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(px(8))
        words = QHBoxLayout()
        words.setSpacing(px(8))
        self.text_edit.setAccessibleName(self.tr("Words"))
        words.addWidget(self.text_edit, 3)
        words.addWidget(_sized(self.kind_combo, self.tr("Kind")), 1)
        fields.addLayout(words)
        promise = QHBoxLayout()
        promise.setSpacing(px(8))
        for part in self.promise.parts:
            promise.addWidget(part)
        fields.addLayout(promise)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(_sized(self.block_combo, self.tr("Block")), 3)
        row.addWidget(_sized(self.person_combo, self.tr("Person")), 2)
        for button in (self.up_button, self.down_button, self.remove_button):
            row.addWidget(button)
        fields.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.empty_label)
        column.addWidget(self.list, 1)
        for below in (self.said_label, self._fields):
            column.addWidget(below)
        column.addStretch()


def _sized(combo: QComboBox, words: str) -> QComboBox:
    combo.setAccessibleName(words)
    combo.setToolTip(words)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(8)
    return combo


def _offer(combo: QComboBox, choices: list[tuple[str, UUID | None]], chosen: UUID | None) -> None:
    """Show choices, one of them chosen, and tell nobody."""
    with QSignalBlocker(combo):
        if [(combo.itemText(at), combo.itemData(at)) for at in range(combo.count())] != choices:
            combo.clear()
            for words, key in choices:
                combo.addItem(words, key)
        keys = [key for _words, key in choices]
        combo.setCurrentIndex(keys.index(chosen) if chosen in keys else 0)
