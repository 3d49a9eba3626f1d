"""What a screen may be besides a widget. The bench finds out by the methods; a plain screen needs none of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable
from uuid import UUID

from PySide6.QtGui import QAction

if TYPE_CHECKING:
    from core_facilitator.domain.agendas import Session
    from core_facilitator.domain.prompt_placing import Picked
    from core_facilitator.domain.protocols import Protocol as Card
    from core_facilitator.gui.past_days import PastDays
    from core_facilitator.gui.planned_check_ins import PlannedCheckIns
    from core_facilitator.store.drafts import Drafts
    from core_facilitator.store.sessions import Sessions


RUN = "run"
"""The place of the day that is running. It is not in the rail: it takes the whole window."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody is: the place in the rail, and in a session its day and block, as far as there are any."""

    place: str
    session_id: UUID | None = None
    day_id: UUID | None = None
    block_id: UUID | None = None


@runtime_checkable
class ShownAhead(Protocol):
    """Shows a session before its workspace is open, and is given the stores once it is."""

    def show_ahead(self, session: Session) -> None:
        """Show the session; nothing can be done with it yet."""

    def attach(self, sessions: Sessions, drafts: Drafts, *, read_only: bool) -> None:
        """Read and keep sessions here from now on, or only read them."""


@runtime_checkable
class Grows(Protocol):
    """Is built part by part, so that no part takes long."""

    def grow(self) -> bool:
        """Add the next part; return whether there was one."""


@runtime_checkable
class Writes(Protocol):
    """Holds what is being typed."""

    def flush(self) -> None:
        """Save it now."""


@runtime_checkable
class SessionScreen(Protocol):
    """Shows one session at a time, and does most of what can be done with it."""

    @property
    def session_id(self) -> UUID | None:
        """The session that is open."""

    @property
    def title(self) -> str:
        """Its title."""

    def open_session(self, session_id: UUID, block_id: UUID | None = None) -> None:
        """Open a session, at a block if one is given."""

    def menu_actions(self) -> Sequence[QAction | None]:
        """Return what belongs into the window's session menu; None for a line."""


@runtime_checkable
class KeepsSpot(Protocol):
    """Can be left at a day and a block, and be found there again."""

    @property
    def spot(self) -> tuple[UUID | None, UUID | None]:
        """The day that is shown, and the block in it that is chosen."""

    def go_to(self, day_id: UUID | None, block_id: UUID | None) -> None:
        """Show a day of the open session, and a block, as far as they are still there."""


@runtime_checkable
class TakesCards(Protocol):
    """Has a place for what is taken from the library."""

    def add_card(self, protocol: Card, minutes: int) -> bool:
        """Put a card there, for so many minutes; return whether there was a place for it."""


@runtime_checkable
class TakesPrompts(Protocol):
    """Has a block selected that prompts can go into, now and then."""

    @property
    def prompt_block(self) -> str | None:
        """The title of that block; None while there is none, or more than one."""

    def add_prompts(self, picked: Picked) -> int:
        """Put those there that it does not have already, and return how many."""


@runtime_checkable
class TellsHistory(Protocol):
    """Has its own undo and redo buttons."""

    def set_history(self, undo_label: str | None, redo_label: str | None) -> None:
        """Say what they would do; None for nothing."""


@runtime_checkable
class OnlyReads(Protocol):
    """Can do without what would change the workspace."""

    def only_read(self) -> None:
        """Offer nothing that cannot be done: the workspace is open for reading only."""


@runtime_checkable
class ShowsPast(Protocol):
    """Says what days that ran say of its plan."""

    def show_past(self, past: PastDays) -> None:
        """Say it from now on."""


@runtime_checkable
class ShowsCheckIns(Protocol):
    """Says which of its blocks have a check-in."""

    def show_check_ins(self, planned: PlannedCheckIns) -> None:
        """Say it from now on."""


@runtime_checkable
class TellsBackup(Protocol):
    """Says when the last backup was made."""

    def show_backup(self, words: str) -> None:
        """Say it."""
