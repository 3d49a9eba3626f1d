from unicodedata import is_normalized

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core_facilitator.domain.text import CleanText, clean, free_key

any_text = st.text(st.characters(codec=None, exclude_categories=())) | st.text(
    "a\r\n\x0b\x0c\x85\u2028e\u0301\ud83d\x00"
)


@given(any_text)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text).text
    assert clean(once) == CleanText(once, 0)


@given(any_text)
def test_clean_text_can_be_written_in_every_format(text: str) -> None:
    cleaned = clean(text).text
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert is_normalized("NFC", cleaned)
    assert not [letter for letter in cleaned if letter < " " and letter not in "\n\t"]


@given(st.text("abc äöü 漢字 שלום 🙂\n\t"))
def test_ordinary_text_stays_as_it_was_typed(text: str) -> None:
    assert clean(text) == CleanText(text, 0)


@given(any_text)
def test_every_character_that_is_gone_is_counted(text: str) -> None:
    unified = text.replace("\r\n", "\n")
    refused = [letter for letter in unified if clean(letter).removed]
    assert clean(text).removed == len(refused)


@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_line_breaks_of_other_programs_become_newlines(line_break: str) -> None:
    assert clean(f"one{line_break}two") == CleanText("one\ntwo", 0)


def test_a_letter_typed_as_two_characters_becomes_one() -> None:
    assert clean("Cafe\u0301") == CleanText("Caf\u00e9", 0)


def test_control_characters_and_lone_surrogates_are_removed_and_counted() -> None:
    assert clean("a\x00b\x1b[0m\ud83dc\ufffe\uffff\x7f") == CleanText("ab[0mc", 6)


def test_marks_for_the_direction_of_writing_are_kept() -> None:
    assert clean("\u202bשלום\u202c") == CleanText("\u202bשלום\u202c", 0)


def test_a_key_that_is_taken_gets_the_first_free_number() -> None:
    assert free_key("room", ()) == "room"
    assert free_key("room", {"room"}) == "room-2"
    assert free_key("room", {"room", "room-2", "room-3"}) == "room-4"
