"""A Word document holds what it should, as Word wants it, and nothing that it should not."""

import zipfile
from io import BytesIO

import docx
import pytest
from docx.document import Document as Opened
from lxml import etree

from core_facilitator.documents.blocks import (
    Box,
    Bullets,
    Cell,
    Column,
    Content,
    Cover,
    DayBar,
    Document,
    Heading,
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
    say,
    texts,
)
from core_facilitator.domain.agendas import TimeKind
from core_facilitator.domain.packets import Paper, TextSize
from core_facilitator.export.docx import write
from core_facilitator.export.formats import DOCUMENT_FORMATS, Canceled, Page
from core_facilitator.export.plain import visible
from docx_reading import words_of
from docx_samples import BAR, COVER, JOURNAL, PLAIN_TABLE, TABLE, document, every_kind, of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
Element = etree._Element


def quiet(_done: int, _total: int) -> None:
    """Nobody watches."""


def data_of(made: Document, page: Page | None = None) -> bytes:
    return write(made, page or Page(), quiet).data


def opened(made: Document, page: Page | None = None) -> Opened:
    return docx.Document(BytesIO(data_of(made, page)))


def parts(made: Document, page: Page | None = None) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data_of(made, page))) as file:
        return {name: file.read(name) for name in file.namelist()}


def body_of(made: Document, page: Page | None = None) -> Element:
    found = etree.fromstring(parts(made, page)["word/document.xml"])[0]
    assert found.tag == W + "body"
    return found


def attribute(element: Element, name: str = "val") -> str:
    value = element.get(W + name)
    assert value is not None
    return value


def style_of(paragraph: Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    assert found is not None
    return attribute(found)


def one_line(text: str) -> str:
    return " ".join(visible(text).split())


def styles_in(element: Element) -> list[str]:
    return [style_of(paragraph) for paragraph in element.iter(W + "p")]


def test_python_docx_opens_every_kind_of_content_and_finds_word_styles() -> None:
    made = opened(every_kind())

    used = {paragraph.style.name for paragraph in made.paragraphs if paragraph.style}
    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Body Text", "List Bullet"} <= used
    assert {"List Number", "Caption", "TOC Heading", "toc 1", "Question", "Note", "Private note"} <= used
    assert {table.style.name for table in made.tables if table.style} == {
        "Margin table",
        "Packet table",
        "Steps table",
        "Writing lines",
        "Journal table",
        "Name tents",
        "Sign table",
    }


def test_every_style_that_is_used_is_defined_and_named_once() -> None:
    files = parts(every_kind())
    styles = etree.fromstring(files["word/styles.xml"])
    keys = [attribute(style, "styleId") for style in styles.iter(W + "style")]
    used = {
        attribute(each)
        for name, data in files.items()
        if name.startswith(("word/document", "word/footer"))
        for tag in ("pStyle", "rStyle", "tblStyle")
        for each in etree.fromstring(data).iter(W + tag)
    }

    assert len(keys) == len(set(keys))
    assert used <= set(keys)


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


def test_every_part_is_xml_that_names_its_namespaces_and_hangs_together() -> None:
    files = parts(every_kind())

    assert all(etree.fromstring(data) is not None for name, data in files.items() if name.endswith((".xml", ".rels")))
    main = files["word/document.xml"]
    assert main.count(b"xmlns:w=") == 1
    relations = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    ids = {each.get("Id") for each in etree.fromstring(files["word/_rels/document.xml.rels"])}
    used = {each.get(relations) for each in etree.fromstring(main).iter()} - {None}
    assert used
    assert used <= ids


# ECMA-376 part 1: the order of properties, where this project writes more than one of them.
_SEQUENCES = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs bidi spacing ind "
    "contextualSpacing jc textAlignment outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs vanish color position sz szCs u bdr shd rtl lang",
    "tcPr": "tcW gridSpan vMerge tcBorders shd tcMar textDirection vAlign",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tblBorders": "top left bottom right insideH insideV",
    "tcBorders": "top left bottom right insideH insideV",
    "pBdr": "top left bottom right between bar",
    "sectPr": "footerReference type pgSz pgMar",
    "style": "name basedOn next semiHidden qFormat pPr rPr tblPr tcPr tblStylePr",
    "lvl": "start numFmt lvlText lvlJc pPr rPr",
    "settings": "embedTrueTypeFonts saveSubsetFonts defaultTabStop characterSpacingControl compat themeFontLang",
    "font": "altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic embedBoldItalic",
}


def test_properties_stand_in_the_order_of_the_schema_and_only_once() -> None:
    made = every_kind()
    for data in parts(made).values():
        if not data.startswith(b"<?xml"):
            continue
        for element in etree.fromstring(data).iter():
            order = _SEQUENCES.get(str(element.tag).removeprefix(W))
            if order is None or not str(element.tag).startswith(W):
                continue
            names = [str(child.tag).removeprefix(W) for child in element]
            assert names == sorted(set(names), key=order.split().index), element.tag


def test_no_paragraph_is_empty_to_make_room() -> None:
    for paragraph in body_of(every_kind()).findall(W + "p"):
        if not words_of(paragraph).strip():
            assert style_of(paragraph) == "Between"


def test_numbers_of_drawings_and_marks_are_used_once() -> None:
    body = body_of(every_kind())
    drawings = [each.get("id") for each in body.iter(WP + "docPr")]
    marks = [attribute(each, "name") for each in body.iter(W + "bookmarkStart")]

    assert len(drawings) == len(set(drawings)) > 4
    assert len(marks) == len(set(marks)) == len(every_kind().sections)


def test_head_rows_repeat_and_rows_are_not_cut() -> None:
    table = next(body_of(of(TABLE)).iter(W + "tbl"))
    rows = table.findall(W + "tr")

    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    summary = table.find(f"{W}tblPr/{W}tblDescription")
    assert summary is not None
    assert attribute(summary) == "The run of the day"


def test_a_row_that_takes_most_of_a_page_may_be_cut() -> None:
    long = Table((Column("Notes"),), ((Cell((say("\n".join(["line"] * 300)),)),),), "Notes")
    row = list(body_of(of(long)).iter(W + "tr"))[1]

    assert row.find(f"{W}trPr/{W}cantSplit") is None


def test_columns_share_the_width_of_the_page() -> None:
    table = next(body_of(of(TABLE)).iter(W + "tbl"))
    widths = [int(attribute(column, "w")) for column in table.iter(W + "gridCol")]

    assert sum(widths) == 10080
    assert widths[1] == pytest.approx(4 * widths[0], abs=4)


def test_a_form_has_rows_of_the_height_that_was_asked_for() -> None:
    row = list(body_of(of(PLAIN_TABLE)).iter(W + "tr"))[1]
    height = row.find(f"{W}trPr/{W}trHeight")

    assert height is not None
    assert (attribute(height), attribute(height, "hRule")) == ("520", "atLeast")


def test_every_table_cell_holds_a_paragraph_last() -> None:
    for cell in body_of(every_kind()).iter(W + "tc"):
        assert cell[-1].tag == W + "p"


def test_a_kind_of_time_is_drawn_and_named() -> None:
    body = body_of(of(TABLE))

    assert [each.get("descr") for each in body.iter(WP + "docPr")] == ["Plenary", "Reflection"]


@pytest.mark.parametrize("kind", TimeKind)
def test_patterns_are_drawn_inside_their_box(kind: TimeKind) -> None:
    table = Table((Column("Block"),), ((Cell((say("Walk"),), kind),),), "")
    body = body_of(of(table))

    for path in body.iter("{*}path"):
        for point in path.iter("{*}pt"):
            assert 0 <= int(point.get("x", "-1")) <= int(path.get("w", "0")) + 1
            assert 0 <= int(point.get("y", "-1")) <= int(path.get("h", "0")) + 1


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
    assert codes[1] == ' TC "Cover" \\l 1 ' or codes[0] == ' TC "Cover" \\l 1 '
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


def test_the_language_is_said_in_styles_settings_and_properties() -> None:
    made = Document(title="Paquete", language="es-US", sections=(Section("a", "A", (say("Hola"),)),))
    files = parts(made)

    language = etree.fromstring(files["word/styles.xml"]).find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert language is not None
    assert attribute(language) == "es-US"
    assert b'<w:themeFontLang w:val="es-US"/>' in files["word/settings.xml"]
    assert docx.Document(BytesIO(data_of(made))).core_properties.language == "es-US"


def test_the_file_names_an_author_only_when_the_document_does() -> None:
    nobody, somebody = opened(of(say("x"))), opened(document(title="T\x0bT", author="CORE Districts"))

    assert nobody.core_properties.author == ""
    assert nobody.core_properties.created is None
    assert somebody.core_properties.author == "CORE Districts"
    assert somebody.core_properties.title == "T T"


def test_the_same_document_becomes_the_same_bytes() -> None:
    assert data_of(every_kind()) == data_of(every_kind())


def test_fonts_have_stand_ins() -> None:
    fonts = etree.fromstring(parts(of(say("x")))["word/fontTable.xml"])

    assert [attribute(font, "name") for font in fonts] == ["Source Sans 3", "Source Serif 4"]
    assert all(font.find(W + "altName") is not None for font in fonts)


@pytest.mark.parametrize(("paper", "size"), [(Paper.LETTER, ("12240", "15840")), (Paper.A4, ("11906", "16838"))])
def test_pages_have_the_size_of_the_paper(paper: Paper, size: tuple[str, str]) -> None:
    page = next(body_of(of(say("x")), Page(paper=paper)).iter(W + "pgSz"))

    assert (attribute(page, "w"), attribute(page, "h")) == size


def test_large_text_is_a_quarter_larger() -> None:
    def size(page: Page) -> int:
        styles = etree.fromstring(parts(of(say("x")), page)["word/styles.xml"])
        return int(attribute(next(styles.iter(W + "sz"))))

    assert (size(Page()), size(Page(text_size=TextSize.LARGE))) == (22, 28)


def test_black_and_white_leaves_no_color() -> None:
    files = parts(every_kind(), Page(grayscale=True))
    colors = set()
    for name, data in files.items():
        if name.startswith("word/") and name.endswith((".xml", ".rels")):
            for element in etree.fromstring(data).iter():
                values = [element.get(W + "color"), element.get(W + "fill")]
                values += [element.get(W + "val")] if element.tag == W + "color" else []
                values += [element.get("val")] if str(element.tag).endswith("srgbClr") else []
                colors |= {value for value in values if value and value != "auto"}

    assert len(colors) > 5
    assert all(color[:2] == color[2:4] == color[4:] for color in colors)


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
    return [(words_of(run), run.find(f"{W}rPr/{W}rtl") is not None) for run in runs]


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


def test_lines_to_write_on_are_rows_with_rules() -> None:
    table = next(body_of(of(Rules("What I heard", 3))).iter(W + "tbl"))

    assert len(table.findall(W + "tr")) == 3
    assert {attribute(each, "hRule") for each in table.iter(W + "trHeight")} == {"exact"}


@pytest.mark.parametrize("before", [0, 20, 200])
def test_lines_fill_what_is_left_of_the_page(before: int) -> None:
    made = of(*(say("A line of text that is not long") for _ in range(before)), Rules("", 0))
    lines = len(next(body_of(made).iter(W + "tbl")).findall(W + "tr"))
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


def test_tables_that_follow_each_other_stay_apart() -> None:
    body = body_of(of(TABLE, TABLE))

    assert [child.tag.removeprefix(W) for child in body] == ["tbl", "p", "tbl", "p", "sectPr"]


def test_text_beside_a_table_keeps_its_distance() -> None:
    body = body_of(of(say("Before"), TABLE, say("After", Style.CAPTION), TABLE))
    gaps = [dict(each.attrib) for each in body.iter(W + "spacing")]

    assert gaps == [{W + "after": "180"}, {W + "before": "180"}]


def test_progress_is_told_section_by_section() -> None:
    told: list[tuple[int, int]] = []

    DOCUMENT_FORMATS["docx"].write_document(every_kind(), Page(), lambda *step: told.append(step))

    assert told == [(number, 8) for number in range(9)]


def test_an_export_can_be_stopped() -> None:
    def stop(_done: int, _total: int) -> None:
        raise Canceled

    with pytest.raises(Canceled):
        write(every_kind(), Page(), stop)


def test_a_document_without_sections_is_a_file_that_opens() -> None:
    assert opened(document()).paragraphs == []


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
