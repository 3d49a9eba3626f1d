"""What people typed, as plain characters: control characters stay visible and no terminal or file obeys them."""

from collections.abc import Iterator
from urllib.parse import quote

from core_facilitator.documents.blocks import CountBars, Cover, Document, Ring, Run, Section, Tents
from core_facilitator.export.formats import Progress

_BREAKS = {"\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}
_PICTURES = {chr(code): chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\v\f\r"}
_OTHERS = {chr(code): f"[U+{code:04X}]" for code in (*range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)}
_TABLE = str.maketrans(_PICTURES | _OTHERS | _BREAKS)
_ADDRESS = ":/?#@!$&'()*+,;=%~-._"

LINES_TO_THE_PAGES_END = 12
"""How many lines to write on stand where there are no pages to fill."""


def visible(text: str) -> str:
    r"""Return the text with every kind of line break as \n and other control characters as pictures ("␇").

    A vertical tab is the line break that word processors paste. Lone surrogates cannot be written to a file and
    are shown by their number.
    """
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_TABLE)


def plain(runs: tuple[Run, ...]) -> str:
    """Return the words of the runs; the address of a link that its words do not show follows in brackets."""
    return "".join(
        visible(run.text) + (f" ({visible(run.link)})" if run.link and run.text not in run.link else "") for run in runs
    )


def in_words(drawing: CountBars | Ring) -> str:
    """Return what a table cell draws as words: counts, or a circle to mark."""
    return visible(drawing.alternative) if isinstance(drawing, CountBars) else "( )"


def address(link: str) -> str:
    """Return what a link leads to with everything escaped that an address may not hold (RFC 3986)."""
    return quote(visible(link), safe=_ADDRESS)


def with_kind(title: str, kind: str) -> str:
    """Return a block's title with its kind of time in words, where other formats draw a pattern."""
    return title if kind.casefold() in title.casefold() else f"{title} ({kind.lower()})"


def starts_with_cover(document: Document) -> bool:
    """Return whether a cover says the document's title, so that nothing above it needs to."""
    first = next((section.content for section in document.sections), ())
    return bool(first) and isinstance(first[0], Cover)


def sections(document: Document, progress: Progress) -> Iterator[tuple[Section, str]]:
    """Yield the sections, each with the title that has to be written above it because none of its content does.

    Raises:
        Canceled: when `progress` raised it.
    """
    total = len(document.sections)
    for done, section in enumerate(document.sections):
        progress(done, total)
        yield section, section.title if any(isinstance(content, Tents) for content in section.content[:1]) else ""
    progress(total, total)
