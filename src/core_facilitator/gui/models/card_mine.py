"""What a facilitator has made of one card, and what is said of it on the whole card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.card_marks import CardMark
from core_facilitator.gui import dates
from core_facilitator.gui.models import card_names
from core_facilitator.gui.models.card_texts import Part
from core_facilitator.gui.theme import Theme

if TYPE_CHECKING:
    from core_facilitator.gui.cards import Cards
    from core_facilitator.store.card_uses import CardUse

translate = QCoreApplication.translate

SHOWN = 5
"""How many uses of a card are shown before somebody wants to see all."""

_USE, ALL = "use:", "all:"


@dataclass(frozen=True, slots=True)
class Mine:
    """What is said of a card, whose it is, where it was used and in which collections it is."""

    mark: CardMark
    own: bool = False
    uses: tuple[CardUse, ...] = ()
    collections: tuple[str, ...] = ()
    known_tags: tuple[str, ...] = ()
    took: tuple[tuple[UUID, int], ...] = ()


def mine_of(cards: Cards, key: str) -> Mine:
    """Return what is known of the card with a key."""
    shelf = cards.shelf
    uses = shelf.uses.get(key, ())
    return Mine(
        mark=shelf.mark(key),
        own=key in cards.own,
        uses=uses,
        collections=tuple(one.title for one in shelf.collections if key in one.cards),
        known_tags=shelf.tags,
        took=tuple((use.block_id, cards.took[use.block_id]) for use in uses if use.block_id in cards.took),
    )


def parts(mine: Mine, theme: Theme, *, whole: bool) -> tuple[Part, ...]:
    """Return what is said of a card, part by part; `whole` names every use and not only the latest."""
    return tuple(_parts(mine, theme, whole=whole))


def _parts(mine: Mine, theme: Theme, *, whole: bool) -> Iterator[Part]:
    style = f'style="margin:0 0 4px 0; line-height:{theme.px(24)}px"'
    color = theme.color("accent").name()
    if mine.uses:
        shown = mine.uses if whole or len(mine.uses) <= SHOWN + 1 else mine.uses[:SHOWN]
        lines = [_use(use, color, dict(mine.took).get(use.block_id, 0)) for use in shown]
        if len(shown) < len(mine.uses):
            words = translate("Cards", "Show all {0}").format(len(mine.uses))
            lines.append(f'<a href="{ALL}" style="color:{color}">{words}</a>')
        yield Part(translate("Cards", "Used in"), "".join(f"<p {style}>{line}</p>" for line in lines))
    if mine.collections:
        yield Part(translate("Cards", "Collections"), f"<p {style}>{escape(', '.join(mine.collections))}</p>")


def _use(use: CardUse, color: str, took: int) -> str:
    title = escape(use.session or translate("Cards", "Untitled"))
    link = f'<a href="{_USE}{use.session_id}/{use.block_id}" style="color:{color}">{title}</a>'
    day = dates.span(use.date, use.date)
    minutes = card_names.minutes_words(use.minutes) if use.minutes else ""  # none where its parallel groups have them
    real = translate("Cards", "took {0}").format(card_names.minutes_words(took)) if took else ""
    return f"{link}&nbsp; {escape(', '.join(part for part in (day, minutes, real) if part))}"


def use_at(link: str) -> tuple[UUID, UUID] | None:
    """Return the session and block that a link leads to, or None where it leads elsewhere."""
    if not link.startswith(_USE):
        return None
    session_id, block_id = link.removeprefix(_USE).split("/")
    return UUID(session_id), UUID(block_id)
