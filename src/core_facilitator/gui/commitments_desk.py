"""What people promised, after the day on which they did: shown, and kept, changed, dropped or carried on."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from core_facilitator.domain.commitments import AsAgreed, Commitment, State, turned

if TYPE_CHECKING:
    from datetime import date

    from core_facilitator.gui.changes import Changes
    from core_facilitator.gui.saving import Saving
    from core_facilitator.gui.tools import Tools
    from core_facilitator.store.workspace import Workspace

FLOW = "commitments"
"""The flow that shows them."""

_TABLES = frozenset({"commitments", "sessions"})


class CommitmentsDesk(QObject):
    """Reads and writes the commitments of a workspace. `changed`: they, or the sessions they are of, are others now."""

    changed = Signal()

    def __init__(self, tools: Tools, workspace: Workspace, saving: Saving, changes: Changes, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._workspace = workspace
        self._saving = saving
        self.writable = not workspace.read_only
        changes.happened.connect(self._tell)

    def all(self) -> tuple[Commitment, ...]:
        """Return every commitment."""
        return self._workspace.commitments.all()

    def live(self) -> tuple[Commitment, ...]:
        """Return those that can still be kept."""
        return self._workspace.commitments.live()

    def title(self, commitment: Commitment) -> str:
        """Return the title of the session that a commitment was made in; nothing where that is gone."""
        return "" if commitment.session is None else self._workspace.sessions.title(commitment.session) or ""

    def behind(self, commitment: Commitment) -> timedelta:
        """Return by how much the clock of the day on which it was promised was behind that of this computer."""
        if commitment.run is None:
            return timedelta()
        try:
            return self._workspace.runs.get(commitment.run).shift
        except KeyError:  # its run is gone, or cannot be read
            return timedelta()

    def turn(
        self,
        commitment: Commitment,
        state: State,
        label: str,
        *,
        what: str | None = None,
        due: date | AsAgreed | None = AsAgreed.DATE,
        remark: str = "",
    ) -> bool:
        """Keep a turn of a commitment as one step; return whether it was kept."""
        after = turned(commitment, self._tools.now(), state, what=what, due=due, remark=remark)
        return self._saving.attempt(self._workspace.commitments.keep, after, label)

    # What is being typed

    def draft(self, place: str) -> str | None:
        """Return what was being typed there and was never kept."""
        found = self._workspace.drafts.get(place)
        return None if found is None else found.text

    def keep_draft(self, place: str, text: str) -> None:
        """Keep what is being typed; a failure shows in the window's banner."""
        if not self._workspace.database.closed:
            self._saving.keep_typed(place, partial(self._workspace.drafts.keep, place, text))

    def drop_draft(self, place: str) -> None:
        """What was being typed there is kept as it should be, or given up."""
        if not self._workspace.database.closed:
            self._saving.keep_typed(place, partial(self._workspace.drafts.drop, place))
            self._saving.leave_typed(place)

    # Showing

    def show(self, commitment_id: UUID | None = None) -> None:
        """Show all of them, at one of them."""
        self._tools.work.start(FLOW, self._show, commitment_id)

    async def _show(self, commitment_id: UUID | None) -> None:
        from core_facilitator.gui.dialogs.commitments import CommitmentsDialog

        await self._tools.ask.show(CommitmentsDialog(self._tools, self, commitment_id))

    @Slot(frozenset)
    def _tell(self, kinds: frozenset[str]) -> None:
        if kinds & _TABLES:
            self.changed.emit()
