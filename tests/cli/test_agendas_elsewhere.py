"""Agendas of other programs on the command line: what was understood is shown, and nothing is lost."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from core_facilitator.domain.agendas import Session
from core_facilitator.store import workspace

Run = Callable[..., tuple[int, str, str]]

ELSEWHERE = Path(__file__).parents[1] / "fixtures" / "agendas_elsewhere"
TITLE = "Seeing whole, choosing well"


def sessions(folder: Path) -> dict[str, Session]:
    opened = workspace.open(folder)
    try:
        return {one.title: opened.sessions.get(one.id) for one in opened.sessions.summaries()}
    finally:
        opened.close()


def text(folder: Path, words: str, name: str = "plan.txt") -> Path:
    (folder / name).write_text(words, encoding="utf-8")
    return folder / name


def test_what_each_line_was_taken_for_is_shown_and_a_session_is_made(sample: Path, tmp_path: Path, run: Run) -> None:
    plan = text(tmp_path, "# Retreat\nDay 1, Oct 14, 2026\n9:00–9:30 Welcome\n9:30\nTalk\n- pens\n\nRegards")
    status, out, err = run("import", sample, plan, "--zone", "Europe/Berlin")
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "plan.txt: 7 lines: 2 blocks, 2 notes, 1 day, 1 unread",
        "  title      # Retreat",
        "  day        Day 1, Oct 14, 2026",
        "  block      9:00 AM   30 min  Welcome   ← 9:00–9:30 Welcome",
        "  block      9:30 AM   15 min  Talk   ← 9:30",
        "  its title  Talk",
        "  note       - pens",
        "  unread     Regards",
        "  What is unread is kept in the session's notes.",
        "  First day: 2026-10-14, Europe/Berlin. --first and --zone say otherwise.",
        "Imported: Retreat",
    ]
    made = sessions(sample)["Retreat"]
    assert made.notes == "Regards"
    assert [day.date for day in made.days] == [date(2026, 10, 14)]


def test_a_preview_imports_nothing(sample: Path, run: Run) -> None:
    status, out, _ = run("import", sample, ELSEWHERE / "retreat.docx", "--preview")
    assert status == 0
    assert out.startswith("retreat.docx: 24 lines: 10 blocks, 6 notes, 2 days, 5 unread\n")
    assert out.endswith("Nothing was imported: this was a preview.\n")
    assert set(sessions(sample)) == {TITLE}


def test_a_calendar_has_its_own_zone_and_the_first_day_can_be_said(sample: Path, run: Run) -> None:
    status, out, _ = run("import", sample, ELSEWHERE / "outlook.ics", "--first", "2027-01-04", "--zone", "Asia/Tokyo")
    assert status == 0
    assert "First day: 2027-01-04, America/New_York." in out
    (day,) = sessions(sample)["outlook"].days
    assert (day.date, day.time_zone) == (date(2027, 1, 4), "America/New_York")


def test_a_text_without_an_agenda_becomes_notes(sample: Path, tmp_path: Path, run: Run) -> None:
    status, out, _ = run("import", sample, text(tmp_path, "hello"))
    assert status == 0
    assert out.splitlines()[0] == "plan.txt: 1 line: 0 blocks, 0 notes, 0 days, 1 unread"
    assert sessions(sample)["plan"].notes == "hello"


def test_one_file_that_is_refused_keeps_all_from_being_imported(sample: Path, tmp_path: Path, run: Run) -> None:
    good = text(tmp_path, "9:00 Talk")
    bad = text(tmp_path, "%PDF-1.7", "plan.pdf")
    status, out, err = run("import", sample, good, bad)
    assert (status, out) == (1, "")
    assert err == "plan.pdf is a PDF. Open it, copy the agenda, and paste it here.\nNothing was imported.\n"
    assert set(sessions(sample)) == {TITLE}


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--first", "soon", "soon is no date; it is written like 2026-10-14.\n"),
        ("--zone", "Nowhere", "Nowhere is no time zone; they are called like America/New_York.\n"),
    ],
)
def test_options_that_mean_nothing_are_refused(
    sample: Path, tmp_path: Path, run: Run, option: str, value: str, said: str
) -> None:
    assert run("import", sample, text(tmp_path, "9:00 Talk"), option, value) == (1, "", said)
