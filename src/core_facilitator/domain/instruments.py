"""Instruments: the statements that a check-in asks about, the words for each point of a scale, and in which groups.

An instrument is a value. A check-in that is opened keeps a copy of its own, so that no later change reaches what was
answered. Texts have Spanish beside them where somebody wrote it: each participant chooses.
"""

from dataclasses import dataclass
from enum import Enum

LANGUAGES = ("en", "es")
"""The languages that participants can choose, by their ISO 639 codes; the first one is always there."""

LONGEST_WORDS = 500
"""How many characters an answer in words may have, unless its statement allows fewer."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A text that participants read, in English or the writer's language, and in Spanish if somebody wrote it."""

    text: str
    es: str = ""

    def said(self, language: str) -> str:
        """Return it in a language, or as it was first written where there is no other."""
        return self.es if language == "es" and self.es else self.text


NOTHING_SAID = Wording("")


class Scaling(Enum):
    """What the points of a scale are to each other.

    `AGREEMENT` runs from no to yes around a middle, `AMOUNT` from little to much, `NAMES` have no order.
    """

    AGREEMENT = "agreement"
    AMOUNT = "amount"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Point:
    """One answer that can be chosen. The `value` is what is counted, and scored where the scale has an order."""

    value: int
    label: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The answers to choose from, in their order, at least two.

    `joined` are values that are shown as one (named `joined_as`) where any of them has fewer than three answers.
    """

    key: str
    scaling: Scaling
    points: tuple[Point, ...]
    joined: tuple[int, ...] = ()
    joined_as: Wording = NOTHING_SAID

    @property
    def ordered(self) -> bool:
        """Whether its points run from less to more."""
        return self.scaling is not Scaling.NAMES

    @property
    def values(self) -> tuple[int, ...]:
        """The values of its points."""
        return tuple(point.value for point in self.points)

    def turned(self, value: int) -> int:
        """Return the score of an answer to a statement that is put the other way round: 5 for 1 of five points."""
        return min(self.values) + max(self.values) - value


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Statements that belong together, such as one stage of psychological safety, and what it asks at heart."""

    key: str
    title: Wording
    question: Wording = NOTHING_SAID


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One line to answer. With a `scale` (its key) a point is chosen; without one, words are written.

    `reverse`: agreeing means less of what the group is about. `most`: the characters that fit, for words. `one_word`:
    a single word is asked for.
    """

    key: str
    text: Wording
    scale: str = ""
    group: str = ""
    reverse: bool = False
    most: int = LONGEST_WORDS
    one_word: bool = False


class Reading(Enum):
    """How results are read, beyond counting."""

    PLAIN = "plain"
    STAGES = "stages"
    PULSE = "pulse"
    SUPPORT = "support"
    MAP = "map"


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """What a check-in asks, in order. `shuffled`: each participant gets the statements in another order.

    Every statement may be skipped unless `skippable` is False, and even then words may be left out. `minutes` is how
    long it takes. `caveats` stand wherever results are; `care` is for the facilitator.
    """

    key: str
    title: Wording
    introduction: Wording
    statements: tuple[Statement, ...]
    scales: tuple[Scale, ...] = ()
    groups: tuple[Group, ...] = ()
    reading: Reading = Reading.PLAIN
    shuffled: bool = False
    skippable: bool = True
    minutes: int = 1
    use: str = ""
    care: str = ""
    caveats: tuple[str, ...] = ()
    credit: str = ""
    own: bool = False

    def statement(self, key: str) -> Statement:
        """Return the statement of that key.

        Raises:
            KeyError: when there is none.
        """
        for one in self.statements:
            if one.key == key:
                return one
        raise KeyError(key)

    def scale_of(self, statement: Statement) -> Scale | None:
        """Return the scale of a statement, or None for one that is answered in words."""
        return next((one for one in self.scales if one.key == statement.scale), None)

    @property
    def chosen(self) -> tuple[Statement, ...]:
        """The statements for which a point is chosen."""
        return tuple(one for one in self.statements if one.scale)

    @property
    def scaled(self) -> tuple[tuple[Statement, Scale], ...]:
        """The statements for which a point is chosen, each with its scale."""
        scales = {one.key: one for one in self.scales}
        return tuple((one, scales[one.scale]) for one in self.chosen)

    @property
    def written(self) -> tuple[Statement, ...]:
        """The statements that are answered in words."""
        return tuple(one for one in self.statements if not one.scale)

    def in_group(self, key: str) -> tuple[Statement, ...]:
        """Return the statements of a group for which a point is chosen."""
        return tuple(one for one in self.chosen if one.group == key)
