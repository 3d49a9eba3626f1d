"""Tables, built row by row: asking python-docx for one cell walks over the whole table, which is quadratic."""

from collections.abc import Iterable, Iterator
from copy import copy
from itertools import count

from core_facilitator.documents.blocks import (
    Align,
    Cell,
    Column,
    CountBars,
    MarginItem,
    MarginList,
    Paragraph,
    Style,
    Table,
)
from core_facilitator.domain.agendas import TimeKind
from core_facilitator.export.docx import count_bars, drawings
from core_facilitator.export.docx.elements import Element, add_properties, paragraph, qualified, w
from core_facilitator.export.docx.manuscript import Manuscript
from core_facilitator.export.docx.sheets import Sheet, twips
from core_facilitator.export.docx.space import row_height
from core_facilitator.export.docx.styles import edge
from core_facilitator.export.docx.text import body, line, plain_runs
from core_facilitator.export.plain import visible

_TALL = 0.4
"""A row that takes more of a page than this may be cut."""

_MARK = 15.0
_BESIDE_MARK = 26.0
STEP_MARGIN = 112.0
_CELL_SIDES = 16.0
"""Px of a cell beside what stands in it."""

_STYLES = {
    Style.BODY: "TableText",
    Style.LEAD: "TableText",
    Style.CAPTION: "TableNote",
    Style.QUESTION: "TableText",
    Style.LABEL: "TableLabel",
}
_MARGIN_STYLES = {**dict.fromkeys(Style, "MarginLabel"), Style.CAPTION: "MarginNote"}


def table(manuscript: Manuscript, content: Table) -> Element:
    """Return a table with a head row that is repeated on each page."""
    widths = _widths(content.columns, manuscript.sheet)
    style = "MarginTable" if content.margin else "PacketTable"
    element = frame(style, widths, visible(content.summary), head=True, margin=content.margin)
    element.append(_head(manuscript, content, widths))
    rows = [_row(manuscript, content, row, widths) for row in content.rows]
    _keep_ends_together(rows)
    element.extend(rows)
    return element


def steps(manuscript: Manuscript, content: MarginList) -> Element:
    """Return the steps of a block, with their minutes in the margin."""
    margin = manuscript.px(STEP_MARGIN)
    widths = [twips(margin), twips(manuscript.sheet.body_width - margin)]
    element = frame("StepsTable", widths, "", margin=True)
    rows = [row_of(*_step_cells(manuscript, item, widths)) for item in content.items]
    _keep_ends_together(rows)
    element.extend(rows)
    return element


def keep_with_next(rows: Iterable[Element]) -> None:
    """Keep each row on the page of what follows; the first cell decides that, in Word as in LibreOffice."""
    for row in rows:
        for each in row.findall(f"{qualified('w:tc')}[1]/{qualified('w:p')}"):
            add_properties(each, w("keepNext"))


def _keep_ends_together(rows: list[Element]) -> None:
    """Let neither the first row stand alone at the foot of a page, nor the last one at the head of another."""
    keep_with_next((*rows[:1], *rows[-2:-1]) if len(rows) > 1 else ())


def frame(style: str, widths: list[int], summary: str, *, head: bool = False, margin: bool = False) -> Element:
    """Return a table without rows; `widths` are twips, `summary` is read to those who do not see it."""
    look = w("tblLook", firstRow=int(head), lastRow=0, firstColumn=int(margin), lastColumn=0, noHBand=1, noVBand=1)
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val=style),
            w("tblW", w=sum(widths), type="dxa"),
            w("tblLayout", type="fixed"),
            look,
            w("tblDescription", val=summary) if summary else None,
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
    )


def row_of(
    *cells: Element, height: float = 0.0, exact: bool = False, whole: bool = True, head: bool = False
) -> Element:
    """Return a table row; `height` in px is the least, or the `exact` one. A `whole` row is not cut by a page's end."""
    rule = "exact" if exact else "atLeast"
    return w(
        "tr",
        w(
            "trPr",
            w("cantSplit") if whole else None,
            w("trHeight", val=twips(height), hRule=rule) if height else None,
            w("tblHeader") if head else None,
        ),
        *cells,
    )


def cell_of(width: int, *content: Element, also: tuple[Element | None, ...] = ()) -> Element:
    """Return a table cell, `width` twips wide. Word wants a paragraph in every cell."""
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), *also), *(content or (paragraph("TableText"),)))


def _widths(columns: tuple[Column, ...], sheet: Sheet) -> list[int]:
    """Return the widths of columns by their shares, in twips, so that they add up to the page's body."""
    whole, shares = twips(sheet.body_width), sum(column.share for column in columns)
    widths = [int(whole * column.share / shares) for column in columns]
    widths[-1] += whole - sum(widths)
    return widths


def _head(manuscript: Manuscript, content: Table, widths: list[int]) -> Element:
    marked = _marked_columns(content)
    cells = []
    for at, column, width in zip(count(), content.columns, widths, strict=False):
        also = (w("ind", left=twips(manuscript.px(_BESIDE_MARK))),) if at in marked else ()
        cells.append(
            cell_of(
                width, line("TableHead", column.title, *also, _to_the_end(column)), also=_sides(manuscript, content, at)
            )
        )
    return row_of(*cells, head=True)


def _row(manuscript: Manuscript, content: Table, row: tuple[Cell, ...], widths: list[int]) -> Element:
    sheet = manuscript.sheet
    marked = _marked_columns(content)
    centered = (w("vAlign", val="center"),) if any(cell.drawing for cell in row) else ()
    cells = []
    for at, cell, column, width in zip(count(), row, content.columns, widths, strict=False):
        styles = _MARGIN_STYLES if content.margin and at == 0 else _STYLES
        written = [body(manuscript, styles[each.style], each, _to_the_end(column)) for each in cell.paragraphs]
        if at in marked:
            _mark(manuscript, written, cell.kind)
        if cell.drawing is not None:
            written = [_drawing(manuscript, cell, width)]
        cells.append(cell_of(width, *written, also=(*_sides(manuscript, content, at), *map(copy, centered))))
    tall = row_height(row, content, sheet) > sheet.body_height * _TALL
    return row_of(*cells, height=content.row_height / 0.75, whole=not tall)


def _sides(manuscript: Manuscript, content: Table, at: int) -> tuple[Element, ...]:
    """Return the line that sets off a last column to write in."""
    ruled = content.ruled and at == len(content.columns) - 1
    return (w("tcBorders", edge("left", manuscript.colors.hairline)),) if ruled else ()


def _drawing(manuscript: Manuscript, cell: Cell, width: int) -> Element:
    if isinstance(cell.drawing, CountBars):
        return count_bars.figure(manuscript, cell.drawing, width / twips(1) - _CELL_SIDES)
    return count_bars.ring(manuscript)


def _to_the_end(column: Column) -> Element | None:
    side = {Align.END: "right", Align.MIDDLE: "center"}.get(column.align)
    return w("jc", val=side) if side else None


def _marked_columns(content: Table) -> frozenset[int]:
    """Return the columns in which kinds of time are drawn."""
    return frozenset(at for row in content.rows for at, cell in enumerate(row) if cell.kind)


def _mark(manuscript: Manuscript, paragraphs: list[Element], kind: TimeKind | None) -> None:
    """Draw a kind of time before the first line; the others stand below its words."""
    side = manuscript.px(_MARK)
    beside = twips(manuscript.px(_BESIDE_MARK))
    for number, each in enumerate(paragraphs):
        drawn = kind is not None and number == 0
        add_properties(each, w("ind", left=beside, **({"hanging": beside} if drawn else {})))
        if drawn and kind is not None:
            shape = drawings.kind_shape(kind, drawings.Place(0, 0, side, side), manuscript.colors)
            name = manuscript.words.kinds[kind]
            each.insert(1, drawings.inline(manuscript, [shape], (side, side), name, name, lower=3))
            each.insert(2, w("r", w("tab")))


def _step_cells(manuscript: Manuscript, item: MarginItem, widths: list[int]) -> Iterator[Element]:
    size = w("sz", val=round(33 * manuscript.sheet.scale))
    strong = (w("b"), w("bCs"), w("color", val=manuscript.colors.ink), size)
    label = plain_runs(item.label, *strong) if item.label else iter(())
    unit = plain_runs(f" {item.unit}" if item.label and item.unit else item.unit)
    yield cell_of(widths[0], paragraph("StepMinutes", *label, *(unit if item.unit else ())))
    title = [line("StepTitle", item.title)] if item.title else []
    yield cell_of(widths[1], *title, *(_step_text(manuscript, each) for each in item.body))


def _step_text(manuscript: Manuscript, block: Paragraph) -> Element:
    return body(manuscript, "Caption" if block.style is Style.CAPTION else "StepText", block)
