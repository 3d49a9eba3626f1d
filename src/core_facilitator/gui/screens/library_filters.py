"""The filters of the protocol library: what is chosen in them, and how many cards each choice would show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from core_facilitator.domain.library import Facet, Found, Wanted
from core_facilitator.domain.shelves import YES, Shelf
from core_facilitator.gui import form
from core_facilitator.gui.models import card_names
from core_facilitator.gui.widgets.facet_boxes import FacetBoxes, ShelfBoxes
from core_facilitator.gui.widgets.facet_combo import FacetCombo
from core_facilitator.gui.widgets.minutes_spin import MinutesSpin
from core_facilitator.gui.widgets.number_spin import NumberSpin

if TYPE_CHECKING:
    from core_facilitator.domain.collections import Collection
    from core_facilitator.domain.library import Library


class LibraryFilters(QObject):
    """`changed` says that something else is chosen now."""

    shelf_boxes: ShelfBoxes
    collection_area: QWidget
    collection_combo: FacetCombo
    tag_area: QWidget
    tag_combo: FacetCombo
    framework_label: QLabel
    framework_boxes: FacetBoxes
    phase_combo: FacetCombo
    minutes_spin: MinutesSpin
    people_spin: NumberSpin
    practice_combo: FacetCombo
    stage_combo: FacetCombo
    energy_combo: FacetCombo
    setting_combo: FacetCombo
    materials_combo: FacetCombo
    clear_button: QPushButton

    changed = Signal()

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        form.bind(self, screen)
        self._phases: dict[str, str] = {}
        self._frameworks: frozenset[str] = frozenset()
        self._shelf = Shelf()
        self._collections: dict[str, str] = {}
        self._combos = {
            Facet.PHASE: (self.phase_combo, self.tr("Any phase")),
            Facet.PRACTICE: (self.practice_combo, self.tr("Any practice")),
            Facet.STAGE: (self.stage_combo, self.tr("Any stage")),
            Facet.ENERGY: (self.energy_combo, self.tr("Any energy")),
            Facet.SETTING: (self.setting_combo, self.tr("Anywhere")),
            Facet.MATERIALS: (self.materials_combo, self.tr("Anything")),
            Facet.COLLECTION: (self.collection_combo, self.tr("All protocols")),
            Facet.MY_TAG: (self.tag_combo, self.tr("Any tag")),
        }
        self.framework_boxes.chosen.connect(self.changed)
        self.shelf_boxes.chosen.connect(self.changed)
        for combo, any_words in self._combos.values():
            combo.offer(any_words, {}, {})
            combo.chosen.connect(self.changed)
        self.minutes_spin.minutes_chosen.connect(self._tell)
        self.people_spin.valueChanged.connect(self._tell)
        self.clear_button.clicked.connect(self.clear)

    def know(self, library: Library, collections: tuple[Collection, ...]) -> None:
        """Offer what there is in a library. What is gone is chosen no longer."""
        self._shelf = library.shelf
        self._collections = {str(one.id): one.title for one in collections}
        for combo, known in ((self.collection_combo, self._collections), (self.tag_combo, self._shelf.by_tag())):
            if not combo.values <= known.keys():
                combo.clear_choice()
        self._phases = {one.phase: one.phase for one in library.protocols if one.phase}
        self._frameworks = frozenset(one.framework for one in library.protocols)

    def wanted(self, words: str) -> Wanted:
        """Return what is looked for, with these words."""
        chosen = {facet: combo.values for facet, (combo, _) in self._combos.items()}
        return Wanted(
            words=words,
            chosen={
                **chosen,
                Facet.FRAMEWORK: self.framework_boxes.values,
                **{Facet(name): frozenset([YES]) for name in self.shelf_boxes.values},
            },
            minutes=self.minutes_spin.value() or None,
            people=self.people_spin.value() or None,
        )

    @property
    def count(self) -> int:
        """How many filters are set."""
        wanted = self.wanted("")
        set_ = [bool(values) for values in wanted.chosen.values()]
        return sum((*set_, wanted.minutes is not None, wanted.people is not None))

    def show_counts(self, found: Found) -> None:
        """Say how many cards there would be with each choice."""
        self.framework_boxes.offer(self._frameworks, found.counts[Facet.FRAMEWORK])
        self._offer_shelf(found)
        for facet, (combo, any_words) in self._combos.items():
            combo.offer(any_words, self._values(facet), found.counts[facet])
        self.clear_button.setEnabled(self.count > 0)

    def _offer_shelf(self, found: Found) -> None:
        shelf = self._shelf
        there = {Facet.FAVORITE: shelf.favorites, Facet.USED: shelf.used, Facet.OWN: shelf.own}
        known = {facet.value for facet, keys in there.items() if keys} | self.shelf_boxes.values
        counts = {facet.value: found.counts[facet].get(YES, 0) for facet in there}
        self.shelf_boxes.offer(known, counts)
        self.shelf_boxes.setVisible(bool(known))
        self.collection_area.setVisible(bool(self._collections))
        self.tag_area.setVisible(bool(shelf.by_tag()))

    def _values(self, facet: Facet) -> dict[str, str]:
        """Return what can be chosen of a facet, with its words."""
        if facet is Facet.PHASE:
            return self._phases
        if facet is Facet.COLLECTION:
            return self._collections
        if facet is Facet.MY_TAG:
            return {tag: tag for tag in sorted(self._shelf.by_tag(), key=str.casefold)}
        return card_names.facet_values(facet)

    @Slot()
    def clear(self) -> None:
        """Filter nothing."""
        self.blockSignals(True)
        self.framework_boxes.clear_choice()
        self.shelf_boxes.clear_choice()
        for combo, _ in self._combos.values():
            combo.clear_choice()
        self.minutes_spin.show_minutes(0)
        self.people_spin.setValue(0)
        self.blockSignals(False)
        self.changed.emit()

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()
