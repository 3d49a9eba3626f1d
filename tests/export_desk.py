"""The packet dialog for the tests of the window: what it shows, and the moves that many of them make."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core_facilitator.gui.dialogs.export import ExportDialog
from core_facilitator.gui.dialogs.export_pages import ExportPages
from core_facilitator.gui.packet_saving import PacketSaving
from core_facilitator.gui.tools import Tools

ALT = Qt.KeyboardModifier.AltModifier


Open = Callable[..., ExportDialog]


def settled(qtbot: QtBot, dialog: ExportDialog, tools: Tools) -> None:
    """Wait until the preview shows what is chosen."""
    qtbot.waitUntil(lambda: not tools.work.running, timeout=20_000)


def titles(dialog: ExportDialog) -> list[str]:
    return [row.title for row in dialog.sections_list.sections.rows]


def pages(dialog: ExportDialog) -> dict[str, int]:
    return {row.title: row.pages for row in dialog.sections_list.sections.rows}


def label(dialog: ExportDialog, name: str) -> str:
    found = dialog.findChild(QObject, name)
    assert found is not None
    return str(found.property("text"))


def pick(qtbot: QtBot, dialog: ExportDialog, form: str) -> None:
    """Choose a format with the arrow keys."""
    combo = dialog.format_combo
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Home)
    for _ in range(combo.findText(form, Qt.MatchFlag.MatchStartsWith)):
        QTest.keyClick(combo, Qt.Key.Key_Down)
    assert combo.currentText().startswith(form)


def preview(dialog: ExportDialog) -> ExportPages:
    """Return the half of the dialog that shows the pages."""
    found = dialog.findChild(ExportPages)
    assert found is not None
    return found


def saving(dialog: ExportDialog) -> PacketSaving:
    """Return what saves for the dialog."""
    found = dialog.findChild(PacketSaving)
    assert found is not None
    return found


def save(qtbot: QtBot, dialog: ExportDialog) -> None:
    with qtbot.waitSignal(saving(dialog).saved, timeout=20_000):
        QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
