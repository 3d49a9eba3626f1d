"""Words to be filled in: found wherever a text may stand, filled in one pass, and what stays is said."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agenda_strategies import sessions
from core_facilitator.domain.agendas import Block, Handout, Session, TimeKind
from core_facilitator.domain.audiences import text_fields
from core_facilitator.domain.placeholders import (
    NOT_WORDS,
    Placeholder,
    alone,
    fill,
    map_texts,
    placeholders,
    sentence_with,
    written,
)
from samples import key, one_day

NAMES = st.sampled_from(("group", "place", "school year", "Ort"))


def of_block(**fields: Any) -> Session:
    return one_day(Block(id=key(1), **fields))


def block_of(session: Session) -> Block:
    return session.days[0].blocks[0]


def test_words_are_found_in_titles_notes_and_handouts_however_they_are_written() -> None:
    session = of_block(
        title="{{group}} meets",
        notes="Ask {{ School  Year }}, {{school year}}.",
        handout=Handout(intro="At {{place}}: {{Group}}"),
        prompts=("What about {{question-2}}?",),
    )
    assert placeholders(session) == (
        Placeholder("group", 2),
        Placeholder("school year", 2),
        Placeholder("question-2", 1),
        Placeholder("place", 1),
    )


@pytest.mark.parametrize(
    "text",
    ["{group}", "{{}}", "{{ }}", "{{2 days}}", "{{-a}}", "{{a-}}", "{{a.b}}", "{{a\nb}}", "{{" + "x" * 41 + "}}"],
)
def test_what_is_no_name_in_brackets_is_only_text(text: str) -> None:
    session = of_block(title=text)
    assert placeholders(session) == ()
    assert fill(session, {"group": "us", "a": "b"}).session == session


def test_letters_of_any_script_make_a_name() -> None:
    assert placeholders(of_block(title="{{Équipe}} {{مجموعة}}")) == (Placeholder("équipe", 1), Placeholder("مجموعة", 1))


def test_what_is_given_is_filled_in_and_the_rest_is_told() -> None:
    session = of_block(title="{{Group}} at {{place}}", notes="{{host}}, {{question}}")
    filled = fill(session, {"GROUP": " The cabinet ", "place": "  ", "host": "Ana"})
    assert block_of(filled.session).title == "The cabinet at {{place}}"
    assert block_of(filled.session).notes == "Ana, {{question}}"
    assert filled.empty == ("place", "question")


def test_what_was_filled_in_is_not_looked_at_again() -> None:
    filled = fill(of_block(title="{{place}} and {{host}}"), {"place": "{{host}}", "host": r"\1 \g<0>"})
    assert block_of(filled.session).title == r"{{host}} and \1 \g<0>"
    assert filled.empty == ()


def test_keys_and_credits_are_left_alone() -> None:
    session = of_block(framework="house", protocol="{{group}}", credit="{{group}}", card="{{group}}")
    assert placeholders(session) == ()
    assert fill(session, {"group": "us"}).session == session


def test_a_word_stands_alone_where_nothing_else_is() -> None:
    assert alone(" {{place}} ")
    assert not alone("At {{place}}")
    assert not alone("")
    assert written("school year") == "{{school year}}"


def test_the_sentence_that_asks_for_a_word_is_shown_with_a_gap() -> None:
    session = of_block(
        title="{{group}}", notes="First this.  Then {{group}} looks\nat it. {{Group}} sees {{question}} again!"
    )
    assert sentence_with(session, "question") == "group sees … again!"
    assert sentence_with(session, "group", blank="___") == "Then ___ looks"
    assert sentence_with(session, "host") == ""
    assert sentence_with(of_block(title="{{group}}"), "group") == ""


def test_only_domain_values_hold_texts() -> None:
    with pytest.raises(TypeError, match="not str"):
        map_texts("text", str.upper)
    with pytest.raises(TypeError, match="not type"):
        map_texts(Session, str.upper)


@settings(max_examples=25)
@given(sessions())
def test_every_text_that_is_no_key_can_hold_a_word(session: Session) -> None:
    planted = map_texts(session, lambda text: f"{text}{{{{word}}}}")
    words = [text for value, field, text in text_fields(planted) if (type(value), field.name) not in NOT_WORDS and text]
    assert all(text.endswith("{{word}}") for text in words)
    assert {one.name: one.count for one in placeholders(planted)}["word"] == len(words)
    assert fill(planted, {"word": "x"}).session == map_texts(session, lambda text: f"{text}x")


@settings(max_examples=25)
@given(sessions(), st.dictionaries(NAMES, st.text(max_size=8)))
def test_a_session_without_words_stays_as_it_is(session: Session, values: dict[str, str]) -> None:
    if not placeholders(session):
        assert fill(session, values).session == session
        assert fill(session, values).empty == ()


@given(st.lists(NAMES, max_size=5), st.dictionaries(NAMES, st.text("ab {}", max_size=5)))
def test_each_word_is_filled_in_or_told(names: list[str], values: dict[str, str]) -> None:
    session = replace(of_block(kind=TimeKind.PLENARY), notes=" ".join(map(written, names)))
    filled = fill(session, values)
    blank = {name.casefold() for name in names if not values.get(name, "").strip()}
    assert set(filled.empty) == blank
