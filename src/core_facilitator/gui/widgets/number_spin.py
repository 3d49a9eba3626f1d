"""A number field whose digits stand on the line of the words in the fields around it, at every text size."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSpinBox, QWidget

from core_facilitator.gui.theme import Theme

_PADDING, _SMALL_PADDING, _BORDER = 11, 7, 1  # px at the standard text size, as the style sheet has it; and px


class NumberSpin(QSpinBox):
    """A spin box. The style sheet cannot pad the field beside its arrows, so it does so itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None

    def set_theme(self, theme: Theme) -> None:
        """Grow with the text of this theme."""
        self._theme = theme
        theme.changed.connect(self._pad)

    def showEvent(self, event: QShowEvent) -> None:
        self._pad()
        super().showEvent(event)

    @Slot()
    def _pad(self) -> None:
        if self._theme is not None:
            padding = _SMALL_PADDING if self.property("extent") == "small" else _PADDING
            self.lineEdit().setTextMargins(self._theme.px(padding) + _BORDER, 0, 0, 0)
