from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenuBar
from pytestqt.qtbot import QtBot

from core_facilitator.gui import menus


def test_what_is_not_there_leaves_no_line_behind(qtbot: QtBot) -> None:
    bar = QMenuBar()
    qtbot.addWidget(bar)
    new, packet = QAction("New", bar), QAction("Packet", bar)
    file = next(iter(menus.fill(bar, {"new": new, "packet": packet}).values()))
    assert [action.text() for action in file.actions()] == ["New", "", "Packet"]


def test_a_menu_without_anything_to_do_is_not_shown(qtbot: QtBot) -> None:
    bar = QMenuBar()
    qtbot.addWidget(bar)
    filled = menus.fill(bar, {"about": QAction("About", bar)})
    shown = [title for title, menu in filled.items() if menu.menuAction().isVisible()]
    assert shown == ["&Help"]
