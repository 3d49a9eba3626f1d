"""Everything about one block, each field where it can be changed."""

from dataclasses import replace
from datetime import time
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QScrollArea, QSpinBox, QWidget

from core_facilitator.domain.agendas import Block, Handout, Material, Session, Step, TimeKind
from core_facilitator.domain.timing import TimedBlock
from core_facilitator.gui import form
from core_facilitator.gui.models.block_columns import material_columns, step_columns
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets import block_texts
from core_facilitator.gui.widgets.block_choices import choose, chosen_room, fill_frameworks, fill_kinds, fill_rooms
from core_facilitator.gui.widgets.block_company import chosen_company, fill_companies
from core_facilitator.gui.widgets.block_insight import BlockInsight
from core_facilitator.gui.widgets.block_running import BlockRunning
from core_facilitator.gui.widgets.block_source import BlockSource
from core_facilitator.gui.widgets.elided_combo import ElidedCombo
from core_facilitator.gui.widgets.group_line import GroupLine
from core_facilitator.gui.widgets.icon_label import IconLabel
from core_facilitator.gui.widgets.minutes_spin import MinutesSpin
from core_facilitator.gui.widgets.note_edit import NoteEdit, TitleEdit
from core_facilitator.gui.widgets.people_picker import PeoplePicker
from core_facilitator.gui.widgets.record_table import RecordTable
from core_facilitator.gui.widgets.scroll_foot import ScrollFoot
from core_facilitator.gui.widgets.time_field import TimeField
from core_facilitator.gui.widgets.typed_text import DraftOffer, TypedText, Typing


class BlockInspector(QWidget):
    """Shows one block. `changed` carries its key, the fields that are other ones now, and what undo calls that.

    `minutes_chosen` carries its key and how long it should be: in a group of tracks that is for others to work out.
    `refused` carries what was typed for minutes and means none.
    """

    scroll_area: QScrollArea
    title_edit: TitleEdit
    title_button: QPushButton
    start_field: TimeField
    minutes_spin: MinutesSpin
    pin_check: QCheckBox
    lead_picker: PeoplePicker
    kind_combo: QComboBox
    steps_sum: IconLabel
    steps_table: RecordTable
    step_pane: QWidget
    step_text_edit: NoteEdit
    step_together_combo: ElidedCombo
    step_silent_edit: QLineEdit
    step_say_edit: NoteEdit
    materials_table: RecordTable
    floor_spin: MinutesSpin
    end_field: TimeField
    protected_check: QCheckBox
    skipped_check: QCheckBox
    room_combo: ElidedCombo
    grouping_edit: QLineEdit
    group_line: GroupLine
    setup_edit: NoteEdit
    participants_see_edit: NoteEdit
    prompts_edit: NoteEdit
    journal_check: QCheckBox
    handout_check: QCheckBox
    handout_pane: QWidget
    handout_title_edit: QLineEdit
    handout_intro_edit: NoteEdit
    handout_writing_edit: NoteEdit
    handout_lines_spin: QSpinBox
    handout_care_edit: NoteEdit
    private_label: IconLabel
    purpose_edit: NoteEdit
    notes_edit: NoteEdit
    if_late_edit: NoteEdit
    framework_combo: QComboBox
    protocol_edit: QLineEdit
    credit_edit: NoteEdit
    tracks_section: QLabel
    split_button: QPushButton
    duplicate_button: QPushButton
    remove_button: QPushButton

    changed = Signal(object, object, str)
    minutes_chosen = Signal(object, int)
    refused = Signal(str)

    def __init__(self, theme: Theme, typing: Typing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form.fill(self, "block_inspector", theme)
        ScrollFoot(self, self.scroll_area)
        self._theme = theme
        self._timed: TimedBlock | None = None
        self._texts = {text.field: self._watch(text.widget, typing) for text in block_texts.TEXTS}
        self.steps_table.set_up(step_columns(), _fresh_step, name=self.tr("Steps"), widths=(56,))
        self.materials_table.set_up(material_columns(), _fresh_material, name=self.tr("Materials"), widths=(136,))
        for table in (self.steps_table, self.materials_table):
            table.keep_drafts(typing)
        self.floor_spin.setSpecialValueText(self.tr("no floor"))
        self.private_label.show_line("eye-off", self.tr("On no page for participants"), "ink-3")
        self.title_button.clicked.connect(self.edit_title)
        self.source = BlockSource(self, theme)
        self.insight = BlockInsight(self, theme)
        self.insight.minutes_wanted.connect(self._take_minutes)
        self.running = BlockRunning(self, theme)
        self.running.changed.connect(self._take_running)
        fill_companies(self.step_together_combo)
        self._connect_choices()
        self._connect_flags()
        theme.changed.connect(self._paint_choices)
        self._paint_choices()

    @property
    def key(self) -> UUID | None:
        """The block that is shown."""
        return self._timed.block.id if self._timed is not None else None

    def finish(self) -> None:
        """Hand on whatever is being typed, before another block is shown or the screen is left."""
        for text in self._texts.values():
            text.commit()

    def show_block(self, timed: TimedBlock, session: Session, *, hours24: bool) -> None:
        """Show a block; what is being typed in a field of the same block stays."""
        if self.key is not None and timed.block.id != self.key:
            self.finish()
            self.scroll_area.verticalScrollBar().setValue(0)
        self._timed = timed
        block = timed.block
        self._show_times(timed, hours24=hours24)
        self.lead_picker.show_people((*session.team, *session.people), block.leads)
        choose(self.kind_combo, block.kind.value)
        choose(self.framework_combo, block.framework)
        fill_rooms(self.room_combo, session, block.room)
        self.group_line.show_groups(block.groups, session.people)
        self.steps_table.show_records(f"block/{block.id}/steps", block.steps)
        self.materials_table.show_records(f"block/{block.id}/materials", block.materials)
        self._show_sum(timed)
        self._show_flags(block)
        self.running.show_block(block)
        self._show_texts()

    def show_draft(self, place: str) -> None:
        """Bring into view what an earlier run left in a place of this block, and give it the keyboard."""
        _kind, _key, field, *numbers = place.split("/")
        tables = {"steps": self.steps_table, "materials": self.materials_table}
        if field in tables:
            self.scroll_area.ensureWidgetVisible(tables[field])
            tables[field].open_left()
            return
        if field.startswith("steps."):
            self.steps_table.view.selectRow(int(numbers[0]))
        for text in self._texts.values():
            if text.place == place and text.offer is not None:
                text.offer.show_in(self.scroll_area)

    def offers(self) -> list[DraftOffer]:
        """Return the offers of unsaved text that are shown."""
        return [text.offer for text in self._texts.values() if text.offer is not None]

    @Slot()
    def edit_title(self) -> None:
        """Put the keyboard into the title."""
        self.title_edit.setFocus()
        self.title_edit.selectAll()

    def _watch(self, widget: str, typing: Typing) -> TypedText:
        text = TypedText(getattr(self, widget), typing, self)
        text.committed.connect(self._take_text)
        return text

    def _connect_choices(self) -> None:
        self.start_field.time_chosen.connect(self._take_start)
        self.end_field.time_chosen.connect(self._take_end)
        self.minutes_spin.minutes_chosen.connect(self._take_minutes)
        self.floor_spin.minutes_chosen.connect(self._take_floor)
        for spin in (self.minutes_spin, self.floor_spin, self.running.warn_spin, self.running.last_spin):
            spin.refused.connect(self.refused)
        self.lead_picker.people_chosen.connect(self._take_leads)
        self.kind_combo.activated.connect(self._take_kind)
        self.framework_combo.activated.connect(self._take_framework)
        self.room_combo.activated.connect(self._take_room)
        self.step_together_combo.activated.connect(self._take_company)
        self.steps_table.edited.connect(self._take_steps)
        self.steps_table.picked.connect(self._show_texts)
        self.materials_table.edited.connect(self._take_materials)

    def _connect_flags(self) -> None:
        self.pin_check.clicked.connect(self._take_pin)
        self.protected_check.clicked.connect(self._take_protected)
        self.skipped_check.clicked.connect(self._take_skipped)
        self.journal_check.clicked.connect(self._take_journal)
        self.handout_check.clicked.connect(self._take_handout)
        self.handout_lines_spin.editingFinished.connect(self._take_lines)

    # Showing

    def _show_times(self, timed: TimedBlock, *, hours24: bool) -> None:
        block, start = timed.block, timed.start.time()
        word = "" if block.pin is not None else self.tr("follows")
        self.start_field.show_time(start, word=word, near=start, hours24=hours24)
        self.end_field.show_time(block.fixed_end, near=timed.end.time(), hours24=hours24)
        self.pin_check.setChecked(block.pin is not None)
        self.minutes_spin.show_minutes(timed.planned)
        self.minutes_spin.setEnabled(block.fixed_end is None and not (block.skipped and block.holds_blocks))
        self.minutes_spin.setToolTip(self._about_minutes(block))
        self.floor_spin.show_minutes(block.floor or 0)

    def _about_minutes(self, block: Block) -> str:
        if block.fixed_end is not None:
            return self.tr("These follow from the fixed end.")
        return self.tr("As long as the longest track.") if block.holds_blocks else ""

    def _show_sum(self, timed: TimedBlock) -> None:
        block = timed.block
        self.steps_sum.setVisible(bool(block.steps))
        fits = block.step_minutes == timed.planned
        words = self.tr("{0} of {1} min").format(block.step_minutes, timed.planned)
        self.steps_sum.show_line("check" if fits else "triangle-alert", words, "accent" if fits else "now-ink")

    def _show_flags(self, block: Block) -> None:
        self.protected_check.setChecked(block.protected)
        self.skipped_check.setChecked(block.skipped)
        self.journal_check.setChecked(block.journal)
        self.handout_check.setChecked(block.handout is not None)
        self.handout_pane.setVisible(block.handout is not None)
        if block.handout is not None and not self.handout_lines_spin.hasFocus():
            self.handout_lines_spin.setValue(block.handout.lines)
        self.split_button.setText(self.tr("Add track") if block.tracks else self.tr("Split into tracks"))

    @Slot()
    def _show_texts(self) -> None:
        if self._timed is None:
            return
        block, step = self._timed.block, self.steps_table.current
        self.step_pane.setVisible(0 <= step < len(block.steps))
        if 0 <= step < len(block.steps):
            company = block.steps[step].together
            choose(self.step_together_combo, company.value if company is not None else "")
        for field, text in self._texts.items():
            place = f"block/{block.id}/{field}"
            if field.startswith("steps."):
                if not 0 <= step < len(block.steps):
                    text.commit()
                    text.rest()
                    continue
                place = f"{place}/{step}"
            text.show(place, block_texts.read(block, field, step))

    @Slot()
    def _paint_choices(self) -> None:
        fill_kinds(self.kind_combo, self._theme)
        fill_frameworks(self.framework_combo, self._theme)

    # Taking

    def _say(self, label: str, **changes: object) -> None:
        if self._timed is not None:
            self.changed.emit(self._timed.block.id, changes, label)

    @Slot(str, str)
    def _take_text(self, place: str, text: str) -> None:
        _, _key, field, *step = place.split("/")
        if self._timed is not None:
            changes = block_texts.change(self._timed.block, field, text, int(step[0]) if step else -1)
            self._say(QCoreApplication.translate("Block", block_texts.LABELS[field]), **changes)

    @Slot(object)
    def _take_start(self, at: time | None) -> None:
        self._say(self.tr("Pin start") if at is not None else self.tr("Unpin start"), pin=at)

    @Slot(bool)
    def _take_pin(self, pinned: bool) -> None:
        if self._timed is not None:
            self._take_start(self._timed.start.time() if pinned else None)

    @Slot(object)
    def _take_end(self, at: time | None) -> None:
        self._say(self.tr("Fix end") if at is not None else self.tr("Free end"), fixed_end=at)

    @Slot(int)
    def _take_minutes(self, minutes: int) -> None:
        if self._timed is not None:
            self.minutes_chosen.emit(self._timed.block.id, minutes)

    @Slot(int)
    def _take_floor(self, minutes: int) -> None:
        self._say(self.tr("Change floor"), floor=minutes or None)

    @Slot(object)
    def _take_leads(self, leads: tuple[UUID, ...]) -> None:
        self._say(self.tr("Change lead"), leads=leads)

    @Slot()
    def _take_kind(self) -> None:
        self._say(self.tr("Change kind of time"), kind=TimeKind(self.kind_combo.currentData()))

    @Slot()
    def _take_framework(self) -> None:
        self._say(self.tr("Change framework"), framework=self.framework_combo.currentData())

    @Slot()
    def _take_room(self) -> None:
        self._say(self.tr("Change room"), room=chosen_room(self.room_combo))

    @Slot()
    def _take_company(self) -> None:
        """Say in whose company people take the current step."""
        block, at = self._timed.block if self._timed is not None else None, self.steps_table.current
        if block is not None and 0 <= at < len(block.steps):
            step = replace(block.steps[at], together=chosen_company(self.step_together_combo))
            self._take_steps((*block.steps[:at], step, *block.steps[at + 1 :]))

    @Slot(object)
    def _take_steps(self, steps: tuple[Step, ...]) -> None:
        self._say(self.tr("Change steps"), steps=steps)

    @Slot(object)
    def _take_materials(self, materials: tuple[Material, ...]) -> None:
        self._say(self.tr("Change materials"), materials=materials)

    @Slot(bool)
    def _take_protected(self, on: bool) -> None:
        self._say(self.tr("Protect block") if on else self.tr("Unprotect block"), protected=on)

    @Slot(bool)
    def _take_skipped(self, on: bool) -> None:
        self._say(self.tr("Skip block") if on else self.tr("Take up block"), skipped=on)

    @Slot(object, str)
    def _take_running(self, changes: dict[str, object], label: str) -> None:
        self._say(label, **changes)

    @Slot(bool)
    def _take_journal(self, on: bool) -> None:
        self._say(self.tr("Change journal page"), journal=on)

    @Slot(bool)
    def _take_handout(self, on: bool) -> None:
        self._say(self.tr("Add handout") if on else self.tr("Remove handout"), handout=Handout() if on else None)

    @Slot()
    def _take_lines(self) -> None:
        handout = self._timed.block.handout if self._timed is not None else None
        if handout is not None and handout.lines != self.handout_lines_spin.value():
            self._say(self.tr("Edit handout"), handout=replace(handout, lines=self.handout_lines_spin.value()))


def _fresh_step() -> Step:
    return Step(title="")


def _fresh_material() -> Material:
    return Material(name="")
