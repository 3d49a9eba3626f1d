"""What a file of protocols would bring, before any of it is taken: each card and collection can be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from core_facilitator.domain.protocol_imports import Fate, Incoming, Refused
from core_facilitator.gui import form
from core_facilitator.gui.models import incoming_words
from core_facilitator.gui.tips import tip
from core_facilitator.gui.widgets.growing_dialog import fit

if TYPE_CHECKING:
    from core_facilitator.gui.theme import Theme
    from core_facilitator.store.protocol_exchange import Preview

_SIZE = 1040, 660  # px at the standard text size, where the window has that much room
_FATE = 210  # px
_ORDER = (Fate.CHANGED, Fate.ADDED, Fate.COPIED, Fate.SAME)
_NUMBER = Qt.ItemDataRole.UserRole


class ProtocolImport(QDialog):
    """Accepted with what is `chosen`. What is here already, and what cannot be taken, is only told."""

    heading_label: QLabel
    about_label: QLabel
    incoming_tree: QTreeWidget
    details_area: QScrollArea
    details_label: QLabel
    sum_label: QLabel
    cancel_button: QPushButton
    import_button: QPushButton

    def __init__(self, parent: QWidget, theme: Theme, preview: Preview) -> None:
        super().__init__(parent)
        form.fill(self, "protocol_import", theme)
        self.setWindowTitle(self.tr("Import protocols"))
        fit(self, theme, *_SIZE)
        self._theme = theme
        self._lines: tuple[Incoming | Refused, ...] = (
            *sorted(preview.incoming, key=lambda one: _ORDER.index(one.fate)),
            *preview.refused,
        )
        about = (preview.file, preview.title, preview.source, *preview.notes)
        self.about_label.setText(". ".join(text.rstrip(".") for text in about if text))
        self.incoming_tree.setHeaderLabels([self.tr("In the file"), self.tr("What happens")])
        self.incoming_tree.itemChanged.connect(self._count)
        self.incoming_tree.currentItemChanged.connect(self._show)
        self.details_label.setTextFormat(Qt.TextFormat.RichText)
        self.details_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for number, one in enumerate(self._lines):
            self.incoming_tree.addTopLevelItem(_item(number, one))
        self.import_button.setDefault(True)
        self.import_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        theme.changed.connect(self._size)
        self._size()
        self._count()
        for item in self._items()[:1]:
            self.incoming_tree.setCurrentItem(item)
        self.incoming_tree.setFocus()

    @property
    def chosen(self) -> tuple[Incoming, ...]:
        """What is ticked."""
        ticked = (
            self._lines[item.data(0, _NUMBER)]
            for item in self._items()
            if item.checkState(0) is Qt.CheckState.Checked and _can_be_taken(self._lines[item.data(0, _NUMBER)])
        )
        return tuple(one for one in ticked if isinstance(one, Incoming))

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.incoming_tree.topLevelItem(row) for row in range(self.incoming_tree.topLevelItemCount()))
        return [item for item in found if item is not None]

    @Slot()
    def _count(self) -> None:
        """Say what would be done with what is ticked."""
        fates = [one.fate for one in self.chosen]
        same = sum(isinstance(one, Incoming) and one.fate is Fate.SAME for one in self._lines)
        parts = (
            (len(fates) - fates.count(Fate.CHANGED), self.tr("{0} will be added")),
            (fates.count(Fate.CHANGED), self.tr("{0} will be changed")),
            (same, self.tr("{0} here already")),
            (sum(isinstance(one, Refused) for one in self._lines), self.tr("{0} cannot be taken")),
        )
        said = ", ".join(words.format(number) for number, words in parts if number)
        self.sum_label.setText(said or self.tr("Nothing is ticked."))
        self.import_button.setEnabled(bool(fates))
        self.import_button.setText(self.tr("Import {0}").format(len(fates)) if fates else self.tr("Import"))

    @Slot()
    def _show(self) -> None:
        item = self.incoming_tree.currentItem()
        if item is not None:
            self.details_label.setText(incoming_words.details(self._lines[item.data(0, _NUMBER)], self._theme))
            self.details_area.verticalScrollBar().setValue(0)

    @Slot()
    def _size(self) -> None:
        header = self.incoming_tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, self._theme.px(_FATE))
        self._show()


def _can_be_taken(one: Incoming | Refused) -> bool:
    return isinstance(one, Incoming) and one.fate is not Fate.SAME


def _item(number: int, one: Incoming | Refused) -> QTreeWidgetItem:
    name, fate = incoming_words.name_words(one), incoming_words.fate_words(one)
    item = QTreeWidgetItem([name, fate])
    item.setData(0, _NUMBER, number)
    item.setToolTip(0, tip(name))
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{name}, {fate}")
    if _can_be_taken(one):
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, Qt.CheckState.Checked)
    else:
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
    return item
