"""Paper, and lines to write on, in px of the design, 96 to the inch."""

from core_facilitator.domain.packets import Paper, TextSize

WRITING_LINE = 36.0
"""From one line to write on to the next."""

_INCH, _MILLIMETER = 96.0, 96 / 25.4
FEWEST_LINES = 3
"""Lines to write on that stay where room is short."""

LEAST = 0.89
"""The smallest scale of text that is to stand on one page: body text of 15 px has 10 points there, small print 9."""

_LARGEST, _STEP = 1.5, 0.025
_CLOSER = (1.0, 0.975, 0.95, 0.92, LEAST)


def size(paper: Paper) -> tuple[float, float]:
    """Return the width and height of US Letter or A4 (ISO 216)."""
    if paper is Paper.A4:
        return 210 * _MILLIMETER, 297 * _MILLIMETER
    return 8.5 * _INCH, 11 * _INCH


def sizes(usual: float) -> tuple[float, ...]:
    """Return the scales to try for what stands on one page, the largest first; large print never gets smaller."""
    least = usual if usual > 1 else LEAST
    steps = range(int((usual * _LARGEST - least) / _STEP) + 1)
    return tuple(least + step * _STEP for step in reversed(steps))


def closer_sizes(usual: float) -> tuple[float, ...]:
    """Return the scales to try for a handout that would take another page, the largest first."""
    return (usual,) if usual > 1 else tuple(usual * size for size in _CLOSER)


def scale(text_size: TextSize) -> float:
    """Return how much text is enlarged; large text by a quarter, so that body text has 14 points."""
    return 1.25 if text_size is TextSize.LARGE else 1.0
