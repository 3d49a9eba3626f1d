"""Who works with whom: the groups of a block, on a handout, in the script, and for the rooms.

What is wished for (who should be apart, who together) is on no page: `plans.plan_for` leaves it out.
"""

from collections.abc import Iterator

from core_facilitator.documents.blocks import Cell, Column, Content, Heading, Style, Table, say
from core_facilitator.documents.phrases import cell, labeled
from core_facilitator.documents.plans import Plan
from core_facilitator.domain.agendas import Block, SmallGroup
from core_facilitator.domain.group_plans import sizes_of, unplaced
from core_facilitator.domain.timing import TimedBlock, TimedDay

_Row = tuple[Cell, ...]


def group_title(plan: Plan, group: SmallGroup, at: int) -> str:
    """Return what the group at that place is called: its title, or its number."""
    return group.title or plan.words.group_number.format(number=at + 1)


def in_short(plan: Plan, block: Block) -> str:
    """Return "in 5 groups of 3", or nothing where nobody has divided the people."""
    count, least, most = sizes_of(block.groups)
    if count < 2:
        return ""
    words = plan.words.in_count_groups if least == most else plan.words.in_count_groups_between
    return words.format(count=count, least=least, most=most)


def group_table(plan: Plan, block: Block) -> Iterator[Table]:
    """Yield a table of the block's groups with their people, and where they are if that is said; none without any."""
    if not block.groups:
        return
    words = plan.words
    somewhere = any(plan.room_name(group.room) for group in block.groups)
    yield Table(
        columns=(
            Column(words.group_column, 1.8),
            Column(words.group_people, 5.4),
            *((Column(words.where, 1.8),) if somewhere else ()),
        ),
        rows=tuple(_row(plan, group, at, somewhere=somewhere) for at, group in enumerate(block.groups)),
        summary=words.groups_summary.format(title=plan.title_of(block)),
    )


def _row(plan: Plan, group: SmallGroup, at: int, *, somewhere: bool) -> _Row:
    title = Cell((say(group_title(plan, group, at), bold=True),))
    where = (cell(plan.room_name(group.room)),) if somewhere else ()
    return (title, cell(plan.names(group.people)), *where)


def group_script(plan: Plan, block: Block) -> Iterator[Content]:
    """Yield the groups as the facilitator needs them: also who is in none."""
    yield from group_table(plan, block)
    if block.groups:
        away = unplaced(plan.session.people, block.groups)
        yield from labeled(plan.words.in_no_group, ", ".join(person.name for person in away))


def divided(day: TimedDay) -> tuple[TimedBlock, ...]:
    """Return the blocks of a day whose people are divided into groups; what is skipped is left out."""
    return tuple(timed for timed in day.all_blocks() if timed.block.groups and not timed.block.skipped)


def divided_without_handout(day: TimedDay) -> tuple[TimedBlock, ...]:
    """Return those of them that have no handout, which would name the groups."""
    return tuple(timed for timed in divided(day) if not timed.block.handout)


def who_is_where(plan: Plan, day: TimedDay) -> tuple[Content, ...]:
    """Return a page to hang up: the groups of each block of the day, and where they are."""
    words = plan.words
    return _of_blocks(plan, day, plan.of_day(words.who_is_where, words.who_is_where_day, day), divided(day))


def who_with_whom(plan: Plan, day: TimedDay) -> tuple[Content, ...]:
    """Return a page for participants: the groups of the day's blocks that have no handout to name them."""
    words = plan.words
    title = plan.of_day(words.who_with_whom, words.who_with_whom_day, day)
    return _of_blocks(plan, day, title, divided_without_handout(day))


def _of_blocks(plan: Plan, day: TimedDay, title: str, blocks: tuple[TimedBlock, ...]) -> tuple[Content, ...]:
    line = say(plan.day_line(day), Style.CAPTION)
    return (Heading(1, title), line, *(content for timed in blocks for content in _divided(plan, timed)))


def _divided(plan: Plan, timed: TimedBlock) -> Iterator[Content]:
    yield Heading(2, plan.title_of(timed.block), aside=plan.span(timed.start, timed.end))
    yield from group_table(plan, timed.block)
