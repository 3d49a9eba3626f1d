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
    if isinstance(saving.stuck, Session):
        words = _stuck_words(saving, saving.stuck)
        banner.say("danger", lead, words, action=translate("Unsaved", "Set it aside…"))
        return
    action = translate("Unsaved", "Try again") if kept else translate("Unsaved", "Close")
    banner.say("danger", lead, " ".join(faults.words(saving.failure)), action=action)


def _stuck_words(saving: Saving, stuck: Session) -> str:
    words = translate(
        "Unsaved", "The database does not accept a change of {0}. Undo it, or set it aside in a file."
    ).format(stuck.title)
    alone = all(one.value.id == stuck.id for one in saving.unsaved)
    others = translate("Unsaved", "Changes of other sessions are saved.")
    return f"{words} {others}" if alone else words


async def set_aside(tools: Tools, saving: Saving, write_copy: Callable[[Session], Awaitable[Path | None]]) -> None:
    """Ask whether a session that is stuck goes into an agenda file, so that it is shown as it was saved last.

    Args:
        tools: where to ask.
        saving: what waits.
        write_copy: asks where to, and returns the file that it wrote.
    """
    session = saving.stuck
    if not isinstance(session, Session):
        return
    aside = await tools.ask.either(
        translate("Unsaved", "Set the changes of {0} aside?").format(session.title),
        translate(
            "Unsaved",
            "The database refused them, and would again. You choose where to save an agenda file with all that you see "
            "now; it is not encrypted. The plan then shows again what was saved last, and you can import the file.",
        ),
        yes=translate("Unsaved", "Set aside…"),
        other=translate("Unsaved", "Try again"),
        no=translate("Unsaved", "Cancel"),
    )
    if aside is False:
        saving.try_again()
    elif aside and (file := await write_copy(session)) is not None and saving.newest(session.id) is session:
        saving.set_aside(session)
        await tools.ask.tell(
            translate("Unsaved", "Set aside"),
            translate("Unsaved", "{0}, with the changes that could not be saved, is in:\n{1}").format(
                session.title, file
            ),
            close=translate("Unsaved", "Close"),
        )


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
    waiting = {change.value.id: change.value for change in saving.unsaved}
    return [value for value in waiting.values() if isinstance(value, Session)]
