"""The run sheet as an Excel workbook, read back by openpyxl."""

from datetime import datetime, time
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from canaries import Planting
from core_facilitator.documents.run_sheets import RunSheet, run_sheet
from core_facilitator.domain.agendas import Block
from core_facilitator.domain.audiences import Audience
from core_facilitator.export.formats import RUN_SHEET_FORMATS
from hostile import HOSTILE
from samples import key, one_day, retreat, without_days
from says import normal


def _written(sheet: RunSheet) -> bytes:
    return RUN_SHEET_FORMATS["xlsx"].write_run_sheet(sheet).data


def _book(sheet: RunSheet) -> Workbook:
    return load_workbook(BytesIO(_written(sheet)))


def _titled(text: str) -> RunSheet:
    return run_sheet(one_day(Block(id=key(1), title=text, minutes=5, notes=text)))


def test_dates_and_times_are_real_ones() -> None:
    page = _book(run_sheet(retreat())).worksheets[0]
    row = page[3]

    assert [cell.value for cell in row[:6]] == [
        "Day 1",
        datetime(2026, 10, 14),  # noqa: DTZ001 -- a date in a spreadsheet has no zone
        time(8, 30),
        time(8, 50),
        20,
        "Opening circle",
    ]
    assert [cell.number_format for cell in row[1:3]] == ["yyyy-mm-dd", "hh:mm"]


def test_the_head_stays_in_view_and_is_printed_on_each_page() -> None:
    page = _book(run_sheet(retreat())).worksheets[0]

    assert page.freeze_panes == "A2"
    assert page.print_title_rows == "$1:$1"
    assert page["A1"].font.bold
    assert not page["A2"].font.bold
    assert page.column_dimensions["F"].width > 20


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_text_whatever_it_starts_with(text: str) -> None:
    page = _book(_titled(text)).worksheets[0]

    for column in ("F", "L"):
        assert page[f"{column}2"].data_type == "s"
        assert normal(str(page[f"{column}2"].value)) == normal(text)


def test_a_formula_stays_a_text_when_it_is_edited() -> None:
    page = _book(_titled('=HYPERLINK("http://example.org")')).worksheets[0]

    assert page["F2"].value == '=HYPERLINK("http://example.org")'
    assert page["F2"].quotePrefix
    assert not page["G2"].quotePrefix


def test_no_formula_is_in_the_file() -> None:
    with ZipFile(BytesIO(_written(_titled("=1+1")))) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_a_note_too_long_for_a_cell_goes_on_in_the_next_row() -> None:
    note = "".join(chr(97 + at % 26) for at in range(70_000))
    page = _book(run_sheet(one_day(Block(id=key(1), title="Long", minutes=5, notes=note)))).worksheets[0]

    assert "".join(str(page[f"L{row}"].value) for row in (2, 3, 4)) == note
    assert [page[f"F{row}"].value for row in (2, 3, 4)] == ["Long", None, None]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Day [1]: a/b\\c*?", "Day  1   a b c"),
        ("x" * 40, "x" * 31),
        ("'quoted'", "quoted"),
        ("[]", "Sheet"),
    ],
)
def test_the_sheet_is_named_after_the_session_as_far_as_excel_allows(title: str, name: str) -> None:
    sheet = run_sheet(retreat())
    named = RunSheet(
        title=title,
        place=sheet.place,
        language=sheet.language,
        columns=sheet.columns,
        kinds=sheet.kinds,
        rows=sheet.rows,
    )

    assert _book(named).sheetnames == [name]


def test_participants_get_no_private_word() -> None:
    planting = Planting(Audience.PARTICIPANT)
    data = _written(run_sheet(planting.plant(retreat()), audience=Audience.PARTICIPANT))

    assert planting.words
    with ZipFile(BytesIO(data)) as archive:
        assert not any(b"canary" in archive.read(name) for name in archive.namelist())


def test_an_idea_without_days_is_a_head() -> None:
    assert _book(run_sheet(without_days())).worksheets[0].max_row == 1


def test_every_cell_is_set_in_a_font_with_a_name_and_a_size() -> None:
    page = _book(run_sheet(retreat())).worksheets[0]

    assert {(cell.font.name, cell.font.size) for row in page.iter_rows() for cell in row} == {("Calibri", 11)}
    assert [page["A1"].font.bold, page["A2"].font.bold] == [True, False]


@pytest.mark.parametrize(
    ("note", "height"), [("short", 15), ("two\nlines", 30), ("word " * 30, 60), ("x\n" * 300, 409)]
)
def test_rows_are_as_high_as_their_longest_text(note: str, height: float) -> None:
    page = _book(run_sheet(one_day(Block(id=key(1), title="Talk", minutes=5, notes=note)))).worksheets[0]

    assert page.row_dimensions[2].height == height
