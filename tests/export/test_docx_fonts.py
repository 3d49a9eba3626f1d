"""The product's fonts travel inside a Word file."""

from io import BytesIO
from uuid import UUID
from zipfile import ZipFile

import pytest
import uharfbuzz
from lxml import etree

from core_facilitator.documents.blocks import say
from core_facilitator.export.docx import write
from core_facilitator.export.docx.elements import qualified
from core_facilitator.export.formats import Page
from docx_samples import of

FACES = [
    ("Source Sans 3", "embedRegular", "Regular"),
    ("Source Sans 3", "embedBold", "Bold"),
    ("Source Sans 3", "embedItalic", "Italic"),
    ("Source Serif 4", "embedRegular", "Regular"),
    ("Source Serif 4", "embedBold", "Bold"),
    ("Source Serif 4", "embedItalic", "Italic"),
]


@pytest.fixture(scope="module")
def file() -> ZipFile:
    return ZipFile(BytesIO(write(of(say("x")), Page(), lambda _done, _total: None).data))


def face(file: ZipFile, family: str, slot: str) -> uharfbuzz.Face:
    """Take a face out of the file as ECMA-376 part 1, 17.8.1 says: the key's bytes, last first, over 32 bytes."""
    table = etree.fromstring(file.read("word/fontTable.xml"))
    font = next(one for one in table if one.get(qualified("w:name")) == family)
    found = font.find(qualified(f"w:{slot}"))
    assert found is not None
    parts = etree.fromstring(file.read("word/_rels/fontTable.xml.rels"))
    (part,) = (one.get("Target") for one in parts if one.get("Id") == found.get(qualified("r:id")))
    data = bytearray(file.read(f"word/{part}"))
    key = UUID(found.get(qualified("w:fontKey"), "")).bytes[::-1]
    for at in range(32):
        data[at] ^= key[at % 16]
    return uharfbuzz.Face(bytes(data))


@pytest.mark.parametrize(("family", "slot", "style"), FACES)
def test_each_face_is_there_under_its_own_name(file: ZipFile, family: str, slot: str, style: str) -> None:
    found = face(file, family, slot)
    assert (found.get_name(uharfbuzz.OTNameIdPredefined.FONT_FAMILY)) == family
    assert (found.get_name(uharfbuzz.OTNameIdPredefined.FONT_SUBFAMILY)) == style
    assert "Open Font License" in (found.get_name(uharfbuzz.OTNameIdPredefined.LICENSE) or "")


@pytest.mark.parametrize(("family", "slot", "style"), FACES)
def test_each_face_can_write_any_language_in_latin_script(file: ZipFile, family: str, slot: str, style: str) -> None:
    letters = {ord(sign) for sign in "AZaz09 …“”’–—×→✓ÅéñßĐăởřŻğ½²€"}
    missing = letters - set(face(file, family, slot).unicodes)
    assert {chr(sign) for sign in missing} <= {"→", "✓"}, style


def test_word_is_told_that_the_faces_are_there(file: ZipFile) -> None:
    settings = etree.fromstring(file.read("word/settings.xml"))
    assert settings.find(qualified("w:embedTrueTypeFonts")) is not None
    assert settings.find(qualified("w:saveSubsetFonts")) is not None
    types = file.read("[Content_Types].xml").decode()
    assert types.count("application/vnd.openxmlformats-officedocument.obfuscatedFont") == len(FACES)
