"""Framework files: one page of a framework each, as YAML. docs/protocol-file.md explains every field."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from pathlib import Path
from typing import Any

from core_facilitator import paths
from core_facilitator.domain.framework_pages import (
    Arc,
    Fact,
    FrameworkPage,
    Part,
    Point,
    Shape,
    Station,
    in_order,
)
from core_facilitator.domain.protocols import License, Protocol
from core_facilitator.store import file_fields as kinds
from core_facilitator.store.file_fields import Read
from core_facilitator.store.file_reading import FileError, FileReading, Problem, below
from core_facilitator.store.file_trees import Items, MisreadError, Node
from core_facilitator.store.framework_files_form import EDITORS_NOTE, SIMPLE, VERSION, VERSION_FIELD

_FEWEST_STATIONS = 2
_FEWEST_OF_A_U = 3


class FrameworkFileError(FileError):
    """A file that holds no page: everything that is wrong with it, in the order of its lines."""


def read(text: str, name: str, cards: Iterable[Protocol]) -> FrameworkPage:
    """Return the page that a framework file holds.

    Args:
        text: the file.
        name: its name, for the errors.
        cards: those that a page may lead to; its licenses are theirs, too.

    Raises:
        FrameworkFileError: with every problem found (the first 200); nothing is guessed.
    """
    reading = _Reading(cards)
    found, problems = reading.whole(text, name, reading.file)
    if found is None or problems:
        raise FrameworkFileError(tuple(problems))
    return found


def pages(cards: Iterable[Protocol], folder: Path | None = None) -> tuple[FrameworkPage, ...]:
    """Return all pages that come with the app, in the order in which a list shows them.

    Args:
        cards: all cards of the library.
        folder: where the files are; those of the app if none is given.

    Raises:
        FrameworkFileError: when a file cannot be read, or two pages have one key.
    """
    files = sorted((folder or paths.resource("catalogue") / "frameworks").glob("*.yaml"))
    found: dict[str, FrameworkPage] = {}
    cards = tuple(cards)
    for file in files:
        page = read(file.read_text(encoding="utf-8"), file.name, cards)
        if page.key in found:
            raise FrameworkFileError((Problem(file.name, 0, "key", f"another page has the key '{page.key}' too"),))
        found[page.key] = page
    return in_order(found.values())


class _Reading(FileReading):
    """One pass over a framework file."""

    def __init__(self, cards: Iterable[Protocol]) -> None:
        super().__init__(SIMPLE, VERSION_FIELD, VERSION, aside=(EDITORS_NOTE,))
        self._licenses: dict[str, License] = {}
        self._known: set[str] = set()
        for card in cards:
            self._known.add(card.key)
            self._licenses.setdefault(card.license.key, card.license)

    def file(self, root: Node) -> FrameworkPage | None:
        """Return what the file's tree holds, or None when it could not be put together."""
        if not self.form_is_known(root):
            return None
        more: dict[str, Read] = {
            "arc": self._arc,
            "parts": self._several(self._part),
            "licenses": self._several(self._license, attrgetter("key")),
            VERSION_FIELD: kinds.COUNT.read,
        }
        page = self.value(FrameworkPage, root, "", more)
        if page is not None:
            for arc in page.arcs:
                for station in arc.stations:
                    if station.told_in and page.told(station.told_in, arc) is None:
                        why = f"nothing on this page is called '{station.told_in}'"
                        self.report(MisreadError(root.line, "told_in", why))
        return page

    def _part(self, node: Node, path: str) -> Part | None:
        points, protocols = self._several(self._point), self._several(self._protocol, str)
        return self.value(Part, node, path, {"arc": self._arc, "points": points, "protocols": protocols})

    def _point(self, node: Node, path: str) -> Point | None:
        facts, protocols = self._several(self.plain(Fact)), self._several(self._protocol, str)
        return self.value(Point, node, path, {"facts": facts, "protocols": protocols})

    def _arc(self, node: Node, path: str) -> Arc | None:
        before = len(self.problems)
        found = self.value(Arc, node, path, {"stations": self._several(self.plain(Station))})
        if found is not None and len(self.problems) == before:
            for field, why in _contradictions(found):
                self.report(MisreadError(node.line, below(path, field), why))
        return found

    def _protocol(self, node: Node, path: str) -> str:
        key: str = kinds.SHORT_NAME.read(node, path)
        if key not in self._known:
            raise MisreadError(node.line, path, f"there is no protocol '{key}'")
        return key

    def _license(self, node: Node, path: str) -> License:
        key: str = kinds.SHORT_NAME.read(node, path)
        if key not in self._licenses:
            raise MisreadError(node.line, path, f"no protocol has a license with the key '{key}'")
        return self._licenses[key]

    def _several(self, read: Read, name: Callable[[Any], str] = attrgetter("name")) -> Read:
        """Return what reads a list of at least one thing, each with a `name` of its own."""
        read_all = self.listed(read)

        def read_several(node: Node, path: str) -> tuple[Any, ...]:
            found = read_all(node, path)
            if isinstance(node, Items) and not node.items:
                raise MisreadError(node.line, path, "at least one is needed")
            twice = [one for one, count in Counter(map(name, found)).items() if count > 1]
            if twice:
                raise MisreadError(node.line, path, f"'{twice[0]}' stands twice")
            return found

        return read_several


def _contradictions(arc: Arc) -> Iterator[tuple[str, str]]:
    """Yield the field and what is wrong with it, for every rule that a drawing breaks."""
    count = len(arc.stations)
    if count < _FEWEST_STATIONS:
        yield "stations", "a drawing needs at least two"
    if arc.shape is Shape.U and (count < _FEWEST_OF_A_U or count % 2 == 0):
        yield "stations", "a U has as many stations on its left as on its right, and one at the bottom"
    if arc.hub and arc.shape is not Shape.WHEEL:
        yield "hub", "only a wheel has a hub"
    if arc.shape in (Shape.WHEEL, Shape.TREE) and any(station.turn for station in arc.stations):
        yield "stations", f"in a {arc.shape.value} no station leads to the next, so it has no turns"
    if arc.shape is not Shape.CYCLE and arc.stations[-1].turn:
        yield "stations", "the last one leads nowhere, so it has no turn"
    yield from _branches(arc)


def _branches(arc: Arc) -> Iterator[tuple[str, str]]:
    before: set[str] = set()
    for place, station in enumerate(arc.stations):
        field = f"stations[{place}].under"
        if station.under and arc.shape is not Shape.TREE:
            yield field, "only in a tree one station branches from another"
        elif station.under and station.under not in before:
            yield field, f"no station before it is called '{station.under}'"
        elif arc.shape is Shape.TREE and place and not station.under:
            yield field, "missing; a tree has one trunk, and everything else branches from something"
        before.add(station.name)
