"""What printed files are called."""

from itertools import product

import pytest

from core_facilitator.domain.audiences import AT_THE_SESSION, Audience
from core_facilitator.export.formats import DOCUMENT_FORMATS, RUN_SHEET_FORMATS
from core_facilitator.export.names import packet_name


@pytest.mark.parametrize(
    ("title", "audience", "form", "name"),
    [
        ("Seeing whole", Audience.PARTICIPANT, "pdf", "Seeing whole, participant packet.pdf"),
        ("Seeing whole", Audience.FACILITATOR, "docx", "Seeing whole, facilitator packet.docx"),
        ("Seeing whole", Audience.ROOM, "txt", "Seeing whole, room sheets.txt"),
        ("Seeing whole", Audience.FACILITATOR, "xlsx", "Seeing whole, run sheet.xlsx"),
        ("Seeing whole", Audience.PARTICIPANT, "ics", "Seeing whole, participant agenda.ics"),
        ("Seeing whole", Audience.ROOM, "csv", "Seeing whole, room run sheet.csv"),
        ("Day 1/2: <now>?", Audience.ROOM, "md", "Day 1 2 now, room sheets.md"),
        ("", Audience.ROOM, "md", "Untitled, room sheets.md"),
    ],
)
def test_a_file_is_named_for_its_session_and_its_readers(title: str, audience: Audience, form: str, name: str) -> None:
    assert packet_name(title, audience, (DOCUMENT_FORMATS | RUN_SHEET_FORMATS)[form]) == name


def test_however_long_the_title_no_two_files_have_one_name() -> None:
    forms = (DOCUMENT_FORMATS | RUN_SHEET_FORMATS).values()
    names = {packet_name("long " * 90, audience, form) for audience, form in product(AT_THE_SESSION, forms)}

    assert len(names) == len(AT_THE_SESSION) * len(forms)
    assert all(len(name.encode()) < 200 for name in names)
