"""Excel workbooks: each sheet with its rows, as the cells show them; formulas by the values that were kept."""

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from html import unescape
from io import BytesIO
from itertools import zip_longest
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook

from core_facilitator.domain.pasted_sources import Source, SourceLine, Told
from core_facilitator.domain.typed_times import clock
from core_facilitator.intake.limits import check_count
from core_facilitator.intake.refusals import IntakeError, Refusal
from core_facilitator.intake.rows import sheet_of
from core_facilitator.intake.word_text import local
from core_facilitator.intake.xml import tree

_MOST_ROWS = 50_000  # looked at, most of them empty: somebody colored whole columns
_MOST_CELLS = 2_000_000
_HOURS = re.compile(r"[hs]", re.IGNORECASE)
_EDGE = re.compile(r"<(?:\w+:)?(?:odd|even|first)(Header|Footer)>([^<]*)<")
_CODE = re.compile(r'&(?:"[^"]*"|[A-Za-z]|\d+)')
_ABOUT_PAGES = frozenset({"page", "page of"})
_MOST_LOOKED_THROUGH = 5_000_000
_BESIDE = {"comments": "Comment", "threadedComments": "Comment", "drawings": "Drawing", "charts": "Chart"}


def read(data: bytes, name: str, archive: ZipFile) -> Source:
    """Return the sheets of a workbook that hold anything.

    Raises:
        IntakeError: when it has more rows than an agenda.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of openpyxl, about what it does not read: validations, styles
        values = load_workbook(BytesIO(data), read_only=True, data_only=True)
        formulas = load_workbook(BytesIO(data), read_only=True)
        try:
            rows = {
                sheet.title: list(_rows(sheet, formulas[sheet.title], name))
                for sheet in values.worksheets  # charts are no worksheets
            }
        finally:
            values.close()
            formulas.close()
    filled = {title: cells for title, cells in rows.items() if any(map(any, cells))}
    sheets = tuple(sheet_of(title, cells, number) for number, (title, cells) in enumerate(filled.items()))
    open_ones = sum(cell.startswith("=") for cells in filled.values() for row in cells for cell in row)
    told = ((Told.FORMULAS_WITHOUT_VALUES, str(open_ones)),) if open_ones else ()
    return Source(sheets=sheets, after=tuple(_beside(archive)), told=told)


def _rows(values: Any, formulas: Any, name: str) -> Iterator[list[str]]:  # noqa: ANN401 -- sheets of openpyxl
    """Yield the rows of a sheet up to its last one that is filled; of several empty ones together only one."""
    for sheet in (values, formulas):
        sheet.reset_dimensions()  # what a file says of its size is not always so
    kept, looked_at, empty = 0, 0, False
    for number, (row, written) in enumerate(zip_longest(values.iter_rows(), formulas.iter_rows(), fillvalue=()), 1):
        looked_at += len(row)
        if number > _MOST_ROWS or looked_at > _MOST_CELLS:
            raise IntakeError(Refusal.TOO_MANY_LINES, name)
        cells = [_said(cell, known) for cell, known in zip_longest(row, written)]
        if any(cells):
            if empty and kept:
                yield []
            kept += 1
            check_count(kept, 0, name)
            yield cells
        empty = not any(cells)


def _said(cell: Any, written: Any) -> str:  # noqa: ANN401 -- cells of openpyxl
    """Return what a cell shows; a formula whose value nobody kept is shown itself."""
    value = cell.value if cell is not None else None
    if value is None:
        return "" if written is None or written.value is None else str(written.value).strip()
    if isinstance(value, datetime):
        return _moment(value, str(cell.number_format))
    if isinstance(value, time):
        return _clock(value)
    if isinstance(value, timedelta):
        minutes, rest = divmod(value, timedelta(minutes=1))
        return str(value) if rest else f"{minutes} min"
    if isinstance(value, bool):
        return str(value).upper()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _moment(value: datetime, form: str) -> str:
    if value.time() == time(0) and not _HOURS.search(form):
        return value.date().isoformat()
    return f"{value.date().isoformat()} {_clock(value.time())}"


def _clock(value: time) -> str:
    """Return a time that nobody can take for the other half of the day."""
    rounded = value if value.second < 30 else (datetime.combine(date(2000, 1, 1), value) + timedelta(seconds=30)).time()
    return clock(rounded, suffix=True)


def _beside(archive: ZipFile) -> Iterator[SourceLine]:
    """Yield comments, the words in drawings and charts, and headers and footers, which lie beside the cells."""
    for part in sorted(archive.namelist()):
        folder, _, file = part.removeprefix("xl/").rpartition("/")
        word = _BESIDE.get(folder) or ("Comment" if file.startswith("comments") else "")
        if not part.startswith("xl/") or not file.endswith(".xml"):
            continue
        if folder == "worksheets":
            yield from _edges(archive, part)
        for text in _paragraphs(archive.read(part)) if word else ():
            yield SourceLine(text=f"{word}: {text}", aside=True)


def _edges(archive: ZipFile, part: str) -> Iterator[SourceLine]:
    """Yield the headers and footers of a sheet, without what is only said about fonts and page numbers."""
    if archive.getinfo(part).file_size > _MOST_LOOKED_THROUGH:
        return
    for kind, said in _EDGE.findall(archive.read(part).decode("utf-8", "replace")):
        words = " ".join(_CODE.sub(" ", unescape(said)).split())
        if any(map(str.isalnum, words)) and words.casefold() not in _ABOUT_PAGES:
            yield SourceLine(text=f"{kind}: {words}", aside=True)


def _paragraphs(data: bytes) -> Iterator[str]:
    for one in tree(data).iter():
        if local(one) in ("p", "text", "threadedComment"):
            said = "".join(letters.text or "" for letters in one.iter() if local(letters) in ("t", "text"))
            if said.strip():
                yield " ".join(said.split())
