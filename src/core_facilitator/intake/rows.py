"""Rows of tables as lines of a source."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import time

from core_facilitator.domain.pasted_columns import guessed
from core_facilitator.domain.pasted_lines import Mark, Stripped
from core_facilitator.domain.pasted_lists import is_list
from core_facilitator.domain.pasted_sources import Sheet, SourceLine
from core_facilitator.domain.pasted_times import front_stretch
from core_facilitator.domain.text import clean

_MORNING = time(6)


def row_line(cells: Sequence[str], sheet: int | None = None) -> SourceLine:
    """Return a row as a line: its cells as they are, shown with bars between them."""
    plain = [clean(cell).text.strip() for cell in cells]
    while plain and not plain[-1]:
        plain.pop()
    flat = [" / ".join(part.strip() for part in cell.split("\n") if part.strip()) for cell in plain]
    if not plain:
        return SourceLine(text="", sheet=sheet)
    form = Stripped(0, Mark.TABLE, " ".join(filter(None, flat)), tuple(plain))
    return SourceLine(text=" | ".join(flat), form=form, sheet=sheet)


def unfolded(cells: Sequence[str]) -> Iterator[list[str]]:
    """Yield a row, or the rows that it holds where people typed all times into its first cell, one below another."""
    columns = [cell.split("\n") for cell in cells]
    high = len(columns[0]) if columns else 0
    beside = any(len(column) == high for column in columns[1:])
    if high < 2 or not beside or not all(map(_is_time, columns[0])):
        yield list(cells)
        return
    for place in range(high):
        yield [
            column[place] if len(column) == high else ("\n".join(column) if place == 0 else "") for column in columns
        ]


def _is_time(text: str) -> bool:
    found = front_stretch(" ".join(text.split()), _MORNING)
    return found is not None and found[1] == len(" ".join(text.split()))


def sheet_of(title: str, cells: Sequence[Sequence[str]], number: int) -> Sheet:
    """Return rows of cells as a sheet, with what its columns seem to hold."""
    wide = max((place + 1 for row in cells for place, cell in enumerate(row) if cell), default=0)
    rows = [row[:wide] for row in cells]
    head, columns = guessed(rows)
    lines = [row_line(row, number) for row in rows]
    if head is not None:
        lines[head] = replace(lines[head], head=True)
    if is_list(title, rows, columns):
        lines, columns = [replace(line, aside=True) for line in lines], (None,) * wide
    names = rows[head] if head is not None else [_first(rows, place) for place in range(wide)]
    return Sheet(name=title, lines=tuple(lines), heads=tuple(names), columns=columns)


def _first(rows: Sequence[Sequence[str]], place: int) -> str:
    return next((row[place] for row in rows if place < len(row) and row[place]), "")
