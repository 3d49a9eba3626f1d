"""The results of a check-in on paper, for the room. They are made of the same view as the screen, and show no more."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from math import ceil
from statistics import median_low

from core_facilitator.documents.blocks import (
    Align,
    BarShape,
    Box,
    Cell,
    Column,
    Content,
    CountBars,
    Document,
    Fit,
    Heading,
    Paragraph,
    Run,
    Section,
    Style,
    Table,
    say,
)
from core_facilitator.documents.check_in_page_words import ENGLISH, PageWords
from core_facilitator.documents.check_in_words import ResultWords, Words, result_words
from core_facilitator.documents.phrases import bullets, cell, sentences
from core_facilitator.documents.words import words_for
from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.check_in_readings import held_back, quadrant, shapes, support
from core_facilitator.domain.check_ins import Shown
from core_facilitator.domain.instruments import Reading, Scaling, Statement
from core_facilitator.domain.result_views import Line, Said, SplitView, Stage, View

READERS = frozenset({Audience.FACILITATOR, Audience.PARTICIPANT})
"""Who may read results in a summary: the group that answered, and who leads it. Nobody outside."""

_MANY = 7
_MARGIN, _STATEMENT, _BARS, _COUNT = 104.0, 222.0, 188.0, 86.0
_PARTS_BESIDE = 4
"""So many parts of a group stand side by side; more take another table, so that statements stay readable."""


def results_document(
    view: View, *, language: str = "en", host: str = "", details: str = "", with_words: bool = False
) -> Document:
    """Return the results as a printout.

    Args:
        view: what is shown; below the minimum only that.
        language: of the words that are not the instrument's.
        host: whose check-in it is; it stands at each page's foot.
        details: when and where it was.
        with_words: also print what people wrote, where that may be shown.
    """
    words, title = words_for(language), view.now.check_in.title
    content = (Heading(1, title), *check_in_section(view, details=details, with_words=with_words))
    credit = view.now.check_in.instrument.credit
    return Document(
        title=title,
        language=words.tag,
        sections=(Section("results", title, content, footer=credit, fit=Fit.SHEET),),
        running=f"{host}, {title}" if host else title,
        subject=ENGLISH.results,
        author=host,
        page=words.page,
    )


def told_apart(views: Sequence[View]) -> Iterator[str]:
    """Yield a name for each result: its title, the day where others have it too, a number where both are the same."""
    titles = Counter(view.now.check_in.title for view in views)
    names = [_dated(view) if titles[view.now.check_in.title] > 1 else view.now.check_in.title for view in views]
    seen: Counter[str] = Counter()
    for name in names:
        seen[name] += 1
        yield ENGLISH.named_again.format(name=name, number=seen[name]) if names.count(name) > 1 else name


def _dated(view: View) -> str:
    title, on = view.now.check_in.title, view.now.check_in.closed_on
    return title if on is None else ENGLISH.named_on.format(title=title, day=words_for("en").dates.in_year(on))


def in_summary(view: View, name: str) -> Iterator[Content]:
    """Yield a check-in as a part of the summary of its session, without what people wrote."""
    yield Heading(2, name)
    yield from check_in_section(view, level=3)


def check_in_section(
    view: View, *, level: int = 2, details: str = "", with_words: bool = False, language: str = "en"
) -> Iterator[Content]:
    """Yield what is told of a check-in, below a heading of its own: for its printout, and for a session's summary."""
    own, told = ENGLISH, result_words(language)
    yield say(sentences(details, *_size(view)), Style.CAPTION)
    if not view.results.shown:
        yield say(_state(view))
        return
    yield from _agreements(view, own, told)
    for line in view.lines:
        if line.scale.scaling is not Scaling.AGREEMENT:
            yield from _alone(line, view, own, told, level)
    for split in view.splits:
        yield from _parts(split, own, level)
    yield from _moved(view, own, told, level)
    if with_words:
        yield from _said(view, own, level)
    yield Box(tuple(_protection(view, own)))
    if view.now.check_in.instrument.caveats:
        yield Heading(level, own.caveats)
        yield bullets(view.now.check_in.instrument.caveats)


def advice_of(view: View, language: str = "en") -> tuple[Words, ...]:
    """Return what a facilitator may say to begin with, what matters most first."""
    told, results, instrument = result_words(language), view.results, view.now.check_in.instrument
    found = [told.shapes[shape] for shape in shapes(results, instrument)]
    if instrument.reading is Reading.SUPPORT and results.shown:
        voted = support(results, instrument)
        return (_support(told, voted.lowest, voted.below, voted.answered),) if voted else tuple(found)
    if (place := quadrant(results, instrument)) is not None:
        return (told.quadrants[place],)
    if held_back(results, instrument):
        return (told.held_back, *found[:1])
    if any(_rough(line) for line in view.lines):
        return (told.rough,)
    return tuple(found[:2])


def _rough(line: Line) -> int:
    """Return how many stand on points that a scale joins where they are few, as rain and storm."""
    rough = {point.label for point in line.scale.points if point.value in line.scale.joined}
    pairs = zip(line.points, line.counts, strict=True)
    return sum(people for label, people in pairs if rough and label in (*rough, line.scale.joined_as))


def _support(told: ResultWords, lowest: int, below: int, answered: int) -> Words:
    if not below:
        return told.go_ahead
    one = told.hear_first
    figures = {"below": below, "answered": answered, "lowest": lowest}
    return Words(name=one.name.format(**figures), seen=one.seen.format(**figures), say=one.say, next=one.next)


def counts_said(line: Line) -> str:
    """Return the counts of a statement in words; points that nobody chose are left out."""
    if line.shown is not Shown.COUNTS:
        return result_words("en").shown[line.shown]
    pairs = zip(line.points, line.counts, strict=True)
    return " ".join(ENGLISH.point.format(label=label.text, count=people) for label, people in pairs if people)


def warning_of(statement: Statement, language: str = "en") -> str:
    """Return what stands wherever a statement is seen with which agreeing is bad news; nothing for all others."""
    return result_words(language).reversed if statement.reverse else ""


def bars_of(line: Line, lines: tuple[Line, ...] = ()) -> CountBars:
    """Return the bars of a statement, to one measure with those of others that have the same scale."""
    others = tuple(other.counts for other in lines if other.scale == line.scale and other.counts)
    shape = bar_shape(line)
    numbers = tuple(str(value) for value in line.scale.values)
    points = numbers if shape is BarShape.COLUMNS else tuple(label.text for label in line.points)
    return CountBars(shape, points, line.counts, others, counts_said(line))


def bar_shape(line: Line) -> BarShape:
    """Return how a statement's counts are drawn: many points of an amount as columns over their numbers."""
    if line.scale.scaling is Scaling.AGREEMENT:
        return BarShape.DIVERGING
    many = line.scale.scaling is Scaling.AMOUNT and len(line.scale.points) >= _MANY
    return BarShape.COLUMNS if many else BarShape.NAMED


def range_of(line: Line) -> tuple[int, int, int]:
    """Return the lowest and the highest answer to an amount, and that of the middle person, the lower one of two."""
    answers = [value for value, people in zip(line.scale.values, line.counts, strict=True) for _ in range(people)]
    return min(answers), max(answers), median_low(answers)


def wave_name(on: date, beside: date) -> str:
    """Return what an earlier wave is called: its month, with the year where that is another, or its day where near."""
    dates = words_for("en").dates
    if (on.year, on.month) == (beside.year, beside.month):
        return dates.in_year(on)
    month = dates.months_short[on.month - 1]
    return month if on.year == beside.year else f"{month} {on.year}"


def earlier_name(view: View) -> str:
    """Return what the wave is called that these results are beside; nothing where there is none."""
    if view.earlier is None:
        return ""
    on, beside = view.earlier.check_in.closed_on, view.now.check_in.closed_on
    return wave_name(on, beside) if on is not None and beside is not None else ""


def earlier_is_day(view: View) -> bool:
    """Whether the earlier wave is called by its day, and not by its month: people answered on it then, and not in."""
    if view.earlier is None or view.earlier.check_in.closed_on is None:
        return False
    return earlier_name(view) == words_for("en").dates.in_year(view.earlier.check_in.closed_on)


def _size(view: View) -> Iterator[str]:
    check_in, answers = view.now.check_in, view.results.answers
    if view.results.shown:
        known = check_in.expected >= answers
        pattern = ENGLISH.answered_of if known else ENGLISH.answered
        yield pattern.format(count=answers, expected=check_in.expected)
    if check_in.closed_on is not None:
        yield ENGLISH.closed.format(day=words_for("en").dates.day(check_in.closed_on))


def _state(view: View) -> str:
    least, answers = view.now.check_in.rules.scores_from, view.results.answers
    pattern = ENGLISH.too_few_one if answers == 1 else ENGLISH.too_few
    return pattern.format(count=answers, least=least)


def _agreements(view: View, own: PageWords, told: ResultWords) -> Iterator[Content]:
    """Yield one table of all statements to agree with, their groups in its margin."""
    agreed = tuple(line for line in view.lines if line.scale.scaling is Scaling.AGREEMENT)
    if not agreed:
        return
    beside = earlier_name(view)
    columns = [Column(own.stage, _MARGIN), Column(own.statement, _STATEMENT), Column(own.answers, _BARS, Align.MIDDLE)]
    columns.append(Column(own.agree, _COUNT, Align.END))
    if beside:
        columns.append(Column(beside, _COUNT, Align.END))
    rows = tuple(
        _row(stage, line, at == 0, agreed, own, told)[: len(columns)]
        for stage in view.stages
        for at, line in enumerate(one for one in stage.lines if one in agreed)
    )
    named = any(stage.group for stage in view.stages)
    yield Table(
        columns=tuple(columns if named else columns[1:]),
        rows=rows if named else tuple(row[1:] for row in rows),
        summary=own.table_summary,
        margin=named,
    )
    for scale in dict.fromkeys(line.scale for line in agreed if line.counts):
        points = ", ".join(point.label.text for point in scale.points)
        yield say(sentences(own.legend.format(points=points), own.numbers), Style.CAPTION)


def _row(
    stage: Stage, line: Line, first: bool, lines: tuple[Line, ...], own: PageWords, told: ResultWords
) -> tuple[Cell, ...]:
    name: tuple[Paragraph, ...] = ()
    if first and stage.group is not None:
        name = (say(stage.group.title.text, bold=True),)
        if stage.lowest is not None:
            name = (*name, say(told.lowest, Style.CAPTION))
    said = (*_asked(line.statement), *((say(told.widest, Style.CAPTION),) if line.widest else ()))
    if not line.counts:
        return (Cell(name), Cell(said), Cell((say(told.shown[line.shown], Style.CAPTION),)), Cell(), Cell())
    agree = own.of.format(count=line.agreed, answered=line.answered)
    before = () if line.before is None else (say(own.of.format(count=line.before[0], answered=line.before[1])),)
    return (
        Cell(name),
        Cell(said),
        Cell(drawing=bars_of(line, lines)),
        Cell((say(agree, bold=True),)),
        Cell(before),
    )


def _asked(statement: Statement) -> tuple[Paragraph, ...]:
    """Return a statement, and below it that agreeing is bad news where it is."""
    warning = warning_of(statement)
    noted = (Paragraph((Run(warning, bold=True),), Style.CAPTION),) if warning else ()
    return (say(statement.text.text), *noted)


def _alone(line: Line, view: View, own: PageWords, told: ResultWords, level: int) -> Iterator[Content]:
    """Yield a statement with a scale of its own kind."""
    yield Heading(level, line.statement.text.text)
    if not line.counts:
        yield say(told.shown[line.shown])
        return
    yield bars_of(line)
    if line.scale.scaling is Scaling.AMOUNT:
        instrument = view.now.check_in.instrument
        voted = support(view.results, instrument) if instrument.reading is Reading.SUPPORT else None
        if voted is not None:
            yield say(sentences(_support(told, voted.lowest, voted.below, voted.answered).name), bold=True)
        else:
            low, high, middle = range_of(line)
            yield say(own.from_to.format(first=low, last=high, middle=middle), bold=True)
    yield say(own.numbers, Style.CAPTION)


def _parts(shown: SplitView, own: PageWords, level: int) -> Iterator[Content]:
    """Yield how the parts of a split answered, side by side: many in tables of nearly as many parts each."""
    yield Heading(level, own.split_title.format(split=shown.split.title.text))
    tables = ceil(len(shown.parts) / _PARTS_BESIDE)
    ends = [len(shown.parts) * table // tables for table in range(tables + 1)]
    for start, end in pairwise(ends):
        beside = shown.parts[start:end]
        heads = (own.part_title.format(part=one.part.title.text, count=one.answers) for one in beside)
        yield Table(
            columns=(Column(own.statement, _STATEMENT * 2), *(Column(head, _MARGIN, Align.END) for head in heads)),
            rows=tuple(
                (Cell(_asked(rows[0].statement)), *(cell(part_told(line)) for line in rows))
                for rows in zip(*(one.lines for one in beside), strict=True)
            ),
            summary=own.split_summary,
        )


def part_told(line: Line) -> str:
    """Return what is told of a part's answers to a statement: how many agree, else its counts; or that it is not."""
    if not line.counts:
        return ENGLISH.nothing_told
    if line.agreed is None:
        return counts_said(line)
    return ENGLISH.of.format(count=line.agreed, answered=line.answered)


def _moved(view: View, own: PageWords, told: ResultWords, level: int) -> Iterator[Content]:
    if view.earlier is None or not view.moved:
        return
    name = earlier_name(view)
    groups = {group.key: group.title.text for group in view.now.check_in.instrument.groups}
    low = "" if view.lowest is None else view.lowest.group_key
    yield Heading(level, own.moved_since.format(wave=name))
    yield bullets(
        tuple(
            (own.moved_lowest if change.group == low else own.moved_line).format(
                group=groups[change.group], moved=told.moved[change.moved]
            )
            for change in view.moved
        )
    )
    pattern = own.answered_on_day if earlier_is_day(view) else own.answered_before
    before = pattern.format(count=view.earlier.results.answers, wave=name)
    yield say(f"{before} {told.noise}", Style.CAPTION)


def _said(view: View, own: PageWords, level: int) -> Iterator[Content]:
    if not view.said:
        return
    yield Heading(level, own.in_words)
    yield say(own.comments, Style.CAPTION)
    for one in view.said:
        yield say(one.statement.text.text, bold=True)
        yield bullets(_words(one, own))


def _words(said: Said, own: PageWords) -> tuple[str, ...]:
    often = (own.said_by_several.format(word=word, count=times) for word, times in said.often)
    return (*often, *said.words)


def _protection(view: View, own: PageWords) -> Iterator[Paragraph]:
    """Yield what protects those who answered, and what is hidden for it, without a number below the minimum."""
    rules = view.now.check_in.rules
    yield Paragraph((Run(f"{own.no_names} ", bold=True), Run(own.appear.format(least=rules.scores_from))))
    shown = {one.split for one in view.results.splits if one.parts}
    for split in rules.splits:
        if split.key not in shown:
            yield say(own.split_hidden.format(split=split.title.text))
    if view.hidden_with_paper:
        yield say(own.with_paper.format(least=rules.least_in_a_part))
    if view.results.words_held_back:
        words = own.words_hidden_by_paper if view.results.with_paper else own.words_hidden
        yield say(words.format(least=rules.words_least))
