"""Ways to catch up, reckoned on the worker with each minute and each change, for who shows them and who uses them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from core_facilitator.domain import recovery
from core_facilitator.domain.agendas import all_blocks
from core_facilitator.gui.models import run_plans

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from core_facilitator.domain.protections import Cards
    from core_facilitator.domain.protocols import Protocol
    from core_facilitator.domain.recovery import RecoveryPlan
    from core_facilitator.domain.run_times import Figures
    from core_facilitator.domain.runs import Run
    from core_facilitator.gui.run_panels import RunPanels
    from core_facilitator.gui.screens.runs import RunScreen
    from core_facilitator.gui.widgets.run_offset import RunOffset


@dataclass(frozen=True, slots=True)
class _Set:
    """A figure that was set by hand: the minutes of a block in the plan of that number."""

    now: Figures
    number: int
    plan: RecoveryPlan
    block: UUID
    minutes: int


_FLOW, _BY_HAND = "ways to catch up", "a figure by hand"


class RunRepairs(QObject):
    """Says to the offset of a run screen what could be repaired.

    Signals: `reckoned` carries the figures and the plans of them, `adjusted` figures, the number of a plan and what
    became of it when one of its figures was set by hand.
    """

    reckoned = Signal(object, object)
    adjusted = Signal(object, int, object)

    def __init__(self, screen: RunScreen, offset: RunOffset, panels: RunPanels) -> None:
        super().__init__(screen)
        self._screen = screen
        self._offset = offset
        self._panels = panels
        self._work = panels.tools.work
        self._cards = panels.cards
        self._seen: object = None
        self._wanted: Figures | None = None
        self._quick: tuple[RecoveryPlan, ...] = ()
        self._set: list[_Set] = []
        self.now: Figures | None = None  # of which the plans are
        self.plans: tuple[RecoveryPlan, ...] = ()
        screen.shown.connect(self._follow)
        offset.repair_wanted.connect(self._repair)
        offset.plans_wanted.connect(panels.show_plans)
        panels.take_repairs(self)
        self._cards.changed.connect(self._reckon_again)

    def adjust(self, number: int, plan: RecoveryPlan, block: UUID, minutes: int) -> None:
        """Set a figure of a plan by hand, one after the other; `adjusted` tells what becomes of the rest."""
        if self.now is not None:
            self._set.append(_Set(self.now, number, plan, block, minutes))
            self._work.start(_BY_HAND, self._adjust)

    @Slot(object)
    def _follow(self, now: Figures) -> None:
        seen = (now.run, now.at.replace(second=0, microsecond=0))
        if seen == self._seen:
            return
        self._seen, self._wanted = seen, now
        self._work.start(_FLOW, self._reckon)

    @Slot()
    def _reckon_again(self) -> None:
        """Cards say what must be kept of the blocks that were made from them."""
        if self.now is not None:
            self._seen = None
            self._follow(self.now)

    def _known(self, run: Run) -> dict[str, Protocol]:
        """Return the cards of what is in a day; where they are not read yet, reading them begins."""
        wanted = {one.card for one in all_blocks(run.today()) if one.card}
        if wanted:
            self._cards.load()
        found = ((key, self._cards.get(key)) for key in wanted)
        return {key: card for key, card in found if card is not None}

    async def _reckon(self) -> None:
        while self._wanted is not None:  # what is wanted meanwhile comes next
            now, self._wanted = self._wanted, None
            cards = self._known(now.run)
            quick, plans = await self._work.run(_ways, now.run, now.at, cards)
            if not isValid(self._offset):
                return
            self._panels.running.know(cards)
            self.now, self._quick, self.plans = now, quick, plans
            words = tuple(run_plans.short(now.run, plan) for plan in quick)
            with self._keyboard_kept():
                self._offset.show_repairs(words, plans=bool(plans))
            self.reckoned.emit(now, plans)

    async def _adjust(self) -> None:
        while self._set:
            one = self._set.pop(0)
            run, cards = one.now.run, self._known(one.now.run)
            made = await self._work.run(recovery.adjusted, run, one.plan, one.block, one.minutes, one.now.at, cards)
            if not isValid(self._offset):
                return
            # what was set meanwhile was set in the plan as it was before
            self._set = [replace(each, plan=made) if each.plan is one.plan else each for each in self._set]
            if all(each.number != one.number for each in self._set):
                self.adjusted.emit(one.now, one.number, made)

    @Slot(int)
    def _repair(self, number: int) -> None:
        """Use one of the repairs; what was done since they were reckoned makes them others, which come in a moment."""
        self._screen.setFocus()
        if self.now is not None and self.now.run == self._panels.running.run:
            self._panels.use(self._quick[number])

    @contextmanager
    def _keyboard_kept(self) -> Iterator[None]:
        """Leave the keyboard to the day where a button goes that has it: Qt would give it to what stands around it."""
        focused = QApplication.focusWidget()
        held = focused is not None and self._offset.isAncestorOf(focused)
        yield
        now = QApplication.focusWidget()
        if held and (now is None or not self._offset.isAncestorOf(now)):
            self._screen.setFocus()


def _ways(run: Run, at: datetime, cards: Cards) -> tuple[tuple[RecoveryPlan, ...], tuple[RecoveryPlan, ...]]:
    """Return the quick repairs and the plans of a moment; none where the day has not begun or is over."""
    if run.closed is not None or not run.passages:
        return (), ()
    return recovery.quick(run, at, cards), recovery.plans(run, at, cards)
