"""What is printed of the library's cards: a page for participants, one for whoever leads, and prompts to cut out.

Pages for participants are made from a copy of the card in which all that only facilitators read is blank.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum

from core_facilitator.documents.blocks import (
    Bullets,
    Content,
    Document,
    Fit,
    Heading,
    MarginItem,
    MarginList,
    PromptCard,
    PromptCards,
    Rules,
    Run,
    Section,
    Style,
    say,
)
from core_facilitator.documents.leader_cards import leader_card
from core_facilitator.documents.phrases import (
    bullets,
    companies,
    credit_of,
    in_groups,
    labeled,
    listed,
    sentences,
    small_print,
    step,
    told_step,
)
from core_facilitator.documents.word_table import Words
from core_facilitator.documents.words import ENGLISH
from core_facilitator.domain.agendas import Handout
from core_facilitator.domain.audiences import Audience, readable_by
from core_facilitator.domain.fitting import fitted
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.protocols import License, Protocol, Role

_LINES = 6
"""Lines to write on where the card has no handout of its own."""


class Kind(Enum):
    """What can be printed of a card."""

    HANDOUT = "handout"
    LEADER = "leader"
    PROMPTS = "prompts"


def led_in(protocol: Protocol, minutes: int) -> Protocol:
    """Return the card with its steps fitted to that many minutes.

    Raises:
        ValueError: when that is less than its steps can take.
    """
    return replace(protocol, steps=fitted(protocol, minutes))


def subject(kind: Kind, words: Words = ENGLISH, *, several: bool = False) -> str:
    """Return what pages of a kind are called, for one card or several."""
    if kind is Kind.PROMPTS:
        return words.prompt_cards
    alone, many = (
        (words.handout_alone, words.handouts) if kind is Kind.HANDOUT else (words.leader_card, words.leader_cards)
    )
    return many if several else alone


def printable(kind: Kind, protocols: Sequence[Protocol]) -> tuple[Protocol, ...]:
    """Return the cards of which there is something of that kind to print: not every card has prompts."""
    return tuple(each for each in protocols if kind is not Kind.PROMPTS or each.prompts)


def card_pages(
    kind: Kind, protocols: Sequence[Protocol], words: Words = ENGLISH, *, people: int = 0, running: str = ""
) -> Document:
    """Return one document of a kind for some cards, in their order, each once.

    Args:
        kind: what is printed of each.
        protocols: the cards, with the minutes that they are led in.
        words: the words of the pages' language.
        people: how many take part, 0 while nobody knows.
        running: what stands at each page's foot, for example who invites; the name of the card if nothing does.

    Raises:
        ValueError: when there is nothing of that kind in any of them.
    """
    chosen = printable(kind, tuple({each.key: each for each in protocols}.values()))
    if not chosen:
        raise ValueError(kind)
    if kind is Kind.PROMPTS:
        return prompt_cards(chosen, words)
    make = _handout_section if kind is Kind.HANDOUT else _leader_section
    sections = tuple(make(each, words, people) for each in chosen)
    title = subject(kind, words, several=len(chosen) > 1)
    if len(chosen) == 1:
        (section,) = sections
        return _document((replace(section, title=title),), words, section.title, title, running or chosen[0].name)
    named = zip(sections, chosen, strict=True)
    footed = tuple(replace(section, footer=each.name) for section, each in named)
    return _document(footed, words, title, title, running or title)


def prompt_cards(protocols: Sequence[Protocol], words: Words = ENGLISH) -> Document:
    """Return the prompts of some cards to cut out, eight to a page, each with its credit.

    The last ones tell under what terms each method may be shown, so that a deck says it once.

    Raises:
        ValueError: when none of them has prompts.
    """
    seen = [protocol for each in protocols if (protocol := readable_by(each, Audience.PARTICIPANT)).prompts]
    if not seen:
        raise ValueError
    cards = (
        PromptCard(prompt, protocol.name, sentences(protocol.license.attribution))
        for protocol in seen
        for prompt in protocol.prompts
    )
    terms = (_terms_card(each, words) for each in dict.fromkeys(each.license for each in seen) if each.terms)
    alone = len(seen) == 1
    title = words.prompt_cards_of.format(title=seen[0].name) if alone else words.prompt_cards
    section = Section("prompts", words.prompt_cards, (PromptCards((*cards, *terms)),))
    return _document((section,), words, title, words.prompt_cards, words.prompt_cards)


def _terms_card(terms: License, words: Words) -> PromptCard:
    return PromptCard("", words.credit_and_license, " ".join(credit_of(terms)))


def _document(sections: tuple[Section, ...], words: Words, title: str, subject: str, running: str) -> Document:
    return Document(
        title=title,
        language=words.tag,
        sections=sections,
        running=running,
        subject=subject,
        page=words.page,
    )


def _leader_section(protocol: Protocol, words: Words, people: int) -> Section:
    title = words.leader_card_of.format(title=protocol.name)
    return Section(protocol.key, title, leader_card(protocol, words, people), fit=Fit.PAGE)


def _handout_section(protocol: Protocol, words: Words, people: int) -> Section:
    seen = readable_by(protocol, Audience.PARTICIPANT)
    title = words.handout_of.format(title=_title(seen))
    return Section(protocol.key, title, tuple(_handout(seen, words, people)), fit=Fit.SHEET)


def _title(protocol: Protocol) -> str:
    return (protocol.handout.title if protocol.handout else "") or protocol.name


def _handout(protocol: Protocol, words: Words, people: int) -> Iterator[Content]:
    page = protocol.handout or Handout(lines=_LINES)
    aside = listed(words.minutes.format(count=protocol.minutes), in_groups(words, protocol.groups, people))
    yield Heading(1, _title(protocol), FRAMEWORKS.get(protocol.framework), aside)
    yield say(protocol.purpose, Style.LEAD)
    if page.intro:
        yield say(page.intro)
    if protocol.steps:
        yield MarginList(tuple(_seen_steps(protocol, words)))
    yield from _roles(protocol, words)
    if protocol.prompts:
        yield Heading(3, words.card_questions)
        yield bullets(protocol.prompts)
    if page.lines:
        yield Rules(page.writing or words.my_notes, page.lines)
    elif page.writing:
        yield Heading(3, page.writing)
    yield from labeled(words.take_care, sentences(page.care, protocol.care.opt_out), Style.CAPTION)
    yield from small_print(*credit_of(protocol.license))


def _seen_steps(protocol: Protocol, words: Words) -> Iterator[MarginItem]:
    about = companies(words, ((each.together, each.silent) for each in protocol.steps))
    for each, company in zip(protocol.steps, about, strict=True):
        yield step(each.minutes, words.minute_unit, each.title, *told_step(each.do, company))


def _roles(protocol: Protocol, words: Words) -> Iterator[Content]:
    if protocol.roles:
        yield Heading(3, words.roles)
        yield Bullets(tuple(_role(role) for role in protocol.roles))


def _role(role: Role) -> tuple[Run, ...]:
    return (Run(f"{role.name}: ", bold=True), Run(role.does)) if role.does else (Run(role.name, bold=True),)
