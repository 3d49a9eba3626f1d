"""What a document, a table or a text holds before it is read as an agenda: its lines in order, all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from core_facilitator.domain.pasted_lines import Mark, Stripped
from core_facilitator.domain.pasted_rows import Column
from core_facilitator.domain.text import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A line or a row as it is shown and kept.

    `form` says what its document knows of it: marks, a heading, cells; None where only the text itself tells. `sheet`
    is the number of the sheet that it is a row of, and `head` is said of the row with the heads of its columns. What is
    `aside` is no part of the agenda, and kept unread; the rows of a sheet are only so until somebody says what a
    column of it holds.
    """

    text: str
    form: Stripped | None = None
    sheet: int | None = None
    head: bool = False
    aside: bool = False


class Told(Enum):
    """What is worth saying about how something was read."""

    WINDOWS_LETTERS = "windows letters"
    QUOTES_UNBALANCED = "quotes unbalanced"
    FORMULAS_WITHOUT_VALUES = "formulas without values"
    TRACKED_CHANGES = "tracked changes"
    PICTURES = "pictures"
    REPEATING = "repeating"
    CANCELED = "canceled"
    ZONES_CONVERTED = "zones converted"
    ATTACHMENTS = "attachments"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table by itself, of which the user can say what each column holds. `name` is its own name in a workbook."""

    name: str
    lines: tuple[SourceLine, ...]
    heads: tuple[str, ...] = ()
    """What each column is called: its head, or the first words in it."""
    columns: tuple[Column | None, ...] = ()
    """What each column seems to hold; None: each of its cells is looked at by itself."""
    sure: bool = False
    """Whether the file itself says what they hold, as a calendar does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What was read: lines of a text or document, or sheets; `after` them what stands beside, as comments do.

    `zone` is the time zone of its times, where it names one. `told` is what is worth saying about it, each with a count
    or a word.
    """

    lines: tuple[SourceLine, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    after: tuple[SourceLine, ...] = ()
    zone: str = ""
    told: tuple[tuple[Told, str], ...] = ()

    def shown(self, sheet: int | None = None) -> tuple[SourceLine, ...]:
        """Return its lines, of one sheet or of all of them, each of several below its name."""
        if sheet is not None:
            return (*self.lines, *self.sheets[sheet].lines, *self.after)
        rows: list[SourceLine] = []
        for one in self.sheets:
            rows += (*((_heading(one.name),) if len(self.sheets) > 1 else ()), *one.lines)
        return (*self.lines, *rows, *self.after)


def _heading(name: str) -> SourceLine:
    return SourceLine(text=name, form=Stripped(0, Mark.HEADING, name, (), 2))


def text_lines(text: str) -> tuple[SourceLine, ...]:
    """Return the lines of a text that says by its own marks what they are."""
    return tuple(SourceLine(text=line) for line in clean(text).text.split("\n"))


Columns = Mapping[int, Sequence[Column | None]]
"""What the columns of sheets hold, by the number of the sheet."""
