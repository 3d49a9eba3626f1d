"""The tree of a document, and its texts in reading order."""

from core_facilitator.documents.block_texts import texts
from core_facilitator.documents.blocks import (
    BarShape,
    Box,
    Bullets,
    Cell,
    Column,
    CountBars,
    Cover,
    DayBar,
    Document,
    Heading,
    JournalPage,
    MarginItem,
    MarginList,
    Poster,
    PromptCard,
    PromptCards,
    Rules,
    Run,
    Section,
    Sign,
    Style,
    Table,
    Tents,
    say,
)
from core_facilitator.domain.frameworks import FRAMEWORKS
from says import missing

BARS = CountBars(BarShape.NAMED, ("Rain", "Sun"), (2, 5), (), "Rain 2, sun 5")

EVERYTHING = Document(
    title="Title",
    language="en-US",
    sections=(
        Section("one", "One", (Cover("Host", "Eyebrow", "Name", ("Line",), (), "Contents", "Owner", "Note", "Badge"),)),
        Section(
            "two",
            "Two",
            (
                Heading(1, "Heading", FRAMEWORKS["theory-u"], "Aside", "Only some"),
                say("Paragraph", Style.LEAD, bold=True),
                Bullets(((Run("Bullet "), Run("point", italic=True)),)),
                Table((Column("Head"), Column("")), ((Cell((say("Cell"),)), Cell(drawing=BARS)),), "Summary"),
                BARS,
                MarginList((MarginItem("12", "min", "Step", (say("Do it"),)),)),
                DayBar("Day", (), "5:00", "The day in words"),
                Rules("Lines", 3),
                Box((say("Boxed"),)),
                JournalPage("Journal", ("Why?",), "Only you", "Promise", "Date", "Keep"),
                Tents((("Noor", "Lead"),)),
                PromptCards((PromptCard("Who is missing?", "Pause", "Our own."),)),
                Poster("Pulse", "Answer here", ((True,),), "A code", (("Type", "K7M P3R"),), "No names"),
                Sign("Oak Room", "Wednesday", (("8:30", "Circle"),)),
            ),
        ),
    ),
)


def test_texts_come_in_reading_order_without_empty_ones() -> None:
    assert " ".join(texts(EVERYTHING)) == (
        "Title Host Badge Eyebrow Name Line Contents Owner Note Theory U Heading Aside Only some Paragraph Bullet "
        "point Head Cell Rain 2, sun 5 Rain 2, sun 5 12 min Step Do it The day in words Lines Boxed Only you "
        "Promise Date Journal Why? Keep Noor Lead Who is missing? Pause Our own. Pulse Answer here A code Type "
        "K7M P3R No names Oak Room Wednesday 8:30 Circle"
    )


def test_a_format_that_leaves_something_out_is_caught() -> None:
    whole = "\n".join(texts(EVERYTHING))

    assert missing(EVERYTHING, whole) == []
    assert missing(EVERYTHING, whole.replace("Boxed", "")) == ["Boxed"]
    assert missing(EVERYTHING, whole.replace("Noor", "")) == ["Noor"]


def test_saying_a_thing_once_is_not_enough_where_the_document_says_it_twice() -> None:
    twice = Document(title="", language="en", sections=(Section("a", "A", (say("Tea"), say("Tea"))),))

    assert missing(twice, "Tea") == ["Tea"]
    assert missing(twice, "Te a\nTEA Tea") == []
