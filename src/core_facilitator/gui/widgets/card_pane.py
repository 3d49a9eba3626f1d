"""A whole card to read: what its leader needs, from the purpose to whose method it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from core_facilitator.domain.fitting import fitted
from core_facilitator.domain.protocols import Protocol
from core_facilitator.gui.models import card_names
from core_facilitator.gui.models.card_texts import CardTexts, NameOf, Part, care_words, meta_words
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.card_chips import CardChips
from core_facilitator.gui.widgets.patterns import KindSwatch

_ASIDE, _BORDER = 24, 2  # px
_READ = (
    Qt.TextInteractionFlag.TextSelectableByMouse
    | Qt.TextInteractionFlag.LinksAccessibleByMouse
    | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
)


class CardPane(QWidget):
    """Shows one card. `other_wanted` carries the key of another card whose name was clicked."""

    other_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: CardTexts | None = None
        self._protocol: Protocol | None = None
        self._minutes = 0
        self.chips = CardChips()
        self.name_label = QLabel()
        self.swatch = KindSwatch()
        self.meta_label = QLabel()
        self.care_banner = Banner()
        self.area = QScrollArea()
        self._parts: dict[bool, list[_PartView]] = {False: [], True: []}  # by whether they stand after the cautions
        self._lay_out()

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors and sizes."""
        self._theme = theme
        for painted in (self.chips, self.swatch, self.care_banner):
            painted.set_theme(theme)
        theme.changed.connect(self._show)

    @property
    def protocol(self) -> Protocol | None:
        """The card that is shown."""
        return self._protocol

    def show_card(self, protocol: Protocol, minutes: int, name_of: NameOf) -> None:
        """Show a card from its beginning, its steps as long as that many minutes; `name_of` names other cards."""
        self._texts = CardTexts(self._theme, name_of)
        self._protocol, self._minutes = protocol, minutes
        self._show()
        self.area.verticalScrollBar().setValue(0)

    def show_minutes(self, minutes: int) -> None:
        """Show how long each step is in other minutes."""
        if self._protocol is not None and minutes != self._minutes:
            self._minutes = minutes
            self._show_before()

    @Slot()
    def _show(self) -> None:
        protocol = self._protocol
        if protocol is None or self._texts is None:
            return
        phase = self.tr("Phase: {0}").format(protocol.phase) if protocol.phase else ""
        self.chips.show_chips(protocol.framework, card_names.framework_name(protocol.framework), phase)
        self.name_label.setText(protocol.name)
        self.swatch.set_kind(protocol.kind)
        self.meta_label.setText(meta_words(protocol))
        self._show_before()
        care = care_words(protocol)
        self.care_banner.say("warn", self.tr("Take care."), care)
        self.care_banner.setVisible(bool(care))
        self._fill(self._texts.after_care(protocol), after=True)

    def _show_before(self) -> None:
        if self._protocol is not None and self._texts is not None:
            steps = fitted(self._protocol, self._minutes)
            self._fill(self._texts.before_care(self._protocol, steps), after=False)

    def _fill(self, parts: tuple[Part, ...], *, after: bool) -> None:
        if self._texts is None:
            return
        views, column = self._parts[after], self._after if after else self._before
        while len(views) < len(parts):
            view = _PartView()
            view.linkActivated.connect(self.other_wanted)
            views.append(view)
            column.addWidget(view)
        for view, part in zip(views, parts, strict=False):
            view.show_part(part, self._texts.markup(part))
        for number, view in enumerate(views):
            view.setVisible(number < len(parts))

    def _lay_out(self) -> None:
        column = _column(self, 0)
        column.addWidget(self._head())
        line = QFrame()
        line.setProperty("line", "horizontal")
        column.addWidget(line)
        inside = QWidget()
        inside.setProperty("ground", "surface")
        body = _column(inside, 12)
        body.setContentsMargins(_ASIDE - _BORDER, 12 - _BORDER, _ASIDE - _BORDER, 16)
        self._before, self._after = QVBoxLayout(), QVBoxLayout()
        for part in (self._before, self._after):
            part.setSpacing(12)
        body.addLayout(self._before)
        body.addWidget(self.care_banner)
        body.addLayout(self._after)
        body.addStretch(1)
        self.area.setWidget(inside)
        self.area.setWidgetResizable(True)
        self.area.setProperty("reads", "true")
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(self.tr("The whole card"))
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
        column.addWidget(self.name_label)
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


class _PartView(QLabel):
    """A heading and its text. One widget, because a style sheet takes its time for each."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setMinimumWidth(1)  # a word without an end is cut; it must not make the pane wider
        self.setTextInteractionFlags(_READ)

    def show_part(self, part: Part, markup: str) -> None:
        """Show another part."""
        self.setText(markup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if "<a " in part.text else Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(part.title)


def _column(owner: QWidget, spacing: int) -> QVBoxLayout:
    column = QVBoxLayout(owner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return column
