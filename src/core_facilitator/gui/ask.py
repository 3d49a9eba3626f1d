"""Every question to the user, awaitable. Nothing else opens a dialog and waits, so tests answer in one place."""

import asyncio
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from shiboken6 import isValid

from core_facilitator.gui.dialogs.question import Question
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.scrim import Scrim


class Ask:
    """Asks over one window."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        self._parent = parent
        self._theme = theme
        self._scrim = Scrim(parent)

    async def confirm(self, title: str, text: str, *, yes: str, no: str, danger: bool = False) -> bool:
        """Ask before something that cannot be undone or that leaves the room.

        Args:
            title: the question, one line.
            text: what will happen, and what is kept.
            yes: names what is done ("Erase record").
            no: names what is kept ("Keep record"). Escape means this, and so does Enter when `danger` is set.
            danger: the answer yes destroys something.
        """
        dialog = Question(self._parent, self._theme, title=title, text=text, yes=yes, no=no, danger=danger)
        return await self.show(dialog) == QDialog.DialogCode.Accepted

    async def either(self, title: str, text: str, *, yes: str, other: str, no: str) -> bool | None:
        """Ask which of two ways to go; `no` leaves, and so does Escape. Enter means `yes`, which must lose nothing.

        Returns:
            True for `yes`, False for the `other` way, None when the user left.
        """
        result = await self.show(
            Question(self._parent, self._theme, title=title, text=text, yes=yes, other=other, no=no)
        )
        return {QDialog.DialogCode.Accepted: True, Question.OTHER: False}.get(result)

    async def tell(self, title: str, text: str, *, close: str) -> None:
        """Show what happened and what to do next; `close` names the only button."""
        await self.show(Question(self._parent, self._theme, title=title, text=text, yes=close))

    async def text(self, title: str, label: str, *, yes: str, no: str, value: str = "") -> str | None:
        """Ask for one line; return it without spaces around it, or None if the user left."""
        dialog = Question(self._parent, self._theme, title=title, yes=yes, no=no, field=label, value=value)
        accepted = await self.show(dialog) == QDialog.DialogCode.Accepted
        return dialog.answer() if accepted else None

    async def folder(self, title: str, start: Path) -> Path | None:
        """Ask for a folder."""
        dialog = QFileDialog(self._parent, title, str(start))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return await self._chosen(dialog)

    async def open_file(self, title: str, start: Path, kinds: str) -> Path | None:
        """Ask for a file that exists; `kinds` as Qt writes them: "Agenda (*.yaml)"."""
        dialog = QFileDialog(self._parent, title, str(start), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return await self._chosen(dialog)

    async def save_file(self, title: str, start: Path, kinds: str) -> Path | None:
        """Ask where to save; `start` is the folder and name offered. Asks before a file is replaced."""
        dialog = QFileDialog(self._parent, title, str(start.parent), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(start.suffix.lstrip("."))
        dialog.selectFile(start.name)
        return await self._chosen(dialog)

    async def show(self, dialog: QDialog) -> int:
        """Open a dialog over the window, which is dimmed meanwhile, wait until it closes, and return its result."""
        closed: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def settle(result: int) -> None:
            if not closed.done():  # a click that also activates closes twice
                closed.set_result(result)

        dialog.finished.connect(settle)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self._scrim.enter()
        dialog.show()  # what open() does; a print dialog has no open() in PySide6
        try:
            return await closed
        finally:
            if isValid(dialog):  # the screen that it belongs to may be gone, because the workspace was locked
                dialog.finished.disconnect(settle)
                dialog.close()
                dialog.deleteLater()
            if isValid(self._scrim):
                self._scrim.leave()

    async def _chosen(self, dialog: QFileDialog) -> Path | None:
        accepted = await self.show(dialog) == QDialog.DialogCode.Accepted
        return Path(dialog.selectedFiles()[0]) if accepted else None
