"""The colors of a printed page. They differ a little from the screen's: paper needs more contrast."""

from typing import NamedTuple

from core_facilitator.domain.frameworks import Framework


class Color(NamedTuple):
    """Red, green and blue, from 0 to 1."""

    red: float
    green: float
    blue: float

    @property
    def gray(self) -> "Color":
        """The gray of the same lightness (ITU-R BT.709 luma)."""
        luma = 0.2126 * self.red + 0.7152 * self.green + 0.0722 * self.blue
        return Color(luma, luma, luma)


def _color(code: str) -> Color:
    return Color(*(int(code[at : at + 2], 16) / 255 for at in (1, 3, 5)))


INK = _color("#1A1F21")
INK_2 = _color("#3D4649")
INK_FOOT = _color("#4A5356")
PAPER = _color("#FFFFFF")
ACCENT = _color("#1C5A53")
ACCENT_TINT = _color("#E3EEEB")
MARGIN = _color("#7FA49C")
OUTLINE = _color("#85817A")
HAIRLINE = _color("#CFCBC1")
FOOTLINE = _color("#B9B5AB")
WRITING = _color("#8E8A81")
PRIVATE = _color("#6B3459")
PRIVATE_TINT = _color("#F7EDF3")
PRIVATE_LINE = _color("#A97897")

_FRAMEWORKS = {
    "theory-u": ("#15497B", "#E1E7EE"),
    "liberatory": ("#552D0D", "#E9E4E0"),
    "stages": ("#556A10", "#E9ECE0"),
    "improve": ("#2B3549", "#E3E5E7"),
    "emergent": ("#7554AE", "#EDE9F4"),
    "equity": ("#73623C", "#EDEBE6"),
    "shingo": ("#007189", "#DEEDF0"),
    "focus": ("#8A5261", "#F0E9EA"),
    "house": ("#453D36", "#E7E6E5"),
}


def framework_colors(framework: Framework) -> tuple[Color, Color]:
    """Return a framework's color and its tint; one that we do not know looks like house practice."""
    strong, tint = _FRAMEWORKS.get(framework.key, _FRAMEWORKS["house"])
    return _color(strong), _color(tint)
