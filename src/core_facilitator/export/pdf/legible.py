"""Text as somebody typed it becomes text that can be set: nothing in it is markup, nothing in it is lost."""

import re
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category

from bidi import algorithm

from core_facilitator.export.faces import Face, clusters, face_with
from core_facilitator.export.pdf.brackets import pair_brackets

_BREAKS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
"""What separates lines. A vertical tab is what office programs put on the clipboard for a soft line break."""

_SHOWN = {code: chr(0x2400 + code) for code in range(0x20) if code != ord("\n")}
_SHOWN |= {ord("\t"): "    ", 0x7F: "\u2421", 0xFEFF: "\u2060"}
"""Control characters and their pictures (Unicode block Control Pictures); a mark that no PDF may hold."""

_UNSEEN = {"Cc", "Cs", "Co"}
"""Controls, halves of a pair, private characters: never seen, even where a font has something for them."""

_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
DIRECTIONS = re.compile(f"[{_DIRECTIONS}]")
"""Marks that only steer the direction of their neighbors."""

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_ISOLATES = {"LRI": "LRE", "RLI": "RLE", "FSI": "LRE", "PDI": "PDF"}


def legible(text: str, face: Face, missing: set[str]) -> str:
    r"""Return the text with "\n" between lines and every character settable, in `face` or in a fallback font.

    A tab becomes four spaces, any other control character its picture. Characters that no font has, and what is
    no character at all, become [U+XXXX] and are added to `missing`.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _BREAKS.sub("\n", text).translate(_SHOWN)
    return "\n".join(_settable(line, face, missing) for line in text.split("\n"))


def _settable(line: str, face: Face, missing: set[str]) -> str:
    if line.isascii() and line.isprintable():
        return line
    parts = []
    for cluster in clusters(line):
        if _can_be_set(face, cluster):
            parts.append(cluster)
            continue
        for character in cluster:
            known = _can_be_set(face, character)
            if not known:
                missing.add(character)
            parts.append(character if known else f"[U+{ord(character):04X}]")
    return "".join(parts)


@lru_cache(maxsize=20_000)
def _can_be_set(face: Face, cluster: str) -> bool:
    if cluster in _DIRECTIONS:
        return True
    return not any(category(character) in _UNSEEN for character in cluster) and face_with(face, cluster) is not None


@dataclass(frozen=True, slots=True)
class Directions:
    """Each character's level of the Unicode bidirectional algorithm (UAX 9), and that of the whole paragraph.

    Odd levels run from right to left.
    """

    base: int
    levels: tuple[int, ...]


def directions(text: str) -> Directions | None:
    """Return how a paragraph runs; None when all of it runs from left to right.

    Isolates are treated as embeddings, which differs only for neutral characters beside them.
    """
    if not _RIGHT_TO_LEFT.search(text):
        return None
    base = algorithm.get_base_level(text)
    storage = algorithm.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = ("L", "R")[base]
    algorithm.get_embedding_levels(text, storage)
    for index, item in enumerate(storage["chars"]):
        item["index"] = index
        item["type"] = item["orig"] = _ISOLATES.get(item["type"], item["type"])
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage, False)
    for run in storage["runs"]:
        characters = storage["chars"][run["start"] : run["start"] + run["length"]]
        pair_brackets(characters, before=run["sor"], embedding="LR"[characters[0]["level"] % 2])
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found = {item["index"]: int(item["level"]) for item in storage["chars"]}
    result: list[int] = []
    for index in range(len(text)):
        # The algorithm takes out what is invisible; it goes with the character before it.
        result.append(found.get(index, result[-1] if result else base))
    return Directions(base, tuple(result))
