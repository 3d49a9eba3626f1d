"""Finding prompts: by words as they are typed, and by framework, phase, whom they ask and the minutes there are."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from core_facilitator.domain.prompts import Prompt, PromptSet
from core_facilitator.domain.words import NearMisses, root_of, words_of


class PromptFacet(Enum):
    """What prompts can be filtered by."""

    FRAMEWORK = "framework"
    PHASE = "phase"
    ASKED = "asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptsWanted:
    """What is looked for. An empty choice means any; `minutes` are at most for one prompt."""

    words: str = ""
    chosen: Mapping[PromptFacet, frozenset[str]] = field(default_factory=dict)
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class PromptHits:
    """The prompts of one set that were found."""

    prompt_set: PromptSet
    prompts: tuple[Prompt, ...]


@dataclass(frozen=True, slots=True)
class PromptsFound:
    """What was found, and how many prompts each choice of a filter would show with the other filters as they are."""

    hits: tuple[PromptHits, ...]
    counts: Mapping[PromptFacet, Mapping[str, int]]

    @property
    def count(self) -> int:
        """How many prompts were found."""
        return sum(len(one.prompts) for one in self.hits)


def value_of(facet: PromptFacet, prompt: Prompt, prompt_set: PromptSet) -> str:
    """Return what a prompt has of a facet."""
    if facet is PromptFacet.FRAMEWORK:
        return prompt_set.framework_of(prompt)
    return prompt.phase if facet is PromptFacet.PHASE else prompt.audience.value


class Prompts:
    """All sets of prompts, with an index of their words."""

    def __init__(self, sets: Iterable[PromptSet]) -> None:
        self.sets = tuple(sets)
        self._words: dict[str, frozenset[str]] = {}
        for one in self.sets:
            of_set = set(words_of(one.title))
            for prompt in one.prompts:
                words = of_set | set(words_of(f"{prompt.text} {prompt.phase}"))
                self._words[prompt.key] = frozenset(words | {root_of(word) for word in words})
        self._known = NearMisses({word for words in self._words.values() for word in words})

    @property
    def count(self) -> int:
        """How many prompts there are."""
        return len(self._words)

    def find(self, wanted: PromptsWanted) -> PromptsFound:
        """Return the prompts that fit all that is wanted, in their sets and in their order."""
        ways = [self._way(word) for word in words_of(wanted.words)]
        counts: dict[PromptFacet, Counter[str]] = {facet: Counter() for facet in PromptFacet}
        hits = []
        for one in self.sets:
            found = []
            for prompt in one.prompts:
                if not self._suits(prompt, wanted, ways):
                    continue
                missed = [facet for facet in PromptFacet if not _is_chosen(facet, prompt, one, wanted)]
                for facet in PromptFacet if not missed else missed if len(missed) == 1 else ():
                    counts[facet][value_of(facet, prompt, one)] += 1
                if not missed:
                    found.append(prompt)
            if found:
                hits.append(PromptHits(one, tuple(found)))
        return PromptsFound(tuple(hits), counts)

    def _suits(self, prompt: Prompt, wanted: PromptsWanted, ways: list[Callable[[frozenset[str]], bool]]) -> bool:
        short_enough = wanted.minutes is None or prompt.minutes <= wanted.minutes
        return short_enough and all(way(self._words[prompt.key]) for way in ways)

    def _way(self, word: str) -> Callable[[frozenset[str]], bool]:
        """Return what tells whether words hold one that begins with this, has its root, or of which it is a slip."""
        root = root_of(word)

        def plain(words: frozenset[str]) -> bool:
            return root in words or any(one.startswith(word) for one in words)

        if any(plain(words) for words in self._words.values()):
            return plain
        meant = frozenset(self._known.like(word))

        def near(words: frozenset[str]) -> bool:
            return not meant.isdisjoint(words)

        return near


def _is_chosen(facet: PromptFacet, prompt: Prompt, prompt_set: PromptSet, wanted: PromptsWanted) -> bool:
    chosen = wanted.chosen.get(facet)
    return not chosen or value_of(facet, prompt, prompt_set) in chosen
