"""Packets: PDF against raw platypus, DOCX against `table.cell`, and the window's longest stall meanwhile."""

import io

import docx
from docx.document import Document as WordDocument
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import escapeOnce
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table

import plans
from core_facilitator import paths
from core_facilitator.documents import blocks
from core_facilitator.documents.block_texts import texts
from core_facilitator.documents.packets import packet
from core_facilitator.domain.audiences import Audience
from core_facilitator.export.formats import DOCUMENT_FORMATS, Page, Printed
from measure import Row, in_turn, seconds
from stalls import longest_stall

_STYLE = ParagraphStyle("body", fontName="Floor", fontSize=10.5, leading=15, spaceAfter=6)
_DAYS, _BLOCKS, _WORDS = 4, 30, 40


def document() -> blocks.Document:
    """Return a facilitator's packet of about a hundred pages."""
    return packet(plans.session(1, days=_DAYS, blocks=_BLOCKS, words=_WORDS), Audience.FACILITATOR)


def as_pdf() -> Row:
    """Measure the packet's PDF, tagged, against the same words and tables by platypus alone."""
    whole = document()
    mine, least, ratio = in_turn(
        lambda: seconds(lambda: _print(whole, "pdf")), lambda: seconds(lambda: _platypus(whole)), 5
    )
    pages = f"{_print(whole, 'pdf').pages} pages, floor {_platypus(whole)}"
    return Row(f"packet as tagged PDF ({pages})", mine * 1000, least * 1000, ratio, "ms", 1.3, "raw platypus, no tags")


def as_docx() -> Row:
    """Measure the packet as DOCX against the same words and tables filled through `table.cell`."""
    whole = document()
    mine, least, ratio = in_turn(
        lambda: seconds(lambda: _print(whole, "docx")), lambda: seconds(lambda: _table_cell(whole)), 3
    )
    return Row("packet as DOCX", mine * 1000, least * 1000, ratio, "ms", 0.5, "the same through table.cell")


def stall() -> Row:
    """Measure the longest gap of the event loop while a thread writes the packet, against 50 ms."""
    whole = document()
    return longest_stall("longest stall while the packet is written", lambda: _print(whole, "pdf"))


def _print(whole: blocks.Document, key: str) -> Printed:
    return DOCUMENT_FORMATS[key].write_document(whole, Page())


def _platypus(whole: blocks.Document) -> int:
    registerFont(TTFont("Floor", str(paths.resource("fonts", "SourceSans3-Regular.ttf"))))
    story: list[Flowable] = []
    for section in whole.sections:
        for content in section.content:
            story += _flowables(content)
        story.append(PageBreak())
    template = SimpleDocTemplate(io.BytesIO(), pagesize=letter)
    template.build(story)
    return template.page


def _flowables(content: blocks.Content) -> list[Flowable]:
    if isinstance(content, blocks.Table):
        rows: list[list[Paragraph | list[Paragraph]]] = [
            [Paragraph(column.title, _STYLE) for column in content.columns]
        ]
        rows += [[[_words(one) for one in cell.paragraphs] for cell in row] for row in content.rows]
        share = sum(column.share for column in content.columns)
        return [Table(rows, [450 * column.share / share for column in content.columns], repeatRows=1, splitInRow=1)]
    one = blocks.Document(title="", language="en", sections=(blocks.Section("", "", (content,)),))
    return [Paragraph(escapeOnce(text), _STYLE) for text in texts(one) if text]


def _words(paragraph: blocks.Paragraph) -> Paragraph:
    return Paragraph(escapeOnce("".join(run.text for run in paragraph.runs)), _STYLE)


def _table_cell(whole: blocks.Document) -> None:
    target = docx.Document()
    for section in whole.sections:
        for content in section.content:
            if isinstance(content, blocks.Table):
                _fill(target, content)
                continue
            one = blocks.Document(title="", language="en", sections=(blocks.Section("", "", (content,)),))
            for text in texts(one):
                target.add_paragraph(text)
    target.save(io.BytesIO())


def _fill(target: WordDocument, content: blocks.Table) -> None:
    table = target.add_table(len(content.rows) + 1, len(content.columns))
    for at, column in enumerate(content.columns):
        table.cell(0, at).text = column.title
    for row, cells in enumerate(content.rows, 1):
        for at, cell in enumerate(cells):
            target_cell = table.cell(row, at)
            for paragraph in cell.paragraphs:
                target_cell.add_paragraph("".join(run.text for run in paragraph.runs))


if __name__ == "__main__":
    print(as_pdf(), as_docx(), stall(), sep="\n")
