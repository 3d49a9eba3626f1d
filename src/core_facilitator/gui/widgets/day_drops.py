"""Where a dragged block would go, and the line that shows it."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QPoint, QRect

from core_facilitator.gui.models.day_rows import Row, RowKind
from core_facilitator.gui.widgets.day_layout import DayLayout


@dataclass(frozen=True, slots=True)
class Drop:
    """A place between blocks: before the one at `index`, of the day or of one of its tracks."""

    index: int
    track: UUID | None
    line: QRect


def drop_at(layout: DayLayout, point: QPoint, *, tracks: bool = True) -> Drop:
    """Return where something let go at a point of the column would go.

    Args:
        layout: the rows and where they are.
        point: in the column's own coordinates.
        tracks: whether it may go into a track; a group of tracks may not.
    """
    number = layout.row_at(point)
    row = None if number is None else layout.rows[number]
    if tracks and row is not None and row.track is not None:
        return _in_track(layout, row.track, point)
    return _in_day(layout, point)


def _in_day(layout: DayLayout, point: QPoint) -> Drop:
    blocks = _blocks(layout, None)
    above = [number for number in blocks if _middle(layout, number) < point.y()]
    if len(above) < len(blocks):
        top = layout.rects[blocks[len(above)]].top()
    else:
        top = layout.rects[blocks[-1]].bottom() if blocks else 8
    body = layout.body
    return Drop(len(above), None, QRect(body.left(), top - 1, body.width(), 3))


def _in_track(layout: DayLayout, track: UUID, point: QPoint) -> Drop:
    box = next(layout.rects[number] for number, row in enumerate(layout.rows) if _is_track(row, track))
    blocks = _blocks(layout, track)
    above = [number for number in blocks if layout.rects[number].center().y() < point.y()]
    if len(above) < len(blocks):
        top = layout.rects[blocks[len(above)]].top()
    else:
        top = layout.rects[blocks[-1]].bottom() if blocks else box.bottom() - 6
    return Drop(len(above), track, QRect(box.left() + 6, top - 1, box.width() - 12, 3))


def _blocks(layout: DayLayout, track: UUID | None) -> list[int]:
    return [number for number, row in enumerate(layout.rows) if row.kind is RowKind.BLOCK and row.track == track]


def _is_track(row: Row, track: UUID) -> bool:
    return row.kind is RowKind.TRACK and row.key == track


def _middle(layout: DayLayout, number: int) -> int:
    """Return the height at which a drop falls below a block; for a group that is inside its title line."""
    rect = layout.rects[number]
    if layout.rows[number].count:
        return rect.top() + layout.parts(number).title.height()
    return rect.center().y()
