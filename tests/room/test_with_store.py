"""The room's server with a real workspace behind it: closing at the same moment, a full room, and a crash."""

import json
import logging
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from answered import CHECK_IN, MARK, TODAY, opened, plain_pages, prepared
from core_facilitator.room.server import Address
from core_facilitator.store import workspace
from core_facilitator.store.workspace import Workspace
from raw_http import Phone
from room_served import Room

Serve = Callable[..., Room]
VALUES = {"in": 4, "ch": 2}


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Workspace]:
    made = workspace.create_demo(tmp_path / "demo", "Demo")
    yield made
    made.close()


def joined(at: Address, code: str) -> dict[str, object]:
    with Phone(at) as phone:
        reply = phone.ask("POST", "/join", {"code": code})
        assert reply.status == 200, reply.body
        return {"ticket": reply.fields["ticket"], "check_in": reply.fields["check_in"], "values": VALUES}


def test_what_phones_answer_is_kept_changed_and_counted(kept: Workspace, serve: Serve) -> None:
    check_in = opened(kept)
    room = serve(kept.check_ins)
    answers = [{**joined(room.at, check_in.code), "parts": {"role": "t"}} for _ in range(6)]
    with Phone(room.at) as phone:
        for answer in answers:
            assert phone.ask("POST", "/answer", answer).fields == {"taken": "kept"}
            assert phone.ask("POST", "/answer", answer).status == 409
            assert phone.ask("PUT", "/answer", {**answer, "words": {"more": "Time\r\n🙂"}}).status == 200
        assert phone.ask("DELETE", "/answer", answers[0]).status == 200
        assert phone.ask("DELETE", "/answer", answers[0]).status == 200
        assert kept.check_ins.count(check_in.id) == 5
        assert phone.ask("PUT", "/answer", answers[0]).fields == {"taken": "kept"}
        for wrong in ({"values": {"in": 9}}, {"values": {"nowhere": 1}}, {"words": {"more": "x" * 201}}):
            assert phone.ask("PUT", "/answer", {**answers[0], **wrong}).status == 400
    assert kept.check_ins.close(check_in.id, TODAY).answers == 6
    with Phone(room.at) as phone:
        assert phone.ask("PUT", "/answer", answers[0]).status == 410
        assert phone.ask("GET", "/state").fields == {"open": False}


def test_a_full_check_in_says_so_and_has_room_again_when_more_are_expected(kept: Workspace, serve: Serve) -> None:
    check_in = opened(kept, prepared(expected=2))
    room = serve(kept.check_ins)
    joined(room.at, check_in.code)
    joined(room.at, check_in.code)
    with Phone(room.at) as phone:
        assert phone.ask("POST", "/join", {"code": check_in.code}).fields == {"error": "full"}
        kept.check_ins.expect(check_in.id, 3)
        assert phone.ask("POST", "/join", {"code": check_in.code}).status == 200


def test_an_answer_at_the_moment_of_closing_is_counted_or_told_that_it_is_closed(kept: Workspace, serve: Serve) -> None:
    """Row 106: never thanked and dropped."""
    check_in = opened(kept)
    room = serve(kept.check_ins)
    answers = [joined(room.at, check_in.code) for _ in range(20)]
    told: list[int] = []
    half_way = threading.Event()

    def hand_in() -> None:
        for number, answer in enumerate(answers):
            if number == 10:
                half_way.set()
            with Phone(room.at) as phone:
                told.append(phone.ask("POST", "/answer", answer).status)

    phones = threading.Thread(target=hand_in)
    phones.start()
    assert half_way.wait(20)
    results = kept.check_ins.close(check_in.id, TODAY)
    phones.join()
    assert set(told) <= {200, 410}
    assert results.answers == told.count(200) >= 10


def test_after_a_wave_by_phone_no_file_and_no_log_knows_which_devices_came(
    tmp_path: Path, serve: Serve, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Row 108: searched as it lies there, and every page of the database with the workspace's own key."""
    caplog.set_level(logging.DEBUG)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    made, browser = workspace.create_demo(tmp_path / "demo", "Demo"), {"User-Agent": MARK}
    check_in = opened(made)
    room = serve(made.check_ins)
    tickets = []
    for _ in range(6):
        with Phone(room.at) as phone:
            assert phone.ask("GET", "/", None, browser).status == 200
            known = phone.ask("POST", "/join", {"code": check_in.code}, browser).fields
            tickets.append(str(known["ticket"]))
            answer = {"ticket": known["ticket"], "check_in": known["check_in"], "values": VALUES}
            assert phone.ask("POST", "/answer", {**answer, "words": {"more": MARK}}, browser).status == 200
    assert made.check_ins.close(check_in.id, TODAY).answers == 6
    room.server.stop()
    made.close()
    lying = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    for where in (lying, plain_pages(made), caplog.text.encode()):
        for trace in (MARK, room.at.ip, *tickets):
            assert trace.encode() not in where
    assert list(temporary.iterdir()) == []


_SERVER = """
import sys, json, threading
from pathlib import Path
from core_facilitator.store import workspace
from core_facilitator.room.server import RoomServer
kept = workspace.open(Path(sys.argv[1]))
at = RoomServer(kept.check_ins, answered=lambda: None).start("127.0.0.1")
print(json.dumps([at.ip, at.port, kept.check_ins.opened().code]), flush=True)
threading.Event().wait()
"""


def test_a_crash_with_thirty_answers_loses_none(tmp_path: Path, serve: Serve) -> None:
    """Rows 107 and 101: the app is killed, and one who has a ticket answers after its next start."""
    folder = tmp_path / "demo"
    made = workspace.create_demo(folder, "Demo")
    opened(made, prepared(expected=40))
    made.close()
    with subprocess.Popen([sys.executable, "-c", _SERVER, str(folder)], stdout=subprocess.PIPE, text=True) as app:
        assert app.stdout is not None
        ip, port, code = json.loads(app.stdout.readline())
        at = Address(ip, port)
        for _ in range(30):
            with Phone(at) as phone:
                assert phone.ask("POST", "/answer", joined(at, code)).status == 200
        late = joined(at, code)
        app.kill()
    again = workspace.open(folder)
    assert again.check_ins.count(CHECK_IN) == 30
    room = serve(again.check_ins)
    with Phone(room.at) as phone:
        assert phone.ask("POST", "/answer", late).status == 200
    room.server.stop()
    assert again.check_ins.close(CHECK_IN, TODAY).answers == 31
    again.close()
