"""Folding: what the answer sheets of a check-in become when it is closed, and the only way from sheets to results.

What it promises, and `tests/domain/test_nobody_is_found_out.py` tries to break:

- **Nothing says who answered what together with what.** Each statement is counted by itself, and scores are reckoned
  from those counts. If two people of the same part had swapped their answers to one statement, nothing would differ.
- **No group of one to four people can be reckoned.** The shown splits cut everybody into cells. Each cell, in each
  statement, holds nobody or enough people, and so does what is left over; otherwise a split is not shown.
- **No group of one mind is told apart.** Where the answers in a cell are alike, nothing of the statement is shown. Were
  only the parts hidden, the counts of all would often tell which part it is, and what it thinks.
- **Whoever types paper forms has seen them.** So those who answered on a device have to be enough by themselves. That
  all of these answered alike, which nobody else can tell, is not hidden from whoever has the paper.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from core_facilitator.domain.check_in_scores import group_score
from core_facilitator.domain.check_ins import (
    LEAST_IN_A_PART,
    CheckIn,
    Counted,
    PartResults,
    Results,
    Sheet,
    Shown,
    Split,
    SplitResults,
    Tally,
    Written,
)
from core_facilitator.domain.instruments import Instrument, Reading, Scale, Scaling, Statement

Shuffle = Callable[[Sequence[str]], Sequence[str]]

ODD_ONES = 2
"""So many may stand on the next point and answers still be alike: each of them knows nearly everybody else's."""

JOINED_BELOW = 3
"""Points that a scale joins are counted as one where one of them has fewer answers."""

Counts = tuple[int, ...]
Cell = tuple[str, ...]  # the part somebody chose of each shown split; "" for none


def fold(check_in: CheckIn, sheets: Sequence[Sheet], tallies: Sequence[Tally], shuffled: Shuffle) -> Results:
    """Return all that may be kept of the answers to a check-in. The order of the sheets makes no difference.

    Args:
        check_in: what was asked, and under which rules.
        sheets: what people answered on devices, each checked by `check_in_rules.checked`.
        tallies: what was counted on paper, each checked by `check_in_rules.checked_tally`.
        shuffled: gives words an order of chance.
    """
    answers = len(sheets) + sum(tally.sheets for tally in tallies)
    if answers < check_in.rules.scores_from:
        return Results(answers=answers, with_paper=bool(tallies))
    splits = _shown_splits(check_in, sheets, tallies)
    folded = [_folded(check_in, one, splits, sheets, tallies) for one in check_in.instrument.scaled]
    counted = tuple(one.whole for one in folded)
    may_show = _enough_for_words(check_in, sheets, tallies)
    written = _written(check_in.instrument, sheets, tallies, shuffled)
    scores = (group_score(check_in.instrument, group.key, counted) for group in check_in.instrument.groups)
    return Results(
        answers=answers,
        counted=counted,
        scores=tuple(score for score in scores if score is not None),
        written=written if may_show else (),
        splits=tuple(_split_results(split, splits, sheets, folded) for split in check_in.rules.splits),
        words_held_back=bool(written) and not may_show,
        with_paper=bool(tallies),
    )


def are_alike(counts: Counts, scaling: Scaling) -> bool:
    """Whether answers are so similar that whoever knows them knows nearly everybody's.

    They are where all stand on one point, and on a scale with an order also where all but one or two do and those
    stand on a point next to it.
    """
    total = sum(counts)
    for place, on_it in enumerate(counts):
        near = 0 if scaling is Scaling.NAMES else sum(counts[max(0, place - 1) : place + 2]) - on_it
        if on_it and on_it + near == total and near <= ODD_ONES:
            return True
    return False


@dataclass(frozen=True, slots=True)
class _Folded:
    """One statement: what all answered, and each cell, with whether its points are joined and parts may be told."""

    statement: Statement
    scale: Scale
    cells: Mapping[Cell, Counts]
    by_parts: bool
    join: bool
    whole: Counted

    def part(self, place: int, part: str) -> Counted:
        """Return what a part answered of the split at that place."""
        if not self.by_parts:
            return Counted(statement=self.statement.key, shown=Shown.TOO_FEW)
        counts = _sum((one for cell, one in self.cells.items() if cell[place] == part), self.scale)
        return _counted(self.statement, self.scale, counts, join=self.join)


def _folded(
    check_in: CheckIn,
    asked: tuple[Statement, Scale],
    splits: Sequence[Split],
    sheets: Sequence[Sheet],
    tallies: Sequence[Tally],
) -> _Folded:
    statement, scale = asked
    guard = _Guard(scale, _least(check_in), alike=not _is_vote(check_in.instrument))
    cells = _cells(statement.key, scale, splits, sheets)
    paper = _sum(
        (marks[statement.key] for marks in (dict(one.marks) for one in tallies) if statement.key in marks), scale
    )
    device = _sum(cells.values(), scale)
    everybody = _sum((device, paper), scale)
    left_over = _sum((cells.get(_nowhere(splits), _none(scale)), paper), scale)
    parts, join_parts = guard.verdict(cells.values(), left_over)
    by_cells = bool(splits) and parts is not Shown.TOO_FEW
    # A part of one mind hides the whole statement: beside the counts of all, that parts are hidden would tell its mind.
    shown, join = (parts, join_parts) if by_cells else guard.verdict((everybody,), _none(scale))
    # Whoever typed the paper forms can take them away, so those on a device must be enough. Only their number counts:
    # where their answers decided, showing something would tell everybody what was on the paper.
    if 0 < sum(device) < guard.least:
        shown = Shown.TOO_FEW
    whole = Counted(statement=statement.key, shown=shown)
    if shown is Shown.COUNTS:
        whole = _counted(statement, scale, everybody, join=join)
    return _Folded(statement, scale, cells, by_cells and shown is Shown.COUNTS, join, whole)


@dataclass(frozen=True, slots=True)
class _Guard:
    """Says whether counts may be shown from which some groups can be reckoned. `alike`: similar answers are hidden."""

    scale: Scale
    least: int
    alike: bool

    def verdict(self, groups: Iterable[Counts], perhaps_nobody: Counts) -> tuple[Shown, bool]:
        """Return what can be told, and whether points are joined then. Only the last group may have no answers.

        Where nobody is in any group, as with paper alone that left a statement blank, nothing can be told.
        """
        answered = [*groups, *([perhaps_nobody] if sum(perhaps_nobody) else [])]
        join = any(_needs_joining(group, self.scale) for group in answered)
        if not answered or any(sum(group) < self.least for group in answered):
            return Shown.TOO_FEW, join
        if self.alike and any(self._are_alike(group, join=join) for group in answered):
            return Shown.ALIKE, join
        return Shown.COUNTS, join

    def _are_alike(self, counts: Counts, *, join: bool) -> bool:
        scaling = self.scale.scaling
        return are_alike(counts, scaling) or (join and are_alike(_joined(counts, self.scale), scaling))


def _counted(statement: Statement, scale: Scale, counts: Counts, *, join: bool) -> Counted:
    kept = _joined(counts, scale) if join else counts
    return Counted(statement=statement.key, shown=Shown.COUNTS, counts=kept, joined=join)


def _is_vote(instrument: Instrument) -> bool:
    """Whether all are to know that they are of one mind. That is for us to say, not for a file that somebody wrote."""
    return instrument.reading is Reading.SUPPORT and not instrument.own


def _least(check_in: CheckIn) -> int:
    return max(LEAST_IN_A_PART, check_in.rules.scores_from)


def _cells(statement: str, scale: Scale, splits: Sequence[Split], sheets: Sequence[Sheet]) -> dict[Cell, Counts]:
    """Return how often each point was chosen in each cell, and zeros for a cell in which all skipped it."""
    found: dict[Cell, Counter[int]] = {}
    for sheet in sheets:
        found.setdefault(_cell(sheet, splits), Counter()).update(
            value for key, value in sheet.values if key == statement
        )
    return {cell: tuple(counter[value] for value in scale.values) for cell, counter in found.items()}


def _cell(sheet: Sheet, splits: Sequence[Split]) -> Cell:
    chosen = dict(sheet.parts)
    return tuple(chosen.get(split.key, "") for split in splits)


def _nowhere(splits: Sequence[Split]) -> Cell:
    return ("",) * len(splits)


def _none(scale: Scale) -> Counts:
    return (0,) * len(scale.points)


def _sum(counts: Iterable[Counts], scale: Scale) -> Counts:
    return tuple(map(sum, zip(_none(scale), *counts, strict=True)))


def _needs_joining(counts: Counts, scale: Scale) -> bool:
    return any(
        number < JOINED_BELOW for number, value in zip(counts, scale.values, strict=True) if value in scale.joined
    )


def _joined(counts: Counts, scale: Scale) -> Counts:
    places = [place for place, value in enumerate(scale.values) if value in scale.joined]
    total = sum(counts[place] for place in places)
    first = places[0] if places else None
    return tuple(total if place == first else 0 if place in places else number for place, number in enumerate(counts))


def _shown_splits(check_in: CheckIn, sheets: Sequence[Sheet], tallies: Sequence[Tally]) -> tuple[Split, ...]:
    """Return the splits of which all parts, all their crossings, and what is left over are large enough.

    They are taken in the order in which they were declared: a later one that cuts too fine beside them is hidden.
    """
    least = _least(check_in)
    paper = sum(tally.sheets for tally in tallies)
    shown: tuple[Split, ...] = ()
    for split in check_in.rules.splits:
        wider = (*shown, split)
        sizes = Counter(_cell(sheet, wider) for sheet in sheets)
        left_over = sizes[_nowhere(wider)] + paper
        if all(size == 0 or size >= least for size in (*sizes.values(), left_over)):
            shown = wider
    return shown


def _split_results(
    split: Split, shown: Sequence[Split], sheets: Sequence[Sheet], folded: Sequence[_Folded]
) -> SplitResults:
    if split not in shown:
        return SplitResults(split=split.key)
    sizes = Counter(dict(sheet.parts).get(split.key, "") for sheet in sheets)
    parts = (
        PartResults(
            part=part.key,
            answers=sizes[part.key],
            counted=tuple(one.part(shown.index(split), part.key) for one in folded) if sizes[part.key] else (),
        )
        for part in split.parts
    )
    return SplitResults(split=split.key, parts=tuple(parts))


def _enough_for_words(check_in: CheckIn, sheets: Sequence[Sheet], tallies: Sequence[Tally]) -> bool:
    """Whether so many said anything at all that nobody's words stand nearly alone: a blank sheet hides nobody."""
    device = sum(bool(sheet.values or sheet.words) for sheet in sheets)
    paper = sum(_said_on_paper(tally) for tally in tallies)
    least = check_in.rules.words_least
    return device + paper >= least and (not tallies or device == 0 or device >= least)


def _said_on_paper(tally: Tally) -> int:
    """Return how many forms of a pile were certainly not blank."""
    words = Counter(statement for statement, _ in tally.words)
    return max(chain((sum(marks) for _, marks in tally.marks), words.values()), default=0)


def _written(
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
