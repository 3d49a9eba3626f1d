"""Connections that come slowly, never end, or are too many: they are dropped, and others are served."""

import logging
from collections.abc import Callable
from contextlib import ExitStack

import pytest

from core_facilitator.room.limits import Limits
from raw_http import Phone
from room_served import Room

Serve = Callable[..., Room]
HALF = b"POST /join HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "


def test_four_hundred_half_open_connections_are_dropped_while_others_are_served(serve: Serve) -> None:
    """Row 104. The first two hundred give way at once to those that come later, the rest after their time."""
    room = serve(limits=Limits(request_seconds=2))
    with ExitStack() as stack:
        slow = []
        for number in range(400):
            phone = stack.enter_context(Phone(room.at))
            phone.line.sendall(HALF)
            slow.append(phone)
            if number % 50 == 0:
                with Phone(room.at) as other:
                    assert other.ask("GET", "/state").fields == {"open": True}
        with Phone(room.at) as other:
            assert other.ask("POST", "/join", {"code": "K7MP3R"}).status == 200
        assert [phone.is_dropped() for phone in slow] == [True] * 400


def test_a_connection_that_says_nothing_is_dropped(serve: Serve) -> None:
    room = serve(limits=Limits(request_seconds=0.2))
    with Phone(room.at) as silent:
        assert silent.is_dropped()


def test_a_body_that_never_ends_is_dropped(serve: Serve) -> None:
    room = serve(limits=Limits(request_seconds=0.2))
    with Phone(room.at) as slow:
        slow.send("POST", "/join", b"{", {"Content-Length": "100"})
        assert slow.is_dropped()
    assert room.desk.issued == set()


def test_bytes_that_trickle_in_do_not_prolong_the_time(serve: Serve) -> None:
    """It goes on sending until the other side has had enough; with its time begun anew each time, it would never."""
    room = serve(limits=Limits(request_seconds=0.3, idle_seconds=3_600))
    with Phone(room.at) as slow:
        slow.line.sendall(HALF)
        slow.line.settimeout(0.02)
        dropped = False
        while not dropped:
            try:
                slow.line.sendall(b"x")
                dropped = slow.line.recv(1) == b""
            except TimeoutError:
                continue
            except ConnectionError:
                dropped = True
    assert dropped


def test_an_idle_connection_is_dropped_after_its_time(serve: Serve) -> None:
    room = serve(limits=Limits(idle_seconds=0.2))
    with Phone(room.at) as phone:
        assert phone.ask("GET", "/state").status == 200
        assert phone.is_dropped()


def test_the_second_request_has_its_time_as_the_first(serve: Serve) -> None:
    room = serve(limits=Limits(request_seconds=0.3, idle_seconds=60))
    with Phone(room.at) as phone:
        assert phone.ask("GET", "/state").status == 200
        phone.line.sendall(HALF)
        assert phone.is_dropped()


def test_a_reply_that_nobody_takes_ends_too(serve: Serve) -> None:
    """More requests than their replies fit into what the system holds for both sides."""
    room = serve(limits=Limits(request_seconds=0.3))
    with Phone(room.at) as greedy:
        greedy.line.settimeout(0.3)
        dropped = False
        request = f"GET /page.js HTTP/1.1\r\nHost: {room.at}\r\n\r\n".encode()
        while not dropped:
            try:
                greedy.line.sendall(request * 50)
            except TimeoutError:
                continue
            except ConnectionError:
                dropped = True
    with Phone(room.at) as other:
        assert other.ask("GET", "/state").status == 200


def test_whatever_aiohttp_has_to_say_is_written_nowhere(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Its lines would hold the address of a phone, and what it sent."""
    from core_facilitator.room.connections import Connection

    def fails(*_given: object) -> None:
        raise RuntimeError("Quetzalcoatlus")

    caplog.set_level(logging.DEBUG)
    room = serve()
    monkeypatch.setattr(Connection, "handle_error", fails)
    with Phone(room.at) as phone:
        phone.line.sendall(b"Quetzalcoatlus\r\n\r\n")
        assert phone.is_dropped()
    room.server.stop()
    assert [record.name for record in caplog.records if record.name != "asyncio"] == []
    assert "Quetzalcoatlus" not in caplog.text


def test_with_all_places_taken_the_longest_waiting_gives_way(serve: Serve) -> None:
    room = serve(limits=Limits(connections=3, per_address=8))
    with ExitStack() as stack:
        phones = [stack.enter_context(Phone(room.at)) for _ in range(3)]
        for phone in phones:
            assert phone.ask("GET", "/state").status == 200
        with Phone(room.at) as new:
            assert new.ask("GET", "/state").status == 200
            assert phones[0].is_dropped()
            assert phones[1].ask("GET", "/state").status == 200


class _Line:
    """A connection as the doorway sees it."""

    def __init__(self, address: str, arrival: int, *, busy: bool = False) -> None:
        self.address, self.arrival, self.busy, self.dropped = address, arrival, busy, False

    def drop(self) -> None:
        self.dropped = True


def test_a_flood_meets_itself_before_it_meets_the_room(serve: Serve) -> None:
    """One address with more than its share gives way, though others have waited longer; nobody who is answered does."""
    import asyncio

    from core_facilitator.room.connections import Doorway
    from core_facilitator.room.replies import refusal

    async def crowd() -> list[_Line]:
        doorway = Doorway(None, refusal, Limits(connections=6, per_address=2))  # type: ignore[arg-type]  # not asked
        lines = [_Line("phone 1", 0), _Line("phone 2", 1), _Line("flood", 2, busy=True)]
        lines += [_Line("flood", number) for number in (3, 4, 5)]
        for line in [*lines, _Line("phone 3", 6)]:
            doorway.make_room_for(line)  # type: ignore[arg-type]  # it has all that is looked at
        return lines

    lines = asyncio.run(crowd())
    assert [line.dropped for line in lines] == [False, False, False, True, False, False]
