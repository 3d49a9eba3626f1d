"""What is found in instruments and splits that somebody wrote."""

from dataclasses import replace
from typing import Any

import pytest

from core_facilitator.domain.check_ins import Part, Rules, Split
from core_facilitator.domain.instrument_problems import Flaw, Problem, instrument_problems, rules_problems
from core_facilitator.domain.instruments import Group, Instrument, Scale, Scaling, Statement, Wording
from made_up_check_ins import FIVE, ROLE, SITE, SKY, instrument, scale, statement
from worked_pulse import PULSE

NOTE = Statement(key="note", text=Wording("Anything else?"))
GOOD = instrument(statement("a", group="trust"), statement("b", reverse=True), NOTE)


def test_what_can_be_asked_has_no_problem() -> None:
    assert instrument_problems(GOOD) == instrument_problems(PULSE) == ()


def _with(**changes: Any) -> Instrument:
    return replace(GOOD, **changes)


def _with_statement(**changes: Any) -> Instrument:
    return replace(GOOD, statements=(replace(statement("a"), **changes),))


def _with_scale(found: Scale) -> Instrument:
    return replace(GOOD, statements=(statement("a", "five"),), scales=(replace(found, key="five"),))


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        (_with(title=Wording(" ")), Problem(Flaw.NO_TITLE)),
        (_with(title=Wording("x" * 81)), Problem(Flaw.TOO_LONG)),
        (_with(title=Wording("So", "x" * 81)), Problem(Flaw.TOO_LONG)),
        (_with(introduction=Wording("x" * 601)), Problem(Flaw.TOO_LONG)),
        (_with(introduction=Wording("So", "x" * 601)), Problem(Flaw.TOO_LONG)),
        (_with(statements=()), Problem(Flaw.NO_STATEMENT)),
        (_with(statements=tuple(statement(f"s{at}") for at in range(61))), Problem(Flaw.TOO_MANY)),
        (_with(statements=(statement("a"), statement("a"))), Problem(Flaw.KEY_TWICE, "a")),
        (_with(statements=(statement(""),)), Problem(Flaw.NO_KEY)),
        (_with(scales=(*GOOD.scales, FIVE)), Problem(Flaw.KEY_TWICE, "five")),
        (_with(groups=GOOD.groups * 2), Problem(Flaw.KEY_TWICE, "trust")),
        (_with(groups=(Group(key="trust", title=Wording("")),)), Problem(Flaw.NO_TEXT, "trust")),
        (_with_statement(text=Wording("")), Problem(Flaw.NO_TEXT, "a")),
        (_with_statement(text=Wording("x" * 301)), Problem(Flaw.TOO_LONG, "a")),
        (_with_statement(scale="seven"), Problem(Flaw.NO_SUCH_SCALE, "a")),
        (_with_statement(group="hope"), Problem(Flaw.NO_SUCH_GROUP, "a")),
        (_with_statement(scale="sky", reverse=True), Problem(Flaw.TURNED, "a")),
        (_with_statement(scale="", reverse=True), Problem(Flaw.TURNED, "a")),
        (_with_statement(scale="", most=0), Problem(Flaw.NO_ROOM, "a")),
        (_with_statement(scale="", most=501), Problem(Flaw.NO_ROOM, "a")),
        (_with_scale(scale("x", Scaling.AMOUNT, "Only")), Problem(Flaw.FEW_POINTS, "five")),
        (_with_scale(scale("x", Scaling.AMOUNT, *"abcdefghijkl")), Problem(Flaw.TOO_MANY, "five")),
        (_with_scale(scale("x", Scaling.AMOUNT, "No", "")), Problem(Flaw.NO_TEXT, "five")),
        (_with_scale(replace(FIVE, points=FIVE.points[:1] * 2)), Problem(Flaw.VALUE_TWICE, "five")),
        (_with_scale(replace(FIVE, points=FIVE.points[::-1])), Problem(Flaw.OUT_OF_ORDER, "five")),
        (_with_scale(replace(SKY, joined=(3,))), Problem(Flaw.JOINED_WRONGLY, "five")),
        (_with_scale(replace(SKY, joined=(3, 9))), Problem(Flaw.JOINED_WRONGLY, "five")),
        (_with_scale(replace(SKY, joined=(1, 2, 3, 4))), Problem(Flaw.JOINED_WRONGLY, "five")),
        (_with_scale(replace(SKY, joined_as=Wording(""))), Problem(Flaw.JOINED_WRONGLY, "five")),
    ],
)
def test_what_cannot_be_asked_is_named(asked: Instrument, problem: Problem) -> None:
    assert instrument_problems(asked) == (problem,)


def test_names_need_no_order() -> None:
    assert instrument_problems(_with_scale(replace(SKY, points=SKY.points[::-1]))) == ()


def test_splits_that_can_be_asked_have_no_problem() -> None:
    assert rules_problems(Rules()) == rules_problems(Rules(splits=(ROLE, SITE))) == ()


@pytest.mark.parametrize(
    ("splits", "problem"),
    [
        ((ROLE, ROLE), Problem(Flaw.KEY_TWICE, "role")),
        ((replace(ROLE, title=Wording("")),), Problem(Flaw.NO_TEXT, "role")),
        ((replace(ROLE, parts=ROLE.parts[:1]),), Problem(Flaw.FEW_PARTS, "role")),
        ((replace(ROLE, parts=ROLE.parts[:1] * 2),), Problem(Flaw.KEY_TWICE, "lead")),
        ((replace(ROLE, parts=(ROLE.parts[0], Part("", Wording("So")))),), Problem(Flaw.NO_KEY)),
        ((replace(ROLE, parts=(ROLE.parts[0], Part("cook", Wording("")))),), Problem(Flaw.NO_TEXT, "cook")),
        (
            (Split("many", Wording("Many"), tuple(Part(str(at), Wording(str(at))) for at in range(9))),),
            Problem(Flaw.TOO_MANY, "many"),
        ),
        (tuple(replace(ROLE, key=str(at)) for at in range(4)), Problem(Flaw.TOO_MANY)),
    ],
)
def test_splits_that_cannot_be_asked_are_named(splits: tuple[Split, ...], problem: Problem) -> None:
    assert rules_problems(Rules(splits=splits)) == (problem,)
