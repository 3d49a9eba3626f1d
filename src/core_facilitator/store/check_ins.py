"""Remembers check-ins: prepared ones, the one that is open with what was answered, and what came of closed ones.

While one is open, what was answered is sealed (`sealed`) to a key that only a file beside the database can open, and
tickets and sheets lie in two tables between which nothing leads. Closing is one act: sheets are unsealed in memory and
folded, results are written, sheets and tickets are removed, all in one transaction; then the key is destroyed.
"""

from contextlib import suppress
from datetime import date
from secrets import SystemRandom, choice
from threading import Lock
from uuid import UUID

from sqlalchemy import Connection, select, update

from core_facilitator.domain.answering import CODE_LENGTH, LETTERS
from core_facilitator.domain.check_ins import MOST_EXPECTED, CheckIn, Results, Sheet, State, Tally
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.store import check_in_rows, check_in_sheets
from core_facilitator.store.check_in_desk import Desk
from core_facilitator.store.check_in_keys import CheckInKeys
from core_facilitator.store.check_in_rows import OPEN, DamagedCheckIn, OneIsOpenError, WrongStateError
from core_facilitator.store.database import Database
from core_facilitator.store.rows import Change
from core_facilitator.store.tables import check_ins, waves

__all__ = ["CheckIns", "DamagedCheckIn", "OneIsOpenError", "UnfitError", "WrongStateError"]


class UnfitError(ValueError):
    """A check-in that cannot be asked as written. Its argument is what to mend (`instrument_problems.Problem`)."""


class CheckIns(Desk):
    """The check-ins of a workspace, and the desk where answers to the open one are handed in. For any thread.

    Preparing and removing are steps that can be undone; opening, answering and closing are not, and no undo reaches a
    check-in that is open. Each method raises a WorkspaceError when the file cannot be read or written; nothing of what
    it does is there then.
    """

    def __init__(self, database: Database, keys: CheckInKeys) -> None:
        super().__init__(database, keys)
        self._memory = check_in_rows.Known()
        self._turn = Lock()  # opening and closing go one after another: they have a key file beside the transaction

    def all(self) -> tuple[CheckIn, ...]:
        """Return every check-in that can be read: the open one, then prepared ones, then closed ones, newest first."""
        return tuple(one for one in self._all() if isinstance(one, CheckIn))

    def damaged(self) -> tuple[DamagedCheckIn, ...]:
        """Return what cannot be read here."""
        return tuple(one for one in self._all() if isinstance(one, DamagedCheckIn))

    def get(self, check_in: UUID) -> CheckIn:
        """Return a check-in.

        Raises:
            KeyError: when there is none of that id, or none that can be read.
        """
        for one in self.all():
            if one.id == check_in:
                return one
        raise KeyError(check_in)

    def of_session(self, session: UUID) -> tuple[CheckIn, ...]:
        """Return the check-ins of a session, in the order of `all`."""
        return tuple(one for one in self.all() if one.session == session)

    def blocks_of(self, session: UUID) -> frozenset[UUID]:
        """Return the blocks of a session that have a check-in."""
        return frozenset(one.block for one in self.of_session(session) if one.block is not None)

    def keep(self, check_in: CheckIn, label: str) -> None:
        """Keep a new check-in or a changed one, as one step; nothing where nothing differs.

        Raises:
            WrongStateError: when it was opened already.
        """
        with self._database.read() as connection:
            if check_in_rows.row(connection, waves, check_in.id) is not None:
                raise WrongStateError(check_in.id)
            before = check_in_rows.row(connection, check_ins, check_in.id)
        after = check_in_rows.prepared_row(check_in, self._database.now())
        if before is not None and after | {"changed_at": before["changed_at"]} == before:
            return
        with self._database.step(label) as write:
            write.apply([Change(check_ins, before, after)])

    def remove(self, check_in: UUID, label: str) -> None:
        """Remove a check-in that is prepared or closed, with its results, as one step.

        Raises:
            KeyError: when there is none of that id.
            WrongStateError: when it is open.
        """
        with self._database.read() as connection:
            found = [(table, check_in_rows.row(connection, table, check_in)) for table in (check_ins, waves)]
        changes = [Change(table, row, None) for table, row in found if row is not None]
        if not changes:
            raise KeyError(check_in)
        if any(change.before is not None and change.before.get("state") == OPEN for change in changes):
            raise WrongStateError(check_in)
        with self._database.step(label) as write:
            write.apply(changes)

    def open(self, check_in: UUID, today: date) -> CheckIn:
        """Open a prepared check-in: from now on it is as it is, and takes answers.

        Raises:
            KeyError: when there is none of that id, or none that can be read.
            WrongStateError: when it was opened before; OneIsOpenError when another one is open.
            UnfitError: when something in it has to be mended first.
        """
        from core_facilitator.store import sealed

        with self._turn:
            prepared = self.get(check_in)
            if prepared.state is not State.PREPARED:
                raise WrongStateError(check_in)
            if self._database.read_only:
                raise WorkspaceError(Fault.READ_ONLY, self._database.file)
            if self.opened() is not None:
                raise OneIsOpenError(check_in)
            _refuse_unfit(prepared)
            pair = sealed.new_pair()
            self._keys.keep(check_in, pair.private)
            try:
                with self._database.write() as connection:
                    check_in_rows.add_wave(connection, prepared, today, _new_code(), pair.public)
            except BaseException:
                self._keys.destroy(check_in)
                raise
            self._look_again()
        return self.get(check_in)

    def expect(self, check_in: UUID, number: int) -> CheckIn:
        """Let the open check-in have as many tickets for phones as people are expected now, and return it.

        Raises:
            ValueError: when that is none, or more than `MOST_EXPECTED`.
            WrongStateError: when it is not open.
        """
        if not 0 < number <= MOST_EXPECTED:
            raise ValueError(number)
        with self._database.write() as connection:
            check_in_rows.needs_open(connection, check_in)
            connection.execute(update(waves).where(waves.c.id == check_in).values(expected=number))
        self._look_again()
        return self.get(check_in)

    def results(self, check_in: UUID) -> Results | None:
        """Return what came of a closed check-in; None before, and where it ended without results."""
        with self._database.read() as connection:
            text = connection.execute(select(waves.c.results).where(waves.c.id == check_in)).scalar_one_or_none()
        return self._memory.results(check_in, text)

    def close(self, check_in: UUID, today: date) -> Results:
        """Close a check-in: fold what was answered, fix the results, and destroy all else. It cannot be undone.

        Raises:
            WrongStateError: when it is not open.
            WorkspaceError: CHECK_IN_KEY_LOST when nobody can unseal the answers; it can only be abandoned then. In that
                case as in all others, it is open as before, with every answer.
        """
        with self._turn:
            found = self._found()
            if found is None or found.check_in.id != check_in:
                raise WrongStateError(check_in)
            private = self._keys.read(check_in)
            with self._database.write() as connection:
                results = self._folded(connection, found.check_in, private)
                check_in_rows.finish(connection, check_in, today, results)
            self._forget(check_in)
        return results

    def abandon(self, check_in: UUID, today: date) -> None:
        """End a check-in without results: what was answered is destroyed unread. It cannot be undone.

        Raises:
            WrongStateError: when it is not open.
        """
        with self._turn:
            with self._database.write() as connection:
                check_in_rows.needs_open(connection, check_in)
                check_in_rows.finish(connection, check_in, today, None)
            self._forget(check_in)

    def tidy(self) -> None:
        """Destroy keys that were left where closing was cut short. Opening the workspace does that by itself."""
        if self._database.read_only or not self._keys.left():
            return
        with self._database.read() as connection:
            opened = connection.execute(select(waves.c.id).where(waves.c.state == OPEN)).scalars().first()
        if self._keys.destroy_others(opened):
            self._database.empty_log()

    def _all(self) -> list[CheckIn | DamagedCheckIn]:
        """Return the open one, the prepared ones and the closed ones, the newest of each first."""
        with self._database.read() as connection:
            opened = check_in_rows.rows(connection, select(waves).order_by(waves.c.number.desc()))
            prepared = check_in_rows.rows(
                connection, select(check_ins).order_by(check_ins.c.changed_at.desc(), check_ins.c.id)
            )
        were_opened = {row["id"] for row in opened}
        known, prepared = self._memory, [row for row in prepared if row["id"] not in were_opened]
        known.keep_only(were_opened | {row["id"] for row in prepared})
        first = [known.wave(row) for row in opened if row["state"] == OPEN]
        second = [known.prepared(row) for row in prepared]
        return first + second + [known.wave(row) for row in opened if row["state"] != OPEN]

    def _folded(self, connection: Connection, check_in: CheckIn, private: bytes) -> Results:
        """Return what the answers come to. They are in memory only for that."""
        from core_facilitator.domain.folding import fold
        from core_facilitator.store.json_forms import UnreadableError
        from core_facilitator.store.sealed import UnsealError

        try:
            answers = list(check_in_sheets.unsealed(connection, check_in.id, private))
        except (UnsealError, UnreadableError) as error:
            raise WorkspaceError(Fault.CHECK_IN_KEY_LOST, self._keys.file(check_in.id)) from error
        sheets = [one for one in answers if isinstance(one, Sheet)]
        tallies = [one for one in answers if isinstance(one, Tally)]
        return fold(check_in, sheets, tallies, lambda words: SystemRandom().sample(words, len(words)))

    def _forget(self, check_in: UUID) -> None:
        """Destroy the key, and empty the log. What of it fails is done when the workspace is opened or closed next."""
        self._look_again()
        self._keys.destroy(check_in)
        with suppress(WorkspaceError):
            self._database.empty_log()


def _refuse_unfit(check_in: CheckIn) -> None:
    from core_facilitator.domain.instrument_problems import instrument_problems, rules_problems

    problems = (*instrument_problems(check_in.instrument), *rules_problems(check_in.rules))
    if problems:
        raise UnfitError(problems)


def _new_code() -> str:
    return "".join(choice(LETTERS) for _letter in range(CODE_LENGTH))
