"""Answering: what the room's server, the passed-around laptop and paper may ask of a check-in that is open.

This is all that faces participants. It can give what is asked and take an answer; it cannot read one.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Protocol
from uuid import UUID

from core_facilitator.domain.check_ins import CheckIn, Sheet

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""The 31 letters of a code: none that is easily taken for another (no 0, 1, I, L, O)."""

CODE_LENGTH = 6
"""Six of 31 letters are 29.7 bits: a stranger who may try five times a minute does not find one in a day."""


class Taken(Enum):
    """What became of an answer, or of asking for a ticket."""

    KEPT = "kept"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    ALREADY = "already"
    UNKNOWN = "unknown"
    CLOSED = "closed"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Ticket:
    """Lets its holder answer once, and change or take back that answer until closing. Only its holder has it."""

    secret: str


class AnsweringDesk(Protocol):
    """Where answers are handed in. May be called from any thread; each call is written to the disk when it returns.

    Every call may raise `domain.faults.WorkspaceError` where the disk refuses or the workspace was locked; nothing was
    kept then, and it can be tried again.
    """

    def asked(self) -> CheckIn | None:
        """Return the check-in that is open now, or None."""

    def ticket(self, check_in: UUID) -> Ticket | Taken:
        """Return a new ticket, or why there is none: CLOSED, or FULL when all who are expected have one."""

    def answer(self, check_in: UUID, ticket: Ticket, sheet: Sheet) -> Taken:
        """Keep an answer: KEPT, ALREADY for a ticket that was used, UNKNOWN, or CLOSED."""

    def change(self, check_in: UUID, ticket: Ticket, sheet: Sheet) -> Taken:
        """Put another answer in place of the one that this ticket gave: CHANGED, UNKNOWN, or CLOSED."""

    def withdraw(self, check_in: UUID, ticket: Ticket) -> Taken:
        """Take back the answer that this ticket gave; it may be used again: WITHDRAWN, UNKNOWN, or CLOSED."""
