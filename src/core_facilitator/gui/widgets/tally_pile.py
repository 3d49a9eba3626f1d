"""Which part of the group a pile of paper forms is of, where parts are to be told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core_facilitator.gui.widgets.elided_combo import ElidedCombo

if TYPE_CHECKING:
    from core_facilitator.domain.check_ins import Split
    from core_facilitator.gui.theme import Theme

_WIDE = 240  # px


class TallyPile(QWidget):
    """A list to choose from for each split. Nothing is chosen at first: a slip here would count people elsewhere.

    `changed`: another part is chosen.
    """

    changed = Signal()

    def __init__(self, theme: Theme, splits: tuple[Split, ...]) -> None:
        super().__init__()
        self._splits = splits
        self.combos: tuple[ElidedCombo, ...] = tuple(self._combo(theme, split) for split in splits)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        for split, combo in zip(splits, self.combos, strict=True):
            label = QLabel(self.tr("This pile: {0}").format(split.title.text))
            label.setProperty("type", "field")
            label.setBuddy(combo)
            column = QVBoxLayout()
            column.setSpacing(theme.px(4))
            column.addWidget(label)
            column.addWidget(combo)
            row.addLayout(column)

    @property
    def chosen(self) -> bool:
        """Whether it is said of each split which part the forms are of, or that none is marked."""
        return all(combo.currentIndex() >= 0 for combo in self.combos)

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """The parts that all forms of the pile have in common, by split."""
        both = ((split.key, combo.currentData()) for split, combo in zip(self._splits, self.combos, strict=True))
        return tuple((key, part) for key, part in both if part)

    @property
    def name(self) -> str:
        """What the pile is called; nothing where no parts are told apart."""
        return ", ".join(combo.currentText() for combo in self.combos)

    def clear(self) -> None:
        """Let the next pile be chosen."""
        for combo in self.combos:
            combo.setCurrentIndex(-1)

    def _combo(self, theme: Theme, split: Split) -> ElidedCombo:
        combo = ElidedCombo()
        for part in split.parts:
            combo.addItem(part.title.text, part.key)
        combo.addItem(QCoreApplication.translate("TallyPile", "No part is marked"), "")
        combo.setPlaceholderText(QCoreApplication.translate("TallyPile", "Choose…"))
        combo.setCurrentIndex(-1)
        combo.setFixedWidth(theme.px(_WIDE))
        combo.setAccessibleName(QCoreApplication.translate("TallyPile", "This pile: {0}").format(split.title.text))
        combo.currentIndexChanged.connect(self.changed)
        return combo
