"""Pages that participants write on: handouts, questions, journal pages, blank notes."""

from collections.abc import Iterator
from math import ceil

from core_facilitator.documents.blocks import (
    Content,
    Heading,
    JournalPage,
    MarginItem,
    MarginList,
    Rules,
    Style,
    say,
)
from core_facilitator.documents.group_lists import group_table
from core_facilitator.documents.phrases import bullets, companies, continued, labeled, step, told_step
from core_facilitator.documents.plans import Plan
from core_facilitator.domain.agendas import Block, Handout, Step
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.timing import TimedBlock

_QUESTIONS_A_PAGE = 3


def handout_page(plan: Plan, timed: TimedBlock, handout: Handout) -> tuple[Content, ...]:
    """Return a block's handout: its steps, who works with whom, lines to write on, care and credit."""
    return tuple(_handout(plan, timed, handout))


def _handout(plan: Plan, timed: TimedBlock, handout: Handout) -> Iterator[Content]:
    words, block = plan.words, timed.block
    aside = continued(plan.minutes(timed.minutes) if timed.minutes else "", block.grouping)
    yield Heading(1, handout.title or plan.title_of(block), FRAMEWORKS.get(block.framework), aside)
    if handout.intro:
        yield say(handout.intro, Style.LEAD)
    if block.steps:
        yield MarginList(tuple(_steps(plan, block.steps)))
    if block.groups:
        yield Heading(2, words.groups)
        yield from group_table(plan, block)
    if handout.lines:
        yield Rules(handout.writing or words.my_notes, handout.lines)
    elif handout.writing:
        yield Heading(2, handout.writing)
    yield from labeled(words.take_care, handout.care, Style.CAPTION)
    if block.credit:
        yield say(block.credit, Style.CAPTION)


def _steps(plan: Plan, steps: tuple[Step, ...]) -> Iterator[MarginItem]:
    about = companies(plan.words, ((each.together, each.silent) for each in steps))
    for each, said in zip(steps, about, strict=True):
        yield step(each.minutes, plan.words.minute_unit, each.title, *told_step(each.text, said))


def questions_page(plan: Plan, blocks: tuple[Block, ...]) -> tuple[Content, ...]:
    """Return the questions of these blocks, for those who like to read along; the same ones only once."""
    words = plan.words
    asked = dict.fromkeys((plan.title_of(block), block.prompts) for block in blocks if block.prompts)
    lists = (content for title, prompts in asked for content in (Heading(2, title), bullets(prompts)))
    return (Heading(1, words.questions), say(words.questions_intro, Style.LEAD), *lists)


def journal_pages(plan: Plan, block: Block) -> tuple[JournalPage, ...]:
    """Return the block's journal pages, with few enough questions on each to leave room to write."""
    words = plan.words
    count = max(1, ceil(len(block.prompts) / _QUESTIONS_A_PAGE))
    size = ceil(len(block.prompts) / count)
    title = plan.title_of(block)
    return tuple(
        JournalPage(
            title=title if count == 1 else words.journal_part.format(title=title, number=index + 1, count=count),
            questions=block.prompts[index * size : (index + 1) * size],
            only_you=words.only_you,
            promise=words.promise,
            date=words.date,
            keep=words.keep,
        )
        for index in range(count)
    )


def note_page(plan: Plan) -> tuple[Content, ...]:
    """Return a ruled page without any question."""
    return (Heading(1, plan.words.my_notes), Rules("", 0))
