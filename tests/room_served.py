"""A room's server that runs for a test, with a desk in memory behind it."""

from dataclasses import dataclass, field

from answering_desk import Desk
from core_facilitator.room.server import Address, RoomServer


@dataclass
class Room:
    """A server that runs, what stands behind it, and how often it told that an answer came in."""

    desk: Desk
    server: RoomServer
    at: Address
    told: list[None] = field(default_factory=list)
