"""Puts the pages of frameworks and of prompts beside the protocols of the library, and joins them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from core_facilitator.domain.frameworks import FRAMEWORKS as KNOWN
from core_facilitator.gui import loading
from core_facilitator.gui.pages import Pages
from core_facilitator.gui.screens.library_places import FRAMEWORKS, PROTOCOLS, LibraryPlaces

if TYPE_CHECKING:
    from core_facilitator.gui.bench import Bench
    from core_facilitator.gui.screens.frameworks import FrameworksScreen
    from core_facilitator.gui.screens.library import LibraryScreen

_MODULES = (
    "core_facilitator.domain.framework_pages",
    "core_facilitator.documents.arc_rows",
    "core_facilitator.documents.arc_drawings",
    "core_facilitator.gui.widgets.framework_list",
    "core_facilitator.gui.widgets.framework_page",
    "core_facilitator.gui.screens.frameworks",
)

_WITHOUT_PAGE = frozenset({"house"})
"""Frameworks of which there is nothing to tell."""


class LibraryPages(QObject):
    """Lives as long as the library's screen."""

    def __init__(self, library: LibraryScreen, bench: Bench) -> None:
        super().__init__(library)
        self._library = library
        self._bench = bench
        self.pages = Pages(bench.tools.work, self)
        self.places = LibraryPlaces(library, bench.tools.theme, {FRAMEWORKS: self._frameworks})
        chips = library.card_pane.chips
        chips.lead_to(frozenset(KNOWN) - _WITHOUT_PAGE)
        chips.framework_wanted.connect(self._show_framework)
        bench.cards.changed.connect(self._begin)
        self._begin()

    @Slot()
    def _begin(self) -> None:
        """Import what the other pages are made of, while their user still reads this one."""
        if self._bench.cards.library is not None:
            self._bench.tools.work.start("library pages", loading.bring, self._bench.tools.work, *_MODULES)

    def _frameworks(self) -> FrameworksScreen:
        from core_facilitator.gui.screens.frameworks import FrameworksScreen

        screen = FrameworksScreen(self._bench.tools.theme, self._bench.cards, self.pages)
        screen.card_wanted.connect(self._show_card)
        return screen

    @Slot(str)
    def _show_framework(self, key: str) -> None:
        from core_facilitator.gui.screens.frameworks import FrameworksScreen

        screen = self.places.show(FRAMEWORKS)
        if isinstance(screen, FrameworksScreen):
            screen.show_framework(key)
            screen.setFocus()

    @Slot(str)
    def _show_card(self, key: str) -> None:
        self.places.show(PROTOCOLS)
        self._library.card_pane.other_wanted.emit(key)
        self._library.card_grid.setFocus()
