"""The room display on a second screen: chosen, turned on and off, followed, and never over the run screen."""

from typing import cast

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from core_facilitator.domain.agendas import RoomLayout, SmallGroup
from core_facilitator.domain.edits import change_block
from core_facilitator.domain.room_pages import RoomState
from core_facilitator.gui import room_screens
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.preferences import Preferences
from core_facilitator.gui.room_desk import RoomDesk
from core_facilitator.gui.room_display import RoomDisplay, Shows
from core_facilitator.gui.room_screens import RoomScreens
from core_facilitator.gui.room_window import RoomWindow
from core_facilitator.gui.theme import Theme
from core_facilitator.settings import Look
from core_facilitator.store.workspace import Workspace
from planner_samples import key
from room import AREAS, BEAMER, LAPTOP, LONG, WALL, ScreensOfTest
from running_day import RunningDay
from workspaces import Clock

Q = Qt.Key

menus = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")  # as a menu asks for


@pytest.fixture
def day(bench: Bench, now: Clock, qtbot: QtBot, screens: ScreensOfTest) -> RunningDay:
    return RunningDay(bench, now, qtbot).open().until_case_clinic()


@pytest.fixture
def desk(day: RunningDay) -> RoomDesk:
    found = day.screen.findChild(RoomDesk)
    assert found is not None
    return found


@pytest.fixture
def display(desk: RoomDesk) -> RoomDisplay:
    return desk.display


def seen(display: RoomDisplay) -> str:
    """Return what the room sees, in words; nothing where no window is shown."""
    window = display.window
    return "" if window is None or not window.isVisible() else window.accessibleName()


def where(display: RoomDisplay) -> Shows:
    """Return where the page is."""
    return display.shows


def asked(desk: RoomDesk) -> list[str]:
    """Return the prompts that the room sees."""
    return list(desk.display.page.prompts)


def choose(qtbot: QtBot, desk: RoomDesk, words: str) -> None:
    """Choose a line of the menu of the button or of the part."""
    action = next(one for one in menu(qtbot, desk).actions() if one.text() == words)
    action.trigger()
    close(desk)


def menu(qtbot: QtBot, desk: RoomDesk) -> QMenu:
    def opened() -> list[QMenu]:
        return [one for one in (*desk.button.findChildren(QMenu), *desk.part.findChildren(QMenu)) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(opened()))
    return opened()[0]


def close(desk: RoomDesk) -> None:
    for one in (*desk.button.findChildren(QMenu), *desk.part.findChildren(QMenu)):
        one.close()


# On and off


def test_one_key_turns_it_on_where_there_is_one_second_screen_and_off_again(
    day: RunningDay, desk: RoomDesk, display: RoomDisplay, preferences: Preferences
) -> None:
    assert desk.button.text() == "Room display off"
    day.press(Q.Key_R)
    assert (where(display), display.wanted, display.screen_name) == (Shows.SCREEN, BEAMER, "The Beamer")
    assert seen(display).startswith("Case clinic. Mirroring. ")
    assert desk.button.text() == "Room display on"
    assert preferences.settings.room_screen == BEAMER
    day.press(Q.Key_R)
    assert (where(display), seen(display), desk.button.text()) == (Shows.OFF, "", "Room display off")


@menus
def test_a_menu_names_the_screens_but_never_the_own_one(day: RunningDay, desk: RoomDesk, qtbot: QtBot) -> None:
    QTest.mouseClick(desk.button, Qt.MouseButton.LeftButton)
    shown = {one.text(): one.isChecked() for one in menu(qtbot, desk).actions() if not one.isSeparator()}
    assert shown == {"Off": True, "The Beamer, 1920 × 1080": False}
    choose(qtbot, desk, "The Beamer, 1920 × 1080")
    assert where(desk.display) is Shows.SCREEN
    desk.button.click()
    choose(qtbot, desk, "Off")
    assert where(desk.display) is Shows.OFF


@menus
def test_of_several_screens_the_one_of_last_time_is_taken(
    day: RunningDay, desk: RoomDesk, screens: ScreensOfTest, preferences: Preferences, qtbot: QtBot
) -> None:
    screens.be(LAPTOP, BEAMER, WALL)
    day.press(Q.Key_R)
    assert where(desk.display) is Shows.OFF  # nobody ever chose: the menu asks
    choose(qtbot, desk, "The Wall, 1024 × 768")
    assert preferences.settings.room_screen == WALL
    day.press(Q.Key_R).press(Q.Key_R)
    assert (where(desk.display), desk.display.wanted) == (Shows.SCREEN, WALL)


@menus
def test_with_one_screen_it_can_be_tried_in_a_window(
    day: RunningDay, desk: RoomDesk, screens: ScreensOfTest, qtbot: QtBot
) -> None:
    screens.be(LAPTOP)
    day.press(Q.Key_R)
    lines = [one.text() for one in menu(qtbot, desk).actions() if not one.isSeparator()]
    assert lines == ["Off", "There is no second screen", "In a window, to try it out"]
    choose(qtbot, desk, "In a window, to try it out")
    window = desk.display.window
    assert window is not None
    assert window.isVisible()
    assert not window.isFullScreen()
    assert (where(desk.display), desk.button.text()) == (Shows.WINDOW, "Room display in window")
    assert not window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    QTest.keyClick(window, Q.Key_Escape)
    assert window.isVisible()
    window.close()
    assert where(desk.display) is Shows.OFF


def test_keys_stay_with_the_run_screen(day: RunningDay, display: RoomDisplay) -> None:
    day.press(Q.Key_R)
    window = display.window
    assert window is not None
    assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert window.isFullScreen()
    assert QApplication.activeWindow() is day.screen.window()
    assert day.screen.hasFocus()


# Screens that come and go


def test_the_page_goes_with_its_screen_and_comes_back_with_it(
    day: RunningDay, desk: RoomDesk, display: RoomDisplay, screens: ScreensOfTest
) -> None:
    day.press(Q.Key_R)
    screens.be(LAPTOP)
    assert (where(display), seen(display), display.window) == (Shows.AWAY, "", None)
    assert desk.button.text() == "Room screen is away"
    assert desk.part.trouble_label.text() == "Its screen is away, so nobody sees this."
    screens.be(LAPTOP, WALL)
    assert where(display) is Shows.AWAY  # another screen is not the one that was chosen
    day.at(10, 8, 42)
    screens.be(LAPTOP, BEAMER)
    assert where(display) is Shows.SCREEN
    assert "4:18" in seen(display)
    assert desk.part.trouble_label.isHidden()


def test_the_page_never_stands_on_the_screen_of_the_run_screen(
    day: RunningDay, display: RoomDisplay, screens: ScreensOfTest
) -> None:
    day.press(Q.Key_R)
    screens.move_to(BEAMER)
    assert (where(display), seen(display)) == (Shows.AWAY, "")
    screens.move_to(LAPTOP)
    assert where(display) is Shows.SCREEN


def test_the_window_is_followed_from_screen_to_screen(
    day: RunningDay, display: RoomDisplay, screens: ScreensOfTest
) -> None:
    day.press(Q.Key_R)
    screens.own = BEAMER
    day.screen.window().windowHandle().screenChanged.emit(QGuiApplication.primaryScreen())
    assert where(display) is Shows.AWAY


def test_a_screen_that_shows_the_same_as_the_own_one_is_no_choice() -> None:
    real = QGuiApplication.primaryScreen()
    mirror = room_screens.RoomScreen("m", "Mirror", QRect(0, 0, 3840, 1080), real)
    assert room_screens.others([mirror], AREAS[LAPTOP]) == []
    assert room_screens.place("m", [mirror], AREAS[LAPTOP]) is None
    assert room_screens.place("m", [mirror], AREAS[WALL]) is mirror


def test_a_change_elsewhere_does_not_touch_the_page(
    day: RunningDay, display: RoomDisplay, screens: ScreensOfTest, qtbot: QtBot
) -> None:
    day.press(Q.Key_R)
    with qtbot.assertNotEmitted(display.changed):
        screens.be(LAPTOP, BEAMER, WALL)
    assert where(display) is Shows.SCREEN


def test_the_real_screens_are_known_by_name_and_are_followed(
    qapp: QApplication, window: MainWindow, qtbot: QtBot
) -> None:
    real = RoomScreens()
    screen = QGuiApplication.primaryScreen()
    (found, *_others) = real.all()
    assert (found.area, found.size) == (screen.geometry(), screen.size())
    assert (found.key, found.name) == (screen.name() or "screen", screen.name() or "Screen")
    assert real.under(window) == window.screen().geometry()
    with qtbot.waitSignal(real.changed):
        qapp.screenAdded.emit(screen)
    with qtbot.waitSignal(real.changed):
        qapp.screenRemoved.emit(screen)


class _Screen:
    """What a screen says of itself."""

    def __init__(self, maker: str, model: str, serial: str) -> None:
        self.manufacturer, self.model, self.serialNumber = (lambda: maker), (lambda: model), (lambda: serial)

    def name(self) -> str:
        return "HDMI-1"


def said(screen: _Screen) -> QScreen:
    """Return it as a screen: all that is asked of one here is what it says."""
    return cast("QScreen", screen)


def test_a_screen_is_known_again_by_its_number_or_else_by_its_socket() -> None:
    told, silent = said(_Screen("Epson", "EB-X49", " X1 ")), said(_Screen("", "", ""))
    assert room_screens.key_of(told) == "Epson EB-X49 X1"
    assert room_screens.name_of(told) == "Epson EB-X49"
    assert room_screens.key_of(silent) == room_screens.name_of(silent) == "HDMI-1"


# What the room sees


def test_the_page_follows_the_day_second_by_second(day: RunningDay, display: RoomDisplay) -> None:
    day.press(Q.Key_R)
    assert "5:18" in seen(display)
    day.at(10, 7, 43)
    assert "5:17" in seen(display)
    day.go_on()
    assert "Open dialogue" in seen(display)
    day.press(Q.Key_Space)
    assert display.page.state is RoomState.PAUSED


def test_the_page_stays_while_another_screen_is_shown(day: RunningDay, display: RoomDisplay) -> None:
    day.press(Q.Key_R).press(Q.Key_Escape)
    assert day.bench.here == "home"
    day.at(10, 8, 42)
    assert "4:18" in seen(display)


def test_it_can_be_black(day: RunningDay, desk: RoomDesk, display: RoomDisplay) -> None:
    day.press(Q.Key_B)
    assert not display.black  # there is nothing to be black
    day.press(Q.Key_R).press(Q.Key_B)
    assert (seen(display), desk.button.text(), desk.part.black_button.isChecked()) == (
        "Black",
        "Room display black",
        True,
    )
    day.at(10, 8, 42)
    assert seen(display) == "Black"
    day.press(Q.Key_Period)
    assert "4:18" in seen(display)
    desk.part.black_button.click()
    assert seen(display) == "Black"
    day.press(Q.Key_R).press(Q.Key_R)
    assert "4:18" in seen(display)


@menus
def test_something_else_can_be_shown_until_the_next_block(
    day: RunningDay, desk: RoomDesk, display: RoomDisplay, qtbot: QtBot
) -> None:
    day.press(Q.Key_R)
    desk.part.layout_button.click()
    choose(qtbot, desk, "Prompt alone")
    assert display.page.layout is RoomLayout.PROMPT
    assert desk.part.layout_button.text() == "Prompt alone"
    day.go_on()
    assert display.page.layout is RoomLayout.PROMPT
    while day.on == "Case clinic":
        day.go_on()
    assert (display.layout, display.page.layout) == (None, RoomLayout.FULL)
    assert desk.part.layout_button.text() == "As planned"


@menus
def test_groups_are_offered_only_where_the_block_has_some(
    bench: Bench, workspace: Workspace, now: Clock, qtbot: QtBot, screens: ScreensOfTest
) -> None:
    before = workspace.sessions.get(key("session"))
    pair = SmallGroup(title="Pair", people=tuple(one.id for one in before.people[:2]))
    workspace.sessions.save(change_block(before, key("Case clinic"), groups=(pair,)), "Divide")
    day = RunningDay(bench, now, qtbot).open().until_case_clinic()
    desk = day.screen.findChild(RoomDesk)
    assert desk is not None
    day.press(Q.Key_R)

    def offered() -> list[str]:
        desk.part.layout_button.click()
        lines = [one.text() for one in menu(qtbot, desk).actions() if not one.isSeparator()]
        close(desk)
        return [one for one in lines if one in ("Groups", "Where to go", "Everything")]

    assert offered() == ["Everything", "Groups"]
    workspace.sessions.save(before, "Take the groups away")
    day.tick()
    assert offered() == ["Everything"]


@menus
def test_one_prompt_of_several_can_be_shown_until_the_next_block(
    bench: Bench, workspace: Workspace, now: Clock, qtbot: QtBot, screens: ScreensOfTest
) -> None:
    before = workspace.sessions.get(key("session"))
    asks = change_block(before, key("Case clinic"), prompts=("Why & how?", "What now?"))
    workspace.sessions.save(asks, "Ask")
    day = RunningDay(bench, now, qtbot).open().until_case_clinic()
    desk = day.screen.findChild(RoomDesk)
    assert desk is not None
    day.press(Q.Key_R)
    assert asked(desk) == ["Why & how?", "What now?"]
    desk.part.layout_button.click()
    lines = [one.text() for one in menu(qtbot, desk).actions() if not one.isSeparator()]
    assert lines[-3:] == ["All prompts", "1. Why && how?", "2. What now?"]
    choose(qtbot, desk, "2. What now?")
    assert (asked(desk), desk.part.layout_button.text()) == (["What now?"], "Prompt 2")
    desk.part.layout_button.click()
    choose(qtbot, desk, "All prompts")
    assert len(asked(desk)) == 2
    shown = []
    for pressed in (Q.Key_Down, Q.Key_Down, Q.Key_Down, Q.Key_Up, Q.Key_Up, Q.Key_Up, Q.Key_Down):
        day.press(pressed)
        shown.append(" ".join(asked(desk)))
    both = "Why & how? What now?"
    assert shown == ["Why & how?", "What now?", "What now?", "Why & how?", both, both, "Why & how?"]
    while day.on == "Case clinic":
        day.go_on()
    assert desk.display.prompt is None


def test_where_nothing_is_on_there_is_no_prompt_to_choose(
    bench: Bench, now: Clock, qtbot: QtBot, screens: ScreensOfTest
) -> None:
    day = RunningDay(bench, now, qtbot).open()
    desk = day.screen.findChild(RoomDesk)
    assert desk is not None
    keys = [one for one in day.screen.actions() if one.objectName().startswith("run.prompt")]
    assert [one.isEnabled() for one in keys] == [False, False]
    day.press(Q.Key_R).press(Q.Key_Down)
    assert (desk.display.prompts, desk.display.prompt) == ((), None)
    assert [one.isEnabled() for one in keys] == [False, False]


def test_a_line_typed_in_place_is_shown_by_enter_and_taken_away_by_escape(
    day: RunningDay, desk: RoomDesk, display: RoomDisplay
) -> None:
    day.press(Q.Key_R).press(Q.Key_W)
    line = desk.line
    assert line.words_edit.hasFocus()
    QTest.keyClicks(line.words_edit, "  Back at  10:30 ")
    assert display.message == ""
    day.press(Q.Key_Return)
    assert seen(display).startswith("Back at 10:30. 5:18")
    assert (line.show_button.text(), line.show_button.isEnabled(), line.isVisible()) == ("It is shown", False, True)
    day.press(Q.Key_Space)  # keys mean the day again
    assert display.page.state is RoomState.PAUSED
    day.press(Q.Key_Escape)
    assert (display.message, line.isVisible(), day.bench.here) == ("", False, "run")
    day.press(Q.Key_Escape)
    assert day.bench.here == "home"


def test_a_message_can_be_changed_and_an_empty_one_is_none(
    day: RunningDay, desk: RoomDesk, display: RoomDisplay
) -> None:
    day.press(Q.Key_R)
    desk.part.words_button.click()
    QTest.keyClicks(desk.line.words_edit, "Lunch")
    desk.line.show_button.click()
    day.press(Q.Key_W)
    assert desk.line.words_edit.selectedText() == "Lunch"
    QTest.keyClicks(desk.line.words_edit, "Buses")
    assert (display.message, desk.line.show_button.text()) == ("Lunch", "Show it")
    day.press(Q.Key_Return)
    assert display.message == "Buses"
    desk.line.words_edit.clear()
    desk.line.words_edit.returnPressed.emit()
    assert (display.message, desk.line.isVisible()) == ("", False)


@menus
def test_a_message_for_a_room_that_sees_nothing_turns_the_display_on_first(
    day: RunningDay, desk: RoomDesk, display: RoomDisplay, screens: ScreensOfTest, qtbot: QtBot
) -> None:
    day.press(Q.Key_W)
    assert where(display) is Shows.SCREEN
    desk.line.away_button.click()
    assert not desk.line.isVisible()
    display.off()
    screens.be(LAPTOP)
    day.press(Q.Key_W)
    assert menu(qtbot, desk).isVisible()
    close(desk)
    assert not desk.line.isVisible()


def test_turning_it_off_takes_the_message_along(day: RunningDay, desk: RoomDesk, display: RoomDisplay) -> None:
    day.press(Q.Key_R).press(Q.Key_W)
    QTest.keyClicks(desk.line.words_edit, "Lunch")
    day.press(Q.Key_Return).press(Q.Key_R)
    assert not desk.line.isVisible()
    day.press(Q.Key_R)
    assert display.message == ""
    assert seen(display).startswith("Case clinic")


def test_times_follow_the_settings(day: RunningDay, display: RoomDisplay, preferences: Preferences) -> None:
    day.press(Q.Key_R)
    while day.on == "Case clinic":
        day.go_on()
    day.at(13, 0)
    preferences.change(hours24=True)
    assert display.window is not None
    assert display.window._hours24


# The preview


def test_a_preview_shows_the_same_page_while_it_is_on(day: RunningDay, desk: RoomDesk, display: RoomDisplay) -> None:
    assert desk.part.isHidden()
    day.press(Q.Key_R)
    part = desk.part
    assert part.isVisible()
    assert part.view.page == display.page
    assert part.screen_label.text() == "The Beamer"
    assert part.view.width() * 1080 == pytest.approx(part.view.height() * 1920, rel=0.02)
    day.at(10, 7, 50)
    assert part.view.page == display.page
    day.press(Q.Key_R)
    assert part.isHidden()


def test_the_preview_says_when_not_everything_has_room(day: RunningDay, desk: RoomDesk, display: RoomDisplay) -> None:
    day.press(Q.Key_R)
    display.say(LONG * 5)
    assert desk.part.trouble_label.text() == "Not everything has room on it. Show something else, or less."
    display.say("")
    assert desk.part.trouble_label.isHidden()


def test_the_room_is_light_while_the_window_is_dark(day: RunningDay, display: RoomDisplay, theme: Theme) -> None:
    theme.set_look(Look.DARK)
    day.press(Q.Key_R)
    window = display.window
    assert window is not None
    assert window.grab().toImage().pixelColor(3, 3).lightness() == 255


def test_the_buttons_go_below_the_preview_where_the_column_is_narrow(
    day: RunningDay, desk: RoomDesk, qtbot: QtBot
) -> None:
    day.press(Q.Key_R)
    view, button = desk.part.view, desk.part.layout_button
    qtbot.waitUntil(lambda: button.x() > view.width())
    day.screen.window().resize(1280, 720)
    qtbot.waitUntil(lambda: button.x() == 0 and button.y() > view.height())


def test_the_button_gives_way_to_one_word_and_keeps_its_width_whatever_it_says(
    day: RunningDay, desk: RoomDesk, theme: Theme
) -> None:
    button = desk.button
    wide = button.sizeHint()
    day.press(Q.Key_R)
    assert button.sizeHint() == wide
    button.set_compact(True)
    assert (button.text(), button.accessibleName()) == ("On", "Room display: On")
    assert button.sizeHint().width() < wide.width()
    assert "never this screen" in button.accessibleDescription()


# The end


def test_it_goes_when_the_workspace_closes(day: RunningDay, display: RoomDisplay) -> None:
    day.press(Q.Key_R)
    day.bench.rest()
    assert (where(display), seen(display)) == (Shows.OFF, "")


def test_it_goes_with_a_day_that_has_not_begun(bench: Bench, now: Clock, qtbot: QtBot, screens: ScreensOfTest) -> None:
    day = RunningDay(bench, now, qtbot).open()
    found = day.screen.findChild(RoomDesk)
    assert found is not None
    day.press(Q.Key_R)
    assert "We begin at 8:30" in seen(found.display)
    day.press(Q.Key_Escape)
    assert where(found.display) is Shows.OFF


def test_no_window_of_it_is_left_over(day: RunningDay, display: RoomDisplay, qtbot: QtBot) -> None:
    day.press(Q.Key_R)
    window = display.window
    assert window is not None
    with qtbot.waitSignal(window.destroyed):
        day.screen.deleteLater()
    assert [one for one in QApplication.topLevelWidgets() if isinstance(one, RoomWindow)] == []
