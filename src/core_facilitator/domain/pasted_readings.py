"""What pasted lines were understood as, so that it can be shown, and what is said where that was wrong."""

from dataclasses import dataclass
from datetime import time
from enum import Enum
from uuid import UUID

from core_facilitator.domain.agendas import TimeKind
from core_facilitator.domain.pasted_days import DayHeading
from core_facilitator.domain.people import Person
from core_facilitator.domain.typed_kinds import USUAL_MINUTES


class LineKind(Enum):
    """What a line was understood as."""

    BLOCK = "block"
    NAME = "name"
    """The title of the block above, which stands on a line of its own below the times."""
    NOTE = "note"
    DAY = "day"
    TITLE = "title"
    LAYOUT = "layout"
    UNREAD = "unread"


class Length(Enum):
    """Where the minutes of a block come from."""

    SAID = "said"
    NEXT_START = "next start"
    GUESSED = "guessed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What a line is meant to say, where it was understood otherwise; None for what was understood well.

    A block that is `startless` follows the one before it, whatever time its line names.
    """

    kind: LineKind | None = None
    title: str | None = None
    start: time | None = None
    startless: bool = False
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBlock:
    """A block as it was read. `leads` are keys of the people given; `notes` are cells that fit no column.

    It is `unsure` where what it says contradicts itself: an end before the start, which is in the notes.
    """

    title: str
    start: time | None = None
    end: time | None = None
    minutes: int = USUAL_MINUTES
    length: Length = Length.GUESSED
    kind: TimeKind = TimeKind.PLENARY
    leads: tuple[UUID, ...] = ()
    room: str = ""
    notes: str = ""
    unsure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLine:
    """A line as it stood, counted from 1, and what it was understood as."""

    number: int
    text: str
    kind: LineKind
    words: str = ""
    """The text without its marks: the note, the title, or the name of the block above."""
    block: ReadBlock | None = None
    day: DayHeading | None = None
    """The day that a heading names; or the one that begins with a block, in a table with a column of days."""
    day_words: str = ""
    """What the cell says that names that day."""


@dataclass(frozen=True, slots=True)
class ReadAgenda:
    """A pasted text, line by line. `people` are those given, and those that its lists of leads name."""

    lines: tuple[ReadLine, ...]
    people: tuple[Person, ...] = ()

    @property
    def unread(self) -> tuple[ReadLine, ...]:
        """The lines that were not understood."""
        return tuple(line for line in self.lines if line.kind is LineKind.UNREAD)

    def count(self, *kinds: LineKind) -> int:
        """Return how many lines were understood as one of these."""
        return sum(line.kind in kinds for line in self.lines)

    @property
    def title(self) -> str:
        """The title, where a line says it, or all of them where several do."""
        return " · ".join(line.words for line in self.lines if line.kind is LineKind.TITLE)
