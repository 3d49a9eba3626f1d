"""An index of words: which texts hold those that somebody typed, how well, and where in them.

A word counts the more, the fewer texts hold it (inverse document frequency, after Karen Spärck Jones), and the nearer
to the top of a card it stands. Sets of texts are whole numbers with a bit for each (`bits`).
"""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from enum import IntEnum
from functools import reduce
from itertools import pairwise
from operator import or_

from core_facilitator.domain.bits import bits, places
from core_facilitator.domain.words import NearMisses, root_of, words_of


class Level(IntEnum):
    """Where in a card a word stands, the most telling first."""

    NAME = 0
    TAG = 1
    MAIN = 2
    TEXT = 3


_WEIGHTS = (10.0, 8.0, 4.0, 1.0)
_COVERS = (1.0, 1.0, 1.0, 0.5)
"""How much of a word is covered where only that level holds it: a passing mention is half of what was meant."""

_EXACT, _SAME_ROOT, _PREFIX, _NEAR = 1.0, 0.9, 0.6, 0.1
_LONG_ENOUGH = 3
"""Letters that a known word needs before it may also be the beginning of another: the u of Theory U is not."""

_SIDE_BY_SIDE = 0.5
"""What two words that stand side by side add, as typed, to what each of them counts."""

ENOUGH = 0.5
"""What passes for an answer to what was typed: half of what the best one covers."""

_Sets = tuple[int, int, int, int]
_NOWHERE: _Sets = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Matches:
    """What holds the words: `held` is the set of places, `points` how well each does it, `levels` where it stands.

    A level of None is a word that is only nearly the one that was typed. `unknown` are words that occur nowhere;
    `understood` is whether any other was typed.
    """

    held: int
    points: Sequence[float]
    levels: Sequence[Level | None]
    unknown: tuple[str, ...]
    understood: bool


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a typed word may stand for: sets by level, from the surest reading to the least sure."""

    readings: tuple[tuple[float, _Sets], ...]
    rarity: float

    def by_level(self) -> Iterator[tuple[Level, int]]:
        """Yield each level and the places where it is the best that holds the word."""
        seen = 0
        for level in Level:
            mask = 0
            for _, sets in self.readings:
                mask |= sets[level]
            yield level, mask & ~seen
            seen |= mask


class WordIndex:
    """Texts by their words, made once and asked often."""

    def __init__(self, cards: Sequence[Iterable[tuple[str, Level]]]) -> None:
        self._count = len(cards)
        words: dict[str, list[list[int]]] = defaultdict(_empty)
        pairs: dict[tuple[str, str], list[list[int]]] = defaultdict(_empty)
        for place, texts in enumerate(cards):
            for text, level in texts:
                self._take_in(place, level, text, words, pairs)
        self._words = {word: self._sets(held) for word, held in words.items()}
        self._pairs = {pair: self._sets(held) for pair, held in pairs.items()}
        self._vocabulary = sorted(words)
        self._misses = NearMisses(self._vocabulary)
        self._by_root: dict[str, list[str]] = defaultdict(list)
        for word in self._vocabulary:
            self._by_root[root_of(word)].append(word)

    def matches(self, typed: str, within: int, enough: float = ENOUGH) -> Matches | None:
        """Return what of a set holds enough of what was typed; None when that has no words.

        What holds all of the words is always among it, and words that occur nowhere are left aside. `enough` is how
        much of what the best one covers another has to cover.
        """
        words = words_of(typed)
        if not words:
            return None
        meanings = {word: self._meaning(word, last=word == words[-1]) for word in words}
        known = [meaning for meaning in meanings.values() if meaning is not None]
        held = self._covering(known, within, enough)
        points, levels = [0.0] * self._count, list[Level | None]([None]) * self._count
        for meaning in known:
            _score(meaning, held, points, levels)
        self._score_pairs(words, held, points)
        return Matches(held, points, levels, tuple(word for word in words if meanings[word] is None), bool(known))

    def with_more(self, texts: Iterable[tuple[int, str]], level: Level) -> "WordIndex":
        """Return an index that finds more words at some places. This one stays as it is; what is alike is shared."""
        words: dict[str, list[list[int]]] = defaultdict(_empty)
        pairs: dict[tuple[str, str], list[list[int]]] = defaultdict(_empty)
        for place, text in texts:
            self._take_in(place, level, text, words, pairs)
        more = copy(self)
        more._words = self._words | {word: _both(self._words.get(word), self._sets(at)) for word, at in words.items()}
        more._pairs = self._pairs | {pair: _both(self._pairs.get(pair), self._sets(at)) for pair, at in pairs.items()}
        new = words.keys() - self._words.keys()
        more._vocabulary = sorted((*self._vocabulary, *new))
        more._misses = self._misses.with_more(new)
        more._by_root = self._by_root.copy()
        for word in sorted(new):
            more._by_root[root_of(word)] = [*self._by_root.get(root_of(word), ()), word]
        return more

    # Taking in

    def _take_in(
        self,
        place: int,
        level: Level,
        text: str,
        words: dict[str, list[list[int]]],
        pairs: dict[tuple[str, str], list[list[int]]],
    ) -> None:
        found = words_of(text)
        for word in found:
            words[word][level].append(place)
        if level < Level.TEXT:
            for one, next_ in pairwise(found):
                pairs[root_of(one), root_of(next_)][level].append(place)

    def _sets(self, held: list[list[int]]) -> _Sets:
        name, tag, main, text = (bits(one, self._count) if one else 0 for one in held)
        return name, tag, main, text

    # Understanding

    def _meaning(self, word: str, *, last: bool) -> _Meaning | None:
        """Return what a word stands for: itself and its other endings, what begins with it, what it may be a slip of.

        Beginnings count where it is the last one, which may not be typed to its end yet, or unknown; slips only then.
        """
        exact = self._words.get(word)
        kin = [known for known in self._by_root.get(root_of(word), ()) if known != word]
        readings = [(_EXACT, exact or _NOWHERE), (_SAME_ROOT, self._any(kin))]
        known = exact is not None or bool(kin)
        if not known or (last and len(word) >= _LONG_ENOUGH):
            readings.append((_PREFIX, self._any(self._beginning(word))))
        if not known:
            readings.append((_NEAR, self._any(self._misses.like(word))))
        found = tuple((quality, sets) for quality, sets in readings if any(sets))
        if not found:
            return None
        everywhere = 0
        for _, sets in found:
            everywhere |= sets[0] | sets[1] | sets[2] | sets[3]
        return _Meaning(found, math.log1p(self._count / everywhere.bit_count()))

    def _beginning(self, word: str) -> Iterator[str]:
        for known in self._vocabulary[bisect_left(self._vocabulary, word) :]:
            if not known.startswith(word):
                return
            yield known

    def _any(self, words: Iterable[str]) -> _Sets:
        name = tag = main = text = 0
        for word in words:
            sets = self._words[word]
            name, tag, main, text = name | sets[0], tag | sets[1], main | sets[2], text | sets[3]
        return name, tag, main, text

    # Scoring

    def _covering(self, meanings: Sequence[_Meaning], within: int, share: float) -> int:
        """Return what covers enough of the words, by how rare they are."""
        if len(meanings) == 1:  # as below, without counting: one letter may stand in thousands of texts
            held = [(_COVERS[level], mask & within) for level, mask in meanings[0].by_level() if mask & within]
            enough = max((covers for covers, _ in held), default=0.0) * share
            return reduce(or_, (mask for covers, mask in held if covers >= enough), 0)
        covered = [0.0] * self._count
        for meaning in meanings:
            for level, mask in meaning.by_level():
                worth = meaning.rarity * _COVERS[level]
                for place in places(mask & within):
                    covered[place] += worth
        # A little less, as sums of fractions are not exact.
        enough = max(covered, default=0.0) * share - 1e-9
        return bits((place for place, worth in enumerate(covered) if worth and worth >= enough), self._count)

    def _score_pairs(self, words: tuple[str, ...], held: int, points: list[float]) -> None:
        for one, next_ in pairwise(words):
            sets = self._pairs.get((root_of(one), root_of(next_)), _NOWHERE)
            for level in Level:
                found = sets[level] & held
                if found:
                    worth = _SIDE_BY_SIDE * _WEIGHTS[level] * math.log1p(self._count / sets[level].bit_count())
                    for place in places(found):
                        points[place] += worth


def _score(meaning: _Meaning, held: int, points: list[float], levels: list[Level | None]) -> None:
    """Add what one word counts: each level once, by the surest reading."""
    for level in Level:
        seen = sure = 0
        for quality, sets in meaning.readings:
            mask = sets[level] & held & ~seen
            seen |= mask
            sure = sure if quality == _NEAR else seen
            worth = meaning.rarity * quality * _WEIGHTS[level]
            for place in places(mask):
                points[place] += worth
        for place in places(sure):
            before = levels[place]
            if before is None or before > level:
                levels[place] = level


def _both(one: _Sets | None, other: _Sets) -> _Sets:
    name, tag, main, text = one or _NOWHERE
    return name | other[0], tag | other[1], main | other[2], text | other[3]


def _empty() -> list[list[int]]:
    return [[] for _ in Level]
