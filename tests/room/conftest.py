"""The tests of the room are phones: they may connect to 127.0.0.1, and to nothing else."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from answering_desk import Desk
from core_facilitator.domain.answering import AnsweringDesk
from core_facilitator.room.limits import Limits
from core_facilitator.room.server import RoomServer
from room_served import Room


@pytest.fixture(autouse=True, scope="module")
def _as_phones(own_room: None) -> None:
    """Each test of this folder talks to the room's server on this computer."""


@pytest.fixture
def serve() -> Iterator[Callable[..., Room]]:
    """Start servers, and stop them after the test."""
    with ExitStack() as stack:

        def begin(desk: AnsweringDesk | None = None, limits: Limits | None = None) -> Room:
            told: list[None] = []
            behind = desk or Desk()
            server = RoomServer(behind, answered=lambda: told.append(None), limits=limits)
            at = server.start("127.0.0.1")
            stack.callback(server.stop)
            return Room(behind, server, at, told)  # type: ignore[arg-type]  # tests that give another know which

        yield begin


@pytest.fixture
def room(serve: Callable[..., Room]) -> Room:
    """A server with an open check-in."""
    return serve()
