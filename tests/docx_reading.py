"""Word documents written and read again, for the tests: their parts, and their words with what is said of drawings."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

import docx
from docx.document import Document as Opened
from lxml import etree

from core_facilitator.documents.blocks import Document
from core_facilitator.export.docx import write
from core_facilitator.export.formats import Page
from core_facilitator.export.plain import visible

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
Element = etree._Element


def read(data: bytes) -> str:
    """Return the title, as a window shows it, and all that the body and its drawings say."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        title = etree.fromstring(file.read("docProps/core.xml")).findtext("{http://purl.org/dc/elements/1.1/}title")
        return f"{title}\n{words_of(etree.fromstring(file.read('word/document.xml')))}"


def words_of(element: Element) -> str:
    """Return what a reader finds, drawings by their alternative text."""
    return "".join(_words(element))


def _words(element: Element) -> Iterator[str]:
    if element.tag in (W + "instrText", W + "txbxContent"):
        return
    if element.tag == WP + "docPr":
        yield element.get("descr", "")
    if element.tag == W + "t":
        yield element.text or ""
    yield {W + "tab": "\t", W + "br": "\n", W + "p": "\n", W + "noBreakHyphen": "-"}.get(str(element.tag), "")
    for child in element:
        yield from _words(child)


def quiet(_done: int, _total: int) -> None:
    """Nobody watches."""


def data_of(made: Document, page: Page | None = None) -> bytes:
    """Return the document as a Word file."""
    return write(made, page or Page(), quiet).data


def opened(made: Document, page: Page | None = None) -> Opened:
    """Return the document as python-docx reads it."""
    return docx.Document(BytesIO(data_of(made, page)))


def parts(made: Document, page: Page | None = None) -> dict[str, bytes]:
    """Return the files inside the Word file, by name."""
    with zipfile.ZipFile(BytesIO(data_of(made, page))) as file:
        return {name: file.read(name) for name in file.namelist()}


def body_of(made: Document, page: Page | None = None) -> Element:
    """Return the element that holds the pages."""
    found = etree.fromstring(parts(made, page)["word/document.xml"])[0]
    assert found.tag == W + "body"
    return found


def attribute(element: Element, name: str = "val") -> str:
    """Return an attribute that is there."""
    value = element.get(W + name)
    assert value is not None
    return value


def style_of(paragraph: Element) -> str:
    """Return the name of a paragraph's style."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    assert found is not None
    return attribute(found)


def one_line(text: str) -> str:
    """Return text as it stands in one line."""
    return " ".join(visible(text).split())


def styles_in(element: Element) -> list[str]:
    """Return the styles of all paragraphs inside."""
    return [style_of(paragraph) for paragraph in element.iter(W + "p")]
