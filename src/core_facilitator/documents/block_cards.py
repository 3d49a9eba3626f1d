"""Pages of the plan's blocks to have at hand: one to lead each from, standing, and its questions to cut out.

They are made from the blocks, which are copies of the library's cards that may have been changed since.
"""

from collections.abc import Iterable, Iterator

from core_facilitator.documents.blocks import (
    Box,
    Bullets,
    Content,
    Heading,
    MarginItem,
    MarginList,
    Paragraph,
    PromptCard,
    PromptCards,
    Run,
    Style,
)
from core_facilitator.documents.group_lists import group_script
from core_facilitator.documents.phrases import (
    bullets,
    company,
    continued,
    labeled,
    listed,
    sentences,
    small_print,
    step,
)
from core_facilitator.documents.plans import Plan
from core_facilitator.domain.agendas import Block, Step
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.timing import TimedBlock

_QUOTES = ("“", "”")
"""What stands around the words to begin with, where a card became a block (`domain/placing.py`)."""


def leader_page(plan: Plan, timed: TimedBlock) -> tuple[Content, ...]:
    """Return the page to lead a block from."""
    return tuple(_page(plan, timed))


def prompts_page(plan: Plan, blocks: Iterable[Block]) -> tuple[Content, ...]:
    """Return the questions of these blocks to cut out, eight to a page, the same ones only once."""
    cards = (
        PromptCard(prompt, plan.title_of(block), sentences(block.credit))
        for block in blocks
        for prompt in block.prompts
    )
    return (PromptCards(tuple(dict.fromkeys(cards))),)


def _page(plan: Plan, timed: TimedBlock) -> Iterator[Content]:
    words, block = plan.words, timed.block
    aside = continued(listed(plan.span(timed.start, timed.end), plan.minutes(timed.minutes)), block.grouping)
    yield Heading(1, plan.title_of(block), FRAMEWORKS.get(block.framework), aside, words.facilitators_only)
    first, notes = _notes(block)
    if first:
        yield Box((Paragraph((Run(f"{words.to_begin} ", bold=True), Run(first)), Style.LEAD),))
    yield from labeled(words.materials, sentences(listed(*plan.amounts(block))))
    if block.steps:
        yield MarginList(tuple(_step(plan, each) for each in block.steps))
    yield from group_script(plan, block)
    if block.prompts:
        yield Heading(3, words.card_questions)
        yield bullets(block.prompts)
    if notes:
        yield Heading(3, words.to_mind)
        yield Bullets(tuple((Run(note),) for note in notes))
    yield from labeled(words.if_late, block.if_late)
    yield from small_print(sentences(block.credit))


def _notes(block: Block) -> tuple[str, list[str]]:
    """Return the words to begin with, and the other notes line by line."""
    opening, closing = _QUOTES
    first, _, rest = block.notes.partition("\n\n")
    quoted = first.startswith(opening) and first.endswith(closing)
    lines = [line for line in (rest if quoted else block.notes).splitlines() if line.strip()]
    return first.removeprefix(opening).removesuffix(closing) if quoted else "", lines


def _step(plan: Plan, each: Step) -> MarginItem:
    words = plan.words
    about = company(words, each.together, each.silent)
    runs = (Run(f"{sentences(each.title)} ", bold=True), Run(f"{about} " if about else "", italic=True), Run(each.text))
    told = Paragraph(tuple(run for run in runs if run.text.strip()))
    return step(each.minutes, words.minute_unit, "", told, *labeled(words.you, each.say))
