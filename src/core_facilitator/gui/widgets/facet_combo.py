"""One value of a facet to choose, with how many cards there would be."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from core_facilitator.gui.widgets.elided_combo import ElidedCombo


class FacetCombo(ElidedCombo):
    """`chosen` says that its user chose another value; the first entry means any."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(ElidedCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.activated.connect(self._choose)

    @property
    def values(self) -> frozenset[str]:
        """What is chosen; nothing for any."""
        value: str | None = self.currentData()
        return frozenset([value] if value else [])

    def offer(self, any_words: str, values: Mapping[str, str], counts: Mapping[str, int]) -> None:
        """Offer the values that something was found for, and the one that is chosen; `values` holds their words."""
        kept = self.currentData()
        entries = [(any_words, "")]
        entries += [
            (f"{words} ({counts.get(value, 0)})", value)
            for value, words in values.items()
            if self._known(counts, value)
        ]
        if entries != [(self.itemText(at), self.itemData(at)) for at in range(self.count())]:
            self._fill(entries, kept)

    def clear_choice(self) -> None:
        """Want any value."""
        self.setCurrentIndex(0)

    def _known(self, counts: Mapping[str, int], value: str) -> bool:
        return bool(counts.get(value)) or value == self.currentData()

    def _fill(self, entries: Iterable[tuple[str, str]], kept: object) -> None:
        self.blockSignals(True)
        self.clear()
        for words, value in entries:
            self.addItem(words, value)
        self.setCurrentIndex(max(0, self.findData(kept)))
        self.blockSignals(False)
        self.update()

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit()
