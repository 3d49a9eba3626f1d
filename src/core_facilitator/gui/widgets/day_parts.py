"""The parts of one row of the day's column, and the measures that all rows share."""

from dataclasses import dataclass

from PySide6.QtCore import QRect

MARGIN = 96  # px from the left edge to the double rule
RULE = 4
MARK = 20  # px that a small icon takes before its words
TITLE, SMALL = 24, 20  # px from one line of a title, or of small words, to the next

_NONE = QRect()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Where the parts of one row are; an empty rectangle is a part that the row does not have."""

    body: QRect
    times: QRect = _NONE
    kind: QRect = _NONE
    title: QRect = _NONE
    details: QRect = _NONE
    count: QRect = _NONE
    tag: QRect = _NONE
    chip: QRect = _NONE
    minutes: QRect = _NONE
    shield: QRect = _NONE
    notes: QRect = _NONE
    links: tuple[QRect, ...] = ()
    compact: bool = False
    title_lines: tuple[str, ...] = ()
    detail_lines: tuple[str, ...] = ()  # none: the details stand beside each other in one line
