"""Where everything of a day's column is: rectangles from rows, a width and the text size. Nothing is painted here."""

from itertools import groupby
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, QSize

from core_facilitator.domain.agendas import Shape, TimeKind
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.gui.models.day_rows import Row, RowKind
from core_facilitator.gui.widgets.day_banner import BannerLayout
from core_facilitator.gui.widgets.day_parts import MARGIN, RULE, SMALL, TITLE, Parts
from core_facilitator.gui.widgets.day_tracks import TrackBoxes
from core_facilitator.gui.widgets.day_type import Type

_BODY = MARGIN + RULE + 8  # px to where a row's content begins
_NARROW = 560  # px of content under which frameworks show their monogram only


class DayLayout:
    """Lays the rows of one day out in a column of `width` px."""

    def __init__(self, rows: tuple[Row, ...], width: int, fonts: Type) -> None:
        self.rows = rows
        self.type = fonts
        self._px = fonts.px
        left = self._px(_BODY)
        self.body = QRect(left, 0, max(width - left - self._px(24), self._px(160)), 0)
        self._boxes = TrackBoxes(rows, fonts)
        self._banners = BannerLayout(self.body, fonts)
        self.rects: list[QRect] = [QRect()] * len(rows)
        self._parts: dict[int, Parts] = {}
        self.height = self._place(self._px(4))

    @property
    def compact(self) -> bool:
        """Whether the column is so narrow that frameworks show their monogram only."""
        return self.body.width() < self._px(_NARROW)

    def parts(self, number: int) -> Parts:
        """Return the parts of a row."""
        if number not in self._parts:
            row, rect = self.rows[number], self.rects[number]
            place = {RowKind.TRACK: self._boxes.track_parts, RowKind.OVERLAP: self._banners.parts}.get(row.kind)
            if place is None:
                place = self._boxes.inner_parts if row.track else self._block_parts
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

    def _height(self, row: Row) -> int:
        if row.kind is RowKind.OVERLAP:
            return self._banners.height(row)
        if row.kind is RowKind.GAP:
            return self._px(32)
        if row.kind is RowKind.NEW:
            return self._px(56)
        notes = self._px(SMALL) * len(row.notes)
        if row.shape is Shape.TRACKS:
            return self._plain(row) + notes + (self._px(SMALL) if row.details else 0)
        return self._plain(row) + notes + (self._px(4) if notes else 0)

    def _plain(self, row: Row) -> int:
        """Return the height of a block without its notes and its tracks."""
        more = self._px(TITLE) * (len(self._title_lines(row)) - 1)
        if row.shape is Shape.TRACKS:
            return self._px(68 if self.compact else 40) + more
        return self._px(_plain_height(row)) + more + self._px(SMALL) * max(len(self._detail_lines(row)) - 1, 0)

    def _title_lines(self, row: Row) -> tuple[str, ...]:
        left, right = self._reach(row)
        return self.type.lines(title_font(row), row.title, right - left, 3 if self.compact else 2)

    def _detail_lines(self, row: Row) -> tuple[str, ...]:
        """Return the details in lines where the column is narrow; none where they stand beside each other."""
        if not self.compact or not row.details or row.shape is Shape.TRACKS:
            return ()
        left, right = self._reach(row)
        lines = self.type.lines("caption", " · ".join(row.details), right - left, 2)
        return tuple(line.strip(" ·") for line in lines)

    def _reach(self, row: Row) -> tuple[int, int]:
        """Return from where to where the title of a block reaches."""
        px, left = self._px, self.body.left() + self._px(40)
        right = self._edge(row)
        for width in (self._chip_width(row), self._tag_width(row)):
            right -= width + px(12) if width else 0
        return left, max(right - (px(100) if row.shape is Shape.TRACKS and not self.compact else 0), left + px(40))

    def _edge(self, row: Row) -> int:
        """Return where what stands before the minutes ends."""
        return self.body.right() - self._px(88) - (self._px(12) if row.protected else 0)

    def _count(self, title: QRect, widest: int) -> QRect:
        """Return where the number of tracks stands: after the title, or below it in a narrow column."""
        px, size = self._px, QSize(self._px(92), self._px(24))
        if self.compact:
            return QRect(title.bottomLeft() + QPoint(0, px(3)), size)
        return QRect(title.topLeft() + QPoint(min(widest + px(12), title.width()), 0), size)

    def _chip_width(self, row: Row) -> int:
        framework = FRAMEWORKS.get(row.framework)
        if framework is None:
            return 0
        more = 0 if self.compact else self._px(16) + self.type.width("caption_strong", framework.name)
        return self._px(28) + more

    def _tag_width(self, row: Row) -> int:
        """Return the width of a tag; in a narrow column the pin in the margin is enough."""
        if not row.tag or (self.compact and row.pinned and not row.skipped):
            return 0
        return self._px(38) + self.type.width("caption_strong", row.tag)

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

    def _block_parts(self, row: Row, rect: QRect) -> Parts:
        px = self._px
        body = QRect(self.body.left(), rect.top(), self.body.width(), rect.height())
        group = row.shape is Shape.TRACKS
        notes, plain = px(SMALL) * len(row.notes), self._plain(row)
        middle = rect.top() + (px(20) if group else plain // 2)
        minutes = QRect(body.right() - px(12) - px(64), middle - px(12), px(64), px(24))
        shield = QRect(minutes.left() - px(12), middle - px(8), px(16), px(16)) if row.protected else QRect()
        edge = self._edge(row)
        chip = _before(edge, middle, self._chip_width(row), px(24))
        tag = _before(chip.left() - px(12) if chip.width() else edge, middle, self._tag_width(row), px(24))
        title_lines, detail_lines = self._title_lines(row), self._detail_lines(row)
        left, right = self._reach(row)
        title = QRect(left, 0, right - left, px(TITLE) * len(title_lines))
        details = QRect(left, 0, right - left, px(SMALL) * max(len(detail_lines), 1)) if row.details else QRect()
        if group:
            title.moveTop(rect.top() + px(8))
            details.setRight(minutes.left())
            details.moveTop(rect.top() + plain - px(4))
        else:
            title.moveTop(middle - (title.height() + details.height()) // 2)
            details.moveTop(title.bottom() + 1)
        count = self._count(title, max(self.type.width(title_font(row), line) for line in title_lines))
        below = rect.top() + plain + (px(SMALL) if group and row.details else 0) - (0 if group else px(4))
        return Parts(
            body=body,
            times=QRect(0, rect.top(), px(MARGIN - 12), plain),
            kind=QRect(body.left() + px(12), middle - px(8), px(16), px(16)),
            title=title,
            details=details if row.details else QRect(),
            count=count if group else QRect(),
            tag=tag,
            chip=chip,
            minutes=minutes,
            shield=shield,
            notes=QRect(left, below, body.right() - px(12) - left, notes),
            compact=self.compact,
            title_lines=title_lines,
            detail_lines=detail_lines,
        )


def title_font(row: Row) -> str:
    """Return the font of a block's title: quiet for breaks, milestones and what is skipped."""
    quiet = row.skipped or row.time_kind is TimeKind.BREAK or row.shape is Shape.MILESTONE
    return "body" if quiet else "strong"


def _cut(line: str) -> bool:
    return line.endswith("…")


def _before(right: int, middle: int, width: int, height: int) -> QRect:
    """Return a rectangle that ends there, if it has any width."""
    return QRect(right - width, middle - height // 2, width, height) if width else QRect()


def _plain_height(row: Row) -> int:
    quiet = row.time_kind is TimeKind.BREAK or row.shape is Shape.MILESTONE
    if row.details or not quiet:
        return 56
    return 48 if row.tag else 40


def _boxes(rows: tuple[Row, ...], first: int, end: int) -> list[list[int]]:
    """Return the row numbers of each track: its own first, then those of its blocks."""

    def track(number: int) -> UUID | None:
        return rows[number].track

    return [list(numbers) for _, numbers in groupby(range(first, end), track)]
