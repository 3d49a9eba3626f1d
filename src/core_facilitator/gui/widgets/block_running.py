"""What a block says of its running: folded away in the inspector, with what is not as usual in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget

from core_facilitator.domain.agendas import Block, RoomLayout, TimeKind
from core_facilitator.domain.protections import NO_CARDS, Cards, is_protected
from core_facilitator.gui import form
from core_facilitator.gui.models.room_words import layout_name
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.block_choices import choose
from core_facilitator.gui.widgets.elided_combo import ElidedCombo
from core_facilitator.gui.widgets.only_reading import offer
from core_facilitator.gui.widgets.usual_minutes import UsualMinutes

if TYPE_CHECKING:
    from core_facilitator.domain.check_ins import CheckIn


class BlockRunning(QObject):
    """`changed` carries the fields that are other ones now, and what undo calls that.

    `check_in_wanted`: the check-in of the block is to be seen, or a new one for it.
    """

    running_fold_button: QPushButton
    running_label: QLabel
    running_pane: QWidget
    droppable_check: QCheckBox
    kept_label: QLabel
    goes_on_check: QCheckBox
    sound_check: QCheckBox
    warn_spin: UsualMinutes
    last_spin: UsualMinutes
    layout_combo: ElidedCombo
    layout_label: QLabel
    check_in_label: QLabel
    check_in_button: QPushButton

    changed = Signal(object, str)
    check_in_wanted = Signal()

    def __init__(self, page: QWidget, theme: Theme) -> None:
        super().__init__(page)
        form.bind(self, page)
        self._theme = theme
        self._said = self._asked = ""
        for layout in RoomLayout:
            self.layout_combo.addItem(layout_name(layout), layout.value)
        self.running_pane.hide()
        self.running_fold_button.clicked.connect(self._turn)
        self.droppable_check.clicked.connect(self._take_droppable)
        self.goes_on_check.clicked.connect(self._take_goes_on)
        self.sound_check.clicked.connect(self._take_sound)
        self.warn_spin.minutes_chosen.connect(self._take_warn)
        self.last_spin.minutes_chosen.connect(self._take_last)
        self.layout_combo.activated.connect(self._take_layout)
        self.check_in_button.clicked.connect(self.check_in_wanted)
        for part in (self.check_in_label, self.check_in_button):  # until it is known which block has one
            part.hide()
        theme.changed.connect(self._show_fold)
        self._show_fold()

    @property
    def folded(self) -> bool:
        """Whether the fields are out of the way."""
        return self.running_pane.isHidden()

    def show_block(self, block: Block, cards: Cards = NO_CARDS) -> None:
        """Show what a block says; `cards` are those that are known."""
        kept = is_protected(block, cards)
        offer(self.droppable_check, on=block.droppable or not kept)  # what was allowed can always be taken back
        self.kept_label.setText(self._about_kept(block))
        self.kept_label.setVisible(kept)
        self.droppable_check.setChecked(block.droppable)
        self.goes_on_check.setChecked(block.goes_on)
        self.sound_check.setChecked(block.sound)
        self.warn_spin.show_or_usual(block.warn_at)
        self.last_spin.show_or_usual(block.last_at)
        choose(self.layout_combo, block.layout.value)
        self.layout_label.setVisible(block.layout is RoomLayout.GROUPS and not (block.groups or block.tracks))
        self._said = ". ".join(self._unusual(block, kept=kept))
        self._show_fold()

    def show_check_in(self, check_in: CheckIn | None, *, writable: bool) -> None:
        """Show the check-in that a block has, with the way to it, or to a new one where one can be made."""
        self._asked = ""
        if check_in is not None:
            from core_facilitator.gui.models.check_in_words import asked

            self._asked = self.tr("Check-in: {0}").format(asked(check_in))
        self.check_in_label.setText(self._asked or self.tr("No check-in"))
        words = self.tr("Prepare a check-in…") if check_in is None else self.tr("Show it")
        self.check_in_button.setText(words)
        self.check_in_label.setVisible(check_in is not None or writable)
        self.check_in_button.setVisible(check_in is not None or writable)
        self._show_fold()

    def _about_kept(self, block: Block) -> str:
        """Return why a block that no late day may touch is never left out."""
        if block.protected:
            return self.tr("This block is protected, so it is never left out.")
        if block.kind is TimeKind.BREAK:
            return self.tr("Breaks are never left out, however late it is.")
        if block.kind is TimeKind.REFLECTION:
            return self.tr("Reflection is never left out, however late it is.")
        return self.tr("Its card opens or closes the time together, so it is never left out.")

    def _unusual(self, block: Block, *, kept: bool) -> list[str]:
        """Return what is other than usual, so that nothing is hidden by the fold."""
        said = (
            (block.droppable and not kept, self.droppable_check.text()),
            (block.goes_on, self.goes_on_check.text()),
            (block.sound, self.sound_check.text()),
            (block.warn_at is not None, self.tr("Warns at {0} min").format(block.warn_at)),
            (block.last_at is not None, self.tr("Last minute at {0} min").format(block.last_at)),
            (block.layout is not RoomLayout.FULL, self.tr("Room: {0}").format(layout_name(block.layout))),
        )
        return [words for so, words in said if so]

    @Slot()
    def _turn(self) -> None:
        self.running_pane.setVisible(self.folded)
        self._show_fold()

    @Slot()
    def _show_fold(self) -> None:
        button = self.running_fold_button
        button.setIcon(self._theme.icon("chevron-right" if self.folded else "chevron-down", "accent", gap=True))
        tip = self.tr("Show what happens while this block runs") if self.folded else self.tr("Fold this away")
        button.setToolTip(tip)
        said = ". ".join(one for one in (self._asked, self._said) if one)
        button.setAccessibleDescription(said if self.folded else "")
        self.running_label.setText(said)
        self.running_label.setVisible(self.folded and bool(said))

    @Slot(bool)
    def _take_droppable(self, on: bool) -> None:
        self.changed.emit({"droppable": on}, self.tr("Let block be left out") if on else self.tr("Keep block if late"))

    @Slot(bool)
    def _take_goes_on(self, on: bool) -> None:
        self.changed.emit({"goes_on": on}, self.tr("Go on by itself") if on else self.tr("Go on by hand"))

    @Slot(bool)
    def _take_sound(self, on: bool) -> None:
        self.changed.emit({"sound": on}, self.tr("Turn sound on") if on else self.tr("Turn sound off"))

    @Slot(int)
    def _take_warn(self, minutes: int) -> None:
        self.changed.emit({"warn_at": minutes if minutes >= 0 else None}, self.tr("Change warning"))

    @Slot(int)
    def _take_last(self, minutes: int) -> None:
        self.changed.emit({"last_at": minutes if minutes >= 0 else None}, self.tr("Change last minute"))

    @Slot()
    def _take_layout(self) -> None:
        layout = RoomLayout(self.layout_combo.currentData())
        self.changed.emit({"layout": layout}, self.tr("Change room display"))
