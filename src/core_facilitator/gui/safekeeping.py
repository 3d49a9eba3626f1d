"""Keeping the open workspace safe while the work goes on: backups, passphrase, recovery code, and notices."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog

from core_facilitator.domain.faults import Notice
from core_facilitator.gui import dates, faults
from core_facilitator.gui.backing_up import BackingUp
from core_facilitator.gui.safe import Safe
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.notice_board import NoticeBoard

if TYPE_CHECKING:
    from core_facilitator.store.workspace import Workspace

FLOW = "safekeeping"
BACKUP, DAMAGE, DONE = "backup", "damage", "done"
_OF_THE_PASSPHRASE = frozenset({Notice.KEY_FILE_BROUGHT_BACK, Notice.OPENED_BY_RECOVERY_CODE})
_ADVICE = frozenset({Notice.SYNCED_FOLDER, Notice.NETWORK_FOLDER, Notice.CONFLICT_COPIES})


class Safekeeping(QObject):
    """Shows the notices of a workspace on a board, and holds the dialogs that keep it safe.

    `last_known` carries when the last verified backup was made, in words; `open_wanted` the folder of a workspace
    to be opened instead of this one.
    """

    last_known = Signal(str)
    open_wanted = Signal(object)

    def __init__(self, tools: Tools, workspace: Workspace, board: NoticeBoard) -> None:
        super().__init__(board)
        self._tools = tools
        self._workspace = workspace
        self._board = board
        self._safe = Safe(workspace)
        self.backing_up: BackingUp | None = None
        for notice in workspace.notices:
            self._show_notice(notice)
        if not workspace.read_only:
            self.backing_up = BackingUp(workspace.backups, tools.work, self)
            self.backing_up.failed.connect(self._show_backup_failure)
            self.backing_up.made.connect(self._show_backup)

    def begin(self) -> None:
        """Do what cannot wait: look for damage in a large workspace, or see to a passphrase or a code that is lost."""
        if Notice.NOT_CHECKED_YET in self._workspace.notices:
            self._tools.work.start("check", self._check)
        if self._workspace.read_only:
            return  # neither could be written
        if Notice.OPENED_BY_RECOVERY_CODE in self._workspace.notices:
            self.change_passphrase()
        elif Notice.CODE_NEVER_TYPED_BACK in self._workspace.notices:
            self._tools.work.start(FLOW, self._code, just_opened=True)

    def say_last(self) -> None:
        """Emit `last_known`; a demo, which nobody needs to keep, has nothing to say."""
        if self._workspace.demo:
            return
        at = self._safe.last_backup()
        if at is None:
            self.last_known.emit(self.tr("No verified backup yet"))
            return
        hours24 = self._tools.preferences.settings.hours24
        when = dates.day_and_time(at, self._tools.now(), hours24=hours24)
        self.last_known.emit(self.tr("Last verified backup: {0}").format(when))

    @Slot()
    def show_backups(self) -> None:
        """Show the backups."""
        self._tools.work.start(FLOW, self._backups)

    @Slot()
    def change_passphrase(self) -> None:
        """Ask for another passphrase; after a recovery code not for the old one."""
        self._tools.work.start(FLOW, self._passphrase)

    @Slot()
    def renew_recovery_code(self) -> None:
        """Show a new recovery code."""
        self._tools.work.start(FLOW, self._code)

    async def _backups(self) -> None:
        from core_facilitator.gui.dialogs import backups

        dialog = backups.BackupsDialog(self._tools, self._safe)
        wanted = await self._shown(dialog, backups.FLOW) and dialog.restored
        self._show_backup()
        if isinstance(wanted, Path):
            self.open_wanted.emit(wanted)

    async def _passphrase(self) -> None:
        from core_facilitator.gui.dialogs import passphrase

        forgotten = self._board.banner(Notice.OPENED_BY_RECOVERY_CODE) is not None
        if await self._shown(
            passphrase.ChangePassphrase(self._tools, self._safe, forgotten=forgotten), passphrase.FLOW
        ):
            for notice in _OF_THE_PASSPHRASE:
                self._board.take_down(notice)
            self._say_done(self.tr("The new passphrase opens this workspace from now on."))
            self.say_last()

    async def _code(self, *, just_opened: bool = False) -> None:
        from core_facilitator.gui.dialogs import recovery_code

        dialog = recovery_code.NewRecoveryCode(self._tools, self._safe, just_opened=just_opened)
        if await self._shown(dialog, recovery_code.FLOW):
            self._board.take_down(Notice.CODE_NEVER_TYPED_BACK)
            self._say_done(self.tr("The new recovery code holds. Destroy the sheet with the old one."))

    async def _shown(self, dialog: QDialog, flow: str) -> bool:
        """Show a dialog, and stop its flow with it, also when the workspace locks; return whether it was accepted."""
        try:
            return await self._tools.ask.show(dialog) == QDialog.DialogCode.Accepted
        finally:
            self._tools.work.cancel(flow)

    async def _check(self) -> None:
        """Look at every page beside the work."""
        try:
            problems = await self._tools.work.run(self._workspace.check)
        except faults.SHOWN as error:
            self._board.put(DAMAGE, "danger", *faults.words(error))
            return
        self._board.take_down(Notice.NOT_CHECKED_YET)
        if problems:
            self._board.put(
                DAMAGE,
                "danger",
                self.tr("This workspace is damaged."),
                self.tr("What you see can be used, but restore the newest good backup soon, and compare."),
                action=self.tr("Backups…"),
                acted=self.show_backups,
            )

    def _show_notice(self, notice: Notice) -> None:
        kind = "" if notice is Notice.NOT_CHECKED_YET else "warn"
        words = faults.notice_words(notice, self._workspace.conflict_copies)
        if notice in _OF_THE_PASSPHRASE and not self._workspace.read_only:
            action, acted = self.tr("Change passphrase…"), self.change_passphrase
            self._board.put(notice, kind, words, action=action, acted=acted)
        elif notice is Notice.CODE_NEVER_TYPED_BACK and not self._workspace.read_only:
            action, acted = self.tr("New recovery code…"), self.renew_recovery_code
            self._board.put(notice, kind, words, action=action, acted=acted)
        elif notice in _ADVICE:
            self._board.put(notice, kind, words, action=self.tr("Hide"))
        else:
            self._board.put(notice, kind, words)

    @Slot()
    def _show_backup(self) -> None:
        self._board.take_down(BACKUP)
        self.say_last()

    @Slot(object)
    def _show_backup_failure(self, error: Exception) -> None:
        """Say that there is no new backup, until there is one; the work itself goes on."""
        if self.backing_up is not None:
            action, acted = self.tr("Try again"), self.backing_up.look
            self._board.put(BACKUP, "warn", *faults.words(error), action=action, acted=acted)

    def _say_done(self, words: str) -> None:
        self._board.put(DONE, "done", words, action=self.tr("Hide"))
