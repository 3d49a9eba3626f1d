"""What to look at before a day begins: what this computer says, what lies ready, and what the plan cannot hold.

Nothing here forbids anything: a day can always be started. What nobody could find out is said to be unknown.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from core_facilitator.domain.agendas import Block, Session, all_blocks
from core_facilitator.domain.conflicts import Conflict, day_conflicts
from core_facilitator.domain.materials import Needed, by_day, counted_for, rolled_up
from core_facilitator.domain.runs import Run
from core_facilitator.domain.timing import time_day

LOW_BATTERY = 80  # percent: below that, few batteries last a whole day
LOW_DISK = 1_000_000_000  # bytes: backups of years fit into that
OLD_BACKUP = timedelta(hours=24)


class Check(Enum):
    """What is looked at, in the order in which it is told."""

    SCREEN = "screen"
    SOUND = "sound"
    POWER = "power"
    DISK = "disk"
    BACKUP = "backup"
    MATERIALS = "materials"
    CONFLICTS = "conflicts"


class Verdict(Enum):
    """How it is."""

    GOOD = "good"
    LOOK = "look"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What the computer says of itself. None: it could not tell.

    `plugged` is whether it is on mains power, `percent` how full its battery is, `free` how many bytes the disk of
    the workspace has left, and `screens` how many screens there are beside the facilitator's own.
    """

    screens: int = 0
    plugged: bool | None = None
    percent: int | None = None
    free: int | None = None
    backup: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """Everything that there is to look at before a day begins. `verdicts` lack what does not concern it."""

    around: Around
    sounding: tuple[Block, ...]
    materials: tuple[Needed, ...]
    missing: tuple[Needed, ...]
    conflicts: tuple[Conflict, ...]
    verdicts: dict[Check, Verdict]

    @property
    def to_look_at(self) -> int:
        """How many checks ask for a look."""
        return sum(1 for one in self.verdicts.values() if one is Verdict.LOOK)


def before(run: Run) -> bool:
    """Return whether the day has not begun."""
    return not run.passages and run.closed is None


def ready(run: Run, session: Session, around: Around, at: datetime) -> Ready:
    """Return what there is to look at before a run begins."""
    sounding = tuple(one for one in all_blocks(run.today()) if one.sound and not one.skipped)
    materials = by_day(rolled_up(session), run.plan.id)
    missing = tuple(one for one in materials if one.name not in run.ready)
    found = tuple(day_conflicts(session, time_day(run.plan), counted_for(session)))
    made = Ready(around=around, sounding=sounding, materials=materials, missing=missing, conflicts=found, verdicts={})
    return replace(made, verdicts=dict(_verdicts(made, at)))


def ticked(run: Run, name: str, *, there: bool) -> Run:
    """Return the run with a material ticked off, or not."""
    return replace(run, ready=run.ready | {name} if there else run.ready - {name})


def _verdicts(what: Ready, at: datetime) -> Iterator[tuple[Check, Verdict]]:
    around = what.around
    yield Check.SCREEN, _good(around.screens > 0)
    if what.sounding:
        yield Check.SOUND, Verdict.LOOK  # only ears can tell
    yield Check.POWER, _power(around)
    yield Check.DISK, Verdict.UNKNOWN if around.free is None else _good(around.free >= LOW_DISK)
    # A backup from the future means that the clock was set back: nobody knows how old it is.
    fresh = around.backup is not None and timedelta(0) <= at - around.backup < OLD_BACKUP
    yield Check.BACKUP, _good(fresh)
    if what.materials:
        yield Check.MATERIALS, _good(not what.missing)
    yield Check.CONFLICTS, _good(not what.conflicts)


def _power(around: Around) -> Verdict:
    """Judge the power: what is plugged in is good, and so is a battery that is nearly full; else it asks for a look."""
    if around.plugged is None:
        return Verdict.UNKNOWN
    return _good(around.plugged or (around.percent is not None and around.percent >= LOW_BATTERY))


def _good(good: bool) -> Verdict:
    return Verdict.GOOD if good else Verdict.LOOK
