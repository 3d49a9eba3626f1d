"""A document becomes a tagged PDF: every page is composed, then every page is drawn.

Composing first means that page numbers are known when they are drawn, without setting anything twice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from core_facilitator.documents.blocks import Content, Cover, Document, JournalPage, Poster, PromptCards, Sign, Tents
from core_facilitator.export.formats import Page, Printed, Progress
from core_facilitator.export.pdf.covers import cover_pages
from core_facilitator.export.pdf.filing import filed
from core_facilitator.export.pdf.footers import Footer
from core_facilitator.export.pdf.ink import Ink
from core_facilitator.export.pdf.journals import journal_sketches
from core_facilitator.export.pdf.looks import BODY, sheet
from core_facilitator.export.pdf.one_page import Setting, setting_of
from core_facilitator.export.pdf.posters import poster_sketches
from core_facilitator.export.pdf.prompt_cards import prompt_card_sketches
from core_facilitator.export.pdf.signs import sign_sketches
from core_facilitator.export.pdf.sketches import Entry, Sketch
from core_facilitator.export.pdf.slabs import Stack
from core_facilitator.export.pdf.tags import Element, Structure
from core_facilitator.export.pdf.tents import tent_sketches
from core_facilitator.export.pdf.typesetter import Column, Typesetter


@dataclass(frozen=True, slots=True)
class _Part:
    """A section that is composed: its entry among the contents, its footer and its pages."""

    entry: Entry
    footer: Footer
    sketches: tuple[Sketch, ...]


def write(document: Document, page: Page, progress: Progress) -> Printed:
    """Return the document as a PDF that a screen reader can use (PDF/UA-1).

    Raises:
        Canceled: when `progress` raised it.
    """
    setter = Typesetter(sheet(page.paper, page.text_size))
    structure = Structure()
    parts = _composed(setter, document, structure.root, progress)
    ink = Ink(setter.sheet, structure, grayscale=page.grayscale)
    pages = _draw(ink, parts, progress)
    return Printed(
        data=filed(ink, setter, structure, document),
        pages=pages,
        starts={section.key: part.entry.page for section, part in zip(document.sections, parts, strict=True)},
        missing=tuple(sorted(setter.missing)),
    )


def _composed(setter: Typesetter, document: Document, root: Element, progress: Progress) -> list[_Part]:
    titles = (setter.legible(section.title, BODY) for section in document.sections)
    entries = [Entry(title, f"section-{at}") for at, title in enumerate(titles)]
    parts: list[_Part] = []
    total = 0
    for section, entry in zip(document.sections, entries, strict=True):
        setting = setting_of(setter, document, section)
        others = [other for other in entries if other is not entry]
        sketches = tuple(_section(setting, others, root.add("Sect")))
        parts.append(_Part(entry, setting.footer, sketches))
        entry.page = total + 1
        total += len(sketches)
        progress(len(parts), 2 * len(entries))
    return parts


def _draw(ink: Ink, parts: Sequence[_Part], progress: Progress) -> int:
    """Draw all pages and return how many there are: at least one, for no PDF is without."""
    total = sum(len(part.sketches) for part in parts)
    if not total:
        with ink.new_page():
            return 1
    number = 0
    for part in parts:
        for at, sketch in enumerate(part.sketches, 1):
            number += 1
            with ink.new_page():
                if number == part.entry.page:
                    ink.bookmark(part.entry.title, 0, 0, part.entry.anchor)
                sketch.draw(ink)
                if sketch.footed:
                    numbers = {"page": number, "pages": total, "number": at, "count": len(part.sketches)}
                    part.footer.draw(ink, numbers)
            progress(len(parts) + len(parts) * number // total, 2 * len(parts))
    return total


def _section(setting: Setting, others: Sequence[Entry], parent: Element) -> Iterator[Sketch]:
    """Yield a section's pages."""
    setter, top = setting.setter, setting.setter.sheet.top
    whole = (Cover, JournalPage, Poster, PromptCards, Sign, Tents)
    for alone, contents in groupby(setting.content, key=lambda content: isinstance(content, whole)):
        if alone:
            for content in contents:
                yield from _whole_pages(setter, content, others, setting.footer, setting.column, parent)
        else:
            for stack in setting.stacks(list(contents), parent):
                yield Sketch(partial(stack.draw, top=top))
    if not setting.content:
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
        case Poster():
            return poster_sketches(setter, content, parent)
        case PromptCards():
            return prompt_card_sketches(setter, content, parent)
    raise TypeError(content)
