"""reportlab's canvas, and everything for which these pages reach beneath it.

reportlab has no tags, no fonts whose glyphs have no character, and no page without a standard font. All three can
be had from its layer of PDF objects, which is old and steady but not part of its promises. So whatever touches that
layer is in this module, and the pin on reportlab is tight.
"""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFObject, PDFStream, PDFZCompress
from reportlab.pdfgen.canvas import Canvas


class Raw(PDFObject):
    """An object whose text is ready; a structure has thousands, and a dictionary for each would be slow."""

    def __init__(self) -> None:
        self.text = ""

    def format(self, _document: object) -> bytes:
        """Return it as it is written."""
        return self.text.encode("latin-1")


class _Info(PDFObject):
    """The document information dictionary, without the dates that reportlab writes."""

    def __init__(self, said: Mapping[str, str]) -> None:
        self._said = dict(said)
        self.invariant = 1

    def digest(self, signature: Any) -> None:  # noqa: ANN401 -- a hash, which has no public type
        """Add to the signature from which reportlab makes the file's ID."""
        signature.update(repr(self._said).encode())

    def format(self, document: object) -> bytes:
        """Return it as it is written."""
        written: bytes = PDFDictionary({key: pdf_text(text) for key, text in self._said.items()}).format(document)
        return written


class PageCanvas(Canvas):
    """A canvas for pages of a given size in points, drawn in units of `unit` points."""

    _doc: Any

    def __init__(self, size: tuple[float, float], unit: float) -> None:
        self._unit = unit
        super().__init__(BytesIO(), pagesize=size, pageCompression=1, invariant=1, pdfVersion=(1, 7))

    def _make_preamble(self) -> None:
        # reportlab's own starts with Helvetica, which is not embedded.
        self._preamble = f"{self._unit} 0 0 {self._unit} 0 0 cm"

    def end_page(self, key: int) -> None:
        """Finish a page; `key` is where the parent tree of the structure speaks of it."""
        number = self.getPageNumber()
        self.showPage()
        page = self._doc.idToObject[f"Page{number}"]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = key
        page.Tabs = PDFName("S")
        # Not in base 85, as reportlab would have it: that is a quarter larger, and slow.
        page.Contents = PDFStream(content=page.stream, filters=[PDFZCompress])

    def reference(self, thing: PDFObject) -> Any:  # noqa: ANN401 -- reportlab writes it, nobody else looks inside
        """Return what refers to an object, adding it to the file."""
        return self._doc.Reference(thing)

    def number_of(self, thing: PDFObject) -> int:
        """Return an object's number in the file, adding it to the file."""
        return self.number_named(self.reference(thing).name)

    def number_named(self, name: str) -> int:
        """Return the number of the object of that name; pages are "Page1" and so on."""
        number: int = self._doc.idToObjectNumberAndVersion[name][0]
        return number

    def annotate(self, name: str, annotation: Mapping[str, object]) -> str:
        """Add an annotation to the current page and return its full name."""
        self._addAnnotation(PDFDictionary(dict(annotation)), name)  # type: ignore[attr-defined]  # not in its stubs
        full: str = self._doc.annotationName(name)
        return full

    def destination(self, bookmark: str) -> object:
        """Return what leads to a bookmark, which may be set later."""
        return self._bookmarkReference(bookmark)  # type: ignore[attr-defined]  # not in its stubs

    def add_font(self, name: str, font: PDFObject) -> None:
        """Put a font where all pages look for them."""
        self._doc.idToObject["BasicFonts"].dict[name] = self.reference(font)

    def describe(self, said: Mapping[str, str], catalog: Mapping[str, object]) -> None:
        """Set the document information and entries of the catalog."""
        self._doc.info = _Info(said)
        for key, value in catalog.items():
            setattr(self._doc.Catalog, key, value)

    def finished(self) -> bytes:
        """Return the file."""
        data: bytes = self.getpdfdata()  # type: ignore[no-untyped-call]  # not in its stubs
        return data


def compressed(content: bytes) -> PDFStream:
    """Return a compressed stream."""
    return PDFStream(content=content, filters=[PDFZCompress])


def pdf_text(text: str) -> str:
    """Return a text string as it is written in a PDF: UTF-16, in hexadecimal (ISO 32000-1, 7.9.2.2)."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex()}>"
