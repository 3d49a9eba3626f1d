"""The commands about a workspace as a whole, and how every command opens one."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getpass
from pathlib import Path

from core_facilitator.cli.faults import CannotError, say, warn
from core_facilitator.domain.faults import Fault, Notice, WorkspaceError
from core_facilitator.messages import notice
from core_facilitator.store import backups, passphrases, recovery_codes, workspace
from core_facilitator.store.workspace import Workspace

WRITE_IT_DOWN = (
    "Write it down and keep it away from this computer. Without it, a forgotten passphrase cannot be replaced."
)


@contextmanager
def opened(options: argparse.Namespace, *, without: Notice | None = None) -> Iterator[Workspace]:
    """Open the workspace that the options name, and close it again. A demo asks for no passphrase.

    Args:
        options: what was typed.
        without: a notice that the command settles itself, so that it goes without saying.

    Raises:
        CannotError: when there is no passphrase to be had.
        WorkspaceError: when it does not open, or cannot be backed up as it closes.
    """
    opening = _open(options)
    warn(*(notice(kind, detail=opening.conflict_copies) for kind in opening.notices if kind is not without))
    if Notice.CODE_NEVER_TYPED_BACK in opening.notices:
        warn(*_ways_to_the_code(opening))
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
        return workspace.open(
            folder, recovery_code=secret(options.passphrase_file, "Recovery code"), take_over=take_over
        )
    return workspace.open(folder, secret(options.passphrase_file, "Passphrase"), take_over=take_over)


def secret(file: Path | None, word: str) -> str:
    """Return a passphrase or a recovery code: from a file, typed unseen, or the next line of standard input.

    Raises:
        CannotError: when there is none.
    """
    if file is not None:
        found = _first_line(file)
    elif sys.stdin.isatty():
        found = _typed(word)
    else:
        found = sys.stdin.readline().rstrip("\r\n")
    if not found:
        raise CannotError(
            f"There is no {word.lower()}: type it when asked, name a file with "
            f"--{'new-' if word.startswith('New') else ''}passphrase-file, or pipe it in."
        )
    return found


def new_passphrase(file: Path | None, word: str, name: str) -> str:
    """Return a passphrase to be set on the workspace of that name; a person types it twice.

    Raises:
        CannotError: when there is none, the two are not the same, or it is easy to guess.
    """
    passphrase = secret(file, word)
    if file is None and sys.stdin.isatty() and _typed("The same again") != passphrase:
        raise CannotError("The two passphrases are not the same, so nothing was done.")
    if not passphrases.strength(passphrase, name).enough:
        raise CannotError(
            "That passphrase is too easy to guess, so nothing was done. Take four or five words that have nothing "
            "to do with one another."
        )
    return passphrase


def _typed(word: str) -> str:
    try:
        return getpass(f"{word}: ")
    except EOFError:
        return ""


def _seen(word: str) -> str:
    try:
        return input(f"{word}: ")
    except EOFError:
        return ""


def _first_line(file: Path) -> str:
    try:
        with file.open(encoding="utf-8-sig") as lines:
            return lines.readline(10_000).rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise CannotError(f"{file} is not UTF-8 text, so no passphrase can be read from it.") from error


def new(options: argparse.Namespace) -> int:
    """Create a workspace, with a session from a template if one is named, and show its recovery code, once."""
    from core_facilitator.cli import templates  # which needs this module

    begun = None if options.template is None else templates.built_in_named(options)
    passphrase = new_passphrase(options.passphrase_file, "Passphrase", options.name)
    created, code = workspace.create(options.folder, options.name, passphrase)
    try:
        warn(*(notice(kind) for kind in created.notices))
        say(f"Created {created.name} in {options.folder}.")
        if begun is not None:
            created.sessions.add(begun.session)
            templates.tell(begun)
        show_code(created, code)
    finally:
        created.close()
    return 0


def show_code(here: Workspace, code: str) -> None:
    """Show a recovery code, once, and let a person type it back; what is not typed back is said at each opening."""
    say(f"Recovery code, shown only now: {code}", WRITE_IT_DOWN)
    while sys.stdin.isatty() and (typed := _seen("Type it back, or press Enter to do that later")):
        if recovery_codes.same(typed, code):
            here.note_code_typed_back()
            say("That is the code.")
            return
        say("That is not the code above.")
    say("It was not typed back, so this workspace will say so when it opens.", *_ways_to_the_code(here))


def _ways_to_the_code(here: Workspace) -> tuple[str, str]:
    command = f'core-facilitator recovery-code "{here.folder}"'
    return f"When you have it on paper: {command} --typed-back", f"For another one: {command}"


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


def count(number: int, thing: str) -> str:
    """Return how many there are, in words: "1 session", "2 sessions"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
