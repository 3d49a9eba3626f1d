"""Locking, sleeping and quitting while a check-in is open or the laptop is passed around."""

import socket
from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from core_facilitator.domain.check_ins import CheckIn
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.check_ins_place import CheckInsPlace
from core_facilitator.gui.dialogs.question import Question
from core_facilitator.gui.entrance import Entrance
from core_facilitator.gui.idle import Idle
from core_facilitator.gui.kiosk_window import KioskWindow
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.screens.unlock import UnlockScreen
from core_facilitator.room.addresses import Candidate, Kind
from desk import is_open, opened
from workspaces import PASSPHRASE, Clock


@pytest.fixture
def place(entered: Bench, networks: list[Candidate]) -> Iterator[CheckInsPlace]:
    networks[:] = [Candidate("127.0.5.23", Kind.WIFI)]
    made = entered.check_ins
    yield made
    if isValid(made):
        made.rest()


@pytest.fixture
def open_one(qtbot: QtBot, entered: Bench, place: CheckInsPlace) -> CheckIn:
    key = place.desk.new(entered.session_id)
    assert key is not None
    place.show(key)
    place.desk.open(key)
    qtbot.waitUntil(lambda: place.room.door is not None, timeout=20_000)
    found = place.desk.find(key)
    assert found is not None
    return found


@pytest.fixture
def kiosk(qtbot: QtBot, place: CheckInsPlace, open_one: CheckIn) -> KioskWindow:
    """The laptop in somebody's hands."""
    place.kiosk.hand_over(open_one, "otter")
    return opened(qtbot, KioskWindow)


def listens(at: str) -> bool:
    """Whether something has taken an address for itself."""
    ip, port = at.split(":")
    with socket.socket() as other:
        try:
            other.bind((ip, int(port)))
        except OSError:
            return True
    return False


def leave_alone(idle: Idle, clock: Clock, minutes: int) -> None:
    for _ in range(minutes * 2):
        clock.move(seconds=30)
        idle.look()


def address(place: CheckInsPlace) -> str:
    assert place.room.door is not None
    return place.room.door.address


def test_locking_shuts_the_door_and_keeps_the_check_in_open(
    qtbot: QtBot, entrance: Entrance, window: MainWindow, place: CheckInsPlace, open_one: CheckIn
) -> None:
    at = address(place)
    assert listens(at)
    entrance.lock()
    qtbot.waitUntil(lambda: isinstance(window.page, UnlockScreen), timeout=20_000)
    assert not listens(at)
    assert isinstance(window.page, UnlockScreen)
    QTest.keyClicks(window.page.key.secret_edit, PASSPHRASE)
    window.page.key.secret_edit.returnPressed.emit()
    qtbot.waitUntil(lambda: entrance.bench is not None, timeout=20_000)
    assert entrance.bench is not None
    assert f"{open_one.title} is still open." in entrance.bench.notices.said


def test_what_is_passed_around_does_not_lock_by_itself(
    qtbot: QtBot, entrance: Entrance, kiosk: KioskWindow, idle: Idle, clock: Clock
) -> None:
    leave_alone(idle, clock, 25)
    clock.move(seconds=3600)  # asleep
    idle.look()
    assert kiosk.isVisible()
    assert entrance.bench is not None
    kiosk.key_typed.emit("otter")
    qtbot.waitUntil(lambda: not is_open(KioskWindow))
    leave_alone(idle, clock, 10)
    qtbot.waitUntil(lambda: entrance.bench is None, timeout=20_000)


def test_the_passphrase_brings_the_laptop_back_too(
    qtbot: QtBot, place: CheckInsPlace, kiosk: KioskWindow, window: MainWindow
) -> None:
    kiosk.key_typed.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: not is_open(KioskWindow), timeout=20_000)
    assert window.isVisible()


def test_a_wrong_passphrase_does_not(qtbot: QtBot, kiosk: KioskWindow, entrance: Entrance) -> None:
    kiosk.key_typed.emit("not this one")
    qtbot.waitUntil(lambda: "neither the word" in kiosk.wrong_label.text(), timeout=20_000)
    assert kiosk.isVisible()


def test_quitting_says_that_answers_stay_and_can_wait(
    qtbot: QtBot, entrance: Entrance, entered: Bench, window: MainWindow, open_one: CheckIn
) -> None:
    window.close()
    asked = opened(qtbot, Question)
    assert asked.title_label.text() == f"Quit while {open_one.title} is open?"
    assert "Every answer so far stays, sealed." in asked.text_label.text()
    asked.no_button.click()
    qtbot.waitUntil(lambda: "leave" not in entered.tools.work.running)
    assert entrance.bench is entered
    window.close()
    with qtbot.waitSignal(entrance.left, timeout=20_000):
        opened(qtbot, Question).yes_button.click()


def test_the_end_of_the_system_waits_for_no_answer_and_takes_the_laptop_back(
    qtbot: QtBot, entrance: Entrance, place: CheckInsPlace, kiosk: KioskWindow
) -> None:
    at = address(place)
    with qtbot.waitSignal(entrance.left, timeout=20_000):
        entrance.end()
    assert not is_open(KioskWindow)
    assert not listens(at)


def test_nothing_is_asked_where_none_is_open(
    qtbot: QtBot, entrance: Entrance, entered: Bench, window: MainWindow
) -> None:
    with qtbot.waitSignal(entrance.left, timeout=20_000):
        window.close()
