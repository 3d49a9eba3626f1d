"""Results of a check-in for the room: first in words, then a page for each group, in type that reads from far away.

What people wrote is not shown here, except single words: whole sentences are read out by the facilitator, or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from core_facilitator.documents.check_in_words import result_words
from core_facilitator.documents.check_ins import advice_of, bars_of, earlier_name, warning_of
from core_facilitator.documents.count_bars import Drawn, drawn
from core_facilitator.domain.instruments import Scaling
from core_facilitator.gui.models import result_words as told
from core_facilitator.gui.widgets.room_pieces import HIGH, LEAST, WIDE, Composition, Piece, color, text
from core_facilitator.gui.widgets.room_text import PLAIN, PROMPT, STRONG, TITLE, Words, largest

if TYPE_CHECKING:
    from core_facilitator.domain.result_views import Line, Said, Stage, View

translate = QCoreApplication.translate

_LEFT, _TOP, _GAP = 64, 56, 24
_TITLE, _MOST, _HUGE = 48, 68, 88
_TEXT, _BARS = 0.46, 0.36  # of the width, for the words and for the bars; the rest says how many agree
_BAR = LEAST / 14  # how much larger bars are than on the facilitator's screen: their numbers are the least type
_FOOT = 60
_GROWN = 170  # percent: few statements are set so much larger where they have room
_SIDES = {
    "start": Qt.AlignmentFlag.AlignLeft,
    "middle": Qt.AlignmentFlag.AlignHCenter,
    "end": Qt.AlignmentFlag.AlignRight,
}


@dataclass(frozen=True, slots=True)
class ResultPage:
    """A page: some statements of a group, single words, or, with neither, the beginning in words."""

    stage: Stage | None = None
    lines: tuple[Line, ...] = ()
    said: Said | None = None


@lru_cache(maxsize=8)
def result_pages(view: View) -> tuple[ResultPage, ...]:
    """Return the pages of results, in the order in which they are shown. Below the minimum there is none."""
    if not view.results.shown:
        return ()
    sheet = _Sheet(QSizeF(WIDE, HIGH))
    found = [ResultPage()]
    for stage in view.stages:
        room = 0.0
        lines: list[Line] = []
        for line in stage.lines:
            high = _row_height(sheet, line, view)
            if lines and (high > room):
                found.append(ResultPage(stage, tuple(lines)))
                lines = []
            if not lines:
                room = sheet.bottom - sheet.px(_FOOT) - _heading(sheet, view, stage)[1]
            lines.append(line)
            room -= high
        found.append(ResultPage(stage, tuple(lines)))
    return (*found, *(ResultPage(said=one) for one in view.said if one.statement.one_word))


def compose_results(view: View, page: int, size: QSizeF) -> Composition:
    """Return one of the pages as it is on a screen of that size in px."""
    shown, sheet = result_pages(view)[page], _Sheet(size)
    if shown.stage is not None:
        pieces = list(_statements(sheet, view, shown.stage, shown.lines))
    elif shown.said is not None:
        pieces = list(_single_words(sheet, shown.said))
    else:
        pieces = list(_in_words(sheet, view))
    return Composition(size, "surface", tuple(pieces))


def said_of(view: View, page: int) -> str:
    """Return what a page says as one text, for those who do not see it."""
    shown = result_pages(view)[page]
    if shown.said is not None:
        return f"{shown.said.statement.text.text} {_word_line(shown.said)}"
    if shown.stage is None:
        return " ".join((view.now.check_in.title, *_seen(view)))
    name = "" if shown.stage.group is None else f"{shown.stage.group.title.text}. "
    rows = (f"{line.statement.text.text} {told.described(line, view)}" for line in shown.lines)
    return f"{name}{' '.join(rows)}"


class _Sheet:
    """The lengths of a page of that size."""

    def __init__(self, size: QSizeF) -> None:
        self.unit = min(size.width() / WIDE, size.height() / HIGH)
        self.left, self.top = _LEFT * self.unit, _TOP * self.unit
        self.right, self.bottom = size.width() - self.left, size.height() - self.top
        self.width = self.right - self.left

    def px(self, length: float) -> float:
        """Return a length of the picture in px."""
        return length * self.unit

    def enlarged(self, times: float) -> _Sheet:
        """Return the same page with larger type and bars."""
        other = copy(self)
        other.unit = self.unit * times
        return other


# In words


def _seen(view: View) -> tuple[str, ...]:
    """Return what everybody may read before any number."""
    seen = tuple(one.seen for one in advice_of(view))
    stage = view.lowest.group.title.text if view.lowest is not None and view.lowest.group is not None else ""
    words = result_words("en").lowest
    return (*seen, f"{words}: {stage}.") if stage else seen


def _in_words(sheet: _Sheet, view: View) -> Iterator[Piece]:
    px, check_in = sheet.px, view.now.check_in
    title = Words((check_in.title,), TITLE, px(_TITLE), sheet.width, room=px(_TITLE) * TITLE.line * 2)
    yield text(title, QPointF(sheet.left, sheet.top), "accent", check_in.title)
    top = sheet.top + title.height + px(_GAP)
    foot = Words((_promise(view),), PLAIN, px(LEAST), sheet.width)
    room = sheet.bottom - foot.height - px(2 * _GAP) - top
    seen = _seen(view) or (translate("RoomPage", "Thank you for answering."),)
    size = largest(_HUGE, LEAST, lambda one: Words(seen, PROMPT, px(one), sheet.width).height <= room) or LEAST
    yield text(Words(seen, PROMPT, px(size), sheet.width, room=room), QPointF(sheet.left, top), "ink", (seen, size))
    yield text(foot, QPointF(sheet.left, sheet.bottom - foot.height), "ink-2", _promise(view))


def _promise(view: View) -> str:
    answers, expected = view.results.answers, view.now.check_in.expected
    if expected >= answers:
        return translate("RoomPage", "{0} of {1} answered. No names in these answers.").format(answers, expected)
    return translate("RoomPage", "{0} answered. No names in these answers.").format(answers)


def _word_line(said: Said) -> str:
    return ", ".join((*(f"{word} ({times})" for word, times in said.often), *said.words))


def _single_words(sheet: _Sheet, said: Said) -> Iterator[Piece]:
    px, question, line = sheet.px, said.statement.text.text, _word_line(said)
    title = Words((question,), TITLE, px(_TITLE), sheet.width, room=px(_TITLE) * TITLE.line * 2)
    yield text(title, QPointF(sheet.left, sheet.top), "accent", question)
    top = sheet.top + title.height + px(_GAP)
    room = sheet.bottom - top
    size = largest(_HUGE, LEAST, lambda one: Words((line,), PROMPT, px(one), sheet.width).height <= room) or LEAST
    yield text(Words((line,), PROMPT, px(size), sheet.width, room=room), QPointF(sheet.left, top), "ink", (line, size))


# Statements and their bars


def _heading(sheet: _Sheet, view: View, stage: Stage) -> tuple[list[Piece], float]:
    """Return the name and the question of a group, and where what follows begins."""
    px, group = sheet.px, stage.group
    name = view.now.check_in.title if group is None else group.title.text
    title = Words((name,), TITLE, px(_TITLE), sheet.width, room=px(_TITLE) * TITLE.line)
    pieces = [text(title, QPointF(sheet.left, sheet.top), "accent", name)]
    top = sheet.top + title.height
    if group is not None and group.question.text:
        asked = Words((group.question.text,), PLAIN, px(LEAST), sheet.width, room=px(LEAST) * PLAIN.line)
        pieces.append(text(asked, QPointF(sheet.left, top), "ink-2", group.question.text))
        top += asked.height
    return pieces, top + px(_GAP)


def _statements(sheet: _Sheet, view: View, stage: Stage, lines: tuple[Line, ...]) -> Iterator[Piece]:
    pieces, top = _heading(sheet, view, stage)
    yield from pieces
    room = sheet.bottom - sheet.px(_FOOT) - top
    grown = largest(_GROWN, 100, lambda one: _rows_height(sheet.enlarged(one / 100), lines, view) <= room) or 100
    rows = sheet.enlarged(grown / 100)
    for line in lines:
        yield from _row(rows, view, line, top)
        top += _row_height(rows, line, view)
    foot = _foot_of(view)
    words = Words((foot,), PLAIN, sheet.px(LEAST), sheet.width, room=sheet.px(LEAST) * PLAIN.line)
    yield text(words, QPointF(sheet.left, sheet.bottom - words.height), "ink-2", foot)


def _rows_height(sheet: _Sheet, lines: tuple[Line, ...], view: View) -> float:
    return sum(_row_height(sheet, line, view) for line in lines)


def _foot_of(view: View) -> str:
    if beside := earlier_name(view):
        return translate("RoomPage", "Numbers are people. Below them: {0}.").format(beside)
    return translate("RoomPage", "Numbers are people.")


def _agrees(line: Line) -> bool:
    return line.scale.scaling is Scaling.AGREEMENT


def _words(sheet: _Sheet, line: Line) -> Words:
    note = (warning_of(line.statement),) if line.statement.reverse else ()
    width = sheet.width * _TEXT - sheet.px(_GAP) if _agrees(line) else sheet.width
    return Words((line.statement.text.text, *note), PLAIN, sheet.px(LEAST), width, gap=0)


def _drawing(sheet: _Sheet, line: Line, view: View) -> Drawn:
    width = sheet.width * _BARS if _agrees(line) else sheet.width
    bars, unit = bars_of(line, view.lines), sheet.px(_BAR)
    drawing = drawn(bars, width, unit)
    metrics = QFontMetricsF(PLAIN.font(sheet.px(LEAST)))
    if any(one.place == "end" and metrics.horizontalAdvance(one.text) > one.width for one in drawing.words):
        return drawn(replace(bars, points=tuple(_first_clause(point) for point in bars.points)), width, unit)
    return drawing


def _first_clause(label: str) -> str:
    """Return what a label begins with, where all of it has no room: "3: I can live with it"."""
    return re.split(r"[,;]| and ", label)[0]


def _row_height(sheet: _Sheet, line: Line, view: View) -> float:
    words = _words(sheet, line).height
    high = _drawing(sheet, line, view).height if line.counts else sheet.px(LEAST) * PLAIN.line
    return (max(words, high) if _agrees(line) else words + high) + sheet.px(_GAP)


def _row(sheet: _Sheet, view: View, line: Line, top: float) -> Iterator[Piece]:
    words, px = _words(sheet, line), sheet.px
    high = _row_height(sheet, line, view) - px(_GAP)
    beside = _agrees(line)
    at = QPointF(sheet.left, top + (high - words.height) / 2 if beside else top)
    yield text(words, at, "ink", (line.statement.key, round(top)))
    left = sheet.left + (sheet.width * _TEXT if beside else 0)
    if not line.counts:
        note = Words((told.withheld(line),), PLAIN, px(LEAST), sheet.right - left)
        place = QPointF(left, top + (high - note.height) / 2 if beside else top + words.height)
        yield text(note, place, "ink-2", (line.statement.key, "withheld"))
        return
    drawing = _drawing(sheet, line, view)
    place = QPointF(left, top + (high - drawing.height) / 2 if beside else top + words.height)
    yield _bars(drawing, place, px(LEAST))
    if line.agreed is not None:
        yield from _agreed(sheet, line, QPointF(left + drawing.width, top), high)


def _agreed(sheet: _Sheet, line: Line, at: QPointF, high: float) -> Iterator[Piece]:
    """Yield how many agree, at the right edge, and below it how many did before."""
    told_now = [(STRONG, "ink", told.of_all(line.agreed or 0, line.answered))]
    if line.before is not None:
        told_now.append((PLAIN, "ink-2", told.of_all(*line.before)))
    line_high = sheet.px(LEAST) * PLAIN.line
    top = at.y() + (high - line_high * len(told_now)) / 2
    for face, role, shown in told_now:
        words = Words((shown,), face, sheet.px(LEAST), sheet.right - at.x())
        yield text(words, QPointF(sheet.right - words.width, top), role, (shown, role))
        top += line_high


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
