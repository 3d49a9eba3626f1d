"""Own instruments: begun, copied, and typed as lines."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core_facilitator.domain.instrument_problems import Place, Problem, instrument_problems
from core_facilitator.domain.instruments import Group, Point, Reading, Scale, Statement, Wording
from core_facilitator.domain.own_instruments import (
    adapted,
    answered_by,
    blank,
    fresh_key,
    kept_credit,
    next_statement,
    tidied,
    typed_groups,
    typed_points,
    with_credit,
    written_groups,
    written_points,
)
from core_facilitator.domain.ready_scales import AGREEMENT, READY, TEN, ready_like
from made_up_check_ins import FIVE, SKY, instrument, statement

TRUST, PACE = Group(key="trust", title=Wording("Trust", "Confianza")), Group(key="pace", title=Wording("Pace"))
PULSE = instrument(statement("a", group="trust"), statement("b", reverse=True), reading=Reading.PULSE)


def test_a_blank_one_lacks_only_what_its_writer_has_to_say() -> None:
    begun = replace(blank(), title=Wording("Ours"), statements=(Statement(key="s1", text=Wording("I am heard.")),))
    assert instrument_problems(begun) == ()
    assert {problem.place for problem in instrument_problems(blank())} == {Place.WHOLE, Place.STATEMENTS}


@pytest.mark.parametrize("scale", READY, ids=lambda scale: scale.key)
def test_every_ready_scale_can_be_asked_and_is_known_again_under_any_key(scale: Scale) -> None:
    found = replace(scale, key="mine")
    assert ready_like(found) is scale
    asked = replace(PULSE, statements=(statement("a", "mine"),), groups=(), scales=(found,))
    assert instrument_problems(asked) == ()


def test_own_points_are_like_no_ready_scale() -> None:
    assert ready_like(SKY) is None


@pytest.mark.parametrize(
    ("name", "taken", "key"),
    [("Our Pulse", set(), "our-pulse"), ("Our pulse", {"our-pulse"}, "our-pulse-2"), ("¿?", {"group"}, "group-2")],
)
def test_a_key_is_made_from_a_name_and_is_never_anothers(name: str, taken: set[str], key: str) -> None:
    assert fresh_key(name, taken, "group") == key


def test_a_copy_takes_the_credit_along_once() -> None:
    first = adapted(replace(PULSE, credit="By Ana."), "Ours")
    assert (first.key, first.title, first.own) == ("", Wording("Ours"), True)
    assert first.credit == "Adapted from “Made up”. By Ana."
    assert adapted(first, "Theirs").credit == first.credit
    assert adapted(PULSE, "Ours").credit == "Adapted from “Made up”."


def test_the_writer_of_a_copy_adds_to_its_credit_and_cannot_take_it_away() -> None:
    assert kept_credit("By Ana.") == ("", "By Ana.")
    kept, own = kept_credit("Adapted from “Made up”. By Ana.\nBy us.")
    assert (kept, own) == ("Adapted from “Made up”. By Ana.", "By us.")
    assert with_credit(kept, "By them. ") == "Adapted from “Made up”. By Ana.\nBy them."
    assert with_credit("", " ") == ""


def test_points_keep_their_values_as_long_as_there_are_as_many() -> None:
    text = written_points(TEN)
    assert text.startswith("0, not at all / 0, nada\n1\n2")
    assert typed_points(text, TEN) == TEN
    renamed = typed_points(text.replace("0, not at all / 0, nada", "None"), TEN)
    assert renamed.points[0] == Point(0, Wording("None"))
    assert typed_points("No\n\nYes / Sí", TEN).points == (Point(0, Wording("No")), Point(1, Wording("Yes", "Sí")))
    assert typed_points("No\nYes", replace(TEN, points=())).values == (1, 2)


def test_points_that_are_shown_as_one_are_so_no_longer_once_there_are_others() -> None:
    assert typed_points(written_points(SKY), SKY).joined == (3, 4)
    changed = typed_points("Clear\nRain", SKY)
    assert (changed.joined, changed.joined_as) == ((), Wording(""))


def test_groups_are_known_again_by_their_title_or_their_place() -> None:
    before = (TRUST, PACE)
    assert written_groups(before) == "Trust / Confianza\nPace"
    assert typed_groups(written_groups(before), before) == before
    assert [one.key for one in typed_groups("Pace\nTrust", before)] == ["pace", "trust"]
    assert [one.key for one in typed_groups("Candor\nPace", before)] == ["trust", "pace"]
    assert [one.key for one in typed_groups("Trust\nPace\nCandor", before)] == ["trust", "pace", "candor"]
    assert [one.key for one in typed_groups("Pace\nCandor", before)] == ["pace", "candor"]
    assert [one.key for one in typed_groups("Room\nRoom", ())] == ["room", "room-2"]


@given(st.lists(st.text(alphabet="ab é", min_size=1).map(str.strip).filter(bool), max_size=5))
def test_whatever_is_typed_every_group_has_a_key_of_its_own(titles: list[str]) -> None:
    made = typed_groups("\n".join(titles), (TRUST, PACE))
    assert [one.title.text for one in made] == titles
    assert len({one.key for one in made}) == len(made)


def test_a_new_statement_is_asked_as_the_one_before() -> None:
    three = replace(blank(), statements=(*PULSE.statements, Statement(key="s3", text=Wording("x"))))
    made = next_statement(three, PULSE.statements[0])
    assert (made.key, made.text, made.scale, made.group) == ("s4", Wording(""), "five", "trust")
    assert not next_statement(three, PULSE.statements[1]).reverse
    assert next_statement(three).scale == AGREEMENT.key
    assert next_statement(replace(three, scales=())).scale == ""
    assert next_statement(replace(three, statements=three.statements[1:])).key == "s4"


def test_what_is_answered_in_words_cannot_be_put_the_other_way_round() -> None:
    turned = statement("b", reverse=True)
    assert answered_by(turned, "three").reverse
    words = answered_by(turned, "", one_word=True)
    assert (words.scale, words.one_word, words.most, words.reverse) == ("", True, 30, False)
    assert answered_by(words, "").most == 500


def test_a_statement_is_in_no_group_once_that_is_gone() -> None:
    kept = tidied(replace(PULSE, groups=()), PULSE)
    assert [one.group for one in kept.statements] == ["", ""]
    assert instrument_problems(kept) == ()


def test_results_are_read_in_a_special_way_only_where_the_same_is_asked() -> None:
    said = (replace(PULSE.statements[0], text=Wording("Said otherwise.")), *PULSE.statements[1:])
    assert tidied(replace(PULSE, statements=said), PULSE).reading is Reading.PULSE
    assert tidied(replace(PULSE, statements=said[:1]), PULSE).reading is Reading.PLAIN
    assert tidied(replace(PULSE, scales=()), PULSE).reading is Reading.PLAIN


def test_a_problem_says_whether_a_scale_or_a_statement_of_that_key_is_meant() -> None:
    empty = replace(FIVE, key="a", points=())
    (problem,) = instrument_problems(replace(PULSE, groups=(), statements=(statement("a", "a"),), scales=(empty,)))
    assert (problem.place, problem) == (Place.SCALES, Problem(problem.flaw, "a"))
