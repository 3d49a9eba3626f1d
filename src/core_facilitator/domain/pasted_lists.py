"""Tables that are no agenda: what to pack, who comes. Their rows are kept; they are blocks only where that is said."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import time
from itertools import groupby

from core_facilitator.domain.pasted_lines import stripped
from core_facilitator.domain.pasted_rows import LONGEST_CELL, Column, column_named
from core_facilitator.domain.pasted_sources import SourceLine
from core_facilitator.domain.pasted_times import LENGTH, front_stretch

_NOON = time(12)
_COUNT = re.compile(r"quantity|quantities|qty\.?|count|how many|amount|pieces|pcs\.?|number|no\.|#", re.IGNORECASE)
_LIST_HEAD = re.compile(
    r"packed|supply|supplies|participants?|attendees?|guests?|e-?mail(?: address)?|phone|diet|allergies", re.IGNORECASE
)
_LIST_NAME = re.compile(
    r"\b(?:pack|packing|materials?|supply|supplies|equipment|shopping|inventory|participants?|attendees?|guests?|roster"
    r"|contacts?|budget)\b",
    re.IGNORECASE,
)
_LEAST_ROWS = 2


def is_count(cell: str) -> bool:
    """Return whether the head of a column says that it counts things, and not minutes."""
    return len(cell) <= LONGEST_CELL and _COUNT.fullmatch(cell.strip(" :")) is not None


def is_list(name: str, rows: Sequence[Sequence[str]], columns: Iterable[Column | None]) -> bool:
    """Return whether the rows of a table are no agenda: none says when it is or how long it takes.

    Args:
        name: what the table is called, or what stands above it.
        rows: its cells, with the heads of the columns if it has any.
        columns: what they seem to hold.
    """
    cells = [cell for row in rows for cell in row if cell and len(cell) <= LONGEST_CELL]
    if any(front_stretch(cell, _NOON) for cell in cells) or any(column_named(cell) is Column.MINUTES for cell in cells):
        return False
    if Column.TIME in columns:
        return False
    heads = next((row for row in rows if any(row)), ())
    said = _LIST_NAME.search(name[:LONGEST_CELL]) or any(is_count(head) or _says_list(head) for head in heads)
    if said or _LIST_NAME.fullmatch(heads[0].strip(" :") if heads else ""):
        return True
    return not any(LENGTH.search(cell) for cell in cells) and not {Column.MINUTES, Column.DAY} & set(columns)


def lists_aside(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """Yield the lines of a text or document; the rows of a table in it that is no agenda are put aside."""
    above = ""
    for in_table, run in groupby(lines, key=_is_row):
        rows = list(run)
        if in_table and len(rows) >= _LEAST_ROWS:
            cells = [(line.form or stripped(line.text)).cells for line in rows]
            if _has_list_words(above, cells) and is_list(above, cells, ()):
                rows = [replace(line, aside=True) for line in rows]
        yield from rows
        above = next((line.text for line in reversed(rows) if line.text.strip()), above)


def _has_list_words(above: str, cells: Sequence[Sequence[str]]) -> bool:
    """Return whether a table in a text says that it is a list; there, one without times may be an agenda too."""
    named = _LIST_NAME.search(above[:LONGEST_CELL])
    return bool(named) or any(is_count(head) or _says_list(head) for head in cells[0])


def _says_list(head: str) -> bool:
    return len(head) <= LONGEST_CELL and _LIST_HEAD.fullmatch(head.strip(" :")) is not None


def _is_row(line: SourceLine) -> bool:
    if line.sheet is not None:
        return False
    return bool(line.form.cells) if line.form else "|" in line.text or "\t" in line.text.strip()
