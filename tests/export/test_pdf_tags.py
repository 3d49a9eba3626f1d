"""PDF/UA-1: what validators and a screen reader find in the files."""

import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import outloud
import pdfua.validator
import pikepdf
import pytest

from core_facilitator.documents.blocks import Bullets, Document, Heading, Paragraph, Run, Tents, say
from core_facilitator.domain.packets import Paper, TextSize
from core_facilitator.export.formats import DOCUMENT_FORMATS, Page
from pdf_reading import read
from pdf_samples import cover, document, handout, journal, one, run_sheet, section, whole

PAGES = {
    "letter": Page(),
    "a4 large gray": Page(paper=Paper.A4, text_size=TextSize.LARGE, grayscale=True),
}


SCRIPTS = (
    "שלום עולם, this is 123 טקסט.",
    "مرحبا بالعالم",
    "हिन्दी में परीक्षण",
    "ภาษาไทย",
    "中文，日本語。한국어",
    "👩🏽\u200d🏫 ☐ ✓",
)
POPPLER = "is in Debian's poppler-utils and is not installed here"


def other_scripts() -> Document:
    texts = tuple(say(text) for text in SCRIPTS)
    return one(Heading(1, "Scripts"), *texts, Bullets(tuple(text.runs for text in texts)))


DOCUMENTS: dict[str, Callable[[], Document]] = {
    "everything": whole,
    "three days": lambda: document(section(cover(3)), section(run_sheet(4), key="long", title="Long")),
    "scripts": other_scripts,
    "handout alone": lambda: one(*handout()),
    "nothing": document,
}


def data_of(printout: Document, page: Page | None = None) -> bytes:
    return DOCUMENT_FORMATS["pdf"].write_document(printout, page or Page()).data


@pytest.fixture(params=[f"{name}, {page}" for name in DOCUMENTS for page in PAGES])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A printed file of each document on each page."""
    name, _, page = str(request.param).partition(", ")
    path = tmp_path / "printed.pdf"
    path.write_bytes(data_of(DOCUMENTS[name](), PAGES[page]))
    return path


def test_outloud_finds_no_error_and_no_warning(file: Path) -> None:
    result = outloud.check(str(file))
    assert [f"{found.rule} {found.message}" for found in result.findings] == []


def test_pdfua_finds_nothing(file: Path) -> None:
    report = pdfua.validator.validate(str(file))
    assert pdfua.validator.worst_severity(report) is None


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is a Debian package and is not installed here")
def test_qpdf_finds_the_file_sound(file: Path) -> None:
    checked = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason=f"pdfinfo {POPPLER}")
def test_pdfinfo_reads_the_structure_in_the_right_order(tmp_path: Path) -> None:
    path = tmp_path / "scripts.pdf"
    path.write_bytes(data_of(other_scripts()))
    told = subprocess.run(["pdfinfo", "-struct-text", str(path)], capture_output=True, text=True, check=True).stdout
    places = [told.index(f'"{text}') for text in ("Scripts", *SCRIPTS)]
    assert places == sorted(places)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason=f"pdftotext {POPPLER}")
def test_pdftotext_reads_right_to_left_text_in_the_order_of_speech(tmp_path: Path) -> None:
    path = tmp_path / "scripts.pdf"
    path.write_bytes(data_of(other_scripts()))
    told = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    assert "שלום עולם" in told
    assert "مرحبا بالعالم" in told


def test_headings_go_down_one_step_at_a_time() -> None:
    jumping = one(Heading(2, "First"), Heading(4, "Second"), Heading(4, "Third"), Heading(1, "Fourth"))
    tags = [node.tag for node in read(data_of(jumping)).root.all("H1", "H2", "H3", "H4")]
    assert tags == ["H1", "H2", "H3", "H1"]


def test_a_run_sheet_is_one_table_with_heads_over_its_columns() -> None:
    reading = read(data_of(one(run_sheet(4))))
    (table,) = reading.root.all("Table")
    assert len(table.pages) > 1
    assert [head.text for head in table.all("TH")] == ["Time", "Block", "Lead", "Bring", "Actual"]
    assert [len(row.nodes) for row in table.all("TR")] == [5] * len(table.all("TR"))
    assert all("Actual" in page for page in reading.decoration[1:])
    assert "Actual" not in reading.decoration[0]


def test_heads_say_that_they_speak_of_their_column() -> None:
    with pikepdf.open(BytesIO(data_of(one(run_sheet())))) as pdf:
        heads = [element for element in pdf.objects if is_element(element, "/TH")]
        assert {str(head.A.Scope) for head in heads} == {"/Column"}
        tables = [element for element in pdf.objects if is_element(element, "/Table")]
        assert str(tables[0].A.Summary) == "Run sheet of October 14"


def is_element(thing: pikepdf.Object, tag: str) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == tag


def test_lists_have_labels_and_bodies() -> None:
    reading = read(data_of(whole()))
    steps = next(node for node in reading.root.all("L") if "Settle roles" in node.text)
    first = steps.nodes[0]
    assert [node.tag for node in first.nodes] == ["Lbl", "LBody"]
    assert first.nodes[0].text == "2 min"
    numbered = next(node for node in reading.root.all("L") if "Welcome" in node.text)
    assert [entry.nodes[0].text for entry in numbered.nodes] == ["1.", "2."]
    ticked = next(node for node in reading.root.all("L") if "Doors open" in node.text)
    assert [[node.tag for node in entry.nodes] for entry in ticked.nodes] == [["LBody"], ["LBody"]]


def test_a_paragraph_over_two_pages_is_one_paragraph() -> None:
    reading = read(data_of(one(say("\n".join(f"Line {number}" for number in range(60))))))
    (paragraph,) = reading.root.all("P")
    assert paragraph.pages == {1, 2}


def test_a_day_has_its_words_and_its_place_on_the_page() -> None:
    reading = read(data_of(whole()))
    assert reading.root.all("Figure")[0].alternative.startswith("Day 1, from 8:30 to 4:15")
    with pikepdf.open(BytesIO(data_of(whole()))) as pdf:
        box = next(element for element in pdf.objects if is_element(element, "/Figure")).A.BBox
        left, bottom, right, top = (float(edge) for edge in box)
    assert 50 < left < right < 150
    assert 0 < bottom < top < 792


def test_a_name_is_read_once_though_it_stands_on_both_sides() -> None:
    reading = read(data_of(one(Tents((("Noor Haddad", "Principal"),)))))
    assert reading.text.count("Noor Haddad") == 1
    assert reading.decoration[0].count("Noor Haddad") == 1


def test_the_journal_says_whose_page_it_is_before_its_question() -> None:
    text = read(data_of(one(journal()))).text
    assert text.index("Only you") < text.index("What is mine") < text.index("What are you") < text.index("One thing")


def test_links_are_elements_with_their_words() -> None:
    linked = replace_runs("Before ", Run("our pages", link="https://example.org"), " after.")
    (paragraph,) = read(data_of(one(linked))).root.all("P")
    assert [part.tag for part in paragraph.nodes] == ["Link"]
    assert paragraph.text.replace("\n", "") == "Before our pages after."
    with pikepdf.open(BytesIO(data_of(one(linked)))) as pdf:
        link = pdf.pages[0].Annots[0]
        owners = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        assert owners[int(link.StructParent)].S == "/Link"


def replace_runs(before: str, link: Run, after: str) -> Paragraph:
    return Paragraph((Run(before), link, Run(after)))


def test_every_font_is_embedded_and_says_its_characters() -> None:
    with pikepdf.open(BytesIO(data_of(whole()))) as pdf:
        fonts = pdf.pages[0].Resources.Font
        assert len(fonts) > 5
        for font in fonts.values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert len(descriptor.FontFile2.read_bytes()) > 1_000
            assert b"<0000>" not in font.ToUnicode.read_bytes().split(b"endcodespacerange")[1]


def test_the_file_names_its_language_and_shows_its_title() -> None:
    with pikepdf.open(BytesIO(data_of(whole()))) as pdf:
        assert str(pdf.Root.Lang) == "en-US"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert bool(pdf.Root.MarkInfo.Marked)
        assert all(page.Tabs == "/S" for page in pdf.pages)
        assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.Root.Metadata.read_bytes()
