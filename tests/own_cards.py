"""A few cards of a library, and what a test does with own ones in the window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from core_facilitator.domain.protocols import License
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.dialogs.protocol_editor import ProtocolEditor
from core_facilitator.store.own_protocols import OwnProtocols
from desk import opened
from protocols import protocol

CLINIC = protocol("Case clinic", tips=("Keep time.",))
WALK = protocol("Dialogue walk")
FIXED = protocol("Fixed words", license=License(key="x", attribution="After Ana.", terms="CC BY-ND 4.0, as it is."))
BUILT_IN = (CLINIC, WALK, FIXED)


def action(menu: QMenu, words: str) -> QAction:
    """Return the line of a menu that says this, as the menu has it when it is opened."""
    menu.aboutToShow.emit()
    found = [one for one in menu.actions() if one.text() == words]
    assert found, f"{words} is not among {[one.text() for one in menu.actions()]}"
    return found[0]


def choose_line(menu: QMenu, words: str) -> None:
    """Choose a line of a menu."""
    line = action(menu, words)
    assert line.isEnabled()
    line.trigger()


def editor_of(qtbot: QtBot) -> ProtocolEditor:
    """Wait for the editor of a card."""
    return opened(qtbot, ProtocolEditor)


def save(qtbot: QtBot, bench: Bench, editor: ProtocolEditor) -> None:
    """Save the card, and wait until all that follows is done."""
    QTest.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not bench.tools.work.running)


def names(own: OwnProtocols) -> list[str]:
    """Return what the own cards are called."""
    return [one.protocol.name for one in own.all()]
