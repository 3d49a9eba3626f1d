"""The file around a document: its parts, what they are, and how they hang together (python-docx's OPC layer).

The same document becomes the same bytes: nothing in the file says when it was made, or by whom unless the
document names an author.
"""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package as OpcPackage
from lxml import etree

from core_facilitator.documents.blocks import Document
from core_facilitator.export.docx.elements import Element, w
from core_facilitator.export.plain import visible

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DUBLIN = "http://purl.org/dc/elements/1.1/"
_FACE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


class Package:
    """A Word file that is being put together.

    `body` is where the document's paragraphs and tables go; `pages` holds it and the feet.
    """

    def __init__(self) -> None:
        self.body = w("body")
        self.pages = [self.body]
        self._package = OpcPackage()
        self._main = self._part("word/document", w("document", self.body), CT.WML_DOCUMENT_MAIN)
        self._package.relate_to(self._main, RT.OFFICE_DOCUMENT)
        self._faces: dict[str, Part] = {}

    def add_styles(self, root: Element) -> None:
        """Add the styles."""
        self._main.relate_to(self._part("word/styles", root, CT.WML_STYLES), RT.STYLES)

    def add_numbering(self, root: Element) -> None:
        """Add the definitions of the lists."""
        self._main.relate_to(self._part("word/numbering", root, CT.WML_NUMBERING), RT.NUMBERING)

    def add_settings(self, root: Element) -> None:
        """Add the settings."""
        self._main.relate_to(self._part("word/settings", root, CT.WML_SETTINGS), RT.SETTINGS)

    def add_fonts(self, root: Element) -> None:
        """Add the table of fonts, which names the faces that were added."""
        table = self._part("word/fontTable", root, CT.WML_FONT_TABLE)
        for key, face in self._faces.items():
            table.load_rel(RT.FONT, face, key)
        self._main.relate_to(table, RT.FONT_TABLE)

    def add_face(self, data: bytes) -> str:
        """Add a face of a font, mixed as it has to be; return its relationship id in the table of fonts."""
        number = len(self._faces) + 1
        part = Part(PackURI(f"/word/fonts/font{number}.odttf"), _FACE, data, self._package)
        self._faces[f"rId{number}"] = part
        return f"rId{number}"

    def add_footer(self, root: Element) -> str:
        """Add a footer; return its relationship id."""
        part = self._part(f"word/footer{len(self.pages)}", root, CT.WML_FOOTER)
        self.pages.append(root)
        return str(self._main.relate_to(part, RT.FOOTER))

    def link(self, address: str) -> str:
        """Return the relationship id of a link to an address outside the file."""
        return str(self._main.relate_to(address, RT.HYPERLINK, is_external=True))

    def add_properties(self, document: Document) -> None:
        """Add what file managers and readers show about the file."""
        core = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DUBLIN})
        for name, text in (
            ("title", document.title),
            ("subject", document.subject),
            ("creator", document.author),
            ("language", document.language),
        ):
            if text:
                etree.SubElement(core, f"{{{_DUBLIN}}}{name}").text = " ".join(visible(text).split())
        extended = etree.Element(f"{{{_EXTENDED}}}Properties", nsmap={"ep": _EXTENDED})
        etree.SubElement(extended, f"{{{_EXTENDED}}}Application").text = "CORE Facilitator"
        self._package.relate_to(self._part("docProps/core", core, CT.OPC_CORE_PROPERTIES), RT.CORE_PROPERTIES)
        self._package.relate_to(
            self._part("docProps/app", extended, CT.OFC_EXTENDED_PROPERTIES), RT.EXTENDED_PROPERTIES
        )

    def data(self) -> bytes:
        """Return the file."""
        written = BytesIO()
        self._package.save(written)
        return _without_dates(written)

    def _part(self, name: str, root: Element, content_type: str) -> Part:
        return _XmlPart(name, content_type, root, self._package)


class _XmlPart(Part):
    """A part of the file that is written from its elements when the file is."""

    def __init__(self, name: str, content_type: str, root: Element, package: OpcPackage) -> None:
        super().__init__(PackURI(f"/{name}.xml"), content_type, package=package)
        self._root = root

    @property
    def blob(self) -> bytes:
        return etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _without_dates(written: BytesIO) -> bytes:
    """Return the zip file with the date of every member set to the earliest that a zip file knows."""
    dateless = BytesIO()
    with ZipFile(written) as source, ZipFile(dateless, "w") as target:
        for name in source.namelist():
            member = ZipInfo(name, _EARLIEST)
            member.compress_type = ZIP_DEFLATED
            target.writestr(member, source.read(name))
    return dateless.getvalue()
