"""The sheet of paper and the body of its pages, in px of the design, 96 to the inch, and how Word counts them."""

from dataclasses import dataclass

from core_facilitator.domain.packets import Paper, TextSize


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet and its margins. `scale` enlarges text, and what must grow with it."""

    width: float
    height: float
    scale: float

    top = 64.0
    side = 72.0
    bottom = 90.0
    foot = 56.0

    @property
    def body_width(self) -> float:
        """From margin to margin."""
        return self.width - 2 * self.side

    @property
    def body_height(self) -> float:
        """From the top margin to where the foot begins."""
        return self.height - self.top - self.bottom


def sheet(paper: Paper, text_size: TextSize) -> Sheet:
    """Return the sheet: US Letter or A4 (ISO 216), large text a quarter larger, so that body text has 14 points."""
    scale = 1.25 if text_size is TextSize.LARGE else 1.0
    if paper is Paper.A4:
        return Sheet(210 / 25.4 * 96, 297 / 25.4 * 96, scale)
    return Sheet(8.5 * 96, 11 * 96, scale)


def twips(px: float) -> int:
    """Twentieths of a point, in which Word measures pages, tables and gaps."""
    return round(px * 15)


def half_points(px: float) -> int:
    """Half points, in which Word measures letters."""
    return round(px * 1.5)


def emu(px: float) -> int:
    """English metric units, in which Word measures drawings."""
    return round(px * 9525)
