"""Tables: rows that stay whole where a page can hold them, a head row on every page, times in the margin."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core_facilitator.documents.blocks import Cell, CountBars, Ring, Table
from core_facilitator.documents.count_bars import Drawn, drawn
from core_facilitator.export.pdf.beneath import pdf_text
from core_facilitator.export.pdf.count_bars import RING, draw_bars, draw_ring, figure_of
from core_facilitator.export.pdf.grids import AFTER_SWATCH, BETWEEN, RAIL, SWATCH, Place, cell_look, places
from core_facilitator.export.pdf.ink import Ink
from core_facilitator.export.pdf.lines import Line
from core_facilitator.export.pdf.looks import CELL_HEAD, POINTS
from core_facilitator.export.pdf.palette import HAIRLINE, MARGIN, WRITING, Color
from core_facilitator.export.pdf.patterns import draw_kind
from core_facilitator.export.pdf.slabs import Band, Frame, Slab, air_left, framed, kept, led
from core_facilitator.export.pdf.tags import Element
from core_facilitator.export.pdf.typesetter import Column, Typesetter, also, height_of, padded, rail

_ABOVE, _BELOW = 7.0, 5.0
_HEAD_SCOPE = "/O/Table/Scope/Column"
_ROWS_KEPT, _SHORT = 6, 0.3
"""A table of no more rows, and shorter than this part of a page, stays on one page."""
_TALLEST_HEAD = 1 / 3
"""The part of a page that a head row may take and still be repeated."""


@dataclass(frozen=True, slots=True)
class _SetCell:
    """A cell's lines, each with the element it belongs to, or its drawing."""

    place: Place
    cell: Cell
    lines: tuple[tuple[Line, Element | None], ...]
    bars: tuple[Drawn, Element] | None = None
    ring: float = 0.0

    @property
    def height(self) -> float:
        if self.bars is not None:
            return self.bars[0].height
        return self.ring or height_of([line for line, _ in self.lines])

    def left_of(self, line: Line) -> float:
        """Return where a line begins: in the middle of its column where that is asked for."""
        return self.place.text.x + ((self.place.text.width - line.width) / 2 if self.place.centered else 0.0)


@dataclass(frozen=True, slots=True)
class _Ruling:
    """The lines between the rows of a table: from where to where, and of which color."""

    parts: tuple[tuple[float, float], ...]
    color: Color

    def above(self, slab: Slab) -> Slab:
        """Return a row with the lines at its top."""
        return also(slab, lambda ink, band: self._draw(ink, band.top + 0.5))

    def below(self, slab: Slab) -> Slab:
        """Return a row with the lines at its bottom."""
        return also(slab, lambda ink, band: self._draw(ink, band.bottom))

    def _draw(self, ink: Ink, y: float) -> None:
        for left, right in self.parts:
            ink.line(left, y, right, y, self.color)


def table_slabs(setter: Typesetter, table: Table, column: Column, parent: Element) -> list[Slab]:
    """Return a table as slabs, a row each."""
    stands = places(setter, table, column)
    element = parent.add("Table", attributes=f"/O/Table/Summary{pdf_text(table.summary)}" if table.summary else "")
    ruling = _ruling(table, stands, column)
    rails = [rail(stands[1].left, MARGIN)] if table.margin and len(stands) > 1 else []
    head = _framed([_head(setter, table, stands, element.add("TR"))], rails)
    repeated = tuple(_framed([_head(setter, table, stands, None)], rails))
    if repeated[0].height > column.room * _TALLEST_HEAD:
        repeated = ()
    room = column.room - sum(slab.height for slab in repeated)
    rows: list[Slab] = []
    for at, row in enumerate(table.rows):
        found = _row(setter, table, [*zip(stands, row, strict=True)], element.add("TR"), ruling, room)
        if at == len(table.rows) - 2:
            # The last row does not stand alone on a page.
            found[-1] = replace(found[-1], stays=True)
        rows += found
    if len(rows) == len(table.rows) <= _ROWS_KEPT and sum(slab.height for slab in rows) < room * _SHORT:
        rows = kept(rows)
    if rows and not table.margin:
        rows[-1] = ruling.below(rows[-1])
    rows = _framed(rows, [*rails, *_verticals(table, stands)])
    return [replace(slab, stays=bool(rows)) for slab in head] + [replace(slab, head=repeated) for slab in rows]


def _framed(slabs: list[Slab], frames: Sequence[Frame]) -> list[Slab]:
    for frame in frames:
        slabs = framed(slabs, frame)
    return slabs


def _ruling(table: Table, stands: Sequence[Place], column: Column) -> _Ruling:
    right = column.x + column.width
    marked = any(isinstance(cell.drawing, Ring) for row in table.rows for cell in row)
    if table.row_height and not marked:
        # A form has a line to write on in each column.
        ends = [*(place.left - BETWEEN for place in stands[1:]), right]
        return _Ruling(tuple((place.left, end) for place, end in zip(stands, ends, strict=True)), WRITING)
    left = column.x
    if table.margin and len(stands) > 1:
        left = stands[1].text.x - 4 if stands[1].swatched else stands[1].left + RAIL
    return _Ruling(((left, right),), HAIRLINE)


def _verticals(table: Table, stands: Sequence[Place]) -> list[Frame]:
    """Return the upright line left of the last column, which is there to write in."""
    return [_vertical(stands[-1].left + 0.5)] if table.ruled else []


def _vertical(x: float) -> Frame:
    return Frame(lambda ink, band: ink.line(x, band.top, x, band.bottom, HAIRLINE))


def _head(setter: Typesetter, table: Table, stands: Sequence[Place], row: Element | None) -> Slab:
    """Return the head row; without an element it is the decoration that repeats it on the next page."""
    cells = []
    for place, column in zip(stands, table.columns, strict=True):
        element = row.add("TH", attributes=_HEAD_SCOPE) if row else None
        lines = setter.words_of(column.title, CELL_HEAD, place.text.width, at_end=place.at_end)
        cells.append(_SetCell(place, Cell(), tuple((line, element) for line in lines)))
    return _whole(setter, cells, 0)


def _row(
    setter: Typesetter,
    table: Table,
    row: Sequence[tuple[Place, Cell]],
    element: Element,
    ruling: _Ruling,
    room: float,
) -> list[Slab]:
    cells = [_set(setter, place, cell, element.add("TD")) for place, cell in row]
    whole = _whole(setter, cells, table.row_height / POINTS)
    if whole.height <= room:
        return [ruling.above(whole)]
    strips = _strips(setter, cells)
    return [ruling.above(strips[0]), *strips[1:]]


def _set(setter: Typesetter, place: Place, cell: Cell, element: Element) -> _SetCell:
    if isinstance(cell.drawing, CountBars):
        drawing = drawn(cell.drawing, place.text.width, setter.px(1))
        return _SetCell(place, cell, (), bars=(drawing, figure_of(setter, cell.drawing, element)))
    if isinstance(cell.drawing, Ring):
        return _SetCell(place, cell, (), ring=setter.px(RING))
    lines: list[tuple[Line, Element | None]] = []
    for paragraph in cell.paragraphs:
        target = element.add("P") if len(cell.paragraphs) > 1 else element
        found = setter.lines(paragraph.runs, cell_look(paragraph), place.text.width, at_end=place.at_end)
        lines.extend((line, target) for line in found)
    return _SetCell(place, cell, tuple(lines))


def _whole(setter: Typesetter, cells: Sequence[_SetCell], least: float) -> Slab:
    """Return a row that stays together."""
    above, below = setter.px(_ABOVE), setter.px(_BELOW)
    natural = above + max(cell.height for cell in cells) + below
    air = above + below if natural >= least else 0.0
    centered = any(cell.cell.drawing for cell in cells)

    def draw(ink: Ink, band: Band) -> None:
        top = band.top + above * air_left(natural, air, band)
        for cell in cells:
            _draw_swatch(setter, ink, cell, top)
            _draw_cell(setter, ink, cell, (band.top + band.bottom - cell.height) / 2 if centered else top)

    return Slab(max(natural, least), draw, air=air)


def _draw_cell(setter: Typesetter, ink: Ink, cell: _SetCell, top: float) -> None:
    if cell.bars is not None:
        drawing, figure = cell.bars
        draw_bars(setter, ink, drawing, (cell.place.text.x, top), figure)
    if cell.ring:
        draw_ring(setter, ink, Band(top, top + cell.ring), cell.place.text.x, cell.place.text.width)
    for line, element in cell.lines:
        ink.text(line, cell.left_of(line), top, element)
        top += line.look.leading


def _strips(setter: Typesetter, cells: Sequence[_SetCell]) -> list[Slab]:
    """Return a row that no page can hold: the first lines of all cells, their second lines, and so on."""
    strips = []
    for at in range(max(len(cell.lines) for cell in cells)):
        strip = [replace(cell, lines=cell.lines[at : at + 1]) for cell in cells]
        strips.append(_strip(setter, strip, first=at == 0))
    strips[0] = padded(strips[0], above=setter.px(_ABOVE))
    strips[-1] = padded(strips[-1], below=setter.px(_BELOW))
    return led(strips)


def _strip(setter: Typesetter, cells: Sequence[_SetCell], *, first: bool) -> Slab:
    def draw(ink: Ink, band: Band) -> None:
        for cell in cells:
            if first:
                _draw_swatch(setter, ink, cell, band.top)
            for line, element in cell.lines:
                ink.text(line, cell.place.text.x, band.top, element)

    return Slab(max(cell.height for cell in cells), draw)


def _draw_swatch(setter: Typesetter, ink: Ink, cell: _SetCell, top: float) -> None:
    if cell.cell.kind is not None:
        size = setter.px(SWATCH)
        draw_kind(ink, cell.cell.kind, cell.place.text.x - size - AFTER_SWATCH, top + 1, size, size)
