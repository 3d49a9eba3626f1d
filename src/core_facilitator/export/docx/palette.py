"""The colors of a Word page, as Word writes them; in black and white each becomes the gray of its lightness."""

from dataclasses import dataclass, fields

from core_facilitator.domain.frameworks import Framework

_FRAMEWORKS = {
    "theory-u": ("15497B", "E1E7EE"),
    "liberatory": ("552D0D", "E9E4E0"),
    "stages": ("556A10", "E9ECE0"),
    "improve": ("2B3549", "E3E5E7"),
    "emergent": ("7554AE", "EDE9F4"),
    "equity": ("73623C", "EDEBE6"),
    "shingo": ("007189", "DEEDF0"),
    "focus": ("8A5261", "F0E9EA"),
    "house": ("453D36", "E7E6E5"),
}


@dataclass(frozen=True, slots=True)
class Palette:
    """Colors by what they are for."""

    ink: str = "1A1F21"
    quiet: str = "3D4649"
    foot: str = "4A5356"
    accent: str = "1C5A53"
    accent_tint: str = "E3EEEB"
    margin: str = "7FA49C"
    outline: str = "85817A"
    hairline: str = "CFCBC1"
    writing: str = "8E8A81"
    private: str = "6B3459"
    private_tint: str = "F7EDF3"
    private_line: str = "A97897"
    paper: str = "FFFFFF"
    grayscale: bool = False

    def framework(self, framework: Framework) -> tuple[str, str]:
        """Return a framework's color and its tint; one that we do not know looks like house practice."""
        strong, tint = _FRAMEWORKS.get(framework.key, _FRAMEWORKS["house"])
        return (_gray(strong), _gray(tint)) if self.grayscale else (strong, tint)


def palette(*, grayscale: bool) -> Palette:
    """Return the colors, or their grays."""
    colored = Palette(grayscale=grayscale)
    if not grayscale:
        return colored
    grays = {field.name: _gray(field.default) for field in fields(colored) if isinstance(field.default, str)}
    return Palette(**grays, grayscale=True)


def _gray(color: str) -> str:
    """Return the gray of the same lightness (ITU-R BT.709 luma)."""
    red, green, blue = (int(color[at : at + 2], 16) for at in (0, 2, 4))
    return f"{round(0.2126 * red + 0.7152 * green + 0.0722 * blue):02X}" * 3
