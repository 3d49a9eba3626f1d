"""Making a template of a session on the worker thread, as often as something else is to be kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Signal

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.template_making import Keep, as_template
from core_facilitator.gui.work import Work

if TYPE_CHECKING:
    from core_facilitator.domain.template_making import Made


class TemplateMaking(QObject):
    """Answers for one dialog, always what was asked last. It belongs to nobody: a job may outlast the dialog.

    Signal: `made` carries what was made, and what was kept for it.
    """

    made = Signal(object, object)

    def __init__(self, work: Work, session: Session, day_id: UUID | None = None) -> None:
        super().__init__()
        self._work = work
        self._session = session
        self._day_id = day_id
        self._keep: Keep | None = None

    def make(self, keep: Keep) -> None:
        """Make it with this kept."""
        self._keep = keep
        self._work.start(f"make template {id(self)}", self._answer)

    async def _answer(self) -> None:
        answered: Keep | None = None
        while self._keep is not None and answered is not self._keep:
            answered = self._keep
            made: Made = await self._work.run(partial(as_template, day_id=self._day_id), self._session, answered, uuid4)
            if answered is self._keep:
                self.made.emit(made, answered)
