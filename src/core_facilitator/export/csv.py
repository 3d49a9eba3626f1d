"""Rows as CSV (RFC 4180) in UTF-8 with a byte order mark, so that spreadsheets read it right.

A cell that a spreadsheet could take for a formula gets an apostrophe before it. Programs that read the file as
data take that apostrophe off where one of = + - @, a tab or a carriage return follows it.
"""

import csv
from collections.abc import Iterable
from datetime import time
from io import StringIO

from core_facilitator.documents.check_in_counts import CountSheet
from core_facilitator.documents.run_sheets import RunSheet
from core_facilitator.export.formats import Printed

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write(sheet: RunSheet) -> Printed:
    """Return the run sheet with dates as 2026-10-14 and times as 09:40, in the zone of each day."""
    return _written(sheet.columns, (sheet.values(row) for row in sheet.rows))


def write_counts(sheet: CountSheet) -> Printed:
    """Return the counts of a check-in, a row for each point of each statement."""
    return _written(sheet.columns, (row.values for row in sheet.rows))


def _written(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Printed:
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_text(title) for title in columns)
    for row in rows:
        writer.writerow(_cell(value) for value in row)
    return Printed(data=text.getvalue().encode("utf-8-sig", errors="replace"))


def _cell(value: object) -> str:
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return _text(value) if isinstance(value, str) else str(value)


def _text(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
