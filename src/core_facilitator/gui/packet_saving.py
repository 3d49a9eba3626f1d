"""Saving a packet: where to, whether something there may be replaced, and the write on the worker thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core_facilitator import paths
from core_facilitator.export.files import SaveError
from core_facilitator.gui import printing

if TYPE_CHECKING:
    from core_facilitator.gui.ask import Ask
    from core_facilitator.gui.printing import Wanted
    from core_facilitator.gui.work import Work

SAVE, CHANGE = "packet save", "packet target"


class PacketSaving(QObject):
    """Knows the target and what became of the file; `title` is that of the dialog that asks for the target.

    Signals: `changed` says that the target or `running` is another now, `progressed` carries done and total, `saved`
    the file, `failed` the `SaveError`.
    """

    changed = Signal()
    progressed = Signal(int, int)
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Work, ask: Ask, parent: QObject, title: str) -> None:
        super().__init__(parent)
        self._work = work
        self._ask = ask
        self._title = title
        self._folder = paths.documents_folder()
        self._usual = ""
        self._suffix = ""
        self._stem = ""
        self._replaceable: Path | None = None
        self.running = False
        self.file: Path | None = None

    @property
    def target(self) -> Path:
        """Where the packet is going to be saved."""
        return self._folder / (f"{self._stem}{self._suffix}" if self._stem else self._usual)

    def offer(self, usual: str, suffix: str, *, anew: bool = False) -> None:
        """Save under the usual name, or under the one that the user chose unless it is offered `anew`."""
        self._usual, self._suffix = usual, suffix
        if anew:
            self._stem = ""
        self.changed.emit()

    def change(self, kinds: str) -> None:
        """Ask where to save; `kinds` as Qt writes them."""
        self._work.start(CHANGE, self._ask_target, kinds)

    def begin(self, order: Wanted) -> None:
        """Save the packet."""
        self._work.start(SAVE, self._save, order)

    def stop(self) -> None:
        """Stop what runs."""
        self._work.cancel(SAVE)
        self._work.cancel(CHANGE)

    async def _ask_target(self, kinds: str) -> None:
        chosen = await self._ask.save_file(self._title, self.target, kinds)
        if chosen is not None:
            self._folder, self._stem = chosen.parent, chosen.name.removesuffix(self._suffix)
            # The system's dialog has asked before it took the name of a file that is there.
            self._replaceable = self.target
            self.changed.emit()

    async def _save(self, order: Wanted) -> None:
        target = self.target
        if target.exists() and target != self._replaceable and not await self._may_replace(target):
            return
        self._run(True)
        try:
            await self._work.run(printing.save_printed, order, target, progress=self.progressed.emit)
        except SaveError as error:
            self.failed.emit(error)
        else:
            self.file = self._replaceable = target
            self.saved.emit(target)
        finally:
            self._run(False)

    async def _may_replace(self, target: Path) -> bool:
        return await self._ask.confirm(
            self.tr("Replace {0}?").format(target.name),
            self.tr("A file of that name is in {0} already. What somebody changed in it would be lost.").format(
                target.parent
            ),
            yes=self.tr("Replace file"),
            no=self.tr("Keep file"),
            danger=True,
        )

    def _run(self, running: bool) -> None:
        self.running = running
        self.changed.emit()
