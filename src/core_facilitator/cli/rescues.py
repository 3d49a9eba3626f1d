"""Reading what can still be read of a damaged workspace, into a new one or into agenda files."""

import argparse

from core_facilitator.cli.faults import say, warn
from core_facilitator.cli.workspaces import count, secret
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.store import salvage
from core_facilitator.store.salvage import Salvage

_LEFT_OPEN = (
    "A check-in was open. What was answered can be opened in its own folder only, so it stayed there, "
    "and the check-in is prepared again."
)


def rescue(options: argparse.Namespace) -> int:
    """Put what can be read into a new folder. The damaged files stay as they are."""
    found = _read(options)
    if options.yaml:
        salvage.into_agenda_files(found, options.out)
    else:
        salvage.into_workspace(found, options.out).close()
    what = [count(len(found.sessions), "session"), *([] if options.yaml else _beside_sessions(found))]
    say(f"Rescued {', '.join(what)} into {options.out}. Nothing in {options.workspace} was changed.")
    for session in found.sessions:
        say(f"  {session.title}" + (" (parts of it are missing)" if session.id in found.incomplete else ""))
    if options.yaml:
        _say_what_stays_out(found)
    if found.left_open:
        warn(_LEFT_OPEN)
    if not found.whole:
        lost = f"At least {count(found.lost, 'record')}" if found.lost else "Something"
        warn(f"{lost} could not be read. Compare each session with what you remember.")
    return 0


def _beside_sessions(found: Salvage) -> list[str]:
    """Return what else there is, in words."""
    drafts = [count(len(found.drafts), "draft")] if found.drafts else []
    records = ((found.library, "your own library"), (found.ran, "days that ran"), (found.check_ins, "check-ins"))
    return drafts + [f"{count(len(rows), 'record')} of {name}" for rows, name in records if rows]


def _say_what_stays_out(found: Salvage) -> None:
    """Say what agenda files cannot hold."""
    only = "into a workspace only: rescue once more without --yaml."
    if found.library:
        warn(f"Own protocols, tags, collections and templates go {only}")
    if found.ran:
        warn(f"What happened on days that ran goes {only}")
    if found.check_ins:
        warn(f"Check-ins and own instruments go {only}")


def _read(options: argparse.Namespace) -> Salvage:
    try:
        return salvage.read(options.workspace)
    except WorkspaceError as error:
        if error.fault is not Fault.PASSPHRASE_NEEDED:
            raise
    if options.recovery_code:
        return salvage.read(options.workspace, recovery_code=secret(options.passphrase_file, "Recovery code"))
    return salvage.read(options.workspace, secret(options.passphrase_file, "Passphrase"))
