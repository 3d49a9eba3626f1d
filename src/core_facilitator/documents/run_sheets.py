"""A session's plan as plain rows, for the formats that carry data rather than pages: CSV, XLSX and ICS."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from core_facilitator.documents.phrases import listed
from core_facilitator.documents.plans import Plan, plan_for
from core_facilitator.documents.words import words_for
from core_facilitator.domain.agendas import Session, TimeKind
from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.timing import TimedBlock, TimedDay, TimedTrack


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
    """All rows of a session, in the order of the plan, with the words for its columns and kinds.

    Skipped blocks are left out. `columns` are day, date, start, end, minutes, title, kind, track, lead, room, and
    for facilitators also what to bring and the notes. `made_at` is the aware moment at which it was made, where that
    is known: of two calendars of one plan, the later one holds.
    """

    title: str
    place: str
    language: str
    columns: tuple[str, ...]
    kinds: Mapping[TimeKind, str]
    rows: tuple[RunSheetRow, ...]
    made_at: datetime | None = None

    def values(self, row: RunSheetRow) -> tuple[str | int | date | time, ...]:
        """Return the row's values, one for each column. Times are the wall clock's, without their zone."""
        return (
            row.day,
            row.start.date(),
            row.start.time(),
            row.end.time(),
            row.minutes,
            row.title,
            self.kinds[row.kind],
            row.track,
            row.lead,
            row.room,
            row.bring,
            row.notes,
        )[: len(self.columns)]


def run_sheet(
    session: Session,
    language: str = "en",
    *,
    audience: Audience = Audience.FACILITATOR,
    made_at: datetime | None = None,
    asked: frozenset[UUID] = frozenset(),
) -> RunSheet:
    """Return the session's run sheet as the audience may read it, made at that aware moment.

    `asked` are the blocks that have a check-in: those who lead read so in the notes.
    """
    words = words_for(language)
    plan = plan_for(session, audience, words, asked=asked)
    private = (words.bring, words.notes_column) if audience is Audience.FACILITATOR else ()
    return RunSheet(
        title=plan.session.title or words.no_title,
        place=plan.session.place,
        language=words.tag,
        columns=(*words.run_sheet_columns, *private),
        kinds=words.kinds,
        rows=tuple(row for day in plan.days for timed in day.blocks for row in _rows(plan, day, timed, None)),
        made_at=made_at,
    )


def _rows(
    plan: Plan, day: TimedDay, timed: TimedBlock, within: tuple[TimedBlock, TimedTrack] | None
) -> Iterator[RunSheetRow]:
    block = timed.block
    if block.skipped:
        return
    track, room = (within[1].track, within[1].track.room or within[0].block.room) if within else (None, None)
    yield RunSheetRow(
        uid=str(block.id),
        day=plan.day_name(day) or plan.words.dates.brief(day.day.date),
        start=timed.start,
        end=timed.end,
        minutes=timed.minutes,
        title=plan.title_of(block),
        kind=block.kind,
        track=plan.track_title(*within) if within else "",
        lead=plan.names(block.leads or (track.leads if track else ())),
        room=plan.room_name(block.room or room),
        bring=listed(*plan.amounts(block)) if plan.audience is Audience.FACILITATOR else "",
        notes="\n".join(one for one in (plan.words.check_in if block.id in plan.asked else "", block.notes) if one),
    )
    for inner in timed.tracks:
        if not inner.blocks:
            yield _empty_track(plan, day, timed, inner)
        for nested in inner.blocks:
            yield from _rows(plan, day, nested, (timed, inner))


def _empty_track(plan: Plan, day: TimedDay, group: TimedBlock, track: TimedTrack) -> RunSheetRow:
    """Return the row of a track without blocks of its own: it lasts as long as its group."""
    about = track.track
    return RunSheetRow(
        uid=str(about.id),
        day=plan.day_name(day) or plan.words.dates.brief(day.day.date),
        start=group.start,
        end=group.end,
        minutes=group.minutes,
        title=about.title or plan.words.no_title,
        kind=group.block.kind,
        track=plan.track_title(group, track),
        lead=plan.names(about.leads),
        room=plan.room_name(about.room or group.block.room),
    )
