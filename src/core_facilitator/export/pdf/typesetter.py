"""The typesetter of one document: turns runs of text into lines and slabs, and remembers what no font could set."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from core_facilitator.documents.blocks import Run
from core_facilitator.export.pdf.ink import Ink
from core_facilitator.export.pdf.legible import legible
from core_facilitator.export.pdf.lines import Line, LineSetter, Span
from core_facilitator.export.pdf.looks import Look, Sheet
from core_facilitator.export.pdf.palette import Color
from core_facilitator.export.pdf.slabs import Band, Draw, Frame, Slab, air_left, led
from core_facilitator.export.pdf.tags import Element

_LINKS = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class Column:
    """Where content stands: its left edge, its width, and the height of a whole page of it."""

    x: float
    width: float
    room: float

    def inside(self, left: float, right: float = 0.0) -> "Column":
        """Return what is left between two paddings."""
        return replace(self, x=self.x + left, width=self.width - left - right)


class Typesetter:
    """Sets the text of one document."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.missing: set[str] = set()
        self._lines = LineSetter()
        self._looks: dict[Look, Look] = {}
        self._level = 0

    def on(self, sheet: Sheet) -> "Typesetter":
        """Return a typesetter for a part of this document that has other margins, or another size of text."""
        other = Typesetter(sheet)
        other.missing, other._level = self.missing, self._level
        return other

    def px(self, measure: float) -> float:
        """Return a measure that grows with the text."""
        return measure * self.sheet.scale

    def look(self, look: Look) -> Look:
        """Return a look in this document's size of text."""
        scaled = self._looks.get(look)
        if scaled is None:
            enlarged = look.scaled(self.sheet.scale)
            scaled = self._looks[look] = replace(enlarged, leading=enlarged.leading * self.sheet.tightness)
        return scaled

    def heading_tag(self, level: int) -> str:
        """Return the tag of a heading; none may be more than one step below the one before it (PDF/UA-1, 7.4.2)."""
        self._level = min(level, self._level + 1)
        return f"H{self._level}"

    def lines(self, runs: Iterable[Run], look: Look, width: float, *, at_end: bool = False) -> list[Line]:
        """Return the lines of some runs; `look` is in the standard size."""
        look = self.look(look)
        return self._lines.set([self._span(run, look) for run in runs], look, width, at_end=at_end)

    def _span(self, run: Run, look: Look) -> Span:
        stressed = look.stressed(run)
        link = run.link if run.link.startswith(_LINKS) else ""
        return Span(legible(run.text, stressed.face, self.missing), stressed, link)

    def mixed_lines(
        self, parts: Iterable[tuple[str, Look]], look: Look, width: float, *, at_end: bool = False
    ) -> list[Line]:
        """Return the lines of texts of several looks; the lines stand as those of `look` do."""
        spans = [self._span(Run(text), self.look(part)) for text, part in parts]
        return self._lines.set(spans, self.look(look), width, at_end=at_end)

    def words_of(self, text: str, look: Look, width: float, *, at_end: bool = False) -> list[Line]:
        """Return the lines of plain text."""
        return self.lines((Run(text),), look, width, at_end=at_end)

    def exact_words(self, text: str, look: Look, width: float, *, at_end: bool = False) -> list[Line]:
        """Return the lines of plain text in just this size."""
        return self._lines.set([self._span(Run(text), look)], look, width, at_end=at_end)

    def legible(self, text: str, look: Look) -> str:
        """Return text in one line as the pages show it, for bookmarks and the document's title."""
        return " ".join(legible(text, look.face, self.missing).split("\n"))

    def slabs(
        self, runs: Iterable[Run], look: Look, element: Element, column: Column, *, at_end: bool = False
    ) -> list[Slab]:
        """Return a paragraph as slabs, a line each."""
        return led(line_slabs(self.lines(runs, look, column.width, at_end=at_end), element, column.x))


def line_slabs(lines: Sequence[Line], element: Element | None, x: float) -> list[Slab]:
    """Return lines as slabs."""
    return [Slab(line.look.leading, _drawn(line, element, x)) for line in lines]


def _drawn(line: Line, element: Element | None, x: float) -> Draw:
    def draw(ink: Ink, band: Band) -> None:
        ink.text(line, x, band.top, element)

    return draw


def height_of(lines: Sequence[Line]) -> float:
    """Return how high lines stand on each other."""
    return sum(line.look.leading for line in lines)


def draw_lines(ink: Ink, lines: Sequence[Line], x: float, top: float, element: Element | None = None) -> None:
    """Draw lines below each other."""
    for line in lines:
        ink.text(line, x, top, element)
        top += line.look.leading


def draw_centered(
    ink: Ink, lines: Sequence[Line], x: float, top: float, width: float, element: Element | None = None
) -> None:
    """Draw lines below each other, each in the middle of a width that they were set for."""
    for line in lines:
        left = min((stretch.x for stretch in line.stretches), default=0.0)
        ink.text(line, x + (width - line.width) / 2 - left, top, element)
        top += line.look.leading


def nothing(ink: Ink, band: Band) -> None:
    """Draw nothing: what an empty slab draws."""


def also(slab: Slab, more: Draw) -> Slab:
    """Return a slab that draws something more."""
    first = slab.draw

    def draw(ink: Ink, band: Band) -> None:
        first(ink, band)
        more(ink, band)

    return replace(slab, draw=draw)


def before(slab: Slab, less: Draw) -> Slab:
    """Return a slab that draws something else first: what is read before it."""
    return replace(slab, draw=also(replace(slab, draw=less), slab.draw).draw)


def padded(slab: Slab, above: float = 0.0, below: float = 0.0) -> Slab:
    """Return a slab with room inside it, which the frames behind it cover too."""
    inner = slab.draw
    whole, air = slab.height + above + below, slab.air + above + below

    def draw(ink: Ink, band: Band) -> None:
        left = air_left(whole, air, band)
        inner(ink, Band(band.top + above * left, band.bottom - below * left))

    return replace(slab, height=whole, air=air, draw=draw)


def rail(x: float, color: Color) -> Frame:
    """Return the two hairlines that close a margin, 3 px apart."""

    def draw(ink: Ink, band: Band) -> None:
        for at in (x + 0.5, x + 3.5):
            ink.line(at, band.top, at, band.bottom, color)

    return Frame(draw)
