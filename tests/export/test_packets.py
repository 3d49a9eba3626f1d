"""The whole packets of the sample and of a session with everything in it, in every format that can print them."""

import re
import shutil
import subprocess
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import outloud
import pdfua.validator
import pytest

import docx_reading
import pdf_reading
from canaries import Planting
from core_facilitator.documents.blocks import Document
from core_facilitator.documents.packets import packet, sections
from core_facilitator.domain.agendas import Session
from core_facilitator.domain.audiences import AT_THE_SESSION, Audience
from core_facilitator.domain.packets import Choice, PacketChoices, Paper, TextSize
from core_facilitator.export.formats import DOCUMENT_FORMATS, Page
from core_facilitator.store import sample
from samples import retreat
from says import missing, normal, texts_as_read
from unpacking import is_error, unpacked

SESSIONS: dict[str, Callable[[], Session]] = {"the sample": sample.session, "a retreat with everything": retreat}

TEXT_OF: dict[str, Callable[[bytes], str]] = {
    "pdf": lambda data: pdf_reading.read(data).text,
    "docx": docx_reading.read,
    "txt": lambda data: data.decode(),
}
"""How each format is read again. Markdown has its own reader in its own tests, because its marks are not text."""


def whole(session: Session, audience: Audience) -> Document:
    """Return a packet with every section that can be chosen."""
    chosen = tuple(Choice(info.key, included=True) for info in sections(session, audience))
    return packet(session, audience, PacketChoices(audience=audience, sections=chosen))


@pytest.mark.parametrize("form", TEXT_OF)
@pytest.mark.parametrize("audience", AT_THE_SESSION)
@pytest.mark.parametrize("name", SESSIONS)
def test_every_format_says_all_that_the_packet_says(name: str, audience: Audience, form: str) -> None:
    document = whole(SESSIONS[name](), audience)
    assert missing(document, TEXT_OF[form](DOCUMENT_FORMATS[form].write_document(document, Page()).data)) == []


@pytest.mark.parametrize("audience", AT_THE_SESSION)
def test_a_screen_reader_finds_nothing_to_stumble_over(audience: Audience, tmp_path: Path) -> None:
    """Every packet passes the rules of PDF/UA-1 that a machine can check."""
    for number, page in enumerate((Page(), Page(paper=Paper.A4, text_size=TextSize.LARGE, grayscale=True))):
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(DOCUMENT_FORMATS["pdf"].write_document(whole(sample.session(), audience), page).data)
        errors = [f"{one.rule} {one.message}" for one in outloud.check(str(file)).findings if is_error(one.severity)]
        assert errors == []
        assert pdfua.validator.worst_severity(pdfua.validator.validate(str(file))) is None


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="pdfinfo (poppler-utils) is not installed")
@pytest.mark.parametrize("audience", AT_THE_SESSION)
@pytest.mark.parametrize("name", SESSIONS)
def test_the_structure_of_every_packet_reads_in_the_right_order(name: str, audience: Audience, tmp_path: Path) -> None:
    """Every text of the document comes after the one before it, as a program of somebody else's reads the structure."""
    document = whole(SESSIONS[name](), audience)
    file = tmp_path / "packet.pdf"
    file.write_bytes(DOCUMENT_FORMATS["pdf"].write_document(document, Page()).data)
    told = subprocess.run(["pdfinfo", "-struct-text", str(file)], capture_output=True, check=True).stdout
    read = normal("".join(re.findall('^ *"(.*)"$', told.decode(errors="replace"), re.MULTILINE)))
    at, out_of_order = 0, []
    for text in texts_as_read(document):
        found = read.find(normal(text), at)
        at = max(at, found)
        out_of_order += [text] if found < 0 else []
    assert out_of_order == []


@pytest.mark.parametrize("form", DOCUMENT_FORMATS)
@pytest.mark.parametrize("audience", [Audience.PARTICIPANT, Audience.ROOM])
def test_no_private_word_is_anywhere_in_the_file(audience: Audience, form: str) -> None:
    """Not in what it says, its properties, its bookmarks, or anything else inside it, unpacked."""
    planting = Planting(audience)
    document = whole(planting.plant(retreat()), audience)
    data = DOCUMENT_FORMATS[form].write_document(document, Page()).data
    assert len(planting.words) > 50
    assert b"canary" not in unpacked(form, data).lower()


def test_the_search_for_private_words_would_find_them() -> None:
    session = Planting(Audience.PARTICIPANT).plant(retreat())
    for form, writer in DOCUMENT_FORMATS.items():
        data = writer.write_document(whole(session, Audience.FACILITATOR), Page()).data
        assert b"canary" in unpacked(form, data).lower()


def test_each_run_sheet_of_the_sample_takes_two_sheets_of_paper() -> None:
    for paper in Paper:
        printed = DOCUMENT_FORMATS["pdf"].write_document(
            packet(sample.session(), Audience.FACILITATOR), Page(paper=paper)
        )
        starts = [*printed.starts.items()]
        lengths = [following - page for (key, page), (_, following) in pairwise(starts) if key.startswith("run-sheet")]

        assert lengths == [2, 2]
