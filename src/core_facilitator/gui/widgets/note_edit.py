"""Several lines of text that grow with what is written, and a title that wraps."""

from PySide6.QtCore import QMimeData, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QSizePolicy, QWidget


class NoteEdit(QPlainTextEdit):
    """Plain text; Tab leaves it. `left` says that the keyboard went elsewhere."""

    left = Signal()

    most = 12  # lines before it scrolls
    edges = 12  # px above and below the words together, as the style sheet has it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # everything wraps
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.cursorPositionChanged.connect(self._follow)

    def sizeHint(self) -> QSize:
        lines = max(1, min(round(self.document().size().height()), self.most))
        edges = 2 * self.frameWidth() + round(2 * self.document().documentMargin()) + self.edges
        return QSize(200, lines * self.fontMetrics().lineSpacing() + edges)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()
        self._follow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    @Slot()
    def _grow(self) -> None:
        if self.height() != self.sizeHint().height():
            self.updateGeometry()

    @Slot()
    def _follow(self) -> None:
        """Keep the line that is being written in sight where more than this field scrolls."""
        area = self._area()
        page = area.widget() if area is not None else None
        if area is not None and page is not None and self.hasFocus():
            line = self.cursorRect()
            at = self.viewport().mapTo(page, line.center())
            area.ensureVisible(at.x(), at.y(), 0, line.height())

    def _area(self) -> QScrollArea | None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        return around


class TitleEdit(NoteEdit):
    """One line of text, however many it is wrapped to. `returnPressed` as a line edit has it."""

    returnPressed = Signal()  # noqa: N815 -- the name that line edits have

    most = 3
    edges = 4

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document().setDocumentMargin(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.returnPressed.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(" ".join(source.text().split()))
