"""What the columns of a table seem to hold: by the heads that they have, else by what stands in them."""

import re
from collections.abc import Callable, Sequence
from datetime import date, time

from core_facilitator.domain.pasted_days import day_heading
from core_facilitator.domain.pasted_lists import is_count
from core_facilitator.domain.pasted_rows import LONGEST_CELL, Column, columns_of
from core_facilitator.domain.pasted_times import front_stretch, length_of

_LOOKED_AT = 40  # rows
_MOST_MINUTES = 480
_NOON = time(12)
_ANY_DATE = date(2000, 1, 1)  # only whether it is a date counts
_NUMBER = re.compile(r"\d{1,3}")

Rows = Sequence[Sequence[str]]


def guessed(rows: Rows) -> tuple[int | None, tuple[Column | None, ...]]:
    """Return which row holds the heads of the columns, and what each column seems to hold.

    Where nothing tells, all are None: each cell is then looked at by itself.
    """
    wide = max(map(len, rows), default=0)
    for number, row in enumerate(rows[:_LOOKED_AT]):
        if columns := columns_of(row):
            return number, (*columns, *[Column.NOTES] * (wide - len(row)))
    found: list[Column | None] = []
    for place in range(wide):
        cells = [row[place] for row in rows[:_LOOKED_AT] if place < len(row) and row[place]]
        found.append(_held([cell for cell in cells if len(cell) <= LONGEST_CELL], found))
    if Column.TIME not in found and Column.MINUTES not in found:
        return None, (None,) * wide
    return _head_row(rows, found), tuple(column or Column.NOTES for column in found)


def _head_row(rows: Rows, columns: Sequence[Column | None]) -> int | None:
    """Return the first full row, where it has words above the times or lengths of the others."""
    place = next(place for place, column in enumerate(columns) if column in (Column.TIME, Column.MINUTES))
    number = next(number for number, row in enumerate(rows) if place < len(row) and row[place])
    return None if _is_time(rows[number][place]) or _is_length(rows[number][place]) else number


def _held(cells: Sequence[str], before: Sequence[Column | None]) -> Column | None:
    """Return what most cells of a column are, after the columns before it."""
    if _most(cells, _is_time):
        return Column.END if Column.TIME in before else Column.TIME
    if cells and is_count(cells[0]):
        return None
    if _most(cells, _is_length) and Column.MINUTES not in before:
        return Column.MINUTES
    if _most(cells, _is_day) and Column.DAY not in before:
        return Column.DAY
    wordy = _most(cells, lambda cell: any(letter.isalpha() for letter in cell))
    return Column.TITLE if wordy and Column.TITLE not in before else None


def _most(cells: Sequence[str], is_one: Callable[[str], bool]) -> bool:
    return bool(cells) and sum(map(is_one, cells)) * 2 > len(cells)


def _is_time(cell: str) -> bool:
    found = front_stretch(cell, _NOON)
    return found is not None and found[1] == len(cell)


def _is_length(cell: str) -> bool:
    return length_of(cell) is not None or (_NUMBER.fullmatch(cell) is not None and int(cell) <= _MOST_MINUTES)


def _is_day(cell: str) -> bool:
    return day_heading(cell, _ANY_DATE, marked=False) is not None
