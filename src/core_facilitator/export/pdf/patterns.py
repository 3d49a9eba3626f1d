"""How kinds of time are drawn: by pattern first, so that a page in black and white says the same (DESIGN.md)."""

from core_facilitator.domain.agendas import TimeKind
from core_facilitator.export.pdf.ink import Ink
from core_facilitator.export.pdf.palette import ACCENT, ACCENT_TINT, OUTLINE, PAPER, Color

_HATCH_PITCH = 7.0
_HATCH_LINE = 1.5
_RULE_PITCH = 4.0
_DASH = (2.5, 2.0)


def draw_kind(ink: Ink, kind: TimeKind, x: float, y: float, width: float, height: float, radius: float = 3) -> None:
    """Fill a box with a kind's pattern: solid, hatched, ruled, or empty with a dashed edge."""
    x, y, width, height = x + 0.5, y + 0.5, width - 1, height - 1
    if kind is TimeKind.PLENARY:
        ink.box(x, y, width, height, fill=ACCENT, outline=ACCENT, radius=radius)
    elif kind is TimeKind.BREAK:
        ink.box(x, y, width, height, fill=PAPER, outline=OUTLINE, radius=radius, dash=_DASH)
    else:
        hatched = kind is TimeKind.SMALL_GROUP
        ink.box(x, y, width, height, fill=ACCENT_TINT if hatched else PAPER, radius=radius)
        with ink.within(x, y, width, height, radius):
            if hatched:
                draw_hatch(ink, x, y, width, height, ACCENT)
            else:
                _rule(ink, x, y, width, height)
        ink.box(x, y, width, height, outline=ACCENT, radius=radius)


def draw_hatch(ink: Ink, x: float, y: float, width: float, height: float, color: Color) -> None:
    """Draw diagonal lines over a box; they reach beyond its edges."""
    offset = _HATCH_PITCH / 2
    while offset < width + height:
        ink.line(x + offset - height, y + height, x + offset, y, color, _HATCH_LINE)
        offset += _HATCH_PITCH


def _rule(ink: Ink, x: float, y: float, width: float, height: float) -> None:
    at = _RULE_PITCH
    while at < height - 1:
        ink.line(x, y + at, x + width, y + at, ACCENT)
        at += _RULE_PITCH
