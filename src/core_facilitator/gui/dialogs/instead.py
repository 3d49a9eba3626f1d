"""Three protocols that could stand in a block's place, and what of the block would go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from core_facilitator.domain.fitting import minutes_for, scaling
from core_facilitator.domain.library import Hits, Wanted
from core_facilitator.gui import form
from core_facilitator.gui.models.block_values import field_names
from core_facilitator.gui.models.scaling_words import scaling_words
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.growing_dialog import GrowingDialog
from core_facilitator.gui.widgets.protocol_drawer_list import ProtocolDrawerList

if TYPE_CHECKING:
    from core_facilitator.domain.library import Hit
    from core_facilitator.domain.protocols import Protocol
    from core_facilitator.gui.theme import Theme

_SPARE = 64  # px of the window that stay in sight, and a line that another card may need more


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """The block: its title, how long it is, how many take part, and which of its fields hold words of its own."""

    title: str
    minutes: int
    people: int | None
    own: tuple[str, ...]


class Instead(GrowingDialog):
    """`chosen` is the card that is to stand there, once it was accepted."""

    heading_label: QLabel
    text_label: QLabel
    card_list: ProtocolDrawerList
    about_label: QLabel
    scaled_label: QLabel
    lost_banner: Banner
    no_button: QPushButton
    yes_button: QPushButton

    _WIDTH = 560

    def __init__(self, parent: QWidget, theme: Theme, block: Replaced, offered: tuple[Hit, ...]) -> None:
        super().__init__(parent, theme)
        form.fill(self, "instead", theme)
        self._block = block
        self._theme = theme
        self.setWindowTitle(self.tr("Instead of this"))
        self.heading_label.setText(self.tr("Instead of “{0}”").format(block.title))
        self.card_list.only_read()
        self.card_list.set_aside(0)
        self.card_list.selectionModel().currentChanged.connect(self._show_card)
        self.card_list.taken.connect(self.accept)
        self.yes_button.clicked.connect(self.accept)
        self.no_button.clicked.connect(self.reject)
        self.yes_button.setDefault(True)
        self._say_what_goes()
        self._offer(offered)

    @property
    def chosen(self) -> Protocol | None:
        """The card that is current."""
        return self.card_list.current

    def _offer(self, offered: tuple[Hit, ...]) -> None:
        minutes = self._block.minutes
        if offered:
            words = self.tr("The nearest in purpose that can be led in {0} min. Place, start, room and leads stay.")
            self.card_list.show_hits(Hits().followed_by(offered), Wanted(minutes=minutes, people=self._block.people))
            self.card_list.setFixedHeight(self._high)
            self.card_list.setFocus()
        else:
            words = self.tr("There is no other protocol that can be led in {0} min with so many people.")
            for part in (self.card_list, self.about_label, self.scaled_label, self.lost_banner, self.yes_button):
                part.hide()
        self.text_label.setText(words.format(minutes))

    @property
    def _high(self) -> int:
        """How high all the cards are together, in px."""
        return self.card_list.sizeHintForRow(0) * self.card_list.rows.rowCount()

    def showEvent(self, event: QShowEvent) -> None:
        self._give_room()
        super().showEvent(event)

    def _give_room(self) -> None:
        """Let the cards scroll where the dialog would be higher than the window under it."""
        parent = self.parentWidget()
        if parent is not None and self.chosen is not None:
            over = self._needed(self._high) + _SPARE - parent.window().height()
            least = self.card_list.sizeHintForRow(0)
            self.resize(self._wide, self._needed(max(least, self._high - max(0, over))))

    def _needed(self, high: int) -> int:
        """Give the cards a height, and return the height that the dialog then needs."""
        self.card_list.setFixedHeight(high)
        for widget in (self.card_list.parentWidget(), self):  # the inner one tells the one around it
            layout = widget.layout() if widget is not None else None
            if layout is not None:
                layout.activate()
        outer = self.layout()
        return outer.totalHeightForWidth(self._wide) if outer is not None else self.height()

    def _say_what_goes(self) -> None:
        if self._block.own:
            lead = self.tr("Words of your own go with this block:")
            text = self.tr("{0}. Undo brings them back.").format(field_names(self._block.own))
            self.lost_banner.say("warn", lead, text)

    @Slot()
    def _show_card(self) -> None:
        card = self.chosen
        if card is not None:
            self.about_label.setText(card.purpose)
            minutes = minutes_for(card, self._block.minutes)
            words = scaling_words(scaling(card, minutes)) if card.steps else ""
            self.scaled_label.setText(words)
            self.scaled_label.setVisible(bool(words))
