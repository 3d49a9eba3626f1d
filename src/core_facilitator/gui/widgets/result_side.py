"""The cards beside results: what is hidden and why, words to begin with, what moved, and what to do for a stage."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core_facilitator.documents.check_ins import earlier_name, part_told, warning_of
from core_facilitator.domain.typed_times import duration
from core_facilitator.gui.models import result_words
from core_facilitator.gui.theme import restyle
from core_facilitator.gui.widgets.icon_label import IconLabel
from core_facilitator.gui.widgets.words_label import words_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core_facilitator.documents.check_in_words import Words
    from core_facilitator.domain.protocols import Protocol
    from core_facilitator.domain.result_views import Line, SplitView, View
    from core_facilitator.gui.theme import Theme

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Offer:
    """A card for a stage: how long it would take. `planned` says where it stands already, or nothing."""

    protocol: Protocol
    minutes: int
    planned: str = ""


class SideCard(QFrame):
    """A card with a heading and lines below it."""

    def __init__(self, theme: Theme, title: str, *, beside: int = 16) -> None:
        """`beside` is how far its words stand from its sides."""
        super().__init__()
        self.setProperty("panel", "surface")
        self._theme = theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.px(beside), theme.px(16), theme.px(beside), theme.px(16))
        self.column.setSpacing(theme.px(8))
        self.title_label = words_label(title, "heading")
        self.column.addWidget(self.title_label)
        self.setAccessibleName(title)

    def say(self, text: str, kind: str = "caption", tone: str = "ink-2") -> QLabel:
        """Add a paragraph."""
        label = words_label(text, kind, tone)
        self.column.addWidget(label)
        return label

    def point(self, glyph: str, text: str) -> None:
        """Add a line behind an icon."""
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(12))
        row.addWidget(_icon(self._theme, glyph), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words_label(text, "body"), 1)
        self.column.addLayout(row)


def no_names(theme: Theme, view: View) -> QFrame:
    """Return the card that says what protects those who answered, and what is hidden for it."""
    made = QFrame()
    made.setProperty("banner", "names")
    row = QHBoxLayout(made)
    around = theme.px(16)
    row.setContentsMargins(around, around, around, around)
    row.setSpacing(theme.px(12))
    row.addWidget(_icon(theme, "shield-check"), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(theme.px(6))
    title = words_label(translate("Results", "No names in these answers."), "strong")
    column.addWidget(title)
    for note in result_words.hidden_notes(view):
        column.addWidget(words_label(note, "caption", "ink-2"))
    row.addLayout(column, 1)
    made.setAccessibleName(title.text())
    return made


def moved(theme: Theme, view: View) -> SideCard | None:
    """Return what moved since the earlier wave, in words; None where there is nothing to tell."""
    if view.earlier is None:
        return None
    card = SideCard(theme, translate("Results", "What moved since {0}").format(earlier_name(view)))
    for glyph, text in result_words.moved_lines(view):
        card.point(glyph, text)
    card.say(result_words.noise_note(view))
    return card


def to_say(theme: Theme, advice: Sequence[Words]) -> SideCard:
    """Return words that a facilitator may begin with, by how the results look."""
    card = SideCard(theme, translate("Results", "Words to begin with"), beside=24)
    row = QHBoxLayout()
    row.setSpacing(theme.px(24))
    for one in advice:
        column = QVBoxLayout()
        column.setSpacing(theme.px(4))
        quoted = (words_label(translate("Results", "“{0}”").format(words), "comment") for words in one.say)
        then = words_label(translate("Results", "Then: {0}").format(one.next), "caption", "ink-2")
        seen = words_label(one.seen, "caption", "ink-2")
        for label in (words_label(one.name, "strong"), seen, *quoted, then):
            column.addWidget(label)
        column.addStretch()
        row.addLayout(column, 1)
    card.column.addLayout(row)
    return card


def parts_card(theme: Theme, shown: SplitView) -> SideCard:
    """Return how the parts of a split answered, side by side."""
    card = SideCard(theme, shown.split.title.text, beside=24)
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(24))
    grid.setVerticalSpacing(theme.px(10))
    grid.setColumnStretch(0, 1)
    for column, one in enumerate(shown.parts, 1):
        head = translate("Results", "{0} ({1})").format(one.part.title.text, one.answers)
        grid.addWidget(words_label(head, "field"), 0, column)
        for row, line in enumerate(one.lines, 1):
            told = words_label(part_told(line), "body")
            told.setWordWrap(line.agreed is None)
            asked = " ".join((line.statement.text.text, *filter(None, (warning_of(line.statement),))))
            told.setAccessibleName(f"{asked} {head}: {told.text()}")
            grid.addWidget(told, row, column)
    for row, line in enumerate(shown.parts[0].lines, 1):
        grid.addLayout(_asked(theme, line), row, 0)
    card.column.addLayout(grid)
    card.say(translate("Results", "How many agree, by part. A dash: it would say too much about too few."))
    return card


def _asked(theme: Theme, line: Line) -> QVBoxLayout:
    """Return a statement, and below it that agreeing is bad news where it is."""
    column = QVBoxLayout()
    column.setSpacing(theme.px(2))
    column.addWidget(words_label(line.statement.text.text, "body"))
    if warning := warning_of(line.statement):
        icon = IconLabel()
        icon.set_theme(theme)
        icon.show_line("triangle-alert", warning, "now-ink")
        column.addWidget(icon)
    return column


class StageCards(SideCard):
    """Cards of the library for the stage that asks for care.

    Signals: `wanted` carries the key of one to add to the agenda, `read_wanted` of one to read.
    """

    wanted = Signal(str)
    read_wanted = Signal(str)

    def __init__(self, theme: Theme, title: str, offers: Sequence[Offer], goes: str = "", *, writable: bool) -> None:
        """`goes` says where one of them would be put."""
        super().__init__(theme, title)
        if goes:
            self.say(goes)
        self._writable = writable
        self.add_buttons: dict[str, QPushButton] = {}
        self.read_buttons: dict[str, QPushButton] = {}
        for offer in offers:
            line = QFrame()
            line.setProperty("line", "horizontal")
            self.column.addWidget(line)
            self.column.addLayout(self._offer(offer))

    def _offer(self, offer: Offer) -> QHBoxLayout:
        protocol, row, column = offer.protocol, QHBoxLayout(), QVBoxLayout()
        row.setSpacing(self._theme.px(12))
        column.setSpacing(self._theme.px(2))
        column.addWidget(words_label(protocol.name, "strong"))
        read = QPushButton(self.tr("Read the card"))
        read.setProperty("variant", "link")
        read.setProperty("extent", "caption")
        read.setAccessibleName(self.tr("Read {0}").format(protocol.name))
        read.clicked.connect(partial(self.read_wanted.emit, protocol.key))
        self.read_buttons[protocol.key] = read
        under = QHBoxLayout()
        under.setSpacing(self._theme.px(12))
        minutes = words_label(duration(offer.minutes), "caption", "ink-2")
        minutes.setWordWrap(False)
        under.addWidget(minutes)
        under.addWidget(read)
        under.addStretch()
        column.addLayout(under)
        told = offer.planned or protocol.purpose
        column.addWidget(words_label(told, "caption", "ink-2"))
        row.addLayout(column, 1)
        row.addWidget(self._end(offer), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _end(self, offer: Offer) -> QWidget:
        """Return a button, or that it is in the agenda already."""
        if offer.planned:
            tag = QLabel(self.tr("In agenda"))
            tag.setProperty("tag", "done")
            return tag
        button = QPushButton(self.tr("Add"))
        button.setIcon(self._theme.icon("plus", "ink-2"))
        restyle(button, extent="small")
        button.setAccessibleName(self.tr("Add {0} to the agenda").format(offer.protocol.name))
        button.setEnabled(self._writable)
        button.clicked.connect(partial(self.wanted.emit, offer.protocol.key))
        self.add_buttons[offer.protocol.key] = button
        return button


def _icon(theme: Theme, glyph: str) -> IconLabel:
    icon = IconLabel()
    icon.words.hide()
    icon.set_theme(theme)
    icon.show_line(glyph, "", "accent", 20)
    return icon
