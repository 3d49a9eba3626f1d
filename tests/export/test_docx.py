"""A Word document holds what it should, as Word wants it, and nothing that it should not."""

from io import BytesIO

import docx
import pytest
from lxml import etree

from core_facilitator.documents.blocks import (
    Document,
    Section,
    say,
)
from core_facilitator.domain.packets import TextSize
from core_facilitator.export.docx import write
from core_facilitator.export.formats import DOCUMENT_FORMATS, Canceled, Page
from docx_reading import (
    WP,
    W,
    attribute,
    body_of,
    data_of,
    opened,
    parts,
    style_of,
    words_of,
)
from docx_samples import document, every_kind, of


def test_python_docx_opens_every_kind_of_content_and_finds_word_styles() -> None:
    made = opened(every_kind())

    used = {paragraph.style.name for paragraph in made.paragraphs if paragraph.style}
    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Body Text", "List Bullet"} <= used
    assert {"List Number", "Caption", "TOC Heading", "toc 1", "Question", "Note", "Private note"} <= used
    assert {table.style.name for table in made.tables if table.style} == {
        "Margin table",
        "Packet table",
        "Steps table",
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
            assert style_of(paragraph) in ("Between", "RuledLine")


def test_numbers_of_drawings_and_marks_are_used_once() -> None:
    body = body_of(every_kind())
    drawings = [each.get("id") for each in body.iter(WP + "docPr")]
    marks = [attribute(each, "name") for each in body.iter(W + "bookmarkStart")]

    assert len(drawings) == len(set(drawings)) > 4
    assert len(marks) == len(set(marks)) == len(every_kind().sections)


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
