"""A day drawn to scale: upright along the cover's margin, lying in the text."""

from collections.abc import Iterator
from dataclasses import dataclass

from core_facilitator.documents.blocks import DayBar, Span
from core_facilitator.export.docx import drawings
from core_facilitator.export.docx.drawings import Place, tab_stop
from core_facilitator.export.docx.elements import Element, paragraph, w
from core_facilitator.export.docx.manuscript import Manuscript
from core_facilitator.export.docx.text import line, plain_runs

MARGIN = 136.0
_BAR = 40.0
_BESIDE_RULE = 16.0
_RULES = 4.0
_APART = 2.0
_LINE = 16.0
_TO_LABEL = 10.0
_DAYS_APART = 28.0
_TITLE = 28.0
_LYING = 28.0
_LABEL_ROOM = 48.0


@dataclass(frozen=True, slots=True)
class _Part:
    """A span's place along a bar."""

    span: Span
    start: float
    length: float

    @property
    def shown(self) -> float:
        """How long it is drawn: a little shorter, so that parts stand apart, but never too short to see."""
        return max(self.length - _APART, _APART)


def upright(manuscript: Manuscript, bars: tuple[DayBar, ...], height: float) -> Element:
    """Return a run with the days one below the other, drawn to one scale, and the two rules that close the margin."""
    colors = manuscript.colors
    rules = [drawings.rule_shape(x, 0, height, colors.margin) for x in (MARGIN, MARGIN + _RULES - 1)]
    titled = len(bars) > 1
    minutes = sum(_minutes(bar) for bar in bars) or 1
    taken = len(bars) * (_TITLE if titled else 0) + max(0, len(bars) - 1) * _DAYS_APART
    shapes: list[Element] = []
    top = 0.0
    for bar in bars:
        if titled:
            place = Place(0, top, MARGIN - _BESIDE_RULE, _TITLE - 2)
            shapes.append(drawings.label_shape(bar.title, place, "BarTitle", "right"))
            top += _TITLE
        length = (height - taken) * _minutes(bar) / minutes
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
        drawings.kind_shape(
            part.span.kind, Place(part.start, 0, max(part.length - _APART, 2), thick), manuscript.colors
        )
        for part in _parts(bar, width)
    ]
    yield paragraph("Figure", drawings.inline(manuscript, shapes, (width, thick), bar.title, bar.alternative))
    times = _labels(bar, width, manuscript.px(_LABEL_ROOM))
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
        for part in _parts(bar, length)
    ]
    line = manuscript.px(_LINE)
    for label, at in _labels(bar, length, line):
        y = top + min(at - 2, length - line * 0.8)
        shapes.append(drawings.label_shape(label, Place(0, y, left - _TO_LABEL, line + 2), "BarLabel", "right"))
    return shapes


def _minutes(bar: DayBar) -> int:
    return sum(span.minutes for span in bar.spans)


def _parts(bar: DayBar, length: float) -> list[_Part]:
    scale = length / (_minutes(bar) or 1)
    parts = []
    at = 0.0
    for span in bar.spans:
        parts.append(_Part(span, at, span.minutes * scale))
        at += span.minutes * scale
    return parts


def _labels(bar: DayBar, length: float, room: float) -> list[tuple[str, float]]:
    """Return the times to print with their places; one that would touch the one before or the end gives way."""
    shown: list[tuple[str, float]] = []
    for part in _parts(bar, length):
        after_last = not shown or part.start - shown[-1][1] >= room
        if part.span.label and after_last and length - part.start >= room:
            shown.append((part.span.label, part.start))
    return [*shown, (bar.end, length)] if bar.end else shown
