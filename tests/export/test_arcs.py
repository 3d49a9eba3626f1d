"""Drawings of arcs in every format: lines and words in PDF and Word, words alone elsewhere."""

import io

import pikepdf
import pytest

from core_facilitator.documents.blocks import ArcFigure
from core_facilitator.documents.framework_sheets import framework_sheet
from core_facilitator.domain.framework_pages import Arc, FrameworkPage, Shape, Station
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.packets import Paper, TextSize
from core_facilitator.export.arrows import head
from core_facilitator.export.docx.sheets import emu
from core_facilitator.export.docx.sheets import sheet as sheet_of
from core_facilitator.export.docx.space import WordType, pages
from core_facilitator.export.formats import DOCUMENT_FORMATS, Page
from core_facilitator.store import catalogue, framework_files
from docx_reading import WP, W, body_of, quiet, words_of
from docx_samples import of
from pdf_reading import Said, read
from pdf_samples import one

PAGES = framework_files.pages(catalogue.protocols())
SPACES = next(page.arc for page in PAGES if page.key == "theory-u")
U = ArcFigure(SPACES, FRAMEWORKS["theory-u"], "Seven spaces and six turns.")
WHEEL = ArcFigure(
    Arc(shape=Shape.WHEEL, hub="Rest", stations=(Station(name="Try"), Station(name="Ask"), Station(name="Look"))),
    None,
    "Three around one.",
)
TREE = ArcFigure(
    Arc(shape=Shape.TREE, stations=(Station(name="Aim"), Station(name="Driver", under="Aim"))), None, "An aim."
)
NAMES = [one.name for one in SPACES.stations] + [one.turn for one in SPACES.stations if one.turn]


def written(key: str, *content: ArcFigure, page: Page | None = None) -> bytes:
    return DOCUMENT_FORMATS[key].write_document(one(*content), page or Page(), quiet).data


def test_a_pdf_draws_lines_and_says_in_words_what_they_show() -> None:
    reading = read(written("pdf", U, WHEEL, TREE))
    figures = reading.root.all("Figure")
    assert [figure.alternative for figure in figures] == [U.alternative, WHEEL.alternative, TREE.alternative]
    drawn = ["".join(part.text for part in figure.parts if isinstance(part, Said)) for figure in figures]
    for name in NAMES:
        assert name in drawn[0]
    assert "Rest" in drawn[1]


def test_a_pdf_holds_no_pictures_of_dots() -> None:
    with pikepdf.open(io.BytesIO(written("pdf", U))) as pdf:
        operators = [str(each.operator) for each in pikepdf.parse_content_stream(pdf.pages[0])]
        assert operators.count("l") > 60
        assert "Do" not in operators


def test_a_pdf_in_black_and_white_has_no_color() -> None:
    with pikepdf.open(io.BytesIO(written("pdf", U, page=Page(grayscale=True)))) as pdf:
        shades = [
            [float(part) for part in each.operands]
            for each in pikepdf.parse_content_stream(pdf.pages[0])
            if str(each.operator) in ("RG", "rg")
        ]
    assert shades
    assert all(red == green == blue for red, green, blue in shades)


def test_word_draws_each_mark_and_each_line_of_words_in_a_box_of_its_own() -> None:
    drawing = next(body_of(of(U)).iter(WP + "anchor"))
    described = drawing.find(WP + "docPr")
    assert described is not None
    assert described.get("descr") == U.alternative
    assert len(list(drawing.iter("{*}custGeom"))) == 1
    assert len(list(drawing.iter("{*}tailEnd"))) == 1
    ellipses = [each for each in drawing.iter("{*}prstGeom") if each.get("prst") == "ellipse"]
    assert len(ellipses) == 7 + 6
    words = [text.text or "" for text in drawing.iter(W + "t")]
    assert set(NAMES) <= {" ".join(words[at : at + count]) for count in (1, 2) for at in range(len(words))}


def test_words_of_a_drawing_stay_inside_of_it() -> None:
    for figure in (U, WHEEL, TREE):
        drawing = next(body_of(of(figure)).iter(WP + "anchor"))
        extent = drawing.find(WP + "extent")
        assert extent is not None
        width = int(extent.get("cx") or 0)
        for place in drawing.iter("{*}xfrm"):
            off, size = place[0], place[1]
            assert int(off.get("x") or 0) >= 0
            assert int(off.get("x") or 0) + int(size.get("cx") or 0) <= width + emu(2)


def test_a_hub_is_a_circle_and_a_tree_has_boxes() -> None:
    wheel, tree = (next(body_of(of(figure)).iter(WP + "anchor")) for figure in (WHEEL, TREE))
    assert [each.get("prst") for each in wheel.iter("{*}prstGeom")].count("ellipse") == 1 + 3
    assert [each.get("prst") for each in tree.iter("{*}prstGeom")].count("roundRect") == 2


def test_formats_without_drawings_tell_them() -> None:
    assert "Seven spaces and six turns." in written("md", U).decode()
    assert "Seven spaces and six turns." in written("txt", U).decode()


@pytest.mark.parametrize("size", TextSize)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_the_page_of_every_framework_can_be_printed(page: FrameworkPage, size: TextSize) -> None:
    sheet = framework_sheet(page, {})
    made = DOCUMENT_FORMATS["pdf"].write_document(sheet, Page(paper=Paper.A4, text_size=size), quiet)
    assert made.missing == ()
    found = read(made.data)
    assert len(found.root.all("Figure")) == len(page.arcs)
    assert words_of(body_of(sheet))
    assert pages(sheet.sections[0], sheet_of(Paper.LETTER, TextSize.STANDARD)) >= 1


def test_word_reckons_a_drawing_among_what_flows() -> None:
    assert WordType(1.5).unit == pytest.approx(1.5)
    assert pages(one(*([U] * 9)).sections[0], sheet_of(Paper.LETTER, TextSize.STANDARD)) > 2


def test_an_arrow_points_where_its_line_goes() -> None:
    (x, y), (left, above), (other_left, below) = head([(0, 0), (10, 0)], 5)
    assert [x, y] == [10, 0]
    assert left == pytest.approx(other_left)
    assert above == pytest.approx(-below)
    assert left < x
