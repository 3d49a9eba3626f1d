"""What each column of a table holds: its head, and below it a list to choose from, side by side."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from core_facilitator.domain.pasted_rows import Column
from core_facilitator.gui.marked import QT_TRANSLATE_NOOP
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.elided_label import ElidedLabel

_WIDTH = 132  # px of one column at the standard text size
_NAMES: tuple[tuple[Column | None, str], ...] = (
    (Column.DAY, QT_TRANSLATE_NOOP("ColumnChoices", "Day")),
    (Column.TIME, QT_TRANSLATE_NOOP("ColumnChoices", "Time")),
    (Column.END, QT_TRANSLATE_NOOP("ColumnChoices", "End")),
    (Column.MINUTES, QT_TRANSLATE_NOOP("ColumnChoices", "Minutes")),
    (Column.TITLE, QT_TRANSLATE_NOOP("ColumnChoices", "Title")),
    (Column.WHO, QT_TRANSLATE_NOOP("ColumnChoices", "Leads")),
    (Column.ROOM, QT_TRANSLATE_NOOP("ColumnChoices", "Room")),
    (Column.NOTES, QT_TRANSLATE_NOOP("ColumnChoices", "Notes")),
    (None, QT_TRANSLATE_NOOP("ColumnChoices", "Varies")),
)


class ColumnChoices(QScrollArea):
    """`chosen` carries what all columns hold after the user changed one."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self.combos: list[QComboBox] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_theme(self, theme: Theme) -> None:
        """Take sizes from this theme, now and when they change."""
        self._theme = theme
        theme.changed.connect(self._size)

    def show_columns(self, heads: Sequence[str], columns: Sequence[Column | None]) -> None:
        """Show the columns of a table with what each seems to hold."""
        body = QWidget()
        body.setProperty("ground", "surface")
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QHBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.combos = [self._add(layout, *pair) for pair in zip(heads, columns, strict=True)]
        layout.addStretch(1)
        self.setWidget(body)
        self._size()

    def _add(self, layout: QHBoxLayout, head: str, column: Column | None) -> QComboBox:
        label, combo = ElidedLabel(), QComboBox()
        label.setText(head or self.tr("no head"))
        label.setProperty("type", "field")
        for kind, name in _NAMES:
            combo.addItem(QCoreApplication.translate("ColumnChoices", name), kind)
        combo.setCurrentIndex(next(place for place, (kind, _) in enumerate(_NAMES) if kind is column))
        combo.setAccessibleName(self.tr("What the column {0} holds").format(head))
        combo.setToolTip(self.tr("What this column holds"))
        combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        combo.activated.connect(self._choose)
        one = QVBoxLayout()
        one.setSpacing(4)
        one.addWidget(label)
        one.addWidget(combo)
        layout.addLayout(one)
        return combo

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(tuple(_NAMES[combo.currentIndex()][0] for combo in self.combos))

    @Slot()
    def _size(self) -> None:
        body = self.widget()
        if self._theme is None or body is None:
            return
        for combo in self.combos:
            combo.setFixedWidth(self._theme.px(_WIDTH))
        for label in body.findChildren(QLabel):
            label.setMaximumWidth(self._theme.px(_WIDTH))
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(body.sizeHint().height() + bar)
