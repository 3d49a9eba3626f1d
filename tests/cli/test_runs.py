"""The days that ran, listed without a window."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sqlalchemy import update

import ran
from core_facilitator.domain import run_acts as acts
from core_facilitator.domain.run_reports import report
from core_facilitator.domain.typed_times import duration
from core_facilitator.store import tables, workspace
from samples import key, retreat

Run = Callable[..., tuple[int, str, str]]


def keep_days(folder: Path) -> None:
    """Keep the sample session with its first day as it ran, and its second, which is on."""
    opened = workspace.open(folder)
    opened.sessions.add(retreat())
    ran.fill(opened)
    second = replace(ran.begun(), id=key(900), plan=replace(retreat().days[1], title=""), passages=())
    opened.runs.keep(acts.next_block(second, ran.after(1_000)), "Begin")
    opened.close()


def test_each_day_is_a_line_with_what_was_planned_and_what_it_took(sample: Path, run: Run) -> None:
    keep_days(sample)
    status, out, err = run("runs", sample)
    first, second = out.splitlines()
    told = report(ran.whole_day())
    assert (status, err) == (0, "")
    assert first.startswith(f"2026-10-14  {retreat().title}, Seeing  planned {duration(told.planned)}, ")
    assert f"took {duration(told.actual)}, " in first
    assert first.endswith("1 block left out, 1 block put in, 1 block moved to another day")
    assert second.startswith(f"2026-10-15  {retreat().title}  planned ")
    assert second.endswith(", still open")


def test_the_days_of_one_session_are_listed_by_its_name(sample: Path, run: Run) -> None:
    keep_days(sample)
    opened = workspace.open(sample)
    other = next(one for one in opened.sessions.summaries() if one.id != retreat().id)
    opened.close()
    assert run("runs", sample, other.id) == (0, "No day has run here yet.\n", "")
    status, out, _err = run("runs", sample, retreat().title)
    assert (status, len(out.splitlines())) == (0, 2)


def test_programs_get_every_block(sample: Path, run: Run) -> None:
    keep_days(sample)
    status, out, err = run("runs", sample, "--json")
    first, second = json.loads(out)
    told = report(ran.whole_day())
    assert (status, err) == (0, "")
    assert (first["title"], first["day"], first["date"]) == (retreat().title, "Seeing", "2026-10-14")
    assert (first["closed"], second["closed"]) == (True, False)
    assert (first["planned_minutes"], first["actual_minutes"]) == (told.planned, told.actual)
    assert first["start"] == "2026-10-14T08:34:00-07:00"
    assert [one["title"] for one in first["blocks"]] == [one.title for one in told.blocks]
    assert first["put_in"] == [one.title for one in told.inserted]
    assert (second["end"], second["left_out"]) == (None, [])


def test_a_day_that_cannot_be_read_is_told(sample: Path, run: Run) -> None:
    keep_days(sample)
    opened = workspace.open(sample)
    with opened.database.write() as connection:
        connection.execute(update(tables.runs).where(tables.runs.c.id == ran.RUN).values(state="{"))
    opened.close()
    status, out, err = run("runs", sample)
    assert (status, len(out.splitlines())) == (0, 1)
    assert err == "The day of 2026-10-14 cannot be read by this version. It stays as it is.\n"


def test_no_private_word_of_a_day_is_listed(sample: Path, run: Run) -> None:
    keep_days(sample)
    said = run("runs", sample)[1] + run("runs", sample, "--json")[1]
    private = [*(one.text for one in ran.captured()), ran.promised().what, "Watch the case givers' time."]
    assert [text for text in private if text in said] == []
