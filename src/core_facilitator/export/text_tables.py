"""Tables in plain text: a grid where everything fits side by side, else each row as a short record."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from core_facilitator.documents.blocks import Align, Cell, Table
from core_facilitator.documents.words import Words
from core_facilitator.export.columns import WIDTH, hanging, padded, width, wrapped
from core_facilitator.export.plain import in_words, plain, visible, with_kind

_GAP = "  "
_WRITE_HERE = "_" * 12
_MARGIN = 16
_INDENT = "    "


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table's words by row and column; a cell is its paragraphs. `to_write`: the columns that people write in."""

    heads: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]
    to_write: tuple[bool, ...]


def table_lines(table: Table, words: Words) -> Iterator[str]:
    """Yield the table in lines of at most 78 columns."""
    rows = tuple(tuple(_paragraphs(cell, words) for cell in row) for row in table.rows)
    heads = tuple(visible(column.title).replace("\n", " ").expandtabs(4) for column in table.columns)
    grid = _Grid(heads, rows, tuple(_to_write(table, rows)))
    sizes = _sizes(grid)
    if not table.margin and sum(sizes) + len(_GAP) * (len(sizes) - 1) <= WIDTH and _single_lines(grid):
        return _side_by_side(table, grid, sizes)
    return _records(grid, margin=table.margin)


def _to_write(table: Table, rows: tuple[tuple[tuple[str, ...], ...], ...]) -> Iterator[bool]:
    """Yield for each column whether people write in it: the last one of a ruled table, and empty ones of a form."""
    last = len(table.columns) - 1
    for at in range(len(table.columns)):
        empty = not any(row[at] for row in rows)
        yield empty and (table.row_height > 0 or (table.ruled and at == last))


def _paragraphs(cell: Cell, words: Words) -> tuple[str, ...]:
    if cell.drawing is not None:
        return (in_words(cell.drawing),)
    texts = [plain(paragraph.runs).expandtabs(4) for paragraph in cell.paragraphs]
    if cell.kind and texts:
        texts[0] = with_kind(texts[0], words.kinds[cell.kind])
    return tuple(text for text in texts if text)


def _sizes(grid: _Grid) -> list[int]:
    sizes = [
        max(width(text) for text in (head, *chain.from_iterable(row[at] for row in grid.rows)))
        for at, head in enumerate(grid.heads)
    ]
    return [max(size, len(_WRITE_HERE)) if empty else size for size, empty in zip(sizes, grid.to_write, strict=True)]


def _single_lines(grid: _Grid) -> bool:
    return not any(len(cell) > 1 or "\n" in "".join(cell) for row in grid.rows for cell in row)


def _side_by_side(table: Table, grid: _Grid, sizes: list[int]) -> Iterator[str]:
    def line(texts: Iterator[str]) -> str:
        filled = (
            padded(text, size, right=column.align is Align.END)
            for text, size, column in zip(texts, sizes, table.columns, strict=True)
        )
        return _GAP.join(filled).rstrip()

    yield line(iter(grid.heads))
    yield _GAP.join("-" * size for size in sizes)
    for row in grid.rows:
        blank = not any(row)
        cells = zip(row, sizes, grid.to_write, strict=True)
        yield line("_" * size if blank or empty else "".join(cell) for cell, size, empty in cells)


def _records(grid: _Grid, *, margin: bool) -> Iterator[str]:
    heads = list(wrapped(" | ".join(head for head in grid.heads if head)))
    yield from (*heads, "-" * WIDTH)
    for row in grid.rows:
        yield from _in_the_margin(grid, row) if margin else _below(grid, row)


def _in_the_margin(grid: _Grid, row: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    """Yield a row with its first cell in the margin and its second unlabeled beside it."""
    blank = " " * _MARGIN
    label = padded(_GAP.join(row[0]), _MARGIN - len(_GAP)) + _GAP
    beside = [*row[1], *_labeled(grid, row, 2)] or [_WRITE_HERE]
    if width(label) > _MARGIN:
        yield label.rstrip()
        label = blank
    for number, text in enumerate(beside):
        yield from hanging(blank if number else label, text)
    yield ""


def _below(grid: _Grid, row: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    """Yield a row with its first cell as a line of its own and the others, labeled, below it."""
    for text in row[0] or (_WRITE_HERE,):
        yield from wrapped(text)
    for text in _labeled(grid, row, 1):
        yield from hanging(_INDENT, text)
    yield ""


def _labeled(grid: _Grid, row: tuple[tuple[str, ...], ...], start: int) -> Iterator[str]:
    for head, cell, empty in list(zip(grid.heads, row, grid.to_write, strict=True))[start:]:
        if cell:
            yield from (f"{head}: {cell[0]}", *cell[1:])
        elif empty:
            yield f"{head}: {_WRITE_HERE}"
