"""The door for phones while things happen meanwhile: closing, other networks, a device that comes."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from http.client import HTTPConnection

import pytest
from pytestqt.qtbot import QtBot

from answering_desk import Desk
from core_facilitator.gui.check_in_room import SHUTTING, CheckInRoom
from core_facilitator.gui.tools import Tools
from core_facilitator.room import addresses
from core_facilitator.room.addresses import Candidate, Kind

pytestmark = pytest.mark.usefixtures("own_room")

WIFI, CABLE = Candidate("127.0.0.1", Kind.WIFI), Candidate("127.0.0.2", Kind.OTHER)
Networks = tuple[Candidate, ...]


class Looking:
    """Looks for networks as long as a test likes."""

    def __init__(self) -> None:
        self.found: Networks = (WIFI, CABLE)
        self.began = threading.Event()
        self.may_end = threading.Event()
        self.may_end.set()

    def __call__(self) -> Networks:
        self.began.set()
        assert self.may_end.wait(60)
        return self.found


@pytest.fixture
def looking() -> Iterator[Looking]:
    made = Looking()
    yield made
    made.may_end.set()


@pytest.fixture
def room(tools: Tools, looking: Looking) -> Iterator[CheckInRoom]:
    made = CheckInRoom(tools, Desk(), look_for=looking)
    yield made
    made.rest()


@pytest.fixture
def begin(room: CheckInRoom) -> Callable[[], None]:
    """Begins to open the door."""

    def let_phones_in() -> None:
        check_in = room._desk.asked()
        assert check_in is not None
        room.begin(check_in)

    return let_phones_in


def is_over(qtbot: QtBot, tools: Tools) -> None:
    qtbot.waitUntil(lambda: not tools.work.running, timeout=20_000)


def servers() -> list[str]:
    return [one.name for one in threading.enumerate() if one.name == "room"]


def at(room: CheckInRoom) -> str:
    return "" if room.door is None else room.door.address


def test_closing_the_workspace_while_the_door_is_being_opened_leaves_none_open(
    qtbot: QtBot, tools: Tools, room: CheckInRoom, looking: Looking, begin: Callable[[], None]
) -> None:
    looking.may_end.clear()
    begin()
    qtbot.waitUntil(looking.began.is_set, timeout=20_000)
    room.rest()
    looking.may_end.set()
    is_over(qtbot, tools)
    assert (at(room), servers()) == ("", [])


def test_closing_the_workspace_before_anything_was_looked_for_opens_nothing(
    qtbot: QtBot, tools: Tools, room: CheckInRoom, looking: Looking, begin: Callable[[], None]
) -> None:
    begin()
    room.rest()
    is_over(qtbot, tools)
    assert (at(room), servers(), looking.began.is_set()) == ("", [], False)


def test_what_fails_after_the_workspace_was_closed_is_told_to_nobody(
    qtbot: QtBot, tools: Tools, room: CheckInRoom, looking: Looking, begin: Callable[[], None]
) -> None:
    looking.found = ()
    looking.may_end.clear()
    begin()
    qtbot.waitUntil(looking.began.is_set, timeout=20_000)
    room.rest()
    looking.may_end.set()
    is_over(qtbot, tools)
    assert room.failure == ""


def test_a_door_that_is_open_is_left_as_it_is(
    qtbot: QtBot, tools: Tools, room: CheckInRoom, begin: Callable[[], None]
) -> None:
    begin()
    is_over(qtbot, tools)
    door = room.door
    begin()
    room.choose(WIFI.address)
    assert not tools.work.running
    assert room.door is door
    assert door is not None
    assert room.choices == (("Wi-Fi: 127.0.0.1", "127.0.0.1"), ("Another network: 127.0.0.2", "127.0.0.2"))


def test_another_network_is_chosen_and_the_door_opens_there_alone(
    qtbot: QtBot, tools: Tools, room: CheckInRoom, begin: Callable[[], None]
) -> None:
    begin()
    is_over(qtbot, tools)
    room.choose(CABLE.address)
    is_over(qtbot, tools)
    assert at(room).startswith(CABLE.address)
    assert servers() == ["room"]


def test_nothing_is_opened_elsewhere_where_nothing_is_asked(tools: Tools, room: CheckInRoom) -> None:
    room.choose(CABLE.address)
    room.look_around()
    assert not tools.work.running
    assert at(room) == ""


def test_a_device_that_comes_is_told_once(
    qtbot: QtBot, tools: Tools, room: CheckInRoom, begin: Callable[[], None]
) -> None:
    begin()
    is_over(qtbot, tools)
    told: list[bool] = []
    room.changed.connect(lambda: told.append(room.reached))
    room._look.timeout.emit()
    assert told == []
    assert room._held is not None
    assert room._held._server is not None
    room._held._server.reached = True  # as another device makes it, which no test has
    room._look.timeout.emit()
    room._look.timeout.emit()
    assert told == [True]


def test_while_one_is_being_let_go_another_one_does_not_wait_for_its_turn(
    qtbot: QtBot, tools: Tools, room: CheckInRoom, begin: Callable[[], None]
) -> None:
    begin()
    is_over(qtbot, tools)
    address = at(room)
    end = asyncio.Event()

    async def busy() -> None:
        await end.wait()

    tools.work.start(SHUTTING, busy)
    room.shut()
    room.end_late()
    with pytest.raises(ConnectionError):
        HTTPConnection(address, timeout=20).request("GET", "/state")
    end.set()
    is_over(qtbot, tools)


def test_which_network_phones_will_come_in_by_is_known_before_the_door_opens(
    qtbot: QtBot, tools: Tools, room: CheckInRoom, begin: Callable[[], None]
) -> None:
    assert (room.looked, room.where) == (False, "")
    room.look_ahead()
    is_over(qtbot, tools)
    assert (room.looked, room.where, at(room)) == (True, "Wi-Fi: 127.0.0.1", "")
    begin()
    is_over(qtbot, tools)
    room.look_ahead()
    assert not tools.work.running, "the open door is where it is"


def test_a_door_that_began_to_open_meanwhile_is_not_moved_by_looking_ahead(
    qtbot: QtBot, tools: Tools, room: CheckInRoom, looking: Looking, begin: Callable[[], None]
) -> None:
    looking.may_end.clear()
    room.look_ahead()
    qtbot.waitUntil(looking.began.is_set, timeout=20_000)
    begin()
    looking.may_end.set()
    is_over(qtbot, tools)
    assert at(room).startswith(WIFI.address)
    assert servers() == ["room"]


def test_the_networks_are_those_of_this_computer(qtbot: QtBot, tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "candidates", lambda: (CABLE,))
    room = CheckInRoom(tools, Desk())
    room.look_ahead()
    is_over(qtbot, tools)
    assert room.candidates == (CABLE,)
