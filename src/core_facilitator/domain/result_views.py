"""The results of one closed check-in as they are read: by group, with what agrees, and beside an earlier wave.

Screens, printed pages and the page for the room are all made of this one value, so none can show more than another.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core_facilitator.domain.check_in_readings import Lowest, agreeing, lowest_group, points_of, widest, word_counts
from core_facilitator.domain.check_in_scores import Change, changes
from core_facilitator.domain.check_in_trends import Hidden, Wave, wave_before
from core_facilitator.domain.check_ins import Counted, GroupScore, Part, Results, Shown, Split, Written
from core_facilitator.domain.instruments import Group, Instrument, Scale, Scaling, Statement, Wording

_SEVERAL = 3
"""Statements of which one can stand out as the one on which people are furthest apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What came of one statement: a count for each of its `points`, as they are shown.

    `agreed` is how many agree with it as it is put, of `answered`; None where nobody was asked to agree. The same
    `before`, in the earlier wave, where both may be seen side by side. `widest`: people are furthest apart here.
    """

    statement: Statement
    scale: Scale
    shown: Shown
    points: tuple[Wording, ...] = ()
    counts: tuple[int, ...] = ()
    agreed: int | None = None
    before: tuple[int, int] | None = None
    widest: bool = False

    @property
    def answered(self) -> int:
        """How many answered it, where that may be told."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A group of statements and what came of them. Statements without a group have no `group`.

    `lowest` is there where it has the lowest score of all.
    """

    group: Group | None
    lines: tuple[Line, ...]
    score: GroupScore | None = None
    lowest: Lowest | None = None

    @property
    def group_key(self) -> str:
        """The key of its group, or nothing."""
        return "" if self.group is None else self.group.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was written to one statement. `often` are words that two people or more used, with how many did."""

    statement: Statement
    words: tuple[str, ...]
    often: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """What one part of a split answered, of how many answers, in the order of the statements."""

    part: Part
    answers: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitView:
    """A split that is shown, with its parts in which anybody was."""

    split: Split
    parts: tuple[PartView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The results of a check-in as they are read. `earlier` is the wave that they are beside, if there is one.

    `hidden` says why there is none although the same was asked before.
    """

    now: Wave
    stages: tuple[Stage, ...]
    said: tuple[Said, ...]
    earlier: Wave | None = None
    hidden: Hidden | None = None
    moved: tuple[Change, ...] = ()
    splits: tuple[SplitView, ...] = ()

    @property
    def results(self) -> Results:
        """What was kept of the answers."""
        return self.now.results

    @property
    def lines(self) -> tuple[Line, ...]:
        """All statements with a scale, in the order of their groups."""
        return tuple(line for stage in self.stages for line in stage.lines)

    @property
    def hidden_with_paper(self) -> bool:
        """Whether a statement has too few answers where some are from paper. It may be that devices had too few."""
        return self.results.with_paper and any(line.shown is Shown.TOO_FEW for line in self.lines)

    @property
    def lowest(self) -> Stage | None:
        """The group with the lowest score, where one is lower than all others."""
        return next((stage for stage in self.stages if stage.lowest), None)

    @property
    def widest(self) -> Line | None:
        """The statement on which people are furthest apart, where they are apart at all."""
        return next((line for line in self.lines if line.widest), None)


def view_of(now: Wave, waves: Iterable[Wave] = ()) -> View:
    """Return the results of a closed check-in as they are read, beside the last of the waves that may be."""
    earlier, hidden = wave_before(now, waves)
    return View(
        now=now,
        stages=_stages(now.check_in.instrument, now.results, None if earlier is None else earlier.results),
        said=tuple(_said(now.check_in.instrument, one) for one in now.results.written),
        earlier=earlier,
        hidden=hidden,
        moved=changes(earlier.results, now.results, now.check_in.instrument) if earlier else (),
        splits=tuple(_splits(now)),
    )


def _splits(now: Wave) -> Iterator[SplitView]:
    """Yield the splits that are shown; one without parts is hidden."""
    declared = {split.key: split for split in now.check_in.rules.splits}
    scaled = {statement.key: (statement, scale) for statement, scale in now.check_in.instrument.scaled}
    for result in now.results.splits:
        split = declared[result.split]
        titles = {part.key: part for part in split.parts}
        parts = tuple(
            PartView(
                part=titles[one.part],
                answers=one.answers,
                lines=tuple(_line(*scaled[each.statement], each, None, widest=False) for each in one.counted),
            )
            for one in result.parts
            if one.counted
        )
        if parts:
            yield SplitView(split=split, parts=parts)


def _stages(instrument: Instrument, results: Results, earlier: Results | None) -> tuple[Stage, ...]:
    counted = {one.statement: one for one in results.counted}
    before = {} if earlier is None else {one.statement: one for one in earlier.counted}
    several = sum(one.shown is Shown.COUNTS for one in results.counted) >= _SEVERAL
    apart = widest(results, instrument) if several else None
    lines = [
        _line(statement, scale, counted[statement.key], before.get(statement.key), widest=statement.key == apart)
        for statement, scale in instrument.scaled
        if statement.key in counted
    ]
    low = lowest_group(results, instrument)
    scores = {score.group: score for score in results.scores}
    stages = [
        Stage(
            group=group,
            lines=inside,
            score=scores.get(group.key),
            lowest=low if low is not None and low.score.group == group.key else None,
        )
        for group in instrument.groups
        if (inside := tuple(line for line in lines if line.statement.group == group.key))
    ]
    keys = {group.key for group in instrument.groups}
    rest = tuple(line for line in lines if line.statement.group not in keys)
    return (*stages, Stage(group=None, lines=rest)) if rest else tuple(stages)


def _line(statement: Statement, scale: Scale, counted: Counted, before: Counted | None, *, widest: bool) -> Line:
    bars = points_of(counted, scale)
    agrees = scale.scaling is Scaling.AGREEMENT
    both = agrees and bars and before is not None and before.shown is Shown.COUNTS
    return Line(
        statement=statement,
        scale=scale,
        shown=counted.shown,
        points=tuple(bar.label for bar in bars),
        counts=tuple(bar.people for bar in bars),
        agreed=agreeing(counted, scale) if agrees and bars else None,
        before=(agreeing(before, scale), before.answered) if both and before is not None else None,
        widest=widest,
    )


def _said(instrument: Instrument, written: Written) -> Said:
    """Return what was written to a statement; of single words, each once and those that several used apart."""
    statement = instrument.statement(written.statement)
    if not statement.one_word:
        return Said(statement=statement, words=written.words)
    counts = word_counts(written)
    return Said(
        statement=statement,
        words=tuple(word for word, times in counts if times is None),
        often=tuple((word, times) for word, times in counts if times is not None),
    )
