"""A block's groups in short, with a way to them and a way to clear them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core_facilitator.domain.agendas import SmallGroup
from core_facilitator.domain.group_plans import unplaced
from core_facilitator.domain.people import Person
from core_facilitator.gui.models.group_words import in_short, nobody_placed
from core_facilitator.gui.theme import Theme


class GroupLine(QWidget):
    """Says "5 groups of 3". `wanted`: somebody wants to see or make them; `cleared`: they shall go."""

    wanted = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words_label, self.away_label = QLabel(), QLabel()
        for label, tone in ((self.words_label, "ink"), (self.away_label, "now-ink")):
            label.setProperty("type", "caption")
            label.setProperty("tone", tone)
            label.setWordWrap(True)
        self.open_button, self.clear_button = QPushButton(self.tr("Groups…")), QPushButton()
        self.open_button.setProperty("extent", "small")
        self.open_button.setToolTip(self.tr("Divide the people into groups for this block"))
        self.open_button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clear_button.setProperty("extent", "small-icon")
        self.clear_button.setProperty("variant", "quiet")
        self.clear_button.setToolTip(self.tr("Clear the groups of this block"))
        self.clear_button.setAccessibleName(self.tr("Clear the groups of this block"))
        self.open_button.clicked.connect(self.wanted)
        self.clear_button.clicked.connect(self.cleared)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.open_button)
        row.addWidget(self.words_label, 1)
        row.addWidget(self.clear_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.away_label)

    def set_theme(self, theme: Theme) -> None:
        """Draw in this theme's colors."""
        self.open_button.setIcon(theme.icon("users", "ink", gap=True))
        self.clear_button.setIcon(theme.icon("x", "ink-2"))

    def show_groups(self, groups: Sequence[SmallGroup], people: Sequence[Person]) -> None:
        """Show how large these groups are, and who is in none of them."""
        words, away = in_short(groups), [person.name for person in unplaced(people, groups)] if groups else []
        self.words_label.setText(words)
        self.clear_button.setVisible(bool(groups) and not self.open_button.isHidden())  # no buttons where one reads
        self.away_label.setText(nobody_placed(away) if away else "")
        self.away_label.setVisible(bool(away))
