"""Words as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core_facilitator.domain.words import NearMisses, root_of, words_of


def test_a_text_is_cut_into_words_that_say_something() -> None:
    assert words_of("The team’s FEARS, and what we don't say: naïveté!") == ("teams", "fears", "dont", "say", "naivete")


def test_a_word_that_stands_twice_is_one_word() -> None:
    assert words_of("listen, Listen") == ("listen",)


@pytest.mark.parametrize("typed", ["listn", "lsiten", "listten", "lizten", "listen"])
def test_one_slip_is_forgiven(typed: str) -> None:
    assert NearMisses(["listen", "talk"]).like(typed) == ("listen",)


@pytest.mark.parametrize("typed", ["kisten!!", "lstn", "tlk", "xyz"])
def test_more_than_one_slip_and_short_words_are_not(typed: str) -> None:
    assert NearMisses(["listen", "tak", "talk"]).like(typed) == ()


@given(st.text("abcde", min_size=4, max_size=12), st.integers(0, 11))
def test_a_missing_letter_is_always_forgiven(word: str, at: int) -> None:
    typed = word[: at % len(word)] + word[at % len(word) + 1 :]
    assert len(typed) < 4 or word in NearMisses([word]).like(typed)


@pytest.mark.parametrize(
    "words",
    [
        "meet meets meeting meetings",
        "decide decides deciding decided decision decisions",
        "plan plans planned planning",
        "story stories",
        "study studied studies",
        "move moves moving moved",
        "agree agreed agreement agreements",
        "reflect reflection",
        "discuss discussion discussing",
        "attend attendance",
        "class classes",
        "tell telling",
        "quiet quietly",
    ],
)
def test_the_endings_of_a_word_have_one_root(words: str) -> None:
    assert len({root_of(word) for word in words.split()}) == 1


@pytest.mark.parametrize("words", ["need seed", "thing ring", "class clash", "us use", "team tell"])
def test_other_words_have_other_roots(words: str) -> None:
    assert len({root_of(word) for word in words.split()}) == 2


@given(st.text("abcdeginrsty", min_size=1, max_size=12))
def test_a_root_is_never_empty(word: str) -> None:
    assert root_of(word)
