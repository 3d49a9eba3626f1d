"""A packet or a summary: for whom, which sections, in which form, with its true pages beside the choices."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
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

from core_facilitator.documents.packets import arranged
from core_facilitator.documents.words import words_for
from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.faults import WorkspaceError
from core_facilitator.domain.packets import PacketChoices, TextSize
from core_facilitator.export.formats import RUN_SHEET_FORMATS, Format
from core_facilitator.gui import faults, form, printing
from core_facilitator.gui.dialogs.pages_out import PagesOut
from core_facilitator.gui.export_subjects import PacketSubject
from core_facilitator.gui.models.packet_sections import SectionRow
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.elided_label import ElidedLabel
from core_facilitator.gui.widgets.section_list import SectionList

if TYPE_CHECKING:
    from pathlib import Path

    from core_facilitator.domain.agendas import Session
    from core_facilitator.gui.ask import Ask
    from core_facilitator.gui.export_subjects import Subject
    from core_facilitator.gui.preferences import Preferences
    from core_facilitator.gui.theme import Theme
    from core_facilitator.gui.work import Work
    from core_facilitator.store.packets import Packets

_WIDTH, _HEIGHT = 1152, 800


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
    third_radio: QRadioButton
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
        subject: Subject | None = None,
    ) -> None:
        super().__init__(parent)
        form.fill(self, "export", theme)
        self._session = session
        self._settings = preferences.settings
        self._subject = subject or PacketSubject(session, packets, self._settings)
        title, saving = self._subject.names
        self.setWindowTitle(title)
        self._audience = Audience.FACILITATOR
        self._choices = PacketChoices(audience=self._audience)
        self._remembers = True
        self._out = PagesOut(self, theme, work, ask, saving)
        radios = (self.participant_radio, self.facilitator_radio, self.third_radio)
        self._radios = dict(zip(self._subject.audiences, radios, strict=True))
        self._lay_out()
        self._connect()
        self._take_audience(self._audience)
        self.resize(theme.room(_WIDTH, _HEIGHT, parent.size()))

    @property
    def target(self) -> Path:
        """Where the packet is going to be saved."""
        return self._out.target

    @property
    def choices(self) -> PacketChoices:
        """The packet as it is chosen now."""
        return replace(self._choices, sections=self.sections_list.sections.choices)

    def done(self, result: int) -> None:
        """Close; what is being saved is stopped."""
        self._out.close()
        super().done(result)

    def _lay_out(self) -> None:
        for audience, radio in self._radios.items():
            radio.setText(self._subject.for_whom(audience))
        for text, size in ((self.tr("Standard"), TextSize.STANDARD), (self.tr("Large"), TextSize.LARGE)):
            self.size_combo.addItem(text, size)
        self.title_label.setText(self._session.title or words_for(self._settings.language).no_title)
        self.sections_list.setFocus()

    def _connect(self) -> None:
        for radio in self._radios.values():
            radio.clicked.connect(self._change_audience)
        self.sections_list.sections.changed.connect(self._change)
        self.size_combo.activated.connect(self._change)
        self.format_combo.activated.connect(self._change_format)
        self.gray_check.clicked.connect(self._change)
        self._out.counted.connect(self._show_printed)
        self._out.leaving.connect(self._remember)

    @property
    def _format(self) -> Format:
        return next(each for each in self._subject.formats(self._audience) if each.key == self._choices.format)

    @Slot()
    def _change_audience(self) -> None:
        self._out.tell("", "")
        self._take_audience(next(audience for audience, radio in self._radios.items() if radio.isChecked()))

    def _take_audience(self, audience: Audience) -> None:
        """Show what was chosen for an audience last, or what is usual."""
        self._audience = audience
        remembered = self._subject.remembered(audience) or PacketChoices(audience=audience)
        offered = self._subject.formats(audience)
        known = remembered.format in {each.key for each in offered}
        self._choices = remembered if known else replace(remembered, format="pdf")
        self._radios[audience].setChecked(True)
        infos = self._subject.sections(audience)
        rows = (SectionRow(info.key, info.title, included) for info, included in arranged(infos, remembered))
        self.sections_list.sections.set_rows(tuple(rows))
        self.format_combo.clear()
        for each in offered:
            self.format_combo.addItem(each.name, each.key)
        self.format_combo.setCurrentIndex(self.format_combo.findData(self._choices.format))
        self.size_combo.setCurrentIndex(self.size_combo.findData(self._choices.text_size))
        self.gray_check.setChecked(self._choices.grayscale)
        left_out = self._subject.left_out(audience)
        self.private_banner.say("private", self.tr("Left out, always:") if left_out else "", left_out)
        self.private_banner.setVisible(bool(left_out))
        self._out.pages.first()
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

    @Slot()
    def _remember(self) -> None:
        try:
            if self._remembers:
                self._subject.remember(self._choices)
        except WorkspaceError as error:
            self._remembers = False
            happened, _next_step = faults.words(error)
            self._out.tell("", self.tr("These choices hold now, but are not kept for the next time."), happened)

    def _show_choices(self) -> None:
        """Show what follows from the choices, and order the pages anew."""
        as_rows = self._format.key in RUN_SHEET_FORMATS
        something = as_rows or any(row.included for row in self.sections_list.sections.rows)
        for part in (self.sections_list, self.size_combo, self.gray_check):
            part.setEnabled(not as_rows)
        if something:
            self._out.order(self._subject.order(self.choices), self._format, self._session.title)
        else:
            self._out.clear(self.tr("Choose at least one section"), self._format)

    @Slot()
    def _show_printed(self) -> None:
        self.sections_list.sections.set_pages(printing.page_counts(self._out.result))

    def _offer_target(self, *, anew: bool) -> None:
        usual = self._subject.file_name(self._audience, self._format)
        self._out.offer(usual, self._format.suffix, anew=anew)
