"""Answering a check-in page by page."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core_facilitator.domain.answer_pages import Answering, Page, pages
from core_facilitator.domain.check_ins import CheckIn, Part, Rules, Sheet, Split
from core_facilitator.domain.instruments import Instrument, Point, Scale, Scaling, Statement, Wording

SCALE = Scale(
    key="agree", scaling=Scaling.AGREEMENT, points=tuple(Point(value, Wording(str(value))) for value in range(1, 6))
)
ROLE = Split(
    "role", Wording("Your role"), (Part("teacher", Wording("Teacher")), Part("principal", Wording("Principal")))
)


def check_in(chosen: int, written: int = 0, *, shuffled: bool = False, splits: tuple[Split, ...] = ()) -> CheckIn:
    statements = [Statement(key=f"s{n}", text=Wording(f"Statement {n}"), scale="agree") for n in range(chosen)]
    statements += [Statement(key=f"w{n}", text=Wording(f"Words {n}")) for n in range(written)]
    instrument = Instrument(
        key="one",
        title=Wording("Pulse"),
        introduction=Wording("Think of this team."),
        statements=tuple(statements),
        scales=(SCALE,),
        shuffled=shuffled,
    )
    return CheckIn(id=uuid4(), title="Pulse", instrument=instrument, rules=Rules(splits=splits))


def keys(page: Page) -> list[str]:
    return [one.key for one in page.statements]


def as_written(statements: Sequence[Statement]) -> Sequence[Statement]:
    return statements


def backward(statements: Sequence[Statement]) -> Sequence[Statement]:
    return statements[::-1]


def test_two_statements_stand_on_a_page_words_alone_and_who_answers_at_the_end() -> None:
    found = pages(check_in(3, written=2, splits=(ROLE,)), as_written)
    assert [keys(page) for page in found] == [["s0", "s1"], ["s2"], ["w0"], ["w1"], []]
    assert found[-1].splits == (ROLE,)


def test_only_a_shuffled_instrument_has_another_order_and_its_words_stay_at_the_end() -> None:
    assert keys(pages(check_in(3, 1, shuffled=True), backward)[0]) == ["s2", "s1"]
    assert keys(pages(check_in(3, 1, shuffled=True), backward)[-1]) == ["w0"]
    assert keys(pages(check_in(3), backward)[0]) == ["s0", "s1"]


@given(chosen=st.integers(0, 20), written=st.integers(0, 3))
def test_each_statement_is_asked_once(chosen: int, written: int) -> None:
    asked = check_in(chosen, written, shuffled=True)
    found = [key for page in pages(asked, backward) for key in keys(page)]
    assert sorted(found) == sorted(one.key for one in asked.instrument.statements)


def test_what_was_chosen_is_handed_in_and_what_was_skipped_is_not() -> None:
    answering = Answering().with_value("s0", 4).with_value("s1", 2).with_value("s1", None)
    answering = answering.with_words("w0", "  More time. ").with_words("w1", "   ").with_part("role", "teacher")
    assert answering.sheet == Sheet(values=(("s0", 4),), words=(("w0", "More time."),), parts=(("role", "teacher"),))


def test_a_choice_can_be_another_one_until_it_is_handed_in() -> None:
    answering = Answering().with_value("s0", 4).with_value("s0", 5).with_part("role", "teacher").with_part("role", None)
    assert answering.sheet == Sheet(values=(("s0", 5),))


@pytest.mark.parametrize(("skippable", "missing"), [(True, []), (False, ["s1"])])
def test_a_statement_may_be_left_out_unless_its_instrument_asks_for_each(skippable: bool, missing: list[str]) -> None:
    asked = check_in(2, 1)
    asked = replace(asked, instrument=replace(asked.instrument, skippable=skippable))
    first, words = pages(asked, as_written)
    answering = Answering().with_value("s0", 3)
    assert [one.key for one in answering.missing(asked, first)] == missing
    assert answering.missing(asked, words) == ()


def test_whoever_answers_reads_the_title_that_the_facilitator_gave() -> None:
    asked = check_in(1)
    asked = replace(asked, instrument=replace(asked.instrument, title=Wording("Pulse", "Pulso")))
    assert asked.called == Wording("Pulse", "Pulso"), "an instrument's own title is there in each language"
    assert replace(asked, title="Pulse of the wave").called == Wording("Pulse of the wave")
