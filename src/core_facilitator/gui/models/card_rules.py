"""What is still wrong with a card that is being written, in words, and where it is put right."""

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.protocol_rules import Broken, Rule
from core_facilitator.gui.marked import QT_TRANSLATE_NOOP

_WORDS: dict[Rule, str] = {
    Rule.NAMED: QT_TRANSLATE_NOOP("CardRules", "Give it a name."),
    Rule.STEPS_THERE: QT_TRANSLATE_NOOP("CardRules", "Add at least one step."),
    Rule.STEP_NAMED: QT_TRANSLATE_NOOP("CardRules", "Step {1} needs a name."),
    Rule.FLOOR_IN_STEP: QT_TRANSLATE_NOOP("CardRules", "Step {1} has more minutes at least than usually."),
    Rule.LEAST_REACHES_STEPS: QT_TRANSLATE_NOOP(
        "CardRules", "The shortest is longer than the {0} minutes of the steps."
    ),
    Rule.LEAST_KEEPS_FLOORS: QT_TRANSLATE_NOOP(
        "CardRules", "The steps take at least {0} minutes, so the shortest cannot be less."
    ),
    Rule.MOST_REACHES_STEPS: QT_TRANSLATE_NOOP(
        "CardRules", "The longest is shorter than the {0} minutes of the steps."
    ),
    Rule.SOMETHING_STRETCHES: QT_TRANSLATE_NOOP(
        "CardRules", "Tick for one step that it takes more minutes, or the longest cannot be more than the steps."
    ),
    Rule.GROUPS_IN_ORDER: QT_TRANSLATE_NOOP("CardRules", "The fewest people are more than the most."),
    Rule.PARTS_IN_ORDER: QT_TRANSLATE_NOOP("CardRules", "The fewest in a small group are more than the most."),
    Rule.SOMEWHERE: QT_TRANSLATE_NOOP("CardRules", "Tick at least one place where it works."),
}

PLACES: dict[Rule, str] = {
    Rule.NAMED: "name",
    Rule.STEPS_THERE: "steps",
    Rule.STEP_NAMED: "steps",
    Rule.FLOOR_IN_STEP: "steps",
    Rule.LEAST_REACHES_STEPS: "range",
    Rule.LEAST_KEEPS_FLOORS: "range",
    Rule.MOST_REACHES_STEPS: "range",
    Rule.SOMETHING_STRETCHES: "range",
    Rule.GROUPS_IN_ORDER: "groups",
    Rule.PARTS_IN_ORDER: "groups",
    Rule.SOMEWHERE: "settings",
}
"""Beside which field each rule is told."""


def words(broken: Broken) -> str:
    """Return what to do about a rule that a card breaks."""
    return QCoreApplication.translate("CardRules", _WORDS[broken.rule]).format(broken.number, broken.number + 1)
