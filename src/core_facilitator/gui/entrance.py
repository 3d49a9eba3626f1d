"""The way in and out: first screen, lock, bench, and back, without ever leaving a workspace open behind a lock."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from core_facilitator.domain.faults import WorkspaceError
from core_facilitator.gui import faults, loading, workspaces
from core_facilitator.gui.doors.tries import Tries
from core_facilitator.gui.idle import Idle
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.tools import Tools

if TYPE_CHECKING:
    from core_facilitator.gui.bench import Bench
    from core_facilitator.gui.places import Spot
    from core_facilitator.gui.screens.unlock import UnlockScreen
    from core_facilitator.store.workspace import Workspace

_LOG = logging.getLogger("core_facilitator")


class Furnish(Protocol):
    """Builds the bench of a workspace, a demo or not, that is attached to it next."""

    def __call__(self, tools: Tools, *, demo: bool) -> Bench:
        """Build it."""


class Entrance(QObject):
    """Holds the workspace that is open.

    `entered` says that its bench is shown, `left` that everything is closed and the app may end. `furnish` builds
    the bench; it is attached to the workspace once that is open.
    """

    entered = Signal()
    left = Signal()

    def __init__(self, window: MainWindow, tools: Tools, idle: Idle, furnish: Furnish) -> None:
        super().__init__()
        self._window = window
        self._tools = tools
        self._idle = idle
        self._furnish = furnish
        self._tries = Tries()
        self._workspace: Workspace | None = None
        self._bench: Bench | None = None
        self._spots: dict[Path, Spot] = {}  # where the user of a workspace was when it was locked
        window.close_wanted.connect(self.leave)
        idle.expired.connect(self._lock_idle)
        idle.slept.connect(self._lock_asleep)
        tools.preferences.changed.connect(self._count_anew)

    @property
    def workspace(self) -> Workspace | None:
        """The workspace that is open."""
        return self._workspace

    @property
    def bench(self) -> Bench | None:
        """The bench of the workspace that is open."""
        return self._bench

    def begin(self, folder: Path | None, *, sample: bool) -> None:
        """Show what the app starts with: the sample, the lock of a workspace, or the first screen."""
        known = [Path(path) for path in self._tools.preferences.settings.workspaces]
        folder = folder or next((path for path in known if path.is_dir()), None)
        if sample:
            self._tools.work.start("open sample", self._open_sample)
        elif folder is None:
            self.welcome()
        else:
            self._tools.work.start("try to open", self._try_open, folder)
        if self._tools.preferences.unread:
            self._tools.work.start("settings", self._tell_unread)

    @Slot()
    def welcome(self) -> None:
        """Show the first screen."""
        from core_facilitator.gui.screens.first_run import FirstRunScreen

        tools = self._tools
        known = tools.preferences.settings.workspaces
        start = Path(known[0]) if known else None
        screen = FirstRunScreen(tools, self._tries, start)
        screen.entered.connect(self._enter)
        screen.created.connect(self._hold)
        self._let_quit(screen)
        self._window.show_page(screen, self.tr("Welcome"))

    def knock(self, folder: Path, reason: str = "") -> UnlockScreen:
        """Show the lock of a workspace."""
        from core_facilitator.gui.screens.unlock import UnlockScreen

        screen = UnlockScreen(self._tools, self._tries, folder, reason)
        screen.entered.connect(self._enter)
        screen.another_wanted.connect(self.welcome)
        self._let_quit(screen)
        self._window.show_page(screen, self.tr("Locked"))
        return screen

    def _let_quit(self, screen: QWidget) -> None:
        """Give a screen without a menu bar the key that leaves."""
        from core_facilitator.gui import shortcuts

        leaving = shortcuts.action("quit", screen)
        leaving.triggered.connect(self.leave)
        screen.addAction(leaving)

    @Slot()
    def lock(self) -> None:
        """Close the workspace and show its lock."""
        self._tools.work.start("lock", self._lock, "")

    @Slot()
    def keep(self) -> None:
        """Write what is being typed: the system may end the app at any moment."""
        if self._bench is not None:
            self._bench.flush()

    @Slot()
    def leave(self) -> None:
        """Finish what runs, close the workspace, and let the window go, if its user still wants to."""
        self._tools.work.start("leave", self._leave)

    @Slot()
    def end(self) -> None:
        """Leave without a question that could wait: the system ends the app."""
        self._tools.work.start("leave", self._leave, asking=False)

    @Slot()
    def _lock_idle(self) -> None:
        if self._handed_over() or self._stays_open():
            return
        minutes = self._tools.preferences.settings.idle_minutes
        reason = self.tr("Locked after {0} minutes without a key or a click. Everything is saved.").format(minutes)
        self._tools.work.start("lock", self._lock, reason)

    @Slot()
    def _lock_asleep(self) -> None:
        if self._handed_over() or self._stays_open():
            return
        reason = self.tr("Locked because the computer was asleep. Everything is saved.")
        self._tools.work.start("lock", self._lock, reason)

    def _handed_over(self) -> bool:
        """Whether the laptop is passed around: then the facilitator's key is asked for anyway, and it counts anew."""
        handed = self._bench is not None and self._bench.handed_over
        if handed:
            self._count_anew()
        return handed

    def _stays_open(self) -> bool:
        """Whether a day is run before a room: that never locks by itself, and is counted anew.

        Where the room sees it while something else is shown here, that is covered by the day instead.
        """
        from core_facilitator.gui.places import RUN

        bench = self._bench
        if bench is None or not (bench.here == RUN or bench.run_place.holds_a_room):
            return False
        if bench.here != RUN:
            self._tools.work.start("lock", self._cover, bench)
        self._count_anew()
        return True

    async def _cover(self, bench: Bench) -> None:
        """Show the day that runs in place of what is private: dialogs are closed, and what is typed is kept."""
        from core_facilitator.gui import traces

        bench.flush()
        await self._tools.work.finish(but="lock")
        traces.cover()
        bench.run_place.come_back()

    @Slot()
    def _another(self) -> None:
        self._tools.work.start("lock", self._change_workspace)

    @Slot(object)
    def _change_to(self, folder: Path) -> None:
        self._tools.work.start("lock", self._close_and_knock, folder)

    @Slot()
    def _count_anew(self) -> None:
        if self._bench is not None and self._workspace is not None and not self._workspace.demo:
            self._idle.start(self._tools.preferences.settings.idle_minutes)

    @Slot(object)
    def _hold(self, workspace: Workspace) -> None:
        """Keep a workspace that was created but not entered, so that it is closed in any case."""
        self._workspace = workspace

    @Slot(object)
    def _enter(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._tools.work.start("enter", self._bring_in, workspace)

    async def _bring_in(self, workspace: Workspace, ahead: Bench | None = None) -> None:
        """Build the bench and its first screen step by step, so that the window never stands still for long.

        Args:
            workspace: what was opened.
            ahead: the bench, if it is there already and shows what it can without a workspace.
        """
        await loading.bring(self._tools.work, *loading.BENCH, *loading.CHANGING)
        bench = ahead or self._furnish(self._tools, demo=workspace.demo)
        bench.lock_wanted.connect(self.lock)
        bench.another_wanted.connect(self._another)
        bench.folder_wanted.connect(self._change_to)
        bench.quit_wanted.connect(self.leave)
        bench.title_changed.connect(self._window.set_title)
        spot = self._spots.pop(workspace.folder, None)
        first = spot.place if spot is not None else "agendas" if workspace.demo else "home"
        await self._tools.work.turn()
        bench.attach(workspace)
        await self._tools.work.turn()
        bench.screen_at(first)
        await self._tools.work.turn()
        bench.furnish(self._window)
        await self._tools.work.turn()
        self._window.show_page(bench, workspace.name)
        if spot is None:
            bench.go(first)
        else:
            bench.go_back(spot)
        self._bench = bench
        if not workspace.demo:
            preferences = self._tools.preferences
            preferences.set(preferences.settings.opened(workspace.folder))
            self._idle.start(preferences.settings.idle_minutes)
        self.entered.emit()
        bench.build_behind()

    async def _open_sample(self) -> None:
        """Show the sample as soon as its file is read; it can be changed once it is in a workspace."""
        work = self._tools.work
        work.start("load the planner", loading.bring, work, *loading.BENCH)
        session = await work.run(workspaces.read_sample)
        await loading.bring(work, *loading.BENCH)
        bench = self._furnish(self._tools, demo=True)
        await work.turn()
        bench.prepare_planner()
        await work.turn()
        bench.show_ahead(self._window, session)
        await work.turn()
        self._window.show_page(bench, session.title)
        await work.turn()
        await work.turn()  # laid out and painted, before the import of the store takes its share of the time
        work.start("load what changes", loading.bring, work, *loading.CHANGING)
        try:
            workspace = await work.run(workspaces.open_sample, self.tr("Sample retreat"), session)
        except faults.SHOWN as error:
            self._window.clear_menus()
            self.welcome()
            happened, next_step = faults.words(error)
            await self._tools.ask.tell(happened, next_step, close=self.tr("Close"))
        else:
            self._workspace = workspace
            await self._bring_in(workspace, bench)

    async def _try_open(self, folder: Path) -> None:
        """Show the lock, and behind it open the workspace if it needs no key: a sample that was made to be kept."""
        screen = self.knock(folder)
        try:
            workspace = await self._tools.work.run(workspaces.open_, folder, None, None)
        except faults.SHOWN as error:
            if isValid(screen):  # another workspace may be wanted by now
                screen.explain(error)
            await loading.bring(self._tools.work, *loading.BENCH, *loading.CHANGING, *loading.HOME)
        else:
            if isValid(screen):
                self._enter(workspace)
            else:
                await self._tools.work.run(workspaces.close, workspace)

    async def _tell_unread(self) -> None:
        preferences = self._tools.preferences
        _LOG.warning("settings: %s", preferences.unread)
        await self._tools.ask.tell(
            self.tr("Your settings could not be read"),
            self.tr(
                "The usual text size, colors and times hold for now. Your workspaces are not affected; open yours by "
                "its folder. The old file is kept as {0}."
            ).format(preferences.set_aside.name),
            close=self.tr("Go on"),
        )

    async def _lock(self, reason: str) -> None:
        folder, bench = None if self._workspace is None else self._workspace.folder, self._bench
        if self._workspace is not None and self._workspace.demo:
            return
        spot = None if bench is None else bench.spot
        if await self._close(alone=bool(reason)) and folder is not None:
            if spot is not None:
                self._spots[folder] = spot
            left_behind = bench is not None and bench.unsaved
            self.knock(folder, "" if left_behind else reason)

    async def _close_and_knock(self, folder: Path) -> None:
        if await self._close():
            self.knock(folder)

    async def _change_workspace(self) -> None:
        if await self._close():
            self.welcome()

    async def _leave(self, *, asking: bool = True) -> None:
        if asking and self._bench is not None and not await self._bench.check_ins_news.may_leave():
            return
        if await self._close(but="leave"):
            self._window.let_go()
            self.left.emit()

    async def _close(self, but: str = "lock", *, alone: bool = False) -> bool:
        """Write what is being typed, end what runs, and close the workspace behind a note.

        Args:
            but: the flow that asks for it.
            alone: nobody is at the computer, so nothing can be asked before somebody shows that it is theirs.

        Returns:
            Whether it is closed; it stays open when something cannot be saved and its user wants to go back.
        """
        self._idle.stop()
        if self._bench is not None:
            if not await self._may_close(self._bench, alone=alone):
                self._bench.show()
                self._count_anew()
                return False
            from core_facilitator.gui import traces

            self._bench.rest()
            traces.cover()
            self._bench = None
            self._window.clear_menus()
            self._window.show_note(self.tr("Closing, and making a backup of what changed…"))
        await self._tools.work.finish(but=but)
        workspace, self._workspace = self._workspace, None
        if workspace is None:
            return True
        try:
            await self._tools.work.run(workspaces.close, workspace)
        except WorkspaceError as error:
            happened, next_step = faults.words(error)
            await self._tools.ask.tell(happened, next_step, close=self.tr("Close"))
        return True

    async def _may_close(self, bench: Bench, *, alone: bool) -> bool:
        """Return whether nothing of a bench is left to be saved, or its user says that it may be lost.

        What nobody watches over is hidden when something cannot be saved, and stays so until its key was typed.
        """
        if not (alone or bench.isHidden()) or self._workspace is None:
            return await bench.may_close()
        bench.hide()
        if bench.all_written():
            return True
        from core_facilitator.gui.dialogs.come_back import ComeBack

        await self._tools.ask.show(ComeBack(self._tools, self._tries, self._workspace))
        return False
