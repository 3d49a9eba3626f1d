"""Passes on what days that ran say: to the library what its cards took, and above the work what cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from core_facilitator.gui import dates

if TYPE_CHECKING:
    from core_facilitator.gui.cards import Cards
    from core_facilitator.gui.past_days import PastDays
    from core_facilitator.gui.widgets.notice_board import NoticeBoard

DAMAGED = "damaged days"
"""The notice about days that cannot be read."""


class PastNews(QObject):
    """Once the cards are there, past days are read for them."""

    def __init__(self, past: PastDays, cards: Cards, notices: NoticeBoard) -> None:
        super().__init__(past)
        self._past = past
        self._cards = cards
        self._notices = notices
        self._said = 0
        cards.changed.connect(past.load)
        past.changed.connect(self._tell)

    @Slot()
    def _tell(self) -> None:
        read = self._past.read
        if read is None:
            return
        self._cards.take_times({key: took.actual for key, took in read.insights.blocks.items()})
        damaged = len(read.damaged)
        if damaged == self._said:
            return
        self._said = damaged
        if not damaged:
            self._notices.take_down(DAMAGED)
            return
        on = ", ".join(dates.span(one.date, one.date) for one in read.damaged)
        lead = self.tr("1 day that ran cannot be read here: {1}.") if damaged == 1 else ""
        lead = lead or self.tr("{0} days that ran cannot be read here: {1}.")
        words = self.tr("They stay as they are, and the plans are not touched. A backup may hold them whole.")
        self._notices.put(DAMAGED, "warn", lead.format(damaged, on), words, action=self.tr("Close"))
