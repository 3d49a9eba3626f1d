"""Lines of text measured in columns, as terminals and plain editors show them: wide characters take two."""

import re
import unicodedata
from collections.abc import Iterator

WIDTH = 78
_TAB = "    "
_JOINER = "\u200d"
_NOT_FIRST = "、。，．！？）」』】"
_PIECES = re.compile(" +|[^ ]+")


def width(text: str) -> int:
    """Return how many columns the text takes: East Asian wide characters two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(_sign_width(sign) for sign in text)


def padded(text: str, columns: int, *, right: bool = False) -> str:
    """Return the text filled up with blanks to so many columns."""
    blanks = " " * max(0, columns - width(text))
    return blanks + text if right else text + blanks


def wrapped(text: str, columns: int = WIDTH) -> Iterator[str]:
    """Yield the text in lines of at most so many columns. Its own line breaks and indents are kept.

    A word is never cut, so one that is longer than the line stands alone and runs over; text in wide characters,
    which has no blanks, may break between any two of them.
    """
    for line in text.expandtabs(len(_TAB)).split("\n"):
        yield from _wrapped_line(line.rstrip(), columns)


def hanging(first: str, text: str, columns: int = WIDTH) -> Iterator[str]:
    """Yield the text wrapped behind `first`, its later lines indented as far as `first` is wide."""
    indent = " " * width(first)
    for number, line in enumerate(wrapped(text, columns - width(first))):
        yield ((indent if number else first) + line).rstrip()


def _sign_width(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _wrapped_line(line: str, columns: int) -> Iterator[str]:
    body = line.lstrip(" ")
    indent = line[: len(line) - len(body)][: columns // 2]
    current, used = indent, width(indent)
    for blank, word in _words(body):
        size = width(word)
        if current.strip() and used + len(blank) + size > columns:
            yield current
            current, used, blank = indent, width(indent), ""
        current += blank + word
        used += len(blank) + size
    yield current.rstrip()


def _words(line: str) -> Iterator[tuple[str, str]]:
    """Yield each part that must stay whole, with the blanks before it."""
    blank = ""
    for piece in _PIECES.findall(line):
        if piece[0] == " ":
            blank = piece
            continue
        for part in _unbroken(piece):
            yield blank, part
            blank = ""


def _unbroken(word: str) -> Iterator[str]:
    """Yield the word in the parts between which a line may break: before and after each wide character."""
    if word.isascii():
        yield word
        return
    part = ""
    for sign in word:
        if part and _may_break(part[-1], sign):
            yield part
            part = ""
        part += sign
    yield part


def _may_break(before: str, after: str) -> bool:
    joined = before == _JOINER or after in _NOT_FIRST or unicodedata.category(after) == "Sk"
    wide = _sign_width(before) == 2 or _sign_width(after) == 2
    return wide and not joined and _sign_width(after) > 0
