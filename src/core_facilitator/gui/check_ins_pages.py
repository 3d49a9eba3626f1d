"""What the buttons on the screen of the check-ins do."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from core_facilitator.gui.check_in_printing import CheckInPrinting
from core_facilitator.gui.check_in_shown import CheckInShown
from core_facilitator.gui.check_in_to_room import CheckInToRoom
from core_facilitator.gui.check_ins_news import STILL_OPEN

if TYPE_CHECKING:
    from core_facilitator.domain.check_ins import CheckIn
    from core_facilitator.gui.bench import Bench
    from core_facilitator.gui.check_ins_place import CheckInsPlace
    from core_facilitator.gui.instruments_desk import InstrumentsDesk
    from core_facilitator.gui.left_unfinished import LeftUnfinished
    from core_facilitator.gui.screens.check_ins import CheckInsScreen

TALLY = "check-in tally"
"""The flow in which paper is counted in."""

REMOVED = "check-in removed"
"""The notice that one was removed, with the way back."""


class CheckInsPages(QObject):
    """Connects the pages of the screen. `results` shows closed check-ins."""

    def __init__(self, bench: Bench, place: CheckInsPlace, screen: CheckInsScreen) -> None:
        super().__init__(screen)
        self._bench = bench
        self._place = place
        self._screen = screen
        self.printing = CheckInPrinting(bench, place.room, self)
        self.results = CheckInShown(bench, place.desk, screen.closed_page)
        screen.new_wanted.connect(self._begin_new)
        screen.results_wanted.connect(self.results.show_check_in)
        screen.pages.currentChanged.connect(self._look)
        screen.list_page.instruments_wanted.connect(self._show_instruments)
        self._connect_prepared()
        self._connect_open()
        self._connect_closed()
        CheckInToRoom(place.display, screen.open_page, self.results.widget)
        bench.changes.happened.connect(self._forget_removed)
        bench.saving.turned.connect(self._forget_removed)
        place.kiosk.ended.connect(self._come_back)
        place.desk.closed.connect(self._look)
        self.left = self._left_unfinished()

    def _connect_prepared(self) -> None:
        page = self._screen.prepare_page
        page.open_wanted.connect(self._place.desk.open)
        page.removed.connect(self._tell_removed)
        page.paper_wanted.connect(self.printing.print_forms)

    def _connect_open(self) -> None:
        page, place = self._screen.open_page, self._place
        page.phones_wanted.connect(place.let_phones_in)
        page.end_wanted.connect(place.desk.close)
        page.kiosk_wanted.connect(place.kiosk.begin)
        page.tally_wanted.connect(self._enter_paper)
        page.paper_wanted.connect(self.printing.print_forms)
        page.help_wanted.connect(self._help_phones)

    def _connect_closed(self) -> None:
        self.results.widget.left.connect(self._screen.show_list)
        self.results.widget.export_wanted.connect(self._export)
        self.results.remove_wanted.connect(self._remove)

    @cached_property
    def instruments(self) -> InstrumentsDesk:
        """What can be asked, and the editor of own instruments."""
        from core_facilitator.gui.instruments_desk import InstrumentsDesk

        bench = self._bench
        return InstrumentsDesk(bench.tools, bench.workspace, bench.saving, bench.changes, self)

    def _left_unfinished(self) -> LeftUnfinished:
        """Name an instrument that was being written when the program ended, below the title of the list."""
        from core_facilitator.gui.left_unfinished import LeftUnfinished

        page = self._screen.list_page
        return LeftUnfinished(
            self._screen,
            page.new_button.parentWidget() or page,
            page.new_button,
            self._bench.tools.theme,
            self.instruments,
            lead=self.tr("An instrument of yours is not finished:"),
            new=self.tr("a new instrument"),
            row=1,
            margins=(0, 0, 0, 0),
        )

    @Slot()
    def _show_instruments(self) -> None:
        self.instruments.show()

    @Slot()
    def _help_phones(self) -> None:
        from core_facilitator.gui.dialogs.phones_help import show_phones_help

        show_phones_help(self._bench.tools, self._place.room)

    @Slot()
    def _begin_new(self) -> None:
        """Prepare one for the session that is meant now."""
        key = self._place.desk.new(self._bench.session_id)
        if key is not None:
            self._screen.show_check_in(key)

    @Slot()
    def _look(self) -> None:
        """Whoever sees the open one needs no notice of it; nor does anybody once it is closed."""
        opened = self._place.desk.open_one()
        if opened is None or self._screen.shown == opened.id:
            self._bench.notices.take_down(STILL_OPEN)

    @Slot(object)
    def _enter_paper(self, check_in: CheckIn) -> None:
        self._bench.tools.work.start(TALLY, self._count, check_in)

    async def _count(self, check_in: CheckIn) -> None:
        from core_facilitator.gui.dialogs.check_in_tally import CheckInTally

        tools, store = self._bench.tools, self._bench.workspace.check_ins
        dialog = CheckInTally(tools, check_in, partial(store.tally, check_in.id), partial(store.withdraw, check_in.id))
        await tools.ask.show(dialog)
        self._place.desk.tell_answered()

    @Slot()
    def _export(self) -> None:
        view = self.results.widget.view
        if view is not None:
            self.printing.print_results(view, self.results.details)

    @Slot()
    def _come_back(self) -> None:
        """Show the one that is open, with how many answered, once the laptop is back."""
        opened = self._place.desk.open_one()
        if opened is not None:
            self._screen.show_check_in(opened.id)

    # Removing

    @Slot(object)
    def _remove(self, key: UUID) -> None:
        closed = self._place.desk.find(key)
        if closed is not None and self._place.desk.remove(key):
            self._screen.show_list()
            lead = self.tr("{0} was removed, with its results.").format(closed.title)
            self._say_removed(lead, self.tr("Nobody can make them again; undo brings them back."))

    @Slot(object)
    def _tell_removed(self, _key: UUID) -> None:
        self._say_removed(self.tr("The check-in was removed."))

    def _say_removed(self, lead: str, text: str = "") -> None:
        """Say that it is gone, until something else is changed; nothing was asked, for it comes back."""
        undo = self.tr("Undo")
        self._bench.notices.put(REMOVED, "done", lead, text, action=undo, acted=self._bring_back)

    @Slot()
    def _forget_removed(self) -> None:
        """Something else was done since: undo would mean that. To look elsewhere takes no offer away."""
        self._bench.notices.take_down(REMOVED)

    @Slot()
    def _bring_back(self) -> None:
        self._bench.notices.take_down(REMOVED)
        self._bench.undo()
