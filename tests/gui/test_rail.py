"""The rail: every place stands whole, however small the window and however large the letters."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from core_facilitator.gui.screens import SCREENS
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.rail import Rail
from core_facilitator.settings import TextScale

LOW = 675  # px below the menu bar of a window of 720


@pytest.fixture
def rail(qtbot: QtBot, theme: Theme) -> Iterator[Rail]:
    around = QWidget()
    qtbot.addWidget(around)
    made = Rail(theme, SCREENS, lockable=True)
    layout = QHBoxLayout(around)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(made)
    around.resize(made.width(), LOW)
    with qtbot.waitExposed(around):
        around.show()
    yield made
    around.hide()


def stand_whole(rail: Rail) -> bool:
    shown = sorted(
        (one.geometry() for one in rail.findChildren(QToolButton) if one.isVisible()), key=lambda place: place.top()
    )
    apart = all(one.bottom() < other.top() for one, other in pairwise(shown))
    heights = [one for one in rail.findChildren(QToolButton) if one.isVisible()]
    return apart and shown[-1].bottom() < LOW and all(one.height() + 1 >= one.sizeHint().height() for one in heights)


def test_all_places_and_the_way_back_to_a_day_fit_a_small_window_with_large_letters(
    qtbot: QtBot, rail: Rail, theme: Theme
) -> None:
    theme.set_scale(TextScale.LARGEST)
    rail.show_run(True)
    qtbot.waitUntil(lambda: stand_whole(rail))
    assert rail.window().height() == LOW


def test_where_there_is_room_again_they_stand_apart_again(qtbot: QtBot, rail: Rail, theme: Theme) -> None:
    theme.set_scale(TextScale.LARGEST)
    rail.show_run(True)
    icon = rail.run_button.iconSize().height()
    rail.show_run(False)
    qtbot.waitUntil(lambda: stand_whole(rail))
    assert rail.run_button.iconSize().height() > icon
