"""Calendars (ICS): each event is a row, in the order of time, on the clock of one time zone."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from core_facilitator.domain.pasted_rows import Column
from core_facilitator.domain.pasted_sources import Sheet, Source, SourceLine, Told
from core_facilitator.domain.typed_times import clock
from core_facilitator.intake.calendar_lines import Item, items_of
from core_facilitator.intake.limits import check_count
from core_facilitator.intake.rows import row_line

_HEADS = ("Date", "Start", "End", "Minutes", "Title", "Room", "Notes")
_COLUMNS = (Column.DAY, Column.TIME, Column.END, Column.MINUTES, Column.TITLE, Column.ROOM, Column.NOTES)
_OTHERS = {"VTODO": "To do", "VJOURNAL": "Journal", "VFREEBUSY": "Busy"}
_LONGEST = timedelta(hours=16)  # of an event that is a block


@dataclass(frozen=True, slots=True)
class _Event:
    """An event as it stands, with its times as they were read; no start where it has none that can be read."""

    item: Item
    start: date | None
    end: date | None
    zone: str

    @property
    def canceled(self) -> bool:
        return self.item.text("STATUS").upper() == "CANCELLED"


def read(text: str, name: str, here: str) -> Source:
    """Return the events of a calendar, on its own clock; where it names none, on that of `here`.

    Raises:
        ValueError: when it is no calendar, or cut short.
        IntakeError: when it has more events than an agenda.
    """
    items = items_of(text)
    check_count(len(items), len(text), name)
    events = _events(text, items)
    zone = _zone(items, events) or here
    held = [one for one in events if one.start is not None and not one.canceled]
    rows = sorted((_row(one, ZoneInfo(zone)) for one in held), key=lambda row: row[0])
    left = [item for item in items if item.kind not in ("VCALENDAR", "VEVENT")]
    left += [one.item for one in events if one not in held]
    return Source(
        lines=tuple(line for item in items if item.kind == "VCALENDAR" for line in _heading(item)),
        sheets=(
            Sheet(name="", lines=tuple(row_line(row, 0) for _, row in rows), heads=_HEADS, columns=_COLUMNS, sure=True),
        ),
        after=tuple(SourceLine(text=line, aside=True) for item in left for line in _whole(item)),
        zone=zone,
        told=tuple(_told(events, zone)),
    )


def _events(text: str, items: Sequence[Item]) -> list[_Event]:
    """Return the events with their times."""
    calendars = Calendar.from_ical(text, multiple=True)
    timed = [one for calendar in calendars for one in calendar.walk("VEVENT")]
    plain = [item for item in items if item.kind == "VEVENT"]
    return [
        _Event(item, _moment(one, "DTSTART"), _end(one), _zone_of(one)) for item, one in zip(plain, timed, strict=True)
    ]


def _moment(event: Any, key: str) -> date | None:  # noqa: ANN401 -- icalendar has no types
    try:
        found = getattr(event.get(key), "dt", None)
    except ValueError:  # what icalendar could not read
        return None
    return found if isinstance(found, date) else None


def _end(event: Any) -> date | None:  # noqa: ANN401 -- as above
    start = _moment(event, "DTSTART")
    end = _moment(event, "DTEND")
    if end is not None or start is None:
        return end
    try:
        length = getattr(event.get("DURATION"), "dt", None)
        return start + length if isinstance(length, timedelta) else None
    except (ValueError, OverflowError):
        return None


def _zone(items: Sequence[Item], events: Sequence[_Event]) -> str:
    """Return the zone that the calendar says it is in, or the one that most of its events are in."""
    said = [item.text("X-WR-TIMEZONE") for item in items if item.kind == "VCALENDAR"]
    named = Counter(one.zone for one in events if one.zone not in ("", "UTC"))
    return next((zone for zone in (*said, *(name for name, _ in named.most_common())) if _is_zone(zone)), "")


def _zone_of(event: Any) -> str:  # noqa: ANN401 -- as above
    """Return the zone that an event's start names, as others than Windows call it."""
    named = str(getattr(event.get("DTSTART"), "params", {}).get("TZID", ""))
    return str(WINDOWS_TO_OLSON.get(named, named))


def _is_zone(name: str) -> bool:
    try:
        return bool(name) and bool(ZoneInfo(name))
    except (KeyError, ValueError, OSError):  # no such zone, or no name of one
        return False


def _row(event: _Event, zone: ZoneInfo) -> tuple[tuple[date, bool, time], list[str]]:
    """Return a row, after what it is put in order by."""
    start, end = _on(event.start, zone), _on(event.end, zone)
    title, room, notes = event.item.text("SUMMARY"), event.item.text("LOCATION"), list(event.item.notes())
    if not isinstance(start, datetime):
        on = start or date.min
        last = end - timedelta(days=1) if end is not None and end > on else on
        notes.insert(0, "All day" if last <= on else f"All day, through {last.isoformat()}")
        return (on, False, time(0)), [_named(on), "", "", "0", title, room, "\n".join(notes)]
    close = clock(end, suffix=True) if isinstance(end, datetime) else ""
    if isinstance(end, datetime) and not timedelta(0) <= end - start <= _LONGEST:
        notes.insert(0, f"Until {end:%Y-%m-%d} {close}")
        close = ""
    began = start.time().replace(second=0, microsecond=0)
    length = ""
    if isinstance(end, datetime) and close and end.date() > start.date():  # said, so that nobody takes it for a slip
        length = f"{(end - start) // timedelta(minutes=1)} min"
    cells = [_named(start.date()), clock(began, suffix=True), close, length, title, room, "\n".join(notes)]
    return (start.date(), True, began), cells


def _on(at: date | None, zone: ZoneInfo) -> date | None:
    """Return a moment on the clock of a zone; one that names no zone is on that clock already."""
    if not isinstance(at, datetime):
        return at
    return at.astimezone(zone).replace(tzinfo=None) if at.tzinfo else at


def _named(on: date) -> str:
    return f"{on:%A}, {on.isoformat()}"


def _heading(item: Item) -> Iterator[SourceLine]:
    """Yield the calendar's name as the title, and what else it says to people."""
    names = dict.fromkeys(filter(None, (item.text("X-WR-CALNAME"), item.text("NAME"))))
    yield from (SourceLine(text=f"Subject: {name}") for name in names)
    for note in item.notes():
        if note.partition(": ")[2] not in names:
            yield SourceLine(text=note, aside=True)


def _whole(item: Item) -> Iterator[str]:
    """Yield what is no event of the agenda: in one line, and its notes."""
    canceled = item.text("STATUS").upper() == "CANCELLED"
    word = _OTHERS.get(item.kind, "Canceled" if canceled else "Without a time")
    said = [item.text(key) for key in ("SUMMARY", "LOCATION", "DTSTART", "DTEND", "DURATION", "DUE")]
    yield f"{word}: {' · '.join(filter(None, said))}"
    for note in item.notes():
        yield from (line.strip() for line in note.split("\n") if line.strip())


def _told(events: Sequence[_Event], zone: str) -> Iterator[tuple[Told, str]]:
    if repeating := sum(bool(one.item.text("RRULE") or one.item.text("RDATE")) for one in events):
        yield Told.REPEATING, str(repeating)
    if canceled := sum(one.canceled for one in events):
        yield Told.CANCELED, str(canceled)
    here = ZoneInfo(zone)
    starts = [one.start for one in events if isinstance(one.start, datetime) and one.start.tzinfo]
    if any(start.utcoffset() != start.astimezone(here).utcoffset() for start in starts):
        yield Told.ZONES_CONVERTED, zone
