"""What is written down in the day that runs: read again after each change, and written as one step each.

What cannot be written is not done, and the screen that asked keeps what was typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal, Slot

from core_facilitator.domain import daybooks
from core_facilitator.domain.attendance import Half, half_at, halves
from core_facilitator.domain.captures import Capture, Decision, Fate, Note, Parked, settled
from core_facilitator.domain.commitments import Commitment
from core_facilitator.domain.day_reviews import Review, at_a_break, lacks, review, runs_before
from core_facilitator.domain.daybooks import Entry, Kind
from core_facilitator.gui.captured_attendance import CapturedAttendance
from core_facilitator.gui.captured_drafts import CapturedDrafts
from core_facilitator.gui.models import capture_words

if TYPE_CHECKING:
    from datetime import date

    from core_facilitator.domain.people import Person
    from core_facilitator.domain.run_times import Figures
    from core_facilitator.domain.runs import Run
    from core_facilitator.gui.changes import Changes
    from core_facilitator.gui.running import Running
    from core_facilitator.gui.saving import Saving
    from core_facilitator.store.workspace import Workspace

_TABLES = frozenset({"runs", "captures", "commitments", "attendance", "sessions"})
_WAITING = frozenset({Fate.OPEN, Fate.CARRIED})
_KINDS: dict[Kind, type[Capture]] = {Kind.NOTE: Note, Kind.DECISION: Decision, Kind.PARKED: Parked}


class Captured(QObject):
    """The lines and promises of the run that is on. `changed`: they are others now, or so are marks and drafts.

    `attendance` are the marks of who is there, `drafts` the lines that were begun.
    """

    changed = Signal()

    def __init__(
        self, workspace: Workspace, running: Running, saving: Saving, changes: Changes, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._running = running
        self._saving = saving
        self._of: tuple[UUID, int] | None = None  # the run and the version of what is known
        self.attendance = CapturedAttendance(workspace, running, saving)
        self.drafts = CapturedDrafts(workspace, running, saving, self)
        self.drafts.changed.connect(self.changed)
        self.entries: tuple[Entry, ...] = ()
        self.waiting: tuple[Parked, ...] = ()  # of runs before in the same session: open, or carried on
        self._earlier: tuple[Parked, ...] = ()
        self._runs_before: set[UUID] = set()
        self._promises: tuple[Commitment, ...] = ()
        running.changed.connect(self._read)
        changes.happened.connect(self._read_kinds)
        self._read()

    # What is known

    @property
    def run(self) -> Run | None:
        """The run that is on."""
        return self._running.run

    @property
    def people(self) -> tuple[Person, ...]:
        """Who takes part."""
        return () if self.run is None else self._running.session().people

    @property
    def everybody(self) -> tuple[Person, ...]:
        """Who takes part, and who leads."""
        if self.run is None:
            return ()
        session = self._running.session()
        return (*session.people, *session.team)

    def counts(self) -> dict[Kind, int]:
        """Return how many lines there are of each kind."""
        kinds = [daybooks.kind_of(one) for one in self.entries]
        return {kind: kinds.count(kind) for kind in Kind}

    def newest(self, count: int) -> tuple[Entry, ...]:
        """Return what was written down last, the newest first."""
        return tuple(sorted(self.entries, key=lambda one: (one.at, one.position), reverse=True)[:count])

    def listed(self) -> tuple[Entry, ...]:
        """Return the lines of this day, and what days before left open: questions, and promises that lack something."""
        promises = (one for one in self._promises if one.run in self._runs_before and lacks(one))
        return (*self.entries, *self.waiting, *promises)

    def entry(self, key: UUID) -> Entry | None:
        """Return a line of this day, or of a day before."""
        return next((one for one in (*self.entries, *self._earlier, *self._promises) if one.id == key), None)

    def is_earlier(self, entry: Entry) -> bool:
        """Whether a line is of a day before."""
        return entry.run in self._runs_before

    def parked_lines(self) -> tuple[Parked, ...]:
        """Return the questions of this day, whatever became of them, and those of days before."""
        own = tuple(one for one in self.entries if isinstance(one, Parked))
        return (*self._earlier, *own)

    def parked_line(self, key: UUID) -> Parked | None:
        """Return a question."""
        return next((one for one in self.parked_lines() if one.id == key), None)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of the day."""
        return ZoneInfo("UTC" if self.run is None else self.run.plan.time_zone)

    def today(self) -> date:
        """Return the date that it is where the day runs."""
        return self._running.moment().astimezone(self.zone).date()

    def half(self, now: Figures) -> Half:
        """Return the half of the day that it is; before the day begins, its first."""
        day = now.run.plan
        known = halves(day.start, day.end)
        here = half_at(now.at.astimezone(ZoneInfo(day.time_zone)).time())
        return here if here in known and now.run.passages else known[0]

    def day_halves(self) -> tuple[Half, ...]:
        """Return the halves that the day has."""
        return () if self.run is None else halves(self.run.plan.start, self.run.plan.end)

    def review(self, now: Figures) -> Review:
        """Return what is open in the day as it is now."""
        known, half = self.day_halves(), self.half(now)
        begun = known[: known.index(half) + 1] if half in known and now.run.passages else ()
        return review(
            now.run.id,
            captures=(one for one in self.entries if isinstance(one, Capture)),
            waiting=self.waiting,
            runs_before=self._runs_before,
            commitments=self._promises,
            people=self.people,
            marks=self.attendance.marks,
            begun=begun,
            drafts=(kind.value for kind in self.drafts.left()),
        )

    def to_look_at(self, now: Figures) -> Review:
        """Return what is worth a look now: all of it before the day and when it is over, less while it goes on."""
        open_now = self.review(now)
        over = now.run.closed is not None or (now.block is None and not now.later)
        return open_now if over or not now.run.passages else at_a_break(open_now)

    # Writing lines

    def write(self, kind: Kind, text: str, *, block: UUID | None, track: UUID | None) -> bool:
        """Keep a line with this moment; return whether it is on the disk."""
        run = self.run
        if run is None or kind is Kind.COMMITMENT:
            return False
        made = _KINDS[kind](
            id=uuid4(),
            run=run.id,
            at=self._running.moment(),
            text=text,
            block=block,
            track=track,
            person=daybooks.mentioned(text, self.everybody),
            position=daybooks.next_position(self.entries),
        )
        return self.keep([made], capture_words.kind_name(kind))

    def promise(
        self, what: str, *, who: str, due: date | None, asks: str, block: UUID | None, track: UUID | None
    ) -> bool:
        """Keep what somebody promised; return whether it is on the disk."""
        run = self.run
        if run is None:
            return False
        person = daybooks.person_named(who, self.everybody)
        made = Commitment(
            id=uuid4(),
            at=self._running.moment(),
            what=what,
            who=who if person is None else person.name,
            person=None if person is None else person.id,
            asks=asks,
            due=due,
            run=run.id,
            session=run.session,
            block=block,
            track=track,
            position=daybooks.next_position(self.entries),
        )
        return self.keep([made], self.tr("Commitment"))

    def keep(self, entries: Iterable[Entry], label: str) -> bool:
        """Keep lines, new or changed, as one step; return whether they are on the disk."""
        run = self.run
        return run is not None and self._saving.attempt(
            partial(self._workspace.daybook.keep, entries=tuple(entries)), run, label
        )

    def turn(self, entry: Entry, kind: Kind) -> bool:
        """Make a line one of another kind."""
        run = self.run
        return run is not None and self.keep([daybooks.as_kind(entry, kind, run.session)], self.tr("Change the kind"))

    def move(self, key: UUID, to: int) -> bool:
        """Let a line go to a place among the others; return whether anything is other for it."""
        if all(one.id != key for one in self.entries):
            return False  # it is of a day before
        changed = daybooks.placed(self.entries, key, to)
        return bool(changed) and self.keep(changed, self.tr("Move a line"))

    def remove(self, key: UUID) -> bool:
        """Remove a line."""
        return self._saving.attempt(self._workspace.daybook.clear, [key], self.tr("Remove a line"))

    def settle(self, parked: Parked, fate: Fate) -> bool:
        """Say what becomes of a question."""
        run = self.run
        return run is not None and self.keep([settled(parked, fate, run.id)], self.tr("Parking lot"))

    # Reading

    @Slot(frozenset)
    def _read_kinds(self, kinds: frozenset[str]) -> None:
        if kinds & _TABLES:
            self._read()

    @Slot()
    def _read(self) -> None:
        run, before = self.run, self._of
        if run is None:
            self._forget()
            return
        self._of = (run.id, self._workspace.database.version)
        if self._of == before:
            return
        if before is None or before[0] != run.id:
            self.drafts.read()
        here = self._workspace
        written: tuple[Entry, ...] = (*here.captures.of_run(run.id), *here.commitments.of_run(run.id))
        self.entries = daybooks.in_order(run, written)
        self.attendance.read()
        self._runs_before = {one.id for one in runs_before(run, here.runs.of_session(run.session))}
        self._earlier = tuple(self._parked_before(here))
        self.waiting = tuple(one for one in self._earlier if one.fate in _WAITING)
        self._promises = tuple(one for one in here.commitments.of_session(run.session) if self._concerns(one, run))
        self.changed.emit()

    def _parked_before(self, here: Workspace) -> Iterator[Parked]:
        for run_id in self._runs_before:
            yield from (one for one in here.captures.of_run(run_id) if isinstance(one, Parked))

    def _concerns(self, promise: Commitment, run: Run) -> bool:
        return promise.run == run.id or promise.run in self._runs_before

    def _forget(self) -> None:
        self._of = None
        self.entries = self.waiting = self._earlier = self._promises = ()
        self.attendance.read()
        self._runs_before = set()
