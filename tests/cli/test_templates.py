"""Templates without a window: listed, and begun from."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import update

from core_facilitator.domain.agendas import Session
from core_facilitator.store import tables, workspace
from core_facilitator.store.templates import OwnTemplates, built_in

Run = Callable[..., tuple[int, str, str]]

PASSPHRASE = "tide pool lantern"


def keep_own(folder: Path, title: str = "Ours", *, damaged: bool = False) -> str:
    opened = workspace.open(folder)
    kept = OwnTemplates(opened.database).add(replace(built_in()[0], title=title), "Save template")
    if damaged:
        with opened.database.write() as connection:
            connection.execute(update(tables.templates).values(agenda="agenda_file: 1\n"))
    opened.close()
    return kept.key


def session_of(folder: Path, title: str) -> Session:
    opened = workspace.open(folder)
    try:
        (found,) = (one.id for one in opened.sessions.summaries() if one.title == title)
        return opened.sessions.get(found)
    finally:
        opened.close()


def test_the_templates_of_the_app_are_listed_without_a_workspace(run: Run) -> None:
    status, out, err = run("templates")
    assert (status, err) == (0, "")
    assert out.splitlines()[0] == "check-in-only-meeting  Check-in-only meeting  (1 day, 30 min)"
    assert out.splitlines()[-1] == "two-day-leadership-retreat  Two-day leadership retreat  (2 days, 14 h 15)"


def test_own_templates_come_first_and_one_that_is_damaged_is_told(sample: Path, run: Run) -> None:
    key = keep_own(sample)
    status, out, err = run("templates", sample)
    assert (status, err) == (0, "")
    assert out.splitlines()[0] == f"{key}  Ours  (1 day, 30 min)"
    keep_own(sample, "Broken", damaged=True)
    status, out, err = run("templates", sample)
    assert status == 0
    assert err.splitlines()[0] == "Broken cannot be read: Broken, line 1, title: missing."
    assert len(out.splitlines()) == len(built_in())


def test_other_programs_get_json(run: Run) -> None:
    listed = json.loads(run("templates", "--json")[1])
    assert [one["key"] for one in listed] == [one.key for one in built_in()]
    assert listed[-1]["asks"] == ["question"]


def test_a_session_begins_from_a_template_in_a_workspace(sample: Path, run: Run) -> None:
    options = ("--title", "Fall retreat", "--date", "2026-10-16", "--people", "14", "--group", "The cabinet")
    more = ("--time-zone", "America/New_York", "--place", "Oak Hall", "--fill", "Question=grade 9")
    status, out, err = run("begin", sample, "two-day-leadership-retreat", *options, *more)
    assert (status, err) == (0, "")
    assert out == ("New session: Fall retreat, 2026-10-16 and 2026-10-17.\nOn a weekend: 2026-10-17.\n")
    made = session_of(sample, "Fall retreat")
    assert (made.expected, made.group, made.place, made.host) == (14, "The cabinet", "Oak Hall", "")
    assert {day.time_zone for day in made.days} == {"America/New_York"}
    assert "grade 9" in made.purpose


def test_what_is_left_to_fill_in_is_told(sample: Path, run: Run) -> None:
    status, out, _ = run("begin", sample, "Half-day team session", "--date", "2026-10-14")
    assert status == 0
    assert out.splitlines() == [
        "New session: Half-day team session, 2026-10-14.",
        "Left to fill in, wherever it stands in the plan: {{group}}, {{question}}.",
    ]
    assert session_of(sample, "Half-day team session").expected == 12


def test_an_own_template_can_be_begun_from_and_one_without_days_too(sample: Path, run: Run) -> None:
    key = keep_own(sample)
    assert run("begin", sample, key, "--title", "Monday", "--people", "0")[0] == 0
    made = session_of(sample, "Monday")
    assert made.expected is None
    assert made.days[0].date <= datetime.now(UTC).astimezone().date()
    opened = workspace.open(sample)
    empty = Session(id=built_in()[0].session.id, title="Nothing")
    OwnTemplates(opened.database).add(replace(built_in()[0], title="Nothing", session=empty), "Save template")
    opened.close()
    assert run("begin", sample, "nothing")[1] == "New session: Nothing, without days.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("one-day-retret",), "There is no template 'one-day-retret'; did you mean 'one-day-retreat'?"),
        (("xyz",), "There is no template 'xyz'; core-facilitator templates lists them."),
        (("one-day-retreat", "--date", "soon"), "'soon' is no date; write it as 2026-10-14."),
        (("one-day-retreat", "--date", "1200-01-01"), "'1200-01-01' is no date; write it as 2026-10-14."),
        (("one-day-retreat", "--time-zone", "Nowhere"), "There is no time zone 'Nowhere'"),
        (("one-day-retreat", "--fill", "question=x"), "It asks for nothing more."),
        (
            ("half-day-team-session", "--fill", "answer=x"),
            "has no word 'answer' to fill in as NAME=TEXT. It asks for: question.",
        ),
        (("half-day-team-session", "--fill", "question"), "It asks for: question."),
    ],
)
def test_what_cannot_be_meant_is_said_and_nothing_is_made(
    sample: Path, run: Run, words: tuple[str, ...], said: str
) -> None:
    status, out, err = run("begin", sample, *words)
    assert (status, out) == (1, "")
    assert said in err
    opened = workspace.open(sample)
    assert len(opened.sessions.summaries()) == 1
    opened.close()


def test_a_new_workspace_begins_with_a_session_from_a_template(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "passphrase"
    secret.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    words = ("new", tmp_path / "fresh", "--name", "Juniper", "--passphrase-file", secret)
    status, out, _ = run(*words, "--template", "one-day-retreat", "--date", "2026-10-14")
    assert status == 0
    assert "New session: One-day retreat, 2026-10-14.\n" in out
    opened = workspace.open(tmp_path / "fresh", PASSPHRASE)
    (made,) = opened.sessions.summaries()
    assert (made.title, made.first_date) == ("One-day retreat", date(2026, 10, 14))
    opened.close()


def test_a_slip_in_a_template_makes_no_workspace(tmp_path: Path, run: Run) -> None:
    status, _, err = run("new", tmp_path / "fresh", "--name", "Juniper", "--template", "nothing-such")
    assert status == 1
    assert "There is no template 'nothing-such'" in err
    assert not (tmp_path / "fresh").exists()
