"""The foot of a page: what is running, what this section says, and the page's number. Decoration to a reader."""

from collections.abc import Mapping

from core_facilitator.documents.blocks import Document, Section
from core_facilitator.export.pdf.ink import Ink
from core_facilitator.export.pdf.lines import Line
from core_facilitator.export.pdf.looks import FOOT, Look
from core_facilitator.export.pdf.palette import FOOTLINE
from core_facilitator.export.pdf.typesetter import Typesetter, draw_lines, height_of

_ABOVE = 16.0
_PADDING = 8.0
_APART = 24.0
_MOST_LINES = 2
_SIZES = (1.0, 0.9, 0.8)
_SMALLEST = 11.2
"""Small enough to keep a long footer on one line, and still as large as print (8.4 points)."""
_LONGEST = 400
_HAIR = 0.01
_ENDLESS = 100_000.0
_WIDEST = {"page": 8888, "pages": 8888, "number": 88, "count": 88}


class Footer:
    """The footer of one section's pages. Texts that do not fit beside each other take two lines, then end in "…"."""

    def __init__(self, setter: Typesetter, document: Document, section: Section) -> None:
        self._setter = setter
        self._look = _look(setter, document, section)
        width = setter.sheet.body_width
        self._page = section.page or document.page
        number = self._number(_WIDEST)[0].width
        room = width - number - _APART
        middle = _short(setter, self._look, section.footer, (room - _APART) * 0.6)
        middle_width = max((line.width for line in middle), default=0.0)
        running_room = room - (middle_width + _APART if middle else 0)
        self._running = _short(setter, self._look, document.running, running_room)
        running_width = max((line.width for line in self._running), default=0.0)
        # In the middle between its neighbors, as in a row that is spread out.
        self._middle_x = running_width + (width - number - running_width - middle_width) / 2
        self._middle = middle
        self._height = max(height_of(self._running), height_of(middle), setter.look(self._look).leading)

    @property
    def top(self) -> float:
        """Where the line above the footer stands."""
        return self._setter.sheet.foot - self._height - _PADDING

    @property
    def body_end(self) -> float:
        """Where the page's content has to end."""
        return self.top - _ABOVE

    def draw(self, ink: Ink, numbers: Mapping[str, int]) -> None:
        """Draw the footer of a page: the document's `page` of `pages`, the section's `number` of `count`."""
        sheet = self._setter.sheet
        ink.line(sheet.side, self.top, sheet.width - sheet.side, self.top, FOOTLINE)
        top = self.top + _PADDING
        draw_lines(ink, self._running, sheet.side, top)
        draw_lines(ink, self._middle, sheet.side + self._middle_x, top)
        draw_lines(ink, self._number(numbers), sheet.side, top)

    def _number(self, numbers: Mapping[str, int]) -> list[Line]:
        text = _numbered(self._page, numbers)
        return self._setter.words_of(text, self._look, self._setter.sheet.body_width, at_end=True)


def _numbered(pattern: str, numbers: Mapping[str, int]) -> str:
    for name, number in numbers.items():
        pattern = pattern.replace(f"{{{name}}}", str(number))
    return pattern


def _look(setter: Typesetter, document: Document, section: Section) -> Look:
    """Return the look in which a footer stands on one line; the usual one where it would have to be too small."""
    number = _numbered(section.page or document.page, _WIDEST)
    texts = [text for text in (document.running, section.footer, number) if text]
    room = setter.sheet.body_width - _APART * (len(texts) - 1)
    for size in _SIZES:
        look = FOOT.scaled(size)
        legible = size == 1 or setter.px(look.size) >= _SMALLEST
        if legible and sum(_width(setter, look, text) for text in texts) <= room:
            return look
    return FOOT


def _width(setter: Typesetter, look: Look, text: str) -> float:
    return max((line.width for line in setter.words_of(text[:_LONGEST], look, _ENDLESS)), default=0.0)


def _short(setter: Typesetter, look: Look, text: str, width: float) -> list[Line]:
    """Return the lines of a text, no wider than they have to be, shortened so that it takes no more than two."""
    if not text:
        return []
    text = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    lines = setter.words_of(text, look, width)
    while len(lines) > _MOST_LINES:
        text = text.rstrip("… ")[: len(text) * 9 // 10 - 1].rstrip() + "…"
        lines = setter.words_of(text, look, width)
    # Text from right to left begins at the far side of its room: there would be a gap, or its neighbor's words.
    return setter.words_of(text, look, max(line.width for line in lines) + _HAIR)
