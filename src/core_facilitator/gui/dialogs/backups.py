"""The backups of the open workspace: whether each is whole, one more now, and one of them brought back elsewhere."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLocale, Slot
from PySide6.QtWidgets import QLabel, QPushButton

from core_facilitator.gui import dates, faults, form
from core_facilitator.gui.models.lines import Line
from core_facilitator.gui.safe import Looked, Safe
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.growing_dialog import GrowingDialog
from core_facilitator.gui.widgets.row_list import RowList

FLOW = "backups"


class BackupsDialog(GrowingDialog):
    """`restored` is the folder of a workspace that was brought back and is to be opened: then it was accepted."""

    _WIDTH = 680

    text_label: QLabel
    backups_banner: Banner
    backups_list: RowList
    empty_label: QLabel
    make_button: QPushButton
    restore_button: QPushButton
    done_button: QPushButton

    def __init__(self, tools: Tools, safe: Safe) -> None:
        super().__init__(tools.window, tools.theme)
        form.fill(self, "backups", tools.theme)
        self.setWindowTitle(self.tr("Backups"))
        self._tools = tools
        self._safe = safe
        self._looked: dict[Path, Looked] = {}
        self.restored: Path | None = None
        self.empty_label.hide()
        self.backups_list.setAccessibleName(self.tr("Backups"))
        self.backups_list.selectionModel().currentChanged.connect(self._show_buttons)
        self.backups_banner.acted.connect(self.accept)
        self.make_button.setVisible(not safe.workspace.read_only)
        self.make_button.clicked.connect(self._make)
        self.restore_button.clicked.connect(self._restore)
        self.done_button.clicked.connect(self.reject)
        self._show_buttons()
        tools.work.start(FLOW, self._read)

    @Slot()
    def _show_buttons(self) -> None:
        looked = self._chosen()
        self.restore_button.setEnabled(looked is not None and looked.good)

    def _chosen(self) -> Looked | None:
        folder = self.backups_list.current
        return self._looked.get(folder) if isinstance(folder, Path) else None

    async def _read(self) -> None:
        self.backups_banner.say("", self.tr("Reading every backup to see whether it is whole…"))
        try:
            found = await self._tools.work.run(self._safe.backups)
        except faults.SHOWN as error:
            faults.show(self.backups_banner, error)
            return
        self.backups_banner.hide()
        self._show(found)

    def _show(self, found: tuple[Looked, ...]) -> None:
        self._looked = {looked.backup.folder: looked for looked in found}
        self.backups_list.set_lines(tuple(self._line(looked) for looked in found))
        self.backups_list.setVisible(bool(found))
        self.empty_label.setVisible(not found)
        if found:
            self.backups_list.setCurrentIndex(self.backups_list.model().index(0, 0))
            self.backups_list.setFocus()
        self._show_buttons()

    def _line(self, looked: Looked) -> Line:
        backup = looked.backup
        if not looked.good:
            return Line(backup.folder, "circle-alert", self._when(backup.made_at), self.tr("Damaged. It is not used."))
        facts = [self.tr("Verified"), QLocale().formattedDataSize(backup.size, 1)]
        if not looked.opens_as_now:
            facts.append(self.tr("needs the passphrase of that day"))
        return Line(backup.folder, "circle-check", self._when(backup.made_at), ", ".join(facts))

    @Slot()
    def _make(self) -> None:
        self._tools.work.start(FLOW, self._make_one)

    async def _make_one(self) -> None:
        self.make_button.setEnabled(False)
        self.backups_banner.say("", self.tr("Making a backup and checking it…"))
        try:
            await self._tools.work.run(self._safe.make_backup)
            found = await self._tools.work.run(self._safe.backups)
        except faults.SHOWN as error:
            faults.show(self.backups_banner, error)
        else:
            self._show(found)
            self.backups_banner.say("done", self.tr("The backup is made, and verified."))
        self.make_button.setEnabled(True)

    @Slot()
    def _restore(self) -> None:
        self._tools.work.start(FLOW, self._restore_one)

    async def _restore_one(self) -> None:
        looked = self._chosen()
        if looked is None:
            return
        here = self._safe.workspace.folder
        parent = await self._tools.ask.folder(self.tr("Where to put the restored workspace"), here.parent)
        if parent is None:
            return
        made_at = looked.backup.made_at
        name = self.tr("{0}, backup of {1}").format(here.name, f"{made_at.astimezone():%Y-%m-%d %H-%M}")
        self.restore_button.setEnabled(False)
        try:
            self.restored = await self._tools.work.run(self._safe.restore, looked.backup, parent, name)
        except faults.SHOWN as error:
            faults.show(self.backups_banner, error)
            self._show_buttons()
            return
        self._show_buttons()
        words = self.tr("The backup of {0} is in {1}. Nothing was replaced.").format(self._when(made_at), self.restored)
        if not looked.opens_as_now:
            words += " " + self.tr("It opens with the passphrase of that day.")
        self.backups_banner.say("done", self.tr("Restored."), words, action=self.tr("Close this one and open it"))

    def _when(self, at: datetime) -> str:
        words = dates.day_and_time(at, self._tools.now(), hours24=self._tools.preferences.settings.hours24)
        return words[:1].upper() + words[1:]
