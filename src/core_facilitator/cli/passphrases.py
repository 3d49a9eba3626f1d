"""Another passphrase, another recovery code."""

import argparse

from core_facilitator.cli.faults import CannotError, say
from core_facilitator.cli.workspaces import new_passphrase, opened, show_code
from core_facilitator.domain.faults import Notice
from core_facilitator.store.workspace import Workspace


def change(options: argparse.Namespace) -> int:
    """Let another passphrase open the workspace. Asks for the old one, or the recovery code, and then for the new."""
    with opened(options) as here:
        _refuse_sample(here)
        passphrase = new_passphrase(options.new_passphrase_file, "New passphrase", here.name)
        _back_up(here)
        here.change_passphrase(passphrase)
    say("The new passphrase opens this workspace from now on. Older backups open with the passphrase of their day.")
    return 0


def recovery_code(options: argparse.Namespace) -> int:
    """Take back the code that somebody has, or show a new one."""
    return _take_back(options) if options.typed_back else _renew_code(options)


def _take_back(options: argparse.Namespace) -> int:
    """Note that somebody has the recovery code: it must open the workspace."""
    options.recovery_code = True
    with opened(options, without=Notice.OPENED_BY_RECOVERY_CODE) as here:
        _refuse_sample(here)
        here.note_code_typed_back()
    say("That is the code. The workspace no longer says that it was never typed back.")
    return 0


def _renew_code(options: argparse.Namespace) -> int:
    """Show a new recovery code, once. The old one no longer opens the workspace."""
    with opened(options, without=Notice.CODE_NEVER_TYPED_BACK) as here:
        _refuse_sample(here)
        _back_up(here)
        show_code(here, here.renew_recovery_code())
    say("Destroy the sheet with the old code.")
    return 0


def _refuse_sample(here: Workspace) -> None:
    if here.demo:
        raise CannotError("This is a sample: it opens without a passphrase, and none can be given to it.")


def _back_up(here: Workspace) -> None:
    if not here.read_only and here.backups.behind():
        here.backups.make()
