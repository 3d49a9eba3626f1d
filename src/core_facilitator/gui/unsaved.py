"""What could not be written: said in a banner while it is so, and asked about before the workspace closes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.agendas import Session
from core_facilitator.gui import faults
from core_facilitator.gui.saving import Saving
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.banner import Banner

translate = QCoreApplication.translate


def headline(saving: Saving) -> str:
    """Return in one sentence what is not on the disk."""
    count = len(saving.unsaved)
    if count:
        one = translate("Unsaved", "1 change is not saved: it is only in this window.")
        many = translate("Unsaved", "{0} changes are not saved: they are only in this window.")
        return one if count == 1 else many.format(count)
    if saving.typing:
        return translate("Unsaved", "What you are typing is not saved: it is only in this window.")
    return ""


def tell(banner: Banner, saving: Saving) -> None:
    """Say what is not saved or was not done, and why; nothing when all is well."""
    if saving.failure is None:
        banner.hide()
        return
    kept = headline(saving)
    refused = translate("Unsaved", "That was not done, and nothing was changed.") if saving.refused else ""
    lead = " ".join(part for part in (refused, kept) if part)
    action = translate("Unsaved", "Try again") if kept else translate("Unsaved", "Close")
    banner.say("danger", lead, " ".join(faults.words(saving.failure)), action=action)


async def may_leave(tools: Tools, saving: Saving, write_copy: Callable[[Session], Awaitable[Path | None]]) -> bool:
    """Write what waits; while that fails, ask. Return whether nothing is left, or may be left behind.

    Args:
        tools: where to ask.
        saving: what waits.
        write_copy: asks where to, and returns the file that it wrote.
    """
    copies: list[Path] = []
    while not saving.catch_up():
        from core_facilitator.gui.dialogs.unsaved import Answer, Unsaved

        dialog = Unsaved(tools.window, tools.theme, saving, copies)
        await tools.ask.show(dialog)
        if dialog.answer is Answer.COPY:
            copies = [file for session in _sessions(saving) if (file := await write_copy(session)) is not None]
        elif dialog.answer is not Answer.AGAIN:
            return dialog.answer is Answer.LEAVE
    return True


def _sessions(saving: Saving) -> list[Session]:
    """Return each session that something waits in, with all its changes."""
    return list({change.session.id: change.session for change in saving.unsaved}.values())
