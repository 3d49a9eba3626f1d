"""The colors of a printed page, as RRGGBB. They differ a little from the screen's: paper needs more contrast."""

from core_facilitator.domain.frameworks import Framework

INK = "1A1F21"
INK_2 = "3D4649"
INK_FOOT = "4A5356"
PAPER = "FFFFFF"
ACCENT = "1C5A53"
ACCENT_TINT = "E3EEEB"
MARGIN = "7FA49C"
OUTLINE = "85817A"
HAIRLINE = "CFCBC1"
FOOTLINE = "B9B5AB"
WRITING = "8E8A81"
PRIVATE = "6B3459"
PRIVATE_TINT = "F7EDF3"
PRIVATE_LINE = "A97897"

ANSWERS = (("8A4B0F", "FFFFFF"), ("DDB97B", INK), ("E4E1D9", INK), ("8CC4BB", INK), ("1F6B62", "FFFFFF"))
"""From the strongest no to the strongest yes: the ground of a part of a bar, and the ink of its number."""

_FRAMEWORKS = {
    "theory-u": ("15497B", "E1E7EE"),
    "liberatory": ("552D0D", "E9E4E0"),
    "stages": ("556A10", "E9ECE0"),
    "improve": ("2B3549", "E3E5E7"),
    "emergent": ("7554AE", "EDE9F4"),
    "equity": ("73623C", "EDEBE6"),
    "shingo": ("007189", "DEEDF0"),
    "focus": ("8A5261", "F0E9EA"),
    "friends": ("94502A", "F1E8E3"),
    "coaching": ("2E6B46", "E4ECE7"),
    "partners": ("4A5FA0", "E7EAF3"),
    "structures": ("9B3C77", "F2E6ED"),
    "creative": ("856000", "EFEADE"),
    "house": ("453D36", "E7E6E5"),
}


def of_framework(framework: Framework) -> tuple[str, str]:
    """Return a framework's color and its tint; one that we do not know looks like house practice."""
    return _FRAMEWORKS.get(framework.key, _FRAMEWORKS["house"])


def luma(red: float, green: float, blue: float) -> float:
    """Return the gray of the same lightness (ITU-R BT.709), in the measure of the three."""
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
