"""Tables that are no agenda: their rows are kept unread, and become blocks only where somebody says so."""

from collections.abc import Sequence
from datetime import date, time
from uuid import UUID

import pytest

from core_facilitator.domain.pasted_agendas import read_agenda
from core_facilitator.domain.pasted_columns import guessed
from core_facilitator.domain.pasted_lines import Mark, Stripped
from core_facilitator.domain.pasted_lists import is_list
from core_facilitator.domain.pasted_readings import LineKind, Meant
from core_facilitator.domain.pasted_rows import Column
from core_facilitator.domain.pasted_sessions import session_of
from core_facilitator.domain.pasted_sources import SourceLine

NEAR = date(2026, 9, 1)
T, M, W, N = Column.TIME, Column.MINUTES, Column.TITLE, Column.NOTES
PACKING = [["Item", "Quantity"], ["Markers", "30"], ["Lunch bags", "24"]]


def aside(rows: Sequence[Sequence[str]]) -> list[SourceLine]:
    return [
        SourceLine(
            text=" | ".join(cells),
            form=Stripped(0, Mark.TABLE, " ".join(cells), tuple(cells)),
            sheet=0,
            head=number == 0,
            aside=True,
        )
        for number, cells in enumerate(rows)
    ]


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("Sheet 2", PACKING),
        ("Sheet 2", [["Thing", "Qty."], ["Markers", "30"]]),
        ("Packing list", [["Thing", "Weight"], ["Markers", "30"]]),
        ("Materials", [["Markers", "2 h before"]]),
        ("Sheet 2", [["Materials", "Where"], ["Markers", "3 min away"]]),
        ("People", [["Name", "E-mail"], ["Ana", "ana@x.org"]]),
        ("Sheet 2", [["Markers", "Porch"], ["Paper", "Barn"]]),
        ("Sheet 2", []),
        ("Sheet 2", [["x" * 400, "Quantity"], ["y" * 400, "3"]]),
    ],
)
def test_a_table_without_times_or_with_such_a_name_or_head_is_a_list(name: str, rows: list[list[str]]) -> None:
    assert is_list(name, rows, guessed(rows)[1])


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("Materials", [["Time", "Topic", "Quantity"], ["9:00", "Talk", "30"]]),
        ("Participants", [["Minutes", "Topic"], ["20", "Talk"]]),
        ("Sheet 2", [["Topic", "Materials"], ["Talk (20 min)", "Markers"]]),
        ("Sheet 2", [["Talk", "20"], ["Walk", "30"]]),
        ("Sheet 2", [["Day", "Topic"], ["Monday", "Talk"]]),
        ("Materials", [["When", "Topic"], ["9", "Talk"]]),
    ],
)
def test_a_table_with_times_or_lengths_is_none(name: str, rows: list[list[str]]) -> None:
    assert not is_list(name, rows, guessed(rows)[1])


def test_a_quantity_is_no_length() -> None:
    assert guessed(PACKING) == (None, (None, None))
    assert guessed([["Uhr", "Was", "Quantity"], ["9:00", "Talk", "30"], ["9:30", "Walk", "4"]])[1] == (T, W, N)


def test_its_rows_are_kept_in_the_notes_of_the_session() -> None:
    read = read_agenda(aside(PACKING), NEAR, columns={0: (None, None)})
    assert [line.kind for line in read.lines] == [LineKind.UNREAD] * 3
    session = session_of(read, NEAR, "Europe/Berlin", lambda: UUID(int=7))
    assert session.notes == "Item | Quantity\nMarkers | 30\nLunch bags | 24"
    assert session.days == ()


def test_a_row_becomes_a_block_where_somebody_says_so() -> None:
    read = read_agenda(aside(PACKING), NEAR, meant={3: Meant(kind=LineKind.BLOCK)}, columns={0: (None, None)})
    assert [line.kind for line in read.lines] == [LineKind.UNREAD, LineKind.UNREAD, LineKind.BLOCK]
    block = read.lines[2].block
    assert block is not None
    assert (block.title, block.notes) == ("Lunch bags", "Quantity: 24")


def test_its_rows_are_blocks_once_somebody_says_what_a_column_holds() -> None:
    read = read_agenda(aside(PACKING), NEAR, columns={0: (W, M)})
    assert [line.block and (line.block.title, line.block.minutes) for line in read.lines[1:]] == [
        ("Markers", 30),
        ("Lunch bags", 24),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "9:00 Talk\nPacking list\nItem | Who | Notes\nMarkers | Ana | blue",
        "9:00 Talk\n\n| Item | Quantity | Notes |\n|---|---|---|\n| Markers | 30 | blue |",
        "9:00 Talk\nParticipants\nName\tRoom\nAna Ruiz\tOak",
    ],
)
def test_a_list_in_a_text_makes_no_blocks_either(text: str) -> None:
    read = read_agenda(text, NEAR)
    assert [line.block.title for line in read.lines if line.block] == ["Talk"]
    said = "\n".join(line.text for line in read.unread)
    assert said.count("\n") >= 1
    assert text.split("\n")[-1] in said


def test_a_table_of_a_document_is_looked_at_too() -> None:
    rows = [SourceLine(text=line.text, form=line.form) for line in aside(PACKING)]
    read = read_agenda([SourceLine(text="9:00 Talk", form=Stripped(0, Mark.NONE, "9:00 Talk")), *rows], NEAR)
    assert [line.kind for line in read.lines] == [LineKind.BLOCK, *[LineKind.UNREAD] * 3]


def test_an_agenda_in_a_text_may_have_a_column_of_materials() -> None:
    read = read_agenda("Materials and times\nTime | Topic | Materials\n9:00 | Talk | Markers", NEAR)
    assert [(line.block.title, line.block.start) for line in read.lines if line.block] == [("Talk", time(9))]
    read = read_agenda("9:00 Talk\nTopic | Who\nLunch | all", NEAR)
    assert [line.block.title for line in read.lines if line.block] == ["Talk", "Lunch"]
