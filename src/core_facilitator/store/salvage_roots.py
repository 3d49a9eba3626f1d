"""A table whose first page is bad, found again by its other pages.

The first page of a table that is larger than a page lists the pages below it, so they hang in the air when it is lost.
They are those to which nothing leads. Which table they belong to is told by how many columns their rows have. A new
first page that lists them is put in place of the bad one. All this happens to a copy.

SQLite's file format is in sqlite.org/fileformat2.html, SQLCipher's page in
zetetic.net/sqlcipher/design: AES-256-CBC, then the 16 bytes it began with, then an HMAC-SHA512 of both and the number.
"""

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from hashlib import pbkdf2_hmac, sha512
from hmac import compare_digest, digest
from itertools import pairwise
from pathlib import Path
from secrets import token_bytes

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

_PAGE = 4096
_IV, _MAC = 16, 64
_USABLE = _PAGE - _IV - _MAC
_SALT = 16
_SALT_MASK = 0x3A
_INSIDE, _LEAF = 0x05, 0x0D
_INSIDE_HEAD, _LEAF_HEAD = 12, 8
_FILE_HEAD = 100
_LONGEST_VARINT = 9
_MORE = 0x80


class Pages:
    """The pages of a database file, in plain text; None where one is bad."""

    def __init__(self, file: Path, key: bytes) -> None:
        self._file = file
        self._key = key
        with file.open("rb") as opened:
            salt = bytes(byte ^ _SALT_MASK for byte in opened.read(_SALT))
        self._mac_key = pbkdf2_hmac("sha512", key, salt, 2, len(key))
        self.count = file.stat().st_size // _PAGE

    def read(self, number: int) -> bytes | None:
        """Return a page. The first one begins with the salt, for which there are zeros."""
        with self._file.open("rb") as opened:
            opened.seek((number - 1) * _PAGE)
            page = opened.read(_PAGE)
        begins = _SALT if number == 1 else 0
        sealed, start, mac = page[begins:_USABLE], page[_USABLE : _USABLE + _IV], page[_USABLE + _IV :]
        if not compare_digest(mac, self._mac(sealed + start, number)):
            return None
        opening = Cipher(AES(self._key), CBC(start)).decryptor()
        return bytes(begins) + opening.update(sealed) + opening.finalize()

    def begins(self, number: int, columns: int) -> bool | None:
        """Return whether a table of so many columns may begin on a page; None where the page is bad."""
        page = self.read(number) if number <= self.count else b"\0"
        if page is None or page[0] == _INSIDE:
            return None if page is None else True
        first = _first_row(page) if page[0] == _LEAF else (0, -1)
        return first is None or first[1] == columns

    def write(self, number: int, plain: bytes) -> None:
        """Put a page in place of another one."""
        start = token_bytes(_IV)
        sealing = Cipher(AES(self._key), CBC(start)).encryptor()
        sealed = sealing.update(plain) + sealing.finalize() + start
        with self._file.open("r+b") as opened:
            opened.seek((number - 1) * _PAGE)
            opened.write(sealed + self._mac(sealed, number))

    def _mac(self, sealed: bytes, number: int) -> bytes:
        return digest(self._mac_key, sealed + number.to_bytes(4, "little"), sha512)


@dataclass(frozen=True, slots=True)
class _Branch:
    """A page of a table: its lowest row number that can be read, and how many columns its rows have."""

    page: int
    first: int
    columns: int


def mend(file: Path, key: bytes, roots: Mapping[int, int]) -> bool:
    """Give each table whose first page is bad a new one, and return whether there was any that could be given one.

    Where another table has as many columns and pages of it may hang in the air too, nobody can tell whose a page is,
    and all stays as it is.

    Args:
        file: a copy of a database, without a log.
        key: its key.
        roots: how many columns the table has that begins on a page.
    """
    pages = Pages(file, key)
    bad = {page: columns for page, columns in roots.items() if page <= pages.count and pages.read(page) is None}
    if not bad:
        return False
    loose, whole = _loose(pages, roots.keys())
    mended = False
    for page, columns in bad.items():
        found = sorted((each for each in loose if each.columns == columns), key=lambda each: each.first)
        rivals = list((bad if whole else roots).values()).count(columns) - 1
        if found and not rivals and (made := _page_above(found)) is not None:
            pages.write(page, made)
            mended = True
    return mended


def _loose(pages: Pages, roots: Set[int]) -> tuple[list[_Branch], bool]:
    """Return the pages of tables to which no other page leads, and whether no page is bad on which no table begins."""
    below: dict[int, list[int]] = defaultdict(list)
    leaves: dict[int, tuple[int, int]] = {}
    whole = True
    for number in range(1, pages.count + 1):
        page, begins = pages.read(number), _FILE_HEAD if number == 1 else 0
        if page is None:
            whole = whole and number in roots
        elif page[begins] == _INSIDE:
            below[number] = _children(page, begins)
        elif page[begins] == _LEAF and (first := _first_row(page)) is not None:
            leaves[number] = first
    led_to = {child for children in below.values() for child in children}
    tops = (below.keys() | leaves.keys()) - led_to - roots - {1}
    found = ((number, _first_leaf(number, below, leaves)) for number in tops)
    return [_Branch(number, *first) for number, first in found if first is not None], whole


def _first_leaf(
    number: int, below: Mapping[int, list[int]], leaves: Mapping[int, tuple[int, int]]
) -> tuple[int, int] | None:
    """Return what is known of the first leaf below a page that can be read."""
    waiting, seen = [number], {number}
    while waiting:
        page = waiting.pop()
        if page in leaves:
            return leaves[page]
        children = [child for child in below.get(page, ()) if child not in seen]  # none leads back into itself
        waiting += reversed(children)
        seen.update(children)
    return None


def _children(page: bytes, begins: int) -> list[int]:
    places = range(begins + _INSIDE_HEAD, begins + _INSIDE_HEAD + 2 * _number(page, begins + 3, 2), 2)
    cells = [_number(page, place, 2) for place in places]
    return [*(_number(page, cell, 4) for cell in cells), _number(page, begins + 8, 4)]


def _first_row(page: bytes) -> tuple[int, int] | None:
    """Return the number of a leaf's first row, and how many columns it has; None for a leaf without rows."""
    if not _number(page, 3, 2):
        return None
    _length, place = _varint(page, _number(page, _LEAF_HEAD, 2))
    row, place = _varint(page, place)
    head, types = _varint(page, place)
    columns, end = 0, min(place + head, _USABLE)
    while types < end:
        _type, types = _varint(page, types)
        columns += 1
    return row, columns


def _page_above(branches: list[_Branch]) -> bytes | None:
    """Return a page that leads to these, in their order; None where they do not fit, as the lost one's must have."""
    page = bytearray(_USABLE)
    place = _USABLE
    for number, (branch, following) in enumerate(pairwise(branches)):
        cell = branch.page.to_bytes(4, "big") + _to_varint(following.first - 1)
        place -= len(cell)
        pointer = _INSIDE_HEAD + 2 * number
        if place < pointer + 2:
            return None
        page[place : place + len(cell)] = cell
        page[pointer : pointer + 2] = place.to_bytes(2, "big")
    page[0] = _INSIDE
    page[3:5] = (len(branches) - 1).to_bytes(2, "big")
    page[5:7] = place.to_bytes(2, "big")
    page[8:12] = branches[-1].page.to_bytes(4, "big")
    return bytes(page)


def _number(page: bytes, place: int, length: int) -> int:
    return int.from_bytes(page[place : place + length], "big")


def _varint(page: bytes, place: int) -> tuple[int, int]:
    """Return a number of SQLite's own kind, and the place after it."""
    value = 0
    for at in range(place, place + _LONGEST_VARINT - 1):
        byte = _number(page, at, 1)
        value = (value << 7) | (byte & ~_MORE)
        if byte < _MORE:
            return value, at + 1
    at = place + _LONGEST_VARINT - 1
    return (value << 8) | _number(page, at, 1), at + 1


def _to_varint(value: int) -> bytes:
    """Return a number of fewer than 56 bits as SQLite writes it."""
    digits = [value & ~_MORE & 0xFF]
    while value := value >> 7:
        digits.append((value & ~_MORE & 0xFF) | _MORE)
    return bytes(reversed(digits))
