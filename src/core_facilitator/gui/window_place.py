"""Where the window stands: on a screen that is there, with its whole frame."""

from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtWidgets import QWidget

_FRAME = QSize(16, 48)  # px that a frame takes of the screen, at most; its own size is known once the window is shown


def first_size(wanted: QSize, room: QSize) -> QSize:
    """Return the size wanted for a window's inside, or as much of it as a screen with that room can hold."""
    return wanted.boundedTo(room - _FRAME)


def within(frame: QRect, room: QRect) -> QRect:
    """Return a frame moved into the room, and made smaller where it is larger."""
    moved = QRect(frame.topLeft(), frame.size().boundedTo(room.size()))
    moved.moveRight(min(moved.right(), room.right()))
    moved.moveBottom(min(moved.bottom(), room.bottom()))
    moved.moveLeft(max(moved.left(), room.left()))
    moved.moveTop(max(moved.top(), room.top()))
    return moved


def bring_in(window: QWidget) -> None:
    """Move a window that is shown, and make it smaller, until all of its frame is on its screen."""
    room = window.screen().availableGeometry()
    frame = window.frameGeometry()
    if room.contains(frame) or window.isMaximized() or window.isFullScreen():
        return
    wanted = within(frame, room)
    window.resize(wanted.size() - (frame.size() - window.size()))
    window.move(wanted.topLeft())


def written(window: QWidget) -> str:
    """Return where a window stands, as a line for the settings."""
    return bytes(window.saveGeometry().toBase64().data()).decode()


def restore(window: QWidget, line: str) -> None:
    """Put a window where it stood; what is no such line, or no longer on any screen, is left to Qt to mend."""
    window.restoreGeometry(QByteArray.fromBase64(line.encode()))
