"""Where everything in the row of one block is: its times, its kind, its words, chip, tag and minutes."""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize

from core_facilitator.domain.agendas import Shape, TimeKind
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.gui.models.day_rows import Row
from core_facilitator.gui.widgets.day_parts import MARGIN, MARK, SMALL, TITLE, Parts
from core_facilitator.gui.widgets.day_type import Type

_NARROW = 560  # px of content under which frameworks show their monogram only
_KNOWN = 1024  # blocks whose words are remembered


class _Said(NamedTuple):
    """All of a row that its room depends on: not its times, which change all day long."""

    title: str
    details: tuple[str, ...]
    framework: str
    tag: str
    group: bool
    quiet: bool
    pinned: bool
    skipped: bool
    protected: bool
    asked: bool


class _Words(NamedTuple):
    """How the words of a block lie, in px: `edge` is where what stands before the minutes ends."""

    left: int
    right: int
    edge: int
    chip: int
    tag: int
    title_lines: tuple[str, ...]
    detail_lines: tuple[str, ...]
    height: int  # without notes and tracks


class BlockLayout:
    """Lays blocks out in a column; `body` says from where to where it reaches. Words are remembered as they lie."""

    def __init__(self, body: QRect, fonts: Type) -> None:
        self._left, self._width = body.left(), body.width()
        self._type = fonts
        self._px = fonts.px
        self.compact = self._width < self._px(_NARROW)
        self._lay = lru_cache(_KNOWN)(self._laid)

    def height(self, row: Row) -> int:
        """Return the height of a block with its notes, without its tracks."""
        px, plain = self._px, self._words(row).height
        notes = px(SMALL) * len(row.notes)
        if row.shape is Shape.TRACKS:
            return plain + notes + (px(SMALL) if row.details else 0)
        return plain + notes + (px(4) if notes else 0)

    def parts(self, row: Row, rect: QRect) -> Parts:
        px, words = self._px, self._words(row)
        body = QRect(self._left, rect.top(), self._width, rect.height())
        group = row.shape is Shape.TRACKS
        middle = rect.top() + (px(20) if group else words.height // 2)
        minutes = QRect(body.right() - px(12) - px(64), middle - px(12), px(64), px(24))
        chip = _before(words.edge, middle, words.chip, px(24))
        title = QRect(words.left, 0, words.right - words.left, px(TITLE) * len(words.title_lines))
        high = px(SMALL) * max(len(words.detail_lines), 1) if row.details else 0
        details = QRect(words.left, 0, title.width() if high else 0, high)
        if group:
            title.moveTop(rect.top() + px(8))
            details.setRight(minutes.left())
            details.moveTop(rect.top() + words.height - px(4))
        else:
            title.moveTop(middle - (title.height() + high) // 2)
            details.moveTop(title.bottom() + 1)
        below = rect.top() + words.height + (px(SMALL) if group and row.details else 0) - (0 if group else px(4))
        return Parts(
            body=body,
            times=QRect(0, rect.top(), px(MARGIN - 12), words.height),
            kind=QRect(body.left() + px(12), middle - px(8), px(16), px(16)),
            title=title,
            details=details if row.details else QRect(),
            count=self._count(row, title, words) if group else QRect(),
            tag=_before(chip.left() - px(12) if words.chip else words.edge, middle, words.tag, px(24)),
            chip=chip,
            minutes=minutes,
            shield=QRect(minutes.left() - px(12), middle - px(8), px(16), px(16)) if row.protected else QRect(),
            notes=QRect(words.left, below, body.right() - px(12) - words.left, px(SMALL) * len(row.notes)),
            compact=self.compact,
            title_lines=words.title_lines,
            detail_lines=words.detail_lines,
        )

    def _words(self, row: Row) -> _Words:
        said = _Said(
            row.title,
            row.details,
            row.framework,
            row.tag,
            row.shape is Shape.TRACKS,
            _quiet(row),
            row.pinned,
            row.skipped,
            row.protected,
            row.asked,
        )
        return self._lay(said)

    def _laid(self, said: _Said) -> _Words:
        px, group, font = self._px, said.group, "body" if said.quiet or said.skipped else "strong"
        left, edge = self._left + px(40), self._left + self._width - 1 - px(88) - (px(12) if said.protected else 0)
        chip, tag = self._chip_width(said), self._tag_width(said)
        right = edge - sum(width + px(12) for width in (chip, tag) if width)
        right = max(right - (px(100) if group and not self.compact else 0), left + px(40))
        title = self._type.lines(font, said.title, right - left, 3 if self.compact else 2)
        details = self._detail_lines(said, right - left)
        height = px(TITLE) * (len(title) - 1)
        if group:
            height += px(68 if self.compact else 40)
        else:
            height += px(_plain_height(said)) + px(SMALL) * max(len(details) - 1, 0)
        return _Words(left, right, edge, chip, tag, title, details, height)

    def _detail_lines(self, said: _Said, width: int) -> tuple[str, ...]:
        """Return the details in lines where the column is narrow; none where they stand beside each other."""
        if not self.compact or not said.details or said.group:
            return ()
        room = width - self._px(MARK) if said.asked else width
        lines = self._type.lines("caption", " · ".join(said.details), room, 2)
        return tuple(line.strip(" ·") for line in lines)

    def _chip_width(self, said: _Said) -> int:
        framework = FRAMEWORKS.get(said.framework)
        if framework is None:
            return 0
        more = 0 if self.compact else self._px(16) + self._type.width("caption_strong", framework.name)
        return self._px(28) + more

    def _tag_width(self, said: _Said) -> int:
        """Return the width of a tag; in a narrow column the pin in the margin is enough."""
        if not said.tag or (self.compact and said.pinned and not said.skipped):
            return 0
        return self._px(38) + self._type.width("caption_strong", said.tag)

    def _count(self, row: Row, title: QRect, words: _Words) -> QRect:
        """Return where the number of tracks stands: after the title, or below it in a narrow column."""
        px, size = self._px, QSize(self._px(92), self._px(24))
        if self.compact:
            return QRect(title.bottomLeft() + QPoint(0, px(3)), size)
        widest = max(self._type.width(title_font(row), line) for line in words.title_lines)
        return QRect(title.topLeft() + QPoint(min(widest + px(12), title.width()), 0), size)


def title_font(row: Row) -> str:
    """Return the font of a block's title: quiet for breaks, milestones and what is skipped."""
    return "body" if row.skipped or _quiet(row) else "strong"


def _quiet(row: Row) -> bool:
    return row.time_kind is TimeKind.BREAK or row.shape is Shape.MILESTONE


def _plain_height(said: _Said) -> int:
    if said.details or not said.quiet:
        return 56
    return 48 if said.tag else 40


def _before(right: int, middle: int, width: int, height: int) -> QRect:
    """Return a rectangle that ends there, if it has any width."""
    return QRect(right - width, middle - height // 2, width, height) if width else QRect()
