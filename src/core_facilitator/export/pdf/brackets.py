"""Paired brackets in text that runs both ways: rule N0 of the Unicode bidirectional algorithm, which our library lacks.

UAX #9, revision 49, 3.3.5: a pair of brackets runs as the words in it do, or as what stands before it.
"""

from collections.abc import Iterator, Sequence
from typing import Any

_PAIRS = (
    "() [] {} \u2045\u2046 \u207d\u207e \u208d\u208e \u2308\u2309 \u230a\u230b \u2329\u232a \u27e6\u27e7 \u27e8\u27e9 "
    "\u27ea\u27eb \u2768\u2769 \u276a\u276b \u2770\u2771 \u3008\u3009 \u300a\u300b \u300c\u300d \u300e\u300f "
    "\u3010\u3011 \u3014\u3015 \uff08\uff09 \uff3b\uff3d \uff5b\uff5d"
)
"""The brackets in use, of those in BidiBrackets.txt."""

_PARTNER = {pair[0]: pair[1] for pair in _PAIRS.split()}
_DEEPEST = 63
"""Brackets that are open at the same time, after which UAX #9 pairs no more."""

_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
"""Numbers act as if they were written from right to left."""

Character = dict[str, Any]


def pair_brackets(characters: Sequence[Character], *, before: str, embedding: str) -> None:
    """Give each pair of brackets in a level run its direction.

    Args:
        characters: python-bidi's, of one level run, after the weak types were resolved; "type" is changed.
        before: the direction of what stands before the run, "L" or "R".
        embedding: the direction of the run itself.
    """
    for opening, closing in sorted(_pairs(characters)):
        inside = {_STRONG[each["type"]] for each in characters[opening + 1 : closing] if each["type"] in _STRONG}
        if not inside:
            continue
        earlier = (_STRONG[each["type"]] for each in reversed(characters[:opening]) if each["type"] in _STRONG)
        found = embedding if embedding in inside else next(earlier, before)
        characters[opening]["type"] = characters[closing]["type"] = found


def _pairs(characters: Sequence[Character]) -> Iterator[tuple[int, int]]:
    """Yield the places of the brackets that belong together (UAX #9, BD16)."""
    waiting: list[tuple[str, int]] = []
    for at, each in enumerate(characters):
        sign = each["ch"]
        if each["type"] != "ON":
            continue
        if sign in _PARTNER:
            if len(waiting) == _DEEPEST:
                return
            waiting.append((_PARTNER[sign], at))
            continue
        place = next((index for index in reversed(range(len(waiting))) if waiting[index][0] == sign), None)
        if place is not None:
            yield waiting[place][1], at
            del waiting[place:]
