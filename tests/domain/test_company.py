"""In what company people work through a protocol."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import protocols
from core_facilitator.domain.agendas import Material, Per, Together
from core_facilitator.domain.company import counted, group_size, grouping_of
from core_facilitator.domain.protocols import Groups, Protocol

SHEET = Material(name="Chart sheet", per=Per.GROUP)


def _card(*companies: Together, groups: Groups | None = None) -> Protocol:
    steps = tuple(protocols.step(together=one) for one in companies)
    return protocols.protocol(steps=steps, groups=groups or Groups(least=4, most=24))


@pytest.mark.parametrize(
    ("companies", "words"),
    [
        ((Together.ALL, Together.ALL), ""),
        ((Together.THREES,), "In threes"),
        (
            (Together.ALONE, Together.PAIRS, Together.FOURS, Together.ALL),
            "Alone, in pairs, in fours, then all together",
        ),
        ((Together.ALL, Together.ALONE, Together.ALL), "Alone, then all together"),
        ((Together.PAIRS, Together.ALL, Together.PAIRS), "In pairs, then all together"),
        ((Together.TABLES, Together.FIVES), "At tables, then in fives"),
    ],
)
def test_it_is_said_in_the_order_of_the_steps(companies: tuple[Together, ...], words: str) -> None:
    assert grouping_of(_card(*companies)) == words


def test_without_steps_there_is_nothing_to_say() -> None:
    assert grouping_of(protocols.protocol(steps=())) == ""


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (None, None, "In small groups"),
        (4, 4, "In groups of 4"),
        (4, None, "In groups of 4"),
        (None, 5, "In groups of 5"),
        (4, 5, "In groups of 4 or 5"),
        (4, 6, "In groups of 4 to 6"),
    ],
)
def test_small_groups_are_said_with_their_size(least: int | None, most: int | None, words: str) -> None:
    groups = Groups(least=4, most=40, parts_least=least, parts_most=most)
    assert grouping_of(_card(Together.GROUPS, groups=groups)) == words


@pytest.mark.parametrize(("people", "size"), [(None, 5), (0, 5), (3, 3), (16, 4), (18, 5), (20, 5), (21, 5), (22, 5)])
def test_people_are_divided_into_few_groups_as_alike_as_can_be(people: int | None, size: int) -> None:
    card = _card(Together.GROUPS, groups=Groups(least=4, most=40, parts_least=4, parts_most=5))
    assert group_size(card, people) == size


def test_where_the_card_names_no_size_its_steps_do() -> None:
    assert group_size(_card(Together.PAIRS, Together.FOURS, Together.ALL), 18) == 4
    assert group_size(_card(Together.ALL), 18) is None
    assert group_size(_card(Together.THREES, groups=Groups(least=4, most=40, parts_least=6)), None) == 6


def test_what_each_group_needs_says_how_large_a_group_is() -> None:
    assert counted(SHEET, _card(Together.THREES), 18) == Material(name="Chart sheet", per=Per.GROUP, group_size=3)


def test_without_groups_everybody_is_one_group() -> None:
    assert counted(SHEET, _card(Together.ALL), 18) == Material(name="Chart sheet")


@pytest.mark.parametrize(
    "material",
    [Material(name="Bell"), Material(name="Pen", per=Per.PERSON), Material(name="Dice", per=Per.GROUP, group_size=6)],
)
def test_what_the_card_says_itself_stays(material: Material) -> None:
    assert counted(material, _card(Together.THREES), 18) == material


@given(st.integers(2, 12), st.integers(0, 8), st.integers(1, 200))
def test_no_group_is_larger_than_the_card_allows_and_there_are_no_more_than_needed(
    least: int, more: int, people: int
) -> None:
    most = least + more
    card = _card(Together.GROUPS, groups=Groups(least=1, most=400, parts_least=least, parts_most=most))
    size = group_size(card, people)
    assert size is not None
    assert 1 <= size <= most
    assert -(-people // size) == -(-people // most)
