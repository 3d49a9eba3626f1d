"""Small pieces that many pages are put together from."""

from collections.abc import Iterable, Iterator

from core_facilitator.documents.blocks import Bullets, Cell, MarginItem, Paragraph, Run, Style, say
from core_facilitator.documents.words import Words
from core_facilitator.domain.agendas import Together

_CLOSED = (".", "!", "?", "…", ":", "؟", "۔", "।", "。", "！", "？")
"""What ends a sentence, in other scripts too."""
_QUOTES = "\"'”’»"


def sentences(*parts: str) -> str:
    """Return the parts that are not empty in one line, each closed by a full stop, at the latest inside quotes."""
    return " ".join(part if part.rstrip(_QUOTES).endswith(_CLOSED) else f"{part}." for part in parts if part)


def listed(*parts: str) -> str:
    """Return the parts that are not empty, with commas between."""
    return ", ".join(part for part in parts if part)


def titles(parts: Iterable[str]) -> str:
    """Return each part once in one line, with semicolons between where commas would be read as their own."""
    once = tuple(dict.fromkeys(parts))
    return ("; " if any("," in part for part in once) else ", ").join(once)


def continued(first: str, second: str) -> str:
    """Return both in one line: a comma goes before a text that begins in lower case, a full stop before others."""
    if not first or not second:
        return first or second
    return f"{first.rstrip('.')}, {second}" if second[0].islower() else f"{sentences(first)} {second}"


def labeled(label: str, text: str, style: Style = Style.BODY) -> Iterator[Paragraph]:
    """Yield the text after its label in bold; nothing when there is no text."""
    if text:
        yield Paragraph((Run(f"{label} ", bold=True), Run(text)), style)


def labeled_in_a_row(*pairs: tuple[str, str]) -> Iterator[Paragraph]:
    """Yield one paragraph of the texts that are not empty, each after its label in bold and closed by a full stop."""
    told = [(label, sentences(text)) for label, text in pairs if text]
    if told:
        parts = (
            (Run(f"{label} ", bold=True), Run(text if at == len(told) else f"{text} "))
            for at, (label, text) in enumerate(told, 1)
        )
        yield Paragraph(tuple(run for part in parts for run in part))


def company(words: Words, together: Together | None, silent: str) -> str:
    """Return in what company people take a step, and who may not speak; nothing where nobody said."""
    return sentences(words.together[together] if together else "", words.silent.format(who=silent) if silent else "")


def cell(text: str) -> Cell:
    """Return a table cell with the text in it, or one to write in."""
    return Cell((say(text),)) if text else Cell()


def moment(clock: str, *lines: str) -> Cell:
    """Return the cell of a time of day, with lines in small type below it."""
    return Cell((say(clock, bold=True), *small_print(*lines)))


def small_print(*lines: str) -> tuple[Paragraph, ...]:
    """Return the lines that are not empty as paragraphs in small type."""
    return tuple(say(line, Style.CAPTION) for line in lines if line)


def bullets(texts: tuple[str, ...], *, boxes: bool = False) -> Bullets:
    """Return a plain list."""
    return Bullets(tuple((Run(text),) for text in texts), boxes=boxes)


def step(minutes: int, unit: str, title: str, *body: Paragraph) -> MarginItem:
    """Return a step with its minutes in the margin, which stays empty for a step without minutes."""
    return MarginItem(str(minutes) if minutes else "", unit if minutes else "", title, body)
