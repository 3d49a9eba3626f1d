"""Pages are stacked from slabs: bands across the page that are never cut.

A line of text, a table row, a line to write on: each is a slab that knows its height and how to draw itself.
Some must not be parted from the next one: a heading from what follows, the first two lines of a paragraph. What
runs along several slabs, such as the rule that closes a margin, is a frame; every page draws its part of it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from core_facilitator.export.pdf.ink import Ink


class Band(NamedTuple):
    """A part of a page, from edge to edge."""

    top: float
    bottom: float


Draw = Callable[[Ink, Band], None]
"""Draws within a band."""


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """Something drawn behind neighboring slabs, once a page, from the first one's top to the last one's bottom."""

    draw: Draw


@dataclass(frozen=True, slots=True, eq=False)
class Slab:
    """A band of `height` px, `gap` below the one before it unless it opens a page.

    `stays` keeps it with the next slab wherever a page is long enough for that. `head` is repeated above when a
    page begins with this slab. A slab that `fills` takes what is left of the page, at least its height. `air` is
    the part of its height that is empty and can give way, and a `spare` one can be left out (`fitting.py`).
    """

    height: float
    draw: Draw
    gap: float = 0.0
    stays: bool = False
    fills: bool = False
    air: float = 0.0
    spare: bool = False
    frames: tuple[Frame, ...] = ()
    head: "tuple[Slab, ...]" = ()


@dataclass(slots=True)
class Stack:
    """The slabs of one page, each with its top and its height there."""

    room: float
    placed: list[tuple[Slab, float, float]] = field(default_factory=list)
    used: float = 0.0

    def needs(self, slabs: Sequence[Slab]) -> float:
        """Return the height that slabs take if they come next."""
        gap = slabs[0].gap if self.placed else 0
        return gap + sum(slab.height for slab in slabs) + sum(slab.gap for slab in slabs[1:])

    def takes(self, slabs: Sequence[Slab]) -> bool:
        """Whether slabs fit below what is there."""
        return self.used + self.needs(slabs) <= self.room + 0.01

    def put(self, slab: Slab) -> None:
        """Add a slab below what is there."""
        top = self.used + (slab.gap if self.placed else 0)
        height = max(slab.height, self.room - top) if slab.fills else slab.height
        self.placed.append((slab, top, height))
        self.used = top + height

    def draw(self, ink: Ink, top: float) -> None:
        """Draw the page's slabs from a top downwards, frames first."""
        for frame, first, last in self._framed():
            frame.draw(ink, Band(top + first, top + last))
        for slab, at, height in self.placed:
            slab.draw(ink, Band(top + at, top + at + height))

    def _framed(self) -> Iterator[tuple[Frame, float, float]]:
        spans: dict[Frame, tuple[float, float]] = {}
        for slab, at, height in self.placed:
            for frame in slab.frames:
                first, _ = spans.get(frame, (at, at))
                spans[frame] = (first, at + height)
        for frame, (first, last) in spans.items():
            yield frame, first, last


def stacked(slabs: Sequence[Slab], room: float) -> list[Stack]:
    """Return the slabs on pages of a given height; no slabs are one empty page."""
    stacks = [Stack(room)]
    for group in _groups(slabs):
        if not stacks[-1].takes(group):
            _start_page(stacks, group)
        for slab in group:
            if not stacks[-1].takes([slab]) and stacks[-1].placed:
                _next(stacks, slab)
            stacks[-1].put(slab)
    return stacks


def _groups(slabs: Sequence[Slab]) -> Iterator[list[Slab]]:
    group: list[Slab] = []
    for slab in slabs:
        group.append(slab)
        if not slab.stays:
            yield group
            group = []
    if group:
        yield group


def _start_page(stacks: list[Stack], group: list[Slab]) -> None:
    """Start a page for a group, unless it would not fit there either and there is room to begin it here."""
    stack = stacks[-1]
    head = sum(slab.height for slab in group[0].head)
    whole = Stack(stack.room - head).takes(group)
    if stack.placed and (whole or stack.used > stack.room / 2):
        _next(stacks, group[0])


def _next(stacks: list[Stack], first: Slab) -> None:
    stacks.append(Stack(stacks[-1].room))
    for slab in first.head:
        stacks[-1].put(slab)


def air_left(whole: float, air: float, band: Band) -> float:
    """Return how much of its air a slab of that whole height kept, from 0 to 1, when it was given this band."""
    return min(max(1 - (whole - (band.bottom - band.top)) / air, 0.0), 1.0) if air else 1.0


def gapped(slabs: Sequence[Slab], gap: float) -> list[Slab]:
    """Return slabs with a gap above the first one."""
    return [replace(slabs[0], gap=gap), *slabs[1:]] if slabs else []


def kept(slabs: Sequence[Slab]) -> list[Slab]:
    """Return slabs that stay together."""
    return [*(replace(slab, stays=True) for slab in slabs[:-1]), *slabs[-1:]]


def led(slabs: Sequence[Slab]) -> list[Slab]:
    """Return the lines of a paragraph so that neither its first nor its last line is left alone (widows)."""
    last = len(slabs) - 1
    return [replace(slab, stays=slab.stays or (at in {0, last - 1} and at < last)) for at, slab in enumerate(slabs)]


def framed(slabs: Sequence[Slab], frame: Frame) -> list[Slab]:
    """Return slabs with a frame behind them."""
    return [replace(slab, frames=(frame, *slab.frames)) for slab in slabs]
