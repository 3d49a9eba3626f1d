"""Where everything of a day's column is: rectangles from rows, a width and the text size. Nothing is painted here."""

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from core_facilitator.domain.agendas import Shape, TimeKind
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.gui.models.day_rows import Row, RowKind
from core_facilitator.gui.theme import Theme

MARGIN = 96  # px from the left edge to the double rule
RULE = 4
_BODY = MARGIN + RULE + 8  # px to where a row's content begins
_NARROW = 560  # px of content under which frameworks show their monogram only


@dataclass(frozen=True, slots=True)
class Parts:
    """Where the parts of one row are; an empty rectangle is a part that the row does not have."""

    body: QRect
    times: QRect
    kind: QRect
    title: QRect
    details: QRect
    count: QRect
    tag: QRect
    chip: QRect
    minutes: QRect
    shield: QRect
    notes: QRect
    links: tuple[QRect, ...]
    compact: bool


class Type:
    """The fonts and font metrics of the column at one text size."""

    def __init__(self, theme: Theme) -> None:
        self.px = theme.px
        self.fonts = {
            "body": theme.font("body"),
            "strong": theme.font("body", bold=True),
            "caption": theme.font("caption"),
            "caption_strong": theme.font("caption", bold=True),
            "label": theme.font("label"),
        }
        self.fonts["label"].setWeight(QFont.Weight.Bold)
        for name in ("body", "strong", "caption"):
            struck = QFont(self.fonts[name])
            struck.setStrikeOut(True)
            self.fonts[f"{name}_struck"] = struck
        self.width = cache(self._width)
        self.elided = cache(self._elided)

    def _width(self, font: str, text: str) -> int:
        """Return the advance of a text in one of these fonts by name, in px."""
        return QFontMetrics(self.fonts[font]).horizontalAdvance(text)

    def _elided(self, font: str, text: str, width: int) -> str:
        """Return a text in one of these fonts, cut to a width in px."""
        return QFontMetrics(self.fonts[font]).elidedText(text, Qt.TextElideMode.ElideRight, width)


class DayLayout:
    """Lays the rows of one day out in a column of `width` px."""

    def __init__(self, rows: tuple[Row, ...], width: int, fonts: Type) -> None:
        self.rows = rows
        self.type = fonts
        self._px = fonts.px
        left = self._px(_BODY)
        self.body = QRect(left, 0, max(width - left - self._px(24), self._px(160)), 0)
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
            place = {RowKind.TRACK: self._track_parts, RowKind.OVERLAP: self._banner_parts}.get(row.kind)
            if place is None:
                place = self._inner_parts if row.track else self._block_parts
            self._parts[number] = place(row, rect)
        return self._parts[number]

    def clipped(self, number: int) -> bool:
        """Whether a row's words do not all fit, so that they are shown in full beside the pointer."""
        row, parts = self.rows[number], self.parts(number)
        gaps = self._px(12) * max(len(row.details) - 1, 0)
        details = sum(self.type.width("caption", text) for text in row.details) + gaps
        longest = max((self.type.width("caption", note) for note in row.notes), default=0) + self._px(20)
        return (
            self.type.width("strong", row.title) > parts.title.width()
            or (bool(row.details) and details > parts.details.width())
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
            return self._px(76 if self._banner_wraps(row) else 48)
        if row.kind is RowKind.GAP:
            return self._px(32)
        if row.kind is RowKind.NEW:
            return self._px(56)
        notes = self._px(20) * len(row.notes)
        if row.shape is Shape.TRACKS:
            return self._px(40) + notes + (self._px(20) if row.details else 0)
        return self._px(_plain_height(row)) + notes + (self._px(4) if notes else 0)

    def _place_tracks(self, first: int, end: int, top: int) -> int:
        """Place track boxes side by side, as many in a line as fit; return the lowest edge."""
        left, gap = self.body.left() + self._px(12), self._px(8)
        room = self.body.width() - self._px(24)
        boxes = _boxes(self.rows, first, end)
        columns = max(1, min(len(boxes), room // self._px(170)))
        width = (room - gap * (columns - 1)) // columns
        for line in range(0, len(boxes), columns):
            shown = boxes[line : line + columns]
            height = max(self._box_height(box) for box in shown)
            for column, box in enumerate(shown):
                self._place_box(box, QRect(left + column * (width + gap), top, width, height))
            top += height + gap
        return top - gap

    def _box_height(self, box: list[int]) -> int:
        track = self.rows[box[0]]
        lines = 1 + bool(track.details) + bool(track.tag) + len(track.notes)
        inner = sum(self._inner_height(self.rows[number]) for number in box[1:])
        return self._px(18) + self._px(20) * lines + inner + (self._px(4) if inner else 0)

    def _inner_height(self, row: Row) -> int:
        return self._px(32) + self._px(20) * len(row.notes)

    def _place_box(self, box: list[int], rect: QRect) -> None:
        self.rects[box[0]] = rect
        track = self.rows[box[0]]
        top = rect.top() + self._px(9) + self._px(20) * (1 + bool(track.details) + len(track.notes)) + self._px(4)
        for number in box[1:]:
            height = self._inner_height(self.rows[number])
            self.rects[number] = QRect(rect.left() + 1, top, rect.width() - 2, height)
            top += height

    def _block_parts(self, row: Row, rect: QRect) -> Parts:
        px = self._px
        body = QRect(self.body.left(), rect.top(), self.body.width(), rect.height())
        group = row.shape is Shape.TRACKS
        notes = px(20) * len(row.notes)
        plain = px(40) if group else rect.height() - notes - (px(4) if notes else 0)
        middle = rect.top() + plain // 2
        minutes = QRect(body.right() - px(12) - px(64), middle - px(12), px(64), px(24))
        shield = QRect(minutes.left() - px(12), middle - px(8), px(16), px(16)) if row.protected else QRect()
        edge = (shield if row.protected else minutes).left() - px(12)
        chip = self._chip(row, edge, middle)
        tag = self._tag(row, (chip.left() - px(12)) if chip.width() else edge, middle)
        right = next((part.left() - px(12) for part in (tag, chip) if part.width()), edge)
        left = body.left() + px(40)
        count = QRect()
        if group:
            wide = min(self.type.width("strong", row.title) + px(12), max(right - left - px(100), 0))
            count = QRect(left + wide, middle - px(12), px(92), px(24))
            right = count.left() - px(8)
        two = bool(row.details) and not group
        title = QRect(left, middle - (px(22) if two else px(12)), right - left, px(24))
        under = rect.top() + (px(34) if group else plain // 2)
        reach = (minutes.left() if group else right) - left
        details = QRect(left, under, max(reach, 0), px(20)) if row.details else QRect()
        below = rect.top() + plain + (px(20) if group and row.details else 0) - (0 if group else px(4))
        return Parts(
            body=body,
            times=QRect(0, rect.top(), px(MARGIN - 12), plain),
            kind=QRect(body.left() + px(12), middle - px(8), px(16), px(16)),
            title=title,
            details=details,
            count=count,
            tag=tag,
            chip=chip,
            minutes=minutes,
            shield=shield,
            notes=QRect(left, below, body.right() - px(12) - left, notes),
            links=(),
            compact=self.compact,
        )

    def _chip(self, row: Row, right: int, middle: int) -> QRect:
        framework = FRAMEWORKS.get(row.framework)
        if framework is None:
            return QRect()
        width = self._px(28)
        if not self.compact:
            width += self._px(16) + self.type.width("caption_strong", framework.name)
        return QRect(right - width, middle - self._px(12), width, self._px(24))

    def _tag(self, row: Row, right: int, middle: int) -> QRect:
        if not row.tag:
            return QRect()
        width = self._px(38) + self.type.width("caption_strong", row.tag)
        return QRect(right - width, middle - self._px(12), width, self._px(24))

    def _track_parts(self, row: Row, rect: QRect) -> Parts:
        px, inside = self._px, rect.adjusted(self._px(9), self._px(9), -self._px(9), -self._px(9))
        line = QRect(inside.left(), inside.top(), inside.width(), px(20))
        details = line.translated(0, px(20)) if row.details else QRect()
        above = 1 + bool(row.details)
        tag = QRect(inside.left(), inside.bottom() - px(19), inside.width(), px(20)) if row.tag else QRect()
        notes = QRect(inside.left(), inside.top() + px(20) * above, inside.width(), px(20) * len(row.notes))
        none = QRect()
        return Parts(rect, none, none, line, details, none, tag, none, none, none, notes, (), self.compact)

    def _inner_parts(self, row: Row, rect: QRect) -> Parts:
        px = self._px
        middle = rect.top() + px(16)
        times = QRect(rect.left() + px(8), middle - px(10), px(44), px(20))
        minutes = QRect(rect.right() - px(8) - px(52), middle - px(10), px(52), px(20))
        left = times.right() + px(8)
        title = QRect(left, middle - px(10), minutes.left() - left - px(4), px(20))
        notes = QRect(left, rect.top() + px(28), rect.right() - px(8) - left, px(20) * len(row.notes))
        none = QRect()
        return Parts(rect, times, none, title, none, none, none, none, minutes, none, notes, (), self.compact)

    def _banner_wraps(self, row: Row) -> bool:
        texts = self.type.width("caption_strong", row.title) + self.type.width("caption", row.details[0])
        return texts + self._links_width(row) + self._px(84) > self.body.width()

    def _links_width(self, row: Row) -> int:
        return sum(self.type.width("caption_strong", link.text) + self._px(16) for link in row.links)

    def _banner_parts(self, row: Row, rect: QRect) -> Parts:
        px = self._px
        body = QRect(self.body.left(), rect.top() + px(5), self.body.width(), rect.height() - px(10))
        line = QRect(body.left() + px(48), body.top() + px(9), body.width() - px(60), px(20))
        wraps = self._banner_wraps(row)
        width = min(self.type.width("caption_strong", row.title), line.width())
        title = QRect(line.left(), line.top(), width + 1, line.height())
        details = QRect(title.right() + px(4), line.top(), line.right() - title.right() - px(4), line.height())
        links = self._links(
            row, line.left() if wraps else body.right() - px(12) - self._links_width(row) + px(16), line
        )
        if wraps:
            links = tuple(link.translated(0, px(28)) for link in links)
        times = QRect(0, body.top() + px(9), px(MARGIN - 12), px(20))
        icon = QRect(body.left() + px(16), body.top() + px(9), px(20), px(20))
        none = QRect()
        return Parts(body, times, icon, title, details, none, none, none, none, none, none, links, self.compact)

    def _links(self, row: Row, left: int, line: QRect) -> tuple[QRect, ...]:
        placed = []
        for link in row.links:
            width = self.type.width("caption_strong", link.text)
            placed.append(QRect(left, line.top(), width, line.height()))
            left += width + self._px(16)
        return tuple(placed)


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
