"""The desk where answers to the open check-in are handed in: what phones, the passed-around laptop and paper meet.

It gives tickets and takes answers, sealed at once. It can count them; it cannot read one.
"""

from dataclasses import dataclass
from secrets import token_hex
from threading import Lock
from uuid import UUID

from sqlalchemy import select

from core_facilitator.domain.answering import Taken, Ticket
from core_facilitator.domain.check_ins import CheckIn, Sheet, Tally
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.store import check_in_rows, check_in_sheets
from core_facilitator.store.check_in_keys import CheckInKeys
from core_facilitator.store.check_in_rows import OPEN, WrongStateError
from core_facilitator.store.database import Database
from core_facilitator.store.tables import waves

_SECRET = 16
"""Random bytes of a ticket."""


@dataclass(frozen=True, slots=True)
class _Open:
    """The check-in that is open, and the public key that its answers are sealed to."""

    check_in: CheckIn
    public: bytes


class Desk:
    """Where answers are handed in (`domain.answering.AnsweringDesk`). May be used from any thread.

    Each method raises a WorkspaceError when the file cannot be read or written, or the workspace was closed; nothing
    was kept then. A check-in that is open is never called closed for that: whoever answers can try again.
    """

    def __init__(self, database: Database, keys: CheckInKeys) -> None:
        self._database = database
        self._keys = keys
        self._lock = Lock()
        self._known = False
        self._open: _Open | None = None

    def opened(self) -> CheckIn | None:
        """Return the check-in that is open. Where its key is lost (`key_is_lost`), it takes no answers anymore."""
        found = self._found()
        return None if found is None else found.check_in

    def key_is_lost(self, check_in: UUID) -> bool:
        """Return whether nobody can unseal the answers to an open check-in, so that it can only be abandoned.

        Its key is in no backup: one that was open when a backup was made is so in the workspace restored from it.
        """
        return not self._keys.is_there(check_in)

    def asked(self) -> CheckIn | None:
        """Return the check-in that takes answers now: None too where its key is lost, or nothing can be written."""
        found = self._taking()
        return None if found is None else found.check_in

    def ticket(self, check_in: UUID) -> Ticket | Taken:
        """Return a new ticket, or why there is none: CLOSED, or FULL when all who are expected have one."""
        if self._taking(check_in) is None:
            return Taken.CLOSED
        ticket = Ticket(token_hex(_SECRET))
        with self._database.write() as connection:
            left = check_in_sheets.tickets_left(connection, check_in)
            if left is None:
                return Taken.CLOSED
            if left <= 0:
                return Taken.FULL
            check_in_sheets.add_ticket(connection, check_in, ticket)
        return ticket

    def answer(self, check_in: UUID, ticket: Ticket, sheet: Sheet) -> Taken:
        """Keep an answer: KEPT, ALREADY for a ticket that was used, UNKNOWN, or CLOSED.

        Raises:
            AnswerError: when no such answer can be given (`domain.check_in_rules`).
        """
        box = self._box(check_in, sheet)
        if box is None:
            return Taken.CLOSED
        with self._database.write() as connection:
            standing = check_in_sheets.standing(connection, check_in, ticket)
            if not standing.open:
                return Taken.CLOSED
            if not standing.given:
                return Taken.UNKNOWN
            if standing.answered:
                return Taken.ALREADY
            check_in_sheets.add_sheet(connection, check_in, ticket, 1, box)
        return Taken.KEPT

    def change(self, check_in: UUID, ticket: Ticket, sheet: Sheet) -> Taken:
        """Put another answer in place of the one that this ticket gave: CHANGED, UNKNOWN where it gave none, or CLOSED.

        Raises:
            AnswerError: when no such answer can be given.
        """
        box = self._box(check_in, sheet)
        if box is None:
            return Taken.CLOSED
        with self._database.write() as connection:
            standing = check_in_sheets.standing(connection, check_in, ticket)
            if not standing.open:
                return Taken.CLOSED
            if not (standing.given and standing.answered):
                return Taken.UNKNOWN
            check_in_sheets.remove_sheet(connection, check_in, ticket)
            check_in_sheets.add_sheet(connection, check_in, ticket, 1, box)
        return Taken.CHANGED

    def withdraw(self, check_in: UUID, ticket: Ticket) -> Taken:
        """Take back what this ticket gave; it may be used again: WITHDRAWN, also when asked twice, UNKNOWN, or CLOSED.

        The ticket of a pile of paper is used up by that.
        """
        if self._taking(check_in) is None:
            return Taken.CLOSED
        with self._database.write() as connection:
            standing = check_in_sheets.standing(connection, check_in, ticket)
            if not standing.open:
                return Taken.CLOSED
            check_in_sheets.remove_sheet(connection, check_in, ticket)
        return Taken.WITHDRAWN if standing.given or standing.answered else Taken.UNKNOWN

    def count(self, check_in: UUID) -> int:
        """Return how many people answered so far, or had answered when it was closed. It is all that can be known."""
        with self._database.read() as connection:
            if check_in_rows.is_open(connection, check_in):
                return check_in_sheets.count_answers(connection, check_in)
            text = connection.execute(select(waves.c.results).where(waves.c.id == check_in)).scalar_one_or_none()
        results = check_in_rows.results_of(text)
        return 0 if results is None else results.answers

    def tally(self, check_in: UUID, tally: Tally) -> Ticket:
        """Keep what a pile of paper forms came to. The ticket takes it back (`withdraw`) until closing.

        Raises:
            TallyError: when that cannot be (`domain.check_in_rules`).
            WrongStateError: when it is not open.
            WorkspaceError: CHECK_IN_KEY_LOST.
        """
        from core_facilitator.domain.check_in_rules import checked_tally

        found = self._found()
        if found is None or found.check_in.id != check_in:
            raise WrongStateError(check_in)
        if self.key_is_lost(check_in):
            raise WorkspaceError(Fault.CHECK_IN_KEY_LOST, self._keys.file(check_in))
        kept = checked_tally(found.check_in, tally)
        box = check_in_sheets.sealed_answer(found.check_in, kept, found.public)
        ticket = Ticket(token_hex(_SECRET))
        with self._database.write() as connection:
            check_in_rows.needs_open(connection, check_in)
            check_in_sheets.add_sheet(connection, check_in, ticket, kept.sheets, box)
        return ticket

    def _found(self) -> _Open | None:
        """Return the check-in that is open. It is read once, for nobody can change it while it is open."""
        with self._lock:
            if not self._known:
                self._open = self._read_open()
                self._known = True
            return self._open

    def _read_open(self) -> _Open | None:
        with self._database.read() as connection:
            rows = check_in_rows.rows(connection, select(waves).where(waves.c.state == OPEN))
        for row in rows:
            found = check_in_rows.wave_of(row)
            if isinstance(found, CheckIn):
                return _Open(found, bytes.fromhex(row["sealed_to"]))
        return None

    def _look_again(self) -> None:
        """Read what is open anew: something else is now."""
        with self._lock:
            self._known = False

    def _taking(self, check_in: UUID | None = None) -> _Open | None:
        """Return the open check-in (that one, if it is named) where it can take an answer: only to be unsealed."""
        self._database.refuse_closed()
        found = None if self._database.read_only else self._found()
        if found is None or check_in not in (None, found.check_in.id) or self.key_is_lost(found.check_in.id):
            return None
        return found

    def _box(self, check_in: UUID, sheet: Sheet) -> bytes | None:
        """Return an answer, checked and sealed; None where it can be handed in no more."""
        from core_facilitator.domain.check_in_rules import checked

        found = self._taking(check_in)
        if found is None:
            return None
        return check_in_sheets.sealed_answer(found.check_in, checked(found.check_in, sheet), found.public)
