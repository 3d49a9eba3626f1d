"""What a file of protocols would bring: each card and collection compared with what is here, before any is taken."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum

from core_facilitator.domain.own_protocols import fresh_key
from core_facilitator.domain.protocols import License, Protocol

_REFERENCES = frozenset({"goes_with", "adapted_from"})
"""Fields that hold keys of other cards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSet:
    """A collection as it is passed on: cards by their keys, in their order. Its title is its identity."""

    title: str
    about: str = ""
    cards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A card or collection that cannot be taken, by its name as far as that can be read, and every reason."""

    name: str
    why: tuple[str, ...]


class Fate(Enum):
    """What becomes of a card or a collection of a file."""

    ADDED = "added"
    CHANGED = "changed"
    COPIED = "copied"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that a file has otherwise: each side as lines to read."""

    field: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a file would bring: `offered` as it would be kept here. One that is COPIED gets a key of its own."""

    fate: Fate
    offered: Protocol | CardSet
    differences: tuple[Difference, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What it is called."""
        return self.offered.name if isinstance(self.offered, Protocol) else self.offered.title


def incoming(
    cards: Iterable[Protocol],
    sets: Iterable[CardSet],
    own: Mapping[str, Protocol],
    built_in: Mapping[str, Protocol],
    here: Iterable[CardSet],
    reserved: Iterable[str] = (),
) -> tuple[Incoming, ...]:
    """Return what becomes of each card and collection of a file.

    A card with the key of an own one would change that. One with the key of a card that came with the app, and another
    content, becomes an own copy with a key of its own; what refers to it in the file refers to the copy then.

    Args:
        cards: those of the file.
        sets: the collections of the file.
        own: the own cards, by key.
        built_in: the cards that came with the app, by key.
        here: the collections that there are.
        reserved: keys that no new card may get: of own cards that a newer version wrote.
    """
    cards = tuple(cards)
    keys = _copies(cards, own, built_in, reserved)
    known = {*own, *built_in, *keys.values(), *(card.key for card in cards)}
    by_title = {one.title.casefold(): one for one in here}
    found = [_card(_renamed(card, keys), card.key, own, built_in) for card in cards]
    return (*found, *(_set(_set_renamed(one, keys), by_title, known) for one in sets))


def _copies(
    cards: tuple[Protocol, ...],
    own: Mapping[str, Protocol],
    built_in: Mapping[str, Protocol],
    reserved: Iterable[str],
) -> dict[str, str]:
    """Return another key for each card whose key is that of another card: of a copy taken earlier, or a new one."""
    taken = {*own, *built_in, *reserved, *(card.key for card in cards)}
    blocked = set(reserved) - own.keys()
    keys: dict[str, str] = {}
    for card in cards:
        other = built_in.get(card.key)
        if card.key in blocked or (other is not None and card.key not in own and differences(other, card)):
            earlier = next((one.key for one in own.values() if _alike(one, card)), None)
            keys[card.key] = earlier or fresh_key(card.name, taken)
            taken.add(keys[card.key])
    return keys


def _alike(one: Protocol, card: Protocol) -> bool:
    """Whether two cards say the same, whatever other cards they refer to."""
    return all(found.field in _REFERENCES for found in differences(one, card))


def _renamed(card: Protocol, keys: Mapping[str, str]) -> Protocol:
    """Return a card with its key and its references as translated; a copy says what it was made from."""
    copied = card.key in keys
    return replace(
        card,
        key=keys.get(card.key, card.key),
        goes_with=tuple(keys.get(key, key) for key in card.goes_with),
        adapted_from=card.adapted_from or card.key if copied else keys.get(card.adapted_from, card.adapted_from),
    )


def _set_renamed(one: CardSet, keys: Mapping[str, str]) -> CardSet:
    return replace(one, cards=tuple(keys.get(key, key) for key in one.cards))


def _card(card: Protocol, key: str, own: Mapping[str, Protocol], built_in: Mapping[str, Protocol]) -> Incoming:
    there = own.get(card.key) or built_in.get(card.key)
    if card.key != key and there is None:
        return Incoming(Fate.COPIED, card, differences(built_in[key], card) if key in built_in else ())
    if there is None:
        return Incoming(Fate.ADDED, card)
    differing = differences(there, card)
    return Incoming(Fate.CHANGED if differing else Fate.SAME, card, differing)


def _set(one: CardSet, here: Mapping[str, CardSet], known: set[str]) -> Incoming:
    missing = tuple(key for key in one.cards if key not in known)
    there = here.get(one.title.casefold())
    if there is None:
        return Incoming(Fate.ADDED, one, (), missing)
    differing = differences(there, one)
    return Incoming(Fate.CHANGED if differing else Fate.SAME, one, differing, missing)


# Comparing, field by field


def differences(before: Protocol | CardSet, after: Protocol | CardSet) -> tuple[Difference, ...]:
    """Return the fields in which a card or a collection differs, apart from its key."""
    return tuple(_differing(before, after))


def _differing(before: Protocol | CardSet, after: Protocol | CardSet) -> Iterator[Difference]:
    for field in fields(after):
        was, becomes = tuple(_lines(getattr(before, field.name))), tuple(_lines(getattr(after, field.name)))
        if was != becomes and field.name != "key":
            yield Difference(field.name, was, becomes)


def _lines(value: object) -> Iterator[str]:
    """Yield what a value says, line by line; the key of a license is of no interest to anybody."""
    if isinstance(value, tuple):
        for one in value:
            yield from _lines(one)
    elif isinstance(value, License):
        yield from (text for text in (value.attribution, value.terms) if text)
        if not value.adaptable:
            yield "adaptable: no"
    elif is_dataclass(value):
        yield ", ".join(_parts(value))
    elif isinstance(value, str):
        yield from value.splitlines()
    elif value is not None:
        yield str(value.value if isinstance(value, Enum) else value)


def _parts(value: object) -> Iterator[str]:
    """Yield the fields of a value that say anything, the first one alone, the others with their names."""
    for number, field in enumerate(fields(value)):  # type: ignore[arg-type] # -- only values of dataclasses come here
        one = getattr(value, field.name)
        said = " ".join(_lines(one))
        if not number:
            yield said
        elif one is True:
            yield field.name
        elif one != field.default:
            yield f"{field.name.replace('_', ' ')}: {said}"
