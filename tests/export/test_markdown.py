"""Markdown, read back by a Markdown reader."""

import re
from dataclasses import replace
from html import unescape

import pytest
from markdown_it import MarkdownIt

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
    Paragraph,
    Rules,
    Run,
    Section,
    Sign,
    Style,
    Table,
    Tents,
    say,
)
from core_facilitator.documents.packets import packet, sections
from core_facilitator.domain.agendas import TimeKind
from core_facilitator.domain.audiences import AT_THE_SESSION, Audience
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.packets import Choice, PacketChoices
from core_facilitator.export.formats import DOCUMENT_FORMATS, Page
from hostile import HOSTILE
from samples import retreat
from says import missing, normal

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
OUR_TAGS = {"h1", "h2", "h3", "h4", "h5", "p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"} | {
    "strong",
    "em",
    "br",
    "hr",
    "blockquote",
    "a",
}


def _document(*content: Content) -> Document:
    return Document(title="A title", language="en-US", sections=(Section("one", "One", content),))


def _written(document: Document) -> str:
    return DOCUMENT_FORMATS["md"].write_document(document, Page()).data.decode()


def _html(document: Document) -> str:
    return str(READER.render(_written(document)))


def _read(document: Document) -> str:
    """Return what a reader of the rendered Markdown sees."""
    return unescape(re.sub(r"<[^>]*>", "", _html(document)))


def _body(*content: Content) -> str:
    return _written(_document(*content)).removeprefix("# A title\n\n").removesuffix("\n")


def _everything(audience: Audience, planting: Planting | None = None) -> Document:
    session = planting.plant(retreat()) if planting else retreat()
    choices = tuple(Choice(info.key, included=True) for info in sections(session, audience))
    return packet(session, audience, PacketChoices(audience=audience, sections=choices))


@pytest.mark.parametrize("audience", AT_THE_SESSION)
def test_a_packet_says_everything_in_markdown(audience: Audience) -> None:
    document = _everything(audience)

    assert missing(document, _read(document)) == []


@pytest.mark.parametrize("audience", [Audience.PARTICIPANT, Audience.ROOM])
def test_no_private_word_is_in_the_markdown(audience: Audience) -> None:
    planting = Planting(audience)
    document = _everything(audience, planting)

    assert planting.words
    assert "canary" not in _written(document)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_printed_as_it_was_typed(text: str) -> None:
    document = _document(
        Heading(1, text),
        Heading(4, text, aside=text),
        say(text),
        say(text, bold=True),
        say(text, Style.QUESTION, italic=True),
        Paragraph((Run("Before "), Run(text, bold=True), Run(text), Run(text, italic=True), Run(" after"))),
        Bullets(((Run(text),), (Run(text, bold=True, italic=True),))),
        Bullets(((Run(text),),), numbered=True),
        Bullets(((Run(text),),), boxes=True),
        Table((Column(text),), ((Cell((say(text), say(text, bold=True))),),), text),
        MarginList((MarginItem("2", "min", text, (say(text), say(text))),)),
        Box((say(text), say(text))),
        Rules(text, 1),
        Tents(((text, text),)),
        Sign(text, text, (("8:30", text),)),
        JournalPage(text, (text,), text, text, text, text),
        DayBar("", (), "", text),
    )

    assert missing(document, _read(document)) == []
    used = set(re.findall(r"</?([a-zA-Z0-9]+)", _html(document)))
    assert used <= OUR_TAGS
    assert "<code" not in _html(document)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_makes_no_markup_of_its_own(text: str) -> None:
    html = _html(_document(say("Before"), say(text), say("After")))
    paragraphs = re.findall(r"<p>(.*?)</p>", html, re.DOTALL)

    assert len(paragraphs) == 3
    assert normal(unescape(re.sub("<br ?/?>", "", paragraphs[1]))) == normal(text)


def test_line_breaks_and_indents_are_kept() -> None:
    html = _html(_document(say("one\n\n    four\n\ttab")))

    assert "<p>one<br />\n\xa0<br />\n\xa0\xa0\xa0\xa0four<br />\n\xa0\xa0\xa0\xa0tab</p>" in html


def test_stress_stands_apart_from_blanks() -> None:
    assert _body(Paragraph((Run("Notes: ", bold=True), Run("Speak last.")))) == "**Notes:** Speak last."
    assert _body(Paragraph((Run("Lunch", bold=True), Run(", pinned")))) == "**Lunch**, pinned"
    assert _body(say("quiet", italic=True)) == "*quiet*"


def test_stress_that_stars_cannot_carry_is_written_as_tags() -> None:
    assert _body(Paragraph((Run("a:", bold=True), Run("b")))) == "<strong>a:</strong>b"
    assert _body(Paragraph((Run("a", bold=True), Run("b", bold=True, italic=True)))) == (
        "<strong>a</strong><strong><em>b</em></strong>"
    )


def test_a_paragraph_of_nothing_is_nothing() -> None:
    assert _body(say(" \n ")) == ""


def test_a_mail_address_is_a_link() -> None:
    html = _html(_document(Paragraph((Run("noor@x.org", link="mailto:noor@x.org"),))))

    assert '<a href="mailto:noor@x.org">noor@x.org</a>' in html


def test_an_address_cannot_break_out_of_its_link() -> None:
    html = _html(_document(Paragraph((Run("x", link="http://x/> <script>"),))))

    assert "<script" not in html
    assert '<a href="http://x/%3E%20%3Cscript%3E">x</a>' in html


def test_headings_are_one_level_below_the_title() -> None:
    assert _written(_document(Heading(1, "One", FRAMEWORKS["theory-u"], "60 min", "Facilitators only"))) == (
        "# A title\n\n## One\n\nTheory U. 60 min. Facilitators only\n"
    )


def test_a_table_has_its_columns_and_kinds() -> None:
    table = Table(
        (Column("Time", align=Align.END), Column("What | where")),
        ((Cell((say("8:30", bold=True), say("20 min"))), Cell((say("Circle"),), TimeKind.PLENARY)), (Cell(), Cell())),
        "Day",
    )

    assert _body(table) == (
        "| Time | What &#124; where |\n| ---: | --- |\n| **8:30**<br>20 min | Circle (plenary) |\n|  |  |"
    )


def test_a_step_without_minutes_is_its_title() -> None:
    steps = MarginList((MarginItem("2", "min", "Settle", (say("Breathe."),)), MarginItem("", "", "Rest")))

    assert _body(steps) == "- 2 min: **Settle**\n\n  Breathe.\n- **Rest**"


def test_a_step_without_a_title_is_its_minutes() -> None:
    assert _body(MarginList((MarginItem("2", "min", ""),))) == "- 2 min"


def test_lists_can_be_numbered_or_ticked() -> None:
    items = ((Run("one\ntwo"),),)

    assert _body(Bullets(items)) == "- one\\\n  two"
    assert _body(Bullets(items, numbered=True)) == "1. one\\\n   two"
    assert _body(Bullets(items, boxes=True)) == "- [ ] one\\\n  two"


def test_lines_to_write_on_are_rules() -> None:
    assert _html(_document(Rules("Notes", 3))).count("<hr />") == 3
    assert _html(_document(Rules("", 0))).count("<hr />") == 12


def test_a_cover_is_the_title() -> None:
    cover = Cover("Host", "Packet", "Noticing", ("One", "Two"), (), "In this packet", "Belongs to", "Yours.", "Private")
    document = Document(
        title="Ignored", language="en", sections=(Section("c", "Cover", (cover,)), Section("t", "Run *sheet*", ()))
    )

    assert _written(document) == (
        "Host\n\nPrivate\n\nPacket\n\n# Noticing\n\nOne\\\nTwo\n\n**In this packet**\n\n- Run \\*sheet\\*\n\n"
        "Belongs to\n\n---\n\nYours.\n"
    )


def test_a_bare_cover_has_no_empty_parts() -> None:
    document = Document(title="", language="en", sections=(Section("c", "C", (Cover("", "", "Noticing", (), ()),)),))

    assert _written(document) == "# Noticing\n"


def test_a_sign_without_entries_is_its_room() -> None:
    assert _body(Sign("Oak Room", "", ())) == "## Oak Room"


def test_name_tents_stand_below_their_title() -> None:
    assert _body(Tents((("Noor", "Lead"), ("Theo", "")))) == "## One\n\n- **Noor** Lead\n- **Theo**"


def test_the_time_of_printing_stands_at_the_end() -> None:
    document = replace(_document(say("Words")), printed="Printed Oct 14, 6:58 AM")

    assert _written(document).split("\n")[-4:] == ["Words", "", "Printed Oct 14, 6:58 AM", ""]
