"""What the lock and the door offer when a workspace is damaged: a backup, a key file, what can be read, a copy."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from core_facilitator import paths
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.gui import dates, faults, form, rescuing
from core_facilitator.gui.rescuing import Rescued, Ways
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.banner import Banner

FLOW = "rescue"

T = TypeVar("T")

Way = Callable[[], Coroutine[None, None, None]]
Take = Callable[[], tuple[str | None, str | None]]
"""Returns the passphrase and the recovery code that were typed."""


class Rescue(QObject):
    """Buttons below the explanation. `ready` carries the folder of a workspace that can be tried now."""

    rescue_panel: QWidget
    rescue_label: QLabel
    rescue_key_button: QPushButton
    rescue_backup_button: QPushButton
    rescue_read_button: QPushButton
    rescue_copy_button: QPushButton

    ready = Signal(object)

    def __init__(self, screen: QWidget, tools: Tools, banner: Banner, take: Take) -> None:
        super().__init__(screen)
        form.bind(self, screen)
        self._tools = tools
        self._banner = banner
        self._take = take
        self._folder = Path()
        self._ways = Ways(None, None)
        self.rescue_panel.hide()
        self.rescue_key_button.clicked.connect(self._bring_key)
        self.rescue_backup_button.clicked.connect(self._restore)
        self.rescue_read_button.clicked.connect(self._read)
        self.rescue_copy_button.clicked.connect(self._copy)

    def offer(self, folder: Path, error: Exception) -> None:
        """Offer what helps against this fault; nothing where it is none of the files'."""
        if isinstance(error, WorkspaceError) and error.fault in rescuing.OF_THE_FILES:
            self._tools.work.start(FLOW, self._look, folder, error.fault)
        elif not self.rescue_copy_button.isHidden():
            self.rescue_panel.hide()  # what was offered belongs to another fault; what was done stays said

    async def _look(self, folder: Path, fault: Fault) -> None:
        self._folder = folder
        self._say(self.tr("Looking for backups…"), buttons=False)
        self._ways = await self._tools.work.run(rescuing.ways, folder, fault)
        backup, key_from = self._ways.backup, self._ways.key_from
        self._say(
            self.tr("What you can do now. None of it changes the damaged files:")
            if backup
            else self.tr("There is no good backup in this folder. What you can do now:")
        )
        self.rescue_backup_button.setVisible(backup is not None)
        if backup is not None:
            words = self.tr("Open the newest good backup, of {0}")
            self.rescue_backup_button.setText(words.format(self._when(backup.made_at)))
        self.rescue_read_button.setVisible(fault in rescuing.OF_SOME_PAGES)
        self.rescue_key_button.setVisible(key_from is not None)
        if key_from is not None:
            words = self.tr("Bring back the key file of {0}")
            self.rescue_key_button.setText(words.format(self._when(key_from)))

    @Slot()
    def _bring_key(self) -> None:
        self._tools.work.start(FLOW, self._do, self._bring_key_back)

    @Slot()
    def _restore(self) -> None:
        self._tools.work.start(FLOW, self._do, self._open_backup)

    @Slot()
    def _read(self) -> None:
        self._tools.work.start(FLOW, self._do, self._read_what_can_be)

    @Slot()
    def _copy(self) -> None:
        self._tools.work.start(FLOW, self._do, self._save_copy)

    async def _do(self, way: Way) -> None:
        """Go one way; what stands in it is explained, and the others stay open."""
        self.rescue_panel.setEnabled(False)
        try:
            await way()
        except faults.SHOWN as error:
            faults.show(self._banner, error)
        finally:
            self.rescue_panel.setEnabled(True)

    async def _bring_key_back(self) -> None:
        made_at = await self._tools.work.run(rescuing.bring_back_key, self._folder)
        words = self.tr("The key file of {0} is back. It opens with the passphrase of that day.")
        self._say(words.format(self._when(made_at)), buttons=False)
        self._banner.hide()
        self.ready.emit(self._folder)

    async def _open_backup(self) -> None:
        backup = self._ways.backup
        if backup is None:
            return
        name = self.tr("{0}, backup of {1}").format(self._folder.name, _stamp(backup.made_at))
        made = await self._beside(
            lambda parent: rescuing.restore(backup, parent, name), self.tr("Where to put the backup")
        )
        if made is None:
            return
        words = self.tr(
            "The backup of {0} is restored in {1}. The damaged files are as they were. "
            "It opens with the passphrase of that day."
        )
        self._say(words.format(self._when(backup.made_at), made), buttons=False)
        self._banner.hide()
        self.ready.emit(made)

    async def _read_what_can_be(self) -> None:
        folder, (passphrase, code) = self._folder, self._take()
        name = self.tr("{0}, rescued {1}").format(folder.name, _stamp(self._tools.now()))
        made = await self._beside(
            lambda parent: rescuing.read(folder, passphrase, code, parent, name),
            self.tr("Where to put what can be read"),
        )
        if made is None:
            return
        words = self.tr("What could be read is in {0}. The damaged files are as they were.").format(made.folder)
        self._say(words, buttons=False)
        self._banner.hide()
        await self._tools.ask.tell(self.tr("Rescued"), f"{words}\n\n{self._how_much(made)}", close=self.tr("Open it"))
        self.ready.emit(made.folder)

    def _how_much(self, made: Rescued) -> str:
        parts = [self.tr("Sessions that could be read: {0}.").format(made.sessions)]
        if made.library:
            words = self.tr("Own protocols, tags, collections and templates that could be read: {0}.")
            parts.append(words.format(made.library))
        if made.ran:
            words = self.tr("Records of days that ran, of what was written down and promised then: {0}.")
            parts.append(words.format(made.ran))
        if made.check_ins:
            words = self.tr("Check-ins and own instruments that could be read: {0}.")
            parts.append(words.format(made.check_ins))
        if made.left_open:
            words = self.tr(
                "A check-in was open. What was answered can be opened in its own folder only, so it stayed there, "
                "and the check-in is prepared again."
            )
            parts.append(words)
        if made.incomplete:
            parts.append(self.tr("Parts are missing from: {0}.").format("; ".join(made.incomplete)))
        if not made.whole:
            parts.append(self.tr("Compare each with what you remember, and with what you have printed."))
        return " ".join(parts)

    async def _beside(self, make: Callable[[Path], T], question: str) -> T | None:
        """Make something in a new folder beside the damaged one, or where nothing can be written there, elsewhere."""
        try:
            return await self._tools.work.run(make, self._folder.parent)
        except WorkspaceError as error:
            if error.fault is not Fault.FOLDER_NOT_WRITABLE:
                raise
        parent = await self._tools.ask.folder(question, paths.documents_folder())
        return None if parent is None else await self._tools.work.run(make, parent)

    async def _save_copy(self) -> None:
        target = await self._tools.ask.folder(self.tr("Where to put the copy"), paths.documents_folder())
        if target is None:
            return
        name = self.tr("{0}, damaged {1}").format(self._folder.name, _stamp(self._tools.now()))
        made = await self._tools.work.run(rescuing.copy_damaged, self._folder, target, name)
        self._banner.say("done", self.tr("Copied."), self.tr("The copy is in {0}.").format(made))

    def _say(self, words: str, *, buttons: bool = True) -> None:
        self.rescue_label.setText(words)
        for button in (
            self.rescue_key_button,
            self.rescue_backup_button,
            self.rescue_read_button,
            self.rescue_copy_button,
        ):
            button.setVisible(buttons)
        self.rescue_panel.show()

    def _when(self, at: datetime) -> str:
        return dates.day_and_time(at, self._tools.now(), hours24=self._tools.preferences.settings.hours24)


def _stamp(at: datetime) -> str:
    """A moment as a folder's name can hold it, in this computer's zone."""
    return f"{at.astimezone():%Y-%m-%d %H-%M}"
