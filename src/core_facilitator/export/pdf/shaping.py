"""Characters become glyphs: joined, stacked, kerned and, from right to left, turned around."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import uharfbuzz

from core_facilitator.export.faces import Face


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of a font, the characters it stands for ("" if those of the one before), and where it is put.

    `x` and `y` are measured from the start of the text that it belongs to, `width` is how far the font itself
    would move on; all in thousandths of the em.
    """

    number: int
    text: str
    x: float
    y: float
    width: float


@dataclass(frozen=True, eq=False, slots=True)
class Shaped:
    """A stretch of text in one font, its glyphs in the order in which they are read."""

    face: Face
    text: str
    glyphs: tuple[Glyph, ...]
    advance: float


@lru_cache(maxsize=20_000)
def shape(face: Face, text: str, *, backward: bool = False) -> Shaped:
    """Return the glyphs of some text; `backward` is text that runs from right to left."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if backward else "ltr"
    uharfbuzz.shape(face.font, buffer)
    scale = 1000 / face.units
    glyphs = []
    pen = 0
    texts = _texts(text, [info.cluster for info in buffer.glyph_infos], backward=backward)
    for info, position, said in zip(buffer.glyph_infos, buffer.glyph_positions, texts, strict=True):
        width = face.font.get_glyph_h_advance(info.codepoint)
        x = (pen + position.x_offset) * scale
        glyphs.append(Glyph(info.codepoint, said, x, position.y_offset * scale, width * scale))
        pen += position.x_advance
    return Shaped(face, text, tuple(reversed(glyphs) if backward else glyphs), pen * scale)


def _texts(text: str, clusters: list[int], *, backward: bool) -> list[str]:
    """Return for each glyph, in drawing order, the characters it stands for.

    A cluster of several glyphs hands out its characters one to a glyph, and the rest to the first one read, so
    that the glyphs, read in order, say the text again.
    """
    logical = clusters[::-1] if backward else clusters
    starts = sorted(set(clusters))
    ends = dict(pairwise([*starts, len(text)]))
    said: list[str] = []
    index = 0
    while index < len(logical):
        start = logical[index]
        count = 1
        while index + count < len(logical) and logical[index + count] == start:
            count += 1
        said.extend(_shares(text[start : ends[start]], count))
        index += count
    return said[::-1] if backward else said


def _shares(characters: str, count: int) -> list[str]:
    first = max(1, len(characters) - count + 1)
    shares = [characters[:first], *characters[first:]]
    return shares + [""] * (count - len(shares))
