"""Finding protocols: words with typing mistakes forgiven, filters that count, and why something was found.

Every set of protocols is one whole number with a bit for each of them, so that filtering and counting thousands takes
far less than a frame.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import chain
from typing import NamedTuple, overload

from core_facilitator.domain.at_hand import enough, is_bare
from core_facilitator.domain.bits import Limits, bits, places
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.protocols import Protocol, Stage
from core_facilitator.domain.shelves import YES, Shelf
from core_facilitator.domain.word_index import Level, Matches, WordIndex

_STAGES = tuple(Stage)


class Facet(Enum):
    """What can be filtered by choosing among values."""

    FRAMEWORK = "framework"
    PHASE = "phase"
    PRACTICE = "practice"
    ENERGY = "energy"
    SETTING = "setting"
    MATERIALS = "materials"
    STAGE = "stage"
    FAVORITE = "favorite"
    USED = "used lately"
    OWN = "own"
    MY_TAG = "my tag"
    COLLECTION = "collection"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody looks for. `chosen` holds the values wanted of a facet, any of them; none means all.

    `minutes` is the time there is and `people` how many there are. `bare` wants no materials at all, or none that
    need to be brought. `about` takes the minutes as a person says them: what is a little shorter or longer comes too,
    after what fits.
    """

    words: str = ""
    chosen: Mapping[Facet, frozenset[str]] = field(default_factory=dict)
    minutes: int | None = None
    people: int | None = None
    bare: bool = False
    about: bool = False

    def choosing(self, facet: Facet, values: Iterable[str]) -> "Wanted":
        """Return the same with other values of a facet."""
        return replace(self, chosen={**self.chosen, facet: frozenset(values)})


class Reason(Enum):
    """Why something stands where it stands."""

    MINUTES = "fits the minutes"
    NEAR_MINUTES = "comes near the minutes"
    PEOPLE = "suits the people"
    NAME = "in its name"
    TAG = "in its tags"
    TEXT = "in its text"
    NEARLY = "nearly that word"
    FEW_WORDS = "holds fewer of the words than what was found"
    NO_WORD = "fits all but the words"


class Hit(NamedTuple):
    """A protocol that was found, and why."""

    protocol: Protocol
    reasons: "Reasons"

    @property
    def near(self) -> bool:
        """Whether it was not found, and only comes near."""
        return self.reasons[-1:] in (_FEW, _NONE)


class Hits(Sequence[Hit]):
    """What was found, best first. One letter finds thousands, of which few are looked at: each is told why when asked.

    `protocols` are those of the hits, in their order.
    """

    def __init__(self, protocols: Sequence[Protocol] = (), why: Callable[[int], "Reasons"] = lambda _at: ()) -> None:
        self.protocols = protocols
        self._why = why

    def __len__(self) -> int:
        return len(self.protocols)

    @overload
    def __getitem__(self, at: int) -> Hit: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Hit, ...]: ...
    def __getitem__(self, at: int | slice) -> Hit | tuple[Hit, ...]:
        places = range(len(self.protocols))[at]
        if isinstance(places, range):
            return tuple(Hit(self.protocols[place], self._why(place)) for place in places)
        return Hit(self.protocols[places], self._why(places))

    def followed_by(self, others: Sequence[Hit]) -> "Hits":
        """Return these, and then the others."""
        count = len(self)
        if not others:
            return self
        protocols = (*self.protocols, *(hit.protocol for hit in others))
        return Hits(protocols, lambda at: self._why(at) if at < count else others[at - count].reasons)


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, best first, and for each value of each facet how many there would be with it.

    `also` are a few more where little was found: they fit all but the words, of which they hold fewer or none.
    `unknown` are words that were typed and occur nowhere.
    """

    hits: Hits
    counts: Mapping[Facet, Mapping[str, int]]
    also: tuple[Hit, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def offered(self) -> Hits:
        """All that is worth showing: what was found, then the few that come near."""
        return self.hits.followed_by(self.also)


Reasons = tuple[Reason, ...]

_FEW, _NONE = (Reason.FEW_WORDS,), (Reason.NO_WORD,)

_A_LITTLE = 0.25
"""What share of the minutes something may be too long or too short and still come near them."""

_GRADES = 20
"""Steps of how well something holds the words; within one, the minutes decide."""

_NEAR_MINUTES_COUNT = 0.7

_A_FEW = 5
"""How many are offered where as many fit all but the words."""

_BY_LEVEL = {
    Level.NAME: (Reason.NAME,),
    Level.TAG: (Reason.TAG,),
    Level.MAIN: (Reason.TEXT,),
    Level.TEXT: (Reason.TEXT,),
    None: (Reason.NEARLY,),
}


class Library:
    """An index of protocols, made once and asked often."""

    def __init__(self, protocols: Iterable[Protocol]) -> None:
        self.protocols = tuple(protocols)
        self.shelf = Shelf()
        # Places are given out shortest first, so that what nothing else sets apart already stands in order.
        self._placed = sorted(self.protocols, key=lambda protocol: (protocol.minutes, protocol.name))
        self._all = (1 << len(self._placed)) - 1
        self._minutes = [protocol.minutes for protocol in self._placed]
        self._least = Limits([protocol.least for protocol in self._placed])
        self._most = Limits([protocol.most for protocol in self._placed])
        self._fewest = Limits([protocol.groups.least for protocol in self._placed])
        self._largest = Limits([protocol.groups.most for protocol in self._placed])
        self._bare = bits((at for at, protocol in enumerate(self._placed) if is_bare(protocol)), len(self._placed))
        self._values = _by_value(self._placed)
        self._index = WordIndex([_texts(protocol) for protocol in self._placed])
        self._orders: dict[tuple[Facet, str], dict[int, int]] = {}

    def with_shelf(self, shelf: Shelf) -> "Library":
        """Return the same cards, to be found by what a facilitator has made of them too. Takes little time."""
        at = {protocol.key: place for place, protocol in enumerate(self._placed)}

        def known(keys: Iterable[str]) -> list[int]:
            return [at[key] for key in keys if key in at]

        lately = known(shelf.by_day())
        orders = {name: known(keys) for name, keys in shelf.collections.items()}
        yes = {Facet.FAVORITE: known(shelf.favorites), Facet.USED: lately, Facet.OWN: known(shelf.own)}
        own: dict[Facet, dict[str, list[int]]] = {facet: {YES: found} for facet, found in yes.items() if found}
        own[Facet.MY_TAG] = {tag: found for tag, keys in shelf.by_tag().items() if (found := known(keys))}
        own[Facet.COLLECTION] = orders
        other = copy(self)
        other.shelf = shelf
        other._values = self._values | {facet: _masks(values, len(at)) for facet, values in own.items()}
        other._orders = {(Facet.COLLECTION, name): _ranks(found) for name, found in orders.items()}
        other._orders[Facet.USED, YES] = _ranks(lately)
        words = ((at[key], tag) for key, tag in shelf.words() if key in at)
        other._index = self._index.with_more(words, Level.TAG)
        return other

    def find(self, wanted: Wanted) -> Found:
        """Return what fits, best first."""
        fits = self._in_time(wanted.minutes)
        base = self._near_time(wanted.minutes) if wanted.about else fits
        base &= self._for_people(wanted.people)
        if wanted.bare:
            base &= self._bare
        matches = self._index.matches(wanted.words, base)
        unknown = () if matches is None else matches.unknown
        counted = allowed = base
        if matches is not None and not matches.understood and _asks_more(wanted):
            matches = None  # Words that nobody wrote do not take away what the rest of the wish finds.
        if matches is not None:
            base = matches.held
            counted = base if matches.understood else counted  # with a value chosen, they would not either
        by_facet = {facet: self._any_of(facet, wanted.chosen.get(facet, frozenset())) for facet in Facet}
        for mask in by_facet.values():
            base, allowed = base & mask, allowed & mask
        hits = self._hits(self._ordered(base, fits, matches, wanted), fits, matches, wanted)
        more = _A_FEW - len(hits)
        also = self._also(allowed & ~base, fits, wanted)[:more] if matches is not None and more > 0 else ()
        return Found(hits, self._counts(counted, by_facet), also, unknown)

    def _also(self, left: int, fits: int, wanted: Wanted) -> tuple[Hit, ...]:
        """Return what of a set comes nearest: what holds any of the words, and then, if more is asked for, the rest."""
        if not left:
            return ()
        some = self._index.matches(wanted.words, left, enough=0)
        held = 0 if some is None else some.held
        first = self._hits(self._ordered(held, fits, some, wanted)[:_A_FEW], fits, some, wanted)
        rest = left & ~held if _asks_more(wanted) else 0
        others = self._hits(self._ordered(rest, fits, None, wanted)[:_A_FEW], fits, None, wanted)
        ends = [(hit, _FEW) for hit in first] + [(hit, _NONE) for hit in others]
        return tuple(Hit(hit.protocol, hit.reasons + end) for hit, end in ends)

    def alike(self, text: str, minutes: int, people: int | None = None) -> tuple[Hit, ...]:
        """Return what fits the minutes and people and shares any word with a text, the most alike first."""
        wanted = Wanted(words=text, minutes=minutes, people=people)
        fits = self._in_time(minutes) & self._for_people(people)
        matches = self._index.matches(text, fits, enough=0)
        if matches is None:
            return ()
        return tuple(self._hits(self._ordered(matches.held, fits, matches, wanted), fits, matches, wanted))

    # Filters

    def _any_of(self, facet: Facet, values: frozenset[str]) -> int:
        if not values:
            return self._all
        mask = 0
        for value in values:
            mask |= self._values[facet].get(value, 0)
        return mask

    def _in_time(self, minutes: int | None) -> int:
        return self._all if minutes is None else self._least.at_most(minutes) & self._most.at_least(minutes)

    def _near_time(self, minutes: int | None) -> int:
        if minutes is None:
            return self._all
        return self._least.at_most(minutes * (1 + _A_LITTLE)) & self._most.at_least(minutes * (1 - _A_LITTLE))

    def _for_people(self, people: int | None) -> int:
        return self._all if people is None else self._fewest.at_most(people) & self._largest.at_least(people)

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

    def _ordered(self, matched: int, fits: int, matches: Matches | None, wanted: Wanted) -> list[int]:
        """Return the places in order, by one stable sorting after another, the least important first."""
        order = list(places(matched))
        ranks = self._ranks_of(wanted)
        if ranks:
            order.sort(key=lambda at: ranks.get(at, len(ranks)))
        minutes, outside = wanted.minutes, set(places(matched & ~fits))
        if minutes is not None:
            order.sort(key=lambda at: abs(self._minutes[at] - minutes))
        settings = wanted.chosen.get(Facet.SETTING, frozenset())
        if settings:
            order.sort(key=lambda at: not settings.intersection(one.value for one in self._placed[at].settings[:1]))
        if outside:
            order.sort(key=outside.__contains__)
        if matches is not None and order:
            points = matches.points
            if outside:
                points = [one * (_NEAR_MINUTES_COUNT if at in outside else 1) for at, one in enumerate(points)]
            step = max([points[at] for at in order]) / _GRADES
            graded: list[list[int]] = [[] for _ in range(_GRADES + 1)]
            for at in order:
                graded[round(points[at] / step)].append(at)
            return list(chain.from_iterable(reversed(graded)))
        return order

    def _ranks_of(self, wanted: Wanted) -> dict[int, int]:
        """Return in which order somebody has put what is chosen, by place."""
        for facet in (Facet.COLLECTION, Facet.USED):
            for value in wanted.chosen.get(facet, frozenset()):
                return self._orders.get((facet, value), {})
        return {}

    def _hits(self, order: Sequence[int], fits: int, matches: Matches | None, wanted: Wanted) -> Hits:
        people = () if wanted.people is None else (Reason.PEOPLE,)
        inside = people if wanted.minutes is None else (Reason.MINUTES, *people)
        near = (Reason.NEAR_MINUTES, *people)

        def why(place: int) -> Reasons:
            at = order[place]
            time = inside if fits >> at & 1 else near
            return time if matches is None else time + _BY_LEVEL[matches.levels[at]]

        return Hits([self._placed[at] for at in order], why)


def _asks_more(wanted: Wanted) -> bool:
    """Whether it asks for more than words."""
    return wanted.bare or wanted.minutes is not None or wanted.people is not None or any(wanted.chosen.values())


def _texts(protocol: Protocol) -> Iterator[tuple[str, Level]]:
    """Yield what is searched, and where it stands."""
    yield protocol.name, Level.NAME
    yield protocol.nickname, Level.NAME
    if protocol.framework in FRAMEWORKS:
        yield FRAMEWORKS[protocol.framework].name, Level.TAG
    for tag in protocol.tags:
        yield tag, Level.TAG
    yield protocol.purpose, Level.MAIN
    yield protocol.phase, Level.MAIN
    for situation in protocol.when:
        yield situation, Level.MAIN
    for step in protocol.steps:
        yield step.title, Level.MAIN
        yield step.do, Level.TEXT
    for prompt in protocol.prompts:
        yield prompt, Level.TEXT


def _by_value(protocols: Sequence[Protocol]) -> dict[Facet, dict[str, int]]:
    """Return for each value of each facet the places of the protocols that have it."""
    held: dict[Facet, dict[str, list[int]]] = {facet: defaultdict(list) for facet in Facet}
    for at, protocol in enumerate(protocols):
        for facet, values in _values(protocol):
            for value in values:
                held[facet][value].append(at)
    return {facet: _masks(values, len(protocols)) for facet, values in held.items()}


def _masks(held: Mapping[str, Iterable[int]], size: int) -> dict[str, int]:
    return {value: bits(ats, size) for value, ats in held.items()}


def _ranks(order: Iterable[int]) -> dict[int, int]:
    return {at: rank for rank, at in enumerate(order)}


def _values(protocol: Protocol) -> Iterator[tuple[Facet, tuple[str, ...]]]:
    yield Facet.FRAMEWORK, (protocol.framework,)
    yield Facet.PHASE, (protocol.phase,)
    yield Facet.PRACTICE, tuple(one.value for one in protocol.practices)
    yield Facet.ENERGY, (protocol.energy.value,)
    yield Facet.SETTING, tuple(one.value for one in protocol.settings)
    yield Facet.MATERIALS, tuple(one.value for one in enough(protocol))
    # A group that is at a stage can do all that needs an earlier one.
    yield Facet.STAGE, tuple(stage.value for stage in _STAGES[_STAGES.index(protocol.safety) :])
