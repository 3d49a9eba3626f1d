"""The cards in the drawer of the planner: what is said of each beside the pointer, and what a drag of one carries."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt

from core_facilitator.domain.protocols import Protocol
from core_facilitator.gui.models import card_names
from core_facilitator.gui.models.card_drags import dragged_card
from core_facilitator.gui.models.card_rows import HIT_ROLE, CardRows
from core_facilitator.gui.tips import tip

AnyIndex = QModelIndex | QPersistentModelIndex


class DrawerRows(CardRows):
    """Cards that can be dragged into a day, where it is one that can be changed."""

    draggable = True

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(_whole(index.data(HIT_ROLE).protocol))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{super().data(index, role)}, {card_names.name_of(index.data(HIT_ROLE).protocol.safety)}"
        return super().data(index, role)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self.draggable else flags

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        return dragged_card(next(self.protocol(index.row()).key for index in indexes))

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction


def _whole(protocol: Protocol) -> str:
    """Return what is worth knowing of a card before it is taken."""
    facts = (
        card_names.range_words(protocol),
        card_names.people_words(protocol.groups),
        card_names.name_of(protocol.safety),
    )
    return f"{protocol.name}\n{protocol.purpose}\n{', '.join(facts)}"
