"""What keeps an open workspace safe, as the worker does it: its backups, its passphrase, its recovery code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core_facilitator.store.backups import Backup
    from core_facilitator.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Looked:
    """A backup that was read whole. `opens_as_now`: with today's passphrase; else with that of its day."""

    backup: Backup
    good: bool
    opens_as_now: bool


class Safe:
    """Plain calls that take their time; each may fail with a `WorkspaceError`."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    @property
    def name(self) -> str:
        """The workspace's name."""
        return self.workspace.name

    def last_backup(self) -> datetime | None:
        """Return when the newest good backup was made."""
        return max((backup.made_at for backup in self.workspace.backups.all() if backup.good), default=None)

    def backups(self) -> tuple[Looked, ...]:
        """Read every backup whole, the newest first."""
        from core_facilitator.store import backups, rescue

        folder = self.workspace.folder
        return tuple(
            Looked(each, backups.verified(each), rescue.opens_as_now(each, folder))
            for each in self.workspace.backups.all()
        )

    def make_backup(self) -> Backup:
        """Make a backup now."""
        return self.workspace.backups.make()

    def restore(self, backup: Backup, parent: Path, name: str) -> Path:
        """Restore a backup into a new folder in `parent` and return that folder."""
        from core_facilitator.store import rescue

        return rescue.restore_beside(backup, parent, name)

    def change_passphrase(self, old: str | None, new: str) -> None:
        """Confirm the old passphrase if there is one, back up what changed, and let the new one open the workspace."""
        if old is not None:
            self.workspace.confirm(old)
        if self.workspace.backups.behind():
            self.workspace.backups.make()
        self.workspace.change_passphrase(new)

    def propose_code(self, passphrase: str | None) -> str:
        """Return a recovery code that `take_code` can put in place of the old one.

        Confirms the passphrase first; with None it has opened the workspace just now.
        """
        from core_facilitator.store import recovery_codes

        if passphrase is not None:
            self.workspace.confirm(passphrase)
        return recovery_codes.new()

    def take_code(self, code: str) -> None:
        """Let the code open the workspace instead of the old one."""
        self.workspace.renew_recovery_code(code)
