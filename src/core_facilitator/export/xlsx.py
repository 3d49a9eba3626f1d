"""The run sheet as an Excel workbook: real dates and times, and everything that people typed as text."""

from datetime import date, time
from io import BytesIO
from itertools import zip_longest
from math import ceil

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from core_facilitator.documents.run_sheets import RunSheet
from core_facilitator.export.formats import Printed
from core_facilitator.export.plain import visible

_LONGEST_CELL = 32_767
"""Characters that a cell holds; Excel calls a file with more of them damaged."""
_NARROWEST, _WIDEST = 8, 40
_NOT_IN_A_NAME = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_LONGEST_NAME = 31
_PLAIN = Font(name="Calibri", size=11)
"""Said of each cell: openpyxl's plain font has no name and no size, and programs guess, each in its way."""

_HEAD = Font(name="Calibri", size=11, bold=True)
_TOP = Alignment(horizontal="left", vertical="top", wrap_text=True)
_LINE, _HIGHEST = 15.0, 409.0
"""The height of a line, and the greatest that Excel gives a row, in points."""

_EDGE = 0.4
"""The margin of a printed page, in inches."""


def write(sheet: RunSheet) -> Printed:
    """Return the run sheet as a workbook of one sheet; its head row stays in view and is printed on each page."""
    book = Workbook()
    book.properties.title = visible(sheet.title)
    book.properties.creator = ""
    book.properties.language = sheet.language
    page = book.worksheets[0]
    page.title = _name(sheet.title) or page.title
    page.append([_cell(page, title, _HEAD) for title in sheet.columns])
    for values in (part for row in sheet.rows for part in _in_parts(sheet.values(row))):
        page.append([_cell(page, value) for value in values])
    _lay_out(page, sheet)
    target = BytesIO()
    book.save(target)
    return Printed(data=target.getvalue())


def _in_parts(values: tuple[str | int | date | time, ...]) -> list[tuple[str | int | date | time, ...]]:
    """Return the row, and below it further rows for whatever is too long for one cell."""
    columns = [
        [value[at : at + _LONGEST_CELL] for at in range(0, len(value), _LONGEST_CELL)] or [""]
        if isinstance(value, str)
        else [value]
        for value in values
    ]
    return list(zip_longest(*columns, fillvalue=""))


def _cell(page: Worksheet, value: str | int | date | time, font: Font | None = None) -> Cell:
    """Return a cell with the value; text stays text, whatever it starts with."""
    cell = WriteOnlyCell(page)
    cell.value = visible(value) if isinstance(value, str) else value
    cell.alignment = _TOP
    cell.font = font or _PLAIN
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    if isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    if isinstance(value, time):
        cell.number_format = "hh:mm"
    return cell


def _lay_out(page: Worksheet, sheet: RunSheet) -> None:
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins = PageMargins(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
    for at, title in enumerate(sheet.columns):
        longest = max(len(line) for row in (title, *_texts(sheet, at)) for line in row.split("\n"))
        page.column_dimensions[get_column_letter(at + 1)].width = min(_WIDEST, max(_NARROWEST, longest + 2))
    widths = [page.column_dimensions[get_column_letter(at + 1)].width for at in range(len(sheet.columns))]
    for number, row in enumerate(page.iter_rows(min_row=2, values_only=True), start=2):
        # Said, because not every program reckons it for itself.
        lines = max(_lines(str(value), width) for value, width in zip(row, widths, strict=True))
        page.row_dimensions[number].height = min(_HIGHEST, _LINE * lines)


def _lines(text: str, width: float) -> int:
    """Return on how many lines a text stands in a column that many letters wide."""
    return sum(max(1, ceil(len(line) / (width - 2))) for line in text.split("\n"))


def _texts(sheet: RunSheet, at: int) -> list[str]:
    return [str(sheet.values(row)[at]) for row in sheet.rows]


def _name(title: str) -> str:
    """Return a sheet's name: at most 31 characters and none that Excel refuses."""
    return visible(title).translate(_NOT_IN_A_NAME).replace("\n", " ")[:_LONGEST_NAME].strip()
