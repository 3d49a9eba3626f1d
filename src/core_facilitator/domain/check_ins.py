"""Check-ins: an instrument that a group answers once, under rules that are chosen before and fixed from then on.

Nobody sees anything until it is closed. Then the answer sheets are folded into counts and destroyed (`folding`), and
what stays are `Results`: counts of people, never an answer of anybody.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from uuid import UUID

from core_facilitator.domain.instruments import Instrument, Wording

LEAST_FOR_SCORES = 5
"""No number is shown of fewer answers. A group may ask for more, never for fewer."""

LEAST_FOR_WORDS = 5
USUAL_FOR_WORDS = 8
"""How many must have answered before anybody's words are shown: eight, or five where a group chose so before."""

LEAST_IN_A_PART = 5
"""How many a part of a split must have, and each group that could be reckoned from the parts."""

MOST_EXPECTED = 500


@dataclass(frozen=True, slots=True)
class Part:
    """One answer to a split, such as a role."""

    key: str
    title: Wording


@dataclass(frozen=True, slots=True)
class Split:
    """A question about who answers, such as their role, declared before opening, so that parts can be told apart."""

    key: str
    title: Wording
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What protects those who answer. Chosen before opening, and the same until the end.

    Raises:
        ValueError: for fewer than `LEAST_FOR_SCORES` or `LEAST_FOR_WORDS`.
    """

    scores_from: int = LEAST_FOR_SCORES
    words_from: int = USUAL_FOR_WORDS
    splits: tuple[Split, ...] = ()

    def __post_init__(self) -> None:
        if self.scores_from < LEAST_FOR_SCORES or self.words_from < LEAST_FOR_WORDS:
            message = "No result is shown of fewer than five answers."
            raise ValueError(message)

    @property
    def words_least(self) -> int:
        """How many must have answered before words are shown: never fewer than for scores."""
        return max(self.words_from, self.scores_from)

    @property
    def least_in_a_part(self) -> int:
        """How many each group must have that could be reckoned: of a split, and on devices where there is paper."""
        return max(LEAST_IN_A_PART, self.scores_from)


class Way(Enum):
    """How answers come in. A check-in may use all."""

    PHONE = "phone"
    KIOSK = "kiosk"
    PAPER = "paper"


class State(Enum):
    """How far a check-in is. It goes one way only."""

    PREPARED = "prepared"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """One check-in. `people` are those asked, leaders left out unless `leaders` is true; `expected` is how many.

    `code` is what phones type, while it is open. Its days are all that is known of its time: `opened_on`, `closed_on`.
    One is open at a time, and `number` counts those that were opened: that is also the order in which they are closed.
    """

    id: UUID
    title: str
    instrument: Instrument
    rules: Rules = field(default_factory=Rules)
    ways: frozenset[Way] = frozenset({Way.PHONE, Way.KIOSK, Way.PAPER})
    session: UUID | None = None
    block: UUID | None = None
    expected: int = 0
    people: frozenset[UUID] = frozenset()
    leaders: bool = False
    state: State = State.PREPARED
    code: str = ""
    opened_on: date | None = None
    closed_on: date | None = None
    number: int = 0

    @property
    def called(self) -> Wording:
        """What those who answer read: its own title, or that of its instrument, in each language, where it has none."""
        titled = self.instrument.title
        return titled if self.title in ("", titled.text) else Wording(self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What one person answered: values by statement, words by statement, and parts by split. Skipped is absent."""

    values: tuple[tuple[str, int], ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    parts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What a pile of paper forms came to: for each statement, how many marks each point of its scale has.

    `sheets` is how many forms there were; what is missing to it at a statement was left blank. No form by itself is
    ever written down. `parts` is what all of them told of who answered, by split: forms of others are another pile.
    """

    sheets: int
    marks: tuple[tuple[str, tuple[int, ...]], ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    parts: tuple[tuple[str, str], ...] = ()


class Shown(Enum):
    """What can be told of a statement: its counts, or why not.

    Where a part of a split that is shown is of one mind, the whole statement is ALIKE. A part of it is TOO_FEW then.
    """

    COUNTS = "counts"
    TOO_FEW = "too few"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What came of one statement. `counts` are people by point of its scale, and empty unless `shown` is COUNTS.

    `joined`: the points that its scale joins are counted as one. Their sum stands at the first of them, and nothing at
    the others (`check_in_readings.points_of` gives them as they are shown).
    """

    statement: str
    shown: Shown
    counts: tuple[int, ...] = ()
    joined: bool = False

    @property
    def answered(self) -> int:
        """How many answered it, where that may be told."""
        return sum(self.counts)


class Spread(Enum):
    """How far apart people are on a group of statements."""

    NARROW = "narrow"
    MIXED = "mixed"
    WIDE = "wide"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupScore:
    """The score of one group of statements, answered by `answered` people or more: mean and margin, to two digits.

    It is reckoned from the counts that are shown, so it says nothing about anybody that they do not say. `spread` and
    `margin` are None for scales of two or three points, for which there are no limits.
    """

    group: str
    answered: int
    mean: float
    spread: Spread | None = None
    margin: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The words for one statement, in an order that says nothing. A word that two people used stands there twice."""

    statement: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartResults:
    """What one part of a split answered; a part of which nobody was has no `counted`."""

    part: str
    answers: int
    counted: tuple[Counted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitResults:
    """What the parts of a split answered. Without `parts` it is hidden: a part, or what is left over, was too small."""

    split: str
    parts: tuple[PartResults, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """All that is kept of the answers to a check-in, fixed when it was closed.

    Below the minimum there is nothing but the number of `answers`. `words_held_back`: there were words, and too few
    people for showing them.
    """

    answers: int
    counted: tuple[Counted, ...] = ()
    scores: tuple[GroupScore, ...] = ()
    written: tuple[Written, ...] = ()
    splits: tuple[SplitResults, ...] = ()
    words_held_back: bool = False
    with_paper: bool = False

    @property
    def shown(self) -> bool:
        """Whether there were enough answers for any result."""
        return bool(self.counted or self.written)
