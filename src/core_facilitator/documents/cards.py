"""What is printed of the library's cards: a page for participants, one for whoever leads, and prompts to cut out.

Pages for participants are made from a copy of the card in which all that only facilitators read is blank.
"""

from collections.abc import Iterator, Sequence

from core_facilitator.documents.blocks import (
    Box,
    Bullets,
    Content,
    Document,
    Heading,
    MarginItem,
    MarginList,
    Paragraph,
    PromptCard,
    PromptCards,
    Rules,
    Run,
    Section,
    Style,
    say,
)
from core_facilitator.documents.phrases import (
    bullets,
    company,
    labeled,
    listed,
    sentences,
    small_print,
    step,
)
from core_facilitator.documents.word_table import Words
from core_facilitator.documents.words import ENGLISH
from core_facilitator.domain.agendas import Handout, Together
from core_facilitator.domain.audiences import Audience, readable_by
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.protocols import Groups, Protocol, ProtocolStep, Role

_LINES = 6
"""Lines to write on where the card has no handout of its own."""


def handout(protocol: Protocol, words: Words = ENGLISH, *, running: str = "") -> Document:
    """Return the page for participants: what happens, the questions, lines to write on, care and credit.

    Args:
        protocol: the card.
        words: the words of the page's language.
        running: what stands at the page's foot, for example who invites; the card's name if nothing does.
    """
    seen = readable_by(protocol, Audience.PARTICIPANT)
    title = words.handout_of.format(title=_title(seen))
    content = tuple(_handout(seen, words))
    return _document(seen, words, title, Section("handout", words.handout_alone, content), running)


def facilitator_card(protocol: Protocol, words: Words = ENGLISH, *, running: str = "") -> Document:
    """Return the page to lead from, standing: what to say, each step with its company and its silence, what to mind.

    It is one page in the largest type that fits; in large print it may take another.
    """
    title = words.leader_card_of.format(title=protocol.name)
    section = Section("card", words.leader_card, tuple(_leader(protocol, words)), one_page=True)
    return _document(protocol, words, title, section, running)


def prompt_cards(protocols: Sequence[Protocol], words: Words = ENGLISH) -> Document:
    """Return the prompts of some cards to cut out, eight to a page, each with its credit and license.

    Raises:
        ValueError: when none of them has prompts.
    """
    seen = [protocol for each in protocols if (protocol := readable_by(each, Audience.PARTICIPANT)).prompts]
    if not seen:
        raise ValueError
    cards = tuple(
        PromptCard(prompt, protocol.name, " ".join(_credit(protocol)))
        for protocol in seen
        for prompt in protocol.prompts
    )
    alone = len(seen) == 1
    title = words.prompt_cards_of.format(title=seen[0].name) if alone else words.prompt_cards
    section = Section("prompts", words.prompt_cards, (PromptCards(cards),))
    return _document(seen[0], words, title, section, words.prompt_cards)


def _document(protocol: Protocol, words: Words, title: str, section: Section, running: str) -> Document:
    return Document(
        title=title,
        language=words.tag,
        sections=(section,),
        running=running or protocol.name,
        subject=section.title,
        page=words.page,
        contents_title=words.contents,
    )


def _title(protocol: Protocol) -> str:
    return (protocol.handout.title if protocol.handout else "") or protocol.name


def _handout(protocol: Protocol, words: Words) -> Iterator[Content]:
    page = protocol.handout or Handout(lines=_LINES)
    aside = listed(words.minutes.format(count=protocol.minutes), _in_groups(protocol.groups, words))
    yield Heading(1, _title(protocol), FRAMEWORKS.get(protocol.framework), aside)
    yield say(protocol.purpose, Style.LEAD)
    if page.intro:
        yield say(page.intro)
    if protocol.steps:
        yield MarginList(tuple(_seen_step(each, words) for each in protocol.steps))
    yield from _roles(protocol, words)
    if protocol.prompts:
        yield Heading(3, words.card_questions)
        yield bullets(protocol.prompts)
    if page.lines:
        yield Rules(page.writing or words.my_notes, page.lines)
    elif page.writing:
        yield Heading(3, page.writing)
    yield from labeled(words.take_care, sentences(page.care, protocol.care.opt_out), Style.CAPTION)
    yield from small_print(*_credit(protocol))


def _seen_step(each: ProtocolStep, words: Words) -> MarginItem:
    """Return a step as participants read it; that all take it together goes without saying."""
    about = company(words, None if each.together is Together.ALL else each.together, each.silent)
    runs = (Run(f"{each.do} " if about and each.do else each.do), Run(about, italic=True))
    told = tuple(run for run in runs if run.text)
    return step(each.minutes, words.minute_unit, each.title, *((Paragraph(told),) if told else ()))


def _roles(protocol: Protocol, words: Words) -> Iterator[Content]:
    if protocol.roles:
        yield Heading(3, words.roles)
        yield Bullets(tuple(_role(role) for role in protocol.roles))


def _role(role: Role) -> tuple[Run, ...]:
    return (Run(f"{role.name}: ", bold=True), Run(role.does)) if role.does else (Run(role.name, bold=True),)


def _leader(protocol: Protocol, words: Words) -> Iterator[Content]:
    minutes, groups = protocol.minutes, protocol.groups
    aside = listed(
        words.minutes.format(count=minutes),
        words.minutes_between.format(least=protocol.least, most=protocol.most),
        words.people_between.format(least=groups.least, most=groups.most),
        _in_groups(groups, words),
    )
    yield Heading(1, protocol.name, FRAMEWORKS.get(protocol.framework), aside, words.facilitators_only)
    if protocol.invitation:
        yield Box((say(words.to_begin, Style.LABEL), say(protocol.invitation, Style.LEAD)))
    if protocol.steps:
        yield MarginList(tuple(_led_step(each, words) for each in protocol.steps))
    if protocol.prompts:
        yield Heading(3, words.card_questions)
        yield bullets(protocol.prompts)
    yield Heading(3, words.to_mind)
    way_out = (Run(f"{words.way_out} ", bold=True), Run(protocol.care.opt_out))
    yield Bullets((*((Run(text),) for text in protocol.cautions), way_out))
    yield from small_print(" ".join(_credit(protocol)))


def _led_step(each: ProtocolStep, words: Words) -> MarginItem:
    time = words.kept if each.kept else words.stretches if each.stretches else ""
    about = sentences(company(words, each.together, each.silent), time)
    told = (Run(f"{sentences(each.title)} ", bold=True), Run(f"{about} ", italic=True), Run(each.do))
    return step(each.minutes, words.minute_unit, "", Paragraph(told), *labeled(words.you, each.say))


def _in_groups(groups: Groups, words: Words) -> str:
    """Return how many belong in each small group; nothing where there are none."""
    least, most = groups.parts_least, groups.parts_most
    if least is None or most is None:
        return ""
    pattern = words.in_groups if least == most else words.in_groups_between
    return pattern.format(least=least, most=most)


def _credit(protocol: Protocol) -> tuple[str, ...]:
    """Return whose method it is and under what terms, each once."""
    lines = (protocol.license.attribution, protocol.license.terms)
    return tuple(dict.fromkeys(sentences(line) for line in lines if line))
