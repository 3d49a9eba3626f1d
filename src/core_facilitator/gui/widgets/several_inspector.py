"""What can be changed for several blocks at once."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QWidget

from core_facilitator.domain.agendas import Session, TimeKind
from core_facilitator.domain.protections import is_protected
from core_facilitator.domain.timing import TimedBlock
from core_facilitator.domain.typed_times import duration
from core_facilitator.gui import form
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.block_choices import choose, fill_kinds
from core_facilitator.gui.widgets.only_reading import offer
from core_facilitator.gui.widgets.people_picker import PeoplePicker


class SeveralInspector(QWidget):
    """Shows what several blocks share. `changed` carries the fields to set in each, and what undo calls that."""

    count_label: QLabel
    sum_label: QLabel
    lead_picker: PeoplePicker
    kind_combo: QComboBox
    protected_check: QCheckBox
    droppable_check: QCheckBox
    kept_label: QLabel
    skipped_check: QCheckBox
    duplicate_button: QPushButton
    remove_button: QPushButton

    changed = Signal(object, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form.fill(self, "several_inspector", theme)
        self._theme = theme
        self.lead_picker.people_chosen.connect(self._take_leads)
        self.kind_combo.activated.connect(self._take_kind)
        self.protected_check.clicked.connect(self._take_protected)
        self.droppable_check.clicked.connect(self._take_droppable)
        self.skipped_check.clicked.connect(self._take_skipped)
        theme.changed.connect(self._paint_kinds)
        self._paint_kinds()

    def show_blocks(self, chosen: tuple[TimedBlock, ...], session: Session) -> None:
        """Show what these blocks have in common."""
        self.count_label.setText(self.tr("{0} blocks").format(len(chosen)))
        self.sum_label.setText(self.tr("{0} together").format(duration(sum(timed.minutes for timed in chosen))))
        kinds = {timed.block.kind for timed in chosen}
        choose(self.kind_combo, kinds.pop().value if len(kinds) == 1 else "")
        leads = {timed.block.leads for timed in chosen}
        people = (*session.team, *session.people)
        self.lead_picker.show_people(people, leads.pop() if len(leads) == 1 else (), self.tr("Not the same in all"))
        _show(self.protected_check, [timed.block.protected for timed in chosen])
        _show(self.droppable_check, [timed.block.droppable for timed in chosen])
        offered = any(timed.block.droppable or not is_protected(timed.block) for timed in chosen)
        offer(self.droppable_check, on=offered)
        self.kept_label.setVisible(any(is_protected(timed.block) for timed in chosen))
        _show(self.skipped_check, [timed.block.skipped for timed in chosen])

    @Slot()
    def _paint_kinds(self) -> None:
        fill_kinds(self.kind_combo, self._theme)

    @Slot(object)
    def _take_leads(self, leads: tuple[UUID, ...]) -> None:
        self.changed.emit({"leads": leads}, self.tr("Change lead"))

    @Slot()
    def _take_kind(self) -> None:
        self.changed.emit({"kind": TimeKind(self.kind_combo.currentData())}, self.tr("Change kind of time"))

    @Slot()
    def _take_protected(self) -> None:
        on = self.protected_check.checkState() is not Qt.CheckState.Unchecked
        self.changed.emit({"protected": on}, self.tr("Protect blocks") if on else self.tr("Unprotect blocks"))

    @Slot()
    def _take_droppable(self) -> None:
        on = self.droppable_check.checkState() is not Qt.CheckState.Unchecked
        self.changed.emit(
            {"droppable": on}, self.tr("Let blocks be left out") if on else self.tr("Keep blocks if late")
        )

    @Slot()
    def _take_skipped(self) -> None:
        on = self.skipped_check.checkState() is not Qt.CheckState.Unchecked
        self.changed.emit({"skipped": on}, self.tr("Skip blocks") if on else self.tr("Take up blocks"))


def _show(check: QCheckBox, values: list[bool]) -> None:
    states = Qt.CheckState
    state = states.Checked if all(values) else states.PartiallyChecked if any(values) else states.Unchecked
    check.setCheckState(state)
