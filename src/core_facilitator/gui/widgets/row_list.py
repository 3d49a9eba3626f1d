"""A list of lines that open something: arrows move, Enter or a click opens."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core_facilitator.gui.models.lines import LINE_ROLE, Line, LinesModel
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.plain_list import AnyIndex, OpeningList, paint_focus, paint_ground, paint_line_above

_PADDING = 16
_ICON = 20
_LOW, _HIGH = 40, 60
_LOWER = 34  # of a line in a list that takes what room there is
_LEAST, _USUAL = 2, 6  # lines that a list has room for at least, and that it asks for
_EDGE = 4
_DETAIL_SHARE = 0.42
_END_WIDTH = 116


class RowList(OpeningList):
    """Shows lines; `opened` carries the key of the line that was clicked or entered.

    With the property `whole` it is as high as its lines: what it stands in scrolls, and not the list. With the property
    `fills` it asks for little and takes what is there, up to all of its lines, which are a little lower then.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = LinesModel(self)
        self.setModel(self._lines)
        self.setUniformItemSizes(True)
        self.clicked.connect(self._open)
        self.confirmed.connect(self._open)

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors and sizes."""
        self.paint_by(_LineDelegate(theme, self), theme)

    def set_lines(self, lines: tuple[Line, ...]) -> None:
        """Show other lines."""
        self._lines.set_lines(lines)
        if self.property("whole"):
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.setFixedHeight(self._height(len(lines)))
        elif self.property("fills"):
            self.setMaximumHeight(self._height(len(lines)))
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line that the keyboard talks to in sight where the list becomes lower."""
        super().resizeEvent(event)
        if self.hasFocus() and event.size().height() < event.oldSize().height() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._height(min(len(self.lines), _LEAST)))

    def sizeHint(self) -> QSize:
        return QSize(240, self._height(min(len(self.lines), _LEAST if self.property("fills") else _USUAL)))

    def _height(self, lines: int) -> int:
        return lines * max(0, self.sizeHintForRow(0)) + _EDGE

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines shown."""
        return self._lines.lines

    @property
    def current(self) -> object:
        """The key of the current line, or None."""
        index = self.currentIndex()
        return self._lines.lines[index.row()].key if index.isValid() else None

    def move_current(self, by: int) -> None:
        """Make the line that many places further down the current one."""
        if self.lines:
            row = max(0, min(len(self.lines) - 1, self.currentIndex().row() + by))
            self.setCurrentIndex(self._lines.index(row))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._lines.lines[index.row()].key)


class _LineDelegate(QStyledItemDelegate):
    """Paints a line: in columns where the list is wide, in two rows of words where it is narrow."""

    def __init__(self, theme: Theme, view: RowList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        low = _LOWER if self._view.property("fills") else _LOW
        return QSize(200, self._theme.px(low if self._wide() else _HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        line: Line = index.data(LINE_ROLE)
        rect: QRect = option.rect
        painter.save()
        self._paint_ground(painter, rect, option.state, first=index.row() == 0)
        px = self._theme.px
        picture = self._theme.pixmap(line.glyph, "ink-2", _ICON)
        painter.drawPixmap(QPoint(rect.left() + px(_PADDING), rect.center().y() - px(_ICON) // 2 + 1), picture)
        words = rect.adjusted(px(_PADDING + _ICON + _PADDING), 0, -px(_PADDING), 0)
        if self._wide():
            self._paint_columns(painter, words, line)
        else:
            self._paint_rows(painter, words, line)
        painter.restore()

    def _wide(self) -> bool:
        return bool(self._view.property("wide"))

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, *, first: bool) -> None:
        current = bool(state & QStyle.StateFlag.State_Selected) and (
            self._view.hasFocus() or self._view.property("lit")
        )
        paint_ground(painter, rect, state, self._theme, current=current)
        if not first:
            paint_line_above(painter, rect, self._theme)
        if current:
            paint_focus(painter, rect, self._theme)

    def _paint_columns(self, painter: QPainter, rect: QRect, line: Line) -> None:
        end = QRect(rect.right() - self._theme.px(_END_WIDTH), rect.top(), self._theme.px(_END_WIDTH), rect.height())
        detail_width = round((rect.width() - end.width()) * _DETAIL_SHARE)
        gap = self._theme.px(_PADDING)
        detail = QRect(end.left() - detail_width, rect.top(), detail_width - gap, rect.height())
        if not line.end:
            detail.setRight(rect.right())
        title = QRect(rect.left(), rect.top(), detail.left() - gap - rect.left(), rect.height())
        self._words(painter, title, line.title, "ink", bold=True)
        self._words(painter, detail, line.detail, "ink-2")
        self._words(painter, end, line.end, "ink-2", at=Qt.AlignmentFlag.AlignRight)

    def _paint_rows(self, painter: QPainter, rect: QRect, line: Line) -> None:
        half = rect.height() // 2
        width = QFontMetrics(self._theme.font("caption")).horizontalAdvance(line.end)
        above = QRect(rect.left(), rect.top() + self._theme.px(8), rect.width(), half - self._theme.px(6))
        end = QRect(rect.right() - width, above.top(), width + 1, above.height())
        title = above.adjusted(0, 0, -(width + self._theme.px(12)) if line.end else 0, 0)
        below = QRect(rect.left(), rect.top() + half, rect.width(), half - self._theme.px(8))
        self._words(painter, title, line.title, "ink", bold=True)
        self._words(painter, end, line.end, "ink-2", at=Qt.AlignmentFlag.AlignRight, font="caption")
        self._words(painter, below, line.detail, "ink-2", font="caption")

    def _words(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        role: str,
        *,
        bold: bool = False,
        at: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        font: str = "body",
    ) -> None:
        painter.setFont(self._theme.font(font, bold=bold))
        painter.setPen(self._theme.color(role))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(at | Qt.AlignmentFlag.AlignVCenter), shown)
