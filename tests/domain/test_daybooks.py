"""What is written down in a day as one list: its order, other kinds of the same line, and who is meant."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from core_facilitator.domain.captures import Decision, Fate, Note, Parked
from core_facilitator.domain.commitments import Commitment, State, Turn, turned
from core_facilitator.domain.daybooks import (
    Entry,
    Kind,
    agreed_anew,
    as_kind,
    in_order,
    kind_of,
    mentioned,
    next_position,
    person_named,
    placed,
    text_of,
    with_text,
)
from core_facilitator.domain.people import Person
from running_days import block, key, run_of, track

AT = datetime(2026, 10, 14, 17, tzinfo=UTC)
RUN = run_of(block(1, 30), block(2, 60, tracks=(track(20, block(21, 30)),)), block(3, 30))
SESSION = key(902)
ANA = Person(id=key(10), name="Ana Ruiz")
ANN = Person(id=key(11), name="Ann Ruiz")
ANA_TWO = Person(id=key(12), name="Ana Stone")


def note(number: int, where: int | None = 1, position: int = 0) -> Note:
    place = None if where is None else key(where)
    return Note(id=key(number), run=RUN.id, at=AT, text=f"Line {number}", block=place, position=position)


PROMISE = Commitment(
    id=key(40),
    at=AT,
    what="Call them",
    who="Ana Ruiz",
    person=ANA.id,
    due=date(2026, 10, 30),
    run=RUN.id,
    session=SESSION,
    block=key(1),
    position=7,
)


def test_each_line_says_its_kind_and_its_words() -> None:
    lines: tuple[Entry, ...] = (
        note(1),
        Decision(id=key(2), run=RUN.id, at=AT, text="Each month"),
        PROMISE,
        Parked(id=key(3), run=RUN.id, at=AT, text="Who pays?"),
    )
    assert [kind_of(one) for one in lines] == list(Kind)
    assert [text_of(one) for one in lines] == ["Line 1", "Each month", "Call them", "Who pays?"]


def test_other_words_can_link_somebody_who_is_named_in_them() -> None:
    assert with_text(PROMISE, "Write to them", [ANN]) == replace(PROMISE, what="Write to them")
    linked = with_text(note(1), "Ask Ann Ruiz first", [ANA, ANN])
    assert (text_of(linked), linked.person) == ("Ask Ann Ruiz first", ANN.id)
    assert with_text(linked, "Ask Ana Ruiz", [ANA, ANN]).person == ANN.id


def test_a_line_becomes_any_other_kind_and_keeps_time_and_place() -> None:
    written = replace(note(1, 2, 5), track=key(20), person=ANA.id)
    for kind in Kind:
        made = as_kind(written, kind, SESSION)
        assert kind_of(made) is kind
        back = as_kind(made, Kind.NOTE, SESSION)
        assert back == written
    promise = as_kind(written, Kind.COMMITMENT, SESSION)
    assert isinstance(promise, Commitment)
    assert (promise.session, promise.run) == (SESSION, RUN.id)


def test_a_question_that_is_no_longer_one_has_no_fate() -> None:
    parked = Parked(id=key(3), run=RUN.id, at=AT, text="Who pays?", fate=Fate.DONE)
    assert as_kind(parked, Kind.DECISION, SESSION) == Decision(id=key(3), run=RUN.id, at=AT, text="Who pays?")
    assert as_kind(parked, Kind.PARKED, SESSION) is parked


def test_a_promise_of_no_day_stays_one() -> None:
    lone = replace(PROMISE, run=None)
    assert as_kind(lone, Kind.NOTE, SESSION) is lone


def test_lines_stand_by_block_in_the_order_of_the_day_and_those_of_none_last() -> None:
    lines = (note(5, None), note(6, 3), note(7, 21), note(8, 2), note(9, 1, 4), note(10, 1, 2))
    assert [text_of(one) for one in in_order(RUN, lines)] == [
        "Line 10",
        "Line 9",
        "Line 8",
        "Line 7",
        "Line 6",
        "Line 5",
    ]


def test_lines_of_one_position_stand_by_time() -> None:
    early = replace(note(9), at=AT - timedelta(minutes=1))
    assert in_order(RUN, (note(5), early)) == (early, note(5))


def test_a_new_line_comes_after_all_others() -> None:
    assert next_position([]) == 0
    assert next_position([note(1, position=3), PROMISE]) == 8


def _moved(order: tuple[Entry, ...], number: int, to: int) -> list[str]:
    changed = {one.id: one for one in placed(order, key(number), to)}
    return [text_of(one) for one in in_order(RUN, [changed.get(one.id, one) for one in order])]


def test_a_line_goes_up_and_down_among_those_of_its_block() -> None:
    order = (note(1, 1, 0), note(2, 1, 1), note(3, 1, 2))
    assert _moved(order, 3, 0) == ["Line 3", "Line 1", "Line 2"]
    assert _moved(order, 1, 1) == ["Line 2", "Line 1", "Line 3"]
    assert placed(order, key(2), 1) == ()
    assert placed(order, key(3), 9) == ()
    with pytest.raises(KeyError):
        placed(order, key(99), 0)


def test_a_line_that_passes_one_of_another_block_belongs_there() -> None:
    order = (note(1, 1, 0), note(2, 2, 1), note(3, 2, 2))
    up = placed(order, key(2), 0)
    assert {one.id: one.block for one in up}[key(2)] == key(1)
    down = placed(order, key(1), 1)
    assert {one.id: one.block for one in down}[key(1)] == key(2)
    assert _moved(order, 2, 0) == ["Line 2", "Line 1", "Line 3"]


def test_somebody_is_mentioned_by_the_whole_name() -> None:
    assert mentioned("ann ruiz and Ana Ruiz", [ANA, ANN]) == ANN.id
    assert mentioned("Ana alone", [ANA, Person(id=key(13), name=" ")]) is None


def test_a_given_name_means_somebody_where_only_one_has_it() -> None:
    assert person_named(" ana  ruiz ", [ANA, ANN, ANA_TWO]) == ANA
    assert person_named("Ann", [ANA, ANN]) == ANN
    assert person_named("Ana", [ANA, ANA_TWO]) is None
    assert person_named("", [ANA]) is None


def test_setting_a_promise_right_keeps_its_history_whole() -> None:
    someday = replace(PROMISE, due=None)
    assert agreed_anew(PROMISE, someday) == someday
    carried = turned(PROMISE, AT, State.CARRIED, due=date(2026, 11, 6))
    right = agreed_anew(carried, replace(carried, due=date(2026, 11, 7)))
    assert right.turns[-1] == Turn(at=AT, state=State.CARRIED, what="Call them", due=date(2026, 11, 7))
    assert right.turns[:-1] == carried.turns[:-1]
    asked = replace(carried, asks="Theo")
    assert agreed_anew(carried, asked) == asked
