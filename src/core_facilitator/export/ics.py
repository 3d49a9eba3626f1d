"""The run sheet as a calendar (RFC 5545) with the rules of its time zones, for any calendar program."""

from datetime import UTC, date, datetime

from icalendar import Calendar, Event

from core_facilitator.documents.run_sheets import RunSheet, RunSheetRow
from core_facilitator.export.formats import Printed
from core_facilitator.export.plain import visible

_MAKER = "-//CORE Facilitator//Run sheet//EN"
_DETAILS = (8, 10, 11)
"""Which of a row's values an event's description tells: who leads, what to bring, and the notes."""


def write(sheet: RunSheet) -> Printed:
    """Return a calendar with an event for each row; a moment of no minutes has a start and no end.

    An event keeps its UID, and its stamps grow with each calendar that is made, so that a calendar program takes the
    later one for the same event, changed. The same plan made at the same moment gives the same bytes; where nobody
    says when it was made, an event's stamp is its start.
    """
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", visible(sheet.title))
    for row in sheet.rows:
        calendar.add_component(_event(sheet, row))
    if sheet.rows:
        years = [at.year for row in sheet.rows for at in (row.start, row.end)]
        calendar.add_missing_timezones(date(min(years) - 1, 1, 1), date(max(years) + 1, 12, 31))
    return Printed(data=calendar.to_ical())


def _event(sheet: RunSheet, row: RunSheetRow) -> Event:
    event = Event()
    event.add("uid", row.uid)
    _stamp(event, (sheet.made_at or row.start).astimezone(UTC))
    event.add("dtstart", _when(row.start))
    if row.end.timestamp() > row.start.timestamp():
        event.add("dtend", _when(row.end))
    event.add("summary", visible(_summary(row)))
    event.add("categories", [sheet.kinds[row.kind]])
    if place := ", ".join(part for part in (row.room, sheet.place) if part):
        event.add("location", visible(place))
    if details := "\n".join(_details(sheet, row)):
        event.add("description", details)
    return event


def _stamp(event: Event, at: datetime) -> None:
    """Say which of two versions of the event is the later one, in each way that some program looks at.

    RFC 5545, 3.8.7: the sequence is a whole number of 32 bits that grows; minutes since 1970 do until the year 6000.
    """
    event.add("dtstamp", at)
    event.add("last-modified", at)
    event.add("sequence", int(at.timestamp()) // 60)


def _summary(row: RunSheetRow) -> str:
    if not row.track:
        return row.title
    return row.track if row.track.endswith(row.title) else f"{row.title} ({row.track})"


def _when(at: datetime) -> datetime:
    """Return the wall clock's time in its zone; in the hour that comes twice, the second one in UTC.

    The standard takes a time that comes twice for the first of the two.
    """
    return at.astimezone(UTC) if at.fold else at


def _details(sheet: RunSheet, row: RunSheetRow) -> list[str]:
    values = list(zip(sheet.columns, sheet.values(row), strict=True))
    return [visible(f"{title}: {text}") for title, text in (values[at] for at in _DETAILS if at < len(values)) if text]
