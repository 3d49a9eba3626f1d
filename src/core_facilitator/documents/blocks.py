"""What a printout says: a small tree of headings, text, tables, forms and drawings.

No writer knows the plan and no builder knows a page: `packets` and its neighbors build a `Document`, and every
format in `export` can print one. All text is plain text exactly as it was typed; nothing in it is markup.
"""

from dataclasses import dataclass, replace
from enum import Enum

from core_facilitator.domain.agendas import TimeKind
from core_facilitator.domain.framework_pages import Arc
from core_facilitator.domain.frameworks import Framework


class Style(Enum):
    """How a paragraph reads."""

    BODY = "body"
    LEAD = "lead"
    CAPTION = "caption"
    QUESTION = "question"
    LABEL = "label"


class Align(Enum):
    """Where a table column's text stands."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Fit(Enum):
    """How a section is fitted to its pages.

    `FLOW` takes as many as it needs. `SHEET` is set closer and a little smaller where it then takes one page. `PAGE`
    is read from some way off: it is set in the largest type in which it stands on one page, and as usual where none is
    small enough. Nothing is left out for any of them.
    """

    FLOW = "flow"
    SHEET = "sheet"
    PAGE = "page"


class Tone(Enum):
    """What a box is: a plain note, or a warning that something is private."""

    PLAIN = "plain"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Run:
    """Some words, perhaps stressed. `link` makes them a hyperlink."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. Line breaks inside its text are kept."""

    runs: tuple[Run, ...]
    style: Style = Style.BODY


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (a section's own) to 4.

    `framework` stands before it as a chip, `aside` at its far end in small type, and `badge` in a box
    ("Facilitators only").
    """

    level: int
    text: str
    framework: Framework | None = None
    aside: str = ""
    badge: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list. `numbered` counts it; `boxes` gives each item an empty box to tick."""

    items: tuple[tuple[Run, ...], ...]
    numbered: bool = False
    boxes: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: its head, its share of the width (any positive number), and where its text stands."""

    title: str
    share: float = 1.0
    align: Align = Align.START


class BarShape(Enum):
    """How counts are drawn: as one bar around a middle, as columns over a scale, or as a bar for each name."""

    DIVERGING = "diverging"
    COLUMNS = "columns"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class CountBars:
    """How many people chose each of some points, drawn to one measure with `others`. `alternative` says it in words."""

    shape: BarShape
    points: tuple[str, ...]
    counts: tuple[int, ...]
    others: tuple[tuple[int, ...], ...]
    alternative: str


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle to mark with a pen."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell. `kind` draws that kind of time's pattern before the first line. Empty cells are to write in.

    A cell with a `drawing` has no paragraphs.
    """

    paragraphs: tuple[Paragraph, ...] = ()
    kind: TimeKind | None = None
    drawing: CountBars | Ring | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head row, repeated on each page.

    `margin` closes the first column by the two green-gray rules, as everywhere where times stand in the margin.
    `ruled` draws a line left of the last column, which is left empty to write in. `row_height` is the least
    height of a row in points, for forms.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    summary: str
    margin: bool = False
    ruled: bool = False
    row_height: float = 0.0


@dataclass(frozen=True, slots=True)
class MarginItem:
    """One entry of a margin list: a label in the margin ("12" "min"), a title and what is said about it."""

    label: str
    unit: str
    title: str
    body: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class MarginList:
    """The steps of a block, with their minutes in the margin."""

    items: tuple[MarginItem, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a day's bar: when it starts ("" where the time is not printed), its minutes and kind."""

    label: str
    minutes: int
    kind: TimeKind
    title: str


@dataclass(frozen=True, slots=True)
class DayBar:
    """A day drawn to scale: its spans from `start` to `end`. `alternative` says the same in words."""

    title: str
    spans: tuple[Span, ...]
    end: str
    alternative: str


@dataclass(frozen=True, slots=True)
class BarPart:
    """A part of a bar: its start and length in minutes, and its kind.

    `joins` is the place of the same part in the bar above.
    """

    start: int
    minutes: int
    kind: TimeKind
    joins: int | None = None

    def moved(self, minutes: int) -> "BarPart":
        """Return the part that much later."""
        return replace(self, start=self.start + minutes)


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar and its name."""

    name: str
    parts: tuple[BarPart, ...]


@dataclass(frozen=True, slots=True)
class TimeBars:
    """Bars one below the other on one clock that runs for `minutes`, with names for some of its moments below.

    Parts that join the bar above are led to by lines from there. `alternative` says the same in words.
    """

    rows: tuple[BarRow, ...]
    minutes: int
    marks: tuple[tuple[int, str], ...]
    legend: tuple[tuple[TimeKind, str], ...]
    alternative: str


@dataclass(frozen=True, slots=True)
class ArcFigure:
    """The way of a framework as a drawing, in its color. `alternative` says the same in words."""

    arc: Arc
    framework: Framework | None
    alternative: str


@dataclass(frozen=True, slots=True)
class Cover:
    """A packet's first page: the days drawn to scale along the margin, the title, and what is in the packet.

    `contents` lists the document's other sections with their pages. `owner` is a line to write a name on
    (empty: none), `note` small type below it.
    """

    host: str
    eyebrow: str
    title: str
    lines: tuple[str, ...]
    bars: tuple[DayBar, ...]
    contents: str = ""
    owner: str = ""
    note: str = ""
    badge: str = ""
    legend_title: str = ""
    legend: tuple[tuple[TimeKind, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """Lines to write on, `count` of them, or down to the end of the page when `count` is 0. `label` names them."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Box:
    """A bordered note."""

    paragraphs: tuple[Paragraph, ...]
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class JournalPage:
    """A whole page to write on, for its writer alone: a question, ruled lines, and one thing to keep."""

    title: str
    questions: tuple[str, ...]
    only_you: str
    promise: str
    date: str
    keep: str


@dataclass(frozen=True, slots=True)
class Tents:
    """Name tents: each a sheet's half, folded, with name and role on both faces."""

    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """A door sign, one page: the room in large type and what happens in it, as (time, words)."""

    title: str
    subtitle: str
    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PromptCard:
    """A card to hand to somebody: a question, where it comes from, and whose method that is."""

    prompt: str
    source: str
    credit: str


@dataclass(frozen=True, slots=True)
class PromptCards:
    """Cards to cut out, eight to a page."""

    cards: tuple[PromptCard, ...]


@dataclass(frozen=True, slots=True)
class Poster:
    """A page for a wall: a code to scan, in rows of dark and light, and how to get there without it.

    `ways` are pairs of small words and what is read from far below them. `alternative` says what the code leads to.
    """

    title: str
    lead: str
    code: tuple[tuple[bool, ...], ...]
    alternative: str
    ways: tuple[tuple[str, str], ...]
    note: str


Content = (
    Heading
    | Paragraph
    | Bullets
    | Table
    | MarginList
    | DayBar
    | ArcFigure
    | TimeBars
    | Cover
    | Rules
    | Box
    | JournalPage
    | Tents
    | Sign
    | PromptCards
    | Poster
    | CountBars
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document that starts on a new page. `key` names it among the packet's choices.

    `footer` stands in the middle of the page's foot ("Private journal page"). `page` names its pages there, where
    they are not named as the document's are: there `number` of `count` is the page's place in the section.
    """

    key: str
    title: str
    content: tuple[Content, ...]
    footer: str = ""
    page: str = ""
    fit: Fit = Fit.FLOW


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole printout. `running` stands at the left of each page's foot, and `page` names the page at its right.

    `printed` says when it was made, for formats without feet; else the sections' feet say it.
    """

    title: str
    language: str
    sections: tuple[Section, ...]
    running: str = ""
    subject: str = ""
    author: str = ""
    page: str = "Page {page}"
    printed: str = ""


def say(text: str, style: Style = Style.BODY, *, bold: bool = False, italic: bool = False) -> Paragraph:
    """Return a paragraph of one run."""
    return Paragraph((Run(text, bold=bold, italic=italic),), style)
