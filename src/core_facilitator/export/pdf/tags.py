"""The structure of a PDF: what a screen reader meets, in the order of reading (ISO 32000-1, 14.7; PDF/UA-1).

Elements are made while pages are composed and filled with marks while they are painted. An element that never
got a mark, such as an empty paragraph, is left out; empty table cells stay.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from core_facilitator.export.pdf.beneath import PageCanvas, Raw, pdf_text

_STAY_EMPTY = {"TD", "TH"}


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked content: the `number`th on a page (from 0)."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A link's place on a page, by the name of its annotation."""

    page: int
    annotation: str


@dataclass(slots=True, eq=False)
class Element:
    """A structure element of a standard type. `attributes` is the content of its attribute dictionary."""

    tag: str
    alternative: str = ""
    attributes: str = ""
    kids: "list[Element | Mark | LinkArea]" = field(default_factory=list)

    def add(self, tag: str, alternative: str = "", attributes: str = "") -> "Element":
        """Return a new element at the end of this one."""
        element = Element(tag, alternative, attributes)
        self.kids.append(element)
        return element

    @property
    def present(self) -> bool:
        """Whether there is anything to read in it."""
        return any(not isinstance(kid, Element) or kid.present for kid in self.kids) or self.tag in _STAY_EMPTY


class Structure:
    """The structure of one document, and the way from its pages and links back to their elements."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._parents: list[list[Element] | Element] = []
        self._marked: list[Element] = []
        self._page = -1

    @property
    def next_key(self) -> int:
        """The key in the parent tree of the next page or link."""
        return len(self._parents)

    def start_page(self) -> int:
        """Begin to count the marks of the next page; return its key in the parent tree."""
        self._page += 1
        self._marked = []
        self._parents.append(self._marked)
        return len(self._parents) - 1

    def mark(self, element: Element) -> int:
        """Add marked content on the current page to an element and return its number."""
        element.kids.append(Mark(self._page, len(self._marked)))
        self._marked.append(element)
        return len(self._marked) - 1

    def link(self, element: Element, annotation: str) -> None:
        """Add a link annotation on the current page to an element; its key in the parent tree was `next_key`."""
        element.kids.append(LinkArea(self._page, annotation))
        self._parents.append(element)

    def tree(self, canvas: PageCanvas) -> Raw:
        """Return the root of the structure tree, with the way back from the pages to it, for the catalog."""
        root, tree = Raw(), Raw()
        objects = {element: Raw() for element in _present(self.root)}
        root_number = canvas.number_of(root)
        numbers = {element: canvas.number_of(raw) for element, raw in objects.items()}
        parents = {kid: element for element in objects for kid in element.kids if isinstance(kid, Element)}
        for element, raw in objects.items():
            parent = numbers[parents[element]] if element in parents else root_number
            raw.text = _written(canvas, element, parent, numbers)
        entries = (f"{key} {_reference(parent, numbers)}" for key, parent in enumerate(self._parents))
        tree.text = f"<</Nums[{' '.join(entries)}]>>"
        root.text = (
            f"<</Type/StructTreeRoot/K {numbers[self.root]} 0 R"
            f"/ParentTree {canvas.number_of(tree)} 0 R/ParentTreeNextKey {len(self._parents)}>>"
        )
        return root


def _present(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element) and kid.present:
            yield from _present(kid)


def _reference(parent: list[Element] | Element, numbers: dict[Element, int]) -> str:
    if isinstance(parent, Element):
        return f"{numbers[parent]} 0 R"
    return f"[{' '.join(f'{numbers[element]} 0 R' for element in parent)}]"


def _written(canvas: PageCanvas, element: Element, parent: int, numbers: dict[Element, int]) -> str:
    home = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
    kids = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.extend([f"{numbers[kid]} 0 R"] if kid in numbers else [])
        elif isinstance(kid, LinkArea):
            kids.append(f"<</Type/OBJR{_on(canvas, kid.page)}/Obj {canvas.number_named(kid.annotation)} 0 R>>")
        elif kid.page == home:
            kids.append(str(kid.number))
        else:
            kids.append(f"<</Type/MCR{_on(canvas, kid.page)}/MCID {kid.number}>>")
    page = "" if home is None else _on(canvas, home)
    alternative = f"/Alt {pdf_text(element.alternative)}" if element.alternative else ""
    attributes = f"/A<<{element.attributes}>>" if element.attributes else ""
    return f"<</S/{element.tag}/P {parent} 0 R{page}/K[{' '.join(kids)}]{alternative}{attributes}>>"


def _on(canvas: PageCanvas, page: int) -> str:
    return f"/Pg {canvas.number_named(f'Page{page + 1}')} 0 R"
