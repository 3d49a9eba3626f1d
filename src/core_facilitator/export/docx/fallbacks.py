"""Which words of a Word file are set in a fallback font: those in scripts that the product's own fonts lack.

Without it LibreOffice prints emoji as boxes where no font has them, and puts Arabic words of name tents where they do
not belong. Chinese, Japanese and Korean are left to the fonts of whoever opens the file, who has those that fit the
language.
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import cast
from unicodedata import category

from core_facilitator.export.docx.elements import Element, qualified, w
from core_facilitator.export.faces import Face, Family, clusters, face_for, face_with

_LEFT_TO_READERS = {"Droid Sans Fallback", "NanumSquare"}
_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")


def stretches(text: str) -> Iterator[tuple[str, str]]:
    """Yield the text in parts, each with the family of its fallback font, or "" where it needs none.

    Blanks between two parts in one font belong to them.
    """
    own = _own()
    if own.knows_all(text):
        yield text, ""
        return
    families = [(face.family if (face := _fallback(cluster)) else "", cluster) for cluster in clusters(text)]
    for at, (_, cluster) in enumerate(families[1:-1], 1):
        before, after = families[at - 1][0], families[at + 1][0]
        if cluster == " " and before == after:
            families[at] = (before, cluster)
    for family, group in groupby(families, key=itemgetter(0)):
        yield "".join(cluster for _, cluster in group), family


def font(family: str) -> Element:
    """Return the choice of a fallback font for a run, whatever Word takes its letters for."""
    return w("rFonts", **dict.fromkeys(_SLOTS, family))


def letters_used(roots: Iterable[Element]) -> dict[Face, set[int]]:
    """Return the fallback fonts in which words below these elements are set, each with the letters of those words."""
    used: dict[Face, set[int]] = {}
    for run in (each for root in roots for each in root.iter(qualified("w:r"))):
        text = "".join(each.text or "" for each in run.iter(qualified("w:t")))
        if text and run.find(f"{qualified('w:rPr')}/{qualified('w:rFonts')}") is not None:
            # Only words in a fallback font name one (`font`), and all of a run is in the same.
            face = cast(Face, _fallback(next(clusters(text))))
            used.setdefault(face, set()).update(map(ord, text))
    return used


@cache
def _own() -> Face:
    return face_for(Family.SANS, 16)


@lru_cache(maxsize=20_000)
def _fallback(cluster: str) -> Face | None:
    """Return the fallback font of what must share a font, or None where the product's own or the reader's set it."""
    if category(cluster[0]) == "Cf":
        return None
    face = face_with(_own(), cluster)
    return face if face and face.lighter and face.family not in _LEFT_TO_READERS else None
