"""A day that runs in the window, on a clock that is moved by hand."""

from collections.abc import Callable
from typing import Protocol, Self

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from core_facilitator.domain.run_times import Figures
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.places import RUN
from core_facilitator.gui.running import Running
from core_facilitator.gui.screens.runs import RunScreen
from planner_samples import key
from workspaces import Clock


class Waits(Protocol):
    """Waits until something is so, while the window goes on: pytest-qt does, and so can a process without it."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = ...) -> None:
        """Wait for it; at most so many milliseconds."""


class RunningDay:
    """The second day of the retreat, as its facilitator has it before them."""

    def __init__(self, bench: Bench, clock: Clock, qtbot: Waits) -> None:
        self.bench = bench
        self.clock = clock
        self.qtbot = qtbot

    def open(self) -> Self:
        """Run the day."""
        self.bench.run_day(key("session"), key("day two"))
        assert self.bench.here == RUN
        return self

    @property
    def screen(self) -> RunScreen:
        """The run screen."""
        screen = self.bench.screen_at(RUN)
        assert isinstance(screen, RunScreen)
        return screen

    @property
    def running(self) -> Running:
        """What drives it."""
        return self.bench.running

    @property
    def now(self) -> Figures:
        """The figures of this moment."""
        return self.running.figures()

    @property
    def on(self) -> str:
        """The title of what is on."""
        return "" if self.now.block is None else self.now.block.title

    def at(self, hour: int, minute: int, second: int = 0) -> Self:
        """Let it be that time, and let the timer that waits for the next second go off."""
        self.clock.now = self.clock.now.replace(hour=hour, minute=minute, second=second, microsecond=0)
        self.tick()
        return self

    def tick(self) -> None:
        """Do what the timer of the next second does."""
        self.running._timer.timeout.emit()

    def press(self, pressed: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Self:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.screen, pressed, held)
        return self

    def go_on(self) -> Self:
        """Press the main button."""
        self.screen.next_button.click()
        return self

    def until_case_clinic(self) -> Self:
        """Bring the day to the moment of the picture: six minutes behind, in the fourth step."""
        for hour, minute in ((8, 36), (8, 56), (9, 6), (9, 46), (9, 48), (10, 0), (10, 3)):
            self.at(hour, minute).go_on()
        return self.at(10, 7, 42)


def words_of(widget: QWidget) -> str:
    """Return what a painted widget says to a screen reader."""
    return " ".join(one for one in (widget.accessibleName(), widget.accessibleDescription()) if one)
