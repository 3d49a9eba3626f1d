"""The bundled fonts: which file sets a style, and which one knows a character.

Source Sans 3 is worked in, Source Serif 4 is read in, each in the cut that suits its size. What they lack is
looked for in the fallback fonts, in the order below. A font is opened when the first of its characters is met.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cache, lru_cache
from unicodedata import category, normalize

import uharfbuzz

from core_facilitator.paths import resource

_FALLBACKS = [
    "NotoSans",
    "NotoSansHebrew",
    "NotoSansArabic",
    "NotoSansThaana",
    "NotoSansArmenian",
    "NotoSansGeorgian",
    "NotoSansEthiopic",
    "NotoSansDevanagari",
    "NotoSansBengali",
    "NotoSansGurmukhi",
    "NotoSansGujarati",
    "NotoSansTamil",
    "NotoSansTelugu",
    "NotoSansKannada",
    "NotoSansMalayalam",
    "NotoSansSinhala",
    "NotoSansThai",
    "NotoSansLao",
    "NotoSansKhmer",
    "NotoSansMyanmar",
    "NotoSansCherokee",
    "NotoSansCanadianAboriginal",
    "NotoSerifNyiakengPuachueHmong",
    "NotoSansSymbols",
    "NotoSansSymbols2",
    "NotoSansMath",
]
_FALLBACK_FILES = (
    *(f"{name}-Regular.ttf" for name in _FALLBACKS),
    "DroidSansFallback.ttf",
    "NanumSquare-Regular.ttf",
    "NotoEmoji-Regular.ttf",
)

_EMOJI_PRESENTATION = "\ufe0f"
_INVISIBLE = frozenset("\u200c\u200d\u034f\u2060\ufeff\u00ad" + "".join(map(chr, range(0xFE00, 0xFE10))))
"""Characters that change how their neighbors are set and are themselves never seen."""

_JOINERS = "\u200d"
_MODIFIERS = range(0x1F3FB, 0x1F400)
_FLAGS = range(0x1F1E6, 0x1F200)


class Family(Enum):
    """The two families of the product."""

    SANS = "SourceSans3"
    SERIF = "SourceSerif4"


@dataclass(frozen=True, eq=False, slots=True)
class Face:
    """One opened font. Measures are in units of the font, `units` of them to the em.

    `family` is its name for people. `lighter` than what is bold is a font that is there in one weight only; its
    strokes are then drawn thicker.
    """

    name: str
    family: str
    face: uharfbuzz.Face
    font: uharfbuzz.Font
    units: int
    ascent: int
    descent: int
    known: frozenset[int] = field(repr=False)
    lighter: bool = False

    def knows_all(self, text: str) -> bool:
        """Whether the font has every single character."""
        return self.known.issuperset(map(ord, text))

    def knows(self, cluster: str) -> bool:
        """Whether the font can set all of a cluster of characters, composed or not."""
        visible = "".join(character for character in cluster if character not in _INVISIBLE)
        return all(map(self._draws, visible)) or all(map(self._draws, normalize("NFC", visible)))

    def _draws(self, character: str) -> bool:
        """Whether there is something to see: some fonts list characters for which they hold no outline."""
        glyph = self.font.get_nominal_glyph(ord(character))
        if not glyph:
            return False
        extents = self.font.get_glyph_extents(glyph)
        return bool(extents and extents.width) or category(character)[0] in "ZC"


def face_for(family: Family, size: float, *, bold: bool = False, italic: bool = False) -> Face:
    """Return the font that sets this style; `size` in px chooses the serif's cut (DESIGN.md)."""
    weight = "Semibold" if bold else "Regular"
    if italic:
        return _opened(f"{family.value}-{'SemiboldIt' if bold else 'It'}.ttf")
    cut = ""
    if family is Family.SERIF and size >= 20:
        cut = "Display" if size >= 48 else "Subhead"
    return _opened(f"{family.value}{cut}-{weight}.ttf")


@lru_cache(maxsize=20_000)
def face_with(preferred: Face, cluster: str) -> Face | None:
    """Return the font to set a cluster of characters in: the preferred one if it can, or None if no font can."""
    if preferred.knows(cluster) and _EMOJI_PRESENTATION not in cluster:
        return preferred
    sans = _opened("SourceSans3-Semibold.ttf" if "Semibold" in preferred.name else "SourceSans3-Regular.ttf")
    names = _FALLBACK_FILES[::-1] if _EMOJI_PRESENTATION in cluster else _FALLBACK_FILES
    if sans.knows(cluster) and _EMOJI_PRESENTATION not in cluster:
        return sans
    return next((face for face in map(_fallback, names) if face.knows(cluster)), None)


@cache
def _opened(file: str) -> Face:
    return _open(file)


@cache
def _fallback(file: str) -> Face:
    return _open("fallback", file, lighter=True)


def _open(*parts: str, lighter: bool = False) -> Face:
    # Read, not mapped: an update of the program may replace the file while it is in use.
    blob = uharfbuzz.Blob(resource("fonts", *parts).read_bytes())
    face = uharfbuzz.Face(blob)
    font = uharfbuzz.Font(face)
    extents = font.get_font_extents("ltr")
    name = face.get_name(uharfbuzz.OTNameIdPredefined.POSTSCRIPT_NAME) or parts[-1].removesuffix(".ttf")
    family = face.get_name(uharfbuzz.OTNameIdPredefined.FONT_FAMILY) or name
    known = frozenset(face.unicodes)
    return Face(name, family, face, font, face.upem, extents.ascender, extents.descender, known, lighter)


def clusters(text: str) -> Iterator[str]:
    """Yield the text in stretches that must share a font: a letter and its marks, a joined emoji, a flag."""
    start = 0
    for at in range(1, len(text)):
        if not _continues(text[at - 1], text[at]):
            yield text[start:at]
            start = at
    if text:
        yield text[start:]


def _continues(before: str, character: str) -> bool:
    if before.isascii() and character.isascii():
        return False
    code = ord(character)
    return (
        category(character) in {"Mn", "Mc", "Me"}
        or character in _JOINERS
        or before in _JOINERS
        or code in _MODIFIERS
        or (code in _FLAGS and ord(before) in _FLAGS)
    )
