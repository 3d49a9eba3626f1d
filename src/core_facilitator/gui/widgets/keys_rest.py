"""A place on the run screen in which single keys mean what they usually do."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from core_facilitator.gui.widgets.row_list import RowList

_STILL_COUNT = (Qt.Key.Key_Escape, Qt.Key.Key_F1)
_SIDEWAYS = (Qt.Key.Key_Left, Qt.Key.Key_Right)


class KeysRest(QWidget):
    """Keeps letters, digits, arrows and spaces for what it holds, as long as that has the keyboard.

    Arrows to the sides are of no use to a list of lines, nor to a button: there they go on and back in the day.
    """

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
            if not held and not self._counts(event.key()):
                event.accept()
                return True
        return super().event(event)

    def _counts(self, key: int) -> bool:
        return key in _STILL_COUNT or (key in _SIDEWAYS and isinstance(self.focusWidget(), RowList | QPushButton))
