"""A check-in on paper: the form that people mark, the sheet that counts its marks, and the poster for phones."""

from collections.abc import Iterator
from itertools import groupby

from core_facilitator.documents.blocks import (
    Align,
    Box,
    Cell,
    Column,
    Content,
    Document,
    Fit,
    Heading,
    Paragraph,
    Poster,
    Ring,
    Rules,
    Run,
    Section,
    Style,
    Table,
    say,
)
from core_facilitator.documents.check_in_page_words import ENGLISH, PaperWords, paper_words
from core_facilitator.documents.phrases import cell
from core_facilitator.documents.words import words_for
from core_facilitator.domain.answer_words import AnswerWords, answer_words
from core_facilitator.domain.check_ins import CheckIn
from core_facilitator.domain.instruments import Scale, Scaling, Statement

_NUMBER, _POINT, _NARROW_POINT, _WHOLE = 46.0, 64.0, 40.0, 672.0
_MANY = 7
_LONG_LABEL = 22
_ROOMY, _CLOSE = 41.0, 30.0
"""The height of a line to mark, in points: as in the picture, and where there are many."""

_FEW = 9
_LINES, _ONE_LINE = 3, 1
_TALLY_HEIGHT = 30.0
_TALLY_POINT, _TALLY_SUM = 70.0, 52.0


def form_document(check_in: CheckIn, language: str, *, host: str = "") -> Document:
    """Return the form that a participant marks, in "en" or "es"; `host` stands at each page's foot."""
    paper, said, instrument = paper_words(language), answer_words(language), check_in.instrument
    title = check_in.called.said(language)
    content = (
        Heading(1, paper.on_paper.format(title=title)),
        say(_to_begin(check_in, said, language), Style.LEAD),
        *_marks(check_in, language, paper),
        *_about_you(check_in, language, paper, said),
        *_written(check_in, language, said),
        _what_happens(check_in, said),
    )
    section = Section("form", title, content, footer=instrument.credit, fit=Fit.SHEET)
    return Document(
        title=paper.on_paper.format(title=title),
        language=said.code,
        sections=(section,),
        running=host or title,
        subject=title,
        author=host,
        page=paper.page,
    )


def tally_document(check_in: CheckIn, *, host: str = "", language: str = "en") -> Document:
    """Return the sheet on which a facilitator counts the marks of paper forms."""
    own, words = ENGLISH, words_for(language)
    content: list[Content] = [
        Heading(1, f"{own.tally}: {check_in.title}", badge=words.facilitators_only),
        say(own.tally_lead, Style.LEAD),
        say(own.tally_sheets, bold=True),
        *(say(own.tally_part.format(split=split.title.text), bold=True) for split in check_in.rules.splits),
    ]
    numbers = _numbers(check_in)
    for scale, statements in _by_scale(check_in):
        content.append(_tally(scale, statements, numbers))
    section = Section("tally", own.tally, tuple(content))
    return Document(
        title=f"{own.tally}: {check_in.title}",
        language=words.tag,
        sections=(section,),
        running=host or check_in.title,
        subject=own.tally,
        author=host,
        page=words.page,
    )


def poster_document(
    check_in: CheckIn, address: str, code: tuple[tuple[bool, ...], ...], language: str, *, host: str = ""
) -> Document:
    """Return the poster that leads phones to a check-in that is open: its code, address, and letters to type.

    Args:
        check_in: the one that is open.
        address: what is typed, such as "192.168.8.20:8080".
        code: the squares for a camera, True for dark.
        language: "en" or "es".
        host: whose check-in it is, for the file's properties.
    """
    paper, said, title = paper_words(language), answer_words(language), check_in.called.said(language)
    half = len(check_in.code) // 2
    letters = f"{check_in.code[:half]} {check_in.code[half:]}".strip()
    content = Poster(
        title=title,
        lead=paper.scan,
        code=code,
        alternative=paper.leads_to.format(address=address),
        ways=((paper.address, address), (paper.code, letters)),
        note=f"{paper.join} {said.promise}",
    )
    return Document(
        title=title,
        language=said.code,
        sections=(Section("poster", title, (content,)),),
        subject=title,
        author=host,
        page=paper.page,
    )


def _to_begin(check_in: CheckIn, said: AnswerWords, language: str) -> str:
    mark = (said.paper_mark,) if check_in.instrument.chosen else ()
    return " ".join((check_in.instrument.introduction.said(language), *mark, said.paper_no_name, said.paper_fold))


def _numbers(check_in: CheckIn) -> dict[str, int]:
    return {one.key: number for number, one in enumerate(check_in.instrument.chosen, 1)}


def _by_scale(check_in: CheckIn) -> Iterator[tuple[Scale, list[Statement]]]:
    """Yield neighboring statements of one scale together."""
    for scale, pairs in groupby(check_in.instrument.scaled, key=lambda pair: pair[1]):
        yield scale, [statement for statement, _ in pairs]


def _marks(check_in: CheckIn, language: str, paper: PaperWords) -> Iterator[Content]:
    numbers = _numbers(check_in)
    height = _ROOMY if len(numbers) <= _FEW else _CLOSE
    for scale, statements in _by_scale(check_in):
        if _in_rows(scale, language):
            yield from (_listed(scale, one, language, paper) for one in statements)
            continue
        yield _grid(scale, statements, numbers, language, paper, height)
        if ends := _ends(scale, language, paper):
            yield say(ends, Style.CAPTION)


def _in_rows(scale: Scale, language: str) -> bool:
    """Whether the points of a scale have so much to say that each has a line of its own."""
    if scale.scaling is Scaling.AGREEMENT or _only_numbers(scale):
        return False
    return any(len(point.label.said(language)) > _LONG_LABEL for point in scale.points)


def _only_numbers(scale: Scale) -> bool:
    """Whether an amount has so many points that only its ends have words."""
    return scale.scaling is Scaling.AMOUNT and len(scale.points) > _MANY


def _ends(scale: Scale, language: str, paper: PaperWords) -> str:
    if not _only_numbers(scale):
        return ""
    first, last = (scale.points[at].label.said(language) for at in (0, -1))
    return paper.ends.format(first=first, last=last)


def _grid(
    scale: Scale, statements: list[Statement], numbers: dict[str, int], language: str, paper: PaperWords, height: float
) -> Table:
    """Return a line of circles for each statement."""
    numbered = _only_numbers(scale)
    wide = _NARROW_POINT if numbered else _POINT
    points = (
        Column(str(point.value) if numbered else point.label.said(language), wide, Align.MIDDLE)
        for point in scale.points
    )
    first = (Column(paper.number, _NUMBER), Column(paper.statement, _WHOLE - _NUMBER - wide * len(scale.points)))
    return Table(
        columns=(*first, *points),
        rows=tuple(
            (
                Cell((say(str(numbers[one.key]), bold=True),)),
                Cell((say(one.text.said(language), Style.LEAD),)),
                *(Cell(drawing=Ring()) for _ in scale.points),
            )
            for one in statements
        ),
        summary=paper.form_summary,
        margin=True,
        row_height=height,
    )


def _listed(scale: Scale, statement: Statement, language: str, paper: PaperWords) -> Table:
    """Return the points of a scale below one another, each with its circle."""
    asked, labels = statement.text.said(language), [point.label.said(language) for point in scale.points]
    return _choices(asked, labels, f"{asked} {paper.mark_one}")


def _choices(title: str, labels: list[str], summary: str) -> Table:
    return Table(
        columns=(Column("", _POINT, Align.MIDDLE), Column(title, _WHOLE - _POINT)),
        rows=tuple((Cell(drawing=Ring()), Cell((say(label, Style.LEAD),))) for label in labels),
        summary=summary,
        row_height=_CLOSE,
    )


def _about_you(check_in: CheckIn, language: str, paper: PaperWords, said: AnswerWords) -> Iterator[Content]:
    """Yield the circles for the parts of the group: beside one another where they have room, else below."""
    for split in check_in.rules.splits:
        title = split.title.said(language)
        labels = [part.title.said(language) for part in split.parts]
        yield Heading(3, f"{title} ({said.leave_blank})")
        summary = paper.part_summary.format(split=title)
        if len(labels) <= _MANY and max(map(len, labels)) <= _LONG_LABEL:
            columns = tuple(Column(label, 1.0, Align.MIDDLE) for label in labels)
            yield Table(columns, (tuple(Cell(drawing=Ring()) for _ in labels),), summary, row_height=_CLOSE)
        else:
            yield _choices("", labels, summary)


def _written(check_in: CheckIn, language: str, said: AnswerWords) -> Iterator[Content]:
    for one in check_in.instrument.written:
        yield Heading(3, f"{one.text.said(language)} ({said.leave_blank})")
        yield say(said.paper_capitals, Style.CAPTION)
        yield Rules("", _ONE_LINE if one.one_word else _LINES)


def _what_happens(check_in: CheckIn, said: AnswerWords) -> Box:
    told = said.paper_happens.format(check_in.rules.scores_from)
    return Box((Paragraph((Run(f"{said.paper_what_happens} ", bold=True), Run(told))),))


def _tally(scale: Scale, statements: list[Statement], numbers: dict[str, int]) -> Table:
    """Return a line for each statement, with a place to count at each point."""
    own = ENGLISH
    wide = min(_TALLY_POINT, (_WHOLE - 300) / len(scale.points))
    points = [
        Column(str(point.value) if _only_numbers(scale) else point.label.text, wide, Align.MIDDLE)
        for point in scale.points
    ]
    sums = (Column(own.blank, _TALLY_SUM, Align.MIDDLE), Column(own.total, _TALLY_SUM, Align.MIDDLE))
    rest = _WHOLE - _NUMBER - wide * len(points) - 2 * _TALLY_SUM
    return Table(
        columns=(Column("", _NUMBER), Column(own.statement, rest), *points, *sums),
        rows=tuple(
            (
                Cell((say(str(numbers[one.key]), bold=True),)),
                cell(one.text.text),
                *(Cell() for _ in (*points, *sums)),
            )
            for one in statements
        ),
        summary=own.tally_summary,
        margin=True,
        row_height=_TALLY_HEIGHT,
    )
