"""docs/protocol-file.md says what is true: its examples read, and its tables name every field."""

import re
from dataclasses import MISSING, fields
from enum import Enum
from pathlib import Path

import pytest

from core_facilitator.domain.agendas import Handout, Material
from core_facilitator.domain.framework_pages import Arc, Fact, FrameworkPage, Part, Point, Shape, Station
from core_facilitator.domain.protocol_imports import CardSet
from core_facilitator.domain.protocols import (
    Care,
    Groups,
    License,
    Practice,
    Protocol,
    ProtocolStep,
    Role,
    Setting,
    Variation,
)
from core_facilitator.store import framework_files, framework_files_form, protocol_files, protocol_files_form
from core_facilitator.store.protocol_files import ProtocolFileError, ProtocolsFile

TEXT = (Path(__file__).parents[2] / "docs" / "protocol-file.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### (\w+)[^\n]*\n(.*?)(?=^##|\Z)", TEXT, re.MULTILINE | re.DOTALL))
OF_CARDS, OF_PAGES = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)

SIMPLE = protocol_files_form.SIMPLE | framework_files_form.SIMPLE
NESTED = protocol_files_form.NESTED | framework_files_form.NESTED
CARD = (License, Protocol, Groups, ProtocolStep, Material, Role, Variation, Care, Handout, CardSet)
PAGE = (FrameworkPage, Part, Point, Fact, Arc, Station)


def rows(section: str) -> dict[str, tuple[str, str]]:
    return {
        name: (kind, says)
        for name, kind, says in re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) \|$", section, re.MULTILINE)
    }


def test_every_value_of_both_forms_has_a_table() -> None:
    assert {*CARD, *PAGE} == SIMPLE.keys() | NESTED.keys()


@pytest.mark.parametrize("sort", [*CARD, *PAGE])
def test_the_tables_name_every_field_with_its_kind(sort: type) -> None:
    told = rows(SECTIONS[sort.__name__])
    kinds = {name: kind.says for name, kind in SIMPLE[sort].items()} | NESTED.get(sort, {})
    assert {name: kind for name, (kind, _) in told.items()} == kinds
    own = [field.name for field in fields(sort)]
    assert list(told) == [*own, *(name for name in ("editors_note",) if name in kinds)]


@pytest.mark.parametrize("sort", [*CARD, *PAGE])
def test_the_tables_mark_the_fields_that_are_needed(sort: type) -> None:
    told = rows(SECTIONS[sort.__name__])
    marked = {name for name, (_, says) in told.items() if "Needed" in says}
    needed = {field.name for field in fields(sort) if field.default is MISSING}
    assert marked == needed | ({"steps"} if sort is Protocol else set())


def test_the_file_itself_is_told() -> None:
    told = rows(SECTIONS["ProtocolsFile"])
    assert told.keys() == {field.name for field in fields(ProtocolsFile)} | {"protocols_file", "licenses"}
    assert {name for name, (_, says) in told.items() if "Needed" in says} == {"protocols_file", "protocols"}


@pytest.mark.parametrize(("field", "words"), [("practices", Practice), ("settings", Setting)])
def test_the_words_of_a_list_are_those_that_files_may_use(field: str, words: type[Enum]) -> None:
    named = re.findall(rf"^\| `{field}` \| `(\w+)` \| .+ \|$", SECTIONS["Words"], re.MULTILINE)
    assert named == [word.value for word in words]


def test_every_shape_is_told() -> None:
    assert re.findall(r"^\| `(\w+)` \| .+ \|$", SECTIONS["Shapes"], re.MULTILINE) == [shape.value for shape in Shape]


def test_the_example_is_a_file_of_protocols() -> None:
    (card,) = protocol_files.read(OF_CARDS, "ours.yaml").protocols
    assert (card.key, card.minutes, card.least, card.most) == ("one-word-check-in", 10, 6, 20)


def test_the_example_of_a_page_leads_to_the_card_of_the_other_example() -> None:
    cards = protocol_files.read(OF_CARDS, "ours.yaml").protocols
    page = framework_files.read(OF_PAGES, "house.yaml", cards)
    assert page.protocols == ("one-word-check-in",)
    assert page.licenses == (cards[0].license,)


def test_the_errors_shown_are_the_errors_given() -> None:
    slips = (("minutes: 8", "minutes: eight"), ("stretches:", "streches:"), ("license: ours", "license: mine"))
    text = OF_CARDS
    for right, wrong in slips:
        assert text.count(right) == 1
        text = text.replace(right, wrong)
    with pytest.raises(ProtocolFileError) as caught:
        protocol_files.read(text, "ours.yaml")
    (shown,) = re.findall(r"```text\n(.*?)```", TEXT, re.DOTALL)
    assert shown.splitlines() == str(caught.value).splitlines()
