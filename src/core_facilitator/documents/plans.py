"""A plan as one audience may read it: timed, without private words, and with the language to print it in.

Every builder of pages takes a `Plan` and never a session, and only `plan_for` makes one. So nothing that an
audience must not read can reach its pages: it is not there.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from core_facilitator.documents.phrases import sentences
from core_facilitator.documents.words import Words
from core_facilitator.domain.agendas import Block, Material, Per, Room, Session, Shape
from core_facilitator.domain.audiences import Audience, readable_by
from core_facilitator.domain.materials import counted_for, quantity_of
from core_facilitator.domain.timing import TimedBlock, TimedDay, TimedTrack, time_day
from core_facilitator.domain.typed_times import clock


@dataclass(frozen=True, slots=True)
class Stay:
    """Where people are and what they do there: a block that is no group of tracks, or a whole empty track.

    `people` is for how many it is counted, 0 while nobody knows.
    """

    id: UUID
    title: str
    start: datetime
    end: datetime
    room: Room | None
    people: int
    block: Block | None = None
    track: TimedTrack | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A session without the words that its audience may not read, its days timed, and how to print it.

    `counts` says for how many people each block and each track is counted, see `materials.counted_for`; `asked` are the
    blocks that have a check-in, where the audience may know.
    """

    session: Session
    audience: Audience
    days: tuple[TimedDay, ...]
    counts: Mapping[UUID, int]
    words: Words
    hours24: bool = False
    asked: frozenset[UUID] = frozenset()

    def clock(self, at: datetime) -> str:
        """Return a time of day: "8:30"."""
        return clock(at, hours24=self.hours24)

    def span(self, start: datetime, end: datetime, *, short: bool = False) -> str:
        """Return "8:30 to 9:00", where room is short "8:30–9:00", or the one time of a moment."""
        if start.timestamp() == end.timestamp():
            return self.clock(start)
        pattern = self.words.span_short if short else self.words.span
        return pattern.format(start=self.clock(start), end=self.clock(end))

    def minutes(self, count: int) -> str:
        """Return "20 min"."""
        return self.words.minutes.format(count=count)

    def title_of(self, block: Block) -> str:
        """Return the block's title, or words that say it has none yet."""
        return block.title or self.words.no_title

    def track_title(self, group: TimedBlock, track: TimedTrack) -> str:
        """Return "A. Placement letters": tracks are lettered in the order of the plan."""
        letter = _letter(group.tracks.index(track))
        return self.words.track.format(letter=letter, title=track.track.title).strip()

    def amount(self, quantity: int, name: str) -> str:
        """Return "Name tent ×6"; one of a thing is just its name, and so is what nobody can count yet."""
        alone = quantity == 1 or (quantity == 0 and not self.session.head_count)
        return name if alone else self.words.quantity_of.format(quantity=quantity, name=name)

    def amounts(self, block: Block) -> tuple[str, ...]:
        """Return each thing that a block asks for, and how many: "Pen (2 each)" while nobody knows for whom."""
        return tuple(self._amount(material, block) for material in block.materials)

    def _amount(self, material: Material, block: Block) -> str:
        people = self.counts[block.id]
        if people or self.session.head_count or material.per is Per.SESSION:
            return self.amount(quantity_of(material, people, block.groups), material.name)
        words, size = self.words, material.group_size or 1
        pattern = words.quantity_each if material.per is Per.PERSON else words.quantity_per_group
        return pattern.format(name=material.name, quantity=material.quantity, size=size)

    def names(self, keys: Iterable[UUID]) -> str:
        """Return the full names, "Noor Castellanos-Finch, Thandeka Oyelowo-Brandt"."""
        return ", ".join(person.name for key in keys if (person := self.session.person(key)))

    def given_names(self, keys: Iterable[UUID]) -> str:
        """Return the given names, for a narrow column; "All" when the whole team leads."""
        chosen = tuple(keys)
        team = {person.id for person in self.session.team}
        if len(team) > 1 and team == set(chosen):
            return self.words.whole_team
        return ", ".join(person.given_name for key in chosen if (person := self.session.person(key)))

    def room_name(self, key: UUID | None) -> str:
        """Return the room's name, or nothing."""
        room = self.session.room(key)
        return room.name if room else ""

    def number(self, day: TimedDay) -> int:
        """Return the day's place among the days, from 1."""
        return self.days.index(day) + 1

    def day_name(self, day: TimedDay) -> str:
        """Return "Day 2", or nothing when there is only one day."""
        return self.words.day.format(number=self.number(day)) if len(self.days) > 1 else ""

    def of_day(self, title: str, titled: str, day: TimedDay) -> str:
        """Return a section's title: plain when there is one day, else with the day's number."""
        return titled.format(number=self.number(day)) if len(self.days) > 1 else title

    def day_line(self, day: TimedDay) -> str:
        """Return what stands under a day's title: its own title, date, venue, head count and clock."""
        parts = [day.day.title, self.words.dates.day(day.day.date), day.day.venue or self.session.place]
        if self.session.head_count:
            parts.append(self.words.counted(self.words.people, self.session.head_count))
        if len({each.day.time_zone for each in self.days}) > 1:
            parts.append(self.words.local_time.format(city=city(day.day.time_zone)))
        if day.start.utcoffset() != day.end.utcoffset():
            parts.append(self.words.clocks_change)
        return sentences(*parts)

    def next_day(self, at: datetime, day: TimedDay) -> str:
        """Return words for a time after midnight, or nothing."""
        return self.words.next_day if at.date() != day.day.date else ""

    def stays(self, day: TimedDay) -> Iterator[Stay]:
        """Yield where people are over the day, in the order of the plan; what is skipped is left out."""
        return (stay for timed in day.blocks for stay in _stays(self, timed, None, None))


def plan_for(
    session: Session, audience: Audience, words: Words, *, hours24: bool = False, asked: frozenset[UUID] = frozenset()
) -> Plan:
    """Return the session's plan as the audience may read it; `asked` are the blocks that have a check-in.

    Who should be apart and who together helps whoever divides the people, and is for no page at all.
    """
    readable = replace(readable_by(session, audience), apart=(), together=())
    return Plan(
        session=readable,
        audience=audience,
        days=tuple(time_day(day) for day in readable.days),
        counts=counted_for(readable),
        words=words,
        hours24=hours24,
        asked=asked if audience is Audience.FACILITATOR else frozenset(),
    )


def city(time_zone: str) -> str:
    """Return the city of an IANA time zone: "Los Angeles" for "America/Los_Angeles"."""
    return time_zone.rpartition("/")[2].replace("_", " ")


def _letter(index: int) -> str:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return letters[index] if index < len(letters) else str(index + 1)


def _stays(plan: Plan, timed: TimedBlock, group: TimedTrack | None, room: UUID | None) -> Iterator[Stay]:
    """Yield the stays of a block that lies in `group`, whose room holds where the block names none."""
    block = timed.block
    if block.skipped:
        return
    if block.shape is not Shape.TRACKS:
        where = plan.session.room(block.room) or plan.session.room(room)
        yield Stay(block.id, plan.title_of(block), timed.start, timed.end, where, plan.counts[block.id], block, group)
        return
    for track in timed.tracks:
        there = track.track.room or block.room or room
        if not track.blocks:
            where = plan.session.room(there)
            people, title = plan.counts[track.track.id], plan.track_title(timed, track)
            yield Stay(track.track.id, title, timed.start, timed.end, where, people, None, track)
        for inner in track.blocks:
            yield from _stays(plan, inner, track, there)
