"""New days from a template, in a session that is there already."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.templates import Beginning, with_days
from core_facilitator.gui.dates import long_date
from core_facilitator.gui.dialogs.new_session import NewSession
from core_facilitator.gui.models.new_days import own_zone
from core_facilitator.gui.models.template_rows import Choice
from core_facilitator.gui.theme import Theme


class TemplateDays(NewSession):
    """`session` is the open one with the new days; everything but their dates and words is as it says."""

    def __init__(self, parent: QWidget, theme: Theme, first: date, into: Session, *, hours24: bool) -> None:
        self._into = into
        super().__init__(parent, theme, first, hours24=hours24, from_template=True)
        self.setWindowTitle(self.tr("New day from template"))
        self.template_list_caption.setText(self.tr("Add the days of"))
        self.template_list.setAccessibleName(self.tr("Add the days of"))
        self.yes_button.setText(self.tr("Add to session"))
        self.template_list.show_choices(())
        self.yes_button.setEnabled(False)

    def show_templates(self, choices: tuple[Choice, ...]) -> None:
        """Offer these."""
        self.template_list.show_choices(choices)

    def session(self) -> Session:
        """Return the session with the days that were chosen."""
        template = self.template
        return self._into if template is None else with_days(self._into, template, self._beginning(), uuid4).session

    def _beginning(self) -> Beginning:
        into, first = self._into, self._first()
        return Beginning(
            title=into.title,
            first=first,
            date_words=f"{long_date(first)}, {first.year}",
            organization=into.organization,
            group=into.group,
            place=into.place,
            host=into.host,
            time_zone=into.days[-1].time_zone if into.days else own_zone(),
            expected=into.expected,
            words=self._words.words,
        )

    @Slot(object)
    def _show(self, choice: Choice) -> None:
        super()._show(choice)
        for pane in (self.title_pane, self.zone_column, self.whom_pane, self.host_pane, self.place_pane):
            pane.hide()
        for pane in (self.days_column, self.start_column, self.end_column):
            pane.hide()

    @Slot(object)
    def _go_on(self, _choice: Choice) -> None:
        self.date_edit.setFocus()
