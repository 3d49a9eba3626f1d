"""XML elements of WordprocessingML and DrawingML (ECMA-376), written as nested calls.

`w("p", w("r", w("t", "a < b")))` is a paragraph of one run. Text is data: whatever needs escaping in XML is escaped
by lxml when the tree becomes bytes, so nothing here puts markup together from strings.
"""

from lxml import etree

Element = etree._Element

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
_W = "{" + NAMES["w"] + "}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PARAGRAPH_PROPERTIES = """
    pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs bidi spacing ind
    contextualSpacing jc textAlignment outlineLvl rPr sectPr
"""
_ORDER = {name: at for at, name in enumerate(_PARAGRAPH_PROPERTIES.split())}
"""The schema wants the properties of a paragraph in this order (ECMA-376 part 1, 17.3.1.26)."""


def w(tag: str, *children: Element | str | None, **attributes: object) -> Element:
    """Return an element of WordprocessingML; its attributes are in the same namespace. None is passed over."""
    element = etree.Element(_W + tag, nsmap=NAMES)
    for name, value in attributes.items():
        element.set(_W + name, str(value))
    return _filled(element, children)


def node(tag: str, *children: Element | str | None, **attributes: object) -> Element:
    """Return an element of another namespace ("wp:extent"); its attributes are in none."""
    prefix, name = tag.split(":")
    element = etree.Element("{" + NAMES[prefix] + "}" + name, nsmap=NAMES)
    for key, value in attributes.items():
        element.set(key, str(value))
    return _filled(element, children)


def qualified(tag: str) -> str:
    """Return a prefixed name as lxml knows it."""
    prefix, name = tag.split(":")
    return "{" + NAMES[prefix] + "}" + name


def written(text: str) -> Element:
    """Return text whose blanks are kept."""
    element = w("t", text)
    element.set(SPACE, "preserve")
    return element


def paragraph(style: str, *content: Element, also: tuple[Element | None, ...] = ()) -> Element:
    """Return a paragraph; `also` are further properties, in any order. Of two alike the later holds."""
    properties = w("pPr", w("pStyle", val=style))
    if also:
        alike = {each.tag: each for each in also if each is not None}
        properties.extend(sorted(alike.values(), key=_rank))
    return w("p", properties, *content)


def add_properties(element: Element, *properties: Element) -> None:
    """Add properties to a paragraph where the schema wants them; one that it has already gets what is new."""
    home = element[0]
    for each in properties:
        known = home.find(each.tag)
        if known is None:
            home.append(each)
        else:
            known.attrib.update(each.attrib)
    home[:] = sorted(home, key=_rank)


def _rank(element: Element) -> int:
    return _ORDER[etree.QName(element).localname]


def _filled(element: Element, children: tuple[Element | str | None, ...]) -> Element:
    for child in children:
        if isinstance(child, str):
            element.text = child
        elif child is not None:
            element.append(child)
    return element
