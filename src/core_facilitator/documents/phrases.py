"""Small pieces that many pages are put together from."""

from collections.abc import Iterable, Iterator

from core_facilitator.documents.blocks import Bullets, Cell, MarginItem, Paragraph, Run, Style, say
from core_facilitator.documents.words import Words
from core_facilitator.domain.agendas import Material, Per, Together
from core_facilitator.domain.materials import quantity_of
from core_facilitator.domain.protocols import Groups, License

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


def companies(words: Words, steps: Iterable[tuple[Together | None, str]]) -> Iterator[str]:
    """Yield in what company each of some steps is taken, where it is another than before, and who may not speak.

    That people begin all together goes without saying.
    """
    before: Together | None = Together.ALL
    for together, silent in steps:
        yield company(words, None if together is before else together, silent)
        before = together or before


def told_step(text: str, about: str) -> tuple[Paragraph, ...]:
    """Return what people do, and in what company, as one paragraph; none where there is nothing to tell."""
    runs = (Run(f"{text} " if about and text else text), Run(about, italic=True))
    told = tuple(run for run in runs if run.text)
    return (Paragraph(told),) if told else ()


def in_groups(words: Words, groups: Groups, people: int = 0) -> str:
    """Return how many belong in each small group, and how many groups `people` make; nothing where there are none."""
    least, most = groups.parts_least, groups.parts_most
    if least is None or most is None:
        return ""
    count = -(-people // most)
    if count > 1 and people // count >= least:
        least, most = people // count, -(-people // count)
        pattern = words.in_count_groups if least == most else words.in_count_groups_between
        return pattern.format(count=count, least=least, most=most)
    pattern = words.in_groups if least == most else words.in_groups_between
    return pattern.format(least=least, most=most)


def amount_for(words: Words, material: Material, people: int) -> str:
    """Return "Pen ×28" for that many people, "Pen (2 each)" while nobody knows for how many."""
    name, quantity = material.name, material.quantity
    if not people and material.per is not Per.SESSION:
        pattern = words.quantity_each if material.per is Per.PERSON else words.quantity_per_group
        return pattern.format(name=name, quantity=quantity, size=material.group_size or 1)
    needed = quantity_of(material, people)
    return name if needed == 1 else words.quantity_of.format(quantity=needed, name=name)


def credit_of(given: License) -> tuple[str, ...]:
    """Return whose method it is and under what terms, each once."""
    return tuple(dict.fromkeys(sentences(line) for line in (given.attribution, given.terms) if line))


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
