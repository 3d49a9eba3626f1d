"""Sets of places as whole numbers with a bit for each place, so that thousands are combined and counted at once."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, count

_TRUTH = bytes.maketrans(b"01", b"\0\1")


def bits(places: Iterable[int], size: int) -> int:
    """Return the set of these places, all of them less than `size`."""
    digits = bytearray(b"0") * size
    for place in places:
        digits[size - 1 - place] = ord("1")
    return int(digits or b"0", 2)


def places(mask: int) -> Iterator[int]:
    """Yield the places of a set, from the first."""
    digits = f"{mask:b}".encode().translate(_TRUTH)
    return compress(count(), reversed(digits))


class Limits:
    """Places by a number that each of them has: which have at most so many, and which at least."""

    def __init__(self, numbers: Sequence[int]) -> None:
        self._all = (1 << len(numbers)) - 1
        self._numbers = sorted(set(numbers))
        by_number: dict[int, list[int]] = {}
        for place, number in enumerate(numbers):
            by_number.setdefault(number, []).append(place)
        self._up_to = [0]
        for number in self._numbers:
            self._up_to.append(self._up_to[-1] | bits(by_number[number], len(numbers)))

    def at_most(self, limit: float) -> int:
        """Return the places whose number is no more than the limit."""
        return self._up_to[bisect_right(self._numbers, limit)]

    def at_least(self, limit: float) -> int:
        """Return the places whose number is no less than the limit."""
        return self._all ^ self._up_to[bisect_left(self._numbers, limit)]
