"""Folding: what the answer sheets of a check-in become when it is closed, and the only way from sheets to results.

What it promises, and `tests/domain/test_nobody_is_found_out.py` tries to break:

- **Nothing says who answered what together with what.** Each statement is counted by itself, and scores are reckoned
  from those counts. If two people of the same part had swapped their answers to one statement, nothing would differ.
- **No group of one to four people can be reckoned.** The shown splits cut everybody into cells. Each cell, in each
  statement, holds nobody or enough people, and so does what is left over; otherwise a split is not shown.
- **No group of one mind is told apart.** Where the answers in a cell are alike, nothing of the statement is shown. Were
  only the parts hidden, the counts of all would often tell which part it is, and what it thinks.
- **Whoever types paper forms has seen them**, and can take them away from every count. So those who answered on a
  device have to be nobody or enough by themselves, in each cell too. That all of these answered alike, which nobody
  else can tell, is not hidden from whoever has the paper.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from core_facilitator.domain.check_in_scores import group_score
from core_facilitator.domain.check_ins import (
    CheckIn,
    Counted,
    PartResults,
    Results,
    Sheet,
    Shown,
    Split,
    SplitResults,
    Tally,
)
from core_facilitator.domain.folded_words import Shuffle, enough_for_words, written
from core_facilitator.domain.instruments import Instrument, Reading, Scale, Scaling, Statement

ODD_ONES = 2
"""So many may stand on the next point and answers still be alike: each of them knows nearly everybody else's."""

JOINED_BELOW = 3
"""Points that a scale joins are counted as one where one of them has fewer answers."""

Counts = tuple[int, ...]
Cell = tuple[str, ...]  # the part somebody chose of each shown split; "" for none
Marks = tuple[Cell, Counts]  # how one sheet, or a pile of them, answered a statement


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
    may_show = enough_for_words(check_in, sheets, tallies)
    words = written(check_in.instrument, sheets, tallies, shuffled)
    scores = (group_score(check_in.instrument, group.key, counted) for group in check_in.instrument.groups)
    return Results(
        answers=answers,
        counted=counted,
        scores=tuple(score for score in scores if score is not None),
        written=words if may_show else (),
        splits=tuple(_split_results(split, splits, sheets, tallies, folded) for split in check_in.rules.splits),
        words_held_back=bool(words) and not may_show,
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
    on_devices = _cells(scale, (_answer(statement.key, scale, splits, one) for one in sheets))
    cells = _cells(scale, (*on_devices.items(), *_on_paper(statement.key, scale, splits, tallies)))
    device, everybody = _sum(on_devices.values(), scale), _sum(cells.values(), scale)
    left_over = cells.get(_nowhere(splits), _none(scale))
    in_parts = [counts for cell, counts in cells.items() if cell != _nowhere(splits)]
    parts, join_parts = guard.verdict(in_parts, left_over, alone=on_devices.values())
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

    def verdict(
        self, groups: Iterable[Counts], perhaps_nobody: Counts, *, alone: Iterable[Counts] = ()
    ) -> tuple[Shown, bool]:
        """Return what can be told, and whether points are joined then. Only `perhaps_nobody` may have no answers.

        Where nobody is in any group, as with paper alone that left a statement blank, nothing can be told. Of groups
        that stand `alone` for somebody only the numbers count, and not what they answered.
        """
        answered = [*groups, *([perhaps_nobody] if sum(perhaps_nobody) else [])]
        join = any(_needs_joining(group, self.scale) for group in answered)
        if not answered or any(sum(group) < self.least for group in chain(answered, alone)):
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
    return check_in.rules.least_in_a_part


def _cells(scale: Scale, answers: Iterable[Marks]) -> dict[Cell, Counts]:
    """Return how often each point was chosen in each cell, and zeros for a cell in which all skipped it."""
    found: dict[Cell, Counts] = {}
    for cell, counts in answers:
        found[cell] = _sum((found.get(cell, _none(scale)), counts), scale)
    return found


def _answer(statement: str, scale: Scale, splits: Sequence[Split], sheet: Sheet) -> Marks:
    chosen = dict(sheet.values).get(statement)
    return _cell(sheet, splits), tuple(int(value == chosen) for value in scale.values)


def _on_paper(statement: str, scale: Scale, splits: Sequence[Split], tallies: Sequence[Tally]) -> Iterator[Marks]:
    for tally in tallies:
        yield _cell(tally, splits), dict(tally.marks).get(statement, _none(scale))


def _cell(answer: Sheet | Tally, splits: Sequence[Split]) -> Cell:
    chosen = dict(answer.parts)
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
    shown: tuple[Split, ...] = ()
    for split in check_in.rules.splits:
        wider = (*shown, split)
        on_devices = _sizes(wider, sheets, ())
        if all(size >= least for size in (*on_devices.values(), *_sizes(wider, sheets, tallies).values())):
            shown = wider
    return shown


def _sizes(splits: Sequence[Split], sheets: Sequence[Sheet], tallies: Sequence[Tally]) -> Counter[Cell]:
    """Return how many people are in each cell in which anybody is."""
    sizes = Counter(_cell(sheet, splits) for sheet in sheets)
    for tally in tallies:
        sizes[_cell(tally, splits)] += tally.sheets
    return sizes


def _split_results(
    split: Split,
    shown: Sequence[Split],
    sheets: Sequence[Sheet],
    tallies: Sequence[Tally],
    folded: Sequence[_Folded],
) -> SplitResults:
    if split not in shown:
        return SplitResults(split=split.key)
    sizes = _sizes((split,), sheets, tallies)
    parts = (
        PartResults(
            part=part.key,
            answers=sizes[(part.key,)],
            counted=tuple(one.part(shown.index(split), part.key) for one in folded) if sizes[(part.key,)] else (),
        )
        for part in split.parts
    )
    return SplitResults(split=split.key, parts=tuple(parts))
