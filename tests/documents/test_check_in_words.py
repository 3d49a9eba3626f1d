"""Words for results: there are some for each shape, and none that judge."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from core_facilitator.documents.check_in_words import ENGLISH, ResultWords, result_words
from core_facilitator.domain.check_in_readings import Quadrant, Shape
from core_facilitator.domain.check_in_scores import Moved
from core_facilitator.domain.check_in_trends import Hidden
from core_facilitator.domain.check_ins import Shown, Spread
from spelling import BRITISH

JUDGING = re.compile(
    r"\b(unsafe|(team|group) is safe|psychologically|at (a|the|this) stage|score|grade|rank\w*|anonym\w*|impossible|"
    r"fail\w*|weak\w*|bad|problem people|why did)\b",
    re.IGNORECASE,
)


def _texts(of: object) -> Iterator[str]:
    if isinstance(of, str):
        yield of
    elif isinstance(of, dict):
        for one in of.values():
            yield from _texts(one)
    elif isinstance(of, tuple):
        for one in of:
            yield from _texts(one)
    elif is_dataclass(of):
        for field in fields(of):
            yield from _texts(getattr(of, field.name))


@pytest.mark.parametrize("words", [ENGLISH])
def test_everything_that_can_be_told_has_words(words: ResultWords) -> None:
    assert set(words.shapes) == set(Shape)
    assert set(words.quadrants) == set(Quadrant)
    assert set(words.moved) == set(Moved)
    assert set(words.spreads) == set(Spread)
    assert set(words.hidden) == set(Hidden)
    assert set(words.shown) == set(Shown)
    texts = list(_texts(words))
    assert len(texts) > 70
    assert all(text.strip() == text != "" for text in texts)


def test_no_word_judges_a_group_or_promises_too_much() -> None:
    assert [text for text in _texts(ENGLISH) if JUDGING.search(text) or BRITISH.search(text)] == []
    assert JUDGING.search("This team is at a stage.")
    assert ENGLISH.lowest == "A stage that asks for care"


def test_no_word_asks_who_gave_an_answer() -> None:
    said = [line for words in (*ENGLISH.shapes.values(), *ENGLISH.quadrants.values()) for line in words.say]
    assert [line for line in said if re.search(r"\b(who (said|chose|gave|answered)\b(?! the other))", line)] == []
    assert all(line.endswith((".", "?")) for line in said)


def test_another_language_than_those_there_are_is_english() -> None:
    assert result_words("en-US") is result_words("es_MX") is ENGLISH
