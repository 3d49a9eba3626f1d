"""The day that is running: what the clock says of it, what is done in it, and that nothing of it is lost.

There is one for the whole window, and it goes on whatever screen is shown. A moment is always read from the clock,
never counted, so it is right after a sleep. What goes on by itself is a function of what was done and of the moment:
it is not written until somebody does something.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from core_facilitator.domain import run_acts
from core_facilitator.domain.agendas import Day, Session
from core_facilitator.domain.clocks import Now, was_set
from core_facilitator.domain.protections import NO_CARDS, Cards
from core_facilitator.domain.run_times import Figures, Timeline
from core_facilitator.domain.runs import Run, following
from core_facilitator.gui.models.run_dates import off_date, on_date

if TYPE_CHECKING:
    from core_facilitator.gui.changes import Changes
    from core_facilitator.gui.run_clock import RunClock
    from core_facilitator.gui.saving import Saving
    from core_facilitator.store.workspace import Workspace

Act = Callable[[Run, datetime], Run]
"""Something that is done in a run at a moment; one of `run_acts`, or what is made of them."""

SECOND = timedelta(seconds=1)


class Running(QObject):
    """Holds the run that is on. Without one nothing ticks.

    Signals: `changed`: the run or its session is another now. `ticked`: carries the figures, right at each full second
    of the countdown that is shown, and at once after `changed`. `rested`: the workspace closes.
    """

    changed = Signal()
    rested = Signal()
    ticked = Signal(object)

    def __init__(
        self, workspace: Workspace, saving: Saving, changes: Changes, clock: RunClock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._saving = saving
        self._clock = clock
        self._base: Run | None = None  # as it was done: on the disk, or waiting to be written
        self._run: Run | None = None  # as it is now: with the plan of now, and what went on by itself
        self._timeline: Timeline | None = None
        self._cards: Cards = NO_CARDS
        self._session: Session | None = None
        self._last: Now = clock.now()
        self._timer = QTimer(self, singleShot=True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        changes.happened.connect(self._read_again)
        saving.turned.connect(self._read_again)

    # What is on

    @property
    def run(self) -> Run | None:
        """The run that is on, as it is now."""
        return self._run

    @property
    def timeline(self) -> Timeline:
        """The run on the clock.

        Raises:
            RuntimeError: when no day is running.
        """
        if self._timeline is None:
            message = "No day is running."
            raise RuntimeError(message)
        return self._timeline

    def figures(self) -> Figures:
        """Return every figure of this moment.

        Raises:
            RuntimeError: when no day is running.
        """
        return self.timeline.at(self._now().wall)

    def session(self) -> Session:
        """Return the session of the run, as it is now.

        Raises:
            RuntimeError: when no day is running.
        """
        if self._session is None:
            message = "No day is running."
            raise RuntimeError(message)
        return self._session

    @property
    def day(self) -> Day:
        """The day that is run, as the run knows it."""
        return self.timeline.run.plan

    def over(self, session_id: UUID) -> frozenset[tuple[UUID, date]]:
        """Return the days of a session that ran and are over, each with the date on which it ran."""
        return self._workspace.runs.over(session_id)

    @property
    def writable(self) -> bool:
        """Whether a day can be run at all: not where the workspace is open for reading only."""
        return not self._workspace.read_only

    def moment(self) -> datetime:
        """Return what an act is noted at: this second."""
        return self._now().wall.replace(microsecond=0)

    def know(self, cards: Cards) -> None:
        """Take what the cards of the day say of what must be kept; the figures are told again where that is other."""
        if cards == self._cards:
            return
        self._cards = cards
        if self._run is not None:
            self._timeline = Timeline(self._run, cards)
            self._tell(self._now())

    def _now(self) -> Now:
        """Return what both clocks say, the one of the wall as the run counts it."""
        now = self._clock.now()
        shift = None if self._base is None else self._base.shift
        return replace(now, wall=now.wall - shift) if shift else now

    # Coming and going

    def begin(self, session_id: UUID, day_id: UUID) -> bool:
        """Run a day, or go on with its run; nothing is written before something is done. Return whether it is on.

        Raises:
            KeyError: when there is no such session or day.
        """
        if not self.writable:
            return False
        session = self._session_of(session_id)
        day = session.day(day_id)
        if day is None:
            raise KeyError(day_id)
        on = self._base if self._base is not None and self._base.plan.id == day_id else None
        known = on or self._workspace.runs.of_day(session_id, day_id)
        self._take(known or Run(id=uuid4(), session=session_id, plan=day), session)
        return True

    def resume(self, run_id: UUID) -> bool:
        """Go on with a run that is on the disk; return whether it is on.

        Raises:
            KeyError: when there is no such run.
        """
        if not self.writable:
            return False
        run = self._saving.newest(run_id, Run) or self._workspace.runs.get(run_id)
        self._take(run, self._session_of(run.session))
        return True

    def find(self) -> bool:
        """Go on with the newest run that was begun and not closed, if there is one; return whether one is on."""
        if not self.writable:
            return False
        left = next((one for one in self._workspace.runs.open() if one.passages), None)
        return left is not None and self.resume(left.id)

    def leave(self) -> None:
        """The run is no longer looked at. A day that has begun goes on; one that has not, or is over, is let go of."""
        if self._base is not None and (not self._base.passages or self._base.closed is not None):
            self._let_go()

    def rest(self) -> None:
        """Tick no more: the workspace closes."""
        self._timer.stop()
        self.rested.emit()

    # Doing

    def do(self, label: str, act: Act) -> bool:
        """Do something now, and keep it as one step that `label` names; return whether anything is other for it.

        What went on by itself until now is kept with it. What cannot be written waits, and the day goes on.

        Raises:
            NotPossible: when that would contradict what happened.
        """
        if self._run is None:
            return False
        self._catch_up(self._now())
        at = self.moment()
        after = act(self._run, at)
        if after == self._run:
            return False
        if not self._run.passages and after.passages and off_date(self._run.plan, at):
            after = act(on_date(self._run, at), at)
        self._saving.save(self._workspace.runs.keep, after, label)
        return True

    def do_with_session(self, label: str, act: Callable[[Run, Session, datetime], tuple[Run, Session]]) -> bool:
        """Do something in the run and in its session, as one step; return whether it was done.

        It is done at once, or not at all where the disk cannot be written to.
        """
        if self._run is None:
            return False
        self._catch_up(self._now())
        run, session = act(self._run, self.session(), self.moment())
        if run == self._run and session == self.session():
            return False
        return self._saving.attempt(self._workspace.runs.keep_with, run, session, label)

    def keep(self, label: str) -> None:
        """Write the run as it is, so that others can refer to it."""
        if self._run is not None:
            self._saving.save(self._workspace.runs.keep, self._run, label)

    def close_day(self) -> bool:
        """End the day; return whether it was not ended before."""
        return self.do(self.tr("Finish the day"), run_acts.close)

    # Following

    @Slot()
    @Slot(frozenset)
    def _read_again(self, _kinds: frozenset[str] = frozenset()) -> None:
        if self._base is None:
            return
        try:
            session = self._session_of(self._base.session)
        except KeyError:
            self._let_go()
            return
        try:
            base = self._saving.newest(self._base.id, Run) or self._workspace.runs.get(self._base.id)
        except KeyError:  # nothing of it was ever done, or all of it was undone
            base = Run(id=self._base.id, session=self._base.session, plan=self._base.plan)
        if base != self._base or session != self._session:
            self._take(base, session)

    def _take(self, base: Run, session: Session) -> None:
        self._base, self._session = base, session
        self._last = self._now()
        self._show(self._last)

    def _let_go(self) -> None:
        self._base = self._run = self._timeline = self._session = None
        self._timer.stop()
        self.changed.emit()

    def _session_of(self, session_id: UUID) -> Session:
        return self._saving.newest(session_id) or self._workspace.sessions.get(session_id)

    def _current(self, now: Now) -> Run | None:
        """Return the run as it is at a moment."""
        if self._base is None or self._session is None:
            return None
        plan = self._session.day(self._base.plan.id)
        if plan is not None and self._base.passages:
            plan = replace(plan, date=self._base.plan.date)  # it is run on the date on which it was begun
        run = self._base if plan is None else following(self._base, plan)
        return run_acts.advanced(run, now.wall)

    def _catch_up(self, now: Now) -> None:
        """Bring the run to a moment; what the clock was set by is moved along, in what undo would bring back too."""
        last, self._last = self._last, now
        if self._base is not None and was_set(last, now):
            self._saving.set_right(
                self._base,
                lambda run: run_acts.set_right(run, last, now),
                self._workspace.runs,
                self.tr("Clock was set"),
            )
        self._run = self._current(now)

    def _show(self, now: Now) -> None:
        self._run = self._current(now)
        if self._run is None:
            return
        self._timeline = Timeline(self._run, self._cards)
        self.changed.emit()
        self._tell(now)

    @Slot()
    def _tick(self) -> None:
        now, before = self._now(), self._timeline
        self._catch_up(now)
        if self._run is None:
            return
        if before is None or self._run != before.run:
            self._show(now)
        else:
            self._tell(now)

    def _tell(self, now: Now) -> None:
        """Tell the figures, and wait for the next full second of what is shown."""
        if self._timeline is None:
            return
        figures = self._timeline.at(now.wall)
        shown = figures.clock.start if figures.clock is not None else now.wall.replace(microsecond=0)
        gone = (now.wall - shown) % SECOND
        self._timer.start(-((gone - SECOND) // timedelta(milliseconds=1)))
        self.ticked.emit(figures)
