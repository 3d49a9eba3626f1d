"""The framework of a card, its phase and whose it is as chips, below one another where there is little room."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tips import tip
from core_facilitator.gui.widgets.card_delegate import paint_monogram

_HEIGHT, _TILE, _GAP, _ASIDE = 24, 28, 8, 8  # px
_RADIUS = 4


class CardChips(QWidget):
    """Paints a framework's name behind its monogram, and beside it what stage of it a card belongs to.

    `framework_wanted` carries the key of the framework that was clicked, where `lead_to` said that it leads somewhere.
    """

    framework_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._framework = ""
        self._name = ""
        self._tags: tuple[str, ...] = ()
        self._leading: frozenset[str] = frozenset()
        self._hovered = False
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors and sizes."""
        self._theme = theme
        theme.changed.connect(self.updateGeometry)

    def lead_to(self, frameworks: frozenset[str]) -> None:
        """Let the chips of these frameworks be clicked, or reached by Tab and taken by Enter."""
        self._leading = frameworks
        self.setMouseTracking(True)
        self._follow_leading()

    def _follow_leading(self) -> None:
        leads = self._framework in self._leading
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if leads else Qt.FocusPolicy.NoFocus)
        words = self.tr("Read about {0}").format(self._name) if leads else ""
        self.setAccessibleDescription(words)
        self.setToolTip(tip(words))
        self._hover(False)

    def _hover(self, hovered: bool) -> None:
        self._hovered = hovered and self._framework in self._leading
        self.setCursor(Qt.CursorShape.PointingHandCursor if self._hovered else Qt.CursorShape.ArrowCursor)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._chip().contains(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self._chip().contains(event.position().toPoint())
        if inside and self._framework in self._leading and event.button() is Qt.MouseButton.LeftButton:
            self.framework_wanted.emit(self._framework)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._framework in self._leading:
            self.framework_wanted.emit(self._framework)
        else:
            super().keyPressEvent(event)

    def show_chips(self, framework: str, name: str, *tags: str) -> None:
        """Show a framework by its key and name, and behind it each of the tags that says anything."""
        self._framework, self._name, self._tags = framework, name, tuple(tag for tag in tags if tag)
        self.setAccessibleName(", ".join(part for part in (name, *self._tags) if part))
        self._follow_leading()
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None:
            return
        theme, px = self._theme, self._theme.px
        places = self._places(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("caption", bold=True))
        if self._name:
            self._paint_framework(painter, places.pop(0))
        for tag, words in zip(places, self._tags, strict=True):
            painter.setPen(QPen(theme.color("line"), 1))
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(tag.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), px(_RADIUS), px(_RADIUS))
            painter.setPen(theme.color("ink-2"))
            self._words(painter, tag.adjusted(px(_ASIDE), 0, -px(_ASIDE), 0), words)

    def _paint_framework(self, painter: QPainter, chip: QRect) -> None:
        theme = self._theme
        if theme is None:
            return
        px = theme.px
        ink, tint = theme.framework(self._framework)
        painter.setPen(QPen(ink if self._hovered else tint, 1))
        painter.setBrush(tint)
        painter.drawRoundedRect(chip.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), px(_RADIUS), px(_RADIUS))
        paint_monogram(painter, QRect(chip.topLeft(), QSize(px(_TILE), chip.height())), self._framework, theme)
        painter.setPen(ink)
        self._words(painter, chip.adjusted(px(_TILE + _GAP), 0, -px(_ASIDE), 0), self._name)

    def _chip(self) -> QRect:
        """Return where the framework stands."""
        return self._places(self.width())[0] if self._name and self._theme is not None else QRect()

    def _places(self, width: int) -> list[QRect]:
        """Return where each stands in that width: beside the one before, or below it where that has no room."""
        if self._theme is None:
            return []
        px, height = self._theme.px, self._theme.px(_HEIGHT)
        advance = self._metrics_width
        wide = [px(_TILE + _GAP + _ASIDE) + advance(self._name)] if self._name else []
        wide += [px(_ASIDE * 2) + advance(tag) + 2 for tag in self._tags]
        places: list[QRect] = []
        left = top = 0
        for each in wide:
            if left and left + each > width:
                left, top = 0, top + height + px(_GAP)
            places.append(QRect(left, top, min(width, each), height))
            left += each + px(_GAP)
        return places

    def _metrics_width(self, text: str) -> int:
        return (
            0 if self._theme is None else QFontMetrics(self._theme.font("caption", bold=True)).horizontalAdvance(text)
        )

    def _words(self, painter: QPainter, at: QRect, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, at.width() + 1)
        painter.drawText(at, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
