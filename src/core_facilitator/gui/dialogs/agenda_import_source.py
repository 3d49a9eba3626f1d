"""Where an agenda from elsewhere comes from: a file, or a text that is pasted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog, QPushButton

from core_facilitator import messages, paths
from core_facilitator.domain.pasted_sources import Source
from core_facilitator.gui import faults, form
from core_facilitator.gui.agenda_reading import of_file, of_text
from core_facilitator.gui.models.new_days import own_zone
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.paste_edit import PasteEdit
from core_facilitator.intake.refusals import IntakeError, Refusal

READING = "reading an agenda"


class AgendaSource(QObject):
    """Works on the first page of the dialog. `preview` is given what was read, its name, and a title for it."""

    source_banner: Banner
    file_button: QPushButton
    paste_edit: PasteEdit
    read_button: QPushButton

    def __init__(self, dialog: QDialog, tools: Tools, preview: Callable[[Source, str, str], Awaitable[None]]) -> None:
        super().__init__(dialog)
        form.bind(self, dialog)
        self._title = dialog.windowTitle()
        self._tools = tools
        self._preview = preview
        self.path: Path | None = None  # of the file that was read last; None where the text was
        self.file_button.clicked.connect(self._choose_file)
        self.paste_edit.textChanged.connect(self._check_text)
        self.paste_edit.refused.connect(self._refuse_paste)
        self.read_button.clicked.connect(self._take_text)
        self._check_text()

    @Slot()
    def _choose_file(self) -> None:
        self._tools.work.start(READING, self._read_file)

    async def _read_file(self) -> None:
        from core_facilitator.intake.files import ENDINGS

        endings = " ".join(f"*{ending}" for ending in ENDINGS)
        kinds = f"{self.tr('Agendas ({0})').format(endings)};;{self.tr('All files (*)')}"
        path = await self._tools.ask.open_file(self._title, paths.documents_folder(), kinds)
        if path is not None:
            await self.read_path(path)

    async def read_path(self, path: Path) -> None:
        """Read a file and show what it holds; or say why not, and what to do."""
        self.source_banner.say("", self.tr("Reading {0}…").format(path.name))
        self.file_button.setEnabled(False)
        try:
            source = await self._tools.work.run(of_file, path, own_zone())
        except IntakeError as error:
            self._refuse(*messages.intake_sentence(error, faults.translated))
        except OSError as error:
            self._refuse(*faults.words(error))
        else:
            self.path = path
            await self._preview(source, path.name, path.stem)
        self.file_button.setEnabled(True)

    @Slot()
    def _take_text(self) -> None:
        self._tools.work.start(READING, self.read_text)

    async def read_text(self) -> None:
        """Read what is pasted and show what it holds."""
        name = self.tr("The pasted text")
        try:
            source = await self._tools.work.run(of_text, self.paste_edit.toPlainText(), name)
        except IntakeError as error:
            self._refuse(*messages.intake_sentence(error, faults.translated))
        else:
            self.path = None
            await self._preview(source, name, self.tr("Pasted agenda"))

    def _refuse(self, happened: str, next_step: str) -> None:
        self.source_banner.say("warn", happened, next_step)

    @Slot()
    def _refuse_paste(self) -> None:
        error = IntakeError(Refusal.TOO_LARGE, self.tr("The pasted text"))
        self._refuse(*messages.intake_sentence(error, faults.translated))

    @Slot()
    def _check_text(self) -> None:
        self.read_button.setEnabled(not self.paste_edit.document().isEmpty())
