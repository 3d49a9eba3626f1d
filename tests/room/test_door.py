"""Who gets in at the room's server, what is refused, and that nothing is told that nobody needs to know."""

import json
import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from answering_desk import Desk, open_check_in
from core_facilitator.domain.answering import Taken, Ticket
from core_facilitator.domain.check_ins import Sheet
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.domain.instruments import Statement, Wording
from core_facilitator.room.limits import Limits
from raw_http import Phone, Reply
from room_served import Room

Serve = Callable[..., Room]
CODE = "K7MP3R"


def joined(phone: Phone, code: str = CODE) -> dict[str, object]:
    """Return what a phone needs to answer."""
    fields = phone.ask("POST", "/join", {"code": code}).fields
    return {"ticket": fields["ticket"], "check_in": fields["check_in"]}


def answer(known: dict[str, object], **more: object) -> dict[str, object]:
    """Return an answer."""
    return {**known, "values": {"wanted": 4}, "words": {"help": "Time"}, "parts": {}, **more}


def the_sheet(room: Room) -> Sheet:
    (sheet,) = room.desk.sheets.values()
    return sheet


def test_the_page_and_its_parts_load_with_nothing_from_elsewhere(room: Room) -> None:
    with Phone(room.at) as phone:
        for path in ("/", "/page.css", "/page.js", "/words.js"):
            reply = phone.ask("GET", path)
            assert reply.status == 200
            assert reply.headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
            assert reply.headers["cache-control"] == "no-store"
            assert reply.headers["server"] == "check-in"
            assert reply.headers["x-content-type-options"] == "nosniff"
            assert not [name for name in reply.headers if name.startswith("access-control") or name == "set-cookie"]


def test_an_answer_is_kept_before_it_is_thanked_for(room: Room) -> None:
    with Phone(room.at) as phone:
        reply = phone.ask("POST", "/answer", answer(joined(phone)))
        assert (reply.status, reply.fields) == (200, {"taken": "kept"})
        assert the_sheet(room) == Sheet(values=(("wanted", 4),), words=(("help", "Time"),))
        assert len(room.told) == 1


def test_an_answer_can_be_changed_and_taken_back_until_closing(room: Room) -> None:
    with Phone(room.at) as phone:
        known = joined(phone)
        phone.ask("POST", "/answer", answer(known))
        assert phone.ask("PUT", "/answer", answer(known, values={"wanted": 1})).fields == {"taken": "changed"}
        assert the_sheet(room).values == (("wanted", 1),)
        assert phone.ask("DELETE", "/answer", known).fields == {"taken": "withdrawn"}
        assert room.desk.sheets == {}
        assert phone.ask("PUT", "/answer", answer(known)).fields == {"taken": "kept"}
        assert len(room.told) == 4
        room.desk.check_in = None
        for method in ("POST", "PUT", "DELETE"):
            assert phone.ask(method, "/answer", answer(known)).status == 410
        assert phone.ask("POST", "/join", {"code": CODE}).status == 410


def test_a_ticket_answers_once_however_often_it_is_sent(room: Room) -> None:
    """Row 100: sixty replays at once."""
    with Phone(room.at) as first:
        known = joined(first)
    phones = [Phone(room.at) for _ in range(60)]
    for phone in phones:
        phone.send("POST", "/answer", answer(known))
    replies = [phone.reply().status for phone in phones]
    for phone in phones:
        phone.line.close()
    assert sorted(replies) == [200] + [409] * 59
    assert len(room.desk.sheets) == 1


def test_an_answer_that_is_put_again_after_a_lost_reply_is_thanked_for_and_counts_once(room: Room) -> None:
    with Phone(room.at) as phone:
        known = joined(phone)
        phone.send("POST", "/answer", answer(known))
    with Phone(room.at) as again:
        assert again.ask("PUT", "/answer", answer(known)).status == 200
        assert again.ask("PUT", "/answer", answer(known)).status == 200
    assert len(room.desk.sheets) == 1


def test_a_ticket_outlives_the_server(room: Room) -> None:
    """Rows 101 and 105: restarted, and found at another address."""
    with Phone(room.at) as phone:
        known = joined(phone)
    room.server.stop()
    at = room.server.start("127.0.0.1")
    with Phone(at) as phone:
        assert phone.ask("POST", "/answer", answer(known)).status == 200


def test_a_ticket_of_an_earlier_check_in_is_told_that_it_has_ended(room: Room) -> None:
    with Phone(room.at) as phone:
        known = joined(phone)
        room.desk.check_in = open_check_in()
        assert phone.ask("POST", "/answer", answer(known)).status == 410


def test_a_made_up_ticket_is_refused(room: Room) -> None:
    with Phone(room.at) as phone:
        known = joined(phone)
        for method in ("POST", "PUT", "DELETE"):
            reply = phone.ask(method, "/answer", answer({**known, "ticket": "00" * 16}))
            assert (reply.status, reply.fields) == (403, {"error": "unknown"})
    assert room.desk.sheets == {}
    assert room.told == []


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "attacker.example"}, 421),  # an address that was turned around to mean this laptop
        ({"Host": "127.0.0.1"}, 421),
        ({"Host": ""}, 400),
        ({"Origin": "http://attacker.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Content-Type": "text/plain"}, 403),  # what a form of any page can send
        ({"Content-Type": "application/x-www-form-urlencoded"}, 403),
        ({"Content-Type": ""}, 403),
    ],
)
def test_what_a_page_of_somebody_else_can_make_a_phone_send_is_refused(
    room: Room, headers: dict[str, str], status: int
) -> None:
    """Row 102."""
    with Phone(room.at) as phone:
        known = joined(phone)
        assert phone.ask("POST", "/answer", answer(known), headers).status == status
    with Phone(room.at) as other:
        assert other.ask("POST", "/join", {"code": CODE}, headers).status == status
    assert room.desk.sheets == {}


def test_a_second_host_header_is_refused(room: Room) -> None:
    with Phone(room.at) as phone:
        assert phone.ask("GET", "/", None, {"host": "attacker.example"}).status in (400, 421)


def test_the_page_is_shown_to_nobody_who_calls_the_laptop_by_another_name(room: Room) -> None:
    with Phone(room.at) as phone:
        reply = phone.ask("GET", "/", None, {"Host": "attacker.example"})
        assert (reply.status, reply.fields) == (421, {"error": "not here"})


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/join", 405),
        ("GET", "/answer", 405),
        ("OPTIONS", "/answer", 405),
        ("POST", "/", 405),
        ("PATCH", "/answer", 405),
        ("POST", "/state", 405),
        ("GET", "/favicon.ico", 404),
        ("GET", "/../page.html", 404),
        ("GET", "/%2e%2e/page.html", 404),
        ("GET", "/results", 404),
    ],
)
def test_no_other_path_does_anything(room: Room, method: str, path: str, status: int) -> None:
    with Phone(room.at) as phone:
        reply = phone.ask(method, path, None, {"Origin": "http://attacker.example"})
        assert reply.status == status
        assert not [name for name in reply.headers if name.startswith("access-control")]
    assert room.desk.issued == set()


def test_all_that_is_told_of_the_state_is_whether_it_is_open(room: Room) -> None:
    with Phone(room.at) as phone:
        phone.ask("POST", "/answer", answer(joined(phone)))
        assert phone.ask("GET", "/state").fields == {"open": True}
        room.desk.check_in = None
        assert phone.ask("GET", "/state").fields == {"open": False}


_MARK = "Quetzalcoatlus"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (f'{{"ticket": "{_MARK}'.encode() + b" " * 2_000_000, 413),
        (b"[" * 900_000, 413),
        (b"[" * 15_000, 400),
        (b'{"a":' * 3_000, 400),
        (b"\xff\xfe" + _MARK.encode(), 400),
        (b"", 400),
        (b"null", 400),
        (b'"' + _MARK.encode() + b'"', 400),
        (b"[]", 400),
        (b"{}", 400),
        (b'{"code": NaN}', 400),
        (b'{"code": 7}', 400),
        (b'{"code": ["' + _MARK.encode() + b'"]}', 400),
        (b'{"code": "\\ud800"}', 400),
        (b'{"code": ' + b"9" * 6_000 + b"}", 400),
    ],
)
def test_what_cannot_be_read_is_refused_without_a_word_of_it(room: Room, body: bytes, status: int) -> None:
    """Row 103."""
    for path in ("/join", "/answer"):
        with Phone(room.at) as phone:
            reply = phone.ask("POST", path, body)
            assert reply.status == status
            assert _MARK.encode() not in reply.body
            assert len(reply.body) < 60
    assert room.desk.sheets == {}


@pytest.mark.parametrize(
    "more",
    [
        {"values": {"wanted": "4"}},
        {"values": {"wanted": True}},
        {"values": {"wanted": 4.0}},
        {"values": {"wanted": None}},
        {"values": [["wanted", 4]]},
        {"values": {"\ud800": 4}},
        {"words": {"help": 3}},
        {"words": {"help": "\udfff"}},
        {"parts": "role"},
        {"ticket": 7},
        {"check_in": "not a key"},
        {"check_in": 7},
    ],
)
def test_fields_of_a_wrong_kind_are_refused(room: Room, more: dict[str, object]) -> None:
    with Phone(room.at) as phone:
        reply = phone.ask("POST", "/answer", answer(joined(phone), **more))
        assert (reply.status, reply.fields) == (400, {"error": "not understood"})
    assert room.desk.sheets == {}


@pytest.mark.parametrize(
    "sent",
    [
        b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"Quetzalcoatlus" * 700 + b"\r\n\r\n",
        b"Quetzalcoatlus\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03Quetzalcoatlus\r\n\r\n",
        b"GET /Quetzalcoatlus HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\nQuetzalcoatlus\r\n\r\n",
        b"POST /join HTTP/1.1\r\nHost: a\r\nContent-Length: Quetzalcoatlus\r\n\r\n",
    ],
)
def test_what_is_no_request_is_refused_without_a_word_of_it(room: Room, sent: bytes, caplog: object) -> None:
    with Phone(room.at) as phone:
        phone.line.sendall(sent)
        reply = phone.reply()
        assert reply.status == 400
        assert reply.headers["server"] == "check-in"
        assert b"Quetzalcoatlus" not in reply.body
        assert phone.is_dropped()


def test_the_longest_words_that_are_asked_for_fit(serve: Serve) -> None:
    """Own instruments may ask for many words, in a script of which each letter takes four bytes."""
    made = open_check_in()
    many = tuple(Statement(key=f"w{number}", text=Wording("Why?"), most=500) for number in range(20))
    room = serve(Desk(replace(made, instrument=replace(made.instrument, statements=many))))
    words = {one.key: "𐍈" * 500 for one in many}
    with Phone(room.at) as phone:
        body = json.dumps(answer(joined(phone), values={}, words=words), ensure_ascii=False).encode()
        assert len(body) > 40_000
        assert phone.ask("POST", "/answer", body).status == 200


def test_a_body_without_a_length_is_cut_off_too(room: Room) -> None:
    with Phone(room.at) as phone:
        headers = {"Content-Length": "", "Transfer-Encoding": "chunked"}
        phone.send("POST", "/join", b"", headers)
        phone.line.sendall(b"8000\r\n" + b" " * 0x8000 + b"\r\n0\r\n\r\n")
        assert phone.reply().status == 413


def test_a_wrong_code_gives_no_ticket(room: Room) -> None:
    with Phone(room.at) as phone:
        reply = phone.ask("POST", "/join", {"code": "K7MP3S"})
        assert (reply.status, reply.fields) == (403, {"error": "wrong code"})
        for typed in ("k7mp3r", "K7M P3R", " k7m-p3r "):
            assert phone.ask("POST", "/join", {"code": typed}).status == 200
    assert len(room.desk.issued) == 3


def test_whoever_guesses_is_stopped_and_the_room_goes_on(room: Room) -> None:
    """Row 99: a thousand wrong codes, and one who had joined before."""
    with Phone(room.at) as early, Phone(room.at) as stranger:
        known = joined(early)
        replies = [stranger.ask("POST", "/join", {"code": f"WRONG{number}"}).status for number in range(1_000)]
        assert replies == [403] * 5 + [429] * 995
        assert stranger.ask("POST", "/join", {"code": CODE}).status == 429
        assert early.ask("POST", "/answer", answer(known)).status == 200


def test_the_desk_says_full(serve: Serve) -> None:
    room = serve(Desk(refusal=Taken.FULL))
    with Phone(room.at) as phone:
        reply = phone.ask("POST", "/join", {"code": CODE})
        assert (reply.status, reply.fields) == (503, {"error": "full"})


def test_what_the_disk_refuses_is_not_thanked_for(room: Room) -> None:
    with Phone(room.at) as phone:
        known = joined(phone)
        room.desk.fault = WorkspaceError(Fault.DISK_FULL, Path("Quetzalcoatlus"))
        reply = phone.ask("POST", "/answer", answer(known))
        assert (reply.status, reply.fields) == (503, {"error": "not kept"})
        assert room.told == []
        assert phone.ask("POST", "/answer", answer(known)).status == 200


@pytest.mark.parametrize(("method", "path"), [("GET", "/state"), ("POST", "/join"), ("POST", "/answer")])
def test_a_workspace_that_is_locked_at_this_moment_can_be_tried_again(room: Room, method: str, path: str) -> None:
    """It is not told that the check-in has ended: a phone would throw away what it holds."""
    with Phone(room.at) as phone:
        known = answer(joined(phone))
        room.desk.gone = WorkspaceError(Fault.WORKSPACE_CLOSED, Path("Quetzalcoatlus"))
        letter = {"/state": None, "/join": {"code": CODE}, "/answer": known}[path]
        reply = phone.ask(method, path, letter)
        assert (reply.status, reply.fields) == (503, {"error": "not kept"})
        room.desk.gone = None
        assert phone.ask(method, path, letter).status == 200
    assert room.told == ([None] if path == "/answer" else [])


def test_whatever_goes_wrong_only_its_kind_is_logged_and_that_once_at_the_end(
    room: Room, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Row 108: no address, no time, nothing that was sent."""
    caplog.set_level(logging.DEBUG)
    with Phone(room.at) as phone:
        known = joined(phone)
        for fault in (RuntimeError("Quetzalcoatlus"), RuntimeError("again"), WorkspaceError(Fault.DISK_FULL, Path())):
            room.desk.fault = fault
            reply = phone.ask("POST", "/answer", answer(known, words={"help": "Quetzalcoatlus"}))
            assert reply.status in (500, 503)
            assert b"Quetzalcoatlus" not in reply.body
    with Phone(room.at) as phone:
        phone.line.sendall(b"Quetzalcoatlus\r\n\r\n")
        assert phone.reply().status == 400
    told = [record.getMessage() for record in caplog.records if record.name != "asyncio"]
    assert told == []
    room.server.stop()
    told = [record.getMessage() for record in caplog.records if record.name != "asyncio"]
    assert told == ["room: DISK_FULL x 1", "room: RuntimeError x 2"]
    assert "127.0.0.1" not in caplog.text
    assert capfd.readouterr() == ("", "")


def test_two_hundred_answer_at_once(room: Room) -> None:
    phones = [Phone(room.at) for _ in range(200)]
    for phone in phones:
        phone.send("POST", "/join", {"code": CODE})
    known = [phone.reply().fields for phone in phones]
    for phone, one in zip(phones, known, strict=True):
        phone.send("POST", "/answer", answer({"ticket": one["ticket"], "check_in": one["check_in"]}))
    replies = [phone.reply().status for phone in phones]
    for phone in phones:
        phone.line.close()
    assert replies == [200] * 200
    assert len(room.desk.sheets) == 200


def test_a_request_without_a_body_is_answered_on_the_same_connection_again_and_again(room: Room) -> None:
    with Phone(room.at) as phone:
        replies: list[Reply] = [phone.ask("GET", "/state") for _ in range(50)]
    assert {reply.status for reply in replies} == {200}


def test_the_port_of_the_web_may_be_left_out(serve: Serve) -> None:
    from core_facilitator.room.server import Address

    assert str(Address("192.168.8.20", 80)) == "192.168.8.20"
    assert Address("192.168.8.20", 8080).link(CODE) == "http://192.168.8.20:8080/#K7MP3R"


def test_a_ticket_is_never_for_another_check_in(room: Room) -> None:
    assert room.desk.ticket(uuid4()) is Taken.CLOSED
    with Phone(room.at) as phone:
        known = joined(phone)
        assert Ticket(str(known["ticket"])).secret in room.desk.issued
        assert phone.ask("POST", "/answer", answer({**known, "check_in": str(uuid4())})).status == 410


def test_limits_can_be_smaller(serve: Serve) -> None:
    room = serve(limits=Limits(body=100))
    room.desk.check_in = None
    with Phone(room.at) as phone:
        assert phone.ask("POST", "/join", b" " * 101).status == 413
