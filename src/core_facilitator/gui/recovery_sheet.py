"""The recovery sheet: one page with the code, printed or saved, to be kept away from the computer."""

from html import escape
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QLocale
from PySide6.QtGui import QPageSize, QPdfWriter, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from core_facilitator.gui.ask import Ask


def page(name: str, code: str) -> QTextDocument:
    """Return the page for the workspace of that name."""
    translate = QCoreApplication.translate
    title = translate("RecoverySheet", "Recovery sheet for {0}").format(name)
    groups = "<br>".join(escape(part) for part in _lines(code))
    document = QTextDocument()
    document.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, title)
    document.setHtml(
        f"<h1>{escape(title)}</h1><p>"
        + translate(
            "RecoverySheet",
            "This code opens the workspace when its passphrase is forgotten. Nobody, including the makers of "
            "CORE Facilitator, can make another one.",
        )
        + f"</p><p style='font-size: 22pt; font-family: monospace;'>{groups}</p><p>"
        + translate("RecoverySheet", "Keep this sheet away from the computer, where you keep what matters.")
        + "</p><p>"
        + translate(
            "RecoverySheet",
            "To use it: start CORE Facilitator, choose “Open a workspace”, then “Use the recovery code instead”.",
        )
        + "</p>"
    )
    return document


class PrintError(Exception):
    """There is no printer, or it refused. The words say what happened and what to do instead."""


async def print_sheet(ask: Ask, parent: QWidget, name: str, code: str) -> str:
    """Ask for a printer, print the sheet there, and return the printer's name; nothing where nobody wanted it.

    Raises:
        PrintError: with two sentences.
    """
    translate = QCoreApplication.translate
    if not QPrinterInfo.availablePrinterNames():
        raise PrintError(
            translate("RecoverySheet", "No printer is set up on this computer."),
            translate("RecoverySheet", "Write the code down by hand, or save the sheet and print it elsewhere."),
        )
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if await ask.show(QPrintDialog(printer, parent)) != QDialog.DialogCode.Accepted:
        return ""
    page(name, code).print_(printer)
    if printer.printerState() is QPrinter.PrinterState.Error:
        raise PrintError(
            translate("RecoverySheet", "The printer did not take the sheet."),
            translate("RecoverySheet", "See that it is on and connected, or write the code down by hand."),
        )
    return printer.printerName() or printer.outputFileName()


def pdf(name: str, code: str) -> bytes:
    """Return the sheet as PDF."""
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    sheet = page(name, code)
    writer = QPdfWriter(held)
    writer.setTitle(sheet.metaInformation(QTextDocument.MetaInformation.DocumentTitle))
    us = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter if us else QPageSize.PageSizeId.A4))
    sheet.print_(writer)
    return bytes(held.data().data())


def save_sheet(data: bytes, target: Path) -> None:
    """Save a sheet, readable for nobody else at this computer; what was there before stays whole if that fails.

    Raises:
        SaveError: it could not be saved.
    """
    from core_facilitator.export.files import save

    save(data, target, private=True)


def _lines(code: str) -> list[str]:
    """Two groups a line, so that nobody loses the place while copying."""
    groups = code.split("-")
    return ["-".join(groups[start : start + 2]) for start in range(0, len(groups), 2)]
