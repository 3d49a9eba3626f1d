"""Finding protocols: words with typing mistakes forgiven, filters that count, and why something was found.

Every set of protocols is one whole number with a bit for each of them, so that filtering and counting thousands takes
far less than a frame.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from core_facilitator.domain.protocols import Protocol, Stage
from core_facilitator.domain.words import NearMisses, words_of

_STAGES = tuple(Stage)


class Facet(Enum):
    """What can be filtered by choosing among values."""

    FRAMEWORK = "framework"
    PHASE = "phase"
    PRACTICE = "practice"
    ENERGY = "energy"
    SETTING = "setting"
    STAGE = "stage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody looks for. `chosen` holds the values wanted of a facet, any of them; none means all.

    `minutes` is the time there is and `people` how many there are. `bare` wants no materials at all.
    """

    words: str = ""
    chosen: Mapping[Facet, frozenset[str]] = field(default_factory=dict)
    minutes: int | None = None
    people: int | None = None
    bare: bool = False

    def choosing(self, facet: Facet, values: Iterable[str]) -> "Wanted":
        """Return the same with other values of a facet."""
        return replace(self, chosen={**self.chosen, facet: frozenset(values)})


class Reason(Enum):
    """Why something stands where it stands."""

    MINUTES = "fits the minutes"
    PEOPLE = "suits the people"
    NAME = "in its name"
    TAG = "in its tags"
    TEXT = "in its text"
    NEARLY = "nearly that word"


@dataclass(frozen=True, slots=True)
class Hit:
    """A protocol that was found, and why."""

    protocol: Protocol
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, best first, and for each value of each facet how many there would be with it."""

    hits: tuple[Hit, ...]
    counts: Mapping[Facet, Mapping[str, int]]


_NAME, _TAG, _MAIN, _TEXT = 12, 8, 5, 1
_EXACT, _PREFIX, _NEAR = 4, 3, 1 / 16  # so that a slip never counts as much as a word


class Library:
    """An index of protocols, made once and asked often."""

    def __init__(self, protocols: Iterable[Protocol]) -> None:
        self.protocols = tuple(protocols)
        self._all = (1 << len(self.protocols)) - 1
        self._words: dict[str, dict[int, int]] = defaultdict(dict)
        self._values: dict[Facet, dict[str, int]] = {facet: defaultdict(int) for facet in Facet}
        self._bare = 0
        for at, protocol in enumerate(self.protocols):
            self._take_in(at, protocol)
        self._vocabulary = sorted(self._words)
        self._misses = NearMisses(self._vocabulary)

    def find(self, wanted: Wanted) -> Found:
        """Return what fits, best first."""
        scores = self._scores(words_of(wanted.words))
        base = self._all if scores is None else _bits(scores)
        base &= self._in_time(wanted.minutes) & self._for_people(wanted.people)
        if wanted.bare:
            base &= self._bare
        by_facet = {facet: self._any_of(facet, wanted.chosen.get(facet, frozenset())) for facet in Facet}
        matched = base
        for mask in by_facet.values():
            matched &= mask
        places = sorted(_places(matched), key=lambda at: self._order(at, scores or {}, wanted))
        hits = tuple(Hit(self.protocols[at], self._reasons(at, scores, wanted)) for at in places)
        return Found(hits, self._counts(base, by_facet))

    # Words

    def _take_in(self, at: int, protocol: Protocol) -> None:
        bit = 1 << at
        for text, weight in _texts(protocol):
            for word in words_of(text):
                known = self._words[word]
                known[at] = max(known.get(at, 0), weight)
        for facet, values in _values(protocol):
            for value in values:
                self._values[facet][value] |= bit
        if not protocol.materials:
            self._bare |= bit

    def _scores(self, words: tuple[str, ...]) -> dict[int, tuple[int, float]] | None:
        """Return for each protocol that holds some of the words how many, and how well; None where none is asked."""
        if not words:
            return None
        scores: dict[int, tuple[int, float]] = {}
        for word in words:
            for at, weight in self._holding(word).items():
                count, sum_ = scores.get(at, (0, 0.0))
                scores[at] = (count + 1, sum_ + weight)
        most = max((count for count, _ in scores.values()), default=0)
        return {at: score for at, score in scores.items() if score[0] == most}

    def _holding(self, word: str) -> dict[int, float]:
        """Return the protocols that hold a word, its beginning of a longer one, or one much like it."""
        found: dict[int, float] = {}
        for known, quality in self._alike(word):
            for at, weight in self._words[known].items():
                found[at] = max(found.get(at, 0), weight * quality)
        return found

    def _alike(self, word: str) -> Iterator[tuple[str, float]]:
        """Yield the known words that a word may mean: itself, what begins with it, else what looks like it."""
        first = bisect_left(self._vocabulary, word)
        nothing = True
        for known in self._vocabulary[first:]:
            if not known.startswith(word):
                break
            nothing = False
            yield known, _EXACT if known == word else _PREFIX
        if nothing:
            for known in self._misses.like(word):
                yield known, _NEAR

    # Filters

    def _any_of(self, facet: Facet, values: frozenset[str]) -> int:
        if not values:
            return self._all
        mask = 0
        for value in values:
            mask |= self._values[facet].get(value, 0)
        return mask

    def _in_time(self, minutes: int | None) -> int:
        if minutes is None:
            return self._all
        return _bits(at for at, protocol in enumerate(self.protocols) if protocol.fits(minutes))

    def _for_people(self, people: int | None) -> int:
        if people is None:
            return self._all
        return _bits(at for at, protocol in enumerate(self.protocols) if protocol.suits(people))

    def _counts(self, base: int, by_facet: Mapping[Facet, int]) -> dict[Facet, dict[str, int]]:
        counts: dict[Facet, dict[str, int]] = {}
        for facet, values in self._values.items():
            others = base
            for other, mask in by_facet.items():
                if other is not facet:
                    others &= mask
            counts[facet] = {value: (mask & others).bit_count() for value, mask in values.items()}
        return counts

    # Order

    def _order(self, at: int, scores: Mapping[int, tuple[int, float]], wanted: Wanted) -> tuple[float, int, int, str]:
        protocol = self.protocols[at]
        off = 0 if wanted.minutes is None else abs(protocol.minutes - wanted.minutes)
        return -scores.get(at, (0, 0.0))[1], off, protocol.minutes, protocol.name

    def _reasons(self, at: int, scores: Mapping[int, tuple[int, float]] | None, wanted: Wanted) -> tuple[Reason, ...]:
        reasons = []
        if wanted.minutes is not None:
            reasons.append(Reason.MINUTES)
        if wanted.people is not None:
            reasons.append(Reason.PEOPLE)
        if scores is not None:
            reasons.append(_reason(scores[at][1] / scores[at][0]))
        return tuple(reasons)


def _reason(quality: float) -> Reason:
    if quality >= _NAME * _PREFIX:
        return Reason.NAME
    if quality >= _TAG * _PREFIX:
        return Reason.TAG
    return Reason.TEXT if quality >= _TEXT * _PREFIX else Reason.NEARLY


def _texts(protocol: Protocol) -> Iterator[tuple[str, int]]:
    """Yield what is searched, and how much it counts."""
    yield protocol.name, _NAME
    yield protocol.nickname, _NAME
    for tag in protocol.tags:
        yield tag, _TAG
    yield protocol.purpose, _MAIN
    yield protocol.phase, _MAIN
    for situation in protocol.when:
        yield situation, _MAIN
    for step in protocol.steps:
        yield step.title, _MAIN
        yield step.do, _TEXT
    for prompt in protocol.prompts:
        yield prompt, _TEXT


def _values(protocol: Protocol) -> Iterator[tuple[Facet, tuple[str, ...]]]:
    yield Facet.FRAMEWORK, (protocol.framework,)
    yield Facet.PHASE, (protocol.phase,)
    yield Facet.PRACTICE, tuple(one.value for one in protocol.practices)
    yield Facet.ENERGY, (protocol.energy.value,)
    yield Facet.SETTING, tuple(one.value for one in protocol.settings)
    # A group that is at a stage can do all that needs an earlier one.
    yield Facet.STAGE, tuple(stage.value for stage in _STAGES[_STAGES.index(protocol.safety) :])


def _bits(places: Iterable[int]) -> int:
    mask = 0
    for at in places:
        mask |= 1 << at
    return mask


def _places(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest
