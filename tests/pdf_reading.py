"""Reads a PDF as a screen reader does: by its structure, each mark's glyphs turned back into characters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

_MAPPED = re.compile(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>")


@dataclass
class Node:
    """A structure element: its tag, alternative text, and what is in it, texts with the pages they stand on."""

    tag: str
    alternative: str = ""
    parts: "list[Node | Said]" = field(default_factory=list)

    @property
    def nodes(self) -> "list[Node]":
        return [part for part in self.parts if isinstance(part, Node)]

    def all(self, *tags: str) -> "list[Node]":
        """Return the elements of these tags below this one, in reading order."""
        found = [self] if self.tag in tags else []
        for node in self.nodes:
            found.extend(node.all(*tags))
        return found

    @property
    def text(self) -> str:
        """What is read out, with a line for each element."""
        said = self.alternative if self.tag == "Figure" else ""
        for part in self.parts:
            said += f"{part.text}\n" if isinstance(part, Node) else part.text if self.tag != "Figure" else ""
        return said

    @property
    def pages(self) -> set[int]:
        """The pages that it stands on, from 1."""
        own = {part.page for part in self.parts if isinstance(part, Said)}
        return own.union(*(node.pages for node in self.nodes))


@dataclass
class Said:
    """Marked text on a page."""

    page: int
    text: str


@dataclass
class Reading:
    """A whole file: its title, its structure, and the decoration of each page."""

    title: str
    root: Node
    decoration: list[str]
    pages: int

    @property
    def text(self) -> str:
        """All that is read out, the title as a viewer shows it first."""
        return f"{self.title}\n{self.root.text}"


def read(data: bytes) -> Reading:
    """Return what a PDF says."""
    with pikepdf.open(BytesIO(data)) as pdf:
        marks: dict[tuple[int, int], str] = {}
        decoration = []
        numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        for number, page in enumerate(pdf.pages, start=1):
            artifacts = []
            for mark, text in _marked(page):
                if mark is None:
                    artifacts.append(text)
                else:
                    marks[number, mark] = text
            decoration.append("\n".join(artifacts))
        title = str(pdf.docinfo.get("/Title", ""))
        return Reading(title, _node(pdf.Root.StructTreeRoot.K, numbers, marks), decoration, len(pdf.pages))


def _node(
    element: Any,  # noqa: ANN401 -- pikepdf finds attributes of any name
    numbers: dict[Any, int],
    marks: dict[tuple[int, int], str],
) -> Node:
    node = Node(str(element.S)[1:], str(element.get("/Alt", "")))
    home = numbers.get(element.Pg.objgen, 0) if "/Pg" in element else 0
    kids = element.K
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            node.parts.append(Said(home, marks[home, kid]))
        elif kid.get("/Type") == "/MCR":
            page = numbers[kid.Pg.objgen]
            node.parts.append(Said(page, marks[page, int(kid.MCID)]))
        elif kid.get("/Type") != "/OBJR":
            node.parts.append(_node(kid, numbers, marks))
    return node


def _marked(page: pikepdf.Page) -> Iterator[tuple[int | None, str]]:
    """Yield each marked text of a page with its number; None for decoration."""
    fonts = {name: _characters(font) for name, font in page.Resources.Font.items()}
    mark: int | None = None
    font: dict[int, str] = {}
    text = ""
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = instruction.operands, str(instruction.operator)
        if operator in {"BDC", "BMC"}:
            mark = int(operands[1]["/MCID"]) if operator == "BDC" else None
            text = ""
        elif operator == "Tf":
            font = fonts[str(operands[0])]
        elif operator == "TJ":
            text += "".join(_decoded(bytes(part), font) for part in operands[0] if isinstance(part, pikepdf.String))
        elif operator == "EMC":
            yield mark, text


def _characters(font: pikepdf.Object) -> dict[int, str]:
    found = _MAPPED.findall(font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in found}


def _decoded(codes: bytes, font: dict[int, str]) -> str:
    return "".join(font[codes[at] << 8 | codes[at + 1]] for at in range(0, len(codes), 2))
