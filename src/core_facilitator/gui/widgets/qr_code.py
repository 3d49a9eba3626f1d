"""A code for a phone's camera: dark and light squares, always dark on light, with the quiet edge that cameras need."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core_facilitator.gui.theme import Theme

_SIDE = 264  # px at the standard text size
_QUIET = 4  # squares around it, as ISO/IEC 18004 asks for
_DARK, _LIGHT = QColor("#111111"), QColor("#ffffff")  # in every look: cameras read dark on light


class QrCode(QWidget):
    """Shows rows of squares; True is dark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._rows: tuple[tuple[bool, ...], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Code for a phone’s camera"))

    def set_theme(self, theme: Theme) -> None:
        """Grow with the text of this theme."""
        self._theme = theme
        theme.changed.connect(self.updateGeometry)

    def show_rows(self, rows: tuple[tuple[bool, ...], ...]) -> None:
        """Show another code."""
        self._rows = rows
        self.update()

    def sizeHint(self) -> QSize:
        side = _SIDE if self._theme is None else self._theme.px(_SIDE)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), _LIGHT)
        count = len(self._rows) + 2 * _QUIET
        square = min(self.width(), self.height()) // count
        if not self._rows or not square:
            return
        left = (self.width() - square * len(self._rows)) // 2
        top = (self.height() - square * len(self._rows)) // 2
        painter.setPen(Qt.PenStyle.NoPen)
        for row, squares in enumerate(self._rows):
            for column, dark in enumerate(squares):
                if dark:
                    painter.fillRect(QRect(left + column * square, top + row * square, square, square), _DARK)
