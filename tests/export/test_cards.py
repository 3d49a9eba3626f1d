"""The library's cards in every format: one page to lead from, nothing lost, and nothing private on a handout."""

import re
import shutil
import subprocess
from ctypes import c_uint
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import outloud
import pdfua.validator
import pypdfium2
import pytest

import docx_reading
import pdf_reading
from canaries import Planting
from core_facilitator.documents.blocks import (
    Bullets,
    Content,
    Document,
    Fit,
    Heading,
    PromptCard,
    PromptCards,
    Rules,
    Run,
    Section,
    say,
)
from core_facilitator.documents.cards import prompt_cards
from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.packets import Paper, TextSize
from core_facilitator.domain.protocols import Protocol
from core_facilitator.export import colors
from core_facilitator.export.docx import space
from core_facilitator.export.docx.manuscript import manuscript
from core_facilitator.export.docx.sheets import sheet
from core_facilitator.export.formats import DOCUMENT_FORMATS, Page, Printed
from core_facilitator.export.sheets import closer_sizes, sizes
from core_facilitator.store import catalogue
from one_card import handout, leader_card
from says import missing

PAGES = {
    "letter": Page(),
    "a4": Page(paper=Paper.A4),
    "a4 large gray": Page(paper=Paper.A4, text_size=TextSize.LARGE, grayscale=True),
}
LARGE = Page(text_size=TextSize.LARGE)


@cache
def library() -> tuple[Protocol, ...]:
    """Return all cards that come with the app."""
    return catalogue.protocols()


def longest(count: int) -> tuple[Protocol, ...]:
    """Return the cards with most to say to whoever leads."""
    return tuple(sorted(library(), key=words_to_lead_with)[-count:])


def words_to_lead_with(protocol: Protocol) -> int:
    return sum(len(step.do) + len(step.say) for step in protocol.steps) + len(protocol.invitation)


def printed(document: Document, form: str = "pdf", page: Page | None = None) -> Printed:
    return DOCUMENT_FORMATS[form].write_document(document, page or Page())


@pytest.mark.timeout(240)  # 144 cards are laid out, each until it fits
@pytest.mark.parametrize("paper", Paper)
def test_every_card_of_the_library_is_led_from_one_page_of_readable_type(paper: Paper) -> None:
    found = {}
    for protocol in library():
        document = leader_card(protocol)
        made = printed(document, page=Page(paper=paper))
        text = pdf_reading.read(made.data).text
        found[protocol.key] = (made.pages, missing(document, text), made.missing, readable(made.data))
    assert len(found) > 100
    assert {key: each for key, each in found.items() if each != (1, [], (), True)} == {}


@pytest.mark.parametrize(("paper", "two_pages"), [(Paper.LETTER, 4), (Paper.A4, 1)])
def test_nearly_every_handout_is_one_page_and_none_is_longer_than_two(paper: Paper, two_pages: int) -> None:
    pages = []
    for protocol in library():
        document = handout(protocol)
        made = printed(document, page=Page(paper=paper))
        pages.append(made.pages)
        assert readable(made.data), protocol.key
        assert missing(document, pdf_reading.read(made.data).text) == []
    assert max(pages) <= 2
    assert pages.count(2) <= two_pages


def readable(data: bytes) -> bool:
    """Whether what is read first has at least 10 points, and small print and labels in color at least 9."""
    found = [each for page in letters(data) for each in page]
    return all(size >= (9.0 if small else 10.0) for size, small in found)


def test_large_print_takes_the_back_of_the_page_rather_than_shrink() -> None:
    for protocol in longest(3):
        document = leader_card(protocol)
        made = printed(document, page=LARGE)
        assert made.pages == 2
        assert missing(document, pdf_reading.read(made.data).text) == []
        assert printed(handout(protocol), page=LARGE).pages == 2


def test_what_stands_on_one_page_is_never_smaller_than_it_can_be_read() -> None:
    assert (round(sizes(1.0)[0], 3), sizes(1.0)[-1]) == (1.49, 0.89)
    assert (round(sizes(1.25)[0], 3), sizes(1.25)[-1]) == (1.875, 1.25)
    assert (closer_sizes(1.0)[0], closer_sizes(1.0)[-1], closer_sizes(1.25)) == (1.0, 0.89, (1.25,))


def test_in_word_a_page_to_lead_from_that_is_too_full_does_not_make_the_others_small() -> None:
    much, little = (leader_card(each).sections[0] for each in (longest(1)[0], library()[0]))
    much = replace(much, content=much.content * 2)
    both = Document(title="Cards", language="en-US", sections=(much, little))
    assert scale(both) == scale(replace(both, sections=(little,)))
    assert scale(replace(both, sections=(much,))) == 1.0


def test_a_handout_gives_lines_to_write_on_and_then_a_little_of_its_size_for_one_page() -> None:
    assert [scale(written(lines, words)) for lines, words in ((20, 9), (3, 17), (3, 30))] == [1, 0.95, 1]
    assert rules_of(written(20, 9)) < 20
    assert rules_of(written(3, 30)) == 3


def written(lines: int, paragraphs: int) -> Document:
    much = (say("Word after word. " * 12) for _ in range(paragraphs))
    section = Section("page", "Page", (Heading(1, "Page"), *much, Rules("Notes", lines)), fit=Fit.SHEET)
    return Document(title="Page", language="en-US", sections=(section,))


def scale(document: Document) -> float:
    return manuscript(document, Page()).sheet.scale


def rules_of(document: Document) -> int:
    content = manuscript(document, Page()).document.sections[0].content
    return next(each.count for each in content if isinstance(each, Rules))


def test_a_badge_that_has_no_room_beside_a_long_title_stands_below_it() -> None:
    def below(title: str) -> bool:
        heading = Heading(1, title, badge="Facilitators only")
        section = Section("card", "Card", (heading, say("Wait.")))
        document = Document(title="Card", language="en-US", sections=(section,))
        return "Facilitators" not in docx_reading.opened(document).paragraphs[0].text

    assert not below("Pause")
    assert below("A conversation about what we would rather not talk about")


def test_word_keeps_a_short_list_on_one_page() -> None:
    def kept(count: int) -> int:
        items = tuple((Run(f"Item {number}"),) for number in range(count))
        section = Section("list", "List", (Bullets(items),))
        document = Document(title="List", language="en-US", sections=(section,))
        paragraphs = docx_reading.opened(document).paragraphs
        return sum(bool(each.paragraph_format.keep_with_next) for each in paragraphs)

    assert [kept(count) for count in (1, 3, 20)] == [0, 2, 0]


def test_a_packet_in_word_keeps_its_size_whatever_stands_in_it() -> None:
    leader, page = leader_card(longest(1)[0]).sections[0], Section("notes", "Notes", (say("Wait."),))
    mixed = Document(title="Packet", language="en-US", sections=(leader, page))
    assert manuscript(mixed, Page()).sheet == sheet(Paper.LETTER, TextSize.STANDARD)


def test_a_card_that_no_page_holds_goes_on_without_a_loss() -> None:
    document = one_page(*(say(f"Line {number}. " + "Word after word. " * 12) for number in range(90)))
    for form in ("pdf", "docx"):
        assert missing(document, text_of(form, printed(document, form).data)) == []
    assert printed(document).pages > 1


def one_page(*content: Content) -> Document:
    section = Section("card", "Card", (Heading(1, "Card"), *content), fit=Fit.PAGE)
    return Document(title="Card", language="en-US", sections=(section,))


def test_a_short_card_is_large_and_a_long_one_smaller_in_word_too() -> None:
    words = [say("Word after word. " * 12)] * 22
    usual = manuscript(prompt_cards(library()[:1]), Page()).sheet.scale
    assert scale(one_page(*words)) < usual < scale(one_page(say("Wait.")))


@pytest.mark.parametrize("page", PAGES)
def test_a_screen_reader_finds_nothing_to_stumble_over(page: str, tmp_path: Path) -> None:
    """Every kind of page passes the rules of PDF/UA-1 that a machine can check."""
    for number, document in enumerate((handout(longest(1)[0]), leader_card(longest(1)[0]), prompt_cards(longest(4)))):
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(printed(document, page=PAGES[page]).data)
        assert [f"{found.rule} {found.message}" for found in outloud.check(str(file)).findings] == []
        assert pdfua.validator.worst_severity(pdfua.validator.validate(str(file))) is None


@pytest.mark.parametrize("form", ["pdf", "docx", "txt"])
def test_every_format_says_all_that_the_cards_say(form: str) -> None:
    for protocol in longest(5):
        for document in (handout(protocol), leader_card(protocol), prompt_cards((protocol,))):
            assert missing(document, text_of(form, printed(document, form).data)) == []


@pytest.mark.parametrize("form", DOCUMENT_FORMATS)
def test_what_only_facilitators_read_is_on_no_page_for_participants(form: str) -> None:
    planting = Planting(Audience.PARTICIPANT)
    card = planting.plant(longest(1)[0])
    assert len(planting.words) > 20
    for document in (handout(card), prompt_cards((card,))):
        assert "canary" not in text_of(form, printed(document, form).data).lower()
    assert "canary" in text_of(form, printed(leader_card(card), form).data).lower()


def text_of(form: str, data: bytes) -> str:
    match form:
        case "pdf":
            reading = pdf_reading.read(data)
            return "\n".join((reading.text, *reading.decoration))
        case "docx":
            return docx_reading.read(data)
        case _:
            return data.decode()


def cards(count: int, prompt: str = "What is missing?") -> Document:
    each = PromptCard(prompt, "Pause", "Our own text.")
    section = Section("prompts", "Prompts", (PromptCards((each,) * count),))
    return Document(title="Prompts", language="en-US", sections=(section,))


def test_eight_prompts_stand_on_a_page() -> None:
    for page in (*PAGES.values(), LARGE):
        assert [printed(cards(count), page=page).pages for count in (1, 8, 9, 16)] == [1, 1, 2, 2]


def test_word_keeps_the_direction_of_a_prompt_and_the_places_of_missing_cards() -> None:
    table = docx_reading.body_of(cards(3, "מה חסר?"))[0]
    rows = table.findall(f"{docx_reading.W}tr")
    assert [len(row.findall(f"{docx_reading.W}tc")) for row in rows] == [2, 2]
    assert len(list(table.iter(f"{docx_reading.W}bidi"))) == 3
    assert len(docx_reading.opened(cards(3)).tables) == 1


def test_prompts_are_quoted_in_markdown_and_cut_apart_in_text() -> None:
    markdown, text = (printed(cards(1), form).data.decode() for form in ("md", "txt"))
    assert markdown == "# Prompts\n\n> What is missing?\n\nPause. Our own text.\n"
    assert text.split("\n")[4:] == [
        " ".join("-" * 39),
        "What is missing?",
        "",
        "    Pause",
        "    Our own text.",
        "",
    ]


def test_a_prompt_of_nobody_has_no_small_print() -> None:
    section = Section("prompts", "Prompts", (PromptCards((PromptCard("What is missing?", "", ""),)),))
    document = Document(title="Prompts", language="en-US", sections=(section,))
    for form in ("pdf", "docx"):
        assert missing(document, text_of(form, printed(document, form).data)) == []


def test_word_reckons_with_eight_prompts_to_a_page() -> None:
    assert [space.pages(cards(count).sections[0], sheet(Paper.A4, TextSize.STANDARD)) for count in (8, 9)] == [1, 2]


def test_a_prompt_of_any_length_stays_on_its_card() -> None:
    document = cards(2, "Why? " * 400)
    assert printed(document).pages == 1
    for form in ("pdf", "docx"):
        assert missing(document, text_of(form, printed(document, form).data)) == []


def test_no_page_of_prompts_is_set_in_small_letters() -> None:
    """In points: the largest letters of each page in standard and in large print; none below 9 on any."""
    for page, least in ((Page(), 15.0), (LARGE, 18.0)):
        data = printed(prompt_cards(library()), page=page).data
        found = [[size for size, _ in sizes] for sizes in letters(data)]
        assert min(max(sizes) for sizes in found[:-_PAGES_OF_TERMS]) >= least
        assert min(min(sizes) for sizes in found) >= 9.0


_PAGES_OF_TERMS = 3
"""The last pages of all prompts tell under what terms the methods of the whole library may be shown."""


def letters(data: bytes) -> list[set[tuple[float, bool]]]:
    """Return the sizes of the letters on each page of a PDF, in points, and whether they are set as small print."""
    found = []
    with pypdfium2.PdfDocument(data) as pdf:
        for page in pdf:
            objects = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
            found.append({(round(each.get_matrix().get()[3], 1), quiet(each)) for each in objects})
    return found


def quiet(text: pypdfium2.PdfObject) -> bool:
    """Whether text is not in the color of what is read first."""
    red, green, blue, alpha = (c_uint() for _ in range(4))
    assert pypdfium2.raw.FPDFPageObj_GetFillColor(text, red, green, blue, alpha)
    return f"{red.value:02X}{green.value:02X}{blue.value:02X}" != colors.INK


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.timeout(180)
def test_libreoffice_lays_cards_out_as_meant(tmp_path: Path) -> None:
    made: dict[str, tuple[Document, Page]] = {
        **{f"leader{number}": (leader_card(protocol), Page()) for number, protocol in enumerate(longest(4))},
        "leader-a4": (leader_card(longest(1)[0]), PAGES["a4"]),
        "leader-usual": (leader_card(library()[15]), Page()),
        "prompts": (prompt_cards(longest(8)), Page()),
        "prompts-large": (prompt_cards(longest(8)), PAGES["a4 large gray"]),
        "handout": (handout(library()[0]), Page()),
    }
    for name, (document, page) in made.items():
        (tmp_path / f"{name}.docx").write_bytes(printed(document, "docx", page).data)
    texts = laid_out(tmp_path)
    pages = {name: len(texts[name]) for name in made if name.startswith("leader")}
    assert pages.pop("leader-usual") == 1
    assert max(pages.values()) <= 2
    count = sum(len(protocol.prompts) for protocol in longest(8))
    methods = len({protocol.license for protocol in longest(8)})
    assert len(texts["prompts"]) == len(texts["prompts-large"]) == -(-(count + methods) // 8)
    for name, (document, _) in made.items():
        assert missing(document, " ".join((document.title, *texts[name]))) == [], name


def laid_out(folder: Path) -> dict[str, list[str]]:
    """Return the texts of the pages that LibreOffice makes of each Word document in a folder."""
    with TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--convert-to", "pdf"]
        files = sorted(folder.glob("*.docx"))
        subprocess.run([*command, "--outdir", folder, *files], check=True, capture_output=True, timeout=150)
    texts = {}
    for file in files:
        with pypdfium2.PdfDocument(file.with_suffix(".pdf")) as pdf:
            # PDFium tells a hyphen at a line's end from others.
            found = [page.get_textpage().get_text_bounded().replace("\ufffe", "-").replace("\x02", "-") for page in pdf]
            texts[file.stem] = [re.sub(r"\s+", " ", text) for text in found]
    return texts
