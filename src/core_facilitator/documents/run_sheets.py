"""A session's plan as plain rows, for the formats that carry data rather than pages: CSV, XLSX and ICS."""

from dataclasses import dataclass
from datetime import datetime

from core_facilitator.domain.agendas import TimeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSheetRow:
    """One block, or one block of a track (`track` then names it). Times are aware, in the day's own zone.

    `uid` stays the same for the same block, so that a calendar updates an event instead of adding a second.
    """

    uid: str
    day: str
    start: datetime
    end: datetime
    minutes: int
    title: str
    kind: TimeKind
    track: str = ""
    lead: str = ""
    room: str = ""
    bring: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSheet:
    """All rows of a session, in the order of the plan, with the words for its columns and kinds."""

    title: str
    place: str
    language: str
    columns: tuple[str, ...]
    kinds: dict[TimeKind, str]
    rows: tuple[RunSheetRow, ...]
