"""The buttons of the library for what is done most: a new protocol, and the handout of the card that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from core_facilitator.gui import form
from core_facilitator.gui.theme import restyle
from core_facilitator.gui.widgets.minutes_spin import MinutesSpin

if TYPE_CHECKING:
    from collections.abc import Callable

    from core_facilitator.gui.theme import Theme

_WIDE_MIDDLE = 500  # px that the search needs to stand beside buttons with words
_TALL = 520  # px of the library's height that leave room for two rows below the card
_ASIDE, _GAP = 2 * 24, 8  # px beside and between the buttons of the card, at every text size


class LibraryButtons(QObject):
    """Neither is there until somebody takes what it offers. Where there is little room, they are small, or gone.

    What they do stands in the menus beside them too, as far as they may go.
    """

    new_button: QPushButton
    length_area: QWidget
    length_label: QLabel
    length_spin: MinutesSpin
    add_button: QPushButton
    handout_button: QPushButton
    card_more_button: QPushButton

    def __init__(self, screen: QWidget, theme: Theme) -> None:
        super().__init__(screen)
        form.bind(self, screen)
        self._screen = screen
        self._theme = theme
        self._words = {one: one.text() for one in (self.new_button, self.handout_button)}
        self._prints = False
        self._seen: tuple[int, float, bool] | None = None  # what the button for the handout was fitted to
        self.new_button.hide()
        self.handout_button.hide()

    def offer_new(self, begin: Callable[[], object]) -> None:
        """Show the button that begins a protocol of one's own."""
        self.new_button.clicked.connect(begin)
        self.new_button.show()

    def offer_handout(self, show: Callable[[], object]) -> None:
        """Show the button for the handout of the card, where it has room."""
        self.handout_button.clicked.connect(show)
        self._prints = True

    def fold(self, middle: int, side: int, height: int) -> None:
        """Make the best of so many px for the search, for the whole card, and for the library from top to bottom."""
        px = self._theme.px
        self._shorten(self.new_button, "plus", short=middle < px(_WIDE_MIDDLE))
        shown = [one for one in (self.add_button, self.card_more_button) if not one.isHidden()]
        room = side - _ASIDE - sum(one.sizeHint().width() + _GAP for one in shown)
        beside = 0 if self.length_spin.isHidden() else self.length_spin.minimumWidth() + _GAP
        two_rows = height >= px(_TALL) or beside > room + _GAP
        form.turn(self._screen, "add_layout", down=two_rows)
        self.length_label.setVisible(two_rows)
        self.length_area.setHidden(self.add_button.isHidden())
        self._fit_handout(room if two_rows else room - beside)

    def _fit_handout(self, room: int) -> None:
        """Show the button for the handout as large as fits into so many px."""
        seen = (room, self._theme.scale, self._prints)
        if seen == self._seen:
            return
        self._seen = seen
        self._shorten(self.handout_button, "printer", short=False)
        if self.handout_button.sizeHint().width() > room:
            self._shorten(self.handout_button, "printer", short=True)
        self.handout_button.setVisible(self._prints and self.handout_button.sizeHint().width() <= room)

    def _shorten(self, button: QPushButton, glyph: str, *, short: bool) -> None:
        """Show a button's icon alone, or its words beside it."""
        words = "" if short else self._words[button]
        if words == button.text():
            return
        button.setText(words)
        button.setIcon(self._theme.icon(glyph, "ink", gap=not short))
        restyle(button, extent="icon" if short else "")
