"""A day drawn to scale, in plain numbers: where its parts and times stand, for every format that draws it."""

from dataclasses import dataclass

from core_facilitator.documents.blocks import DayBar, Span

APART = 2.0
"""Parts are drawn this much shorter than they are, so that they stand apart."""

_SHORTEST = 1.5
"""But none so short that nobody sees it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A span's place along a bar."""

    span: Span
    start: float
    length: float

    @property
    def shown(self) -> float:
        """How long it is drawn."""
        return max(self.length - APART, _SHORTEST)


def minutes(bar: DayBar) -> int:
    """Return how long the day is; a bar is never of no length."""
    return sum(span.minutes for span in bar.spans) or 1


def parts(bar: DayBar, length: float) -> list[Part]:
    """Return the parts of a bar of that length."""
    scale = length / minutes(bar)
    found: list[Part] = []
    at = 0.0
    for span in bar.spans:
        found.append(Part(span, at, span.minutes * scale))
        at += span.minutes * scale
    return found


def labels(bar: DayBar, length: float, room: float, before_end: float = 0) -> list[tuple[str, float]]:
    """Return the times to print with their places; one without that much room gives way to its neighbor or the end.

    The last time asks for `before_end` more where it is printed that much before its place, to end with the bar.
    """
    shown: list[tuple[str, float]] = []
    for part in parts(bar, length):
        after_last = not shown or part.start - shown[-1][1] >= room
        clear_of_end = not shown or not bar.end or length - part.start >= room + before_end
        if part.span.label and after_last and clear_of_end:
            shown.append((part.span.label, part.start))
    return [*shown, (bar.end, length)] if bar.end else shown
