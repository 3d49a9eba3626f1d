"""Check-ins on the room display: with a day running or without one, from the click to when it is taken away."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from answered import hand_in
from core_facilitator.domain.check_ins import CheckIn, Sheet, State
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.check_ins_place import CheckInsPlace
from core_facilitator.gui.room_display import RoomDisplay, Shows
from core_facilitator.gui.screens.check_in_results import CheckInResults
from core_facilitator.gui.screens.check_ins import CheckInsScreen
from core_facilitator.room.addresses import Candidate
from core_facilitator.store.workspace import Workspace
from room import BEAMER, LAPTOP, WALL, ScreensOfTest, seen_in
from running_day import RunningDay
from workspaces import Clock

Q = Qt.Key
WRITTEN = "Zwergpinguin"

menus = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")  # as a menu asks for
PLACE = "check-ins"


@dataclass(frozen=True)
class Led:
    """A check-in that is open, on its page, and the room that may see it."""

    qtbot: QtBot
    bench: Bench
    workspace: Workspace
    screen: CheckInsScreen
    check_in: CheckIn

    @property
    def place(self) -> CheckInsPlace:
        return self.bench.check_ins

    @property
    def button(self) -> QPushButton:
        """Shows it to the room, and takes it from there."""
        return self.screen.open_page.room_button

    @property
    def display(self) -> RoomDisplay:
        found = self.bench.run_place.room
        assert found is not None
        return found

    @property
    def seen(self) -> str:
        return seen_in(self.bench)

    def show(self) -> None:
        self.button.click()
        self.qtbot.waitUntil(lambda: bool(self.seen), timeout=20_000)

    def answered(self, times: int) -> None:
        asked = self.check_in.instrument
        values = tuple((one.key, 2 if one.reverse else 4) for one, _scale in asked.scaled)
        words = tuple((one.key, WRITTEN) for one in asked.written)
        hand_in(self.workspace.check_ins, self.check_in.id, [Sheet(values=values, words=words)] * times)
        self.place.desk.tell_answered()

    def closed(self) -> CheckInResults:
        """Close it, and return its results on their page."""
        with self.qtbot.waitSignal(self.place.desk.closed):
            self.place.desk.close_now(self.check_in.id)
        assert self.place.pages is not None
        return self.place.pages.results.widget


@pytest.fixture
def led(
    qtbot: QtBot, bench: Bench, workspace: Workspace, screens: ScreensOfTest, networks: list[Candidate]
) -> Iterator[Led]:
    place = bench.check_ins
    screen = bench.screen_at(PLACE)
    assert isinstance(screen, CheckInsScreen)
    key = place.desk.new(bench.session_id)
    assert key is not None
    place.show(key)
    screen.prepare_page.open_button.click()
    qtbot.waitUntil(lambda: place.room.door is not None, timeout=20_000)
    found = place.desk.find(key)
    assert found is not None
    assert found.state is State.OPEN
    yield Led(qtbot, bench, workspace, screen, found)
    place.rest()


def test_one_click_shows_it_to_the_room_though_no_day_runs(led: Led) -> None:
    assert led.button.text() == "Show to the room"
    led.show()
    door = led.place.room.door
    assert door is not None
    assert led.display.shows is Shows.SCREEN
    assert led.seen.startswith(f"{led.check_in.title}. Pulso de seguridad del equipo. Think of this team")
    code = f"{led.check_in.code[:3]} {led.check_in.code[3:]}"
    assert f"Or type this address, {door.address} then this code: {code}. Nobody is in yet." in led.seen
    assert led.button.text() == "Take it from the room"
    led.button.click()
    assert (led.seen, led.display.shows) == ("", Shows.OFF)
    assert led.button.text() == "Show to the room"


@menus
def test_of_several_screens_one_is_chosen_below_the_button(led: Led, screens: ScreensOfTest) -> None:
    screens.be(LAPTOP, BEAMER, WALL)
    button = led.button
    button.click()
    led.qtbot.waitUntil(lambda: any(one.isVisible() for one in button.findChildren(QMenu)), timeout=20_000)
    menu = button.findChildren(QMenu)[0]
    next(one for one in menu.actions() if one.text().startswith("The Wall")).trigger()
    menu.close()
    assert led.seen.startswith(led.check_in.title)
    assert led.button.text() == "Take it from the room"


def test_the_count_follows_and_nothing_else_of_an_answer_is_ever_there(led: Led) -> None:
    led.show()
    before = led.seen
    led.answered(11)
    assert led.seen == before.replace("Nobody is in yet.", f"11 of {led.check_in.expected} are in.")
    assert WRITTEN not in led.seen
    led.place.desk.expect(led.check_in.id, 30)
    assert "11 of 30 are in." in led.seen


def test_while_the_door_is_shut_no_address_is_shown(led: Led) -> None:
    led.show()
    led.place.room.shut()
    assert "address" not in led.seen
    assert "Nobody is in yet." in led.seen


def test_closed_it_is_gone_and_its_results_are_shown_when_asked_for(led: Led) -> None:
    led.show()
    led.answered(8)
    results = led.closed()
    assert led.seen == ""
    led.qtbot.waitUntil(results.room_button.isVisible)
    results.room_button.click()
    assert "8 of" not in led.seen
    first = led.seen
    assert first.startswith(led.check_in.title)
    pages = led.display.steps
    assert results.room_steps.page_label.text() == f"In the room: 1 of {pages}"
    assert not results.room_steps.before_button.isEnabled()
    for _page in range(pages - 1):
        results.room_steps.after_button.click()
    assert led.seen != first
    assert not results.room_steps.after_button.isEnabled()
    results.room_steps.before_button.click()
    assert results.room_steps.page_label.text() == f"In the room: {pages - 1} of {pages}"
    results.room_button.click()
    assert led.seen == ""
    assert not results.room_steps.isVisible()


def test_results_that_are_removed_are_taken_from_the_room(led: Led) -> None:
    led.answered(8)
    results = led.closed()
    results.room_button.click()
    led.qtbot.waitUntil(lambda: bool(led.seen), timeout=20_000)
    assert led.place.desk.remove(led.check_in.id)
    assert led.seen == ""


def test_while_a_day_runs_its_time_is_there_and_its_page_comes_back(led: Led, now: Clock) -> None:
    day = RunningDay(led.bench, now, led.qtbot).open().until_case_clinic()
    day.press(Q.Key_R)
    assert led.seen.startswith("Case clinic. ")
    led.place.show(led.check_in.id)
    led.button.click()
    assert led.seen.startswith(led.check_in.title)
    assert led.seen.endswith("left. Quiet until everyone is done")
    day.at(10, 7, 52)
    before = led.seen
    day.at(10, 7, 53)
    assert led.seen != before
    led.button.click()
    assert led.seen.startswith("Case clinic. ")


def test_a_message_for_the_room_stands_before_results(led: Led, now: Clock) -> None:
    led.answered(8)
    results = led.closed()
    RunningDay(led.bench, now, led.qtbot).open().until_case_clinic()
    results.room_button.click()
    assert led.seen.startswith(led.check_in.title)
    led.display.say("Buses at 4:15")
    assert led.seen.startswith("Buses at 4:15")
    led.display.say("")
    assert led.seen.startswith(led.check_in.title)


def test_turned_off_it_stays_off_until_somebody_shows_it_again(led: Led) -> None:
    led.show()
    window = led.display.window
    assert window is not None
    window.close()
    assert led.button.text() == "Show to the room"
    led.answered(1)
    assert led.seen == ""


def test_a_check_in_that_is_shown_anew_replaces_the_one_before(led: Led) -> None:
    led.show()
    day = next(one for one in led.place.desk.instruments() if one.key == "weather")
    led.place.display.show_aloud(day, led.screen)
    assert "Which weather is closest to yours" in led.seen
    assert led.button.text() == "Show to the room"
    led.answered(1)
    assert "Which weather is closest to yours" in led.seen
    led.button.click()
    assert "1 of" in led.seen
