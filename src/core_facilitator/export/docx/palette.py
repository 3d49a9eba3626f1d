"""The colors of a Word page, as Word writes them; in black and white each becomes the gray of its lightness."""

from dataclasses import dataclass, fields

from core_facilitator.domain.frameworks import Framework
from core_facilitator.export import colors


@dataclass(frozen=True, slots=True)
class Palette:
    """Colors by what they are for."""

    ink: str = colors.INK
    quiet: str = colors.INK_2
    foot: str = colors.INK_FOOT
    accent: str = colors.ACCENT
    accent_tint: str = colors.ACCENT_TINT
    margin: str = colors.MARGIN
    outline: str = colors.OUTLINE
    hairline: str = colors.HAIRLINE
    writing: str = colors.WRITING
    private: str = colors.PRIVATE
    private_tint: str = colors.PRIVATE_TINT
    private_line: str = colors.PRIVATE_LINE
    paper: str = colors.PAPER
    grayscale: bool = False

    def answer(self, shade: int) -> tuple[str, str]:
        """Return the ground and the ink of a part of a bar, from the strongest no (1) to the strongest yes (5)."""
        ground, ink = colors.ANSWERS[shade - 1]
        return (_gray(ground), _gray(ink)) if self.grayscale else (ground, ink)

    def framework(self, framework: Framework) -> tuple[str, str]:
        """Return a framework's color and its tint."""
        strong, tint = colors.of_framework(framework)
        return (_gray(strong), _gray(tint)) if self.grayscale else (strong, tint)


def palette(*, grayscale: bool) -> Palette:
    """Return the colors, or their grays."""
    colored = Palette(grayscale=grayscale)
    if not grayscale:
        return colored
    grays = {field.name: _gray(field.default) for field in fields(colored) if isinstance(field.default, str)}
    return Palette(**grays, grayscale=True)


def _gray(color: str) -> str:
    """Return the gray of the same lightness."""
    red, green, blue = (int(color[at : at + 2], 16) for at in (0, 2, 4))
    return f"{round(colors.luma(red, green, blue)):02X}" * 3
