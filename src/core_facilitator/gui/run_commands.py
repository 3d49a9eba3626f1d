"""What is done with the day while it runs: by a key, by a button, and in the menu behind the dots."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction

from core_facilitator.domain import run_acts
from core_facilitator.domain.runs import Run
from core_facilitator.gui import shortcuts
from core_facilitator.gui.models import run_state
from core_facilitator.gui.models.run_state import Goes
from core_facilitator.gui.run_shift import ShiftedDigits
from core_facilitator.gui.running import Running
from core_facilitator.gui.screens.runs import RunScreen
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.more_menu import MoreMenu

_IN_MENU = ("run.back", "run.take_1", "run.take_5")
"""What has no button of its own."""


class RunCommands(QObject):
    """Connects keys and buttons of a run screen with acts. `undo_wanted` and `redo_wanted` are for its owner.

    `finish_wanted`: the day is to be ended.
    """

    finish_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, screen: RunScreen, tools: Tools, running: Running) -> None:
        super().__init__(screen)
        self._screen = screen
        self._tools = tools
        self._running = running
        self.menu = MoreMenu(screen.more_button)
        for name, slot in self._keys().items():
            self.on_key(name, slot, in_menu=name in _IN_MENU)
        self.menu.addSeparator()
        ShiftedDigits(screen, self.add)
        timer = screen.run_timer
        timer.pause_wanted.connect(self.pause)
        timer.minutes_wanted.connect(self.add)
        timer.count_wanted.connect(self.count_from_plan)
        screen.next_button.clicked.connect(self.go_on)
        screen.skip_button.clicked.connect(self.skip)
        screen.undo_button.clicked.connect(self.undo_wanted)

    def on_key(self, name: str, slot: Callable[[], object], *, in_menu: bool = False) -> QAction:
        """Let a key of the table do something while the run screen is shown; return its action.

        Args:
            name: of the key in the table of shortcuts.
            slot: what it does.
            in_menu: it also stands in the menu behind the dots.
        """
        action = shortcuts.action(name, self._screen)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setAutoRepeat(False)
        action.triggered.connect(slot)
        self._screen.addAction(action)
        if in_menu:
            self.menu.addAction(action)
        return action

    def _keys(self) -> dict[str, Callable[[], object]]:
        return {
            "run.next": self.go_on,
            "run.back": self.go_back,
            "run.skip": self.skip,
            "run.pause": self.pause,
            "run.add_1": partial(self.add, 1),
            "run.add_5": partial(self.add, 5),
            "run.take_1": partial(self.add, -1),
            "run.take_5": partial(self.add, -5),
            "run.leave": self._screen.escape,
        }

    # Acts

    @Slot()
    def go_on(self) -> None:
        """Do what the main button says: start, next step, next block, finish the day, or open it again."""
        if self._running.run is None:
            return
        goes = run_state.goes(self._running.figures())
        if goes is Goes.NOWHERE:
            self._running.do(self.tr("Open the day again"), _reopened)
        elif goes is Goes.FINISH:
            self.finish_wanted.emit()
        else:
            label = {Goes.START: self.tr("Start"), Goes.STEP: self.tr("Next step"), Goes.BLOCK: self.tr("Next block")}
            self._running.do(label[goes], run_acts.next_step)

    @Slot()
    def go_back(self) -> None:
        """Take back going on, as if it had never been."""
        self._running.do(self.tr("Back"), _gone_back)

    @Slot()
    def skip(self) -> None:
        """Leave the step that is on, or the block, before its time; while nothing is on, leave out what comes next."""
        self._running.do(self.tr("Skip"), _skipped)

    @Slot()
    def pause(self) -> None:
        """Let the clock stand still, or go on."""
        run = self._running.run
        still = run is not None and run.current is not None and run.current.paused
        self._running.do(self.tr("Go on") if still else self.tr("Pause"), run_acts.pause)

    @Slot(int)
    def add(self, minutes: int) -> None:
        """Give what is on so many minutes more, or fewer."""
        count = abs(minutes)
        more = self.tr("1 minute more") if count == 1 else self.tr("{0} minutes more").format(count)
        less = self.tr("1 minute less") if count == 1 else self.tr("{0} minutes less").format(count)
        self._running.do(more if minutes > 0 else less, lambda run, at: run_acts.add(run, minutes, at))

    @Slot()
    def count_from_plan(self) -> None:
        """Begin what is waited for as if it had begun at its planned time."""
        self._running.do(self.tr("Count from the planned time"), run_acts.start_at_plan)

    @Slot()
    def begin_as_if_on_time(self) -> None:
        """Begin the day as if it were its planned time now: to try it out, or where it is held at another time."""
        self._running.do(self.tr("Begin as if on time"), run_acts.start_as_if_on_time)

    @Slot(object)
    def next_in_track(self, track_id: UUID) -> None:
        """Let a track go on to its next block now."""
        self._running.do(self.tr("Next in a track"), lambda run, at: run_acts.next_in_track(run, track_id, at))


def _reopened(run: Run, _at: datetime) -> Run:
    return run_acts.reopen(run)


def _gone_back(run: Run, at: datetime) -> Run:
    """Go back; what would go on by itself again at once stands still."""
    before = run_acts.back(run)
    return before if run_acts.advanced(before, at) == before else run_acts.pause(before, at)


def _skipped(run: Run, at: datetime) -> Run:
    if run.current is not None:
        return run_acts.next_step(run, at, skipped=True)
    coming = run.ahead()
    return run_acts.leave_out(run, [coming[0].id]) if coming else run
