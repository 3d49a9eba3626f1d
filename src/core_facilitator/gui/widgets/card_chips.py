"""The framework and the phase of a card as chips, below one another where there is little room."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.card_delegate import paint_monogram

_HEIGHT, _TILE, _GAP, _ASIDE = 24, 28, 8, 8  # px
_RADIUS = 4


class CardChips(QWidget):
    """Paints a framework's name behind its monogram, and beside it what stage of it a card belongs to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._framework = ""
        self._name = ""
        self._phase = ""
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors and sizes."""
        self._theme = theme
        theme.changed.connect(self.updateGeometry)

    def show_chips(self, framework: str, name: str, phase: str) -> None:
        """Show a framework by its key and name, and the words for a phase."""
        self._framework, self._name, self._phase = framework, name, phase
        self.setAccessibleName(", ".join(part for part in (name, phase) if part))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._places(width)[-1].bottom() + 1

    def sizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None:
            return
        theme, px = self._theme, self._theme.px
        chip, tag = self._places(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("caption", bold=True))
        ink, tint = theme.framework(self._framework)
        if self._name:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint)
            painter.drawRoundedRect(chip, px(_RADIUS), px(_RADIUS))
            paint_monogram(painter, QRect(chip.topLeft(), QSize(px(_TILE), chip.height())), self._framework, theme)
            painter.setPen(ink)
            self._words(painter, chip.adjusted(px(_TILE + _GAP), 0, -px(_ASIDE), 0), self._name)
        if self._phase:
            painter.setPen(QPen(theme.color("line"), 1))
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(tag.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), px(_RADIUS), px(_RADIUS))
            painter.setPen(theme.color("ink-2"))
            self._words(painter, tag.adjusted(px(_ASIDE), 0, -px(_ASIDE), 0), self._phase)

    def _places(self, width: int) -> tuple[QRect, QRect]:
        """Return where both stand in that width."""
        if self._theme is None:
            return QRect(), QRect()
        px, height = self._theme.px, self._theme.px(_HEIGHT)
        advance = self._metrics_width
        first = min(width, px(_TILE + _GAP + _ASIDE) + advance(self._name)) if self._name else 0
        second = min(width, px(_ASIDE * 2) + advance(self._phase) + 2) if self._phase else 0
        chip = QRect(0, 0, first, height)
        if first and first + px(_GAP) + second > width and second:
            return chip, QRect(0, height + px(_GAP), second, height)
        return chip, QRect(first + px(_GAP) if first else 0, 0, second, height)

    def _metrics_width(self, text: str) -> int:
        return (
            0 if self._theme is None else QFontMetrics(self._theme.font("caption", bold=True)).horizontalAdvance(text)
        )

    def _words(self, painter: QPainter, at: QRect, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, at.width() + 1)
        painter.drawText(at, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
