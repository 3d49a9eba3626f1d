"""docs/agenda-file.md says what is true: its example reads, and its tables name every field."""

import re
from dataclasses import MISSING, fields
from pathlib import Path

import pytest

from core_facilitator.domain.agendas import Block, Day, Handout, Material, Room, Session, Step, Track, Walk
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.people import Person
from core_facilitator.domain.timing import time_day
from core_facilitator.store import agenda_files
from core_facilitator.store.agenda_files_form import NESTED, SIMPLE

TEXT = (Path(__file__).parents[2] / "docs" / "agenda-file.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### (\w+)[^\n]*\n(.*?)(?=^### |\Z)", TEXT, re.MULTILINE | re.DOTALL))


def rows(section: str) -> dict[str, tuple[str, str]]:
    return {
        name: (kind, says)
        for name, kind, says in re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) \|$", section, re.MULTILINE)
    }


@pytest.mark.parametrize("sort", [Session, Person, Room, Walk, Day, Block, Track, Material, Step, Handout])
def test_the_tables_name_every_field_with_its_kind(sort: type) -> None:
    told = rows(SECTIONS[sort.__name__])
    kinds = {name: kind.says for name, kind in SIMPLE[sort].items()} | NESTED.get(sort, {})
    assert {name: kind for name, (kind, _) in told.items()} == kinds
    assert list(told) == [field.name for field in fields(sort) if field.name != "id"]


@pytest.mark.parametrize("sort", [Session, Person, Room, Walk, Day, Block, Track, Material, Step, Handout])
def test_the_tables_mark_the_fields_that_are_needed(sort: type) -> None:
    told = rows(SECTIONS[sort.__name__])
    marked = {name for name, (_, says) in told.items() if "Needed" in says}
    assert marked == {field.name for field in fields(sort) if field.default is MISSING} - {"id"}


def test_the_frameworks_are_those_that_files_may_name() -> None:
    named = dict(re.findall(r"^\| `([\w-]+)` \| ([^|]+) \|$", SECTIONS["Frameworks"], re.MULTILINE))
    assert named == {key: framework.name for key, framework in FRAMEWORKS.items()}


def test_the_example_is_an_agenda_file() -> None:
    example = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)[0]
    session = agenda_files.read(example, "agenda-file.md")
    assert session.title == "Fall leadership retreat"
    assert time_day(session.days[0]).slack == 0
    assert agenda_files.read(agenda_files.write(session), "again") == session


def test_the_errors_shown_are_the_errors_given() -> None:
    shown = re.findall(r"```text\n(.*?)```", TEXT, re.DOTALL)[0]
    for why in (
        "expected a whole number of minutes, found 'ten'",
        "no person here has the id 'nor'",
        "did you mean minutes?",
    ):
        assert why in shown
