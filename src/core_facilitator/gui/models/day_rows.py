"""What a day shows, line by line: plain values in words, made anew from the plan after each change."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.agendas import Block, Material, Session, Shape, SmallGroup, TimeKind, Track
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.materials import quantity_of
from core_facilitator.domain.protections import is_protected
from core_facilitator.domain.timing import MovePin, TimedBlock, TimedDay, TimedTrack, Trim, repairs
from core_facilitator.domain.typed_times import clock
from core_facilitator.gui.marked import QT_TRANSLATE_NOOP
from core_facilitator.gui.models.block_titles import short_title, whole_title
from core_facilitator.gui.trouble import overlap_line

translate = QCoreApplication.translate


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
    """One line. `key` names its block or track; `track` and `group` say where an inner line lies.

    `asked`: the block has a check-in, which its details name first.
    """

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
    asked: bool = False
    over: bool = False
    notes: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    spoken: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayWords:
    """How a day is put into words: whose names, which clock, what to remark on which block; `asked` have a check-in."""

    session: Session
    hours24: bool = False
    notes: Mapping[UUID, tuple[str, ...]]
    asked: frozenset[UUID] = frozenset()

    def at(self, moment: datetime) -> str:
        """Return a time as the margin shows it."""
        return clock(moment, hours24=self.hours24)


def day_rows(timed: TimedDay, words: DayWords) -> tuple[Row, ...]:
    """Return the lines of a day, each group of tracks followed by its tracks and their blocks."""
    return tuple(_rows(timed, words))


def _rows(timed: TimedDay, words: DayWords) -> Iterator[Row]:
    offered = {block.block.id: repairs(timed, block.block.id) for block in timed.blocks if block.overlap}
    late = {repair.block_id for found in offered.values() for repair in found if isinstance(repair, Trim)}
    for before, block in zip((None, *timed.blocks), timed.blocks, strict=False):
        if block.overlap and before is not None:
            links = tuple(_link(repair, timed, block, words) for repair in offered[block.block.id])
            yield _overlap(before, block, links, words)
        elif block.gap and before is not None:
            yield _gap(block)
        yield _block(block, words, over=block.block.id in late)
        for track in block.tracks:
            yield _track(track, block, words)
            yield from (_inner(inner, track, block, words) for inner in track.blocks)


def _block(timed: TimedBlock, words: DayWords, *, over: bool = False) -> Row:
    block, details = timed.block, _details(timed.block, words)
    return Row(
        kind=RowKind.BLOCK,
        key=block.id,
        shape=block.shape,
        time_kind=block.kind,
        title=whole_title(block),
        details=details,
        start=words.at(timed.start),
        end=words.at(timed.end) if timed.minutes else "",
        minutes=minutes_text(timed.planned),
        framework=block.framework,
        tag=_tag(block),
        count=_count(block),
        pinned=block.pin is not None,
        skipped=block.skipped,
        protected=block.protected,
        asked=block.id in words.asked,
        over=over,
        notes=words.notes.get(block.id, ()),
        spoken=_spoken(timed, details, words),
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
        title=whole_title(block),
        details=_asked(block, words),
        start=words.at(timed.start),
        minutes=minutes_text(timed.planned),
        pinned=block.pin is not None,
        skipped=block.skipped,
        asked=block.id in words.asked,
        notes=words.notes.get(block.id, ()),
        spoken=f"{track.track.title}. {_spoken(timed, _details(block, words), words)}",
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


def _overlap(before: TimedBlock, block: TimedBlock, links: tuple[Link, ...], words: DayWords) -> Row:
    said, why = overlap_line(before, block, hours24=words.hours24)
    return Row(
        kind=RowKind.OVERLAP,
        key=block.block.id,
        title=said,
        details=(why,),
        start=translate("Day", "{0} min over").format(block.overlap),
        links=links,
        spoken=" ".join((said, why, translate("Day", "Repairs:"), ", ".join(link.text for link in links))),
    )


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
        tag=translate("Day", "Find what fits"),
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


_KIND_NAMES = {
    TimeKind.PLENARY: QT_TRANSLATE_NOOP("Day", "Plenary"),
    TimeKind.SMALL_GROUP: QT_TRANSLATE_NOOP("Day", "Small group"),
    TimeKind.REFLECTION: QT_TRANSLATE_NOOP("Day", "Reflection"),
    TimeKind.BREAK: QT_TRANSLATE_NOOP("Day", "Break"),
}


def kind_name(kind: TimeKind) -> str:
    """Return a kind of time in words."""
    return translate("Day", _KIND_NAMES[kind])


def people_names(keys: tuple[UUID, ...], session: Session) -> str:
    """Return the names of people of the session, with commas between."""
    found = (session.person(key) for key in keys)
    return ", ".join(person.name for person in found if person)


def material_text(material: Material, heads: int, groups: Sequence[SmallGroup] = ()) -> str:
    """Return what to bring in a word or two: `Handout ×18`; its name alone while nobody has said for how many."""
    count = quantity_of(material, heads, groups)
    return material.name if count == 1 or not (count or heads) else f"{material.name} ×{count}"


def track_details(track: Track, session: Session) -> list[str]:
    """Return who leads a track, how many take part and where: `Noor`, `6`, `Oak Room`."""
    leads = [person.given_name for key in track.leads if (person := session.person(key))]
    room = session.room(track.room)
    return [*leads, *([str(len(track.people))] if track.people else []), *([room.name] if room else [])]


def _asked(block: Block, words: DayWords) -> tuple[str, ...]:
    return (translate("Day", "Check-in"),) if block.id in words.asked else ()


def _details(block: Block, words: DayWords) -> tuple[str, ...]:
    session = words.session
    room = session.room(block.room)
    things = [material_text(material, session.head_count, block.groups) for material in block.materials]
    if block.journal:
        things.append(translate("Day", "Journal page"))
    drop = translate("Day", "May be left out") if block.droppable and not is_protected(block) else ""
    parts = (drop, people_names(block.leads, session), room.name if room else "", ", ".join(things))
    return (*_asked(block, words), *(part for part in parts if part))


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


def _spoken(timed: TimedBlock, details: tuple[str, ...], words: DayWords) -> str:
    block = timed.block
    framework = FRAMEWORKS.get(block.framework)
    if timed.minutes:
        when = translate("Day", "{0} to {1}").format(words.at(timed.start), words.at(timed.end))
    else:
        when = words.at(timed.start)
    parts = [
        when,
        whole_title(block),
        minutes_text(timed.minutes),
        kind_name(block.kind),
        *details,
        framework.name if framework else "",
        _tag(block),
        translate("Day", "Protected") if block.protected else "",
        *words.notes.get(block.id, ()),
    ]
    return ", ".join(part for part in parts if part)
