"""The page to lead from, standing: what to say, each step with its company and its silence, what to mind.

It is one page in type of at least 10 points. Where even that has no room for all, it leaves out first what to bring,
then the questions (they are on the handout and on the prompt cards), then the terms of the license, then what to say
in each step. What begins it, the steps, the silence, what to mind, the way out and the credit always stay.
"""

from collections.abc import Collection, Iterator
from enum import Enum, auto

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


class _Part(Enum):
    """What a page may be without, in the order in which it gives way."""

    BRING = auto()
    QUESTIONS = auto()
    TERMS = auto()
    SAY = auto()


def leader_card(protocol: Protocol, words: Words, people: int) -> tuple[tuple[Content, ...], ...]:
    """Return the whole page, and what may stand there instead, each time with a part less."""
    parts = tuple(_Part)
    kept = (parts[gone:] for gone in range(len(parts) + 1))
    return tuple(tuple(_page(protocol, words, people, some)) for some in kept)


def _page(protocol: Protocol, words: Words, people: int, parts: Collection[_Part]) -> Iterator[Content]:
    yield Heading(
        1, protocol.name, FRAMEWORKS.get(protocol.framework), _aside(protocol, words, people), words.facilitators_only
    )
    if protocol.invitation:
        yield Box((Paragraph((Run(f"{words.to_begin} ", bold=True), Run(protocol.invitation)), Style.LEAD),))
    if protocol.materials and _Part.BRING in parts:
        amounts = (amount_for(words, material, people) for material in protocol.materials)
        yield from labeled(words.materials, sentences(listed(*amounts)))
    if protocol.steps:
        said = _Part.SAY in parts
        yield MarginList(tuple(_step(each, words, said=said) for each in protocol.steps))
    if protocol.prompts and _Part.QUESTIONS in parts:
        yield Heading(3, words.card_questions)
        yield bullets(protocol.prompts)
    yield Heading(3, words.to_mind)
    way_out = (Run(f"{words.way_out} ", bold=True), Run(protocol.care.opt_out))
    yield Bullets((*((Run(text),) for text in protocol.cautions), way_out))
    credit = credit_of(protocol.license)
    yield from small_print(" ".join(credit if _Part.TERMS in parts else credit[:1]))


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


def _step(each: ProtocolStep, words: Words, *, said: bool) -> MarginItem:
    time = words.kept if each.kept else words.stretches if each.stretches else ""
    about = sentences(company(words, each.together, each.silent), time)
    told = (Run(f"{sentences(each.title)} ", bold=True), Run(f"{about} ", italic=True), Run(each.do))
    return step(each.minutes, words.minute_unit, "", Paragraph(told), *labeled(words.you, each.say if said else ""))
