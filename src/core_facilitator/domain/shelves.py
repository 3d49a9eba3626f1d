"""What a facilitator has made of the library: own cards, favorites, own tags, collections, and what was used lately."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

YES = "yes"
"""The only value of a facet that something has or has not."""

_LATELY = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """All of it by the keys of cards. Keys may be of cards that are gone.

    `tags` are those of each card, `collections` the cards of each in their order, and `used` is the latest day on
    which each was used lately or is going to be.
    """

    own: frozenset[str] = frozenset()
    favorites: frozenset[str] = frozenset()
    tags: Mapping[str, Sequence[str]] = field(default_factory=dict)
    collections: Mapping[str, Sequence[str]] = field(default_factory=dict)
    used: Mapping[str, date] = field(default_factory=dict)

    def by_tag(self) -> dict[str, list[str]]:
        """Return the keys that have each tag."""
        found: dict[str, list[str]] = defaultdict(list)
        for key, tags in self.tags.items():
            for tag in tags:
                found[tag].append(key)
        return dict(found)

    def by_day(self) -> list[str]:
        """Return the keys of what was used lately, the latest first."""
        return sorted(self.used, key=lambda key: self.used[key], reverse=True)

    def words(self) -> Iterator[tuple[str, str]]:
        """Yield each key with each of its tags."""
        for key, tags in self.tags.items():
            for tag in tags:
                yield key, tag


def lately(days: Mapping[str, date], today: date) -> dict[str, date]:
    """Return what was used in the last twelve months, or is going to be, of the latest days of all that ever was."""
    return {key: day for key, day in days.items() if day >= today - _LATELY}
