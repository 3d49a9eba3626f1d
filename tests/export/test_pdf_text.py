"""User text is data: whatever was typed is printed, in whatever script, and nothing breaks the export."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core_facilitator.documents.blocks import (
    Box,
    Bullets,
    Cell,
    Column,
    Cover,
    Document,
    Heading,
    JournalPage,
    MarginItem,
    MarginList,
    Paragraph,
    Rules,
    Run,
    Sign,
    Table,
    Tents,
    say,
)
from core_facilitator.domain.frameworks import Framework
from core_facilitator.export.formats import DOCUMENT_FORMATS, Page, Printed
from hostile import HOSTILE
from pdf_reading import read
from pdf_samples import document, one, section
from says import missing


def printed(printout: Document) -> Printed:
    return DOCUMENT_FORMATS["pdf"].write_document(printout, Page())


def everywhere(text: str) -> Document:
    """A document that says a text in every place there is for one."""
    cells = (Cell((say(text), say(text))), Cell((say(text, bold=True),)))
    return document(
        section(
            Cover(text, text, text, (text, text), (), text, text, text, text, text),
            key="cover",
            title="Cover",
        ),
        section(
            Heading(1, text, Framework("own", "OP", text), text),
            Heading(2, text, aside=text, badge=text),
            say(text),
            Bullets(((Run(text), Run(text, italic=True)),)),
            Table((Column(text), Column(text)), (cells,), text),
            MarginList((MarginItem("12", "min", text, (say(text),)), MarginItem("", "", "", ()))),
            Rules(text, 2),
            Box((say(text),)),
            key="flow",
            title=text,
            footer=text,
        ),
        section(JournalPage(text, (text, text), text, text, text, text), key="journal", title=text),
        section(Tents(((text, text),)), key="tents", title=text),
        section(Sign(text, text, ((text, text),)), key="sign", title=text),
        title=text,
    )


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_people_paste_prints_as_it_was_typed_everywhere(text: str) -> None:
    result = printed(everywhere(text))
    assert missing(everywhere(text), read(result.data).text) == []
    assert result.missing == ()


def test_markup_reads_no_file_and_runs_no_code() -> None:
    attack = (
        '<img src="/etc/passwd"/> <font color="[[[getattr(1, 2)]]]">x</font> <para><a href="file:///etc/hosts">y</a>'
    )
    result = printed(one(say(attack)))
    assert read(result.data).root.all("P")[0].text == attack
    assert b"/XObject" not in result.data
    assert b"/URI" not in result.data


def test_line_breaks_and_double_blanks_stay() -> None:
    (paragraph,) = read(printed(one(say("two  blanks\n\n  indented\r\nlast"))).data).root.all("P")
    assert paragraph.text == "two  blanks    indented last"


def test_characters_that_no_font_has_are_printed_as_their_numbers_and_listed() -> None:
    result = printed(one(say("a\U000f0001b\ue000c\uffff\ud800\x9f")))
    assert read(result.data).root.all("P")[0].text == "a[U+F0001]b[U+E000]c[U+FFFF][U+D800][U+009F]"
    assert result.missing == ("\x9f", "\ud800", "\ue000", "\uffff", "\U000f0001")


def test_control_characters_show_as_their_pictures() -> None:
    result = printed(one(say("a\x00b\x07c\x7fd\te\x0bf")))
    assert read(result.data).root.all("P")[0].text == "a␀b␇c␡d    e f"
    assert result.missing == ()


@given(st.text(alphabet=st.characters(), max_size=40))
def test_no_text_at_all_breaks_the_export(text: str) -> None:
    result = printed(one(say(text), Heading(2, text)))
    assert result.pages >= 1
    assert read(result.data).pages == result.pages


@pytest.mark.parametrize(
    "text",
    [
        "Zażółć gęślą jaźń, Tiếng Việt, Ţara, Şi",
        "Καλημέρα κόσμε",
        "Привет, Украïна",
        "שָׁלוֹם עוֹלָם",
        "مرحباً بالعالم",
        "हिन्दी में क्षेत्र",
        "ที่นี่ภาษาไทย",
        "中文简体，日本語かな。한국어",
        "Հայերեն ქართული አማርኛ",
        "বাংলা ਪੰਜਾਬੀ ગુજરાતી தமிழ் తెలుగు ಕನ್ನಡ മലയാളം සිංහල",
        "ខ្មែរ ລາວ မြန်မာ ᏣᎳᎩ ᐃᓄᒃ ދިވެހި",
        "→ ≥ ● ☐ ✓ ★ ∑ ∀ ⌘ ℃",
        "😀 👩🏽‍🏫 🇺🇸 ❤️ 1️⃣",
        "e\u0301 a\u0328\u0301 Z\u034e",
    ],
)
def test_every_script_is_set_and_said(text: str) -> None:
    result = printed(one(say(text)))
    assert result.missing == ()
    assert missing(one(say(text)), read(result.data).text) == []


def test_every_glyph_that_is_shown_can_be_seen() -> None:
    """The pages' own fonts draw each glyph: none is the empty box that stands for a missing one."""
    import uharfbuzz

    text = "ab שלום مرحبا हिन्दी ไทย 中文 한국어 ☐ 😀"
    with pikepdf.open(BytesIO(printed(one(say(text))).data)) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            inner = font.DescendantFonts[0]
            embedded = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(inner.FontDescriptor.FontFile2.read_bytes())))
            numbers = inner.CIDToGIDMap.read_bytes()[2:]
            glyphs = [numbers[at] << 8 | numbers[at + 1] for at in range(0, len(numbers), 2)]
            assert 0 not in glyphs
            assert sum(bool(embedded.get_glyph_extents(glyph).width) for glyph in glyphs) >= len(glyphs) - 2


def darkness(text: str, *, bold: bool, grayscale: bool = False) -> int:
    """Return how much ink a paragraph takes."""
    data = DOCUMENT_FORMATS["pdf"].write_document(one(say(text, bold=bold)), Page(grayscale=grayscale)).data
    with pypdfium2.PdfDocument(data) as pdf:
        return sum(255 - value for value in bytes(pdf[0].render(scale=4, grayscale=True).buffer))


@pytest.mark.parametrize("text", ["שלום עולם", "مرحبا بالعالم", "中文简体", "हिन्दी"])
def test_bold_words_are_bold_in_every_script(text: str) -> None:
    assert darkness(text, bold=True) > 1.05 * darkness(text, bold=False)
    assert darkness(text, bold=True, grayscale=True) > 1.05 * darkness(text, bold=False)
    assert missing(one(say(text, bold=True)), read(printed(one(say(text, bold=True))).data).text) == []


def test_letters_after_thicker_ones_are_as_thin_as_ever() -> None:
    both = (Run("שלום", bold=True), Run(" plain words that follow"))
    data = printed(one(Paragraph(both), say("plain words"))).data
    with pikepdf.open(BytesIO(data)) as pdf:
        drawn = pikepdf.parse_content_stream(pdf.pages[0], "Tr")
        modes = [int(part.operands[0]) for part in drawn]
    assert modes == [2, 0]


def test_a_long_line_of_thai_without_blanks_stays_inside_the_page() -> None:
    thai = "การประชุมเชิงปฏิบัติการสำหรับผู้บริหาร" * 8
    with pypdfium2.PdfDocument(printed(one(say(thai[:300]), Heading(1, thai[:300]))).data) as pdf:
        page, text = pdf[0], pdf[0].get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        rights = [right for left, _, right, _ in boxes if right > left]

        assert text.get_text_range().count("ก") >= 2 * thai[:300].count("ก")
        assert min(left for left, *_ in boxes) >= 0
        assert max(rights) <= page.get_width() - 50
        assert len({round(bottom / 30) for _, bottom, _, top in boxes if top > bottom}) > 3


def test_bold_words_of_a_font_without_bold_are_not_drawn_around_with_dashes() -> None:
    with pikepdf.open(BytesIO(printed(one(Tents((("Noor", ""), ("نور", ""))))).data)) as pdf:
        dashed, drawn_around = False, []
        for instruction in pikepdf.parse_content_stream(pdf.pages[0]):
            operator = str(instruction.operator)
            if operator == "d":
                dashed = len(instruction.operands[0]) > 0
            if operator == "Tr" and instruction.operands[0] == 2:
                drawn_around.append(dashed)

    assert drawn_around == [False, False]


def across(printout: Document) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return from where to where the Latin and the Hebrew words of the first page stand."""
    with pypdfium2.PdfDocument(printed(printout).data) as pdf:
        text = pdf[0].get_textpage()
        letters = [(text.get_text_range(at, 1), text.get_charbox(at)) for at in range(text.count_chars())]
    latin = [box for letter, box in letters if letter.isascii() and letter.isalpha()]
    hebrew = [box for letter, box in letters if "\u05d0" <= letter <= "\u05ea"]
    return _from_to(latin), _from_to(hebrew)


def _from_to(boxes: list[tuple[float, float, float, float]]) -> tuple[float, float]:
    return min(box[0] for box in boxes), max(box[2] for box in boxes)


def test_an_aside_stands_at_the_other_end_of_a_title_from_right_to_left() -> None:
    aside, title = across(replace(one(Heading(1, "דף עבודה", aside="fifteen min")), page="", running=""))

    assert aside[1] < title[0]


def test_words_from_right_to_left_at_the_foot_stay_clear_of_their_neighbors() -> None:
    page = section(say("1"), footer="Private journal page")
    middle, running = across(replace(document(page), page="", running="אירוח, מחנה מנהיגות"))

    assert running[1] < middle[0]
