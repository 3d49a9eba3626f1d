"""Texts that an earlier run of the program left unsaved, by the session that they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from core_facilitator.store.drafts import Drafts


@dataclass(frozen=True, slots=True)
class Left:
    """The newest text that waits in a session, by when it was kept (aware, UTC)."""

    session_id: UUID
    kept_at: datetime


class LeftTexts:
    """Remembers which drafts were there when the workspace was opened; those of now are being typed."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts
        self._kept_at = {draft.place: draft.kept_at for draft in drafts.all()}

    def waiting(self) -> tuple[Left, ...]:
        """Return the sessions in which such a text still waits, the newest text first."""
        if not self._kept_at:
            return ()
        waiting = [draft for draft in self._drafts.all() if self._kept_at.get(draft.place) == draft.kept_at]
        owners = self._drafts.sessions()
        newest: dict[UUID, Left] = {}
        for draft in waiting:
            if draft.place in owners:
                newest.setdefault(owners[draft.place], Left(owners[draft.place], draft.kept_at))
        return tuple(newest.values())
