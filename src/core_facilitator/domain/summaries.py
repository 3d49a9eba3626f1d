"""What a session came to: the days as they were held, what was decided, promised and put aside, and who was there.

A `Held` is all that is known. A `Summary` is what one audience may read of it: `summary` blanks every text that is not
meant for it before it gathers anything, so what is made of a summary cannot say a private word.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar
from uuid import UUID

from core_facilitator.domain.agendas import Block, Session
from core_facilitator.domain.attendance import Attendance, Half, Present, present
from core_facilitator.domain.audiences import Audience, readable_by
from core_facilitator.domain.captures import Capture, Decision, Note, Parked
from core_facilitator.domain.commitments import Commitment
from core_facilitator.domain.run_reports import BlockReport, DayReport, report
from core_facilitator.domain.runs import Run

_Said = TypeVar("_Said", Decision, Parked)

Written = Note | Decision | Parked
"""What can be written down while a day runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A session with its days as they ran. `following` is the session that comes next."""

    session: Session
    runs: tuple[Run, ...] = ()
    captures: tuple[Written, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    following: Session | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldDay:
    """A day as it was held. `present` counts who was there in each half that was marked, `marks` say who."""

    run: Run
    report: DayReport
    present: tuple[tuple[Half, Present], ...] = ()
    marks: tuple[Attendance, ...] = ()

    def block(self, told: BlockReport) -> Block | None:
        """Return the block that a report is about; None where the plan has lost it."""
        return self.run.block(told.block)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What one audience may read of a session that was held. Only facilitators have `notes`, and know who was there."""

    audience: Audience
    session: Session
    days: tuple[HeldDay, ...] = ()
    decisions: tuple[Decision, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    parked: tuple[Parked, ...] = ()
    notes: tuple[Note, ...] = ()
    following: Session | None = None

    @property
    def credits(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each credit of a protocol that took place, with the names of those that it is for."""
        found: dict[str, dict[str, None]] = {}
        for day in self.days:
            for told in day.report.blocks:
                for block in _with_inner(day.block(told)):
                    if block.credit:
                        found.setdefault(block.credit, {})[block.protocol or block.title] = None
        return tuple((credit, tuple(names)) for credit, names in found.items())


def held(
    session: Session,
    runs: Iterable[Run],
    captures: Iterable[Capture],
    commitments: Iterable[Commitment],
    attendance: Iterable[Attendance],
    following: Session | None = None,
) -> Held:
    """Return a session with what is known of its days: of each the last run, in order of their dates.

    Whoever promised something and is a person of the session is called by the full name.
    """
    newest = {run.plan.id: run for run in runs if run.passages}
    return Held(
        session=session,
        runs=tuple(sorted(newest.values(), key=lambda run: (run.plan.date, run.plan.start))),
        captures=tuple(one for one in captures if isinstance(one, Note | Decision | Parked)),
        commitments=tuple(_named(one, session) for one in commitments),
        attendance=tuple(attendance),
        following=following,
    )


def summary(known: Held, audience: Audience) -> Summary:
    """Return what the audience may read of a session that was held.

    Who said something, what was noted, and who was where are for facilitators; others may read how many were there.
    """
    known, private = readable_by(known, audience), audience is Audience.FACILITATOR
    written = sorted(known.captures, key=lambda one: (_order(known, one.run), one.position, one.at))
    return Summary(
        audience=audience,
        session=known.session,
        days=tuple(_day(run, known.attendance, private=private) for run in known.runs),
        decisions=tuple(_unsaid(one, private=private) for one in written if isinstance(one, Decision)),
        commitments=tuple(sorted(known.commitments, key=_by_person)),
        parked=tuple(_unsaid(one, private=private) for one in written if isinstance(one, Parked)),
        notes=tuple(one for one in written if isinstance(one, Note)) if private else (),
        following=known.following,
    )


def following(session: Session, others: Iterable[tuple[UUID, str, date | None]]) -> UUID | None:
    """Return which of the others, given by id, organization and first date, comes next after a session has begun.

    Only one for the same organization: nobody reads of somebody else's.
    """
    last = max((day.date for day in session.days), default=None)
    later = [
        (first, key)
        for key, organization, first in others
        if key != session.id and organization == session.organization and first and last and first > last
    ]
    return min(later, default=(None, None))[1]


def _named(one: Commitment, session: Session) -> Commitment:
    person = None if one.person is None else session.person(one.person)
    return one if person is None else replace(one, who=person.name)


def _unsaid(one: _Said, *, private: bool) -> _Said:
    """Return what was said, without who said it."""
    return one if private else replace(one, person=None)


def _order(known: Held, run_id: UUID) -> int:
    """Return the place of a day among those that were held; one of an older run of the same day comes last."""
    keys = [run.id for run in known.runs]
    return keys.index(run_id) if run_id in keys else len(keys)


def _by_person(one: Commitment) -> tuple[str, bool, date, int]:
    return one.who.casefold(), one.due is None, one.due or date.max, one.position


def _day(run: Run, attendance: Iterable[Attendance], *, private: bool) -> HeldDay:
    marks = tuple(one for one in attendance if one.run == run.id)
    counts = tuple((half, present(marks, half)) for half in Half if any(one.half is half for one in marks))
    return HeldDay(run=run, report=report(run, run.closed), present=counts, marks=marks if private else ())


def _with_inner(block: Block | None) -> Iterator[Block]:
    if block is not None and not block.skipped:
        yield block
        for track in block.tracks:
            for inner in track.blocks:
                yield from _with_inner(inner)
