"""Word (DOCX, ECMA-376): a document with real styles, fields and tables, to be edited and handed out.

Tables and paragraphs are built as elements (`elements`), the file around them by python-docx (`package`). See
docs/decisions for why.
"""

from core_facilitator.documents.blocks import Document, Section
from core_facilitator.export.docx import frame, styles
from core_facilitator.export.docx.content import section_elements
from core_facilitator.export.docx.elements import Element, add_properties, paragraph, qualified
from core_facilitator.export.docx.fields import section_mark
from core_facilitator.export.docx.manuscript import Manuscript, bookmark, manuscript
from core_facilitator.export.formats import Page, Printed, Progress


def write(document: Document, page: Page, progress: Progress) -> Printed:
    """Return the document as a Word file. Word alone knows how many pages it has.

    Raises:
        Canceled: when `progress` raised it.
    """
    made = manuscript(document, page)
    total = len(document.sections)
    for number, section in enumerate(made.document.sections):
        progress(number, total)
        _add_section(made, section, number, last=number == total - 1)
    package, scale = made.package, made.sheet.scale
    package.add_styles(styles.styles(document.language, scale, made.colors, made.sheet.tightness))
    package.add_numbering(styles.numbering(made.numbered_lists, scale))
    package.add_settings(frame.settings(document.language))
    package.add_fonts(frame.fonts(package))
    package.add_properties(document)
    data = package.data()
    progress(total, total)
    return Printed(data=data)


def _add_section(made: Manuscript, section: Section, number: int, *, last: bool) -> None:
    body = made.package.body
    elements = list(section_elements(made, section))
    if not elements or elements[-1].tag != qualified("w:p"):
        # Word keeps a section's properties in its last paragraph, and wants one after a table.
        elements.append(paragraph("Between"))
    _mark_start(elements, section.title, number)
    body.extend(elements)
    properties = frame.section_properties(made, section)
    if last:
        body.append(properties)
    else:
        add_properties(elements[-1], properties)


def _mark_start(elements: list[Element], title: str, number: int) -> None:
    first = next(found for element in elements for found in element.iter(qualified("w:p")))
    first[1:1] = section_mark(title, bookmark(number), number)
