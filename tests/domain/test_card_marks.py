"""Favorites and tags: what can be a tag, and what cannot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core_facilitator.domain.card_marks import (
    LONGEST_TAG,
    MOST_TAGS,
    CardMark,
    TagError,
    TagFault,
    tagged,
    untagged,
)

PLAIN = CardMark(key="case-clinic", tags=("district",))


def test_a_tag_is_one_line_without_what_surrounds_it() -> None:
    assert tagged(PLAIN, "  new \n team\x00 ").tags == ("district", "new team")
    assert tagged(PLAIN, "#spring").tags == ("district", "spring")
    assert tagged(PLAIN, "🎉").tags == ("district", "🎉")


def test_commas_part_tags() -> None:
    assert tagged(PLAIN, "one, two; three,").tags == ("district", "one", "two", "three")


def test_a_tag_is_spelled_as_on_other_cards() -> None:
    assert tagged(PLAIN, "school board", known=("School Board", "other")).tags == ("district", "School Board")


@pytest.mark.parametrize("typed", ["", "   ", "\n", "\x00", " , ;", "#"])
def test_nothing_is_no_tag(typed: str) -> None:
    with pytest.raises(TagError) as caught:
        tagged(PLAIN, typed)
    assert caught.value.fault is TagFault.EMPTY


def test_a_text_is_no_tag() -> None:
    assert tagged(PLAIN, "x" * LONGEST_TAG).tags[1] == "x" * LONGEST_TAG
    with pytest.raises(TagError) as caught:
        tagged(PLAIN, "x" * 10_000)
    assert caught.value.fault is TagFault.TOO_LONG


def test_a_card_has_each_tag_once() -> None:
    with pytest.raises(TagError) as caught:
        tagged(PLAIN, "District")
    assert caught.value.fault is TagFault.THERE
    assert caught.value.tag == "District"
    assert tagged(PLAIN, "District, new").tags == ("district", "new")


def test_a_card_has_room_for_so_many_tags() -> None:
    full = tagged(PLAIN, ",".join(f"tag {number}" for number in range(MOST_TAGS - 1)))
    assert len(full.tags) == MOST_TAGS
    with pytest.raises(TagError) as caught:
        tagged(full, "one more")
    assert caught.value.fault is TagFault.TOO_MANY


def test_a_tag_is_taken_off() -> None:
    assert untagged(PLAIN, "district").blank
    assert untagged(PLAIN, "other") == PLAIN
    assert not CardMark(key="a", favorite=True).blank


@given(st.text())
def test_whatever_is_typed_is_tags_or_a_plain_refusal(typed: str) -> None:
    try:
        tags = tagged(PLAIN, typed).tags
    except TagError:
        tags = PLAIN.tags
    assert tags[0] == "district"
    assert all(tag and len(tag) <= LONGEST_TAG and tag == " ".join(tag.split()) for tag in tags)
    assert len({tag.casefold() for tag in tags}) == len(tags) <= MOST_TAGS
