"""Counts of a check-in as rows."""

from core_facilitator.documents.check_in_counts import count_sheet
from core_facilitator.domain.result_views import view_of
from result_samples import COMMENTS, hidden_lines, pulse, single, too_few, with_parts


def test_each_point_of_each_statement_is_a_row() -> None:
    sheet = count_sheet(view_of(pulse()))

    assert sheet.title == "Four-stage pulse"
    assert len(sheet.rows) == 4 * 5
    assert sheet.rows[3].values == ("Inclusion", "I can be myself.", "All", "Agree", 8, "")
    assert {row.statement for row in sheet.rows if row.note == "Agreeing is a warning sign here."} == {
        "Hard news has a price."
    }
    assert len(sheet.columns) == len(sheet.rows[0].values)
    assert COMMENTS[0] not in repr(sheet)


def test_what_is_hidden_is_no_row() -> None:
    assert {row.statement for row in count_sheet(view_of(hidden_lines())).rows} == {
        "I would be missed.",
        "Hard news has a price.",
    }
    assert count_sheet(view_of(too_few())).rows == ()


def test_parts_that_are_shown_have_rows_of_their_own() -> None:
    rows = [row for row in count_sheet(view_of(with_parts())).rows if row.who == "Your role: I lead"]

    assert len(rows) == 3 * 5
    assert not [row for row in rows if row.statement == "I can be myself."]


def test_joined_points_are_one_row() -> None:
    rows = count_sheet(view_of(single("sky", (6, 4, 4, 0), joined=True))).rows

    assert [(row.group, row.answer, row.people) for row in rows] == [
        ("", "Clear", 6),
        ("", "Cloudy", 4),
        ("", "Rough weather", 4),
    ]
