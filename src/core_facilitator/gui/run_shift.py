"""Shift with a digit while a day runs, on every keyboard: what is typed counts, not the key.

On most keyboards Shift+1 types an exclamation mark, on some it types the 1 itself, and Qt finds several keys in one
press. A press that types a digit gives its minutes; one that types what stands above it takes them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_MINUTES = {"1": 1, "5": 5, "!": -1, "%": -5}


class ShiftedDigits(QObject):
    """Gives minutes or takes them, before the shortcuts of the screen are looked at; fields come first all the same."""

    def __init__(self, screen: QWidget, add: Callable[[int], None]) -> None:
        super().__init__(screen)
        self._add = add
        screen.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
            and event.text() in _MINUTES
        ):
            if not event.isAutoRepeat():
                self._add(_MINUTES[event.text()])
            event.accept()
            return True
        return super().eventFilter(watched, event)
