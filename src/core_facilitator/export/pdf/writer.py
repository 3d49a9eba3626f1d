"""A document becomes a tagged PDF: every page is composed, then every page is drawn.

Composing first means that page numbers are known when they are drawn, without setting anything twice.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from core_facilitator.documents.blocks import Content, Cover, Document, JournalPage, Section, Sign, Tents
from core_facilitator.export.formats import Page, Printed, Progress
from core_facilitator.export.pdf.contents import flowing
from core_facilitator.export.pdf.covers import cover_pages
from core_facilitator.export.pdf.filing import filed
from core_facilitator.export.pdf.footers import Footer
from core_facilitator.export.pdf.ink import Ink
from core_facilitator.export.pdf.journals import journal_sketches
from core_facilitator.export.pdf.looks import BODY, sheet
from core_facilitator.export.pdf.signs import sign_sketches
from core_facilitator.export.pdf.sketches import Entry, Sketch
from core_facilitator.export.pdf.slabs import Stack, stacked
from core_facilitator.export.pdf.tags import Element, Structure
from core_facilitator.export.pdf.tents import tent_sketches
from core_facilitator.export.pdf.typesetter import Column, Typesetter


def write(document: Document, page: Page, progress: Progress) -> Printed:
    """Return the document as a PDF that a screen reader can use (PDF/UA-1).

    Raises:
        Canceled: when `progress` raised it.
    """
    setter = Typesetter(sheet(page.paper, page.text_size))
    structure = Structure()
    titles = (setter.legible(section.title, BODY) for section in document.sections)
    entries = [Entry(title, f"section-{at}") for at, title in enumerate(titles)]
    steps = max(len(entries), 1)
    composed: list[tuple[Entry, Footer, list[Sketch]]] = []
    total = 0
    for at, (section, entry) in enumerate(zip(document.sections, entries, strict=True)):
        footer = Footer(setter, document, section)
        others = [other for other in entries if other is not entry]
        sketches = list(_section(setter, section, others, footer, structure.root.add("Sect")))
        composed.append((entry, footer, sketches))
        entry.page = total + 1
        total += len(sketches)
        progress(at + 1, 2 * steps)
    ink = Ink(setter.sheet, structure, grayscale=page.grayscale)
    number = 0
    for entry, footer, sketches in composed:
        for sketch in sketches:
            number += 1
            with ink.new_page():
                if number == entry.page:
                    ink.bookmark(entry.title, 0, 0, entry.anchor)
                sketch.draw(ink)
                if sketch.footed:
                    footer.draw(ink, number, total)
            progress(steps + steps * number // total, 2 * steps)
    return Printed(
        data=filed(ink, setter, structure, document),
        pages=max(total, 1),
        starts={section.key: entry.page for section, entry in zip(document.sections, entries, strict=True)},
        missing=tuple(sorted(setter.missing)),
    )


def _section(
    setter: Typesetter, section: Section, others: Sequence[Entry], footer: Footer, parent: Element
) -> Iterator[Sketch]:
    """Yield a section's pages."""
    top = setter.sheet.top
    column = Column(setter.sheet.side, setter.sheet.body_width, footer.body_end - top)
    whole = (Cover, JournalPage, Sign, Tents)
    for alone, contents in groupby(section.content, key=lambda content: isinstance(content, whole)):
        if alone:
            for content in contents:
                yield from _whole_pages(setter, content, others, footer, column, parent)
        else:
            for stack in stacked(flowing(setter, list(contents), column, parent), column.room):
                yield Sketch(partial(stack.draw, top=top))
    if not section.content:
        yield Sketch(partial(Stack(0).draw, top=top))


def _whole_pages(
    setter: Typesetter, content: Content, others: Sequence[Entry], footer: Footer, column: Column, parent: Element
) -> list[Sketch]:
    match content:
        case Cover():
            return cover_pages(setter, content, others, parent, column)
        case JournalPage():
            return journal_sketches(setter, content, footer, parent)
        case Tents():
            return tent_sketches(setter, content, parent)
        case Sign():
            return sign_sketches(setter, content, parent)
    raise TypeError(content)
