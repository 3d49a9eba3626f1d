"""One statement of a check-in and what came of it: its words, its bars, how many agree, and how many did before."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from core_facilitator.documents.check_ins import bars_of, warning_of
from core_facilitator.documents.count_bars import drawn
from core_facilitator.domain.instruments import Scaling
from core_facilitator.gui.models import result_words
from core_facilitator.gui.widgets.result_bars import paint_bars

if TYPE_CHECKING:
    from core_facilitator.domain.result_views import Line, View
    from core_facilitator.gui.theme import Theme

_LEAST, _ABOVE, _GAP = 44, 8, 16
_TAG, _TAG_SIDE = 24, 8
_NOTE, _SIGN = 20, 16
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
        self._warning = warning_of(line.statement) if line.counts else ""
        self._beside = line.scale.scaling is Scaling.AGREEMENT
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(line.statement.text.text)
        self.setAccessibleDescription(result_words.described(line, view))

    def height_for(self, columns: Columns) -> int:
        """Return how high it would be with those columns; layouts ask that for widths that it never gets."""
        px, text = self._theme.px, self._text_height(columns)
        if self._beside:
            bars = self._drawing_height(columns) + self._note_height
            return round(max(px(_LEAST), text + 2 * px(_ABOVE), bars))
        shown = self._drawing_height(columns) + self._note_height + px(28) * len(self._under)
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
    def text_wide(self) -> int:
        """How wide the words are on one line, with the gap behind them; nothing where they stand above the bars."""
        words = self._line.statement.text.text
        wide = QFontMetricsF(self._theme.font("body")).horizontalAdvance(words)
        return ceil(wide) + self._theme.px(_GAP) + 1 if self._beside else 0

    @property
    def _note_height(self) -> int:
        return self._theme.px(_NOTE) if self._warning else 0

    def _high(self, font: QFont, text: str, columns: Columns) -> float:
        room = QRectF(0, 0, self._text_width(columns), 10_000)
        return QFontMetricsF(font).boundingRect(room, _WRAP, text).height()

    def _text_height(self, columns: Columns) -> float:
        theme = self._theme
        height = self._high(theme.font("body"), self._line.statement.text.text, columns)
        return height + (theme.px(_TAG + 4) if self._line.widest else 0)

    def _paint_text(self, painter: QPainter) -> float:
        theme, px = self._theme, self._theme.px
        top = (self.height() - self._text_height(self._columns)) / 2 if self._beside else float(px(_ABOVE))
        font, words = theme.font("body"), self._line.statement.text.text
        painter.setFont(font)
        painter.setPen(theme.color("ink"))
        high = self._high(font, words, self._columns)
        painter.drawText(QRectF(0, top, self._text_width(self._columns), high + 1), _WRAP, words)
        if not self._line.widest:
            return top + high
        paint_tag(painter, theme, result_words.widest_tag(), QPointF(0.5, top + high + px(4) + 0.5))
        return top + high + px(_TAG + 4)

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
        top = (self.height() - drawing.height - self._note_height) / 2
        paint_bars(painter, theme, drawing, QPointF(left, top))
        self._warn(painter, QPointF(left, top + drawing.height))
        right = float(columns.text + columns.bars)
        if self._line.agreed is not None:
            place = QRectF(right, top, columns.agree, drawing.height)
            self._number(painter, place, (self._line.agreed, self._line.answered), strong=True)
        if self._line.before is not None and columns.before:
            place = QRectF(right + columns.agree, top, columns.before, drawing.height)
            self._number(painter, place, self._line.before, strong=False)

    def _number(self, painter: QPainter, place: QRectF, told: tuple[int, int], *, strong: bool) -> None:
        painter.setFont(self._theme.font("body", bold=strong))
        painter.setPen(self._theme.color("ink" if strong else "ink-2"))
        painter.drawText(place, _END, result_words.of_all(*told))

    def _warn(self, painter: QPainter, at: QPointF) -> None:
        """Write below the bars that agreeing is bad news, where it is. Below them nothing stands beside it."""
        if not self._warning:
            return
        theme, px = self._theme, self._theme.px
        sign = theme.glyph("triangle-alert", "now-ink", px(_SIGN), self.devicePixelRatioF())
        high = px(_NOTE) - px(2)
        painter.drawPixmap(QPointF(at.x(), at.y() + (high - px(_SIGN)) / 2), sign)
        painter.setFont(theme.font("caption", bold=True))
        painter.setPen(theme.color("now-ink"))
        place = QRectF(at.x() + px(_SIGN + 6), at.y(), self.width() - at.x(), high)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self._warning)

    def _paint_below(self, painter: QPainter, top: float) -> None:
        theme, px = self._theme, self._theme.px
        if not self._line.counts:
            self._say(painter, QRectF(0, top, self.width(), px(24)))
            return
        drawing = drawn(self._bars, self._columns.width, theme.scale)
        paint_bars(painter, theme, drawing, QPointF(0, top))
        self._warn(painter, QPointF(0, top + drawing.height))
        at = top + drawing.height + self._note_height
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
