"""What the room is shown is kept, so that it comes back by itself after the lock, a kill or a restart.

It stands with the drafts of the workspace, because a message for the room may name people. It is no step, and undo
leaves the room alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from core_facilitator.domain.agendas import RoomLayout

if TYPE_CHECKING:
    from core_facilitator.gui.room_display import RoomDisplay
    from core_facilitator.gui.running import Running
    from core_facilitator.gui.saving import Saving
    from core_facilitator.store.drafts import Drafts

PLACE = "room"
"""Where it is kept: there is one room."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen for the room. `block` is the one for which `layout` and `prompt` were; None: as planned."""

    black: bool = False
    message: str = ""
    layout: RoomLayout | None = None
    prompt: int | None = None
    block: UUID | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """The run that the room sees, on which screen, and what was chosen for it."""

    run: UUID
    screen: str
    chosen: Chosen


class RoomKept(QObject):
    """Follows a room display. What cannot be written is not missed before something goes wrong, and is written next."""

    def __init__(
        self, display: RoomDisplay, running: Running, drafts: Drafts, saving: Saving, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._display = display
        self._running = running
        self._drafts = drafts
        self._saving = saving
        self._written = read(drafts)
        display.changed.connect(self._keep)
        running.changed.connect(self.bring_back)
        self.bring_back()

    @Slot()
    def bring_back(self) -> None:
        """Show the room again what it saw, once the day is there that it saw; afterwards it is as somebody wishes."""
        run, kept = self._running.run, self._written
        if run is None or kept is None or self._display.is_on or kept.run != run.id or run.closed is not None:
            return
        self._display.show_again(kept.screen, kept.chosen)

    @Slot()
    def _keep(self) -> None:
        run, display = self._running.run, self._display
        if display.resting:
            return
        now = None if run is None or not display.wanted else Kept(run.id, display.wanted, display.chosen)
        if now == self._written:
            return
        self._written = now
        write = partial(self._drafts.drop, PLACE) if now is None else partial(self._drafts.keep, PLACE, _text(now))
        self._saving.keep_typed(PLACE, write)


def read(drafts: Drafts) -> Kept | None:
    """Return what was kept; nothing where there is nothing that is understood."""
    draft = drafts.get(PLACE)
    if draft is None:
        return None
    try:
        found = json.loads(draft.text)
        layout, block = found["layout"], found["block"]
        chosen = Chosen(
            black=bool(found["black"]),
            message=str(found["message"]),
            layout=None if layout is None else RoomLayout(layout),
            prompt=None if found["prompt"] is None else int(found["prompt"]),
            block=None if block is None else UUID(block),
        )
        return Kept(UUID(found["run"]), str(found["screen"]), chosen)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _text(kept: Kept) -> str:
    chosen = kept.chosen
    return json.dumps(
        {
            "run": str(kept.run),
            "screen": kept.screen,
            "black": chosen.black,
            "message": chosen.message,
            "layout": None if chosen.layout is None else chosen.layout.value,
            "prompt": chosen.prompt,
            "block": None if chosen.block is None else str(chosen.block),
        }
    )
