"""The days of a session as they were held: block by block, beside what was planned, and who was there."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from core_facilitator.documents.blocks import Align, Cell, Column, Content, Heading, Style, Table, say
from core_facilitator.documents.phrases import cell, moment, sentences, small_print, titles
from core_facilitator.documents.summary_bars import planned_and_held
from core_facilitator.documents.told import QUIET, Told
from core_facilitator.domain.agendas import Block, Shape
from core_facilitator.domain.attendance import Attendance, Half, Present
from core_facilitator.domain.run_reports import BlockReport
from core_facilitator.domain.summaries import HeldDay
from core_facilitator.domain.timing import time_day
from core_facilitator.domain.typed_times import clock, duration

_DAYS_A_TABLE = 2
_HOUR = 60
_UNBROKEN = "\N{NO-BREAK SPACE}"
_MINUS = "\N{MINUS SIGN}"
_Row = tuple[Cell, ...]


def happened(told: Told, day: HeldDay) -> Iterator[Content]:
    """Yield a day block by block: when it was really held, and by which protocol; then what did not take place.

    Breaks and milestones are for facilitators; others see them in the drawing.
    """
    words, own, plan = told.words, told.own, day.run.plan
    yield Heading(2, told.of_day(own.day_held_one, own.day_held, day))
    report = day.report
    held = (
        own.held_line.format(start=told.clock(day, report.start), end=told.clock(day, report.end or report.start))
        if report.start
        else ""
    )
    yield say(sentences(plan.title, words.dates.day(plan.date), plan.venue, held), Style.CAPTION)
    rows = tuple(_held(told, day, one) for one in _to_tell(told, report.blocks))
    if rows:
        yield Table(
            columns=(Column(words.time, 1.1, Align.END), Column(words.what, 7.6), Column(own.took, 1.2, Align.END)),
            rows=rows,
            summary=own.day_summary.format(day=words.dates.day(plan.date)),
            margin=True,
        )
    yield from _not_held(told, day)


def _not_held(told: Told, day: HeldDay) -> Iterator[Content]:
    """Yield what did not take place, with what became of it."""
    own = told.own
    rows = tuple((_title(told, one), cell(_fate(told, one))) for one in _to_tell(told, day.report.not_held))
    if rows:
        yield Heading(3, own.not_held)
        yield Table(
            columns=(Column(told.words.what, 6), Column(own.fate, 4)),
            rows=rows,
            summary=own.not_held_summary.format(day=told.words.dates.day(day.run.plan.date)),
        )


def _to_tell(told: Told, blocks: tuple[BlockReport, ...]) -> tuple[BlockReport, ...]:
    return tuple(one for one in blocks if told.private or one.shape not in QUIET)


def _title(told: Told, one: BlockReport) -> Cell:
    return Cell((say(told.title_of(one)),))


def _held(told: Told, day: HeldDay, one: BlockReport) -> _Row:
    block = day.block(one)
    came_in = told.own.came_in if one.planned_start is None else ""
    about = sentences(_protocol(told, block), came_in)
    took = told.words.minutes.format(count=one.actual) if one.actual else ""
    what = Cell(
        (say(told.title_of(one), bold=True), *small_print(about, _tracks(block))),
        one.kind if one.actual else None,
    )
    when = moment(told.clock(day, one.start)) if one.start else Cell()
    return (when, what, cell(took))


def _protocol(told: Told, block: Block | None) -> str:
    """Return what protocol it was, where its title does not say so."""
    named = block is not None and block.protocol and block.protocol != block.title
    return told.own.protocol.format(name=block.protocol) if block and named else ""


def _tracks(block: Block | None) -> str:
    return titles(track.title for track in block.tracks if track.title) if block else ""


def _fate(told: Told, one: BlockReport) -> str:
    """Return what became of a block that did not take place."""
    own = told.own
    came_in = own.came_in if one.start and one.planned_start is None else ""
    skipped = own.skipped_after.format(count=one.actual) if one.actual else own.skipped if one.skipped else ""
    number = 0 if one.moved_to is None else told.number(one.moved_to)
    moved = own.moved_to.format(number=number) if number else own.elsewhere if one.moved_to else ""
    *before, last = [part for part in (came_in, skipped, moved) if part] or [own.left_out]
    return f"{sentences(*before)} {last}".strip()


def went(told: Told, day: HeldDay) -> Iterator[Content]:
    """Yield where a day went: planned above held, to scale, and what of it was other than planned."""
    own, words = told.own, told.words
    yield Heading(2, told.of_day(own.went, own.went_day, day))
    yield say(_began_and_ended(told, day), Style.CAPTION)
    drawing = planned_and_held(told, day)
    if drawing is not None:
        yield drawing
    rows = tuple(_differences(told, day))
    if not rows:
        yield say(own.all_as_planned)
        return
    ends = (
        Column(own.planned, 1.5, Align.END),
        Column(own.took, 1.5, Align.END),
        Column(own.difference, 1.5, Align.END),
    )
    yield Table(
        columns=(Column(words.block, 5.5), *ends),
        rows=(*rows, _altogether(told, day)),
        summary=own.went_summary.format(day=words.dates.day(day.run.plan.date)),
    )


def _began_and_ended(told: Told, day: HeldDay) -> str:
    own, report = told.own, day.report
    began = _late(report.start, report.planned_start, (own.began_early, own.began_on_time, own.began_late))
    planned_end = time_day(day.run.plan).end
    ended = _late(report.end, planned_end, (own.ended_early, own.ended_on_time, own.ended_late))
    return sentences(began, ended)


def _late(at: datetime | None, planned: datetime, words: tuple[str, str, str]) -> str:
    """Return by how much something was early or late by the minutes that are shown, or that it was neither."""
    early, on_time, late = words
    minutes = 0 if at is None else (at.replace(second=0, microsecond=0) - planned) // timedelta(minutes=1)
    return (late if minutes > 0 else early).format(length=duration(abs(minutes))) if minutes else on_time


def _differences(told: Told, day: HeldDay) -> Iterator[_Row]:
    own, report = told.own, day.report
    for one in report.blocks:
        if one.over and one.shape is not Shape.MILESTONE:
            about = own.came_in if one.planned_start is None else ""
            yield _difference(told, one, about)
    for one in report.not_held:
        yield _difference(told, one, _fate(told, one))


def _difference(told: Told, one: BlockReport, about: str) -> _Row:
    title = Cell((say(told.title_of(one)), *small_print(about)), one.kind)
    return (
        title,
        *map(cell, (_minutes(told, one.planned), _minutes(told, one.actual), signed(one.actual - one.planned))),
    )


def _minutes(told: Told, count: int) -> str:
    return told.words.minutes.format(count=count) if count else ""


def signed(minutes: int) -> str:
    """Return "+5" or "−5", with a true minus sign."""
    return f"{_sign(minutes)}{abs(minutes)}" if minutes else ""


def _sign(minutes: int) -> str:
    return "+" if minutes > 0 else _MINUS


def _altogether(told: Told, day: HeldDay) -> _Row:
    report = day.report
    planned = report.planned + sum(one.planned for one in report.not_held)
    actual = report.actual + sum(one.actual for one in report.not_held)
    more = actual - planned
    length = duration(abs(more)) if abs(more) >= _HOUR else ""
    texts = (told.own.together, duration(planned), duration(actual), _sign(more) + length if length else signed(more))
    return tuple(Cell((say(text, bold=True),)) if text else Cell() for text in texts)


def attendance(told: Told) -> Iterator[Content]:
    """Yield who was there in each half-day that was marked; for others than facilitators, how many."""
    days = [day for day in told.summary.days if day.present]
    yield Heading(2, told.own.attendance)
    if not told.private:
        yield _counts(told, days)
        return
    for at in range(0, len(days), _DAYS_A_TABLE):
        yield _names(told, days[at : at + _DAYS_A_TABLE])


def _counts(told: Told, days: list[HeldDay]) -> Table:
    columns = (Column(told.words.date, 4), Column(told.own.there, 6))
    rows = (
        (cell(told.words.dates.day(day.run.plan.date)), cell("; ".join(_count(told, *each) for each in day.present)))
        for day in days
    )
    return Table(columns=columns, rows=tuple(rows), summary=told.own.counts_summary)


def _count(told: Told, half: Half, counted: Present) -> str:
    return told.words.titled.format(title=told.own.halves[half], text=_there(told, counted))


def _there(told: Told, counted: Present) -> str:
    """Return "3 here", or "3 here, 1 in part"."""
    words = told.own.present_and_part if counted.part else told.own.present
    return words.format(here=counted.here, part=counted.part)


def _names(told: Told, days: list[HeldDay]) -> Table:
    own, session = told.own, told.session
    halves = [(day, half) for day in days for half, _ in day.present]
    marks = {(one.run, one.half, one.person): one for day in days for one in day.marks}
    dates = {day.run.id: told.words.dates.in_year(day.run.plan.date).replace(" ", _UNBROKEN) for day in days}
    heads = (f"{own.halves[half]}, {dates[day.run.id]}" for day, half in halves)
    rows = []
    for person in (*session.people, *session.team):
        mine = [marks.get((day.run.id, half, person.id)) for day, half in halves]
        if any(mine):
            rows.append((cell(person.name), *(_mark(told, one) if one else Cell() for one in mine)))
    counts = (_there(told, dict(day.present)[half]) for day, half in halves)
    total = tuple(Cell((say(text, bold=True),)) for text in (own.there, *counts))
    columns = (Column(told.words.name, 3), *(Column(text, 2) for text in heads))
    return Table(columns=columns, rows=(*rows, total), summary=own.attendance_summary)


def _mark(told: Told, one: Attendance) -> Cell:
    own = told.own
    at = "" if one.arrives is None else clock(one.arrives, hours24=told.hours24)
    how = own.arrives.format(time=at) if at else own.presences[one.presence]
    return Cell((say(how), *small_print(one.remark)))


def credits_of(told: Told) -> Iterator[Content]:
    """Yield whose methods took place."""
    yield Heading(2, told.own.credits)
    yield Table(
        columns=(Column(told.own.practice, 3), Column(told.own.credit, 7)),
        rows=tuple(
            (Cell((say("\n".join(filter(None, names))),)), Cell(small_print(sentences(credit))))
            for credit, names in told.summary.credits
        ),
        summary=told.own.credits_summary,
    )
