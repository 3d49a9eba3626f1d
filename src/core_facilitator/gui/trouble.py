"""What cannot work as planned, in words. The window says it nowhere else.

There are two ways to say a conflict: a whole sentence for a list, and a note for a place where it is plain which block
is meant. An overlap in the day has a line of its own between the two blocks as well.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.agendas import Block, Session
from core_facilitator.domain.conflicts import Conflict, Trouble
from core_facilitator.domain.timing import TimedBlock, TimedDay
from core_facilitator.domain.typed_times import clock, duration
from core_facilitator.gui.marked import QT_TRANSLATE_NOOP
from core_facilitator.gui.models.block_titles import cut, short_title, whole_title

translate = QCoreApplication.translate

_LONGEST = 60  # letters of a title that say which block is meant


class _Words(NamedTuple):
    sentence: str
    note: str


_WORDS = {
    Trouble.OVERLAP: _Words(
        QT_TRANSLATE_NOOP("Trouble", "What comes before {block} runs {minutes} min past {start}."),
        QT_TRANSLATE_NOOP("Trouble", "{length} overlap with what comes before."),
    ),
    Trouble.DAY_OVER: _Words(
        QT_TRANSLATE_NOOP("Trouble", "The day runs {minutes} min past its end at {day_end}."),
        QT_TRANSLATE_NOOP("Trouble", "The day runs {length} over."),
    ),
    Trouble.TRACK_OVER: _Words(
        QT_TRANSLATE_NOOP("Trouble", "A track of {block} runs {minutes} min past its fixed end."),
        QT_TRANSLATE_NOOP("Trouble", "{length} past the fixed end."),
    ),
    Trouble.PERSON_TWICE: _Words(
        QT_TRANSLATE_NOOP("Trouble", "{person} is in two places at once: {blocks}."),
        QT_TRANSLATE_NOOP("Trouble", "{person} is also in “{other}”."),
    ),
    Trouble.ROOM_TWICE: _Words(
        QT_TRANSLATE_NOOP("Trouble", "{room} is taken twice at once: {blocks}."),
        QT_TRANSLATE_NOOP("Trouble", "{room} is also taken by “{other}”."),
    ),
    Trouble.SHORT_WALK: _Words(
        QT_TRANSLATE_NOOP("Trouble", "The walk between {blocks} lacks {minutes} min."),
        QT_TRANSLATE_NOOP("Trouble", "{minutes} min short for the walk between here and “{other}”."),
    ),
    Trouble.STEPS_DIFFER: _Words(
        QT_TRANSLATE_NOOP("Trouble", "The steps of {block} take {minutes} of {taken} min."),
        QT_TRANSLATE_NOOP("Trouble", "Steps add up to {minutes} of {taken} min."),
    ),
    Trouble.BELOW_FLOOR: _Words(
        QT_TRANSLATE_NOOP("Trouble", "{block} is {minutes} min shorter than makes sense."),
        QT_TRANSLATE_NOOP("Trouble", "{minutes} min below its floor of {floor}."),
    ),
    Trouble.ROOM_TOO_SMALL: _Words(
        QT_TRANSLATE_NOOP("Trouble", "{room} is too small for {block}."),
        QT_TRANSLATE_NOOP("Trouble", "{room} is too small for so many."),
    ),
}

# Without a pin a block overlaps only where it should be over before it can begin.
_BEGINS_LATE = _Words(
    QT_TRANSLATE_NOOP("Trouble", "{block} begins at {start}, {minutes} min after its fixed end."),
    QT_TRANSLATE_NOOP("Trouble", "Begins {length} after its fixed end."),
)

# Between two tracks of one group that have no blocks of their own
_IN_ONE_GROUP = {
    Trouble.PERSON_TWICE: _Words(
        QT_TRANSLATE_NOOP("Trouble", "{person} is in two tracks of {block} at once."),
        QT_TRANSLATE_NOOP("Trouble", "{person} is in two tracks at once."),
    ),
    Trouble.ROOM_TWICE: _Words(
        QT_TRANSLATE_NOOP("Trouble", "{room} is taken by two tracks of {block} at once."),
        QT_TRANSLATE_NOOP("Trouble", "{room} is taken by two tracks at once."),
    ),
}


class TroubleWords:
    """Says the conflicts of one day of a session."""

    def __init__(self, session: Session, timed: TimedDay, *, hours24: bool = False) -> None:
        self._timed = timed
        self._hours24 = hours24
        self._blocks = {one.block.id: one for one in timed.all_blocks()}
        self._names: dict[UUID | None, str] = {room.id: room.name for room in session.rooms}
        self._names.update((person.id, person.name) for person in (*session.people, *session.team))
        taken_up = (one for one in timed.blocks if not one.block.skipped)
        self._before = {late.block.id: before for before, late in pairwise(taken_up)}

    def sentence(self, conflict: Conflict) -> str:
        """Say a conflict with all that it is about."""
        if conflict.trouble is Trouble.OVERLAP and (before := self._before.get(conflict.block_ids[0])) is not None:
            return overlap_sentence(before, self._blocks[conflict.block_ids[0]], hours24=self._hours24)
        return self._say(self._words(conflict).sentence, conflict, None)

    def note(self, conflict: Conflict, at: UUID | None = None) -> str:
        """Say a conflict at one of its blocks."""
        return self._say(self._words(conflict).note, conflict, at)

    def about(self, conflict: Conflict) -> Block | None:
        """Return the block that a conflict is about first; None when it is about the whole day."""
        return self._blocks[conflict.block_ids[0]].block if conflict.block_ids else None

    def _words(self, conflict: Conflict) -> _Words:
        if conflict.trouble is Trouble.OVERLAP and self._blocks[conflict.block_ids[0]].block.pin is None:
            return _BEGINS_LATE
        in_one = len(set(conflict.block_ids)) == 1
        return (_IN_ONE_GROUP.get(conflict.trouble) if in_one else None) or _WORDS[conflict.trouble]

    def _say(self, words: str, conflict: Conflict, at: UUID | None) -> str:
        blocks = [self._blocks[key] for key in dict.fromkeys(conflict.block_ids)]
        facts = _Facts(conflict, at, blocks, self._names, self._timed, self._hours24)
        return translate("Trouble", words).format_map(facts)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What words may name of a conflict. Each is made when they do: a long day has hundreds of notes."""

    conflict: Conflict
    at: UUID | None
    about: Sequence[TimedBlock]
    names: Mapping[UUID | None, str]
    timed: TimedDay
    hours24: bool

    def __getitem__(self, name: str) -> object:
        return getattr(self, name)

    @property
    def block(self) -> str:
        return _long_title(self.about[0])

    @property
    def blocks(self) -> str:
        return translate("Trouble", " and ").join(map(_long_title, self.about))

    @property
    def other(self) -> str:
        return next((short_title(one.block) for one in self.about if one.block.id != self.at), "")

    @property
    def person(self) -> str:
        return self.names.get(self.conflict.person_id) or translate("Trouble", "Somebody")

    @property
    def room(self) -> str:
        return self.names.get(self.conflict.room_id) or translate("Trouble", "A room")

    @property
    def minutes(self) -> int:
        return self.conflict.minutes

    @property
    def length(self) -> str:
        return duration(self.conflict.minutes)

    @property
    def taken(self) -> int:
        return self.about[0].minutes

    @property
    def floor(self) -> int:
        return self.about[0].block.floor or 0

    @property
    def start(self) -> str:
        return clock(self.about[0].start, hours24=self.hours24)

    @property
    def day_end(self) -> str:
        return clock(self.timed.planned_end, hours24=self.hours24)


def _long_title(timed: TimedBlock) -> str:
    return cut(whole_title(timed.block), _LONGEST)


def sentences(session: Session, timed: TimedDay, found: Sequence[Conflict], *, hours24: bool) -> tuple[str, ...]:
    """Return one sentence for each conflict of the day, in the order given."""
    words = TroubleWords(session, timed, hours24=hours24)
    return tuple(words.sentence(conflict) for conflict in found)


def overlap_sentence(before: TimedBlock, late: TimedBlock, *, hours24: bool) -> str:
    """Say which block of the day runs past the start, or past the fixed end, of the one after it."""
    if late.block.pin is None:
        words = translate("Trouble", "{before} ends at {until}. {block} should be over at {fixed}.")
    else:
        words = translate("Trouble", "{before} ends at {until}. {block} is pinned at {fixed}.")
    titles = {"before": _long_title(before), "block": _long_title(late)}
    return words.format(**titles, **_times(late, hours24=hours24))


def overlap_line(before: TimedBlock, late: TimedBlock, *, hours24: bool) -> tuple[str, str]:
    """Return by how much two blocks of the day overlap, and why, for the line between them."""
    if late.block.pin is None:
        why = translate("Trouble", "{before} until {until}, {block} over at {fixed}.")
    else:
        why = translate("Trouble", "{before} until {until}, {block} pinned to {fixed}.")
    titles = {"before": short_title(before.block), "block": short_title(late.block)}
    said = translate("Trouble", "{0} min overlap.").format(late.overlap)
    return said, why.format(**titles, **_times(late, hours24=hours24))


def _times(late: TimedBlock, *, hours24: bool) -> dict[str, str]:
    """Return until when what comes before a block runs, and the time of the block that stands.

    Tracks may run past the end of their group, so the end of the block before does not tell.
    """
    fixed: datetime | time | None = late.block.fixed_end
    until = late.start
    if late.block.pin is not None or fixed is None:
        fixed = late.start
        until = (late.start.astimezone(UTC) + timedelta(minutes=late.overlap)).astimezone(late.start.tzinfo)
    return {"until": clock(until, hours24=hours24), "fixed": clock(fixed, hours24=hours24)}
