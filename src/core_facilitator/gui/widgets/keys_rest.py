"""A place on the run screen in which single keys mean what they usually do."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_STILL_COUNT = (Qt.Key.Key_Escape, Qt.Key.Key_F1)


class KeysRest(QWidget):
    """Keeps letters, digits, arrows and spaces for what it holds, as long as that has the keyboard."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
            if not held and event.key() not in _STILL_COUNT:
                event.accept()
                return True
        return super().event(event)
