"""What a Word document says, for the tests: its words in reading order, with what is said of its drawings."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

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
    yield {W + "tab": "\t", W + "br": "\n", W + "p": "\n"}.get(str(element.tag), "")
    for child in element:
        yield from _words(child)
