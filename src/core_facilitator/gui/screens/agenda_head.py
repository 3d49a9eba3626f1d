"""The head of the planner: what the session is, its days as tabs, and what undo and redo would do."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from core_facilitator.domain.agendas import Session
from core_facilitator.gui import form
from core_facilitator.gui.models.day_notes import about, day_name, day_trouble
from core_facilitator.gui.models.open_plan import OpenPlan
from core_facilitator.gui.widgets.day_tabs import DayTab, DayTabs


class PlannerHead(QObject):
    """Shows the session of a plan and its days."""

    title_label: QLabel
    about_label: QLabel
    undo_button: QPushButton
    redo_button: QPushButton

    def __init__(self, screen: QWidget, tabs: DayTabs, plan: OpenPlan) -> None:
        super().__init__(screen)
        form.bind(self, screen)
        self._tabs = tabs
        self._plan = plan
        self.ran: Callable[[UUID], tuple[str, bool]] = _never  # says that a day ran, in words, and whether it does

    @Slot()
    def show_again(self) -> None:
        """Show the session that is open, if one is: of its days, something else is known now."""
        if self._plan.session is not None:
            self.show(self._plan.session)

    def show(self, session: Session) -> None:
        """Show the session as it is now."""
        self.title_label.setText(session.title)
        self.about_label.setText(about(session))
        tabs = (
            DayTab(
                day.id,
                day_name(number, day),
                day_trouble(self._plan.conflicts_in(day.id), session, timed),
                *self.ran(day.id),
            )
            for number, day in enumerate(session.days, start=1)
            if (timed := self._plan.timed_day(day.id)) is not None
        )
        self._tabs.show_tabs(tuple(tabs), self._plan.day.id if self._plan.day is not None else None)

    def set_history(self, undo_label: str | None, redo_label: str | None) -> None:
        """Say what undo and redo would do; None for nothing."""
        for button, words, label in (
            (self.undo_button, self.tr("Undo"), undo_label),
            (self.redo_button, self.tr("Redo"), redo_label),
        ):
            button.setEnabled(label is not None)
            button.setToolTip(f"{words} {label}" if label else words)


def _never(_day_id: UUID) -> tuple[str, bool]:
    return "", False
