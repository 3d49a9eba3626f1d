"""Check-ins while a day runs: a key shows what is prepared for the block, Enter opens it, the count stays in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Slot
from shiboken6 import isValid

from core_facilitator.domain.check_ins import State
from core_facilitator.gui import loading
from core_facilitator.gui.models.run_check_in_words import Standing
from core_facilitator.gui.widgets.into_sight import into_sight
from core_facilitator.gui.widgets.run_check_in import RunCheckIn
from core_facilitator.gui.widgets.run_check_in_button import RunCheckInButton
from core_facilitator.gui.widgets.run_panel import RunPanel

if TYPE_CHECKING:
    from core_facilitator.domain.agendas import Block
    from core_facilitator.domain.check_ins import CheckIn
    from core_facilitator.domain.instruments import Instrument
    from core_facilitator.domain.run_times import Figures
    from core_facilitator.gui.bench import Bench
    from core_facilitator.gui.check_ins_place import CheckInsPlace
    from core_facilitator.gui.run_commands import RunCommands
    from core_facilitator.gui.screens.runs import RunScreen

BRINGING = "bring check-ins to the day"
"""The flow that brings in what check-ins are built from, between two events of the window."""

QUICK = "safety-pulse-4"
"""What is offered where nothing is prepared."""

_TABLES = frozenset({"check_ins", "waves"})


class RunCheckIns(QObject):
    """Puts the button and the panel into a run screen. What check-ins need is made when there is one."""

    def __init__(self, screen: RunScreen, commands: RunCommands, bench: Bench) -> None:
        super().__init__(screen)
        self._screen = screen
        self._bench = bench
        self._place: CheckInsPlace | None = None
        self._seen: object = None
        self._block: Block | None = None
        self._open: CheckIn | None = None
        self._prepared: CheckIn | None = None
        self._closed: CheckIn | None = None
        self._count = 0
        self._asks = False
        self._closing: UUID | None = None  # closed from here, for its results
        self._said: object = (True, 0)  # on the button, which must fit
        self._trouble = ""
        self.button = RunCheckInButton(bench.tools.theme)
        self.button.clicked.connect(self.show)
        screen.add_part("top", self.button)
        screen.shown.connect(self._follow)
        bench.changes.happened.connect(self._changed)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._show_focus)
        commands.on_key("run.check_in", self.show, in_menu=True)

    # What there is

    @Slot(object)
    def _follow(self, now: Figures) -> None:
        """Look again when another block is on, or check-ins came into use."""
        block = now.block or (now.waiting.block if now.waiting is not None else None)
        seen = (now.run.id, None if block is None else block.id, self._bench.uses_check_ins)
        if seen != self._seen:
            self._seen, self._block = seen, block
            self._read()

    @Slot(frozenset)
    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _TABLES:
            self._read()

    @Slot()
    def _read(self) -> None:
        """Read what is open, and what is prepared for the block that is on, or comes first."""
        run, store = self._bench.running.run, self._bench.workspace.check_ins
        self._open = store.opened()
        prepared = () if run is None or self._block is None else store.of_session(run.session)
        key = None if self._block is None else self._block.id
        self._prepared = next((one for one in prepared if one.block == key and one.state is State.PREPARED), None)
        if self._open is not None or self._prepared is not None:
            self._want()
        if self._open is not None:
            self._closed = None
        self._tell()

    def _want(self) -> None:
        """Have what check-ins need, as soon as it is there."""
        if self._bench.uses_check_ins:
            self._reach()
        else:
            self._bench.tools.work.start(BRINGING, self._bring)

    async def _bring(self) -> None:
        await loading.bring(self._bench.tools.work, *loading.CHECK_INS)
        if isValid(self):  # and not locked meanwhile
            self._reach().room.look_ahead()
            self._tell()

    def _reach(self) -> CheckInsPlace:
        """Return what check-ins need, and follow it from now on."""
        place = self._bench.check_ins
        if self._place is None:
            self._place = place
            place.desk.answered.connect(self._tell)
            place.desk.changed.connect(self._read)
            place.desk.opened.connect(self._opened)
            place.desk.closed.connect(self._was_closed)
            place.desk.not_closed.connect(self._not_closed)
            place.room.changed.connect(self._tell)
            place.display.changed.connect(self._tell)
        return place

    @Slot()
    def _tell(self) -> None:
        """Say how it stands, on the button and in the panel."""
        if self._open is not None:
            self._count = self._bench.workspace.check_ins.count(self._open.id)
            self.button.show_open(self._open.title, self._count, self._open.expected)
        elif self._prepared is not None:
            self.button.show_prepared(self._prepared.title)
        else:
            self.button.hide()
        said = (self.button.isHidden(), len(self.button.accessibleName()))
        if said != self._said:
            self._said = said
            self._screen.fit_bars()
        body = self._body()
        if body is not None:
            body.show_standing(self._standing())
            self._later.start()

    def _standing(self) -> Standing:
        if not self._bench.uses_check_ins:
            return Standing(open=self._open, prepared=self._prepared, count=self._count, waiting=True)
        place, one = self._reach(), self._open
        lost = one is not None and place.desk.key_is_lost(one.id)
        asks = self._asks and one is not None and not lost
        return Standing(
            open=one,
            closed=self._closed,
            prepared=self._prepared,
            count=self._count,
            address="" if place.room.door is None else place.room.door.address,
            where=place.room.where,
            nowhere=place.room.looked and not place.room.where,
            opening=place.room.opening,
            lost=lost,
            few=one is not None and self._count < one.rules.scores_from,
            closing=place.desk.closing_words(one) if asks and one is not None else "",
            trouble=self._trouble or (place.room.failure if one is not None else ""),
            shown=place.display.shown,
            quick=self._instrument(QUICK),
            aloud=self._aloud(),
        )

    def _aloud(self) -> tuple[Instrument, ...]:
        from core_facilitator.domain.room_check_ins import ALOUD

        found = (self._instrument(key) for key in ALOUD)
        return tuple(one for one in found if one is not None)

    def _instrument(self, key: str) -> Instrument | None:
        from core_facilitator.store.instruments import built_in

        return next((one for one in built_in() if one.key == key), None)

    # The panel

    def _body(self) -> RunCheckIn | None:
        panel = self._screen.panel
        return panel.body if panel is not None and isinstance(panel.body, RunCheckIn) else None

    @Slot()
    def show(self) -> None:
        """Show how it stands, in place of the steps: what is prepared is opened there, and by nothing but a yes."""
        self._asks, self._trouble = False, ""
        self._want()
        if self._bench.uses_check_ins:
            self._bench.check_ins.room.look_ahead()
        if self._body() is None:
            if self._open is None:
                self._closed = None
            body = RunCheckIn(self._bench.tools)
            body.open_wanted.connect(self._open_prepared)
            body.quick_wanted.connect(self._open_quick)
            body.close_wanted.connect(self._ask)
            body.close_asked.connect(self._close)
            body.room_wanted.connect(self._turn_room)
            body.let_in_wanted.connect(self._let_in)
            body.page_wanted.connect(self._go_to_page)
            body.aloud_wanted.connect(self._turn_aloud)
            body.show_standing(self._standing())
            self._screen.show_panel(RunPanel(self._bench.tools.theme, self.tr("Check-in"), body))
            self._later.start()
        else:
            self._tell()

    @Slot()
    def _show_focus(self) -> None:
        """Show what has the keyboard in the panel, once it has its room: in a low window it may stand below."""
        body, focused = self._body(), self._screen.focusWidget()
        if body is not None and focused is not None and body.isAncestorOf(focused):
            into_sight(focused)

    # Doing

    @Slot()
    def _open_prepared(self) -> None:
        if self._prepared is not None:
            self._reach().desk.open(self._prepared.id)

    @Slot()
    def _open_quick(self) -> None:
        """Prepare the short pulse for this block, and open it."""
        run, instrument = self._bench.running.run, self._instrument(QUICK)
        if run is None or instrument is None:
            return
        desk = self._reach().desk
        key = desk.new(run.session, None if self._block is None else self._block.id, instrument)
        if key is not None:
            desk.open(key)

    @Slot(object)
    def _opened(self, key: UUID) -> None:
        """A room that sees the day sees the way in at once."""
        self._read()
        room = self._bench.run_place.room
        if room is not None and room.is_on and self._screen.isVisible():
            self._reach().display.show_open(key, self.button)

    @Slot()
    def _ask(self) -> None:
        self._asks, self._trouble = True, ""
        self._tell()

    @Slot(bool)
    def _close(self, yes: bool) -> None:
        self._asks = False
        if yes and self._open is not None:
            self._closing = self._open.id
            self._reach().desk.close_now(self._open.id)
        self._tell()

    @Slot(object)
    def _was_closed(self, key: UUID) -> None:
        """Show what came of it, where that was asked for here and there is anything; the clock of the day goes on."""
        desk, asked = self._reach().desk, self._closing == key
        self._closing, self._closed = None, desk.find(key)
        self._read()
        found = desk.results(key)
        if asked and found is not None and found.shown and self._screen.isVisible():
            self._go_to_page()

    @Slot(str)
    def _not_closed(self, why: str) -> None:
        self._closing = None
        self._trouble = self.tr("It is still open, with every answer. {0}").format(why)
        self._tell()

    @Slot()
    def _turn_room(self) -> None:
        one, display = self._open, self._reach().display
        if one is None:
            return
        if display.shown == one.id:
            display.hide()
        else:
            body = self._body()
            display.show_open(one.id, self.button if body is None else body.room_button)

    @Slot()
    def _let_in(self) -> None:
        if self._open is not None:
            self._reach().let_phones_in(self._open)

    @Slot()
    def _go_to_page(self) -> None:
        """Leave the day, whose clock goes on, for the page of the check-in."""
        one = self._open or self._closed or self._prepared
        if one is not None:
            self._reach().show(one.id)

    @Slot(object)
    def _turn_aloud(self, instrument: Instrument) -> None:
        display = self._reach().display
        if display.shown == instrument.key:
            display.hide()
        else:
            body = self._body()
            display.show_aloud(instrument, self.button if body is None else body.button_of(instrument))
