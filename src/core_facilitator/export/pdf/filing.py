"""What a PDF says about itself: title, language, structure, and that it conforms to PDF/UA-1.

Nothing is said that the document does not say: no dates, no name of a machine or a person.
"""

from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFStream, PDFString

from core_facilitator.documents.blocks import Document
from core_facilitator.export.pdf.ink import Ink
from core_facilitator.export.pdf.looks import BODY
from core_facilitator.export.pdf.tags import Structure
from core_facilitator.export.pdf.typesetter import Typesetter

_PRODUCT = "CORE Facilitator"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part><pdf:Producer>{product}</pdf:Producer><xmp:CreatorTool>{product}</xmp:CreatorTool>
<dc:format>application/pdf</dc:format><dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>{more}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
"""Metadata (ISO 16684-1), with the claim that PDF/UA-1 asks for (ISO 14289-1, 5)."""


def filed(ink: Ink, setter: Typesetter, structure: Structure, document: Document) -> bytes:
    """Return the finished file."""
    title = setter.legible(document.title, BODY) or _PRODUCT
    author, subject = setter.legible(document.author, BODY), setter.legible(document.subject, BODY)
    language = document.language or "en"
    said = {"Title": title, "Author": author, "Subject": subject, "Creator": _PRODUCT, "Producer": _PRODUCT}
    catalog = {
        "Lang": PDFString(language),
        "MarkInfo": PDFDictionary({"Marked": "true"}),
        "ViewerPreferences": PDFDictionary({"DisplayDocTitle": "true"}),
        "Metadata": _metadata(title, author, subject, language),
        "StructTreeRoot": structure.tree(ink.canvas),
    }
    ink.canvas.describe({key: text for key, text in said.items() if text}, catalog)
    ink.fonts.add_to(ink.canvas)
    return ink.canvas.finished()


def _metadata(title: str, author: str, subject: str, language: str) -> PDFStream:
    more = ""
    if author:
        more += f"<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>"
    if subject:
        text = f'<rdf:li xml:lang="x-default">{escape(subject)}</rdf:li>'
        more += f"<dc:description><rdf:Alt>{text}</rdf:Alt></dc:description>"
    text = _XMP.format(product=_PRODUCT, language=escape(language), title=escape(title), more=more)
    stream = PDFStream(content=text.encode())
    stream.dictionary["Type"] = "/Metadata"
    stream.dictionary["Subtype"] = "/XML"
    return stream
