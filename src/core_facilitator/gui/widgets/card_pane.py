"""A whole card to read: what its leader needs, from the purpose to whose method it is."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core_facilitator.domain.fitting import fitted
from core_facilitator.domain.protocols import Protocol
from core_facilitator.gui.models import card_mine, card_names
from core_facilitator.gui.models.card_mine import Mine
from core_facilitator.gui.models.card_texts import CardTexts, NameOf, Part, care_words, meta_words
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.card_chips import CardChips
from core_facilitator.gui.widgets.card_tags import CardTags
from core_facilitator.gui.widgets.patterns import KindSwatch

_Place = Literal["before", "mine", "after"]
"""Where a part stands: before the cautions, directly behind them, or at the end."""

_USUAL: dict[_Place, int] = {"before": 6, "mine": 1, "after": 9}
"""How many parts most cards have there; their views are made ahead, so that the first card is there at once."""

AFTER = 20
"""Milliseconds after which what is laid out longer than a frame follows the cards that were found."""

_ASIDE, _BORDER = 24, 2  # px
_READ = (
    Qt.TextInteractionFlag.TextSelectableByMouse
    | Qt.TextInteractionFlag.LinksAccessibleByMouse
    | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
)


class CardPane(QWidget):
    """Shows one card, and what its facilitator has made of it.

    It knows its card at once. What there is to read of it follows a moment later, because laying that out takes longer
    than finding the card, and nobody reads while the next letter is being typed.

    Signals: `other_wanted` carries the key of another card whose name was clicked, `use_wanted` the session and the
    block that were clicked, `starred` the card's key when its star was.
    """

    other_wanted = Signal(str)
    use_wanted = Signal(object, object)
    starred = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: CardTexts | None = None
        self._changing = True
        self._protocol: Protocol | None = None
        self._minutes = 0
        self._mine: Mine | None = None
        self._whole = False  # whether every use is named
        self._following = QTimer(self, singleShot=True, interval=AFTER)
        self._following.timeout.connect(self._follow)
        self.star_button = QPushButton()
        self.tags = CardTags()
        self.chips = CardChips()
        self.name_label = QLabel()
        self.swatch = KindSwatch()
        self.meta_label = QLabel()
        self.care_banner = Banner()
        self.area = QScrollArea()
        self._columns: dict[_Place, QVBoxLayout] = {}
        self._parts: dict[_Place, list[_PartView]] = {"before": [], "mine": [], "after": []}
        self._lay_out()

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors and sizes."""
        self._theme = theme
        for painted in (self.chips, self.swatch, self.care_banner, self.tags):
            painted.set_theme(theme)
        theme.changed.connect(self._show)

    @property
    def protocol(self) -> Protocol | None:
        """The card that is shown, or will be in a moment."""
        return self._protocol

    @property
    def behind(self) -> bool:
        """Whether another card, or none, is still to be read here."""
        return self._following.isActive()

    def only_read(self) -> None:
        """Show what was made of a card, and let nobody change it."""
        self._changing = False
        self.tags.only_read()

    def show_card(self, protocol: Protocol, minutes: int, name_of: NameOf) -> None:
        """Show a card from its beginning, its steps as long as that many minutes; `name_of` names other cards."""
        self._texts = CardTexts(self._theme, name_of)
        self._protocol, self._minutes, self._whole = protocol, minutes, False
        self.tags.begin()
        self._following.start()

    @Slot()
    def _follow(self) -> None:
        self._body.setEnabled(False)  # laid out once, and not for each part that comes or goes
        self._show()
        self._body.setEnabled(True)
        self._body.invalidate()
        self.area.verticalScrollBar().setValue(0)
        if self.area.isHidden():  # the first one comes a moment after the cards beside it are painted
            QTimer.singleShot(1, self.area, self.area.show)

    def show_mine(self, mine: Mine) -> None:
        """Show what was made of the card."""
        if mine != self._mine:
            self._mine = mine
            if not self.behind:
                self._show_mine()

    def show_minutes(self, minutes: int) -> None:
        """Show how long each step is in other minutes."""
        if self._protocol is not None and minutes != self._minutes:
            self._minutes = minutes
            if not self.behind:
                self._show_before()

    @Slot()
    def _show(self) -> None:
        protocol = self._protocol
        if protocol is None or self._texts is None:
            return
        self.name_label.setText(protocol.name)
        self.swatch.set_kind(protocol.kind)
        self.meta_label.setText(meta_words(protocol))
        self._show_before()
        care = care_words(protocol)
        self.care_banner.say("warn", self.tr("Take care."), care)
        self.care_banner.setVisible(bool(care))
        self._fill("after", self._texts.after_care(protocol))
        self._show_mine()

    def _show_mine(self) -> None:
        protocol, mine = self._protocol, self._mine
        if protocol is None or mine is None or mine.mark.key != protocol.key:
            return
        phase = self.tr("Phase: {0}").format(protocol.phase) if protocol.phase else ""
        own = self.tr("Own") if mine.own else ""
        self.chips.show_chips(protocol.framework, card_names.framework_name(protocol.framework), phase, own)
        self._show_star(favorite=mine.mark.favorite)
        self.tags.show_tags(mine.mark.tags, mine.known_tags)
        self._fill("mine", card_mine.parts(mine, self._theme, whole=self._whole))

    def _show_star(self, *, favorite: bool) -> None:
        name, role = ("star-filled", "accent") if favorite else ("star", "ink-2")
        words = self.tr("Remove from favorites") if favorite else self.tr("Add to favorites")
        self.star_button.setIcon(self._theme.icon(name, role))
        self.star_button.setAccessibleName(words)
        self.star_button.setToolTip(words)
        self.star_button.setVisible(self._changing)

    @Slot()
    def _star(self) -> None:
        if self._protocol is not None:
            self.starred.emit(self._protocol.key)

    @Slot(str)
    def _open(self, link: str) -> None:
        use = card_mine.use_at(link)
        if use is not None:
            self.use_wanted.emit(*use)
        elif link == card_mine.ALL:
            self._whole = True
            self._show_mine()
        else:
            self.other_wanted.emit(link)

    def _show_before(self) -> None:
        if self._protocol is not None and self._texts is not None:
            steps = fitted(self._protocol, self._minutes)
            self._fill("before", self._texts.before_care(self._protocol, steps))

    def _fill(self, place: _Place, parts: tuple[Part, ...]) -> None:
        if self._texts is None:
            return
        views = self._views(place, len(parts))
        for view, part in zip(views, parts, strict=False):
            view.show_part(part, self._texts.markup(part))
        for number, view in enumerate(views):
            view.setVisible(number < len(parts))

    def _views(self, place: _Place, count: int) -> list[_PartView]:
        """Return at least so many views of parts at a place."""
        views = self._parts[place]
        while len(views) < count:
            view = _PartView()
            view.linkActivated.connect(self._open)
            view.hide()
            views.append(view)
            self._columns[place].addWidget(view)
        return views

    def _lay_out(self) -> None:
        column = _column(self, 0)
        column.addWidget(self._head())
        line = QFrame()
        line.setProperty("line", "horizontal")
        column.addWidget(line)
        inside = QWidget()
        inside.setProperty("ground", "surface")
        body = self._body = _column(inside, 12)
        body.setContentsMargins(_ASIDE - _BORDER, 12 - _BORDER, _ASIDE - _BORDER, 16)
        body.addWidget(self.tags)
        for place in self._parts:
            self._columns[place] = QVBoxLayout()
            self._columns[place].setSpacing(12)
            body.addLayout(self._columns[place])
            self._views(place, _USUAL[place])
            if place == "before":
                body.addWidget(self.care_banner)
        body.addStretch(1)
        self.area.setWidget(inside)
        self.area.setWidgetResizable(True)
        self.area.setProperty("reads", "true")
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(self.tr("The whole card"))
        self.area.hide()
        column.addWidget(self.area, 1)

    def _head(self) -> QWidget:
        head = QWidget()
        column = _column(head, 8)
        column.setContentsMargins(_ASIDE, 16, _ASIDE, 12)
        column.addWidget(self.chips)
        self.name_label.setProperty("type", "title")
        self.name_label.setWordWrap(True)
        self.name_label.setTextFormat(Qt.TextFormat.PlainText)
        self.meta_label.setProperty("tone", "ink-2")
        self.meta_label.setWordWrap(True)
        self.star_button.setProperty("variant", "quiet")
        self.star_button.setProperty("extent", "small-icon")
        self.star_button.setAutoDefault(True)
        self.star_button.clicked.connect(self._star)
        named = QHBoxLayout()
        named.setSpacing(8)
        named.addWidget(self.name_label, 1)
        named.addWidget(self.star_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(named)
        row = QHBoxLayout()
        row.setSpacing(8)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 3, 0, 0)
        beside.addWidget(self.swatch)
        beside.addStretch(1)
        row.addLayout(beside)
        row.addWidget(self.meta_label, 1)
        column.addLayout(row)
        return head


_AS_WIDE_AS_THERE_IS = QSize(1, 1)
"""Its height comes from its width."""


class _PartView(QLabel):
    """A heading and its text. One widget, because a style sheet takes its time for each."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setMinimumWidth(1)  # a word without an end is cut; it must not make the pane wider
        self.setTextInteractionFlags(_READ)
        self._heights: dict[int, int] = {}

    def heightForWidth(self, width: int) -> int:
        """Return what a layout asks for again and again, and what takes laying out the text each time."""
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        return _AS_WIDE_AS_THERE_IS

    def minimumSizeHint(self) -> QSize:
        return _AS_WIDE_AS_THERE_IS

    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()
        super().changeEvent(event)

    def show_part(self, part: Part, markup: str) -> None:
        """Show another part."""
        self._heights.clear()
        self.setText(markup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if "<a " in part.text else Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(part.title)


def _column(owner: QWidget, spacing: int) -> QVBoxLayout:
    column = QVBoxLayout(owner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return column
