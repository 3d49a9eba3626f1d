"""Reading all templates on the worker thread, so that a dialog is there at once and they come into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from core_facilitator.domain.faults import WorkspaceError
from core_facilitator.gui import faults
from core_facilitator.gui.work import Work

if TYPE_CHECKING:
    from core_facilitator.domain.templates import Template
    from core_facilitator.store.database import Database
    from core_facilitator.store.templates import DamagedTemplate


@dataclass(frozen=True, slots=True)
class _Found:
    built_in: tuple[Template, ...]
    own: tuple[Template | DamagedTemplate, ...]
    failure: WorkspaceError | None


class TemplateReading(QObject):
    """Reads for one dialog. It belongs to nobody: a job may outlast the dialog.

    Signals: `read` carries the choices, the user's own first; `failed` what to say where those cannot be read.
    """

    read = Signal(object)
    failed = Signal(str)

    def __init__(self, work: Work, database: Database, *, hours24: bool) -> None:
        super().__init__()
        self._work = work
        self._database = database
        self._hours24 = hours24

    @Slot()
    def begin(self) -> None:
        """Read them now."""
        self._work.start(f"templates {id(self)}", self._read)

    async def _read(self) -> None:
        from core_facilitator.gui.models.template_rows import choice_of, damaged_choice
        from core_facilitator.store.templates import DamagedTemplate

        found = await self._work.run(_all, self._database)
        choices = tuple(
            damaged_choice(one) if isinstance(one, DamagedTemplate) else choice_of(one, hours24=self._hours24)
            for one in (*found.own, *found.built_in)
        )
        self.read.emit(choices)
        if found.failure is not None:
            happened, next_step = faults.words(found.failure)
            self.failed.emit(self.tr("Your own templates could not be read. {0} {1}").format(happened, next_step))


def _all(database: Database) -> _Found:
    from core_facilitator.store.templates import OwnTemplates, built_in

    try:
        own = OwnTemplates(database).all()
    except WorkspaceError as error:
        return _Found(built_in(), (), error)
    return _Found(built_in(), own, None)
