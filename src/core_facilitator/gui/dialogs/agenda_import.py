"""An agenda from elsewhere: a file or a pasted text, what each line was understood as, and what is made of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, QModelIndex, Qt, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QWidget,
)

from core_facilitator import paths
from core_facilitator.domain.agendas import Session
from core_facilitator.domain.pasted_readings import LineKind, Meant, ReadAgenda
from core_facilitator.domain.pasted_rows import Column
from core_facilitator.domain.pasted_sessions import first_date
from core_facilitator.domain.pasted_sources import Source
from core_facilitator.gui import form
from core_facilitator.gui.agenda_reading import Taken, understood
from core_facilitator.gui.dialogs import agenda_import_words as words
from core_facilitator.gui.dialogs.agenda_import_keeping import ImportKeeping
from core_facilitator.gui.dialogs.agenda_import_line import LineFields
from core_facilitator.gui.dialogs.agenda_import_source import AgendaSource
from core_facilitator.gui.models.import_texts import ImportState
from core_facilitator.gui.models.new_days import own_zone
from core_facilitator.gui.models.read_lines import MEANT, NUMBER, THERE, ReadLinesModel
from core_facilitator.gui.theme import restyle
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.column_choices import ColumnChoices
from core_facilitator.gui.widgets.date_field import DateField
from core_facilitator.gui.widgets.elided_combo import ElidedCombo
from core_facilitator.gui.widgets.elided_label import ElidedLabel
from core_facilitator.gui.widgets.growing_dialog import fit
from core_facilitator.gui.widgets.minutes_spin import MinutesSpin
from core_facilitator.gui.widgets.time_field import TimeField
from core_facilitator.gui.widgets.typed_text import Typing

_SIZE = 1160, 760  # px at the standard text size, where the window has that much room
_ROW = 30
_ROOMY = 560  # px of height from which the columns are shown at once
_NUMBER_WIDTH = 64
UNDERSTANDING, TAKING, RESUMING = "understanding an agenda", "taking an agenda", "going on with an agenda"


@dataclass(slots=True)
class _Look:
    """What is looked at: a source, which of its sheets, what their columns hold, and what lines are meant to be.

    `title` is for a session of which the source names none.
    """

    source: Source
    title: str
    sheet: int | None = None
    columns: dict[int, tuple[Column | None, ...]] = field(default_factory=dict)
    meant: dict[int, Meant] = field(default_factory=dict)


def _fits(source: Source, state: ImportState) -> bool:
    """Return whether what was said of a source can still be said of it: it has as many sheets, columns and lines."""
    wide = {number: len(sheet.columns) for number, sheet in enumerate(source.sheets)}
    if wide != {number: len(held) for number, held in state.columns.items()}:
        return False
    return (state.sheet is None or state.sheet in wide) and len(source.shown(state.sheet)) == state.lines


class AgendaImport(QDialog):
    """After it was accepted, `taken` says what becomes of the agenda, and `kept` where its draft is, and that."""

    pages: QStackedWidget
    source_page: QWidget
    no_button: QPushButton
    preview_page: QWidget
    heading_label: QLabel
    name_label: ElidedLabel
    back_button: QPushButton
    date_edit: DateField
    zone_combo: QComboBox
    sheet_label: QLabel
    sheet_combo: ElidedCombo
    columns_button: QPushButton
    columns_choice: ColumnChoices
    sheets_label: QLabel
    told_label: QLabel
    lines_table: QTableView
    kind_combo: QComboBox
    start_field: TimeField
    minutes_spin: MinutesSpin
    title_edit: QLineEdit
    restore_button: QPushButton
    counts_label: QLabel
    next_button: QPushButton
    cancel_button: QPushButton
    into_button: QPushButton
    yes_button: QPushButton

    def __init__(self, tools: Tools, session: Session | None, typing: Typing) -> None:
        super().__init__(tools.window)
        form.fill(self, "agenda_import", tools.theme)
        self.setWindowTitle(self.tr("From a document or text"))
        fit(self, tools.theme, *_SIZE)
        self._tools = tools
        self._zone_there = session.days[-1].time_zone if session is not None and session.days else ""
        self._people = (*session.team, *session.people) if session is not None else ()
        self._look: _Look | None = None
        self._read = ReadAgenda(())
        self._stale = False
        self._dated = False
        self.taken: Taken | None = None
        self.kept = ("", "")
        self.source = AgendaSource(self, tools, self._preview)
        self._model = ReadLinesModel(tools.theme, self, hours24=tools.hours24)
        self._fields = LineFields(
            self.kind_combo,
            self.start_field,
            self.minutes_spin,
            self.title_edit,
            self.restore_button,
            hours24=tools.hours24,
        )
        self._set_up_table()
        self._offer_zones()
        self._connect()
        self.into_button.setVisible(session is not None)
        if session is not None:
            self.into_button.setToolTip(words.further_days(session, self._zone_there))
        self.date_edit.setDisplayFormat("ddd, MMM d, yyyy")
        self.columns_button.setChecked(self.height() >= tools.theme.px(_ROOMY))
        self._go_back()
        self.keeping = ImportKeeping(self.source_page, typing, self._state)
        self.keeping.resumed.connect(self._resume)
        self.source.paste_edit.textChanged.connect(self.keeping.wait)
        for changed in (self.date_edit.dateChanged, self.zone_combo.currentTextChanged):
            changed.connect(self.keeping.wait)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what there is where the dialog is taken away, because the workspace is locked."""
        if not event.spontaneous():
            self.keeping.leave()
        super().closeEvent(event)

    def reject(self) -> None:
        """Give the agenda up."""
        self.keeping.give_up()
        super().reject()

    def _state(self) -> ImportState:
        look, text = self._look, self.source.paste_edit.toPlainText()
        if look is None:
            return ImportState(text=text)
        picked = self.date_edit.date()
        return ImportState(
            text=text,
            file=str(self.source.path or ""),
            lines=len(look.source.shown(look.sheet)),
            sheet=look.sheet,
            columns=look.columns,
            meant=look.meant,
            first=date(picked.year(), picked.month(), picked.day()) if self._dated else None,
            zone=self.zone_combo.currentText(),
        )

    @Slot(object)
    def _resume(self, state: ImportState) -> None:
        self._tools.work.start(RESUMING, self._go_on, state)

    async def _go_on(self, state: ImportState) -> None:
        """Show what was left, as far as the file is still what it was."""
        self.source.paste_edit.setPlainText(state.text)
        if not state.lines:
            return
        await (self.source.read_path(Path(state.file)) if state.file else self.source.read_text())
        look = self._look
        if look is None or not _fits(look.source, state):
            return
        look.sheet, look.columns, look.meant = state.sheet, dict(state.columns), dict(state.meant)
        self.sheet_combo.setCurrentIndex(self.sheet_combo.findData(state.sheet))
        if state.first is not None:
            self.date_edit.setDate(QDate(state.first.year, state.first.month, state.first.day))
        if self.zone_combo.isEnabled():
            self.zone_combo.setCurrentText(state.zone)
        self._show_columns()
        await self._understand()

    def _set_up_table(self) -> None:
        table, px = self.lines_table, self._tools.theme.px
        table.setModel(self._model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        restyle(table, rows="read")
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(px(_ROW))
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(NUMBER, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(NUMBER, px(_NUMBER_WIDTH))
        for column in (THERE, MEANT):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        table.selectionModel().currentRowChanged.connect(self._show_line)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self._go_back)
        self.sheet_combo.activated.connect(self._take_sheet)
        self.columns_choice.chosen.connect(self._take_columns)
        self.columns_button.toggled.connect(self.columns_choice.setVisible)
        self.date_edit.dateChanged.connect(self._take_date)
        self._fields.corrected.connect(self._correct)
        self.next_button.clicked.connect(self._go_to_unread)
        self.into_button.clicked.connect(self._take_into)
        self.yes_button.clicked.connect(self._take_new)
        for button in (self.no_button, self.cancel_button):
            button.clicked.connect(self.reject)

    def _offer_zones(self) -> None:
        completer = QCompleter(paths.time_zones(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.zone_combo.addItems(paths.time_zones())
        self.zone_combo.setCompleter(completer)
        self.zone_combo.setCurrentText(own_zone())

    async def _preview(self, source: Source, name: str, title: str) -> None:
        self.keeping.wait()
        self._look = _Look(source, title)
        self._look.columns = {number: sheet.columns for number, sheet in enumerate(source.sheets)}
        self._dated = False
        self.name_label.setText(name)
        self.zone_combo.setCurrentText(source.zone or own_zone())
        self.zone_combo.setEnabled(not source.zone)  # the times of a calendar were read on the clock of its zone
        self._show_sheets(source)
        await self._understand()
        self.source.source_banner.hide()
        self._show_page(self.preview_page)
        self.lines_table.setCurrentIndex(self._model.index(0, 0))
        self.lines_table.setFocus()

    def _show_page(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        for part in (self.name_label, self.back_button):
            part.setVisible(page is self.preview_page)

    def _show_sheets(self, source: Source) -> None:
        self.sheet_combo.clear()
        self.sheet_combo.addItem(self.tr("All {0} sheets").format(len(source.sheets)), None)
        for number, sheet in enumerate(source.sheets):
            self.sheet_combo.addItem(sheet.name, number)
        for part in (self.sheet_label, self.sheet_combo):
            part.setVisible(len(source.sheets) > 1)
        self._show_columns()

    def _show_columns(self) -> None:
        number = self._mapped()
        self.columns_button.setVisible(number is not None)
        self.sheets_label.setVisible(number is None and self._look is not None and len(self._look.source.sheets) > 1)
        if self._look is None or number is None:
            self.columns_choice.hide()
            return
        self.columns_choice.show_columns(self._look.source.sheets[number].heads, self._look.columns[number])
        self.columns_choice.setVisible(self.columns_button.isChecked())

    def _mapped(self) -> int | None:
        """Return the sheet whose columns are shown: the chosen one, or the only one."""
        sheets = self._look.source.sheets if self._look is not None else ()
        if self._look is None or not sheets or sheets[0].sure:
            return None
        return 0 if len(sheets) == 1 else self._look.sheet

    @Slot()
    def _take_sheet(self) -> None:
        if self._look is not None and self.sheet_combo.currentData() != self._look.sheet:
            self._look.sheet = self.sheet_combo.currentData()
            self._look.meant = {}  # said of lines that are other ones now
            self._show_columns()
            self._read_again()

    @Slot(object)
    def _take_columns(self, columns: tuple[Column | None, ...]) -> None:
        number = self._mapped()
        if self._look is not None and number is not None:
            self._look.columns[number] = columns
            self._read_again()

    @Slot(int, object)
    def _correct(self, number: int, meant: Meant | None) -> None:
        if self._look is not None:
            self._look.meant.pop(number, None)
            if meant is not None:
                self._look.meant[number] = meant
            self._read_again()

    def _read_again(self) -> None:
        self._stale = True
        self.keeping.wait()
        self._tools.work.start(UNDERSTANDING, self._keep_up)

    async def _keep_up(self) -> None:
        while self._stale:
            await self._understand()

    async def _understand(self) -> ReadAgenda:
        look, self._stale = self._look, False
        if look is None:
            return self._read
        columns, meant = dict(look.columns), dict(look.meant)
        today = self._tools.now().date()
        self._read = await self._tools.work.run(
            understood, look.source, look.sheet, today, self._people, meant, columns
        )
        self._model.show_read(self._read)
        self._show_about(look, today)
        self._show_line(self.lines_table.currentIndex())
        return self._read

    def _show_about(self, look: _Look, today: date) -> None:
        if not self._dated:
            first = first_date(self._read, today)
            self.date_edit.blockSignals(True)
            self.date_edit.setDate(QDate(first.year, first.month, first.day))
            self.date_edit.blockSignals(False)
        days = sum(line.day is not None for line in self._read.lines)
        blocks = self._read.count(LineKind.BLOCK)
        starts = next((line.day is not None for line in self._read.lines if line.block or line.day), False)
        self.counts_label.setText(words.counts(self._read, days + (blocks > 0 and not starts)))
        others = 0 if look.sheet is None else len(look.source.sheets) - 1
        told = words.told(look.source, others)
        self.told_label.setText(told)
        self.told_label.setVisible(bool(told))
        self.next_button.setVisible(bool(self._read.unread))
        for button in (self.yes_button, self.into_button):
            button.setEnabled(blocks > 0 or days > 0)

    @Slot(QModelIndex)
    def _show_line(self, index: QModelIndex) -> None:
        line = self._model.line(index.row())
        meant = self._look.meant.get(line.number) if self._look is not None and line is not None else None
        self._fields.show_line(line, meant)

    @Slot()
    def _go_to_unread(self) -> None:
        row = self._model.next_unread(self.lines_table.currentIndex().row())
        if row >= 0:
            self.lines_table.setCurrentIndex(self._model.index(row, MEANT))
            self.lines_table.setFocus()

    @Slot()
    def _go_back(self) -> None:
        self._look = None
        self._show_page(self.source_page)
        self.source.paste_edit.setFocus()

    @Slot()
    def _take_date(self) -> None:
        self._dated = True

    @Slot()
    def _take_into(self) -> None:
        self._tools.work.start(TAKING, self._take, into=True)

    @Slot()
    def _take_new(self) -> None:
        self._tools.work.start(TAKING, self._take, into=False)

    async def _take(self, *, into: bool) -> None:
        zone = self.zone_combo.currentText().strip()
        if into and self._zone_there and self.zone_combo.isEnabled() and zone == own_zone():
            zone = self._zone_there  # nobody chose one, and its other days have that
        if zone not in paths.time_zones():
            self.told_label.setText(self.tr("There is no time zone {0}. Try a city: Los_Angeles.").format(zone))
            self.told_label.show()
            self.zone_combo.setFocus()
            return
        self._fields.finish()
        if self.start_field.wrong:
            self.start_field.setFocus()
            return
        read = await self._understand()  # with what was typed last
        picked = self.date_edit.date()
        first = date(picked.year(), picked.month(), picked.day())
        title = self._look.title if self._look is not None else ""
        self.taken = Taken(read, first, zone, title, into=into)
        self.kept = self.keeping.finish()
        self.accept()
