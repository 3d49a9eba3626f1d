"""What a pile of paper forms came to: marks by statement, with a check sum, and the words that were written."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core_facilitator.domain.answering import Taken, Ticket
from core_facilitator.domain.check_in_rules import Miscounted, TallyError, checked_tally
from core_facilitator.domain.check_ins import CheckIn, Tally
from core_facilitator.domain.faults import WorkspaceError
from core_facilitator.gui import form
from core_facilitator.gui.models import result_words
from core_facilitator.gui.widgets.growing_dialog import fit
from core_facilitator.gui.widgets.icon_label import IconLabel
from core_facilitator.gui.widgets.number_spin import NumberSpin
from core_facilitator.gui.widgets.tally_grid import TallyGrid
from core_facilitator.gui.widgets.tally_pile import TallyPile

if TYPE_CHECKING:
    from core_facilitator.gui.tools import Tools

_SIZE = 960, 680  # px at the standard text size, where the window has that much room
_LINES = 4

Keep = Callable[[Tally], Ticket]
TakeBack = Callable[[Ticket], Taken]


class CheckInTally(QDialog):
    """Adds a pile of paper to the answers, and where parts of the group are told apart, one pile after another.

    Until the dialog is closed or the next pile is begun, a pile can be taken back; later nobody can.
    """

    heading_label: QLabel
    hint_label: QLabel
    piles_label: QLabel
    sheets_spin: NumberSpin
    marks_area: QScrollArea
    marks_body: QWidget
    told_label: IconLabel
    back_button: QPushButton
    next_button: QPushButton
    no_button: QPushButton
    yes_button: QPushButton

    def __init__(self, tools: Tools, check_in: CheckIn, keep: Keep, take_back: TakeBack) -> None:
        super().__init__(tools.window)
        form.fill(self, "check_in_tally", tools.theme)
        self.setWindowTitle(self.tr("Enter what is on paper"))
        fit(self, tools.theme, *_SIZE)
        self._theme = tools.theme
        self._check_in = check_in
        self._keep = keep
        self._take_back = take_back
        self._ticket: Ticket | None = None
        self._warned = False
        self.grids: list[TallyGrid] = []
        self.edits: dict[str, QPlainTextEdit] = {}
        self.pile = TallyPile(tools.theme, check_in.rules.splits)
        self._piles: list[str] = []
        self.hint_label.setText(f"{self.hint_label.text()} {result_words.paper_rule(check_in)}")
        self._build()
        for part in (self.back_button, self.next_button, self.piles_label):
            part.hide()
        self.pile.changed.connect(self._check)
        self.next_button.clicked.connect(self._begin_next)
        self.sheets_spin.valueChanged.connect(self._check)
        self.back_button.clicked.connect(self._undo)
        self.no_button.clicked.connect(self.reject)
        self.yes_button.clicked.connect(self.accept)
        self.yes_button.setAutoDefault(False)  # Enter in a field of numbers goes on to the next one
        self._check()
        self._go_to_start()

    @property
    def tally(self) -> Tally:
        """What is written now."""
        instrument = self._check_in.instrument
        marks = tuple((one.key, self._grid_of(one.key).marks(one.key)) for one in instrument.chosen)
        words = tuple(
            (key, line.strip())
            for key, edit in self.edits.items()
            for line in edit.toPlainText().splitlines()
            if line.strip()
        )
        return Tally(sheets=self.sheets_spin.value(), marks=marks, words=words, parts=self.pile.parts)

    def accept(self) -> None:
        """Add the pile to the answers, and stay: it can be taken back while this is open."""
        if self._ticket is not None:
            super().accept()
            return
        try:
            tally = checked_tally(self._check_in, self.tally)
            self._ticket = self._keep(tally)
        except TallyError as error:
            self._say("circle-alert", self._why(error), "danger")
            return
        except WorkspaceError:
            self._say("circle-alert", self.tr("Not saved. What you typed is still here."), "danger")
            return
        self._piles.append(self._named(tally))
        self._say("circle-check", self.tr("{0} sheets were added. Shred the paper.").format(tally.sheets), "accent")
        self._settle(kept=True)

    def reject(self) -> None:
        """Leave; what was typed and not added is asked about once. It is kept nowhere: a draft could be read."""
        typed = self._ticket is None and self._typed
        if typed and not self._warned:
            self._warned = True
            words = self.tr("What you typed is not added and is kept nowhere. Once more, and it is thrown away.")
            self._say("triangle-alert", words, "now-ink")
            return
        super().reject()

    @property
    def _typed(self) -> bool:
        return any(one.text() for one in self._fields) or any(edit.toPlainText() for edit in self.edits.values())

    @property
    def _fields(self) -> tuple[QLineEdit, ...]:
        return tuple(field for grid in self.grids for line in grid.fields.values() for field in line)

    @Slot()
    def _undo(self) -> None:
        if self._ticket is None:
            return
        try:
            taken = self._take_back(self._ticket)
        except WorkspaceError:
            self._say("circle-alert", self.tr("They could not be taken back. Try it again."), "danger")
            return
        if taken is Taken.WITHDRAWN:
            self._ticket = None
            self._piles.pop()
            self._settle(kept=False)
            self._check()
        else:
            self._say("circle-alert", self.tr("The check-in is closed: what was counted stays."), "danger")

    def _settle(self, *, kept: bool) -> None:
        """What was added is no longer changed here: it can be taken back as a whole."""
        splits = self._check_in.rules.splits
        self.back_button.setVisible(kept)
        self.next_button.setVisible(kept and bool(splits))
        self.no_button.setVisible(not kept)
        self.no_button.setText(self.tr("Done") if self._piles else self.tr("Not now"))
        self.piles_label.setVisible(bool(splits and self._piles))
        self.piles_label.setText(self.tr("Added here: {0}.").format("; ".join(self._piles)))
        self.yes_button.setText(self.tr("Done") if kept else self.tr("Add to the answers"))
        self.yes_button.setEnabled(True)
        self.marks_body.setEnabled(not kept)
        self.sheets_spin.setEnabled(not kept)
        self.pile.setEnabled(not kept)

    @Slot()
    def _begin_next(self) -> None:
        """Begin the pile of another part: the one before stays, and can be taken back no more."""
        self._ticket = None
        for field in self._fields:
            field.clear()
        for edit in self.edits.values():
            edit.clear()
        self.sheets_spin.setValue(0)
        self.pile.clear()
        self._settle(kept=False)
        self._check()
        self._go_to_start()

    def _go_to_start(self) -> None:
        if self.pile.combos:
            self.pile.combos[0].setFocus()
            return
        self.sheets_spin.setFocus()
        self.sheets_spin.selectAll()

    def _named(self, tally: Tally) -> str:
        return self.tr("{0} ({1})").format(self.pile.name, tally.sheets)

    def _build(self) -> None:
        instrument, layout = self._check_in.instrument, self.marks_body.layout()
        row = self.findChild(QHBoxLayout, "sheets_layout")
        if not isinstance(layout, QVBoxLayout) or row is None:
            raise TypeError(layout)
        row.insertWidget(0, self.pile)
        self.pile.setVisible(bool(self.pile.combos))
        numbered = tuple(enumerate(instrument.statements, start=1))
        for scale in instrument.scales:
            lines = tuple((number, one) for number, one in numbered if one.scale == scale.key)
            if lines:
                grid = TallyGrid(self._theme, scale, lines)
                grid.changed.connect(self._check)
                layout.addWidget(grid)
                self.grids.append(grid)
        for number, one in numbered:
            if not one.scale:
                label = QLabel(self.tr("{0}. {1} (one answer on each line)").format(number, one.text.text))
                label.setWordWrap(True)
                edit = QPlainTextEdit()
                edit.setTabChangesFocus(True)
                edit.setFixedHeight(self._theme.px(26) * _LINES)
                edit.setAccessibleName(one.text.text)
                edit.textChanged.connect(self._check)
                layout.addWidget(label)
                layout.addWidget(edit)
                self.edits[one.key] = edit
        layout.addStretch(1)
        self._order()

    def _order(self) -> None:
        """Let Tab go as one reads: which pile, how many sheets, line by line, then the buttons."""
        self.marks_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the field that is typed in
        fields = (*self._fields, *self.edits.values())
        buttons = (self.back_button, self.next_button, self.no_button, self.yes_button)
        for one, after in pairwise((*self.pile.combos, self.sheets_spin, *fields, *buttons)):
            self.setTabOrder(one, after)

    def _grid_of(self, statement: str) -> TallyGrid:
        return next(grid for grid in self.grids if statement in grid.fields)

    @Slot()
    def _check(self) -> None:
        sheets = self.sheets_spin.value()
        wrong = [grid for grid in self.grids if not grid.show_sums(sheets)]
        self._warned = False
        if not self.pile.chosen:
            self.yes_button.setEnabled(False)
            self._say("info", self.tr("Sort the sheets by part first, and say which pile this is."), "ink-2")
            return
        try:
            checked_tally(self._check_in, self.tally)
        except TallyError as error:
            self.yes_button.setEnabled(False)
            self._say("info" if error.why is Miscounted.NO_SHEETS else "circle-alert", self._why(error), "ink-2")
            return
        self.yes_button.setEnabled(not wrong)
        self._say("info", self.tr("Every line adds up to {0} sheets with those left blank.").format(sheets), "ink-2")

    def _why(self, error: TallyError) -> str:
        number = next(
            (place for place, one in enumerate(self._check_in.instrument.statements, 1) if one.key == error.statement),
            0,
        )
        if error.why is Miscounted.NO_SHEETS:
            return self.tr("Begin with how many sheets there are.")
        if error.why is Miscounted.MORE_THAN_SHEETS:
            return self.tr("Line {0} has {1} answers on {2} sheets. Count it again.").format(
                number, error.marks, error.sheets
            )
        if error.why is Miscounted.MISSING:
            return self.tr("Line {0} has {1} marks on {2} sheets, and none may be left blank here.").format(
                number, error.marks, error.sheets
            )
        if error.why is Miscounted.TOO_LONG:
            return self.tr("Line {0} has a longer text than fits. Shorten it.").format(number)
        return self.tr("Line {0} cannot be right. Count it again.").format(number)

    def _say(self, glyph: str, words: str, role: str) -> None:
        self.told_label.show_line(glyph, words, role)
