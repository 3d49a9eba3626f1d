"""The rail: every place of the app, always there, icon and word."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from core_facilitator.gui.screens import Place
from core_facilitator.gui.theme import Theme, restyle

_WIDTH = 96
_ICON = 24
_SMALL_ICON = 18
_ROOMY = 72
"""Height of a place with all that stands around it."""

_EDGE = 8


class Rail(QWidget):
    """One button for each place, and the lock at the foot. `chosen` carries the place's key.

    While a day runs there is one more, which leads back to it: `run_wanted`.
    """

    chosen = Signal(str)
    lock_wanted = Signal()
    run_wanted = Signal()

    def __init__(self, theme: Theme, places: tuple[Place, ...], *, lockable: bool) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("ground", "chrome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Places"))
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, _EDGE, 9, _EDGE)
        layout.setSpacing(0)
        for low in (False, True):
            for place in places:
                if place.low is low:
                    layout.addWidget(self._place_button(place))
            if not low:
                self.run_button = self._button("play", self.tr("Run"))
                self.run_button.setToolTip(self.tr("Back to the day that is running"))
                self.run_button.clicked.connect(self.run_wanted)
                self.run_button.hide()
                layout.addWidget(self.run_button)
                layout.addStretch(1)
        self.lock_button = self._button("lock", self.tr("Lock now"))
        self.lock_button.clicked.connect(self.lock_wanted)
        self.lock_button.setVisible(lockable)
        layout.addWidget(self.lock_button)
        self._close = False
        theme.changed.connect(self._follow_theme)
        self._resize()

    def button(self, key: str) -> QToolButton:
        """Return the button of a place."""
        return self._buttons[key]

    def show_run(self, running: bool) -> None:
        """Lead back to the day that is running, while one is."""
        self.run_button.setVisible(running)
        self._fit()

    def mark(self, key: str) -> None:
        """Show which place is open; one that is not in the rail leaves the mark where it was."""
        if key in self._buttons:
            self.button(key).setChecked(True)
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Ask for no height: the window is as small as its user wants, and what stands here comes closer together."""
        return QSize(super().minimumSizeHint().width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let every place stand where there is little height: with less around it, and a smaller icon."""
        shown = [button for button in self.findChildren(QToolButton) if not button.isHidden()]
        close = self.height() < len(shown) * self._theme.px(_ROOMY) + 2 * _EDGE
        if close != self._close:
            self._close = close
            for button in self.findChildren(QToolButton):
                restyle(button, rail="close" if close else "true")
            self._resize()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), self._theme.color("line"))
        here = self._group.checkedButton()
        if here is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent"))
            edge = here.geometry()
            painter.drawRoundedRect(QRectF(-4, edge.top() + 12, 8, edge.height() - 24), 2, 2)

    def _place_button(self, place: Place) -> QToolButton:
        button = self._button(place.glyph, QCoreApplication.translate("Places", place.words))
        button.setCheckable(True)
        self._buttons[place.key] = button
        self._group.addButton(button)
        return button

    def _button(self, glyph: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setIcon(self._theme.icon(glyph, "ink-2", on="accent"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setProperty("rail", True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return button

    @Slot()
    def _choose(self) -> None:
        self.update()
        self.chosen.emit(next(key for key, button in self._buttons.items() if button.isChecked()))

    @Slot()
    def _follow_theme(self) -> None:
        self._fit()
        self._resize()

    def _resize(self) -> None:
        self.setFixedWidth(self._theme.px(_WIDTH))
        size = self._theme.px(_SMALL_ICON if self._close else _ICON)
        for button in self.findChildren(QToolButton):
            button.setIconSize(QSize(size, size))
