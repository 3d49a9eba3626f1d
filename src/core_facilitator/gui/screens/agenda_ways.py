"""Going from place to place in a session: to a day, to a block, to what is found."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from core_facilitator.gui.models.find_blocks import Found, find_blocks
from core_facilitator.gui.models.open_plan import OpenPlan
from core_facilitator.gui.widgets.day_tabs import DayTabs
from core_facilitator.gui.widgets.day_view import DayView
from core_facilitator.gui.widgets.find_bar import FindBar


class PlannerWays(QObject):
    """Shows other days and blocks of the open session. What is being typed is saved before a day is left."""

    def __init__(
        self, plan: OpenPlan, view: DayView, tabs: DayTabs, find_bar: FindBar, flush: Callable[[], object]
    ) -> None:
        super().__init__(view)
        self._plan = plan
        self._view = view
        self._find_bar = find_bar
        self._flush = flush
        tabs.day_chosen.connect(self.to_day)
        find_bar.asked.connect(self._find)
        find_bar.shown.connect(self._show_found)
        find_bar.closed.connect(view.setFocus)

    @Slot(object)
    def to_day(self, key: UUID) -> None:
        """Show a day, with nothing selected in it: the details are then those of the day itself."""
        self._flush()
        self._plan.show_day(key)
        self._view.select(())

    @Slot()
    def to_day_before(self) -> None:
        """Show the day before."""
        self._step_day(-1)

    @Slot()
    def to_day_after(self) -> None:
        """Show the day after."""
        self._step_day(1)

    @Slot(object)
    def to_block(self, key: UUID) -> None:
        """Show the day of a block or of a track, and select it there."""
        day = self._plan.day_of(key)
        if day is not None:
            self._plan.show_day(day)
            self._view.show_block(key)

    @property
    def spot(self) -> tuple[UUID | None, UUID | None]:
        """The day that is shown, and the block or track that the keyboard is at."""
        day, row = self._plan.day, self._view.current_row()
        return None if day is None else day.id, None if row is None else row.key

    def to_spot(self, day_id: UUID | None, block_id: UUID | None) -> None:
        """Show a day of the open session, and a block or track, as far as they are still there."""
        session = self._plan.session
        if session is not None and day_id in {day.id for day in session.days}:
            self._plan.show_day(day_id)
        if block_id is not None:
            self.to_block(block_id)

    def _step_day(self, step: int) -> None:
        session, day = self._plan.session, self._plan.day
        if session is not None and day is not None and 0 <= (at := session.days.index(day) + step) < len(session.days):
            self.to_day(session.days[at].id)

    @Slot(str)
    def _find(self, words: str) -> None:
        if self._plan.session is not None:
            self._find_bar.show_found(find_blocks(self._plan.session, words))

    @Slot(object)
    def _show_found(self, found: Found) -> None:
        self.to_block(found.block)
