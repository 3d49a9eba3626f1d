"""What of a day is still open: questions put aside, promises without who or when, people of whom nothing is known.

Nothing of it has to be answered. What is left is offered again at the next break, at the close, and the next day.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import time
from uuid import UUID

from core_facilitator.domain.attendance import Attendance, Half, Presence
from core_facilitator.domain.captures import Capture, Fate, Parked
from core_facilitator.domain.commitments import Commitment
from core_facilitator.domain.people import Person
from core_facilitator.domain.runs import Run

THERE = frozenset({Presence.HERE, Presence.PART})
"""Those who are there, for a part of the time at least."""


@dataclass(frozen=True, slots=True)
class Expected:
    """Somebody of whom it is not known whether they came: not marked, or to arrive later (at `arrives`)."""

    person: UUID
    half: Half
    later: bool
    arrives: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What is still open.

    `parked` are the questions of the day itself, `earlier` those that days before left open or carried on to it.
    `promises` lack who or by when. `uncounted` are halves in which nobody is marked. `drafts` are lines that were begun
    and not kept, by their place.
    """

    parked: tuple[Parked, ...] = ()
    earlier: tuple[Parked, ...] = ()
    promises: tuple[Commitment, ...] = ()
    expected: tuple[Expected, ...] = ()
    uncounted: tuple[Half, ...] = ()
    drafts: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many things there are to look at; people who are expected are one."""
        lists = (self.parked, self.earlier, self.promises, self.uncounted, self.drafts)
        return sum(map(len, lists)) + (1 if self.expected else 0)


def runs_before(run: Run, of_session: Iterable[Run]) -> tuple[Run, ...]:
    """Return the runs before one, of those of its session in the order of their dates and of their making.

    Those of the same date count too where they were made before: a rehearsal, or a day that is run early. A run that is
    not among them is the newest. One that has not begun would be run now, whatever date its plan has: all that have
    begun were before it.
    """
    every = tuple(of_session)
    place = next((place for place, one in enumerate(every) if one.id == run.id), len(every))
    return tuple(
        one
        for number, one in enumerate(every)
        if one.plan.date < run.plan.date
        or (one.plan.date == run.plan.date and number < place)
        or (one.passages and not run.passages)
    )


def lacks(commitment: Commitment) -> bool:
    """Whether a promise that can still be kept does not say who made it, or by when."""
    return commitment.live and (not commitment.who.strip() or commitment.due is None)


def expected(people: Iterable[Person], marks: Iterable[Attendance], begun: Iterable[Half]) -> tuple[Expected, ...]:
    """Return who is expected, in the order of the people: in the last half that says something of them.

    Who was to arrive later and is there in a half after it came. Of a half in which nobody is marked, nothing is
    expected.
    """
    begun, known = tuple(begun), {(one.person, one.half): one for one in marks}
    counted = [half for half in begun if any(marked is half for _person, marked in known)]
    found = []
    for person in people:
        mine = {half: known.get((person.id, half)) for half in counted}
        here = [half for half, mark in mine.items() if mark is not None and mark.presence in THERE]
        for half, mark in mine.items():
            came = any(begun.index(other) > begun.index(half) for other in here)
            if mark is None:
                found.append(Expected(person.id, half, later=False))
            elif mark.presence is Presence.LATER and not came:
                found.append(Expected(person.id, half, later=True, arrives=mark.arrives))
    return tuple(found)


def review(
    run_id: UUID,
    *,
    captures: Iterable[Capture] = (),
    waiting: Iterable[Parked] = (),
    runs_before: Collection[UUID] = (),
    commitments: Iterable[Commitment] = (),
    people: Iterable[Person] = (),
    marks: Iterable[Attendance] = (),
    begun: Iterable[Half] = (),
    drafts: Iterable[str] = (),
) -> Review:
    """Return what is open in a run.

    Args:
        run_id: the run of today.
        captures: what was written down in it.
        waiting: what is open or carried in the parking lots of all runs.
        runs_before: the runs before it in the same session.
        commitments: those of the session.
        people: who takes part.
        marks: who was there, in this run.
        begun: the halves of the day that have begun, in order.
        drafts: places of lines that were begun and not kept.
    """
    people, marks, begun = tuple(people), tuple(marks), tuple(begun)
    counted = {one.half for one in marks}
    return Review(
        parked=tuple(one for one in captures if isinstance(one, Parked) and one.fate is Fate.OPEN),
        earlier=tuple(one for one in waiting if one.run in runs_before and one.waits(run_id)),
        promises=tuple(one for one in commitments if lacks(one)),
        expected=expected(people, marks, begun),
        uncounted=tuple(half for half in begun if half not in counted) if people else (),
        drafts=tuple(drafts),
    )


def at_a_break(open_now: Review) -> Review:
    """Return what is worth a look in a break: the parking lot waits for the close of the day."""
    return replace(open_now, parked=(), earlier=())
