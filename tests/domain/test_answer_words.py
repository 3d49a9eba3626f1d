"""What participants read is there in each language, with the same places to fill in."""

import re
from dataclasses import fields

import pytest

from core_facilitator.domain.answer_words import ENGLISH, SPANISH, AnswerWords, answer_words
from core_facilitator.domain.instruments import LANGUAGES


@pytest.mark.parametrize("field", [field.name for field in fields(AnswerWords)])
def test_each_line_is_there_in_each_language_with_the_same_places_to_fill_in(field: str) -> None:
    english, spanish = getattr(ENGLISH, field), getattr(SPANISH, field)
    assert spanish.strip()
    assert sorted(re.findall(r"\{\d}", spanish)) == sorted(re.findall(r"\{\d}", english))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_that_can_be_chosen_has_its_words(language: str) -> None:
    assert answer_words(language).code == language


def test_a_language_without_words_of_its_own_is_english() -> None:
    assert answer_words("fr") is ENGLISH


def test_no_line_promises_what_cannot_be_kept() -> None:
    promises = ENGLISH.promise, ENGLISH.thanks, ENGLISH.thanks_more, ENGLISH.rules
    assert not any(word in line.lower() for line in promises for word in ("impossible", "anonymous", "never", "nobody"))
