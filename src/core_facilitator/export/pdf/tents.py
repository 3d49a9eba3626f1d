"""Name tents: half a sheet each, folded in the middle, the name on both sides."""

import re
from collections.abc import Sequence

from core_facilitator.documents.blocks import Tents
from core_facilitator.export.pdf.ink import Ink
from core_facilitator.export.pdf.lines import Line
from core_facilitator.export.pdf.looks import TENT_NAME, TENT_ROLE
from core_facilitator.export.pdf.palette import HAIRLINE, OUTLINE
from core_facilitator.export.pdf.sketches import Sketch
from core_facilitator.export.pdf.tags import Element
from core_facilitator.export.pdf.typesetter import Typesetter, draw_centered, height_of

_FOLD_DASH, _CUT_DASH = (6.0, 4.0), (1.0, 3.0)
_PADDING = 24.0
_ROLE_ABOVE = 8.0
_SMALLER = 0.9
_ONE_LINE = 0.5
"""Down to this part of its size a name stands on one line rather than on two."""
_NEARLY_ALL = 0.99
_MOST_LINES = 2
_CROWDED = 0.4
"""Below this part of its size a name may take as many lines as it needs."""


def tent_sketches(setter: Typesetter, tents: Tents, parent: Element) -> list[Sketch]:
    """Return the sheets of name tents: two to a sheet, each read upright from either side once folded."""
    pairs = [tents.names[at : at + 2] for at in range(0, len(tents.names), 2)]
    return [_sheet(setter, pair, parent) for pair in pairs]


def _sheet(setter: Typesetter, pair: Sequence[tuple[str, str]], parent: Element) -> Sketch:
    sheet = setter.sheet
    half = sheet.height / 2
    faces = [(_face(setter, name, role, half / 2), parent.add("P"), parent.add("P")) for name, role in pair]

    def draw(ink: Ink) -> None:
        for index, ((name, role), name_element, role_element) in enumerate(faces):
            top, fold = index * half, index * half + half / 2
            used = height_of(name) + height_of(role) + _ROLE_ABOVE
            down = (half / 2 - used) / 2
            with ink.upside_down(top, fold):
                # The same words again: a reader of the file needs them once.
                draw_centered(ink, name, sheet.side, top + down, sheet.body_width)
                draw_centered(ink, role, sheet.side, top + down + height_of(name) + _ROLE_ABOVE, sheet.body_width)
            draw_centered(ink, name, sheet.side, fold + down, sheet.body_width, name_element)
            below = fold + down + height_of(name) + _ROLE_ABOVE
            draw_centered(ink, role, sheet.side, below, sheet.body_width, role_element)
            ink.line(0, fold, sheet.width, fold, HAIRLINE, dash=_FOLD_DASH)
        ink.line(0, half, sheet.width, half, OUTLINE, dash=_CUT_DASH)

    return Sketch(draw, footed=False)


def _face(setter: Typesetter, name: str, role: str, height: float) -> tuple[list[Line], list[Line]]:
    """Return the lines of a name and a role, as large as they can be."""
    width = setter.sheet.body_width
    longest = max(re.split(r"[\s\-–—/]+", name), key=len)
    size = _one_line(setter, name, width) or 1.0
    while True:
        look = TENT_NAME.scaled(size)
        lines = setter.exact_words(name, look, width)
        role_lines = setter.exact_words(role, TENT_ROLE.scaled(min(size * 1.4, 1.0)), width) if role else []
        fits = height_of(lines) + height_of(role_lines) + _ROLE_ABOVE <= height - 2 * _PADDING
        whole = len(lines) <= _MOST_LINES and len(setter.exact_words(longest, look, width)) == 1
        if fits and (whole or size < _CROWDED):
            return lines, role_lines
        size *= _SMALLER


def _one_line(setter: Typesetter, name: str, width: float) -> float | None:
    """Return the largest size in which a name stands on one line; None when that would be too small."""
    longest = max((line.width for line in setter.exact_words(name, TENT_NAME, width * 100)), default=0.0)
    size = min(width * _NEARLY_ALL / longest, 1.0) if longest else 1.0
    return size if size >= _ONE_LINE else None
