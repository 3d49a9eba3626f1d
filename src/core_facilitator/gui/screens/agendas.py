"""The planner: days as tabs, one day as a column of blocks, the selected block beside it, the balance below."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QWidget

from core_facilitator.domain.agendas import Session
from core_facilitator.gui import form
from core_facilitator.gui.changes import Changes
from core_facilitator.gui.models.open_plan import OpenPlan
from core_facilitator.gui.saving import Saving
from core_facilitator.gui.screens.agenda_day import DayPane, DayParts
from core_facilitator.gui.screens.agenda_head import PlannerHead
from core_facilitator.gui.screens.agenda_room import PlannerRoom
from core_facilitator.gui.screens.agenda_ways import PlannerWays
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.balance_strip import BalanceStrip, balance_of
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.day_tabs import DayTabs
from core_facilitator.gui.widgets.day_view import DayView
from core_facilitator.gui.widgets.find_bar import FindBar

if TYPE_CHECKING:
    from core_facilitator.domain.prompt_placing import Picked
    from core_facilitator.domain.protocols import Protocol
    from core_facilitator.gui.cards import Cards
    from core_facilitator.gui.past_days import PastDays
    from core_facilitator.gui.planned_check_ins import PlannedCheckIns
    from core_facilitator.gui.screens.agenda_desk import PlannerDesk
    from core_facilitator.store.drafts import Drafts
    from core_facilitator.store.sessions import Sessions


class AgendasScreen(QWidget):
    """Shows one session and changes it. What it needs from outside it asks for by signals.

    It is made in two steps, so that a session is in sight before its workspace is open: first all that shows a plan,
    disabled; then `attach` gives the stores, and puts a `desk` there, which is everything that changes the plan.
    """

    page_stack: QStackedWidget
    plan_page: QWidget
    empty_page: QWidget
    title_label: QLabel
    about_label: QLabel
    undo_button: QPushButton
    redo_button: QPushButton
    export_button: QPushButton
    run_button: QPushButton
    tabs_pane: QWidget
    add_day_button: QPushButton
    drawer_button: QPushButton
    details_button: QPushButton
    find_pane: QWidget
    draft_banner: Banner
    paste_banner: Banner
    held_banner: Banner
    before_banner: Banner
    day_stack: QStackedWidget
    day_page: QWidget
    empty_day_page: QWidget
    day_pane: QWidget
    empty_day_title: QLabel
    first_block_button: QPushButton
    foot_button: QPushButton
    inspector_pane: QWidget
    strip_pane: QWidget
    new_session_button: QPushButton

    export_wanted = Signal()
    run_wanted = Signal(object, object)  # the keys of a session and of a day of it
    undo_wanted = Signal()
    redo_wanted = Signal()
    new_wanted = Signal()
    day_template_wanted = Signal(object)  # the key of a day
    template_days_wanted = Signal()
    protocol_wanted = Signal(object, int)  # a block, and for how many people it was planned
    title_changed = Signal()
    card_wanted = Signal(str)  # the key of a card of the library, to be read whole

    def __init__(self, tools: Tools, changes: Changes, saving: Saving, cards: Cards) -> None:
        super().__init__()
        theme = tools.theme
        form.fill(self, "agendas", theme)
        self._tools = tools
        self._saving = saving
        self._cards = cards
        self._plan = OpenPlan(saving, changes)
        self._desk: PlannerDesk | None = None
        self.view = DayView(theme)
        self.tabs = DayTabs(theme)
        self.strip = BalanceStrip(theme)
        self.find_bar = FindBar(theme)
        self._place_parts()
        self._connect()
        self._show()
        self.setEnabled(False)

    def attach(self, sessions: Sessions, drafts: Drafts, *, read_only: bool = False) -> None:
        """Read and keep sessions here from now on, and let them be changed, or only read them."""
        from core_facilitator.gui.screens.agenda_desk import DeskParts, PlannerDesk
        from core_facilitator.gui.widgets.typed_text import Typing

        if read_only:
            self._only_read()
        parts = DeskParts(view=self.view, tabs=self.tabs, find_bar=self.find_bar, ways=self.ways, day=self.day_parts)
        tools = self._tools
        typing = Typing(drafts, self._saving, hours24=self._hours24, now=tools.now, read_only=read_only)
        desk = self._desk = PlannerDesk(self, self._plan, parts, typing, tools, self._cards)
        desk.undo_wanted.connect(self.undo_wanted)
        desk.day_template_wanted.connect(self.day_template_wanted)
        desk.template_days_wanted.connect(self.template_days_wanted)
        desk.run_wanted.connect(self._run)
        desk.protocol_wanted.connect(self.protocol_wanted)
        desk.drawer.read_wanted.connect(self.card_wanted)
        _put(self.inspector_pane, desk.inspector)
        self._plan.keep_in(sessions)
        self.setEnabled(True)
        desk.begin()

    @property
    def desk(self) -> PlannerDesk:
        """Everything that changes the session.

        Raises:
            RuntimeError: before `attach`.
        """
        if self._desk is None:
            raise RuntimeError("the planner has no stores yet")
        return self._desk

    # What the window asks of it

    @property
    def session_id(self) -> UUID | None:
        """The session that is open."""
        return self._plan.session.id if self._plan.session is not None else None

    @property
    def title(self) -> str:
        """The title of the session that is open; nothing when none is."""
        return self._plan.session.title if self._plan.session is not None else ""

    def show_ahead(self, session: Session) -> None:
        """Show a session before the stores are there."""
        self._plan.show(session)
        self.view.select_first()

    def open_session(self, session_id: UUID, block_id: UUID | None = None) -> None:
        """Open a session, and go to a block of it.

        Raises:
            KeyError: when there is no session of that key.
        """
        self.flush()
        self._plan.open(session_id)
        if block_id is not None:
            self.ways.to_block(block_id)
        self.view.select_first()
        self.title_changed.emit()

    def add_card(self, protocol: Protocol, minutes: int) -> bool:
        """Put a card of the library into the day that is shown; return whether there was a day that takes it.

        Raises:
            ValueError: when the minutes are fewer than the card's steps can take.
        """
        self.flush()
        return self.desk.cards.add(protocol, minutes)

    @property
    def prompt_block(self) -> str | None:
        """The title of the one block that is selected; None where there is none, or no writing."""
        block = self.desk.commands.selected if self._plan.writable else None
        return None if block is None else block.title

    def add_prompts(self, picked: Picked) -> int:
        """Put prompts into the selected block, but for those that it has, and return how many."""
        self.flush()
        return self.desk.commands.add_prompts(picked)

    @property
    def spot(self) -> tuple[UUID | None, UUID | None]:
        """The day that is shown, and the block or track that the keyboard is at."""
        return self.ways.spot

    def go_to(self, day_id: UUID | None, block_id: UUID | None) -> None:
        """Show a day of the open session, and a block or track, as far as they are still there."""
        self.ways.to_spot(day_id, block_id)

    def flush(self) -> None:
        """Save whatever is being typed: the screen is left, or the program ends."""
        if self._desk is not None:
            self._desk.finish()

    def set_history(self, undo_label: str | None, redo_label: str | None) -> None:
        """Say what undo and redo would do; None for nothing."""
        self.head.set_history(undo_label, redo_label)

    def menu_actions(self) -> list[QAction | None]:
        """Return what belongs into the window's session menu."""
        return self._desk.menu_actions if self._desk is not None and self._plan.session is not None else []

    def show_past(self, past: PastDays) -> None:
        """Say what days that ran say, from now on."""
        from core_facilitator.gui.screens.agenda_past import PlannerPast

        PlannerPast(self, self._plan, self.view, past, self._tools).follow_with(self.head, self.desk.inspector)

    def show_check_ins(self, planned: PlannedCheckIns) -> None:
        """Say which blocks have a check-in, from now on."""
        self.desk.inspector.show_check_ins(planned)
        self.day_parts.asked = planned.blocks
        planned.changed.connect(self.day_parts.show)
        self.day_parts.show()

    # Building

    def _only_read(self) -> None:
        """Change nothing and offer nothing that would: the window's corner says why."""
        self._plan.only_read()
        for part in (self.view, self.tabs):
            part.setAcceptDrops(False)
        self.view.setDragEnabled(False)
        for button in (
            *(self.undo_button, self.redo_button, self.add_day_button),
            *(self.first_block_button, self.new_session_button),
        ):
            button.hide()
        self.run_button.setToolTip(self.tr("This workspace is open for reading only, so no day can be run in it"))

    def _place_parts(self) -> None:
        for pane, part in (
            (self.tabs_pane, self.tabs),
            (self.find_pane, self.find_bar),
            (self.day_page, self.view),
            (self.strip_pane, self.strip),
        ):
            _put(pane, part)
        self.head = PlannerHead(self, self.tabs, self._plan)
        self.ways = PlannerWays(self._plan, self.view, self.tabs, self.find_bar, self.flush)
        parts = DayParts(
            view=self.view,
            stack=self.day_stack,
            page=self.day_page,
            empty_page=self.empty_day_page,
            first_button=self.first_block_button,
            foot_button=self.foot_button,
        )
        self.day_parts = DayPane(self, parts, self._plan, self._tools.theme, self._hours24)
        drawer = self._tools.preferences.settings.drawer
        self.room = PlannerRoom(self, self.strip, self._tools.theme, drawer=drawer)

    def _connect(self) -> None:
        self._plan.changed.connect(self._show)
        self._plan.gone.connect(self._show)
        self._tools.preferences.changed.connect(self._show)
        self.export_button.clicked.connect(self.export_wanted)
        self.run_button.clicked.connect(self._run)
        self.undo_button.clicked.connect(self.undo_wanted)
        self.redo_button.clicked.connect(self.redo_wanted)
        self.new_session_button.clicked.connect(self.new_wanted)

    @Slot()
    def _run(self) -> None:
        if self._desk is not None and self._plan.session is not None and self._plan.day is not None:
            self.run_wanted.emit(self._plan.session.id, self._plan.day.id)

    # Showing

    @Slot()
    def _show(self) -> None:
        session = self._plan.session
        self.page_stack.setCurrentWidget(self.plan_page if session is not None else self.empty_page)
        self.title_changed.emit()
        if session is None:
            return
        self.head.show(session)
        anywhere = bool(session.days)
        self.run_button.setEnabled(anywhere and self._plan.writable)
        self.empty_day_title.setText(self.tr("No blocks yet") if anywhere else self.tr("No days yet"))
        self.first_block_button.setText(self.tr("Add block") if anywhere else self.tr("Begin a day"))
        self.day_parts.show()
        self._show_balance()
        if self._desk is not None:
            self._desk.inspector.follow()

    def _show_balance(self) -> None:
        session, timed = self._plan.session, self._plan.timed
        self.strip.setVisible(timed is not None)
        if session is not None and timed is not None:
            self.strip.show_balance(balance_of(session, timed))

    def _hours24(self) -> bool:
        return self._tools.hours24


def _put(pane: QWidget, part: QWidget) -> None:
    layout = pane.layout()
    if layout is not None:
        layout.addWidget(part)
