"""Writing an instrument: what is still wrong is said beside it while typing, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QListWidget, QPushButton, QStackedWidget, QWidget

from core_facilitator.domain.instrument_problems import Flaw, Place, Problem, instrument_problems
from core_facilitator.domain.instruments import Instrument
from core_facilitator.domain.own_instruments import tidied
from core_facilitator.gui.dialogs.instrument_draft import InstrumentDraft
from core_facilitator.gui.dialogs.instrument_form import InstrumentForm
from core_facilitator.gui.dialogs.instrument_scales import InstrumentScales
from core_facilitator.gui.dialogs.instrument_statements import InstrumentStatements
from core_facilitator.gui.models import instrument_words
from core_facilitator.gui.widgets.elided_combo import ElidedCombo
from core_facilitator.gui.widgets.growing_dialog import fit
from core_facilitator.gui.widgets.icon_label import IconLabel
from core_facilitator.gui.widgets.note_edit import NoteEdit
from core_facilitator.gui.widgets.record_table import RecordTable
from core_facilitator.gui.widgets.typed_text import PAUSE

if TYPE_CHECKING:
    from core_facilitator.gui.tools import Tools

_SIZE = 1120, 760  # px at the standard text size, where the window has that much room
_PAGES, _ICON = 168, 18  # px
_PAGE_OF = {Place.STATEMENTS: 0, Place.SCALES: 1, Place.GROUPS: 2, Place.INTRODUCTION: 3}
_TOLD = 3  # problems that are told beside a field
_EMPTY = (Flaw.NO_TITLE, Flaw.NO_TEXT, Flaw.NO_STATEMENT)
"""What is told only once somebody wants to save: nobody has written everything at the start."""


class InstrumentEditor(InstrumentForm):
    """Accepted once the instrument can be asked and is stored.

    One that was changed is kept as a draft every second, and is not left without asking.
    """

    heading_label: QLabel
    used_label: QLabel
    draft_area: QWidget
    title_problem: QLabel
    page_list: QListWidget
    page_stack: QStackedWidget
    statements_table: RecordTable
    statements_problem: QLabel
    statement_body: QWidget
    answer_combo: ElidedCombo
    group_combo: ElidedCombo
    reverse_check: QCheckBox
    scales_list: QListWidget
    add_scale_button: QPushButton
    remove_scale_button: QPushButton
    scale_body: QWidget
    ready_combo: ElidedCombo
    points_edit: NoteEdit
    scales_problem: QLabel
    scaling_combo: ElidedCombo
    joined_label: QLabel
    groups_problem: QLabel
    introduction_problem: QLabel
    trouble_label: IconLabel
    cancel_button: QPushButton
    save_button: QPushButton

    def __init__(
        self,
        tools: Tools,
        heading: str,
        instrument: Instrument,
        used: str,
        draft: InstrumentDraft,
        store: Callable[[Instrument], str],
    ) -> None:
        """`used` says what a change reaches. `store` keeps an instrument and returns nothing, or why it could not."""
        super().__init__(tools.window, tools.theme)
        self.setWindowTitle(heading)
        self.heading_label.setText(heading)
        self.used_label.setText(used)
        self.used_label.setVisible(bool(used))
        fit(self, tools.theme, *_SIZE)
        self._tools = tools
        self._theme = tools.theme
        self._draft = draft
        self._store = store
        self._over = False
        self._wanted = False
        self._loaded = instrument
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._keep)
        self.statements = InstrumentStatements(self, instrument)
        self.scales = InstrumentScales(self)
        self._list_pages()
        self._offer_draft()
        self.show_instrument(instrument)
        self._as_it_was = self.instrument
        self._listen()
        self._size_pages()
        self._tell()
        self.title_edit.setFocus()

    def _listen(self) -> None:
        self.touched.connect(self._follow)
        self.statements.touched.connect(self._follow)
        self.scales.touched.connect(self._follow_choices)
        self.regrouped.connect(self._follow_choices)
        self.save_button.clicked.connect(self._save)
        self.cancel_button.clicked.connect(self.reject)
        self._theme.changed.connect(self._size_pages)

    @property
    def instrument(self) -> Instrument:
        """The instrument as all fields have it now."""
        parts = replace(self._loaded, statements=self.statements.statements, scales=self.scales.scales)
        return tidied(self.read_fields(parts), self._loaded)

    @property
    def changed(self) -> bool:
        """Whether it says anything else than when the editor was opened."""
        return self.instrument != self._as_it_was

    def show_instrument(self, instrument: Instrument) -> None:
        """Show an instrument in all fields."""
        self.show_fields(instrument)
        self.scales.show(instrument.scales)
        self.statements.show(instrument.statements, instrument)

    # Leaving

    def accept(self) -> None:
        """Leave it as it is stored."""
        self._draft.drop()
        super().accept()

    def reject(self) -> None:
        """Leave at once where nothing was changed, else ask."""
        self._leave_cell()
        if self.changed:
            self._tools.work.start("leave instrument", self._ask_to_leave)
        else:
            self._give_up()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a button that has the keyboard. In a field it enters what was typed, and saves nothing."""
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not entered or isinstance(self.focusWidget(), QPushButton):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.statements.stretch()

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
        leave = await self._tools.ask.either(
            self.tr("Save the changes to {0}?").format(self.instrument.title.text or self.tr("this instrument")),
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
        """Store the instrument, or go to the first thing that is wrong."""
        self._leave_cell()
        self._wanted = True
        wrong = instrument_problems(self.instrument)
        self._tell()
        if wrong:
            self._go_to(wrong[0])
        elif why := self._store(self.instrument):
            self.trouble_label.words.setWordWrap(True)
            self.trouble_label.show_line("circle-alert", why, "danger")
            self.trouble_label.show()
        else:
            self.accept()

    def _leave_cell(self) -> None:
        """Take in what is still being typed into a cell or a number."""
        focused = self.focusWidget()
        if focused is not None and isinstance(focused.parentWidget(), QWidget):
            focused.clearFocus()
        self.minutes_spin.interpretText()
        self.take_groups()

    def _go_to(self, wrong: Problem) -> None:
        if wrong.place in _PAGE_OF:
            self.page_list.setCurrentRow(_PAGE_OF[wrong.place])
        if wrong.place is Place.STATEMENTS:
            self.statements.go_to(wrong.key)
        elif wrong.place is Place.SCALES:
            self.scales.go_to(wrong.key)
        elif wrong.place is Place.GROUPS:
            self.groups_edit.setFocus()
        elif wrong.place is Place.INTRODUCTION:
            self.introduction_edit.setFocus()
        else:
            self.title_edit.setFocus()

    # Following what is typed

    @Slot()
    def _follow(self) -> None:
        if not self._over and not self._pause.isActive():
            self._pause.start()  # not anew with every key: who writes without a rest would have nothing kept
        self._tell()

    @Slot()
    def _follow_choices(self) -> None:
        """Offer the statements the groups and scales as they are now."""
        self.statements.show_choices(replace(self._loaded, groups=self.groups, scales=self.scales.scales))
        self._follow()

    @Slot()
    def _keep(self) -> None:
        if self.changed:
            self._draft.keep(self.instrument)
        else:
            self._draft.drop()

    @Slot()
    def _tell(self) -> None:
        """Say what is wrong beside the fields that it is about, on the list of pages, and below."""
        instrument = self.instrument
        wrong = [one for one in instrument_problems(instrument) if self._wanted or one.flaw not in _EMPTY]
        words = [instrument_words.problem(one, instrument) for one in wrong]
        for label, place in (
            (self.title_problem, Place.WHOLE),
            (self.statements_problem, Place.STATEMENTS),
            (self.scales_problem, Place.SCALES),
            (self.groups_problem, Place.GROUPS),
            (self.introduction_problem, Place.INTRODUCTION),
        ):
            told = list(dict.fromkeys(said for one, said in zip(wrong, words, strict=True) if one.place is place))
            label.setText("\n".join(told[:_TOLD]))
            label.setVisible(bool(told))
        self._mark_pages({_PAGE_OF[one.place] for one in wrong if one.place in _PAGE_OF})
        self.trouble_label.words.setWordWrap(False)
        self.trouble_label.setVisible(bool(wrong))
        if wrong:
            more = self.tr(" And {0} more.").format(len(wrong) - 1) if len(wrong) > 1 else ""
            self.trouble_label.show_line("triangle-alert", words[0] + more, "now-ink")

    # The pages

    def _list_pages(self) -> None:
        self.page_list.addItems(
            [
                self.tr("Statements"),
                self.tr("Scales"),
                self.tr("Groups"),
                self.tr("Beginning"),
                self.tr("Care and credit"),
            ]
        )
        self.page_list.currentRowChanged.connect(self.page_stack.setCurrentIndex)
        self.page_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page_list.setCurrentRow(0)

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
        self.statements.stretch()

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
            offer.used.connect(self._use_draft)
            offer.discarded.connect(self._discard_draft)

    @Slot()
    def _use_draft(self) -> None:
        """Write on at what was left; to leave it asks, as for anything that was changed."""
        self.draft_area.hide()
        self.show_instrument(self._draft.take(self._loaded))
        self._follow()
        self.title_edit.setFocus()

    @Slot()
    def _discard_draft(self) -> None:
        self.draft_area.hide()
        self._draft.drop()
        self.title_edit.setFocus()
