"""The run sheet as a calendar, read back by icalendar."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from canaries import Planting
from core_facilitator.documents.run_sheets import RunSheet, run_sheet
from core_facilitator.domain.agendas import Block, Day, Track
from core_facilitator.domain.audiences import Audience
from core_facilitator.export.formats import RUN_SHEET_FORMATS
from core_facilitator.export.plain import visible
from hostile import HOSTILE
from samples import ARRIVAL, CIRCLE, FIRST_DAY, key, one_day, retreat, without_days


def _written(sheet: RunSheet) -> bytes:
    return RUN_SHEET_FORMATS["ics"].write_run_sheet(sheet).data


def _events(sheet: RunSheet) -> list[Any]:
    return list(Calendar.from_ical(_written(sheet)).walk("VEVENT"))


def _on(day: date, *blocks: Block, start: time, end: time, zone: str = "America/Los_Angeles") -> RunSheet:
    plan = Day(id=FIRST_DAY, date=day, start=start, end=end, time_zone=zone, blocks=blocks)
    return run_sheet(replace(one_day(), days=(plan,)))


def _instants(sheet: RunSheet) -> list[tuple[datetime, datetime]]:
    """Return each event's start and end as another program understands them, in UTC."""
    return [(event.start.astimezone(UTC), event.end.astimezone(UTC)) for event in _events(sheet)]


def test_an_event_says_what_where_and_who() -> None:
    event = _events(run_sheet(retreat()))[1]

    assert event["SUMMARY"] == "Opening circle"
    assert event["UID"] == str(CIRCLE)
    assert event["LOCATION"] == "Oak Room, Quail Hollow Center"
    assert event["DESCRIPTION"] == ("Lead: Noor Castellanos\nBring: talking piece, name tags ×6\nNotes: Speak last.")
    assert event["CATEGORIES"].cats == ["Plenary"]


def test_times_are_told_with_the_rules_of_their_zone() -> None:
    data = _written(run_sheet(retreat())).decode()

    assert "DTSTART;TZID=America/Los_Angeles:20261014T083000" in data
    assert data.count("BEGIN:VTIMEZONE") == 1
    assert data.index("END:VTIMEZONE") < data.index("BEGIN:VEVENT")


def test_every_instant_comes_back_the_same() -> None:
    sheet = run_sheet(retreat())

    assert _instants(sheet) == [(row.start.astimezone(UTC), row.end.astimezone(UTC)) for row in sheet.rows]


def test_a_moment_has_a_start_and_no_end() -> None:
    event = _events(run_sheet(retreat()))[0]

    assert event["UID"] == str(ARRIVAL)
    assert "DTEND" not in event
    assert event.start == event.end


def test_skipped_blocks_are_left_out() -> None:
    assert "Song" not in [str(event["SUMMARY"]) for event in _events(run_sheet(retreat()))]


def test_the_night_goes_on_into_the_next_day() -> None:
    block = Block(id=key(1), minutes=120)
    sheet = _on(date(2026, 10, 14), block, start=time(23, 0), end=time(2, 0))

    (start, end) = _events(sheet)[0].start, _events(sheet)[0].end
    assert (start.date(), end.date()) == (date(2026, 10, 14), date(2026, 10, 15))
    assert end - start == timedelta(hours=2)


@pytest.mark.parametrize("day", [date(2026, 3, 8), date(2026, 11, 1)])
@pytest.mark.parametrize("minutes", [10, 20, 60, 90])
def test_a_change_of_the_clocks_moves_no_event(day: date, minutes: int) -> None:
    blocks = [Block(id=key(at + 1), minutes=minutes) for at in range(240 // minutes)]
    sheet = _on(day, *blocks, start=time(0, 30), end=time(6, 0))
    first = datetime.combine(day, time(0, 30), ZoneInfo("America/Los_Angeles")).astimezone(UTC)

    assert _instants(sheet) == [
        (first + timedelta(minutes=at * minutes), first + timedelta(minutes=(at + 1) * minutes))
        for at in range(len(blocks))
    ]


def test_days_in_two_zones_bring_the_rules_of_both() -> None:
    session = retreat()
    far = replace(session.days[1], time_zone="Asia/Kathmandu")
    sheet = run_sheet(replace(session, days=(session.days[0], far)))
    data = _written(sheet).decode()

    assert data.count("BEGIN:VTIMEZONE") == 2
    assert _instants(sheet)[-1][0] == datetime(2026, 10, 15, 3, 55, tzinfo=UTC)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_comes_back_as_it_was_typed(text: str) -> None:
    sheet = run_sheet(one_day(Block(id=key(1), title=text, minutes=5, notes=text)))
    (event,) = _events(sheet)

    assert str(event["SUMMARY"]) == visible(text)
    assert str(event["DESCRIPTION"]) == f"Notes: {visible(text)}"


def test_no_line_is_longer_than_the_standard_allows() -> None:
    data = _written(run_sheet(one_day(Block(id=key(1), title="漢字" * 400, minutes=5))))

    assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_an_event_of_a_track_names_it_once() -> None:
    track = Track(id=key(2), title="Walk", blocks=(Block(id=key(3), title="Out", minutes=5),))
    sheet = run_sheet(one_day(Block(id=key(1), title="Choice", tracks=(track, Track(id=key(4), title="Talk")))))

    assert [str(event["SUMMARY"]) for event in _events(sheet)] == ["Choice", "Out (A. Walk)", "B. Talk"]


MADE = datetime(2026, 9, 1, 12, 30, tzinfo=UTC)


def test_the_same_plan_made_at_the_same_moment_gives_the_same_bytes() -> None:
    assert _written(run_sheet(retreat())) == _written(run_sheet(retreat()))
    assert _written(run_sheet(retreat(), made_at=MADE)) == _written(run_sheet(retreat(), made_at=MADE))


def test_of_two_calendars_the_later_one_says_so_in_every_event() -> None:
    before, after = (_events(run_sheet(retreat(), made_at=at)) for at in (MADE, MADE + timedelta(minutes=2)))

    assert [event["UID"] for event in before] == [event["UID"] for event in after]
    assert {event["DTSTAMP"].dt for event in before} == {MADE}
    assert {event["LAST-MODIFIED"].dt for event in after} == {MADE + timedelta(minutes=2)}
    assert {event["SEQUENCE"] for event in after} == {before[0]["SEQUENCE"] + 2}


def test_the_sequence_fits_into_32_bits_for_long() -> None:
    (event, *_) = _events(run_sheet(retreat(), made_at=MADE.replace(year=2999)))

    assert 0 < event["SEQUENCE"] < 2**31


def test_without_a_moment_an_event_is_stamped_with_its_start() -> None:
    sheet = run_sheet(retreat())

    assert [event["DTSTAMP"].dt for event in _events(sheet)] == [row.start.astimezone(UTC) for row in sheet.rows]


def test_participants_get_no_private_word() -> None:
    planting = Planting(Audience.PARTICIPANT)
    data = _written(run_sheet(planting.plant(retreat()), audience=Audience.PARTICIPANT))
    unfolded = data.replace(b"\r\n ", b"")

    assert planting.words
    assert b"canary" not in unfolded
    assert b"Lead: Noor Castellanos" in unfolded


def test_an_idea_without_days_is_an_empty_calendar() -> None:
    assert _events(run_sheet(without_days())) == []
