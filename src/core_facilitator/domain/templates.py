"""Templates: sessions to begin from, with words to be filled in where each session differs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from core_facilitator.domain.agendas import Day, Session, all_blocks
from core_facilitator.domain.copies import NewId, counterparts, rehomed
from core_facilitator.domain.edits import duplicate_session, move_dates
from core_facilitator.domain.placeholders import OF_SESSION, Filled, alone, fill, placeholders
from core_facilitator.domain.timing import elapsed, time_day

_SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A session to begin from: what it is called, what it is for, and its plan.

    `key` is the name of its file where it comes with the app, and a UUID where it is the user's `own`. The dates in it
    say only how far its days are apart.
    """

    key: str
    title: str
    session: Session
    about: str = ""
    own: bool = False

    @property
    def days(self) -> int:
        """How many days it has."""
        return len(self.session.days)

    @property
    def minutes(self) -> int:
        """How long all its days take together, from the first block of each to the end of its last."""
        return sum(elapsed(timed.start, timed.end) for timed in map(time_day, self.session.days))

    @property
    def asks(self) -> tuple[str, ...]:
        """The words to be filled in that no session answers by itself, in the order of its texts."""
        return tuple(one.name for one in placeholders(self.session) if one.name not in OF_SESSION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What a session from a template is to be: `first` is its first day, and `date_words` that day in words.

    What is None is left as the template says it; a field that is empty there is empty in the session. `words` fill in
    what else the template asks for. Without a `time_zone` its days keep theirs.
    """

    title: str
    first: date
    date_words: str = ""
    organization: str | None = None
    group: str | None = None
    place: str | None = None
    host: str | None = None
    time_zone: str = ""
    expected: int | None = None
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> dict[str, str | None]:
        """What is asked of every session, by the names of its fields."""
        return {"organization": self.organization, "group": self.group, "place": self.place, "host": self.host}

    @property
    def values(self) -> dict[str, str]:
        """Everything that can be filled in, by name."""
        known = {name: text for name, text in self.fields.items() if text is not None}
        return {**self.words, **known, "date": self.date_words}


def begin(template: Template, wanted: Beginning, new_id: NewId) -> Filled:
    """Return a new session from a template, with fresh keys; what is not filled in stays to be read.

    A field that was nothing but a word to be filled in (the place, the host) is left empty instead.
    """
    filled = fill(replace(template.session, title=wanted.title), wanted.values).session
    whom = {name: _settled(text, getattr(filled, name)) for name, text in wanted.fields.items()}
    days = tuple(
        replace(day, time_zone=wanted.time_zone or day.time_zone, venue=_settled(None, day.venue))
        for day in filled.days
    )
    settled = replace(filled, **whom, expected=wanted.expected, days=days)  # type: ignore[arg-type] # -- all are texts
    session = duplicate_session(move_dates(settled, wanted.first), new_id)
    return Filled(session, tuple(one.name for one in placeholders(session)))


def with_days(session: Session, template: Template, wanted: Beginning, new_id: NewId) -> Filled:
    """Return the session with the days of a template, from `wanted.first` on, and the rooms that these need.

    A room of the same name is taken for the same. The words that stay are those in what was added.
    """
    came = begin(template, wanted, new_id).session
    known = counterparts(came, session)
    used = {key for day in came.days for key in _rooms(day)}
    rooms = tuple(room for room in came.rooms if room.id in used and room.id not in known)
    fresh = {room.id: room.id for room in rooms}
    days = tuple(replace(day, blocks=tuple(rehomed(block, known | fresh) for block in day.blocks)) for day in came.days)
    grown = replace(
        session,
        rooms=(*session.rooms, *rooms),
        walks=(*session.walks, *(walk for walk in came.walks if walk.rooms <= fresh.keys())),
        days=tuple(sorted((*session.days, *days), key=lambda day: day.date)),
    )
    return Filled(grown, tuple(one.name for one in placeholders((rooms, days))))


def fill_later(session: Session, values: Mapping[str, str]) -> Filled:
    """Fill in words that a template left open; for whom, where and by whom it is becomes known by that, too."""
    filled = fill(session, values)
    given = {name: values.get(name, "").strip() for name in ("organization", "group", "place", "host")}
    fields: dict[str, Any] = {name: text for name, text in given.items() if text and not getattr(session, name)}
    return Filled(replace(filled.session, **fields), filled.empty)


def dates_from(template: Template, first: date) -> tuple[date, ...]:
    """Return the dates on which the template's days would fall."""
    return tuple(day.date for day in move_dates(template.session, first).days)


def weekend(days: Iterable[date]) -> tuple[date, ...]:
    """Return those of the dates that are a Saturday or a Sunday."""
    return tuple(day for day in days if day.weekday() >= _SATURDAY)


def _settled(given: str | None, filled: str) -> str:
    """Return what was given, else what the template itself says; nothing where that is only a word to be filled in."""
    if given is not None:
        return given.strip()
    return "" if alone(filled) else filled


def _rooms(day: Day) -> set[UUID | None]:
    """Return the rooms that the day's blocks and tracks are in."""
    blocks = tuple(all_blocks(day.blocks))
    return {one.room for one in blocks} | {track.room for one in blocks for track in one.tracks}
