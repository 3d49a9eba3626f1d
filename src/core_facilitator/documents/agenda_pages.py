"""The agenda that participants hold: what happens when and where, and in which group they are."""

from collections.abc import Iterator

from core_facilitator.documents.blocks import (
    Align,
    Cell,
    Column,
    Content,
    Heading,
    Style,
    Table,
    say,
)
from core_facilitator.documents.phrases import bullets, cell, continued, moment, sentences, small_print
from core_facilitator.documents.plans import Plan
from core_facilitator.domain.timing import TimedBlock, TimedDay, TimedTrack

_Row = tuple[Cell, ...]


def agenda_pages(plan: Plan, day: TimedDay) -> tuple[Content, ...]:
    """Return the day's agenda; the first day's also says why the group meets."""
    words = plan.words
    heading = Heading(1, plan.of_day(words.agenda, words.agenda_day, day))
    table = Table(
        columns=(Column(words.time, 1.1, Align.END), Column(words.what, 6), Column(words.where, 1.9)),
        rows=(*(row for timed in day.blocks for row in _rows(plan, day, timed)), _closing(plan, day)),
        summary=words.agenda_summary.format(day=words.dates.day(day.day.date)),
        margin=True,
    )
    why = _why(plan) if day is plan.days[0] else ()
    return (heading, say(plan.day_line(day), Style.CAPTION), *why, table)


def _why(plan: Plan) -> Iterator[Content]:
    if plan.session.purpose:
        yield say(plan.session.purpose, Style.LEAD)
    if plan.session.outcomes:
        yield say(plan.words.outcomes, Style.LABEL)
        yield bullets(plan.session.outcomes)


def _rows(plan: Plan, day: TimedDay, timed: TimedBlock) -> Iterator[_Row]:
    block = timed.block
    if block.skipped:
        return
    title = say(plan.title_of(block), bold=True)
    what = Cell((title, *small_print(continued(block.participants_see, block.grouping))), block.kind)
    yield (_time(plan, day, timed), what, cell(plan.room_name(block.room)))
    for track in timed.tracks:
        yield _track_row(plan, timed, track)


def _track_row(plan: Plan, group: TimedBlock, track: TimedTrack) -> _Row:
    about = track.track
    leads = plan.names(about.leads)
    happens = sentences(*_what_happens(plan, track), plan.words.with_leads.format(names=leads) if leads else "")
    lines = (happens, plan.names(about.people))
    content = (say(plan.track_title(group, track)), *small_print(*lines))
    return (cell(plan.clock(group.start)), Cell(content), cell(plan.room_name(about.room)))


def _what_happens(plan: Plan, track: TimedTrack) -> Iterator[str]:
    """Yield the track's blocks with their times, where they say more than the track's own title."""
    shown = [timed for timed in track.blocks if not timed.block.skipped]
    for timed in shown:
        if len(shown) > 1:
            yield plan.words.at_time.format(time=plan.clock(timed.start), title=plan.title_of(timed.block))
        elif timed.block.title != track.track.title:
            yield plan.title_of(timed.block)


def _time(plan: Plan, day: TimedDay, timed: TimedBlock) -> Cell:
    minutes = plan.minutes(timed.minutes) if timed.minutes else ""
    return moment(plan.clock(timed.start), minutes, plan.next_day(timed.start, day))


def _closing(plan: Plan, day: TimedDay) -> _Row:
    when = moment(plan.clock(day.end), plan.next_day(day.end, day))
    return (when, cell(sentences(plan.words.close, day.day.closing)), Cell())
