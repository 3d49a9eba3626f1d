"""How much room things take on a page, reckoned without a page: Word alone knows, and only when it opens the file.

It is used where a near guess is enough: for the page numbers that a table of contents shows until Word works
them out, for lines to write on that fill a page, and to tell a table row that may be cut from one that must not.
"""

from collections.abc import Iterable
from dataclasses import replace
from math import ceil

from core_facilitator.documents import count_bars
from core_facilitator.documents.arc_drawings import drawn
from core_facilitator.documents.arc_marks import Lettering
from core_facilitator.documents.blocks import (
    ArcFigure,
    Box,
    Bullets,
    Cell,
    Content,
    CountBars,
    DayBar,
    Heading,
    MarginItem,
    MarginList,
    Paragraph,
    PromptCards,
    Rules,
    Section,
    Style,
    Table,
    Tents,
    TimeBars,
)
from core_facilitator.export import time_bars
from core_facilitator.export.docx.sheets import Sheet
from core_facilitator.export.docx.styles import LOOKS
from core_facilitator.export.sheets import WRITING_LINE

_LETTER, _BOLD_LETTER = 0.47, 0.53
"""The width of a usual letter, as a share of its size."""

ARC_STYLES = {Lettering.NAME: "ArcName", Lettering.SAYS: "ArcSays", Lettering.TURN: "ArcTurn"}
"""The paragraph styles of Word for the letters of a drawing."""

STYLES = {
    Style.BODY: "BodyText",
    Style.LEAD: "Lead",
    Style.CAPTION: "Caption",
    Style.QUESTION: "Question",
    Style.LABEL: "Label",
}
"""The paragraph styles of Word for those of a document."""

_CELL_ROOM = 9.0
_BAR_HEIGHT = 76.0


def pages(section: Section, sheet: Sheet) -> int:
    """Return on how many pages a section will probably stand."""
    whole = sum(_whole_pages(content) for content in section.content if not isinstance(content, _FLOWING))
    flowing = sum(height(content, sheet) for content in section.content if isinstance(content, _FLOWING))
    return max(1, whole + ceil(flowing / sheet.body_height))


def _whole_pages(content: Content) -> int:
    match content:
        case Tents():
            return ceil(len(content.names) / 2)
        case PromptCards():
            return ceil(len(content.cards) / 8)
        case _:
            return 1


def fits(contents: Iterable[Content], sheet: Sheet, full: float) -> bool:
    """Return whether contents stand on one page of which that part may be reckoned to be full."""
    return sum(height(content, sheet) for content in contents) * sheet.tightness <= sheet.body_height * full


def lines_below(section: Section, sheet: Sheet) -> int:
    """Return how many lines to write on fill the rest of the page that a section's other content begins."""
    used = sum(height(content, sheet) for content in section.content if isinstance(content, _FLOWING))
    free = sheet.body_height - used % sheet.body_height
    return max(3, int(free / (WRITING_LINE * sheet.scale)) - 1)


def height(content: Content, sheet: Sheet) -> float:
    """Return the height in px of content that flows from page to page."""
    width = sheet.body_width
    match content:
        case Heading():
            above = 32 if content.framework else 0
            return text_height(content.text, f"Heading{content.level}", width, sheet.scale) + above * sheet.scale
        case Paragraph():
            return _paragraph_height(content, width, sheet.scale)
        case Bullets():
            texts = ("".join(run.text for run in item) for item in content.items)
            return sum(text_height(text, "ListBullet", width - 24, sheet.scale) for text in texts)
        case Table():
            return row_height(tuple(Cell() for _ in content.columns), content, sheet) + sum(
                row_height(row, content, sheet) for row in content.rows
            )
        case MarginList():
            return sum(_item_height(item, width - 136, sheet.scale) for item in content.items)
        case Box():
            return 40 + sum(_paragraph_height(paragraph, width - 24, sheet.scale) for paragraph in content.paragraphs)
        case Rules():
            label = text_height(content.label, "WritingLabel", width, sheet.scale) if content.label else 0
            return label + content.count * WRITING_LINE * sheet.scale
        case DayBar():
            return _BAR_HEIGHT * sheet.scale
        case ArcFigure():
            return drawn(content.arc, width, WordType(sheet.scale)).height
        case CountBars():
            return count_bars.drawn(content, width, sheet.scale).height
        case TimeBars():
            return time_bars.drawn(content, width, sheet.scale).height
        case _:
            return sheet.body_height


class WordType:
    """The letters of a drawing on a page of Word, as wide as they are at most."""

    def __init__(self, scale: float) -> None:
        self._scale = scale

    @property
    def unit(self) -> float:
        """One px of the design, as long as it is here."""
        return self._scale

    def width(self, lettering: Lettering, text: str) -> float:
        """Return how wide a text runs, in px."""
        return text_width(text, ARC_STYLES[lettering], self._scale)

    def height(self, lettering: Lettering) -> float:
        """Return how high a line is, in px."""
        return LOOKS[ARC_STYLES[lettering]].leading * self._scale


def row_height(row: tuple[Cell, ...], table: Table, sheet: Sheet) -> float:
    """Return the height of a table row in px."""
    shares = sum(column.share for column in table.columns)
    tallest = 18 * sheet.scale
    for cell, column in zip(row, table.columns, strict=True):
        width = sheet.body_width * column.share / shares - 16
        if isinstance(cell.drawing, CountBars):
            tallest = max(tallest, count_bars.drawn(cell.drawing, width, sheet.scale).height)
        texts = ("".join(run.text for run in paragraph.runs) for paragraph in cell.paragraphs)
        tallest = max(tallest, sum(text_height(text, "TableText", width, sheet.scale) for text in texts))
    return max(tallest + _CELL_ROOM, table.row_height / 0.75)


def text_height(text: str, style: str, width: float, scale: float, *, size: float = 0.0) -> float:
    """Return the height in px of a text in a style, with the gaps around it; `size` if not the style's own."""
    look = LOOKS[style] if not size else replace(LOOKS[style], size=size, leading=size * 1.2)
    leading = look.leading or look.size * 1.25
    letters = max(1, int(width / (look.size * scale * _LETTER)))
    count = sum(max(1, ceil(len(part) / letters)) for part in text.split("\n"))
    return (count * leading + look.before + look.after) * scale


def text_width(text: str, style: str, scale: float) -> float:
    """Return the width in px of a text in a style, if it stood on one line; rather too much than too little."""
    return len(text) * LOOKS[style].size * scale * (_BOLD_LETTER if LOOKS[style].bold else _LETTER)


def _paragraph_height(paragraph: Paragraph, width: float, scale: float) -> float:
    return text_height("".join(run.text for run in paragraph.runs), STYLES[paragraph.style], width, scale)


def _item_height(item: MarginItem, width: float, scale: float) -> float:
    texts = [(item.title, "StepTitle")] if item.title else []
    texts += [("".join(run.text for run in paragraph.runs), "StepText") for paragraph in item.body]
    return 14 + sum(text_height(text, style, width, scale) for text, style in texts)


_FLOWING = (Heading, Paragraph, Bullets, Table, MarginList, Box, Rules, DayBar, ArcFigure, TimeBars, CountBars)
