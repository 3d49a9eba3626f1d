"""Text as people type or paste it, made safe to keep, to print and to send to any other program.

The rules: composed characters (Unicode NFC), one kind of line break, and nothing that a file format refuses.
"""

import re
from collections.abc import Container
from dataclasses import dataclass
from unicodedata import is_normalized, normalize

_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
"""Other programs' line breaks. Word and PowerPoint put \\x0b on the clipboard for a soft one."""

_REFUSED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters, halves of surrogate pairs and non-characters: XML, PDF or UTF-8 cannot carry them."""

_UNUSUAL = re.compile(f"{_LINE_BREAKS.pattern}|{_REFUSED.pattern}")


@dataclass(frozen=True, slots=True)
class CleanText:
    """A text that is safe to keep, and how many characters had to go for it."""

    text: str
    removed: int


def clean(text: str) -> CleanText:
    """Return the text in NFC with plain line breaks and without characters that no file can carry.

    Line breaks of every kind become a newline and do not count as removed. Marks that turn the direction of
    writing are kept.
    """
    if text.isascii() and not _UNUSUAL.search(text):
        return CleanText(text, 0)
    kept, removed = _REFUSED.subn("", _LINE_BREAKS.sub("\n", text))
    return CleanText(kept if is_normalized("NFC", kept) else normalize("NFC", kept), removed)


def slug(text: str) -> str:
    """Return a text as a short name of plain letters, digits and hyphens; nothing where it has none of them."""
    plain = normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return "-".join(re.findall("[a-z0-9]+", plain))[:40].strip("-")


def free_key(wanted: str, taken: Container[str]) -> str:
    """Return a key as it is wanted, with a number from 2 on where it is taken."""
    key, number = wanted, 1
    while key in taken:
        number += 1
        key = f"{wanted}-{number}"
    return key
