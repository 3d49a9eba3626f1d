"""Where the arrow keys lead in a day: from row to row, and sideways from track to track."""

from core_facilitator.gui.models.day_rows import Row, RowKind

_STOPS = frozenset({RowKind.BLOCK, RowKind.TRACK, RowKind.OVERLAP, RowKind.GAP})


def next_row(rows: tuple[Row, ...], number: int, step: int) -> int:
    """Return the next row that can be chosen, `step` 1 downward or -1 upward; the same one at either end."""
    at = number + step
    while 0 <= at < len(rows):
        if rows[at].kind in _STOPS:
            return at
        at += step
    return number


def beside(rows: tuple[Row, ...], number: int, step: int) -> int:
    """Return the row as far down in the track beside this one; the same one when there is none."""
    if not 0 <= number < len(rows) or rows[number].group is None:
        return number
    group = rows[number].group
    heads = [at for at, row in enumerate(rows) if row.kind is RowKind.TRACK and row.group == group]
    here = max(head for head in heads if head <= number)
    position = heads.index(here) + step
    if not 0 <= position < len(heads):
        return number
    head = heads[position]
    inside = [at for at, row in enumerate(rows) if row.track == rows[head].key]
    return inside[min(number - here, len(inside) - 1)]
