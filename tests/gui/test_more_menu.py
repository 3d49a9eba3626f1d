"""What else can be done with a card and the library: its button is there only while there is anything."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from core_facilitator.gui.cards import Cards
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.screens.library import LibraryScreen
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.more_menu import MoreMenu
from core_facilitator.store import catalogue
from protocols import protocol


@pytest.fixture
def cards(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cards]:
    monkeypatch.setattr(catalogue, "protocols", lambda: (protocol("Case clinic"),))
    made = Cards(tools.work)
    yield made
    made.deleteLater()


@pytest.fixture
def library(qtbot: QtBot, window: MainWindow, theme: Theme, cards: Cards) -> LibraryScreen:
    screen = LibraryScreen(theme, cards)
    window.show_page(screen)
    qtbot.waitUntil(lambda: cards.library is not None)
    return screen


BOTH: tuple[Callable[[LibraryScreen], tuple[MoreMenu, QPushButton]], ...] = (
    lambda library: (library.card_menu, library.card_more_button),
    lambda library: (library.library_menu, library.library_more_button),
)


@pytest.mark.parametrize("of", BOTH)
def test_the_button_is_there_while_there_is_something_to_be_done(
    library: LibraryScreen, of: Callable[[LibraryScreen], tuple[MoreMenu, QPushButton]]
) -> None:
    menu, button = of(library)
    assert not button.isVisibleTo(library)
    action = menu.addAction("Print the handout")
    assert button.isVisibleTo(library)
    assert button.toolTip() == button.accessibleName() != ""
    action.setVisible(False)
    assert not button.isVisibleTo(library)
    action.setVisible(True)
    menu.removeAction(action)
    assert not button.isVisibleTo(library)


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")  # as a menu asks for
@pytest.mark.parametrize("of", BOTH)
def test_the_button_opens_the_menu_beside_it(
    qtbot: QtBot, library: LibraryScreen, of: Callable[[LibraryScreen], tuple[MoreMenu, QPushButton]]
) -> None:
    menu, button = of(library)
    action = QAction("Print the handout", menu)
    menu.addAction(action)
    with qtbot.waitSignal(menu.aboutToShow):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not menu.geometry().intersects(button.rect().translated(button.mapToGlobal(button.rect().topLeft())))
    with qtbot.waitSignal(action.triggered):
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)


def test_where_nothing_may_be_added_the_row_stays_for_what_can_be_done(library: LibraryScreen) -> None:
    library.only_read()
    assert not library.add_row.isVisibleTo(library)
    library.card_menu.addAction("Print the handout")
    assert library.add_row.isVisibleTo(library)
    assert not library.add_button.isVisibleTo(library)
    assert not library.length_spin.isVisibleTo(library)
