"""What people promised: who, what and by when, how each came to stand as it does, and what becomes of it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QModelIndex, QTimer, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QPushButton, QScrollArea

from core_facilitator.domain.commitments import AsAgreed, Commitment, State
from core_facilitator.domain.typed_dates import parse_date
from core_facilitator.gui import dates, form
from core_facilitator.gui.models import commitment_words
from core_facilitator.gui.theme import restyle
from core_facilitator.gui.widgets.elided_combo import ElidedCombo
from core_facilitator.gui.widgets.growing_dialog import fit
from core_facilitator.gui.widgets.icon_label import IconLabel
from core_facilitator.gui.widgets.only_reading import settle
from core_facilitator.gui.widgets.row_list import RowList

if TYPE_CHECKING:
    from core_facilitator.gui.commitments_desk import CommitmentsDesk
    from core_facilitator.gui.tools import Tools

_SIZE = 880, 620  # px at the standard text size, where the window has that much room
_SECOND = 1000  # ms


class CommitmentsDialog(QDialog):
    """Each turn is kept as it is made; Done only closes. What is typed and not used stays as a draft."""

    reading_label: IconLabel
    who_combo: ElidedCombo
    session_combo: ElidedCombo
    done_check: QCheckBox
    empty_label: QLabel
    commitments_list: RowList
    one_area: QScrollArea
    about_label: QLabel
    what_edit: QLineEdit
    due_edit: QLineEdit
    due_hint: QLabel
    remark_edit: QLineEdit
    kept_button: QPushButton
    change_button: QPushButton
    carry_button: QPushButton
    drop_button: QPushButton
    again_button: QPushButton
    history_label: QLabel
    done_button: QPushButton

    def __init__(self, tools: Tools, desk: CommitmentsDesk, commitment_id: UUID | None) -> None:
        super().__init__(tools.window)
        form.fill(self, "commitments", tools.theme)
        self.setWindowTitle(self.tr("Commitments"))
        fit(self, tools.theme, *_SIZE)
        self._tools = tools
        self._desk = desk
        self._all: tuple[Commitment, ...] = ()
        self._shown: UUID | None = commitment_id
        self._typing = QTimer(self, singleShot=True, interval=_SECOND)
        self._typing.timeout.connect(self._keep_drafts)
        self.commitments_list.setProperty("lit", True)
        self._connect()
        settle(self, self.reading_label, self.done_button, writable=desk.writable)
        for chooser in (self.who_combo, self.session_combo, self.done_check):
            chooser.setEnabled(True)  # what is shown can be chosen in a workspace that is only read too
        self._read()
        if self.current is not None and not self.current.live:
            self.done_check.setChecked(True)
        self._show()
        self.commitments_list.setFocus()

    def _connect(self) -> None:
        self.commitments_list.selectionModel().currentChanged.connect(self._choose)
        self.who_combo.activated.connect(self._show)
        self.session_combo.activated.connect(self._show)
        self.done_check.toggled.connect(self._show)
        for edit in self._edits.values():
            edit.textEdited.connect(self._type)
        self.due_edit.textChanged.connect(self._offer)
        self.what_edit.textChanged.connect(self._offer)
        self.kept_button.clicked.connect(self._keep)
        self.change_button.clicked.connect(self._change)
        self.carry_button.clicked.connect(self._carry)
        self.drop_button.clicked.connect(self._drop)
        self.again_button.clicked.connect(self._take_up)
        self.done_button.clicked.connect(self.accept)
        self._desk.changed.connect(self._follow)
        self.finished.connect(self._keep_drafts)

    @property
    def current(self) -> Commitment | None:
        """The commitment that is shown."""
        return next((one for one in self._all if one.id == self._shown), None)

    @property
    def _edits(self) -> dict[str, QLineEdit]:
        return {"what": self.what_edit, "due": self.due_edit, "remark": self.remark_edit}

    @property
    def _today(self) -> date:
        return self._tools.now().date()

    # The list

    @Slot()
    def _follow(self) -> None:
        self._read()
        self._show()

    def _read(self) -> None:
        self._all = self._desk.all()
        people = sorted({one.who for one in self._all if one.who}, key=str.casefold)
        titles = {one.session: self._desk.title(one) for one in self._all if one.session is not None}
        named = sorted(((title, str(key)) for key, title in titles.items() if title), key=lambda one: one[0].casefold())
        _fill(self.who_combo, self.tr("Everybody"), [(who, who) for who in people])
        _fill(self.session_combo, self.tr("All sessions"), named)

    def _listed(self) -> list[Commitment]:
        who, session = self.who_combo.currentData(), self.session_combo.currentData()
        of_them = (one for one in self._all if (not who or one.who == who))
        found = [one for one in of_them if not session or str(one.session) == session]
        done = sum(not one.live for one in found)
        self.done_check.setText(self.tr("Show done ones too ({0})").format(done))
        return commitment_words.in_order(one for one in found if one.live or self.done_check.isChecked())

    @Slot()
    def _show(self) -> None:
        """List what the filters let through, at the one that was shown or at the first."""
        listed, view = self._listed(), self.commitments_list
        model = view.selectionModel()
        model.blockSignals(True)
        view.set_lines(tuple(commitment_words.line_of(one, self._desk.title(one), self._today) for one in listed))
        rows = {one.id: row for row, one in enumerate(listed)}
        shown = self._shown if self._shown in rows else listed[0].id if listed else None
        if shown is not None:
            view.setCurrentIndex(view.model().index(rows[shown], 0))
        model.blockSignals(False)
        view.setVisible(bool(listed))
        self.empty_label.setVisible(not listed)
        self.empty_label.setText(self._about_nothing())
        self._show_one(shown)

    def _about_nothing(self) -> str:
        if not self._all:
            return self.tr("Nothing was promised yet. While a day runs, C writes down who does what, and by when.")
        return self.tr("Nothing is open here. Show done ones too, or choose somebody else.")

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        self._keep_drafts()
        lines = self.commitments_list.lines
        key = lines[index.row()].key if index.isValid() else None
        self._show_one(key if isinstance(key, UUID) else None)

    # The one that is shown

    def _show_one(self, shown: UUID | None) -> None:
        self._shown = shown
        one = self.current
        self.one_area.setVisible(one is not None)
        if one is None:
            return
        asks = self.tr("{0} will ask").format(one.asks) if one.asks else ""
        parts = (commitment_words.who_words(one), asks, self._desk.title(one))
        self.about_label.setText(". ".join(part for part in parts if part))
        for field, edit in self._edits.items():
            typed = self._desk.draft(self._place(field)) if self._desk.writable else None
            words = self._said(field) if typed is None else typed
            if not (edit.hasFocus() and edit.isModified()):
                edit.setText(words)
        now, hours24, behind = self._tools.now(), self._tools.hours24, self._desk.behind(one)
        self.history_label.setText(commitment_words.history(one, now, hours24=hours24, behind=behind))
        self._offer()

    def _said(self, field: str) -> str:
        """Return what the commitment that is shown says in a field."""
        one = self.current
        if one is None or field == "remark":
            return ""
        return one.what if field == "what" else _written(one.due)

    @property
    def _due(self) -> date | None:
        typed = self.due_edit.text()
        one = self.current
        return one.due if one is not None and typed == _written(one.due) else parse_date(typed, self._today)

    @Slot()
    def _offer(self) -> None:
        """Offer what can be done with what is written now."""
        one = self.current
        if one is None:
            return
        what, due, typed = self.what_edit.text().strip(), self._due, self.due_edit.text().strip()
        wrong = bool(typed) and due is None
        restyle(self.due_edit, invalid="true" if wrong else "false")
        self.due_hint.setText(self._about_due(due, wrong=wrong))
        self.due_hint.setVisible(bool(self.due_hint.text()))
        other = (what, due) != (one.what, one.due)
        self.change_button.setEnabled(one.live and bool(what) and not wrong and other)
        self.carry_button.setEnabled(one.live and bool(what) and due is not None and due != one.due)
        for button in (self.kept_button, self.change_button, self.carry_button, self.drop_button):
            button.setVisible(one.live and self._desk.writable)
        self.again_button.setVisible(not one.live and self._desk.writable)
        for edit in (self.what_edit, self.due_edit):
            edit.setReadOnly(not one.live or not self._desk.writable)

    def _about_due(self, due: date | None, *, wrong: bool) -> str:
        """Return what another date is understood as; nothing of the one that is agreed."""
        if wrong:
            return self.tr("This is no date. Try Friday, 10/30 or in 2 weeks.")
        if self.current is None or due == self.current.due:
            return ""
        return self.tr("“Change” takes the date away.") if due is None else dates.long_date(due)

    # What becomes of it

    @Slot()
    def _keep(self) -> None:
        self._turn(State.KEPT, self.tr("Commitment kept"))

    @Slot()
    def _change(self) -> None:
        self._turn(State.CHANGED, self.tr("Change commitment"), what=self.what_edit.text().strip(), due=self._due)

    @Slot()
    def _carry(self) -> None:
        self._turn(State.CARRIED, self.tr("Carry commitment on"), what=self.what_edit.text().strip(), due=self._due)

    @Slot()
    def _drop(self) -> None:
        self._turn(State.DROPPED, self.tr("Drop commitment"))

    @Slot()
    def _take_up(self) -> None:
        self._turn(State.OPEN, self.tr("Take commitment up again"))

    def _turn(
        self, state: State, label: str, *, what: str | None = None, due: date | AsAgreed | None = AsAgreed.DATE
    ) -> None:
        one = self.current
        if one is None:
            return
        self._typing.stop()
        remark = self.remark_edit.text().strip()
        for edit in self._edits.values():
            edit.setModified(False)
        drafts = {field: (self._place(field), edit.text()) for field, edit in self._edits.items()}
        for place, _text in drafts.values():
            self._desk.drop_draft(place)
        if not self._desk.turn(one, state, label, what=what, due=due, remark=remark):
            for field, (_place, text) in drafts.items():
                self._edits[field].setText(text)
                self._edits[field].setModified(True)
            self._keep_drafts()

    # Drafts

    def _place(self, field: str) -> str:
        return f"commitment/{self._shown}/{field}"

    @Slot()
    def _type(self) -> None:
        self._typing.start()

    @Slot()
    def _keep_drafts(self) -> None:
        """Keep what is typed in a field and is not what the commitment says."""
        self._typing.stop()
        for field, edit in self._edits.items():
            if edit.isModified() and self.current is not None and self._desk.writable:
                edit.setModified(False)
                keep = self._desk.drop_draft
                if edit.text() != self._said(field):
                    keep = partial(self._desk.keep_draft, text=edit.text())
                keep(self._place(field))


def _fill(combo: ElidedCombo, all_of_them: str, choices: list[tuple[str, str]]) -> None:
    """Offer choices below all of them; the chosen one stays while there is one like it."""
    chosen = combo.currentData()
    combo.clear()
    combo.addItem(all_of_them, "")
    for words, data in choices:
        combo.addItem(words, data)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))


def _written(due: date | None) -> str:
    return "" if due is None else f"{dates.short_date(due)}, {due.year}"
