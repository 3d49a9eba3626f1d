"""The keys that say what becomes of something, in a list of what is still open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from core_facilitator.domain.captures import Fate
from core_facilitator.gui.widgets.row_list import RowList

FATE_KEYS: dict[int, tuple[str, Fate]] = {
    Qt.Key.Key_D: ("D", Fate.DONE),
    Qt.Key.Key_S: ("S", Fate.SCHEDULED),
    Qt.Key.Key_X: ("X", Fate.DROPPED),
    Qt.Key.Key_C: ("C", Fate.CARRIED),
}
"""What each key makes of a question, beside the letter of its cap."""


class KeyRows(RowList):
    """`pressed_key` carries the event of a single key, to be accepted by whoever does something."""

    REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)

    pressed_key = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() == Qt.KeyboardModifier.NoModifier and (event.text() or event.key() in self.REMOVING):
            event.ignore()
            self.pressed_key.emit(event)
            if event.isAccepted():
                return
        super().keyPressEvent(event)
