"""The planner: days as tabs, one day as a column of blocks, the selected block beside it, the balance below."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QStackedWidget, QWidget

from core_facilitator.domain.agendas import Day, Session
from core_facilitator.domain.timing import balance
from core_facilitator.gui import form
from core_facilitator.gui.ask import Ask
from core_facilitator.gui.changes import Changes
from core_facilitator.gui.models.block_clipboard import BlockClipboard
from core_facilitator.gui.models.day_notes import day_trouble, foot, notes
from core_facilitator.gui.models.day_rows import DayWords, day_rows
from core_facilitator.gui.models.find_blocks import Found, find_blocks
from core_facilitator.gui.models.open_plan import OpenPlan
from core_facilitator.gui.preferences import Preferences
from core_facilitator.gui.saving import Saving
from core_facilitator.gui.screens.agenda_actions import AgendaActions, block_commands
from core_facilitator.gui.screens.agenda_blocks import BlockCommands
from core_facilitator.gui.screens.agenda_drafts import LeftDrafts
from core_facilitator.gui.screens.agenda_inspector import AgendaInspector
from core_facilitator.gui.screens.agenda_moves import BlockMoves
from core_facilitator.gui.screens.agenda_pastes import PasteNews
from core_facilitator.gui.screens.agenda_sessions import SessionCommands
from core_facilitator.gui.screens.agenda_typing import DayTyping
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.balance_strip import Balance, BalanceStrip
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.day_tabs import DayTab, DayTabs
from core_facilitator.gui.widgets.day_view import DayView
from core_facilitator.gui.widgets.find_bar import FindBar
from core_facilitator.gui.widgets.typed_text import Typing
from core_facilitator.gui.work import Work

if TYPE_CHECKING:
    from core_facilitator.store.drafts import Drafts
    from core_facilitator.store.sessions import Sessions

_NARROW = 900  # px of width at the standard text size under which day and details take turns
_INSPECTOR = 320


class AgendasScreen(QWidget):
    """Shows one session and changes it. What it needs from outside it asks for by signals.

    It is made without the stores, so that it can show a session at once; `attach` gives them, and with them
    everything that changes the session. Until then the whole screen is disabled.
    """

    page_stack: QStackedWidget
    plan_page: QWidget
    empty_page: QWidget
    title_label: QLabel
    about_label: QLabel
    undo_button: QPushButton
    redo_button: QPushButton
    export_button: QPushButton
    tabs_pane: QWidget
    add_day_button: QPushButton
    details_button: QPushButton
    find_pane: QWidget
    draft_banner: Banner
    paste_banner: Banner
    day_stack: QStackedWidget
    day_page: QWidget
    empty_day_page: QWidget
    day_pane: QWidget
    first_block_button: QPushButton
    foot_button: QPushButton
    inspector_line: QWidget
    inspector_pane: QWidget
    strip_pane: QWidget
    new_session_button: QPushButton

    export_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    new_wanted = Signal()
    title_changed = Signal()

    def __init__(
        self,
        theme: Theme,
        changes: Changes,
        saving: Saving,
        preferences: Preferences,
        work: Work,
        ask: Ask,
    ) -> None:
        super().__init__()
        form.fill(self, "agendas", theme)
        self._theme = theme
        self._preferences = preferences
        self._saving = saving
        self._work = work
        self._ask = ask
        self._plan = OpenPlan(saving, changes)
        self.view = DayView(theme)
        self.tabs = DayTabs(theme)
        self.strip = BalanceStrip(theme)
        self.find_bar = FindBar(theme)
        self._narrow = False
        self._place_parts()
        self._connect()
        self._show()
        self.setEnabled(False)

    def attach(self, sessions: Sessions, drafts: Drafts) -> None:
        """Read and keep sessions here from now on, and let them be changed."""
        view, theme, hours24 = self.view, self._theme, self._hours24
        self._typing = Typing(drafts, self._saving, hours24=hours24)
        self.commands = BlockCommands(self._plan, view, BlockClipboard(QGuiApplication.clipboard()), hours24)
        self.moves = BlockMoves(self._plan, view)
        self.day_typing = DayTyping(self._plan, view, self.commands, self._typing, theme, hours24)
        self.inspector = AgendaInspector(self._plan, view, self.commands, self._typing, theme, hours24)
        self.session_commands = SessionCommands(self, self._plan, self._typing, theme, self._work, self._ask, hours24)
        self._left = LeftDrafts(
            self.draft_banner, self._plan, view, self._typing, self.day_typing, self.inspector, self.session_commands
        )
        self.commands_by_key = AgendaActions(self, view)
        _put(self.inspector_pane, self.inspector)
        self._make_actions()
        self._connect_changing()
        self._plan.keep_in(sessions)
        self.setEnabled(True)
        self._left.show()
        self.inspector.begin()

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
            self._go_to(block_id)
        self.view.select_first()
        self.title_changed.emit()

    def flush(self) -> None:
        """Save whatever is being typed: the screen is left, or the program ends."""
        if self._plan.kept:
            self.day_typing.finish()
            self.inspector.finish()

    def set_history(self, undo_label: str | None, redo_label: str | None) -> None:
        """Say what undo and redo would do; None for nothing."""
        for button, words, label in (
            (self.undo_button, self.tr("Undo"), undo_label),
            (self.redo_button, self.tr("Redo"), redo_label),
        ):
            button.setEnabled(label is not None)
            button.setToolTip(f"{words} {label}" if label else words)

    def menu_actions(self) -> list[QAction | None]:
        """Return what belongs into the window's session menu."""
        return self._menu_lines if self._plan.kept and self._plan.session is not None else []

    # Building

    def _place_parts(self) -> None:
        for pane, part in (
            (self.tabs_pane, self.tabs),
            (self.find_pane, self.find_bar),
            (self.day_page, self.view),
            (self.strip_pane, self.strip),
        ):
            _put(pane, part)
        self.foot_button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.details_button.setChecked(True)

    def _make_actions(self) -> None:
        commands, moves, keys = self.commands, self.moves, self.commands_by_key
        keys.of_blocks(block_commands(commands, moves, self.day_typing))
        keys.of_screen(
            {
                "find": self.find_bar.open_bar,
                "find_next": self.find_bar.next,
                "find_previous": self.find_bar.previous,
                "go_before": self._show_day_before,
                "go_after": self._show_day_after,
                "details": self.details_button.toggle,
                **self.session_commands.commands(),
            }
        )
        for name in ("add", "paste"):  # the keys of the column that mean something in an empty day
            self.first_block_button.addAction(keys.by_name[f"agenda.{name}"])
        self.block_menu, self.day_menu = keys.block_menu(self), keys.day_menu(self)
        self.block_menu.setTitle(self.tr("Block"))
        self.day_menu.setTitle(self.tr("Day"))
        self._menu_lines = keys.session_menu(self.block_menu, self.day_menu)

    def _connect(self) -> None:
        self._plan.changed.connect(self._show)
        self._plan.gone.connect(self._show)
        self._preferences.changed.connect(self._show)
        self.view.laid_out.connect(self._show_foot)
        self.tabs.day_chosen.connect(self._choose_day)
        self.find_bar.asked.connect(self._find)
        self.find_bar.shown.connect(self._show_found)
        self.find_bar.closed.connect(self.view.setFocus)
        self.foot_button.clicked.connect(self._scroll_down)
        self.details_button.toggled.connect(self._fit)
        self.export_button.clicked.connect(self.export_wanted)
        self.undo_button.clicked.connect(self.undo_wanted)
        self.redo_button.clicked.connect(self.redo_wanted)
        self.new_session_button.clicked.connect(self.new_wanted)
        self._theme.changed.connect(self._fit)

    def _connect_changing(self) -> None:
        self.day_typing.changed.connect(self._show_rows)
        self.tabs.blocks_dropped.connect(self.moves.drop_on_day)
        self.tabs.menu_asked.connect(self._show_day_menu)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._show_block_menu)
        self.add_day_button.clicked.connect(self.session_commands.add_day)
        self.first_block_button.clicked.connect(self.day_typing.add)
        self.commands.pasted.connect(PasteNews(self.paste_banner, self._plan).tell)
        self.paste_banner.acted.connect(self.undo_wanted)
        self.inspector.people_wanted.connect(self.session_commands.edit_people)
        self._left.inspector_wanted.connect(self._show_details)

    # Showing

    @Slot()
    def _show(self) -> None:
        session = self._plan.session
        self.page_stack.setCurrentWidget(self.plan_page if session is not None else self.empty_page)
        if session is None:
            return
        self.title_label.setText(session.title)
        self.about_label.setText(self._about(session))
        tabs = (
            DayTab(day.id, self._day_name(number, day), day_trouble(self._plan.conflicts, day.id, session))
            for number, day in enumerate(session.days, start=1)
        )
        self.tabs.show_tabs(tuple(tabs), self._plan.day.id if self._plan.day is not None else None)
        self._show_rows()
        self._show_balance()
        if self._plan.kept:
            self.inspector.follow()
        self.title_changed.emit()

    @Slot()
    def _show_rows(self) -> None:
        session, timed = self._plan.session, self._plan.timed
        if session is None or timed is None:
            self.view.show_rows(())
            self._show_day_page(empty=True)
            return
        words = DayWords(session=session, hours24=self._hours24(), notes=notes(self._plan.conflicts, session, timed))
        rows = day_rows(timed, words)
        if self._plan.kept:
            rows = self.day_typing.rows(rows)
        self.view.show_rows(rows)
        self._show_day_page(empty=not rows)
        self._show_foot()

    def _show_day_page(self, *, empty: bool) -> None:
        """Show the column, or what to do with an empty day; the keyboard goes along."""
        had = self.view.hasFocus() or self.first_block_button.hasFocus()
        self.day_stack.setCurrentWidget(self.empty_day_page if empty else self.day_page)
        target: QWidget = self.first_block_button if empty else self.view
        self.setFocusProxy(target)
        if had:
            target.setFocus()

    @Slot()
    def _show_foot(self) -> None:
        timed = self._plan.timed
        self.foot_button.setVisible(timed is not None and bool(timed.blocks))
        if timed is not None:
            text = foot(timed, self.view.blocks_below(), hours24=self._hours24())
            room = self.foot_button.width() - self._theme.px(150)
            shown = self.foot_button.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
            self.foot_button.setText(shown.replace("&", "&&"))
            self.foot_button.setToolTip(text if shown != text else "")
            self.foot_button.setAccessibleName(text)

    def _show_balance(self) -> None:
        session, timed = self._plan.session, self._plan.timed
        self.strip.setVisible(timed is not None)
        if session is not None and timed is not None:
            number = session.days.index(timed.day) + 1
            balanced = Balance(
                title=self.tr("Day {0} by kind").format(number),
                parts=tuple((one.block.kind, one.minutes) for one in timed.blocks),
                totals=balance(timed),
                planned=timed.planned_minutes,
                available=timed.available_minutes,
            )
            self.strip.show_balance(balanced)

    def _about(self, session: Session) -> str:
        heads = session.head_count
        people = self.tr("1 person") if heads == 1 else self.tr("{0} people").format(heads)
        return ", ".join(part for part in (session.organization, people if heads else "", session.place) if part)

    def _day_name(self, number: int, day: Day) -> str:
        date = QLocale().toString(QDate(day.date.year, day.date.month, day.date.day), "ddd MMM d")
        return self.tr("Day {0}, {1}").format(number, date)

    def _hours24(self) -> bool:
        return self._preferences.settings.hours24

    # Going from place to place

    @Slot(object)
    def _choose_day(self, key: UUID) -> None:
        self.flush()
        self._plan.show_day(key)
        self.view.select_first()

    @Slot()
    def _show_day_before(self) -> None:
        self._step_day(-1)

    @Slot()
    def _show_day_after(self) -> None:
        self._step_day(1)

    def _step_day(self, step: int) -> None:
        session, day = self._plan.session, self._plan.day
        if session is not None and day is not None and 0 <= (at := session.days.index(day) + step) < len(session.days):
            self._choose_day(session.days[at].id)

    def _go_to(self, block_id: UUID) -> None:
        day = self._plan.day_of(block_id)
        if day is not None:
            self._plan.show_day(day)
            self.view.show_block(block_id)

    @Slot(str)
    def _find(self, words: str) -> None:
        if self._plan.session is not None:
            self.find_bar.show_found(find_blocks(self._plan.session, words))

    @Slot(object)
    def _show_found(self, found: Found) -> None:
        self._go_to(found.block)

    @Slot()
    def _scroll_down(self) -> None:
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep())

    @Slot(object, object)
    def _show_day_menu(self, day: UUID, at: QPoint) -> None:
        self._choose_day(day)
        self.day_menu.popup(at)

    @Slot(QPoint)
    def _show_block_menu(self, at: QPoint) -> None:
        self.block_menu.popup(self.view.viewport().mapToGlobal(at))

    # Room

    @Slot()
    def _show_details(self) -> None:
        self.details_button.setChecked(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Share the width: day and details side by side, or one at a time where there is too little."""
        narrow, wanted = self.width() < self._theme.px(_NARROW), self.details_button.isChecked()
        if narrow and not self._narrow:
            self.details_button.setChecked(False)
            wanted = False
        self._narrow = narrow
        self.inspector_pane.setVisible(wanted)
        self.inspector_line.setVisible(wanted and not narrow)
        self.day_pane.setVisible(not (narrow and wanted))
        if narrow:
            self.inspector_pane.setMinimumWidth(0)
            self.inspector_pane.setMaximumWidth(16_777_215)
        else:
            self.inspector_pane.setFixedWidth(self._theme.px(_INSPECTOR))


def _put(pane: QWidget, part: QWidget) -> None:
    layout = pane.layout()
    if layout is not None:
        layout.addWidget(part)
