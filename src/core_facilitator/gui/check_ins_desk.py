"""Check-ins in the window: what is asked before something that cannot be undone, and what is told after it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Signal, Slot

from core_facilitator.domain.check_ins import CheckIn, Results, State
from core_facilitator.domain.faults import WorkspaceError
from core_facilitator.gui import faults

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from core_facilitator.domain.agendas import Session
    from core_facilitator.domain.instruments import Instrument
    from core_facilitator.gui.changes import Changes
    from core_facilitator.gui.saving import Saving
    from core_facilitator.gui.tools import Tools
    from core_facilitator.store.workspace import Workspace

FLOW = "check-in"
"""The flow that opens, closes or ends one."""

_TABLES = frozenset({"check_ins", "waves", "own_instruments", "sessions"})


class CheckInsDesk(QObject):
    """Reads and writes the check-ins of a workspace.

    Signals: `changed`: they are others now. `answered`: an answer came in or was taken back. `opened` and `closed`
    carry the key of the check-in that was opened or closed just now. `not_closed` says why one is still open though
    it was to be closed at once.
    """

    changed = Signal()
    answered = Signal()
    opened = Signal(object)
    closed = Signal(object)
    not_closed = Signal(str)

    def __init__(self, tools: Tools, workspace: Workspace, saving: Saving, changes: Changes, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._workspace = workspace
        self._saving = saving
        self.writable = not workspace.read_only
        changes.happened.connect(self._tell)

    # What there is

    def all(self) -> tuple[CheckIn, ...]:
        """Return every check-in: the open one, prepared ones, closed ones."""
        return self._workspace.check_ins.all()

    def damaged(self) -> int:
        """Return how many check-ins cannot be read here."""
        return len(self._workspace.check_ins.damaged())

    def find(self, key: UUID) -> CheckIn | None:
        """Return a check-in, or None where it is gone."""
        return next((one for one in self.all() if one.id == key), None)

    def open_one(self) -> CheckIn | None:
        """Return the check-in that is open."""
        return self._workspace.check_ins.opened()

    def count(self, key: UUID) -> int:
        """Return how many answered."""
        return self._workspace.check_ins.count(key)

    def results(self, key: UUID) -> Results | None:
        """Return what came of a closed one; None where it ended without results."""
        return self._workspace.check_ins.results(key)

    def key_is_lost(self, key: UUID) -> bool:
        """Whether nobody can read the answers to an open one anymore."""
        return self._workspace.check_ins.key_is_lost(key)

    def instruments(self) -> tuple[Instrument, ...]:
        """Return what can be asked: own instruments first."""
        from core_facilitator.store.instruments import built_in

        own = (one.instrument for one in self._workspace.instruments.all() if not one.retired)
        return (*own, *built_in())

    def sessions(self) -> tuple[tuple[UUID, str], ...]:
        """Return the keys and titles of all sessions."""
        return tuple((one.id, one.title) for one in self._workspace.sessions.summaries())

    def session(self, key: UUID | None) -> Session | None:
        """Return a session, or None."""
        known = {one.id for one in self._workspace.sessions.summaries()}
        return self._workspace.sessions.get(key) if key is not None and key in known else None

    # Preparing

    def new(self, session: UUID | None, block: UUID | None = None, instrument: Instrument | None = None) -> UUID | None:
        """Prepare a check-in, with the first instrument or another, for a session if one is given; return its key."""
        from core_facilitator.domain.check_in_rules import asked_of, expected_of

        instrument = instrument or self.instruments()[0]
        found = self.session(session)
        made = CheckIn(
            id=uuid4(),
            title=instrument.title.text,
            instrument=instrument,
            session=session,
            block=block,
            expected=0 if found is None else expected_of(found, leaders=False),
            people=frozenset() if found is None else asked_of(found, leaders=False),
        )
        return made.id if self.keep(made, self.tr("New check-in")) else None

    def keep(self, check_in: CheckIn, label: str) -> bool:
        """Keep a prepared check-in as one step; return whether it was kept."""
        return self._saving.attempt(self._workspace.check_ins.keep, check_in, label)

    def remove(self, key: UUID) -> bool:
        """Remove a prepared or closed check-in as one step; return whether it was removed."""
        return self._saving.attempt(self._workspace.check_ins.remove, key, self.tr("Remove check-in"))

    def expect(self, key: UUID, number: int) -> None:
        """Expect another number of people in the open check-in."""
        if self._saving.attempt(self._workspace.check_ins.expect, key, number):
            self.changed.emit()

    # Opening and closing

    def open(self, key: UUID) -> None:
        """Open a prepared check-in: from then on it is as it is."""
        self._tools.work.start(FLOW, self._open, key)

    def close(self, key: UUID) -> None:
        """Ask, then close the open check-in and fix its results; where its key is lost, end it without any."""
        self._tools.work.start(FLOW, self._end if self.key_is_lost(key) else self._close, key)

    def close_now(self, key: UUID) -> None:
        """Close the open check-in: whoever asks has asked about it before, in `closing_words`."""
        self._tools.work.start(FLOW, self._close_now, key)

    def closing_words(self, check_in: CheckIn) -> str:
        """Return what follows from closing a check-in, to be read before."""
        count, least = self.count(check_in.id), check_in.rules.scores_from
        if count < least:
            told = self.tr("{0} answered so far. Below {1} there is no result, now or later.").format(count, least)
        else:
            told = self.tr("{0} answered.").format(count)
        rest = self.tr(
            "Answers become counts, and the answer sheets are destroyed. Nobody can answer after that, and it cannot "
            "be undone."
        )
        return f"{told} {rest}"

    async def _open(self, key: UUID) -> None:
        if self.open_one() is not None:
            text = self.tr("Close it first. Two at a time would share the same code and the same laptop.")
            title = self.tr("Another check-in is open")
            await self._tools.ask.tell(title, text, close=self.tr("Close this note"))
            return
        if self._saving.attempt(self._workspace.check_ins.open, key, self._tools.now().date()):
            self.changed.emit()
            self.opened.emit(key)

    async def _close(self, key: UUID) -> None:
        check_in = self.find(key)
        if check_in is None or check_in.state is not State.OPEN:
            return
        few = self.count(key) < check_in.rules.scores_from
        yes, no = self.tr("Close check-in"), self.tr("Keep it open")
        title = self.tr("Close {0}?").format(check_in.title)
        if await self._tools.ask.confirm(title, self.closing_words(check_in), yes=yes, no=no, danger=few):
            await self._finish(key, self._workspace.check_ins.close)

    async def _end(self, key: UUID) -> None:
        title = self.tr("End this check-in without results?")
        text = self.tr(
            "The key to its answers is not on this computer, so nobody can read them: this happens when a backup is "
            "opened. What was answered is destroyed unread."
        )
        if await self._tools.ask.confirm(
            title, text, yes=self.tr("End without results"), no=self.tr("Leave it"), danger=True
        ):
            await self._finish(key, self._workspace.check_ins.abandon)

    async def _close_now(self, key: UUID) -> None:
        error = await self._finished(key, self._workspace.check_ins.close)
        if error is not None:
            self.not_closed.emit(" ".join(faults.words(error)))

    async def _finish(self, key: UUID, finish: Callable[[UUID, date], object]) -> None:
        error = await self._finished(key, finish)
        if error is not None:
            title = self.tr("It is still open, with every answer")
            await self._tools.ask.tell(title, " ".join(faults.words(error)), close=self.tr("Close this note"))

    async def _finished(self, key: UUID, finish: Callable[[UUID, date], object]) -> WorkspaceError | None:
        """Close or abandon it on the worker thread, for to unseal takes its time; return why it could not be."""
        try:
            await self._tools.work.run(finish, key, self._tools.now().date())
        except WorkspaceError as error:
            return error
        self.changed.emit()
        self.closed.emit(key)
        return None

    def tell_answered(self) -> None:
        """Say that the number of answers is another now."""
        self.answered.emit()

    @Slot(frozenset)
    def _tell(self, kinds: frozenset[str]) -> None:
        if kinds & _TABLES:
            self.changed.emit()
