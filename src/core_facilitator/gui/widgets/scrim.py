"""What dims a window while a dialog in front of it waits for an answer."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

_SHADE = QColor(24, 28, 28, 107)  # 42 %, in light and dark


class Scrim(QWidget):
    """Covers a window for as long as any dialog stands in front of it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._dialogs = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        window.installEventFilter(self)
        self.hide()

    def enter(self) -> None:
        """A dialog opens."""
        self._dialogs += 1
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()

    def leave(self) -> None:
        """A dialog has closed."""
        self._dialogs -= 1
        self.setVisible(self._dialogs > 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), _SHADE)
