"""Paper, and lines to write on, in px of the design, 96 to the inch."""

from core_facilitator.domain.packets import Paper, TextSize

WRITING_LINE = 36.0
"""From one line to write on to the next."""

_INCH, _MILLIMETER = 96.0, 96 / 25.4


def size(paper: Paper) -> tuple[float, float]:
    """Return the width and height of US Letter or A4 (ISO 216)."""
    if paper is Paper.A4:
        return 210 * _MILLIMETER, 297 * _MILLIMETER
    return 8.5 * _INCH, 11 * _INCH


def scale(text_size: TextSize) -> float:
    """Return how much text is enlarged; large text by a quarter, so that body text has 14 points."""
    return 1.25 if text_size is TextSize.LARGE else 1.0
