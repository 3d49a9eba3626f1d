"""The pane beside the day: the selected block, several of them, a track, or the day itself when nothing is selected."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from core_facilitator.domain.agendas import Block, Session, Track
from core_facilitator.domain.card_updates import is_outdated
from core_facilitator.domain.timing import TimedBlock, TimedDay
from core_facilitator.gui import form
from core_facilitator.gui.models.day_rows import RowKind
from core_facilitator.gui.models.open_plan import OpenPlan
from core_facilitator.gui.screens.agenda_blocks import BlockCommands
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.block_inspector import BlockInspector
from core_facilitator.gui.widgets.day_inspector import DayInspector, ShownDay
from core_facilitator.gui.widgets.day_view import DayView
from core_facilitator.gui.widgets.only_reading import only_read
from core_facilitator.gui.widgets.people_picker import PeoplePicker
from core_facilitator.gui.widgets.several_inspector import SeveralInspector
from core_facilitator.gui.widgets.track_inspector import TrackInspector
from core_facilitator.gui.widgets.typed_text import Typing

if TYPE_CHECKING:
    from collections.abc import Callable

    from core_facilitator.domain.timing_insights import Insight
    from core_facilitator.gui.cards import Cards
    from core_facilitator.gui.planned_check_ins import PlannedCheckIns

_FRAME = 16  # ms
_QUIET = 2000  # ms after which the card of a block is looked at: reading the cards takes a while


class AgendaInspector(QStackedWidget):
    """Follows the selection of the day. Each page is built when it is first needed: together they take a while.

    `people_wanted`: somebody is meant who is not in the session yet. `block_wanted` carries the key of a block to go
    to, `card_wanted` that of a card, and `news_wanted` that of a block whose card has news. `groups_wanted` and
    `groups_cleared` are about the selected block, `copy_wanted`, `shift_wanted` and `remove_wanted` about the whole
    day.
    """

    people_wanted = Signal()
    groups_wanted = Signal()
    groups_cleared = Signal()
    block_wanted = Signal(object)
    card_wanted = Signal(str)
    news_wanted = Signal(object)
    copy_wanted = Signal()
    shift_wanted = Signal()
    remove_wanted = Signal()

    def __init__(
        self,
        plan: OpenPlan,
        view: DayView,
        commands: BlockCommands,
        typing: Typing,
        tools: Tools,
        cards: Cards,
    ) -> None:
        super().__init__()
        self._plan = plan
        self._view = view
        self._commands = commands
        self._typing = typing
        self._tools = tools
        self._cards = cards
        self._later = QTimer(self, singleShot=True, interval=_QUIET)
        self._later.timeout.connect(cards.load)
        cards.changed.connect(self.follow_again)
        self.insight_of: Callable[[Block], Insight | None] | None = None  # what is known of a block from days that ran
        self._check_ins: PlannedCheckIns | None = None
        self._nothing = _hint(self.tr("Add a day, and what happens in it, to see and change all of it here."))
        self._pages: dict[QWidget, QWidget] = {}  # with what each scrolls in
        self._follows = False
        self._shown = self._nothing
        self._add(self._nothing, _scrolling(self._nothing))
        view.chosen.connect(self.follow)
        commands.held.connect(self.follow)

    @cached_property
    def block(self) -> BlockInspector:
        """The page of one block."""
        page, commands = BlockInspector(self._tools.theme, self._typing), self._commands
        page.changed.connect(commands.change)
        page.minutes_chosen.connect(commands.set_minutes)
        page.refused.connect(commands.refused)
        page.duplicate_button.clicked.connect(commands.duplicate)
        page.remove_button.clicked.connect(commands.remove)
        page.split_button.clicked.connect(commands.split)
        page.source.card_wanted.connect(self.card_wanted)
        page.source.news_wanted.connect(self._want_news)
        page.running.check_in_wanted.connect(self._go_to_check_in)
        page.group_line.wanted.connect(self.groups_wanted)
        page.group_line.cleared.connect(self.groups_cleared)
        self._add(page, page)
        return page

    @cached_property
    def track(self) -> TrackInspector:
        """The page of one track."""
        page = TrackInspector(self._tools.theme, self._typing)
        page.changed.connect(self._commands.change_track)
        page.add_button.clicked.connect(self._commands.split)
        page.removed.connect(self._commands.remove_track)
        self._add(page, _scrolling(page))
        return page

    @cached_property
    def several(self) -> SeveralInspector:
        """The page of several blocks."""
        page = SeveralInspector(self._tools.theme)
        page.changed.connect(self._commands.change_all)
        page.duplicate_button.clicked.connect(self._commands.duplicate)
        page.remove_button.clicked.connect(self._commands.remove)
        self._add(page, _scrolling(page))
        return page

    @cached_property
    def day(self) -> DayInspector:
        """The page of the day."""
        page = DayInspector(self._tools.theme, self._typing)
        page.changed.connect(self._commands.change_day)
        page.block_wanted.connect(self.block_wanted)
        page.copy_button.clicked.connect(self.copy_wanted)
        page.shift_button.clicked.connect(self.shift_wanted)
        page.remove_button.clicked.connect(self.remove_wanted)
        self._add(page, page)
        return page

    def begin(self) -> None:
        """Follow soon, in steps between which the window can answer: a page for blocks, its look, what it shows."""
        QTimer.singleShot(_FRAME, self._prepare)

    @Slot()
    def _prepare(self) -> None:
        form.prepare("block_inspector")
        QTimer.singleShot(_FRAME, self._build)

    @Slot()
    def _build(self) -> None:
        QTimer.singleShot(_FRAME, self.block.ensurePolished)
        QTimer.singleShot(2 * _FRAME, self.follow)

    def finish(self) -> None:
        """Hand on whatever is being typed."""
        for page in self._pages:
            if isinstance(page, BlockInspector | TrackInspector | DayInspector):
                page.finish()

    def show_draft(self, place: str) -> None:
        """Bring into view what an earlier run left in a place of what is shown, and give it the keyboard."""
        if isinstance(self._shown, TrackInspector):
            self._shown.show_draft()
        elif isinstance(self._shown, BlockInspector | DayInspector):
            self._shown.show_draft(place)

    def edit_day(self) -> None:
        """Give the keyboard to the title of the day, once that is shown."""
        if isinstance(self._shown, DayInspector):
            self._shown.title_edit.setFocus()

    @Slot()
    def follow(self) -> None:
        """Show what is selected now."""
        self._follows = True
        session, timed, keys = self._plan.session, self._plan.timed, self._view.selected_keys()
        row = self._view.current_row()
        if session is None or timed is None:
            self._show(self._nothing)
            return
        chosen = tuple(found for key in keys if (found := timed.find(key)) is not None)
        if len(chosen) > 1:
            self.several.show_blocks(chosen, session)
            self._show(self.several)
        elif chosen:
            self._show_block(chosen[0], session)
        elif row is not None and row.kind is RowKind.TRACK and (track := _track(session, row.key)) is not None:
            self.track.show_track(track, session)
            self._show(self.track)
        elif row is not None and row.kind is RowKind.OVERLAP and (found := timed.find(row.key)) is not None:
            self._show_block(found, session)
        else:
            self._show_day(session, timed)

    def _show_block(self, timed: TimedBlock, session: Session) -> None:
        self.block.show_block(timed, session, hours24=self._tools.hours24)
        insight = self.insight_of(timed.block) if self.insight_of is not None else None
        free = self._plan.writable and timed.block.fixed_end is None and not timed.block.holds_blocks
        self.block.insight.show_insight(insight, minutes=timed.planned, writable=free)
        self._show_source(timed.block)
        self._show_check_in(session, timed.block)
        self._show(self.block)

    def show_check_ins(self, planned: PlannedCheckIns) -> None:
        """Say which blocks have a check-in, from now on."""
        self._check_ins = planned
        planned.changed.connect(self.follow_again)
        self.follow_again()

    @Slot()
    def follow_again(self) -> None:
        """Show anew what is shown, where more is known of it now. What is shown first comes in its own steps."""
        if self._follows:
            self.follow()

    def _show_check_in(self, session: Session, block: Block) -> None:
        planned = self._check_ins
        if planned is not None:
            found = None if block.holds_blocks else planned.of_block(session.id, block.id)
            writable = planned.writable and self._plan.writable and not block.holds_blocks
            self.block.running.show_check_in(found, writable=writable)

    @Slot()
    def _go_to_check_in(self) -> None:
        session, key = self._plan.session, self.block.key
        if self._check_ins is not None and session is not None and key is not None:
            self.finish()
            self._check_ins.go(session.id, key)

    def _show_source(self, block: Block) -> None:
        """Show which card a block was made from; whether that has changed is known once the cards are read."""
        card = self._cards.get(block.card) if block.card else None
        if card is not None:
            self.block.running.show_block(block, {block.card: card})
        changed = card is not None and self._plan.writable and is_outdated(block, card)
        self.block.source.show_card(block.card, card.name if card else block.protocol or block.card, changed=changed)
        if block.card_version and self._cards.library is None:
            self._later.start()

    @Slot()
    def _want_news(self) -> None:
        if self.block.key is not None:
            self.finish()
            self.news_wanted.emit(self.block.key)

    def _show_day(self, session: Session, timed: TimedDay) -> None:
        found = tuple(one for one in self._plan.conflicts if one.day_id == timed.day.id)
        self.day.show_day(ShownDay(timed=timed, session=session, conflicts=found, hours24=self._tools.hours24))
        self._show(self.day)

    def _add(self, page: QWidget, shown: QWidget) -> None:
        self._pages[page] = shown
        self.addWidget(shown)
        if not self._plan.writable:
            only_read(page)
        for picker in page.findChildren(PeoplePicker):
            picker.more_wanted.connect(self.people_wanted)

    def _show(self, page: QWidget) -> None:
        if page is not self._shown:
            self.finish()
            self._shown = page
            self.setCurrentWidget(self._pages[page])


def _track(session: Session, key: UUID) -> Track | None:
    tracks = (track for day in session.days for block in day.blocks for track in block.tracks)
    return next((track for track in tracks if track.id == key), None)


def _scrolling(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(page)
    return area


def _hint(words: str) -> QWidget:
    page, label = QWidget(), QLabel(words)
    label.setWordWrap(True)
    label.setProperty("type", "caption")
    label.setProperty("tone", "ink-3")
    layout = QVBoxLayout(page)
    layout.setContentsMargins(16, 16, 16, 16)
    layout.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    return page
