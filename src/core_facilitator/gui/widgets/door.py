"""A door of the first screen: a radio button as large as a card, with a line of explanation."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from core_facilitator.gui.theme import Theme

_PADDING = 16
_CIRCLE = 20
_DOT = 10


class Door(QAbstractButton):
    """A choice of one among its brothers. `text` is the choice, `set_detail` the words below it.

    Arrows go from door to door; `entered` says that somebody went through this one, by a click or with Enter.
    """

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._detail = ""
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors and sizes."""
        self._theme = theme
        theme.changed.connect(self._resize)

    def set_detail(self, text: str) -> None:
        """Say in a line or two what lies behind this door."""
        self._detail = text
        self.setAccessibleDescription(text)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._theme is None:
            return 80
        title, detail = self._places(width, self._theme)
        return detail.bottom() + self._theme.px(_PADDING) if self._detail else title.bottom() + _PADDING

    def sizeHint(self) -> QSize:
        width = 416 if self._theme is None else self._theme.px(416)
        width = min(width, self.maximumWidth())
        return QSize(width, self.heightForWidth(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        through = self.isDown() and self.hitButton(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if through:
            self.entered.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter, self._theme)
        self._paint_circle(painter, self._theme)
        title, detail = self._places(self.width(), self._theme)
        painter.setFont(self._theme.font("lead", bold=True))
        painter.setPen(self._theme.color("ink"))
        painter.drawText(title, Qt.TextFlag.TextWordWrap, self.text())
        painter.setFont(self._theme.font("body"))
        painter.setPen(self._theme.color("ink-2"))
        painter.drawText(detail, Qt.TextFlag.TextWordWrap, self._detail)

    def _paint_card(self, painter: QPainter, theme: Theme) -> None:
        width = 2 if self.isChecked() else 1
        ground = "accent-tint" if self.isChecked() else "hover" if self.underMouse() else "surface"
        painter.setPen(QPen(theme.color("accent" if self.isChecked() else "line"), width))
        painter.setBrush(theme.color(ground))
        half = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 8, 8)

    def _paint_circle(self, painter: QPainter, theme: Theme) -> None:
        size, left, top = theme.px(_CIRCLE), theme.px(_PADDING), theme.px(_PADDING + 4)
        painter.setPen(QPen(theme.color("accent" if self.isChecked() else "line-strong"), 1.5))
        painter.setBrush(theme.color("surface"))
        painter.drawEllipse(QRectF(left + 0.75, top + 0.75, size - 1.5, size - 1.5))
        if self.isChecked():
            inset = (size - theme.px(_DOT)) / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(QRectF(left + inset, top + inset, size - 2 * inset, size - 2 * inset))

    def _places(self, width: int, theme: Theme) -> tuple[QRect, QRect]:
        """Where the title and the detail stand in a door of that width."""
        left = theme.px(_PADDING + _CIRCLE + _PADDING)
        room = QRect(left, theme.px(_PADDING), width - left - theme.px(_PADDING), 1000)
        flags = int(Qt.TextFlag.TextWordWrap)
        title = _height(theme, "lead", room, flags, self.text())
        below = QRect(left, title.bottom() + theme.px(2), room.width(), 1000)
        return title, _height(theme, "body", below, flags, self._detail)

    @Slot()
    def _resize(self) -> None:
        self.updateGeometry()
        self.update()


def _height(theme: Theme, role: str, room: QRect, flags: int, text: str) -> QRect:
    needed = QFontMetrics(theme.font(role, bold=role == "lead")).boundingRect(room, flags, text)
    return QRect(room.left(), room.top(), room.width(), needed.height())
