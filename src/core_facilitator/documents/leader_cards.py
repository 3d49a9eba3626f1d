"""The page to lead from, standing: what to say, each step with its company and its silence, what to mind.

It is meant for one page in type of at least 10 points. A card that says more than that takes the back of it too.
"""

from collections.abc import Iterator

from core_facilitator.documents.blocks import (
    Box,
    Bullets,
    Content,
    Heading,
    MarginItem,
    MarginList,
    Paragraph,
    Run,
    Style,
)
from core_facilitator.documents.phrases import (
    amount_for,
    bullets,
    company,
    credit_of,
    in_groups,
    labeled,
    listed,
    sentences,
    small_print,
    step,
)
from core_facilitator.documents.word_table import Words
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.protocols import Protocol, ProtocolStep


def leader_card(protocol: Protocol, words: Words, people: int) -> tuple[Content, ...]:
    """Return the page of a card, for so many people, 0 while nobody knows how many."""
    return tuple(_page(protocol, words, people))


def _page(protocol: Protocol, words: Words, people: int) -> Iterator[Content]:
    yield Heading(
        1, protocol.name, FRAMEWORKS.get(protocol.framework), _aside(protocol, words, people), words.facilitators_only
    )
    if protocol.invitation:
        yield Box((Paragraph((Run(f"{words.to_begin} ", bold=True), Run(protocol.invitation)), Style.LEAD),))
    if protocol.materials:
        amounts = (amount_for(words, material, people) for material in protocol.materials)
        yield from labeled(words.materials, sentences(listed(*amounts)))
    if protocol.steps:
        yield MarginList(tuple(_step(each, words) for each in protocol.steps))
    if protocol.prompts:
        yield Heading(3, words.card_questions)
        yield bullets(protocol.prompts)
    yield Heading(3, words.to_mind)
    way_out = (Run(f"{words.way_out} ", bold=True), Run(protocol.care.opt_out))
    yield Bullets((*((Run(text),) for text in protocol.cautions), way_out))
    yield from small_print(" ".join(credit_of(protocol.license)))


def _aside(protocol: Protocol, words: Words, people: int) -> str:
    groups = protocol.groups
    alike = people or (groups.least if groups.least == groups.most else 0)
    between = words.people_between.format(least=groups.least, most=groups.most)
    return listed(
        words.minutes.format(count=protocol.minutes),
        words.minutes_between.format(least=protocol.least, most=protocol.most),
        words.counted(words.people, alike) if alike else between,
        in_groups(words, groups, people),
    )


def _step(each: ProtocolStep, words: Words) -> MarginItem:
    time = words.kept if each.kept else words.stretches if each.stretches else ""
    about = sentences(company(words, each.together, each.silent), time)
    told = (Run(f"{sentences(each.title)} ", bold=True), Run(f"{about} ", italic=True), Run(each.do))
    return step(each.minutes, words.minute_unit, "", Paragraph(told), *labeled(words.you, each.say))
