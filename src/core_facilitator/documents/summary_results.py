"""What a session came to: why it was held, what was decided, promised and put aside, and what comes next."""

from collections.abc import Iterator

from core_facilitator.documents.blocks import Align, Cell, Column, Content, Heading, Paragraph, Run, Style, Table, say
from core_facilitator.documents.phrases import bullets, cell, listed, moment, sentences, small_print
from core_facilitator.documents.summary_bars import days_as_held
from core_facilitator.documents.told import QUIET, Told
from core_facilitator.domain.agendas import Session
from core_facilitator.domain.commitments import Commitment, State
from core_facilitator.domain.summaries import HeldDay


def head(told: Told) -> Iterator[Content]:
    """Yield what the summary is of: always its beginning."""
    words, session = told.words, told.session
    badge = words.facilitators_only if told.private else ""
    yield Heading(1, session.title or words.no_title, badge=badge)
    dates = sorted(day.date for day in session.days)
    when = words.dates.range(dates[0], dates[-1]) if dates else ""
    lines = (session.organization, session.group, when, session.place)
    yield say(sentences(told.own.name, *lines), Style.CAPTION)
    if not told.summary.days:
        yield say(told.own.nothing_held)


def purpose(told: Told) -> Iterator[Content]:
    """Yield why people met, what they wanted to leave with, and how the time was spent."""
    session = told.session
    if session.purpose:
        yield say(session.purpose, Style.LEAD)
    if session.outcomes:
        yield Heading(2, told.own.outcomes)
        yield bullets(session.outcomes)
    drawing = days_as_held(told)
    if drawing is not None:
        yield Heading(2, told.own.arc)
        yield drawing
        yield from (line for day in told.summary.days for line in _arc(told, day))


def _arc(told: Told, day: HeldDay) -> Iterator[Paragraph]:
    """Yield a day as what took place in it; breaks and milestones go without saying."""
    happened = [told.title_of(one) for one in day.report.blocks if one.shape not in QUIET]
    if happened:
        name = sentences(listed(told.day_name(day), day.run.plan.title))
        yield Paragraph((Run(f"{name} ", bold=True), Run(sentences("; ".join(happened)))), Style.CAPTION)


def decisions(told: Told) -> Iterator[Content]:
    """Yield what was decided; facilitators also see with whom it is linked."""
    yield Heading(2, told.own.decisions)
    yield bullets(tuple(_said_by(told, one.text, told.name(one.person)) for one in told.summary.decisions))


def _said_by(told: Told, text: str, name: str) -> str:
    return told.own.said_by.format(text=text, name=name) if name else text


def commitments(told: Told) -> Iterator[Content]:
    """Yield who will do what by when, and who will ask: by person, and of each by date."""
    own = told.own
    yield Heading(2, own.commitments)
    yield Table(
        columns=(Column(own.who, 2.2), Column(own.what, 4.3), Column(own.by_when, 1.7), Column(own.who_asks, 1.8)),
        rows=tuple(_promise(told, one) for one in told.summary.commitments),
        summary=own.commitments_summary,
    )


def _promise(told: Told, one: Commitment) -> tuple[Cell, ...]:
    own = told.own
    turned = () if one.state is State.OPEN else small_print(own.states[one.state])
    remark = small_print(one.turns[-1].remark) if one.turns else ()
    who = Cell((say(one.who or own.nobody, bold=True),))
    return (who, Cell((say(one.what), *turned, *remark)), cell(_due(told, one)), cell(one.asks))


def _due(told: Told, one: Commitment) -> str:
    return told.words.dates.brief(one.due) if one.due else ""


def by_date(told: Told) -> Iterator[Content]:
    """Yield what can still be kept, by when it is due."""
    own = told.own
    live = sorted(
        (one for one in told.summary.commitments if one.live), key=lambda one: (one.due is None, one.due or 0)
    )
    yield Heading(2, own.by_date)
    yield Table(
        columns=(Column(own.by_when, 1.7, Align.END), Column(own.what, 5.4), Column(own.who_asks, 1.7)),
        rows=tuple((cell(_due(told, one) or own.no_date), _of_whom(told, one), cell(one.asks)) for one in live),
        summary=own.by_date_summary,
        margin=True,
    )


def _of_whom(told: Told, one: Commitment) -> Cell:
    return Cell((Paragraph((Run(f"{sentences(one.who or told.own.nobody)} ", bold=True), Run(one.what))),))


def parked(told: Told) -> Iterator[Content]:
    """Yield what was put aside, and what became of it."""
    own = told.own
    yield Heading(2, own.parked)
    yield Table(
        columns=(Column(own.question, 6), Column(own.fate, 4)),
        rows=tuple(
            (
                cell(_said_by(told, one.text, told.name(one.person))),
                Cell((say(own.fates[one.fate]), *small_print(one.remark))),
            )
            for one in told.summary.parked
        ),
        summary=own.parked_summary,
    )


def notes(told: Told) -> Iterator[Content]:
    """Yield what facilitators wrote down for themselves, with when and where."""
    words, own = told.words, told.own
    yield Heading(2, own.notes)
    rows = []
    for one in told.summary.notes:
        day = told.day_of(one.run) or told.summary.days[0]
        block = None if one.block is None else day.run.block(one.block)
        about = listed("" if block is None else block.title, told.name(one.person))
        when = moment(told.clock(day, one.at), told.day_name(day) if len(told.session.days) > 1 else "")
        rows.append((when, Cell((say(one.text), *small_print(about)))))
    columns = (Column(words.time, 1.1, Align.END), Column(own.what, 9))
    yield Table(columns=columns, rows=tuple(rows), summary=own.notes_summary, margin=True)


def following(told: Told, coming: Session) -> Iterator[Content]:
    """Yield the session that comes next."""
    dates = sorted(day.date for day in coming.days)
    when = told.words.dates.range(dates[0], dates[-1]) if dates else ""
    title = sentences(coming.title or told.words.no_title)
    yield Heading(2, told.own.following)
    yield Paragraph((Run(f"{title} ", bold=True), Run(sentences(when, coming.place))))
