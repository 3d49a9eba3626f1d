"""Pages of frameworks and sets of prompts that come with the app: read once, on the worker, when first wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core_facilitator.gui.work import Work

if TYPE_CHECKING:
    from core_facilitator.domain.framework_pages import FrameworkPage
    from core_facilitator.domain.prompt_finding import Prompts

FLOW = "pages"
"""The flow that reads them."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """All of them, in the order in which lists show them; the prompts with an index of their words."""

    frameworks: tuple[FrameworkPage, ...]
    prompts: Prompts


class Pages(QObject):
    """What can be shown now: nothing until `load` has read it.

    Signals: `changed` says that it is there now, `not_read` carries the error that kept it away.
    """

    changed = Signal()
    not_read = Signal(object)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.shelf: Shelf | None = None

    def load(self) -> None:
        """Begin to read, unless all is there or being read."""
        if self.shelf is None:
            self._work.start(FLOW, self._read)

    async def _read(self) -> None:
        from core_facilitator.store.file_reading import FileError

        try:
            self.shelf = await self._work.run(_read)
        except (OSError, FileError) as error:
            self.not_read.emit(error)
            return
        self.changed.emit()


def _read() -> Shelf:
    """Read what comes with the app. Nothing that this imports knows Qt."""
    from core_facilitator.domain.prompt_finding import Prompts
    from core_facilitator.store import catalogue, framework_files

    return Shelf(framework_files.pages(catalogue.protocols()), Prompts(catalogue.prompt_sets()))
