"""The run sheet as CSV."""

import csv
from dataclasses import replace
from io import StringIO

import pytest

from canaries import Planting
from core_facilitator.documents.run_sheets import RunSheet, run_sheet
from core_facilitator.domain.agendas import Block
from core_facilitator.domain.audiences import Audience
from core_facilitator.export.formats import RUN_SHEET_FORMATS
from hostile import HOSTILE
from samples import key, one_day, retreat, without_days


def _written(sheet: RunSheet) -> bytes:
    return RUN_SHEET_FORMATS["csv"].write_run_sheet(sheet).data


def _rows(sheet: RunSheet) -> list[list[str]]:
    return list(csv.reader(StringIO(_written(sheet).decode("utf-8-sig"), newline="")))


def test_each_block_is_a_row_with_dates_and_times_that_programs_read() -> None:
    head, _, circle, *_ = _rows(run_sheet(retreat()))

    assert head[:5] == ["Day", "Date", "Start", "End", "Minutes"]
    assert circle[:6] == ["Day 1", "2026-10-14", "08:30", "08:50", "20", "Opening circle"]


def test_the_file_follows_the_standard_and_opens_in_spreadsheets() -> None:
    data = _written(run_sheet(retreat()))

    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    assert data.count(b"\r\n") == len(run_sheet(retreat()).rows) + 1


@pytest.mark.parametrize("text", HOSTILE)
def test_text_comes_back_as_it_was_typed(text: str) -> None:
    sheet = run_sheet(one_day(Block(id=key(1), title=text, minutes=5, notes=text)))
    row = _rows(sheet)[1]

    guarded = f"'{text}" if text[0] in "=+-@\t\r" else text
    assert (row[5], row[11]) == (guarded, guarded)


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_starts_a_formula(start: str) -> None:
    row = _rows(run_sheet(one_day(Block(id=key(1), title=start, minutes=5))))[1]

    assert row[5] == f"'{start}"


def test_half_a_character_does_not_stop_the_export() -> None:
    assert _rows(run_sheet(one_day(Block(id=key(1), title="a\ud800b", minutes=5))))[1][5] == "a?b"


def test_participants_get_no_private_word() -> None:
    planting = Planting(Audience.PARTICIPANT)
    data = _written(run_sheet(planting.plant(retreat()), audience=Audience.PARTICIPANT))

    assert planting.words
    assert b"canary" not in data


def test_an_idea_without_days_is_a_head() -> None:
    assert len(_rows(run_sheet(replace(without_days(), title="")))) == 1
