"""The way out of a dialog's pages: into a file or to a printer, and what is said about how that went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeySequence
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QPushButton, QWidget

from core_facilitator.gui import form, packet_words
from core_facilitator.gui.dialogs.export_pages import ExportPages
from core_facilitator.gui.opening import Opening
from core_facilitator.gui.packet_printing import PacketPrinting, PrintFault
from core_facilitator.gui.packet_saving import PacketSaving
from core_facilitator.gui.page_orders import CountOrder
from core_facilitator.gui.tips import tip
from core_facilitator.gui.widgets.banner import Banner

if TYPE_CHECKING:
    from pathlib import Path

    from core_facilitator.export.files import SaveError
    from core_facilitator.export.formats import Format, Printed
    from core_facilitator.gui.ask import Ask
    from core_facilitator.gui.printing import Wanted
    from core_facilitator.gui.theme import Theme
    from core_facilitator.gui.work import Work

_TARGET_WIDTH = 420
"""Of any size of text, so that the buttons beside it keep their room in a small window."""


class PagesOut(QObject):
    """Shows, saves and prints what was ordered last; `document_words` is what the dialog for saving is called.

    Signals: `counted` says that the pages shown are counted, `leaving` that they are going to be saved or printed.
    """

    results: QWidget
    result_banner: Banner
    open_button: QPushButton
    folder_button: QPushButton
    missing_banner: Banner
    pages_label: QLabel
    target_label: QLabel
    change_button: QPushButton
    progress_bar: QProgressBar
    print_button: QPushButton
    cancel_button: QPushButton
    save_button: QPushButton

    counted = Signal()
    leaving = Signal()

    def __init__(self, dialog: QDialog, theme: Theme, work: Work, ask: Ask, document_words: str) -> None:
        super().__init__(dialog)
        form.bind(self, dialog)
        self._dialog = dialog
        self._theme = theme
        self._order: Wanted | None = None
        self._format: Format | None = None
        self._title = ""
        self._saving = PacketSaving(work, ask, self, document_words)
        self._printing = PacketPrinting(work, ask, dialog)
        self._opening = Opening(dialog)
        self.pages = ExportPages(dialog, work)
        for part in (self.results, self.open_button, self.folder_button, self.progress_bar):
            part.hide()
        self.save_button.setDefault(True)
        self.print_button.setShortcut(QKeySequence(QKeySequence.StandardKey.Print))
        self._connect()

    @property
    def target(self) -> Path:
        """Where the pages are going to be saved."""
        return self._saving.target

    @property
    def result(self) -> Printed:
        """The pages shown."""
        return self.pages.result

    def order(self, order: Wanted, file_format: Format, title: str) -> None:
        """Show these pages; they are what is saved in that format, or printed under that title."""
        self._order, self._format, self._title = order, file_format, title
        self._name_button(file_format)
        self.pages.order(order, packet_words.preview_note(file_format, counts=isinstance(order, CountOrder)))
        self._show_counts()

    def clear(self, words: str, file_format: Format) -> None:
        """Show no page; the words say why."""
        self._order, self._format = None, file_format
        self._name_button(file_format)
        self.pages.clear(words)
        self._show_counts()

    def offer(self, usual: str, suffix: str, *, anew: bool) -> None:
        """Save under the usual name, or under the one that the user chose unless it is offered `anew`."""
        self._saving.offer(usual, suffix, anew=anew)

    def close(self) -> None:
        """Stop all that runs."""
        self.pages.close()
        self._stop()

    def tell(self, kind: str, lead: str, text: str = "", *, file: bool = False) -> None:
        """Say how it went, or nothing; `file` offers to open what was saved."""
        self.result_banner.say(kind, lead, text)
        self.result_banner.setVisible(bool(lead))
        self.open_button.setVisible(file)
        self.folder_button.setVisible(file)
        self._show_results()

    def _connect(self) -> None:
        self.change_button.clicked.connect(self._change_target)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self.cancel_button.clicked.connect(self._cancel)
        self.open_button.clicked.connect(self._open_file)
        self.folder_button.clicked.connect(self._open_folder)
        self._saving.changed.connect(self._show_saving)
        self._saving.progressed.connect(self._show_progress)
        self._saving.saved.connect(self._show_saved)
        self._saving.failed.connect(self._show_failure)
        self._printing.changed.connect(self._show_saving)
        self._printing.progressed.connect(self._show_progress)
        self._printing.printed.connect(self._show_sent)
        self._printing.failed.connect(self._show_print_failure)
        self._opening.refused.connect(self._show_unopened)
        self.pages.printed.connect(self._show_counted)

    # What is shown

    def _name_button(self, file_format: Format) -> None:
        self.save_button.setText(self.tr("Save {0}").format(file_format.name))
        self._enable()

    @Slot()
    def _show_counted(self) -> None:
        self._show_counts()
        self.counted.emit()

    def _show_counts(self) -> None:
        """Show how many pages there are, and which characters no font has. Word has other fonts than we."""
        made, order = self.result, self._order
        self.pages_label.setText(packet_words.size(made.pages, order.paper) if made.pages and order else "")
        missing = made.missing if self._format is not None and self._format.key == "pdf" else ()
        if missing:
            self.missing_banner.say("warn", *packet_words.missing(missing))
        self.missing_banner.setVisible(bool(missing))
        self._show_results()

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

    def _enable(self) -> None:
        for way_out in (self.save_button, self.print_button):
            way_out.setEnabled(self._order is not None and not self._running)

    def _show_results(self) -> None:
        self.results.setVisible(not self.result_banner.isHidden() or not self.missing_banner.isHidden())

    # Saving and printing

    @property
    def _running(self) -> bool:
        return self._saving.running or self._printing.running

    @Slot()
    def _change_target(self) -> None:
        if self._format is not None:
            self._saving.change(f"{self._format.name} (*{self._format.suffix})")

    @Slot()
    def _save(self) -> None:
        if self._order is not None:
            self.leaving.emit()
            self.tell("", "")
            self._saving.begin(self._order)

    @Slot()
    def _print(self) -> None:
        if self._order is not None:
            self.leaving.emit()
            self.tell("", "")
            self._printing.begin(self._order, self._title)

    def _stop(self) -> None:
        self._saving.stop()
        self._printing.stop()

    @Slot()
    def _cancel(self) -> None:
        """Stop saving, or leave."""
        if self._running:
            self._stop()
            self.tell("", self.tr("Stopped."))
        else:
            self._dialog.reject()

    # How it went

    @Slot(object)
    def _show_saved(self, file: Path) -> None:
        self.tell("done", *packet_words.saved(file), file=True)
        self.open_button.setFocus()

    @Slot(object)
    def _show_failure(self, error: SaveError) -> None:
        self.tell("danger", *packet_words.failure(error))

    @Slot(str, int)
    def _show_sent(self, printer: str, pages: int) -> None:
        self.tell("done", *packet_words.sent(printer, pages))

    @Slot(object)
    def _show_print_failure(self, fault: PrintFault) -> None:
        self.tell("warn", *packet_words.print_failure(fault))

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
        self.tell("warn", *packet_words.unopened(path), file=True)
