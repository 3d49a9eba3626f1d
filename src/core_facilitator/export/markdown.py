"""Markdown (CommonMark with the tables of GitHub): a document to paste into a wiki, a repository or a chat.

What people typed is escaped, so that it reads as they typed it and is never markup.
"""

import re
from collections.abc import Iterator
from itertools import chain
from textwrap import indent

from core_facilitator.documents.blocks import (
    Align,
    ArcFigure,
    Box,
    Bullets,
    Cell,
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
    Run,
    Sign,
    Style,
    Table,
    Tents,
    TimeBars,
)
from core_facilitator.documents.words import Words, words_for
from core_facilitator.export.formats import Page, Printed, Progress
from core_facilitator.export.plain import (
    LINES_TO_THE_PAGES_END,
    address,
    in_words,
    sections,
    starts_with_cover,
    visible,
    with_kind,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>&|~$#])")
_LINE_START = re.compile(r"^(\d{1,9})([.)])|^([-+=])")
_BREAK = "\\\n"
_STRESS = "*"


def write(document: Document, page: Page, progress: Progress) -> Printed:  # noqa: ARG001 -- Markdown has no pages
    """Return the document as Markdown in UTF-8.

    Raises:
        Canceled: when `progress` raised it.
    """
    words = words_for(document.language)
    parts = [] if starts_with_cover(document) else [f"# {_inline(document.title)}"]
    for section, title in sections(document, progress):
        if title:
            parts += [f"## {_inline(title)}"]
        for content in section.content:
            parts += _content(content, document, words)
    if document.printed:
        parts.append(_text(document.printed))
    return Printed(data=("\n\n".join(parts) + "\n").encode())


def _content(  # noqa: C901 -- one branch a kind reads best in one place
    content: Content, document: Document, words: Words
) -> Iterator[str]:
    """Yield the content's parts, between which a blank line stands."""
    match content:
        case Heading():
            return _heading(content)
        case Paragraph():
            return iter([_paragraph(content)])
        case Bullets():
            return iter([_bullets(content)])
        case Table():
            return iter([_table(content, words)])
        case MarginList():
            return iter(["\n".join(_margin_item(item) for item in content.items)])
        case DayBar() | ArcFigure() | TimeBars() | CountBars():
            return iter([_text(content.alternative)])
        case Cover():
            return _cover(content, document)
        case Rules():
            return _rules(content.label, content.count or LINES_TO_THE_PAGES_END)
        case Box():
            return iter([_quoted("\n\n".join(_paragraph(paragraph) for paragraph in content.paragraphs))])
        case JournalPage():
            return _journal(content)
        case Tents():
            return iter(["\n".join(f"- **{_inline(name)}** {_inline(role)}".rstrip() for name, role in content.names)])
        case Poster():
            return _poster(content)
        case PromptCards():
            return chain.from_iterable(_prompt_card(card) for card in content.cards)
        case _:
            return _sign(content)


def _heading(heading: Heading) -> Iterator[str]:
    yield f"{'#' * (heading.level + 1)} {_inline(heading.text)}"
    family = heading.framework.name if heading.framework else ""
    if about := [text for text in (family, heading.aside, heading.badge) if text]:
        yield _text(". ".join(about))


def _paragraph(paragraph: Paragraph) -> str:
    quote = "> " if paragraph.style is Style.QUESTION else ""
    return quote + _runs(paragraph.runs).replace("\n", f"\n{quote}")


def _bullets(bullets: Bullets) -> str:
    mark = "1. " if bullets.numbered else "- "
    box = "[ ] " if bullets.boxes else ""
    return "\n".join(_item(mark, box + _runs(item)) for item in bullets.items)


def _item(mark: str, text: str) -> str:
    """Return a list's item, its later lines indented below the first."""
    return mark + indent(text, " " * len(mark)).lstrip(" ")


def _table(table: Table, words: Words) -> str:
    heads = [_cell_text(_inline(column.title)) for column in table.columns]
    marks = ["---:" if column.align is Align.END else "---" for column in table.columns]
    rows = ([_cell(cell, words) for cell in row] for row in table.rows)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in chain([heads, marks], rows))


def _cell(cell: Cell, words: Words) -> str:
    if cell.drawing is not None:
        return _cell_text(_inline(in_words(cell.drawing)))
    texts = [_runs(paragraph.runs) for paragraph in cell.paragraphs]
    if cell.kind and texts:
        texts[0] = with_kind(texts[0], words.kinds[cell.kind])
    return _cell_text("<br>".join(text for text in texts if text))


def _cell_text(text: str) -> str:
    return text.replace(_BREAK, "<br>").replace("\\|", "&#124;")


def _margin_item(item: MarginItem) -> str:
    label = _inline(f"{item.label} {item.unit}")
    title = f"**{_inline(item.title)}**" if item.title else ""
    first = ": ".join(text for text in (label, title) if text)
    return _item("- ", "\n\n".join([first, *(_runs(part.runs) for part in item.body)]))


def _cover(cover: Cover, document: Document) -> Iterator[str]:
    for text in (cover.host, cover.badge, cover.eyebrow):
        if text:
            yield _text(text)
    yield f"# {_inline(cover.title)}"
    if cover.lines:
        yield _BREAK.join(_text(line) for line in cover.lines)
    if cover.contents:
        yield f"**{_inline(cover.contents)}**"
        yield "\n".join(f"- {_inline(section.title)}" for section in document.sections[1:])
    if cover.owner:
        yield from (_text(cover.owner), "---")
    if cover.note:
        yield _text(cover.note)


def _rules(label: str, count: int) -> Iterator[str]:
    if label:
        yield f"**{_inline(label)}**"
    yield from ["---"] * count


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _journal(journal: JournalPage) -> Iterator[str]:
    yield f"## {_inline(journal.title)}"
    yield _text(f"{journal.only_you}. {journal.promise}")
    yield from (_quoted(_text(question)) for question in journal.questions)
    yield from _rules(journal.date, 1)
    yield from _rules("", LINES_TO_THE_PAGES_END)
    yield from _rules(journal.keep, 2)


def _prompt_card(card: PromptCard) -> Iterator[str]:
    if card.prompt:
        yield _quoted(_text(card.prompt))
    yield _text(f"{card.source}. {card.credit}")


def _poster(poster: Poster) -> Iterator[str]:
    yield f"## {_inline(poster.title)}"
    yield _text(poster.lead)
    for label, words in poster.ways:
        yield f"{_inline(label)} **{_inline(words)}**"
    yield _text(poster.note)


def _sign(sign: Sign) -> Iterator[str]:
    yield f"## {_inline(sign.title)}"
    if sign.subtitle:
        yield _text(sign.subtitle)
    if sign.entries:
        yield "\n".join(f"- {_inline(when)}: {_inline(words)}" for when, words in sign.entries)


def _runs(runs: tuple[Run, ...]) -> str:
    """Return the runs so that they read as typed, line breaks and indents kept."""
    befores = ["", *(_STRESS if run.bold or run.italic else run.text[-1:] for run in runs[:-1])]
    afters = [*(_STRESS if run.bold or run.italic else run.text[:1] for run in runs[1:]), ""]
    marked = "".join(_run(*each) for each in zip(runs, befores, afters, strict=True))
    return _BREAK.join(_line(line) or "&nbsp;" for line in marked.strip("\n").split("\n")) if marked.strip() else ""


def _text(text: str) -> str:
    return _runs((Run(text),))


def _inline(text: str) -> str:
    """Return the text in one line, for headings and table heads."""
    return " ".join(_line(line) for line in _escaped(visible(text)).split("\n") if line.strip())


def _line(escaped: str) -> str:
    """Return a line whose first characters make no list, heading or code of it."""
    body = escaped.strip(" \t")
    blanks = len(escaped.expandtabs(4)) - len(escaped.expandtabs(4).lstrip(" "))
    safe = _LINE_START.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", body)
    return "&nbsp;" * blanks + safe if body else ""


def _run(run: Run, before: str, after: str) -> str:
    """Return a run's words, stressed line by line. `before` and `after` are the signs next to it."""
    lines = visible(run.text).split("\n")
    ends = zip([before] + [""] * (len(lines) - 1), [""] * (len(lines) - 1) + [after], strict=True)
    marked = "\n".join(_stressed(run, line, *end) for line, end in zip(lines, ends, strict=True))
    return f"[{marked}](<{address(run.link)}>)" if run.link else marked


def _stressed(run: Run, line: str, before: str, after: str) -> str:
    words = line.strip()
    if not words or not (run.bold or run.italic):
        return _escaped(line)
    left, right = line[: line.index(words)], line[line.index(words) + len(words) :]
    apart = _is_apart(words[0], left or before) and _is_apart(words[-1], right or after)
    stars = "*" * (2 * run.bold + run.italic)
    start = stars if apart else "<strong>" * run.bold + "<em>" * run.italic
    end = stars if apart else "</em>" * run.italic + "</strong>" * run.bold
    return left + start + _escaped(words) + end + right


def _is_apart(edge: str, beside: str) -> bool:
    """Say whether stars between the edge of stressed words and the sign beside them are read as stress."""
    return not beside.strip() or (edge.isalnum() and not beside.isalnum() and beside != _STRESS)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
