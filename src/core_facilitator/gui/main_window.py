"""The window: a title, a menu bar while a workspace is open, and one page at a time."""

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from core_facilitator.gui import window_place
from core_facilitator.gui.theme import Theme

_MINIMUM = QSize(960, 600)
_FIRST = QSize(1440, 900)


class MainWindow(QMainWindow):
    """Shows a page: the first screen, the lock, or the bench of an open workspace.

    `painted` says that the window was on the screen for the first time; `close_wanted` that its user wants to
    leave, which happens only once `let_go` was called.
    """

    painted = Signal()
    close_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._may_close = False
        self._was_painted = False
        self._pages = QStackedWidget()
        self.setCentralWidget(self._pages)
        self.setWindowTitle("CORE Facilitator")
        room = self.screen().availableGeometry().size()
        self.setMinimumSize(window_place.first_size(_MINIMUM, room))
        self.resize(window_place.first_size(_FIRST, room))

    @property
    def page(self) -> QWidget | None:
        """The page shown now."""
        return self._pages.currentWidget()

    def show_page(self, page: QWidget, title: str = "") -> None:
        """Show this page instead, and let go of the one before."""
        before = self._pages.currentWidget()
        self.set_title(title)
        if page is before:
            return
        page.resize(self._pages.size())  # what it arranges by its width it arranges once
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if before is not None:
            self._pages.removeWidget(before)
            before.deleteLater()

    def show_note(self, words: str) -> None:
        """Show one calm line in place of everything else, while something must be waited for."""
        from PySide6.QtCore import Qt

        note = QWidget()
        label = QLabel(words)
        label.setProperty("type", "heading")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        layout = QVBoxLayout(note)
        layout.addWidget(label)
        self.show_page(note)

    def clear_menus(self) -> None:
        """Take the menu bar away, with all that the closed workspace could do."""
        from PySide6.QtCore import Qt

        bar = self.menuBar()
        bar.clear()
        for menu in bar.findChildren(QMenu):
            menu.deleteLater()
        corner = bar.cornerWidget(Qt.Corner.TopRightCorner)
        if corner is not None:
            corner.deleteLater()  # Qt would hand it on to the next menu bar, so there is only this one
        bar.hide()

    @Slot(str)
    def set_title(self, title: str) -> None:
        """Put what is open before the name of the app."""
        self.setWindowTitle(f"{title} — CORE Facilitator" if title else "CORE Facilitator")

    def let_go(self) -> None:
        """Close now: nothing is open anymore."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
        else:
            event.ignore()
            self.close_wanted.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()
