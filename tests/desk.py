"""What a test of the window does and looks at, by the words that a user sees."""

from datetime import datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core_facilitator.gui.work import Work

MORNING = datetime(2026, 10, 14, 7, 42, tzinfo=ZoneInfo("America/Los_Angeles"))

W = TypeVar("W", bound=QWidget)


def opened(qtbot: QtBot, kind: type[W]) -> W:
    """Wait until a window of that kind is shown, and return it."""
    qtbot.waitUntil(lambda: bool(_shown(kind)))
    return _shown(kind)[0]


def is_open(kind: type[QWidget]) -> bool:
    """Return whether a window of that kind is shown."""
    return bool(_shown(kind))


def choose(qtbot: QtBot, path: Path) -> None:
    """Choose a file or a folder in the dialog that is open or about to open."""
    dialog = opened(qtbot, QFileDialog)
    dialog.setDirectory(str(path.parent))
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    name.setText(path.name)
    dialog.accept()


def end_flows(qtbot: QtBot, work: Work) -> None:
    """End what a test has left open, as it is done before a workspace closes."""
    work.start("end", work.finish, "end")
    qtbot.waitUntil(lambda: not work.running, timeout=20_000)


def button(parent: QWidget, words: str) -> QPushButton:
    """Return the visible button with these words."""
    found = [one for one in parent.findChildren(QPushButton) if one.text() == words and one.isVisible()]
    assert found, f"no button “{words}”"
    return found[0]


def _shown(kind: type[W]) -> list[W]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
