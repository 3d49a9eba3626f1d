"""Buttons that stay below what scrolls, flush with its fields whether it has a scroll bar or not."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

_EDGE, _BESIDE_BAR = 16, 8  # px from the fields to the edge of the page, and to the scroll bar


class ScrollFoot(QObject):
    """Watches the scroll bar of a page whose form names a `body_layout` in it and a `foot_layout` below it."""

    def __init__(self, page: QWidget, area: QScrollArea) -> None:
        super().__init__(page)
        self._bar = area.verticalScrollBar()
        self._layouts = [page.findChild(QBoxLayout, name) for name in ("body_layout", "foot_layout")]
        self._bar.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Resize):
            self._align()
        return super().eventFilter(watched, event)

    def _align(self) -> None:
        bar = self._bar.width() if self._bar.isVisible() else 0
        inside = _BESIDE_BAR if bar else _EDGE
        for layout, right in zip(self._layouts, (inside, inside + bar), strict=True):
            if layout is not None and layout.contentsMargins().right() != right:
                margins = layout.contentsMargins()
                margins.setRight(right)
                layout.setContentsMargins(margins)
