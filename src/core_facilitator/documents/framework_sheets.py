"""The page of a framework on paper: its way as a drawing, its parts, the protocols that serve them, and whose it is."""

from collections.abc import Iterator, Mapping, Sequence

from core_facilitator.documents.arc_words import ArcPatterns, arc_told
from core_facilitator.documents.blocks import (
    ArcFigure,
    Content,
    Document,
    Heading,
    Paragraph,
    PromptCard,
    PromptCards,
    Run,
    Section,
    Style,
    say,
)
from core_facilitator.documents.phrases import credit_of, labeled, labeled_in_a_row, listed, sentences, small_print
from core_facilitator.documents.word_table import Words
from core_facilitator.documents.words import ENGLISH
from core_facilitator.domain.framework_pages import Arc, FrameworkPage, Part, Point
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.prompts import Prompt, PromptSet

Names = Mapping[str, str]
"""The names of protocols that the library has, by their keys."""


def framework_sheet(page: FrameworkPage, names: Names, words: Words = ENGLISH) -> Document:
    """Return the page; protocols that `names` does not know are left out."""
    content = tuple(_sheet(page, names, words))
    return Document(
        title=page.title,
        language=words.tag,
        sections=(Section("framework", page.title, content),),
        running=page.title,
        subject=words.framework_page,
        page=words.page,
    )


def prompt_deck(picked: Sequence[tuple[PromptSet, Prompt]], words: Words = ENGLISH) -> Document:
    """Return prompts to cut out, eight to a page, each with its set, its phase and the set's credit.

    Raises:
        ValueError: when there are none.
    """
    if not picked:
        raise ValueError
    cards = tuple(
        PromptCard(prompt.text, listed(one.title, prompt.phase), sentences(one.credit)) for one, prompt in picked
    )
    titles = tuple(dict.fromkeys(one.title for one, _ in picked))
    title = words.prompt_cards_of.format(title=titles[0]) if len(titles) == 1 else words.prompt_cards
    return Document(
        title=title,
        language=words.tag,
        sections=(Section("prompts", words.prompt_cards, (PromptCards(cards),)),),
        running=words.prompt_cards,
        subject=words.prompt_cards,
        page=words.page,
    )


def _sheet(page: FrameworkPage, names: Names, words: Words) -> Iterator[Content]:
    yield Heading(1, page.title, FRAMEWORKS.get(page.key))
    yield say(page.introduction, Style.LEAD)
    yield from _drawing(page.arc, page.key, words)
    for part in page.parts:
        yield from _part(part, page.key, names, words)
    yield from labeled(words.framework_source, sentences(page.source), Style.CAPTION)
    lines = dict.fromkeys(line for given in page.licenses for line in credit_of(given))
    yield from small_print(*lines)


def _drawing(arc: Arc, framework: str, words: Words) -> Iterator[Content]:
    if arc.title:
        yield say(arc.title, Style.LABEL)
    patterns = ArcPatterns(words.arc_middle, words.arc_under, words.arc_then)
    yield ArcFigure(arc, FRAMEWORKS.get(framework), arc_told(arc, patterns))


def _part(part: Part, framework: str, names: Names, words: Words) -> Iterator[Content]:
    yield Heading(2, part.name)
    yield say(part.says)
    if part.arc is not None:
        yield from _drawing(part.arc, framework, words)
    for point in part.points:
        yield from _point(point, names, words)
    yield from _protocols(part.protocols, names, words)


def _point(point: Point, names: Names, words: Words) -> Iterator[Content]:
    yield Paragraph((Run(f"{sentences(point.name)} ", bold=True), Run(point.says)))
    yield from labeled_in_a_row(*((f"{fact.name}:", fact.says) for fact in point.facts))
    yield from _protocols(point.protocols, names, words)


def _protocols(keys: Sequence[str], names: Names, words: Words) -> Iterator[Content]:
    known = [names[key] for key in keys if key in names]
    yield from labeled(words.framework_protocols, "; ".join(known), Style.CAPTION)
