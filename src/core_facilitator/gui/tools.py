"""What everything that asks and waits over the window needs, handed on as one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtWidgets import QWidget

from core_facilitator.gui.ask import Ask
from core_facilitator.gui.preferences import Preferences
from core_facilitator.gui.run_clock import RunClock
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.work import Work


@dataclass(frozen=True, slots=True)
class Tools:
    """What every flow over a window needs."""

    window: QWidget
    theme: Theme
    preferences: Preferences
    work: Work
    ask: Ask
    now: Callable[[], datetime]
    clock: RunClock = field(default_factory=RunClock)

    @property
    def hours24(self) -> bool:
        """Whether times are shown as 13:10 instead of 1:10."""
        return self.preferences.settings.hours24
