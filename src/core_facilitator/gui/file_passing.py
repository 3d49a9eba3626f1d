"""What all passing on and taking in of files has in common: asking for the place, and what is told when it fails."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core_facilitator import paths
from core_facilitator.gui import faults

if TYPE_CHECKING:
    from pathlib import Path

    from core_facilitator.gui.saving import Saving
    from core_facilitator.gui.tools import Tools
    from core_facilitator.store.backups import Backups

translate = QCoreApplication.translate

_SHOWN = 8
"""How many problems of a file are listed."""


async def tell_refused(tools: Tools, file: Path, problems: Sequence[object]) -> None:
    """Say that nothing was taken from a file, and the first of its problems."""
    shown = [str(problem) for problem in problems[:_SHOWN]]
    if len(problems) > len(shown):
        shown.append(translate("Files", "And {0} more.").format(len(problems) - len(shown)))
    title = translate("Files", "{0} could not be imported. Nothing was changed.").format(file.name)
    await tools.ask.tell(title, "\n".join(shown), close=translate("Files", "Close"))


async def backed_up(tools: Tools, saving: Saving, backups: Backups, otherwise: str) -> bool:
    """Back up what is about to be replaced, with all that waits; return whether it may be replaced now.

    `otherwise` is the title under which it is told that no backup could be made.
    """
    if not saving.attempt(backups.behind):  # writes what waits, or says why that cannot be
        return False
    try:
        await tools.work.run(backups.make)
    except faults.SHOWN as error:
        happened, next_step = faults.words(error)
        await tools.ask.tell(otherwise, f"{happened} {next_step}", close=translate("Files", "Close"))
        return False
    return True


async def write_out(
    tools: Tools, title: str, kinds: str, name: str, otherwise: str, write: Callable[..., None], *values: object
) -> Path | None:
    """Ask for a place and write a file there; return it when it is written, and say why when it is not.

    Args:
        tools: what asks and works.
        title: of the dialog that asks.
        kinds: of files, as Qt writes them.
        name: what the file is called as long as nobody calls it otherwise, without an ending.
        otherwise: that, when nothing of the name can be one.
        write: gets the values and the place, on the worker thread, and raises a SaveError where it cannot write.
        values: what is written.
    """
    from core_facilitator.export.files import SaveError, file_name
    from core_facilitator.gui import packet_words

    offered = paths.documents_folder() / f"{file_name(name, otherwise)}.yaml"
    target = await tools.ask.save_file(title, offered, kinds)
    if target is None:
        return None
    try:
        await tools.work.run(write, *values, target)
    except SaveError as error:
        await tools.ask.tell(*packet_words.failure(error), close=translate("Files", "Close"))
        return None
    return target
