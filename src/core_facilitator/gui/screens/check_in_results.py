"""The results of one closed check-in: words first, then the spread, what moved, and what could be done next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core_facilitator.documents.check_ins import advice_of
from core_facilitator.domain.result_views import View, view_of
from core_facilitator.gui.models import result_words
from core_facilitator.gui.theme import restyle
from core_facilitator.gui.widgets import result_side, result_year
from core_facilitator.gui.widgets.result_legend import ResultLegend
from core_facilitator.gui.widgets.result_said import ResultSaid
from core_facilitator.gui.widgets.result_side import Offer, StageCards
from core_facilitator.gui.widgets.result_table import ResultTable
from core_facilitator.gui.widgets.room_steps import RoomSteps
from core_facilitator.gui.widgets.words_label import words_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core_facilitator.domain.check_in_trends import Wave
    from core_facilitator.domain.check_ins import CheckIn
    from core_facilitator.gui.theme import Theme

_BESIDE = 1040
"""From that width on, at the standard text size, the cards stand beside the statements."""


class CheckInResults(QWidget):
    """Shows one closed check-in. Whoever shows it decides what its buttons do.

    Signals: `filled`: another one is shown. `left`: back to where one came from. `room_wanted`: show this to the room,
    or take it from there. `export_wanted`: make files of it. `remove_wanted`: remove it with its results.
    `card_wanted` carries the key of a card to add to the agenda, `card_read_wanted` of one to read.
    """

    filled = Signal()
    left = Signal()
    room_wanted = Signal()
    export_wanted = Signal()
    remove_wanted = Signal()
    card_wanted = Signal(str)
    card_read_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view: View | None = None
        self.table: ResultTable | None = None
        self.said: ResultSaid | None = None
        self.stage_cards: StageCards | None = None
        self.title_label = words_label("", "title")
        self.details_label = words_label("", "body", "ink-2")
        self.back_button = self._button(self.tr("All check-ins"), "chevron-left", self.left)
        self.room_steps = RoomSteps(theme)
        self.room_button = self._button(self.tr("Show to the room"), "monitor", self.room_wanted)
        self.export_button = self._button(self.tr("Export"), "file-down", self.export_wanted)
        self.remove_button = self._button(self.tr("Remove"), "trash-2", self.remove_wanted)
        self.back_button.setProperty("variant", "link")
        self.remove_button.setProperty("variant", "quiet")
        self.remove_button.setProperty("extent", "small")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._scroll = QScrollArea()
        self._left, self._side = QWidget(), QWidget()
        self._side.setObjectName("result_side")
        self._lay_out()
        theme.changed.connect(self._restyle)

    @property
    def view(self) -> View | None:
        """What is shown."""
        return self._view

    def show_results(
        self,
        now: Wave,
        waves: Sequence[Wave] = (),
        *,
        details: str = "",
        offers: Sequence[Offer] = (),
        goes: str = "",
        writable: bool = True,
    ) -> None:
        """Show what came of a closed check-in.

        Args:
            now: the check-in and its results.
            waves: all closed check-ins that might be seen beside it; what may be is decided here.
            details: when and where it was, such as "Day 2, Wednesday, October 14".
            offers: cards for the stage that asks for care.
            goes: where one of them would be put, in words.
            writable: whether anything can be added to the agenda.
        """
        seen = self._view is not None and self._view.now.check_in.id == now.check_in.id
        self._view = view_of(now, waves)
        self.remove_button.setVisible(writable)
        self.title_label.setText(now.check_in.title)
        self.details_label.setText(self._details(self._view, details))
        shown = now.results.shown
        for button in (self.room_button, self.export_button):
            button.setVisible(shown)
        self._fill(self._left, self._statements(self._view, waves) if shown else [self._too_few(self._view)])
        self._fill(self._side, self._cards(self._view, offers, goes, writable=writable) if shown else [])
        self._side.setVisible(shown)
        if not seen:
            self._scroll.verticalScrollBar().setValue(0)
        self.filled.emit()

    def show_ended(self, check_in: CheckIn, details: str, *, writable: bool) -> None:
        """Show a check-in that ended without results, because nobody could read its answers."""
        self._view = None
        self.title_label.setText(check_in.title)
        self.details_label.setText(details + "." if details else "")
        self.remove_button.setVisible(writable)
        for part in (self.room_button, self.export_button, self._side):
            part.setVisible(False)
        heading = self.tr("It ended without results.")
        self._fill(
            self._left,
            [self._note(heading, self.tr("The key to its answers was lost, so they were destroyed unread."))],
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    # Building

    def _lay_out(self) -> None:
        px = self._theme.px
        names = QVBoxLayout()
        names.setSpacing(0)
        back = QHBoxLayout()
        back.addWidget(self.back_button)
        back.addStretch()
        back.addWidget(self.room_steps)
        back.addWidget(self.remove_button)
        for part in (self.title_label, self.details_label):
            names.addWidget(part)
        head = QHBoxLayout()
        head.setSpacing(px(16))
        head.addLayout(names, 1)
        head.addWidget(self.room_button)
        head.addWidget(self.export_button)
        body = QWidget()
        self._columns.setContentsMargins(px(32), 0, px(32), px(24))
        self._columns.setSpacing(px(24))
        self._columns.addWidget(self._left, 1)
        self._columns.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
        body.setLayout(self._columns)
        self._scroll.setWidget(body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        top = QVBoxLayout()
        top.setContentsMargins(px(32), px(12), px(32), px(16))
        top.setSpacing(px(4))
        top.addLayout(back)
        top.addLayout(head)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self._scroll, 1)

    def _button(self, words: str, glyph: str, wanted: SignalInstance) -> QPushButton:
        made = QPushButton(words)
        made.setIcon(self._theme.icon(glyph, "ink-2", gap=True))
        made.clicked.connect(wanted)
        return made

    def _fill(self, pane: QWidget, parts: Sequence[QWidget]) -> None:
        """Put parts into a column, in place of what was there."""
        old = pane.layout()
        if old is not None:
            while (item := old.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
        column = old if isinstance(old, QVBoxLayout) else QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(16))
        for part in parts:
            column.addWidget(part)
            part.show()
        column.addStretch()

    @Slot()
    def _restyle(self) -> None:
        self._turn()

    def _turn(self) -> None:
        """Stand the cards beside the statements, or below them where both have no room."""
        beside = self.width() >= self._theme.px(_BESIDE)
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._columns.setStretch(0, 1 if beside else 0)
        self._columns.setAlignment(self._side, Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag(0))
        if (self._side.property("stacked") == "true") is beside or self._side.property("stacked") is None:
            restyle(self._side, stacked="false" if beside else "true")

    # The parts

    def _details(self, view: View, details: str) -> str:
        check_in, answers = view.now.check_in, view.results.answers
        told = [details] if details else []
        if view.results.shown:
            of = check_in.expected
            many = self.tr("{0} of {1} answered").format(answers, of) if of >= answers else ""
            told.append(many or self.tr("{0} answered").format(answers))
        told.append(self.tr("Closed"))
        return ". ".join(told) + "."

    def _too_few(self, view: View) -> QWidget:
        """Return the state below the minimum: how many answered, and nothing else."""
        why = self.tr(
            "What people answered was destroyed when it was closed. Ask again when more of them can be there."
        )
        return self._note(result_words.state(view.now.check_in, view.results.answers), why)

    def _note(self, heading: str, text: str) -> QWidget:
        note = QFrame()
        note.setProperty("panel", "empty")
        column = QVBoxLayout(note)
        around = self._theme.px(32)
        column.setContentsMargins(around, around, around, around)
        column.addWidget(words_label(heading, "heading"))
        column.addWidget(words_label(text, "body", "ink-2"))
        return note

    def _statements(self, view: View, waves: Sequence[Wave]) -> list[QWidget]:
        parts: list[QWidget] = []
        if advice := advice_of(view):
            parts.append(result_side.to_say(self._theme, advice))
        parts.append(self._panel(view))
        parts += [result_side.parts_card(self._theme, split) for split in view.splits]
        parts += [
            part for part in (result_year.year_card(self._theme, view, waves), self._caveats(view)) if part is not None
        ]
        return parts

    def _panel(self, view: View) -> QWidget:
        """Return the statements with their bars, and below them what people wrote."""
        panel = QFrame()
        panel.setProperty("panel", "surface")
        column = QVBoxLayout(panel)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self.table = ResultTable(self._theme, view) if view.lines else None
        self.said = ResultSaid(self._theme, view) if view.said else None
        if self.table is not None:
            column.addWidget(self.table)
            column.addWidget(ResultLegend(self._theme, view))
        if self.said is not None:
            line = QFrame()
            line.setProperty("line", "horizontal")
            line.setVisible(self.table is not None)
            column.addWidget(line)
            column.addWidget(self.said)
        return panel

    def _cards(self, view: View, offers: Sequence[Offer], goes: str, *, writable: bool) -> list[QWidget]:
        parts: list[QWidget] = [result_side.no_names(self._theme, view)]
        told = result_side.moved(self._theme, view)
        if told is not None:
            parts.append(told)
        if offers and view.lowest is not None and view.lowest.group is not None:
            title = self.tr("For the {0} stage").format(view.lowest.group.title.text)
            self.stage_cards = StageCards(self._theme, title, offers, goes, writable=writable)
            self.stage_cards.wanted.connect(self.card_wanted)
            self.stage_cards.read_wanted.connect(self.card_read_wanted)
            parts.append(self.stage_cards)
        return parts

    def _caveats(self, view: View) -> QWidget | None:
        instrument = view.now.check_in.instrument
        told = (*instrument.caveats, *([instrument.credit] if instrument.credit else []))
        if not told:
            return None
        card = result_side.SideCard(self._theme, self.tr("What this cannot tell"), beside=24)
        for text in told:
            card.say(text)
        return card
