"""Pages of the library's cards: which cards, as what, in which form, with their true pages beside the choices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QLabel, QRadioButton, QWidget

from core_facilitator.documents.cards import Kind, printable, subject
from core_facilitator.documents.words import words_for
from core_facilitator.export.names import cards_name
from core_facilitator.gui import form, printing
from core_facilitator.gui.dialogs.page_choices import PageChoices
from core_facilitator.gui.dialogs.pages_out import PagesOut
from core_facilitator.gui.models.packet_sections import SectionRow
from core_facilitator.gui.page_orders import CardOrder
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.elided_combo import ElidedCombo
from core_facilitator.gui.widgets.elided_label import ElidedLabel
from core_facilitator.gui.widgets.number_spin import NumberSpin
from core_facilitator.gui.widgets.section_list import SectionList

if TYPE_CHECKING:
    from pathlib import Path

    from core_facilitator.domain.protocols import Protocol
    from core_facilitator.gui.tools import Tools

_WIDTH, _HEIGHT = 1152, 800


@dataclass(frozen=True, slots=True)
class CardChoice:
    """Cards that can be printed together. `title` names them, and their file unless it is empty."""

    label: str
    title: str
    protocols: tuple[Protocol, ...]


class HandoutsDialog(QDialog):
    """Shows the pages of what is chosen. `sets` are the cards that can be, those shown first before the others."""

    title_label: ElidedLabel
    handout_radio: QRadioButton
    leader_radio: QRadioButton
    prompts_radio: QRadioButton
    set_combo: ElidedCombo
    sections_list: SectionList
    order_label: QLabel
    people_spin: NumberSpin
    private_banner: Banner

    def __init__(self, parent: QWidget, tools: Tools, kind: Kind, sets: tuple[CardChoice, ...]) -> None:
        super().__init__(parent)
        form.fill(self, "handouts", tools.theme)
        self.setWindowTitle(self.tr("Print cards"))
        self._settings = tools.preferences.settings
        self._sets = sets
        self.out = PagesOut(self, tools.theme, tools.work, tools.ask, self.tr("Save the pages"))
        self.choices = PageChoices(self, self._settings.paper)
        self._radios = {
            Kind.HANDOUT: self.handout_radio,
            Kind.LEADER: self.leader_radio,
            Kind.PROMPTS: self.prompts_radio,
        }
        self._radios[kind].setChecked(True)
        self._lay_out()
        self._connect()
        self._take_set()
        self.resize(tools.theme.room(_WIDTH, _HEIGHT, parent.size()))

    @property
    def target(self) -> Path:
        """Where the pages are going to be saved."""
        return self.out.target

    def done(self, result: int) -> None:
        """Close; what is being saved is stopped."""
        self.out.close()
        super().done(result)

    def _lay_out(self) -> None:
        for choice in self._sets:
            self.set_combo.addItem(choice.label)
        left = self.tr("What to say, tips and cautions. They stand on facilitator cards.")
        self.private_banner.say("private", self.tr("Left out, always:"), left)
        self._radios[self._kind].setFocus()

    def _connect(self) -> None:
        for radio in self._radios.values():
            radio.clicked.connect(self._change_kind)
        self.set_combo.activated.connect(self._take_set)
        self.sections_list.sections.changed.connect(self._change)
        self.people_spin.valueChanged.connect(self._change)
        self.choices.changed.connect(self._change)
        self.out.counted.connect(self._show_counted)

    # What is chosen

    @property
    def _kind(self) -> Kind:
        return next(kind for kind, radio in self._radios.items() if radio.isChecked())

    @property
    def _choice(self) -> CardChoice:
        return self._sets[self.set_combo.currentIndex()]

    @property
    def _chosen(self) -> tuple[Protocol, ...]:
        """The cards that are ticked, in their order."""
        known = {each.key: each for each in self._choice.protocols}
        return tuple(known[row.key] for row in self.sections_list.sections.rows if row.included)

    @Slot()
    def _take_set(self) -> None:
        """Show other cards, all of them ticked."""
        self.out.tell("", "")
        self.title_label.setText(self._choice.label)
        self._show_rows({})
        self.out.pages.first()
        self._change()

    @Slot()
    def _change_kind(self) -> None:
        """Show the same cards as something else; what was ticked and moved stays as it is."""
        self.out.tell("", "")
        self._show_rows({row.key: row.included for row in self.sections_list.sections.rows})
        self.out.pages.first()
        self._change()

    def _show_rows(self, before: dict[str, bool]) -> None:
        """Show the cards of which there is something to print, those shown before first, in their order."""
        known = {each.key: each for each in printable(self._kind, self._choice.protocols)}
        order = [*(key for key in before if key in known), *(key for key in known if key not in before)]
        rows = (SectionRow(key, self._in_minutes(known[key]), before.get(key, True)) for key in order)
        self.sections_list.sections.set_rows(tuple(rows))
        self.order_label.setVisible(len(known) > 1)

    def _in_minutes(self, protocol: Protocol) -> str:
        return self.tr("{0}, {1} min").format(protocol.name, protocol.minutes)

    @Slot()
    def _change(self) -> None:
        """Take what the form says now, and order the pages anew."""
        self.private_banner.setVisible(self._kind is not Kind.LEADER)
        chosen, form_of = self._chosen, self.choices.format
        if chosen:
            name = self._named(chosen)
            self.out.order(self._order(chosen), form_of, name or self._subject(chosen))
        elif self.sections_list.sections.rows:
            self.out.clear(self.tr("Choose at least one card"), form_of)
        else:
            self.out.clear(self.tr("There are no prompts to cut out"), form_of)
        usual = cards_name(self._named(chosen), self._subject(chosen), form_of)
        self.out.offer(usual, form_of.suffix, anew=False)

    def _order(self, chosen: tuple[Protocol, ...]) -> CardOrder:
        return CardOrder(
            kind=self._kind,
            protocols=chosen,
            people=self.people_spin.value(),
            format=self.choices.format.key,
            paper=self.choices.paper,
            text_size=self.choices.text_size,
            grayscale=self.choices.grayscale,
            language=self._settings.language,
        )

    def _subject(self, chosen: tuple[Protocol, ...]) -> str:
        return subject(self._kind, words_for(self._settings.language), several=len(chosen) > 1)

    def _named(self, chosen: tuple[Protocol, ...]) -> str:
        """Return what the pages are of: the one card, or what its user called these cards."""
        return chosen[0].name if len(chosen) == 1 else self._choice.title

    @Slot()
    def _show_counted(self) -> None:
        self.sections_list.sections.set_pages(self._counts())

    def _counts(self) -> dict[str, int]:
        """Return on how many pages each card stands; prompts of several stand on one."""
        counts = printing.page_counts(self.out.result)
        return counts if self._kind is not Kind.PROMPTS else {}
