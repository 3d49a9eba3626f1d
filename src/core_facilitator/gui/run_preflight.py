"""Looks at everything before a day begins, and does what its lines offer. Nothing of it opens over the time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from core_facilitator.domain import preflight
from core_facilitator.domain.preflight import Around, Check
from core_facilitator.gui import computer
from core_facilitator.gui.models import preflight_words
from core_facilitator.gui.models.preflight_words import Line
from core_facilitator.gui.widgets.preflight_part import PreflightPart

if TYPE_CHECKING:
    from core_facilitator.domain.run_times import Figures
    from core_facilitator.domain.runs import Run
    from core_facilitator.gui.bench import Bench
    from core_facilitator.gui.room_display import RoomDisplay
    from core_facilitator.gui.screens.runs import RunScreen

FLOW = "look before the day begins"
_LOOK_EVERY = timedelta(minutes=1)


class RunPreflight(QObject):
    """Lives with its run screen. The computer is asked on the worker, at once and then with each minute."""

    def __init__(self, screen: RunScreen, bench: Bench, display: RoomDisplay) -> None:
        super().__init__(screen)
        self._bench = bench
        self._display = display
        self._screen = screen
        self._around: Around | None = None
        self._looked: datetime | None = None
        self._seen: object = None
        self._failed = False
        self.part = PreflightPart(bench.tools)
        screen.add_part("steps", self.part)
        screen.shown.connect(self._follow)
        self.part.ticked.connect(self._tick)
        self.part.plan_wanted.connect(self._open_plan)
        self.part.beep_wanted.connect(bench.run_place.sounds.try_out)
        backing_up = bench.safekeeping.backing_up
        if backing_up is not None:
            self.part.backup_wanted.connect(backing_up.make)
            backing_up.made.connect(self._backed_up)
            backing_up.failed.connect(self._not_backed_up)

    @Slot(object)
    def _follow(self, now: Figures) -> None:
        wanted = preflight.before(now.run)
        if wanted and (self._looked is None or abs(now.at - self._looked) >= _LOOK_EVERY):
            self._looked = now.at
            self._bench.tools.work.start(FLOW, self._look)
        if wanted and self._around is not None:
            self._show(now, replace(self._around, screens=len(self._display.choices())))
        if self.part.isHidden() is (wanted and self._around is not None):
            self.part.setVisible(self.part.isHidden())
        if not wanted:
            self._looked = None

    def _show(self, now: Figures, around: Around) -> None:
        tools, session = self._bench.tools, self._bench.running.session()
        seen = (now.run, session, around, tools.hours24, self._failed, now.at.replace(second=0, microsecond=0))
        if seen == self._seen:
            return
        self._seen = seen
        found = preflight.ready(now.run, session, around, now.at)
        said = preflight_words.lines(found, now.run, session, tools.now(), hours24=tools.hours24)
        if self._failed:
            words = self.tr("The backup could not be made. The disk may be full, or not be there.")
            said[Check.BACKUP] = Line(said[Check.BACKUP].title, words)
        self.part.show_ready(found, said)

    async def _look(self) -> None:
        workspace = self._bench.workspace
        self._around = await self._bench.tools.work.run(computer.look, workspace.folder, workspace.backups)
        self._screen.show_now()

    # Doing

    @Slot(str, bool)
    def _tick(self, name: str, there: bool) -> None:
        label = self.tr("Tick off {0}").format(name) if there else self.tr("Take back the tick of {0}").format(name)
        self._bench.running.do(label, partial(_ticked, name, there))

    @Slot()
    def _open_plan(self) -> None:
        running = self._bench.running
        if running.run is not None:
            found = preflight.ready(running.run, running.session(), Around(), self._bench.tools.now()).conflicts
            block = next((key for one in found for key in one.block_ids), None)
            self._bench.open_session(running.run.session, block)

    @Slot()
    def _backed_up(self) -> None:
        self._failed = False
        self._look_again()

    @Slot(object)
    def _not_backed_up(self, _error: object) -> None:
        self._failed = True
        self._look_again()

    def _look_again(self) -> None:
        self._looked = None
        if self._screen.isVisible():
            self._screen.show_now()


def _ticked(name: str, there: bool, run: Run, _at: datetime) -> Run:
    return preflight.ticked(run, name, there=there)
