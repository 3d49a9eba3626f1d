"""The two buttons of the library for what is done most: a new protocol, and the handout of the card that is shown."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core_facilitator.gui.bench import Bench
from core_facilitator.gui.dialogs.handouts import HandoutsDialog
from core_facilitator.gui.dialogs.protocol_editor import ProtocolEditor
from core_facilitator.gui.screens.library import LibraryScreen
from core_facilitator.gui.theme import Theme
from core_facilitator.settings import TextScale
from core_facilitator.store.workspace import Workspace
from desk import opened

LEFT = Qt.MouseButton.LeftButton
SIZES = ((1440, 900), (1280, 720))


@pytest.fixture
def open_library(qtbot: QtBot) -> Callable[[Bench], LibraryScreen]:
    def shown(bench: Bench) -> LibraryScreen:
        with qtbot.waitSignal(bench.cards.changed):
            bench.go("library")
        screen = bench.screen_at("library")
        assert isinstance(screen, LibraryScreen)
        qtbot.waitUntil(lambda: not bench.tools.work.running)
        return screen

    return shown


def test_the_new_button_begins_a_protocol(
    qtbot: QtBot, bench: Bench, open_library: Callable[[Bench], LibraryScreen]
) -> None:
    library = open_library(bench)
    assert library.buttons.new_button.accessibleName() == "New protocol"
    QTest.mouseClick(library.buttons.new_button, LEFT)
    editor = opened(qtbot, ProtocolEditor)
    assert editor.heading_label.text() == "New protocol"
    editor.reject()
    qtbot.waitUntil(lambda: not bench.tools.work.running)


def test_the_handout_button_shows_the_card_in_the_minutes_chosen(
    qtbot: QtBot, bench: Bench, open_library: Callable[[Bench], LibraryScreen]
) -> None:
    library = open_library(bench)
    library.search_edit.setText("case clinic")
    library.length_spin.setFocus()
    library.length_spin.selectAll()
    QTest.keyClicks(library.length_spin, "70")
    protocol = library.card_pane.protocol
    assert protocol is not None
    QTest.mouseClick(library.buttons.handout_button, LEFT)
    dialog = opened(qtbot, HandoutsDialog)
    assert dialog.set_combo.currentText() == protocol.name
    assert library.length_spin.value() == 70
    dialog.reject()
    qtbot.waitUntil(lambda: not bench.tools.work.running)


def test_where_nothing_can_be_changed_there_is_no_new_protocol_but_the_handout(
    bench_of: Callable[[Workspace], Bench], workspace: Workspace, open_library: Callable[[Bench], LibraryScreen]
) -> None:
    workspace.database.read_only = True
    library = open_library(bench_of(workspace))
    assert not library.buttons.new_button.isVisible()
    assert not library.buttons.length_area.isVisible()
    assert library.buttons.handout_button.isVisible()
    assert library.buttons.handout_button.text() == "Handout"


def _whole(row: QWidget) -> bool:
    """Whether every button of a row is inside it, and as wide as its words need."""
    shown = [one for one in row.findChildren(QPushButton) if one.isVisible()]
    inside = all(row.rect().contains(QRect(one.mapTo(row, QPoint(0, 0)), one.size())) for one in shown)
    return bool(shown) and inside and all(one.width() >= one.minimumSizeHint().width() for one in shown)


@pytest.mark.parametrize("scale", TextScale)
@pytest.mark.parametrize("size", SIZES)
def test_no_button_is_clipped_or_covered(
    qtbot: QtBot,
    bench: Bench,
    theme: Theme,
    open_library: Callable[[Bench], LibraryScreen],
    scale: TextScale,
    size: tuple[int, int],
) -> None:
    library = open_library(bench)
    theme.set_scale(scale)
    library.window().resize(*size)
    search = library.search_edit.parentWidget()
    assert search is not None
    qtbot.waitUntil(lambda: _whole(search) and _whole(library.add_row))
    assert library.window().width() == size[0]


def test_little_room_takes_the_words_of_the_buttons(
    bench: Bench, open_library: Callable[[Bench], LibraryScreen]
) -> None:
    library = open_library(bench)
    buttons = library.buttons
    buttons.fold(700, 432, 800)
    assert (buttons.new_button.text(), buttons.handout_button.text()) == ("New", "Handout")
    assert buttons.length_label.isVisible()
    buttons.fold(320, 330, 800)
    assert (buttons.new_button.text(), buttons.handout_button.text()) == ("", "")
    assert buttons.handout_button.isVisible()
    buttons.fold(320, 400, 400)  # then it is in the menu only
    assert not buttons.handout_button.isVisible()
    assert "Handout…" in {action.text() for action in library.card_menu.actions()}
    buttons.fold(700, 432, 800)
    assert (buttons.new_button.text(), buttons.handout_button.text()) == ("New", "Handout")
    assert buttons.handout_button.isVisible()
