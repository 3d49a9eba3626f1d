r"""Text as Word keeps it: runs, line breaks, and words that are written from right to left.

Text comes as it was typed and is cleaned of what XML cannot hold (`plain.visible`). Word breaks a word that is
longer than its line by itself. Words in scripts that the product's fonts lack name one that has them (`fallbacks`).
"""

import unicodedata
from collections.abc import Iterator
from copy import copy
from urllib.parse import quote

from core_facilitator.documents.blocks import Paragraph, Run
from core_facilitator.export.docx import fallbacks
from core_facilitator.export.docx.elements import Element, paragraph, qualified, w, written
from core_facilitator.export.docx.manuscript import Manuscript
from core_facilitator.export.docx.sheets import twips
from core_facilitator.export.docx.styles import COVER_INDENT, LOOKS
from core_facilitator.export.plain import visible

_RIGHT_TO_LEFT = ("R", "AL")
_ENDS = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c") | dict.fromkeys("\u2066\u2067\u2068", "\u2069")
_ADDRESS = ":/?#@!$&'()*+,;=%~-._"


def body(manuscript: Manuscript, style: str, block: Paragraph, *also: Element | None) -> Element:
    """Return a paragraph of the document in a style of Word."""
    text = "".join(run.text for run in block.runs)
    return paragraph(style, *runs(manuscript, block.runs), also=(*turned(style, text), *also))


def line(style: str, text: str, *also: Element | None) -> Element:
    """Return a paragraph of plain text."""
    return paragraph(style, *plain_runs(text), also=(*turned(style, text), *also))


def turned(style: str, text: str) -> tuple[Element, ...]:
    """Return the properties of a paragraph that is written from right to left; it keeps its side and its indent.

    In such a paragraph Word takes "left" for where lines begin, which is at the right.
    """
    bidi = direction(text)
    if bidi is None:
        return ()
    look = LOOKS[style]
    side = (w("jc", val="left"),) if look.align == "right" else ()
    indent = (w("ind", left=0, right=twips(look.indent)),) if look.indent == COVER_INDENT else ()
    return (bidi, *side, *indent)


def direction(text: str) -> Element | None:
    """Return the property of a paragraph whose first letter is written from right to left."""
    if text.isascii():
        return None
    for sign in text:
        kind = unicodedata.bidirectional(sign)
        if kind == "L":
            return None
        if kind in _RIGHT_TO_LEFT:
            return w("bidi")
    return None


def runs(manuscript: Manuscript, content: tuple[Run, ...]) -> Iterator[Element]:
    """Yield the runs of a paragraph; links lead where they say."""
    for run in content:
        style = (*((w("b"), w("bCs")) if run.bold else ()), *((w("i"), w("iCs")) if run.italic else ()))
        if not run.link:
            yield from plain_runs(run.text, *style)
            continue
        link = w("hyperlink", *plain_runs(run.text, w("rStyle", val="Hyperlink"), *style))
        link.set(qualified("r:id"), manuscript.package.link(quote(visible(run.link), safe=_ADDRESS)))
        yield link


def plain_runs(text: str, *properties: Element) -> Iterator[Element]:
    """Yield runs for a text, one for each stretch of the same direction and font."""
    for words, backwards in _stretches(_closed(visible(text))):
        for part, family in fallbacks.stretches(words):
            yield _run(part, properties, family, backwards=backwards)


def unbroken_runs(text: str, *properties: Element) -> Iterator[Element]:
    """Yield runs for a text that breaks at its blanks alone, not at hyphens: a name in large type."""
    for number, part in enumerate(text.split("-")):
        if number:
            yield w("r", w("rPr", *(copy(each) for each in properties)), w("noBreakHyphen"))
        if part:
            yield from plain_runs(part, *properties)


def _run(words: str, properties: tuple[Element, ...], family: str, *, backwards: bool) -> Element:
    own = [copy(each) for each in properties]
    if family:
        # The schema wants a run's style before its font.
        styled = bool(own) and own[0].tag == qualified("w:rStyle")
        own.insert(int(styled), fallbacks.font(family))
    if backwards:
        own.append(w("rtl"))
    element = w("r", w("rPr", *own)) if own else w("r")
    for at, words_of_line in enumerate(words.split("\n")):
        if at:
            element.append(w("br"))
        for number, part in enumerate(words_of_line.split("\t")):
            if number:
                element.append(w("tab"))
            if part:
                element.append(written(part))
    return element


def _closed(text: str) -> str:
    """Return the text with every change of direction in it ended, so that it does not reach what follows."""
    ends = [] if text.isascii() else [_ENDS[sign] for sign in text if sign in _ENDS]
    return text + "".join(reversed(ends))


def _stretches(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the text in parts, each with whether it is written from right to left.

    Blanks, digits and signs between two such words belong to them.
    """
    if text.isascii():
        yield text, False
        return
    start, end = 0, None
    for at, sign in enumerate(text):
        kind = unicodedata.bidirectional(sign)
        if kind in _RIGHT_TO_LEFT:
            if end is None and at > start:
                yield text[start:at], False
                start = at
            end = at + 1
        elif kind == "L" and end is not None:
            yield text[start:end], True
            start, end = end, None
    if end is not None:
        yield text[start:end], True
        start = end
    if start < len(text):
        yield text[start:], False


def tab_run() -> Element:
    """Return a tab on its own."""
    return w("r", w("tab"))
