"""The product's fonts inside a Word file, so that its pages break where they should on a computer that lacks them.

Each face goes in with the letters of all languages in Latin script, so that the file can be edited too, and about
40 KB. Of the fallback fonts for other scripts go in those that are used, with the letters that are. The license
(OFL 1.1) and the fonts' own flag (`fsType` 0) allow embedding. The first 32 bytes are mixed with a key that stands
beside them, as ECMA-376 part 1, 17.8.1 wants it.
"""

from dataclasses import dataclass
from functools import cache
from itertools import chain
from uuid import NAMESPACE_OID, uuid5

import uharfbuzz

from core_facilitator import paths
from core_facilitator.export.faces import Face

_LATIN = (
    range(0x20, 0x7F),
    range(0xA0, 0x250),
    range(0x2B0, 0x370),  # letters that modify, and marks to combine
    range(0x1E00, 0x1F00),
    range(0x2000, 0x2070),  # punctuation
    range(0x2070, 0x2200),  # raised and lowered figures, currencies, numbers, arrows
    range(0x2200, 0x2300),
    range(0x2500, 0x2800),
)
_LICENSE_NAMES = {13, 14}  # what the font says of its license goes along
_MASKED = 32


@dataclass(frozen=True, slots=True)
class EmbeddedFace:
    """One face as it stands in the file: `slot` is the element that names it, `key` the GUID it was mixed with."""

    slot: str
    key: str
    data: bytes


_FILES = {
    "Source Sans 3": {
        "embedRegular": "SourceSans3-Regular.ttf",
        "embedBold": "SourceSans3-Bold.ttf",
        "embedItalic": "SourceSans3-It.ttf",
    },
    "Source Serif 4": {
        "embedRegular": "SourceSerif4-Regular.ttf",
        "embedBold": "SourceSerif4-Bold.ttf",
        "embedItalic": "SourceSerif4-It.ttf",
    },
}


@cache
def faces(family: str) -> tuple[EmbeddedFace, ...]:
    """Return the faces of a family, in the order in which the table of fonts names them."""
    return tuple(_face(slot, file) for slot, file in _FILES[family].items())


def fallback(face: Face, letters: set[int]) -> EmbeddedFace:
    """Return a fallback font with these letters and what they become beside each other."""
    return _mixed("embedRegular", face.name, _subset(face.face, letters))


def _face(slot: str, file: str) -> EmbeddedFace:
    latin = set(chain.from_iterable(_LATIN))
    return _mixed(slot, file, _subset(uharfbuzz.Face(paths.resource("fonts", file).read_bytes()), latin))


def _mixed(slot: str, name: str, data: bytes) -> EmbeddedFace:
    key = uuid5(NAMESPACE_OID, name)
    mask = bytes(reversed(key.bytes)) * 2
    start = bytes(one ^ other for one, other in zip(data[:_MASKED], mask, strict=True))
    return EmbeddedFace(slot, f"{{{str(key).upper()}}}", start + data[_MASKED:])


def _subset(font: uharfbuzz.Face, letters: set[int]) -> bytes:
    """Return a font with the glyphs of these letters and what sets them well together."""
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(letters)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
    wanted.name_id_set.update(_LICENSE_NAMES)
    data: bytes = wanted.subset(font).blob.data
    return data
