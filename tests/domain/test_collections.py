"""Collections: their titles, and the order of their cards."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core_facilitator.domain.collections import (
    LONGEST_TITLE,
    Collection,
    TitleError,
    TitleFault,
    moved,
    title_of,
    with_card,
    without_card,
)

TEN = Collection(id=UUID(int=1), title="Our district’s ten", cards=("a", "b", "c"))


def test_a_title_is_one_line() -> None:
    assert title_of("  Our\n ten ") == "Our ten"
    assert title_of("x" * LONGEST_TITLE, (TEN,)) == "x" * LONGEST_TITLE


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        (" \n", TitleFault.EMPTY),
        ("x" * 10_000, TitleFault.TOO_LONG),
        ("our district’s TEN", TitleFault.TAKEN),
    ],
)
def test_what_cannot_be_a_title_is_refused(typed: str, fault: TitleFault) -> None:
    with pytest.raises(TitleError) as caught:
        title_of(typed, (TEN,))
    assert caught.value.fault is fault


def test_a_card_is_in_a_collection_once() -> None:
    assert with_card(TEN, "d").cards == ("a", "b", "c", "d")
    assert with_card(TEN, "a") is TEN
    assert without_card(TEN, "b").cards == ("a", "c")
    assert without_card(TEN, "x") == TEN


@pytest.mark.parametrize(
    ("key", "by", "order"), [("a", 1, "bac"), ("c", -1, "acb"), ("a", -1, "abc"), ("c", 5, "abc"), ("a", 2, "bca")]
)
def test_a_card_moves_within_its_collection(key: str, by: int, order: str) -> None:
    assert "".join(moved(TEN, key, by).cards) == order


@given(st.permutations("abcdef"), st.sampled_from("abcdef"), st.integers(-9, 9))
def test_moving_keeps_every_card_and_the_order_of_the_others(cards: list[str], key: str, by: int) -> None:
    before = Collection(id=UUID(int=1), title="Any", cards=tuple(cards))
    after = moved(before, key, by)
    assert without_card(after, key) == without_card(before, key)
    assert after.cards.index(key) == max(0, min(5, cards.index(key) + by))
