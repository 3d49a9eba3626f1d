"""What a facilitator says of the cards: favorites, and tags in their own words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from core_facilitator.domain.text import clean

LONGEST_TAG = 40
"""Characters of a tag: it has to be read in passing."""

MOST_TAGS = 12
"""Tags on one card."""


class TagFault(Enum):
    """Why something cannot be a tag."""

    EMPTY = "nothing is left of it"
    TOO_LONG = "too long to be read in passing"
    TOO_MANY = "the card has enough"
    THERE = "the card has it"


class TagError(ValueError):
    """Something that cannot be a tag of a card. `tag` is what it would have been."""

    def __init__(self, fault: TagFault, tag: str = "") -> None:
        super().__init__(f"{fault.value}: {tag}")
        self.fault = fault
        self.tag = tag


@dataclass(frozen=True, slots=True, kw_only=True)
class CardMark:
    """What is said of the card with a key. The card itself may be gone."""

    key: str
    favorite: bool = False
    tags: tuple[str, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether it says nothing."""
        return not self.favorite and not self.tags


def one_line(text: str) -> str:
    """Return a text as one line, safe to keep, with single spaces."""
    return " ".join(clean(text).text.split())


def tagged(mark: CardMark, typed: str, known: Iterable[str] = ()) -> CardMark:
    """Return the mark with one tag more for each that was typed, with commas between them.

    Args:
        mark: what is said of the card so far.
        typed: the new tags.
        known: tags of other cards: one of these is written as it is there, whatever capitals were typed.

    Raises:
        TagError: one of them cannot be a tag, or none of them is new.
    """
    spelled = {tag.casefold(): tag for tag in known}
    tags = {tag.casefold(): tag for tag in mark.tags}
    wanted = [tag for part in typed.replace(";", ",").split(",") if (tag := one_line(part).strip("#").strip())]
    if not wanted:
        raise TagError(TagFault.EMPTY)
    for tag in wanted:
        if len(tag) > LONGEST_TAG:
            raise TagError(TagFault.TOO_LONG, tag)
        tags.setdefault(tag.casefold(), spelled.get(tag.casefold(), tag))
    if len(tags) == len(mark.tags):
        raise TagError(TagFault.THERE, wanted[0])
    if len(tags) > MOST_TAGS:
        raise TagError(TagFault.TOO_MANY, wanted[-1])
    return replace(mark, tags=tuple(tags.values()))


def untagged(mark: CardMark, tag: str) -> CardMark:
    """Return the mark without a tag."""
    return replace(mark, tags=tuple(one for one in mark.tags if one != tag))
