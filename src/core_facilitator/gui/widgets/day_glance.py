"""The first blocks of a day on a run sheet: time in the margin, kind, title, minutes and framework."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core_facilitator.domain.agendas import TimeKind
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.margin_rule import PITCH, paint_margin_rule
from core_facilitator.gui.widgets.patterns import paint_kind, paint_milestone

MARGIN = 152  # px left of the rule
_ROW = 32
_PADDING = 8
_SWATCH = 16
_MINUTES_WIDTH = 88


@dataclass(frozen=True, slots=True)
class Glance:
    """One row: a start, what happens, how long. `framework` and `monogram` say where the practice comes from.

    A milestone is a moment that takes no time.
    """

    start: str
    kind: TimeKind
    title: str
    minutes: str
    milestone: bool = False
    framework: str = ""
    monogram: str = ""


class DayGlance(QWidget):
    """Rows of a day, and one line about the rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._rows: tuple[Glance, ...] = ()
        self._rest = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors and sizes."""
        self._theme = theme
        theme.changed.connect(self._resize)

    def show_rows(self, rows: tuple[Glance, ...], rest: str) -> None:
        """Show these rows, and below them what is not shown ("Then 7 more blocks, until 4:15.")."""
        self._rows = rows
        self._rest = rest
        lines = [", ".join(part for part in (f"{row.start} {row.title}", row.minutes) if part) for row in rows]
        self.setAccessibleName("\n".join([*lines, rest]))
        self._resize()

    @property
    def rows(self) -> tuple[Glance, ...]:
        """The rows shown."""
        return self._rows

    def sizeHint(self) -> QSize:
        rows = len(self._rows) + bool(self._rest)
        scale = 1.0 if self._theme is None else self._theme.scale
        return QSize(400, round((rows * _ROW + 2 * _PADDING) * scale) if rows else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None:
            return
        painter = QPainter(self)
        theme = self._theme
        paint_margin_rule(painter, theme.px(MARGIN), 0, self.height(), theme, "rule")
        top = theme.px(_PADDING)
        for row in self._rows:
            self._paint_row(painter, QRect(0, top, self.width(), theme.px(_ROW)), row, theme)
            top += theme.px(_ROW)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("ink-2"))
        left = theme.px(MARGIN + PITCH + 1 + 20 + _SWATCH + 12)
        rest = QRect(left, top, self.width() - left, theme.px(_ROW))
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self._rest)

    def _paint_row(self, painter: QPainter, rect: QRect, row: Glance, theme: Theme) -> None:
        px = theme.px
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("ink-2"))
        start = QRect(0, rect.top(), px(MARGIN - 16), rect.height())
        painter.drawText(start, int(middle | Qt.AlignmentFlag.AlignRight), row.start)
        swatch = px(MARGIN + PITCH + 1 + 20)
        side = px(_SWATCH)
        mark = QRectF(swatch, rect.center().y() - side // 2, side, side)
        if row.milestone:
            paint_milestone(painter, mark, theme)
        else:
            paint_kind(painter, mark, row.kind, theme)
        mono = QRect(rect.right() - px(40) + 1, rect.center().y() - px(12) + 1, px(28), px(24))
        minutes = QRect(mono.left() - px(16 + _MINUTES_WIDTH), rect.top(), px(_MINUTES_WIDTH), rect.height())
        painter.setFont(theme.font("body"))
        painter.drawText(minutes, int(middle | Qt.AlignmentFlag.AlignRight), row.minutes)
        left = swatch + side + px(12)
        painter.setPen(theme.color("ink"))
        title = QRect(left, rect.top(), minutes.left() - left, rect.height())
        shown = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, title.width())
        painter.drawText(title, middle, shown)
        if row.monogram:
            paint_monogram(painter, mono, row.framework, row.monogram, theme)

    @Slot()
    def _resize(self) -> None:
        self.updateGeometry()
        self.update()


def paint_monogram(painter: QPainter, rect: QRect, framework: str, monogram: str, theme: Theme) -> None:
    """Paint a framework's monogram on its own color."""
    ink, _tint = theme.framework(framework)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawRoundedRect(rect, theme.px(4), theme.px(4))
    font = theme.font("label")
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(theme.color("surface"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, monogram)
    painter.restore()
