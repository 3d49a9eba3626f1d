"""The block to scale: a piece for each of its steps, filled as far as it is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.run_ground import RIGHT, TEXT

if TYPE_CHECKING:
    from core_facilitator.domain.run_times import Figures

_MINUTE = timedelta(minutes=1)
_ABOVE, _HEIGHT, _GAP = 16, 16, 3
_PARTS = 1000  # in which what is gone is told: finer than any screen


class RunBar(QWidget):
    """Paints the pieces; painted again only when one of them is other by a pixel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._pieces: tuple[int, ...] = ()  # minutes
        self._at = -1  # the piece that is on
        self._gone = 0  # of it, in parts
        self._skipped: frozenset[int] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors and sizes, now and when they change."""
        self._theme = theme
        theme.changed.connect(self.updateGeometry)

    def show_figures(self, now: Figures) -> None:
        """Show how far the block and its step are; nothing where nothing is on."""
        block, clock = now.block, now.step_clock or now.clock
        pieces: tuple[int, ...] = ()
        at, skipped = -1, frozenset[int]()
        if block is not None and now.passage is not None and clock is not None:
            at = 0 if now.step is None else now.step.step
            has = {one.step: round((one.end - one.start) / _MINUTE) for one in now.steps} | {at: clock.minutes}
            pieces = tuple(max(1, has.get(i, one.minutes)) for i, one in enumerate(block.steps)) or (1,)
            skipped = frozenset(one.step for one in now.passage.steps if one.skipped)
        length = clock.gone + clock.left if clock is not None else None
        gone = min(_PARTS, int(_PARTS * (clock.gone / length))) if clock is not None and length else 0
        shown = (pieces, at, gone, skipped)
        if shown != (self._pieces, self._at, self._gone, self._skipped):
            self._pieces, self._at, self._gone, self._skipped = shown
            self.setAccessibleName(self.tr("Step {0} of {1}").format(at + 1, len(pieces)) if len(pieces) > 1 else "")
            self.update()

    def sizeHint(self) -> QSize:
        px = round if self._theme is None else self._theme.px
        return QSize(0, px(_ABOVE + _HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None or not self._pieces:
            return
        px, theme = self._theme.px, self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, room = float(px(TEXT)), self.width() - px(TEXT) - px(RIGHT) - px(_GAP) * (len(self._pieces) - 1)
        for index, minutes in enumerate(self._pieces):
            wide = room * minutes / sum(self._pieces)
            place = QRectF(left, px(_ABOVE), wide, px(_HEIGHT))
            left += wide + px(_GAP)
            if index == self._at:
                self._paint_current(painter, place)
                continue
            had = index < self._at and index not in self._skipped
            pen = QPen(theme.color("accent" if had else "accent-line"), 1)
            if index in self._skipped:
                pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.setBrush(theme.color("accent" if had else "surface"))
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)

    def _paint_current(self, painter: QPainter, place: QRectF) -> None:
        if self._theme is None:
            return
        painter.fillRect(place, self._theme.color("now-tint"))
        painter.fillRect(
            QRectF(place.left(), place.top(), place.width() * self._gone / _PARTS, place.height()),
            self._theme.color("now"),
        )
        painter.setPen(QPen(self._theme.color("now-line"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 2, 2)
