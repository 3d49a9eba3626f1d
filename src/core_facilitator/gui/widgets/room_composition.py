"""Puts a page for the room together: what stands where, in the largest type in which all of it has room."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF

from core_facilitator.domain.agendas import RoomLayout
from core_facilitator.domain.room_pages import RoomState
from core_facilitator.gui.models.room_words import RoomWords, digits_of, words_of
from core_facilitator.gui.widgets.room_check_in import check_in_side
from core_facilitator.gui.widgets.room_groups import group_grid, group_side, place_rows
from core_facilitator.gui.widgets.room_pieces import (
    HIGH,
    LEAST,
    WIDE,
    Composition,
    Piece,
    bar,
    digits,
    digits_width,
    rules,
    text,
)
from core_facilitator.gui.widgets.room_text import PLAIN, PROMPT, TITLE, Words, largest

if TYPE_CHECKING:
    from core_facilitator.domain.room_pages import RoomPage

_LEFT, _TOP, _GAP, _BAR = 64, 56, 24, 16
_SIDE, _INSIDE = 528 / 1440, 48  # of the width, for what stands beside the prompt; and before its rules
_FOOT, _LOW_FOOT = 176, 96  # the digits below a prompt, and where there is little room
_DIGIT, _BASE = 0.66, 0.31  # of the size: how high digits are, and how far above the bar they stand
_MOST, _LEAST_WANTED = 112, 52  # a prompt is no larger; rather than smaller than that, the digits are
_MESSAGE, _UNDER = 112, 48  # a message; and the words under digits that have all the room


def compose(page: RoomPage, size: QSizeF, *, hours24: bool) -> Composition:
    """Return a page as it is on a screen of that size in px."""
    if page.state is RoomState.BLACK:
        return Composition(size, "black")
    if page.results is not None and not page.message:
        from core_facilitator.gui.widgets.room_results import compose_results

        return compose_results(page.results.view, page.results.page, size)
    words = words_of(page, hours24=hours24)
    if words.layout is RoomLayout.NOTHING and not words.message:
        return Composition(size, "surface")
    shown = digits_of(page.left)
    body, cut, foot, right = _body(words, len(shown), size.width(), size.height())
    sheet = _Sheet(size)
    below = _foot(sheet, words, shown, page.share, foot, right) if shown and foot else ()
    return Composition(size, "surface", (*body, *below), cut)


class _Sheet:
    """The lengths of a page of that size."""

    def __init__(self, size: QSizeF) -> None:
        self.unit = min(size.width() / WIDE, size.height() / HIGH)
        self.left, self.top = _LEFT * self.unit, _TOP * self.unit
        self.right, self.bottom = size.width() - self.left, size.height() - self.top
        self.wide, self.high = size.width(), size.height()

    def px(self, length: float) -> float:
        """Return a length of the picture in px."""
        return length * self.unit

    def base(self, foot: float) -> float:
        """Return where digits of that size stand, above the bar."""
        return self.bottom - self.px(_BAR + max(24, foot * _BASE))

    def end(self, foot: float) -> float:
        """Return where what stands above such digits has to end."""
        return self.base(foot) - self.px(foot * _DIGIT + 2 * _GAP) if foot else self.bottom


_Body = tuple[tuple[Piece, ...], bool, float, float]
"""Pieces, whether they are cut, the size of the digits below them, and where what stands left of the rules ends."""


@lru_cache(maxsize=16)
def _body(words: RoomWords, letters: int, wide: float, high: float) -> _Body:
    """Return what does not change from second to second."""
    sheet = _Sheet(QSizeF(wide, high))
    counts = letters > 0
    if words.message:
        return _message(sheet, words, _FOOT if counts else 0)
    if words.layout is RoomLayout.COUNTDOWN:
        return _countdown(sheet, words, letters)
    if words.layout in (RoomLayout.GROUPS, RoomLayout.PLACES):
        return _listed(sheet, words, _LOW_FOOT if counts else 0)
    return _asked(sheet, words, _FOOT if counts else 0)


def _asked(sheet: _Sheet, words: RoomWords, foot: float) -> _Body:
    """Lay out the prompt, with the groups beside it where there are any."""
    beside: tuple[Piece, ...] = ()
    right, cut = sheet.right, False
    if words.groups:
        edge = sheet.wide * (1 - _SIDE)
        area = QRectF(edge + sheet.px(56), sheet.top, sheet.right - edge - sheet.px(56), sheet.bottom - sheet.top)
        found = group_side(words.groups, area, sheet.unit)
        cut = not found
        if found:
            right = edge - sheet.px(_INSIDE)
            beside = (rules(edge, 0, sheet.high, sheet.unit, "rule"), *found)
    elif words.asked is not None:
        edge = sheet.wide * (1 - _SIDE)
        area = QRectF(edge + sheet.px(56), sheet.top, sheet.wide - edge - sheet.px(112), sheet.bottom - sheet.top)
        side, whole = check_in_side(words.asked, area, sheet.unit)
        right, cut = edge - sheet.px(_INSIDE), not whole
        beside = (rules(edge, 0, sheet.high, sheet.unit, "rule"), *side)
    for digit, least in ((foot, _LEAST_WANTED), (min(foot, _LOW_FOOT), LEAST)):
        size = _prompt_size(sheet, words, least, right, sheet.end(digit))
        if size is not None:
            break
    pieces, _whole = _prompt(sheet, words, size or LEAST, right, sheet.end(digit))
    return (*pieces, *beside), cut or size is None, digit, right


def _prompt_size(sheet: _Sheet, words: RoomWords, least: int, right: float, end: float) -> int | None:
    return largest(_MOST, least, lambda size: _prompt(sheet, words, size, right, end)[1])


def _prompt(sheet: _Sheet, words: RoomWords, size: int, right: float, end: float) -> tuple[list[Piece], bool]:
    """Return heading, prompt and task in that size, and whether all of it has room; what has none is cut."""
    width = right - sheet.left
    pieces, top = _heading(sheet, words, right)
    task_size = sheet.px(max(LEAST, round(size * 0.56)))
    task = Words((words.small,), PLAIN, task_size, width)
    under = task.height + sheet.px(_GAP) if task.count else 0.0
    big = Words(words.big, PROMPT, sheet.px(size), width, room=max(0.0, end - top - under))
    pieces.append(text(big, QPointF(sheet.left, top), "ink", (words.big, size, right, big.count)))
    if task.count:
        at = QPointF(sheet.left, top + big.height + sheet.px(_GAP))
        fitting = Words((words.small,), PLAIN, task_size, width, room=max(0.0, end - at.y()))
        pieces.append(text(fitting, at, "ink-2", (words.small, size, right)))
        return pieces, not (big.cut or big.broken or fitting.cut or task.broken)
    return pieces, not (big.cut or big.broken)


def _heading(sheet: _Sheet, words: RoomWords, right: float) -> tuple[list[Piece], float]:
    """Return the title, with the step beside it or below, and where what follows begins."""
    if not words.title:
        return [], sheet.top
    px, width = sheet.px, right - sheet.left
    size = largest(48, LEAST, lambda one: Words((words.title,), TITLE, px(one), width).count < 2) or LEAST
    title = Words((words.title,), TITLE, px(size), width, room=px(size) * TITLE.line * 2)
    at = QPointF(sheet.left, sheet.top)
    pieces = [text(title, at, "accent", (words.title, size))]
    top = sheet.top + title.height
    if words.step:
        step = Words((words.step,), PLAIN, px(LEAST), width, room=px(LEAST) * PLAIN.line)
        beside = title.count == 1 and not step.cut and title.width + px(32) + step.width <= width
        place = QPointF(sheet.left + title.width + px(32), sheet.top + px(10 * size / 48)) if beside else None
        pieces.append(text(step, place or QPointF(sheet.left, top), "ink-2", words.step))
        top += 0 if beside else step.height
    return pieces, top + px(_GAP)


def _message(sheet: _Sheet, words: RoomWords, foot: float) -> _Body:
    """Lay out what was typed for the room; nothing but the time stands beside it."""
    left = sheet.left + sheet.px(40)
    width, size = sheet.right - left, None
    for digit, least in ((foot, _LEAST_WANTED), (min(foot, _LOW_FOOT), LEAST)):
        size = _message_size(sheet, words.message, least, width, sheet.end(digit))
        if size is not None:
            break
    said = Words((words.message,), PROMPT, sheet.px(size or LEAST), width, room=sheet.end(digit) - sheet.top)
    mark = rules(sheet.left, sheet.top, sheet.top + said.height, sheet.unit * 1.5, "now-line")
    return (mark, text(said, QPointF(left, sheet.top), "ink", words.message)), size is None, digit, sheet.right


def _message_size(sheet: _Sheet, said: str, least: int, width: float, end: float) -> int | None:
    return largest(_MESSAGE, least, lambda one: _fits(said, sheet.px(one), width, end - sheet.top))


def _fits(said: str, size: float, width: float, high: float) -> bool:
    words = Words((said,), PROMPT, size, width)
    return words.height <= high and not words.broken


def _countdown(sheet: _Sheet, words: RoomWords, letters: int) -> _Body:
    """Leave nearly all the room to the digits."""
    pieces, top = _heading(sheet, words, sheet.right)
    room = sheet.bottom - top - sheet.px(_BAR + 48 + 2 * _UNDER * PLAIN.line)
    widest = "8" * max(1, letters - 1) + ":"
    most = largest(600, 120, lambda one: digits_width(widest, sheet.px(one)) <= sheet.right - sheet.left)
    foot = min(most or 120, room / sheet.unit / 0.8)
    return tuple(pieces), False, foot, sheet.right


def _listed(sheet: _Sheet, words: RoomWords, foot: float) -> _Body:
    """Lay out the groups with their people, or where everybody goes."""
    pieces, top = _heading(sheet, replace(words, step=""), sheet.right)
    lay = group_grid if words.layout is RoomLayout.GROUPS else place_rows
    for digit in (foot, 0):  # who is where counts for more than the time
        area = QRectF(sheet.left, top, sheet.right - sheet.left, sheet.end(digit) - top)
        found, cut = lay(words.groups, area, sheet.unit)
        if not cut:
            break
    return (*pieces, *found), cut, digit, sheet.right


def _foot(
    sheet: _Sheet, words: RoomWords, shown: str, share: float | None, foot: float, right: float
) -> tuple[Piece, ...]:
    """Return the digits, the words beside them, and the bar."""
    px, state = sheet.px, words.state
    late = state in (RoomState.LAST, RoomState.OVER)
    role = "now-ink" if late else "ink-3" if state is RoomState.PAUSED else "ink"
    huge = words.layout is RoomLayout.COUNTDOWN and not words.message
    base = sheet.bottom - px(_BAR + 48 + 2 * _UNDER * PLAIN.line) if huge else sheet.base(foot)
    pieces = digits(shown, px(foot), QPointF(sheet.left - px(foot * 0.03), base), role)
    left = sheet.left if huge else sheet.left + digits_width(shown, px(foot)) + px(32)
    size = px(_UNDER if huge else LEAST)
    room = (4 if foot == _FOOT else 2) * size * PLAIN.line
    beside = Words(words.beside, PLAIN, size, right - left, room=room, gap=0)
    top = base + px(32) if huge else base - beside.height + px(10)
    pieces.append(text(beside, QPointF(left, top), "now-ink" if late else "ink-2", (words.beside, left)))
    if share is not None:
        line = QRectF(sheet.left, sheet.bottom - px(_BAR), right - sheet.left, px(_BAR))
        pieces.append(bar(line, share, "now" if late else "line-strong" if state is RoomState.PAUSED else "accent"))
    return tuple(pieces)
