"""Word documents: paragraphs, lists and tables in the order of reading, then what stands beside them."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from docx.opc.package import OpcPackage

from core_facilitator.domain.pasted_lines import Mark, Stripped, stripped
from core_facilitator.domain.pasted_sources import Source, SourceLine, Told
from core_facilitator.domain.text import clean
from core_facilitator.intake.limits import check_count
from core_facilitator.intake.refusals import IntakeError, Refusal
from core_facilitator.intake.rows import row_line, unfolded
from core_facilitator.intake.word_styles import Styles, part_named, root_of
from core_facilitator.intake.word_text import Found, child, chosen, local, value, words_of
from core_facilitator.intake.xml import Element

_HOLDERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "body", "smartTag"})
_BESIDE = {
    "header": "Header",
    "footer": "Footer",
    "footnotes": "Footnote",
    "endnotes": "Endnote",
    "comments": "Comment",
    "diagramData": "Drawing",
    "chart": "Chart",
}
_TWIPS_A_STEP = 240  # of indentation: a sixth of an inch is one step


def read(data: bytes, name: str) -> Source:
    """Return the lines of a document.

    Raises:
        IntakeError: when it has more lines than an agenda, or parts that only Word can put together.
    """
    main = OpcPackage.open(BytesIO(data)).main_document_part
    if part_named(main, "aFChunk") is not None:
        raise IntakeError(Refusal.HOSTILE, name)
    walk = _Walk(Styles(main), name)
    lines = tuple(walk.lines(root_of(main)))
    beside = tuple(_beside(main, walk))
    removed = tuple(_aside("Deleted", text) for text in walk.found.removed if text.strip())
    told = ((Told.TRACKED_CHANGES, walk.found.changes), (Told.PICTURES, walk.found.pictures))
    return Source(lines=lines, after=beside + removed, told=tuple((kind, str(count)) for kind, count in told if count))


def _beside(main: object, walk: "_Walk") -> Iterator[SourceLine]:
    """Yield what pages show around the text, each part once."""
    seen = set()
    for rel in main.rels.values():  # type: ignore[attr-defined] # -- python-docx has no types
        word = _BESIDE.get(rel.reltype.rpartition("/")[2])
        if word is None or rel.is_external or rel.target_part.partname in seen:
            continue
        seen.add(rel.target_part.partname)
        root = root_of(rel.target_part)
        lines = walk.lines(root) if "Drawing" not in word and word != "Chart" else map(_plain, _drawn(root))
        for line in lines:
            if line.text.strip():
                yield _aside(word, line.text.strip())


def _drawn(root: Element) -> Iterator[str]:
    """Yield the words of a drawing or a chart, by paragraphs."""
    for paragraph in root.iter():
        if local(paragraph) == "p":
            yield "".join(one.text or "" for one in paragraph.iter() if local(one) == "t")


def _plain(text: str) -> SourceLine:
    return SourceLine(text=text)


def _aside(word: str, text: str) -> SourceLine:
    return SourceLine(text=f"{word}: {text}", aside=True)


class _Walk:
    """Goes through a part in the order of reading."""

    def __init__(self, styles: Styles, name: str) -> None:
        self.found = Found()
        self._styles = styles
        self._name = name
        self._count = 0

    def lines(self, holder: Element) -> Iterator[SourceLine]:
        """Yield the lines of everything inside an element."""
        for one in holder:
            kind = local(one)
            if kind == "p":
                yield from self._paragraph(one)
            elif kind == "tbl":
                yield from self._table(one)
            elif kind == "AlternateContent":
                shown = chosen(one)
                yield from self.lines(shown) if shown is not None else ()
            elif kind in _HOLDERS or kind.endswith(("note", "comment")):
                yield from self.lines(one)

    def _paragraph(self, paragraph: Element) -> Iterator[SourceLine]:
        text = clean(words_of(paragraph, self.found)).text
        boxes, self.found.boxes = self.found.boxes, []
        self._count += 1
        check_count(self._count, 0, self._name)
        first, *more = text.split("\n")
        form = self._form(paragraph, first)
        yield SourceLine(text=first, form=form)
        for line in more:  # broken inside the paragraph: it goes on below the first
            yield SourceLine(text=line, form=replace(stripped(line), indent=form.indent + 1))
        for box in boxes:
            yield from self.lines(box)

    def _form(self, paragraph: Element, text: str) -> Stripped:
        """Return what a paragraph's style and list say of it, where its own first letters say nothing."""
        form = stripped(text)
        style = self._styles.of(paragraph)
        indent = max(form.indent, style.indent // _TWIPS_A_STEP)
        if form.cells or form.mark is not Mark.NONE:
            return replace(form, indent=indent)
        if style.level:
            return replace(form, mark=Mark.HEADING, level=style.level)
        if style.mark is not Mark.NONE:
            return replace(form, mark=style.mark, indent=style.depth * 2)
        return replace(form, indent=indent, bold=form.bold or _bold(paragraph))

    def _table(self, table: Element) -> Iterator[SourceLine]:
        rows = [[self._cell(cell) for cell in _parts(row, "tc")] for row in _parts(table, "tr")]
        if all(len(row) <= 1 for row in rows):  # no table but a frame
            yield from (line for row in rows for cell in row for line in cell)
            return
        spans = [[_span(cell) for cell in _parts(row, "tc")] for row in _parts(table, "tr")]
        for row, wide in zip(rows, spans, strict=True):
            cells: list[str] = []
            for lines, span in zip(row, wide, strict=True):
                cells += ["\n".join(filter(None, (line.text.strip() for line in lines))), *[""] * (span - 1)]
            yield from map(row_line, unfolded(cells))

    def _cell(self, cell: Element) -> list[SourceLine]:
        return list(self.lines(cell))


def _parts(holder: Element, kind: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, which content controls and changes may enclose."""
    for one in holder:
        if local(one) == kind:
            yield one
        elif local(one) in _HOLDERS:
            yield from _parts(one, kind)


def _span(cell: Element) -> int:
    said = value(child(cell, "tcPr", "gridSpan"))
    return min(int(said), 60) if said.isdecimal() else 1


def _bold(paragraph: Element) -> bool:
    """Whether all words are bold, as people write headings who know no styles."""
    runs = [run for run in paragraph.iter() if local(run) == "r" and any(local(one) == "t" for one in run)]
    return bool(runs) and all(_is_on(child(run, "rPr", "b")) for run in runs)


def _is_on(switch: Element | None) -> bool:
    return switch is not None and value(switch) not in ("0", "false", "off")
