"""Which block of a session has a check-in, for the planner; and the way to it, or to a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from core_facilitator.gui import loading

if TYPE_CHECKING:
    from core_facilitator.domain.check_ins import CheckIn
    from core_facilitator.gui.bench import Bench

GOING = "go to the check-in of a block"
"""The flow that brings in what check-ins are built from, and goes there."""

_TABLES = frozenset({"check_ins", "waves"})


class PlannedCheckIns(QObject):
    """Reads those of one session at a time, when they are asked for. `changed`: they may be others now."""

    changed = Signal()

    def __init__(self, bench: Bench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._session: UUID | None = None
        self._found: dict[UUID, CheckIn] = {}
        self._follows = False
        self.writable = not bench.workspace.read_only
        bench.changes.happened.connect(self._look)

    def of_block(self, session: UUID, block: UUID) -> CheckIn | None:
        """Return the check-in of a block: the open one, else one that is prepared, else the last that was closed."""
        return self._read(session).get(block)

    def blocks(self, session: UUID) -> frozenset[UUID]:
        """Return which blocks of a session have one."""
        return frozenset(self._read(session))

    def _read(self, session: UUID) -> dict[UUID, CheckIn]:
        if session != self._session:
            self._session = session
            of_session = reversed(self._bench.workspace.check_ins.of_session(session))
            self._found = {one.block: one for one in of_session if one.block is not None}
        if self._bench.uses_check_ins and not self._follows:
            self._follows = True  # opening and closing are no changes that can be undone: they are told there
            self._bench.check_ins.desk.changed.connect(self._forget)
        return self._found

    def go(self, session: UUID, block: UUID) -> None:
        """Show the check-in of a block; where there is none, prepare one."""
        self._bench.tools.work.start(GOING, self._go, session, block)

    async def _go(self, session: UUID, block: UUID) -> None:
        await loading.bring(self._bench.tools.work, *loading.CHECK_INS)
        if not isValid(self):  # locked meanwhile
            return
        place, found = self._bench.check_ins, self.of_block(session, block)
        key = found.id if found is not None else place.desk.new(session, block)
        if key is not None:
            place.show(key)

    @Slot(frozenset)
    def _look(self, kinds: frozenset[str]) -> None:
        if kinds & _TABLES:
            self._forget()

    @Slot()
    def _forget(self) -> None:
        self._session = None
        self.changed.emit()
