"""Writing a card: its steps first, then all else that it tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from core_facilitator.domain.fitting import fewest
from core_facilitator.domain.protocol_rules import Broken, Rule, broken
from core_facilitator.domain.protocols import Protocol
from core_facilitator.gui import form
from core_facilitator.gui.dialogs.protocol_draft import ProtocolDraft
from core_facilitator.gui.dialogs.protocol_form import ProtocolForm
from core_facilitator.gui.dialogs.protocol_steps import ProtocolSteps
from core_facilitator.gui.dialogs.writing_dialog import Wrong
from core_facilitator.gui.models import card_names, card_rules
from core_facilitator.gui.widgets.card_picker import CardEntry
from core_facilitator.gui.widgets.elided_combo import ElidedCombo
from core_facilitator.gui.widgets.note_edit import NoteEdit
from core_facilitator.gui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from core_facilitator.gui.tools import Tools

_BESIDE = 940  # px that a step needs to stand beside the table of all
_STEPS, _PEOPLE = 0, 2  # pages


class ProtocolEditor(ProtocolForm):
    """Accepted once the card keeps every rule and is stored."""

    SIZE = 1120, 780
    LIST_WIDTH = 188
    PLACES: ClassVar = {"name": None, "steps": _STEPS, "range": _STEPS, "groups": _PEOPLE, "settings": _PEOPLE}

    name_problem: QLabel
    steps_table: RecordTable
    steps_problem: QLabel
    step_body: QWidget
    step_label: QLabel
    together_combo: ElidedCombo
    silent_edit: QLineEdit
    do_edit: NoteEdit
    say_edit: NoteEdit
    kept_check: QCheckBox
    stretches_check: QCheckBox
    sum_label: QLabel
    range_problem: QLabel
    groups_problem: QLabel
    settings_problem: QLabel

    def __init__(
        self,
        tools: Tools,
        heading: str,
        card: Protocol,
        others: Iterable[CardEntry],
        draft: ProtocolDraft,
        store: Callable[[Protocol], str],
    ) -> None:
        """`others` are all cards. `store` keeps a card and returns nothing, or says why it could not."""
        super().__init__(tools, heading, draft, store)
        self._others = tuple(others)
        self.steps = ProtocolSteps(self)
        pages = [
            self.tr("Steps"),
            self.tr("Purpose"),
            self.tr("People and place"),
            self.tr("What you say"),
            self.tr("Care"),
            self.tr("Handout"),
            self.tr("Credit"),
        ]
        self.begin(card, pages, self.name_edit)
        self.steps.touched.connect(self._follow_steps)
        self.name_edit.textEdited.connect(self.want)  # a name that was taken away is missing

    @property
    def written(self) -> Protocol:
        """The card as all fields have it now."""
        return replace(self.read_fields(), steps=self.steps.steps)

    @property
    def called(self) -> str:
        """Its name."""
        return self.written.name.strip() or self.tr("this protocol")

    def show_written(self, thing: Protocol) -> None:
        """Show a card in all fields."""
        self.show_fields(thing, self._others)
        self.steps.show(thing.steps)

    def take_in(self) -> None:
        """Take in what is still being typed into a cell or the range."""
        super().take_in()
        for spin in (self.least_spin, self.most_spin):
            spin.interpretText()

    def wrong(self) -> list[Wrong]:
        """Return which rules of a card are broken now."""
        return [
            Wrong(card_rules.PLACES[one.rule], card_rules.words(one), self._reach(one), one.rule is Rule.NAMED)
            for one in broken(self.written)
        ]

    def _reach(self, wrong: Broken) -> Callable[[], None]:
        if wrong.rule in (Rule.STEP_NAMED, Rule.FLOOR_IN_STEP):
            return partial(self.steps.go_to, wrong.number)
        fields: dict[Rule, QWidget] = {
            Rule.NAMED: self.name_edit,
            Rule.STEPS_THERE: self.steps_table.add_button,
            Rule.MOST_REACHES_STEPS: self.most_spin,
            Rule.SOMETHING_STRETCHES: self.stretches_check,
            Rule.GROUPS_IN_ORDER: self.people_least_spin,
            Rule.PARTS_IN_ORDER: self.parts_least_spin,
            Rule.SOMEWHERE: self.room_check,
        }
        return fields.get(wrong.rule, self.least_spin).setFocus

    def tell(self) -> None:
        """Say how long the card is, too."""
        super().tell()
        self.sum_label.setText(card_names.minutes_words(self.written.minutes))

    @Slot()
    def _follow_steps(self) -> None:
        """Let the range follow the steps: it always holds their sum, and never less than they can take."""
        steps = self.steps.steps
        minutes, least = sum(step.minutes for step in steps), self.least_spin.value()
        self.most_spin.show_minutes(max(self.most_spin.value(), minutes))
        self.least_spin.show_minutes(min(max(least, fewest(steps)), minutes))
        self.follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.size_pages()

    def size_pages(self) -> None:
        """Put a step beside the table of all, or below it where it is narrow."""
        super().size_pages()
        form.turn(self, "steps_layout", down=self.width() < self._theme.px(_BESIDE))
