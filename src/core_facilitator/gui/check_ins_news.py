"""Says that a check-in was left open when the workspace was closed. Nothing is opened by that: no phone gets in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from core_facilitator.gui.bench import Bench
    from core_facilitator.gui.models.lines import Act

STILL_OPEN = "check-in still open"
"""The notice."""


class CheckInsNews(QObject):
    """Puts the notice up once, and takes it down when the check-in is shown or closed."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._bench = bench

    def begin(self) -> None:
        """Look whether one was left open."""
        store = self._bench.workspace.check_ins
        left = store.opened()
        if left is None:
            return
        count = store.count(left.id)
        told = self.tr("1 answer so far.") if count == 1 else self.tr("{0} answers so far.").format(count)
        self._bench.notices.put(
            STILL_OPEN,
            "",
            self.tr("{0} is still open.").format(left.title),
            told,
            action=self.tr("Show it"),
            acted=self._show,
        )

    def acts(self) -> tuple[Act, ...]:
        """Return what the quick switcher can do with check-ins now."""
        from core_facilitator.gui.check_in_finding import acts

        return acts(self._bench)

    async def may_leave(self) -> bool:
        """Ask before the app ends while one is open; return whether it may."""
        opened = self._bench.workspace.check_ins.opened()
        if opened is None or self._bench.workspace.read_only:
            return True
        title = self.tr("Quit while {0} is open?").format(opened.title)
        text = self.tr(
            "Every answer so far stays, sealed. Nobody can answer until you open this workspace again and let them in; "
            "the code is the same then."
        )
        return await self._bench.tools.ask.confirm(title, text, yes=self.tr("Quit"), no=self.tr("Stay"))

    @Slot()
    def _show(self) -> None:
        left = self._bench.workspace.check_ins.opened()
        self._bench.show_check_ins(None if left is None else left.id)
