"""Codes for cameras in plain numbers: which squares are drawn as one, and how much room they need around them."""

QUIET = 4
"""Light squares around a code, without which cameras do not find it (ISO/IEC 18004, 9.1)."""


def stretches(squares: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Return where dark squares of a row begin, and how many stand side by side there."""
    found: list[tuple[int, int]] = []
    for at, dark in enumerate(squares):
        if dark and at and squares[at - 1]:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif dark:
            found.append((at, 1))
    return found
