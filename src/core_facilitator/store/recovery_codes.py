"""Recovery codes: 128 random bits as letters and digits that can be written down and typed back.

Seven groups of five: four that carry bits and one that checks them and the group's place. A wrong letter is
therefore found, and its group named, before anything is tried. Letters are Crockford's base 32
(crockford.com/base32.html): no I, L, O or U, and reading forgives 0 for O and 1 for I or L.
"""

from hashlib import sha256
from secrets import token_bytes

BYTES = 16
GROUPS = 7
SIZE = 5

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_FORGIVEN = str.maketrans("OIL", "011")
_CHECK_BITS = 12
"""What 28 letters hold beside the 128 bits: the start of their SHA-256, against what the groups do not notice."""


class MistypedError(ValueError):
    """A recovery code that cannot be right. `group` counts from 1; None when no one group is wrong."""

    def __init__(self, group: int | None) -> None:
        super().__init__(group)
        self.group = group


def new() -> str:
    """Return a code that nobody has seen yet."""
    return write(token_bytes(BYTES))


def write(secret: bytes) -> str:
    """Return the code of 16 bytes, its groups apart."""
    number = int.from_bytes(secret) << _CHECK_BITS | _check(secret)
    letters = [number >> 5 * place & 31 for place in reversed(range(GROUPS * (SIZE - 1)))]
    groups = (letters[start : start + SIZE - 1] for start in range(0, len(letters), SIZE - 1))
    return "-".join(
        "".join(_LETTERS[value] for value in (*group, _sum(group, place))) for place, group in enumerate(groups)
    )


def read(text: str) -> bytes:
    """Return the 16 bytes of a code, however its groups were set apart and whatever its case.

    Raises:
        MistypedError: when it is not a code.
    """
    number = 0
    for place, group in enumerate(_groups(text)):
        *values, check = group
        if check != _sum(values, place):
            raise MistypedError(place + 1)
        for value in values:
            number = number << 5 | value
    secret, check = number >> _CHECK_BITS, number & (1 << _CHECK_BITS) - 1
    if check != _check(secret.to_bytes(BYTES)):
        raise MistypedError(None)
    return secret.to_bytes(BYTES)


def same(typed: str, code: str) -> bool:
    """Whether a code was typed back right."""
    try:
        return read(typed) == read(code)
    except MistypedError:
        return False


def _groups(text: str) -> list[list[int]]:
    parts = text.upper().translate(_FORGIVEN).replace("-", " ").split()
    if len(parts) != GROUPS:
        together = "".join(parts)
        parts = [together[start : start + SIZE] for start in range(0, len(together), SIZE)]
    groups = []
    for place, part in enumerate(parts[:GROUPS]):
        if len(part) != SIZE or not set(part) <= set(_LETTERS):
            raise MistypedError(place + 1)
        groups.append([_LETTERS.index(letter) for letter in part])
    if len(parts) != GROUPS:
        raise MistypedError(None)
    return groups


def _sum(values: list[int], place: int) -> int:
    """Odd weights find every single wrong letter; the place finds two groups that changed places."""
    return (sum((2 * index + 1) * value for index, value in enumerate(values)) + place) % 32


def _check(secret: bytes) -> int:
    return int.from_bytes(sha256(secret).digest()[:2]) >> 16 - _CHECK_BITS
