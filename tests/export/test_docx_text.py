"""Text in a Word document: as it was typed, in reading order, and in the direction of its letters."""

from io import BytesIO
from itertools import groupby
from operator import itemgetter

import docx
import pytest
from lxml import etree

from core_facilitator.documents.block_texts import texts
from core_facilitator.documents.blocks import (
    Box,
    Bullets,
    Cell,
    Column,
    Content,
    Cover,
    Document,
    Heading,
    MarginItem,
    MarginList,
    Paragraph,
    Rules,
    Run,
    Section,
    Sign,
    Table,
    Tents,
    say,
)
from core_facilitator.domain.agendas import TimeKind
from core_facilitator.export.plain import visible
from docx_reading import W, attribute, body_of, data_of, one_line, opened, parts, style_of, styles_in, words_of
from docx_samples import BAR, JOURNAL, every_kind, of


def test_all_texts_are_there_in_reading_order() -> None:
    made = every_kind()
    found = one_line(words_of(body_of(made)))
    at = 0
    for section in made.sections:
        for content in section.content:
            ends = []
            for text in list(texts(of(content)))[1:]:
                place = found.find(one_line(text), at)
                assert place >= 0, f"{text!r} of {type(content).__name__}"
                ends.append(place + len(one_line(text)))
            at = max([at, *ends])


HOSTILE = (
    "<b>bold</b> & <img src='x'> ]]> &amp; <!-- -->",
    "a\x0bb",
    "null \x00 bell \x07 escape \x1b delete \x7f",
    "half \ud800 pair and \uffff",
    "tab\there\r\nnext\rlast",
    '=HYPERLINK("http://x")',
    "{page} {} %s",
    "x" * 5000,
    "\n".join(f"line {number}" for number in range(300)),
    "emoji 👩🏽‍🏫 and ☐ and 漢字 and हिन्दी",
    "\u202egnorw \u2066isolated",
    "",
)


def everywhere(text: str) -> tuple[Content, ...]:
    return (
        Heading(1, text, aside=text, badge=text),
        say(text),
        Paragraph((Run(text, bold=True, link=f"http://example.org/{text}"),)),
        Bullets(((Run(text),),)),
        Table((Column(text),), ((Cell((say(text),), TimeKind.BREAK),),), text, margin=True),
        MarginList((MarginItem(text, text, text, (say(text),)),)),
        Rules(text, 1),
        Box((say(text),)),
        Tents(((text, text),)),
        Sign(text, text, ((text, text),)),
        Cover(text, text, text, (text,), (BAR,), text, text, text, text, text, ((TimeKind.BREAK, text),)),
        BAR,
        JOURNAL,
    )


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_whatever_was_typed_prints_as_it_was_typed(text: str) -> None:
    made = Document(
        title=text,
        language="en-US",
        sections=(Section("one", text, everywhere(text), text),),
        running=text,
        subject=text,
        author=text,
        page=f"{text} {{page}}",
    )
    body = body_of(made)
    paragraphs = [
        words_of(paragraph).lstrip("\n") for paragraph in body.iter(W + "p") if style_of(paragraph) == "BodyText"
    ]

    assert paragraphs[0].replace("\u202c", "").replace("\u2069", "") == visible(text)
    assert docx.Document(BytesIO(data_of(made))).core_properties.title == one_line(text)


def test_a_change_of_direction_ends_where_the_text_ends() -> None:
    paragraph = next(body_of(of(say("\u202e\u2066abc"))).iter(W + "p"))

    assert words_of(paragraph).strip("\n") == "\u202e\u2066abc\u2069\u202c"


def runs_of(text: str) -> list[tuple[str, bool]]:
    paragraph = next(body_of(of(say(text))).iter(W + "p"))
    runs = [run for run in paragraph.iter(W + "r") if run.find(W + "t") is not None]
    marked = [(run.find(f"{W}rPr/{W}rtl") is not None, words_of(run)) for run in runs]
    return [("".join(words for _, words in group), rtl) for rtl, group in groupby(marked, key=itemgetter(0))]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("plain", [("plain", False)]),
        ("café", [("café", False)]),
        ("שלום", [("שלום", True)]),
        ("Say שלום 12 עולם now", [("Say ", False), ("שלום 12 עולם", True), (" now", False)]),
        ("مرحبا!", [("مرحبا", True), ("!", False)]),
        ("é שלום", [("é ", False), ("שלום", True)]),
    ],
)
def test_words_written_from_right_to_left_are_marked(text: str, runs: list[tuple[str, bool]]) -> None:
    assert runs_of(text) == runs


@pytest.mark.parametrize(("text", "turned"), [("שלום abc", True), ("abc שלום", False), ("– 12 –", False)])
def test_a_paragraph_runs_the_way_of_its_first_letter(text: str, turned: bool) -> None:
    paragraph = next(body_of(of(say(text))).iter(W + "p"))

    assert (paragraph.find(f"{W}pPr/{W}bidi") is not None) is turned


def test_links_lead_outside_the_file() -> None:
    made = opened(
        of(Paragraph((Run("ada", link="mailto:ada@example.org"), Run("again", link="mailto:ada@example.org"))))
    )
    targets = [rel.target_ref for rel in made.part.rels.values() if rel.is_external]

    assert targets == ["mailto:ada@example.org"]


def test_each_numbered_list_begins_with_one() -> None:
    twice = Bullets(((Run("One"),),), numbered=True)
    body = body_of(of(twice, twice))
    numbers = [attribute(each) for each in body.iter(W + "numId")]
    numbering = etree.fromstring(parts(of(twice, twice))["word/numbering.xml"])

    assert numbers == ["11", "12"]
    assert [attribute(each) for each in numbering.iter(W + "startOverride")] == ["1", "1"]


@pytest.mark.parametrize("level", [2, 3])
def test_an_aside_that_has_no_room_beside_its_heading_stands_below_it(level: int) -> None:
    long = "2:20 to 2:30, 10 min, plenary, Pelican Hall, ends at 2:30, protected"
    beside = body_of(of(Heading(level, "Break", aside="2:30 to 2:45"), say("After")))
    below = body_of(of(Heading(level, "Thanks and farewell to all of our hosts of today", aside=long), say("After")))

    assert styles_in(beside)[:2] == [f"Heading{level}", "BodyText"]
    assert styles_in(below)[:3] == [f"Heading{level}", "Caption", "BodyText"]
    assert words_of(list(below.iter(W + "p"))[1]).strip() == long


@pytest.mark.parametrize(
    ("title", "aside", "printed"),
    [
        ("Lunch", "8:30 to 9:00", "8:30 to 9:00"),
        ("ארוחה", "8:30 to 9:00", "\u200e8:30 to 9:00"),
        ("ארוחה", "אולם", "אולם"),
    ],
)
def test_an_aside_beside_a_title_from_right_to_left_keeps_its_own_order(title: str, aside: str, printed: str) -> None:
    heading = next(body_of(of(Heading(2, title, aside=aside))).iter(W + "p"))

    assert words_of(heading).split("\t")[-1].strip("\n") == printed
