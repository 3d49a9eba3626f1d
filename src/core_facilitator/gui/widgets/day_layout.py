"""Where everything of a day's column is: rectangles from rows, a width and the text size. Nothing is painted here."""

from itertools import groupby
from uuid import UUID

from PySide6.QtCore import QPoint, QRect

from core_facilitator.gui.models.day_rows import Row, RowKind
from core_facilitator.gui.widgets.day_banner import BannerLayout
from core_facilitator.gui.widgets.day_blocks import BlockLayout
from core_facilitator.gui.widgets.day_parts import MARGIN, RULE, SMALL, Parts
from core_facilitator.gui.widgets.day_tracks import TrackBoxes
from core_facilitator.gui.widgets.day_type import Type

_BODY = MARGIN + RULE + 8  # px to where a row's content begins
_FIXED = {RowKind.GAP: 32, RowKind.NEW: 56}  # px of rows that are always as high


class DayLayout:
    """Lays the rows of one day out in a column of `width` px."""

    def __init__(self, rows: tuple[Row, ...], width: int, fonts: Type, before: "DayLayout | None" = None) -> None:
        """Lay rows out; a layout of the rows `before`, of the same width and fonts, knows how most words lie."""
        self.rows = rows
        self.width = width
        self.type = fonts
        self._px = fonts.px
        left = self._px(_BODY)
        self.body = QRect(left, 0, max(width - left - self._px(24), self._px(160)), 0)
        self._boxes = TrackBoxes(rows, fonts)
        self._banners = BannerLayout(self.body, fonts)
        if before is not None and (before.width, before.type) == (width, fonts):
            self._blocks: BlockLayout = before._blocks
        else:
            self._blocks = BlockLayout(self.body, fonts)
        self.rects: list[QRect] = [QRect()] * len(rows)
        self._parts: dict[int, Parts] = {}
        self.height = self._place(self._px(4))

    @property
    def compact(self) -> bool:
        """Whether the column is so narrow that frameworks show their monogram only."""
        return self._blocks.compact

    def parts(self, number: int) -> Parts:
        """Return the parts of a row."""
        if number not in self._parts:
            row, rect = self.rows[number], self.rects[number]
            place = {
                RowKind.TRACK: self._boxes.track_parts,
                RowKind.OVERLAP: self._banners.parts,
                RowKind.GAP: self._gap_parts,
            }.get(row.kind)
            if place is None:
                place = self._boxes.inner_parts if row.track else self._blocks.parts
            self._parts[number] = place(row, rect)
        return self._parts[number]

    def clipped(self, number: int) -> bool:
        """Whether a row's words do not all fit, so that they are shown in full beside the pointer."""
        row, parts = self.rows[number], self.parts(number)
        gaps = self._px(12) * max(len(row.details) - 1, 0)
        details = sum(self.type.width("caption", text) for text in row.details) + gaps
        longest = max((self.type.width("caption", note) for note in row.notes), default=0) + self._px(20)
        return (
            any(_cut(line) for line in parts.title_lines)
            or any(_cut(line) for line in parts.detail_lines)
            or (bool(row.details) and not parts.detail_lines and details > parts.details.width())
            or (bool(row.notes) and longest > parts.notes.width())
        )

    def same_until(self, before: "DayLayout") -> int:
        """Return the height down to which this column looks like one before."""
        if (before.width, before.type) != (self.width, self.type):
            return 0
        for row, rect, old_row, old_rect in zip(self.rows, self.rects, before.rows, before.rects, strict=False):
            if rect != old_rect or row != old_row:
                return min(rect.top(), old_rect.top())
        return min(self.height, before.height) - self._px(24)  # the last row ends there

    def row_at(self, point: QPoint) -> int | None:
        """Return the innermost row at a point."""
        found = (number for number in reversed(range(len(self.rects))) if self.rects[number].contains(point))
        return next(found, None)

    def _place(self, top: int) -> int:
        number, total = 0, len(self.rows)
        while number < total:
            row = self.rows[number]
            inner = number + 1
            while inner < total and self.rows[inner].group is not None:
                inner += 1
            height = self._height(row)
            if row.count and inner == number + 1:
                height += self._px(12)
            if inner > number + 1:
                height = self._place_tracks(number + 1, inner, top + height) - top + self._px(12)
            self.rects[number] = QRect(0, top, self.body.right() + 1, height)
            top += height
            number = inner
        return top + self._px(24)

    def _gap_parts(self, row: Row, rect: QRect) -> Parts:
        """Return how long it is free, and beside that the words that lead to what fits there."""
        px, body = self._px, QRect(self.body.left(), rect.top(), self.body.width(), rect.height())
        top, left = body.center().y() - px(10), body.left() + px(40)
        room = body.right() - px(12) - left
        title = QRect(left, top, min(self.type.width("caption", row.title) + 1, room), px(20))
        words = min(self.type.width("caption_strong", row.tag), max(room - title.width() - px(16), 0))
        return Parts(body=body, title=title, tag=QRect(title.right() + px(16), top, words, px(20)))

    def _height(self, row: Row) -> int:
        if row.kind is RowKind.OVERLAP:
            return self._banners.height(row)
        if row.kind in _FIXED:
            return self._px(_FIXED[row.kind])
        return self._blocks.height(row)

    def _place_tracks(self, first: int, end: int, top: int) -> int:
        """Place track boxes side by side, as many in a line as fit; return the lowest edge."""
        left, gap = self.body.left() + self._px(12), self._px(8)
        room = self.body.width() - self._px(24)
        boxes = _boxes(self.rows, first, end)
        columns = max(1, min(len(boxes), room // self._px(170)))
        width = (room - gap * (columns - 1)) // columns
        for line in range(0, len(boxes), columns):
            shown = boxes[line : line + columns]
            height = max(self._boxes.height(box, width) for box in shown)
            for column, box in enumerate(shown):
                self._place_box(box, QRect(left + column * (width + gap), top, width, height))
            top += height + gap
        return top - gap

    def _place_box(self, box: list[int], rect: QRect) -> None:
        self.rects[box[0]] = rect
        track = self.rows[box[0]]
        lines = self._boxes.lines(track, rect.width()) + len(track.notes)
        top = rect.top() + self._px(9) + self._px(SMALL) * lines + self._px(4)
        for number in box[1:]:
            height = self._boxes.inner_height(self.rows[number], rect.width())
            self.rects[number] = QRect(rect.left() + 1, top, rect.width() - 2, height)
            top += height


def _cut(line: str) -> bool:
    return line.endswith("…")


def _boxes(rows: tuple[Row, ...], first: int, end: int) -> list[list[int]]:
    """Return the row numbers of each track: its own first, then those of its blocks."""

    def track(number: int) -> UUID | None:
        return rows[number].track

    return [list(numbers) for _, numbers in groupby(range(first, end), track)]
