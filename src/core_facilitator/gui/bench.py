"""The bench: the rail and the screens of one open workspace, with everything that the menus do."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QMenu, QMenuBar, QVBoxLayout, QWidget
from shiboken6 import isValid

from core_facilitator.domain.agendas import Block, Session
from core_facilitator.gui import form, loading, menus, unsaved
from core_facilitator.gui.cards import Cards
from core_facilitator.gui.changes import Changes
from core_facilitator.gui.models.next_session import next_of
from core_facilitator.gui.places import RUN, KeepsSpot, SessionScreen, ShownAhead, Spot, TakesCards
from core_facilitator.gui.saving import Saving
from core_facilitator.gui.screens import SCREENS
from core_facilitator.gui.shelf import Builders, Shelf
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.failure_banner import FailureBanner
from core_facilitator.gui.widgets.notice_board import NoticeBoard
from core_facilitator.gui.widgets.rail import Rail
from core_facilitator.gui.widgets.status_corner import StatusCorner

if TYPE_CHECKING:
    from core_facilitator.domain.protocols import Protocol
    from core_facilitator.gui.check_ins_place import CheckInsPlace
    from core_facilitator.gui.models.left_texts import LeftTexts
    from core_facilitator.store.workspace import Workspace

PLANNER = "agendas"
"""The place where sessions are opened."""

LIBRARY = "library"
"""The place of the protocols, and the name of its form."""

CHECK_INS = "check-ins"
"""The place of the check-ins."""

BRINGING = "bring the check-ins"
"""The flow that brings in what they are built from, when somebody first goes there."""

BUILDING = "build the library"
"""The flow that builds its screen behind what is shown."""


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
    card_asked = Signal(str)  # the key of a card to show whole, once the library is in sight

    def __init__(self, tools: Tools, changes: Changes, saving: Saving, screens: Builders, *, demo: bool) -> None:
        """`screens` builds the screen of each place."""
        super().__init__()
        self.tools = tools
        self.changes = changes
        self.saving = saving
        self.cards = Cards(tools.work, self)
        self._demo = demo
        self._here = ""
        self._coming = ""  # the place that is shown as soon as it is built
        self.rail = Rail(tools.theme, SCREENS, lockable=not demo)
        self._shelf = Shelf(self, screens)
        self.failure_banner = FailureBanner(tools.theme, saving)
        self.notices = NoticeBoard(tools.theme, self.failure_banner)
        self.notices.left.connect(self._give_keyboard)
        self._menu_bar: QMenuBar | None = None
        self._session_menu: QMenu | None = None
        self._menu_of: UUID | None = None  # the session that it is about
        self._ahead = False
        self._check_ins: CheckInsPlace | None = None
        self._lay_out()

    def prepare_planner(self) -> None:
        """Build the planner, empty: half of what showing a session in it takes."""
        self._shelf.built(PLANNER)

    def show_ahead(self, window: QMainWindow, session: Session) -> None:
        """Show a session in the planner before its workspace is there: everything in its place, nothing to be done."""
        self._ahead = True
        self._here = PLANNER
        planner = self._shelf.built(PLANNER)
        if isinstance(planner, ShownAhead):
            planner.show_ahead(session)
        self.rail.mark(self._here)
        self._put_corner(window, read_only=False)

    def attach(self, workspace: Workspace) -> None:
        """Do everything in this workspace from now on."""
        from core_facilitator.gui.check_ins_news import CheckInsNews
        from core_facilitator.gui.commands import Commands
        from core_facilitator.gui.commitments_desk import CommitmentsDesk
        from core_facilitator.gui.history import History
        from core_facilitator.gui.models.left_texts import LeftTexts
        from core_facilitator.gui.past_days import PastDays
        from core_facilitator.gui.past_news import PastNews
        from core_facilitator.gui.run_place import RunPlace
        from core_facilitator.gui.running import Running
        from core_facilitator.gui.safekeeping import Safekeeping
        from core_facilitator.gui.sessions_desk import SessionsDesk

        self.workspace = workspace
        workspace.database.on_change = self.changes.announce
        self.cards.attach(workspace.database, self.changes, lambda: self.tools.now().date())
        self.left_texts = LeftTexts(workspace.drafts)
        self.desk = SessionsDesk(self.tools, workspace, self.saving)
        self.safekeeping = Safekeeping(self.tools, workspace, self.notices)
        self.history = History(workspace, self.saving, self.changes, self._session_shown, self)
        self.commitments = CommitmentsDesk(self.tools, workspace, self.saving, self.changes, self)
        self.commands = Commands(self)
        self.running = Running(workspace, self.saving, self.changes, self.tools.clock, self)
        self.past = PastDays(self.tools, workspace, self.saving, self.changes, self)
        PastNews(self.past, self.cards, self.notices)
        self.run_place = RunPlace(self)
        self.check_ins_news = CheckInsNews(self)
        self.rail.chosen.connect(self.go_soon)
        self.rail.lock_wanted.connect(self.lock_wanted)
        self.desk.opened.connect(self.open_session)
        self.desk.check_in_opened.connect(self.show_check_ins)
        self.desk.acts = self.check_ins_news.acts
        self.safekeeping.open_wanted.connect(self.folder_wanted)
        self.history.changed.connect(self._tell_history)
        self.history.turned.connect(self._show_turned)

    def furnish(self, window: QMainWindow) -> None:
        """Fill the window's menu bar with what this workspace can do."""
        self._session_menu = menus.fill(window.menuBar(), self.commands.by_name)[menus.SESSION]
        if not self._ahead:
            self._put_corner(window, self.left_texts, read_only=self.workspace.read_only)
        self._show_session_menu()
        self._menu_bar = window.menuBar()
        self.safekeeping.begin()
        self.check_ins_news.begin()
        if self.running.find():
            self.run_place.find_room()

    def build_behind(self) -> None:
        """Begin to build what takes long, unless that has begun."""
        self.tools.work.start(BUILDING, self.build_library)

    async def build_library(self) -> None:
        """Bring in the library behind what is shown, so that it is there at once when somebody goes there."""
        work = self.tools.work
        await loading.bring(work, *loading.LIBRARY)
        if isValid(self) and not self._shelf.has(LIBRARY):
            form.prepare(LIBRARY)
            await work.turn()
        if isValid(self):  # and not locked meanwhile
            await self._shelf.build_ahead(LIBRARY, work)
        if isValid(self) and self._coming == LIBRARY:
            self.go(LIBRARY)
        if isValid(self):  # what of days that ran cannot be read is told wherever somebody is
            self.past.load()

    # Check-ins

    @property
    def check_ins(self) -> CheckInsPlace:
        """What check-ins need, made when it is first wanted."""
        if self._check_ins is None:
            from core_facilitator.gui.check_ins_place import CheckInsPlace

            self._check_ins = CheckInsPlace(self)
        return self._check_ins

    @property
    def uses_check_ins(self) -> bool:
        """Whether what check-ins need was made."""
        return self._check_ins is not None

    def show_check_ins(self, key: UUID | None = None) -> None:
        """Show the check-ins, one of them if its key is given, as soon as they are built."""
        self._coming = CHECK_INS
        self.rail.mark(CHECK_INS)
        self.tools.work.start(BRINGING, self._bring_check_ins, key)

    async def _bring_check_ins(self, key: UUID | None) -> None:
        await self.build_check_ins()
        if isValid(self) and self._coming == CHECK_INS:
            self.check_ins.show(key)

    async def build_check_ins(self) -> None:
        """Bring in what check-ins are built from, and build their screen."""
        work = self.tools.work
        await loading.bring(work, *loading.CHECK_INS)
        for name in loading.CHECK_IN_FORMS:
            if isValid(self) and not self._shelf.has(CHECK_INS):
                form.prepare(name)
                await work.turn()
        if isValid(self):  # and not locked meanwhile
            await self._shelf.build_ahead(CHECK_INS, work)

    @property
    def handed_over(self) -> bool:
        """Whether the laptop is passed around: its window is hidden, and what is shown instead has a key of its own."""
        return self._check_ins is not None and self._check_ins.handed_over

    # Closing

    def flush(self) -> None:
        """Write what is being typed anywhere."""
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()  # a field of a dialog hands on what it holds when it is left
        self._shelf.flush()

    async def may_close(self) -> bool:
        """Write what is being typed anywhere; return whether all is on the disk, or may be left behind."""
        self.flush()
        return await unsaved.may_leave(self.tools, self.saving, self.desk.write_copy)

    def all_written(self) -> bool:
        """Write what is being typed anywhere and what waits; return whether all is on the disk."""
        self.flush()
        return self.saving.catch_up()

    @property
    def unsaved(self) -> bool:
        """Whether something that the screens show is not on the disk."""
        return bool(self.saving.unsaved)

    def rest(self) -> None:
        """Begin no more backups, shut every door, and let the day that is running be: the workspace closes."""
        self.running.rest()
        if self._check_ins is not None:
            self._check_ins.rest()
        if self.safekeeping.backing_up is not None:
            self.safekeeping.backing_up.stop()

    # Going from place to place

    def screen_at(self, key: str) -> QWidget:
        """Return the screen of a place, built now if it never was shown."""
        return self._shelf.ready(key)

    @property
    def here(self) -> str:
        """The key of the place shown now."""
        return self._here

    @Slot(str)
    def go_soon(self, key: str) -> None:
        """Show a place, or if it takes long to build, as soon as it is: what is shown answers meanwhile."""
        building = BUILDING in self.tools.work.running or not self._shelf.is_ready(LIBRARY)
        if key == CHECK_INS and not self._shelf.is_ready(key):
            self.show_check_ins()
        elif key == LIBRARY and building:
            self._coming = key
            self.rail.mark(key)
            self.build_behind()
        else:
            self.go(key)

    @Slot(str)
    def go(self, key: str) -> None:
        """Show a place."""
        self._coming = ""
        if key == RUN and self.running.run is None:
            key = "home"
        if self._here == RUN != key:
            self.running.leave()
        screen = self.screen_at(key)
        shown = self._shelf.session_screen(key)
        coming = self._next_session_id() if shown is not None and shown.session_id is None else None
        if shown is not None and coming is not None:
            shown.open_session(coming)
        self._here = key
        self._give_room()
        self._shelf.setCurrentWidget(screen)
        self.rail.mark(key)
        screen.setFocus()
        self.commands.show_session()
        self._show_session_menu()
        self.show_title()
        self.history.changed.emit()  # what is shown elsewhere is named
        self.run_place.tell()

    def _give_room(self) -> None:
        """Give the day that runs the whole window, without what would open something over its time."""
        whole = self._here == RUN
        self.rail.setVisible(not whole)
        self.notices.hold(held=whole)
        if self._menu_bar is not None:
            self._menu_bar.setVisible(not whole)

    @Slot(object, object)
    def open_session(self, session_id: UUID, block_id: UUID | None = None) -> None:
        """Show a session in the planner, at a block if one is given."""
        self._planner().open_session(session_id, block_id)
        self.go(PLANNER)

    @Slot(object, int)
    def add_card(self, protocol: Protocol, minutes: int) -> None:
        """Show the planner, and put a card of the library into its day; where there is none, say what comes first."""
        self.go(PLANNER)
        planner: object = self.screen_at(PLANNER)
        if isinstance(planner, TakesCards) and not planner.add_card(protocol, minutes):
            title = self.tr("There is no day yet for {0}").format(protocol.name)
            text = self.tr("Begin a session or a day here. Then add it from the library again.")
            self.tools.work.start("no day", self.tools.ask.tell, title, text, close=self.tr("Close"))

    @Slot(str)
    def read_card(self, key: str) -> None:
        """Show a card of the library whole."""
        self.go("library")
        self.card_asked.emit(key)

    @property
    def session_id(self) -> UUID | None:
        """The session that a command means now: the one of a day that is shown, the planner's, else that of Home."""
        if self._here == RUN and self.running.run is not None:
            return self.running.run.session
        planner = self._shelf.session_screen(PLANNER)
        if planner is not None and planner.session_id is not None and self._here != "home":
            return planner.session_id
        return self._next_session_id()

    def _session_shown(self) -> UUID | None:
        """Return the session that is on the screen."""
        if self._here == RUN and self.running.run is not None:
            return self.running.run.session
        planner = self._shelf.session_screen(PLANNER)
        return planner.session_id if planner is not None and self._here == PLANNER else None

    @Slot(object)
    def _show_turned(self, session_id: UUID) -> None:
        """Go where something was undone or done again, so that it is seen."""
        if session_id != self._session_shown():
            self.open_session(session_id)

    @property
    def spot(self) -> Spot:
        """Where its user is now."""
        planner = self._shelf.session_screen(PLANNER)
        day, block = planner.spot if isinstance(planner, KeepsSpot) else (None, None)
        return Spot(self._here, None if planner is None else planner.session_id, day, block)

    def go_back(self, spot: Spot) -> None:
        """Go where its user was, as far as all of it is still there."""
        known = {summary.id for summary in self.workspace.sessions.summaries()}
        if spot.session_id is not None and spot.session_id in known:
            planner = self._planner()
            planner.open_session(spot.session_id)
            if isinstance(planner, KeepsSpot):
                planner.go_to(spot.day_id, spot.block_id)
        self.go(spot.place)

    def _planner(self) -> SessionScreen:
        """Return the screen that sessions are opened in, built now if it never was shown."""
        screen: object = self.screen_at(PLANNER)
        if not isinstance(screen, SessionScreen):
            raise TypeError(screen)
        return screen

    def _next_session_id(self) -> UUID | None:
        found = next_of(self.workspace.sessions.summaries(), self.tools.now().date())
        return None if found is None else found.id

    # What a screen may ask for before there is a workspace: it can be connected then, and used later

    @Slot(object, object)
    def run_day(self, session_id: UUID, day_id: UUID) -> None:
        """Run a day, in its own screen."""
        self.run_place.begin(session_id, day_id)

    @Slot()
    def leave_run(self) -> None:
        """Show again what was shown before the day that is running; its clock goes on."""
        self.run_place.leave()

    @Slot()
    def export_packet(self) -> None:
        """Open the packet dialog for the session that is meant now."""
        if self.session_id is not None:
            self.desk.export_packet(self.session_id)

    @Slot()
    def summarize(self) -> None:
        """Open the dialog with the summary of the session that is meant now."""
        if self.session_id is not None:
            self.desk.summarize(self.session_id)

    @Slot()
    def summarize_run(self) -> None:
        """Open the dialog with the summary of the session whose day is shown."""
        if self.running.run is not None:
            self.desk.summarize(self.running.run.session)

    @Slot()
    def begin_session(self) -> None:
        """Ask what a new session needs to begin."""
        self.desk.new()

    @Slot()
    def save_template(self) -> None:
        """Make a template of the session that is meant now."""
        if self.session_id is not None:
            self.flush()
            self.desk.save_template(self.session_id)

    @Slot(object)
    def save_day_template(self, day_id: UUID) -> None:
        """Make a template of a day of the session that is open."""
        if self.session_id is not None:
            self.flush()
            self.desk.save_template(self.session_id, day_id)

    @Slot(object, int)
    def save_protocol(self, block: Block, people: int) -> None:
        """Make a protocol of a block that was planned for so many people."""
        from core_facilitator.gui.protocol_actions import desk_of

        desk_of(self).save_block(block, people)

    @Slot()
    def add_template_days(self) -> None:
        """Put the days of a template into the session that is open."""
        if self.session_id is not None:
            self.flush()
            self.desk.add_template_days(self.session_id)

    @Slot()
    def undo(self) -> None:
        """Take back the newest change."""
        self.history.undo()

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back last."""
        self.history.redo()

    # What the screens are given, and what they say

    @Slot()
    def _give_keyboard(self) -> None:
        """Let what is typed next go to the screen: to the rail, where Qt would send it, a space is a step elsewhere."""
        screen = self._shelf.currentWidget()
        if screen is not None:
            screen.setFocus()

    @Slot()
    def _tell_history(self) -> None:
        self._shelf.tell(self.history)

    @Slot()
    def show_title(self) -> None:
        """Name in the window's title what is open."""
        screen = self._shelf.session_screen(self._here)
        named = "" if screen is None else screen.title
        self.title_changed.emit(named or self.workspace.name)
        if self._menu_of != self._session_shown():
            self._show_session_menu()

    def _show_session_menu(self) -> None:
        if self._session_menu is None:
            return
        self._menu_of = self._session_shown()
        screen = self._shelf.session_screen(self._here)
        lines: list[QAction | None] = [*self.commands.of_session()]
        if screen is not None:
            lines = [*screen.menu_actions(), *([None, *lines] if lines else [])]
        menus.put(self._session_menu, lines)

    def _put_corner(self, window: QMainWindow, left: LeftTexts | None = None, *, read_only: bool) -> None:
        bar, tools, demo = window.menuBar(), self.tools, self._demo
        StatusCorner(bar, tools.theme, tools.preferences, self.saving, left=left, demo=demo, read_only=read_only)
        bar.show()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.notices, self._shelf):
            column.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
