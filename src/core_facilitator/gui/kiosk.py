"""Passing the laptop around: the app steps back behind one window that asks, until the facilitator's key ends it."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from core_facilitator.domain.answering import Taken, Ticket
from core_facilitator.domain.faults import WorkspaceError
from core_facilitator.gui.kiosk_window import KioskWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from core_facilitator.domain.answering import AnsweringDesk
    from core_facilitator.domain.check_ins import CheckIn, Sheet
    from core_facilitator.gui.tools import Tools

FLOW = "kiosk"
"""The flow that begins or ends it."""

_KNOWN = (WorkspaceError, OSError)


class Kiosk(QObject):
    """Shows one check-in to one person after the other, over the whole screen.

    `answered`: an answer came in or was taken back. `ended`: the facilitator has the laptop again.
    """

    answered = Signal()
    ended = Signal()

    def __init__(
        self,
        tools: Tools,
        desk: AnsweringDesk,
        opens: Callable[[str], bool],
        parent: QObject | None = None,
        *,
        locked: bool = True,
    ) -> None:
        """`opens` says whether a text is the passphrase of the workspace; it takes its time and knows no Qt.

        A sample is not `locked`: it has no passphrase.
        """
        super().__init__(parent)
        self._tools = tools
        self._desk = desk
        self._opens = opens
        self._locked = locked
        self._key = ""
        self._check_in: CheckIn | None = None
        self._ticket: Ticket | None = None
        self.window: KioskWindow | None = None

    def begin(self, check_in: CheckIn) -> None:
        """Ask for a word that ends it again, and hand the laptop over."""
        self._tools.work.start(FLOW, self._begin, check_in)

    async def _begin(self, check_in: CheckIn) -> None:
        key = await self._tools.ask.text(
            self.tr("Pass the laptop around"),
            self.tr("A word that brings you back. The passphrase of the workspace does, too.")
            if self._locked
            else self.tr("A word that brings you back."),
            yes=self.tr("Hand the laptop over"),
            no=self.tr("Not now"),
        )
        if key is not None:
            self.hand_over(check_in, key)

    def hand_over(self, check_in: CheckIn, key: str) -> None:
        """Show nothing but the check-in until the key is typed."""
        self._check_in, self._key, self._ticket = check_in, key, None
        window = self.window = KioskWindow(self._tools.theme, check_in)
        window.handed_in.connect(self._take)
        window.withdraw_wanted.connect(self._withdraw)
        window.person_left.connect(self._forget)
        window.key_typed.connect(self._try_key)
        window.showFullScreen()
        self._tools.window.hide()

    @Slot(object, bool)
    def _take(self, sheet: Sheet, again: bool) -> None:
        try:
            taken = self._handed(sheet, again=again)
        except _KNOWN:
            taken = None
        window = self.window
        if window is None:
            return
        if taken in (Taken.KEPT, Taken.CHANGED):
            window.thank()
            self.answered.emit()
        else:
            window.say_not_kept(taken)

    def _handed(self, sheet: Sheet, *, again: bool) -> Taken:
        """Keep what somebody answered. Their ticket stays until they leave, so that they can change their mind."""
        if self._check_in is None:
            return Taken.CLOSED
        key = self._check_in.id
        if again and self._ticket is not None:
            return self._desk.change(key, self._ticket, sheet)
        if self._ticket is None:
            ticket = self._desk.ticket(key)
            if isinstance(ticket, Taken):
                return ticket
            self._ticket = ticket
        return self._desk.answer(key, self._ticket, sheet)

    @Slot()
    def _withdraw(self) -> None:
        window = self.window
        if window is None or self._check_in is None or self._ticket is None:
            return
        try:
            taken = self._desk.withdraw(self._check_in.id, self._ticket)
        except _KNOWN:
            taken = None
        if taken is Taken.WITHDRAWN:
            window.thank(withdrawn=True)
            self.answered.emit()
        else:
            window.say_not_taken_back(taken)

    @Slot()
    def _forget(self) -> None:
        self._ticket = None

    # The way back

    @Slot(str)
    def _try_key(self, typed: str) -> None:
        if hmac.compare_digest(typed.strip().encode(), self._key.encode()):
            self.end()
        else:
            self._tools.work.start(FLOW, self._try_passphrase, typed)

    async def _try_passphrase(self, typed: str) -> None:
        if await self._tools.work.run(self._opens, typed):
            self.end()
        elif self.window is not None:
            self.window.say_wrong_key(self.tr("This is neither the word nor the passphrase. Nothing was lost."))

    def end(self) -> None:
        """Give the laptop back to the facilitator."""
        window, self.window = self.window, None
        self._check_in, self._ticket, self._key = None, None, ""
        if window is not None:
            self._tools.window.show()
            window.may_close = True
            window.close()
            window.deleteLater()
            self.ended.emit()
