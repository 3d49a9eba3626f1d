"""docs/instrument-file.md says what is true: its example reads, and its tables name every field."""

import re
from dataclasses import MISSING, fields
from pathlib import Path

import pytest

from core_facilitator.domain import instrument_problems
from core_facilitator.store import instrument_files
from core_facilitator.store import instrument_files_form as form
from core_facilitator.store.instrument_files import InstrumentFileError
from core_facilitator.store.instrument_files_read import MOST_CHARACTERS

TEXT = (Path(__file__).parents[2] / "docs" / "instrument-file.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### (\w+)[^\n]*\n(.*?)(?=^##|\Z)", TEXT, re.MULTILINE | re.DOTALL))
(EXAMPLE,) = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)

SIMPLE = form.SIMPLE | form.PUBLISHED_SIMPLE
NESTED = form.NESTED | form.PUBLISHED_NESTED


def rows(section: str) -> dict[str, tuple[str, str]]:
    return {
        name: (kind, says)
        for name, kind, says in re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) \|$", section, re.MULTILINE)
    }


@pytest.mark.parametrize("sort", [*SIMPLE])
def test_the_tables_name_every_field_with_its_kind(sort: type) -> None:
    told = rows(SECTIONS[sort.__name__])
    told.pop(form.VERSION_FIELD, None)
    kinds = {name: kind.says for name, kind in SIMPLE[sort].items()} | NESTED.get(sort, {})
    assert {name: kind for name, (kind, _) in told.items()} == kinds
    own = {field.name for field in fields(sort)} - {"own"}  # of that, the app decides
    assert told.keys() - {form.EDITORS_NOTE} == own
    needed = {field.name for field in fields(sort) if field.default is MISSING}
    assert {name for name, (_, says) in told.items() if "Needed" in says} == needed


def test_there_is_a_table_for_each_value_and_no_other() -> None:
    assert SECTIONS.keys() == {sort.__name__ for sort in SIMPLE}


def test_the_limits_are_those_that_hold() -> None:
    limits = instrument_problems
    said = " ".join(TEXT.split())
    assert f"at most {limits.MOST_STATEMENTS} statements, and a scale from 2 to {limits.MOST_POINTS} points" in said
    assert f"at most {limits.LONGEST_STATEMENT} characters, a title or a label {limits.LONGEST_TITLE}" in said
    assert f"the introduction {limits.LONGEST_INTRODUCTION}." in said
    assert f"no longer than {MOST_CHARACTERS:,} characters" in said


def test_the_example_is_an_instrument() -> None:
    found = instrument_files.read(EXAMPLE, "pulse.yaml")
    assert (found.key, len(found.chosen), len(found.written)) == ("district-pulse", 2, 1)
    assert found.title.said("es") == "Nuestro pulso"


def test_the_errors_shown_are_the_errors_given() -> None:
    text = EXAMPLE
    for right, wrong in (("reading: pulse", "reading: impulse"), ("title: {text: Voice", "titel: {text: Voice")):
        assert text.count(right) == 1
        text = text.replace(right, wrong)
    with pytest.raises(InstrumentFileError) as caught:
        instrument_files.read(text, "pulse.yaml")
    (shown,) = re.findall(r"```text\n(.*?)```", TEXT, re.DOTALL)
    assert shown.splitlines() == str(caught.value).splitlines()
