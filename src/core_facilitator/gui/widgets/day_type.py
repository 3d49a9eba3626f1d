"""The fonts of the day's column, and what fits where in them."""

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from core_facilitator.gui.theme import Theme

_KNOWN = 4096  # texts whose widths and lines are remembered


class Type:
    """The fonts of the column at one text size. What fits where is remembered by font, text and width."""

    def __init__(self, theme: Theme) -> None:
        self.px = lru_cache(_KNOWN)(theme.px)
        self.fonts = {
            "body": theme.font("body"),
            "strong": theme.font("body", bold=True),
            "caption": theme.font("caption"),
            "caption_strong": theme.font("caption", bold=True),
            "label": theme.font("label"),
        }
        self.fonts["label"].setWeight(QFont.Weight.Bold)
        for name in ("body", "strong", "caption"):
            struck = QFont(self.fonts[name])
            struck.setStrikeOut(True)
            self.fonts[f"{name}_struck"] = struck
        self._metrics = {name: QFontMetrics(font) for name, font in self.fonts.items()}
        self.width = lru_cache(_KNOWN)(self._width)
        self.elided = lru_cache(_KNOWN)(self._elided)
        self.lines = lru_cache(_KNOWN)(self._lines)

    def _width(self, font: str, text: str) -> int:
        """Return the advance of a text in one of these fonts by name, in px."""
        return self._metrics[font].horizontalAdvance(text)

    def _elided(self, font: str, text: str, width: int) -> str:
        """Return a text in one of these fonts, cut to a width in px."""
        return self._metrics[font].elidedText(text, Qt.TextElideMode.ElideRight, width)

    def _lines(self, font: str, text: str, width: int, most: int) -> tuple[str, ...]:
        """Return a text in one of these fonts, broken into at most so many lines of a width in px, the last one cut."""
        if most == 1 or self.width(font, text) <= width:
            return (self.elided(font, text, width),)
        layout = QTextLayout(text, self.fonts[font])
        found: list[str] = []
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        start = 0
        while len(found) < most - 1 and (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            start = line.textStart() + line.textLength()
            found.append(text[line.textStart() : start].strip())
        layout.endLayout()
        rest = text[start:].strip()
        return (*found, self.elided(font, rest, width)) if rest else tuple(found)
