"""The quick repairs beside the time: reckoned with each minute and each change, and done with one click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from core_facilitator.domain import recovery
from core_facilitator.gui.models import run_plans

if TYPE_CHECKING:
    from core_facilitator.domain.recovery import RecoveryPlan
    from core_facilitator.domain.run_times import Figures
    from core_facilitator.gui.run_panels import RunPanels
    from core_facilitator.gui.screens.runs import RunScreen
    from core_facilitator.gui.widgets.run_offset import RunOffset


class RunRepairs(QObject):
    """Says to the offset of a run screen what could be repaired."""

    def __init__(self, screen: RunScreen, offset: RunOffset, panels: RunPanels) -> None:
        super().__init__(screen)
        self._offset = offset
        self._panels = panels
        self._seen: object = None
        self._quick: tuple[RecoveryPlan, ...] = ()
        screen.shown.connect(self._follow)
        offset.repair_wanted.connect(self._repair)
        offset.plans_wanted.connect(panels.show_plans)

    @Slot(object)
    def _follow(self, now: Figures) -> None:
        seen = (now.run, now.at.replace(second=0, microsecond=0))
        if seen == self._seen:
            return
        self._seen = seen
        going = now.run.closed is None and bool(now.run.passages)
        self._quick = recovery.quick(now.run, now.at) if going else ()
        words = tuple(run_plans.short(now.run, plan) for plan in self._quick)
        self._offset.show_repairs(words, plans=going and bool(recovery.plans(now.run, now.at)))

    @Slot(int)
    def _repair(self, number: int) -> None:
        self._panels.use(self._quick[number])
