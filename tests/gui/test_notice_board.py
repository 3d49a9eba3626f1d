from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.notice_board import NoticeBoard


def link(board: NoticeBoard, key: str) -> QPushButton:
    banner = board.banner(key)
    assert isinstance(banner, Banner)
    (found,) = [button for button in banner.findChildren(QPushButton) if button.text() == "Hide"]
    return found


def test_a_link_without_a_task_takes_its_own_banner_down(qtbot: QtBot, theme: Theme) -> None:
    board = NoticeBoard(theme)
    qtbot.addWidget(board)
    board.put("one", "warn", "First.", action="Hide")
    board.put("two", "warn", "Second.", action="Hide")
    link(board, "two").click()
    assert board.said == "First."
    link(board, "one").click()
    assert board.said == ""
    assert board.isHidden()
