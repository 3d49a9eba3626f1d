"""What can be done with the whole session and with its days: details, people, rooms, dates."""

from collections.abc import Callable, Coroutine
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QDate, QObject, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from core_facilitator.domain import edits
from core_facilitator.domain.agendas import Day, Session
from core_facilitator.gui.ask import Ask
from core_facilitator.gui.models.new_days import new_day
from core_facilitator.gui.models.open_plan import OpenPlan
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.typed_text import Typing
from core_facilitator.gui.work import Work


class SessionCommands(QObject):
    """Each opens a dialog over the planner, or changes the open session at once. `block_wanted`: go to that block."""

    block_wanted = Signal(object)

    def __init__(
        self,
        screen: QWidget,
        plan: OpenPlan,
        typing: Typing,
        theme: Theme,
        work: Work,
        ask: Ask,
        hours24: Callable[[], bool],
    ) -> None:
        super().__init__(screen)
        self._screen = screen
        self._plan = plan
        self._typing = typing
        self._theme = theme
        self._work = work
        self._ask = ask
        self._hours24 = hours24

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return the commands by their names in the table of shortcuts."""
        return {
            "session_details": self.edit_session,
            "people": self.edit_people,
            "rooms": self.edit_rooms,
            "materials": self.show_materials,
            "move_dates": self.move_dates,
            "add_day": self.add_day,
            "copy_day": self.copy_day,
            "shift_day": self.shift_day,
            "remove_day": self.remove_day,
        }

    @Slot()
    def edit_session(self) -> None:
        """Show what the session is."""
        self._start(self._edit_session)

    @Slot()
    def edit_people(self) -> None:
        """Show who leads and who takes part."""
        self._start(self._edit_people)

    @Slot()
    def edit_rooms(self) -> None:
        """Show the rooms, and the minutes between them."""
        self._start(self._edit_rooms)

    @Slot()
    def show_materials(self) -> None:
        """Show what to bring, over the session, a day or a room."""
        self._start(self._show_materials)

    @Slot()
    def copy_day(self) -> None:
        """Ask for a date, and put a copy of the day there."""
        if self._plan.day is not None:
            self._start(self._copy_day)

    @Slot()
    def shift_day(self) -> None:
        """Ask for another start, and move the day with all that is pinned."""
        if self._plan.day is not None:
            self._start(self._shift_day)

    @Slot()
    def move_dates(self) -> None:
        """Ask for another first date, and move all days."""
        if self._plan.day is not None:
            self._start(self._move_dates)

    @Slot()
    def add_day(self) -> None:
        """Add an empty day after the last, like it in its times, and show it."""
        session = self._plan.session
        if session is None:
            return
        day = _day_after(session)
        if self._plan.save(edits.add_day(session, day), self.tr("Add day")):
            self._plan.show_day(day.id)

    @Slot()
    def remove_day(self) -> None:
        """Take the day out with its blocks; undo brings it back."""
        session, day = self._plan.session, self._plan.day
        if session is not None and day is not None:
            self._plan.save(edits.remove_day(session, day.id), self.tr("Remove day"))

    async def _edit_session(self) -> None:
        from core_facilitator.gui.dialogs.session_details import SessionDetails

        await self._ask.show(SessionDetails(self._screen, self._theme, self._plan, self._typing))

    async def _edit_people(self) -> None:
        from core_facilitator.gui.dialogs.people import People

        await self._ask.show(People(self._screen, self._theme, self._plan, self._typing))

    async def _edit_rooms(self) -> None:
        from core_facilitator.gui.dialogs.rooms import Rooms

        await self._ask.show(Rooms(self._screen, self._theme, self._plan, self._typing))

    async def _show_materials(self) -> None:
        from core_facilitator.gui.dialogs.materials import Materials

        dialog = Materials(self._screen, self._theme, self._plan)
        dialog.block_wanted.connect(self.block_wanted)
        await self._ask.show(dialog)

    async def _copy_day(self) -> None:
        session, day = self._plan.session, self._plan.day
        if session is None or day is None:
            return
        to = await self._pick(
            title=self.tr("Copy day"),
            text=self.tr("A copy with all its blocks, pinned where these are pinned."),
            yes=self.tr("Copy day"),
            first=_day_after(session).date,
        )
        if to is not None and self._plan.save(edits.copy_day(session, day.id, to, uuid4), self.tr("Copy day")):
            before = {one.id for one in session.days}
            made = (
                (one.id for one in self._plan.session.days if one.id not in before) if self._plan.session else iter(())
            )
            for key in made:
                self._plan.show_day(key)

    async def _shift_day(self) -> None:
        from core_facilitator.gui.dialogs.shift_day import ShiftDay

        session, day = self._plan.session, self._plan.day
        if session is None or day is None:
            return
        dialog = ShiftDay(self._screen, self._theme, day.start, hours24=self._hours24())
        if await self._ask.show(dialog) == QDialog.DialogCode.Accepted and dialog.minutes:
            self._plan.save(edits.shift_day(session, day.id, dialog.minutes), self.tr("Shift day"))

    async def _move_dates(self) -> None:
        session = self._plan.session
        if session is None or not session.days:
            return
        first = await self._pick(
            title=self.tr("Move to other dates"),
            text=self.tr("The first day falls on this date; the days between stay the same."),
            yes=self.tr("Move session"),
            first=session.days[0].date,
        )
        if first is not None:
            self._plan.save(edits.move_dates(session, first), self.tr("Move to other dates"))

    async def _pick(self, *, title: str, text: str, yes: str, first: date) -> date | None:
        from core_facilitator.gui.dialogs.pick_date import PickDate

        dialog = PickDate(self._screen, self._theme, title=title, text=text, yes=yes, first=first)
        accepted = await self._ask.show(dialog) == QDialog.DialogCode.Accepted
        return dialog.picked if accepted else None

    def _start(self, flow: Callable[[], Coroutine[Any, Any, None]]) -> None:
        if self._plan.session is not None:
            self._work.start("planner dialog", flow)


def _day_after(session: Session) -> Day:
    """Return an empty day after the last one, with its times; the first day is today's in this computer's zone."""
    if session.days:
        last = session.days[-1]
        return Day(
            id=uuid4(),
            date=last.date + timedelta(days=1),
            start=last.start,
            end=last.end,
            time_zone=last.time_zone,
            venue=last.venue,
        )
    today = QDate.currentDate()
    return new_day(date(today.year(), today.month(), today.day()))
