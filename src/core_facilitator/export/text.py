"""Plain text: a document to read in any editor, mail or terminal, at most 78 columns wide."""

from collections.abc import Iterator
from itertools import chain

from core_facilitator.documents.blocks import (
    ArcFigure,
    Box,
    Bullets,
    Content,
    CountBars,
    Cover,
    DayBar,
    Document,
    Heading,
    JournalPage,
    MarginItem,
    MarginList,
    Paragraph,
    Poster,
    PromptCard,
    PromptCards,
    Rules,
    Sign,
    Table,
    Tents,
    TimeBars,
)
from core_facilitator.documents.words import Words, words_for
from core_facilitator.export.columns import WIDTH, hanging, padded, width, wrapped
from core_facilitator.export.formats import Page, Printed, Progress
from core_facilitator.export.plain import LINES_TO_THE_PAGES_END, plain, sections, starts_with_cover, visible
from core_facilitator.export.text_tables import table_lines

_UNDERLINES = "=-~."
_MARGIN = 8
_CUT_HERE = " ".join("-" * (WIDTH // 2))
_WRITE_HERE = "_" * 40


def write(document: Document, page: Page, progress: Progress) -> Printed:  # noqa: ARG001 -- text has no pages
    """Return the document as UTF-8 text.

    Raises:
        Canceled: when `progress` raised it.
    """
    words = words_for(document.language)
    lines = [] if starts_with_cover(document) else [*_underlined(document.title, "="), "", ""]
    for section, title in sections(document, progress):
        if title:
            lines += _underlined(title, "=")
        for content in section.content:
            lines += [*_content(content, document, words), ""]
        lines.append("")
    if document.printed:
        lines += wrapped(document.printed)
    return Printed(data=("\n".join(lines).rstrip("\n") + "\n").encode())


def _content(  # noqa: C901 -- one branch a kind reads best in one place
    content: Content, document: Document, words: Words
) -> Iterator[str]:
    match content:
        case Heading():
            return _heading(content)
        case Paragraph():
            return wrapped(plain(content.runs))
        case Bullets():
            return _bullets(content)
        case Table():
            return table_lines(content, words)
        case MarginList():
            return chain.from_iterable(_margin_item(item) for item in content.items)
        case DayBar() | ArcFigure() | TimeBars() | CountBars():
            return wrapped(visible(content.alternative))
        case Cover():
            return _cover(content, document)
        case Rules():
            return _rules(content)
        case Box():
            return _box(content)
        case JournalPage():
            return _journal(content)
        case Tents():
            return chain.from_iterable(_tent(name, role) for name, role in content.names)
        case Poster():
            return _poster(content)
        case PromptCards():
            return chain.from_iterable(_prompt_card(card) for card in content.cards)
        case _:
            return _sign(content)


def _underlined(text: str, sign: str) -> list[str]:
    lines = list(wrapped(visible(text)))
    return [*lines, sign * min(WIDTH, max(width(line) for line in lines))]


def _heading(heading: Heading) -> Iterator[str]:
    family = f"[{heading.framework.name}] " if heading.framework else ""
    title = family + heading.text
    yield from _underlined(title, _UNDERLINES[heading.level - 1])
    yield from (line for text in (heading.aside, heading.badge) if text for line in wrapped(visible(text)))


def _bullets(bullets: Bullets) -> Iterator[str]:
    for number, item in enumerate(bullets.items, 1):
        mark = f"{number:>2}. " if bullets.numbered else "- "
        yield from hanging(mark + ("[ ] " if bullets.boxes else ""), plain(item))


def _margin_item(item: MarginItem) -> Iterator[str]:
    label = f"{item.label} {item.unit}".strip()
    yield from hanging(padded(label, _MARGIN, right=True) + "  ", visible(item.title))
    blank = " " * (_MARGIN + 2)
    for paragraph in item.body:
        yield from hanging(blank, plain(paragraph.runs))


def _cover(cover: Cover, document: Document) -> Iterator[str]:
    yield from (line for text in (cover.host, cover.badge, cover.eyebrow) if text for line in wrapped(visible(text)))
    yield ""
    yield from _underlined(cover.title, "=")
    yield from (line for text in cover.lines for line in wrapped(visible(text)))
    if cover.contents:
        yield from ("", *wrapped(visible(cover.contents)))
        yield from (line for section in document.sections[1:] for line in hanging("  ", visible(section.title)))
    if cover.owner:
        yield from ("", f"{visible(cover.owner)} {_WRITE_HERE}")
    if cover.note:
        yield from ("", *wrapped(visible(cover.note)))


def _rules(rules: Rules) -> Iterator[str]:
    if rules.label:
        yield from wrapped(visible(rules.label))
    yield from _lines(rules.count or LINES_TO_THE_PAGES_END)


def _lines(count: int) -> Iterator[str]:
    for _ in range(count):
        yield from ("", "_" * WIDTH)


def _box(box: Box) -> Iterator[str]:
    yield "-" * WIDTH
    for paragraph in box.paragraphs:
        yield from wrapped(plain(paragraph.runs))
    yield "-" * WIDTH


def _journal(journal: JournalPage) -> Iterator[str]:
    yield from wrapped(visible(f"{journal.only_you}. {journal.promise}"))
    yield f"{visible(journal.date)} ____________"
    yield ""
    yield from _underlined(journal.title, "-")
    for question in journal.questions:
        yield from ("", *wrapped(visible(question)))
    yield from _lines(LINES_TO_THE_PAGES_END)
    yield from ("", *wrapped(visible(journal.keep)))
    yield from _lines(2)


def _tent(name: str, role: str) -> Iterator[str]:
    yield from wrapped(visible(name))
    if role:
        yield from hanging("    ", visible(role))


def _prompt_card(card: PromptCard) -> Iterator[str]:
    yield _CUT_HERE
    if card.prompt:
        yield from wrapped(visible(card.prompt))
        yield ""
    yield from hanging("    ", visible(card.source))
    yield from hanging("    ", visible(card.credit))


def _poster(poster: Poster) -> Iterator[str]:
    yield from _underlined(poster.title, "-")
    for text in (poster.lead, *(" ".join(way) for way in poster.ways), poster.note):
        yield from wrapped(visible(text))


def _sign(sign: Sign) -> Iterator[str]:
    yield from _underlined(sign.title, "-")
    yield from wrapped(visible(sign.subtitle))
    columns = max((width(when) for when, _ in sign.entries), default=0)
    for when, words in sign.entries:
        yield from hanging(padded(when, columns) + "  ", visible(words))
