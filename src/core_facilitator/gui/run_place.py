"""The way to the run screen and back, and the line elsewhere that says that a day is running."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Slot
from shiboken6 import isValid

from core_facilitator.domain.run_times import Phase
from core_facilitator.gui import loading
from core_facilitator.gui.models import run_words
from core_facilitator.gui.places import RUN
from core_facilitator.gui.run_sounds import RunSounds

if TYPE_CHECKING:
    from core_facilitator.domain.run_times import Countdown, Figures
    from core_facilitator.gui.bench import Bench
    from core_facilitator.gui.room_display import RoomDisplay

_LINE = "run"
_REFUSED = "run refused"
_LEFT_OPEN = timedelta(hours=12)
"""So long after its end, nobody runs a day anymore: it was left open."""


class RunPlace(QObject):
    """Goes there and back for a bench."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._from = "home"
        self._said: tuple[str, str] | None = None
        self.room: RoomDisplay | None = None  # once its screen was built
        self.sounds = RunSounds(bench.running)
        bench.running.changed.connect(self.tell)
        bench.running.ticked.connect(self._tick)
        bench.rail.run_wanted.connect(self.come_back)

    def begin(self, session_id: UUID, day_id: UUID) -> None:
        """Run a day, in its own screen; say so where that cannot be."""
        bench = self._bench
        bench.flush()
        bench.notices.take_down(_REFUSED)
        if bench.running.begin(session_id, day_id):
            self.come_back()
        else:
            words = self.tr("This workspace is open for reading only, so no day can be run in it.")
            bench.notices.put(_REFUSED, "warn", words, action=self.tr("Close"))

    def find_room(self) -> None:
        """Show the room what it saw before the workspace was closed, where its day still runs."""
        from core_facilitator.gui import room_kept

        run = self._bench.running.run
        kept = None if run is None else room_kept.read(self._bench.workspace.drafts)
        if run is not None and kept is not None and kept.run == run.id:
            self._bench.tools.work.start("bring the room back", self._build)

    async def _build(self) -> None:
        await loading.bring(self._bench.tools.work, *loading.RUN)
        if isValid(self):
            self._bench.screen_at(RUN)

    @property
    def holds_a_room(self) -> bool:
        """Whether people look at the page of a day that runs: the workspace stays open then."""
        running = self._bench.running
        if self.room is None or self.room.window is None or running.run is None or running.run.closed is not None:
            return False
        now = running.figures()
        return now.at - now.planned_end <= _LEFT_OPEN

    @Slot()
    def come_back(self) -> None:
        """Show the day that is running."""
        if self._bench.here != RUN:
            self._from = self._bench.here
        self._bench.go(RUN)

    @Slot()
    def leave(self) -> None:
        """Show what was shown before, while the clock goes on, with the keyboard at the way back.

        Whoever thinks that the day is still shown changes nothing by what they type then.
        """
        self._bench.go(self._from or "home")
        line = self._bench.notices.banner(_LINE)
        if line is not None:
            line.action_button.setFocus(Qt.FocusReason.ShortcutFocusReason)  # with its ring

    @Slot()
    def tell(self) -> None:
        """Say on every other screen that a day is running, and what is on; in its own, nothing."""
        bench = self._bench
        running = bench.running
        on = running.run is not None and bool(running.run.passages) and running.run.closed is None
        bench.rail.show_run(on)
        bench.commands.rest(
            resting=bench.here == RUN, finished=running.run is not None and running.run.closed is not None
        )
        self._put(self._words(running.figures()) if on and bench.here != RUN else None)

    @Slot(object)
    def _tick(self, now: Figures) -> None:
        if self._said is not None:
            self._put(self._words(now))

    def _put(self, said: tuple[str, str] | None) -> None:
        if said == self._said:
            return
        self._said = said
        notices = self._bench.notices
        if said is None:
            notices.take_down(_LINE)
            return
        shown = notices.banner(_LINE)
        if shown is not None:
            shown.say("", *said, action=self.tr("Back to it"), glyph="play")
            return
        made = notices.put(_LINE, "", *said, action=self.tr("Back to it"), acted=self.come_back)
        made.say("", *said, action=self.tr("Back to it"), glyph="play")

    def _words(self, now: Figures) -> tuple[str, str]:
        session, day = self._bench.running.session(), self._bench.running.day
        left = now.at - now.planned_end > _LEFT_OPEN
        number = next((i for i, one in enumerate(session.days, 1) if one.id == day.id), 1)
        name = session.title or self.tr("Untitled session")
        if len(session.days) > 1:
            name = self.tr("Day {0} of {1}").format(number, name)
        if left:
            return self.tr("{0} was not finished.").format(name), self.tr("It can still be set right, and finished.")
        lead = self.tr("{0} is running.").format(name)
        hours24 = self._bench.tools.hours24
        if now.block is not None and now.clock is not None:
            return lead, self._on(now, now.clock).format(
                run_words.title_of(now.block), run_words.time_of(now.at + now.clock.left, day, hours24=hours24)
            )
        if now.waiting is not None:
            start = run_words.time_of(now.waiting.start, day, hours24=hours24)
            return lead, self.tr("Next: {0} at {1}.").format(run_words.title_of(now.waiting.block), start)
        return lead, self.tr("Everything is done.")

    def _on(self, now: Figures, clock: Countdown) -> str:
        """Say how what is on stands: its title and when it ends, or should have."""
        if now.still:
            return self.tr("{0}, paused.")
        return self.tr("{0}, over since {1}.") if clock.phase is Phase.OVER else self.tr("{0}, until {1}.")
