"""What opens in place of the steps, and what is done there: the whole day, a block that comes in, ways to catch up."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from core_facilitator.domain import recovery, run_acts
from core_facilitator.domain.run_acts import NotPossible, Wrong
from core_facilitator.domain.run_moves import left, moved_on, tomorrow
from core_facilitator.domain.timing import instant
from core_facilitator.gui.models import run_plans
from core_facilitator.gui.widgets.run_day_list import RunDayList
from core_facilitator.gui.widgets.run_insert import RunInsert
from core_facilitator.gui.widgets.run_panel import RunPanel
from core_facilitator.gui.widgets.run_recovery import RunRecovery
from core_facilitator.gui.widgets.run_texts import RunKeys, RunNotes

if TYPE_CHECKING:
    from core_facilitator.domain.agendas import Block
    from core_facilitator.domain.recovery import RecoveryPlan
    from core_facilitator.domain.runs import Run
    from core_facilitator.gui.cards import Cards
    from core_facilitator.gui.run_commands import RunCommands
    from core_facilitator.gui.run_repairs import RunRepairs
    from core_facilitator.gui.running import Act, Running
    from core_facilitator.gui.screens.runs import RunScreen
    from core_facilitator.gui.tools import Tools


class RunPanels(QObject):
    """Opens one panel at a time for a run screen."""

    def __init__(self, screen: RunScreen, commands: RunCommands, tools: Tools, running: Running, cards: Cards) -> None:
        super().__init__(screen)
        self._screen = screen
        self.tools = tools
        self.running = running
        self.cards = cards
        self._repairs: RunRepairs | None = None
        commands.on_key("run.jump", self.show_day, in_menu=True)
        commands.on_key("run.times", self.show_times, in_menu=True)
        commands.on_key("run.insert", self.show_insert, in_menu=True)
        commands.on_key("run.plans", self.show_plans, in_menu=True)
        commands.on_key("run.rest", self.move_rest, in_menu=True)
        commands.on_key("run.notes", self.show_notes, in_menu=True)
        commands.on_key("run.keys", self.show_keys, in_menu=True)

    def take_repairs(self, repairs: RunRepairs) -> None:
        """Show the ways to catch up that are reckoned there."""
        self._repairs = repairs

    # Opening

    @Slot()
    def show_day(self) -> None:
        """Show the whole day: to go anywhere in it, to leave out, take up, and set right."""
        self._day_list()

    @Slot()
    def show_times(self) -> None:
        """Show the day at what is on, to say when that really began."""
        self._day_list().choose_times()

    @Slot()
    def show_insert(self) -> None:
        """Ask in place for a block that comes in."""
        session = self.running.session()
        body = RunInsert(self.tools, self.cards, session.head_count or None)
        body.insert_wanted.connect(self._insert)
        self.open(self.tr("A block that was not planned"), body)

    @Slot()
    def show_plans(self) -> None:
        """Show the ways to catch up, side by side."""
        body = RunRecovery(self.tools)
        body.use_wanted.connect(self.use)
        self.open(self.tr("Ways to catch up"), body)
        repairs = self._repairs
        if repairs is None:
            return
        body.by_hand.connect(repairs.adjust)
        repairs.adjusted.connect(body.show_adjusted)
        repairs.reckoned.connect(body.show_plans)
        if repairs.now is not None:
            body.show_plans(repairs.now, repairs.plans)

    @Slot()
    def show_notes(self) -> None:
        """Show the facilitator's notes of what is on."""
        self.open(self.tr("Notes for you"), RunNotes(self.tools))

    @Slot()
    def show_keys(self) -> None:
        """Show which key does what."""
        self.open(self.tr("Keys while a day runs"), RunKeys(self.tools))

    @Slot(str, object)
    def open(self, title: str, body: QWidget) -> None:
        """Open something in place of the steps."""
        self._screen.show_panel(RunPanel(self.tools.theme, title, body))

    def _day_list(self) -> RunDayList:
        body = RunDayList(self.tools)
        body.jump_wanted.connect(self._jump)
        body.leave_out_wanted.connect(self._leave_out)
        body.take_up_wanted.connect(self._take_up)
        body.rest_wanted.connect(self.move_rest)
        body.began_wanted.connect(partial(self._set_right, run_acts.began))
        body.ended_wanted.connect(partial(self._set_right, run_acts.ended))
        body.step_wanted.connect(partial(self._set_right, _step_began))
        body.earlier_wanted.connect(self._earlier)
        self.open(self.tr("The whole day"), body)
        return body

    # Doing

    @Slot(object)
    def use(self, plan: RecoveryPlan) -> None:
        """Follow a way to catch up, and show the steps again."""
        self.running.do(run_plans.label(plan.kind), lambda run, _at: recovery.recovered(run, plan))
        self._screen.close_by_itself()

    @Slot(object)
    def _jump(self, block_id: UUID) -> None:
        self._screen.close_by_itself()
        self.running.do(self.tr("Jump to a block"), lambda run, at: run_acts.jump(run, block_id, at))

    @Slot(object)
    def _leave_out(self, block_id: UUID) -> None:
        self.running.do(self.tr("Leave out"), lambda run, _at: run_acts.leave_out(run, [block_id]))

    @Slot(object)
    def _take_up(self, block_id: UUID) -> None:
        self.running.do(self.tr("Take up again"), lambda run, _at: run_acts.take_up(run, [block_id]))

    @Slot(object, bool)
    def _insert(self, block: Block, begin: bool) -> None:
        self._screen.close_by_itself()
        label = self.tr("Begin a block that was not planned") if begin else self.tr("Put a block next")
        self.running.do(label, lambda run, at: run_acts.insert(run, block, at, begin=begin))

    @Slot()
    def move_rest(self) -> None:
        """Move what is left to the next day of the session; say so where there is none."""
        run = self.running.run
        if run is None:
            return
        day = tomorrow(self.running.session(), run.plan)
        if day is None:
            self.say(self.tr("This is the last day of the session, so there is no tomorrow to move anything to."))
        elif not left(run):
            self.say(self._nothing_left(run))
        elif not self.running.do_with_session(self.tr("Move what is left to tomorrow"), moved_on):
            self.say(self.tr("Nothing was moved: it could not be written to the disk."))

    def _nothing_left(self, run: Run) -> str:
        if not run.ahead():
            return self.tr("Nothing was moved: nothing is still to come.")
        return self.tr("Nothing was moved: only breaks and milestones are still to come, and those belong to today.")

    def _set_right(self, act: _Correction, index: int, at: time) -> None:
        run = self.running.run
        if run is not None:
            moment = instant(run.plan, at)
            self._correct(lambda run, now: act(run, index, moment, now))

    @Slot(int, int)
    def _earlier(self, index: int, minutes: int) -> None:
        def act(run: Run, now: datetime) -> Run:
            return run_acts.began(run, index, run.passages[index].start - timedelta(minutes=minutes), now)

        self._correct(act)

    def _correct(self, act: Act) -> None:
        try:
            self.running.do(self.tr("Set a time right"), act)
        except NotPossible as wrong:
            self.say(self._why(wrong.why))
        else:
            self.say("")

    def _why(self, why: Wrong) -> str:
        return {
            Wrong.BEFORE_THE_ONE_BEFORE: self.tr("That is before what was on before it began."),
            Wrong.BEFORE_IT_BEGAN: self.tr("That is before it began."),
            Wrong.AFTER_IT_ENDED: self.tr("That is after it ended."),
            Wrong.AFTER_THE_NEXT: self.tr("That is after what came next ended."),
            Wrong.IN_THE_FUTURE: self.tr("That is still to come."),
        }[why]

    def say(self, words: str) -> None:
        """Say in place why something was not done."""
        panel = self._screen.panel
        body = None if panel is None else panel.body
        if not isinstance(body, RunDayList):
            if not words:
                return
            body = self._day_list()
        body.say(words)


def _step_began(run: Run, index: int, at: datetime, now: datetime) -> Run:
    """Say when the last step of a passage really began."""
    return run_acts.step_began(run, index, len(run.passages[index].steps) - 1, at, now)


if TYPE_CHECKING:
    from collections.abc import Callable

    _Correction = Callable[[Run, int, datetime, datetime], Run]
