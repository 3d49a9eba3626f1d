"""The drawer of protocols beside the day: found by typing, put into the day by Enter, by two clicks and by dragging."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

import protocols
from core_facilitator.domain.agendas import Block, Material, Per, Together
from core_facilitator.domain.protocols import Setting
from core_facilitator.gui.dialogs.question import Question
from core_facilitator.gui.models.card_drags import dragged_card
from core_facilitator.gui.models.day_rows import RowKind
from core_facilitator.gui.models.drawer_rows import DrawerRows
from core_facilitator.gui.screens.agenda_room import Sharing
from core_facilitator.gui.widgets.day_drops import Drop
from core_facilitator.gui.widgets.protocol_drawer import ProtocolDrawer
from core_facilitator.store import catalogue
from planner_desk import Planner, drop
from planner_samples import key, second_day

Key = Qt.Key
# What the offscreen platform says when a menu opens.
menus = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing", "propagateSizeHints")
CLINIC = "Case clinic"
PAUSE = protocols.protocol(
    "Notice pause",
    least=30,
    tags=("quiet",),
    materials=(Material(name="Sheet", per=Per.GROUP),),
    prompts=("What do you notice?",),
    settings=(Setting.ROOM, Setting.OUTDOORS),
)
PAIRS = protocols.protocol(
    "Pair walk", least=4, most=20, steps=(protocols.step("Walk", 10, floor=3, together=Together.PAIRS),)
)
ONLINE = protocols.protocol("Screen circle", settings=(Setting.VIRTUAL,))
CARDS = (PAUSE, PAIRS, ONLINE)


@pytest.fixture
def drawer(planner: Planner, monkeypatch: pytest.MonkeyPatch) -> ProtocolDrawer:
    """The drawer, opened by its button."""
    monkeypatch.setattr(catalogue, "protocols", lambda: CARDS)
    planner.select(CLINIC)
    QTest.mouseClick(planner.screen.drawer_button, Qt.MouseButton.LeftButton)
    return planner.screen.desk.drawer.drawer


def names(drawer: ProtocolDrawer) -> list[str]:
    """Return what the drawer shows, in order."""
    rows = drawer.card_list.rows
    return [rows.protocol(row).name for row in range(rows.rowCount())]


def added(planner: Planner, card: str = "notice-pause") -> Block:
    """Return the only block that was made from a card."""
    (found,) = (block for day in planner.now.days for block in day.blocks if block.card == card)
    return found


def row_of(drawer: ProtocolDrawer, key_: str) -> QPoint:
    """Return where a card stands in the list."""
    row = drawer.card_list.rows.row_of(key_)
    assert row is not None
    return drawer.card_list.visualRect(drawer.card_list.rows.index(row)).center()


# Opening and closing


def test_it_is_built_when_it_is_first_opened(planner: Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "protocols", lambda: CARDS)
    assert not planner.screen.findChildren(ProtocolDrawer)
    planner.press(Key.Key_F6)
    (drawer,) = planner.screen.findChildren(ProtocolDrawer)
    assert drawer.isVisible()
    assert drawer.search_edit.hasFocus()
    assert drawer.search_edit.placeholderText() == "Search 3 protocols"


def test_the_key_closes_it_again_and_the_day_has_the_keyboard(planner: Planner, drawer: ProtocolDrawer) -> None:
    planner.press(Key.Key_F6)
    assert not drawer.isVisible()
    assert planner.view.hasFocus()


def test_its_own_button_closes_it(planner: Planner, drawer: ProtocolDrawer) -> None:
    QTest.mouseClick(drawer.close_button, Qt.MouseButton.LeftButton)
    assert not drawer.isVisible()
    assert not planner.screen.drawer_button.isChecked()


def test_escape_clears_the_words_then_what_has_to_fit_and_then_closes_it(
    planner: Planner, drawer: ProtocolDrawer
) -> None:
    planner.view.setFocus()
    planner.press(Key.Key_G)
    planner.type("walk")
    planner.press(Key.Key_Escape)
    assert drawer.search_edit.text() == ""
    assert set(drawer.chips.buttons) == {"MINUTES", "PEOPLE"}
    planner.press(Key.Key_Escape)
    assert set(drawer.chips.buttons) == {"fit"}
    planner.press(Key.Key_Escape)
    assert not drawer.isVisible()


def test_whether_it_was_open_is_remembered(
    qtbot: QtBot, planner: Planner, drawer: ProtocolDrawer, another: Callable[[], Planner]
) -> None:
    assert planner.preferences.settings.drawer
    opened = another()
    qtbot.waitUntil(lambda: bool(opened.screen.findChildren(ProtocolDrawer)))
    (again,) = opened.screen.findChildren(ProtocolDrawer)
    qtbot.waitUntil(again.isVisible)
    assert names(again) == ["Pair walk", "Notice pause", "Screen circle"]
    assert opened.view.hasFocus()
    QTest.mouseClick(again.close_button, Qt.MouseButton.LeftButton)
    assert not opened.preferences.settings.drawer


@pytest.fixture
def another(planner: Planner, qtbot: QtBot) -> Callable[[], Planner]:
    """Opens a second planner on the same workspace and with the same settings."""

    def make() -> Planner:
        made = Planner(planner.workspace, planner.theme, planner.folder, planner.work.loop)
        qtbot.addWidget(made.window)
        qtbot.addWidget(made.screen)
        made.screen.resize(1344, 836)
        made.screen.open_session(planner.now.id)
        with qtbot.waitExposed(made.screen):
            made.screen.show()
        made.screen.activateWindow()
        made.view.setFocus()
        return made

    return make


# Finding


def test_typing_shows_what_fits_best_first_and_says_what_was_understood(
    planner: Planner, drawer: ProtocolDrawer
) -> None:
    planner.type("notice 30 min")
    assert names(drawer) == ["Notice pause"]
    assert drawer.chips.buttons["MINUTES"].text() == "about 30 min"
    assert drawer.result_label.text() == "1 of 3, best match first"
    QTest.mouseClick(drawer.chips.buttons["MINUTES"], Qt.MouseButton.LeftButton)
    assert drawer.search_edit.text() == "notice"
    assert names(drawer) == ["Notice pause"]


def test_arrows_in_the_search_move_through_the_cards(planner: Planner, drawer: ProtocolDrawer) -> None:
    planner.press(Key.Key_Down)
    assert drawer.card_list.current == PAUSE
    assert drawer.search_edit.hasFocus()


def test_letters_typed_in_the_list_go_on_in_the_search(planner: Planner, drawer: ProtocolDrawer) -> None:
    drawer.card_list.setFocus()
    planner.type("walk")
    assert (drawer.search_edit.text(), drawer.search_edit.hasFocus()) == ("walk", True)
    assert names(drawer) == ["Pair walk"]


def test_where_nothing_fits_all_can_be_shown_again(planner: Planner, drawer: ProtocolDrawer) -> None:
    planner.type("200 people")
    assert drawer.note.note_label.text() == "No protocol fits all of this."
    assert not drawer.card_list.isVisible()
    QTest.mouseClick(drawer.note.note_button, Qt.MouseButton.LeftButton)
    assert len(names(drawer)) == 3


def test_words_that_no_card_holds_are_named(planner: Planner, drawer: ProtocolDrawer) -> None:
    planner.type("walk, zebrafish, 10 min")
    assert drawer.result_label.text().endswith("In none: zebrafish")


def test_cards_that_cannot_be_read_are_told_and_can_be_tried_again(
    planner: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise OSError

    monkeypatch.setattr(catalogue, "protocols", fail)
    planner.press(Key.Key_F6)
    drawer = planner.screen.desk.drawer.drawer
    assert drawer.note.note_label.text() == "The protocols could not be read."
    monkeypatch.setattr(catalogue, "protocols", lambda: CARDS)
    QTest.mouseClick(drawer.note.note_button, Qt.MouseButton.LeftButton)
    assert len(names(drawer)) == 3


def test_a_screen_reader_hears_all_that_a_row_shows(drawer: ProtocolDrawer) -> None:
    index = drawer.card_list.rows.index(0)
    heard = index.data(Qt.ItemDataRole.AccessibleTextRole)
    for words in ("Pair walk", "Small group", "10 min", "4 to 24 people", "Inclusion safety"):
        assert words in heard
    assert "4 to 20 min" in index.data(Qt.ItemDataRole.ToolTipRole)


# Into the day


def test_enter_puts_the_chosen_card_after_the_selected_block_as_one_step(
    planner: Planner, drawer: ProtocolDrawer
) -> None:
    planner.type("notice")
    planner.press(Key.Key_Return)
    at = planner.titles().index(CLINIC)
    assert planner.titles()[at + 1] == "Notice pause"
    block = added(planner)
    assert (block.minutes, block.prompts) == (60, PAUSE.prompts)
    assert planner.undo_label == "Add Notice pause"
    planner.workspace.database.undo()
    assert "Notice pause" not in planner.titles()


def test_a_double_click_puts_it_there_too(planner: Planner, drawer: ProtocolDrawer) -> None:
    at = row_of(drawer, "notice-pause")
    QTest.mouseClick(drawer.card_list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(drawer.card_list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert added(planner).minutes == 60


def test_enter_in_the_list_puts_it_there_too(planner: Planner, drawer: ProtocolDrawer) -> None:
    drawer.card_list.setFocus()
    planner.press(Key.Key_Down, Key.Key_Return)
    assert added(planner).minutes == 60


def test_the_steps_take_the_time_that_was_typed_and_it_is_said_which_gave(
    planner: Planner, drawer: ProtocolDrawer
) -> None:
    planner.type("notice 50 min")
    planner.press(Key.Key_Return)
    assert [step.minutes for step in added(planner).steps] == [10, 5, 35]
    said = planner.screen.paste_banner.said
    assert said.startswith("50 of 60 min: Open dialogue gave 10, Stillness kept.")
    assert "Silence and closings keep their time." in said
    planner.screen.paste_banner.action_button.click()
    assert planner.undo_label == "Add Notice pause"  # who listens takes it back
    planner.select("Break")
    planner.screen.desk.commands.longer()
    assert planner.screen.paste_banner.said == ""


def test_a_card_is_dropped_between_blocks(planner: Planner, drawer: ProtocolDrawer) -> None:
    above = planner.view.part_rect(key("Four-stage pulse check-in"), "body").topLeft() + QPoint(200, 6)
    drop(planner.view.viewport(), above, carried(drawer, "notice-pause"))
    assert planner.titles()[1] == "Notice pause"
    assert planner.undo_label == "Add Notice pause"


def test_a_card_is_dropped_into_a_track_for_those_who_are_there(planner: Planner, drawer: ProtocolDrawer) -> None:
    box = planner.view.part_rect(key("B"), "body", RowKind.TRACK)
    drop(planner.view.viewport(), box.center(), carried(drawer, "pair-walk"))
    tracks = planner.block("Breakouts: map one system").tracks
    assert [block.card for block in tracks[1].blocks] == ["pair-walk"]


def test_a_card_is_dropped_on_another_days_tab_and_that_day_is_shown(planner: Planner, drawer: ProtocolDrawer) -> None:
    drop(planner.screen.tabs, planner.screen.tabs.tabRect(0).center(), carried(drawer, "notice-pause"))
    assert [block.title for block in planner.now.days[0].blocks] == ["Arrive", "Welcome", "Notice pause"]
    assert planner.screen.tabs.currentIndex() == 0
    assert planner.view.selected_keys() == (added(planner).id,)


def test_a_card_is_dropped_on_the_tab_of_its_own_day(planner: Planner, drawer: ProtocolDrawer) -> None:
    drop(planner.screen.tabs, planner.screen.tabs.tabRect(1).center(), carried(drawer, "notice-pause"))
    assert planner.titles()[-1] == "Notice pause"


def test_a_card_is_dropped_into_an_empty_day(planner: Planner, drawer: ProtocolDrawer) -> None:
    planner.screen.ways.to_day(key("day three"))
    page = planner.screen.empty_day_page
    drop(page, page.rect().center(), carried(drawer, "notice-pause"))
    assert [block.title for block in planner.now.days[2].blocks] == ["Notice pause"]


def test_what_is_no_card_is_not_taken_in_an_empty_day(planner: Planner, drawer: ProtocolDrawer) -> None:
    planner.screen.ways.to_day(key("day three"))
    data, page = QMimeData(), planner.screen.empty_day_page
    data.setText("Lunch")
    event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, _none())
    event.ignore()
    QApplication.sendEvent(page, event)
    assert not event.isAccepted()


def test_a_page_that_outlives_its_drawer_asks_it_nothing(planner: Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the window closes, the drawer has lost what it knew, and what it watched tells that it goes."""
    drawer, page = planner.screen.desk.drawer, planner.screen.empty_day_page
    monkeypatch.delattr(drawer, "_plan")
    for kind in (QEvent.Type.Hide, QEvent.Type.HideToParent, QEvent.Type.ChildRemoved):
        assert not drawer.eventFilter(page, QEvent(kind))


@pytest.mark.parametrize("onto", ["view", "tabs", "empty"])
def test_a_card_that_is_gone_by_then_changes_nothing(planner: Planner, drawer: ProtocolDrawer, onto: str) -> None:
    before, gone = planner.now, dragged_card("gone")
    places: dict[str, QWidget] = {"view": planner.view.viewport(), "tabs": planner.screen.tabs}
    if onto == "empty":
        planner.screen.ways.to_day(key("day three"))
    place = places.get(onto, planner.screen.empty_day_page)
    drop(place, place.rect().center() if onto != "tabs" else planner.screen.tabs.tabRect(0).center(), gone)
    assert planner.now == before


def test_materials_for_each_group_are_counted_for_the_people_of_the_session(
    planner: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = replace(PAIRS, materials=(Material(name="Sheet", per=Per.GROUP),))
    monkeypatch.setattr(catalogue, "protocols", lambda: (card,))
    planner.press(Key.Key_F6)
    planner.press(Key.Key_Return)
    block = added(planner, "pair-walk")
    assert block.materials == (Material(name="Sheet", per=Per.GROUP, group_size=2),)
    assert block.grouping == "In pairs"


@menus
def test_the_menu_of_a_card_adds_it_or_asks_to_read_it(qtbot: QtBot, planner: Planner, drawer: ProtocolDrawer) -> None:
    drawer.card_list.customContextMenuRequested.emit(row_of(drawer, "notice-pause"))
    menu = drawer.findChildren(QMenu)[-1]
    add, read = menu.actions()
    add.trigger()
    assert added(planner).minutes == 60
    with qtbot.waitSignal(planner.screen.card_wanted) as asked:
        read.trigger()
    assert asked.args == ["notice-pause"]
    menu.close()


def test_beside_the_cards_there_is_no_menu(drawer: ProtocolDrawer) -> None:
    drawer.card_list.customContextMenuRequested.emit(QPoint(5, drawer.card_list.height() - 1))
    assert drawer.findChildren(QMenu) == []
    QTest.mouseDClick(
        drawer.card_list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, drawer.card_list.height() - 2)
    )


def test_without_a_day_it_is_said_what_comes_first(planner: Planner, drawer: ProtocolDrawer) -> None:
    planner.workspace.sessions.save(replace(planner.now, days=()), "Remove days")
    told: list[str] = []

    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, Question)
        told.append(dialog.title_label.text())
        dialog.accept()

    planner.ask.answer = take
    QTest.keyClick(drawer.search_edit, Key.Key_Return)
    assert told == ["There is no day yet for Pair walk"]
    assert planner.undo_label == "Remove days"
    assert drawer.chips.buttons == {}
    planner.screen.desk.drawer.fit()
    planner.screen.desk.cards.drop(PAUSE, 60, Drop(0, None, QRect()))
    assert planner.undo_label == "Remove days"


# What fits


def test_from_a_block_the_drawer_shows_what_fits_its_minutes_and_people(
    planner: Planner, drawer: ProtocolDrawer
) -> None:
    planner.view.setFocus()
    planner.press(Key.Key_G)
    assert {button.text() for button in drawer.chips.buttons.values()} == {"60 min", "18 people"}
    assert names(drawer) == ["Notice pause", "Screen circle"]
    reason = drawer.card_list.rows.index(0).data(Qt.ItemDataRole.UserRole + 1)
    assert reason == "Fits 60 min, 18 people"


def test_from_a_gap_it_shows_what_fits_and_enter_fills_it(planner: Planner, drawer: ProtocolDrawer) -> None:
    go_to_gap(planner)
    assert planner.current_title() == "5 min free"
    assert drawer.chips.buttons["fit"].text() == "Fits 5 min"
    QTest.mouseClick(drawer.chips.buttons["fit"], Qt.MouseButton.LeftButton)
    assert names(drawer) == ["Pair walk"]
    planner.press(Key.Key_Return)
    assert planner.titles()[-2:] == ["Pair walk", "Closing circle"]
    assert added(planner, "pair-walk").minutes == 5


def test_the_words_in_a_gap_lead_to_what_fits_there(planner: Planner, drawer: ProtocolDrawer) -> None:
    go_to_gap(planner)
    row = planner.view.currentIndex().row()
    link = planner.view.places.parts(row).tag.translated(0, -planner.view.verticalScrollBar().value())
    QTest.mouseMove(planner.view.viewport(), link.center())
    planner.click(link.center())
    assert drawer.chips.buttons["MINUTES"].text() == "5 min"
    assert drawer.search_edit.hasFocus()


def test_enter_on_a_gap_opens_a_line_in_it(planner: Planner) -> None:
    go_to_gap(planner)
    planner.press(Key.Key_Return)
    planner.type("Stretch 5")
    planner.press(Key.Key_Return)
    assert planner.titles()[-2:] == ["Stretch", "Closing circle"]


@pytest.mark.parametrize("pressed", [Key.Key_T, Key.Key_I])
def test_a_gap_is_no_block(planner: Planner, drawer: ProtocolDrawer, pressed: Key) -> None:
    go_to_gap(planner)
    before = planner.now
    planner.press(pressed)
    QTest.keyClick(planner.view, Key.Key_T, Qt.KeyboardModifier.ShiftModifier)
    assert planner.now == before


def test_each_thing_that_has_to_fit_is_taken_away_by_itself(planner: Planner, drawer: ProtocolDrawer) -> None:
    block = planner.block(CLINIC)
    planner.screen.desk.commands.change(block.id, {"room": planner.now.rooms[0].id}, "Change room")
    planner.view.setFocus()
    planner.press(Key.Key_G)
    assert drawer.chips.buttons["SETTING"].text() == "In a room"
    for part, left in (("SETTING", 2), ("MINUTES", 3), ("PEOPLE", 3)):
        QTest.mouseClick(drawer.chips.buttons[part], Qt.MouseButton.LeftButton)
        assert part not in drawer.chips.buttons
        assert len(names(drawer)) == left
    assert set(drawer.chips.buttons) == {"fit"}


def test_typed_minutes_go_before_those_of_the_place(planner: Planner, drawer: ProtocolDrawer) -> None:
    planner.view.setFocus()
    planner.press(Key.Key_G)
    planner.type("10 min")
    assert names(drawer) == ["Pair walk"]
    assert drawer.chips.buttons["MINUTES"].text() == "about 10 min"


def test_without_anything_selected_what_is_left_of_the_day_counts(planner: Planner, drawer: ProtocolDrawer) -> None:
    planner.view.setFocus()
    planner.press(Key.Key_Escape, Key.Key_G)
    assert drawer.chips.buttons["MINUTES"].text() == "5 min"


def test_an_empty_track_is_as_long_as_its_group(planner: Planner, drawer: ProtocolDrawer) -> None:
    planner.view.show_block(key("B"))
    planner.view.setFocus()
    planner.press(Key.Key_G)
    assert {button.text() for button in drawer.chips.buttons.values()} == {"70 min", "2 people", "In a room"}


def test_a_block_in_a_track_is_in_the_room_of_its_track(planner: Planner, drawer: ProtocolDrawer) -> None:
    planner.view.show_block(key("Read the letters"))
    planner.view.setFocus()
    planner.press(Key.Key_G)
    assert {button.text() for button in drawer.chips.buttons.values()} == {"25 min", "3 people", "In a room"}


def test_a_moment_has_room_for_nothing(planner: Planner, drawer: ProtocolDrawer) -> None:
    planner.select("Buses are called")
    assert drawer.chips.buttons == {}
    planner.press(Key.Key_G)
    assert drawer.chips.buttons == {}


def test_a_full_track_has_no_gap(planner: Planner, drawer: ProtocolDrawer) -> None:
    planner.view.show_block(key("A"))
    planner.view.setFocus()
    planner.press(Key.Key_G)
    assert drawer.chips.buttons == {}


def go_to_gap(planner: Planner) -> None:
    """Press the arrow until the keyboard is at the gap before the closing circle."""
    planner.select("One promise each")
    planner.press(Key.Key_Down)


def carried(drawer: ProtocolDrawer, key_: str) -> QMimeData:
    """Return what the list gives along when this card is dragged."""
    rows = drawer.card_list.rows
    row = rows.row_of(key_)
    assert row is not None
    index = rows.index(row)
    assert rows.flags(index) & Qt.ItemFlag.ItemIsDragEnabled
    return rows.mimeData([index])


def test_only_the_key_of_a_card_leaves_the_list(drawer: ProtocolDrawer) -> None:
    data = carried(drawer, "notice-pause")
    assert isinstance(drawer.card_list.rows, DrawerRows)
    assert drawer.card_list.rows.supportedDragActions() is Qt.DropAction.CopyAction
    assert not data.hasText()
    assert bytes(data.data(data.formats()[0]).data()) == b"notice-pause"


def test_the_day_that_is_shown_stays_when_a_card_comes(planner: Planner, drawer: ProtocolDrawer) -> None:
    planner.press(Key.Key_Return)
    assert planner.screen.tabs.currentIndex() == 1
    assert second_day().id == planner.day.id


def _none() -> Qt.KeyboardModifier:
    return Qt.KeyboardModifier.NoModifier


def test_a_card_far_down_among_thousands_is_brought_into_view(
    planner: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = tuple(replace(PAUSE, key=f"pause-{number}", name=f"Pause {number:04}") for number in range(1500))
    monkeypatch.setattr(catalogue, "protocols", lambda: many)
    planner.screen.desk.drawer.show_card("pause-1400")
    drawer = planner.screen.desk.drawer.drawer
    assert drawer.card_list.current == many[1400]
    port = drawer.card_list.viewport().rect()
    assert port.contains(drawer.card_list.visualRect(drawer.card_list.currentIndex()).center())


def test_where_they_take_turns_the_day_is_shown_once_a_card_is_in_it(
    qtbot: QtBot, planner: Planner, drawer: ProtocolDrawer
) -> None:
    planner.screen.resize(640, 480)
    qtbot.waitUntil(lambda: planner.screen.room.sharing is Sharing.IN_TURNS)
    assert not drawer.isVisible()  # there is too little room: it folds away first
    QTest.mouseClick(planner.screen.drawer_button, Qt.MouseButton.LeftButton)
    assert drawer.isVisible()
    assert not planner.view.isVisible()
    planner.press(Key.Key_Return)
    assert planner.view.isVisible()
    assert planner.view.selected_keys() == (added(planner, "pair-walk").id,)


def test_where_there_is_room_for_one_beside_the_day_each_takes_the_place_of_the_other(
    qtbot: QtBot, planner: Planner, drawer: ProtocolDrawer
) -> None:
    screen = planner.screen
    screen.resize(860, 800)
    qtbot.waitUntil(lambda: not drawer.isVisible())
    assert screen.inspector_pane.isVisible()
    QTest.mouseClick(screen.drawer_button, Qt.MouseButton.LeftButton)
    assert drawer.isVisible()
    assert not screen.inspector_pane.isVisible()
    assert not screen.details_button.isChecked()
    QTest.mouseClick(screen.drawer_button, Qt.MouseButton.LeftButton)
    assert screen.inspector_pane.isVisible()
    QTest.mouseClick(screen.drawer_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(screen.details_button, Qt.MouseButton.LeftButton)
    assert not drawer.isVisible()
    assert screen.inspector_pane.isVisible()
    screen.resize(1344, 800)
    qtbot.waitUntil(drawer.isVisible)
    assert screen.inspector_pane.isVisible()


def test_details_that_gave_way_come_back_where_there_is_room(
    qtbot: QtBot, planner: Planner, drawer: ProtocolDrawer
) -> None:
    screen = planner.screen
    screen.resize(860, 800)
    qtbot.waitUntil(lambda: not drawer.isVisible())
    QTest.mouseClick(screen.drawer_button, Qt.MouseButton.LeftButton)
    screen.resize(1344, 800)
    qtbot.waitUntil(screen.inspector_pane.isVisible)
    assert drawer.isVisible()


def test_where_all_is_below_each_other_the_cards_are_above_the_day(
    qtbot: QtBot, planner: Planner, drawer: ProtocolDrawer
) -> None:
    screen = planner.screen
    screen.resize(660, 900)
    qtbot.waitUntil(lambda: screen.room.sharing is Sharing.BELOW)
    QTest.mouseClick(screen.drawer_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: drawer.width() > 600)
    assert planner.view.isVisible()
    assert drawer.mapTo(screen, QPoint()).y() < planner.view.mapTo(screen, QPoint()).y()
    assert not drawer.hint_label.isVisible()
