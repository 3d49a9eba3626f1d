"""Collections: cards that belong together, in an order, under a name: "our district's ten"."""

from dataclasses import dataclass, replace
from enum import Enum
from uuid import UUID

from core_facilitator.domain.card_marks import one_line

LONGEST_TITLE = 80
"""Characters of a collection's title."""


class TitleFault(Enum):
    """Why something cannot be the title of a collection."""

    EMPTY = "nothing is left of it"
    TOO_LONG = "too long for a title"
    TAKEN = "another collection has it"


class TitleError(ValueError):
    """Something that cannot be the title of a collection."""

    def __init__(self, fault: TitleFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Cards by their keys, in their order. A key stays when its card is gone: it may come back."""

    id: UUID
    title: str
    about: str = ""
    cards: tuple[str, ...] = ()


def title_of(typed: str, others: tuple[Collection, ...] = ()) -> str:
    """Return what was typed as a title.

    Raises:
        TitleError: it is empty or too long, or one of the others has it.
    """
    title = one_line(typed)
    if not title:
        raise TitleError(TitleFault.EMPTY)
    if len(title) > LONGEST_TITLE:
        raise TitleError(TitleFault.TOO_LONG)
    if title.casefold() in {other.title.casefold() for other in others}:
        raise TitleError(TitleFault.TAKEN)
    return title


def with_card(collection: Collection, key: str) -> Collection:
    """Return it with a card at its end, if that is not in it yet."""
    return collection if key in collection.cards else replace(collection, cards=(*collection.cards, key))


def without_card(collection: Collection, key: str) -> Collection:
    """Return it without a card."""
    return replace(collection, cards=tuple(one for one in collection.cards if one != key))


def moved(collection: Collection, key: str, by: int) -> Collection:
    """Return it with a card so many places later, or earlier where `by` is negative; not beyond the ends."""
    rest = [one for one in collection.cards if one != key]
    at = max(0, min(len(rest), collection.cards.index(key) + by))
    return replace(collection, cards=(*rest[:at], key, *rest[at:]))
