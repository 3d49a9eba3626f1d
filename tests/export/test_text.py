"""Plain text."""

from dataclasses import replace

import pytest

from canaries import Planting
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
    Rules,
    Run,
    Section,
    Sign,
    Table,
    Tents,
    say,
)
from core_facilitator.documents.packets import packet, sections
from core_facilitator.domain.agendas import TimeKind
from core_facilitator.domain.audiences import AT_THE_SESSION, Audience
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.packets import Choice, PacketChoices
from core_facilitator.export.columns import WIDTH, hanging, padded, width, wrapped
from core_facilitator.export.formats import DOCUMENT_FORMATS, Canceled, Page
from core_facilitator.export.plain import plain, visible
from hostile import HOSTILE
from samples import retreat, without_days
from says import missing


def _document(*content: Content) -> Document:
    return Document(title="A title", language="en-US", sections=(Section("one", "One", content),))


def _written(document: Document) -> str:
    return DOCUMENT_FORMATS["txt"].write_document(document, Page()).data.decode()


def _lines(*content: Content) -> list[str]:
    """Return the lines of the content, without the document's title above it."""
    return _written(_document(*content)).split("\n")[4:-1]


@pytest.mark.parametrize("audience", AT_THE_SESSION)
def test_a_packet_says_everything_in_text(audience: Audience) -> None:
    choices = tuple(Choice(info.key, included=True) for info in sections(retreat(), audience))
    document = packet(retreat(), audience, PacketChoices(audience=audience, sections=choices))

    assert missing(document, _written(document)) == []


@pytest.mark.parametrize("audience", [Audience.PARTICIPANT, Audience.ROOM])
def test_no_private_word_is_in_the_text(audience: Audience) -> None:
    planting = Planting(audience)
    session = planting.plant(retreat())
    choices = tuple(Choice(info.key, included=True) for info in sections(session, audience))
    document = packet(session, audience, PacketChoices(audience=audience, sections=choices))

    assert planting.words
    assert "canary" not in _written(document)


def test_no_line_of_a_packet_is_wider_than_78_columns() -> None:
    for audience in AT_THE_SESSION:
        assert max(width(line) for line in _written(packet(retreat(), audience)).split("\n")) <= WIDTH


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_printed_as_it_was_typed(text: str) -> None:
    document = _document(
        Heading(1, text),
        say(text, bold=True),
        Bullets(((Run(text),),), boxes=True),
        Table((Column(text),), ((Cell((say(text),)),),), text),
        MarginList((MarginItem("2", "min", text, (say(text),)),)),
        Box((say(text),)),
        Rules(text, 1),
        Tents(((text, text),)),
        Sign(text, text, (("8:30", text),)),
    )

    written = _written(document)
    assert missing(document, written) == []
    assert not any(ord(sign) < 32 and sign != "\n" for sign in written)


def test_a_document_begins_with_its_title() -> None:
    assert _written(_document(say("Text"))) == "A title\n=======\n\n\nText\n"


def test_a_cover_is_the_title() -> None:
    cover = Cover(
        host="Host",
        eyebrow="Facilitator packet",
        title="Noticing",
        lines=("Juniper Valley", "October 14"),
        bars=(),
        contents="In this packet",
        owner="This packet belongs to",
        note="Yours.",
        badge="Facilitators only",
    )
    document = Document(
        title="Ignored",
        language="en",
        sections=(Section("cover", "Cover", (cover,)), Section("two", "Run sheet", (say("Text"),))),
    )

    assert _written(document).split("\n") == [
        "Host",
        "Facilitators only",
        "Facilitator packet",
        "",
        "Noticing",
        "========",
        "Juniper Valley",
        "October 14",
        "",
        "In this packet",
        "  Run sheet",
        "",
        "This packet belongs to " + "_" * 40,
        "",
        "Yours.",
        "",
        "",
        "Text",
        "",
    ]


def test_a_bare_cover_has_no_empty_parts() -> None:
    document = Document(title="", language="en", sections=(Section("c", "C", (Cover("", "", "Noticing", (), ()),)),))

    assert _written(document) == "\nNoticing\n========\n"


def test_headings_are_underlined_by_level() -> None:
    lines = _lines(
        Heading(1, "One", FRAMEWORKS["theory-u"], "60 min", "Facilitators only"),
        Heading(2, "Two"),
        Heading(3, "Three"),
        Heading(4, "Four"),
    )

    assert lines == [
        "[Theory U] One",
        "==============",
        "60 min",
        "Facilitators only",
        "",
        "Two",
        "---",
        "",
        "Three",
        "~~~~~",
        "",
        "Four",
        "....",
    ]


def test_lists_are_marked() -> None:
    items = ((Run("Tea"),), (Run("long " * 20),))

    assert _lines(Bullets(items))[0] == "- Tea"
    assert _lines(Bullets(items))[2].startswith("  long")
    assert _lines(Bullets(items, numbered=True))[:2][1].startswith(" 2. long")
    assert _lines(Bullets(items, boxes=True))[0] == "- [ ] Tea"


def test_minutes_stand_in_the_margin() -> None:
    steps = MarginList((MarginItem("12", "min", "Speak", (say("Slowly"),)), MarginItem("", "", "Rest")))

    assert _lines(steps) == ["  12 min  Speak", "          Slowly", "          Rest"]


def test_a_day_is_told_in_words() -> None:
    assert _lines(DayBar("Day 1", (), "5:00", "Day 1, 8:30 to 5:00.")) == ["Day 1, 8:30 to 5:00."]


def test_lines_to_write_on_are_drawn() -> None:
    assert _lines(Rules("Notes", 2)) == ["Notes", "", "_" * WIDTH, "", "_" * WIDTH]
    assert _lines(Rules("", 0)).count("_" * WIDTH) == 12


def test_a_box_stands_between_two_lines() -> None:
    assert _lines(Box((say("Keep this"),))) == ["-" * WIDTH, "Keep this", "-" * WIDTH]


def test_a_journal_page_says_whose_it_is() -> None:
    page = JournalPage("What is mine", ("Why?",), "Only you", "We do not collect this page.", "Date", "One thing")
    lines = _lines(page)

    assert lines[:7] == [
        "Only you. We do not collect this page.",
        "Date ____________",
        "",
        "What is mine",
        "------------",
        "",
        "Why?",
    ]
    assert lines.count("_" * WIDTH) == 14


def test_name_tents_are_a_list_under_their_title() -> None:
    assert _lines(Tents((("Noor", "Lead"), ("Theo", "")))) == ["One", "===", "Noor", "    Lead", "Theo"]


def test_a_sign_lists_its_times() -> None:
    sign = Sign("Oak Room", "Wednesday", (("8:30", "Doors open"), ("8:30 to 9:00", "Circle")))

    assert _lines(sign) == ["Oak Room", "--------", "Wednesday", "8:30          Doors open", "8:30 to 9:00  Circle"]


def test_a_table_that_fits_is_a_grid() -> None:
    table = Table(
        (Column("Item"), Column("How many", align=Align.END)), ((Cell((say("Bell"),)), Cell((say("1"),))),), "Things"
    )

    assert _lines(table) == ["Item  How many", "----  --------", "Bell         1"]


def test_a_form_keeps_its_places_to_write() -> None:
    table = Table(
        (Column("Name"), Column("Oct 14")), ((Cell((say("Noor"),)), Cell()), (Cell(), Cell())), "Sign", row_height=26
    )

    assert _lines(table) == ["Name  Oct 14", "----  ------------", "Noor  ____________", "____  ____________"]


def test_an_empty_table_is_its_head() -> None:
    assert _lines(Table((Column("Name"), Column("Role")), (), "Nobody")) == ["Name  Role", "----  ----"]


def test_a_run_sheet_has_its_times_in_the_margin() -> None:
    row = (
        Cell((say("8:30"), say("20 min"))),
        Cell((say("Circle"), say("One word")), TimeKind.PLENARY),
        Cell((say("Noor"),)),
        Cell(),
        Cell(),
    )
    late = (Cell((say("10:40"), say("20 min, next day"))), Cell(), Cell(), Cell(), Cell())
    heads = tuple(Column(title) for title in ("Time", "Block", "Lead", "Bring", "Actual"))

    assert _lines(Table(heads, (row, late), "Day", margin=True, ruled=True)) == [
        "Time | Block | Lead | Bring | Actual",
        "-" * WIDTH,
        "8:30  20 min    Circle (plenary)",
        "                One word",
        "                Lead: Noor",
        "                Actual: ____________",
        "",
        "10:40  20 min, next day",
        "                Actual: ____________",
    ]


def test_a_row_of_a_margin_with_nothing_beside_it_is_to_fill_in() -> None:
    table = Table((Column("Time"), Column("What")), ((Cell((say("8:30"),)), Cell()),), "Day", margin=True)

    assert _lines(table)[2] == "8:30            ____________"


def test_a_wide_table_becomes_records() -> None:
    row = (Cell((say("Noor"), say("Lead"))), Cell((say("555"),)), Cell())
    table = Table((Column("Name"), Column("Phone"), Column("Email")), (row, (Cell(), Cell(), Cell())), "People")

    assert _lines(table) == [
        "Name | Phone | Email",
        "-" * WIDTH,
        "Noor",
        "Lead",
        "    Phone: 555",
        "",
        "____________",
    ]


def test_a_break_is_not_called_one_twice() -> None:
    table = Table((Column("What"),), ((Cell((say("Tea break"),), TimeKind.BREAK),),), "Day")

    assert _lines(table)[2] == "Tea break"


def test_a_link_shows_its_address_where_its_words_do_not() -> None:
    assert plain((Run("Noor", link="mailto:noor@x.org"), Run(" "), Run("a@x.org", link="mailto:a@x.org"))) == (
        "Noor (mailto:noor@x.org) a@x.org"
    )


def test_control_characters_are_shown_and_never_obeyed() -> None:
    assert visible("a\x1b[31m\x07\x7f\ud800") == "a␛[31m␇[U+007F][U+D800]"
    assert visible("a\r\nb\rc\x0bd\x0ce\u2029f\tg") == "a\nb\nc\nd\ne\nf\tg"


def test_words_are_never_cut() -> None:
    assert list(wrapped("x" * 100 + " y", 20)) == ["x" * 100, "y"]


def test_wide_characters_count_twice() -> None:
    assert (width("漢字"), width("e\u0301"), width("👍")) == (4, 1, 2)
    lines = list(wrapped("漢字かな交じり文。" * 12, 20))
    assert all(width(line) <= 20 for line in lines)
    assert "".join(lines) == "漢字かな交じり文。" * 12
    assert not any(line.startswith("。") for line in lines)


def test_a_family_of_one_sign_stays_together() -> None:
    assert list(wrapped("👩‍👩‍👧👍🏽", 2)) == ["👩‍👩‍👧", "👍🏽"]


def test_indents_and_tabs_are_kept() -> None:
    assert list(wrapped("  two\n\tfour " + "word " * 4, 20)) == ["  two", "    four word word", "    word word"]


def test_later_lines_hang_below_the_first() -> None:
    assert list(hanging("- ", "one two three", 10)) == ["- one two", "  three"]
    assert padded("ab", 4, right=True) == "  ab"


def test_an_empty_document_is_its_title() -> None:
    assert _written(Document(title="Just an idea", language="en", sections=())) == "Just an idea\n============\n"
    assert "Just an idea" in _written(packet(without_days(), Audience.PARTICIPANT))


@pytest.mark.parametrize("key", ["txt", "md"])
def test_writing_can_be_canceled(key: str) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise Canceled

    with pytest.raises(Canceled):
        DOCUMENT_FORMATS[key].write_document(packet(retreat(), Audience.FACILITATOR), Page(), stop)


@pytest.mark.parametrize("key", ["txt", "md"])
def test_progress_is_told_to_the_end(key: str) -> None:
    told: list[tuple[int, int]] = []

    def report(done: int, total: int) -> None:
        told.append((done, total))

    DOCUMENT_FORMATS[key].write_document(packet(retreat(), Audience.ROOM), Page(), report)

    assert told[0] == (0, 9)
    assert told[-1] == (9, 9)


def test_the_time_of_printing_stands_at_the_end() -> None:
    document = replace(_document(say("Words")), printed="Printed Oct 14, 6:58 AM")

    assert _written(document).split("\n")[-5:] == ["Words", "", "", "Printed Oct 14, 6:58 AM", ""]
