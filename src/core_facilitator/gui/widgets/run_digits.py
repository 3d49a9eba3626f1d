"""The time left in digits that are read from across a room; only those that change are painted again."""

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QSizePolicy, QWidget

from core_facilitator.gui.theme import Theme

SIZE = 192
"""Px at the standard text size."""

_HEIGHT, _BASE = 176 / 192, 148 / 192  # of the size: the height of the line, and where the digits stand in it
_CLOSER = 4 / 192  # of the size, by which the letters stand closer together


class RunDigits(QWidget):
    """Shows a few digits in one size. It is as wide as they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._text = ""
        self._role = "ink"
        self._size = SIZE
        self._font = QFont()
        self._places: list[QRect] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors, now and when they change."""
        self._theme = theme
        theme.changed.connect(self._measure)
        self._measure()

    def set_size(self, size: int) -> None:
        """Write the digits in so many px."""
        if size != self._size:
            self._size = size
            self._measure()

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text

    def show_text(self, text: str, role: str = "ink") -> None:
        """Show digits in a color role."""
        if text == self._text and role == self._role:
            return
        before, old = self._text, self._places
        whole = role != self._role or len(text) != len(before)
        self._text, self._role = text, role
        self._places = self._placed(text)
        self.setAccessibleName(text)
        if len(text) != len(before) or self._places != old:
            self.updateGeometry()
            self.update()
            return
        dirty = QRegion()
        for place, one, other in zip(self._places, text, before, strict=True):
            if whole or one != other:
                dirty += place
        self.update(dirty)

    def width_of(self, text: str, size: int) -> int:
        """Return how wide a text is in digits of that size."""
        metrics = QFontMetricsF(self._font_of(size))
        return round(sum(metrics.horizontalAdvance(one) - _CLOSER * size for one in text))

    def sizeHint(self) -> QSize:
        return QSize(self._places[-1].right() + 1 if self._places else 0, self._high(self._text))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setFont(self._font)
        painter.setPen(self._theme.color(self._role))
        painter.setClipRegion(event.region())
        for place, one in zip(self._places, self._text, strict=True):
            if event.region().intersects(place):
                painter.drawText(QPointF(place.left(), self._size * _BASE), one)

    def _font_of(self, size: int) -> QFont:
        font = QFont() if self._theme is None else self._theme.font("clock")
        font.setPixelSize(max(size, 1))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def _measure(self) -> None:
        self._font = self._font_of(self._size)
        self._places = self._placed(self._text)
        self.updateGeometry()
        self.update()

    def _high(self, text: str) -> int:
        """Return how high a text is: letters of a date may reach below the line on which digits stand."""
        line = self._size * _HEIGHT
        below = QFontMetricsF(self._font).descent() if any(map(str.isalpha, text)) else 0.0
        return round(max(line, self._size * _BASE + below))

    def _placed(self, text: str) -> list[QRect]:
        """Return the cell of each letter; all digits have one width, so that nothing moves when they change."""
        metrics, left, places = QFontMetricsF(self._font), 0.0, []
        high = self._high(text)
        for one in text:
            wide = metrics.horizontalAdvance(one) - _CLOSER * self._size
            places.append(QRect(round(left), 0, round(left + wide) - round(left), high))
            left += wide
        return places
