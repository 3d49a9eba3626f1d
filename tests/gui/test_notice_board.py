from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from core_facilitator.gui.bench import Bench
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.notice_board import NoticeBoard
from core_facilitator.settings import TextScale


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


def test_what_is_said_above_a_screen_is_said_whole_in_a_low_window(
    qtbot: QtBot, window: MainWindow, bench: Bench, theme: Theme
) -> None:
    theme.set_scale(TextScale.LARGEST)
    bench.go("home")
    bench.safekeeping.last_known.emit("Last verified backup: Nov 22, 4:04 AM")  # Home says it, in a line that wraps
    window.resize(1280, 688)
    with qtbot.waitExposed(window):
        window.show()
    for key in range(3):
        bench.notices.put(
            key, "warn", "Not done.", "The key file was lost or damaged. " * 5, action="Change passphrase…"
        )
    banners = [one for one in bench.notices.findChildren(Banner) if one.isVisible()]
    qtbot.waitUntil(lambda: all(one.height() >= one.heightForWidth(one.width()) for one in banners))
    assert len(banners) == 3


def test_a_banner_that_is_hidden_gives_the_keyboard_to_the_screen(
    qtbot: QtBot, window: MainWindow, bench: Bench
) -> None:
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    bench.go("agendas")
    bench.notices.put("done", "done", "The new code holds.", action="Hide")
    hide = link(bench.notices, "done")
    hide.setFocus()
    QTest.mouseClick(hide, Qt.MouseButton.LeftButton)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert bench.screen_at("agendas").isAncestorOf(focused)
