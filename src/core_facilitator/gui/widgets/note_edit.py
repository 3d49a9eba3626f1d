"""Several lines of text that grow with what is written."""

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

_FEWEST, _MOST = 1, 12  # lines shown before it grows, and before it scrolls


class NoteEdit(QPlainTextEdit):
    """Plain text; Tab leaves it. `left` says that the keyboard went elsewhere."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def sizeHint(self) -> QSize:  # noqa: D102
        lines = max(_FEWEST, min(round(self.document().size().height()), _MOST))
        edges = 2 * self.frameWidth() + round(2 * self.document().documentMargin()) + 12
        return QSize(200, lines * self.fontMetrics().lineSpacing() + edges)

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return QSize(80, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        self._grow()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: D102
        super().focusOutEvent(event)
        self.left.emit()

    @Slot()
    def _grow(self) -> None:
        if self.height() != self.sizeHint().height():
            self.updateGeometry()
