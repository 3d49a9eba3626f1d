"""All fields of a card in one form: shown from a card, and read back into one. What was not touched stays as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from core_facilitator.domain.agendas import Handout, Material
from core_facilitator.domain.own_protocols import adapted_by, credited, kept_line
from core_facilitator.domain.protocols import (
    Care,
    Energy,
    Groups,
    Load,
    Practice,
    Protocol,
    Risk,
    Role,
    Setting,
    Stage,
    Variation,
)
from core_facilitator.gui.dialogs.writing_dialog import WritingDialog
from core_facilitator.gui.models import card_names
from core_facilitator.gui.models.block_columns import material_columns
from core_facilitator.gui.models.card_columns import role_columns, variation_columns
from core_facilitator.gui.widgets.block_choices import choose, fill_frameworks
from core_facilitator.gui.widgets.card_picker import CardEntry, CardPicker
from core_facilitator.gui.widgets.draft_cells import DraftCells
from core_facilitator.gui.widgets.elided_combo import ElidedCombo
from core_facilitator.gui.widgets.minutes_spin import MinutesSpin
from core_facilitator.gui.widgets.note_edit import NoteEdit
from core_facilitator.gui.widgets.record_table import RecordTable
from core_facilitator.gui.widgets.shown_texts import Edit, ShownTexts

if TYPE_CHECKING:
    from core_facilitator.gui.dialogs.protocol_draft import ProtocolDraft
    from core_facilitator.gui.tools import Tools

E = TypeVar("E", bound=Enum)

_LINES = ("name", "nickname", "phase", "credit")
_TEXTS = ("purpose", "room", "virtual", "invitation")
_LISTS = ("when", "tags", "prompts", "debrief", "tips", "traps", "cautions")
_HANDOUT = ("title", "intro", "writing", "care")
_MOST_OF_A_THING = 100_000  # as files of protocols have it
_COMBOS: dict[str, type[Enum]] = {"risk": Risk, "energy": Energy, "safety": Stage}


class ProtocolForm(WritingDialog[Protocol]):
    """The fields of a card but for its steps."""

    name_edit: QLineEdit
    nickname_edit: QLineEdit
    phase_edit: QLineEdit
    credit_edit: QLineEdit
    framework_combo: ElidedCombo
    purpose_edit: NoteEdit
    when_edit: NoteEdit
    tags_edit: NoteEdit
    goes_with_picker: CardPicker
    people_least_spin: QSpinBox
    people_most_spin: QSpinBox
    parts_least_spin: QSpinBox
    parts_most_spin: QSpinBox
    risk_combo: ElidedCombo
    energy_combo: ElidedCombo
    safety_combo: ElidedCombo
    room_check: QCheckBox
    virtual_check: QCheckBox
    outdoors_check: QCheckBox
    reflective_check: QCheckBox
    social_check: QCheckBox
    transformational_check: QCheckBox
    room_edit: NoteEdit
    virtual_edit: NoteEdit
    materials_table: RecordTable
    roles_table: RecordTable
    invitation_edit: NoteEdit
    prompts_edit: NoteEdit
    debrief_edit: NoteEdit
    tips_edit: NoteEdit
    traps_edit: NoteEdit
    load_combo: ElidedCombo
    opt_out_edit: NoteEdit
    cautions_edit: NoteEdit
    variations_table: RecordTable
    handout_check: QCheckBox
    handout_pane: QWidget
    handout_title_edit: QLineEdit
    handout_intro_edit: NoteEdit
    handout_writing_edit: NoteEdit
    handout_care_edit: NoteEdit
    lines_spin: QSpinBox
    kept_pane: QWidget
    kept_caption: QLabel
    kept_label: QLabel
    adapted_edit: QLineEdit
    own_pane: QWidget
    attribution_edit: NoteEdit
    terms_edit: NoteEdit
    terms_pane: QWidget
    terms_label: QLabel
    least_spin: MinutesSpin
    most_spin: MinutesSpin

    def __init__(self, tools: Tools, heading: str, draft: ProtocolDraft, store: Callable[[Protocol], str]) -> None:
        super().__init__(tools, "protocol_editor", heading, draft, store)
        self._texts = ShownTexts(self._edit)
        self._showing = False
        self._fill_choices()
        self._set_up_tables()
        self._listen()

    # Showing

    def show_fields(self, card: Protocol, others: Iterable[CardEntry]) -> None:
        """Show a card; `others` are all cards that it may go well with."""
        self._showing = True
        self._card = card
        self._others = tuple(others)
        for name in (*_LINES, *_TEXTS):
            self._texts.show(name, getattr(card, name))
        for name in _LISTS:
            self._texts.show(name, "\n".join(text.replace("\n", " ") for text in getattr(card, name)))
        self._texts.show("opt_out", card.care.opt_out)
        self._show_choices(card)
        self._show_numbers(card)
        self._show_handout(card.handout)
        self._show_credit(card)
        self.materials_table.show_records("", card.materials)
        self.roles_table.show_records("", card.roles)
        self.variations_table.show_records("", card.variations)
        self.goes_with_picker.show_cards((one for one in self._others if one.key != card.key), card.goes_with)
        self._showing = False

    def _show_choices(self, card: Protocol) -> None:
        choose(self.framework_combo, card.framework)
        for name in _COMBOS:
            choose(getattr(self, f"{name}_combo"), getattr(card, name).value)
        choose(self.load_combo, card.care.load.value)
        for one in (*Setting, *Practice):
            self._check(one).setChecked(one in card.settings or one in card.practices)

    def _show_numbers(self, card: Protocol) -> None:
        groups = card.groups
        self.people_least_spin.setValue(groups.least)
        self.people_most_spin.setValue(groups.most)
        self.parts_least_spin.setValue(groups.parts_least or 0)
        self.parts_most_spin.setValue(groups.parts_most or 0)
        self.least_spin.show_minutes(card.least)
        self.most_spin.show_minutes(card.most)

    def _show_handout(self, handout: Handout | None) -> None:
        self.handout_check.setChecked(handout is not None)
        self.handout_pane.setEnabled(handout is not None)
        shown = handout or Handout()
        for name in _HANDOUT:
            self._texts.show(f"handout_{name}", getattr(shown, name))
        self.lines_spin.setValue(shown.lines)

    def _show_credit(self, card: Protocol) -> None:
        """Show the line of credit: to write, or where a card was adapted, what stays and who adapted it."""
        came = bool(card.adapted_from)
        self.kept_pane.setVisible(came)
        self.own_pane.setVisible(not came)
        self.terms_pane.setVisible(came and bool(card.license.terms))
        origin = next((one.name for one in self._others if one.key == card.adapted_from), "")
        came_with = self.tr("Came with {0}, and stays").format(origin) if origin else self.tr("Came with it, and stays")
        self.kept_caption.setText(came_with)
        self.kept_label.setText(kept_line(card))
        self.terms_label.setText(card.license.terms)
        self._texts.show("adapted", adapted_by(card) if came else "")
        self._texts.show("attribution", card.license.attribution)
        self._texts.show("terms", card.license.terms)

    # Reading

    def read_fields(self) -> Protocol:
        """Return the card as the fields have it."""
        card = self._card
        changes: dict[str, Any] = {name: self._texts.line(name) for name in _LINES}
        changes |= {name: self._texts.changed(name, getattr(card, name)) for name in _TEXTS}
        changes |= {name: self._texts.listed(name, getattr(card, name)) for name in _LISTS}
        changes |= {name: kind(getattr(self, f"{name}_combo").currentData()) for name, kind in _COMBOS.items()}
        return replace(
            self._credited(replace(card, **changes)),
            framework=self.framework_combo.currentData() or "",
            least=self.least_spin.value(),
            most=self.most_spin.value(),
            groups=self._groups(),
            settings=self._ticked(card.settings, Setting),
            practices=self._ticked(card.practices, Practice),
            materials=tuple(map(_countable, _named(self.materials_table.records))),
            roles=tuple(_named(self.roles_table.records)),
            variations=tuple(_named(self.variations_table.records)),
            care=Care(
                load=Load(self.load_combo.currentData()), opt_out=self._texts.changed("opt_out", card.care.opt_out)
            ),
            handout=self._handout(),
            goes_with=self.goes_with_picker.chosen,
        )

    def _handout(self) -> Handout | None:
        if not self.handout_check.isChecked():
            return None
        before = self._card.handout or Handout()
        texts = {name: self._texts.changed(f"handout_{name}", getattr(before, name)) for name in _HANDOUT}
        return Handout(**texts, lines=self.lines_spin.value())

    def _groups(self) -> Groups:
        return Groups(
            least=self.people_least_spin.value(),
            most=self.people_most_spin.value(),
            parts_least=self.parts_least_spin.value() or None,
            parts_most=self.parts_most_spin.value() or None,
        )

    def _credited(self, card: Protocol) -> Protocol:
        if self._card.adapted_from:
            whom = self._texts.line("adapted")
            return card if whom == adapted_by(self._card) else credited(card, whom)
        before = card.license
        attribution = self._texts.changed("attribution", before.attribution)
        return replace(
            card, license=replace(before, attribution=attribution, terms=self._texts.changed("terms", before.terms))
        )

    def _ticked(self, before: tuple[E, ...], kind: type[E]) -> tuple[E, ...]:
        """Return what is ticked; what was there before stays in its order."""
        return tuple(one for one in dict.fromkeys((*before, *kind)) if self._check(one).isChecked())

    def _edit(self, name: str) -> Edit:
        edit: Edit = getattr(self, f"{name}_edit")
        return edit

    def _check(self, value: Enum) -> QCheckBox:
        box: QCheckBox = getattr(self, f"{value.value}_check")
        return box

    # The form

    def _fill_choices(self) -> None:
        self._paint_frameworks()
        for name, kind in _COMBOS.items():
            _offer(getattr(self, f"{name}_combo"), kind)
        for load, words in (
            (Load.LIGHT, self.tr("Hardly anything")),
            (Load.SOME, self.tr("Something")),
            (Load.HEAVY, self.tr("A lot")),
        ):
            self.load_combo.addItem(words, load.value)
        for spin in (self.parts_least_spin, self.parts_most_spin):
            spin.setSpecialValueText(self.tr("none"))
        for spin in (self.least_spin, self.most_spin):
            spin.setSuffix(self.tr(" min"))

    @Slot()
    def _paint_frameworks(self) -> None:
        fill_frameworks(self.framework_combo, self._theme)

    def _set_up_tables(self) -> None:
        tables = (
            (self.materials_table, material_columns(), _material, self.tr("Materials"), 200),
            (self.roles_table, role_columns(), _role, self.tr("Roles"), 340),
            (self.variations_table, variation_columns(), _variation, self.tr("Variations"), 340),
        )
        for table, columns, fresh, name, width in tables:
            tall = table is not self.materials_table  # whose words are short
            table.set_up(columns, fresh, name=name, headings=True, captioned=True, widths=(width,), tall=tall)
            table.view.horizontalHeader().geometriesChanged.connect(table.view.fit_rows)
            table.view.setItemDelegate(DraftCells(table.view))
            table.edited.connect(self._touch)

    def _listen(self) -> None:
        for name in (*_LINES, *_TEXTS, *_LISTS, *(f"handout_{one}" for one in _HANDOUT)):
            self._edit(name).textChanged.connect(self._touch)
        for name in ("opt_out", "adapted", "attribution", "terms"):
            self._edit(name).textChanged.connect(self._touch)
        combos: list[QComboBox] = [self.framework_combo, self.load_combo]
        for combo in (*combos, *(getattr(self, f"{name}_combo") for name in _COMBOS)):
            combo.currentIndexChanged.connect(self._touch)
        for box in (*map(self._check, (*Setting, *Practice)), self.handout_check):
            box.toggled.connect(self._touch)
        self.handout_check.toggled.connect(self.handout_pane.setEnabled)
        spins = (self.people_least_spin, self.people_most_spin, self.parts_least_spin, self.parts_most_spin)
        for spin in (*spins, self.lines_spin, self.least_spin, self.most_spin):
            spin.valueChanged.connect(self._touch)
        self.goes_with_picker.changed.connect(self._touch)
        self._theme.changed.connect(self._paint_frameworks)

    @Slot()
    def _touch(self) -> None:
        if not self._showing:
            self.touched.emit()


def _offer(combo: QComboBox, kind: type[Enum]) -> None:
    for value in kind:
        combo.addItem(card_names.name_of(value), value.value)


def _named(records: Iterable[Any]) -> Iterable[Any]:
    """Yield what has a name; a row that was added and left empty is nothing."""
    return (record for record in records if record.name.strip())


def _countable(material: Material) -> Material:
    return replace(material, quantity=min(material.quantity, _MOST_OF_A_THING))


def _material() -> Material:
    return Material(name="")


def _role() -> Role:
    return Role(name="")


def _variation() -> Variation:
    return Variation(name="", how="")
