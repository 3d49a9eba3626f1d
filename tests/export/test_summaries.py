"""The summary in every format: it says the same everywhere, and nothing private anywhere."""

from collections.abc import Callable
from pathlib import Path

import outloud
import pdfua.validator
import pytest

import docx_reading
import pdf_reading
import ran
import run_samples
from canaries import Planting
from core_facilitator.documents.blocks import Document
from core_facilitator.documents.summaries import summary_document, summary_sections
from core_facilitator.domain.audiences import SUMMARIES, Audience
from core_facilitator.domain.packets import Choice, PacketChoices, Paper, TextSize
from core_facilitator.domain.summaries import Held, held
from core_facilitator.export.formats import DOCUMENT_FORMATS, Format, Page
from core_facilitator.export.names import summary_name
from samples import retreat
from says import missing
from unpacking import is_error, unpacked

LARGE = Page(paper=Paper.A4, text_size=TextSize.LARGE, grayscale=True)
READ: dict[str, Callable[[bytes], str]] = {
    "pdf": lambda data: pdf_reading.read(data).text,
    "docx": docx_reading.read,
    "txt": lambda data: data.decode(),
}


def whole(known: Held, audience: Audience) -> Document:
    """Return a summary with every section that can be chosen."""
    chosen = tuple(Choice(info.key, included=True) for info in summary_sections(known, audience))
    return summary_document(known, audience, PacketChoices(audience=audience, sections=chosen))


def everything() -> Held:
    return held(retreat(), (ran.whole_day(),), ran.captured(), (ran.promised(),), ran.there(), retreat())


@pytest.mark.parametrize("form", READ)
@pytest.mark.parametrize("audience", SUMMARIES)
def test_every_format_says_all_that_the_summary_says(audience: Audience, form: str) -> None:
    document = whole(run_samples.two_days(), audience)

    assert missing(document, READ[form](DOCUMENT_FORMATS[form].write_document(document, Page()).data)) == []


@pytest.mark.parametrize("page", [Page(), LARGE])
def test_every_page_for_facilitators_says_that_it_is(page: Page) -> None:
    """In the foot of each page, whichever of them is found on a table."""
    document = whole(run_samples.two_days(), Audience.FACILITATOR)

    read = pdf_reading.read(DOCUMENT_FORMATS["pdf"].write_document(document, page).data)
    assert read.pages > 5
    assert all("Facilitators only" in said for said in read.decoration)
    parts = docx_reading.parts(document, page)
    feet = [data.decode() for name, data in parts.items() if "footer" in name and "rels" not in name]
    assert [foot.count("Facilitators only") for foot in feet] == [1]


@pytest.mark.parametrize("audience", [Audience.PARTICIPANT, Audience.SPONSOR])
def test_no_page_for_others_says_that_it_is_for_facilitators(audience: Audience) -> None:
    document = whole(run_samples.two_days(), audience)

    assert all("Facilitators" not in section.footer for section in document.sections)


@pytest.mark.parametrize("form", DOCUMENT_FORMATS)
@pytest.mark.parametrize("audience", [Audience.PARTICIPANT, Audience.SPONSOR])
def test_no_private_word_is_anywhere_in_the_file(audience: Audience, form: str) -> None:
    """Not in what it says, its properties, its bookmarks, or anything else inside it, unpacked."""
    planting = Planting(audience)
    planted = planting.plant(everything())
    data = DOCUMENT_FORMATS[form].write_document(whole(planted, audience), Page()).data

    assert len(planting.words) > 50
    assert b"canary" not in unpacked(form, data).lower()
    private = DOCUMENT_FORMATS[form].write_document(whole(planted, Audience.FACILITATOR), Page()).data
    assert b"canary" in unpacked(form, private).lower()


@pytest.mark.parametrize("audience", SUMMARIES)
def test_a_screen_reader_finds_nothing_to_stumble_over(audience: Audience, tmp_path: Path) -> None:
    """Every summary passes the rules of PDF/UA-1 that a machine can check."""
    for number, page in enumerate((Page(), LARGE)):
        file = tmp_path / f"{number}.pdf"
        document = whole(run_samples.two_days(), audience)
        file.write_bytes(DOCUMENT_FORMATS["pdf"].write_document(document, page).data)
        errors = [f"{one.rule} {one.message}" for one in outloud.check(str(file)).findings if is_error(one.severity)]
        assert errors == []
        assert pdfua.validator.worst_severity(pdfua.validator.validate(str(file))) is None


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(
    ("audience", "least", "most"),
    [(Audience.FACILITATOR, 5, 8), (Audience.PARTICIPANT, 2, 4), (Audience.SPONSOR, 1, 2)],
)
def test_the_summary_of_two_days_is_short(audience: Audience, least: int, most: int, paper: Paper) -> None:
    document = summary_document(run_samples.two_days(), audience)

    assert least <= DOCUMENT_FORMATS["pdf"].write_document(document, Page(paper=paper)).pages <= most


@pytest.mark.parametrize(
    ("audience", "form", "name"),
    [
        (Audience.FACILITATOR, "pdf", "Seeing whole, session summary for facilitators.pdf"),
        (Audience.PARTICIPANT, "docx", "Seeing whole, session summary.docx"),
        (Audience.SPONSOR, "md", "Seeing whole, session summary for the sponsor.md"),
    ],
)
def test_a_file_is_named_for_its_session_and_its_readers(audience: Audience, form: str, name: str) -> None:
    written_as: Format = DOCUMENT_FORMATS[form]

    assert summary_name("Seeing whole", audience, written_as) == name
