"""Where the cards of groups and the rows in them are: cards beside one another, as many as have room."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QPoint, QRect, Qt

from core_facilitator.gui.models.group_rows import GroupRow
from core_facilitator.gui.widgets.day_type import Type

GAP, ASIDE, ABOVE = 12, 12, 10
"""Between cards, and inside a card beside and above its rows, in px at the standard text size."""

_NARROWEST, _NARROWEST_AWAY = 216, 190
_HEAD, _SECOND = 26, 20
_LOWEST, _LOW, _HIGH = 28, 30, 48
_LOW_GAP, _LOW_ABOVE = 8, 6


class GroupLayout:
    """The places of all rows for one width. `cards` are in the order of the rows: first those in no group.

    Where all is kept `low`, there is less air, and a line for each person.
    """

    def __init__(self, rows: Sequence[GroupRow], width: int, fonts: Type, *, low: bool = False) -> None:
        self.rows = rows
        self.rects: list[QRect] = [QRect()] * len(rows)
        self.cards: list[tuple[int | None, QRect]] = []
        self.height = 0
        self._px = fonts.px
        self._width = width
        self._second = any(row.person is None and (row.detail or row.note) for row in rows)
        self._gap, self._above = (self._px(each) for each in ((_LOW_GAP, _LOW_ABOVE) if low else (GAP, ABOVE)))
        below = not low and any(row.person and row.detail for row in rows)
        self._line = self._px(_HIGH if below else _LOWEST if low else _LOW)
        self._place()

    def _head_height(self, group: int | None) -> int:
        """Return how high the heading of a card is: those in no group have no room to name."""
        return self._px(_HEAD + (_SECOND if self._second and group is not None else 0))

    def row_at(self, point: QPoint) -> int | None:
        """Return the row at a point of the whole content."""
        return next((number for number, rect in enumerate(self.rects) if rect.contains(point)), None)

    def card_at(self, point: QPoint) -> int | None:
        """Return the place in `cards` of the card at a point; None between them."""
        return next((number for number, (_group, rect) in enumerate(self.cards) if rect.contains(point)), None)

    def beside(self, number: int, key: Qt.Key) -> int:
        """Return the row that an arrow key leads to: the nearest one on that side, or the same where there is none."""
        here, best = self.rects[number].center(), (0, number)
        for other, rect in enumerate(self.rects):
            along, across = _distance(here, rect.center(), key)
            if along > 0 and (best[1] == number or along + 3 * across < best[0]):
                best = along + 3 * across, other
        return best[1]

    def _place(self) -> None:
        numbers = [list(part) for _group, part in groupby(range(len(self.rows)), lambda at: self.rows[at].group)]
        if not numbers:
            return
        top = self._place_away(numbers[0])
        gap = self._gap
        columns = max(1, min((self._width + gap) // (self._px(_NARROWEST) + gap), len(numbers) - 1))
        width = (self._width - gap * (columns - 1)) // columns
        for first in range(1, len(numbers), columns):
            beside = numbers[first : first + columns]
            height = max(self._card_height(0, len(card) - 1) for card in beside)
            for column, card in enumerate(beside):
                self._place_card(card, QRect(column * (width + gap), top, width, height), 1)
            top += height + gap
        self.height = top - gap

    def _place_away(self, numbers: list[int]) -> int:
        """Place those in no group over the whole width, and return where the groups begin."""
        inside = self._width - 2 * self._px(ASIDE)
        columns = max(1, inside // self._px(_NARROWEST_AWAY))
        lines = -(-(len(numbers) - 1) // columns)
        card = QRect(0, 0, self._width, self._card_height(None, lines))
        self._place_card(numbers, card, columns)
        return card.bottom() + 1 + self._gap

    def _card_height(self, group: int | None, lines: int) -> int:
        below = lines * self._line + self._px(4) if lines else 0
        return 2 * self._above + self._head_height(group) + below

    def _place_card(self, numbers: list[int], card: QRect, columns: int) -> None:
        group = self.rows[numbers[0]].group
        head = self._head_height(group)
        self.cards.append((group, card))
        inside = card.adjusted(self._px(ASIDE), self._above, -self._px(ASIDE), 0)
        self.rects[numbers[0]] = QRect(inside.left(), inside.top(), inside.width(), head)
        top, width = inside.top() + head + self._px(4), inside.width() // columns
        for place, number in enumerate(numbers[1:]):
            line, column = divmod(place, columns)
            self.rects[number] = QRect(inside.left() + column * width, top + line * self._line, width, self._line)


def _distance(here: QPoint, there: QPoint, key: Qt.Key) -> tuple[int, int]:
    """Return how far a point lies in the direction of an arrow key, and how far aside."""
    x, y = there.x() - here.x(), there.y() - here.y()
    along = {Qt.Key.Key_Left: -x, Qt.Key.Key_Right: x, Qt.Key.Key_Up: -y, Qt.Key.Key_Down: y}[key]
    return along, abs(y) if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) else abs(x)
