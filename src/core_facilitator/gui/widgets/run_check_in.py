"""Check-ins in place of the steps of a day that runs: begin one, see how many are in, and close it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from core_facilitator.gui import form
from core_facilitator.gui.check_in_to_room import say_shown
from core_facilitator.gui.models import run_check_in_words
from core_facilitator.gui.theme import restyle
from core_facilitator.gui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from core_facilitator.domain.instruments import Instrument
    from core_facilitator.gui.models.run_check_in_words import Standing
    from core_facilitator.gui.tools import Tools


class RunCheckIn(QWidget):
    """Shows how it stands, with what can be done. Signals say what is wanted; `aloud_wanted` carries an instrument."""

    open_wanted = Signal()
    quick_wanted = Signal()
    close_wanted = Signal()
    close_asked = Signal(bool)
    room_wanted = Signal()
    let_in_wanted = Signal()
    page_wanted = Signal()
    aloud_wanted = Signal(object)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._aloud: tuple[Instrument, ...] = ()
        self._keys: tuple[object, ...] = ()
        self.lead_label = _label("lead-strong", "")
        self.text_label = _label("", "ink-2")
        self.door_label = _label("strong", "")
        self.trouble_label = _label("", "danger")
        self.open_button = self._button(self.tr("Open now"), "primary", self.open_wanted)
        self.quick_button = self._button("", "", self.quick_wanted)
        self.close_button = self._button(self.tr("Close and show results…"), "primary", self.close_wanted)
        self.yes_button = self._button(self.tr("Close check-in"), "primary", None)
        self.no_button = self._button(self.tr("Keep it open"), "", None)
        self.room_button = self._button(self.tr("Show to the room"), "", self.room_wanted)
        self.let_in_button = self._button(self.tr("Let phones in"), "", self.let_in_wanted)
        self.page_button = self._button("", "", self.page_wanted)
        self.yes_button.clicked.connect(partial(self.close_asked.emit, True))
        self.no_button.clicked.connect(partial(self.close_asked.emit, False))
        self.aloud_label = _label("strong", "")
        self.aloud_label.setText(self.tr("Aloud, with no devices"))
        self.aloud_hint_label = _label("", "ink-2")
        self.aloud_hint_label.setText(self.tr("The room display shows the question. Nothing of it is kept."))
        self.aloud_buttons: list[QPushButton] = []
        self.foot = self._row = QWidget()  # of the panel: what is decided is seen without scrolling
        self._aloud_row = QWidget()
        self.yes_button.installEventFilter(self)
        self._lay_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take no second half of a double click for a yes: the button that asks stood there a moment ago."""
        return event.type() == QEvent.Type.MouseButtonDblClick or super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        px = self._tools.theme.px
        flow = FlowLayout(self._row, spacing=px(8))
        for button in (
            self.open_button,
            self.quick_button,
            self.close_button,
            self.no_button,
            self.yes_button,
            self.room_button,
            self.let_in_button,
            self.page_button,
        ):
            flow.addWidget(button)
        FlowLayout(self._aloud_row, spacing=px(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        for label in (self.lead_label, self.text_label, self.door_label, self.trouble_label):
            column.addWidget(label)
        column.addSpacing(px(8))
        for part in (self.aloud_label, self.aloud_hint_label, self._aloud_row):
            column.addWidget(part)
        column.addStretch()
        form.dress(self, self._tools.theme)

    def show_standing(self, now: Standing) -> None:
        """Show how it stands; the keyboard goes to what is most likely wanted where that is another now."""
        focused = self._tools.window.focusWidget()
        around = (self, self.foot)  # what hides gives the keyboard away
        held = focused is self or (focused is not None and any(one.isAncestorOf(focused) for one in around))
        lead, text = run_check_in_words.told(now)
        self.lead_label.setText(lead)
        self.text_label.setText(text)
        asked, opened = bool(now.closing), now.open is not None
        self.door_label.setText(run_check_in_words.door(now))
        self.trouble_label.setText(now.trouble)
        say_shown(self.room_button, shown=self._in_room(now))
        self.page_button.setText(self.tr("See the results") if now.closed is not None else self.tr("Go to its page"))
        if now.quick is not None:
            self.quick_button.setText(self.tr("Open {0}").format(now.quick.title.text).replace("&", "&&"))
        idle = not opened and now.closed is None
        for part, so in (
            (self.door_label, bool(self.door_label.text()) and not asked),
            (self.trouble_label, bool(now.trouble)),
            (self.open_button, idle and now.prepared is not None and bool(now.prepared.ways)),
            (self.quick_button, idle and now.prepared is None and now.quick is not None),
            (self.close_button, opened and not asked and not now.lost),
            (self.yes_button, asked),
            (self.no_button, asked),
            (self.room_button, opened and not asked and not now.lost),
            (self.let_in_button, opened and not asked and not now.lost and not now.address and not now.opening),
            (self.page_button, not asked and not (idle and now.prepared is None)),
        ):
            part.setVisible(so and not now.waiting)
        restyle(self.yes_button, variant="danger" if now.few else "primary")
        self._offer_aloud(now, shown=(idle or now.closed is not None) and not now.waiting)
        self._give_keyboard((opened, asked, now.closed is not None, now.prepared, now.waiting), held=held)

    def button_of(self, instrument: Instrument) -> QPushButton:
        """Return the button of one that is asked aloud."""
        return self.aloud_buttons[self._aloud.index(instrument)]

    def _in_room(self, now: Standing) -> bool:
        return now.open is not None and now.shown == now.open.id

    def _offer_aloud(self, now: Standing, *, shown: bool) -> None:
        if now.aloud != self._aloud:
            self._aloud = now.aloud
            row = self._aloud_row.layout()
            for one in now.aloud:
                button = self._button("", "", None)
                button.clicked.connect(partial(self.aloud_wanted.emit, one))
                self.aloud_buttons.append(button)
                if row is not None:
                    row.addWidget(button)
        for one, button in zip(self._aloud, self.aloud_buttons, strict=True):
            title = one.title.text
            button.setText(self.tr("Take “{0}” from the room").format(title) if now.shown == one.key else title)
        for part in (self.aloud_label, self.aloud_hint_label, self._aloud_row):
            part.setVisible(shown and bool(self._aloud))

    def _give_keyboard(self, keys: tuple[object, ...], *, held: bool) -> None:
        if keys == self._keys:
            return
        self._keys = keys
        buttons = (self.no_button, self.open_button, self.quick_button, self.room_button, self.page_button)
        first = next((one for one in buttons if not one.isHidden()), None)
        if first is None:
            return
        self.setFocusProxy(first)
        if held:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, words: str, variant: str, wanted: SignalInstance | None) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(True)
        if variant:
            button.setProperty("variant", variant)
        if wanted is not None:
            button.clicked.connect(wanted)
        return button


def _label(kind: str, tone: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if kind:
        label.setProperty("type", kind)
    if tone:
        label.setProperty("tone", tone)
    return label
