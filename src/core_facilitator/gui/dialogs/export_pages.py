"""The right half of the packet dialog: the pages as they will be printed, and a way through them."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from core_facilitator.export.formats import Printed
from core_facilitator.gui import form
from core_facilitator.gui.models.packet_preview import PacketPreview
from core_facilitator.gui.printing import Wanted
from core_facilitator.gui.widgets.page_view import PageList, PageView
from core_facilitator.gui.work import Work


class ExportPages(QObject):
    """Shows the newest order; `printed` says that its pages are counted."""

    previous_button: QPushButton
    page_label: QLabel
    next_button: QPushButton
    preview_label: QLabel
    page_list: PageList
    page_view: PageView

    printed = Signal()

    def __init__(self, dialog: QDialog, work: Work) -> None:
        super().__init__(dialog)
        form.bind(self, dialog)
        self._preview = PacketPreview(work, self)
        self._page = 1
        self.previous_button.clicked.connect(self._show_previous)
        self.next_button.clicked.connect(self._show_next)
        self.page_list.chosen.connect(self._look_at)
        self.page_view.resized.connect(self._look_again)
        self._preview.printed.connect(self._show_printed)
        self._preview.drawn.connect(self._show_page)
        self._preview.drawn_small.connect(self.page_list.pages.set_picture)

    @property
    def result(self) -> Printed:
        """The pages shown."""
        return self._preview.result

    def order(self, order: Wanted, note: str) -> None:
        """Show these pages as soon as they are made; the note says how they stand to the file."""
        self.preview_label.setText(note)
        self._preview.order(order.as_shown)
        self._show_numbers()

    def first(self) -> None:
        """Look at the first page of what comes next."""
        self._page = 1

    def clear(self, words: str) -> None:
        """Show no page; the words say why."""
        self._preview.clear()
        self.page_list.pages.set_count(0)
        self.page_view.show_picture(None)
        self._show_numbers()
        self.page_label.setText(words)

    def close(self) -> None:
        """Stop."""
        self._preview.close()

    @Slot()
    def _show_printed(self) -> None:
        self.page_list.pages.set_count(self.result.pages)
        self.printed.emit()
        self._look_at(min(self._page, self.result.pages))

    def _show_numbers(self) -> None:
        pages = self.result.pages
        self.page_label.setText(self.tr("Page {0} of {1}").format(self._page, pages) if pages else "")
        self.page_view.setAccessibleDescription(self.page_label.text())
        self.previous_button.setEnabled(self._page > 1 and pages > 0)
        self.next_button.setEnabled(self._page < pages)

    @Slot(QImage)
    def _show_page(self, picture: QImage) -> None:
        self.page_view.show_picture(picture)
        self._look_again()

    @Slot()
    def _show_previous(self) -> None:
        self._look_at(self._page - 1)

    @Slot()
    def _show_next(self) -> None:
        self._look_at(self._page + 1)

    @Slot(int)
    def _look_at(self, number: int) -> None:
        self._page = number
        self.page_list.mark(number)
        self._show_numbers()
        self._look_again()

    @Slot()
    def _look_again(self) -> None:
        self._preview.look_at(self._page, self.page_view.picture_width, self.page_list.picture_width)
