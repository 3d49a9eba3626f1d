"""The drawer of protocols beside the day: built when it is first opened, and what is chosen in it put into the day."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from core_facilitator.domain.typed_times import duration
from core_facilitator.gui import form
from core_facilitator.gui.models.card_drags import dragged_card_key
from core_facilitator.gui.models.holes import Hole, hole_at
from core_facilitator.gui.models.open_plan import OpenPlan
from core_facilitator.gui.screens.agenda_cards import CardCommands
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.day_drops import Drop
from core_facilitator.gui.widgets.day_tabs import DayTabs
from core_facilitator.gui.widgets.day_view import DayView

if TYPE_CHECKING:
    from core_facilitator.domain.protocols import Protocol
    from core_facilitator.gui.cards import Cards
    from core_facilitator.gui.widgets.protocol_drawer import ProtocolDrawer

_SOON = 300  # ms until a drawer that was open last time is filled: the day comes first


class PlannerDrawer(QObject):
    """Opens, closes and fills the drawer. `read_wanted` carries the key of a card that is to be read whole."""

    drawer_pane: QWidget
    drawer_button: QPushButton
    day_stack: QStackedWidget
    empty_day_page: QWidget

    read_wanted = Signal(str)

    def __init__(
        self,
        screen: QWidget,
        plan: OpenPlan,
        view: DayView,
        tabs: DayTabs,
        commands: CardCommands,
        tools: Tools,
        cards: Cards,
    ) -> None:
        super().__init__(screen)
        form.bind(self, screen)
        self._plan = plan
        self._view = view
        self._commands = commands
        self._tools = tools
        self._cards = cards
        self._drawer: ProtocolDrawer | None = None
        self.drawer_button.toggled.connect(self._turn)
        view.chosen.connect(self._suggest)
        view.gap_chosen.connect(self.fit)
        view.card_dropped.connect(self._drop)
        tabs.card_dropped.connect(self._drop_on_day)
        if plan.writable:
            self.empty_day_page.setAcceptDrops(True)
            self.empty_day_page.installEventFilter(self)

    def begin(self) -> None:
        """Fill the drawer soon, if it was left open."""
        QTimer.singleShot(_SOON, self._begin)

    @property
    def drawer(self) -> ProtocolDrawer:
        """The drawer, built now if it never was opened."""
        return self._drawer or self._built()

    def _built(self) -> ProtocolDrawer:
        from core_facilitator.gui.widgets.protocol_drawer import ProtocolDrawer

        made = self._drawer = ProtocolDrawer(self._tools.theme, self._cards)
        if not self._plan.writable:
            made.only_read()
        made.taken.connect(self._take)
        made.fit_wanted.connect(self.fit)
        made.closed.connect(self.close)
        made.read_wanted.connect(self.read_wanted)
        layout = self.drawer_pane.layout()
        if layout is not None:
            layout.addWidget(made)
        made.show()  # Qt would do so only later, and the keyboard goes there at once
        self._suggest()
        return made

    # Opening and closing

    @Slot()
    def toggle(self) -> None:
        """Open the drawer, or close it."""
        self.drawer_button.toggle()

    @Slot()
    def close(self) -> None:
        """Close the drawer and give the keyboard back to the day."""
        self.drawer_button.setChecked(False)

    @Slot()
    def fit(self) -> None:
        """Show in the drawer only what fits the selected gap, block or track, or what is left of the day."""
        from core_facilitator.domain.offers import gap

        hole = self._hole()
        if hole is not None:
            self._open()
            self.drawer.show_offer(gap(hole.minutes, hole.people, hole.room))
            self.drawer.setFocus()

    @Slot(str)
    def show_card(self, key: str) -> None:
        """Show a card in the drawer."""
        self._open()
        self.drawer.show_card(key)

    def _open(self) -> None:
        self.drawer_button.setChecked(True)

    @Slot()
    def _begin(self) -> None:
        if self.drawer_button.isChecked() and self._drawer is None:
            self._built()

    @Slot(bool)
    def _turn(self, on: bool) -> None:
        self._tools.preferences.change(drawer=on)
        if on:
            self.drawer.setFocus()
        else:
            self._view.setFocus()

    # What fits

    def _hole(self) -> Hole | None:
        session, timed = self._plan.session, self._plan.timed
        return None if session is None or timed is None else hole_at(self._view.current_row(), timed, session)

    @Slot()
    def _suggest(self) -> None:
        if self._drawer is not None:
            hole = self._hole()
            self._drawer.suggest("" if hole is None else self.tr("Fits {0}").format(duration(hole.minutes)))

    # Putting cards into the day

    @Slot(object, int)
    def _take(self, protocol: Protocol, minutes: int) -> None:
        if self._plan.day is None:
            title = self.tr("There is no day yet for {0}").format(protocol.name)
            text = self.tr("Begin a day first. Then add it again.")
            self._tools.work.start("no day", self._tools.ask.tell, title, text, close=self.tr("Close"))
        elif self._commands.add(protocol, minutes) and not self._view.isVisible():
            self.close()  # they take turns here, and what came into the day is to be seen

    @Slot(str, object)
    def _drop(self, key: str, drop: Drop) -> None:
        protocol = self._cards.get(key)
        if protocol is not None:
            self._commands.drop(protocol, self.drawer.minutes_of(protocol), drop)

    @Slot(str, object)
    def _drop_on_day(self, key: str, day: UUID) -> None:
        protocol = self._cards.get(key)
        if protocol is not None:
            self._commands.drop_on_day(protocol, self.drawer.minutes_of(protocol), day)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a card that is let go where a day has no blocks yet."""
        if not isinstance(event, QDropEvent):  # first of all: while this is taken apart, the page still tells of itself
            return False
        day = self._plan.day
        if day is None or not dragged_card_key(event.mimeData()):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() is QEvent.Type.Drop:
            self._drop_on_day(dragged_card_key(event.mimeData()), day.id)
        return True
