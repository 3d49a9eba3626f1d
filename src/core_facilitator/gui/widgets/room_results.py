"""Results of a check-in for the room: first in words, then a page for each group, in type that reads from far away.

What people wrote is not shown here, except single words: whole sentences are read out by the facilitator, or not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QSizeF

from core_facilitator.documents.check_in_words import result_words
from core_facilitator.documents.check_ins import advice_of
from core_facilitator.gui.models import result_words as told
from core_facilitator.gui.widgets.room_pieces import HIGH, LEAST, WIDE, Composition, Piece, text
from core_facilitator.gui.widgets.room_result_rows import GAP, TITLE_SIZE, Sheet, fits, statements, type_size
from core_facilitator.gui.widgets.room_text import PLAIN, PROMPT, TITLE, Words, largest

if TYPE_CHECKING:
    from core_facilitator.domain.result_views import Line, Said, Stage, View

translate = QCoreApplication.translate

_HUGE = 88


@dataclass(frozen=True, slots=True)
class ResultPage:
    """A page: some statements of a group, single words, or, with neither, the beginning in words.

    `grown` is how much larger than the least the type of statements is, in percent: on all pages the same.
    """

    stage: Stage | None = None
    lines: tuple[Line, ...] = ()
    said: Said | None = None
    grown: int = 100


@lru_cache(maxsize=8)
def result_pages(view: View) -> tuple[ResultPage, ...]:
    """Return the pages of results, in the order in which they are shown. Below the minimum there is none.

    A group has one page where it has room, else pages of nearly as many statements each.
    """
    if not view.results.shown:
        return ()
    sheet = Sheet(QSizeF(WIDE, HIGH))
    parts = [(stage, lines) for stage in view.stages for lines in _parted(sheet, view, stage)]
    grown = type_size(sheet, view, parts)
    told = (ResultPage(stage, lines, grown=grown) for stage, lines in parts)
    return (ResultPage(), *told, *(ResultPage(said=one) for one in view.said if one.statement.one_word))


def _parted(sheet: Sheet, view: View, stage: Stage) -> list[tuple[Line, ...]]:
    """Return the statements of a group page by page."""
    lines = stage.lines
    for pages in range(1, len(lines)):
        ends = [len(lines) * page // pages for page in range(pages + 1)]
        parts = [lines[start:end] for start, end in pairwise(ends)]
        if all(fits(sheet, view, stage, part) for part in parts):
            return parts
    return [(line,) for line in lines]


def compose_results(view: View, page: int, size: QSizeF) -> Composition:
    """Return one of the pages as it is on a screen of that size in px."""
    shown, sheet = result_pages(view)[page], Sheet(size)
    if shown.stage is not None:
        pieces = list(statements(sheet, view, shown.stage, shown.lines, shown.grown))
    elif shown.said is not None:
        pieces = list(_single_words(sheet, shown.said))
    else:
        pieces = list(_in_words(sheet, view))
    return Composition(size, "surface", tuple(pieces))


def said_of(view: View, page: int) -> str:
    """Return what a page says as one text, for those who do not see it."""
    shown = result_pages(view)[page]
    if shown.said is not None:
        return f"{shown.said.statement.text.text} {_word_line(shown.said)}"
    if shown.stage is None:
        return " ".join((view.now.check_in.title, *_seen(view)))
    name = "" if shown.stage.group is None else f"{shown.stage.group.title.text}. "
    rows = (f"{line.statement.text.text} {told.described(line, view)}" for line in shown.lines)
    return f"{name}{' '.join(rows)}"


# In words


def _seen(view: View) -> tuple[str, ...]:
    """Return what everybody may read before any number."""
    seen = tuple(one.seen for one in advice_of(view))
    stage = view.lowest.group.title.text if view.lowest is not None and view.lowest.group is not None else ""
    words = result_words("en").lowest
    return (*seen, f"{words}: {stage}.") if stage else seen


def _in_words(sheet: Sheet, view: View) -> Iterator[Piece]:
    px, check_in = sheet.px, view.now.check_in
    title = Words((check_in.title,), TITLE, px(TITLE_SIZE), sheet.width, room=px(TITLE_SIZE) * TITLE.line * 2)
    yield text(title, QPointF(sheet.left, sheet.top), "accent", check_in.title)
    top = sheet.top + title.height + px(GAP)
    foot = Words((_promise(view),), PLAIN, px(LEAST), sheet.width)
    room = sheet.bottom - foot.height - px(2 * GAP) - top
    seen = _seen(view) or (translate("RoomPage", "Thank you for answering."),)
    size = largest(_HUGE, LEAST, lambda one: Words(seen, PROMPT, px(one), sheet.width).height <= room) or LEAST
    yield text(Words(seen, PROMPT, px(size), sheet.width, room=room), QPointF(sheet.left, top), "ink", (seen, size))
    yield text(foot, QPointF(sheet.left, sheet.bottom - foot.height), "ink-2", _promise(view))


def _promise(view: View) -> str:
    answers, expected = view.results.answers, view.now.check_in.expected
    if expected >= answers:
        return translate("RoomPage", "{0} of {1} answered. No names in these answers.").format(answers, expected)
    return translate("RoomPage", "{0} answered. No names in these answers.").format(answers)


def _word_line(said: Said) -> str:
    return ", ".join((*(f"{word} ({times})" for word, times in said.often), *said.words))


def _single_words(sheet: Sheet, said: Said) -> Iterator[Piece]:
    px, question, line = sheet.px, said.statement.text.text, _word_line(said)
    title = Words((question,), TITLE, px(TITLE_SIZE), sheet.width, room=px(TITLE_SIZE) * TITLE.line * 2)
    yield text(title, QPointF(sheet.left, sheet.top), "accent", question)
    top = sheet.top + title.height + px(GAP)
    room = sheet.bottom - top
    size = largest(_HUGE, LEAST, lambda one: Words((line,), PROMPT, px(one), sheet.width).height <= room) or LEAST
    yield text(Words((line,), PROMPT, px(size), sheet.width, room=room), QPointF(sheet.left, top), "ink", (line, size))
