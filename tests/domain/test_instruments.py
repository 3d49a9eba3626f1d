"""Instruments and rules as values: what they say of themselves, and what nobody can choose."""

import pytest

from core_facilitator.domain.check_ins import Rules
from core_facilitator.domain.instruments import Wording
from made_up_check_ins import FIVE, SIX, SKY, instrument, statement


def test_a_text_is_said_in_spanish_where_somebody_wrote_it() -> None:
    assert Wording("Hello", "Hola").said("es") == "Hola"
    assert Wording("Hello", "Hola").said("en") == Wording("Hello").said("es") == "Hello"


def test_a_scale_is_turned_around_its_middle() -> None:
    assert [FIVE.turned(value) for value in FIVE.values] == [5, 4, 3, 2, 1]
    assert [SIX.turned(value) for value in SIX.values] == [5, 4, 3, 2, 1, 0]
    assert FIVE.ordered
    assert not SKY.ordered


def test_a_statement_is_found_by_its_key_and_has_its_scale() -> None:
    words = statement("note", "")
    asked = instrument(statement("a", group="trust"), words)
    assert asked.statement("note") is words
    assert asked.scale_of(words) is None
    assert asked.scaled == ((asked.statement("a"), FIVE),)
    assert (asked.chosen, asked.written) == ((asked.statement("a"),), (words,))
    assert asked.in_group("trust") == asked.chosen
    with pytest.raises(KeyError):
        asked.statement("b")


@pytest.mark.parametrize(("scores", "words"), [(4, 8), (5, 4), (0, 0)])
def test_nobody_can_ask_for_fewer_than_five(scores: int, words: int) -> None:
    with pytest.raises(ValueError, match="five"):
        Rules(scores_from=scores, words_from=words)


def test_words_never_need_fewer_answers_than_scores() -> None:
    assert Rules().words_least == 8
    assert Rules(words_from=5).words_least == 5
    assert Rules(scores_from=12).words_least == 12
