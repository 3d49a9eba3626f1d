"""Printing a packet from its dialog: the printer, its pages, and what is said when there is none."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageRanges, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from core_facilitator.domain.packets import Paper
from core_facilitator.export.formats import Printed, Progress
from core_facilitator.gui import packet_printing, page_strips, printing
from core_facilitator.gui.dialogs.export import ExportDialog
from core_facilitator.gui.packet_printing import PRINT, prepared, wanted_pages
from core_facilitator.gui.printing import Picture
from core_facilitator.gui.tools import Tools
from desk import opened
from export_desk import Open, pick, preview, save, settled

INCH = 72


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A printer that writes what it gets into this file, coarsely."""
    target = tmp_path / "printed.pdf"

    def to_file(paper: Paper, title: str) -> QPrinter:
        printer = prepared(paper, title)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        printer.setResolution(INCH)
        return printer

    monkeypatch.setattr(packet_printing, "prepared", to_file)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Front desk"])
    return target


def ask_to_print(qtbot: QtBot, dialog: ExportDialog) -> QPrintDialog:
    QTest.mouseClick(dialog.print_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QPrintDialog)))
    return opened(qtbot, QPrintDialog)


def darkness(page: pypdfium2.PdfPage) -> float:
    data = bytes(page.render(grayscale=True).buffer)
    return 255 - sum(data) / len(data)


def test_the_pages_shown_are_printed_on_sheets_of_their_size(
    qtbot: QtBot, open_dialog: Open, tools: Tools, file: Path
) -> None:
    dialog = open_dialog()
    pages = preview(dialog).result
    asked = ask_to_print(qtbot, dialog)
    assert (asked.minPage(), asked.maxPage()) == (1, pages.pages)

    asked.done(QDialog.DialogCode.Accepted)
    settled(qtbot, dialog, tools)

    assert dialog.result_banner.said == f"Sent to {file}. {pages.pages} pages."
    with pypdfium2.PdfDocument(file) as printed, pypdfium2.PdfDocument(pages.data) as made:
        assert len(printed) == pages.pages
        for mine, theirs in zip(printed, made, strict=True):
            assert mine.get_size() == pytest.approx(theirs.get_size(), abs=1)
            assert darkness(mine) == pytest.approx(darkness(theirs), abs=1.5)


def test_a_range_of_pages_is_printed_alone(qtbot: QtBot, open_dialog: Open, tools: Tools, file: Path) -> None:
    dialog = open_dialog()
    asked = ask_to_print(qtbot, dialog)
    asked.printer().setPrintRange(QPrinter.PrintRange.PageRange)
    asked.printer().setFromTo(2, 3)

    asked.done(QDialog.DialogCode.Accepted)
    settled(qtbot, dialog, tools)

    with pypdfium2.PdfDocument(file) as printed, pypdfium2.PdfDocument(preview(dialog).result.data) as made:
        assert [darkness(page) for page in printed] == pytest.approx([darkness(made[1]), darkness(made[2])], abs=1.5)
    assert dialog.result_banner.said.endswith("2 pages.")


def test_leaving_the_question_prints_nothing(qtbot: QtBot, open_dialog: Open, tools: Tools, file: Path) -> None:
    dialog = open_dialog()
    ask_to_print(qtbot, dialog).reject()
    settled(qtbot, dialog, tools)

    assert not file.exists()
    assert dialog.result_banner.said == ""
    assert dialog.print_button.isEnabled()


def test_the_pages_are_printed_whatever_format_is_chosen(
    qtbot: QtBot, open_dialog: Open, tools: Tools, file: Path
) -> None:
    dialog = open_dialog()
    pick(qtbot, dialog, "Word")
    settled(qtbot, dialog, tools)
    ask_to_print(qtbot, dialog).done(QDialog.DialogCode.Accepted)
    settled(qtbot, dialog, tools)

    with pypdfium2.PdfDocument(file) as printed:
        assert len(printed) == preview(dialog).result.pages


def test_the_keys_for_printing_ask_for_a_printer(qtbot: QtBot, open_dialog: Open, tools: Tools, file: Path) -> None:
    dialog = open_dialog()
    dialog.activateWindow()
    QTest.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QPrintDialog)))
    opened(qtbot, QPrintDialog).reject()
    settled(qtbot, dialog, tools)

    assert not file.exists()


def test_without_a_printer_there_is_a_sentence_and_no_question(
    qtbot: QtBot, open_dialog: Open, tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    dialog = open_dialog()

    QTest.mouseClick(dialog.print_button, Qt.MouseButton.LeftButton)
    settled(qtbot, dialog, tools)

    assert dialog.result_banner.said.startswith("No printer is set up on this computer.")
    assert "save the packet as PDF" in dialog.result_banner.said
    assert not dialog.open_button.isVisible()


def test_a_printer_that_takes_nothing_is_said(
    qtbot: QtBot, open_dialog: Open, tools: Tools, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPainter, "begin", lambda *_args: False)
    dialog = open_dialog()
    ask_to_print(qtbot, dialog).done(QDialog.DialogCode.Accepted)
    settled(qtbot, dialog, tools)

    assert dialog.result_banner.said.startswith("The printer did not take the pages.")


def test_a_printer_that_stops_amid_the_pages_is_said(
    qtbot: QtBot, open_dialog: Open, tools: Tools, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinter, "newPage", lambda _printer: False)
    dialog = open_dialog()
    ask_to_print(qtbot, dialog).done(QDialog.DialogCode.Accepted)
    settled(qtbot, dialog, tools)

    assert dialog.result_banner.said.startswith("The printer did not take the pages.")


@pytest.fixture
def slow_strips(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Event, Event]]:
    """The first page is being drawn (first event) and is done when the second is set."""
    begun, go_on = Event(), Event()

    def strips(_pdf: bytes, _number: int, _room: tuple[int, int]) -> tuple[Picture, ...]:
        begun.set()
        assert go_on.wait(10)
        return (Picture(1, 1, b"\xff\xff\xff\xff"),)

    monkeypatch.setattr(page_strips, "strips", strips)
    yield begun, go_on
    go_on.set()


def test_printing_shows_its_progress_and_can_be_stopped(
    qtbot: QtBot, open_dialog: Open, tools: Tools, file: Path, slow_strips: tuple[Event, Event]
) -> None:
    begun, go_on = slow_strips
    dialog = open_dialog()
    ask_to_print(qtbot, dialog).done(QDialog.DialogCode.Accepted)
    qtbot.waitUntil(begun.is_set)

    assert dialog.progress_bar.isVisible()
    assert dialog.progress_bar.maximum() == preview(dialog).result.pages
    assert not dialog.print_button.isEnabled()
    assert not dialog.save_button.isEnabled()
    QTest.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: PRINT not in tools.work.running)
    go_on.set()

    assert dialog.isVisible()
    assert dialog.result_banner.said == "Stopped."
    assert dialog.print_button.isEnabled()


def test_the_window_takes_a_turn_between_strips(
    qtbot: QtBot, open_dialog: Open, tools: Tools, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No strip is more than a small part of a page, and events are answered between any two of them."""
    dialog = open_dialog()
    turns: list[str] = []
    turn = tools.work.turn

    async def counted() -> None:
        turns.append("turn")
        await turn()

    monkeypatch.setattr(tools.work, "turn", counted)
    ask_to_print(qtbot, dialog).done(QDialog.DialogCode.Accepted)
    settled(qtbot, dialog, tools)

    assert len(turns) >= 8 * preview(dialog).result.pages


def test_strips_put_together_are_the_page(open_dialog: Open) -> None:
    pdf = preview(open_dialog()).result.data
    parts = page_strips.strips(pdf, 1, (425, 4000))

    assert {part.width for part in parts} == {425}
    assert sum(part.height for part in parts) == pytest.approx(550, abs=1)
    assert all(len(part.data) == 4 * part.width * part.height for part in parts)
    with pypdfium2.PdfDocument(pdf) as document:
        whole = document[0].render(scale=425 / document[0].get_width() * 0.9999, prefer_bgrx=True)
        assert b"".join(part.data for part in parts) == bytes(whole.buffer)


def to_pdf(tmp_path: Path) -> QPrinter:
    printer = prepared(Paper.A4, "Packet")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    return printer


def test_pages_are_sent_in_the_order_and_number_that_were_asked_for(tmp_path: Path, tools: Tools) -> None:
    printer = to_pdf(tmp_path)
    assert wanted_pages(printer, 3) == (1, 2, 3)

    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    ranges = QPageRanges()
    ranges.addPage(1)
    ranges.addRange(3, 4)
    printer.setPageRanges(ranges)
    assert wanted_pages(printer, 5) == (1, 3, 4)

    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert wanted_pages(printer, 5) == (4, 3, 1)


class OneByOne:
    """A printer that knows nothing of copies."""

    def __init__(self, *, collate: bool) -> None:
        self.collateCopies = lambda: collate
        self.copyCount = lambda: 2
        self.supportsMultipleCopies = lambda: False
        self.printRange = lambda: QPrinter.PrintRange.AllPages
        self.pageOrder = lambda: QPrinter.PageOrder.FirstPageFirst


@pytest.mark.parametrize(("collate", "pages"), [(True, (1, 2, 1, 2)), (False, (1, 1, 2, 2))])
def test_copies_are_sent_one_by_one_to_a_printer_that_makes_none(collate: bool, pages: tuple[int, ...]) -> None:
    printer: Any = OneByOne(collate=collate)
    assert wanted_pages(printer, 2) == pages


@pytest.mark.parametrize(("paper", "size"), [(Paper.LETTER, (612, 792)), (Paper.A4, (595, 842))])
def test_whole_sheets_are_printed_finely_enough(paper: Paper, size: tuple[int, int], tools: Tools) -> None:
    printer = prepared(paper, "Packet")

    assert printer.fullPage()
    assert printer.docName() == "Packet"
    assert 72 <= printer.resolution() <= 300
    points = printer.pageLayout().fullRectPoints()
    assert (points.width(), points.height()) == size


def test_the_pages_shown_and_saved_say_when_they_were_made(qtbot: QtBot, open_dialog: Open, tools: Tools) -> None:
    dialog = open_dialog()
    said = re.compile(r"Printed [A-Z][a-z]{2} \d\d?, \d\d?:\d\d [AP]M")

    save(qtbot, dialog)

    for pdf in (preview(dialog).result.data, dialog.target):
        with pypdfium2.PdfDocument(pdf) as made:
            assert said.search(made[1].get_textpage().get_text_bounded())


def test_the_pages_for_a_printer_are_made_when_it_is_asked_for(
    qtbot: QtBot, open_dialog: Open, tools: Tools, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_dialog()
    made: list[datetime | None] = []

    def printed(order: printing.Order, _progress: Progress) -> Printed:
        made.append(order.made_at)
        return preview(dialog).result

    monkeypatch.setattr(printing, "printed", printed)
    ask_to_print(qtbot, dialog).reject()
    settled(qtbot, dialog, tools)

    (at,) = made
    assert at is not None
    assert at.utcoffset() == at.astimezone().utcoffset()
