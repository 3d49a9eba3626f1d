"""The printed run sheet: one table a day, to read standing up and to write the actual times in."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from core_facilitator.documents.blocks import (
    Align,
    Box,
    Cell,
    Column,
    Content,
    Heading,
    Paragraph,
    Run,
    Style,
    Table,
    say,
)
from core_facilitator.documents.group_lists import in_short
from core_facilitator.documents.phrases import cell, listed, moment, sentences, small_print, titles
from core_facilitator.documents.plans import Plan
from core_facilitator.domain.agendas import Block, Shape
from core_facilitator.domain.timing import TimedBlock, TimedDay, TimedTrack

_MOST_THAT_GIVE = 3
_Row = tuple[Cell, ...]


def run_sheet_pages(plan: Plan, day: TimedDay) -> tuple[Content, ...]:
    """Return the day's run sheet, with a box for the day that runs late."""
    words = plan.words
    heading = Heading(1, plan.of_day(words.run_sheet, words.run_sheet_day, day), badge=words.facilitators_only)
    table = Table(
        columns=(
            Column(words.time, 1.1, Align.END),
            Column(words.block, 5.7),
            Column(words.lead, 1.4),
            Column(words.bring, 2.9),
            Column(words.actual, 1.05),
        ),
        rows=(*_rows(plan, day), _closing(plan, day)),
        summary=words.run_sheet_summary.format(day=words.dates.day(day.day.date)),
        margin=True,
        ruled=True,
    )
    return (heading, say(plan.day_line(day), Style.CAPTION), table, *_if_late(plan, day))


def _rows(plan: Plan, day: TimedDay) -> Iterator[_Row]:
    at = ""
    for timed in day.blocks:
        if timed.gap:
            yield _gap(plan, day, timed)
        there = _place(plan, timed.block)
        yield from _block_rows(plan, day, timed, there if there != at else "")
        # A break may be anywhere, but after tracks everybody has to come back.
        at = "" if timed.tracks else there or at


def _place(plan: Plan, block: Block) -> str:
    """Return the block's room, if it happens and there is more than one room to look for it in."""
    return plan.room_name(block.room) if len(plan.session.rooms) > 1 and not block.skipped else ""


def _block_rows(plan: Plan, day: TimedDay, timed: TimedBlock, place: str) -> Iterator[_Row]:
    """Yield the block's row and its tracks'. `place` is the room to name, where people have to move."""
    block = timed.block
    if block.skipped:
        yield (Cell(small_print(plan.words.skipped)), cell(plan.title_of(block)), Cell(), Cell(), Cell())
        return
    yield (
        _time(plan, day, timed),
        Cell((_title(plan, timed), *_second_line(plan, block, place)), block.kind),
        cell(plan.given_names(block.leads)),
        cell(_bring(plan, (block,))),
        Cell(),
    )
    for track in timed.tracks:
        yield from _track_rows(plan, timed, track)


def _track_rows(plan: Plan, group: TimedBlock, track: TimedTrack) -> Iterator[_Row]:
    words, about = plan.words, track.track
    count = len(about.people)
    inner = [timed for timed in track.blocks if not timed.block.skipped]
    spare = words.counted(words.spare, track.slack) if track.blocks and track.slack else ""
    only = plan.title_of(inner[0].block) if len(inner) == 1 and inner[0].block.title != about.title else ""
    asked = words.check_in if len(inner) == 1 and inner[0].block.id in plan.asked else ""
    people = words.counted(words.people, count) if count else ""
    lines = [sentences(plan.room_name(about.room), people, only, asked, spare)]
    if len(inner) > 1:
        lines += [_track_part(plan, timed) for timed in inner]
    yield (
        cell(plan.clock(group.start)),
        Cell((say(plan.track_title(group, track)), *small_print(*lines))),
        cell(plan.given_names(about.leads)),
        cell(_bring(plan, [timed.block for timed in inner])),
        Cell(),
    )
    for timed in track.blocks:
        if timed.block.shape is Shape.TRACKS and not timed.block.skipped:
            for nested in timed.tracks:
                yield from _track_rows(plan, timed, nested)


def _track_part(plan: Plan, timed: TimedBlock) -> str:
    title = plan.title_of(timed.block)
    part = plan.words.track_part.format(time=plan.clock(timed.start), title=title, minutes=timed.minutes)
    return f"{part}, {plan.words.has_check_in}" if timed.block.id in plan.asked else part


def _bring(plan: Plan, blocks: Iterable[Block]) -> str:
    return listed(*(text for block in blocks for text in plan.amounts(block)))


def _title(plan: Plan, timed: TimedBlock) -> Paragraph:
    words, block = plan.words, timed.block
    marks = [
        words.pinned if block.pin else "",
        words.fixed_end.format(time=plan.clock(timed.end)) if block.fixed_end else "",
        words.protected if block.protected else "",
        words.has_check_in if block.id in plan.asked else "",
    ]
    rest = "".join(f", {mark}" for mark in marks if mark)
    return Paragraph((Run(plan.title_of(block), bold=True), *((Run(rest),) if rest else ())))


def _second_line(plan: Plan, block: Block, place: str) -> tuple[Paragraph, ...]:
    """Return where the block is, in how many groups, and its steps' minutes or else what it is about, in full."""
    steps = [str(step.minutes) for step in block.steps if step.minutes]
    groups = in_short(plan, block)
    divided = f"{groups[:1].upper()}{groups[1:]}"
    if len(steps) > 1:
        return small_print(sentences(place, divided, plan.words.steps_minutes.format(minutes=", ".join(steps))))
    return small_print(sentences(place, divided, _gist(block)))


def _gist(block: Block) -> str:
    """Return the first text that says what the block is about, without its empty lines."""
    texts = (block.participants_see, block.purpose, *block.prompts, block.grouping)
    lines = ([line.strip() for line in text.splitlines() if line.strip()] for text in texts)
    return "\n".join(next(filter(None, lines), []))


def _time(plan: Plan, day: TimedDay, timed: TimedBlock) -> Cell:
    lines = [plan.minutes(timed.minutes) if timed.minutes else "", plan.next_day(timed.start, day)]
    if timed.overlap:
        lines.append(plan.words.overlap.format(minutes=timed.overlap))
    return moment(plan.clock(timed.start), *lines)


def _gap(plan: Plan, day: TimedDay, timed: TimedBlock) -> _Row:
    start = datetime.fromtimestamp(timed.start.timestamp() - 60 * timed.gap, timed.start.tzinfo)
    when = moment(plan.clock(start), plan.minutes(timed.gap), plan.next_day(start, day))
    return (when, Cell((say(plan.words.open_time),)), Cell(), Cell(), Cell())


def _closing(plan: Plan, day: TimedDay) -> _Row:
    words = plan.words
    over = words.counted(words.over_plan, -day.slack) if day.slack < 0 else ""
    under = words.counted(words.under_plan, day.slack) if day.slack > 0 else ""
    closing = (say(sentences(words.close, day.day.closing)), *small_print(over, under))
    return (moment(plan.clock(day.end), plan.next_day(day.end, day)), Cell(closing), Cell(), Cell(), Cell())


def _if_late(plan: Plan, day: TimedDay) -> Iterator[Box]:
    """Yield what to do when the day runs late: the day's own rule, what stays whole, and what can give minutes."""
    words = plan.words
    blocks = [timed for timed in day.all_blocks() if not timed.block.skipped]
    protected = titles(plan.title_of(timed.block) for timed in blocks if timed.block.protected)
    givers = [timed for timed in day.blocks if not timed.block.skipped and _can_give(timed) > 0]
    most = sorted(givers, key=_can_give, reverse=True)[:_MOST_THAT_GIVE]
    spare = titles(
        words.can_give_part.format(title=plan.title_of(timed.block), minutes=_can_give(timed))
        for timed in givers
        if timed in most
    )
    lines = [
        day.day.if_late,
        words.never_from.format(titles=protected) if protected else "",
        words.can_give.format(parts=spare) if spare else "",
    ]
    told = [line for line in lines if line]
    if told:
        first = Paragraph((Run(f"{words.if_we_run_late} ", bold=True), Run(told[0])))
        yield Box((first, *(say(line) for line in told[1:])))


def _can_give(timed: TimedBlock) -> int:
    """Return how many minutes a block can lose and still make sense; 0 where nobody has said."""
    block = timed.block
    return 0 if block.protected or block.floor is None else timed.minutes - block.floor
