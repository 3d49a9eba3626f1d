"""Content that takes a page for itself: journal pages, name tents, door signs."""

from collections.abc import Iterator
from copy import copy

from core_facilitator.documents.blocks import JournalPage, Sign, Tents
from core_facilitator.export.docx.elements import Element, paragraph, w
from core_facilitator.export.docx.manuscript import Manuscript
from core_facilitator.export.docx.sheets import half_points, twips
from core_facilitator.export.docx.space import text_height
from core_facilitator.export.docx.styles import edge
from core_facilitator.export.docx.tables import cell_of, frame, row_of
from core_facilitator.export.docx.text import direction, line, unbroken_runs
from core_facilitator.export.sheets import WRITING_LINE

_JOURNAL_MARGIN = 124.0
_KEPT_LINES = 4
_BEFORE_KEPT = 28.0
_SIGN_MARGIN = 240.0
_PRIVACY = 156.0
_SAFE = 8.0
_TALL = 1.35
_RULE = 1.0
_FEW_RULES = 8


def journal(manuscript: Manuscript, content: JournalPage, *, first: bool) -> Element:
    """Return a journal page: who reads it in the plum margin, beside it the question and lines to write on.

    One that is not its section's first content begins a page, however much room the fonts at hand take.
    """
    body, margin = manuscript.sheet.body_width, manuscript.px(_JOURNAL_MARGIN)
    widths = [twips(margin), twips(body - margin)]
    table = frame("JournalTable", widths, "", margin=True)
    questions = [line("JournalTitle", content.title), *(line("Question", text) for text in content.questions)]
    whose = _privacy(manuscript, content, first=first)
    table.append(row_of(cell_of(widths[0], *whose), cell_of(widths[1], *questions)))
    for _ in range(_lines_free(manuscript, content, body - margin - 28)):
        table.append(_writing_row(manuscript, widths))
    table.append(row_of(*(cell_of(width) for width in widths), height=manuscript.px(_BEFORE_KEPT), exact=True))
    for number in range(_KEPT_LINES):
        keep = [line("MarginNote", content.keep)] if number == 0 else []
        merged = w("vMerge", val="continue" if number else "restart")
        table.append(_writing_row(manuscript, widths, *keep, also=(merged,)))
    return table


def rules(manuscript: Manuscript, count: int) -> Iterator[Element]:
    """Yield lines to write on; a page's end does not part a few.

    They are paragraphs: LibreOffice does not keep the end of a table with what follows.
    """
    apart = w("spacing", line=twips(manuscript.px(WRITING_LINE) - _RULE), lineRule="exact")
    ends = (0, count - 2)
    for number in range(count):
        kept = number < count - 1 and (count <= _FEW_RULES or number in ends)
        yield paragraph("RuledLine", also=(copy(apart), w("keepNext") if kept else None))


def tents(manuscript: Manuscript, content: Tents) -> Iterator[Element]:
    """Yield name tents, two to a page: cut across the page, fold along the upright line, stand on the long edges.

    Word turns the text of a table cell by a quarter only, so both faces read outwards from the fold.
    """
    sheet = manuscript.sheet
    widths = [twips(sheet.body_width / 2)] * 2
    table = frame("TentTable", widths, "")
    half = (sheet.body_height - _SAFE) / 2
    for number, (name, role) in enumerate(content.names):
        cut = not number % 2 and number + 1 < len(content.names)
        faces = (
            _face(manuscript, (name, role), half, turn="tbRl", cut=cut, fold=True),
            _face(manuscript, (name, role), half, turn="btLr", cut=cut, fold=False),
        )
        table.append(row_of(*faces, height=half, exact=True))
    yield table


def sign(manuscript: Manuscript, content: Sign, *, first: bool) -> Iterator[Element]:
    """Yield a door sign; one that is not its section's first content begins a page."""
    title = line("SignTitle", content.title, None if first else w("pageBreakBefore"))
    yield title
    if content.subtitle:
        yield line("SignSubtitle", content.subtitle)
    if content.entries:
        margin = manuscript.px(_SIGN_MARGIN)
        widths = [twips(margin), twips(manuscript.sheet.body_width - margin)]
        table = frame("SignTable", widths, "", margin=True)
        for when, words in content.entries:
            table.append(
                row_of(cell_of(widths[0], line("SignTime", when)), cell_of(widths[1], line("SignText", words)))
            )
        yield table


def _privacy(manuscript: Manuscript, content: JournalPage, *, first: bool) -> Iterator[Element]:
    yield line("OnlyYou", content.only_you, None if first else w("pageBreakBefore"))
    yield line("MarginNote", content.promise)
    if content.date:
        # The date is written on the line below its name.
        rule = w("pBdr", edge("bottom", manuscript.colors.writing, space=18))
        short = w("ind", left=twips(manuscript.px(28)))
        gap = w("spacing", before=twips(manuscript.px(36)))
        yield line("MarginNote", content.date, rule, short, gap)


def _lines_free(manuscript: Manuscript, content: JournalPage, width: float) -> int:
    """Return how many lines fill the page between the questions and what is kept."""
    sheet = manuscript.sheet
    used = text_height(content.title, "JournalTitle", width, sheet.scale)
    used += sum(text_height(text, "Question", width, sheet.scale) for text in content.questions)
    used = max(used, manuscript.px(_PRIVACY))
    kept = manuscript.px(_KEPT_LINES * WRITING_LINE + _BEFORE_KEPT)
    return max(3, int((sheet.body_height - used - kept - _SAFE) / manuscript.px(WRITING_LINE)) - 1)


def _writing_row(
    manuscript: Manuscript, widths: list[int], *margin: Element, also: tuple[Element, ...] = ()
) -> Element:
    ruled = w("tcBorders", edge("bottom", manuscript.colors.writing))
    return row_of(
        cell_of(widths[0], *(margin or (paragraph("WritingLine"),)), also=also),
        cell_of(widths[1], paragraph("WritingLine"), also=(ruled,)),
        height=manuscript.px(WRITING_LINE),
        exact=True,
    )


def _face(
    manuscript: Manuscript, words: tuple[str, str], length: float, *, turn: str, cut: bool, fold: bool
) -> Element:
    """Return one face of a tent, with dashed lines where to `cut` below it and `fold` beside it."""
    name, role = words
    size, bidi = _name_size(name, length), direction(name)
    half = half_points(size)
    # The fallback fonts of these scripts ask for lines so far apart that two of them and a role would not fit.
    apart = w("spacing", line=twips(size * _TALL), lineRule="exact") if bidi is not None else None
    title = paragraph("TentName", *unbroken_runs(name, w("sz", val=half), w("szCs", val=half)), also=(bidi, apart))
    edges = [side for side, wanted in (("bottom", cut), ("right", fold)) if wanted]
    dashed = (edge(side, manuscript.colors.outline, kind="dashed", size=4) for side in edges)
    borders = w("tcBorders", *dashed) if edges else None
    also = (borders, w("textDirection", val=turn), w("vAlign", val="center"))
    roles = [line("TentRole", role)] if role else []
    return cell_of(twips(manuscript.sheet.body_width / 2), title, *roles, also=also)


def _name_size(name: str, length: float) -> float:
    """Return the size in px in which a name fits a face of that length, on two lines if it has to."""
    longest = max((len(word) for word in name.split()), default=1)
    letters = max(longest, (len(name) + 1) // 2)
    return min(72.0, (length - 40) / (letters * 0.64))
