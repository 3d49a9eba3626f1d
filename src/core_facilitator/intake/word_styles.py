"""What Word's styles and lists say about a paragraph: a heading, a bullet or a number, and how deep it lies."""

import re
from dataclasses import dataclass, replace

from docx.opc.part import Part

from core_facilitator.domain.pasted_lines import Mark
from core_facilitator.intake.word_text import child, local, value
from core_facilitator.intake.xml import Element, tree

_BODY_TEXT = 9  # the outline level of what is no heading
_HEADING = re.compile(r"title|heading ([1-9])", re.IGNORECASE)
_MOST_BASES = 10  # styles that one style may rest on


@dataclass(frozen=True, slots=True)
class Style:
    """`level` of a heading, from 1; `mark` and `depth` of a list; `indent` in twentieths of a point."""

    level: int = 0
    mark: Mark = Mark.NONE
    depth: int = 0
    indent: int = 0


def part_named(main: Part, kind: str) -> Part | None:
    """Return the part that a document refers to as a kind: its styles, its numbering."""
    found = (rel for rel in main.rels.values() if rel.reltype.rpartition("/")[2] == kind and not rel.is_external)
    return next((rel.target_part for rel in found), None)


class Styles:
    """The styles and lists of one document."""

    def __init__(self, main: Part) -> None:
        self._styles = {value(one, "styleId"): one for one in _root(main, "styles") if local(one) == "style"}
        numbering = _root(main, "numbering")
        abstract = {value(one, "abstractNumId"): one for one in numbering if local(one) == "abstractNum"}
        self._lists = {
            value(one, "numId"): abstract.get(value(child(one, "abstractNumId")))
            for one in numbering
            if local(one) == "num"
        }

    def of(self, paragraph: Element) -> Style:
        """Return what is said about a paragraph: by itself, by its style, or by a style that that one rests on."""
        properties = child(paragraph, "pPr")
        style = self._said(properties)
        key = value(child(properties, "pStyle"))
        for _ in range(_MOST_BASES):
            named = self._styles.get(key)
            if named is None:
                return style
            style = _filled(style, self._said(child(named, "pPr")), value(child(named, "name")))
            key = value(child(named, "basedOn"))
        return style

    def _said(self, properties: Element | None) -> Style:
        outline = value(child(properties, "outlineLvl"))
        level = int(outline) + 1 if outline.isdecimal() and int(outline) < _BODY_TEXT else 0
        margins = child(properties, "ind")
        indent = value(margins, "left") or value(margins, "start")
        depth = value(child(properties, "numPr", "ilvl"))
        number = value(child(properties, "numPr", "numId"))
        deep = int(depth) if depth.isdecimal() else 0
        return Style(level, self._mark(number, deep), min(deep, 9), int(indent) if indent.isdecimal() else 0)

    def _mark(self, number: str, depth: int) -> Mark:
        of_list = self._lists.get(number)
        levels = () if of_list is None else tuple(of_list)
        forms = (one for one in levels if local(one) == "lvl" and value(one, "ilvl") == str(depth))
        form = next((value(child(one, "numFmt")) for one in forms), "")
        return {"": Mark.NONE, "none": Mark.NONE, "bullet": Mark.BULLET}.get(form, Mark.NUMBER)


def _filled(style: Style, base: Style, name: str) -> Style:
    """Return a style with what its base says where it says nothing itself."""
    level = style.level or base.level or _level_by(name)
    if style.mark is Mark.NONE:
        style = replace(style, mark=base.mark, depth=base.depth)
    return replace(style, level=level, indent=style.indent or base.indent)


def _level_by(name: str) -> int:
    """Return the level that the name of a style means: some programs write no outline level beside "Heading 1"."""
    found = _HEADING.fullmatch(name)
    return int(found[1] or 1) if found else 0


def _root(main: Part, kind: str) -> list[Element]:
    part = part_named(main, kind)
    return [] if part is None else list(root_of(part))


def root_of(part: Part) -> Element:
    """Return the root of a part; python-docx has read most of them already."""
    element: Element | None = getattr(part, "element", None)
    return tree(part.blob) if element is None else element
