"""Prompt cards in Word: a table of eight to a page, with dashed lines to cut along."""

from core_facilitator.documents.blocks import PromptCard, PromptCards
from core_facilitator.export.docx.elements import Element, paragraph, w
from core_facilitator.export.docx.manuscript import Manuscript
from core_facilitator.export.docx.sheets import half_points, twips
from core_facilitator.export.docx.space import text_height
from core_facilitator.export.docx.styles import LOOKS, edge
from core_facilitator.export.docx.tables import cell_of, frame, row_of
from core_facilitator.export.docx.text import direction, plain_runs

_ACROSS, _DOWN = 2, 4
_SAFE = 8.0
_BESIDE, _ABOVE = 32.0, 28.0
_SIZES = (1.0, 0.93, 0.86, 0.79, 0.72, 0.65, 0.62)
"""The smallest prompt has 10 points, and its credit 9."""
_SMALLEST = ((0.58, 0.87), (0.51, 0.87))
"""For a prompt that no card holds otherwise: its size, and that of its credit."""
_RAGGED = 0.85
"""How much of its lines a prompt in large letters fills."""
_RATHER_MORE = 1.15
"""How much more room than reckoned the words of a card are given, so that no row grows."""


def prompt_cards(manuscript: Manuscript, content: PromptCards) -> Element:
    """Return the cards. A row grows rather than lose a word, and then has fewer beside it on its page."""
    sheet = manuscript.sheet
    height, width = (sheet.body_height - _SAFE) / _DOWN, sheet.body_width / _ACROSS
    table = frame("CardTable", [twips(width)] * _ACROSS, "")
    for at in range(0, len(content.cards), _ACROSS):
        cells = [_card(manuscript, card, width, height) for card in content.cards[at : at + _ACROSS]]
        cells += [cell_of(twips(width)) for _ in range(_ACROSS - len(cells))]
        table.append(row_of(*cells, height=height))
    return table


def _card(manuscript: Manuscript, card: PromptCard, width: float, height: float) -> Element:
    size, credit = _fitting(manuscript, card, width - _BESIDE, height - _ABOVE)
    content = [_words("CardPrompt", card.prompt, size)] if card.prompt else []
    content += [_words(style, text, credit) for style, text in _foot(card)]
    dashed = (
        edge(side, manuscript.colors.outline, kind="dashed", size=4) for side in ("top", "left", "bottom", "right")
    )
    return cell_of(twips(width), *content, also=(w("tcBorders", *dashed),))


def _foot(card: PromptCard) -> list[tuple[str, str]]:
    return [(style, text) for style, text in (("CardSource", card.source), ("CardCredit", card.credit)) if text]


def _words(style: str, text: str, size: float) -> Element:
    half = half_points(size)
    return paragraph(style, *plain_runs(text, w("sz", val=half), w("szCs", val=half)), also=(direction(text),))


def _fitting(manuscript: Manuscript, card: PromptCard, width: float, room: float) -> tuple[float, float]:
    """Return the sizes in px of the prompt and of what stands below it, as far as it can be reckoned."""
    usual, large = LOOKS["CardCredit"].size, LOOKS["CardPrompt"].size * manuscript.sheet.scale
    sizes = (*((size, 1.0) for size in _SIZES), *_SMALLEST)
    tries = [(large * size, usual * small) for size, small in sizes]
    for prompt, credit in tries:
        used = text_height(card.prompt, "CardPrompt", width * _RAGGED, 1, size=prompt) if card.prompt else 0.0
        used += sum(text_height(text, style, width, 1, size=credit) for style, text in _foot(card))
        if used * _RATHER_MORE <= room:
            return prompt, credit
    return tries[-1]
