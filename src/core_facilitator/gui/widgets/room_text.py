"""Text for a room: paragraphs laid out in a width, and the largest size in which they fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

from core_facilitator import paths

_EDGE = 0.5  # px by which a line may seem too wide, for rounding


@dataclass(frozen=True, slots=True)
class Face:
    """A kind of type. `line` is the height of its lines and `closer` how much closer its letters stand, for each px."""

    family: str
    weight: QFont.Weight
    line: float
    closer: float = 0.0

    def font(self, size: float) -> QFont:
        """Return it in a size in px. Nothing is hinted, so that a page has the same lines at every scale."""
        _load_fonts()
        font = QFont(self.family)
        font.setPixelSize(max(1, round(size)))
        font.setWeight(self.weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if self.closer:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -self.closer * size)
        return font


@cache
def _load_fonts() -> None:
    """Load the text cut of the serif, which only the room needs: before it is there, every width would be another's."""
    for name in ("SourceSerif4-Regular.ttf", "SourceSerif4-Semibold.ttf"):
        QFontDatabase.addApplicationFont(str(paths.resource("fonts", name)))


SERIF, SANS = "Source Serif 4", "Source Sans 3"
PROMPT = Face(SERIF, QFont.Weight.Normal, 88 / 68, 1 / 68)
"""The text cut of the serif, whose thin strokes survive distance."""
TITLE = Face(SERIF, QFont.Weight.DemiBold, 56 / 48)
PLAIN = Face(SANS, QFont.Weight.Normal, 44 / 36)
STRONG = Face(SANS, QFont.Weight.DemiBold, 44 / 36)
DIGITS = Face(SANS, QFont.Weight.DemiBold, 1.0, 4 / 176)


def largest(most: int, least: int, fits: Callable[[int], bool]) -> int | None:
    """Return the largest whole size, from `most` down to `least`, that fits; None where none does.

    What fits in a size must fit in every smaller one.
    """
    if not fits(least):
        return None
    low, high = least, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


class Words:
    """Paragraphs in one face and size, wrapped at a width. `broken`: a word is wider than that, and is parted.

    What is higher than `room` is cut after the last line that has room, with dots: then it is `cut`.
    """

    def __init__(
        self,
        paragraphs: Sequence[str],
        face: Face,
        size: float,
        width: float,
        *,
        room: float | None = None,
        gap: float = 1 / 3,
    ) -> None:
        """`room` is how high they may be, and `gap` what parts paragraphs, for each line's height."""
        self._font = face.font(size)
        self._metrics = QFontMetricsF(self._font)
        self._width = width
        self.line = face.line * size
        self.broken = self.cut = self._from_right = False
        self._layouts: list[QTextLayout] = []
        self._lines: list[tuple[QTextLine, float, str]] = []
        self._last = ""
        self._gap = self.line * gap
        top = 0.0
        for paragraph in (one for text in paragraphs for one in text.splitlines() if one.strip()):
            top = self._lay(paragraph, top + (self._gap if self._lines else 0))
        self.height = top
        if room is not None and top > room + _EDGE:
            self._cut_to(room)

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    @property
    def width(self) -> float:
        """How far the widest line reaches; all of the width where something is read from the right."""
        if self._from_right:
            return self._width
        return max((line.naturalTextWidth() for line, _top, _text in self._lines), default=0.0)

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Paint all lines, in the pen of the painter."""
        lead = (self.line - self._metrics.height()) / 2
        for line, top, _text in self._lines[: -1 if self._last else None]:
            line.draw(painter, QPointF(at.x(), at.y() + lead + top - line.y()))
        if self._last:
            painter.setFont(self._font)
            top = self._lines[-1][1]
            painter.drawText(QPointF(at.x(), at.y() + lead + top + self._metrics.ascent()), self._last)

    def _lay(self, text: str, top: float) -> float:
        """Lay out a paragraph from there on; return where it ends. A word that is too wide is parted anywhere."""
        layout = self._wrapped(text, QTextOption.WrapMode.WordWrap)
        if any(line.naturalTextWidth() > self._width + _EDGE for line in _lines_of(layout)):
            self.broken = True
            layout = self._wrapped(text, QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layouts.append(layout)
        for line in _lines_of(layout):
            self._lines.append((line, top, text[line.textStart() :]))
            top += self.line
        return top

    def _wrapped(self, text: str, mode: QTextOption.WrapMode) -> QTextLayout:
        layout = QTextLayout(text, self._font)
        option = QTextOption()
        option.setWrapMode(mode)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        if _reads_from_right(text):
            self._from_right = True
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._width)
        layout.endLayout()
        return layout

    def _cut_to(self, room: float) -> None:
        self.cut = True
        self._lines = [one for one in self._lines if one[1] + self.line <= room + _EDGE] or self._lines[:1]
        _line, top, rest = self._lines[-1]
        self._last = self._metrics.elidedText(rest.rstrip(" .…") + " …", Qt.TextElideMode.ElideRight, self._width)
        self.height = top + self.line


def _lines_of(layout: QTextLayout) -> list[QTextLine]:
    return [layout.lineAt(place) for place in range(layout.lineCount())]


def _reads_from_right(text: str) -> bool:
    """Return whether the first letter that has a direction is read from right to left."""
    kinds = (bidirectional(one) for one in text)
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)
