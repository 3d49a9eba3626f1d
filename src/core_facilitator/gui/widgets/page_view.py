"""A printed page as large as there is room, and the pages beside it as a column of small ones."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from core_facilitator.gui.theme import Theme

THUMB_WIDTH = 72
_NUMBER = 24
_GAP = 10
_RING = 4
_BAR = 12  # the scroll bar, as the style sheet has it
_SHAPE = 1.294
_ROUNDED = 0.01  # how far the shapes of two pictures of one page may differ, because pixels are whole
_ROOT = QModelIndex()
AnyIndex = QModelIndex | QPersistentModelIndex


class PageView(QWidget):
    """Shows one page; `resized` says that it could be drawn at another width."""

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._picture = QPixmap()
        self._shape = _SHAPE
        self.setMinimumSize(160, 200)

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors. Paper stays white."""
        self._theme = theme
        theme.changed.connect(self.update)

    @property
    def picture_width(self) -> int:
        """How many pixels wide a page should be drawn for this view."""
        room = min(self.width() - 2, (self.height() - 2) / self._shape)
        return max(1, round(room * self.devicePixelRatioF()))

    @property
    def is_empty(self) -> bool:
        """Whether no page is shown."""
        return self._picture.isNull()

    def show_picture(self, picture: QImage | None) -> None:
        """Show a drawn page, or none."""
        self._picture = QPixmap() if picture is None else QPixmap.fromImage(picture)
        shape = self._shape if picture is None else picture.height() / picture.width()
        if abs(shape - self._shape) > _ROUNDED:  # else every new picture could ask for another one
            self._shape = shape
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None or self._picture.isNull():
            return
        size = QSize(self._picture.size()).scaled(
            self.width() - 2, self.height() - 2, Qt.AspectRatioMode.KeepAspectRatio
        )
        place = QRect((self.width() - size.width()) // 2, 1, size.width(), size.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(place, self._picture)
        painter.setPen(QPen(self._theme.color("line-strong"), 1))
        painter.drawRect(QRectF(place).adjusted(-0.5, -0.5, 0.5, 0.5))


class PageList(QListView):
    """Small pages with their numbers; `chosen` carries the number, from 1, of the page to look at."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self.pages = _Pages(self)
        self.setModel(self.pages)
        self.setProperty("rows", "plain")
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._choose)

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors and sizes."""
        self._theme = theme
        self.setItemDelegate(_PageDelegate(theme, self))
        theme.changed.connect(self._resize)
        self._resize()

    @property
    def picture_width(self) -> int:
        """How many pixels wide a small page should be drawn."""
        return round((self._theme.px(THUMB_WIDTH) if self._theme else THUMB_WIDTH) * self.devicePixelRatioF())

    def mark(self, number: int) -> None:
        """Show which page is looked at, without saying so again."""
        was = self.selectionModel().blockSignals(True)
        self.setCurrentIndex(self.pages.index(number - 1))
        self.selectionModel().blockSignals(was)
        self.scrollTo(self.pages.index(number - 1))
        self.viewport().update()

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.row() + 1)

    @Slot()
    def _resize(self) -> None:
        if self._theme is not None:
            self.setFixedWidth(self._theme.px(_NUMBER + THUMB_WIDTH + _BAR) + 3 * _RING)
            self.scheduleDelayedItemsLayout()


class _Pages(QAbstractListModel):
    """The pages of a packet, each drawn or not yet."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pictures: list[QPixmap | None] = []

    def set_count(self, count: int) -> None:
        """Show so many pages. Those that were drawn stay until they are drawn anew."""
        if count != len(self._pictures):
            self.beginResetModel()
            self._pictures = (self._pictures + [None] * count)[:count]
            self.endResetModel()

    def set_picture(self, number: int, picture: QImage) -> None:
        """Show a page, counted from 1."""
        self._pictures[number - 1] = QPixmap.fromImage(picture)
        self.dataChanged.emit(self.index(number - 1), self.index(number - 1))

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._pictures)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DecorationRole:
            return self._pictures[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("Page {0}").format(index.row() + 1)
        return str(index.row() + 1) if role == Qt.ItemDataRole.DisplayRole else None


class _PageDelegate(QStyledItemDelegate):
    """Paints a small page with its number; the one looked at has an outline."""

    def __init__(self, theme: Theme, view: PageList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        width = self._theme.px(THUMB_WIDTH)
        return QSize(self._theme.px(_NUMBER) + width + 2 * _RING, round(width * _SHAPE) + _GAP + 2 * _RING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        px, rect = self._theme.px, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setFont(self._theme.font("label"))
        painter.setPen(self._theme.color("ink-2"))
        number = QRect(rect.left(), rect.top(), px(_NUMBER) - 6, rect.height())
        painter.drawText(number, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), index.data())
        picture: QPixmap | None = index.data(Qt.ItemDataRole.DecorationRole)
        width = px(THUMB_WIDTH)
        shape = _SHAPE if picture is None else picture.height() / picture.width()
        height = min(round(width * shape), rect.height() - 2 * _RING)
        page = QRect(rect.left() + px(_NUMBER) + _RING, rect.center().y() - height // 2, width, height)
        painter.fillRect(page, Qt.GlobalColor.white)
        if picture is not None:
            painter.drawPixmap(page, picture)
        painter.setPen(QPen(self._theme.color("line-strong"), 1))
        painter.drawRect(QRectF(page).adjusted(-0.5, -0.5, 0.5, 0.5))
        if self._view.currentIndex() == index:
            painter.setPen(QPen(self._theme.color("focus" if self._view.hasFocus() else "accent"), 2))
            painter.drawRect(QRectF(page).adjusted(-3, -3, 3, 3))
        painter.restore()
