"""Who is there in the day that runs: marked in the window, and written as one step each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.attendance import Attendance, Half, Presence

if TYPE_CHECKING:
    from datetime import time
    from uuid import UUID

    from core_facilitator.gui.running import Running
    from core_facilitator.gui.saving import Saving
    from core_facilitator.store.workspace import Workspace

translate = QCoreApplication.translate


class CapturedAttendance:
    """The marks of the run that is on. Each act returns whether it is on the disk."""

    def __init__(self, workspace: Workspace, running: Running, saving: Saving) -> None:
        self._workspace = workspace
        self._running = running
        self._saving = saving
        self.marks: tuple[Attendance, ...] = ()

    def read(self) -> None:
        """Know how people are marked now."""
        run = self._running.run
        self.marks = () if run is None else self._workspace.attendance.of_run(run.id)

    def marked(self, person: UUID, half: Half) -> Attendance | None:
        """Return what is marked of somebody."""
        return next((one for one in self.marks if (one.person, one.half) == (person, half)), None)

    def mark(self, person: UUID, half: Half, presence: Presence) -> bool:
        """Mark how somebody is there; what is said of it stays while it says the same."""
        run, before = self._running.run, self.marked(person, half)
        if run is None:
            return False
        mark = Attendance(run=run.id, person=person, half=half, presence=presence)
        if before is not None and before.presence is presence:
            mark = before
        return self._keep([mark], translate("Captured", "Attendance"))

    def remark(self, person: UUID, half: Half, remark: str) -> bool:
        """Say something of how somebody is there."""
        before = self.marked(person, half)
        return before is not None and self._keep([replace(before, remark=remark)], translate("Captured", "Remark"))

    def arrives(self, person: UUID, half: Half, at: time | None) -> bool:
        """Say when somebody arrives, who is marked as arriving later; None where that is not known."""
        before = self.marked(person, half)
        if before is None or before.presence is not Presence.LATER:
            return False
        return self._keep([replace(before, arrives=at)], translate("Captured", "Arrival"))

    def all_here(self, half: Half) -> bool:
        """Mark everybody as here of whom nothing is marked yet; return whether anybody was."""
        run = self._running.run
        if run is None:
            return False
        missing = [one.id for one in self._running.session().people if self.marked(one.id, half) is None]
        marks = [Attendance(run=run.id, person=one, half=half, presence=Presence.HERE) for one in missing]
        return bool(marks) and self._keep(marks, translate("Captured", "All here"))

    def unmark(self, person: UUID, half: Half) -> bool:
        """Take back what is marked of somebody."""
        before = self.marked(person, half)
        return before is not None and self._saving.attempt(
            self._workspace.daybook.unmark, [before], translate("Captured", "Not marked")
        )

    def _keep(self, marks: Iterable[Attendance], label: str) -> bool:
        run = self._running.run
        return run is not None and self._saving.attempt(
            partial(self._workspace.daybook.keep, marks=tuple(marks)), run, label
        )
