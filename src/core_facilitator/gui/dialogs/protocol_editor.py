"""Writing a card: its steps first, then all else that it tells; what is still wrong is said beside it while typing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QListWidget, QPushButton, QStackedWidget, QWidget

from core_facilitator.domain.fitting import fewest
from core_facilitator.domain.protocol_rules import Broken, Rule, broken
from core_facilitator.domain.protocols import Protocol
from core_facilitator.gui import form
from core_facilitator.gui.ask import Ask
from core_facilitator.gui.dialogs.protocol_draft import ProtocolDraft
from core_facilitator.gui.dialogs.protocol_form import ProtocolForm
from core_facilitator.gui.dialogs.protocol_steps import ProtocolSteps
from core_facilitator.gui.models import card_names, card_rules
from core_facilitator.gui.widgets.card_picker import CardEntry
from core_facilitator.gui.widgets.elided_combo import ElidedCombo
from core_facilitator.gui.widgets.growing_dialog import fit
from core_facilitator.gui.widgets.icon_label import IconLabel
from core_facilitator.gui.widgets.note_edit import NoteEdit
from core_facilitator.gui.widgets.record_table import RecordTable
from core_facilitator.gui.widgets.typed_text import PAUSE
from core_facilitator.gui.work import Work

if TYPE_CHECKING:
    from core_facilitator.gui.theme import Theme

_SIZE = 1120, 780  # px at the standard text size, where the window has that much room
_PAGES, _ICON = 188, 18  # px
_BESIDE = 940  # px that a step needs to stand beside the table of all
_STEPS, _PEOPLE = 0, 2  # pages
_PAGE_OF = {"steps": _STEPS, "range": _STEPS, "groups": _PEOPLE, "settings": _PEOPLE}


class ProtocolEditor(ProtocolForm):
    """Accepted once the card keeps every rule and is stored; `card` is it then.

    A card that was changed is kept as a draft every second, and is not left without asking.
    """

    heading_label: QLabel
    draft_area: QWidget
    name_problem: QLabel
    page_list: QListWidget
    page_stack: QStackedWidget
    steps_table: RecordTable
    steps_problem: QLabel
    step_body: QWidget
    step_label: QLabel
    together_combo: ElidedCombo
    silent_edit: QLineEdit
    do_edit: NoteEdit
    say_edit: NoteEdit
    kept_check: QCheckBox
    stretches_check: QCheckBox
    sum_label: QLabel
    range_problem: QLabel
    groups_problem: QLabel
    settings_problem: QLabel
    trouble_label: IconLabel
    cancel_button: QPushButton
    save_button: QPushButton

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        heading: str,
        card: Protocol,
        others: Iterable[CardEntry],
        draft: ProtocolDraft,
        store: Callable[[Protocol], str],
        work: Work,
        ask: Ask,
    ) -> None:
        """`store` keeps a card and returns nothing, or says why it could not."""
        super().__init__(parent, theme)
        self.setWindowTitle(heading)
        self.heading_label.setText(heading)
        fit(self, theme, *_SIZE)
        self._draft = draft
        self._store = store
        self._work = work
        self._ask = ask
        others = tuple(others)
        self._over = False
        self._wanted = False  # to be saved, or its name was changed: now a missing name is told
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._keep)
        self.steps = ProtocolSteps(self)
        self._list_pages()
        self._offer_draft()
        self.show_fields(card, others)
        self.steps.show(card.steps)
        self._as_it_was = self.card
        self.touched.connect(self._follow)
        self.steps.touched.connect(self._follow_steps)
        self.name_edit.textEdited.connect(self._want)
        self.save_button.clicked.connect(self._save)
        self.cancel_button.clicked.connect(self.reject)
        theme.changed.connect(self._size_pages)
        self._size_pages()
        self._tell()
        self.name_edit.setFocus()

    @property
    def card(self) -> Protocol:
        """The card as all fields have it now."""
        return replace(self.read_fields(), steps=self.steps.steps)

    @property
    def changed(self) -> bool:
        """Whether it says anything else than when the editor was opened."""
        return self.card != self._as_it_was

    def show_card(self, card: Protocol) -> None:
        """Show a card in all fields."""
        self.show_fields(card, self._others)
        self.steps.show(card.steps)

    # Leaving

    def accept(self) -> None:
        """Leave it as it is stored."""
        self._draft.drop()
        super().accept()

    def reject(self) -> None:
        """Leave at once where nothing was changed, else ask."""
        self._leave_cell()
        if self.changed:
            self._work.start("leave protocol", self._ask_to_leave)
        else:
            self._give_up()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a button that has the keyboard. In a field it enters what was typed, and saves nothing."""
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not entered or isinstance(self.focusWidget(), QPushButton):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_pages()

    def closeEvent(self, event: QCloseEvent) -> None:
        if event.spontaneous():  # by its window's own button
            event.ignore()
            self.reject()
            return
        if self._pause.isActive():
            self._keep()  # it is taken away, because the workspace is locked
        event.accept()
        self.done(self.result())

    def done(self, result: int) -> None:
        """Close, and keep nothing from now on: what a field still hands on comes too late."""
        self._over = True
        self._pause.stop()
        super().done(result)

    async def _ask_to_leave(self) -> None:
        leave = await self._ask.either(
            self.tr("Save the changes to {0}?").format(self.card.name.strip() or self.tr("this protocol")),
            self.tr("If you do not save them, they are lost."),
            yes=self.tr("Save"),
            other=self.tr("Discard changes"),
            no=self.tr("Go on writing"),
        )
        if leave:
            self._save()
        elif leave is False:
            self._give_up()

    def _give_up(self) -> None:
        self._draft.drop()
        super().reject()

    @Slot()
    def _save(self) -> None:
        """Store the card, or go to the first thing that is wrong."""
        self._leave_cell()
        self._wanted = True
        card = self.card
        wrong = broken(card)
        self._tell()
        if wrong:
            self._go_to(wrong[0])
        elif why := self._store(card):
            self.trouble_label.show_line("circle-alert", why, "danger")
            self.trouble_label.show()
        else:
            self.accept()

    def _leave_cell(self) -> None:
        """Take in what is still being typed into a cell or a number."""
        focused = self.focusWidget()
        if focused is not None and isinstance(focused.parentWidget(), QWidget):
            focused.clearFocus()
        for spin in (self.least_spin, self.most_spin):
            spin.interpretText()

    def _go_to(self, wrong: Broken) -> None:
        place = card_rules.PLACES[wrong.rule]
        if place in _PAGE_OF:
            self.page_list.setCurrentRow(_PAGE_OF[place])
        if wrong.rule in (Rule.STEP_NAMED, Rule.FLOOR_IN_STEP):
            self.steps.go_to(wrong.number)
            return
        fields: dict[Rule, QWidget] = {
            Rule.NAMED: self.name_edit,
            Rule.STEPS_THERE: self.steps_table.add_button,
            Rule.MOST_REACHES_STEPS: self.most_spin,
            Rule.SOMETHING_STRETCHES: self.stretches_check,
            Rule.GROUPS_IN_ORDER: self.people_least_spin,
            Rule.PARTS_IN_ORDER: self.parts_least_spin,
            Rule.SOMEWHERE: self.room_check,
        }
        fields.get(wrong.rule, self.least_spin).setFocus()

    # Following what is typed

    @Slot()
    def _want(self) -> None:
        self._wanted = True

    @Slot()
    def _follow_steps(self) -> None:
        """Let the range follow the steps: it always holds their sum, and never less than they can take."""
        steps = self.steps.steps
        minutes, least = sum(step.minutes for step in steps), self.least_spin.value()
        self.most_spin.show_minutes(max(self.most_spin.value(), minutes))
        self.least_spin.show_minutes(min(max(least, fewest(steps)), minutes))
        self._follow()

    @Slot()
    def _follow(self) -> None:
        if not self._over and not self._pause.isActive():
            self._pause.start()  # not anew with every key: who writes without a rest would have nothing kept
        self._tell()

    @Slot()
    def _keep(self) -> None:
        if self.changed:
            self._draft.keep(self.card)
        else:
            self._draft.drop()

    @Slot()
    def _tell(self) -> None:
        """Say what is wrong beside the fields that it is about, on the list of pages, and below."""
        card = self.card
        wrong = [one for one in broken(card) if self._wanted or one.rule is not Rule.NAMED]
        told: dict[str, list[str]] = {place: [] for place in card_rules.PLACES.values()}
        for one in wrong:
            told[card_rules.PLACES[one.rule]].append(card_rules.words(one))
        for place, words in told.items():
            label: QLabel = getattr(self, f"{place}_problem")
            label.setText("\n".join(words))
            label.setVisible(bool(words))
        self.sum_label.setText(card_names.minutes_words(card.minutes))
        self._mark_pages({_PAGE_OF[place] for place, words in told.items() if words and place in _PAGE_OF})
        self.trouble_label.setVisible(bool(wrong))
        if wrong:
            more = self.tr(" And {0} more.").format(len(wrong) - 1) if len(wrong) > 1 else ""
            self.trouble_label.show_line("triangle-alert", card_rules.words(wrong[0]) + more, "now-ink")

    # The pages

    def _list_pages(self) -> None:
        self.page_list.addItems(
            [
                self.tr("Steps"),
                self.tr("Purpose"),
                self.tr("People and place"),
                self.tr("What you say"),
                self.tr("Care"),
                self.tr("Handout"),
                self.tr("Credit"),
            ]
        )
        self.page_list.currentRowChanged.connect(self.page_stack.setCurrentIndex)
        self.page_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page_list.setCurrentRow(_STEPS)

    def _mark_pages(self, wrong: set[int]) -> None:
        for row in range(self.page_list.count()):
            item = self.page_list.item(row)
            item.setIcon(self._theme.icon("triangle-alert", "now-ink") if row in wrong else self._no_icon)
            item.setToolTip(self.tr("Something here is still wrong.") if row in wrong else "")

    @Slot()
    def _size_pages(self) -> None:
        side = self._theme.px(_ICON)
        self.page_list.setFixedWidth(self._theme.px(_PAGES))
        self.page_list.setIconSize(QSize(side, side))
        form.turn(self, "steps_layout", down=self.width() < self._theme.px(_BESIDE))

    @property
    def _no_icon(self) -> QIcon:
        """Nothing, as large as an icon, so that the words stay where they are."""
        side = self._theme.px(_ICON)
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        return QIcon(picture)

    # The draft

    def _offer_draft(self) -> None:
        offer = self._draft.offer()
        layout = self.draft_area.layout()
        self.draft_area.setVisible(offer is not None)
        if offer is not None and layout is not None:
            layout.addWidget(offer)
            offer.used.connect(self.use_draft)
            offer.discarded.connect(self._discard_draft)

    @Slot()
    def use_draft(self) -> None:
        """Write on at what was left; to leave it asks, as for anything that was changed."""
        self.draft_area.hide()
        self.show_card(self._draft.take(self._as_it_was))
        self._follow()
        self.name_edit.setFocus()

    @Slot()
    def _discard_draft(self) -> None:
        self.draft_area.hide()
        self._draft.drop()
        self.name_edit.setFocus()
