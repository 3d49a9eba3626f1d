"""The days that ran, for planning: what blocks really took, which days ran, and what they leave to the day after.

They are read on the worker when a screen wants them, and again after a day changed; nothing waits for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Signal, Slot

from core_facilitator.domain.faults import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from core_facilitator.domain.agendas import Day, Session
    from core_facilitator.domain.left_from_before import LeftBefore
    from core_facilitator.domain.runs import Run
    from core_facilitator.domain.timing_insights import Insights
    from core_facilitator.gui.changes import Changes
    from core_facilitator.gui.saving import Saving
    from core_facilitator.gui.tools import Tools
    from core_facilitator.store.runs import DamagedRun, Runs
    from core_facilitator.store.workspace import Workspace

FLOW = "past days"
"""The flow that reads them."""


class Read(NamedTuple):
    """What was read: every run, what blocks took, the minutes of each day that is over, and what cannot be read."""

    runs: tuple[Run, ...]
    insights: Insights
    minutes: Mapping[UUID, tuple[int, int]]
    damaged: tuple[DamagedRun, ...]


class PastDays(QObject):
    """`read` is None until they were read. `changed`: they were; `outdated`: they would read differently now."""

    changed = Signal()
    outdated = Signal()

    def __init__(self, tools: Tools, workspace: Workspace, saving: Saving, changes: Changes, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._workspace = workspace
        self._saving = saving
        self._on_worker: Runs | None = None  # with a memory of its own: no other thread touches it
        self._stale = True
        self._again = False
        self.read: Read | None = None
        changes.happened.connect(self._take_changes)
        tools.work.ended.connect(self._go_on)

    @Slot()
    def load(self) -> None:
        """Begin to read them, unless what is known is what there is."""
        if self._stale:
            self._again = not self._tools.work.start(FLOW, self._read)

    @Slot(str)
    def _go_on(self, flow: str) -> None:
        """Read again what changed in the moment in which reading ended."""
        if flow == FLOW and self._again:
            self.load()

    async def _read(self) -> None:
        from core_facilitator.store.runs import Runs

        if self._on_worker is None:
            self._on_worker = Runs(self._workspace.database)
        while self._stale:  # a day may change while they are read
            self._stale = False
            try:
                self.read = await self._tools.work.run(_all_of, self._on_worker)
            except WorkspaceError:  # the window says so wherever something has to be read; nobody waits for this
                self._stale, self._again = True, False
                return
        self.changed.emit()

    @Slot(frozenset)
    def _take_changes(self, kinds: frozenset[str]) -> None:
        if "runs" in kinds:
            self._stale = True
            self.outdated.emit()

    def run_of(self, session_id: UUID, day_id: UUID) -> Run | None:
        """Return the newest run of a day that has begun, as far as it was read."""
        runs = () if self.read is None else self.read.runs
        found = (one for one in reversed(runs) if (one.session, one.plan.id) == (session_id, day_id))
        return next((one for one in found if one.passages), None)

    def left(self, session: Session, day: Day) -> LeftBefore | None:
        """Return what the day before leaves to a day, as far as it was read."""
        from core_facilitator.domain.left_from_before import left_before

        if self.read is None or self._workspace.read_only:
            return None
        return left_before([one for one in self.read.runs if one.session == session.id], day, self._tools.now().date())

    def put_in(self, session: Session, day: Day, keys: Collection[UUID], label: str) -> tuple[UUID, ...]:
        """Put blocks that the day before leaves into a day, as one step; return the keys of what is there now."""
        from core_facilitator.domain.left_from_before import left_before, put_in

        now = self._workspace.runs.of_session(session.id)  # they may be others than those that were read
        left = left_before(now, day, self._tools.now().date())
        left = None if left is None else left.only(keys)
        if left is None or not left.blocks:
            return ()
        run, session, made = put_in(left, session, day.id, uuid4)
        return made if self._saving.attempt(self._workspace.runs.keep_with, run, session, label) else ()


def _all_of(runs: Runs) -> Read:
    """Read them and reckon. Nothing that this imports knows Qt."""
    from core_facilitator.domain.timing_insights import day_minutes, insights

    every = runs.all()
    minutes = {one.id: day_minutes(one) for one in every if one.closed is not None}
    return Read(every, insights(every), minutes, runs.damaged())
