"""A day drawn to scale: upright along the cover's margin, lying in the text."""

from collections.abc import Iterator

from core_facilitator.documents.blocks import DayBar
from core_facilitator.export.day_bars import labels, minutes, parts
from core_facilitator.export.docx import drawings
from core_facilitator.export.docx.drawings import Place, tab_stop
from core_facilitator.export.docx.elements import Element, paragraph, w
from core_facilitator.export.docx.manuscript import Manuscript
from core_facilitator.export.docx.text import line, plain_runs

MARGIN = 136.0
_BAR = 40.0
_BESIDE_RULE = 16.0
_RULES = 4.0
_LINE = 16.0
_TO_LABEL = 10.0
_DAYS_APART = 28.0
_TITLE = 28.0
_LYING = 28.0
_LABEL_ROOM = 48.0
_END_RAISED = 0.8
"""The part of its height by which the last time of an upright bar is raised, to end with it."""


def upright(manuscript: Manuscript, bars: tuple[DayBar, ...], height: float) -> Element:
    """Return a run with the days one below the other, drawn to one scale, and the two rules that close the margin."""
    colors = manuscript.colors
    rules = [drawings.rule_shape(x, 0, height, colors.margin) for x in (MARGIN, MARGIN + _RULES - 1)]
    titled = len(bars) > 1
    whole = sum(map(minutes, bars)) or 1
    taken = len(bars) * (_TITLE if titled else 0) + max(0, len(bars) - 1) * _DAYS_APART
    shapes: list[Element] = []
    top = 0.0
    for bar in bars:
        if titled:
            place = Place(0, top, MARGIN - _BESIDE_RULE, _TITLE - 2)
            shapes.append(drawings.label_shape(bar.title, place, "BarTitle", "right"))
            top += _TITLE
        length = (height - taken) * minutes(bar) / whole
        shapes += _upright(manuscript, bar, top, length)
        top += length + _DAYS_APART
    words = "\n".join(bar.alternative for bar in bars)
    place = Place(0, 0, MARGIN + _RULES, height)
    return drawings.anchored(manuscript, [*rules, *shapes], place, manuscript.words.day_spent, words)


def lying(manuscript: Manuscript, bar: DayBar) -> Iterator[Element]:
    """Yield a day across the page: its title, the drawing, and its times below."""
    if bar.title:
        yield line("BarTitle", bar.title)
    width, thick = manuscript.sheet.body_width, manuscript.px(_LYING)
    shapes = [
        drawings.kind_shape(part.span.kind, Place(part.start, 0, part.shown, thick), manuscript.colors)
        for part in parts(bar, width)
    ]
    yield paragraph("Figure", drawings.inline(manuscript, shapes, (width, thick), bar.title, bar.alternative))
    times = labels(bar, width, manuscript.px(_LABEL_ROOM))
    if times:
        yield _times(times, width)


def _times(times: list[tuple[str, float]], width: float) -> Element:
    """Return the times as a line of text with each below the place that it names."""
    stops = w("tabs", *(tab_stop(at, "right" if at >= width else "left") for _, at in times if at))
    words = "".join(f"\t{label}" if at else label for label, at in times)
    return paragraph("BarLabel", *plain_runs(words), also=(stops if len(stops) else None,))


def _upright(manuscript: Manuscript, bar: DayBar, top: float, length: float) -> list[Element]:
    left = MARGIN - _BESIDE_RULE - _BAR
    shapes = [
        drawings.kind_shape(part.span.kind, Place(left, top + part.start, _BAR, part.shown), manuscript.colors)
        for part in parts(bar, length)
    ]
    line = manuscript.px(_LINE)
    for label, at in labels(bar, length, line, before_end=line * _END_RAISED):
        y = top + min(at - 2, length - line * _END_RAISED)
        shapes.append(drawings.label_shape(label, Place(0, y, left - _TO_LABEL, line + 2), "BarLabel", "right"))
    return shapes
