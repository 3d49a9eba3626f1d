"""What cannot work, a sentence a line: each leads to the block that it is about."""

from uuid import UUID

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core_facilitator.gui.models.lines import Line, LinesModel
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.day_parts import SMALL
from core_facilitator.gui.widgets.day_type import Type
from core_facilitator.gui.widgets.plain_list import AnyIndex, OpeningList

_ICON, _LEFT, _ABOVE = 16, 12, 8  # px
_MOST = 6  # lines of one sentence


class TroubleList(OpeningList):
    """As tall as its sentences need, and not there without any. `opened` carries a block's key at click or Enter."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = LinesModel(self)
        self._theme: Theme | None = None
        self.setModel(self._model)
        self.setProperty("rows", "trouble")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)
        self.confirmed.connect(self._open)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors and sizes, now and when they change."""
        self._theme = theme
        self.setItemDelegate(_TroubleDelegate(theme, self))
        theme.changed.connect(self._measure)

    def show_troubles(self, troubles: tuple[tuple[str, UUID | None], ...]) -> None:
        """Show sentences, each with the block that it leads to."""
        self._model.set_lines(tuple(Line(key=key, glyph="", title=text) for text, key in troubles))
        self.setVisible(bool(troubles))
        self._measure()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is said."""
        return tuple(line.title for line in self._model.lines)

    def sizeHint(self) -> QSize:
        rows = range(len(self._model.lines))
        return QSize(160, sum(self.sizeHintForRow(row) for row in rows) + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure()

    @Slot()
    def _measure(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._model.lines[index.row()].key)


class _TroubleDelegate(QStyledItemDelegate):
    """Paints a sentence behind the mark of trouble, wrapped to the list's width."""

    def __init__(self, theme: Theme, view: TroubleList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._type = Type(theme)
        theme.changed.connect(self._restyle)

    @Slot()
    def _restyle(self) -> None:
        self._type = Type(self._theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        width = max(self._view.viewport().width() - self._beside(), 40)
        lines = self._type.lines("caption", str(index.data()), width, _MOST)
        return QSize(width, len(lines) * self._theme.px(SMALL) + 2 * self._theme.px(_ABOVE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rect, px = QRect(option.rect), self._theme.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.color("hover"))
        if index.row():
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), self._theme.color("now-line"))
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -2), 4, 4)
        mark = self._theme.pixmap("triangle-alert", "now-ink", _ICON)
        painter.drawPixmap(rect.topLeft() + QPoint(px(_LEFT), px(_ABOVE + 2)), mark)
        words = rect.adjusted(px(_LEFT + _ICON + 8), px(_ABOVE), -px(_LEFT), 0)
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.color("ink"))
        for number, line in enumerate(self._type.lines("caption", str(index.data()), words.width(), _MOST)):
            painter.drawText(words.translated(0, number * px(SMALL)).topLeft() + QPoint(0, px(15)), line)
        painter.restore()

    def _beside(self) -> int:
        """Return the px beside the words."""
        return self._theme.px(_LEFT + _ICON + 8) + self._theme.px(_LEFT)
