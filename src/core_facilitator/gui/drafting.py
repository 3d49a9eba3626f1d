"""What keeps the drafts of a workspace for a desk that opens dialogs to write in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core_facilitator.gui.saving import Saving
    from core_facilitator.gui.tools import Tools
    from core_facilitator.gui.widgets.typed_text import Typing
    from core_facilitator.store.workspace import Workspace


def typing_in(workspace: Workspace, saving: Saving, tools: Tools) -> Typing:
    """Return what keeps drafts; what was left by an earlier run is known from now on."""
    from core_facilitator.gui.widgets.typed_text import Typing

    return Typing(workspace.drafts, saving, hours24=lambda: tools.hours24, now=tools.now, read_only=workspace.read_only)
