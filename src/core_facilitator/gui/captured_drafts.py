"""The lines of a day that were begun and not kept yet: they wait, through a crash too."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core_facilitator.domain.daybooks import Kind
from core_facilitator.domain.runs import Run
from core_facilitator.gui.models import capture_words
from core_facilitator.gui.saving import KNOWN

if TYPE_CHECKING:
    from core_facilitator.gui.running import Running
    from core_facilitator.gui.saving import Saving
    from core_facilitator.store.workspace import Workspace


class CapturedDrafts(QObject):
    """One for each kind of line. `changed`: they are others now, or another one is being typed."""

    changed = Signal()

    def __init__(self, workspace: Workspace, running: Running, saving: Saving, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._running = running
        self._saving = saving
        self._texts: dict[Kind, str] = {}
        self._writing: Kind | None = None

    def read(self) -> None:
        """Know what waits in the run that is on."""
        found = ((kind, self._workspace.drafts.get(self._place(kind))) for kind in Kind)
        self._texts = {kind: draft.text for kind, draft in found if draft is not None}

    def get(self, kind: Kind) -> str:
        """Return what was typed in a line of that kind and not kept."""
        return self._texts.get(kind, "")

    def left(self) -> tuple[Kind, ...]:
        """Return the kinds of lines that wait, without the one that is being typed."""
        return tuple(kind for kind in Kind if self.get(kind) and kind is not self._writing)

    def write_now(self, kind: Kind | None) -> None:
        """Know in which kind of line somebody types now, or that nobody does: that one is not left behind."""
        self._writing = kind
        self.changed.emit()

    def keep(self, kind: Kind, text: str) -> None:
        """Keep what is being typed; a failure shows in the window's banner. No text is no draft."""
        if self.get(kind) == text or self._workspace.database.closed:
            return
        if not text:
            self.drop(kind)
            return
        self._keep_run(capture_words.kind_name(kind))
        self._texts[kind] = text
        place = self._place(kind)
        self._saving.keep_typed(place, partial(self._workspace.drafts.keep, place, text))
        self.changed.emit()

    def drop(self, kind: Kind) -> None:
        """Forget what was typed: it is kept as a line, or not wanted."""
        place = self._place(kind)
        self._saving.leave_typed(place)
        if self._texts.pop(kind, None) is not None:
            with suppress(*KNOWN):  # what stays is offered again, and can be given up then
                self._workspace.drafts.drop(place)
            self.changed.emit()

    def _keep_run(self, label: str) -> None:
        """Write a day in which nothing has happened yet: its drafts are found by its key."""
        run = self._running.run
        if run is None or self._saving.newest(run.id, Run) is not None:
            return
        try:
            self._workspace.runs.get(run.id)
        except KeyError:
            self._running.keep(label)

    def _place(self, kind: Kind) -> str:
        run = self._running.run
        return f"capture/{'' if run is None else run.id}/{kind.value}"
