"""What the library says of a search: how much was found, how words were taken, what nobody wrote, what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QWidget

from core_facilitator.domain.asking import parts
from core_facilitator.domain.faults import WorkspaceError
from core_facilitator.gui import faults, form
from core_facilitator.gui.models.card_rows import order_words, taken_words, unknown_words
from core_facilitator.gui.widgets.empty_note import EmptyNote

if TYPE_CHECKING:
    from core_facilitator.domain.library import Found, Wanted
    from core_facilitator.gui.theme import Theme

_LONG_ENOUGH = 3
"""Letters of a word that is named as unknown: fewer may be the beginning of one, as a number is of minutes."""


class LibrarySays(QObject):
    """Says it above the cards, or by `note` where they would stand.

    `taken_back` carries the name of the part of a search that was clicked.
    """

    result_label: QLabel
    taken_label: QLabel
    unknown_label: QLabel

    taken_back = Signal(str)

    def __init__(self, screen: QWidget, theme: Theme, note: EmptyNote) -> None:
        super().__init__(screen)
        form.bind(self, screen)
        self._theme = theme
        self.note = note
        self.taken_label.linkActivated.connect(self.taken_back)

    def tell_reading(self) -> None:
        """Say that the cards are being read."""
        self._be_silent()
        self.note.tell_reading(self.tr("Reading the protocols…"))

    def tell_not_read(self, error: Exception) -> None:
        """Say why the cards could not be read."""
        self._be_silent()
        title, hint = self.tr("The protocols could not be read."), ""
        if isinstance(error, WorkspaceError):
            title, hint = faults.words(error)
        self.note.tell_not_read(title, hint)

    def tell_found(self, found: Found, whole: int, wanted: Wanted, typed: str) -> None:
        """Say how many of all were found, in which order they stand, and how the words were taken that were typed."""
        ink = self._theme.color("ink").name()
        numbers = self.tr("{0} of {1}").format(len(found.hits), whole)
        words = self.tr("{0} protocols, {1}").format(f'<b style="color:{ink}">{numbers}</b>', order_words(wanted))
        if found.also:
            words = self.tr("{0}; {1} more near").format(words, len(found.also))
        self.result_label.setText(words)
        self.result_label.show()
        self.taken_label.setText(self._taken(typed))
        self.taken_label.setVisible(bool(parts(typed)))
        unknown = unknown_words([word for word in found.unknown if len(word) >= _LONG_ENOUGH and not word.isdecimal()])
        anything = bool(found.hits or found.also)
        self.unknown_label.setText(unknown)
        self.unknown_label.setVisible(anything and bool(unknown))
        if anything:
            self.note.be_silent()
        else:
            title, hint = self.tr("No protocol fits all of this."), self.tr("Other words or fewer filters show more.")
            self.note.tell_none(unknown or title, hint, self.tr("Clear search and filters"))

    def _taken(self, typed: str) -> str:
        """Say what was understood of what was typed; a click on a part takes it back."""
        color = self._theme.color("accent").name()
        links = [
            f'<a href="{part.name}" style="color:{color}">{words} ×</a>'
            for part, words in {one.part: taken_words(one) for one in parts(typed)}.items()
        ]
        return self.tr("Understood: {0}").format("&nbsp;&nbsp; ".join(links))

    def _be_silent(self) -> None:
        for part in (self.result_label, self.taken_label, self.unknown_label):
            part.hide()
