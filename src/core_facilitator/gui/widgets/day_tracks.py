"""Where everything in the box of a parallel track is: its title, who and where, and its blocks."""

from collections.abc import Sequence

from PySide6.QtCore import QRect

from core_facilitator.gui.models.day_rows import Row
from core_facilitator.gui.widgets.day_parts import SMALL, Parts
from core_facilitator.gui.widgets.day_type import Type

_TIGHT = 260  # px of a track under which a title has lines of its own


class TrackBoxes:
    """Lays boxes out; `rows` are those of the day, a box the numbers of a track's row and of its blocks."""

    def __init__(self, rows: Sequence[Row], fonts: Type) -> None:
        self._rows = rows
        self._type = fonts
        self._px = fonts.px

    def height(self, box: list[int], width: int) -> int:
        track = self._rows[box[0]]
        lines = self.lines(track, width) + bool(track.tag) + len(track.notes)
        inner = sum(self.inner_height(self._rows[number], width) for number in box[1:])
        return self._px(18) + self._px(SMALL) * lines + inner + (self._px(4) if inner else 0)

    def lines(self, track: Row, width: int) -> int:
        """Return how many lines the title and the details of a track take."""
        return len(self._track_title(track, width)) + len(self._track_details(track, width))

    def _track_title(self, track: Row, width: int) -> tuple[str, ...]:
        return self._type.lines("caption_strong", track.title, width - self._px(18), 2)

    def _track_details(self, track: Row, width: int) -> tuple[str, ...]:
        words = ", ".join(track.details)
        return self._type.lines("caption", words, width - self._px(18), 2) if words else ()

    def inner_height(self, row: Row, width: int) -> int:
        lines = len(self._inner_title(row, width)) + (width < self._px(_TIGHT))
        return self._px(12) + self._px(SMALL) * (lines + len(row.details) + len(row.notes))

    def _inner_title(self, row: Row, width: int) -> tuple[str, ...]:
        room = width - self._px(18 if width < self._px(_TIGHT) else 134)
        return self._type.lines("caption", row.title, room, 3)

    def track_parts(self, row: Row, rect: QRect) -> Parts:
        px, inside = self._px, rect.adjusted(self._px(9), self._px(9), -self._px(9), -self._px(9))
        titles, words = self._track_title(row, rect.width()), self._track_details(row, rect.width())
        title = QRect(inside.left(), inside.top(), inside.width(), px(SMALL) * len(titles))
        details = QRect(inside.left(), title.bottom() + 1, inside.width(), px(SMALL) * len(words))
        tag = QRect(inside.left(), inside.bottom() - px(19), inside.width(), px(20)) if row.tag else QRect()
        notes = QRect(inside.left(), title.bottom() + 1 + details.height(), inside.width(), px(20) * len(row.notes))
        return Parts(
            body=rect,
            title=title,
            details=details if words else QRect(),
            tag=tag,
            notes=notes,
            title_lines=titles,
            detail_lines=words,
        )

    def inner_parts(self, row: Row, rect: QRect) -> Parts:
        px, width = self._px, rect.width() + 2
        top, tight = rect.top() + px(6), width < px(_TIGHT)
        times = QRect(rect.left() + px(8), top, px(44), px(20))
        minutes = QRect(rect.right() - px(8) - px(52), top, px(52), px(20))
        lines = self._inner_title(row, width)
        left = times.left() if tight else times.right() + px(8)
        right = minutes.right() if tight else minutes.left() - px(4)
        title = QRect(left, top + (px(20) if tight else 0), right - left, px(SMALL) * len(lines))
        below, wide = title.bottom() + 1, rect.right() - px(8) - left
        details = QRect(left, below, wide, px(SMALL) * len(row.details))
        notes = QRect(left, below + details.height(), wide, px(20) * len(row.notes))
        return Parts(
            body=rect,
            times=times,
            title=title,
            details=details if row.details else QRect(),
            minutes=minutes,
            notes=notes,
            title_lines=lines,
        )
