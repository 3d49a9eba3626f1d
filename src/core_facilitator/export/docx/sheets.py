"""The sheet of paper and the body of its pages, in px of the design, 96 to the inch, and how Word counts them."""

from dataclasses import dataclass, replace

from core_facilitator.domain.packets import Paper, TextSize
from core_facilitator.export.sheets import scale, size


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet and its margins.

    `scale` enlarges text, and what must grow with it; `tightness` is how far lines stand apart of the usual.
    """

    width: float
    height: float
    scale: float
    top: float = 64.0
    side: float = 72.0
    bottom: float = 90.0
    foot: float = 56.0
    tightness: float = 1.0

    @property
    def body_width(self) -> float:
        """From margin to margin."""
        return self.width - 2 * self.side

    @property
    def body_height(self) -> float:
        """From the top margin to where the foot begins."""
        return self.height - self.top - self.bottom


def filled(usual: Sheet) -> Sheet:
    """Return the sheet with margins as narrow as printers and thumbs allow, for what stands on one page."""
    return replace(usual, top=44.0, side=48.0, bottom=72.0, foot=40.0, tightness=0.89)


def closer(usual: Sheet) -> Sheet:
    """Return the sheet with margins narrower and lines a little closer, for what would take another page."""
    return replace(usual, top=44.0, side=48.0, bottom=72.0, foot=40.0, tightness=0.87)


def sheet(paper: Paper, text_size: TextSize) -> Sheet:
    """Return the sheet for a paper and a size of text."""
    return Sheet(*size(paper), scale(text_size))


def twips(px: float) -> int:
    """Twentieths of a point, in which Word measures pages, tables and gaps."""
    return round(px * 15)


def half_points(px: float) -> int:
    """Half points, in which Word measures letters."""
    return round(px * 1.5)


def emu(px: float) -> int:
    """English metric units, in which Word measures drawings."""
    return round(px * 9525)
