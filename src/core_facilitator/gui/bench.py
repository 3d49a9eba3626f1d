"""The bench: the rail and the screens of one open workspace, with everything that the menus do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from core_facilitator.domain.agendas import Session
from core_facilitator.gui import menus, shortcuts, unsaved
from core_facilitator.gui.changes import Changes
from core_facilitator.gui.models.next_session import next_of
from core_facilitator.gui.safekeeping import Safekeeping
from core_facilitator.gui.saving import Saving
from core_facilitator.gui.screens import SCREENS
from core_facilitator.gui.sessions_desk import SessionsDesk
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.notice_board import NoticeBoard
from core_facilitator.gui.widgets.rail import Rail
from core_facilitator.gui.widgets.status_corner import StatusCorner

if TYPE_CHECKING:
    from core_facilitator.gui.screens.agendas import AgendasScreen
    from core_facilitator.gui.screens.home import HomeScreen
    from core_facilitator.gui.screens.settings import SettingsScreen
    from core_facilitator.store.workspace import Workspace

Screens = Mapping[str, Callable[[], QWidget]]


class Bench(QWidget):
    """Builds each screen when it is first shown. `title_changed` carries what the window's title should say.

    It is made without the workspace, so that it can show the sample's plan at once; `attach` gives it, and with it
    all that can be done.
    """

    lock_wanted = Signal()
    another_wanted = Signal()
    quit_wanted = Signal()
    title_changed = Signal(str)
    folder_wanted = Signal(object)

    def __init__(self, tools: Tools, changes: Changes, saving: Saving, screens: Screens, *, demo: bool) -> None:
        super().__init__()
        self._tools = tools
        self._changes = changes
        self._saving = saving
        self._demo = demo
        self._factories = screens
        self._built: dict[str, QWidget] = {}
        self._connected: set[str] = set()  # those of the screens that can do something
        self._here = ""
        self._rail = Rail(tools.theme, SCREENS, lockable=not demo)
        self._stack = QStackedWidget()
        self.failure_banner = Banner()
        self.notices = NoticeBoard(tools.theme)
        self._session_menu: QMenu | None = None
        self._ahead = False
        self._lay_out()

    def show_ahead(self, window: QMainWindow, session: Session) -> None:
        """Show a session in the planner before its workspace is there: everything in its place, nothing to be done."""
        self._ahead = True
        planner: AgendasScreen = self._build("agendas")  # type: ignore[assignment]
        planner.show_ahead(session)
        self._here = "agendas"
        self._rail.mark(self._here)
        self._put_corner(window, read_only=False)

    def attach(self, workspace: Workspace) -> None:
        """Do everything in this workspace from now on."""
        self._workspace = workspace
        workspace.database.on_change = self._changes.announce
        self._desk = SessionsDesk(self._tools, workspace, self._saving)
        self.safekeeping = Safekeeping(self._tools, workspace, self.notices)
        self.actions_by_name = self._actions()
        self._rail.chosen.connect(self.go)
        self._rail.lock_wanted.connect(self.lock_wanted)
        self._desk.opened.connect(self.open_session)
        self.safekeeping.open_wanted.connect(self.folder_wanted)
        self._saving.changed.connect(self._show_failure)
        self._saving.turned.connect(self._show_history)
        self._changes.happened.connect(self._note_change)
        self.failure_banner.acted.connect(self._answer_failure)
        self._show_history()

    @property
    def workspace(self) -> Workspace:
        """The workspace that was attached."""
        return self._workspace

    def furnish(self, window: QMainWindow) -> None:
        """Fill the window's menu bar with what this workspace can do."""
        self._session_menu = menus.fill(window.menuBar(), self.actions_by_name)[menus.SESSION]
        if not self._ahead:
            self._put_corner(window, read_only=self._workspace.read_only)
        self._show_session_menu()
        self.safekeeping.begin()

    def _put_corner(self, window: QMainWindow, *, read_only: bool) -> None:
        bar, tools = window.menuBar(), self._tools
        StatusCorner(bar, tools.theme, tools.preferences, self._saving, demo=self._demo, read_only=read_only)
        bar.show()

    def flush(self) -> None:
        """Write what is being typed anywhere."""
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()  # a field of a dialog hands on what it holds when it is left
        for screen in self._built.values():
            if hasattr(screen, "flush"):
                screen.flush()

    async def may_close(self) -> bool:
        """Write what is being typed anywhere; return whether all is on the disk, or may be left behind."""
        self.flush()
        return await unsaved.may_leave(self._tools, self._saving, self._desk.write_copy)

    @property
    def unsaved(self) -> bool:
        """Whether something that the screens show is not on the disk."""
        return bool(self._saving.unsaved)

    def rest(self) -> None:
        """Begin no more backups: the workspace closes."""
        if self.safekeeping.backing_up is not None:
            self.safekeeping.backing_up.stop()

    def screen_at(self, key: str) -> QWidget:
        """Return the screen of a place, built now if it never was shown."""
        if key not in self._connected:
            self._connected.add(key)
            screen = self._build(key)
            if key == "home":
                self._connect_home(screen)  # type: ignore[arg-type]
            elif key == "agendas":
                self._connect_agendas(screen)  # type: ignore[arg-type]
            elif key == "settings":
                self._connect_settings(screen)  # type: ignore[arg-type]
        return self._built[key]

    def _build(self, key: str) -> QWidget:
        if key not in self._built:
            self._built[key] = self._factories[key]()
            self._stack.addWidget(self._built[key])
        return self._built[key]

    @property
    def here(self) -> str:
        """The key of the place shown now."""
        return self._here

    @Slot(str)
    def go(self, key: str) -> None:
        """Show a place."""
        screen = self.screen_at(key)
        if key == "agendas":
            self._settle_agendas(screen)  # type: ignore[arg-type]
        self._here = key
        self._stack.setCurrentWidget(screen)
        self._rail.mark(key)
        screen.setFocus()
        self._show_session_menu()
        self._show_title()

    @Slot(object, object)
    def open_session(self, session_id: UUID, block_id: UUID | None = None) -> None:
        """Show a session in the planner, at a block if one is given."""
        screen: AgendasScreen = self.screen_at("agendas")  # type: ignore[assignment]
        screen.open_session(session_id, block_id)
        self.go("agendas")

    @property
    def session_id(self) -> UUID | None:
        """The session that a command means now: the planner's where it is shown, else that of Home."""
        agendas: AgendasScreen | None = self._built.get("agendas")  # type: ignore[assignment]
        if agendas is not None and agendas.session_id is not None and self._here != "home":
            return agendas.session_id
        return self._next_session_id()

    def _next_session_id(self) -> UUID | None:
        found = next_of(self._workspace.sessions.summaries(), self._tools.now().date())
        return None if found is None else found.id

    def _lay_out(self) -> None:
        self.failure_banner.set_theme(self._tools.theme)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.failure_banner, self.notices, self._stack):
            column.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(column, 1)

    def _actions(self) -> dict[str, QAction]:
        """Return the actions that this workspace allows, by their names in the table of shortcuts."""
        done: dict[str, Callable[[], object]] = {
            "packet": self._export_packet,
            "export_agenda": self._export_agenda,
            "find": self._desk.find,
            "another": self.another_wanted.emit,
            "quit": self.quit_wanted.emit,
            "keys": self._show_keys,
            "about": self._show_about,
            "go.home": self._go_home,
            "go.agendas": self._go_agendas,
            "go.settings": self._go_settings,
        }
        if not self._workspace.read_only:
            done |= {"new": self._desk.new, "import": self._desk.import_agenda, "undo": self._undo, "redo": self._redo}
            done |= {"session.duplicate": self._duplicate, "session.remove": self._remove}
        if not self._demo:
            done |= {"lock": self.lock_wanted.emit, "backups": self.safekeeping.show_backups}
            if not self._workspace.read_only:
                done["passphrase"] = self.safekeeping.change_passphrase
                done["recovery_code"] = self.safekeeping.renew_recovery_code
        made = {}
        for name, slot in done.items():
            made[name] = shortcuts.action(name, self)
            made[name].triggered.connect(slot)
            self.addAction(made[name])
        return made

    def _connect_home(self, home: HomeScreen) -> None:
        home.prepare_wanted.connect(self.open_session)
        home.packet_wanted.connect(self._desk.export_packet)
        home.new_wanted.connect(self._desk.new)
        home.import_wanted.connect(self._desk.import_agenda)
        home.find_wanted.connect(self._desk.find)
        self.safekeeping.last_known.connect(home.show_backup)
        self.safekeeping.say_last()

    def _connect_settings(self, settings: SettingsScreen) -> None:
        settings.backups_wanted.connect(self.safekeeping.show_backups)
        settings.passphrase_wanted.connect(self.safekeeping.change_passphrase)
        settings.code_wanted.connect(self.safekeeping.renew_recovery_code)
        if not (self._demo or self._workspace.read_only):
            settings.offer_keys()
        self.safekeeping.last_known.connect(settings.show_backup)
        self.safekeeping.say_last()

    def _connect_agendas(self, agendas: AgendasScreen) -> None:
        agendas.attach(self._workspace.sessions, self._workspace.drafts)
        agendas.export_wanted.connect(self._export_packet)
        agendas.undo_wanted.connect(self._undo)
        agendas.redo_wanted.connect(self._redo)
        agendas.new_wanted.connect(self._desk.new)
        agendas.title_changed.connect(self._show_title)
        self._show_history()

    def _settle_agendas(self, agendas: AgendasScreen) -> None:
        """Let the planner show the session that comes next, if it shows none."""
        if agendas.session_id is None:
            coming = self._next_session_id()
            if coming is not None:
                agendas.open_session(coming)

    @Slot()
    def _go_home(self) -> None:
        self.go("home")

    @Slot()
    def _go_agendas(self) -> None:
        self.go("agendas")

    @Slot()
    def _go_settings(self) -> None:
        self.go("settings")

    @Slot()
    def _export_packet(self) -> None:
        if self.session_id is not None:
            self._desk.export_packet(self.session_id)

    @Slot()
    def _export_agenda(self) -> None:
        if self.session_id is not None:
            self._desk.export_agenda(self.session_id)

    @Slot()
    def _duplicate(self) -> None:
        if self.session_id is not None:
            self._desk.duplicate(self.session_id)

    @Slot()
    def _remove(self) -> None:
        if self.session_id is not None:
            self._desk.remove(self.session_id)
            self.go("home")

    @Slot()
    def _undo(self) -> None:
        self._saving.undo(self._workspace.database)

    @Slot()
    def _redo(self) -> None:
        self._saving.redo(self._workspace.database)

    @Slot(frozenset)
    def _note_change(self, _kinds: frozenset[str]) -> None:
        self._show_history()

    @Slot()
    def _show_history(self) -> None:
        database = self._workspace.database
        undo, redo = self._saving.undo_label(database), self._saving.redo_label(database)
        for name, label in (("undo", undo), ("redo", redo)):
            if name in self.actions_by_name:
                action = self.actions_by_name[name]
                action.setText(f"{shortcuts.words(name)} {label}" if label else shortcuts.words(name))
                action.setEnabled(label is not None)
        if "agendas" in self._built:
            agendas: AgendasScreen = self._built["agendas"]  # type: ignore[assignment]
            agendas.set_history(undo, redo)

    def _show_session_menu(self) -> None:
        if self._session_menu is None:
            return
        own = [
            self.actions_by_name[name]
            for name in ("session.duplicate", "session.remove")
            if name in self.actions_by_name
        ]
        if self._here == "agendas":
            agendas: AgendasScreen = self._built["agendas"]  # type: ignore[assignment]
            menus.put(self._session_menu, [*agendas.menu_actions(), None, *own])
        else:
            menus.put(self._session_menu, own)

    @Slot()
    def _show_title(self) -> None:
        title = self._workspace.name
        if self._here == "agendas":
            agendas: AgendasScreen = self._built["agendas"]  # type: ignore[assignment]
            title = agendas.title or title
        self.title_changed.emit(title)

    @Slot()
    def _show_failure(self) -> None:
        unsaved.tell(self.failure_banner, self._saving)

    @Slot()
    def _answer_failure(self) -> None:
        if self._saving.unsaved or self._saving.typing:
            self._saving.try_again()
        else:
            self._saving.forgive()

    @Slot()
    def _show_keys(self) -> None:
        self._tools.work.start("keyboard help", self._keys)

    @Slot()
    def _show_about(self) -> None:
        self._tools.work.start("about", self._about)

    async def _keys(self) -> None:
        from core_facilitator.gui.dialogs.keyboard_help import KeyboardHelp

        await self._tools.ask.show(KeyboardHelp(self._tools.window, self._tools.theme))

    async def _about(self) -> None:
        from core_facilitator.gui.dialogs.about import About

        await self._tools.ask.show(About(self._tools.window, self._tools.theme))
