"""Bars of time to scale: where their parts and words stand, and how PDF and Word draw them."""

from dataclasses import replace

import docx_reading
import pdf_reading
from core_facilitator.documents.blocks import BarPart, BarRow, Document, Heading, Section, Style, TimeBars, say
from core_facilitator.domain.agendas import TimeKind
from core_facilitator.domain.packets import TextSize
from core_facilitator.export.formats import DOCUMENT_FORMATS, Page
from core_facilitator.export.time_bars import drawn
from unpacking import unpacked

TALK, WALK = TimeKind.PLENARY, TimeKind.REFLECTION
BARS = TimeBars(
    rows=(
        BarRow("Planned", (BarPart(0, 60, TALK), BarPart(60, 60, WALK))),
        BarRow("Held", (BarPart(10, 70, TALK, 0), BarPart(80, 10, TimeKind.BREAK), BarPart(90, 30, WALK, 1))),
    ),
    minutes=120,
    marks=((0, "9:00"), (60, "10:00"), (120, "11:00")),
    legend=((TALK, "Plenary"), (WALK, "Reflection")),
    alternative="Planned: 9:00 Talk. Held: 9:10 Talk.",
)


def test_equal_times_are_equally_wide_in_every_bar() -> None:
    found = drawn(BARS, 670, 1)
    first, second, late, pause, short = found.boxes[:5]

    assert first.width == second.width
    assert late.x > first.x
    assert round((late.width + 2) / (first.width + 2), 3) == round(70 / 60, 3)
    assert pause.width < short.width < first.width
    assert late.y > first.y + first.height
    assert found.boxes[4].x + found.boxes[4].width <= 670


def test_what_is_the_same_is_joined_and_what_came_in_is_not() -> None:
    lines = [line for line in drawn(BARS, 670, 1).lines if line[0] != line[2]]
    apart = replace(BARS, rows=(BARS.rows[0], replace(BARS.rows[1], parts=(BarPart(0, 5, TALK),))))

    assert len(lines) == 2
    assert all(top < bottom for _, top, _, bottom in lines)
    assert all(x1 == x2 for x1, _, x2, _ in drawn(apart, 670, 1).lines)
    assert drawn(apart, 670, 1).height < drawn(BARS, 670, 1).height


def test_the_shortest_part_is_seen_and_a_clock_that_stands_still_is_no_error() -> None:
    tiny = replace(BARS, rows=(BarRow("Day", (BarPart(0, 1, TALK),)),), minutes=1440, marks=(), legend=())

    assert drawn(tiny, 670, 1).boxes[0].width == 1.5
    assert drawn(replace(tiny, minutes=0), 670, 1).height > 0


def test_a_long_legend_goes_on_in_the_next_line() -> None:
    wide = replace(BARS, legend=tuple((kind, kind.value) for kind in TimeKind))
    words = {word.text: word.y for word in drawn(wide, 360, 1).words}

    assert words["plenary"] == words["small"] < words["break"]
    assert drawn(wide, 360, 1).height > drawn(wide, 670, 1).height


def printed(form: str, page: Page | None = None) -> bytes:
    content = (Heading(1, "A day"), say("Began late.", Style.CAPTION), BARS, say("After"))
    document = Document(title="A day", language="en", sections=(Section("day", "A day", content),))
    return DOCUMENT_FORMATS[form].write_document(document, page or Page()).data


def test_pdf_draws_them_and_says_them_in_words() -> None:
    reading = pdf_reading.read(printed("pdf", Page(text_size=TextSize.LARGE, grayscale=True)))

    assert BARS.alternative in reading.text


def test_word_draws_them_in_a_paragraph_of_their_height() -> None:
    data = printed("docx")

    assert BARS.alternative in docx_reading.read(data)
    inside = unpacked("docx", data)
    assert b">Reflection<" in inside
    assert b'w:lineRule="exact"' in inside


def test_plain_formats_say_them_in_words() -> None:
    for form in ("txt", "md"):
        assert BARS.alternative in printed(form).decode()
