"""The fonts inside one PDF: only the glyphs that it uses, each with the characters that it stands for.

Every pair of a glyph and its characters has a code of its own, so that text copied or read aloud is the text that
was typed, whatever it looks like: a joined Arabic form, a ligature, two letters that share a shape.
"""

import struct
from dataclasses import dataclass, field

import uharfbuzz
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

from core_facilitator.export.faces import Face
from core_facilitator.export.pdf.beneath import PageCanvas, compressed
from core_facilitator.export.pdf.shaping import Glyph, Shaped

_UNSAID = "\u200b"
"""What a glyph says whose characters the glyph before it has said already."""

_LAYOUT_TABLES = ("GSUB", "GPOS", "GDEF", "BASE", "cmap", "name", "post", "DSIG", "MATH", "STAT", "gasp")
_SYMBOLIC = 4
_NOTICEABLE = 0.5
"""Thousandths of the em below which a move is left out."""


@dataclass(slots=True)
class _Embedded:
    """One font in one document: its name there, and the code of each (glyph, characters)."""

    face: Face
    name: str
    codes: dict[tuple[int, str], int] = field(default_factory=dict)
    widths: list[float] = field(default_factory=list)
    shown: dict[Shaped, str] = field(default_factory=dict)

    def code(self, glyph: Glyph) -> int:
        """Return the code of a glyph, giving it the next free one when it is new."""
        key = (glyph.number, glyph.text or _UNSAID)
        code = self.codes.get(key)
        if code is None:
            code = self.codes[key] = len(self.codes) + 1
            self.widths.append(glyph.width)
        return code


class EmbeddedFonts:
    """The fonts of one document."""

    def __init__(self) -> None:
        self._fonts: dict[Face, _Embedded] = {}

    def show(self, face: Face, shaped: list[Shaped]) -> tuple[str, str]:
        """Return the font's name in the document, and the operators that show some texts side by side.

        They are made for a font size of 1: the text matrix enlarges it.
        """
        font = self._fonts.get(face)
        if font is None:
            font = self._fonts[face] = _Embedded(face, f"F{len(self._fonts) + 1}")
        parts = []
        for text in shaped:
            shown = font.shown.get(text)
            if shown is None:
                shown = font.shown[text] = _shown(font, text)
            parts.append(shown)
        return font.name, f"[{''.join(parts)}]TJ".replace("><", "")

    def add_to(self, canvas: PageCanvas) -> None:
        """Put the fonts into the document, where its pages look for them."""
        for index, font in enumerate(self._fonts.values()):
            canvas.add_font(font.name, _font(canvas, font, index))


def _shown(font: _Embedded, shaped: Shaped) -> str:
    """Return the inside of a TJ operator. Numbers in it move back, in thousandths of the em.

    Glyphs come in reading order. From right to left each one is reached by moving back over itself and the one
    before, so that whoever reads the page in the order of its operators reads the words as they are spoken.
    """
    parts = []
    pen = rise = 0.0
    for glyph in shaped.glyphs:
        if glyph.y != rise:
            parts.append(f"]TJ {glyph.y / 1000:.3f} Ts[")
            rise = glyph.y
        if abs(pen - glyph.x) >= _NOTICEABLE:
            parts.append(f"{pen - glyph.x:.0f}")
            pen = glyph.x
        parts.append(f"<{font.code(glyph):04X}>")
        pen += glyph.width
    if rise:
        parts.append("]TJ 0 Ts[")
    if abs(pen - shaped.advance) >= _NOTICEABLE:
        parts.append(f"{pen - shaped.advance:.0f}")
    return "".join(parts)


def _font(canvas: PageCanvas, font: _Embedded, index: int) -> PDFDictionary:
    """Return a Type 0 font: codes of two bytes, a CIDFontType2 inside (ISO 32000-1, 9.7)."""
    program, numbers = _subset(font)
    name = PDFName(f"{_tag(index)}+{font.face.name}")
    glyphs = b"".join(struct.pack(">H", numbers[number]) for number, _ in font.codes)
    inner = PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": name,
            "CIDSystemInfo": PDFDictionary(
                {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
            ),
            "DW": 0,
            "W": PDFArray([1, PDFArray([f"{width:.2f}" for width in font.widths])]),
            "CIDToGIDMap": canvas.reference(compressed(b"\0\0" + glyphs)),
            "FontDescriptor": canvas.reference(_descriptor(canvas, font.face, name, program)),
        }
    )
    return PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": name,
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([canvas.reference(inner)]),
            "ToUnicode": canvas.reference(compressed(_to_unicode(font))),
        }
    )


def _tag(index: int) -> str:
    """Return six capitals that say that this font is a part of one (ISO 32000-1, 9.6.4)."""
    letters = ""
    for _ in range(6):
        index, letter = divmod(index, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _subset(font: _Embedded) -> tuple[bytes, dict[int, int]]:
    """Return a font file with only the glyphs in use, and each glyph's number in it."""
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update({number for number, _ in font.codes})
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _LAYOUT_TABLES)
    plan = uharfbuzz.SubsetPlan(font.face.face, wanted)
    return plan.execute().blob.data, dict(plan.old_to_new_glyph_mapping.items())


def _descriptor(canvas: PageCanvas, face: Face, name: str, program: bytes) -> PDFDictionary:
    scale = 1000 / face.units
    stream = compressed(program)
    stream.dictionary["Length1"] = len(program)
    box = struct.unpack(">4h", face.face.reference_table("head").data[36:44])
    capitals = face.font.get_metric_position_with_fallback(uharfbuzz.OTMetricsTag.CAP_HEIGHT)
    return PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": name,
            "Flags": _SYMBOLIC,
            "FontBBox": PDFArray([round(edge * scale) for edge in box]),
            "ItalicAngle": round(face.font.get_style_value(uharfbuzz.StyleTag.SLANT_ANGLE)),
            "Ascent": round(face.ascent * scale),
            "Descent": round(face.descent * scale),
            "CapHeight": round(capitals * scale),
            "StemV": round(face.font.get_style_value(uharfbuzz.StyleTag.WEIGHT) / 5),
            "FontFile2": canvas.reference(stream),
        }
    )


def _to_unicode(font: _Embedded) -> bytes:
    """Return the CMap that leads from codes back to characters (ISO 32000-1, 9.10.3)."""
    lines = [f"<{code:04X}> <{text.encode('utf-16-be').hex()}>" for (_, text), code in font.codes.items()]
    blocks = (lines[at : at + 100] for at in range(0, len(lines), 100))
    mapped = "\n".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{mapped}\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode("ascii")
