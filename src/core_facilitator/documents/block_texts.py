"""All that a document says, in reading order: what every format must say too."""

from collections.abc import Iterator

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
    MarginList,
    Paragraph,
    Poster,
    PromptCards,
    Rules,
    Run,
    Table,
    Tents,
    TimeBars,
)


def texts(document: Document) -> Iterator[str]:
    """Yield every text of the document that a reader of any format finds, in reading order.

    The tests and benchmarks of every format compare with this. Headings of columns count once, empty texts not at all.
    """
    yield document.title
    for section in document.sections:
        for content in section.content:
            yield from (text for text in _content_texts(content) if text)


def _content_texts(content: Content) -> Iterator[str]:  # noqa: C901 -- one branch a kind reads best in one place
    match content:
        case Heading():
            yield from (content.framework.name if content.framework else "", content.text, content.aside, content.badge)
        case Paragraph():
            yield _words(content.runs)
        case Bullets():
            yield from (_words(item) for item in content.items)
        case Table():
            yield from (column.title for column in content.columns)
            for row in content.rows:
                for cell in row:
                    yield from (_words(paragraph.runs) for paragraph in cell.paragraphs)
                    if isinstance(cell.drawing, CountBars):
                        yield cell.drawing.alternative
        case MarginList():
            for item in content.items:
                yield from (item.label, item.unit, item.title)
                yield from (_words(paragraph.runs) for paragraph in item.body)
        case DayBar() | ArcFigure() | TimeBars() | CountBars():
            yield content.alternative
        case Cover():
            yield from (content.host, content.badge, content.eyebrow, content.title, *content.lines)
            yield from (content.contents, content.owner, content.note)
        case Rules():
            yield content.label
        case Box():
            yield from (_words(paragraph.runs) for paragraph in content.paragraphs)
        case JournalPage():
            yield from (content.only_you, content.promise, content.date, content.title, *content.questions)
            yield content.keep
        case Tents():
            for name, role in content.names:
                yield from (name, role)
        case PromptCards():
            for card in content.cards:
                yield from (card.prompt, card.source, card.credit)
        case Poster():
            yield from (content.title, content.lead, content.alternative)
            for about, words in content.ways:
                yield from (about, words)
            yield content.note
        case _:
            yield from (content.title, content.subtitle)
            for when, words in content.entries:
                yield from (when, words)


def _words(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)
