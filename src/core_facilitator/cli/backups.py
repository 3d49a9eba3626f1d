"""Making, listing and bringing back backups."""

import argparse

from core_facilitator.cli.faults import CannotError, say
from core_facilitator.cli.workspaces import opened
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.store import backups
from core_facilitator.store.backups import Backup


def backup(options: argparse.Namespace) -> int:
    """Make a backup, checked before it counts."""
    with opened(options) as here:
        made = here.backups.make()
    say(f"Backed up and checked: {made.folder}")
    return 0


def listed(options: argparse.Namespace) -> int:
    """List the backups, the newest first, after reading each whole. It takes no passphrase."""
    found = _found(options)
    say(*(_line(each) for each in found) if found else ("There are no backups yet.",))
    return 0


def restore(options: argparse.Namespace) -> int:
    """Make a new workspace of a backup, the newest that is whole. Whatever is in the old one stays as it is."""
    found = _found(options)
    if options.backup:
        found = tuple(each for each in found if each.folder.name == options.backup)
        if not found:
            raise CannotError(f"There is no backup named {options.backup!r}; core-facilitator backups lists them.")
    chosen = next((each for each in found if backups.verified(each)), None)
    if chosen is None:
        which = f"The backup {options.backup} is damaged." if options.backup else None
        raise CannotError(which or f"There is no good backup in {options.workspace}.")
    backups.restore(chosen, options.folder)
    say(f"Brought back from {_when(chosen)} into {options.folder}.")
    return 0


def _found(options: argparse.Namespace) -> tuple[Backup, ...]:
    """Return the backups of a folder in which everything else may be lost."""
    if not options.workspace.is_dir():
        fault = Fault.NOT_A_FOLDER if options.workspace.exists() else Fault.FOLDER_MISSING
        raise WorkspaceError(fault, options.workspace)
    return backups.found(options.workspace)


def _line(each: Backup) -> str:
    state = "good" if backups.verified(each) else "damaged"
    return f"{each.folder.name}  {_when(each)}  {max(1, round(each.size / 1024))} KB  {state}"


def _when(each: Backup) -> str:
    return f"{each.made_at.astimezone():%Y-%m-%d %H:%M}"
