"""Pages of a Word document that are laid out whole: covers with their days, contents, forms, journals, tents, signs."""

from dataclasses import replace

import pytest
from lxml import etree

from core_facilitator.documents.blocks import (
    Cover,
    DayBar,
    Document,
    Rules,
    Section,
    Sign,
    Span,
    Style,
    Tents,
    say,
)
from core_facilitator.domain.agendas import TimeKind
from core_facilitator.domain.packets import Paper, TextSize
from core_facilitator.export.formats import Page
from docx_reading import WP, Element, W, attribute, body_of, one_line, parts, style_of, styles_in, words_of
from docx_samples import BAR, COVER, JOURNAL, document, every_kind, of


def test_a_day_on_the_cover_says_in_words_what_it_shows() -> None:
    days = Cover("", "", "Title", (), (BAR, BAR), legend=())
    drawing = next(body_of(of(days)).iter(WP + "anchor"))
    described = drawing.find(WP + "docPr")

    assert described is not None
    assert described.get("descr") == f"{BAR.alternative}\n{BAR.alternative}"
    assert "Day 1" in [text.text for text in drawing.iter(W + "t")]


def test_a_cover_without_days_or_people_has_no_empty_lines() -> None:
    body = body_of(of(Cover("", "", "Title", (), ())))

    assert [style for style in styles_in(body) if style != "Between"] == ["Title"]


def test_the_last_time_of_a_day_is_not_printed_over_its_neighbor() -> None:
    labels = [text.text for text in next(body_of(of(COVER)).iter(WP + "anchor")).iter(W + "t")]

    assert labels == ["8:30", "10:00", "10:15", "11:00"]


def test_the_contents_are_a_field_with_its_entries_filled_in() -> None:
    body = body_of(every_kind())
    entries = [each for each in body.findall(W + "p") if style_of(each) == "TOC1"]
    codes = [each.text or "" for each in body.iter(W + "instrText")]
    kinds = [attribute(each, "fldCharType") for each in body.iter(W + "fldChar")]

    assert [one_line(words_of(entry)) for entry in entries] == [
        "Words 2",
        "Tables 3",
        "Lines 4",
        "Journal 5",
        "Tents 7",
        "Signs 9",
        "Nothing 11",
    ]
    assert codes[0] == ' TC "Cover" \\l 1 '
    assert sum(code.startswith(" TOC ") for code in codes) == 1
    assert kinds.count("begin") == kinds.count("end")
    anchors = {attribute(link, "anchor") for link in body.iter(W + "hyperlink") if link.get(W + "anchor")}
    assert anchors <= {attribute(mark, "name") for mark in body.iter(W + "bookmarkStart")}


def test_a_title_with_quotes_stays_one_entry_of_the_contents() -> None:
    body = body_of(document(Section("a", 'He said "no\\yes"\nand left', (say("x"),))))

    assert [each.text for each in body.iter(W + "instrText")] == [' TC "He said \\"no\\\\yes\\" and left" \\l 1 ']


def test_contents_without_other_sections_are_a_heading_alone() -> None:
    assert "TOC1" not in styles_in(body_of(of(COVER)))


def test_every_page_but_the_cover_has_its_foot() -> None:
    files = parts(every_kind())
    feet = {name: one_line(words_of(etree.fromstring(data))) for name, data in files.items() if "footer" in name}

    assert feet["word/footer1.xml"].startswith("How the day is spent")
    assert feet["word/footer2.xml"] == "Our hosts, a retreat Page 1"
    assert feet["word/footer3.xml"] == "Our hosts, a retreat The credit stands here Page 1"
    assert b" PAGE " in files["word/footer2.xml"]
    assert len(list(body_of(every_kind()).iter(W + "sectPr"))) == len(every_kind().sections)


def test_the_foot_of_a_run_sheet_names_it() -> None:
    sheet = Section("a", "Run sheet, day 2", (say("x"),), page="Run sheet {number} of {count}, page {page}")
    foot = etree.fromstring(parts(document(sheet))["word/footer1.xml"])

    assert one_line(words_of(foot)).endswith("Run sheet, day 2. Page 1")


@pytest.mark.parametrize(("paper", "size"), [(Paper.LETTER, ("12240", "15840")), (Paper.A4, ("11906", "16838"))])
def test_pages_have_the_size_of_the_paper(paper: Paper, size: tuple[str, str]) -> None:
    page = next(body_of(of(say("x")), Page(paper=paper)).iter(W + "pgSz"))

    assert (attribute(page, "w"), attribute(page, "h")) == size


def test_lines_to_write_on_stand_apart_alike_and_a_few_of_them_on_one_page() -> None:
    def kept(count: int) -> list[bool]:
        lines = ruled(of(Rules("What I heard", count)))
        assert {(attribute(each, "line"), attribute(each, "lineRule")) for each in spacings(lines)} == {
            ("525", "exact")
        }
        return [next(each.iter(W + "keepNext"), None) is not None for each in lines]

    assert kept(3) == [True, True, False]
    assert kept(12) == [True, *[False] * 9, True, False]


def test_a_credit_stays_whole_and_with_the_last_lines_to_write_on() -> None:
    made = of(Rules("What I heard", 3), say("After a method of friends.", Style.CAPTION))
    (credit,) = (each for each in body_of(made).iter(W + "p") if style_of(each) == "Caption")

    assert next(credit.iter(W + "keepLines"), None) is not None
    assert [next(each.iter(W + "keepNext"), None) is not None for each in ruled(made)] == [True, True, True]


def ruled(made: Document) -> list[Element]:
    """Return the lines to write on."""
    return [each for each in body_of(made).iter(W + "p") if style_of(each) == "RuledLine"]


def spacings(lines: list[Element]) -> list[Element]:
    """Return how far apart they are."""
    return [next(each.iter(W + "spacing")) for each in lines]


@pytest.mark.parametrize("before", [0, 20, 200])
def test_lines_fill_what_is_left_of_the_page(before: int) -> None:
    made = of(*(say("A line of text that is not long") for _ in range(before)), Rules("", 0))
    lines = len(ruled(made))
    room = 906 - before * 30 % 906

    assert 3 <= lines <= max(3, room / 36)


def test_a_journal_page_has_a_plum_margin_and_fills_its_page() -> None:
    body = body_of(of(JOURNAL))
    table = next(body.iter(W + "tbl"))
    style = next(table.iter(W + "tblStyle"))

    assert attribute(style) == "JournalTable"
    assert len(table.findall(W + "tr")) == 20
    assert styles_in(table)[:4] == ["OnlyYou", "MarginNote", "MarginNote", "JournalTitle"]


def test_each_journal_page_begins_a_page() -> None:
    body = body_of(of(JOURNAL, JOURNAL, JOURNAL))

    assert len(list(body.iter(W + "pageBreakBefore"))) == 2


def test_name_tents_read_from_both_sides() -> None:
    table = next(body_of(of(Tents((("Ada Lovelace", "Analyst"), ("Grace", ""))))).iter(W + "tbl"))

    assert [attribute(each) for each in table.iter(W + "textDirection")] == ["tbRl", "btLr"] * 2
    assert one_line(words_of(table)) == "Ada Lovelace Analyst Ada Lovelace Analyst Grace Grace"


def test_each_door_sign_has_a_page() -> None:
    body = body_of(of(Sign("Oak", "", ()), Sign("Elm", "", ())))

    assert len(list(body.iter(W + "pageBreakBefore"))) == 1


def test_a_day_across_the_page_has_its_times_below() -> None:
    paragraphs = [each for each in body_of(of(BAR)).findall(W + "p") if style_of(each) != "Between"]

    assert [style_of(each) for each in paragraphs] == ["BarTitle", "Figure", "BarLabel"]
    assert words_of(paragraphs[1]).strip() == BAR.alternative
    assert words_of(paragraphs[2]).strip() == "8:30\t10:00\t10:15\t11:00"


def test_a_day_without_times_has_no_line_for_them() -> None:
    bar = DayBar("", (Span("", 10, TimeKind.PLENARY, "Opening"),), "", "Ten minutes")

    assert styles_in(body_of(of(bar))) == ["Figure"]


@pytest.mark.parametrize("minutes", [0, 5])
def test_a_day_of_any_length_can_be_drawn(minutes: int) -> None:
    spans = (Span("8:30", minutes, TimeKind.BREAK, "Break"),) * bool(minutes)
    drawing = next(body_of(of(Cover("", "", "T", (), (DayBar("", spans, "", "Little"),)))).iter(WP + "anchor"))

    assert len(list(drawing.iter("{*}custGeom"))) == len(spans)


def test_names_on_tents_do_not_break_at_their_hyphens() -> None:
    body = body_of(of(Tents((("Noor Castellanos-Finch", "Lead"), ("- dash", "")))))
    names = [each for each in body.iter(W + "p") if style_of(each) == "TentName"]

    assert [words_of(each).strip("\n") for each in names[::2]] == ["Noor Castellanos-Finch", "- dash"]
    assert all(len(list(each.iter(W + "noBreakHyphen"))) == 1 for each in names)
    assert all("-" not in (text.text or "") for each in names for text in each.iter(W + "t"))


@pytest.mark.parametrize(
    ("host", "style", "words"),
    [("Our hosts", "CoverHost", "Our hosts"), ("", "Between", " "), ("المضيف", "Between", " ")],
)
def test_the_days_hang_on_the_first_paragraph_that_is_not_empty_and_runs_from_left_to_right(
    host: str, style: str, words: str
) -> None:
    first = next(body_of(of(replace(COVER, host=host))).iter(W + "p"))

    assert first.find(f".//{WP}anchor") is not None
    assert style_of(first) == style
    assert first.find(f"{W}pPr/{W}bidi") is None
    assert "".join(run.findtext(W + "t", "") for run in first.findall(W + "r")) == words


def test_a_cover_without_a_host_leaves_the_room_above_its_title() -> None:
    paragraphs = body_of(of(replace(COVER, host="", badge=""))).iter(W + "p")
    eyebrow = next(one for one in paragraphs if style_of(one) == "CoverEyebrow")
    spacing = eyebrow.find(f"{W}pPr/{W}spacing")

    assert spacing is not None
    assert int(attribute(spacing, "before")) > 1000


def test_two_lines_of_a_name_in_tall_letters_leave_room_for_the_role() -> None:
    def apart(name: str) -> Element | None:
        body = body_of(of(Tents(((name, "Role"),))))
        title = next(one for one in body.iter(W + "p") if style_of(one) == "TentName")
        return title.find(f"{W}pPr/{W}spacing")

    spacing = apart("نور الدين الحسيني")
    assert apart("Ada Lovelace") is None
    assert spacing is not None
    assert attribute(spacing, "lineRule") == "exact"
    assert 2 * int(attribute(spacing, "line")) < 4000


def test_a_time_that_the_last_one_would_cover_is_not_printed() -> None:
    spans = tuple(Span(label, minutes, TimeKind.PLENARY, "") for label, minutes in (("8:00", 480), ("4:00", 11)))
    drawing = next(body_of(of(Cover("", "", "T", (), (DayBar("", spans, "4:11", "A day"),)))).iter(WP + "anchor"))

    assert [text.text for text in drawing.iter(W + "t")] == ["8:00", "4:11"]


@pytest.mark.parametrize(
    ("count", "large", "after"), [(6, False, "CoverNote"), (22, False, "TOC1"), (22, True, "TOC1")]
)
def test_contents_without_room_for_the_words_after_them_stand_on_a_page_of_their_own(
    count: int, large: bool, after: str
) -> None:
    parts_of_it = (Section("cover", "Cover", (COVER,)), *(Section(str(at), "Part", (say("x"),)) for at in range(count)))
    body = body_of(document(*parts_of_it), Page(text_size=TextSize.LARGE if large else TextSize.STANDARD))
    cover = [one for one in body.iter(W + "p") if style_of(one) in ("TOCHeading", "TOC1", "CoverNote")]
    broken = cover[[style_of(one) for one in cover].index("TOCHeading")].find(f"{W}pPr/{W}pageBreakBefore")

    assert style_of(cover[-1]) == after
    assert (broken is not None) is (after == "TOC1")
    assert (
        words_of(next(one for one in cover if style_of(one) == "TOC1"))
        .strip()
        .endswith("3" if after == "TOC1" else "2")
    )
