"""The commands about a workspace as a whole, and how every command opens one."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getpass
from pathlib import Path

from core_facilitator.cli.faults import CannotError, say, warn
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.messages import notice
from core_facilitator.store import backups, passphrases, workspace
from core_facilitator.store.workspace import Workspace


@contextmanager
def opened(options: argparse.Namespace) -> Iterator[Workspace]:
    """Open the workspace that the options name, and close it again. A demo asks for no passphrase.

    Raises:
        CannotError: when there is no passphrase to be had.
        WorkspaceError: when it does not open, or cannot be backed up as it closes.
    """
    opening = _open(options)
    warn(*(notice(kind) for kind in opening.notices))
    try:
        yield opening
    finally:
        opening.close()


def _open(options: argparse.Namespace) -> Workspace:
    folder, take_over = options.workspace, options.take_over
    try:
        return workspace.open(folder, take_over=take_over)
    except WorkspaceError as error:
        if error.fault is not Fault.PASSPHRASE_NEEDED:
            raise
    if options.recovery_code:
        return workspace.open(folder, recovery_code=secret(options, "Recovery code"), take_over=take_over)
    return workspace.open(folder, secret(options, "Passphrase"), take_over=take_over)


def secret(options: argparse.Namespace, word: str) -> str:
    """Return a passphrase or a recovery code: from its file, typed unseen, or from standard input.

    Raises:
        CannotError: when there is none.
    """
    if options.passphrase_file:
        found = _first_line(options.passphrase_file)
    elif sys.stdin.isatty():
        found = _typed(word)
    else:
        found = sys.stdin.readline().rstrip("\r\n")
    if not found:
        raise CannotError(
            f"There is no {word.lower()}: type it when asked, name a file with --passphrase-file, or pipe it in."
        )
    return found


def _typed(word: str) -> str:
    try:
        return getpass(f"{word}: ")
    except EOFError:
        return ""


def _first_line(file: Path) -> str:
    try:
        with file.open(encoding="utf-8-sig") as lines:
            return lines.readline(10_000).rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise CannotError(f"{file} is not UTF-8 text, so no passphrase can be read from it.") from error


def new(options: argparse.Namespace) -> int:
    """Create a workspace and show its recovery code, once."""
    passphrase = secret(options, "Passphrase")
    if not options.passphrase_file and sys.stdin.isatty() and _typed("The same again") != passphrase:
        raise CannotError("The two passphrases are not the same, so nothing was created.")
    if passphrase and not passphrases.strength(passphrase, options.name).enough:
        raise CannotError(
            "That passphrase is too easy to guess, so nothing was created. Take four or five words that have nothing "
            "to do with one another."
        )
    created, code = workspace.create(options.folder, options.name, passphrase)
    created.close()
    warn(*(notice(kind) for kind in created.notices))
    say(
        f"Created {created.name} in {options.folder}.",
        f"Recovery code, shown only now: {code}",
        "Write it down and keep it away from this computer. Without it, a forgotten passphrase cannot be replaced.",
    )
    return 0


def check(options: argparse.Namespace) -> int:
    """Look at every page, every reference, every session and every backup."""
    with opened(options) as here:
        problems = [f"Workspace: {problem}" for problem in here.check()]
        summaries = here.sessions.summaries()
        for summary in summaries:
            here.sessions.get(summary.id)
        kept = here.backups.all()
    say(f"{here.name}: {count(len(summaries), 'session')}, {count(len(kept), 'backup')}.")
    problems += [f"Backup {each.folder.name} is damaged." for each in kept if not backups.verified(each)]
    if problems:
        raise CannotError(*problems)
    say("Everything is whole.")
    return 0


def backup(options: argparse.Namespace) -> int:
    """Make a backup, checked before it counts."""
    with opened(options) as here:
        made = here.backups.make()
    say(f"Backed up and checked: {made.folder}")
    return 0


def restore(options: argparse.Namespace) -> int:
    """Make a new workspace of the newest backup that is whole. Whatever is in the old one stays as it is."""
    newest = backups.newest_good(options.workspace)
    if newest is None:
        raise CannotError(f"There is no good backup in {options.workspace}.")
    backups.restore(newest, options.folder)
    say(f"Brought back from {newest.made_at.astimezone():%Y-%m-%d %H:%M} into {options.folder}.")
    return 0


def count(number: int, thing: str) -> str:
    """Return how many there are, in words: "1 session", "2 sessions"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
