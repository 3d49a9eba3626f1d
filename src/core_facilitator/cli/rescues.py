"""Reading what can still be read of a damaged workspace, into a new one or into agenda files."""

import argparse

from core_facilitator.cli.faults import say, warn
from core_facilitator.cli.workspaces import count, secret
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.store import salvage
from core_facilitator.store.salvage import Salvage


def rescue(options: argparse.Namespace) -> int:
    """Put what can be read into a new folder. The damaged files stay as they are."""
    found = _read(options)
    if options.yaml:
        salvage.into_agenda_files(found, options.out)
    else:
        salvage.into_workspace(found, options.out).close()
    what = [count(len(found.sessions), "session")]
    if found.drafts and not options.yaml:
        what.append(count(len(found.drafts), "draft"))
    if found.library and not options.yaml:
        what.append(count(len(found.library), "record") + " of your own library")
    if found.ran and not options.yaml:
        what.append(count(len(found.ran), "record") + " of days that ran")
    say(f"Rescued {', '.join(what)} into {options.out}. Nothing in {options.workspace} was changed.")
    for session in found.sessions:
        say(f"  {session.title}" + (" (parts of it are missing)" if session.id in found.incomplete else ""))
    if found.library and options.yaml:
        warn(
            "Own protocols, tags, collections and templates go into a workspace only: rescue once more without --yaml."
        )
    if found.ran and options.yaml:
        warn("What happened on days that ran goes into a workspace only: rescue once more without --yaml.")
    if not found.whole:
        lost = f"At least {count(found.lost, 'record')}" if found.lost else "Something"
        warn(f"{lost} could not be read. Compare each session with what you remember.")
    return 0


def _read(options: argparse.Namespace) -> Salvage:
    try:
        return salvage.read(options.workspace)
    except WorkspaceError as error:
        if error.fault is not Fault.PASSPHRASE_NEEDED:
            raise
    if options.recovery_code:
        return salvage.read(options.workspace, recovery_code=secret(options.passphrase_file, "Recovery code"))
    return salvage.read(options.workspace, secret(options.passphrase_file, "Passphrase"))
