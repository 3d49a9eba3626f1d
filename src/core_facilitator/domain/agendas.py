"""Agendas: a session has days, a day has blocks in order, a block may hold parallel tracks.

Nothing is stored twice. No start and no end is stored here: `timing` derives them from the order, the
minutes, and the few times that somebody fixed. Whether a block is a break, a milestone or a group of
tracks follows from its kind of time, its minutes and its tracks.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, time
from enum import Enum
from uuid import UUID

from core_facilitator.domain.audiences import ANYONE, EVERYONE, PARTICIPANTS, RESULTS, ROOM
from core_facilitator.domain.people import Person

FIRST_DATE, LAST_DATE = date(1900, 1, 1), date(2999, 12, 31)
"""Between them a day can lie: near the ends of the calendar, another time zone's date may not exist."""


class TimeKind(Enum):
    """How people spend a block's time."""

    PLENARY = "plenary"
    SMALL_GROUP = "small"
    REFLECTION = "reflect"
    BREAK = "break"


class Together(Enum):
    """In what company people take a step."""

    ALL = "all"
    ALONE = "alone"
    PAIRS = "pairs"
    THREES = "threes"
    FOURS = "fours"
    FIVES = "fives"
    GROUPS = "groups"
    TABLES = "tables"


class Shape(Enum):
    """What a block is, derived from its fields."""

    PLAIN = "plain"
    TRACKS = "tracks"
    BREAK = "break"
    MILESTONE = "milestone"


class RoomLayout(Enum):
    """What the room display shows while a block is on."""

    FULL = "full"
    PROMPT = "prompt"
    COUNTDOWN = "countdown"
    GROUPS = "groups"
    PLACES = "places"
    NOTHING = "nothing"


class Per(Enum):
    """What a material's quantity is counted for."""

    SESSION = "session"
    PERSON = "person"
    GROUP = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Something to bring: `quantity` of it once, for each person, or for each group of `group_size`."""

    name: str = field(metadata=ROOM)
    quantity: int = 1
    per: Per = Per.SESSION
    group_size: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One timed part of a block: `text` is what people do, `say` is what only the facilitator reads.

    `together` says in what company people do it (None: nobody said), and `silent` who may not speak.
    """

    title: str = field(metadata=PARTICIPANTS)
    minutes: int = 0
    together: Together | None = None
    silent: str = field(default="", metadata=PARTICIPANTS)
    text: str = field(default="", metadata=PARTICIPANTS)
    say: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """A page for participants: the block's steps, and below them `lines` to write on, under `writing`."""

    title: str = field(default="", metadata=PARTICIPANTS)
    intro: str = field(default="", metadata=PARTICIPANTS)
    writing: str = field(default="", metadata=PARTICIPANTS)
    lines: int = 3
    care: str = field(default="", metadata=PARTICIPANTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallGroup:
    """Some of the people, who work with one another in a block. `title` may be empty: then its number names it."""

    title: str = field(default="", metadata=EVERYONE)
    people: tuple[UUID, ...] = ()
    room: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One of several things that happen at once inside a block."""

    id: UUID
    title: str = field(default="", metadata=EVERYONE)
    room: UUID | None = None
    leads: tuple[UUID, ...] = ()
    people: tuple[UUID, ...] = ()
    blocks: tuple["Block", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One item of a day.

    `minutes` is the plan and `floor` the fewest minutes that make sense (None: no floor). `pin` is a start
    and `fixed_end` an end on the day's own clock. One that lies more than six hours before the day's start, or before
    it in a day that ends after midnight, and no later than that end, means the next calendar day.
    A `protected` block gives no minutes to a late day; a `skipped` one takes none; a `droppable` one is left out first
    when a day runs late. One that `goes_on` hands over to what follows by itself when its time is over. With `warn_at`
    and `last_at` minutes left the clock says so (None: as usual), with a `sound` if wanted, and `layout` is what the
    room display shows. Where a fixed end or blocks in
    its tracks say how long it takes, its minutes rest: they count again when that is taken away.
    `card` is the key of the protocol that it was made from, and `card_version` tells what that said then
    (`placing.fingerprint`). `groups` say who works with whom.
    """

    id: UUID
    title: str = field(default="", metadata=ANYONE)
    minutes: int = 0
    kind: TimeKind = TimeKind.PLENARY
    purpose: str = ""
    floor: int | None = None
    pin: time | None = None
    fixed_end: time | None = None
    protected: bool = False
    skipped: bool = False
    droppable: bool = False
    goes_on: bool = False
    warn_at: int | None = None
    last_at: int | None = None
    sound: bool = False
    layout: RoomLayout = RoomLayout.FULL
    leads: tuple[UUID, ...] = ()
    room: UUID | None = None
    grouping: str = field(default="", metadata=EVERYONE)
    setup: str = field(default="", metadata=ROOM)
    materials: tuple[Material, ...] = ()
    participants_see: str = field(default="", metadata=PARTICIPANTS)
    notes: str = ""
    prompts: tuple[str, ...] = field(default=(), metadata=PARTICIPANTS)
    steps: tuple[Step, ...] = ()
    handout: Handout | None = None
    journal: bool = False
    framework: str = field(default="", metadata=EVERYONE)
    protocol: str = field(default="", metadata=ANYONE)
    credit: str = field(default="", metadata=RESULTS)
    card: str = ""
    card_version: str = ""
    groups: tuple[SmallGroup, ...] = ()
    if_late: str = ""
    tracks: tuple[Track, ...] = ()

    @property
    def shape(self) -> Shape:
        """What the block is: a group of tracks, a break, a milestone (no minutes), or plain."""
        if self.tracks:
            return Shape.TRACKS
        if self.kind is TimeKind.BREAK:
            return Shape.BREAK
        return Shape.MILESTONE if self.minutes == 0 and self.fixed_end is None else Shape.PLAIN

    @property
    def holds_blocks(self) -> bool:
        """Whether it has blocks in its tracks: then those say how long it takes, and not its minutes."""
        return any(track.blocks for track in self.tracks)

    @property
    def planned_minutes(self) -> int:
        """The minutes that it asks for by itself: its own, or those of its longest track where it holds blocks."""
        tracks = (sum(one.planned_minutes for one in track.blocks if not one.skipped) for track in self.tracks)
        return max(tracks) if self.holds_blocks else self.minutes

    @property
    def step_minutes(self) -> int:
        """The sum of the steps, in minutes."""
        return sum(step.minutes for step in self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day: planned from `start` to `end` on the wall clock of `time_zone` (an IANA name).

    An `end` at or before the `start` lies on the next calendar day. `closing` is what waits at the end
    ("Buses leave at 4:30").
    """

    id: UUID
    date: date
    start: time
    end: time
    time_zone: str = field(metadata=ANYONE)
    title: str = field(default="", metadata=ANYONE)
    venue: str = field(default="", metadata=ANYONE)
    closing: str = field(default="", metadata=EVERYONE)
    if_late: str = ""
    notes: str = ""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A place to meet. `capacity` counts people; None when nobody has counted."""

    id: UUID
    name: str = field(metadata=EVERYONE)
    capacity: int | None = None
    setup: str = field(default="", metadata=ROOM)
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """How many minutes it takes from one room to another, in either direction."""

    rooms: frozenset[UUID]
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A whole retreat or meeting: everything that one packet is made from.

    `people` take part, `team` leads. `expected` is the head count while names are still missing. Nobody in a set of
    `apart` should share a small group with another of it; all in a set of `together` should share one.
    """

    id: UUID
    title: str = field(metadata=ANYONE)
    host: str = field(default="", metadata=ANYONE)
    organization: str = field(default="", metadata=ANYONE)
    group: str = field(default="", metadata=ANYONE)
    place: str = field(default="", metadata=ANYONE)
    purpose: str = field(default="", metadata=RESULTS)
    outcomes: tuple[str, ...] = field(default=(), metadata=RESULTS)
    notes: str = ""
    expected: int | None = None
    people: tuple[Person, ...] = ()
    team: tuple[Person, ...] = ()
    rooms: tuple[Room, ...] = ()
    walks: tuple[Walk, ...] = ()
    apart: tuple[frozenset[UUID], ...] = ()
    together: tuple[frozenset[UUID], ...] = ()
    days: tuple[Day, ...] = ()

    @property
    def head_count(self) -> int:
        """How many take part: the expected number where one is given, else the names listed."""
        return len(self.people) if self.expected is None else self.expected

    def person(self, key: UUID) -> Person | None:
        """Return the participant or facilitator of that key."""
        return next((person for person in (*self.team, *self.people) if person.id == key), None)

    def room(self, key: UUID | None) -> Room | None:
        """Return the room of that key."""
        return next((room for room in self.rooms if room.id == key), None)

    def day(self, key: UUID) -> Day | None:
        """Return the day of that key."""
        return next((day for day in self.days if day.id == key), None)

    def block(self, key: UUID) -> Block | None:
        """Return the block of that key, wherever it is, in a track too."""
        return next((block for day in self.days for block in all_blocks(day.blocks) if block.id == key), None)


def all_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield the blocks in order, each followed by those of its tracks."""
    for block in blocks:
        yield block
        for track in block.tracks:
            yield from all_blocks(track.blocks)


def map_blocks(
    blocks: tuple[Block, ...],
    *,
    block: Callable[[Block], Block] = lambda one: one,
    track: Callable[[Track], Track] = lambda one: one,
) -> tuple[Block, ...]:
    """Return the blocks, each one changed by `block`, each of their tracks by `track`, and then what lies in those."""

    def of_block(one: Block) -> Block:
        changed = block(one)
        return replace(changed, tracks=tuple(map(of_track, changed.tracks))) if changed.tracks else changed

    def of_track(one: Track) -> Track:
        changed = track(one)
        return replace(changed, blocks=tuple(map(of_block, changed.blocks)))

    return tuple(map(of_block, blocks))


def map_session(
    session: Session,
    *,
    block: Callable[[Block], Block] = lambda one: one,
    track: Callable[[Track], Track] = lambda one: one,
) -> Session:
    """Return the session with the blocks of all its days changed as `map_blocks` does."""
    days = (replace(day, blocks=map_blocks(day.blocks, block=block, track=track)) for day in session.days)
    return replace(session, days=tuple(days))
