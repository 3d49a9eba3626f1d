"""The results of a check-in stay whole: whatever was done before, they are painted as on a screen that is new."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.screens.check_in_results import CheckInResults
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.result_side import Offer
from core_facilitator.gui.widgets.result_table import ResultTable
from core_facilitator.settings import Look, TextScale
from protocols import protocol
from result_samples import map_of, pulse, pulse_in_may, words

Steps = Callable[[CheckInResults, MainWindow, Theme], None]


@pytest.fixture
def fresh(qtbot: QtBot, window: MainWindow, theme: Theme) -> Callable[[], CheckInResults]:
    """Shows the results on a new screen."""

    def made() -> CheckInResults:
        screen = CheckInResults(theme)
        fill(screen)
        window.show_page(screen)
        qtbot.waitUntil(screen.isVisible)
        return screen

    return made


def fill(screen: CheckInResults) -> None:
    screen.show_results(pulse(), [pulse_in_may()], offers=(Offer(protocol("Question bowl"), 30),))


def table_of(screen: CheckInResults) -> ResultTable:
    assert screen.table is not None
    return screen.table


def painted(screen: CheckInResults) -> QImage:
    return table_of(screen).grab().toImage()


def _measured(screen: CheckInResults, _window: MainWindow, _theme: Theme) -> None:
    """A layout asks how large it would be, and gives it the size that it has."""
    table_of(screen).sizeHint()
    table_of(screen).heightForWidth(600)


def _head_grows(screen: CheckInResults, _window: MainWindow, _theme: Theme) -> None:
    """What a screen does while results are in the room."""
    screen.room_steps.show_page(0, 5)
    screen.room_button.setText("Take it from the room")
    screen._left.updateGeometry()
    screen.room_steps.show_page(0, 0)


def _resized(_screen: CheckInResults, window: MainWindow, _theme: Theme) -> None:
    size = window.size()
    window.resize(1280, 720)
    window.resize(size)


def _hidden_and_shown(screen: CheckInResults, _window: MainWindow, _theme: Theme) -> None:
    screen.hide()
    screen.show()


def _others_shown(screen: CheckInResults, _window: MainWindow, _theme: Theme) -> None:
    for other in (words(), map_of()):
        screen.show_results(other)
    fill(screen)


def _larger_and_back(_screen: CheckInResults, _window: MainWindow, theme: Theme) -> None:
    theme.set_scale(TextScale.LARGEST)
    theme.set_scale(TextScale.STANDARD)


def _dark_and_back(_screen: CheckInResults, _window: MainWindow, theme: Theme) -> None:
    theme.set_look(Look.DARK)
    theme.set_look(Look.LIGHT)


@pytest.mark.parametrize(
    "done", [_measured, _head_grows, _resized, _hidden_and_shown, _others_shown, _larger_and_back, _dark_and_back]
)
def test_bars_are_whole_whatever_was_done_before(
    fresh: Callable[[], CheckInResults],
    qtbot: QtBot,
    window: MainWindow,
    theme: Theme,
    done: Steps,
) -> None:
    window.resize(1440, 900)
    theme.set_look(Look.LIGHT)
    screen = fresh()
    size = table_of(screen).size()
    done(screen, window, theme)
    qtbot.waitUntil(lambda: table_of(screen).size() == size)
    image = painted(screen)

    new = fresh()
    assert table_of(new).size() == size
    assert image == painted(new)


@pytest.mark.parametrize("scale", TextScale)
def test_nothing_stands_empty_below_the_results(
    fresh: Callable[[], CheckInResults], qtbot: QtBot, window: MainWindow, theme: Theme, scale: TextScale
) -> None:
    theme.set_scale(scale)
    screen = fresh()
    body = screen._left.parentWidget()
    assert body is not None
    for width, height in ((1440, 700), (1280, 700), (1600, 700)):
        window.resize(width, height)
        qtbot.waitUntil(lambda: body.height() == body.heightForWidth(body.width()))
        assert body.height() > screen._scroll.viewport().height()
