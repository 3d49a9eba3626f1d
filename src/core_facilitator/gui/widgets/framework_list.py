"""The pages of frameworks to choose from, each behind its monogram."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core_facilitator.domain.framework_pages import FrameworkPage
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.card_delegate import paint_monogram
from core_facilitator.gui.widgets.plain_list import AnyIndex, PlainList, paint_focus, paint_ground

_KEY = int(Qt.ItemDataRole.UserRole)
_TILE = QSize(28, 24)
_ASIDE, _GAP, _ABOVE = 24, 8, 8
_ICON = 20
_LINE = 20


class FrameworkList(PlainList):
    """`chosen` carries the key of the page that is current now."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = QStandardItemModel(self)
        self.setModel(self._pages)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors and sizes."""
        self.paint_by(_PageDelegate(theme, self), theme)

    def show_pages(self, pages: Sequence[FrameworkPage]) -> None:
        """Offer these pages."""
        self._pages.clear()
        for page in pages:
            item = QStandardItem(page.title)
            item.setData(page.key, _KEY)
            self._pages.appendRow(item)

    def choose(self, key: str) -> bool:
        """Make a page current; return whether it is there."""
        for row in range(self._pages.rowCount()):
            if self._pages.item(row).data(_KEY) == key:
                self.setCurrentIndex(self._pages.index(row, 0))
                return True
        return False

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(current.data(_KEY))


class _PageDelegate(QStyledItemDelegate):
    """Paints the monogram of a page's framework, and its title in as many lines as it takes."""

    def __init__(self, theme: Theme, view: FrameworkList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        lines = len(self._lines(index.data()))
        return QSize(self._view.viewport().width(), self._theme.px(max(lines * _LINE, _TILE.height()) + 2 * _ABOVE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        px, theme = self._theme.px, self._theme
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_ground(painter, rect, option.state, theme, current=chosen)
        if chosen:
            painter.fillRect(QRect(rect.left(), rect.top(), px(4), rect.height()), theme.color("accent"))
        if chosen and self._view.hasFocus():
            paint_focus(painter, rect, theme)
        key, lines = index.data(_KEY), self._lines(index.data())
        if key in FRAMEWORKS:
            tile = QRect(rect.left() + px(_ASIDE), rect.top() + px(_ABOVE), px(_TILE.width()), px(_TILE.height()))
            paint_monogram(painter, tile, key, theme)
        else:
            picture = theme.glyph("library", "ink-2", px(_ICON), painter.device().devicePixelRatioF())
            left = rect.left() + px(_ASIDE) + (px(_TILE.width()) - px(_ICON)) // 2
            painter.drawPixmap(left, rect.top() + px(_ABOVE) + (px(_TILE.height()) - px(_ICON)) // 2, picture)
        painter.setFont(theme.font("caption", bold=chosen))
        painter.setPen(theme.color("ink"))
        left = rect.left() + px(_ASIDE + _TILE.width() + _GAP)
        top = rect.top() + (rect.height() - len(lines) * px(_LINE)) // 2
        for number, line in enumerate(lines):
            at = QRect(left, top + number * px(_LINE), rect.right() - left, px(_LINE))
            painter.drawText(at, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), line)
        painter.restore()

    def _lines(self, title: str) -> list[str]:
        """Return a title in lines that the list is wide enough for, when it is bold too."""
        width = self._view.viewport().width() - self._theme.px(_ASIDE + _TILE.width() + 2 * _GAP)
        layout = QTextLayout(title, self._theme.font("caption", bold=True))
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.beginLayout()
        lines = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            lines.append(title[line.textStart() : line.textStart() + line.textLength()].strip())
        layout.endLayout()
        return lines
