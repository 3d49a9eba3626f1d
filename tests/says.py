"""Does a printed file say everything that its document says? The same question for every format."""

import re
import unicodedata
from collections import Counter
from dataclasses import replace

from core_facilitator.documents.block_texts import texts
from core_facilitator.documents.blocks import Content, Cover, Document, Heading, Section, Table

_BLANKS = re.compile(r"\s+|[\u00ad\u200b\u2060\ufeff]")


def normal(text: str) -> str:
    """Return the text as compared: compatibility characters unified, without blanks and control characters.

    Formats break lines where they like, also inside a long word, and show control characters in their own way.
    """
    unified = unicodedata.normalize("NFKC", text)
    shown = (sign for sign in unified if not 0x2400 <= ord(sign) < 0x2440 and unicodedata.category(sign) != "Cc")
    return _BLANKS.sub("", "".join(shown))


def missing(document: Document, extracted: str) -> list[str]:
    """Return the document's texts that the extracted text lacks, or holds less often than the document does.

    `extracted` is read from a printed file. It may come in any order of lines and with any additions. The document's
    own title counts as said by its cover.
    """
    found = normal(extracted)
    wanted = Counter(normal(text) for text in _texts(document))
    return [text for text, count in wanted.items() if text and found.count(text) < count]


def _texts(document: Document) -> list[str]:
    title, *rest = texts(document)
    has_cover = any(isinstance(content, Cover) for section in document.sections for content in section.content)
    return rest if has_cover else [title, *rest]


def texts_as_read(document: Document) -> list[str]:
    """Return the texts in the order of a page's structure: what stands beside a framework's chip comes with it."""
    return [text for section in document.sections for content in section.content for text in _read(section, content)]


def _read(section: Section, content: Content) -> list[str]:
    if isinstance(content, Heading):
        chip = [content.framework.name, content.aside] if content.framework else []
        return [text for text in (*chip, content.text, *([] if chip else [content.aside]), content.badge) if text]
    _, *found = texts(Document(title="x", language="en", sections=(replace(section, content=(content,)),)))
    return found


def section_texts(document: Document, key: str) -> list[str]:
    """Return the texts of the sections whose keys start so."""
    chosen = tuple(section for section in document.sections if section.key.startswith(key))
    assert chosen, f"no section {key} among {[section.key for section in document.sections]}"
    _, *found = texts(replace(document, sections=chosen))
    return found


def table_rows(document: Document, key: str) -> list[list[list[str]]]:
    """Return the rows of all tables in the sections whose keys start so: cells, each a list of its paragraphs."""
    return [
        [["".join(run.text for run in paragraph.runs) for paragraph in cell.paragraphs] for cell in row]
        for section in document.sections
        if section.key.startswith(key)
        for content in section.content
        if isinstance(content, Table)
        for row in content.rows
    ]
