"""A check-in while it is open: how phones get in, how many have answered, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from core_facilitator.domain.check_ins import Way
from core_facilitator.gui import form
from core_facilitator.gui.models import check_in_words
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.elided_combo import ElidedCombo
from core_facilitator.gui.widgets.flow_layout import FlowLayout
from core_facilitator.gui.widgets.icon_label import IconLabel
from core_facilitator.gui.widgets.number_spin import NumberSpin
from core_facilitator.gui.widgets.qr_code import QrCode

if TYPE_CHECKING:
    from core_facilitator.domain.check_ins import CheckIn
    from core_facilitator.gui.check_in_room import CheckInRoom
    from core_facilitator.gui.check_ins_desk import CheckInsDesk
    from core_facilitator.gui.theme import Theme


_BESIDE = 820
"""From that width on, at the standard text size, the two columns stand beside one another."""


class CheckInOpen(QWidget):
    """Shows the check-in that is open. Signals carry it."""

    back_button: QPushButton
    title_label: QLabel
    about_label: QLabel
    end_button: QPushButton
    lost_banner: Banner
    columns_body: QWidget
    phones_panel: QFrame
    door_pane: QWidget
    address_pane: QWidget
    phones_ways_pane: QWidget
    hand_pane: QWidget
    qr_code: QrCode
    address_hint_label: QLabel
    address_label: QLabel
    code_label: QLabel
    reached_label: IconLabel
    address_combo: ElidedCombo
    phones_failed_label: QLabel
    phones_shut_label: QLabel
    let_in_button: QPushButton
    room_button: QPushButton
    help_button: QPushButton
    count_label: QLabel
    count_hint_label: QLabel
    hidden_label: IconLabel
    expected_spin: NumberSpin
    kiosk_button: QPushButton
    tally_button: QPushButton
    paper_button: QPushButton

    left = Signal()
    phones_wanted = Signal(object)
    end_wanted = Signal(object)
    kiosk_wanted = Signal(object)
    tally_wanted = Signal(object)
    paper_wanted = Signal(object)
    room_wanted = Signal(object)
    help_wanted = Signal()

    def __init__(self, theme: Theme, desk: CheckInsDesk, room: CheckInRoom) -> None:
        super().__init__()
        form.fill(self, "check_in_open", theme)
        self._theme = theme
        self._desk = desk
        self._room = room
        self._check_in: CheckIn | None = None
        self._lay_out()
        self.back_button.clicked.connect(self.left)
        self.help_button.clicked.connect(self.help_wanted)
        for button, wanted in (
            (self.end_button, self._end),
            (self.kiosk_button, self._hand_over),
            (self.tally_button, self._count_paper),
            (self.paper_button, self._print),
            (self.room_button, self._show_room),
            (self.let_in_button, self._let_in),
        ):
            button.clicked.connect(wanted)
        self.expected_spin.editingFinished.connect(self._expect)
        self.address_combo.activated.connect(self._choose_address)
        desk.answered.connect(self.count)
        room.changed.connect(self.show_door)
        self.setFocusProxy(self.kiosk_button)

    def _lay_out(self) -> None:
        for pane, buttons in (
            (self.phones_ways_pane, (self.let_in_button, self.room_button, self.help_button)),
            (self.hand_pane, (self.kiosk_button, self.tally_button, self.paper_button)),
        ):
            row = FlowLayout(pane, spacing=8)
            for button in buttons:
                row.addWidget(button)
        for label in (self.reached_label, self.hidden_label):
            label.words.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the two columns beside one another, or one below the other where they have no room."""
        super().resizeEvent(event)
        columns = self.columns_body.layout()
        if isinstance(columns, QBoxLayout):
            beside = self.width() >= self._theme.px(_BESIDE)
            columns.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def show_check_in(self, check_in: CheckIn) -> None:
        """Show the check-in that is open."""
        self._check_in = check_in
        lost = self._desk.key_is_lost(check_in.id)
        taking = self._desk.writable and not lost
        self.title_label.setText(check_in.title)
        rules = check_in.rules
        self.about_label.setText(
            self.tr("Open. Results appear from {0} answers, words from {1}.").format(
                rules.scores_from, rules.words_least
            )
        )
        self.expected_spin.setValue(max(1, check_in.expected))
        self.expected_spin.setEnabled(self._desk.writable)
        self.phones_panel.setVisible(Way.PHONE in check_in.ways and taking)
        self.kiosk_button.setVisible(Way.KIOSK in check_in.ways and taking)
        self.tally_button.setVisible(Way.PAPER in check_in.ways and taking)
        self.paper_button.setVisible(Way.PAPER in check_in.ways and not lost)
        self.end_button.setText(self.tr("End without results…") if lost else self.tr("Close and show results…"))
        self.end_button.setEnabled(self._desk.writable)
        self.lost_banner.setVisible(lost)
        if lost:
            lead = self.tr("The answers to this check-in cannot be read here.")
            text = self.tr("Its key stays on the computer where it was opened, and is in no backup.")
            self.lost_banner.say("warn", lead, text)
        self.count()
        self.show_door()

    @Slot()
    def count(self) -> None:
        """Show how many have answered."""
        check_in = self._check_in
        if check_in is None:
            return
        number, least = self._desk.count(check_in.id), check_in.rules.scores_from
        self.count_label.setText(check_in_words.so_far(number, check_in.expected))
        self.count_hint_label.setText(self.tr("Only this number is known. Nobody sees an answer before it is closed."))
        self.hidden_label.setVisible(number < least)
        hidden = self.tr("Results stay hidden below {0} answers, so that no one can be recognized.").format(least)
        self.hidden_label.show_line("eye-off", hidden)

    @Slot()
    def show_door(self) -> None:
        """Show where phones get in, or why they cannot."""
        if self._check_in is None:
            return
        door = self._room.door
        self.door_pane.setVisible(door is not None)
        self.phones_failed_label.setText(self._room.failure)
        self.phones_failed_label.setVisible(bool(self._room.failure))
        shut = door is None and not self._room.opening
        self.let_in_button.setVisible(shut)
        self.phones_shut_label.setVisible(door is None and not self._room.failure)
        self.phones_shut_label.setText(
            self.tr("Phones are not let in now. The code stays, and nobody has to answer twice.")
            if shut
            else self.tr("Opening the door for phones…")
        )
        self.room_button.setEnabled(door is not None)
        if door is not None:
            self.qr_code.show_rows(door.squares)
            self.address_label.setText(door.address)
            self.code_label.setText(check_in_words.code(self._check_in.code))
            reached = self._room.reached
            words = (
                self.tr("Another device has reached this laptop.")
                if reached
                else self.tr("No other device has reached this laptop yet.")
            )
            self.reached_label.show_line("circle-check" if reached else "info", words, "accent" if reached else "ink-2")
        self._list_addresses()

    def _list_addresses(self) -> None:
        self.address_combo.clear()
        for place, (words, address) in enumerate(self._room.choices):
            self.address_combo.addItem(words, address)
            if address == self._room.chosen:
                self.address_combo.setCurrentIndex(place)
        self.address_combo.setEnabled(self.address_combo.count() > 1)
        self.address_pane.setVisible(self.address_combo.count() > 0)

    @Slot()
    def _let_in(self) -> None:
        self.help_button.setFocus()  # this one goes, and the next field would take what is typed
        self.phones_wanted.emit(self._check_in)

    @Slot()
    def _choose_address(self) -> None:
        self._room.choose(self.address_combo.currentData())

    @Slot()
    def _expect(self) -> None:
        check_in = self._check_in
        if check_in is not None and self.expected_spin.value() != check_in.expected:
            self._desk.expect(check_in.id, self.expected_spin.value())

    @Slot()
    def _end(self) -> None:
        if self._check_in is not None:
            self.end_wanted.emit(self._check_in.id)

    @Slot()
    def _hand_over(self) -> None:
        self.kiosk_wanted.emit(self._check_in)

    @Slot()
    def _count_paper(self) -> None:
        self.tally_wanted.emit(self._check_in)

    @Slot()
    def _print(self) -> None:
        self.paper_wanted.emit(self._check_in)

    @Slot()
    def _show_room(self) -> None:
        self.room_wanted.emit(self._check_in)
