import errno
import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from core_facilitator import paths
from core_facilitator.cli import packets as packets_command
from core_facilitator.cli.faults import CannotError
from core_facilitator.domain.audiences import AT_THE_SESSION, Audience
from core_facilitator.domain.packets import Choice, PacketChoices, Paper, TextSize
from core_facilitator.export import formats
from core_facilitator.export.files import SaveError, SaveFault
from core_facilitator.export.formats import DOCUMENT_FORMATS, RUN_SHEET_FORMATS, Format, Page, Printed
from core_facilitator.export.names import packet_name
from core_facilitator.messages import saving_sentence
from core_facilitator.settings import Settings, SettingsFile
from core_facilitator.store import workspace
from core_facilitator.store.sample import session as sample_session

Run = Callable[..., tuple[int, str, str]]

BEGINS = {
    "pdf": b"%PDF-",
    "docx": b"PK\x03\x04",
    "xlsx": b"PK\x03\x04",
    "ics": b"BEGIN:VCALENDAR",
    "csv": b"\xef\xbb\xbf",
}


@pytest.mark.parametrize("audience", [audience.value for audience in AT_THE_SESSION])
@pytest.mark.parametrize("form", [*DOCUMENT_FORMATS, *RUN_SHEET_FORMATS])
def test_every_packet_is_written_in_every_format(
    sample: Path, tmp_path: Path, run: Run, audience: str, form: str
) -> None:
    out = tmp_path / "new folder" / "out"
    status, said, err = run("packet", sample, "seeing", "--audience", audience, "--format", form, "--out", out)
    assert (status, err) == (0, "")
    (file,) = out.iterdir()
    written_as = (DOCUMENT_FORMATS | RUN_SHEET_FORMATS)[form]
    assert file.name == packet_name("Seeing whole, choosing well", Audience(audience), written_as)
    assert said.startswith(f"{file}  (")
    assert file.read_bytes().startswith(BEGINS.get(form, b""))


def test_what_only_facilitators_may_read_is_in_their_run_sheet_alone(sample: Path, tmp_path: Path, run: Run) -> None:
    for audience in ("facilitator", "participant", "room"):
        run("packet", sample, "seeing", "--audience", audience, "--format", "csv", "--out", tmp_path)
    texts = {file.stem.rpartition(", ")[2]: file.read_text("utf-8") for file in tmp_path.glob("*.csv")}
    private = "The limit does the work."
    assert len(texts) == 3
    assert [kind for kind, text in texts.items() if private in text] == ["run sheet"]


def made_with(monkeypatch: pytest.MonkeyPatch, printed: Printed) -> list[Page]:
    """Let the plain text writer note the page it is asked for, and return what is given here."""
    pages: list[Page] = []

    def write(_self: Format, _document: object, page: Page) -> Printed:
        pages.append(page)
        return printed

    monkeypatch.setattr(formats.Format, "write_document", write)
    return pages


def test_the_page_follows_the_options_and_else_the_settings(
    sample: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = made_with(monkeypatch, Printed(data=b"x", pages=1))
    words = ("packet", sample, "seeing", "--audience", "room", "--format", "pdf", "--out", tmp_path)
    SettingsFile(paths.settings_file()).keep(Settings(paper=Paper.A4))
    assert run(*words)[1].endswith("(1 page, 1 KB)\n")
    run(*words, "--paper", "letter", "--large", "--grayscale")
    assert pages == [Page(paper=Paper.A4), Page(paper=Paper.LETTER, text_size=TextSize.LARGE, grayscale=True)]


def test_sections_are_those_that_were_chosen_last(sample: Path, tmp_path: Path, run: Run) -> None:
    opened = workspace.open(sample)
    session = opened.sessions.summaries()[0].id
    opened.packets.remember(
        session, PacketChoices(audience=Audience.PARTICIPANT, sections=(Choice("questions", included=False),))
    )
    opened.close()
    run("packet", sample, "seeing", "--audience", "participant", "--format", "txt", "--out", tmp_path)
    text = next(tmp_path.glob("*.txt")).read_text("utf-8")
    assert "Agenda, day 1" in text
    assert "Questions we will work with" not in text


def test_characters_that_no_font_has_are_listed(
    sample: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_with(monkeypatch, Printed(data=b"x", pages=2, missing=("U+1F9ED", "U+13000")))
    status, out, err = run("packet", sample, "seeing", "--audience", "room", "--format", "pdf", "--out", tmp_path)
    assert status == 0
    assert "(2 pages, 1 KB)" in out
    assert err == "No bundled font has these characters, so they are printed as [U+XXXX]: U+1F9ED U+13000\n"


@pytest.mark.parametrize("below", ["", "deeper"])
def test_a_folder_that_is_a_file_is_said(sample: Path, tmp_path: Path, run: Run, below: str) -> None:
    (tmp_path / "taken").write_text("mine")
    out = tmp_path / "taken" / below
    status, said, err = run("packet", sample, "seeing", "--audience", "room", "--format", "txt", "--out", out)
    assert (status, said) == (1, "")
    assert err == f"{out} cannot be a folder: a file is in its place. Choose another one for --out.\n"
    assert (tmp_path / "taken").read_text() == "mine"


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: Path, *_args: object, **_options: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "mkdir", refuse)
    out = tmp_path / "out"
    with pytest.raises(CannotError, match=r"cannot be made: Permission denied\. Choose one of your own"):
        packets_command.written(sample_session(), Audience.ROOM, "txt", out, Page())
    assert not out.exists()


@pytest.mark.parametrize("fault", SaveFault)
def test_a_file_that_cannot_be_saved_is_said_in_a_sentence(
    sample: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, fault: SaveFault
) -> None:
    def refuse(_data: bytes, target: Path) -> None:
        raise SaveError(fault, target, "I/O error")

    monkeypatch.setattr(packets_command, "save", refuse)
    status, out, err = run("packet", sample, "seeing", "--audience", "room", "--format", "txt", "--out", tmp_path)
    assert (status, out) == (1, "")
    error = SaveError(fault, tmp_path / "Seeing whole, choosing well, room sheets.txt", "I/O error")
    assert err == " ".join(saving_sentence(error)) + "\n"


def test_a_full_disk_leaves_the_older_file_whole(
    sample: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("packet", sample, "seeing", "--audience", "room", "--format", "txt", "--out", tmp_path / "out")
    run(*words)
    (file,) = (tmp_path / "out").iterdir()
    before = file.read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    status, out, err = run(*words)
    assert (status, out) == (1, "")
    assert err.startswith("There is not enough room on the disk to save ")
    assert err.count("\n") == 1
    assert file.read_bytes() == before


def test_file_names_are_allowed_on_every_system(sample: Path, tmp_path: Path) -> None:
    opened = workspace.open(sample)
    session = opened.sessions.get(opened.sessions.summaries()[0].id)
    opened.close()
    for title, name in (
        ("Day 1/2: <now>?", "Day 1 2 now, room sheets.md"),
        ("新しい", "新しい, room sheets.md"),
        ("", "Untitled, room sheets.md"),
    ):
        file = packets_command.written(replace(session, title=title), Audience.ROOM, "md", tmp_path / "out", Page())
        assert file.name == name


@pytest.mark.parametrize("form", ["txt", "md"])
def test_a_packet_says_when_it_was_printed(sample: Path, tmp_path: Path, run: Run, form: str) -> None:
    run("packet", sample, "seeing", "--audience", "participant", "--format", form, "--out", tmp_path)
    last = next(tmp_path.glob(f"*.{form}")).read_text("utf-8").splitlines()[-1]
    assert re.fullmatch(r"Printed [A-Z][a-z]{2} \d\d?, \d\d?:\d\d [AP]M", last)
