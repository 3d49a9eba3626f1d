"""Word documents are read in the order of reading, with what stands beside the text."""

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.shared import Inches

from core_facilitator.domain.pasted_lines import Mark
from core_facilitator.domain.pasted_sources import Source, SourceLine, Told
from core_facilitator.intake.files import read_bytes
from core_facilitator.intake.rows import row_line, unfolded

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def saved(made: Any) -> bytes:  # noqa: ANN401 -- python-docx has no types
    data = BytesIO()
    made.save(data)
    return data.getvalue()


def body(xml: str) -> Source:
    """Return what a document with this body holds."""
    made = Document()
    for one in parse_xml(f"<w:body {NAMES}>{xml}</w:body>"):
        made.element.body.insert(len(made.element.body) - 1, one)
    return read_bytes(saved(made), "a.docx", "UTC")


def with_beside(kind: str, target: str, part: str) -> Source:
    """Return what a document holds that refers to one more part."""
    made = BytesIO()
    link = f'<Relationship Id="rId77" Type="{REL}/{kind}" Target="{target}"/></Relationships>'
    with ZipFile(BytesIO(saved(Document()))) as there, ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for member in there.infolist():
            text = there.read(member)
            if member.filename == "word/_rels/document.xml.rels":
                text = text.replace(b"</Relationships>", link.encode())
            archive.writestr(member.filename, text)
        archive.writestr(f"word/{target}", part)
    return read_bytes(made.getvalue(), "a.docx", "UTC")


def texts(source: Source) -> list[str]:
    return [line.text for line in source.shown()]


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_styles_and_lists_say_what_a_paragraph_is() -> None:
    made = Document()
    for text, style in (
        ("Retreat", "Title"),
        ("Day 1", "Heading 2"),
        ("one", "List Bullet"),
        ("deep", "List Bullet 2"),
        ("first", "List Number"),
        ("- typed", "Normal"),
        ("plain", "Normal"),
    ):
        made.add_paragraph(text, style=style)
    made.add_paragraph("in", style="Normal").paragraph_format.left_indent = Inches(0.5)
    made.add_paragraph().add_run("bold").bold = True
    made.add_paragraph().add_run("not").bold = False
    lines = read_bytes(saved(made), "a.docx", "UTC").shown()
    forms = [line.form for line in lines]
    assert all(forms)
    assert [(one.mark, one.level) for one in forms[:2] if one] == [(Mark.HEADING, 1), (Mark.HEADING, 2)]
    assert [one.mark for one in forms[2:8] if one] == [
        *(Mark.BULLET, Mark.BULLET, Mark.NUMBER, Mark.BULLET, Mark.NONE, Mark.NONE)
    ]
    assert [one.indent for one in forms[6:8] if one] == [0, 3]
    assert [one.bold for one in forms[7:] if one] == [False, True, False]


def test_words_broken_inside_a_paragraph_are_lines() -> None:
    source = body(f"<w:p>{run('9:00 Talk')}<w:r><w:br/></w:r>{run('pens')}<w:r><w:cr/><w:t>chairs</w:t></w:r></w:p>")
    assert texts(source) == ["9:00 Talk", "pens", "chairs"]
    assert [line.form.indent for line in source.lines if line.form] == [0, 1, 1]


def test_a_blank_between_two_runs_stays() -> None:
    blank = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
    assert texts(body(f"<w:p>{run('9:00')}{blank}{run('Talk')}</w:p>")) == ["9:00 Talk"]


def test_tabs_hyphens_symbols_and_formulas_are_letters() -> None:
    xml = "<w:p><w:r><w:t>9:00</w:t><w:tab/><w:t>Check</w:t><w:noBreakHyphen/><w:t>in</w:t><w:softHyphen/>"
    xml += '<w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:char="2192"/><w:sym w:char="zz"/></w:r>'
    xml += "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    assert texts(body(xml)) == ["9:00\tCheck-in•→•x=1"]


def test_changes_that_are_tracked_are_read_as_accepted_and_what_they_delete_is_kept() -> None:
    xml = f'<w:p><w:ins w:id="1">{run("10:00 New")}</w:ins>'
    xml += '<w:del w:id="2"><w:r><w:delText>Old one</w:delText></w:r></w:del>'
    xml += f'<w:moveFrom w:id="3">{run("gone")}</w:moveFrom><w:moveTo w:id="4">{run(" here")}</w:moveTo></w:p>'
    source = body(xml)
    assert texts(source) == ["10:00 New here", "Deleted: Old one"]
    assert source.told == ((Told.TRACKED_CHANGES, "3"),)
    assert source.shown()[-1].aside


def test_content_controls_and_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent><w:p>{run('in the box')}</w:p></w:txbxContent>"
    xml = f"<w:sdt><w:sdtContent><w:p>{run('9:00 Talk')}</w:p></w:sdtContent></w:sdt>"
    xml += f"<w:p>{run('beside')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing>"
    xml += f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    xml += "</mc:AlternateContent></w:r></w:p>"
    old = f"<mc:Fallback><w:p>{run('old form')}</w:p></mc:Fallback>"
    xml += f"<mc:AlternateContent><mc:Choice/>{old}</mc:AlternateContent>"
    xml += "<mc:AlternateContent/><w:p><w:r><mc:AlternateContent/></w:r></w:p>"
    assert texts(body(xml)) == ["9:00 Talk", "beside", "in the box", "old form", ""]


def test_pictures_are_counted() -> None:
    xml = f"<w:p>{run('x')}<w:r><w:drawing><pic:pic/></w:drawing><w:pict><v:imagedata/></w:pict></w:r></w:p>"
    assert body(xml).told == ((Told.PICTURES, "2"),)


def cell(*paragraphs: str, span: int = 1) -> str:
    inside = "".join(f"<w:p>{run(one)}</w:p>" for one in paragraphs)
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{inside}</w:tc>'


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def test_rows_of_tables_are_lines_with_cells_and_spans_keep_the_columns() -> None:
    source = body(table(cell("Time") + cell("What") + cell("Who"), cell("9:00", span=2) + cell("Ana", "Ben")))
    assert texts(source) == ["Time | What | Who", "9:00 |  | Ana / Ben"]
    assert [line.form.cells for line in source.lines if line.form][1] == ("9:00", "", "Ana\nBen")


def test_a_table_of_one_cell_in_a_row_is_only_a_frame() -> None:
    assert texts(body(table(cell("9:00 Talk", "pens")))) == ["9:00 Talk", "pens"]


def test_a_table_in_a_cell_is_read_in_its_cell() -> None:
    inner = table(cell("9:00") + cell("Talk"))
    source = body(f"<w:tbl><w:tr>{cell('Day')}<w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>")
    assert texts(source) == ["Day | 9:00 | Talk"]


def test_all_times_in_one_cell_are_as_many_rows() -> None:
    rows = list(unfolded(["9:00\n9:30", "Welcome\nTalk", "Ana", ""]))
    assert rows == [["9:00", "Welcome", "Ana", ""], ["9:30", "Talk", "", ""]]
    for cells in (["9:00\nnoonish", "a\nb"], ["9:00\n9:30", "a"], ["9:00", "a"], []):
        assert list(unfolded(cells)) == [cells]


def test_an_empty_row_is_an_empty_line() -> None:
    assert row_line(["", " "]) == SourceLine(text="")


@pytest.mark.parametrize(
    ("kind", "word", "part"),
    [
        ("header", "Header", f"<w:hdr {NAMES}><w:p>{run('beside')}</w:p></w:hdr>"),
        ("comments", "Comment", f"<w:comments {NAMES}><w:comment><w:p>{run('beside')}</w:p></w:comment></w:comments>"),
        ("endnotes", "Endnote", f"<w:endnotes {NAMES}><w:endnote><w:p>{run('beside')}</w:p></w:endnote></w:endnotes>"),
        (
            "diagramData",
            "Drawing",
            f"<x {NAMES}><a:p><a:r><a:t>bes</a:t></a:r><a:r><a:t>ide</a:t></a:r></a:p><a:p/></x>",
        ),
        ("chart", "Chart", f"<x {NAMES}><a:p><a:r><a:t>beside</a:t></a:r></a:p></x>"),
    ],
)
def test_what_stands_beside_the_text_is_kept_aside(kind: str, word: str, part: str) -> None:
    source = with_beside(kind, "beside77.xml", part)
    assert [line.text for line in source.after] == [f"{word}: beside"]
    assert source.after[0].aside


def test_a_part_is_read_once_however_often_it_is_referred_to() -> None:
    made = Document()
    made.sections[0].header.paragraphs[0].text = "beside"
    part = made.sections[0].header.part
    made.part.relate_to(part, f"{REL}/footer")
    made.part.relate_to("http://example.org/x", f"{REL}/header", is_external=True)
    assert texts(read_bytes(saved(made), "a.docx", "UTC")) == ["Header: beside"]


def test_rows_and_cells_in_content_controls_are_read_too() -> None:
    row = f"<w:sdt><w:sdtContent><w:tr>{cell('9:00')}<w:sdt><w:sdtContent>{cell('Talk')}</w:sdtContent></w:sdt></w:tr>"
    assert texts(body(f"<w:tbl>{row}</w:sdtContent></w:sdt></w:tbl>")) == ["9:00 | Talk"]


def test_styles_that_rest_on_one_another_in_a_circle_end() -> None:
    made = Document()
    one, other = made.styles.add_style("One", 1), made.styles.add_style("Other", 1)
    one.base_style, other.base_style = other, one
    made.add_paragraph("9:00 Talk", style="One")
    assert texts(read_bytes(saved(made), "a.docx", "UTC")) == ["9:00 Talk"]


def test_a_heading_is_one_by_its_name_where_no_outline_level_is_written() -> None:
    made = Document()
    made.add_paragraph("Spring retreat", style="Heading 1")
    for style in list(made.styles.element.iter(f"{{{W}}}outlineLvl")):
        style.getparent().remove(style)
    (line,) = read_bytes(saved(made), "a.docx", "UTC").shown()
    assert line.form is not None
    assert (line.form.mark, line.form.level) == (Mark.HEADING, 1)
