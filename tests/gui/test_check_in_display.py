"""Check-ins on the room display: with a day running or without one, from the click to when it is taken away."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from core_facilitator.domain.answering import Ticket
from core_facilitator.domain.check_ins import CheckIn, Sheet, State
from core_facilitator.gui import check_in_room, room_desk
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.check_ins_place import CheckInsPlace
from core_facilitator.gui.room_display import RoomDisplay, Shows
from core_facilitator.gui.screens.check_ins import CheckInsScreen
from core_facilitator.room.addresses import Candidate, Kind
from core_facilitator.store.workspace import Workspace
from room import BEAMER, LAPTOP, WALL, ScreensOfTest
from running_day import RunningDay
from workspaces import Clock

Q = Qt.Key
WRITTEN = "Zwergpinguin"

menus = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")  # as a menu asks for
PLACE = "check-ins"


@pytest.fixture
def screens(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> ScreensOfTest:
    made = ScreensOfTest(LAPTOP, BEAMER)
    monkeypatch.setattr(room_desk, "RoomScreens", lambda _parent: made)
    return made


@pytest.fixture
def place(bench: Bench, screens: ScreensOfTest, monkeypatch: pytest.MonkeyPatch) -> Iterator[CheckInsPlace]:
    monkeypatch.setattr(check_in_room, "_addresses", lambda: (Candidate("127.0.0.1", Kind.WIFI),))
    yield bench.check_ins
    bench.check_ins.rest()


@pytest.fixture
def screen(bench: Bench, place: CheckInsPlace) -> CheckInsScreen:
    made = bench.screen_at(PLACE)
    assert isinstance(made, CheckInsScreen)
    return made


@pytest.fixture
def open_one(qtbot: QtBot, bench: Bench, place: CheckInsPlace, screen: CheckInsScreen) -> CheckIn:
    """A check-in that is open, on its page."""
    key = place.desk.new(bench.session_id)
    assert key is not None
    place.show(key)
    screen.prepare_page.open_button.click()
    qtbot.waitUntil(lambda: place.room.door is not None, timeout=20_000)
    found = place.desk.find(key)
    assert found is not None
    assert found.state is State.OPEN
    return found


def display_of(bench: Bench) -> RoomDisplay:
    found = bench.run_place.room
    assert found is not None
    return found


def seen(bench: Bench) -> str:
    """What the room sees, in words; nothing where no window is shown."""
    window = None if bench.run_place.room is None else bench.run_place.room.window
    return "" if window is None or not window.isVisible() else window.accessibleName()


def answer(workspace: Workspace, place: CheckInsPlace, check_in: CheckIn, times: int) -> None:
    statements = [one for one, _scale in check_in.instrument.scaled]
    for _person in range(times):
        ticket = workspace.check_ins.ticket(check_in.id)
        assert isinstance(ticket, Ticket)
        values = tuple((one.key, 2 if one.reverse else 4) for one in statements)
        words = tuple((one.key, WRITTEN) for one in check_in.instrument.written)
        workspace.check_ins.answer(check_in.id, ticket, Sheet(values=values, words=words))
    place.desk.tell_answered()


def show(qtbot: QtBot, bench: Bench, screen: CheckInsScreen) -> None:
    screen.open_page.room_button.click()
    qtbot.waitUntil(lambda: bool(seen(bench)), timeout=20_000)


def closed(qtbot: QtBot, place: CheckInsPlace, workspace: Workspace, check_in: CheckIn) -> None:
    with qtbot.waitSignal(place.desk.closed):
        place.desk.close_now(check_in.id)


def test_one_click_shows_it_to_the_room_though_no_day_runs(
    qtbot: QtBot, bench: Bench, place: CheckInsPlace, screen: CheckInsScreen, open_one: CheckIn
) -> None:
    assert screen.open_page.room_button.text() == "Show to the room"
    show(qtbot, bench, screen)
    door = place.room.door
    assert door is not None
    assert display_of(bench).shows is Shows.SCREEN
    assert seen(bench).startswith(f"{open_one.title}. Pulso de seguridad del equipo. Think of this team")
    code = f"{open_one.code[:3]} {open_one.code[3:]}"
    assert f"Or type this address, {door.address} then this code: {code}. Nobody is in yet." in seen(bench)
    assert screen.open_page.room_button.text() == "Take it from the room"
    screen.open_page.room_button.click()
    assert (seen(bench), display_of(bench).shows) == ("", Shows.OFF)
    assert screen.open_page.room_button.text() == "Show to the room"


@menus
def test_of_several_screens_one_is_chosen_below_the_button(
    qtbot: QtBot, bench: Bench, screen: CheckInsScreen, open_one: CheckIn, screens: ScreensOfTest
) -> None:
    screens.be(LAPTOP, BEAMER, WALL)
    button = screen.open_page.room_button
    button.click()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in button.findChildren(QMenu)), timeout=20_000)
    menu = button.findChildren(QMenu)[0]
    next(one for one in menu.actions() if one.text().startswith("The Wall")).trigger()
    menu.close()
    assert seen(bench).startswith(open_one.title)
    assert screen.open_page.room_button.text() == "Take it from the room"


def test_the_count_follows_and_nothing_else_of_an_answer_is_ever_there(
    qtbot: QtBot,
    bench: Bench,
    place: CheckInsPlace,
    screen: CheckInsScreen,
    open_one: CheckIn,
    workspace: Workspace,
) -> None:
    show(qtbot, bench, screen)
    before = seen(bench)
    answer(workspace, place, open_one, 11)
    assert seen(bench) == before.replace("Nobody is in yet.", f"11 of {open_one.expected} are in.")
    assert WRITTEN not in seen(bench)
    place.desk.expect(open_one.id, 30)
    assert "11 of 30 are in." in seen(bench)


def test_while_the_door_is_shut_no_address_is_shown(
    qtbot: QtBot, bench: Bench, place: CheckInsPlace, screen: CheckInsScreen, open_one: CheckIn
) -> None:
    show(qtbot, bench, screen)
    place.room.shut()
    assert "address" not in seen(bench)
    assert "Nobody is in yet." in seen(bench)


def test_closed_it_is_gone_and_its_results_are_shown_when_asked_for(
    qtbot: QtBot,
    bench: Bench,
    place: CheckInsPlace,
    screen: CheckInsScreen,
    open_one: CheckIn,
    workspace: Workspace,
) -> None:
    show(qtbot, bench, screen)
    answer(workspace, place, open_one, 8)
    closed(qtbot, place, workspace, open_one)
    assert seen(bench) == ""
    assert place.pages is not None
    results = place.pages.results.widget
    qtbot.waitUntil(results.room_button.isVisible)
    results.room_button.click()
    assert "8 of" not in seen(bench)
    first = seen(bench)
    assert first.startswith(open_one.title)
    pages = display_of(bench).steps
    assert results.room_steps.page_label.text() == f"In the room: 1 of {pages}"
    assert not results.room_steps.before_button.isEnabled()
    for _page in range(pages - 1):
        results.room_steps.after_button.click()
    assert seen(bench) != first
    assert not results.room_steps.after_button.isEnabled()
    results.room_steps.before_button.click()
    assert results.room_steps.page_label.text() == f"In the room: {pages - 1} of {pages}"
    results.room_button.click()
    assert seen(bench) == ""
    assert not results.room_steps.isVisible()


def test_results_that_are_removed_are_taken_from_the_room(
    qtbot: QtBot,
    bench: Bench,
    place: CheckInsPlace,
    screen: CheckInsScreen,
    open_one: CheckIn,
    workspace: Workspace,
) -> None:
    answer(workspace, place, open_one, 8)
    closed(qtbot, place, workspace, open_one)
    assert place.pages is not None
    results = place.pages.results.widget
    results.room_button.click()
    qtbot.waitUntil(lambda: bool(seen(bench)), timeout=20_000)
    assert place.desk.remove(open_one.id)
    assert seen(bench) == ""


def test_while_a_day_runs_its_time_is_there_and_its_page_comes_back(
    qtbot: QtBot,
    bench: Bench,
    now: Clock,
    place: CheckInsPlace,
    screen: CheckInsScreen,
    open_one: CheckIn,
) -> None:
    day = RunningDay(bench, now, qtbot).open().until_case_clinic()
    day.press(Q.Key_R)
    assert seen(bench).startswith("Case clinic. ")
    place.show(open_one.id)
    screen.open_page.room_button.click()
    assert seen(bench).startswith(open_one.title)
    assert seen(bench).endswith("left. Quiet until everyone is done")
    day.at(10, 7, 52)
    before = seen(bench)
    day.at(10, 7, 53)
    assert seen(bench) != before
    screen.open_page.room_button.click()
    assert seen(bench).startswith("Case clinic. ")


def test_a_message_for_the_room_stands_before_results(
    qtbot: QtBot,
    bench: Bench,
    now: Clock,
    place: CheckInsPlace,
    screen: CheckInsScreen,
    open_one: CheckIn,
    workspace: Workspace,
) -> None:
    answer(workspace, place, open_one, 8)
    closed(qtbot, place, workspace, open_one)
    RunningDay(bench, now, qtbot).open().until_case_clinic()
    assert place.pages is not None
    results = place.pages.results.widget
    results.room_button.click()
    assert seen(bench).startswith(open_one.title)
    display_of(bench).say("Buses at 4:15")
    assert seen(bench).startswith("Buses at 4:15")
    display_of(bench).say("")
    assert seen(bench).startswith(open_one.title)


def test_turned_off_it_stays_off_until_somebody_shows_it_again(
    qtbot: QtBot, bench: Bench, place: CheckInsPlace, screen: CheckInsScreen, open_one: CheckIn, workspace: Workspace
) -> None:
    show(qtbot, bench, screen)
    window = display_of(bench).window
    assert window is not None
    window.close()
    assert screen.open_page.room_button.text() == "Show to the room"
    answer(workspace, place, open_one, 1)
    assert seen(bench) == ""


def test_a_check_in_that_is_shown_anew_replaces_the_one_before(
    qtbot: QtBot,
    bench: Bench,
    place: CheckInsPlace,
    screen: CheckInsScreen,
    open_one: CheckIn,
    workspace: Workspace,
) -> None:
    show(qtbot, bench, screen)
    day = next(one for one in place.desk.instruments() if one.key == "weather")
    place.display.show_aloud(day, screen)
    assert "Which weather is closest to yours" in seen(bench)
    assert screen.open_page.room_button.text() == "Show to the room"
    answer(workspace, place, open_one, 1)
    assert "Which weather is closest to yours" in seen(bench)
    screen.open_page.room_button.click()
    assert "1 of" in seen(bench)
