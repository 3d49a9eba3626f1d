"""Everybody in a session: the team that leads it, and who takes part."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from core_facilitator.domain.people import Person
from core_facilitator.domain.rosters import with_people
from core_facilitator.gui import form
from core_facilitator.gui.models.open_plan import OpenPlan
from core_facilitator.gui.models.records import Column
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.record_table import RecordTable
from core_facilitator.gui.widgets.typed_text import Typing

_WIDTHS = (150, 130, 170, 110, 150)


class People(QDialog):
    """Each change is saved as it is made; Done only closes."""

    team_table: RecordTable
    people_table: RecordTable
    done_button: QPushButton

    def __init__(self, parent: QWidget, theme: Theme, plan: OpenPlan, typing: Typing) -> None:
        super().__init__(parent)
        form.fill(self, "people", theme)
        self.setWindowTitle(self.tr("People and team"))
        self._plan = plan
        for table, name in ((self.team_table, self.tr("Team")), (self.people_table, self.tr("Participants"))):
            table.set_up(self._columns(), _nobody, name=name, headings=True, widths=_WIDTHS, tall=True)
            table.keep_drafts(typing)
            table.edited.connect(self._take)
        self.done_button.clicked.connect(self.accept)
        plan.changed.connect(self._show)
        self._show()

    def _columns(self) -> tuple[Column[Person], ...]:
        headings = {
            "name": self.tr("Name"),
            "role": self.tr("Role"),
            "department": self.tr("Department"),
            "email": self.tr("Email"),
            "phone": self.tr("Phone"),
            "needs": self.tr("Needs"),
        }
        return tuple(_column(field, heading) for field, heading in headings.items())

    @Slot()
    def _show(self) -> None:
        session = self._plan.session
        if session is not None:
            self.team_table.show_records(f"session/{session.id}/team", session.team)
            self.people_table.show_records(f"session/{session.id}/people", session.people)

    @Slot()
    def _take(self) -> None:
        if self._plan.session is not None:
            changed = with_people(self._plan.session, self.team_table.records, self.people_table.records)
            self._plan.save(changed, self.tr("Edit people"))


def _nobody() -> Person:
    return Person(id=uuid4(), name="")


def _column(field: str, heading: str) -> Column[Person]:
    read: Callable[[Person], str] = lambda person: getattr(person, field)  # noqa: E731
    return Column(heading, read, lambda person, text: replace(person, **{field: text}))  # type: ignore[arg-type]
