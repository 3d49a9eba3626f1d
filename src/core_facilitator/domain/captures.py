"""Captures: what is written down while a day runs, in one line each, with when and where it was said."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum
from uuid import UUID

from core_facilitator.domain.audiences import RESULTS


class Fate(Enum):
    """What became of something in the parking lot."""

    OPEN = "open"
    DONE = "done"
    SCHEDULED = "scheduled"
    DROPPED = "dropped"
    CARRIED = "carried"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """A line that was written down, for facilitators alone unless its kind says otherwise.

    `at` is when (aware, UTC), `run`, `block` and `track` are where, `person` whom it is linked to. Lines of one run
    stand in the order of `position`.
    """

    id: UUID
    run: UUID
    at: datetime
    text: str
    block: UUID | None = None
    track: UUID | None = None
    person: UUID | None = None
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Capture):
    """Something that the facilitator wants to remember. Nobody else reads it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Capture):
    """Something that was decided."""

    text: str = field(metadata=RESULTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parked(Capture):
    """A question that was put aside. It is never forgotten: the close of the day asks what becomes of it.

    `carried_by` is the run in which it was carried on last. The `remark` is for facilitators.
    """

    text: str = field(metadata=RESULTS)
    fate: Fate = Fate.OPEN
    remark: str = ""
    carried_by: UUID | None = None

    def waits(self, run_id: UUID) -> bool:
        """Whether a run has to ask what becomes of it: it is open, or another day carried it on to this one."""
        return self.fate is Fate.OPEN or (self.fate is Fate.CARRIED and self.carried_by != run_id)


def settled(parked: Parked, fate: Fate, run_id: UUID) -> Parked:
    """Return a question with what the run says becomes of it. One that was carried on is carried on from there."""
    return replace(parked, fate=fate, carried_by=run_id if fate is Fate.CARRIED else None)


def answered(parked: Parked, fate: Fate, run_id: UUID) -> bool:
    """Whether the run has said that about a question."""
    return parked.fate is fate and not parked.waits(run_id)
