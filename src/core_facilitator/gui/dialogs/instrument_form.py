"""The fields of an instrument that hold plain texts and choices: shown from one, and read back into one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit

from core_facilitator.domain.instruments import Group, Instrument, Wording
from core_facilitator.domain.own_instruments import kept_credit, typed_groups, with_credit, written_groups
from core_facilitator.domain.text import clean
from core_facilitator.gui.dialogs.writing_dialog import WritingDialog
from core_facilitator.gui.widgets.note_edit import NoteEdit
from core_facilitator.gui.widgets.number_spin import NumberSpin

if TYPE_CHECKING:
    from core_facilitator.gui.dialogs.instrument_draft import InstrumentDraft
    from core_facilitator.gui.tools import Tools


class InstrumentForm(WritingDialog[Instrument]):
    """The fields of an instrument but for its statements and scales. `regrouped`: groups were typed and left."""

    title_edit: QLineEdit
    title_es_edit: QLineEdit
    groups_edit: NoteEdit
    introduction_edit: NoteEdit
    introduction_es_edit: NoteEdit
    minutes_spin: NumberSpin
    shuffled_check: QCheckBox
    skippable_check: QCheckBox
    use_edit: NoteEdit
    care_edit: NoteEdit
    caveats_edit: NoteEdit
    kept_label: QLabel
    credit_edit: NoteEdit

    regrouped = Signal()

    def __init__(self, tools: Tools, heading: str, draft: InstrumentDraft, store: Callable[[Instrument], str]) -> None:
        super().__init__(tools, "instrument_editor", heading, draft, store)
        self._groups: tuple[Group, ...] = ()
        self._kept = ""
        lines = self.title_edit, self.title_es_edit
        notes = self.introduction_edit, self.introduction_es_edit, self.use_edit, self.care_edit
        for edit in (*lines, *notes, self.groups_edit, self.caveats_edit, self.credit_edit):
            edit.textChanged.connect(self.touched)
        self.minutes_spin.valueChanged.connect(self.touched)
        for box in (self.shuffled_check, self.skippable_check):
            box.toggled.connect(self.touched)
        self.groups_edit.left.connect(self.take_groups)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups as they are typed now."""
        return typed_groups(clean(self.groups_edit.toPlainText()).text, self._groups)

    def take_groups(self) -> None:
        """Take the groups as they are typed: what is typed from now on is a change to these."""
        if self.groups != self._groups:
            self._groups = self.groups
            self.regrouped.emit()

    def show_fields(self, instrument: Instrument) -> None:
        """Show an instrument."""
        self._groups = instrument.groups
        self._kept, credit = kept_credit(instrument.credit)
        self.title_edit.setText(instrument.title.text)
        self.title_es_edit.setText(instrument.title.es)
        self.groups_edit.setPlainText(written_groups(instrument.groups))
        self.introduction_edit.setPlainText(instrument.introduction.text)
        self.introduction_es_edit.setPlainText(instrument.introduction.es)
        self.minutes_spin.setValue(instrument.minutes)
        self.shuffled_check.setChecked(instrument.shuffled)
        self.skippable_check.setChecked(instrument.skippable)
        self.use_edit.setPlainText(instrument.use)
        self.care_edit.setPlainText(instrument.care)
        self.caveats_edit.setPlainText("\n".join(" ".join(one.split()) for one in instrument.caveats))
        self.kept_label.setText(self.tr("This credit travels along: {0}").format(self._kept))
        self.kept_label.setVisible(bool(self._kept))
        self.credit_edit.setPlainText(credit)

    def read_fields(self, instrument: Instrument) -> Instrument:
        """Return an instrument with what these fields say."""
        return replace(
            instrument,
            title=Wording(_said(self.title_edit), _said(self.title_es_edit)),
            introduction=Wording(_said(self.introduction_edit), _said(self.introduction_es_edit)),
            groups=self.groups,
            minutes=self.minutes_spin.value(),
            shuffled=self.shuffled_check.isChecked(),
            skippable=self.skippable_check.isChecked(),
            use=_said(self.use_edit),
            care=_said(self.care_edit),
            caveats=tuple(line.strip() for line in _said(self.caveats_edit).splitlines() if line.strip()),
            credit=with_credit(self._kept, _said(self.credit_edit)),
        )


def _said(field: QLineEdit | QPlainTextEdit) -> str:
    return clean(field.text() if isinstance(field, QLineEdit) else field.toPlainText()).text.strip()
