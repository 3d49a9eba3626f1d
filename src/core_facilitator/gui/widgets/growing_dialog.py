"""A dialog that is always as tall as its words need, at every text size; nothing in it is squeezed."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from core_facilitator.gui.theme import Theme

_EDGES = 40  # px of the window that stay visible around a dialog


class GrowingDialog(QDialog):
    """`_WIDTH` is its width in pixels at the standard text size. It grows when something appears in it."""

    _WIDTH = 600

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._wide = theme.px(self._WIDTH)

    def showEvent(self, event: QShowEvent) -> None:
        self._grow()  # first, so that Qt puts it in the middle as large as it is
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._grow()
        return done

    def _grow(self) -> None:
        """Take the height that the words need in this width; Qt asks for it only within a window."""
        layout = self.layout()
        if layout is not None:
            width = max(self.width(), self._wide)
            self.resize(width, max(self.height(), layout.totalHeightForWidth(width)))


def fit(dialog: QDialog, theme: Theme, width: int, height: int) -> None:
    """Give a dialog a size in px at the standard text size, or less where the window below it has less room."""
    parent = dialog.parentWidget()
    room = parent.window().size() if parent is not None else dialog.maximumSize()
    wide, high = theme.px(width), theme.px(height)
    dialog.resize(min(wide, room.width() - _EDGES), min(high, room.height() - _EDGES))
