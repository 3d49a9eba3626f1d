"""The points of a scale, to choose one of them or none: boxes side by side, with the words of each inside."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from core_facilitator.domain.instruments import Scale
from core_facilitator.gui.theme import Theme

_GAP = 8
_CIRCLE = 9  # the radius
_LEAST_WIDTH, _NUMBER_WIDTH, _HEIGHT, _LOW = 88, 44, 84, 64
_WORDS_FIT = 7  # points whose words fit beside each other
_CLEARS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class AnswerPoints(QWidget):
    """Shows the points of one scale. `chosen` carries the value of the point, or None.

    A digit chooses the point of that value; 0, where no point has it, and Delete choose none. So does a click on the
    point that is chosen.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, scale: Scale, about: str, language: str, value: int | None = None) -> None:
        """`about` is the statement, for those who hear the points read out."""
        super().__init__()
        self._values = scale.values
        numbered = len(scale.points) > _WORDS_FIT
        self.setAccessibleName(about)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        self.buttons: dict[int, QRadioButton] = {}
        for place, point in enumerate(scale.points):
            words = str(point.value) if numbered else point.label.said(language)
            button = _PointButton(theme, words, narrow=numbered)
            button.setAccessibleName(f"{point.label.said(language) or point.value}. {about}")
            button.setAutoExclusive(False)
            button.setChecked(point.value == value)
            button.clicked.connect(self._take)
            layout.addWidget(button, 0, place)
            self.buttons[point.value] = button
        self.setFocusProxy(self.buttons[scale.points[0].value])

    @property
    def value(self) -> int | None:
        """The value of the point that is chosen."""
        return next((value for value, button in self.buttons.items() if button.isChecked()), None)

    def choose(self, value: int | None) -> None:
        """Choose the point of a value, or none."""
        for one, button in self.buttons.items():
            button.setChecked(one == value)
        self.chosen.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if event.key() in _CLEARS or (typed == "0" and 0 not in self._values):
            self.choose(None)
        elif typed.isdecimal() and int(typed) in self._values:
            self.choose(int(typed))
            self.buttons[int(typed)].setFocus()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _take(self) -> None:
        sender = self.sender()
        value = next(value for value, button in self.buttons.items() if button is sender)
        self.choose(value if self.buttons[value].isChecked() else None)


class _PointButton(QRadioButton):
    """One box: a circle, and under it the words of the point."""

    def __init__(self, theme: Theme, words: str, *, narrow: bool) -> None:
        super().__init__(words)
        self._theme = theme
        self._narrow = narrow
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        px = self._theme.px
        width = px(_NUMBER_WIDTH if self._narrow else _LEAST_WIDTH)
        words = self.fontMetrics().boundingRect(QRect(0, 0, width - px(12), 1000), _FLAGS, self.text())
        return QSize(width, max(px(_LOW if self._narrow else _HEIGHT), words.height() + px(40)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, hovered = self.isChecked(), self.underMouse()
        edge = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.color("accent" if on else "line-strong"), 2 if on else 1))
        painter.setBrush(theme.color("accent-tint" if on else "sunken" if hovered else "surface"))
        painter.drawRoundedRect(edge, px(6), px(6))
        center = QPointF(edge.center().x(), edge.top() + px(20))
        painter.setPen(QPen(theme.color("accent" if on else "line-strong"), 2))
        painter.setBrush(theme.color("accent" if on else "surface"))
        painter.drawEllipse(center, px(_CIRCLE), px(_CIRCLE))
        if on:
            painter.setPen(QPen(theme.color("on-accent"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPolyline([center + QPointF(*by) for by in ((-px(4), 0.0), (-px(1), px(3)), (px(4), -px(3)))])
        painter.setFont(theme.font("caption", bold=on))
        painter.setPen(theme.color("accent" if on else "ink"))
        painter.drawText(edge.adjusted(px(6), px(34), -px(6), -px(6)).toRect(), _FLAGS, self.text())


_FLAGS = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class PartPoints(QWidget):
    """The parts of a split, one below the other, to choose one or none. `chosen` carries its key, or None."""

    chosen = Signal(object)

    def __init__(self, parts: tuple[tuple[str | None, str], ...], about: str, part: str | None = None) -> None:
        super().__init__()
        self.setAccessibleName(about)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        self.buttons: dict[str | None, QRadioButton] = {}
        for key, words in parts:
            button = QRadioButton(words)
            button.setChecked(key == part)
            button.clicked.connect(self._take)
            layout.addWidget(button)
            self.buttons[key] = button
        self.setFocusProxy(next(iter(self.buttons.values())))

    @Slot()
    def _take(self) -> None:
        self.chosen.emit(next(key for key, button in self.buttons.items() if button.isChecked()))
