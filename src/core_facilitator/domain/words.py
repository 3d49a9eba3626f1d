"""Words as people type them: cut from a text, made alike, and found again in spite of a slip of the finger."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_SHORTEST = 4
"""Letters that a word needs before another is taken for it: of three, one is a third."""

_IN_EVERY_TEXT = (
    "a an and are as at be by do for from has have how i if in into is it its of on or our so than that the their them "
    "then there they this to us was we what when who will with you your"
)
_EMPTY = frozenset(_IN_EVERY_TEXT.split())


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, each once, without accents and capitals, and without those that say nothing."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    found = dict.fromkeys(word.replace("'", "") for word in _WORD.findall(plain.casefold().replace("’", "'")))
    return tuple(word for word in found if word not in _EMPTY)


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


def _rests(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
