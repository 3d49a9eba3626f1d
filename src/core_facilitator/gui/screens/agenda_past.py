"""What days that ran say in the planner: beside the minutes of a block, on the tabs, and what they leave to a day."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QWidget

from core_facilitator.gui import form
from core_facilitator.gui.models.past_words import left_words, ran_words
from core_facilitator.gui.widgets.banner import Banner

if TYPE_CHECKING:
    from core_facilitator.domain.agendas import Block
    from core_facilitator.domain.timing_insights import Insight
    from core_facilitator.gui.models.open_plan import OpenPlan
    from core_facilitator.gui.past_days import PastDays
    from core_facilitator.gui.screens.agenda_head import PlannerHead
    from core_facilitator.gui.screens.agenda_inspector import AgendaInspector
    from core_facilitator.gui.tools import Tools
    from core_facilitator.gui.widgets.day_view import DayView


class PlannerPast(QObject):
    """Reads past days while the planner is seen, and says what they say; nothing of it stands in the way."""

    before_banner: Banner

    def __init__(self, screen: QWidget, plan: OpenPlan, view: DayView, past: PastDays, tools: Tools) -> None:
        super().__init__(screen)
        form.bind(self, screen)
        self._screen = screen
        self._plan = plan
        self._view = view
        self._past = past
        self._tools = tools
        self.before_banner.acted.connect(self._choose)
        plan.changed.connect(self._show)
        past.changed.connect(self._show)
        past.outdated.connect(self._load)
        screen.installEventFilter(self)
        self._load()

    def follow_with(self, head: PlannerHead, inspector: AgendaInspector) -> None:
        """Let the tabs and the details beside the day say what is known, now and when that changes."""
        head.ran, inspector.insight_of = self.ran, self.insight_of
        self._past.changed.connect(head.show_again)
        self._past.changed.connect(inspector.follow_again)

    def ran(self, day_id: UUID) -> tuple[str, bool]:
        """Return that a day ran, in words, and whether it still does; nothing for one that did not."""
        session, read = self._plan.session, self._past.read
        run = None if session is None else self._past.run_of(session.id, day_id)
        if run is None or read is None:
            return "", False
        return ran_words(run, read.minutes.get(run.id)), run.closed is None

    def insight_of(self, block: Block) -> Insight | None:
        """Return what a block took the last times, where that is known."""
        read = self._past.read
        return None if read is None else read.insights.of_block(block)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show:
            self._load()
        return super().eventFilter(watched, event)

    @Slot()
    def _load(self) -> None:
        if self._screen.isVisible():
            self._past.load()

    @Slot()
    def _show(self) -> None:
        session, day = self._plan.session, self._plan.day
        left = None if session is None or day is None else self._past.left(session, day)
        if left is None:
            self.before_banner.hide()
            return
        lead, names = left_words(left, self._tools.now().date())
        self.before_banner.say("", lead, names, action=self.tr("Put into this day…"), glyph="history")

    @Slot()
    def _choose(self) -> None:
        self._tools.work.start("put in", self._put_in)

    async def _put_in(self) -> None:
        """Ask which of them this day takes, and put those in."""
        from core_facilitator.gui.dialogs.put_in import PutInDialog

        session, day = self._plan.session, self._plan.day
        left = None if session is None or day is None else self._past.left(session, day)
        if session is None or day is None or left is None:
            return
        dialog = PutInDialog(
            self._tools, left_words(left, self._tools.now().date())[0].rstrip(":"), left, session, day.id
        )
        if await self._tools.ask.show(dialog):
            self._view.select(self._past.put_in(session, day, dialog.ticked, self.tr("Put in what was left out")))
