"""What is said of prompts beside their list, and the ways to take them: into a block, as text, or as cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.gui import form
from core_facilitator.gui.models.prompt_rows import count_words, minutes_words
from core_facilitator.gui.tips import tip
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.card_chips import CardChips
from core_facilitator.gui.widgets.prompt_list import PromptList

if TYPE_CHECKING:
    from core_facilitator.domain.prompt_placing import Picked
    from core_facilitator.gui.models.prompt_rows import PromptRow


class PromptSide(QObject):
    """Follows the list.

    Signals: `add_wanted` carries prompts with their sets that belong into the selected block, `block_wanted` says that
    one must be selected first, `cards_wanted` carries those to print.
    """

    prompt_list: PromptList
    set_chips: CardChips
    set_label: QLabel
    meta_label: QLabel
    use_label: QLabel
    use_text: QLabel
    private_banner: Banner
    source_label: QLabel
    done_banner: Banner
    ticked_label: QLabel
    untick_button: QPushButton
    add_button: QPushButton
    copy_button: QPushButton
    cards_button: QPushButton

    add_wanted = Signal(object)
    block_wanted = Signal()
    cards_wanted = Signal(object)

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        form.bind(self, screen)
        self._block: str | None = None
        self._only_reads = False
        self.prompt_list.moved.connect(self.follow)
        self.prompt_list.taken.connect(self.add)
        self.prompt_list.rows.ticked.connect(self._tell_taken)
        self.untick_button.clicked.connect(self.prompt_list.rows.clear)
        self.add_button.clicked.connect(self.add)
        self.copy_button.clicked.connect(self._copy)
        self.cards_button.clicked.connect(self._print)
        self.show_block(None)

    def only_read(self) -> None:
        """Offer nothing that would change an agenda."""
        self._only_reads = True
        self.add_button.hide()
        self._tell_taken()

    def show_block(self, title: str | None) -> None:
        """Say into which block prompts go; None where none is selected."""
        self._block = title
        first = self.tr("Select a block in the agenda first; what is ticked here stays ticked.")
        self.add_button.setText(self.tr("Select a block…") if title is None else self.tr("Add to the block"))
        self.add_button.setToolTip(tip(first if title is None else self._named(title)))
        self._tell_taken()

    def tell_added(self, count: int) -> None:
        """Say how many prompts went into the selected block; those that it had already do not count."""
        named = self._named(self._block or "")
        if count:
            self.done_banner.say("done", self.tr("{0} added to {1}.").format(count_words(count), named))
        else:
            self.done_banner.say("", self.tr("{0} has all of this already.").format(named))

    @property
    def taken(self) -> Picked:
        """What the buttons mean now: what is ticked, else the row that is marked."""
        row = self.prompt_list.current
        marked = () if row is None else tuple((row.prompt_set, prompt) for prompt in row.prompts)
        return self.prompt_list.rows.picked or marked

    @Slot()
    def follow(self) -> None:
        """Say what there is to say of the row that is marked."""
        self._tell_taken()
        row = self.prompt_list.current
        if row is not None:
            self._show_set(row)

    @Slot()
    def add(self) -> None:
        """Put what is taken into the selected block."""
        if self._only_reads or not self.taken:
            return
        if self._block is None:
            self.block_wanted.emit()
        else:
            self.add_wanted.emit(self.taken)

    def _show_set(self, row: PromptRow) -> None:
        one = row.prompt_set
        framework = one.framework if row.prompt is None else one.framework_of(row.prompt)
        named = FRAMEWORKS.get(framework)
        order = self.tr("In this order") if one.ordered else self.tr("To choose from")
        self.set_chips.show_chips(framework if named else "", named.name if named else "", order)
        self.set_label.setText(one.title)
        self.meta_label.setText(", ".join((count_words(len(one.prompts)), minutes_words(one.minutes))))
        for part in (self.use_label, self.use_text):
            part.setVisible(bool(one.note))
        self.use_text.setText(one.note)
        if any(prompt.private for prompt in row.prompts):
            words = self.tr("What people write belongs to them. Nobody is asked to read it out or hand it in.")
            self.private_banner.say("private", self.tr("Private."), words)
        else:
            self.private_banner.hide()
        self.source_label.setVisible(bool(one.credit))
        self.source_label.setText(self.tr("Source: {0}").format(one.credit))

    @Slot()
    def _tell_taken(self) -> None:
        ticked, taken = self.prompt_list.rows.picked, self.taken
        minutes = minutes_words(sum(prompt.minutes for _, prompt in taken))
        if ticked:
            words = self.tr("{0} ticked, {1}").format(count_words(len(ticked)), minutes)
        elif len(taken) > 1:
            words = self.tr("The marked set: {0}, {1}").format(count_words(len(taken)), minutes)
        else:
            words = self.tr("The marked prompt, {0}").format(minutes)
        if self._block is not None and not self._only_reads:
            words += "\n" + self.tr("Block: {0}").format(self._named(self._block))
        self.ticked_label.setText(words)
        self.untick_button.setVisible(bool(ticked))
        self.done_banner.hide()

    def _named(self, title: str) -> str:
        return title or self.tr("The block without a title")

    @Slot()
    def _copy(self) -> None:
        taken = self.taken
        QGuiApplication.clipboard().setText("\n".join(prompt.text for _, prompt in taken))
        self.done_banner.say("done", self.tr("{0} copied.").format(count_words(len(taken))))

    @Slot()
    def _print(self) -> None:
        self.cards_wanted.emit(self.taken)
