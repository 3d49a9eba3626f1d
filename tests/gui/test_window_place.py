"""Where the window stands: always on a screen that is there, with its frame."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect, QSize
from pytestqt.qtbot import QtBot

from core_facilitator.gui import window_place
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.theme import Theme

ROOM = QRect(0, 30, 1280, 690)


@pytest.fixture
def new(qtbot: QtBot, theme: Theme) -> Iterator[Callable[[], MainWindow]]:
    made: list[MainWindow] = []

    def make() -> MainWindow:
        made.append(MainWindow(theme))
        return made[-1]

    yield make
    for window in made:
        window.let_go()
        window.deleteLater()


def _show(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.painted):
        window.show()
    window_place.bring_in(window)


def _room(window: MainWindow) -> QRect:
    return window.screen().availableGeometry()


def test_the_first_window_fits_its_screen_with_its_frame(qtbot: QtBot, new: Callable[[], MainWindow]) -> None:
    window = new()
    _show(qtbot, window)
    assert _room(window).contains(window.frameGeometry())


def test_a_window_that_stood_on_a_screen_that_is_gone_comes_back(qtbot: QtBot, new: Callable[[], MainWindow]) -> None:
    before = new()
    before.setGeometry(5000, 4000, 700, 500)
    window = new()
    window_place.restore(window, window_place.written(before))
    _show(qtbot, window)
    assert _room(window).contains(window.frameGeometry())


def test_a_window_that_was_larger_than_the_screen_is_made_smaller(qtbot: QtBot, new: Callable[[], MainWindow]) -> None:
    window = new()
    window.resize(3000, 2000)
    _show(qtbot, window)
    assert _room(window).contains(window.frameGeometry())


def test_a_window_stands_where_it_stood(qtbot: QtBot, new: Callable[[], MainWindow]) -> None:
    before = new()
    before.setMinimumSize(QSize(1, 1))
    before.setGeometry(60, 70, 640, 480)
    window = new()
    window.setMinimumSize(QSize(1, 1))
    window_place.restore(window, window_place.written(before))
    _show(qtbot, window)
    assert window.geometry() == QRect(60, 70, 640, 480)


@pytest.mark.parametrize("line", ["", "nonsense", "AAAA", "\u00e9"])
def test_a_place_that_nobody_wrote_changes_nothing(new: Callable[[], MainWindow], line: str) -> None:
    window = new()
    before = window.geometry()
    window_place.restore(window, line)
    assert window.geometry() == before


def test_the_size_wanted_leaves_room_for_a_frame() -> None:
    assert window_place.first_size(QSize(1440, 900), ROOM.size()) == QSize(1264, 642)
    assert window_place.first_size(QSize(960, 600), QSize(2560, 1440)) == QSize(960, 600)


@pytest.mark.parametrize(
    ("frame", "wanted"),
    [
        (QRect(10, 40, 800, 600), QRect(10, 40, 800, 600)),
        (QRect(-50, 0, 800, 600), QRect(0, 30, 800, 600)),
        (QRect(900, 500, 800, 600), QRect(480, 120, 800, 600)),
        (QRect(0, 0, 1500, 1000), ROOM),
    ],
)
def test_a_frame_is_moved_into_the_room(frame: QRect, wanted: QRect) -> None:
    assert window_place.within(frame, ROOM) == wanted
