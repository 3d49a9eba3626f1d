"""A split as it is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core_facilitator.domain.check_ins import Part, Split
from core_facilitator.domain.instruments import Wording
from core_facilitator.domain.split_texts import typed_split, wording, written, written_parts


def test_a_question_and_a_line_for_each_part_are_a_split() -> None:
    found = typed_split("Your role / Su función", "Teacher / Docente\n\n  Principal or director \n")
    assert found == Split(
        "split",
        Wording("Your role", "Su función"),
        (
            Part("teacher", Wording("Teacher", "Docente")),
            Part("principal-or-director", Wording("Principal or director")),
        ),
    )


@pytest.mark.parametrize(
    ("question", "parts"), [("", "Teacher\nPrincipal"), ("Your role", "Teacher"), ("Your role", "")]
)
def test_without_a_question_or_a_second_part_there_is_no_split_yet(question: str, parts: str) -> None:
    assert typed_split(question, parts) is None


def test_parts_that_read_alike_have_keys_of_their_own() -> None:
    found = typed_split("Where?", "North\nNorth!\nNörth\n北\n南")
    assert found is not None
    assert [part.key for part in found.parts] == ["north", "north-2", "north-3", "part", "part-2"]


@given(st.lists(st.sampled_from(["Teacher", "Principal / Dirección", "Coach and/or mentor"]), min_size=2))
def test_what_is_written_reads_back_as_it_was(parts: list[str]) -> None:
    found = typed_split("Your role", "\n".join(parts))
    assert found is not None
    assert typed_split(written(found.title), written_parts(found)) == found


def test_a_slash_without_blanks_is_part_of_the_words() -> None:
    assert wording("and/or") == Wording("and/or")
