"""The filters of the protocol library: what is chosen in them, and how many cards each choice would show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget

from core_facilitator.domain.library import Facet, Found, Wanted, is_bare
from core_facilitator.gui import form
from core_facilitator.gui.models import card_names
from core_facilitator.gui.widgets.facet_boxes import FacetBoxes
from core_facilitator.gui.widgets.facet_combo import FacetCombo
from core_facilitator.gui.widgets.minutes_spin import MinutesSpin
from core_facilitator.gui.widgets.number_spin import NumberSpin

if TYPE_CHECKING:
    from core_facilitator.domain.library import Library


class LibraryFilters(QObject):
    """`changed` says that something else is chosen now."""

    framework_label: QLabel
    framework_boxes: FacetBoxes
    phase_combo: FacetCombo
    minutes_spin: MinutesSpin
    people_spin: NumberSpin
    practice_combo: FacetCombo
    stage_combo: FacetCombo
    energy_combo: FacetCombo
    setting_combo: FacetCombo
    bare_check: QCheckBox
    clear_button: QPushButton

    changed = Signal()

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        form.bind(self, screen)
        self._phases: dict[str, str] = {}
        self._frameworks: frozenset[str] = frozenset()
        self._combos = {
            Facet.PHASE: (self.phase_combo, self.tr("Any phase")),
            Facet.PRACTICE: (self.practice_combo, self.tr("Any practice")),
            Facet.STAGE: (self.stage_combo, self.tr("Any stage")),
            Facet.ENERGY: (self.energy_combo, self.tr("Any energy")),
            Facet.SETTING: (self.setting_combo, self.tr("Anywhere")),
        }
        self.framework_boxes.chosen.connect(self.changed)
        for combo, any_words in self._combos.values():
            combo.offer(any_words, {}, {})
            combo.chosen.connect(self.changed)
        self.minutes_spin.minutes_chosen.connect(self._tell)
        self.people_spin.valueChanged.connect(self._tell)
        self.bare_check.toggled.connect(self._tell)
        self.clear_button.clicked.connect(self.clear)

    def know(self, library: Library) -> None:
        """Offer what there is in a library."""
        self._phases = {one.phase: one.phase for one in library.protocols if one.phase}
        self._frameworks = frozenset(one.framework for one in library.protocols)
        self.bare_check.setVisible(any(is_bare(one) for one in library.protocols))

    def wanted(self, words: str) -> Wanted:
        """Return what is looked for, with these words."""
        chosen = {facet: combo.values for facet, (combo, _) in self._combos.items()}
        return Wanted(
            words=words,
            chosen={**chosen, Facet.FRAMEWORK: self.framework_boxes.values},
            minutes=self.minutes_spin.value() or None,
            people=self.people_spin.value() or None,
            bare=self.bare_check.isChecked(),
        )

    @property
    def count(self) -> int:
        """How many filters are set."""
        wanted = self.wanted("")
        set_ = [bool(values) for values in wanted.chosen.values()]
        return sum((*set_, wanted.minutes is not None, wanted.people is not None, wanted.bare))

    def show_counts(self, found: Found) -> None:
        """Say how many cards there would be with each choice."""
        self.framework_boxes.offer(self._frameworks, found.counts[Facet.FRAMEWORK])
        for facet, (combo, any_words) in self._combos.items():
            values = self._phases if facet is Facet.PHASE else card_names.facet_values(facet)
            combo.offer(any_words, values, found.counts[facet])
        self.clear_button.setEnabled(self.count > 0)

    @Slot()
    def clear(self) -> None:
        """Filter nothing."""
        self.blockSignals(True)
        self.framework_boxes.clear_choice()
        for combo, _ in self._combos.values():
            combo.clear_choice()
        self.minutes_spin.show_minutes(0)
        self.people_spin.setValue(0)
        self.bare_check.setChecked(False)
        self.blockSignals(False)
        self.changed.emit()

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()
