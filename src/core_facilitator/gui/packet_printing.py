"""Printing a packet: on which printer, which pages, and strip by strip, so that the window stays alive."""

from __future__ import annotations

from contextlib import contextmanager
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QPoint, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from core_facilitator.domain.packets import Paper
from core_facilitator.gui import page_strips, printing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core_facilitator.gui.ask import Ask
    from core_facilitator.gui.printing import Picture, Wanted
    from core_facilitator.gui.work import Work

PRINT = "packet print"
_PAPERS = {Paper.LETTER: QPageSize.PageSizeId.Letter, Paper.A4: QPageSize.PageSizeId.A4}
_FINEST = 300
"""Dots to the inch that are enough for text: a page at 600 takes four times as long."""


class PrintFault(Enum):
    """Why nothing was printed."""

    NO_PRINTER = "no printer"
    REFUSED = "refused"


class PacketPrinting(QObject):
    """Asks for a printer and sends it the pages.

    Signals: `changed` says that `running` is another now, `progressed` carries pages done and wanted, `printed` the
    printer's name and how many pages it got, `failed` the `PrintFault`.
    """

    changed = Signal()
    progressed = Signal(int, int)
    printed = Signal(str, int)
    failed = Signal(object)

    def __init__(self, work: Work, ask: Ask, parent: QWidget) -> None:
        super().__init__(parent)
        self._work = work
        self._ask = ask
        self._parent = parent
        self.running = False

    def begin(self, order: Wanted, title: str) -> None:
        """Ask which printer is to print the order's pages, and print them there; `title` names them in its queue."""
        self._work.start(PRINT, self._print, order, title)

    def stop(self) -> None:
        """Stop; a printer that has begun gets no more pages."""
        self._work.cancel(PRINT)

    async def _print(self, order: Wanted, title: str) -> None:
        if not QPrinterInfo.availablePrinterNames():
            self.failed.emit(PrintFault.NO_PRINTER)
            return
        with self._busy():
            made = await self._work.run(printing.printed_now, order.as_shown, progress=_nobody)
        printer = prepared(order.paper, title)
        dialog = QPrintDialog(printer, self._parent)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
        dialog.setMinMax(1, made.pages)
        if await self._ask.show(dialog) == QDialog.DialogCode.Accepted:
            with self._busy():
                await self._send(printer, made.data, wanted_pages(printer, made.pages))

    async def _send(self, printer: QPrinter, pdf: bytes, numbers: tuple[int, ...]) -> None:
        """Send pages, one strip of one page at a turn of the window's loop."""
        painter = QPainter()
        if not numbers or not painter.begin(printer):
            self.failed.emit(PrintFault.REFUSED)
            return
        try:
            for done, number in enumerate(numbers):
                self.progressed.emit(done, len(numbers))
                if done and not printer.newPage():
                    self.failed.emit(PrintFault.REFUSED)
                    return
                room = (printer.width(), printer.height())
                await self._draw(painter, await self._work.run(page_strips.strips, pdf, number, room), room)
        except BaseException:
            printer.abort()
            raise
        finally:
            painter.end()
        self.printed.emit(printer.outputFileName() or printer.printerName(), len(numbers))

    async def _draw(self, painter: QPainter, strips: tuple[Picture, ...], room: tuple[int, int]) -> None:
        """Draw a page in the middle of its paper."""
        height = sum(strip.height for strip in strips)
        at = QPoint((room[0] - strips[0].width) // 2, (room[1] - height) // 2)
        for strip in strips:
            image = QImage(strip.data, strip.width, strip.height, 4 * strip.width, QImage.Format.Format_RGB32)
            painter.drawImage(at, image)
            at += QPoint(0, strip.height)
            await self._work.turn()

    @contextmanager
    def _busy(self) -> Iterator[None]:
        self.running = True
        self.changed.emit()
        try:
            yield
        finally:
            self.running = False
            self.changed.emit()


def prepared(paper: Paper, title: str) -> QPrinter:
    """Return the usual printer, set to whole sheets of that paper."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(min(printer.resolution(), _FINEST))
    printer.setDocName(title)
    size, upright = QPageSize(_PAPERS[paper]), QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(size, upright, QMarginsF(), QPageLayout.Unit.Point))
    printer.setFullPage(True)
    return printer


def wanted_pages(printer: QPrinter, count: int) -> tuple[int, ...]:
    """Return the pages to send, out of `count`, in the order in which the printer wants them, each copy by itself."""
    chosen = tuple(range(1, count + 1))
    if printer.printRange() is QPrinter.PrintRange.PageRange:
        ranges = printer.pageRanges()
        first, last = printer.fromPage() or 1, printer.toPage() or count
        chosen = tuple(at for at in chosen if (first <= at <= last if ranges.isEmpty() else ranges.contains(at)))
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        chosen = chosen[::-1]
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return chosen * copies
    return tuple(page for page in chosen for _ in range(copies))


def _nobody(_done: int, _total: int) -> None:
    """Making the pages is a matter of a second; what takes long is the printer."""
