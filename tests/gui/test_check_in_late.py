"""Whoever comes too late reads that the check-in has ended, for a while."""

import json
from collections.abc import Iterator
from http.client import HTTPConnection

import pytest
from pytestqt.qtbot import QtBot

from answering_desk import Desk
from core_facilitator.gui.check_in_room import CheckInRoom
from core_facilitator.gui.tools import Tools
from core_facilitator.room.addresses import Candidate, Kind

pytestmark = pytest.mark.usefixtures("own_room")


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def room(tools: Tools, desk: Desk) -> Iterator[CheckInRoom]:
    made = CheckInRoom(tools, desk, look_for=lambda: (Candidate("127.0.0.1", Kind.WIFI),))
    yield made
    made.rest()


@pytest.fixture
def address(qtbot: QtBot, room: CheckInRoom, desk: Desk) -> str:
    """Where phones come in."""
    assert desk.check_in is not None
    room.begin(desk.check_in)
    qtbot.waitUntil(lambda: room.door is not None, timeout=60_000)
    assert room.door is not None
    return room.door.address


def joined(address: str, code: str) -> int:
    """Return how the server answers a phone that types the code."""
    phone = HTTPConnection(address, timeout=60)
    headers = {"Content-Type": "application/json", "Host": address, "Origin": f"http://{address}"}
    phone.request("POST", "/join", json.dumps({"code": code}), headers)
    status = phone.getresponse().status
    phone.close()
    return status


def test_who_comes_after_closing_is_told_so(
    qtbot: QtBot, tools: Tools, room: CheckInRoom, desk: Desk, address: str
) -> None:
    assert joined(address, "K7MP3R") == 200
    desk.check_in = None
    room.shut()
    assert room.door is None
    assert joined(address, "K7MP3R") == 410
    room.end_late()
    qtbot.waitUntil(lambda: not tools.work.running, timeout=60_000)
    with pytest.raises(ConnectionError):
        joined(address, "K7MP3R")


def test_a_workspace_that_closes_waits_for_nobody(room: CheckInRoom, desk: Desk, address: str) -> None:
    desk.check_in = None
    room.shut()
    room.rest()
    with pytest.raises(ConnectionError):
        joined(address, "K7MP3R")


def test_the_next_check_in_has_the_door_for_itself(
    qtbot: QtBot, tools: Tools, room: CheckInRoom, desk: Desk, address: str
) -> None:
    check_in = desk.check_in
    assert check_in is not None
    room.shut()
    room.begin(check_in)
    qtbot.waitUntil(lambda: room.door is not None and not tools.work.running, timeout=60_000)
    assert room.door is not None
    assert joined(room.door.address, "K7MP3R") == 200
