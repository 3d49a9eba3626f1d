"""What the drawing of an arc is made of: words, strokes, dots and frames, each at its place in plain numbers.

Screen and paper draw the same; they differ in how wide their letters run, which `Type` says.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

Point = tuple[float, float]

FINE = 64
"""Straight pieces of a half circle; nobody sees that they are."""

_EVENER = (0.6, 0.7, 0.8, 0.9)
"""Parts of a width that lines may be broken to, so that none is left with a single word."""


class Lettering(Enum):
    """How words of a drawing are set."""

    NAME = "name"
    SAYS = "says"
    TURN = "turn"


class Align(Enum):
    """Where the lines of a label stand in its width."""

    START = "start"
    CENTER = "center"
    END = "end"


class Type(Protocol):
    """What a drawing must know of its letters."""

    @property
    def unit(self) -> float:
        """One px of the design, as long as it is here."""

    def width(self, lettering: Lettering, text: str) -> float:
        """Return how wide a text runs."""

    def height(self, lettering: Lettering) -> float:
        """Return how high a line is."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Area", gap: float = 0) -> bool:
        """Whether two of them overlap, or lie nearer to one another than a gap."""
        beside = self.right + gap <= other.left or other.right + gap <= self.left
        return not (beside or self.bottom + gap <= other.top or other.bottom + gap <= self.top)

    def joined(self, other: "Area") -> "Area":
        """Return the smallest one that holds both."""
        return Area(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Lines of words. `of` is the number of their station, or `turn_of` it; None for those of no station."""

    of: int | None
    lettering: Lettering
    lines: tuple[str, ...]
    area: Area
    align: Align = Align.START


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points, perhaps with an arrow's head at its end."""

    points: tuple[Point, ...]
    head: bool = False
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A station, or as a `ring` a turn."""

    x: float
    y: float
    radius: float
    ring: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around words: a box, or as a `disc` a circle."""

    area: Area
    disc: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A whole drawing, its top left corner at 0, 0."""

    width: float
    height: float
    labels: tuple[Label, ...]
    strokes: tuple[Stroke, ...] = ()
    dots: tuple[Dot, ...] = ()
    frames: tuple[Frame, ...] = ()

    @property
    def spots(self) -> dict[int, Area]:
        """Where the words of each station and turn stand, by its number."""
        found: dict[int, Area] = {}
        for label in self.labels:
            if label.of is not None:
                found[label.of] = found[label.of].joined(label.area) if label.of in found else label.area
        return found


def turn_of(station: int) -> int:
    """Return the number of the turn that leads away from a station."""
    return -station - 1


@dataclass(frozen=True, slots=True)
class Words:
    """Words one below the other, broken into lines that a width holds."""

    of: int | None
    parts: tuple[tuple[Lettering, tuple[str, ...]], ...]
    width: float
    """That of the longest line. It is more than the words were given where a single word is longer."""
    height: float
    first: float
    """How high the first line is."""

    def at(self, left: float, top: float, type_: Type, align: Align = Align.START) -> Iterator[Label]:
        """Yield them as labels in a column that begins there and is as wide as they are."""
        for lettering, lines in self.parts:
            bottom = top + type_.height(lettering) * len(lines)
            area = Area(left, top, left + self.width, bottom)
            yield Label(of=self.of, lettering=lettering, lines=lines, area=area, align=align)
            top = bottom


def words(type_: Type, of: int | None, texts: Iterable[tuple[Lettering, str]], width: float) -> Words:
    """Return texts broken into lines of a width; a word is never broken."""
    parts = tuple((lettering, _lines(type_, lettering, text, width)) for lettering, text in texts if text)
    widest = max(type_.width(lettering, line) for lettering, lines in parts for line in lines)
    height = sum(type_.height(lettering) * len(lines) for lettering, lines in parts)
    return Words(of, parts, widest, height, type_.height(parts[0][0]))


def _lines(type_: Type, lettering: Lettering, text: str, width: float) -> tuple[str, ...]:
    """Return as few lines as the width asks for, and those as even as can be."""
    found = _broken(type_, lettering, text, width)
    for part in _EVENER if len(found) > 1 else ():
        evener = _broken(type_, lettering, text, width * part)
        fits = max(type_.width(lettering, line) for line in evener) <= width
        if fits and len(evener) == len(found):
            return evener
    return found


def _broken(type_: Type, lettering: Lettering, text: str, width: float) -> tuple[str, ...]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and type_.width(lettering, longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)
