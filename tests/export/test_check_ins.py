"""Results, forms and posters of check-ins in every format."""

import csv
from dataclasses import replace
from io import StringIO

import pytest

from core_facilitator.documents.blocks import Document
from core_facilitator.documents.check_in_counts import count_sheet
from core_facilitator.documents.check_in_forms import form_document, poster_document, tally_document
from core_facilitator.documents.check_ins import results_document
from core_facilitator.domain.packets import Paper, TextSize
from core_facilitator.domain.result_views import view_of
from core_facilitator.export.codes import stretches
from core_facilitator.export.csv import write_counts
from core_facilitator.export.formats import DOCUMENT_FORMATS, Page
from docx_reading import parts
from pdf_reading import read
from result_samples import map_of, pulse, pulse_in_may, single

SQUARES = tuple(tuple((row * column) % 3 == 0 for column in range(21)) for row in range(21))
LARGE_GRAY_A4 = Page(paper=Paper.A4, text_size=TextSize.LARGE, grayscale=True)


def results() -> Document:
    return results_document(view_of(pulse(), [pulse_in_may()]), with_words=True)


def form() -> Document:
    return form_document(pulse().check_in, "en")


def poster() -> Document:
    return poster_document(pulse().check_in, "192.168.8.20:8080", SQUARES, "en")


def said(made: Document, form: str, page: Page | None = None) -> str:
    return DOCUMENT_FORMATS[form].write_document(made, page or Page()).data.decode()


def pdf(made: Document, page: Page | None = None) -> bytes:
    return DOCUMENT_FORMATS["pdf"].write_document(made, page or Page()).data


@pytest.mark.parametrize("page", [Page(), LARGE_GRAY_A4])
def test_bars_in_a_table_are_figures_that_say_their_counts(page: Page) -> None:
    structure = read(pdf(results(), page)).root
    figures = [figure.alternative for figure in structure.all("Figure")]

    assert figures[0] == "Disagree: 1. In between: 2. Agree: 8. Strongly agree: 6."
    assert len(figures) == 4
    assert all(cell.all("Figure") for cell in structure.all("TD") if "Disagree:" in cell.text)


def test_bars_on_a_line_of_their_own_are_figures_too() -> None:
    structure = read(pdf(results_document(view_of(map_of())))).root

    assert [figure.alternative[:9] for figure in structure.all("Figure")] == ["2: 1. 4: ", "0: 1. 2: "]


def test_a_form_is_a_table_whose_cells_are_left_to_the_pen() -> None:
    structure = read(pdf(form())).root
    cells = [cell.text.strip() for cell in structure.all("TD")]

    assert cells[:7] == ["1", "I can be myself.", "", "", "", "", ""]
    assert [head.text.strip() for head in structure.all("TH")][2:] == [
        "Strongly disagree",
        "Disagree",
        "In between",
        "Agree",
        "Strongly agree",
        "I lead",
        "I teach",
    ]


def test_a_form_takes_one_page() -> None:
    assert DOCUMENT_FORMATS["pdf"].write_document(form(), Page()).pages == 1


@pytest.mark.parametrize("page", [Page(), LARGE_GRAY_A4])
def test_a_poster_is_one_page_with_its_code_as_a_figure(page: Page) -> None:
    printed = DOCUMENT_FORMATS["pdf"].write_document(poster(), page)
    structure = read(printed.data).root

    assert printed.pages == 1
    assert [one.alternative for one in structure.all("Figure")] == ["A code that leads phones to 192.168.8.20:8080"]
    assert "192.168.8.20:8080" in structure.text
    assert "K7M P3R" in structure.text


def test_a_poster_with_a_long_title_keeps_its_code_large() -> None:
    made = pulse().check_in
    long = poster_document(replace(made, title="How it is to be here " * 12), "192.168.8.20:8080", SQUARES, "en")

    assert DOCUMENT_FORMATS["pdf"].write_document(long, Page()).pages == 1


def test_neighboring_dark_squares_are_one() -> None:
    assert stretches((True, True, False, True)) == [(0, 2), (3, 1)]
    assert stretches((False, False)) == []


def test_word_draws_bars_circles_and_codes_with_words_for_those_who_do_not_see_them() -> None:
    bars, circles, code = (parts(one)["word/document.xml"].decode() for one in (results(), form(), poster()))

    assert 'descr="Disagree: 1. In between: 2. Agree: 8. Strongly agree: 6."' in bars
    assert circles.count('prst="ellipse"') == 4 * 5 + 2
    assert 'descr="A code that leads phones to 192.168.8.20:8080"' in code
    assert code.count('prst="rect"') > 100


def test_word_draws_bars_on_a_line_of_their_own_and_in_gray() -> None:
    made = results_document(view_of(map_of()))

    assert "8CC4BB" in parts(made)["word/document.xml"].decode()
    assert "8CC4BB" not in parts(made, LARGE_GRAY_A4)["word/document.xml"].decode()
    assert "1F6B62" not in parts(results(), LARGE_GRAY_A4)["word/document.xml"].decode()


def test_plain_formats_say_counts_in_words() -> None:
    for form in ("md", "txt"):
        assert "Disagree: 1. In between: 2. Agree: 8. Strongly agree: 6." in " ".join(said(results(), form).split())
    assert "Clear: 6. Cloudy: 4. Rain: 2. Storm: 2." in said(
        results_document(view_of(single("sky", (6, 4, 2, 2)))), "txt"
    )


def test_plain_formats_leave_a_place_for_a_mark() -> None:
    assert "Strongly agree: ( )" in said(form(), "txt")
    assert "| ( ) | ( ) |" in said(form(), "md").replace("\\", "")


def test_plain_formats_tell_the_way_to_a_check_in() -> None:
    for form in ("md", "txt"):
        told = said(poster(), form).replace("\\", "")
        assert "192.168.8.20:8080" in told
        assert "K7M P3R" in told
        assert "Nothing stored can link an answer to you." in " ".join(told.split())


def test_a_tally_sheet_has_lines_to_write_on() -> None:
    assert "____" in said(tally_document(pulse().check_in), "txt")
    assert read(pdf(tally_document(pulse().check_in))).root.all("Table")


def test_counts_are_a_csv_that_spreadsheets_open() -> None:
    data = write_counts(count_sheet(view_of(pulse()))).data
    rows = list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))

    assert data.startswith(b"\xef\xbb\xbf")
    assert rows[0] == ["Group", "Statement", "Who", "Answer", "People", "Note"]
    assert rows[4] == ["Inclusion", "I can be myself.", "All", "Agree", "8", ""]
