"""The facilitator's script: every block in full, in the order of the day."""

from collections.abc import Iterator
from uuid import UUID

from core_facilitator.documents.blocks import (
    Content,
    Heading,
    MarginItem,
    MarginList,
    Paragraph,
    Run,
    Style,
    say,
)
from core_facilitator.documents.group_lists import group_script
from core_facilitator.documents.phrases import (
    bullets,
    company,
    labeled,
    labeled_in_a_row,
    listed,
    sentences,
    small_print,
    step,
)
from core_facilitator.documents.plans import Plan
from core_facilitator.domain.agendas import Block, Shape, Step
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.timing import TimedBlock, TimedDay, TimedTrack

_DEEPEST = 4


def script_pages(plan: Plan, day: TimedDay) -> tuple[Content, ...]:
    """Return every block of the day with everything that the facilitator knows about it."""
    words = plan.words
    heading = Heading(1, plan.of_day(words.script, words.script_day, day), badge=words.facilitators_only)
    line = say(plan.day_line(day), Style.CAPTION)
    blocks = [content for timed in day.blocks for content in _block(plan, timed, 2)]
    return (heading, line, *labeled(words.notes, day.day.notes), *(blocks or [say(words.nothing_planned)]))


def _block(plan: Plan, timed: TimedBlock, level: int, leads_of_track: tuple[UUID, ...] = ()) -> Iterator[Content]:
    block = timed.block
    yield Heading(level, plan.title_of(block), FRAMEWORKS.get(block.framework), _aside(plan, timed))
    yield from _about(plan, block, leads_of_track)
    yield from _details(plan, block)
    for track in timed.tracks:
        yield from _track(plan, timed, track, min(level + 1, _DEEPEST))
    if block.credit:
        yield say(block.credit, Style.CAPTION)


def _aside(plan: Plan, timed: TimedBlock) -> str:
    words, block = plan.words, timed.block
    if block.skipped:
        return words.skipped
    return listed(
        plan.span(timed.start, timed.end),
        plan.minutes(timed.minutes) if timed.minutes else "",
        _kind(plan, block),
        plan.room_name(block.room),
        words.pinned if block.pin else "",
        words.fixed_end.format(time=plan.clock(timed.end)) if block.fixed_end else "",
        words.protected if block.protected else "",
    )


def _kind(plan: Plan, block: Block) -> str:
    """Return the kind of time, unless the title says it ("Break") or it is a moment and takes none."""
    kind = plan.words.kinds[block.kind].lower()
    return "" if kind in block.title.lower() or block.shape is Shape.MILESTONE else kind


def _about(plan: Plan, block: Block, leads_of_track: tuple[UUID, ...]) -> Iterator[Content]:
    words = plan.words
    yield from labeled(words.purpose, block.purpose)
    yield from labeled_in_a_row(
        (words.leads, plan.names(block.leads) if block.leads != leads_of_track else ""),
        (words.grouping, block.grouping),
        (words.framework, block.framework if block.framework not in FRAMEWORKS else ""),
        (words.protocol, block.protocol if block.protocol != block.title else ""),
    )
    yield from labeled(words.participants_see, block.participants_see)


def _details(plan: Plan, block: Block) -> Iterator[Content]:
    words = plan.words
    if block.steps:
        yield MarginList(tuple(_step(plan, part) for part in block.steps))
    if block.prompts:
        yield say(words.prompts, Style.LABEL)
        yield bullets(block.prompts)
    yield from group_script(plan, block)
    yield from labeled(words.notes, block.notes)
    yield from labeled(words.set_up, block.setup)
    yield from labeled(words.materials, listed(*plan.amounts(block)))
    if block.handout:
        yield from labeled(words.handout, block.handout.title or plan.title_of(block))
    if block.journal:
        yield from labeled(words.journal_page, plan.title_of(block))
    least = words.no_shorter.format(minutes=block.floor) if block.floor else ""
    yield from labeled(words.if_late, sentences(block.if_late, least))


def _step(plan: Plan, part: Step) -> MarginItem:
    about = company(plan.words, part.together, part.silent)
    body = [*small_print(about), *((say(part.text),) if part.text else ())]
    if part.say:
        body.append(Paragraph((Run(f"{plan.words.say} ", bold=True), Run(part.say, italic=True))))
    return step(part.minutes, plan.words.minute_unit, part.title, *body)


def _track(plan: Plan, group: TimedBlock, track: TimedTrack, level: int) -> Iterator[Content]:
    words, about = plan.words, track.track
    count = len(about.people)
    aside = listed(plan.room_name(about.room), words.counted(words.people, count) if count else "")
    yield Heading(level, plan.track_title(group, track), aside=aside)
    yield from labeled(words.leads, plan.names(about.leads))
    yield from labeled(words.in_this_track, plan.names(about.people))
    for timed in track.blocks:
        yield from _block(plan, timed, min(level + 1, _DEEPEST), about.leads)
    if track.blocks and track.slack:
        yield say(words.counted(words.spare, track.slack), Style.CAPTION)
