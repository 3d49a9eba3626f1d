"""What becomes of words when a check-in is folded: from how many people they may be shown, and in which order."""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import chain

from core_facilitator.domain.check_ins import CheckIn, Sheet, Tally, Written
from core_facilitator.domain.instruments import Instrument, Statement

Shuffle = Callable[[Sequence[str]], Sequence[str]]


def enough_for_words(check_in: CheckIn, sheets: Sequence[Sheet], tallies: Sequence[Tally]) -> bool:
    """Whether so many said anything at all that nobody's words stand nearly alone: a blank sheet hides nobody."""
    device = sum(bool(sheet.values or sheet.words) for sheet in sheets)
    paper = sum(_said_on_paper(tally) for tally in tallies)
    least = check_in.rules.words_least
    return device + paper >= least and (not tallies or device == 0 or device >= least)


def _said_on_paper(tally: Tally) -> int:
    """Return how many forms of a pile were certainly not blank."""
    words = Counter(statement for statement, _ in tally.words)
    return max(chain((sum(marks) for _, marks in tally.marks), words.values()), default=0)


def written(
    instrument: Instrument, sheets: Sequence[Sheet], tallies: Sequence[Tally], shuffled: Shuffle
) -> tuple[Written, ...]:
    """Return the words for each statement, each by itself in an order of chance, so that none belong together.

    They are sorted first, so that even a bad shuffle tells nothing of who came when.
    """
    said: dict[str, list[str]] = {}
    for statement, words in chain(*(one.words for one in sheets), *(one.words for one in tallies)):
        said.setdefault(statement, []).append(words)
    return tuple(
        Written(statement=one.key, words=tuple(shuffled(sorted(_as_shown(one, words) for words in said[one.key]))))
        for one in instrument.written
        if one.key in said
    )


def _as_shown(statement: Statement, words: str) -> str:
    """Return words as they are shown: a single word without capitals and marks, so that the same words are the same."""
    return (words.strip(" .,;:!?…\"'“”‘’()").lower() or words) if statement.one_word else words
