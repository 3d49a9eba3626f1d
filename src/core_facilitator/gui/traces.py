"""What would stay readable after the workspace is closed: covered up before its lock is shown."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QToolTip

from core_facilitator.gui.models.block_clipboard import BLOCKS_COPIED


def cover() -> None:
    """Close what floats over the window, and take what was copied from a plan off the system's clipboard."""
    QToolTip.hideText()
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    clipboard = QGuiApplication.clipboard()
    copied = clipboard.mimeData()
    if copied is not None and copied.hasFormat(BLOCKS_COPIED):
        clipboard.clear()
