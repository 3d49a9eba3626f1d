"""The screens of a bench: each is built when it is first asked for, and made ready once there is a workspace."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from core_facilitator.gui.history import History
from core_facilitator.gui.places import (
    Grows,
    OnlyReads,
    SessionScreen,
    ShownAhead,
    ShowsCheckIns,
    ShowsPast,
    TellsBackup,
    TellsHistory,
    Writes,
)

if TYPE_CHECKING:
    from core_facilitator.gui.bench import Bench
    from core_facilitator.gui.work import Work

Builders = Mapping[str, Callable[["Bench"], QWidget]]
"""What builds the screen of each place, by its key."""

_POLISHED_AT_ONCE = 12
"""Widgets, in about ten milliseconds."""


class Shelf(QStackedWidget):
    """Knows no screen by its class: what one can do besides being shown stands in `places`."""

    def __init__(self, bench: Bench, builders: Builders) -> None:
        super().__init__()
        self._bench = bench
        self._builders = builders
        self._built: dict[str, QWidget] = {}
        self._ready: set[str] = set()  # those of the screens that can do something

    def hasHeightForWidth(self) -> bool:
        """No screen insists on the height of its words: it scrolls, so that what is said above it is never cut off."""
        return False

    def built(self, key: str) -> QWidget:
        """Return the screen of a place, built now if it was not yet; nothing may be possible in it."""
        if key not in self._built:
            self._built[key] = self._builders[key](self._bench)
            self.addWidget(self._built[key])
        return self._built[key]

    def has(self, key: str) -> bool:
        """Whether the screen of a place was built."""
        return key in self._built

    def is_ready(self, key: str) -> bool:
        """Whether the screen of a place is there, with all that this workspace allows."""
        return key in self._ready

    async def build_ahead(self, key: str, work: Work) -> None:
        """Build the screen of a place before anybody goes there, a little between two events of the window."""
        screen = self.built(key)
        await work.turn()
        while isValid(screen) and isinstance(screen, Grows) and screen.grow():
            await work.turn()
        if not isValid(screen):  # the workspace was locked meanwhile
            return
        self.ready(key)
        for number, widget in enumerate(screen.findChildren(QWidget)):
            if not number % _POLISHED_AT_ONCE:
                await work.turn()
            if isValid(widget):
                widget.ensurePolished()  # the style sheet takes its time for each

    def ready(self, key: str) -> QWidget:
        """Return the screen of a place, with all that this workspace allows."""
        screen = self.built(key)
        if key not in self._ready:
            self._ready.add(key)
            self._make_ready(screen)
        return screen

    def session_screen(self, key: str) -> SessionScreen | None:
        """Return the screen of a place, if it was built and shows sessions."""
        screen: object = self._built.get(key)
        return screen if isinstance(screen, SessionScreen) else None

    def flush(self) -> None:
        """Write what is being typed in any of them."""
        for screen in self._built.values():
            if isinstance(screen, Writes):
                screen.flush()

    def tell(self, history: History) -> None:
        """Let those with own buttons say what undo and redo would do."""
        for screen in self._built.values():
            if isinstance(screen, TellsHistory):
                screen.set_history(history.undo_label, history.redo_label)

    def _make_ready(self, screen: QWidget) -> None:
        while isinstance(screen, Grows) and screen.grow():
            pass
        workspace, safekeeping, history = self._bench.workspace, self._bench.safekeeping, self._bench.history
        if isinstance(screen, ShownAhead):
            screen.attach(workspace.sessions, workspace.drafts, read_only=workspace.read_only)
        if isinstance(screen, ShowsPast):
            screen.show_past(self._bench.past)
        if isinstance(screen, ShowsCheckIns):
            from core_facilitator.gui.planned_check_ins import PlannedCheckIns

            screen.show_check_ins(PlannedCheckIns(self._bench, screen))
        if isinstance(screen, OnlyReads) and workspace.read_only:
            screen.only_read()
        if isinstance(screen, TellsBackup):
            safekeeping.last_known.connect(screen.show_backup)
            safekeeping.say_last()
        if isinstance(screen, TellsHistory):
            screen.set_history(history.undo_label, history.redo_label)
