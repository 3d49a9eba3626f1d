"""Check-ins on paper: which documents there are of one, and the dialog that prints them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from core_facilitator.gui import loading

if TYPE_CHECKING:
    from core_facilitator.documents.blocks import Document
    from core_facilitator.domain.check_ins import CheckIn
    from core_facilitator.domain.result_views import View
    from core_facilitator.gui.bench import Bench
    from core_facilitator.gui.check_in_room import CheckInRoom
    from core_facilitator.gui.dialogs.check_in_papers import PaperChoice

FLOW = "check-in paper"

_MODULES = (
    "core_facilitator.documents.blocks",
    "core_facilitator.documents.words",
    "core_facilitator.documents.check_in_forms",
    "core_facilitator.documents.check_in_counts",
    "core_facilitator.documents.check_ins",
    "core_facilitator.gui.printing",
    "core_facilitator.gui.page_orders",
    "core_facilitator.gui.dialogs.page_choices",
    "core_facilitator.gui.dialogs.pages_out",
    "core_facilitator.gui.dialogs.check_in_papers",
)
"""What the dialog is made of, in steps that the window can answer between."""


class CheckInPrinting(QObject):
    """Prints the forms of a check-in, or its results. `room` knows where phones come in, for the poster."""

    def __init__(self, bench: Bench, room: CheckInRoom, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._room = room

    @Slot(object)
    def print_forms(self, check_in: CheckIn) -> None:
        """Offer the forms in both languages, the sheet to count them on, and the way in for phones while it is open."""
        self._bench.tools.work.start(FLOW, self._forms, check_in)

    def print_results(self, view: View, details: str) -> None:
        """Offer what came of a closed one; `details` say when it was."""
        self._bench.tools.work.start(FLOW, self._results, view, details)

    async def _forms(self, check_in: CheckIn) -> None:
        await loading.bring(self._bench.tools.work, *_MODULES)
        await self._show(check_in.title, self._form_choices(check_in))

    def _form_choices(self, check_in: CheckIn) -> tuple[PaperChoice, ...]:
        from core_facilitator.documents import check_in_forms
        from core_facilitator.gui.dialogs.check_in_papers import PaperChoice

        host = self._bench.workspace.name
        english, spanish = self.tr("Forms in English"), self.tr("Forms in Spanish")

        def form(language: str, _words: bool) -> Document:
            return check_in_forms.form_document(check_in, language, host=host)

        def tally(_words: bool) -> Document:
            return check_in_forms.tally_document(check_in, host=host)

        choices = [PaperChoice(english, partial(form, "en")), PaperChoice(spanish, partial(form, "es"))]
        choices.append(PaperChoice(self.tr("Sheet to count them on"), tally))
        return (*choices, *self._posters(check_in, host))

    def _posters(self, check_in: CheckIn, host: str) -> tuple[PaperChoice, ...]:
        from core_facilitator.documents.check_in_forms import poster_document
        from core_facilitator.gui.dialogs.check_in_papers import PaperChoice

        door = self._room.door
        if door is None or not check_in.code:
            return ()

        def poster(language: str, _words: bool) -> Document:
            return poster_document(check_in, door.address, door.squares, language, host=host)

        return (
            PaperChoice(self.tr("Way in for phones, in English"), partial(poster, "en")),
            PaperChoice(self.tr("Way in for phones, in Spanish"), partial(poster, "es")),
        )

    async def _results(self, view: View, details: str) -> None:
        await loading.bring(self._bench.tools.work, *_MODULES)
        from core_facilitator.documents.check_in_counts import count_sheet
        from core_facilitator.documents.check_ins import results_document
        from core_facilitator.gui.dialogs.check_in_papers import PaperChoice

        language, host = self._bench.tools.preferences.settings.language, self._bench.workspace.name

        def made(with_words: bool) -> Document:
            return results_document(view, language=language, host=host, details=details, with_words=with_words)

        written = any(one.words or one.often for one in view.said)
        least = view.now.check_in.rules.words_least if written else 0
        choice = PaperChoice(self.tr("Results"), made, words_from=least, counts=count_sheet(view))
        await self._show(view.now.check_in.title, (choice,))

    async def _show(self, title: str, choices: tuple[PaperChoice, ...]) -> None:
        from core_facilitator.gui.dialogs.check_in_papers import CheckInPapers

        tools = self._bench.tools
        await tools.ask.show(CheckInPapers(tools.window, tools, title, choices))
