"""The packet: for whom, which sections, in which form, with its true pages beside the choices."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontMetrics, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QWidget,
)

from core_facilitator.documents.packets import arranged, sections
from core_facilitator.documents.words import words_for
from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.faults import WorkspaceError
from core_facilitator.domain.packets import PacketChoices, TextSize
from core_facilitator.export.files import SaveError
from core_facilitator.export.formats import RUN_SHEET_FORMATS, Format
from core_facilitator.export.names import packet_name
from core_facilitator.gui import faults, form, packet_words, printing
from core_facilitator.gui.dialogs.export_pages import ExportPages
from core_facilitator.gui.models.packet_sections import SectionRow
from core_facilitator.gui.opening import Opening
from core_facilitator.gui.packet_printing import PacketPrinting, PrintFault
from core_facilitator.gui.packet_saving import PacketSaving
from core_facilitator.gui.printing import Order
from core_facilitator.gui.tips import tip
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.elided_label import ElidedLabel
from core_facilitator.gui.widgets.section_list import SectionList

if TYPE_CHECKING:
    from pathlib import Path

    from core_facilitator.domain.agendas import Session
    from core_facilitator.gui.ask import Ask
    from core_facilitator.gui.preferences import Preferences
    from core_facilitator.gui.theme import Theme
    from core_facilitator.gui.work import Work
    from core_facilitator.store.packets import Packets

_WIDTH, _HEIGHT = 1152, 800
_TARGET_WIDTH = 420
"""Of any size of text, so that the buttons beside it keep their room in a small window."""


class ExportDialog(QDialog):
    """Every choice holds at once, is remembered for the session and shows in the preview."""

    title_label: ElidedLabel
    results: QWidget
    result_banner: Banner
    open_button: QPushButton
    folder_button: QPushButton
    missing_banner: Banner
    participant_radio: QRadioButton
    facilitator_radio: QRadioButton
    room_radio: QRadioButton
    pages_label: QLabel
    sections_list: SectionList
    order_label: QLabel
    size_combo: QComboBox
    format_combo: QComboBox
    gray_check: QCheckBox
    private_banner: Banner
    target_label: QLabel
    change_button: QPushButton
    progress_bar: QProgressBar
    print_button: QPushButton
    cancel_button: QPushButton
    save_button: QPushButton

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        session: Session,
        packets: Packets,
        preferences: Preferences,
        work: Work,
        ask: Ask,
    ) -> None:
        super().__init__(parent)
        form.fill(self, "export", theme)
        self.setWindowTitle(self.tr("Export the packet"))
        self._theme = theme
        self._session = session
        self._packets = packets
        self._settings = preferences.settings
        self._audience = Audience.FACILITATOR
        self._choices = PacketChoices(audience=self._audience)
        self._remembers = True
        self._something = True
        self._saving = PacketSaving(work, ask, self)
        self._printing = PacketPrinting(work, ask, self)
        self._opening = Opening(self)
        self._pages = ExportPages(self, work)
        self._radios = {
            Audience.PARTICIPANT: self.participant_radio,
            Audience.FACILITATOR: self.facilitator_radio,
            Audience.ROOM: self.room_radio,
        }
        self._lay_out()
        self._connect()
        self._take_audience(self._audience)
        self.resize(theme.room(_WIDTH, _HEIGHT, parent.size()))

    @property
    def target(self) -> Path:
        """Where the packet is going to be saved."""
        return self._saving.target

    @property
    def choices(self) -> PacketChoices:
        """The packet as it is chosen now."""
        return replace(self._choices, sections=self.sections_list.sections.choices)

    def done(self, result: int) -> None:
        """Close; what is being saved is stopped."""
        self._pages.close()
        self._stop()
        super().done(result)

    def _lay_out(self) -> None:
        for audience, radio in self._radios.items():
            radio.setText(packet_words.for_whom(audience, self._session))
        for text, size in ((self.tr("Standard"), TextSize.STANDARD), (self.tr("Large"), TextSize.LARGE)):
            self.size_combo.addItem(text, size)
        self.title_label.setText(self._session.title or words_for(self._settings.language).no_title)
        self.results.hide()
        self.open_button.hide()
        self.folder_button.hide()
        self.progress_bar.hide()
        self.save_button.setDefault(True)
        self.print_button.setShortcut(QKeySequence(QKeySequence.StandardKey.Print))
        self.sections_list.setFocus()

    def _connect(self) -> None:
        for radio in self._radios.values():
            radio.clicked.connect(self._change_audience)
        self.sections_list.sections.changed.connect(self._change)
        self.size_combo.activated.connect(self._change)
        self.format_combo.activated.connect(self._change_format)
        self.gray_check.clicked.connect(self._change)
        self.change_button.clicked.connect(self._change_target)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self._saving.changed.connect(self._show_saving)
        self._saving.progressed.connect(self._show_progress)
        self._saving.saved.connect(self._show_saved)
        self._saving.failed.connect(self._show_failure)
        self._printing.changed.connect(self._show_saving)
        self._printing.progressed.connect(self._show_progress)
        self._printing.printed.connect(self._show_sent)
        self._printing.failed.connect(self._show_print_failure)
        self.open_button.clicked.connect(self._open_file)
        self.folder_button.clicked.connect(self._open_folder)
        self._opening.refused.connect(self._show_unopened)
        self.cancel_button.clicked.connect(self._cancel)
        self._pages.printed.connect(self._show_printed)

    @property
    def _format(self) -> Format:
        return next(each for each in printing.formats(self._audience) if each.key == self._choices.format)

    @Slot()
    def _change_audience(self) -> None:
        self._tell("", "")
        self._take_audience(next(audience for audience, radio in self._radios.items() if radio.isChecked()))

    def _take_audience(self, audience: Audience) -> None:
        """Show what was chosen for an audience last, or what is usual."""
        self._audience = audience
        remembered = self._packets.choices(self._session.id, audience) or PacketChoices(audience=audience)
        offered = printing.formats(audience)
        known = remembered.format in {each.key for each in offered}
        self._choices = remembered if known else replace(remembered, format="pdf")
        self._radios[audience].setChecked(True)
        infos = sections(self._session, audience, words_for(self._settings.language))
        rows = (SectionRow(info.key, info.title, included) for info, included in arranged(infos, remembered))
        self.sections_list.sections.set_rows(tuple(rows))
        self.format_combo.clear()
        for each in offered:
            self.format_combo.addItem(each.name, each.key)
        self.format_combo.setCurrentIndex(self.format_combo.findData(self._choices.format))
        self.size_combo.setCurrentIndex(self.size_combo.findData(self._choices.text_size))
        self.gray_check.setChecked(self._choices.grayscale)
        left_out = packet_words.left_out(audience)
        self.private_banner.say("private", self.tr("Left out, always:") if left_out else "", left_out)
        self.private_banner.setVisible(bool(left_out))
        self._pages.first()
        self._show_choices()
        self._offer_target(anew=True)

    @Slot()
    def _change_format(self) -> None:
        self._change()
        self._offer_target(anew=False)

    @Slot()
    def _change(self) -> None:
        """Take what the form says now."""
        self._choices = replace(
            self.choices,
            format=self.format_combo.currentData(),
            text_size=TextSize(self.size_combo.currentData()),
            grayscale=self.gray_check.isChecked(),
        )
        self._show_choices()
        self._remember()

    def _remember(self) -> None:
        try:
            if self._remembers:
                self._packets.remember(self._session.id, self._choices)
        except WorkspaceError as error:
            self._remembers = False
            happened, _next_step = faults.words(error)
            self._tell("", self.tr("These choices hold now, but are not kept for the next time."), happened)

    def _show_choices(self) -> None:
        """Show what follows from the choices, and order the pages anew."""
        as_rows = self._format.key in RUN_SHEET_FORMATS
        self._something = as_rows or any(row.included for row in self.sections_list.sections.rows)
        for part in (self.sections_list, self.size_combo, self.gray_check):
            part.setEnabled(not as_rows)
        self.save_button.setText(self.tr("Save {0}").format(self._format.name))
        self._enable()
        if self._something:
            self._pages.order(self._order(), packet_words.preview_note(self._format))
        else:
            self._pages.clear(self.tr("Choose at least one section"))
        self._show_counts()

    def _order(self) -> Order:
        return Order(
            session=self._session,
            audience=self._audience,
            choices=self.choices,
            paper=self._settings.paper,
            hours24=self._settings.hours24,
            language=self._settings.language,
        )

    @Slot()
    def _show_printed(self) -> None:
        self.sections_list.sections.set_pages(printing.page_counts(self._pages.result))
        self._show_counts()

    def _show_counts(self) -> None:
        """Show how many pages there are, and which characters no font has. Word has other fonts than we."""
        made = self._pages.result
        self.pages_label.setText(packet_words.size(made.pages, self._settings.paper) if made.pages else "")
        missing = made.missing if self._format.key == "pdf" else ()
        if missing:
            self.missing_banner.say("warn", *packet_words.missing(missing))
        self.missing_banner.setVisible(bool(missing))
        self._show_results()

    def _offer_target(self, *, anew: bool) -> None:
        usual = packet_name(self._session.title, self._audience, self._format, self._settings.language)
        self._saving.offer(usual, self._format.suffix, anew=anew)

    @Slot()
    def _show_saving(self) -> None:
        """Show the target, and whether it is being written or pages are being printed."""
        target, running = self._saving.target, self._running
        words = self.tr("Saves to {0}: {1}").format(target.parent.name or target.parent, target.name)
        metrics = QFontMetrics(self._theme.font("caption"))
        self.target_label.setText(metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, _TARGET_WIDTH))
        self.target_label.setToolTip(tip(str(target)))
        self.progress_bar.setVisible(running)
        self.progress_bar.setRange(0, 0)
        self._enable()
        self.change_button.setEnabled(not running)
        done = self._saving.file is not None and not running
        self.cancel_button.setText(self.tr("Stop") if running else self.tr("Close") if done else self.tr("Cancel"))

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        self.progress_bar.setRange(0, total)
        self.progress_bar.setValue(done)

    @Slot()
    def _change_target(self) -> None:
        self._saving.change(f"{self._format.name} (*{self._format.suffix})")

    @Slot()
    def _save(self) -> None:
        self._remember()
        self._tell("", "")
        self._saving.begin(self._order())

    @Slot()
    def _print(self) -> None:
        self._remember()
        self._tell("", "")
        self._printing.begin(self._order(), self._session.title)

    @property
    def _running(self) -> bool:
        return self._saving.running or self._printing.running

    def _enable(self) -> None:
        for way_out in (self.save_button, self.print_button):
            way_out.setEnabled(self._something and not self._running)

    def _stop(self) -> None:
        self._saving.stop()
        self._printing.stop()

    @Slot()
    def _cancel(self) -> None:
        """Stop saving, or leave."""
        if self._running:
            self._stop()
            self._tell("", self.tr("Stopped."))
        else:
            self.reject()

    @Slot(object)
    def _show_saved(self, file: Path) -> None:
        self._tell("done", *packet_words.saved(file), file=True)
        self.open_button.setFocus()

    @Slot(object)
    def _show_failure(self, error: SaveError) -> None:
        self._tell("danger", *packet_words.failure(error))

    @Slot(str, int)
    def _show_sent(self, printer: str, pages: int) -> None:
        self._tell("done", *packet_words.sent(printer, pages))

    @Slot(object)
    def _show_print_failure(self, fault: PrintFault) -> None:
        self._tell("warn", *packet_words.print_failure(fault))

    @Slot()
    def _open_file(self) -> None:
        if self._saving.file is not None:
            self._opening.open(self._saving.file)

    @Slot()
    def _open_folder(self) -> None:
        if self._saving.file is not None:
            self._opening.open(self._saving.file.parent)

    @Slot(object)
    def _show_unopened(self, path: Path) -> None:
        self._tell("warn", *packet_words.unopened(path), file=True)

    def _tell(self, kind: str, lead: str, text: str = "", *, file: bool = False) -> None:
        """Say how it went, or nothing; `file` offers to open what was saved."""
        self.result_banner.say(kind, lead, text)
        self.result_banner.setVisible(bool(lead))
        self.open_button.setVisible(file)
        self.folder_button.setVisible(file)
        self._show_results()

    def _show_results(self) -> None:
        self.results.setVisible(not self.result_banner.isHidden() or not self.missing_banner.isHidden())
