"""All that a check-in can ask: what people read, what to know about it, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QScrollArea, QWidget

from core_facilitator.gui import form
from core_facilitator.gui.models import check_in_words, instrument_pages, instrument_words
from core_facilitator.gui.models.lines import Line
from core_facilitator.gui.widgets.growing_dialog import fit
from core_facilitator.gui.widgets.icon_label import IconLabel
from core_facilitator.gui.widgets.row_list import RowList

if TYPE_CHECKING:
    from core_facilitator.gui.models.listed_instruments import Listed
    from core_facilitator.gui.theme import Theme

_SIZE = 1120, 760  # px at the standard text size, where the window has that much room
_SHARE = 0.27  # of its width, for the list


class Instruments(QDialog):
    """Asks by signals, each with the instrument that it is about; what is retired or removed, as it is listed."""

    instruments_list: RowList
    failed_label: IconLabel
    heading_label: QLabel
    about_label: QLabel
    edit_button: QPushButton
    adapt_button: QPushButton
    export_button: QPushButton
    retire_button: QPushButton
    remove_button: QPushButton
    read_area: QScrollArea
    read_label: QLabel
    new_button: QPushButton
    import_button: QPushButton
    published_button: QPushButton
    done_button: QPushButton

    edit_wanted = Signal(object)
    adapt_wanted = Signal(object)
    export_wanted = Signal(object)
    retire_wanted = Signal(object)
    remove_wanted = Signal(object)
    new_wanted = Signal()
    import_wanted = Signal()
    published_wanted = Signal()

    def __init__(self, parent: QWidget, theme: Theme, *, writable: bool) -> None:
        super().__init__(parent)
        form.fill(self, "instruments", theme)
        self.setWindowTitle(self.tr("Instruments"))
        fit(self, theme, *_SIZE)
        self._theme = theme
        self._writable = writable
        self._listed: dict[object, Listed] = {}
        self._next = ""
        self.failed_label.hide()
        self.failed_label.words.setWordWrap(True)
        self.read_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.instruments_list.setProperty("lit", True)
        for button in (self.new_button, self.import_button):
            button.setVisible(writable)
        self._asks = {
            self.edit_button: self.edit_wanted,
            self.adapt_button: self.adapt_wanted,
            self.export_button: self.export_wanted,
            self.retire_button: self.retire_wanted,
            self.remove_button: self.remove_wanted,
        }
        for button in self._asks:
            button.clicked.connect(self._ask)
        self.instruments_list.confirmed.connect(self._enter)
        self.new_button.clicked.connect(self.new_wanted)
        self.import_button.clicked.connect(self.import_wanted)
        self.published_button.clicked.connect(self.published_wanted)
        self.done_button.clicked.connect(self.accept)
        self.instruments_list.selectionModel().currentChanged.connect(self._show)
        theme.changed.connect(self._show)
        self._show()
        self.instruments_list.setFocus()

    @property
    def current(self) -> Listed | None:
        """The one that is shown."""
        return self._listed.get(self.instruments_list.current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.instruments_list.setFixedWidth(round(self.width() * _SHARE))

    def show_next(self, key: str) -> None:
        """Choose one that is only about to be listed."""
        self._next = key

    def show_all(self, listed: tuple[Listed, ...]) -> None:
        """List these. The one that was chosen stays so as long as it is there."""
        before = self.instruments_list.currentIndex().row()
        key = self._next or self.instruments_list.current
        self._next = ""
        self._listed = {one.key: one for one in listed}
        self.instruments_list.set_lines(tuple(self._line(one) for one in listed))
        keys = list(self._listed)
        row = keys.index(str(key)) if key in keys else max(0, min(before, len(keys) - 1))
        self.instruments_list.setCurrentIndex(self.instruments_list.model().index(row, 0))
        self._show()

    def tell_failure(self, words: str) -> None:
        """Say what could not be done or read."""
        self.failed_label.show_line("triangle-alert", words, "now-ink")
        self.failed_label.setVisible(bool(words))

    def _line(self, one: Listed) -> Line:
        if one.instrument is None:
            return Line(one.key, "triangle-alert", one.key, self.tr("Made by a newer version"))
        detail = instrument_words.detail(one.instrument, retired=one.retired)
        return Line(one.key, check_in_words.GLYPH, one.instrument.title.text, detail)

    @Slot()
    def _show(self) -> None:
        one = self.current
        for button in self._asks:
            button.setVisible(one is not None and self._may(button, one))
        if one is None:
            return
        self.retire_button.setText(self.tr("Bring back") if one.retired else self.tr("Retire"))
        if one.instrument is None:
            self.heading_label.setText(one.key)
            words = self.tr("This version cannot read it, so it stays exactly as it is: {0}.")
            self.about_label.setText(words.format(one.why))
            self.read_label.setText("")
        else:
            self.heading_label.setText(one.instrument.title.text)
            said = instrument_words.detail(one.instrument, retired=one.retired)
            retired = self.tr("{0}. It is no longer offered; what was asked with it stays.").format(said)
            self.about_label.setText(retired if one.retired else said)
            self.read_label.setText(instrument_pages.instrument_page(one.instrument, self._theme))
        self.read_area.verticalScrollBar().setValue(0)

    def _may(self, button: QPushButton, one: Listed) -> bool:
        """Whether a button does anything with it here."""
        if button is self.export_button:
            return one.instrument is not None
        if button is self.adapt_button:
            return self._writable and one.instrument is not None
        if button is self.edit_button:
            return self._writable and one.own and one.instrument is not None
        return self._writable and one.own

    @Slot()
    def _ask(self) -> None:
        one, button = self.current, self.sender()
        if one is not None and isinstance(button, QPushButton):
            whole = button in (self.retire_button, self.remove_button)
            self._asks[button].emit(one if whole else one.instrument)

    @Slot(QModelIndex)
    def _enter(self, _index: QModelIndex) -> None:
        one = self.current
        if one is not None and self._may(self.edit_button, one):
            self.edit_wanted.emit(one.instrument)
