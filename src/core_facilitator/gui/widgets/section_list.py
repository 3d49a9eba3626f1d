"""The list of a packet's sections: tick to print, drag to reorder, Alt and an arrow key for those without a mouse."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QDropEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from core_facilitator.gui.models.packet_sections import PAGES_ROLE, PacketSections
from core_facilitator.gui.theme import Theme

_HEIGHT = 32
_BOX = 20
_TICK = 14
_PADDING = 12
_GRIP = 16
_PAGES = 28
_LEAST, _USUAL = 3, 9
_EDGE = 10


class SectionList(QListView):
    """Shows a `PacketSections` model."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self.sections = PacketSections(self)
        self.setModel(self.sections)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("rows", "sections")
        self.clicked.connect(self._toggle)

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors and sizes."""
        self._theme = theme
        self.setItemDelegate(_SectionDelegate(theme, self))
        theme.changed.connect(self._resize)
        self.sections.modelReset.connect(self._resize)
        self._resize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks; Alt with an arrow moves; everything else is a list's own."""
        row = self.currentIndex().row()
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if row >= 0 and event.key() == Qt.Key.Key_Space:
            self.sections.toggle(row)
        elif row >= 0 and event.key() in steps and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            to = self.sections.move(row, steps[Qt.Key(event.key())])
            self.setCurrentIndex(self.sections.index(to))
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the dragged section where it was let go."""
        row, to = self.currentIndex().row(), self._row_at(event.position().toPoint())
        self.sections.move(row, (to - 1 if to > row else to) - row)
        event.accept()

    def _row_at(self, point: QPoint) -> int:
        """Return before which section something let go at a point would stand."""
        index = self.indexAt(point)
        if not index.isValid():
            return len(self.sections.rows)
        return index.row() + int(point.y() > self.visualRect(index).center().y())

    @Slot(QModelIndex)
    def _toggle(self, index: QModelIndex) -> None:
        self.sections.toggle(index.row())

    def minimumSizeHint(self) -> QSize:
        """Return room for a few sections; more of them scroll."""
        return QSize(160, self._height(_LEAST))

    def sizeHint(self) -> QSize:
        """Return room for all sections, up to a number that fits most screens."""
        return QSize(240, self._height(_USUAL))

    def _height(self, most: int) -> int:
        rows = max(2, min(most, len(self.sections.rows)))
        return rows * (self._theme.px(_HEIGHT) if self._theme else _HEIGHT) + _EDGE

    @Slot()
    def _resize(self) -> None:
        self.setMaximumHeight(self._height(len(self.sections.rows)))
        self.updateGeometry()
        self.scheduleDelayedItemsLayout()


class _SectionDelegate(QStyledItemDelegate):
    """Paints a section: its box, its title, its pages, and a grip to drag it by."""

    def __init__(self, theme: Theme, view: SectionList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, self._theme.px(_HEIGHT))

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Leave ticking to the list, where a click counts anywhere in the row: on the box it would count twice."""
        return False

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        px, rect = self._theme.px, option.rect
        enabled = self._view.isEnabled()
        painter.save()
        if enabled and option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.color("hover"))
        top = rect.center().y() - px(_BOX) // 2 + 1
        box = QRect(rect.left() + px(_PADDING), top, px(_BOX), px(_BOX))
        self._paint_box(painter, box, Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)))
        if self._view.hasFocus() and self._view.currentIndex() == index:
            self._paint_ring(painter, box)
        grip = QRect(rect.right() - px(_PADDING + _GRIP), rect.top(), px(_GRIP), rect.height())
        at = QPoint(grip.left(), rect.center().y() - px(_GRIP) // 2 + 1)
        painter.drawPixmap(at, self._theme.pixmap("grip-vertical", "ink-3", _GRIP))
        pages = QRect(grip.left() - px(_PADDING + _PAGES), rect.top(), px(_PAGES), rect.height())
        count = index.data(PAGES_ROLE)
        self._words(
            painter, pages, str(count) if count else "", "ink-2" if enabled else "ink-3", Qt.AlignmentFlag.AlignRight
        )
        left = box.right() + px(_PADDING)
        title = QRect(left, rect.top(), pages.left() - px(8) - left, rect.height())
        self._words(painter, title, index.data(), "ink" if enabled else "ink-3", Qt.AlignmentFlag.AlignLeft)
        painter.restore()

    def _paint_box(self, painter: QPainter, box: QRect, state: Qt.CheckState) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        checked = state is Qt.CheckState.Checked
        if self._view.isEnabled():
            line, ground = ("accent", "accent") if checked else ("line-strong", "surface")
        else:
            line, ground = ("ink-3", "ink-3") if checked else ("line", "sunken")
        painter.setPen(QPen(self._theme.color(line), 1))
        painter.setBrush(self._theme.color(ground))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if checked:
            tick = self._theme.px(_BOX - 6)
            gap = (box.width() - tick) // 2
            painter.drawPixmap(
                QPoint(box.left() + gap, box.top() + gap), self._theme.pixmap("check", "on-accent", _BOX - 6)
            )

    def _paint_ring(self, painter: QPainter, box: QRect) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("focus"), 2))
        painter.drawRoundedRect(QRectF(box).adjusted(-3, -3, 3, 3), 6, 6)

    def _words(self, painter: QPainter, rect: QRect, text: str, role: str, at: Qt.AlignmentFlag) -> None:
        painter.setFont(self._theme.font("body"))
        painter.setPen(self._theme.color(role))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(at | Qt.AlignmentFlag.AlignVCenter), shown)
