"""Where everything of an overlap's banner is: what overlaps, and the repairs as links."""

from PySide6.QtCore import QRect

from core_facilitator.gui.models.day_rows import Row
from core_facilitator.gui.widgets.day_parts import MARGIN, Parts
from core_facilitator.gui.widgets.day_type import Type

_MOST = 4  # lines that the words below the title take
_LINE, _LINK = 20, 28  # px at the standard text size


class BannerLayout:
    """Lays banners out in a column; `body` says from where to where it reaches.

    Where the column has room, all of a banner is one line. Where it has less, the links stand below the words, and
    where it has still less, the words stand below the title, in as many lines as they need.
    """

    def __init__(self, body: QRect, fonts: Type) -> None:
        self._body = body
        self._type = fonts
        self._px = fonts.px
        self._width = body.width() - self._px(60)

    def height(self, row: Row) -> int:
        return self._px(48 + _LINE * len(self._below(row)) + (_LINK * self._link_lines(row) if self._wraps(row) else 0))

    def parts(self, row: Row, rect: QRect) -> Parts:
        px, below = self._px, self._below(row)
        body = QRect(self._body.left(), rect.top() + px(5), self._body.width(), rect.height() - px(10))
        line = QRect(body.left() + px(48), body.top() + px(9), self._width, px(_LINE))
        width = min(self._type.width("caption_strong", row.title), line.width())
        title = QRect(line.left(), line.top(), width + 1, line.height())
        beside = QRect(title.right() + px(4), line.top(), line.right() - title.right() - px(4), line.height())
        return Parts(
            body=body,
            times=QRect(0, body.top() + px(9), px(MARGIN - 12), px(_LINE)),
            kind=QRect(body.left() + px(16), body.top() + px(9), px(20), px(20)),
            title=title,
            details=QRect(line.left(), line.bottom() + 1, line.width(), px(_LINE) * len(below)) if below else beside,
            links=self._links(row, line.translated(0, px(_LINE) * len(below))),
            title_lines=self._type.lines("caption_strong", row.title, title.width(), 1),
            detail_lines=below or self._type.lines("caption", row.details[0], beside.width(), 1),
        )

    def _words_width(self, row: Row) -> int:
        """Return how long the title and the words are beside each other."""
        return self._type.width("caption_strong", row.title) + self._type.width("caption", row.details[0])

    def _wraps(self, row: Row) -> bool:
        return self._words_width(row) + self._links_width(row) + self._px(84) > self._body.width()

    def _below(self, row: Row) -> tuple[str, ...]:
        """Return the lines of the words where they do not fit beside the title."""
        if self._words_width(row) + self._px(8) <= self._width:
            return ()
        return self._type.lines("caption", row.details[0], self._width, _MOST)

    def _link_lines(self, row: Row) -> int:
        """Return in how many lines the links of a banner stand below its words."""
        fit = self._links_width(row) - self._px(16) <= self._width
        return 1 if fit else len(row.links)

    def _links_width(self, row: Row) -> int:
        return sum(self._type.width("caption_strong", link.text) + self._px(16) for link in row.links)

    def _links(self, row: Row, line: QRect) -> tuple[QRect, ...]:
        """Place the links at the end of the banner's line, or below its words, there one a line if they are long."""
        wraps, lines = self._wraps(row), self._link_lines(row)
        left = line.left() if wraps else line.right() + 1 - self._links_width(row) + self._px(16)
        top = line.top() + (self._px(_LINK) if wraps else 0)
        placed = []
        for link in row.links:
            width = min(self._type.width("caption_strong", link.text), line.width())
            placed.append(QRect(left, top, width, line.height()))
            left += 0 if lines > 1 else width + self._px(16)
            top += self._px(_LINK) if lines > 1 else 0
        return tuple(placed)
