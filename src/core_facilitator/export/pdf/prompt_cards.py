"""Prompt cards: eight to a sheet, all of one size, with marks where to cut."""

from collections.abc import Sequence
from dataclasses import replace

from core_facilitator.documents.blocks import PromptCard, PromptCards
from core_facilitator.export.pdf.ink import Ink
from core_facilitator.export.pdf.lines import Line
from core_facilitator.export.pdf.looks import CARD_CREDIT, CARD_PROMPT
from core_facilitator.export.pdf.palette import OUTLINE
from core_facilitator.export.pdf.sketches import Sketch
from core_facilitator.export.pdf.tags import Element
from core_facilitator.export.pdf.typesetter import Typesetter, draw_lines, height_of

_ACROSS, _DOWN = 2, 4
_EDGE = 36.0
"""Around the cards: what most printers leave white, with room for the marks."""
_BESIDE, _ABOVE = 24.0, 20.0
_APART = 10.0
_MARK = 12.0
_SMALLER = 0.95
_LEAST = 0.62
"""Of its size, 10 points: a prompt gets no smaller, nor its credit smaller than 9, while all has room."""

_Lines = tuple[list[Line], list[Line], list[Line]]


def prompt_card_sketches(setter: Typesetter, content: PromptCards, parent: Element) -> list[Sketch]:
    """Return the sheets of cards, row by row."""
    size = _ACROSS * _DOWN
    return [_sheet(setter, content.cards[at : at + size], parent) for at in range(0, len(content.cards), size)]


def _sheet(setter: Typesetter, cards: Sequence[PromptCard], parent: Element) -> Sketch:
    sheet = setter.sheet
    width, height = (sheet.width - 2 * _EDGE) / _ACROSS, (sheet.height - 2 * _EDGE) / _DOWN
    inner, room = width - 2 * _BESIDE, height - 2 * _ABOVE
    faces = [(_face(setter, card, inner, room), [parent.add("P") for _ in range(3)]) for card in cards]

    def draw(ink: Ink) -> None:
        for at, ((prompt, source, credit), elements) in enumerate(faces):
            x = _EDGE + at % _ACROSS * width + _BESIDE
            top = _EDGE + at // _ACROSS * height + _ABOVE
            foot = top + room - height_of(source) - height_of(credit) if prompt else top
            draw_lines(ink, prompt, x, top, elements[0])
            draw_lines(ink, source, x, foot, elements[1])
            draw_lines(ink, credit, x, foot + height_of(source), elements[2])
        _marks(ink, width, height)

    return Sketch(draw, footed=False)


def _marks(ink: Ink, width: float, height: float) -> None:
    """Draw a cross at every corner of the cards."""
    for across in range(_ACROSS + 1):
        for down in range(_DOWN + 1):
            x, y = _EDGE + across * width, _EDGE + down * height
            ink.line(x - _MARK, y, x + _MARK, y, OUTLINE)
            ink.line(x, y - _MARK, x, y + _MARK, OUTLINE)


def _face(setter: Typesetter, card: PromptCard, width: float, room: float) -> _Lines:
    """Return the lines of a card, its prompt as large as it can be; small print gives way when nothing else can."""
    size = setter.sheet.scale
    credit = CARD_CREDIT
    while True:
        lines = (
            setter.exact_words(card.prompt, CARD_PROMPT.scaled(size), width) if card.prompt else [],
            setter.exact_words(card.source, replace(credit, bold=True), width) if card.source else [],
            setter.exact_words(card.credit, credit, width) if card.credit else [],
        )
        if sum(height_of(part) for part in lines) + _APART <= room:
            return lines
        size *= _SMALLER
        credit = credit if size > _LEAST else credit.scaled(_SMALLER)
