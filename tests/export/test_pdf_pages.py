"""How pages are filled: nothing is cut off, nothing is lost, nothing stands alone."""

from itertools import pairwise

import pytest

from core_facilitator.documents.blocks import (
    Box,
    Bullets,
    Cell,
    Column,
    Document,
    Heading,
    JournalPage,
    MarginItem,
    MarginList,
    Rules,
    Run,
    Sign,
    Style,
    Table,
    Tents,
    Tone,
    say,
)
from core_facilitator.domain.packets import Paper, TextSize
from core_facilitator.export.formats import DOCUMENT_FORMATS, Page, Printed
from pdf_reading import Node, Reading, read
from pdf_samples import cover, document, handout, one, run_sheet, section
from says import missing

LARGE = Page(paper=Paper.A4, text_size=TextSize.LARGE)
NOTES = "\n".join(f"Line {number}: something to say here" for number in range(300))


def printed(printout: Document, page: Page | None = None) -> Printed:
    return DOCUMENT_FORMATS["pdf"].write_document(printout, page or Page())


def reading(printout: Document, page: Page | None = None) -> Reading:
    return read(printed(printout, page).data)


def page_of(node: Node) -> int:
    (page,) = node.pages
    return page


@pytest.mark.parametrize("page", [Page(), LARGE], ids=["standard", "large"])
@pytest.mark.parametrize(
    "printout",
    [
        one(say(NOTES)),
        one(Heading(1, "A very long heading " * 60)),
        one(say("y" * 5000)),
        one(Heading(1, "x" * 5000, badge="b" * 300, aside="c" * 300)),
        one(Table((Column("A"), Column("B")), ((Cell((say("word " * 3000),)), Cell((say(NOTES),))),), "")),
        one(Table((Column("h" * 2000), Column("B")), ((Cell((say("one"),)), Cell()),) * 3, "")),
        one(Box((say(NOTES), say("after")))),
        one(Bullets(((Run(NOTES),), (Run("after"),)))),
        one(MarginList((MarginItem("120", "minutes", "Title " * 40, (say(NOTES),)),))),
        one(JournalPage("T " * 300, ("question " * 500,), "Only you", "promise " * 50, "Date", "keep " * 40)),
        one(cover(3, "title " * 200)),
        one(Tents((("N" * 800, "role " * 200), ("", "")))),
        one(Sign("Room " * 40, "sub " * 100, tuple((f"{n}:00 to {n}:50", "happens " * 30) for n in range(40)))),
    ],
    ids=[
        "300 lines",
        "long heading",
        "one word",
        "one word as heading",
        "tall cell",
        "tall head",
        "box",
        "bullet",
        "step",
        "journal",
        "cover",
        "tents",
        "sign",
    ],
)
def test_nothing_is_lost_however_long_it_is(printout: Document, page: Page) -> None:
    assert missing(printout, reading(printout, page).text) == []


@pytest.mark.parametrize("page", [Page(), LARGE], ids=["standard", "large"])
def test_all_text_stands_within_the_sheet(page: Page) -> None:
    from io import BytesIO

    import pikepdf

    long = one(
        say("y" * 5000),
        run_sheet(2),
        Table((Column("A"),) * 12, (tuple(Cell((say("Wordy words"),)) for _ in range(12)),), ""),
    )
    with pikepdf.open(BytesIO(printed(long, page).data)) as pdf:
        width, height = (float(edge) for edge in pdf.pages[0].MediaBox[2:])
        for sheet in pdf.pages:
            for instruction in pikepdf.parse_content_stream(sheet):
                if str(instruction.operator) == "Tm":
                    x, y = (float(part) * 0.75 for part in instruction.operands[4:])
                    assert 50 <= x < width - 50
                    assert 40 <= y < height - 40


def test_a_heading_never_stands_alone_at_a_pages_foot() -> None:
    for count in range(20, 45):
        lines = [say(f"Line {number}") for number in range(count)]
        found = reading(one(Heading(1, "Title"), *lines, Heading(2, "Last"), say("Its text\nin two lines")))
        heading, text = found.root.all("H2")[0], found.root.all("P")[-1]
        assert page_of(heading) == min(text.pages)


def test_a_label_stays_with_what_it_names() -> None:
    for count in range(20, 45):
        lines = [say(f"Line {number}") for number in range(count)]
        *_, label, text = reading(one(*lines, say("Purpose", Style.LABEL), say("Why"))).root.all("P")
        assert page_of(label) == page_of(text)


def test_neither_the_first_nor_the_last_line_of_a_paragraph_stands_alone() -> None:
    for count in range(15, 45):
        text = say("\n".join(f"Line {number}" for number in range(6)))
        paragraph = reading(one(*[say("x")] * count, text)).root.all("P")[-1]
        lines_on = [part.text.count("Line") for part in paragraph.parts if not isinstance(part, Node)]
        assert 1 not in lines_on


def test_a_row_is_not_split_if_a_page_can_hold_it() -> None:
    table = Table(
        (Column("A"), Column("B")),
        tuple((Cell((say("first\n" * (number % 9 + 1)),)), Cell((say("second"),))) for number in range(80)),
        "",
    )
    found = reading(one(Heading(1, "Rows"), table))
    rows = found.root.all("TR")
    assert found.pages > 3
    assert all(len(row.pages) == 1 for row in rows)
    assert [page_of(row) for row in rows] == sorted(page_of(row) for row in rows)


def test_a_head_row_stands_on_every_page_of_its_table_and_never_without_a_row() -> None:
    for count in range(12, 34, 2):
        found = reading(one(*[say("x")] * count, run_sheet()))
        head, first, *_ = found.root.all("TR")
        assert page_of(head) == page_of(first)
    later = reading(one(run_sheet(4)))
    assert all("Bring" in page for page in later.decoration[1:])


def test_a_head_row_that_is_too_tall_is_not_repeated() -> None:
    table = Table((Column("head " * 400), Column("B")), ((Cell((say("one"),)), Cell()),) * 60, "")
    assert all("head" not in page for page in reading(one(table)).decoration)


def test_a_table_with_a_margin_and_one_column_is_drawn() -> None:
    table = Table((Column("Time"),), ((Cell((say("8:30"),)),),), "", margin=True, ruled=True)
    assert "8:30" in reading(one(table)).text


def test_a_table_without_rows_has_its_head() -> None:
    found = reading(one(Table((Column("A"), Column("B")), (), "Nothing")))
    assert [head.text for head in found.root.all("TH")] == ["A", "B"]


def test_rules_fill_the_page_or_a_new_one() -> None:
    assert reading(one(Heading(1, "Notes"), Rules("", 0))).pages == 1
    assert reading(one(say(NOTES[:1100]), Rules("Here", 0), say("after"))).pages == 3


def test_a_handout_fits_its_page() -> None:
    assert reading(one(*handout())).pages == 1


def test_the_designs_run_sheet_fits_its_page() -> None:
    box = Box((say("If we run late: take it from the breakouts first. " * 2),))
    sheet = one(Heading(1, "Run sheet, day 2", badge="Facilitators only"), say("Day", Style.CAPTION), run_sheet(), box)
    assert reading(sheet).pages == 1


def test_a_private_box_is_drawn_as_private_ground() -> None:
    private, plain = (printed(one(Box((say("Only here"),), tone))).data for tone in (Tone.PRIVATE, Tone.PLAIN))
    assert len(private) > len(plain)
    assert reading(one(Box((say("Only here"),), Tone.PRIVATE))).root.text.strip() == "Only here"


def test_an_empty_box_is_nothing() -> None:
    assert reading(one(Box(()), say("x"))).root.text.strip() == "x"


def test_an_aside_that_does_not_fit_beside_its_heading_stands_below() -> None:
    found = reading(one(Heading(2, "Opening circle", aside="at length " * 20), say("x")))
    assert found.root.all("P")[0].text.startswith("at length")


def test_name_tents_stand_two_on_a_sheet() -> None:
    found = reading(one(Tents((("Noor", "Lead"), ("Theo", ""), ("Amara", "")))))
    assert [page_of(name) for name in found.root.all("P") if name.text in {"Noor", "Theo", "Amara"}] == [1, 1, 2]


def test_a_sign_takes_one_page_while_it_can() -> None:
    entries = tuple((f"{hour}:00", "Something that happens in this room") for hour in range(20))
    assert reading(one(Sign("Oak Room", "Wednesday", entries))).pages == 1


def test_sections_follow_each_other_without_empty_pages() -> None:
    many = document(*(section(Heading(1, f"{n}"), key=f"{n}", title=f"{n}") for n in range(6)))
    result = printed(many)
    assert all(after - before == 1 for before, after in pairwise(result.starts.values()))


def test_the_last_row_of_a_table_does_not_stand_alone() -> None:
    for count in range(20, 60):
        table = Table((Column("A"), Column("B")), ((Cell((say("one"),)), Cell((say("two"),))),) * count, "")
        *_, before, last = reading(one(table)).root.all("TR")
        assert page_of(before) == page_of(last)


def test_a_short_step_stays_on_one_page() -> None:
    for count in range(20, 32):
        step = MarginItem("5", "min", "Settle roles", (say("One case giver."), say("Say: welcome.")))
        found = reading(one(*[say("x")] * count, MarginList((step, step))))
        assert all(len(entry.pages) == 1 for entry in found.root.all("LI"))


def test_the_last_step_does_not_stand_alone() -> None:
    steps = MarginList(tuple(MarginItem("5", "min", f"Step {number}", (say("A line"),)) for number in range(3)))
    for lines in range(20, 45):
        items = reading(one(say("\n".join(["Line"] * lines)), steps)).root.all("LI")
        assert page_of(items[-1]) == page_of(items[-2])
