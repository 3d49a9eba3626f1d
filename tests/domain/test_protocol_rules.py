"""What every card must keep to."""

from dataclasses import replace
from typing import Any

import pytest

from core_facilitator.domain.protocol_rules import Broken, Rule, broken
from core_facilitator.domain.protocols import Groups
from protocols import protocol, step


def test_a_whole_card_breaks_no_rule() -> None:
    assert broken(protocol()) == ()


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"name": " "}, Broken(Rule.NAMED)),
        ({"steps": ()}, Broken(Rule.STEPS_THERE)),
        ({"least": 61}, Broken(Rule.LEAST_REACHES_STEPS, 60)),
        ({"least": 39}, Broken(Rule.LEAST_KEEPS_FLOORS, 40)),
        ({"most": 59}, Broken(Rule.MOST_REACHES_STEPS, 60)),
        ({"steps": (step("Talk", 60, floor=45),)}, Broken(Rule.SOMETHING_STRETCHES)),
        ({"steps": (step("", 5), step("Talk", 55, stretches=True))}, Broken(Rule.STEP_NAMED, 0)),
        ({"steps": (step("Sit", 55), step("Talk", 5, floor=6, stretches=True))}, Broken(Rule.FLOOR_IN_STEP, 1)),
        ({"groups": Groups(least=5, most=4)}, Broken(Rule.GROUPS_IN_ORDER)),
        ({"groups": Groups(least=4, most=9, parts_least=3, parts_most=2)}, Broken(Rule.PARTS_IN_ORDER)),
        ({"settings": ()}, Broken(Rule.SOMEWHERE)),
    ],
)
def test_a_card_that_cannot_be_given_says_why(changes: dict[str, Any], found: Broken) -> None:
    assert broken(replace(protocol(), **changes)) == (found,)


@pytest.mark.parametrize("parts", [(None, None), (3, None), (None, 3), (3, 3)])
def test_small_groups_may_be_told_from_one_end(parts: tuple[int | None, int | None]) -> None:
    assert broken(protocol(groups=Groups(least=4, most=9, parts_least=parts[0], parts_most=parts[1]))) == ()


def test_a_rule_knows_the_field_it_is_about() -> None:
    assert [rule.field for rule in (Rule.NAMED, Rule.STEP_NAMED, Rule.LEAST_KEEPS_FLOORS, Rule.PARTS_IN_ORDER)] == [
        "name",
        "steps",
        "least",
        "groups",
    ]
