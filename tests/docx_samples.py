"""A document with every kind of content, for the tests of printed formats."""

from core_facilitator.documents.blocks import (
    Align,
    Box,
    Bullets,
    Cell,
    Column,
    Content,
    Cover,
    DayBar,
    Document,
    Heading,
    JournalPage,
    MarginItem,
    MarginList,
    Paragraph,
    Rules,
    Run,
    Section,
    Sign,
    Span,
    Style,
    Table,
    Tents,
    Tone,
    say,
)
from core_facilitator.domain.agendas import TimeKind
from core_facilitator.domain.frameworks import FRAMEWORKS

BAR = DayBar(
    title="Day 1",
    spans=(
        Span("8:30", 30, TimeKind.PLENARY, "Opening"),
        Span("", 60, TimeKind.SMALL_GROUP, "Case clinic"),
        Span("10:00", 15, TimeKind.BREAK, "Break"),
        Span("10:15", 45, TimeKind.REFLECTION, "Quiet walk"),
        Span("10:58", 2, TimeKind.PLENARY, "Bell"),
    ),
    end="11:00",
    alternative="Day 1 from 8:30 to 11:00: 8:30 Opening, plenary, 30 min; 9:00 Case clinic, small group, 60 min",
)

COVER = Cover(
    host="Our hosts",
    eyebrow="Facilitator packet",
    title="Noticing what we carry",
    lines=("A district", "October 14, 2026"),
    bars=(BAR,),
    contents="In this packet",
    owner="This packet belongs to",
    note="Your pages are yours.",
    badge="Facilitators only",
    legend_title="How the day is spent",
    legend=tuple((kind, kind.value) for kind in TimeKind),
)

TABLE = Table(
    columns=(
        Column("Time", 1.0, Align.END),
        Column("Block", 4.0),
        Column("People", 1.0, Align.END),
        Column("Actual", 1.0),
    ),
    rows=(
        (
            Cell((say("8:30", bold=True), say("20 min", Style.CAPTION))),
            Cell((say("Opening circle", bold=True), say("One word", Style.CAPTION)), TimeKind.PLENARY),
            Cell((say("18"),)),
            Cell(),
        ),
        (
            Cell((say("8:50", bold=True),)),
            Cell((say("Four-stage pulse", Style.LABEL),), TimeKind.REFLECTION),
            Cell((say("17"),)),
            Cell(),
        ),
    ),
    summary="The run of the day",
    margin=True,
    ruled=True,
)

PLAIN_TABLE = Table(
    columns=(Column("Name", 2), Column("Sign here", 1)),
    rows=((Cell((say("Ada"),)), Cell()), (Cell(), Cell())),
    summary="Sign-in sheet",
    row_height=26.0,
)

STEPS = MarginList(
    (
        MarginItem("12", "min", "The case giver speaks", (say("What is the situation?"), say("Softly", Style.CAPTION))),
        MarginItem("", "", "Stillness"),
        MarginItem("then", "", "", (say("Write."),)),
        MarginItem("", "later", "Return"),
    )
)

JOURNAL = JournalPage(
    "Letting go", ("What is yours to let go of?",), "Only you", "We do not collect it.", "Date", "Keep"
)


def document(*sections: Section, title: str = "A packet", language: str = "en-US", author: str = "") -> Document:
    """Return a document of these sections."""
    return Document(title=title, language=language, sections=sections, running="Our hosts, a retreat", author=author)


def of(*content: Content, title: str = "A section", footer: str = "") -> Document:
    """Return a document of one section."""
    return document(Section("one", title, content, footer))


def every_kind() -> Document:
    """Return a document that holds every kind of content, and each of them in more than one way."""
    return document(
        Section("cover", "Cover", (COVER,)),
        Section(
            "text",
            "Words",
            (
                Heading(1, "A run sheet", badge="Not for participants"),
                say("What it is about", Style.LEAD),
                say("Small print", Style.CAPTION),
                Heading(2, "Case clinic", FRAMEWORKS["theory-u"], "60 min", "Draft"),
                say("Why do we meet?", Style.QUESTION),
                Heading(3, "A group", aside="Oak Room"),
                Heading(4, "A step"),
                say("Materials", Style.LABEL),
                Paragraph((Run("Say: ", bold=True), Run("softly", italic=True), Run("\tmore\nnext line"))),
                Paragraph((Run("Write to "), Run("ada@example.org", link="mailto:ada@example.org"))),
                Bullets(((Run("First"),), (Run("Second", bold=True),))),
                Bullets(((Run("One"),), (Run("Two"),)), numbered=True),
                Bullets(((Run("Again one"),),), numbered=True),
                Bullets(((Run("Bell"),),), boxes=True),
                Box((say("If late:"), say("skip the walk"))),
                Box((say("Keep this page with you."),), Tone.PRIVATE),
            ),
        ),
        Section(
            "tables",
            "Tables",
            (say("Before"), TABLE, PLAIN_TABLE, say("After"), STEPS, BAR, DayBar("", BAR.spans[:2], "", "Half a day")),
            "The credit stands here",
        ),
        Section("rules", "Lines", (Rules("What I heard", 3), Heading(1, "Notes"), Rules("", 0))),
        Section("journal", "Journal", (JOURNAL, JOURNAL), "Private journal page"),
        Section(
            "tents",
            "Tents",
            (Tents((("Ada Lovelace", "Analyst"), ("Grace", ""), ("Bartholomew Nguyen-Castell", "Aide"))),),
        ),
        Section(
            "signs", "Signs", (Sign("Oak Room", "Today", (("8:30 to 9:00", "Opening"),)), Sign("Oak Room", "", ()))
        ),
        Section("empty", "Nothing", ()),
    )
