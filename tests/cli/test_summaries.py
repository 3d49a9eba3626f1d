"""What a session came to, written without a window."""

from collections.abc import Callable
from pathlib import Path

import pytest

import ran
from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.packets import Choice, PacketChoices
from core_facilitator.store import workspace
from samples import retreat

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def lived(sample: Path) -> Path:
    """Return the folder of a workspace in which a day was held."""
    opened = workspace.open(sample)
    opened.sessions.add(retreat())
    ran.fill(opened)
    opened.close()
    return sample


@pytest.mark.parametrize("audience", ["facilitator", "participant", "sponsor"])
@pytest.mark.parametrize(("ending", "begins"), [(".pdf", b"%PDF-"), (".docx", b"PK"), (".md", b"#"), (".TXT", b"Sess")])
def test_a_summary_is_written_in_the_format_of_its_files_ending(
    lived: Path, tmp_path: Path, run: Run, audience: str, ending: str, begins: bytes
) -> None:
    file = tmp_path / "new" / f"summary{ending}"
    status, said, err = run("summary", lived, "Noticing", "--for", audience, "-o", file)

    assert (status, err) == (0, "")
    assert said.startswith(f"{file}  (")
    assert file.read_bytes().startswith(begins)


def test_notes_are_in_the_facilitators_summary_alone(lived: Path, tmp_path: Path, run: Run) -> None:
    for audience in ("facilitator", "participant", "sponsor"):
        run("summary", lived, "Noticing", "--for", audience, "-o", tmp_path / f"{audience}.txt")
    private = [file.stem for file in tmp_path.glob("*.txt") if "The window side is cold" in file.read_text("utf-8")]

    assert private == ["facilitator"]


def test_it_has_the_sections_that_were_chosen_last(lived: Path, tmp_path: Path, run: Run) -> None:
    opened = workspace.open(lived)
    chosen = PacketChoices(audience=Audience.SPONSOR, sections=(Choice("decisions", included=False),))
    opened.packets.remember(retreat().id, chosen, summary=True)
    opened.close()
    run("summary", lived, "Noticing", "--for", "sponsor", "-o", tmp_path / "a.txt")

    text = (tmp_path / "a.txt").read_text("utf-8")
    assert "What we promised" in text
    assert "What we decided" not in text


def test_an_ending_of_no_format_is_said(lived: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "summary.xls"
    status, out, err = run("summary", lived, "Noticing", "--for", "sponsor", "-o", file)

    assert (status, out) == (1, "")
    assert err == "summary.xls does not say in which format: end its name in .pdf, .docx, .md, .txt.\n"
    assert not file.exists()


def test_a_session_of_which_no_day_was_held_has_none(sample: Path, tmp_path: Path, run: Run) -> None:
    status, out, err = run("summary", sample, "Seeing", "--for", "participant", "-o", tmp_path / "a.pdf")

    assert (status, out) == (1, "")
    assert err == "No day of Seeing whole, choosing well has been held yet, so there is nothing to sum up.\n"
    assert list(tmp_path.glob("*.pdf")) == []


def test_no_summary_is_made_for_the_room(sample: Path, tmp_path: Path, run: Run) -> None:
    assert run("summary", sample, "Seeing", "--for", "room", "-o", tmp_path / "a.pdf")[0] == 2
