"""What is said when a card takes other minutes than it usually does."""

import pytest

from core_facilitator.domain.fitting import Scaling
from core_facilitator.gui.models.scaling_words import rule_words, scaling_words


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (Scaling(45, 45), ""),
        (
            Scaling(30, 45, (("The discussion", -15),), ("Silence",)),
            "30 of 45 min: The discussion gave 15, Silence kept.",
        ),
        (Scaling(60, 45, (("The discussion", 15),)), "60 instead of 45 min: The discussion took 15."),
        (
            Scaling(30, 45, (("Open", -2), ("Talk", -10), ("Share", -3)), ("A", "B", "C")),
            "30 of 45 min: Talk gave 10, Share gave 3, one other step gave 2, 3 steps kept.",
        ),
        (
            Scaling(60, 45, (("Open", 2), ("Talk", 7), ("Share", 3), ("Close", 3)), ()),
            "60 instead of 45 min: Talk took 7, Share took 3, 2 other steps took 5.",
        ),
        (
            Scaling(60, 45, (("A", 9), ("B", 5), ("C", 1)), ()),
            "60 instead of 45 min: A took 9, B took 5, one other step took 1.",
        ),
    ],
)
def test_it_names_who_gave_most_and_counts_the_others(told: Scaling, words: str) -> None:
    assert scaling_words(told) == words


def test_the_rule_is_told_for_less_and_for_more() -> None:
    assert "Silence and closings keep their time." in rule_words(Scaling(30, 45))
    assert rule_words(Scaling(60, 45)) == "What can stretch takes what is added."
