"""Commitments: what somebody promised, by when, who will ask, and what became of it."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum
from uuid import UUID

from core_facilitator.domain.audiences import PARTICIPANTS, RESULTS


class State(Enum):
    """How a commitment stands."""

    OPEN = "open"
    KEPT = "kept"
    CHANGED = "changed"
    DROPPED = "dropped"
    CARRIED = "carried"


LIVE = frozenset({State.OPEN, State.CHANGED, State.CARRIED})
"""The states of a commitment that can still be kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One turn in the history of a commitment: when, how it stood from then on, and what was agreed.

    The `remark` is for facilitators.
    """

    at: datetime
    state: State
    what: str = field(metadata=PARTICIPANTS)
    due: date | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """Something that somebody promised to do.

    `who` promised it: a person of the session (`person`), or a name as it was typed. `asks` is who will ask about it.
    `at` is when it was made (aware, UTC), `run`, `block` and `track` are where. `turns` are the changes since.
    """

    id: UUID
    at: datetime
    what: str = field(metadata=RESULTS)
    who: str = field(default="", metadata=RESULTS)
    person: UUID | None = None
    asks: str = field(default="", metadata=RESULTS)
    due: date | None = None
    run: UUID | None = None
    session: UUID | None = None
    block: UUID | None = None
    track: UUID | None = None
    position: int = 0
    turns: tuple[Turn, ...] = ()

    @property
    def state(self) -> State:
        """How it stands now."""
        return self.turns[-1].state if self.turns else State.OPEN

    @property
    def live(self) -> bool:
        """Whether it can still be kept."""
        return self.state in LIVE


class AsAgreed(Enum):
    """Stands for a date that stays as it is: None says that there is none anymore."""

    DATE = "date"


def turned(
    commitment: Commitment,
    at: datetime,
    state: State,
    *,
    what: str | None = None,
    due: date | AsAgreed | None = AsAgreed.DATE,
    remark: str = "",
) -> Commitment:
    """Return the commitment after a turn: kept, changed, dropped, or carried to another date.

    A `due` of None takes its date away. The first turn keeps what was promised at first as a turn of its own, so that
    its history is whole.
    """
    what = commitment.what if what is None else what
    due = commitment.due if isinstance(due, AsAgreed) else due
    first = Turn(at=commitment.at, state=State.OPEN, what=commitment.what, due=commitment.due)
    turns = commitment.turns or (first,)
    turn = Turn(at=at, state=state, what=what, due=due, remark=remark)
    return replace(commitment, what=what, due=due, turns=(*turns, turn))
