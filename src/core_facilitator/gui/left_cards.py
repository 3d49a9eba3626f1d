"""Own protocols that were being written when the program ended: named above the cards of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from core_facilitator.gui.dialogs.protocol_draft import ProtocolDraft
from core_facilitator.gui.protocol_desk import WRITING, ProtocolDesk
from core_facilitator.gui.widgets.banner import Banner

if TYPE_CHECKING:
    from core_facilitator.gui.screens.library import LibraryScreen
    from core_facilitator.gui.theme import Theme

_MARGINS = 6, 0, 20, 12  # px, as beside the search below


class LeftCards(QObject):
    """Shows a banner while one waits to be taken up or discarded."""

    def __init__(self, library: LibraryScreen, desk: ProtocolDesk, theme: Theme) -> None:
        super().__init__(library)
        self._desk = desk
        self._place = ""
        self.banner = Banner()
        self.banner.set_theme(theme)
        self.banner.acted.connect(self._go_on)
        self.banner.left.connect(library.setFocus)
        self._area = QWidget()  # it goes with its margins
        row = QHBoxLayout(self._area)
        row.setContentsMargins(*_MARGINS)
        row.addWidget(self.banner)
        column = library.card_middle.layout()
        if isinstance(column, QBoxLayout):
            column.insertWidget(0, self._area)
        QWidget.setTabOrder(library.search_edit, self.banner.action_button)
        desk.typing.settled.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        """Name the one that was written last; say nothing where none waits that can be read."""
        typing = self._desk.typing
        found = [
            (left, card)
            for left in sorted(typing.left.values(), key=lambda left: left.kept_at, reverse=True)
            if left.place.startswith(WRITING) and (card := ProtocolDraft(typing, left.place).left) is not None
        ]
        if not found:
            self.banner.hide()  # which moves the keyboard on
            self._area.hide()
            return
        (left, card), more = found[0], len(found) - 1
        self._place = left.place
        name = card.name.strip() or self.tr("a new protocol")
        words = self.tr("{0}, from {1}.").format(name, typing.when(left))
        if more:
            words += " " + (self.tr("And 1 more.") if more == 1 else self.tr("And {0} more.").format(more))
        self._area.show()
        self.banner.say("warn", self.tr("A protocol of yours is not finished:"), words, action=self.tr("Go on"))

    @Slot()
    def _go_on(self) -> None:
        self._desk.go_on(self._place)
