"""Phones at the window's own door, from opening to closing, in real HTTP; the window follows."""

import json
from asyncio import AbstractEventLoop
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from check_ins_shown import check_ins_screen
from core_facilitator.domain.check_ins import CheckIn, State
from core_facilitator.gui import check_in_room
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.check_ins_place import CheckInsPlace
from core_facilitator.gui.dialogs.question import Question
from core_facilitator.gui.screens.check_ins import CheckInsScreen
from core_facilitator.room.addresses import Candidate, Kind
from core_facilitator.store.workspace import Workspace
from desk import opened

pytestmark = pytest.mark.usefixtures("own_room")


@dataclass(frozen=True)
class Reply:
    """What a phone was told."""

    status: int
    fields: dict[str, Any]


@dataclass(frozen=True)
class Phone:
    """A phone that was let in; it speaks on a thread of its own, as phones do, while the window goes on."""

    address: str
    qtbot: QtBot
    ticket: str = ""
    check_in: str = ""
    statement: str = ""

    def ask(self, method: str, path: str, **fields: object) -> Reply:
        """Send a request, and return the reply to it; meanwhile the window does what it does."""
        with ThreadPoolExecutor(1) as thread:
            asked = thread.submit(partial(_asked, self.address, method, path, fields))
            self.qtbot.waitUntil(asked.done, timeout=20_000)
            return asked.result()

    def join(self, code: str) -> "Phone":
        """Type the code; return a phone with a ticket."""
        fields = self.ask("POST", "/join", code=code).fields
        first = fields["pages"][0]["statements"][0]["key"]
        return Phone(self.address, self.qtbot, fields["ticket"], fields["check_in"], first)

    def answer(self, method: str, value: int = 4) -> Reply:
        """Hand in (POST), change (PUT), or take back (DELETE)."""
        more = {} if method == "DELETE" else {"values": {self.statement: value}}
        return self.ask(method, "/answer", ticket=self.ticket, check_in=self.check_in, **more)


def _asked(address: str, method: str, path: str, fields: dict[str, object]) -> Reply:
    line = HTTPConnection(address, timeout=20)
    headers = {"Content-Type": "application/json", "Origin": f"http://{address}"}
    line.request(method, path, json.dumps(fields), headers)
    found = line.getresponse()
    reply = Reply(found.status, json.loads(found.read()))
    line.close()
    return reply


@pytest.fixture
def place(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> Iterator[CheckInsPlace]:
    monkeypatch.setattr(check_in_room, "_addresses", lambda: (Candidate("127.0.0.1", Kind.WIFI),))
    yield bench.check_ins
    bench.check_ins.rest()


@pytest.fixture
def screen(qtbot: QtBot, bench: Bench, place: CheckInsPlace) -> CheckInsScreen:
    return check_ins_screen(qtbot, bench)


@pytest.fixture
def open_one(qtbot: QtBot, screen: CheckInsScreen, place: CheckInsPlace) -> CheckIn:
    screen.list_page.new_button.click()
    screen.prepare_page.open_button.click()
    qtbot.waitUntil(lambda: place.room.door is not None, timeout=20_000)
    found = place.desk.open_one()
    assert found is not None
    return found


@pytest.fixture
def phone(qtbot: QtBot, place: CheckInsPlace, open_one: CheckIn) -> Phone:
    """A phone that has not typed the code yet."""
    assert place.room.door is not None
    return Phone(place.room.door.address, qtbot)


def says(screen: CheckInsScreen, answers: int, check_in: CheckIn) -> bool:
    return screen.open_page.count_label.text() == f"{answers} of {check_in.expected} answers so far"


def close(qtbot: QtBot, screen: CheckInsScreen, place: CheckInsPlace) -> None:
    screen.open_page.end_button.click()
    with qtbot.waitSignal(place.desk.closed, timeout=20_000):
        opened(qtbot, Question).yes_button.click()


def test_phones_answer_change_and_take_back_and_the_window_counts_along(
    qtbot: QtBot, screen: CheckInsScreen, open_one: CheckIn, phone: Phone
) -> None:
    assert phone.ask("POST", "/join", code="WRONG2").status == 403
    first, second = phone.join(open_one.code.lower()), phone.join(open_one.code)
    assert first.answer("POST").fields == {"taken": "kept"}
    qtbot.waitUntil(lambda: says(screen, 1, open_one), timeout=20_000)
    assert second.answer("POST").fields == {"taken": "kept"}
    qtbot.waitUntil(lambda: says(screen, 2, open_one), timeout=20_000)
    assert second.answer("POST").status == 409
    assert first.answer("PUT", 1).fields == {"taken": "changed"}
    assert first.answer("DELETE").fields == {"taken": "withdrawn"}
    qtbot.waitUntil(lambda: says(screen, 1, open_one), timeout=20_000)
    assert first.answer("POST", 2).fields == {"taken": "kept"}
    qtbot.waitUntil(lambda: says(screen, 2, open_one), timeout=20_000)


def test_all_answers_before_closing_count_and_who_comes_later_is_told_kindly(
    qtbot: QtBot, screen: CheckInsScreen, place: CheckInsPlace, open_one: CheckIn, phone: Phone, workspace: Workspace
) -> None:
    phones = [phone.join(open_one.code) for _ in range(6)]
    for one in phones[:5]:
        assert one.answer("POST").status == 200
    close(qtbot, screen, place)
    results = workspace.check_ins.results(open_one.id)
    assert results is not None
    assert results.answers == 5
    for one, method in ((phones[0], "PUT"), (phones[0], "DELETE"), (phones[5], "POST")):
        assert one.answer(method).fields == {"error": "closed"}
    assert phone.ask("POST", "/join", code=open_one.code).status == 410
    assert phone.ask("GET", "/state").fields == {"open": False}
    assert workspace.check_ins.results(open_one.id) == results


def test_once_those_who_were_late_had_their_time_the_address_is_gone(
    qtbot: QtBot, bench: Bench, screen: CheckInsScreen, place: CheckInsPlace, open_one: CheckIn, phone: Phone
) -> None:
    close(qtbot, screen, place)
    assert place.room.door is None
    assert phone.ask("GET", "/state").status == 200
    place.room._linger.timeout.emit()
    qtbot.waitUntil(lambda: check_in_room.SHUTTING not in bench.tools.work.running, timeout=20_000)
    with pytest.raises(ConnectionError):
        phone.ask("GET", "/state")
    assert place.desk.open_one() is None
    assert [one.state for one in place.desk.all()] == [State.CLOSED]


def test_an_answer_as_the_workspace_closes_is_not_thanked_for_and_not_told_that_all_is_over(
    qtbot: QtBot, screen: CheckInsScreen, open_one: CheckIn, phone: Phone, workspace: Workspace
) -> None:
    """The phone offers to try again with all that was chosen: the check-in goes on when the workspace is open again."""
    mine, spare = phone.join(open_one.code), phone.join(open_one.code)
    assert mine.answer("POST").status == 200
    qtbot.waitUntil(lambda: says(screen, 1, open_one), timeout=20_000)
    workspace.database.close()
    for one, method in ((spare, "POST"), (mine, "PUT"), (mine, "DELETE")):
        reply = one.answer(method)
        assert (reply.status, reply.fields) == (503, {"error": "not kept"})
    assert phone.ask("GET", "/state").status == 503
    assert phone.ask("POST", "/join", code=open_one.code).status == 503


def test_answers_of_one_moment_are_told_to_the_window_once(
    qtbot: QtBot, place: CheckInsPlace, open_one: CheckIn
) -> None:
    """A room of forty would have it count forty times, and keep the phones waiting meanwhile."""
    told: list[None] = []
    place.room.answered.connect(lambda: told.append(None))
    place.room._gather.setInterval(3_600_000)
    for _ in range(40):
        place.room._tell()
    qtbot.waitUntil(place.room._gather.isActive, timeout=20_000)
    assert told == []
    place.room._gather.setInterval(0)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    with qtbot.waitSignal(place.room.answered, timeout=20_000):
        place.room._tell()
    assert len(told) == 2


def test_once_the_door_rests_nothing_is_told_to_a_window_whose_workspace_closes(
    qtbot: QtBot, loop: AbstractEventLoop, place: CheckInsPlace, open_one: CheckIn, workspace: Workspace
) -> None:
    """It would count what it cannot read anymore."""
    told: list[None] = []
    later: list[None] = []
    place.room.answered.connect(lambda: told.append(None))
    place.room._gather.setInterval(0)
    place.room._tell()  # as the server does, which is told to stop only now
    place.rest()
    workspace.database.close()
    loop.call_soon_threadsafe(later.append, None)
    qtbot.waitUntil(lambda: bool(later), timeout=20_000)
    assert not place.room._gather.isActive()
    assert told == []


def test_answers_that_wait_to_be_told_are_forgotten_when_the_door_rests(
    qtbot: QtBot, place: CheckInsPlace, open_one: CheckIn
) -> None:
    place.room._gather.setInterval(3_600_000)
    place.room._tell()
    qtbot.waitUntil(place.room._gather.isActive, timeout=20_000)
    place.rest()
    assert not place.room._gather.isActive()
