"""The protocol library: an answer among 5,000 cards against one frame and a raw search, and reading the catalogue."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import yaml

from core_facilitator import paths
from core_facilitator.domain.asking import understood
from core_facilitator.domain.library import Facet, Library, Wanted
from core_facilitator.domain.protocols import Protocol
from core_facilitator.domain.shelves import Shelf
from core_facilitator.store import catalogue
from core_facilitator.store.file_trees import LOADER
from measure import Row, in_turn, seconds

_CARDS = 5_000
_TAGGED = 1_000
_FRAME = 1 / 60
_TYPED = (
    # What people type, letter by letter where that finds most, and nothing at all, which finds everything.
    "",
    "t",
    "m",
    "te",
    "listn",
    "listening circle",
    "40 minutes, 14 people",
    "quiet start, 10 minutes, 25 people",
    "team avoids conflict, one hour",
    "feedback on a lesson plan 45 min",
    "meeting about attendance data 90 minutes",
)
_ROUNDS = 9


def rows() -> Iterator[Row]:
    """Measure the slowest answer of several, the same words looked for raw, and reading all cards that come along."""
    cards = catalogue.protocols()
    library = Library(many(cards))
    slowest = max(_TYPED, key=lambda typed: min(seconds(lambda: _find(library, typed)) for _ in range(3)))
    mine, frame, ratio = in_turn(lambda: seconds(lambda: _find(library, slowest)), lambda: _FRAME, _ROUNDS)
    what = f"slowest of {len(_TYPED)} searches among {_CARDS:,} protocols, with all counts ('{slowest}')"
    yield Row(what, mine * 1000, frame * 1000, ratio, "ms", 1, "one frame")
    yield _one_letter(cards)
    yield _against_raw(library)
    yield _reading(len(cards))


def _one_letter(cards: tuple[Protocol, ...]) -> Row:
    """Measure one letter, which begins words of nearly every card, with tags of one's own on many of them."""
    library = Library(many(cards))
    tags = {card.key: (f"mine {number % 7}", "spring") for number, card in enumerate(library.protocols[:_TAGGED])}
    tagged = library.with_shelf(Shelf(tags=tags))
    mine, frame, ratio = in_turn(lambda: seconds(lambda: _find(tagged, "m")), lambda: _FRAME, _ROUNDS)
    what = f"one letter among {_CARDS:,} protocols, {_TAGGED:,} of them with own tags"
    return Row(what, mine * 1000, frame * 1000, ratio, "ms", 1, "one frame")


def _against_raw(library: Library) -> Row:
    """Measure one word, spelled right, against looking whether it is in the names, tags and purposes at all."""
    texts = [" ".join((one.name, one.purpose, *one.tags)).casefold() for one in library.protocols]
    wanted = Wanted(words="listening")
    mine, raw, ratio = in_turn(
        lambda: seconds(lambda: library.find(wanted)),
        lambda: seconds(lambda: [text for text in texts if "listening" in text]),
        _ROUNDS,
    )
    what = f"one word in all text of {_CARDS:,} protocols, ranked, with reasons and counts"
    return Row(
        what, mine * 1000, raw * 1000, ratio, "ms", 8, "one pass of `in` over names, purposes and tags, unranked"
    )


def _reading(count: int) -> Row:
    files = sorted(paths.resource("catalogue").glob("*.yaml"))
    mine, raw, ratio = in_turn(
        lambda: seconds(catalogue.protocols), lambda: seconds(lambda: [_read_raw(file) for file in files]), 3
    )
    what = f"read and check the {count} protocols that come with the app"
    return Row(what, mine * 1000, raw * 1000, ratio, "ms", 2, "yaml.load of the same files, unchecked")


def _find(library: Library, typed: str) -> None:
    found = library.find(understood(typed))
    assert found.counts[Facet.FRAMEWORK]


def many(cards: tuple[Protocol, ...]) -> list[Protocol]:
    """Return thousands of cards: each one again and again, with its own key, length and group."""
    return [
        replace(
            card,
            key=f"{card.key}-{number}",
            name=f"{card.name} {number}",
            most=card.most + number % 30,
            groups=replace(card.groups, most=card.groups.most + number % 20),
        )
        for number in range(_CARDS)
        for card in (cards[number % len(cards)],)
    ]


def _read_raw(file: Path) -> object:
    return yaml.load(file.read_text(encoding="utf-8"), LOADER)  # noqa: S506 # -- the safe loader, by its faster name


if __name__ == "__main__":
    print(*rows(), sep="\n")
