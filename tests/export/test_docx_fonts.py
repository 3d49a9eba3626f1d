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
    return with_words("x")


def with_words(text: str, footer: str = "") -> ZipFile:
    """Return the Word file of a page with these words."""
    return ZipFile(BytesIO(write(of(say(text), footer=footer), Page(), lambda _done, _total: None).data))


def families(file: ZipFile) -> list[str]:
    """Return the names of the fonts that the file carries."""
    return [one.get(qualified("w:name"), "") for one in etree.fromstring(file.read("word/fontTable.xml"))]


def fonts_of_runs(file: ZipFile) -> list[tuple[str, str]]:
    """Return the words of the page, each with the font that its run names."""
    body = etree.fromstring(file.read("word/document.xml"))
    found = []
    for run in body.iter(qualified("w:r")):
        named = run.find(f"{qualified('w:rPr')}/{qualified('w:rFonts')}")
        text = "".join(each.text or "" for each in run.iter(qualified("w:t")))
        if text:
            found.append((text, "" if named is None else named.get(qualified("w:ascii"), "")))
    return found


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


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("plain é “quoted”", [("plain é “quoted”", "")]),
        ("Go 🎉 👩🏽\u200d🏫 now", [("Go ", ""), ("🎉 👩🏽\u200d🏫", "Noto Emoji"), (" now", "")]),
        ("نور الدين", [("نور الدين", "Noto Sans Arabic")]),
        ("שלום, مرحبا", [("שלום", "Noto Sans Hebrew"), (", ", ""), ("مرحبا", "Noto Sans Arabic")]),
        ("สวัสดี", [("สวัสดี", "Noto Sans Thai")]),
        ("山田 太郎, 김", [("山田 太郎, 김", "")]),
        ("\u202aabc", [("\u202aabc\u202c", "")]),
        ("nothing \ue000 known", [("nothing \ue000 known", "")]),
    ],
)
def test_words_in_other_scripts_name_a_font_that_has_them(text: str, runs: list[tuple[str, str]]) -> None:
    assert fonts_of_runs(with_words(text)) == runs


def test_a_fallback_font_comes_with_the_letters_in_use_wherever_they_stand() -> None:
    file = with_words("Well done 🎉 🎈", footer="שלום")

    assert families(file) == ["Source Sans 3", "Source Serif 4", "Noto Emoji", "Noto Sans Hebrew"]
    assert {0x1F389, 0x1F388} <= set(face(file, "Noto Emoji", "embedRegular").unicodes) < set(range(0x20, 0x1F390))
    assert set(face(file, "Noto Sans Hebrew", "embedRegular").unicodes) == set(map(ord, "שלום"))


def test_letters_keep_the_forms_that_they_have_beside_each_other() -> None:
    noor = face(with_words("نور"), "Noto Sans Arabic", "embedRegular")
    buffer = uharfbuzz.Buffer()
    buffer.add_str("نور")
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(noor), buffer)
    alone = [uharfbuzz.Font(noor).get_nominal_glyph(ord(letter)) for letter in "نور"]

    assert len(buffer.glyph_infos) == 3
    assert buffer.glyph_infos[2].codepoint not in (0, *alone)
