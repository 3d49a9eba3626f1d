"""The whole day as lines: what was, what is on, what comes, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.agendas import Shape
from core_facilitator.gui.models import run_words
from core_facilitator.gui.models.lines import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core_facilitator.domain.run_times import Expected, Figures
    from core_facilitator.domain.runs import Passage

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Part:
    """What a line is about: a block, and where it was on, its place among the passages. `out`: it is left out."""

    block: UUID
    passage: int | None = None
    on: bool = False
    out: bool = False


def lines(now: Figures, *, hours24: bool) -> tuple[Line, ...]:
    """Return a line for each time that something was on, and one for each block that was not."""
    return (*_had(now, hours24=hours24), *_to_come(now, hours24=hours24))


def _had(now: Figures, *, hours24: bool) -> Iterator[Line]:
    for index, one in enumerate(now.run.passages):
        on = one is now.run.current
        title = one.title or translate("RunDayLines", "Untitled")
        glyph = "play" if on else "skip-forward" if one.skipped else "pause" if one.interrupted else "check"
        yield Line(Part(one.block, index, on=on), glyph, title, _when(now, one, hours24=hours24), _took(one))


def _when(now: Figures, one: Passage, *, hours24: bool) -> str:
    day = now.run.plan
    start = run_words.time_of(one.start, day, hours24=hours24)
    if one.end is None:
        return translate("RunDayLines", "On since {0}").format(start)
    if one.end == one.start:
        return translate("RunDayLines", "Reached at {0}").format(start)
    return translate("RunDayLines", "{0} to {1}").format(start, run_words.time_of(one.end, day, hours24=hours24))


def _took(one: Passage) -> str:
    if one.end is None or one.end == one.start:
        return ""
    took = round((one.end - one.start).total_seconds() / 60)
    return (
        translate("RunDayLines", "{0} of {1} min").format(took, one.planned)
        if one.planned and not one.resumed
        else translate("RunDayLines", "{0} min").format(took)
    )


def _to_come(now: Figures, *, hours24: bool) -> Iterator[Line]:
    had = {one.block for one in now.run.passages}
    expected: dict[UUID, Expected] = {one.block.id: one for one in now.later}
    for block in now.run.today():
        if block.id in had and block.id not in expected:
            continue
        title, coming = run_words.title_of(block), expected.get(block.id)
        minutes = "" if block.shape is Shape.MILESTONE else translate("RunDayLines", "{0} min")
        if coming is not None:
            at = run_words.time_of(coming.start, now.run.plan, hours24=hours24)
            pinned = translate("RunDayLines", "Pinned to {0}") if coming.holds else translate("RunDayLines", "At {0}")
            pinned = translate("RunDayLines", "Goes on at {0}") if coming.again else pinned
            yield Line(Part(block.id), "clock", title, pinned.format(at), minutes.format(coming.minutes))
            continue
        moved = now.run.change_of(block.id).moved_to is not None
        out = translate("RunDayLines", "Moved to another day") if moved else translate("RunDayLines", "Left out")
        yield Line(Part(block.id, out=True), "minus", title, out, minutes.format(block.planned_minutes))
