"""One statement of a check-in and what came of it: its words, its bars, how many agree, and how many did before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from core_facilitator.documents.check_ins import bars_of
from core_facilitator.documents.count_bars import drawn
from core_facilitator.domain.instruments import Scaling
from core_facilitator.gui.models import result_words
from core_facilitator.gui.widgets.result_bars import paint_bars

if TYPE_CHECKING:
    from core_facilitator.domain.result_views import Line, View
    from core_facilitator.gui.theme import Theme

_LEAST, _ABOVE, _GAP = 44, 8, 16
_TAG, _TAG_SIDE = 24, 8
_WRAP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of all rows stand, in px of the screen: words, bars, and two for how many agree."""

    text: int
    bars: int
    agree: int
    before: int

    @property
    def width(self) -> int:
        """All of them."""
        return self.text + self.bars + self.agree + self.before


class ResultRow(QWidget):
    """Paints a statement's results. `stepped`: an arrow key asks for the row before (-1) or after it (1)."""

    stepped = Signal(int)

    def __init__(self, theme: Theme, line: Line, view: View, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._line = line
        self._columns = Columns(1, 1, 0, 0)
        self._bars = bars_of(line, view.lines)
        self._figure = result_words.figure_of(line, view)
        self._ends = result_words.ends_of(line) if line.counts else ""
        self._beside = line.scale.scaling is Scaling.AGREEMENT
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(line.statement.text.text)
        self.setAccessibleDescription(result_words.described(line, view))

    def height_for(self, columns: Columns) -> int:
        """Return how high it would be with those columns; layouts ask that for widths that it never gets."""
        px, text = self._theme.px, self._text_height(columns)
        if self._beside:
            return max(px(_LEAST), round(text) + 2 * px(_ABOVE))
        shown = self._drawing_height(columns) + px(28) * len(self._under)
        return round(text + shown) + 3 * px(_ABOVE)

    def stand(self, left: int, top: int, columns: Columns) -> int:
        """Stand there and keep to those columns; return where it ends."""
        self._columns = columns
        high = self.height_for(columns)
        self.setGeometry(left, top, columns.width, high)
        self.update()
        return top + high

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bottom = self._paint_text(painter)
        if self._beside:
            self._paint_beside(painter)
        else:
            self._paint_below(painter, bottom + self._theme.px(_ABOVE))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @property
    def _under(self) -> tuple[tuple[str, bool], ...]:
        """What stands below bars that take the whole width: what the ends of the scale mean, and what came of it."""
        return tuple((words, strong) for words, strong in ((self._ends, False), (self._figure, True)) if words)

    # The words

    def _text_width(self, columns: Columns) -> float:
        whole = columns.text if self._beside else columns.width
        return max(1.0, whole - self._theme.px(_GAP))

    @property
    def _notes(self) -> tuple[tuple[str, bool], ...]:
        """What stands under the statement: a note, or a tag."""
        note = ((result_words.reversed_note(), False),) if self._line.statement.reverse else ()
        return (*note, (result_words.widest_tag(), True)) if self._line.widest else note

    def _high(self, font: QFont, text: str, columns: Columns) -> float:
        room = QRectF(0, 0, self._text_width(columns), 10_000)
        return QFontMetricsF(font).boundingRect(room, _WRAP, text).height()

    def _text_height(self, columns: Columns) -> float:
        theme = self._theme
        height = self._high(theme.font("body"), self._line.statement.text.text, columns)
        for words, tag in self._notes:
            height += theme.px(_TAG + 4) if tag else self._high(theme.font("caption"), words, columns)
        return height

    def _paint_text(self, painter: QPainter) -> float:
        theme, px = self._theme, self._theme.px
        top = (self.height() - self._text_height(self._columns)) / 2 if self._beside else float(px(_ABOVE))
        top = self._paint_wrapped(painter, self._line.statement.text.text, "body", "ink", top)
        for words, tag in self._notes:
            if tag:
                paint_tag(painter, theme, words, QPointF(0.5, top + px(4) + 0.5))
                top += px(_TAG + 4)
            else:
                top = self._paint_wrapped(painter, words, "caption", "ink-2", top)
        return top

    def _paint_wrapped(self, painter: QPainter, words: str, kind: str, role: str, top: float) -> float:
        font = self._theme.font(kind)
        painter.setFont(font)
        painter.setPen(self._theme.color(role))
        high = self._high(font, words, self._columns)
        painter.drawText(QRectF(0, top, self._text_width(self._columns), high + 1), _WRAP, words)
        return top + high

    # What came of it

    def _drawing_height(self, columns: Columns) -> float:
        if not self._line.counts:
            return self._theme.px(24)
        return drawn(self._bars, columns.width, self._theme.scale).height

    def _paint_beside(self, painter: QPainter) -> None:
        theme, px, columns = self._theme, self._theme.px, self._columns
        left, wide = columns.text, columns.bars - px(_GAP)
        if not self._line.counts:
            self._say(painter, QRectF(left, 0, columns.width - left, self.height()))
            return
        drawing = drawn(self._bars, wide, theme.scale)
        paint_bars(painter, theme, drawing, QPointF(left, (self.height() - drawing.height) / 2))
        right = float(columns.text + columns.bars)
        if self._line.agreed is not None:
            self._number(painter, right, columns.agree, (self._line.agreed, self._line.answered), strong=True)
        if self._line.before is not None and columns.before:
            self._number(painter, right + columns.agree, columns.before, self._line.before, strong=False)

    def _number(self, painter: QPainter, left: float, wide: float, told: tuple[int, int], *, strong: bool) -> None:
        painter.setFont(self._theme.font("body", bold=strong))
        painter.setPen(self._theme.color("ink" if strong else "ink-2"))
        painter.drawText(QRectF(left, 0, wide, self.height()), _END, result_words.of_all(*told))
        if strong and self._line.statement.reverse:
            painter.setFont(self._theme.font("caption"))
            painter.setPen(self._theme.color("ink-2"))
            below = QRectF(left, self.height() / 2 + self._theme.px(9), wide, self._theme.px(18))
            painter.drawText(below, _END, result_words.reversed_tag())

    def _paint_below(self, painter: QPainter, top: float) -> None:
        theme, px = self._theme, self._theme.px
        if not self._line.counts:
            self._say(painter, QRectF(0, top, self.width(), px(24)))
            return
        drawing = drawn(self._bars, self._columns.width, theme.scale)
        paint_bars(painter, theme, drawing, QPointF(0, top))
        at = top + drawing.height
        for words, strong in self._under:
            painter.setFont(theme.font("body" if strong else "caption", bold=strong))
            painter.setPen(theme.color("ink" if strong else "ink-2"))
            painter.drawText(QRectF(0, at, self.width(), px(28)), Qt.AlignmentFlag.AlignVCenter, words)
            at += px(28)

    def _say(self, painter: QPainter, place: QRectF) -> None:
        painter.setFont(self._theme.font("body"))
        painter.setPen(self._theme.color("ink-2"))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, result_words.withheld(self._line))


def paint_tag(painter: QPainter, theme: Theme, words: str, at: QPointF) -> float:
    """Paint words in a small warm frame from a point on; return how wide it is."""
    font = theme.font("label")
    wide = QFontMetricsF(font).horizontalAdvance(words) + 2 * theme.px(_TAG_SIDE)
    box = QRectF(at.x(), at.y(), wide, theme.px(_TAG) - 1)
    painter.setPen(QPen(theme.color("now-line"), 1))
    painter.setBrush(theme.color("surface"))
    painter.drawRoundedRect(box, 4, 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setFont(font)
    painter.setPen(theme.color("now-ink"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    return wide


def tag_height(theme: Theme) -> int:
    """Return how high a tag is."""
    return theme.px(_TAG)
