"""LibreOffice lays a Word document out as it is meant: another program than ours has to understand it."""

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
import pytest

from core_facilitator.documents.blocks import Document, Heading, Rules, Section, Tents, say
from core_facilitator.documents.packets import packet
from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.packets import Paper
from core_facilitator.export.docx import write
from core_facilitator.export.formats import Page
from core_facilitator.store.sample import session as sample_session
from docx_samples import JOURNAL, document, every_kind

pytestmark = [
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
    pytest.mark.timeout(180),
]


@cache
def page_texts(name: str) -> tuple[str, ...]:
    """Return the text of each page as LibreOffice sets it, blanks and line ends all alike."""
    made, page = _MADE[name]()
    with TemporaryDirectory() as folder:
        source = Path(folder) / "packet.docx"
        source.write_bytes(write(made, page, lambda _done, _total: None).data)
        profile = (Path(folder) / "profile").as_uri()
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation={profile}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                folder,
                source,
            ],
            check=True,
            capture_output=True,
            timeout=150,
        )
        with pypdfium2.PdfDocument(source.with_suffix(".pdf")) as pdf:
            return tuple(re.sub(r"\s+", " ", page.get_textpage().get_text_bounded()) for page in pdf)


def full_pages() -> tuple[Document, Page]:
    """Return pages that are filled to the last line."""
    filled = (Heading(1, "Notes"), say("A line above"), Rules("", 0))
    made = document(
        Section("journal", "Journal", (JOURNAL, JOURNAL)),
        Section("notes", "Notes", filled),
        Section("tents", "Tents", (Tents((("Ada Lovelace", "Analyst"),) * 4),)),
        Section("last", "Last", (say("The end"),)),
    )
    return made, Page()


def of_the_sample(audience: Audience, title: str, paper: Paper, host: str = "Our hosts") -> tuple[Document, Page]:
    """Return one section of a packet of the sample retreat."""
    whole = packet(replace(sample_session(), host=host), audience)
    chosen = tuple(section for section in whole.sections if section.title == title)
    return replace(whole, sections=chosen), Page(paper=paper)


_MADE: dict[str, Callable[[], tuple[Document, Page]]] = {
    "every kind": lambda: (every_kind(), Page()),
    "full pages": full_pages,
    "run sheet": lambda: of_the_sample(Audience.FACILITATOR, "Run sheet, day 1", Paper.LETTER),
    "agenda": lambda: of_the_sample(Audience.PARTICIPANT, "Agenda, day 1", Paper.LETTER),
    "no host": lambda: of_the_sample(Audience.PARTICIPANT, "Cover", Paper.LETTER, host=""),
    "script": lambda: of_the_sample(Audience.FACILITATOR, "Every block in full, day 2", Paper.A4),
}


def test_pages_come_in_order_with_what_belongs_on_them() -> None:
    pages = page_texts("every kind")

    assert len(pages) == 11
    assert "Noticing what we carry" in pages[0]
    assert "A run sheet Not for participants" in pages[1]
    assert "The credit stands here" in pages[2]
    assert "Letting go" in pages[4]
    assert "AdaLovelace" in pages[6].replace(" ", "")
    assert pages[8].startswith("Oak Room Today 8:30 to 9:00 Opening")


def test_page_numbers_stand_at_the_foot_of_all_but_the_cover() -> None:
    pages = page_texts("every kind")

    assert "Page 1" not in pages[0]
    assert all(f"Page {number}" in text for number, text in enumerate(pages[1:], start=2))


def test_the_contents_name_the_pages_as_they_are() -> None:
    pages = page_texts("every kind")
    contents = re.findall(r"(Words|Tables|Lines|Journal|Tents|Signs|Nothing)[ .]*(\d+)", pages[0])

    assert [int(page) for _, page in contents] == [2, 3, 4, 5, 7, 9, 11]


def test_pages_that_are_filled_do_not_run_over() -> None:
    pages = page_texts("full pages")

    assert len(pages) == 6
    assert "Notes A line above" in pages[2]
    assert pages[5].startswith("The end")


def test_the_samples_first_run_sheet_keeps_its_late_box_on_its_second_page() -> None:
    pages = page_texts("run sheet")

    assert len(pages) == 2
    assert "Cabins are quiet from 10:00." in pages[1]
    assert "If we run late:" in pages[1]
    assert [re.findall(r"Run sheet, day 1\. Page (\d+)", text) for text in pages] == [["1"], ["2"]]


def test_the_samples_first_agenda_takes_two_pages_as_it_does_in_pdf() -> None:
    pages = page_texts("agenda")

    assert len(pages) == 2
    assert "Cabins are quiet from 10:00." in pages[1]


def test_the_samples_script_does_not_end_on_a_nearly_empty_page() -> None:
    last = page_texts("script")[-1]

    assert "District vans leave" in last
    assert "Letter to self, thanks and closing circle" in last


def test_the_days_are_drawn_on_a_cover_without_a_host() -> None:
    (cover,) = page_texts("no host")

    assert "Day 1" in cover
    assert "Day 2" in cover
    assert "5:15" in cover
