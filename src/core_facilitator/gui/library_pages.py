"""Puts the pages of frameworks and of prompts beside the protocols of the library, and joins them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from core_facilitator.domain.frameworks import FRAMEWORKS as KNOWN
from core_facilitator.gui import form, loading
from core_facilitator.gui.pages import Pages
from core_facilitator.gui.places import TakesPrompts
from core_facilitator.gui.screens.library_places import FRAMEWORKS, PROMPTS, PROTOCOLS, LibraryPlaces

if TYPE_CHECKING:
    from core_facilitator.documents.blocks import Document
    from core_facilitator.documents.word_table import Words
    from core_facilitator.domain.framework_pages import FrameworkPage
    from core_facilitator.domain.prompt_placing import Picked
    from core_facilitator.gui.bench import Bench
    from core_facilitator.gui.screens.frameworks import FrameworksScreen
    from core_facilitator.gui.screens.library import LibraryScreen
    from core_facilitator.gui.screens.prompt_side import PromptSide
    from core_facilitator.gui.screens.prompts import PromptsScreen

_MODULES = (
    "core_facilitator.domain.framework_pages",
    "core_facilitator.documents.arc_rows",
    "core_facilitator.documents.arc_drawings",
    "core_facilitator.gui.widgets.framework_list",
    "core_facilitator.gui.widgets.framework_page",
    "core_facilitator.gui.screens.frameworks",
    "core_facilitator.domain.prompt_finding",
    "core_facilitator.gui.widgets.prompt_list",
    "core_facilitator.gui.screens.prompts",
)

PLANNER = "agendas"
"""The place where blocks are selected."""

_WITHOUT_PAGE = frozenset({"house"})
"""Frameworks of which there is nothing to tell."""


class LibraryPages(QObject):
    """Lives as long as the library's screen."""

    def __init__(self, library: LibraryScreen, bench: Bench) -> None:
        super().__init__(library)
        self._library = library
        self._bench = bench
        self._brought = False
        self.pages = Pages(bench.tools.work, self)
        self.places = LibraryPlaces(library, bench.tools.theme, {FRAMEWORKS: self._frameworks, PROMPTS: self._prompts})
        chips = library.card_pane.chips
        chips.lead_to(frozenset(KNOWN) - _WITHOUT_PAGE)
        chips.framework_wanted.connect(self._show_framework)
        bench.cards.changed.connect(self._begin)
        self._begin()

    @Slot()
    def _begin(self) -> None:
        """Begin to bring what the other pages are made of, while their user still reads this one."""
        if self._bench.cards.library is not None and not self._brought:
            self._brought = True
            self._bench.tools.work.start("library pages", self._bring)

    async def _bring(self) -> None:
        work = self._bench.tools.work
        await loading.bring(work, *_MODULES)
        for key, name in ((FRAMEWORKS, "frameworks"), (PROMPTS, "prompts")):
            await work.turn()
            if not self.places.was_built(key):
                form.prepare(name)

    def _frameworks(self) -> FrameworksScreen:
        from core_facilitator.gui.screens.frameworks import FrameworksScreen

        screen = FrameworksScreen(self._bench.tools.theme, self._bench.cards, self.pages)
        screen.card_wanted.connect(self.show_card)
        screen.paper_wanted.connect(self._print_page)
        return screen

    @Slot(str)
    def _show_framework(self, key: str) -> None:
        from core_facilitator.gui.screens.frameworks import FrameworksScreen

        screen = self.places.show(FRAMEWORKS)
        if isinstance(screen, FrameworksScreen):
            screen.show_framework(key)
            screen.setFocus()

    @Slot(str)
    def show_card(self, key: str) -> None:
        """Show a card whole, whichever page of the library is shown now."""
        self.places.show(PROTOCOLS)
        self._library.card_pane.other_wanted.emit(key)
        self._library.card_grid.setFocus()

    # Prompts

    def _prompts(self) -> PromptsScreen:
        from core_facilitator.gui.screens.prompts import PromptsScreen

        screen = PromptsScreen(self._bench.tools.theme, self.pages)
        if self._bench.workspace.read_only:
            screen.side.only_read()
        screen.shown.connect(self._follow_block)
        screen.side.add_wanted.connect(self._add_prompts)
        screen.side.block_wanted.connect(self._go_for_block)
        screen.side.cards_wanted.connect(self._print_prompts)
        return screen

    @property
    def _prompts_side(self) -> PromptSide:
        from core_facilitator.gui.screens.prompts import PromptsScreen

        screen = self.places.built(PROMPTS)
        if not isinstance(screen, PromptsScreen):
            raise TypeError(screen)
        return screen.side

    @property
    def _planner(self) -> TakesPrompts:
        planner: object = self._bench.screen_at(PLANNER)
        if not isinstance(planner, TakesPrompts):
            raise TypeError(planner)
        return planner

    @Slot()
    def _follow_block(self) -> None:
        opened = self._bench.spot.session_id is not None  # else the planner may not be built yet, and need not be
        self._prompts_side.show_block(self._planner.prompt_block if opened else None)

    @Slot(object)
    def _add_prompts(self, picked: Picked) -> None:
        self._prompts_side.tell_added(self._planner.add_prompts(picked))

    @Slot()
    def _go_for_block(self) -> None:
        self._bench.go(PLANNER)

    # On paper

    @Slot(object)
    def _print_page(self, page: FrameworkPage) -> None:
        from core_facilitator.documents.framework_sheets import framework_sheet

        found = ((key, self._bench.cards.get(key)) for key in page.protocols)
        names = {key: card.name for key, card in found if card is not None}
        self._start_printing(framework_sheet(page, names, self._words()), page.title)

    @Slot(object)
    def _print_prompts(self, picked: Picked) -> None:
        from core_facilitator.documents.framework_sheets import prompt_deck

        titles = {one.title for one, _ in picked}
        if picked:
            self._start_printing(prompt_deck(picked, self._words()), titles.pop() if len(titles) == 1 else "")

    def _words(self) -> Words:
        from core_facilitator.documents.words import words_for

        return words_for(self._bench.tools.preferences.settings.language)

    def _start_printing(self, document: Document, named: str) -> None:
        self._bench.tools.work.start("library sheets", self._show_sheets, document, named)

    async def _show_sheets(self, document: Document, named: str) -> None:
        from core_facilitator.gui.dialogs.sheets import SheetsDialog

        tools = self._bench.tools
        await tools.ask.show(SheetsDialog(tools.window, tools, document, named))
