"""Faults that are shown where they happen, in words, instead of ending what the user does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core_facilitator import messages
from core_facilitator.domain.faults import Fault, Notice, WorkspaceError
from core_facilitator.gui.widgets.banner import Banner

if TYPE_CHECKING:
    from core_facilitator.export.files import SaveError

translate = QCoreApplication.translate

MESSAGES = "Messages"
"""Under which name the texts of `messages` are translated."""

SHOWN = (WorkspaceError, OSError)


def words(error: Exception) -> tuple[str, str]:
    """Return what happened and what to do next."""
    if isinstance(error, WorkspaceError):
        return messages.sentence(error, translated)
    reason = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
    return translate("Faults", "The computer refused: {0}.").format(reason), translate(
        "Faults", "Check the folder and the drive, then try again."
    )


def way_around(error: Exception) -> str:
    """Return the words of a link that opens the workspace all the same, or nothing where there is no such way."""
    elsewhere = isinstance(error, WorkspaceError) and error.fault is Fault.OPEN_ON_ANOTHER_COMPUTER
    return translate("Faults", "Open all the same") if elsewhere else ""


def notice_words(notice: Notice, detail: str = "") -> str:
    """Return what is worth saying about a workspace that did open; `detail` is a fact that the sentence may name."""
    return messages.notice(notice, translated, detail=detail)


def translated(text: str) -> str:
    """Return one of the texts of `messages` in the user's language."""
    return translate(MESSAGES, text)


def saving_words(error: SaveError) -> tuple[str, str]:
    """Return what happened to a file that was to be saved, and what to do next."""
    return messages.saving_sentence(error, translated)


def show(banner: Banner, error: Exception, *, action: str = "") -> None:
    """Say in a banner what happened and what to do next."""
    happened, next_step = words(error)
    banner.say("danger", happened, next_step, action=action)
