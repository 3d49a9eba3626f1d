"""Pages that are composed and not yet drawn: their numbers are only known when all are composed."""

from collections.abc import Callable
from dataclasses import dataclass

from core_facilitator.export.pdf.ink import Ink


@dataclass(slots=True)
class Entry:
    """A section in the list of contents: its title, its bookmark, and its first page once that is known."""

    title: str
    anchor: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Sketch:
    """How to draw one page, and whether its section's footer stands below."""

    draw: Callable[[Ink], None]
    footed: bool = True
