"""A page to write on, for its writer alone: plum rules, a question, lines, and one thing to keep."""

from core_facilitator.documents.blocks import JournalPage, Run
from core_facilitator.export.pdf.contents import draw_ruled
from core_facilitator.export.pdf.footers import Footer
from core_facilitator.export.pdf.ink import Ink
from core_facilitator.export.pdf.looks import CAPTION, HEADINGS, ONLY_YOU, QUESTION
from core_facilitator.export.pdf.palette import PRIVATE_LINE, WRITING
from core_facilitator.export.pdf.sketches import Sketch
from core_facilitator.export.pdf.slabs import Band, Slab, Stack, gapped, stacked
from core_facilitator.export.pdf.tags import Element
from core_facilitator.export.pdf.typesetter import Column, Typesetter, draw_lines, height_of, rail
from core_facilitator.export.sheets import WRITING_LINE

_MARGIN = 120.0
_BEFORE_RAIL, _AFTER_RAIL = 16.0, 32.0
_QUESTION_ABOVE, _QUESTIONS_APART = 12.0, 10.0
_PROMISE_ABOVE = 2.0
_DATE_ABOVE, _DATE_LINE, _DATE_WIDTH = 40.0, 24.0, 72.0
_KEEP_ABOVE, _KEEP_LINES = 28.0, 4
_FEWEST_LINES = 4


def journal_sketches(setter: Typesetter, page: JournalPage, footer: Footer, parent: Element) -> list[Sketch]:
    """Return the journal page; its questions go on to another page only if they leave no room to write."""
    sheet = setter.sheet
    margin = setter.px(_MARGIN)
    end, line = footer.body_end, setter.px(WRITING_LINE)
    column = Column(sheet.side, sheet.body_width, end - sheet.top).inside(margin + _AFTER_RAIL)
    notes = stacked(_notes(setter, page, sheet.side, margin - _BEFORE_RAIL, parent), sheet.height)[0]
    questions = _questions(setter, page, column, parent)
    keep_label = setter.words_of(page.keep, CAPTION, margin - _BEFORE_RAIL, at_end=True) if page.keep else []
    keep_element = parent.add("P")
    keep_top = end - line * _KEEP_LINES if page.keep else end
    writing_end = keep_top - setter.px(_KEEP_ABOVE) if page.keep else end
    stacks = stacked(questions, writing_end - sheet.top - line * _FEWEST_LINES)

    def sketch(stack: Stack) -> Sketch:
        def draw(ink: Ink) -> None:
            rail(sheet.side + margin, PRIVATE_LINE).draw(ink, Band(sheet.top, footer.top))
            if stack is stacks[0]:
                notes.draw(ink, sheet.top)
            stack.draw(ink, sheet.top)
            if stack is stacks[-1]:
                draw_ruled(ink, column, sheet.top + stack.used + 4, writing_end, line)
                draw_ruled(ink, column, keep_top, end, line)
                draw_lines(ink, keep_label, sheet.side, keep_top + line - height_of(keep_label), keep_element)

        return Sketch(draw)

    return [sketch(stack) for stack in stacks]


def _questions(setter: Typesetter, page: JournalPage, column: Column, parent: Element) -> list[Slab]:
    slabs = setter.slabs((Run(page.title),), HEADINGS[1], parent.add(setter.heading_tag(1)), column)
    for index, question in enumerate(page.questions):
        lines = setter.slabs((Run(question),), QUESTION, parent.add("P"), column)
        slabs += gapped(lines, setter.px(_QUESTIONS_APART if index else _QUESTION_ABOVE))
    return slabs


def _notes(setter: Typesetter, page: JournalPage, x: float, width: float, parent: Element) -> list[Slab]:
    """Return what stands in the margin: whose page this is, and a line for the date."""
    column = Column(x, width, 0)
    slabs = setter.slabs((Run(page.only_you),), ONLY_YOU, parent.add("P"), column, at_end=True)
    promise = setter.slabs((Run(page.promise),), CAPTION, parent.add("P"), column, at_end=True)
    slabs += gapped(promise, _PROMISE_ABOVE)
    if page.date:
        date = setter.slabs((Run(page.date),), CAPTION, parent.add("P"), column, at_end=True)
        start, end = x + width - setter.px(_DATE_WIDTH), x + width
        slabs += gapped(date, setter.px(_DATE_ABOVE))
        slabs.append(
            Slab(setter.px(_DATE_LINE), lambda ink, band: ink.line(start, band.bottom, end, band.bottom, WRITING))
        )
    return slabs
