"""Words as people type them: cut from a text, made alike, and found again in spite of a slip of the finger."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_SHORTEST = 4
"""Letters that a word needs before another is taken for it: of three, one is a third."""

_IN_EVERY_TEXT = (
    "a about an and any are as at be by can do for from get has have how i if in into is it its me my need of on or "
    "our so some something than that the their them then there they this to us want was we what when who will with you "
    "your"
)
_EMPTY = frozenset(_IN_EVERY_TEXT.split())

_ENDINGS = (
    # The ending, what stands instead, and how many letters must be left before it.
    ("ision", "id", 3),
    ("ation", "at", 3),
    ("sion", "s", 3),
    ("tion", "t", 2),
    ("ment", "", 4),
    ("ance", "", 4),
    ("ness", "", 4),
    ("ied", "y", 3),
    ("ing", "", 3),
    ("ed", "", 3),
    ("ly", "", 4),
)
_SHORTEST_ROOT = 3
_VOWEL = re.compile("[aeiouy]")


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, each once, without accents and capitals, and without those that say nothing."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    found = dict.fromkeys(word.replace("'", "") for word in _WORD.findall(plain.casefold().replace("’", "'")))
    return tuple(word for word in found if word not in _EMPTY)


def root_of(word: str) -> str:
    """Return what stays of a word without its ending, so that decides, deciding and decision are one: decid.

    A few endings of English only; it is not a word itself, and only good for comparing.
    """
    root = _without_s(word)
    for ending, instead, least in _ENDINGS:
        stem = root.removesuffix(ending)
        if stem != root and len(stem) >= least and _VOWEL.search(stem):
            root = _undoubled(stem + instead)
            break
    bare = root.rstrip("e")
    return bare if len(bare) >= _SHORTEST_ROOT else root


def _without_s(word: str) -> str:
    if len(word) < _SHORTEST or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes", "zes")) else word[:-1]


def _undoubled(stem: str) -> str:
    """Return planning's plann as plan, and telling's tell as it is."""
    doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeioulsz"
    return stem[:-1] if doubled else stem


class NearMisses:
    """Known words by what is left of them when one letter is missing.

    Two words that differ by one letter more, less, other, or by two that changed places, share such a rest
    (symmetric deletes, after Wolf Garbe's SymSpell).
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._by_rest: dict[str, list[str]] = defaultdict(list)
        for word in words:
            if len(word) >= _SHORTEST:
                for rest in _rests(word):
                    self._by_rest[rest].append(word)

    def like(self, word: str) -> tuple[str, ...]:
        """Return the known words that this may be a slip of."""
        if len(word) < _SHORTEST:
            return ()
        found = {known for rest in _rests(word) for known in self._by_rest.get(rest, ())}
        return tuple(sorted(found))

    def with_more(self, words: Iterable[str]) -> "NearMisses":
        """Return these and more words. Nothing of these is changed."""
        more = NearMisses(words)
        more._by_rest = self._by_rest | {
            rest: [*self._by_rest.get(rest, ()), *new] for rest, new in more._by_rest.items()
        }
        return more


def _rests(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
