"""The run sheet as rows of data."""

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from canaries import Planting
from core_facilitator.documents.run_sheets import run_sheet
from core_facilitator.domain.agendas import Block, TimeKind, Track
from core_facilitator.domain.audiences import Audience
from samples import BREAKOUTS, CALLS, CIRCLE, CREEK, OAK, TRACK_A, ZONE, key, one_day, retreat, without_days


def test_a_row_says_everything_about_a_block() -> None:
    row = run_sheet(retreat()).rows[1]

    assert row.uid == str(CIRCLE)
    assert (row.day, row.title, row.kind, row.minutes) == ("Day 1", "Opening circle", TimeKind.PLENARY, 20)
    assert (row.lead, row.room) == ("Noor Castellanos", "Oak Room")
    assert (row.bring, row.notes) == ("talking piece, name tags ×6", "Speak last.")
    assert row.start == datetime(2026, 10, 14, 8, 30, tzinfo=ZoneInfo(ZONE))
    assert row.end == datetime(2026, 10, 14, 8, 50, tzinfo=ZoneInfo(ZONE))


def test_a_check_in_stands_before_the_notes_for_those_who_lead() -> None:
    asked = frozenset({CIRCLE})
    assert run_sheet(retreat(), asked=asked).rows[1].notes == "Check-in\nSpeak last."
    assert "Check-in" not in run_sheet(retreat(), audience=Audience.PARTICIPANT, asked=asked).rows[1].notes


def test_skipped_blocks_are_left_out() -> None:
    assert "Song" not in [row.title for row in run_sheet(retreat()).rows]


def test_a_group_is_followed_by_the_blocks_of_its_tracks() -> None:
    rows = run_sheet(retreat()).rows
    at = [row.uid for row in rows].index(str(BREAKOUTS))

    assert [(row.track, row.title) for row in rows[at : at + 4]] == [
        ("", "Map one system"),
        ("A. Placement letters", "Read the letters"),
        ("A. Placement letters", "Wall of words"),
        ("B. Attendance calls", "Listen to calls"),
    ]


def test_a_block_of_a_track_has_its_groups_lead_and_room() -> None:
    calls = next(row for row in run_sheet(retreat()).rows if row.uid == str(CALLS))

    assert (calls.lead, calls.room) == ("Theo Vasquez-Lund", "Creek Room")


def test_a_track_without_blocks_lasts_as_long_as_its_group() -> None:
    track = Track(id=TRACK_A, title="Walk", room=OAK)
    session = replace(one_day(Block(id=key(1), title="Out", minutes=45, tracks=(track,))), rooms=retreat().rooms)

    row = run_sheet(session).rows[1]
    assert (row.uid, row.title, row.track, row.minutes, row.room) == (str(TRACK_A), "Walk", "A. Walk", 45, "Oak Room")
    assert row.day == "Wed, Oct 14"


def test_a_track_without_a_room_is_in_that_of_its_group() -> None:
    tracks = (Track(id=TRACK_A, blocks=(Block(id=key(2), minutes=5), Block(id=key(3), room=CREEK))), Track(id=key(4)))
    session = replace(one_day(Block(id=key(1), room=OAK, tracks=tracks)), rooms=retreat().rooms)

    assert [row.room for row in run_sheet(session).rows] == ["Oak Room", "Oak Room", "Creek Room", "Oak Room"]


def test_values_follow_the_columns() -> None:
    sheet = run_sheet(retreat())

    assert dict(zip(sheet.columns, sheet.values(sheet.rows[1]), strict=True)) == {
        "Day": "Day 1",
        "Date": date(2026, 10, 14),
        "Start": time(8, 30),
        "End": time(8, 50),
        "Minutes": 20,
        "Title": "Opening circle",
        "Kind": "Plenary",
        "Track": "",
        "Lead": "Noor Castellanos",
        "Room": "Oak Room",
        "Bring": "talking piece, name tags ×6",
        "Notes": "Speak last.",
    }


@pytest.mark.parametrize("audience", [Audience.PARTICIPANT, Audience.ROOM])
def test_others_get_neither_notes_nor_what_to_bring(audience: Audience) -> None:
    planting = Planting(audience)
    sheet = run_sheet(planting.plant(retreat()), audience=audience)

    assert sheet.columns[-1] == "Room"
    assert all(len(sheet.values(row)) == len(sheet.columns) for row in sheet.rows)
    assert planting.words
    assert "canary" not in repr(sheet)
    assert all((row.bring, row.notes) == ("", "") for row in sheet.rows)


def test_an_idea_without_days_has_no_rows() -> None:
    sheet = run_sheet(without_days())

    assert (sheet.title, sheet.rows, sheet.language) == ("Just an idea", (), "en-US")
