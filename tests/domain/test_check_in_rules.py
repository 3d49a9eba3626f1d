"""What a check-in accepts, from phones and from paper, and whom it asks."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.check_in_rules import (
    AnswerError,
    Miscounted,
    TallyError,
    Why,
    asked_of,
    checked,
    checked_tally,
    expected_of,
    left_blank,
    ordered,
)
from core_facilitator.domain.check_ins import Sheet, Tally
from core_facilitator.domain.instruments import Statement, Wording
from core_facilitator.domain.people import Person
from made_up_check_ins import ROLE, check_in, instrument, sheet, statement

NOTE = Statement(key="note", text=Wording("Anything else?"), most=40)
WORD = Statement(key="word", text=Wording("One word."), most=12, one_word=True)
ASKED = check_in(instrument(statement("a"), NOTE, statement("b", "six"), WORD), ROLE)
STRICT = check_in(replace(ASKED.instrument, skippable=False))


def test_a_sheet_is_kept_in_the_order_of_the_instrument() -> None:
    """The order in which somebody saw the statements is theirs alone."""
    given = sheet({"b": 0, "a": 5}, {"word": "glad", "note": "More time"}, role="teach")
    assert checked(ASKED, given) == Sheet(
        values=(("a", 5), ("b", 0)), words=(("note", "More time"), ("word", "glad")), parts=(("role", "teach"),)
    )


def test_to_skip_everything_is_an_answer_too() -> None:
    assert checked(ASKED, Sheet()) == Sheet()


@pytest.mark.parametrize(
    ("given", "statement", "why"),
    [
        (sheet({"c": 1}), "c", Why.UNKNOWN),
        (sheet({"note": 1}), "note", Why.UNKNOWN),
        (sheet({}, {"c": "So"}), "c", Why.UNKNOWN),
        (sheet({}, {"a": "So"}), "a", Why.NOT_IN_WORDS),
        (sheet({"a": 0}), "a", Why.NOT_ON_SCALE),
        (sheet({"a": 6}), "a", Why.NOT_ON_SCALE),
        (sheet({"b": True}), "b", Why.NOT_ON_SCALE),
        (Sheet(values=(("a", 1), ("a", 1))), "a", Why.TWICE),
        (Sheet(words=(("note", "So"), ("note", "So"))), "note", Why.TWICE),
        (Sheet(parts=(("role", "lead"), ("role", "lead"))), "role", Why.TWICE),
        (sheet({}, {"note": "x" * 41}), "note", Why.TOO_LONG),
        (sheet({}, {"word": "x" * 13}), "word", Why.TOO_LONG),
        (sheet(role="cook"), "role", Why.NO_SUCH_PART),
        (sheet(house="north"), "house", Why.UNKNOWN),
    ],
)
def test_what_does_not_fit_is_refused_by_its_statement(given: Sheet, statement: str, why: Why) -> None:
    with pytest.raises(AnswerError) as refused:
        checked(ASKED, given)
    assert (refused.value.statement, refused.value.why) == (statement, why)
    assert "So" not in str(refused.value)


def test_where_nothing_may_be_skipped_words_still_may() -> None:
    assert checked(STRICT, sheet({"a": 1, "b": 1})).words == ()
    with pytest.raises(AnswerError) as refused:
        checked(STRICT, sheet({"a": 1}))
    assert (refused.value.statement, refused.value.why) == ("b", Why.MISSING)


def test_words_are_made_safe_and_blank_ones_left_out() -> None:
    assert checked(ASKED, sheet({}, {"note": "  a\x00b\r\nc  ", "word": " so \n so "})).words == (
        ("note", "ab\nc"),
        ("word", "so so"),
    )
    assert checked(ASKED, sheet({}, {"note": " \n\x07", "word": ""})).words == ()
    assert checked(ASKED, sheet({}, {"note": " " * 90 + "x" * 40})).words == (("note", "x" * 40),)


@given(st.text(max_size=60), st.text(max_size=20))
def test_what_was_accepted_once_is_accepted_again_unchanged(note: str, word: str) -> None:
    why, kept = Why.TOO_LONG, Sheet()
    try:
        kept = checked(ASKED, sheet({"a": 2}, {"note": note, "word": word}))
    except AnswerError as refused:
        why = refused.why
    assert why is Why.TOO_LONG
    assert checked(ASKED, kept) == kept
    assert "\x00" not in str(kept)


def _tally(sheets: int, /, note: Sequence[str] = (), **marks: tuple[int, ...]) -> Tally:
    return Tally(sheets=sheets, marks=tuple(marks.items()), words=tuple(("note", words) for words in note))


def test_a_tally_is_kept_in_the_order_of_the_instrument() -> None:
    tally = _tally(4, ["So \x00", " "], b=(0, 0, 0, 0, 0, 4), a=(1, 0, 0, 1, 1))
    assert checked_tally(ASKED, tally) == Tally(
        sheets=4, marks=(("a", (1, 0, 0, 1, 1)), ("b", (0, 0, 0, 0, 0, 4))), words=(("note", "So"),)
    )


def test_marks_and_blanks_make_up_all_sheets() -> None:
    tally = _tally(4, a=(1, 0, 0, 1, 1))
    assert left_blank(tally, "a") == 1
    assert left_blank(tally, "b") == 4


@pytest.mark.parametrize(
    ("tally", "statement", "why"),
    [
        (_tally(0), "", Miscounted.NO_SHEETS),
        (_tally(-1), "", Miscounted.NO_SHEETS),
        (_tally(501), "", Miscounted.TOO_MANY_SHEETS),
        (_tally(5, c=(1,)), "c", Miscounted.UNKNOWN),
        (_tally(5, note=["x" * 41]), "note", Miscounted.TOO_LONG),
        (_tally(1, note=["So", "So"]), "note", Miscounted.MORE_THAN_SHEETS),
        (_tally(5, a=(1, 1, 1, 1)), "a", Miscounted.POINTS),
        (_tally(5, a=(1, 1, 1, 1, -1)), "a", Miscounted.NEGATIVE),
        (_tally(5, a=(2, 1, 1, 1, 1)), "a", Miscounted.MORE_THAN_SHEETS),
        (Tally(sheets=5, marks=(("a", (1, 0, 0, 0, 0)), ("a", (1, 0, 0, 0, 0)))), "a", Miscounted.TWICE),
        (Tally(sheets=5, words=(("a", "So"),)), "a", Miscounted.NOT_IN_WORDS),
        (Tally(sheets=5, words=(("c", "So"),)), "c", Miscounted.UNKNOWN),
        (Tally(sheets=5, parts=(("role", "cook"),)), "role", Miscounted.NO_SUCH_PART),
        (Tally(sheets=5, parts=(("site", "north"),)), "site", Miscounted.NO_SUCH_PART),
    ],
)
def test_a_tally_that_cannot_be_right_is_refused_by_its_statement(
    tally: Tally, statement: str, why: Miscounted
) -> None:
    with pytest.raises(TallyError) as refused:
        checked_tally(ASKED, tally)
    assert (refused.value.statement, refused.value.why) == (statement, why)


def test_a_refused_tally_says_how_many_marks_there_are_for_how_many_sheets() -> None:
    with pytest.raises(TallyError) as refused:
        checked_tally(ASKED, _tally(5, a=(2, 1, 1, 1, 1)))
    assert (refused.value.marks, refused.value.sheets) == (6, 5)


def test_where_nothing_may_be_skipped_each_sheet_has_a_mark() -> None:
    full = _tally(2, a=(1, 0, 0, 0, 1), b=(1, 0, 0, 0, 0, 1))
    assert checked_tally(STRICT, full) == full
    for short in (_tally(2, a=(1, 0, 0, 0, 1)), replace(full, sheets=3)):
        with pytest.raises(TallyError) as refused:
            checked_tally(STRICT, short)
        assert refused.value.why is Miscounted.MISSING


@given(st.integers(1, 9), st.lists(st.integers(-1, 4), min_size=4, max_size=6))
def test_a_tally_is_taken_exactly_when_its_sum_is_right(sheets: int, marks: list[int]) -> None:
    fits = len(marks) == 5 and min(marks) >= 0 and sum(marks) <= sheets
    try:
        taken = checked_tally(ASKED, _tally(sheets, a=tuple(marks)))
    except TallyError:
        assert not fits
    else:
        assert fits
        assert sum(marks) + left_blank(taken, "a") == sheets


def test_a_pile_tells_which_part_its_forms_are_of_or_none() -> None:
    assert checked_tally(ASKED, Tally(sheets=7, parts=(("role", "teach"),))).parts == (("role", "teach"),)
    assert checked_tally(ASKED, Tally(sheets=7)).parts == ()


def test_each_participant_has_an_order_of_their_own_and_words_come_last() -> None:
    def turned(statements: Sequence[Statement]) -> Sequence[Statement]:
        return statements[::-1]

    shuffled = replace(ASKED.instrument, shuffled=True)
    assert [one.key for one in ordered(shuffled, turned)] == ["b", "a", "note", "word"]
    assert [one.key for one in ordered(ASKED.instrument, turned)] == ["a", "b", "note", "word"]


SESSION = Session(
    id=UUID(int=1),
    title="Retreat",
    people=(Person(id=UUID(int=2), name="Ada"), Person(id=UUID(int=3), name="Ben")),
    team=(Person(id=UUID(int=4), name="Cleo"),),
)


def test_those_who_lead_are_asked_only_where_they_were_added() -> None:
    assert asked_of(SESSION, leaders=False) == {UUID(int=2), UUID(int=3)}
    assert asked_of(SESSION, leaders=True) == {UUID(int=2), UUID(int=3), UUID(int=4)}


def test_so_many_are_expected_as_take_part_also_before_their_names_are_known() -> None:
    assert expected_of(SESSION, leaders=False) == 2
    assert expected_of(SESSION, leaders=True) == 3
    assert expected_of(replace(SESSION, expected=18), leaders=False) == 18
