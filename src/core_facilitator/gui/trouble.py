"""Known trouble of a day, in words: what cannot work as planned."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.conflicts import Conflict, Trouble
from core_facilitator.domain.timing import TimedBlock, TimedDay
from core_facilitator.domain.typed_times import clock
from core_facilitator.gui.models.day_rows import overlap_end

translate = QCoreApplication.translate

_LONGEST = 60  # letters of a title that say which block is meant


def sentences(session: Session, timed: TimedDay, found: Sequence[Conflict], *, hours24: bool) -> tuple[str, ...]:
    """Return one sentence for each conflict of the day, in the order given."""
    return tuple(_Words(session, timed, hours24).of(conflict) for conflict in found)


class _Words:
    """Says conflicts of one day."""

    def __init__(self, session: Session, timed: TimedDay, hours24: bool) -> None:
        self._session = session
        self._timed = timed
        self._hours24 = hours24

    def of(self, conflict: Conflict) -> str:
        say = {
            Trouble.OVERLAP: self._overlap,
            Trouble.DAY_OVER: self._day_over,
            Trouble.TRACK_OVER: self._track_over,
            Trouble.PERSON_TWICE: self._person_twice,
            Trouble.ROOM_TWICE: self._room_twice,
            Trouble.SHORT_WALK: self._short_walk,
            Trouble.STEPS_DIFFER: self._steps_differ,
            Trouble.BELOW_FLOOR: self._below_floor,
            Trouble.ROOM_TOO_SMALL: self._room_too_small,
        }
        return say[conflict.trouble](conflict)

    def _overlap(self, conflict: Conflict) -> str:
        late = self._timed.find(conflict.block_ids[0])
        before = self._before(late)
        if late is None or before is None:
            return translate("Trouble", "{0} min overlap.").format(conflict.minutes)
        return translate("Trouble", "{0} ends at {1}. {2} is pinned at {3}.").format(
            _title(before), self._clock(overlap_end(late)), _title(late), self._clock(late.start)
        )

    def _before(self, late: TimedBlock | None) -> TimedBlock | None:
        """Return the block that stands before another one in the day and runs past its start."""
        row = [one for one in self._timed.blocks if not one.block.skipped]
        return row[row.index(late) - 1] if late in row[1:] else None

    def _day_over(self, conflict: Conflict) -> str:
        planned = self._clock(self._timed.planned_end)
        return translate("Trouble", "The day runs {0} min past its end at {1}.").format(conflict.minutes, planned)

    def _track_over(self, conflict: Conflict) -> str:
        return translate("Trouble", "A track of {0} runs {1} min past its fixed end.").format(
            self._titles(conflict), conflict.minutes
        )

    def _person_twice(self, conflict: Conflict) -> str:
        return translate("Trouble", "{0} is in two places at once: {1}.").format(
            self._person(conflict), self._titles(conflict)
        )

    def _room_twice(self, conflict: Conflict) -> str:
        return translate("Trouble", "{0} is taken twice at once: {1}.").format(
            self._room(conflict), self._titles(conflict)
        )

    def _short_walk(self, conflict: Conflict) -> str:
        return translate("Trouble", "The walk between {0} lacks {1} min.").format(
            self._titles(conflict), conflict.minutes
        )

    def _steps_differ(self, conflict: Conflict) -> str:
        timed = self._timed.find(conflict.block_ids[0])
        minutes = 0 if timed is None else timed.minutes
        return translate("Trouble", "The steps of {0} take {1} of {2} min.").format(
            self._titles(conflict), conflict.minutes, minutes
        )

    def _below_floor(self, conflict: Conflict) -> str:
        return translate("Trouble", "{0} is {1} min shorter than makes sense.").format(
            self._titles(conflict), conflict.minutes
        )

    def _room_too_small(self, conflict: Conflict) -> str:
        return translate("Trouble", "{0} is too small for {1}.").format(self._room(conflict), self._titles(conflict))

    def _person(self, conflict: Conflict) -> str:
        person = None if conflict.person_id is None else self._session.person(conflict.person_id)
        return translate("Trouble", "Somebody") if person is None else person.name

    def _room(self, conflict: Conflict) -> str:
        room = self._session.room(conflict.room_id)
        return translate("Trouble", "A room") if room is None else room.name

    def _titles(self, conflict: Conflict) -> str:
        found = (self._timed.find(key) for key in conflict.block_ids)
        return translate("Trouble", " and ").join(_title(one) for one in found if one is not None)

    def _clock(self, at: datetime) -> str:
        return clock(at, hours24=self._hours24)


def _title(timed: TimedBlock) -> str:
    title = timed.block.title or translate("Trouble", "Untitled")
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"
