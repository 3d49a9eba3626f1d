"""Everything that changes a session in the planner: it needs the workspace, and the plan is shown before that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from core_facilitator.gui import form
from core_facilitator.gui.models.block_clipboard import BlockClipboard
from core_facilitator.gui.models.open_plan import OpenPlan
from core_facilitator.gui.screens.agenda_actions import AgendaActions, block_commands
from core_facilitator.gui.screens.agenda_blocks import BlockCommands
from core_facilitator.gui.screens.agenda_card_flows import CardFlows
from core_facilitator.gui.screens.agenda_card_news import CardNews
from core_facilitator.gui.screens.agenda_cards import CardCommands
from core_facilitator.gui.screens.agenda_day import DayPane
from core_facilitator.gui.screens.agenda_drafts import LeftDrafts
from core_facilitator.gui.screens.agenda_drawer import PlannerDrawer
from core_facilitator.gui.screens.agenda_groups import GroupCommands
from core_facilitator.gui.screens.agenda_held import HeldNews
from core_facilitator.gui.screens.agenda_inspector import AgendaInspector
from core_facilitator.gui.screens.agenda_moves import BlockMoves
from core_facilitator.gui.screens.agenda_pastes import PasteNews
from core_facilitator.gui.screens.agenda_sessions import SessionCommands
from core_facilitator.gui.screens.agenda_typing import DayTyping
from core_facilitator.gui.screens.agenda_ways import PlannerWays
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.day_tabs import DayTabs
from core_facilitator.gui.widgets.day_view import DayView
from core_facilitator.gui.widgets.find_bar import FindBar
from core_facilitator.gui.widgets.typed_text import Typing

if TYPE_CHECKING:
    from core_facilitator.gui.cards import Cards


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskParts:
    """What shows the plan, and takes part in changing it."""

    view: DayView
    tabs: DayTabs
    find_bar: FindBar
    ways: PlannerWays
    day: DayPane


class PlannerDesk(QObject):
    """The commands, their keys and menus, what is being typed, and the details beside the day."""

    draft_banner: Banner
    paste_banner: Banner
    held_banner: Banner
    add_day_button: QPushButton
    first_block_button: QPushButton
    details_button: QPushButton

    undo_wanted = Signal()
    run_wanted = Signal()
    day_template_wanted = Signal(object)  # the key of a day
    template_days_wanted = Signal()
    protocol_wanted = Signal(object, int)  # a block, and for how many people it was planned

    def __init__(
        self, screen: QWidget, plan: OpenPlan, parts: DeskParts, typing: Typing, tools: Tools, cards: Cards
    ) -> None:
        super().__init__(screen)
        form.bind(self, screen)
        self._screen = screen
        self._plan = plan
        self._parts = parts
        self._tools = tools
        self.typing = typing
        view = parts.view
        self.commands = BlockCommands(plan, view, BlockClipboard(QGuiApplication.clipboard()), self._hours24)
        self.moves = BlockMoves(plan, view)
        self.groups = GroupCommands(screen, plan, view, typing, tools)
        self.cards = CardCommands(plan, view, self.commands)
        self.drawer = PlannerDrawer(screen, plan, view, parts.tabs, self.cards, tools, cards)
        self.card_flows = CardFlows(screen, plan, view, self.cards, tools, cards)
        self.day_typing = DayTyping(plan, view, self.commands, typing, tools)
        parts.day.typed = self.day_typing.rows
        self.inspector = AgendaInspector(plan, view, self.commands, typing, tools, cards)
        self.session_commands = SessionCommands(screen, plan, typing, tools.theme, tools.work, tools.ask, self._hours24)
        self._left = LeftDrafts(
            self.draft_banner, plan, view, typing, self.day_typing, self.inspector, self.session_commands, self.groups
        )
        self.actions = AgendaActions(screen, view, writable=plan.writable)
        self._make_actions()
        self._connect()

    def begin(self) -> None:
        """Offer what an earlier run left behind, and show the details of what is selected."""
        self._left.show()
        self.inspector.begin()
        self.drawer.begin()

    def finish(self) -> None:
        """Save whatever is being typed."""
        self.day_typing.finish()
        self.inspector.finish()
        self.groups.finish()

    @property
    def menu_actions(self) -> list[QAction | None]:
        """What belongs into the window's session menu."""
        return self._menu_lines

    def _make_actions(self) -> None:
        parts, actions = self._parts, self.actions
        of_blocks = block_commands(self.commands, self.moves, self.day_typing)
        actions.of_blocks(
            {
                **of_blocks,
                "fit": self.drawer.fit,
                "instead": self.card_flows.instead,
                "groups": self.groups.open,
                "protocol": self._save_block,
            }
        )
        actions.of_screen(
            {
                "run": self.run_wanted.emit,
                "find": parts.find_bar.open_bar,
                "find_next": parts.find_bar.next,
                "find_previous": parts.find_bar.previous,
                "go_before": parts.ways.to_day_before,
                "go_after": parts.ways.to_day_after,
                "details": self.details_button.toggle,
                "drawer": self.drawer.toggle,
                "day_details": self._edit_day,
                "day_template": self._save_day,
                "template_days": self.template_days_wanted.emit,
                **self.session_commands.commands(),
            }
        )
        for name in ("agenda.add", "agenda.paste"):  # the keys of the column that mean something in an empty day
            if name in actions.by_name:
                self.first_block_button.addAction(actions.by_name[name])
        self.block_menu, self.day_menu = actions.block_menu(self._screen), actions.day_menu(self._screen)
        self.block_menu.setTitle(self.tr("Block"))
        self.day_menu.setTitle(self.tr("Day"))
        self._menu_lines = actions.session_menu(self.block_menu, self.day_menu)

    def _connect(self) -> None:
        parts, commands, inspector = self._parts, self.commands, self.inspector
        self.day_typing.changed.connect(parts.day.show)
        parts.tabs.blocks_dropped.connect(self.moves.drop_on_day)
        parts.tabs.menu_asked.connect(self._show_day_menu)
        parts.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        parts.view.customContextMenuRequested.connect(self._show_block_menu)
        self.add_day_button.clicked.connect(self.session_commands.add_day)
        self.first_block_button.clicked.connect(self._begin_day)
        commands.pasted.connect(PasteNews(self.paste_banner, self._plan).tell)
        self.cards.placed.connect(CardNews(self.paste_banner, self._plan).tell)
        held = HeldNews(self.held_banner, self._plan, parts.view)
        commands.held.connect(held.tell)
        commands.refused.connect(held.refuse)
        self.paste_banner.acted.connect(self.undo_wanted)
        inspector.card_wanted.connect(self.drawer.show_card)
        inspector.news_wanted.connect(self.card_flows.see_new)
        inspector.people_wanted.connect(self.session_commands.edit_people)
        inspector.groups_wanted.connect(self.groups.open)
        inspector.groups_cleared.connect(self.groups.clear)
        inspector.block_wanted.connect(parts.ways.to_block)
        self.session_commands.block_wanted.connect(parts.ways.to_block)
        inspector.copy_wanted.connect(self.session_commands.copy_day)
        inspector.shift_wanted.connect(self.session_commands.shift_day)
        inspector.remove_wanted.connect(self.session_commands.remove_day)
        self._left.inspector_wanted.connect(self._show_details)

    def _hours24(self) -> bool:
        return self._tools.hours24

    @Slot()
    def _edit_day(self) -> None:
        """Show all that can be said of the day, and begin with its title."""
        self._parts.view.select(())
        self._show_details()
        self.inspector.edit_day()

    @Slot()
    def _save_day(self) -> None:
        if self._plan.day is not None:
            self.day_template_wanted.emit(self._plan.day.id)

    @Slot()
    def _save_block(self) -> None:
        """Make a protocol of the first selected block."""
        self.finish()
        session = self._plan.session
        for key in self._parts.view.selected_keys()[:1]:
            if session is not None and (block := session.block(key)) is not None:
                self.protocol_wanted.emit(block, session.head_count)

    @Slot(object, object)
    def _show_day_menu(self, day: UUID, at: QPoint) -> None:
        self._parts.ways.to_day(day)
        self.day_menu.popup(at)

    @Slot(QPoint)
    def _show_block_menu(self, at: QPoint) -> None:
        self.block_menu.popup(self._parts.view.viewport().mapToGlobal(at))

    @Slot()
    def _begin_day(self) -> None:
        """Open a line for the first block, in a first day where there is none."""
        if self._plan.day is None:
            self.session_commands.add_day()
        self.day_typing.add()

    @Slot()
    def _show_details(self) -> None:
        self.details_button.setChecked(True)
