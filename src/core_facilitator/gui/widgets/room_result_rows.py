"""Statements of a check-in with their bars, in type that a room reads: heads, rows, and what the colors mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from core_facilitator.documents.check_ins import bars_of, earlier_name, warning_of
from core_facilitator.documents.count_bars import Drawn, bar_height, drawn, least_width
from core_facilitator.domain.instruments import Scaling
from core_facilitator.gui.models import result_words as told
from core_facilitator.gui.widgets.room_pieces import HIGH, LEAST, WIDE, Piece, color, text
from core_facilitator.gui.widgets.room_text import PLAIN, STRONG, TITLE, Words, largest

if TYPE_CHECKING:
    from core_facilitator.domain.result_views import Line, Stage, View

translate = QCoreApplication.translate

_LEFT, _TOP, GAP = 64, 56, 24
TITLE_SIZE = 48
_TEXT = 0.535  # of the width, for the words; the rest is for the bars and for how many agree
_BAR = LEAST / 14  # how much larger bars are than on the facilitator's screen: their numbers are the least type
_LOW = 0.68  # of that height: four statements of a group are to be seen side by side
_BETWEEN, _NEAR = 20, 12
_SWATCH, _AFTER, _APART = 26, 10, 26
_GROWN = 17  # tenths: few statements are set so much larger where they have room
_LINE = LEAST * PLAIN.line
_SIDES = {
    "start": Qt.AlignmentFlag.AlignLeft,
    "middle": Qt.AlignmentFlag.AlignHCenter,
    "end": Qt.AlignmentFlag.AlignRight,
}


class Sheet:
    """The lengths of a page of that size."""

    def __init__(self, size: QSizeF) -> None:
        self.unit = min(size.width() / WIDE, size.height() / HIGH)
        self.left, self.top = _LEFT * self.unit, _TOP * self.unit
        self.right, self.bottom = size.width() - self.left, size.height() - self.top
        self.width = self.right - self.left

    def px(self, length: float) -> float:
        """Return a length of the picture in px."""
        return length * self.unit

    def enlarged(self, times: float) -> Sheet:
        """Return the same page with larger type and bars."""
        other = copy(self)
        other.unit = self.unit * times
        return other


# Pages


def statements(sheet: Sheet, view: View, stage: Stage, lines: tuple[Line, ...], grown: int) -> Iterator[Piece]:
    """Yield a page: the name of the group, its statements with type of `grown` percent, and what the colors mean."""
    rows = sheet.enlarged(grown / 100)
    pieces, top = _heading(sheet, view, stage, lines)
    yield from pieces
    yield from _heads(sheet, rows, lines, view, top)
    for line in lines:
        yield from _row(rows, view, line, top)
        top += _row_height(rows, line, view)
    yield from _foot(sheet, view, lines)


def fits(sheet: Sheet, view: View, stage: Stage, lines: tuple[Line, ...], grown: int = 100) -> bool:
    """Return whether statements have room on one page, in type of that size."""
    rows = sheet.enlarged(grown / 100)
    _pieces, top = _heading(sheet, view, stage, lines)
    if any(least_width(counts, rows.px(_BAR)) > _bars_width(rows, view) for counts in _measured_with(lines, view)):
        return False
    high = sum(_row_height(rows, line, view) for line in lines)
    return top + high <= sheet.bottom - _foot_height(sheet, lines)


def _measured_with(lines: tuple[Line, ...], view: View) -> Iterator[list[tuple[int, ...]]]:
    """Yield for each scale with a middle the counts of all its bars, on whichever page: they have one measure."""
    for scale in dict.fromkeys(line.scale for line in lines if _agrees(line) and line.counts):
        yield [line.counts for line in view.lines if line.scale == scale and line.counts]


def type_size(sheet: Sheet, view: View, pages: Sequence[tuple[Stage, tuple[Line, ...]]]) -> int:
    """Return the largest size of type in which all pages have room, in percent of the least."""
    tenths = largest(_GROWN, 10, lambda one: all(fits(sheet, view, *page, one * 10) for page in pages))
    return 10 * (tenths or 10)


def _heading(sheet: Sheet, view: View, stage: Stage, lines: tuple[Line, ...]) -> tuple[list[Piece], float]:
    """Return the name and the question of a group, and where what follows begins: below the heads of the bars."""
    px, group = sheet.px, stage.group
    name = view.now.check_in.title if group is None else group.title.text
    title = Words((name,), TITLE, px(TITLE_SIZE), sheet.width, room=px(TITLE_SIZE) * TITLE.line)
    pieces = [text(title, QPointF(sheet.left, sheet.top), "accent", name)]
    top, asked_wide = sheet.top + title.height, sheet.width
    if group is not None and group.question.text:
        asked = Words((group.question.text,), PLAIN, px(LEAST), sheet.width, room=px(LEAST) * PLAIN.line)
        pieces.append(text(asked, QPointF(sheet.left, top), "ink-2", group.question.text))
        asked_wide = asked.width
        top += asked.height
    if _first_with_bars(lines) is None:
        return pieces, top + px(GAP)
    disagree = Words((translate("RoomPage", "Disagree"),), STRONG, px(LEAST), sheet.width).width
    beside = asked_wide + px(GAP + _NEAR) + disagree <= sheet.width * _TEXT
    return pieces, top + px(GAP / 2) + (0 if beside else px(_LINE))


def _first_with_bars(lines: tuple[Line, ...]) -> Line | None:
    return next((one for one in lines if _agrees(one) and one.counts), None)


def _heads(sheet: Sheet, rows: Sheet, lines: tuple[Line, ...], view: View, below: float) -> Iterator[Piece]:
    """Yield what stands over the bars and over the numbers beside them."""
    line = _first_with_bars(lines)
    if line is None:
        return
    axis = sheet.left + sheet.width * _TEXT + (_drawing(rows, line, view).axis or 0)
    top = below - sheet.px(GAP / 2 + _LINE)
    for shown, end in (
        (translate("RoomPage", "Disagree"), axis - sheet.px(_NEAR)),
        (translate("RoomPage", "Agree"), 0.0),
        (translate("RoomPage", "Agree"), sheet.right),
    ):
        words = Words((shown,), STRONG, sheet.px(LEAST), sheet.width)
        left = end - words.width if end else axis + sheet.px(_NEAR)
        yield text(words, QPointF(left, top), "ink-2", (shown, round(left)))


# What the colors mean


def _foot_height(sheet: Sheet, lines: tuple[Line, ...]) -> float:
    return sheet.px(_LINE) * (len(_legend(sheet, lines)) + 1)


def _foot(sheet: Sheet, view: View, lines: tuple[Line, ...]) -> Iterator[Piece]:
    px, top = sheet.px, sheet.bottom - _foot_height(sheet, lines)
    for entries in _legend(sheet, lines):
        left = sheet.left
        for shade, label, wide in entries:
            side = px(_SWATCH)
            yield _swatch(QRectF(left, top + (px(_LINE) - side) / 2, side, side), shade)
            words = Words((label,), PLAIN, px(LEAST), sheet.width)
            yield text(words, QPointF(left + px(_SWATCH + _AFTER), top), "ink-2", (label, shade))
            left += wide
        top += px(_LINE)
    shown = _numbers_are(view)
    words = Words((shown,), PLAIN, px(LEAST), sheet.width, room=px(LEAST) * PLAIN.line)
    yield text(words, QPointF(sheet.left, top), "ink-2", shown)


def _legend(sheet: Sheet, lines: tuple[Line, ...]) -> list[list[tuple[int, str, float]]]:
    """Return the shades of the bars with their points and widths, in as many lines as they need."""
    metrics = QFontMetricsF(PLAIN.font(sheet.px(LEAST)))
    found: list[list[tuple[int, str, float]]] = []
    for entries in told.legends(lines):
        left = sheet.width + 1
        for shade, label in entries:
            wide = sheet.px(_SWATCH + _AFTER + _APART) + metrics.horizontalAdvance(label)
            if left + wide - sheet.px(_APART) > sheet.width:
                found.append([])
                left = 0.0
            found[-1].append((shade, label, wide))
            left += wide
    return found


def _swatch(box: QRectF, shade: int) -> Piece:
    def paint(painter: QPainter) -> None:
        painter.setPen(QPen(color("line-strong"), max(1.0, box.width() / _SWATCH)))
        painter.setBrush(color(f"answer-{shade}"))
        painter.drawRoundedRect(box, box.width() / 8, box.width() / 8)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    return Piece(box.adjusted(-2, -2, 2, 2), ("swatch", shade), paint)


def _numbers_are(view: View) -> str:
    if beside := earlier_name(view):
        return translate("RoomPage", "Numbers are people. Below them: {0}.").format(beside)
    return translate("RoomPage", "Numbers are people.")


# Statements and their bars


def _agrees(line: Line) -> bool:
    return line.scale.scaling is Scaling.AGREEMENT


def _words(sheet: Sheet, line: Line) -> Words:
    width = sheet.width * _TEXT - sheet.px(GAP) if _agrees(line) else sheet.width
    return Words((line.statement.text.text,), PLAIN, sheet.px(LEAST), width, gap=0)


def _warning(sheet: Sheet, line: Line) -> Words:
    """Return what stands below the bars where agreeing is bad news: no line of it elsewhere."""
    said = (warning_of(line.statement),) if line.counts else ()
    width = sheet.width * (1 - _TEXT if _agrees(line) else 1) - sheet.px(LEAST + _AFTER)
    return Words(said, PLAIN, sheet.px(LEAST), width)


def _bars_width(sheet: Sheet, view: View) -> float:
    """Return how wide bars are: as wide as the words and the widest number beside them leave it."""
    metrics = QFontMetricsF(STRONG.font(sheet.px(LEAST)))
    pairs = [(line.agreed or 0, line.answered) for line in view.lines] + [
        one.before for one in view.lines if one.before
    ]
    widest = max((metrics.horizontalAdvance(told.of_all(*pair)) for pair in pairs), default=0.0)
    return sheet.width * (1 - _TEXT) - widest - sheet.px(GAP)


def _drawing(sheet: Sheet, line: Line, view: View) -> Drawn:
    width = _bars_width(sheet, view) if _agrees(line) else sheet.width
    bars, unit = bars_of(line, view.lines), sheet.px(_BAR)
    drawing = drawn(bars, width, unit)
    if _agrees(line):
        return _lowered(drawing)
    metrics = QFontMetricsF(PLAIN.font(sheet.px(LEAST)))
    if any(one.place == "end" and metrics.horizontalAdvance(one.text) > one.width for one in drawing.words):
        return drawn(replace(bars, points=tuple(_first_clause(point) for point in bars.points)), width, unit)
    return drawing


def _lowered(drawing: Drawn) -> Drawn:
    """Return bars that are less high and as long."""
    parts = tuple(replace(one, y=one.y * _LOW, height=one.height * _LOW) for one in drawing.parts)
    words = tuple(replace(one, y=one.y * _LOW, height=one.height * _LOW) for one in drawing.words)
    return replace(drawing, height=drawing.height * _LOW, parts=parts, words=words)


def _first_clause(label: str) -> str:
    """Return what a label begins with, where all of it has no room: "3: I can live with it"."""
    return re.split(r"[,;]| and ", label)[0]


def _beside_height(sheet: Sheet, line: Line, view: View) -> float:
    """Return how high the bars are, and the numbers beside them."""
    if not line.counts:
        return sheet.px(_LINE)
    numbers = 0 if line.agreed is None else sheet.px(_LINE) * (1 if line.before is None else 2)
    return max(bar_height(sheet.px(_BAR)) * _LOW if _agrees(line) else _drawing(sheet, line, view).height, numbers)


def _row_height(sheet: Sheet, line: Line, view: View) -> float:
    words = _words(sheet, line).height
    high = _beside_height(sheet, line, view) + _warning(sheet, line).height
    return (max(words, high) if _agrees(line) else words + high) + sheet.px(_BETWEEN)


def _row(sheet: Sheet, view: View, line: Line, top: float) -> Iterator[Piece]:
    words, beside = _words(sheet, line), _agrees(line)
    high = _row_height(sheet, line, view) - sheet.px(_BETWEEN)
    at = QPointF(sheet.left, top + (high - words.height) / 2 if beside else top)
    yield text(words, at, "ink", (line.statement.key, round(top)))
    left = sheet.left + (sheet.width * _TEXT if beside else 0)
    bars, warning = _beside_height(sheet, line, view), _warning(sheet, line)
    top = top + (high - bars - warning.height) / 2 if beside else top + words.height
    if not line.counts:
        note = Words((told.withheld(line),), PLAIN, sheet.px(LEAST), sheet.right - left)
        yield text(note, QPointF(left, top), "ink-2", (line.statement.key, "withheld"))
        return
    drawing = _drawing(sheet, line, view)
    yield _bars(drawing, QPointF(left, top + (bars - drawing.height) / 2), sheet.px(LEAST))
    if line.agreed is not None:
        yield from _agreed(sheet, line, top, bars)
    if warning.count:
        side = sheet.px(LEAST)
        yield _sign(QRectF(left, top + bars + (warning.line - side) / 2, side, side))
        place = QPointF(left + sheet.px(LEAST + _AFTER), top + bars)
        yield text(warning, place, "now-ink", (line.statement.key, "warning"))


def _agreed(sheet: Sheet, line: Line, top: float, high: float) -> Iterator[Piece]:
    """Yield how many agree, at the right edge, and below it how many did before."""
    told_now = [(STRONG, "ink", told.of_all(line.agreed or 0, line.answered))]
    if line.before is not None:
        told_now.append((PLAIN, "ink-2", told.of_all(*line.before)))
    line_high = sheet.px(_LINE)
    top += (high - line_high * len(told_now)) / 2
    for face, role, shown in told_now:
        words = Words((shown,), face, sheet.px(LEAST), sheet.width)
        yield text(words, QPointF(sheet.right - words.width, top), role, (shown, role))
        top += line_high


def _sign(box: QRectF) -> Piece:
    """Return a triangle with an exclamation mark."""

    def paint(painter: QPainter) -> None:
        unit = box.width() / 24
        painter.setPen(QPen(color("now-ink"), 2 * unit, j=Qt.PenJoinStyle.RoundJoin, c=Qt.PenCapStyle.RoundCap))
        corners = ((12, 4), (22, 21), (2, 21))
        painter.drawPolygon(QPolygonF([box.topLeft() + QPointF(x * unit, y * unit) for x, y in corners]))
        for start, end in ((10, 14.5), (17.5, 17.6)):
            painter.drawLine(*(box.topLeft() + QPointF(12 * unit, y * unit) for y in (start, end)))

    return Piece(box, "sign", paint)


def _bars(drawing: Drawn, at: QPointF, size: float) -> Piece:
    rect = QRectF(at, QSizeF(drawing.width, drawing.height))

    def paint(painter: QPainter) -> None:
        for part in drawing.parts:
            box = QRectF(at.x() + part.x, at.y() + part.y, part.width, part.height)
            painter.fillRect(box.adjusted(1, 0, -1, 0), color(f"answer-{part.shade}"))
        if drawing.axis is not None:
            painter.setPen(QPen(color("ink-3"), max(1.0, size / LEAST)))
            painter.drawLine(at + QPointF(drawing.axis, 0), at + QPointF(drawing.axis, drawing.height))
        for word in drawing.words:
            painter.setFont((STRONG if word.strong else PLAIN).font(size))
            painter.setPen(color(f"on-answer-{word.on}" if word.on else "ink"))
            box = QRectF(at.x() + word.x, at.y() + word.y, word.width, word.height)
            box = box.adjusted(-size, 0, size, 0) if word.place == "middle" else box
            shown = painter.fontMetrics().elidedText(word.text, Qt.TextElideMode.ElideRight, round(box.width()))
            painter.drawText(box, _SIDES[word.place] | Qt.AlignmentFlag.AlignVCenter, shown)

    return Piece(rect.adjusted(-size, 0, size, 0), (drawing, size), paint)
