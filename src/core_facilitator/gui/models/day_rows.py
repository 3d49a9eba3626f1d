"""What a day shows, line by line: plain values in words, made anew from the plan after each change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import Enum
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.agendas import Block, Material, Session, Shape, TimeKind, Track
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.materials import quantity_of
from core_facilitator.domain.timing import MovePin, TimedBlock, TimedDay, TimedTrack, Trim, repairs
from core_facilitator.domain.typed_times import clock

translate = QCoreApplication.translate

_SHORT = 32  # letters of a title that say which block is meant


class RowKind(Enum):
    """What one line of a day is."""

    BLOCK = "block"
    TRACK = "track"
    OVERLAP = "overlap"
    GAP = "gap"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A repair that a line offers: its words and what it does."""

    text: str
    repair: Trim | MovePin


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line. `key` names its block or track; `track` and `group` say where an inner line lies."""

    kind: RowKind
    key: UUID
    track: UUID | None = None
    group: UUID | None = None
    shape: Shape = Shape.PLAIN
    time_kind: TimeKind = TimeKind.PLENARY
    title: str = ""
    details: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    minutes: str = ""
    framework: str = ""
    tag: str = ""
    count: str = ""
    pinned: bool = False
    skipped: bool = False
    protected: bool = False
    over: bool = False
    notes: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    spoken: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayWords:
    """How a day is put into words: whose names to use, which clock, and what to remark on which block."""

    session: Session
    hours24: bool = False
    notes: Mapping[UUID, tuple[str, ...]]

    def at(self, moment: datetime) -> str:
        """Return a time as the margin shows it."""
        return clock(moment, hours24=self.hours24)


def day_rows(timed: TimedDay, words: DayWords) -> tuple[Row, ...]:
    """Return the lines of a day, each group of tracks followed by its tracks and their blocks."""
    return tuple(_rows(timed, words))


def _rows(timed: TimedDay, words: DayWords) -> Iterator[Row]:
    late = {trim.block_id for block in timed.blocks if block.overlap for trim in _trims(timed, block)}
    for before, block in zip((None, *timed.blocks), timed.blocks, strict=False):
        if block.overlap and before is not None:
            yield _overlap(timed, before, block, words)
        elif block.gap and before is not None:
            yield _gap(block)
        yield _block(block, words, over=block.block.id in late)
        for track in block.tracks:
            yield _track(track, block, words)
            yield from (_inner(inner, track, block, words) for inner in track.blocks)


def _trims(timed: TimedDay, block: TimedBlock) -> Iterator[Trim]:
    yield from (repair for repair in repairs(timed, block.block.id) if isinstance(repair, Trim))


def _block(timed: TimedBlock, words: DayWords, *, over: bool = False) -> Row:
    block = timed.block
    return Row(
        kind=RowKind.BLOCK,
        key=block.id,
        shape=block.shape,
        time_kind=block.kind,
        title=block.title or translate("Day", "Untitled"),
        details=_details(block, words.session),
        start=words.at(timed.start),
        end=words.at(timed.end) if timed.minutes else "",
        minutes=minutes_text(timed.planned),
        framework=block.framework,
        tag=_tag(block),
        count=_count(block),
        pinned=block.pin is not None,
        skipped=block.skipped,
        protected=block.protected,
        over=over,
        notes=words.notes.get(block.id, ()),
        spoken=_spoken(timed, words),
    )


def _inner(timed: TimedBlock, track: TimedTrack, group: TimedBlock, words: DayWords) -> Row:
    block = timed.block
    return Row(
        kind=RowKind.BLOCK,
        key=block.id,
        track=track.track.id,
        group=group.block.id,
        shape=block.shape,
        time_kind=block.kind,
        title=block.title or translate("Day", "Untitled"),
        start=words.at(timed.start),
        minutes=minutes_text(timed.planned),
        pinned=block.pin is not None,
        skipped=block.skipped,
        notes=words.notes.get(block.id, ()),
        spoken=f"{track.track.title}. {_spoken(timed, words)}",
    )


def _track(timed: TimedTrack, group: TimedBlock, words: DayWords) -> Row:
    track, title = timed.track, timed.track.title or translate("Day", "Untitled track")
    details = track_details(track, words.session)
    free = timed.slack if track.blocks else 0
    tag = translate("Day", "{0} min free at the end").format(free) if free > 0 else ""
    return Row(
        kind=RowKind.TRACK,
        key=track.id,
        track=track.id,
        group=group.block.id,
        title=title,
        details=(", ".join(details),) if details else (),
        tag=tag,
        notes=words.notes.get(track.id, ()),
        spoken=". ".join(
            part for part in (translate("Day", "Track {0}").format(title), ", ".join(details), tag) if part
        ),
    )


def _overlap(timed: TimedDay, before: TimedBlock, block: TimedBlock, words: DayWords) -> Row:
    first, second = short_title(before.block), short_title(block.block)
    said = translate("Day", "{0} min overlap.").format(block.overlap)
    why = translate("Day", "{0} until {1}, {2} pinned to {3}.").format(
        first, words.at(overlap_end(block)), second, words.at(block.start)
    )
    links = tuple(_link(repair, timed, block, words) for repair in repairs(timed, block.block.id))
    return Row(
        kind=RowKind.OVERLAP,
        key=block.block.id,
        title=said,
        details=(why,),
        start=translate("Day", "{0} min over").format(block.overlap),
        links=links,
        spoken=" ".join((said, why, translate("Day", "Repairs:"), ", ".join(link.text for link in links))),
    )


def overlap_end(block: TimedBlock) -> datetime:
    """Return until when what comes before a block runs past its start; tracks may run past the end of their group."""
    free = block.start.astimezone(UTC) + timedelta(minutes=block.overlap)
    return free.astimezone(block.start.tzinfo)


def _link(repair: Trim | MovePin, timed: TimedDay, pinned: TimedBlock, words: DayWords) -> Link:
    if isinstance(repair, MovePin):
        at = clock(repair.to, hours24=words.hours24)
        return Link(text=translate("Day", "{0} at {1}").format(short_title(pinned.block), at), repair=repair)
    trimmed = timed.find(repair.block_id)
    title = short_title(trimmed.block) if trimmed is not None else ""
    text = translate("Day", "Trim {0} to {1}").format(title, repair.minutes)
    return Link(text=text, repair=repair)


def _gap(block: TimedBlock) -> Row:
    text = translate("Day", "{0} min free").format(block.gap)
    return Row(
        kind=RowKind.GAP,
        key=block.block.id,
        title=text,
        spoken=translate("Day", "{0} before {1}").format(text, block.block.title),
    )


def with_new_line(rows: tuple[Row, ...], line: Row, index: int) -> tuple[Row, ...]:
    """Return the rows with a line where a new block is being typed.

    Args:
        rows: of the day.
        line: the new line; `track` says in which track it lies, `key` then names the track's group.
        index: before which block of the day, or of the track, the line goes.
    """
    track = line.track
    line = replace(line, group=line.key if track else None)
    places = [number for number, row in enumerate(rows) if row.track == track and row.kind is RowKind.BLOCK]
    if index < len(places):
        at = places[index]
        while track is None and at and rows[at - 1].kind in (RowKind.OVERLAP, RowKind.GAP):
            at -= 1
    elif track is None:
        at = len(rows)
    else:
        at = max(number for number, row in enumerate(rows) if row.track == track) + 1
    return (*rows[:at], line, *rows[at:])


def minutes_text(minutes: int) -> str:
    """Return minutes as a row shows them; nothing for a moment that takes no time."""
    return translate("Day", "{0} min").format(minutes) if minutes else ""


def short_title(block: Block) -> str:
    """Return the first words of a title, up to its colon or comma: enough to know which block is meant."""
    words = block.title or translate("Day", "Untitled")
    for mark in (":", ",", " ("):
        words = words.split(mark, 1)[0]
    words = words.strip() or block.title
    return words if len(words) <= _SHORT else f"{words[: _SHORT - 1].rstrip()}…"


def kind_name(kind: TimeKind) -> str:
    """Return a kind of time in words."""
    return {
        TimeKind.PLENARY: translate("Day", "Plenary"),
        TimeKind.SMALL_GROUP: translate("Day", "Small group"),
        TimeKind.REFLECTION: translate("Day", "Reflection"),
        TimeKind.BREAK: translate("Day", "Break"),
    }[kind]


def people_names(keys: tuple[UUID, ...], session: Session) -> str:
    """Return the names of people of the session, with commas between."""
    found = (session.person(key) for key in keys)
    return ", ".join(person.name for person in found if person)


def material_text(material: Material, heads: int) -> str:
    """Return what to bring in a word or two: `Handout ×18`; its name alone while nobody has said for how many."""
    count = quantity_of(material, heads)
    return material.name if count == 1 or not (count or heads) else f"{material.name} ×{count}"


def track_details(track: Track, session: Session) -> list[str]:
    """Return who leads a track, how many take part and where: `Noor`, `6`, `Oak Room`."""
    leads = [person.given_name for key in track.leads if (person := session.person(key))]
    room = session.room(track.room)
    return [*leads, *([str(len(track.people))] if track.people else []), *([room.name] if room else [])]


def _details(block: Block, session: Session) -> tuple[str, ...]:
    room = session.room(block.room)
    things = [material_text(material, session.head_count) for material in block.materials]
    if block.journal:
        things.append(translate("Day", "Journal page"))
    parts = (people_names(block.leads, session), room.name if room else "", ", ".join(things))
    return tuple(part for part in parts if part)


def _count(block: Block) -> str:
    if len(block.tracks) == 1:
        return translate("Day", "1 track")
    return translate("Day", "{0} tracks").format(len(block.tracks)) if block.tracks else ""


def _tag(block: Block) -> str:
    if block.skipped:
        return translate("Day", "Skipped")
    if block.pin is not None:
        return translate("Day", "Pinned start")
    return translate("Day", "Fixed end") if block.fixed_end is not None else ""


def _spoken(timed: TimedBlock, words: DayWords) -> str:
    block = timed.block
    framework = FRAMEWORKS.get(block.framework)
    if timed.minutes:
        when = translate("Day", "{0} to {1}").format(words.at(timed.start), words.at(timed.end))
    else:
        when = words.at(timed.start)
    parts = [
        when,
        block.title or translate("Day", "Untitled"),
        minutes_text(timed.minutes),
        kind_name(block.kind),
        *_details(block, words.session),
        framework.name if framework else "",
        _tag(block),
        translate("Day", "Protected") if block.protected else "",
        *words.notes.get(block.id, ()),
    ]
    return ", ".join(part for part in parts if part)
