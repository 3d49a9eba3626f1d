"""The server starts and stops cleanly, at one address, and never on the window's thread."""

import socket
import sys
import threading
from collections.abc import Callable

import pytest

from answering_desk import Desk
from core_facilitator.domain.answering import Ticket
from core_facilitator.domain.check_ins import CheckIn
from core_facilitator.room.server import RoomServer
from raw_http import Phone
from room_served import Room

Serve = Callable[..., Room]


def test_twenty_starts_and_stops_leave_no_thread_and_no_door() -> None:
    before = set(threading.enumerate())
    server = RoomServer(Desk(), answered=lambda: None)
    for _ in range(20):
        at = server.start("127.0.0.1")
        with Phone(at) as phone:
            assert phone.ask("GET", "/state").status == 200
            server.stop()
            assert phone.is_dropped()
        with pytest.raises(ConnectionRefusedError):
            Phone(at)
    assert set(threading.enumerate()) == before


def test_stopping_twice_is_no_fault() -> None:
    server = RoomServer(Desk(), answered=lambda: None)
    server.stop()
    server.start("127.0.0.1")
    server.stop()
    server.stop()


def test_a_server_that_ends_by_itself_says_so_without_a_word_more_and_can_be_started_again(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    loop, thread = room.server._loop, room.server._thread
    assert loop is not None
    assert thread is not None
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    room.server.stop()
    assert [record.getMessage() for record in caplog.records if record.name != "asyncio"] == ["room: RuntimeError"]
    with Phone(room.server.start("127.0.0.1")) as phone:
        assert phone.ask("GET", "/state").status == 200


def test_it_never_listens_at_all_addresses_or_at_what_is_none() -> None:
    server = RoomServer(Desk(), answered=lambda: None)
    for address in ("0.0.0.0", "", "localhost", "::"):
        with pytest.raises(ValueError):  # noqa: PT011  # in the words of the standard library
            server.start(address)


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has no second address of its own to compare with")
def test_it_listens_at_one_address_only(room: Room) -> None:
    assert room.at.ip == "127.0.0.1"
    with socket.socket() as other, pytest.raises(OSError, match="in use"):
        other.bind((room.at.ip, room.at.port))
    with socket.socket() as other:
        other.bind(("127.0.0.2", room.at.port))


def test_an_address_that_is_not_this_laptops_is_an_error_and_leaves_no_thread() -> None:
    before = set(threading.enumerate())
    server = RoomServer(Desk(), answered=lambda: None)
    with pytest.raises(OSError, match="assign"):
        server.start("192.0.2.1")
    assert set(threading.enumerate()) == before
    assert server.start("127.0.0.1").port
    server.stop()


def test_a_port_that_is_taken_is_an_error_where_it_was_asked_for_and_none_otherwise(room: Room) -> None:
    second = RoomServer(Desk(), answered=lambda: None)
    with pytest.raises(OSError, match="in use"):
        second.start("127.0.0.1", room.at.port)
    at = second.start("127.0.0.1")
    assert at.port != room.at.port
    second.stop()


def test_where_no_usual_port_is_free_any_is_taken() -> None:
    servers = [RoomServer(Desk(), answered=lambda: None) for _ in range(4)]
    ports = {server.start("127.0.0.1").port for server in servers}
    for server in servers:
        server.stop()
    assert len(ports) == 4


def test_it_does_not_start_twice(room: Room) -> None:
    with pytest.raises(RuntimeError, match="already"):
        room.server.start("127.0.0.1")
    with Phone(room.at) as phone:
        assert phone.ask("GET", "/state").status == 200


def test_the_desk_is_asked_on_another_thread_than_the_one_that_started_it(serve: Serve) -> None:
    threads = []

    class Watched(Desk):
        def asked(self) -> CheckIn | None:
            threads.append(threading.current_thread())
            return super().asked()

    room = serve(Watched())
    with Phone(room.at) as phone:
        assert isinstance(Ticket(phone.ask("POST", "/join", {"code": "K7MP3R"}).fields["ticket"]), Ticket)
    assert threading.current_thread() not in threads
    assert {thread.name for thread in threads} == {"room"}


def test_a_device_of_this_laptop_does_not_prove_that_others_reach_it(room: Room) -> None:
    with Phone(room.at) as phone:
        phone.ask("GET", "/")
    assert not room.server.reached


def test_a_foreign_device_proves_it_by_loading_the_page(monkeypatch: pytest.MonkeyPatch, serve: Serve) -> None:
    from aiohttp.web import BaseRequest

    monkeypatch.setattr(BaseRequest, "remote", "192.168.8.31")
    room = serve()
    with Phone(room.at) as phone:
        phone.ask("GET", "/state")
        before = room.server.reached
        phone.ask("GET", "/")
        after = room.server.reached
    room.server.stop()
    room.server.start("127.0.0.1")
    assert (before, after, room.server.reached) == (False, True, False)
