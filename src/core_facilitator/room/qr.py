"""The code that a camera reads: rows of squares, painted by the window and on paper alike."""

import segno

QUIET = 4
"""How many squares wide the light edge around it must be (ISO/IEC 18004)."""


def squares(link: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows of a QR code, true for dark, without its light edge.

    It is readable with an eighth of it hidden (level M): a wall has glare, and phones are far away.
    """
    code = segno.make(link, error="m", micro=False, boost_error=False)
    return tuple(tuple(bool(square) for square in row) for row in code.matrix)
