"""Pages of frameworks: what each family of practices is about, its arc as a drawing, and the protocols that serve it.

Names of movements, stages and principles are their authors' and stand as facts; everything else is said in our words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.protocols import License


class Shape(Enum):
    """How the stations of an arc are drawn."""

    U = "u"
    """Down the left, round the bottom, up the right."""
    LINE = "line"
    """One after another."""
    CYCLE = "cycle"
    """Round and round: the last leads to the first."""
    LADDER = "ladder"
    """From the lowest rung up."""
    WHEEL = "wheel"
    """Around a hub, in no order of time."""
    TREE = "tree"
    """From one trunk to its branches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """One place on an arc: `turn` is what leads to the next one, `under` names the station that it branches from.

    `told_in` names the part or point of the page that tells about it, where that has another name.
    """

    name: str
    says: str = ""
    turn: str = ""
    under: str = ""
    told_in: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """A drawing of stations in their order. `hub` stands in the middle of a wheel."""

    shape: Shape
    title: str = ""
    hub: str = ""
    stations: tuple[Station, ...]

    def under(self, name: str = "") -> tuple[Station, ...]:
        """Return the stations that branch from the one of that name; without a name, those that branch from none."""
        return tuple(station for station in self.stations if station.under == name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A short pair, for a table beside what is told: "The voice that blocks", "Voice of Cynicism"."""

    name: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One of the things that a part is made of. `protocols` holds keys of cards that serve it."""

    name: str
    says: str
    facts: tuple[Fact, ...] = ()
    protocols: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A section of a page, perhaps with points and a drawing of its own."""

    name: str
    says: str
    arc: Arc | None = None
    points: tuple[Point, ...] = ()
    protocols: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is told on a page: the number of the part, and that of the point in it."""

    part: int
    point: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkPage:
    """One page. `key` is that of its framework, or a name of its own where a page goes across all of them."""

    key: str
    title: str
    introduction: str
    arc: Arc
    parts: tuple[Part, ...]
    source: str
    licenses: tuple[License, ...]

    @property
    def protocols(self) -> tuple[str, ...]:
        """The keys of all cards that the page leads to, each once, in the order in which it names them."""
        return tuple(dict.fromkeys(_keys(self.parts)))

    @property
    def arcs(self) -> tuple[Arc, ...]:
        """All drawings: its own, and those of its parts."""
        return (self.arc, *(part.arc for part in self.parts if part.arc is not None))

    def told(self, name: str, arc: Arc) -> Place | None:
        """Return where what a drawing names is told: in the part of that drawing, else in any; None for nowhere."""
        own = [number for number, part in enumerate(self.parts) if part.arc is arc]
        for number in own or range(len(self.parts)):
            for point, one in enumerate(self.parts[number].points):
                if _alike(one.name, name):
                    return Place(number, point)
        found = (Place(number) for number, part in enumerate(self.parts) if _alike(part.name, name))
        return None if own else next(found, None)


def _keys(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        yield from part.protocols
        for point in part.points:
            yield from point.protocols


def _alike(name: str, other: str) -> bool:
    return name.casefold() == other.casefold()


def in_order(pages: Iterable[FrameworkPage]) -> tuple[FrameworkPage, ...]:
    """Return pages as a list shows them: those across all frameworks first, then as the frameworks stand."""
    places = {key: place for place, key in enumerate(FRAMEWORKS)}
    return tuple(sorted(pages, key=lambda page: (places.get(page.key, -1), page.title)))
