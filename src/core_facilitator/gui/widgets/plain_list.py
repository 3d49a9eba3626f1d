"""What lists of painted rows share: how they are set up, what Enter does, and what lies below the words of a row."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QWidget

from core_facilitator.gui.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex


class PlainList(QListView):
    """Rows that a delegate paints, without a frame and with nothing to edit in them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("rows", "plain")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def paint_by(self, delegate: QStyledItemDelegate, theme: Theme) -> None:
        """Paint rows by a delegate, and measure them anew when the theme changes."""
        self.setItemDelegate(delegate)
        theme.changed.connect(self.scheduleDelayedItemsLayout)


class OpeningList(PlainList):
    """One whose rows open something. `confirmed` carries the row on which Enter was pressed."""

    confirmed = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter. Qt's `activated` comes with a click too on some systems, and with no key on others."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.confirmed.emit(index)
        else:
            super().keyPressEvent(event)


def paint_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag, theme: Theme, *, current: bool) -> None:
    """Paint what lies below a row: a tint where it is the `current` one, a lighter one where the pointer is."""
    if current:
        painter.fillRect(rect, theme.color("accent-tint"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, theme.color("hover"))


def paint_line_above(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """Paint the line that parts a row from the one before."""
    painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), theme.color("line"))


def paint_focus(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """Paint the outline of the row that the keyboard talks to."""
    painter.setPen(QPen(theme.color("focus"), 2))
    painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1))
