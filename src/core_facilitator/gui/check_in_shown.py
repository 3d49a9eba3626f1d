"""The results of a closed check-in, with what a facilitator may say and do next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from core_facilitator.domain.check_in_trends import Wave
from core_facilitator.domain.check_ins import State
from core_facilitator.domain.edits import add_block
from core_facilitator.domain.placing import block_of
from core_facilitator.domain.result_views import view_of
from core_facilitator.domain.stage_offers import minutes_in, offered, planned, stage_of
from core_facilitator.gui.models import check_in_places
from core_facilitator.gui.screens.check_in_results import CheckInResults
from core_facilitator.gui.widgets.result_side import Offer

if TYPE_CHECKING:
    from core_facilitator.domain.agendas import Session
    from core_facilitator.domain.check_ins import CheckIn
    from core_facilitator.domain.instruments import Instrument
    from core_facilitator.domain.protocols import Protocol
    from core_facilitator.domain.stage_offers import Free
    from core_facilitator.gui.bench import Bench
    from core_facilitator.gui.check_ins_desk import CheckInsDesk


class CheckInShown(QObject):
    """Fills the page of a closed check-in, and puts cards of the library into the agenda from there.

    `remove_wanted` carries the key of the check-in that is shown.
    """

    remove_wanted = Signal(object)

    def __init__(self, bench: Bench, desk: CheckInsDesk, page: QWidget) -> None:
        super().__init__(page)
        self._bench = bench
        self._desk = desk
        self._check_in: CheckIn | None = None
        self._free: Free | None = None  # where a card was said to go
        self.widget = CheckInResults(bench.tools.theme)
        layout = page.layout()
        if layout is not None:
            layout.addWidget(self.widget)
        page.setFocusProxy(self.widget.back_button)
        self.widget.remove_wanted.connect(self._remove)
        self.widget.card_wanted.connect(self._add)
        self.widget.card_read_wanted.connect(bench.read_card)
        bench.cards.changed.connect(self._take_cards)

    @Slot(object)
    def show_check_in(self, check_in: CheckIn) -> None:
        """Show what came of one that is closed."""
        self._check_in = check_in
        self._bench.cards.load()
        self._show_again()

    @Slot()
    def _take_cards(self) -> None:
        """Offer what the library has now."""
        if self.widget.isVisible():
            self._show_again()

    def _show_again(self) -> None:
        check_in = self._check_in
        if check_in is None:
            return
        now, details = self._wave(check_in), self._details(check_in)
        if now is None:
            self.widget.show_ended(check_in, details, writable=self._desk.writable)
            return
        found, free = self._found(now)
        session, self._free = self._session(check_in), free
        self.widget.show_results(
            now,
            self._waves(),
            details=details,
            offers=tuple(self._offer(one, session, free) for one in found),
            goes=self._goes(session, free),
            writable=self._desk.writable and free is not None,
        )
        self.widget.remove_button.setVisible(self._desk.writable)

    @property
    def details(self) -> str:
        """When the check-in was that is shown."""
        return "" if self._check_in is None else self._details(self._check_in)

    def _wave(self, check_in: CheckIn) -> Wave | None:
        results = self._desk.results(check_in.id)
        return None if results is None else Wave(check_in, results)

    def _waves(self) -> tuple[Wave, ...]:
        """Return the closed ones; those that ask the same share one instrument, for each is held against all others."""
        closed = (one for one in self._desk.all() if one.state is State.CLOSED)
        asked: list[Instrument] = [] if self._check_in is None else [self._check_in.instrument]
        waves = []
        for one in closed:
            same = next((known for known in asked if known == one.instrument), None)
            if same is None:
                asked.append(one.instrument)
            wave = self._wave(one if same is None else replace(one, instrument=same))
            waves += [] if wave is None else [wave]
        return tuple(waves)

    def _details(self, check_in: CheckIn) -> str:
        return check_in_places.when(check_in, self._session(check_in))

    def _session(self, check_in: CheckIn) -> Session | None:
        key = check_in.session
        return None if key is None else self._bench.saving.newest(key) or self._desk.session(key)

    # What the library offers

    def _found(self, now: Wave) -> tuple[tuple[Protocol, ...], Free | None]:
        """Return cards for the stage that asks for care, and where one of them would go."""
        library, stage = self._bench.cards.library, stage_of(view_of(now).lowest)
        if library is None or stage is None:
            return (), None
        one = now.check_in
        return offered(library, stage, self._session(one), self._bench.tools.now(), one.block)

    def _goes(self, session: Session | None, free: Free | None) -> str:
        tools = self._bench.tools
        if session is None or free is None or not self._desk.writable:
            return ""
        return check_in_places.goes(session, free, tools.now(), hours24=tools.hours24)

    def _offer(self, protocol: Protocol, session: Session | None, free: Free | None) -> Offer:
        minutes = minutes_in(protocol, free)
        found = None if session is None else planned(session, protocol)
        if found is None:
            return Offer(protocol, minutes)
        words = check_in_places.stands(found, self._bench.tools.now(), hours24=self._bench.tools.hours24)
        return Offer(protocol, found.minutes, words)

    @Slot(str)
    def _add(self, key: str) -> None:
        """Put a card into the agenda, where it was said to go. It is one step, one undo."""
        check_in = self._check_in
        now = None if check_in is None else self._wave(check_in)
        session = None if check_in is None else self._session(check_in)
        found, free = ((), None) if now is None else self._found(now)
        protocol = next((one for one in found if one.key == key), None)
        if session is None or free is None or not self._desk.writable:
            return
        if protocol is None or free != self._free:  # since it was offered, its gap has passed
            self._show_again()
            return
        minutes = minutes_in(protocol, free)
        block = block_of(protocol, uuid4(), minutes, session.head_count or None)
        label = self.tr("Add {0}").format(protocol.name)
        self._bench.saving.save(self._bench.workspace.sessions.save, add_block(session, block, free.place), label)
        self._show_again()
        cards = self.widget.stage_cards
        left = [] if cards is None else list(cards.add_buttons.values())
        (left[0] if left else self.widget.back_button).setFocus()

    @Slot()
    def _remove(self) -> None:
        if self._check_in is not None:
            self.remove_wanted.emit(self._check_in.id)
