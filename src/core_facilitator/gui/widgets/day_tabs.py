"""The days of a session as tabs. Blocks can be let go on one; one that holds a conflict carries a mark."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QTabBar, QWidget

from core_facilitator.gui.models.card_drags import dragged_card_key
from core_facilitator.gui.models.day import dragged_keys
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tips import tip


@dataclass(frozen=True, slots=True)
class DayTab:
    """One tab: the day's key, its words, and why it carries a mark (nothing: it does not).

    `ran` says when the day ran, with its minutes; a day that did not says nothing. `open`: it was begun, and not ended.
    """

    key: UUID
    text: str
    trouble: str = ""
    ran: str = ""
    open: bool = False

    @property
    def glyphs(self) -> tuple[tuple[str, str], ...]:
        """Its marks, each with its color."""
        trouble, ran = ("triangle-alert", "now-ink"), ("play", "now-ink") if self.open else ("check", "accent")
        return tuple(glyph for glyph, why in ((trouble, self.trouble), (ran, self.ran)) if why)

    @property
    def about(self) -> str:
        """What its marks stand for."""
        return "\n".join(part for part in (self.ran, self.trouble) if part)


class DayTabs(QTabBar):
    """Shows one tab a day."""

    day_chosen = Signal(object)  # key of the day
    blocks_dropped = Signal(object, object)  # keys of blocks, key of the day
    card_dropped = Signal(str, object)  # key of a card of the library, key of the day
    menu_asked = Signal(object, object)  # key of the day, global position

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tabs: tuple[DayTab, ...] = ()
        self._target = -1
        self.setAcceptDrops(True)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setAccessibleName(self.tr("Days"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.tabBarClicked.connect(self._choose)
        self.currentChanged.connect(self._choose)
        theme.changed.connect(self.updateGeometry)

    def show_tabs(self, tabs: tuple[DayTab, ...], current: UUID | None) -> None:
        """Show these days, and one of them as the current one."""
        keys = [tab.key for tab in tabs]
        number = keys.index(current) if current in keys else -1
        if (tabs, number) == (self._tabs, self.currentIndex()):
            return
        self.blockSignals(True)
        while self.count() > len(tabs):
            self.removeTab(self.count() - 1)
        before, self._tabs = self._tabs, tabs
        for at, tab in enumerate(tabs):
            if tab not in before[at : at + 1]:
                self._show_tab(at, tab)
        self.setCurrentIndex(number)
        self.blockSignals(False)
        self.updateGeometry()
        self.update()

    def _show_tab(self, number: int, tab: DayTab) -> None:
        """Show a day as another one or a new one; each text that is set lays all tabs out again."""
        if number < self.count():
            self.setTabText(number, tab.text)
        else:
            self.addTab(tab.text)
        self.setTabToolTip(number, tip(tab.about))
        self.setAccessibleTabName(number, f"{tab.text}. {tab.about}" if tab.about else tab.text)

    def key_at(self, point: QPoint) -> UUID | None:
        """Return the day whose tab is at a point."""
        number = self.tabAt(point)
        return self._tabs[number].key if 0 <= number < len(self._tabs) else None

    def tabSizeHint(self, index: int) -> QSize:
        px = self._theme.px
        words = QFontMetrics(self._theme.font("body", bold=True)).horizontalAdvance(self.tabText(index))
        return QSize(words + px(24) * len(self._tabs[index].glyphs) + px(36), px(40))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, tab in enumerate(self._tabs):
            self._paint_tab(painter, self.tabRect(number), number, tab)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged_keys(event.mimeData()) or dragged_card_key(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        number, card = self.tabAt(event.position().toPoint()), dragged_card_key(event.mimeData())
        self._aim(number if card or number != self.currentIndex() else -1)  # the blocks are in that day already
        event.setAccepted(self._target >= 0)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aim(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        point = event.position().toPoint()
        keys, day = dragged_keys(event.mimeData()), self.key_at(point)
        self._aim(-1)
        if keys and day is not None and self.tabAt(point) != self.currentIndex():
            event.acceptProposedAction()
            self.blocks_dropped.emit(keys, day)
        elif day is not None and (card := dragged_card_key(event.mimeData())):
            event.acceptProposedAction()
            self.card_dropped.emit(card, day)

    def _paint_tab(self, painter: QPainter, rect: QRect, number: int, tab: DayTab) -> None:
        px, chosen = self._theme.px, number == self.currentIndex()
        if chosen or number == self._target:
            self._paint_sheet(painter, rect, chosen=chosen)
        if chosen and self.hasFocus():
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(5, 5, -9, -5), 4, 4)
        painter.setFont(self._theme.font("body", bold=chosen))
        painter.setPen(self._theme.color("ink" if chosen else "ink-2"))
        words = rect.adjusted(px(16), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, tab.text)
        left = words.left() + painter.fontMetrics().horizontalAdvance(tab.text) + px(8)
        for place, (glyph, role) in enumerate(tab.glyphs):
            at = QPoint(left + px(24) * place, rect.center().y() - px(8))
            painter.drawPixmap(at, self._theme.glyph(glyph, role, px(16), self.devicePixelRatioF()))

    def _paint_sheet(self, painter: QPainter, rect: QRect, *, chosen: bool) -> None:
        """Paint the ground of a tab: open below, so that the chosen day's tab and page are one sheet."""
        edge = QRectF(rect).adjusted(0.5, 0.5, -4.5, 8)
        path = QPainterPath()
        path.addRoundedRect(edge, self._theme.px(6), self._theme.px(6))
        painter.fillPath(path, self._theme.color("surface" if chosen else "accent-tint"))
        painter.setPen(QPen(self._theme.color("line" if chosen else "accent"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _aim(self, number: int) -> None:
        self._target = number
        self.update()

    @Slot(int)
    def _choose(self, number: int) -> None:
        if 0 <= number < len(self._tabs):
            self.day_chosen.emit(self._tabs[number].key)

    @Slot(QPoint)
    def _ask_menu(self, point: QPoint) -> None:
        day = self.key_at(point)
        if day is not None:
            self.menu_asked.emit(day, self.mapToGlobal(point))
