"""Paints a page for the room: over a whole screen, or small, as a preview of just that."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from core_facilitator.domain.room_pages import BLACK, RoomPage
from core_facilitator.gui.models import room_words
from core_facilitator.gui.widgets.room_composition import compose
from core_facilitator.gui.widgets.room_pieces import HIGH, WIDE, Composition


class RoomPageView(QWidget):
    """Shows a page. Only what is other than before is painted again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = BLACK
        self._hours24 = False
        self._of = QSizeF()  # the screen that this is a preview of; empty: this is the screen
        self._shown = compose(self._page, QSizeF(WIDE, HIGH), hours24=False)
        self.setAccessibleName(room_words.said(self._page, hours24=False))

    @property
    def page(self) -> RoomPage:
        """What is shown."""
        return self._page

    @property
    def cut(self) -> bool:
        """Whether not all of the page has room in type that can be read."""
        return self._shown.cut

    def show_page(self, page: RoomPage, *, hours24: bool) -> None:
        """Show a page."""
        if page == self._page and hours24 == self._hours24:
            return
        self._page, self._hours24 = page, hours24
        self.setAccessibleName(room_words.said(page, hours24=hours24))
        self._compose()

    def show_size(self, size: QSize) -> None:
        """Show the page as it is on a screen of that size, scaled to this widget."""
        if QSizeF(size) != self._of:
            self._of = QSizeF(size)
            self._compose()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._compose()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        scale = self._scale
        painter.scale(scale, scale)
        within = QRectF(event.rect())
        self._shown.paint(painter, QRectF(within.topLeft() / scale, within.size() / scale))

    @property
    def _scale(self) -> float:
        return self.width() / self._shown.size.width()

    def _compose(self) -> None:
        before: Composition = self._shown
        size = self._of if not self._of.isEmpty() else QSizeF(self.size())
        if size.isEmpty():
            return
        self._shown = compose(self._page, size, hours24=self._hours24)
        scale = self._scale
        for rect in self._shown.changed_since(before):
            self.update(QRectF(rect.topLeft() * scale, rect.size() * scale).toAlignedRect())
