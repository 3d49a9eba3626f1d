"""What a check-in accepts: answer sheets and paper tallies that fit it; and whom it asks, in which order.

Whatever comes from a phone, the laptop or a keyboard goes through here before anything is kept of it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from typing import TypeVar
from uuid import UUID

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.check_ins import MOST_EXPECTED, CheckIn, Sheet, Split, Tally
from core_facilitator.domain.instruments import Instrument, Scale, Statement
from core_facilitator.domain.text import clean

T = TypeVar("T")
Order = Callable[[Sequence[Statement]], Sequence[Statement]]


class Why(Enum):
    """What is wrong with an answer."""

    UNKNOWN = "unknown statement"
    TWICE = "answered twice"
    NOT_ON_SCALE = "not on its scale"
    NOT_IN_WORDS = "not answered in words"
    TOO_LONG = "too long"
    MISSING = "missing"
    NO_SUCH_PART = "no such part"


class AnswerError(Exception):
    """An answer sheet does not fit what is asked. `statement` is the key of the statement, or of the split."""

    def __init__(self, statement: str, why: Why) -> None:
        super().__init__(why.value)
        self.statement, self.why = statement, why


class Miscounted(Enum):
    """What is wrong with what was counted on paper."""

    NO_SHEETS = "no sheets"
    TOO_MANY_SHEETS = "too many sheets"
    UNKNOWN = "unknown statement"
    TWICE = "counted twice"
    POINTS = "not one number for each point"
    NEGATIVE = "less than nothing"
    MORE_THAN_SHEETS = "more marks than sheets"
    MISSING = "fewer marks than sheets"
    NOT_IN_WORDS = "not answered in words"
    TOO_LONG = "too long"
    NO_SUCH_PART = "no such part"


class TallyError(Exception):
    """What was counted cannot be right. `statement` is empty where it is the number of sheets; `marks` were counted."""

    def __init__(self, statement: str, why: Miscounted, *, marks: int = 0, sheets: int = 0) -> None:
        super().__init__(why.value)
        self.statement, self.why, self.marks, self.sheets = statement, why, marks, sheets


def checked(check_in: CheckIn, sheet: Sheet) -> Sheet:
    """Return a sheet as it may be kept: words made safe, blanks left out, and all in the order of the instrument.

    The order matters: that in which somebody saw the statements is theirs alone. A sheet without any answer is fine;
    to pass is an answer too.

    Raises:
        AnswerError: for the first thing that does not fit.
    """
    instrument = check_in.instrument
    values = _by_key(sheet.values, {one.key for one in instrument.chosen})
    said = _by_key(sheet.words, {one.key for one in instrument.statements})
    for statement, scale in instrument.scaled:
        value = values.get(statement.key)
        if isinstance(value, bool) or value not in (None, *scale.values):
            raise AnswerError(statement.key, Why.NOT_ON_SCALE)
        if value is None and not instrument.skippable:
            raise AnswerError(statement.key, Why.MISSING)
        if statement.key in said:
            raise AnswerError(statement.key, Why.NOT_IN_WORDS)
    words = ((one.key, _cleaned(one, said.get(one.key, ""))) for one in instrument.written)
    return Sheet(
        values=tuple((one.key, values[one.key]) for one in instrument.chosen if one.key in values),
        words=tuple((key, text) for key, text in words if text),
        parts=_checked_parts(check_in.rules.splits, sheet.parts),
    )


def checked_tally(check_in: CheckIn, tally: Tally) -> Tally:
    """Return what was counted on paper as it may be kept, in the order of the instrument.

    Raises:
        TallyError: for the first thing that cannot be right.
    """
    if not 1 <= tally.sheets <= MOST_EXPECTED:
        raise TallyError("", Miscounted.TOO_MANY_SHEETS if tally.sheets > 0 else Miscounted.NO_SHEETS)
    instrument = check_in.instrument
    marks = _counted_once(tally.marks, {one.key for one in instrument.chosen})
    for statement, scale in instrument.scaled:
        if statement.key in marks or not instrument.skippable:
            _check_sum(statement, scale, marks.get(statement.key, (0,) * len(scale.points)), tally, instrument)
    return Tally(
        sheets=tally.sheets,
        marks=tuple((one.key, tuple(marks[one.key])) for one in instrument.chosen if one.key in marks),
        words=tuple(_checked_words(instrument, tally)),
        parts=_parts_of_pile(check_in.rules.splits, tally),
    )


def left_blank(tally: Tally, statement: str) -> int:
    """Return on how many paper forms a statement has no mark: with its marks they make up all forms."""
    return tally.sheets - sum(dict(tally.marks).get(statement, ()))


def ordered(instrument: Instrument, order: Order) -> tuple[Statement, ...]:
    """Return the statements as one participant sees them: in an order of their own if it asks for that, words last."""
    chosen = tuple(order(instrument.chosen)) if instrument.shuffled else instrument.chosen
    return (*chosen, *instrument.written)


def asked_of(session: Session, *, leaders: bool) -> frozenset[UUID]:
    """Return who is asked: those who take part, and those who lead only where they were added."""
    people = (*session.people, *session.team) if leaders else session.people
    return frozenset(person.id for person in people)


def expected_of(session: Session, *, leaders: bool) -> int:
    """Return how many are asked, also while names are still missing."""
    return session.head_count + (len(session.team) if leaders else 0)


def _by_key(pairs: Iterable[tuple[str, T]], known: set[str]) -> dict[str, T]:
    found: dict[str, T] = {}
    for key, answer in pairs:
        if key not in known:
            raise AnswerError(key, Why.UNKNOWN)
        if key in found:
            raise AnswerError(key, Why.TWICE)
        found[key] = answer
    return found


def _cleaned(statement: Statement, words: str) -> str:
    text = clean(words).text.strip()
    kept = " ".join(text.split()) if statement.one_word else text
    if len(kept) > statement.most:
        raise AnswerError(statement.key, Why.TOO_LONG)
    return kept


def _checked_parts(splits: Sequence[Split], parts: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    chosen = _by_key(parts, {split.key for split in splits})
    for split in splits:
        if chosen.get(split.key) not in (None, *(part.key for part in split.parts)):
            raise AnswerError(split.key, Why.NO_SUCH_PART)
    return tuple((split.key, chosen[split.key]) for split in splits if split.key in chosen)


def _parts_of_pile(splits: Sequence[Split], tally: Tally) -> tuple[tuple[str, str], ...]:
    try:
        return _checked_parts(splits, tally.parts)
    except AnswerError as error:
        raise TallyError(error.statement, Miscounted.NO_SUCH_PART) from None


def _counted_once(pairs: Iterable[tuple[str, tuple[int, ...]]], known: set[str]) -> dict[str, tuple[int, ...]]:
    try:
        return _by_key(pairs, known)
    except AnswerError as error:
        why = Miscounted.TWICE if error.why is Why.TWICE else Miscounted.UNKNOWN
        raise TallyError(error.statement, why) from None


def _check_sum(
    statement: Statement, scale: Scale, marks: tuple[int, ...], tally: Tally, instrument: Instrument
) -> None:
    total = sum(marks)
    why = None
    if len(marks) != len(scale.points):
        why = Miscounted.POINTS
    elif min(marks) < 0:
        why = Miscounted.NEGATIVE
    elif total > tally.sheets:
        why = Miscounted.MORE_THAN_SHEETS
    elif total < tally.sheets and not instrument.skippable:
        why = Miscounted.MISSING
    if why is not None:
        raise TallyError(statement.key, why, marks=total, sheets=tally.sheets)


def _checked_words(instrument: Instrument, tally: Tally) -> Iterator[tuple[str, str]]:
    written = {one.key: one for one in instrument.written}
    numbers: Counter[str] = Counter()
    for key, words in tally.words:
        if key not in written:
            known = {one.key for one in instrument.chosen}
            raise TallyError(key, Miscounted.NOT_IN_WORDS if key in known else Miscounted.UNKNOWN)
        try:
            text = _cleaned(written[key], words)
        except AnswerError:
            raise TallyError(key, Miscounted.TOO_LONG) from None
        if text:
            numbers[key] += 1
            yield key, text
        if numbers[key] > tally.sheets:
            raise TallyError(key, Miscounted.MORE_THAN_SHEETS, marks=numbers[key], sheets=tally.sheets)
