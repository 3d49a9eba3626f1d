"""Two days of a retreat, and how somebody clicks through them on clocks that are moved by hand."""

from datetime import datetime, timedelta
from typing import Self, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from core_facilitator.domain.runs import Run
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.run_clock import RunClock
from core_facilitator.gui.widgets.day_close import DayClose
from core_facilitator.gui.widgets.run_day_list import RunDayList
from core_facilitator.gui.widgets.run_offset import RunOffset
from core_facilitator.gui.widgets.run_recovery import RunRecovery
from running_day import Waits
from workspaces import Clock
from writing_day import Q, WritingDay

MINUTE = timedelta(minutes=1)
SECRET = "Bo cried in the break"
"""A note, for facilitators only."""
HALF = "Ask Bo whether"
"""A note that is being typed when the power goes."""
W = TypeVar("W", bound=QWidget)


class Clocks:
    """The clock on the wall, which can be set, and the one that cannot."""

    def __init__(self, wall: datetime) -> None:
        self.wall = Clock(wall)
        self.steady = Clock(wall)

    def run_clock(self) -> RunClock:
        """Return what the app reads them by."""
        return RunClock(self.wall, self.seconds)

    def seconds(self) -> float:
        """Return the steady one."""
        return self.steady().timestamp()

    def pass_by(self, by: timedelta) -> None:
        """Let time pass on both."""
        self.wall.now += by
        self.steady.now += by


class Retreat(WritingDay):
    """A day of it. What is done is clicked or typed; time passes all at once, as in a sleep."""

    def __init__(self, bench: Bench, clocks: Clocks, waits: Waits) -> None:
        super().__init__(bench, clocks.wall, waits)
        self.clocks = clocks

    # Time

    def pass_by(self, minutes: float) -> Self:
        """Let time pass, and let the timer go off that waits for the next second."""
        self.clocks.pass_by(minutes * MINUTE)
        self.tick()
        return self

    def set_wall(self, minutes: int) -> Self:
        """Set the clock on the wall, as a person or the network does."""
        self.clock.move(minutes=minutes)
        self.tick()
        return self

    # What is seen

    @property
    def digits(self) -> str:
        """The large digits."""
        return self.screen.run_timer.digits.text

    @property
    def phase(self) -> str:
        """The word beside them."""
        label = self.screen.run_timer.phase_label
        return label.text() if label.isVisible() else ""

    @property
    def beside(self) -> list[str]:
        """The lines beside them."""
        return [label.text() for label in self.screen.run_timer.word_labels if label.text()]

    @property
    def step(self) -> tuple[str, str]:
        """Which step is on, and what its own countdown says."""
        return self.screen.run_bar.accessibleName(), self.screen.run_steps.accessibleDescription()

    @property
    def offset(self) -> RunOffset:
        """How late it is, and what can be done about it."""
        found = self.screen.findChild(RunOffset)
        assert found is not None
        return found

    @property
    def headline(self) -> str:
        """How late it is."""
        return self.offset.headline_label.text()

    @property
    def run(self) -> Run:
        """The run as it is."""
        run = self.running.run
        assert run is not None
        return run

    # What is clicked

    def undo(self) -> Self:
        """Click on Undo."""
        self.screen.undo_button.click()
        return self

    def opened(self, pressed: Qt.Key, kind: type[W]) -> W:
        """Press a key that opens something in place, and return that."""
        self.press(pressed)
        return self.body(kind)

    def whole_day(self, title: str) -> RunDayList:
        """Open the whole day, and choose a block in it."""
        body = self.opened(Q.Key_J, RunDayList)
        at = [line.title for line in body.day_list.lines].index(title)
        body.day_list.setCurrentIndex(body.day_list.model().index(at, 0))
        return body

    def ways(self) -> RunRecovery:
        """Open the ways to catch up, once they are those of now."""
        self.until_reckoned()
        return self.opened(Q.Key_L, RunRecovery)

    def until_reckoned(self) -> Self:
        """Wait until the ways to catch up are those of now."""
        self.qtbot.waitUntil(lambda: "ways to catch up" not in self.bench.tools.work.running)
        self.bench.window().activateWindow()  # Qt's offscreen platform forgets it where a list of names was open
        self.qtbot.waitUntil(self.bench.isActiveWindow)
        return self

    def finish(self) -> Self:
        """Click through what is left, each step in its time, until the day is finished."""
        self.until_finish()
        return self.go_on_to_the_end()

    def until_finish(self) -> Self:
        """Click through what is left, each step in its time, until only finishing is left."""
        button = self.screen.next_button
        while button.text() != "Finish the day":
            self.go_on()
            clock = self.now.step_clock or self.now.clock
            if clock is not None:
                self.pass_by(clock.left / MINUTE)
        return self

    def go_on_to_the_end(self) -> Self:
        """Finish the day; where something is still open it asks, and its last button finishes."""
        self.go_on()
        panel = self.screen.panel
        if panel is not None and isinstance(panel.body, DayClose):
            panel.body.finish_button.click()
        assert self.run.closed is not None
        return self
