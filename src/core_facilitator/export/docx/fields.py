"""What Word works out by itself: page numbers, and the table of contents with its entries filled in already.

Every section marks its own entry (a TC field at its start), so that a table that is updated in Word lists just
what it listed before, with pages as Word knows them. The numbers before that are reckoned by `space` and may be a
page off; Word puts them right when its user asks (F9), or when it prints where it is set to update fields then.
"""

from collections.abc import Iterator

from core_facilitator.export.docx.elements import SPACE, Element, paragraph, w, written
from core_facilitator.export.docx.text import plain_runs, tab_run, turned
from core_facilitator.export.plain import visible


def field(code: str, shown: str) -> Iterator[Element]:
    """Yield the runs of a field with the result that is shown until Word works it out anew."""
    for content in (_mark("begin"), _code(code), _mark("separate"), written(shown), _mark("end")):
        yield w("r", content)


def contents(entries: list[tuple[str, str, int]]) -> list[Element]:
    """Return the paragraphs of a table of contents; entries are (title, bookmark, page)."""
    paragraphs = [_entry(*entry) for entry in entries]
    if paragraphs:
        begin = (_mark("begin"), _code(" TOC \\f \\h \\z "), _mark("separate"))
        paragraphs[0][1:1] = [w("r", part) for part in begin]
        paragraphs[-1].append(w("r", _mark("end")))
    return paragraphs


def section_mark(title: str, bookmark: str, number: int) -> list[Element]:
    """Return what marks the start of a section for the table of contents, none of it printed."""
    quoted = " ".join(visible(title).replace("\\", "\\\\").replace('"', '\\"').split())
    hidden = (_mark("begin"), _code(f' TC "{quoted}" \\l 1 '), _mark("end"))
    return [
        w("bookmarkStart", id=number, name=bookmark),
        w("bookmarkEnd", id=number),
        *(w("r", w("rPr", w("vanish")), part) for part in hidden),
    ]


def page_number(pattern: str) -> Iterator[Element]:
    """Yield runs for "Page {page}", the number being Word's."""
    before, _, after = pattern.partition("{page}")
    yield from plain_runs(before)
    yield from field(" PAGE ", "1")
    yield from plain_runs(after)


def _entry(title: str, bookmark: str, page: int) -> Element:
    link = w(
        "hyperlink",
        *plain_runs(" ".join(title.split())),
        tab_run(),
        *field(f" PAGEREF {bookmark} \\h ", str(page)),
        anchor=bookmark,
        history=1,
    )
    return paragraph("TOC1", link, also=turned("TOC1", title))


def _mark(kind: str) -> Element:
    return w("fldChar", fldCharType=kind)


def _code(text: str) -> Element:
    element = w("instrText", text)
    element.set(SPACE, "preserve")
    return element
