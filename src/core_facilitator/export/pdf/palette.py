"""The colors of a printed page, as a PDF takes them."""

from typing import NamedTuple

from core_facilitator.domain.frameworks import Framework
from core_facilitator.export import colors


class Color(NamedTuple):
    """Red, green and blue, from 0 to 1."""

    red: float
    green: float
    blue: float

    @property
    def gray(self) -> "Color":
        """The gray of the same lightness."""
        shade = colors.luma(*self)
        return Color(shade, shade, shade)


def _color(code: str) -> Color:
    return Color(*(int(code[at : at + 2], 16) / 255 for at in (0, 2, 4)))


INK = _color(colors.INK)
INK_2 = _color(colors.INK_2)
INK_FOOT = _color(colors.INK_FOOT)
PAPER = _color(colors.PAPER)
ACCENT = _color(colors.ACCENT)
ACCENT_TINT = _color(colors.ACCENT_TINT)
MARGIN = _color(colors.MARGIN)
OUTLINE = _color(colors.OUTLINE)
HAIRLINE = _color(colors.HAIRLINE)
FOOTLINE = _color(colors.FOOTLINE)
WRITING = _color(colors.WRITING)
PRIVATE = _color(colors.PRIVATE)
PRIVATE_TINT = _color(colors.PRIVATE_TINT)
PRIVATE_LINE = _color(colors.PRIVATE_LINE)
ANSWERS = tuple((_color(ground), _color(ink)) for ground, ink in colors.ANSWERS)


def framework_colors(framework: Framework) -> tuple[Color, Color]:
    """Return a framework's color and its tint."""
    strong, tint = colors.of_framework(framework)
    return _color(strong), _color(tint)
