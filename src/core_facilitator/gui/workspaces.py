"""What opening a workspace asks of the worker thread: values in, values out, nothing of Qt.

The store is imported in here, so after the first paint.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from core_facilitator.domain.faults import WorkspaceError

if TYPE_CHECKING:
    from core_facilitator.domain.agendas import Session
    from core_facilitator.store.passphrases import Strength
    from core_facilitator.store.workspace import Workspace

_FORBIDDEN = frozenset('<>:"/\\|?*')


def folder_name(name: str) -> str:
    """Return a name that every system allows for a folder; empty if nothing is left of it."""
    kept = "".join(" " if character in _FORBIDDEN or ord(character) < ord(" ") else character for character in name)
    return " ".join(kept.split()).rstrip(". ")


def create(folder: Path, name: str, passphrase: str) -> tuple[Workspace, str]:
    """Create a workspace and return it open, with its recovery code."""
    from core_facilitator.store import workspace

    return workspace.create(folder, name, passphrase)


def note_code_typed_back(workspace: Workspace) -> None:
    """Remember that its recovery code was typed back. If that fails, the next opening asks for it again."""
    with suppress(WorkspaceError):
        workspace.note_code_typed_back()


def open_(folder: Path, passphrase: str | None, recovery_code: str | None, take_over: bool = False) -> Workspace:
    """Open a workspace by passphrase, by recovery code, or, a sample, by neither, and read what is shown first."""
    from core_facilitator.store import workspace

    opened = workspace.open(folder, passphrase, recovery_code=recovery_code, take_over=take_over)
    with suppress(WorkspaceError):  # what cannot be read now is told by the screen that shows it
        opened.sessions.summaries()
    return opened


def confirm(workspace: Workspace, passphrase: str | None, recovery_code: str | None) -> None:
    """Return if the secret opens this workspace."""
    workspace.confirm(passphrase, recovery_code=recovery_code)


def read_sample() -> Session:
    """Return the sample retreat as its agenda file has it."""
    from core_facilitator.store import sample

    return sample.session()


def open_sample(name: str, retreat: Session | None = None) -> Workspace:
    """Make a fresh sample workspace in a temporary folder and return it open.

    Args:
        name: what the workspace is called.
        retreat: what `read_sample` returned, if it was read before.
    """
    from core_facilitator.store import sample

    return sample.make_passing(name, retreat)


def close(workspace: Workspace) -> None:
    """Close a workspace; that may take a backup. A sample made by `open_sample` is thrown away."""
    from core_facilitator.store import sample

    try:
        workspace.close()
    finally:
        if workspace.demo:
            sample.throw_away(workspace.folder)


def strength(passphrase: str, name: str) -> Strength:
    """Return how hard a passphrase is to guess for somebody who knows the workspace's name."""
    from core_facilitator.store import passphrases

    return passphrases.strength(passphrase, name)


def same_code(typed: str, code: str) -> bool:
    """Whether a recovery code was typed right; case, spaces and hyphens do not count."""
    return _plain(typed) == _plain(code)


def _plain(code: str) -> str:
    letters = "".join(character for character in code.upper() if character.isalnum())
    return letters.translate(str.maketrans("OIL", "011"))


def begins_code(typed: str, code: str) -> bool:
    """Whether what was typed so far agrees with a recovery code."""
    return _plain(code).startswith(_plain(typed))
