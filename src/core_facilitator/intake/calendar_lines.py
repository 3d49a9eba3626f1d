"""The lines of a calendar file as they stand, so that what the reading of times does not know is kept too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from icalendar.parser import Contentline, Contentlines

from core_facilitator.intake.pages import page_lines

_SHOWN = frozenset({"SUMMARY", "LOCATION", "DESCRIPTION", "DTSTART", "DTEND", "DURATION", "DUE"})
_TECHNICAL = frozenset(
    (
        *("UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "TRANSP", "CLASS", "PRIORITY", "STATUS", "PRODID"),
        *("VERSION", "CALSCALE", "METHOD", "RECURRENCE-ID", "REFRESH-INTERVAL", "ACTION", "TRIGGER", "ACKNOWLEDGED"),
        *("X-WR-TIMEZONE", "X-WR-RELCALID", "X-PUBLISHED-TTL", "X-PRIMARY-CALENDAR", "X-OWNER", "X-ALT-DESC"),
    )
)
"""Properties by which programs know events, and the text once more as a page. All others are kept as notes."""

_TECHNICAL_FAMILIES = ("X-MICROSOFT-", "X-MS-", "X-MOZ-", "X-GOOGLE-", "X-LIC-", "X-WR-ALARM", "X-APPLE-")
_NAMED = {"RRULE": "Repeats", "EXDATE": "Except on", "RDATE": "Also on", "URL": "Link", "X-WR-CALDESC": "About"}
_REMINDERS = frozenset({"reminder", "this is an event reminder", "event reminder", "alarm"})
_ESCAPED = re.compile(r"\\([\\;,nN])")
_TAGS = re.compile(r"<(?:br|p|b|i|ul|ol|li|a|div|span|html)\b[^>]*>", re.IGNORECASE)


@dataclass(slots=True)
class Item:
    """An event, a task or the calendar itself: its properties in order, each with its name, who is named, its text."""

    kind: str
    said: list[tuple[str, str, str]] = field(default_factory=list)
    alarms: list["Item"] = field(default_factory=list)

    def text(self, name: str) -> str:
        """Return a property's text on one line."""
        return " ".join(next((text for key, _, text in self.said if key == name), "").split())

    def notes(self) -> Iterator[str]:
        """Yield what people wrote beside times, title and place."""
        for key, person, text in self.said:
            if key == "DESCRIPTION" and text.strip():
                yield _flowing(text.strip())
            elif key not in _SHOWN and not _is_technical(key) and text.strip():
                yield f"{_word(key)}: {_who(person, text)}"
        for alarm in self.alarms:
            for key, person, text in alarm.said:
                if not _is_technical(key) and text.strip().casefold().rstrip(".") not in _REMINDERS:
                    yield f"Alarm: {_who(person, text)}"


def items_of(text: str) -> list[Item]:
    """Return what a calendar file holds, the calendar itself first; what defines time zones is left to the library.

    Raises:
        ValueError: when a part of it does not end, or a line is none.
    """
    open_ones: list[Item] = []
    items: list[Item] = []
    for line in Contentlines.from_ical(text):  # type: ignore[no-untyped-call] # -- icalendar says none
        if not str(line).strip():
            continue
        key, person, value = _parts(line)
        if key == "BEGIN":
            open_ones.append(Item(value.upper()))
            (open_ones[-2].alarms if len(open_ones) > 2 else items).append(open_ones[-1])
        elif key == "END":
            if not open_ones or open_ones.pop().kind != value.upper():
                raise ValueError(value)
        elif not open_ones:
            raise ValueError(str(line))
        else:
            open_ones[-1].said.append((key, person, value))
    if open_ones:
        raise ValueError(open_ones[-1].kind)
    return [item for item in items if item.kind != "VTIMEZONE"]


def _parts(line: Contentline) -> tuple[str, str, str]:
    """Return the name of a property, who it names, and its text; a line that is no property is a comment."""
    try:
        key, params, value = line.parts()
    except ValueError:
        return "COMMENT", "", str(line)
    plain = _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], str(value))
    return str(key).upper(), str(params.get("CN", "")), plain


def _who(person: str, text: str) -> str:
    address = " ".join(re.sub(r"^mailto:", "", text, flags=re.IGNORECASE).split())
    return f"{person} <{address}>" if person and person != address else address


def _flowing(text: str) -> str:
    return "\n".join(line.text for line in page_lines(text)) if _TAGS.search(text) else text


def _is_technical(key: str) -> bool:
    return key in _TECHNICAL or key.startswith(_TECHNICAL_FAMILIES)


def _word(key: str) -> str:
    return _NAMED.get(key, key.removeprefix("X-").replace("-", " ").capitalize())
