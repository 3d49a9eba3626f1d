"""The agenda that participants hold."""

from dataclasses import replace
from datetime import time

from core_facilitator.documents.packets import packet
from core_facilitator.domain.agendas import Block, Session, Track
from core_facilitator.domain.audiences import Audience
from samples import FIRST_DAY, SECOND_DAY, key, one_day, retreat
from says import section_texts, table_rows


def _rows(session: Session) -> list[list[list[str]]]:
    return table_rows(packet(session, Audience.PARTICIPANT), "agenda")


def test_a_block_shows_time_title_and_room_and_no_notes() -> None:
    rows = _rows(retreat())

    assert rows[1] == [["8:30", "20 min"], ["Opening circle", "One word for how you arrive"], ["Oak Room"]]
    assert rows[2][1] == ["Case clinic", "Bring one live question, in circles of four"]


def test_skipped_blocks_are_not_announced() -> None:
    assert not any("Song" in text for row in _rows(retreat()) for cell in row for text in cell)


def test_everyone_finds_their_own_group() -> None:
    rows = _rows(retreat())

    assert rows[5] == [
        ["11:00"],
        [
            "A. Placement letters",
            "11:00 Read the letters. 11:30 Wall of words. With Noor Castellanos.",
            "Amara Sandoval-Reid",
        ],
        ["Oak Room"],
    ]
    assert rows[6][1] == ["B. Attendance calls", "Listen to calls. With Theo Vasquez-Lund.", "Mele Stavridis"]


def test_a_group_says_its_only_block_once() -> None:
    track = Track(id=key(1), title="Walk", blocks=(Block(id=key(2), title="Walk", minutes=5),))

    assert _rows(one_day(Block(id=key(3), title="Out", tracks=(track,))))[1][1] == ["A. Walk"]


def test_the_day_ends_with_its_closing_line() -> None:
    assert _rows(retreat())[8] == [["12:45"], ["Close. Buses leave at 1:15."], []]


def test_no_pin_and_no_trouble_is_shown() -> None:
    said = " ".join(section_texts(packet(retreat(), Audience.PARTICIPANT), "agenda"))

    for word in ("pinned", "protected", "overlap", "planned end", "Open time", "ends at"):
        assert word not in said


def test_the_first_day_says_why_we_meet() -> None:
    document = packet(retreat(), Audience.PARTICIPANT)

    assert "We meet to see the whole system before we choose." in section_texts(document, f"agenda-{FIRST_DAY}")
    assert "Six commitments" in section_texts(document, f"agenda-{FIRST_DAY}")
    assert "Six commitments" not in section_texts(document, f"agenda-{SECOND_DAY}")


def test_a_single_day_needs_no_number() -> None:
    texts = section_texts(packet(one_day(), Audience.PARTICIPANT), "agenda")

    assert texts == ["Agenda", "Wednesday, October 14, 2026.", "Time", "What", "Where", "9:00", "Close."]


def test_a_venue_stands_in_for_the_place() -> None:
    session = replace(one_day(), place="Quail Hollow Center")

    line = section_texts(packet(session, Audience.PARTICIPANT), "agenda")[1]
    assert line == "Wednesday, October 14, 2026. Quail Hollow Center."


def test_a_night_that_ends_after_midnight_says_so_at_its_close() -> None:
    rows = _rows(one_day(Block(id=key(1), title="Vigil", minutes=180), start=time(22, 0), end=time(1, 0)))

    assert rows[-1] == [["1:00", "next day"], ["Close."], []]
