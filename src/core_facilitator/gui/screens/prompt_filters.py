"""The filters of the prompts: what is chosen in them, and how many prompts each choice would show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from core_facilitator.domain.prompt_finding import PromptFacet, PromptsFound, PromptsWanted
from core_facilitator.domain.prompts import Asked
from core_facilitator.gui import form
from core_facilitator.gui.models.prompt_rows import asked_words
from core_facilitator.gui.widgets.facet_boxes import FacetBoxes
from core_facilitator.gui.widgets.facet_combo import FacetCombo
from core_facilitator.gui.widgets.number_spin import NumberSpin

if TYPE_CHECKING:
    from core_facilitator.domain.prompt_finding import Prompts


class PromptFilters(QObject):
    """`changed` says that something else is chosen now."""

    framework_boxes: FacetBoxes
    phase_combo: FacetCombo
    asked_combo: FacetCombo
    minutes_spin: NumberSpin
    clear_button: QPushButton

    changed = Signal()

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        form.bind(self, screen)
        self._frameworks: frozenset[str] = frozenset()
        self._phases: dict[str, str] = {}
        self._combos = {
            PromptFacet.PHASE: (self.phase_combo, self.tr("Any phase")),
            PromptFacet.ASKED: (self.asked_combo, self.tr("Anybody")),
        }
        for combo, any_words in self._combos.values():
            combo.offer(any_words, {}, {})
            combo.chosen.connect(self.changed)
        self.framework_boxes.chosen.connect(self.changed)
        self.minutes_spin.valueChanged.connect(self._tell)
        self.clear_button.clicked.connect(self.clear)

    def know(self, prompts: Prompts) -> None:
        """Offer what there is."""
        pairs = [(one, prompt) for one in prompts.sets for prompt in one.prompts]
        self._frameworks = frozenset(one.framework_of(prompt) for one, prompt in pairs)
        self._phases = {prompt.phase: prompt.phase for _, prompt in pairs if prompt.phase}

    def wanted(self, words: str) -> PromptsWanted:
        """Return what is looked for, with these words."""
        chosen = {facet: combo.values for facet, (combo, _) in self._combos.items()}
        chosen[PromptFacet.FRAMEWORK] = self.framework_boxes.values
        return PromptsWanted(words=words, chosen=chosen, minutes=self.minutes_spin.value() or None)

    @property
    def count(self) -> int:
        """How many filters are set."""
        chosen = [*(combo.values for combo, _ in self._combos.values()), self.framework_boxes.values]
        return sum(map(bool, chosen)) + bool(self.minutes_spin.value())

    def show_counts(self, found: PromptsFound) -> None:
        """Say how many prompts each choice would show."""
        self.framework_boxes.offer(self._frameworks, found.counts[PromptFacet.FRAMEWORK])
        asked = {one.value: asked_words(one) for one in Asked}
        for facet, values in ((PromptFacet.PHASE, self._phases), (PromptFacet.ASKED, asked)):
            combo, any_words = self._combos[facet]
            combo.offer(any_words, values, found.counts[facet])

    @Slot()
    def clear(self) -> None:
        """Want any prompt."""
        self.framework_boxes.clear_choice()
        for combo, _ in self._combos.values():
            combo.clear_choice()
        self.minutes_spin.blockSignals(True)
        self.minutes_spin.setValue(0)
        self.minutes_spin.blockSignals(False)
        self.changed.emit()

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()
