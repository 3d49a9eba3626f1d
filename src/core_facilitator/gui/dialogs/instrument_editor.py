"""Writing an instrument: its statements first, then how they are answered and all else that is asked and told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QListWidget, QPushButton, QWidget

from core_facilitator.domain.instrument_problems import Flaw, Place, Problem, instrument_problems
from core_facilitator.domain.instruments import Instrument
from core_facilitator.domain.own_instruments import tidied
from core_facilitator.gui.dialogs.instrument_draft import InstrumentDraft
from core_facilitator.gui.dialogs.instrument_form import InstrumentForm
from core_facilitator.gui.dialogs.instrument_scales import InstrumentScales
from core_facilitator.gui.dialogs.instrument_statements import InstrumentStatements
from core_facilitator.gui.dialogs.writing_dialog import Wrong
from core_facilitator.gui.models import instrument_words
from core_facilitator.gui.widgets.elided_combo import ElidedCombo
from core_facilitator.gui.widgets.note_edit import NoteEdit
from core_facilitator.gui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from core_facilitator.gui.tools import Tools

_LATE = (Flaw.NO_TITLE, Flaw.NO_TEXT, Flaw.NO_STATEMENT)


class InstrumentEditor(InstrumentForm):
    """Accepted once the instrument can be asked and is stored."""

    SIZE = 1120, 760
    LIST_WIDTH = 168
    PLACES: ClassVar = {"title": None, "statements": 0, "scales": 1, "groups": 2, "introduction": 3}
    MOST_TOLD = 3

    used_label: QLabel
    title_problem: QLabel
    statements_table: RecordTable
    statements_problem: QLabel
    statement_body: QWidget
    answer_combo: ElidedCombo
    group_combo: ElidedCombo
    reverse_check: QCheckBox
    scales_list: QListWidget
    add_scale_button: QPushButton
    remove_scale_button: QPushButton
    scale_body: QWidget
    ready_combo: ElidedCombo
    points_edit: NoteEdit
    scales_problem: QLabel
    scaling_combo: ElidedCombo
    joined_label: QLabel
    groups_problem: QLabel
    introduction_problem: QLabel

    def __init__(
        self,
        tools: Tools,
        heading: str,
        instrument: Instrument,
        used: str,
        draft: InstrumentDraft,
        store: Callable[[Instrument], str],
    ) -> None:
        """`used` says what a change reaches. `store` keeps an instrument and returns nothing, or why it could not."""
        super().__init__(tools, heading, draft, store)
        self.used_label.setText(used)
        self.used_label.setVisible(bool(used))
        self._loaded = instrument
        self.statements = InstrumentStatements(self, instrument)
        self.scales = InstrumentScales(self)
        pages = [
            self.tr("Statements"),
            self.tr("Scales"),
            self.tr("Groups"),
            self.tr("Beginning"),
            self.tr("Care and credit"),
        ]
        self.begin(instrument, pages, self.title_edit)
        self.statements.touched.connect(self.follow)
        self.scales.touched.connect(self._follow_choices)
        self.regrouped.connect(self._follow_choices)

    @property
    def written(self) -> Instrument:
        """The instrument as all fields have it now."""
        parts = replace(self._loaded, statements=self.statements.statements, scales=self.scales.scales)
        return tidied(self.read_fields(parts), self._loaded)

    @property
    def called(self) -> str:
        """Its title."""
        return self.written.title.text or self.tr("this instrument")

    def show_written(self, thing: Instrument) -> None:
        """Show an instrument in all fields."""
        self.show_fields(thing)
        self.scales.show(thing.scales)
        self.statements.show(thing.statements, thing)

    def take_in(self) -> None:
        """Take in what is still being typed into a cell, the minutes, or the groups."""
        super().take_in()
        self.minutes_spin.interpretText()
        self.take_groups()

    def wrong(self) -> list[Wrong]:
        """Return why the instrument cannot be asked as it is written now."""
        instrument = self.written
        return [
            Wrong(_place(one), instrument_words.problem(one, instrument), self._reach(one), one.flaw in _LATE)
            for one in instrument_problems(instrument)
        ]

    def _reach(self, wrong: Problem) -> Callable[[], None]:
        reaches: dict[Place, Callable[[], None]] = {
            Place.STATEMENTS: partial(self.statements.go_to, wrong.key),
            Place.SCALES: partial(self.scales.go_to, wrong.key),
            Place.GROUPS: self.groups_edit.setFocus,
            Place.INTRODUCTION: self.introduction_edit.setFocus,
        }
        return reaches.get(wrong.place, self.title_edit.setFocus)

    @Slot()
    def _follow_choices(self) -> None:
        """Offer the statements the groups and scales as they are now."""
        self.statements.show_choices(replace(self._loaded, groups=self.groups, scales=self.scales.scales))
        self.follow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.statements.stretch()

    def size_pages(self) -> None:
        """Give both languages of a statement the same width, too."""
        super().size_pages()
        self.statements.stretch()


def _place(problem: Problem) -> str:
    return "title" if problem.place is Place.WHOLE else problem.place.value
