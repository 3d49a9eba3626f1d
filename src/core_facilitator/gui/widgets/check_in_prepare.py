"""A check-in before it is opened: what is asked, of whom, and what protects those who answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QObject, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from core_facilitator.domain.check_in_rules import asked_of, expected_of
from core_facilitator.domain.check_ins import LEAST_FOR_SCORES, CheckIn, Rules, Split, Way
from core_facilitator.domain.split_texts import typed_split, written, written_parts
from core_facilitator.gui import form
from core_facilitator.gui.models import check_in_words
from core_facilitator.gui.models.lines import Line
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.elided_combo import ElidedCombo
from core_facilitator.gui.widgets.number_spin import NumberSpin
from core_facilitator.gui.widgets.row_list import RowList

if TYPE_CHECKING:
    from core_facilitator.domain.instruments import Instrument
    from core_facilitator.gui.check_ins_desk import CheckInsDesk
    from core_facilitator.gui.theme import Theme


class CheckInPrepare(QWidget):
    """Shows one prepared check-in. Each change is kept at once, as a step.

    `open_wanted`, `paper_wanted` and `removed` carry its key.
    """

    back_button: QPushButton
    remove_button: QPushButton
    paper_button: QPushButton
    open_button: QPushButton
    problem_banner: Banner
    instruments_list: RowList
    title_edit: QLineEdit
    session_combo: ElidedCombo
    expected_spin: NumberSpin
    leaders_box: QCheckBox
    phone_box: QCheckBox
    kiosk_box: QCheckBox
    paper_box: QCheckBox
    scores_spin: NumberSpin
    words_spin: NumberSpin
    split_box: QCheckBox
    split_pane: QWidget
    split_edit: QLineEdit
    parts_edit: QPlainTextEdit
    introduction_label: QLabel
    statements_label: QLabel
    care_label: QLabel
    caveats_label: QLabel
    credit_label: QLabel

    left = Signal()
    open_wanted = Signal(object)
    paper_wanted = Signal(object)
    removed = Signal(object)

    def __init__(self, theme: Theme, desk: CheckInsDesk) -> None:
        super().__init__()
        form.fill(self, "check_in_prepare", theme)
        self._desk = desk
        self._check_in: CheckIn | None = None
        self._instruments: dict[str, Instrument] = {}
        self._showing = False
        self.problem_banner.hide()
        self._ways = {Way.PHONE: self.phone_box, Way.KIOSK: self.kiosk_box, Way.PAPER: self.paper_box}
        self.instruments_list.setProperty("lit", True)
        self._connect()
        self.setFocusProxy(self.instruments_list)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.left)
        self.open_button.clicked.connect(self._open)
        self.paper_button.clicked.connect(self._print)
        self.remove_button.clicked.connect(self._remove)
        self.instruments_list.selectionModel().currentChanged.connect(self._choose)
        self.title_edit.editingFinished.connect(self._keep)
        self.session_combo.activated.connect(self._take_session)
        self.leaders_box.clicked.connect(self._take_session)
        for spin in (self.expected_spin, self.scores_spin, self.words_spin):
            spin.editingFinished.connect(self._keep)
            spin.valueChanged.connect(self._follow_least)
        for box in self._ways.values():
            box.clicked.connect(self._keep)
        self.split_box.clicked.connect(self._take_split)
        self.split_edit.editingFinished.connect(self._keep)
        self.parts_edit.textChanged.connect(self._check)
        self.parts_edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the parts when their field is left, as fields of one line are."""
        if event.type() == QEvent.Type.FocusOut:
            self._keep()
        return super().eventFilter(watched, event)

    @property
    def check_in(self) -> CheckIn | None:
        """The check-in that is shown."""
        return self._check_in

    def show_check_in(self, check_in: CheckIn) -> None:
        """Show a prepared check-in."""
        if check_in == self._check_in and self.isVisible():
            return
        self._check_in, self._showing = check_in, True
        self._list_instruments(check_in)
        self._list_sessions(check_in.session)
        if self.title_edit.text() != check_in.title:
            self.title_edit.setText(check_in.title)
        self.expected_spin.setValue(check_in.expected)
        self.leaders_box.setChecked(check_in.leaders)
        for way, box in self._ways.items():
            box.setChecked(way in check_in.ways)
        self._show_rules(check_in.rules)
        self._show_asked(check_in.instrument)
        self._showing = False
        self._check()

    def flush(self) -> None:
        """Keep what is typed."""
        if self._check_in is not None and not self._showing:
            self._keep()

    # What is shown

    def _list_instruments(self, check_in: CheckIn) -> None:
        found = self._desk.instruments()
        self._instruments = {one.key: one for one in found}
        lines = tuple(Line(one.key, check_in_words.GLYPH, one.title.text, check_in_words.size(one)) for one in found)
        self.instruments_list.set_lines(lines)
        row = next((place for place, one in enumerate(found) if one.key == check_in.instrument.key), -1)
        self.instruments_list.setCurrentIndex(self.instruments_list.model().index(row, 0))

    def _list_sessions(self, session: UUID | None) -> None:
        self.session_combo.clear()
        self.session_combo.addItem(self.tr("No session"), None)
        for key, title in self._desk.sessions():
            self.session_combo.addItem(title, key)
        keys = [None, *(key for key, _title in self._desk.sessions())]
        self.session_combo.setCurrentIndex(keys.index(session) if session in keys else 0)

    def _show_rules(self, rules: Rules) -> None:
        self.scores_spin.setMinimum(LEAST_FOR_SCORES)
        self.scores_spin.setValue(rules.scores_from)
        self.words_spin.setValue(rules.words_from)
        split = next(iter(rules.splits), None)
        if split is not None:
            self.split_edit.setText(written(split.title))
            if typed_split(self.split_edit.text(), self.parts_edit.toPlainText()) != split:
                self.parts_edit.setPlainText(written_parts(split))
        elif not self.split_box.isChecked():
            self.split_edit.clear()
            self.parts_edit.clear()
        self.split_box.setChecked(split is not None or self.split_box.isChecked())
        self.split_pane.setVisible(self.split_box.isChecked())

    def _show_asked(self, instrument: Instrument) -> None:
        self.introduction_label.setText(instrument.introduction.text)
        lines = (f"{number}. {one.text.text}" for number, one in enumerate(instrument.statements, start=1))
        self.statements_label.setText("\n".join(lines))
        for label, words in (
            (self.care_label, instrument.care),
            (self.caveats_label, "\n".join(instrument.caveats)),
            (self.credit_label, instrument.credit),
        ):
            label.setText(words)
            label.setVisible(bool(words))

    # What is changed

    @property
    def _typed(self) -> CheckIn | None:
        """The check-in as the fields have it."""
        if self._check_in is None:
            return None
        splits: tuple[Split, ...] = ()
        if self.split_box.isChecked():
            split = typed_split(self.split_edit.text(), self.parts_edit.toPlainText())
            splits = () if split is None else (split,)
        rules = Rules(scores_from=self.scores_spin.value(), words_from=self.words_spin.value(), splits=splits)
        return replace(
            self._check_in,
            title=self.title_edit.text().strip() or self._check_in.instrument.title.text,
            rules=rules,
            expected=self.expected_spin.value(),
            leaders=self.leaders_box.isChecked(),
            ways=frozenset(way for way, box in self._ways.items() if box.isChecked()),
        )

    @Slot()
    def _keep(self) -> None:
        typed = self._typed
        if self._showing or typed is None or typed == self._check_in or not self._desk.writable:
            return
        if self._desk.keep(typed, self.tr("Change check-in")):
            self._check_in = typed
        self._check()

    @Slot()
    def _follow_least(self) -> None:
        """Nobody's words appear before the scores do."""
        self.words_spin.setMinimum(max(self.scores_spin.value(), LEAST_FOR_SCORES))

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        typed, lines = self._typed, self.instruments_list.lines
        if self._showing or typed is None or not index.isValid():
            return
        chosen = self._instruments[str(lines[index.row()].key)]
        named_by_it = typed.title == typed.instrument.title.text
        changed = replace(typed, instrument=chosen, title=chosen.title.text if named_by_it else typed.title)
        if self._desk.keep(changed, self.tr("Ask something else")):
            self._check_in = changed
            self.title_edit.setText(changed.title)
            self._show_asked(chosen)
        self._check()

    @Slot()
    def _take_session(self) -> None:
        """Take the people of the session that is chosen."""
        typed, session = self._typed, self._desk.session(self.session_combo.currentData())
        if typed is None:
            return
        key = None if session is None else session.id
        if session is None:
            changed = replace(typed, session=None, block=None, people=frozenset())
        else:
            changed = replace(
                typed,
                session=key,
                block=typed.block if key == typed.session else None,
                people=asked_of(session, leaders=typed.leaders),
                expected=expected_of(session, leaders=typed.leaders),
            )
        if self._desk.keep(changed, self.tr("Ask other people")):
            self._check_in = changed
            self.expected_spin.setValue(changed.expected)

    @Slot()
    def _take_split(self) -> None:
        self.split_pane.setVisible(self.split_box.isChecked())
        if self.split_box.isChecked():
            self.split_edit.setFocus()
        self._keep()
        self._check()

    @Slot()
    def _check(self) -> None:
        """Say what has to be mended before it can be opened."""
        lead = text = ""
        if not any(box.isChecked() for box in self._ways.values()):
            lead = self.tr("Nobody can answer yet.")
            text = self.tr("Choose at least one way to answer.")
        elif self.split_box.isChecked() and not typed_split(self.split_edit.text(), self.parts_edit.toPlainText()):
            lead = self.tr("The parts of the group are not named yet.")
            text = self.tr("Write the question and at least two parts, or take the tick away.")
        self.problem_banner.setVisible(bool(lead))
        if lead:
            self.problem_banner.say("warn", lead, text)
        self.open_button.setEnabled(not lead and self._desk.writable)
        self.remove_button.setVisible(self._desk.writable)

    # What it leads to

    @Slot()
    def _open(self) -> None:
        self._keep()
        if self._check_in is not None and self._check_in == self._typed:
            self.open_wanted.emit(self._check_in.id)

    @Slot()
    def _print(self) -> None:
        self._keep()
        if self._check_in is not None:
            self.paper_wanted.emit(self._check_in)

    @Slot()
    def _remove(self) -> None:
        gone, self._check_in = self._check_in, None
        if gone is not None and not self._desk.remove(gone.id):
            self._check_in = gone
        elif gone is not None:
            self.removed.emit(gone.id)
