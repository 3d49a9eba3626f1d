"""Brackets among words that run both ways stand where the Unicode bidirectional algorithm puts them."""

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from core_facilitator.export.pdf.brackets import pair_brackets
from core_facilitator.export.pdf.legible import directions


def shown(text: str) -> str:
    """Return the text as it stands on a line, from left to right (UAX #9, rule L2)."""
    found = directions(text)
    assert found is not None
    order = list(range(len(text)))
    for level in range(max(found.levels), 0, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and found.levels[order[end]] >= level:
                end += 1
            order[at:end] = order[at:end][::-1]
            at = end + 1
    return "".join(text[index] for index in order)


def test_a_bracket_stays_with_the_words_that_it_encloses() -> None:
    assert shown("אב abc(def) ג") == "ג abc(def) בא"
    assert shown("book(s) אבג") == "book(s) גבא"
    assert shown("אבג book(s)") == "book(s) גבא"


@given(st.text(alphabet="אבג abcمر()[]{}12.,", min_size=1, max_size=16))
def test_every_text_stands_as_another_program_sets_it(text: str) -> None:
    """The other one is the crate unicode-bidi, which shows whole lines and tells no levels."""
    text = text.strip()
    found = directions(text)
    if found is not None:
        assert shown(text) == get_display(text, base_dir="R" if found.base else "L")


@pytest.mark.parametrize(("count", "paired"), [(63, True), (64, False)])
def test_brackets_nested_too_deep_are_no_pairs(count: int, paired: bool) -> None:
    characters = [{"ch": sign, "type": "ON"} for sign in "(" * count] + [{"ch": "a", "type": "L"}]
    characters += [{"ch": sign, "type": "ON"} for sign in ")" * count]
    pair_brackets(characters, before="R", embedding="L")

    assert (characters[-1]["type"] == "L") is paired
