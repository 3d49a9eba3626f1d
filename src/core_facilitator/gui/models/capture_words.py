"""What the window says of what is written down in a day: kinds, where and when, and who is there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.attendance import Attendance, Half, Presence, present
from core_facilitator.domain.captures import Fate, Parked
from core_facilitator.domain.commitments import Commitment
from core_facilitator.domain.daybooks import Entry, Kind, kind_of
from core_facilitator.domain.typed_times import clock
from core_facilitator.gui import dates
from core_facilitator.gui.models import run_words

if TYPE_CHECKING:
    from uuid import UUID

    from core_facilitator.domain.agendas import Session
    from core_facilitator.domain.people import Person
    from core_facilitator.domain.runs import Run

translate = QCoreApplication.translate

GLYPHS = {
    Kind.NOTE: "sticky-note",
    Kind.DECISION: "gavel",
    Kind.COMMITMENT: "handshake",
    Kind.PARKED: "square-parking",
}
_SHOWN = 3  # people who are named below the squares


def kind_name(kind: Kind) -> str:
    """Return what a kind is called."""
    return {
        Kind.NOTE: translate("CaptureWords", "Note"),
        Kind.DECISION: translate("CaptureWords", "Decision"),
        Kind.COMMITMENT: translate("CaptureWords", "Commitment"),
        Kind.PARKED: translate("CaptureWords", "Parking lot"),
    }[kind]


def fate_name(fate: Fate) -> str:
    """Return what became of a question."""
    return {
        Fate.OPEN: translate("CaptureWords", "Open"),
        Fate.DONE: translate("CaptureWords", "Done"),
        Fate.SCHEDULED: translate("CaptureWords", "Scheduled"),
        Fate.DROPPED: translate("CaptureWords", "Dropped"),
        Fate.CARRIED: translate("CaptureWords", "Carried on"),
    }[fate]


def fate_act(fate: Fate) -> str:
    """Return what is done with a question, on a button."""
    return {
        Fate.OPEN: translate("CaptureWords", "Leave it open"),
        Fate.DONE: translate("CaptureWords", "Done"),
        Fate.SCHEDULED: translate("CaptureWords", "Scheduled"),
        Fate.DROPPED: translate("CaptureWords", "Drop it"),
        Fate.CARRIED: translate("CaptureWords", "Carry it on"),
    }[fate]


def presence_name(presence: Presence | None) -> str:
    """Return how somebody is there; of whom nothing is marked, that."""
    if presence is None:
        return translate("CaptureWords", "Not marked")
    return {
        Presence.HERE: translate("CaptureWords", "Here"),
        Presence.PART: translate("CaptureWords", "Part"),
        Presence.AWAY: translate("CaptureWords", "Away"),
        Presence.LATER: translate("CaptureWords", "Arrives later"),
    }[presence]


def mark_words(mark: Attendance | None, *, hours24: bool) -> str:
    """Return how somebody is there, with what is said of it: "Arrives at 1:30: by train"."""
    words = presence_name(None if mark is None else mark.presence)
    if mark is None:
        return words
    if mark.arrives is not None:
        words = translate("CaptureWords", "Arrives at {0}").format(clock(mark.arrives, hours24=hours24))
    return f"{words}: {mark.remark}" if mark.remark else words


def half_name(half: Half) -> str:
    """Return what a half of the day is called."""
    words = {Half.MORNING: translate("CaptureWords", "Morning"), Half.AFTERNOON: translate("CaptureWords", "Afternoon")}
    return words[half]


def place_of(entry: Entry, run: Run) -> str:
    """Return the block and the track that a line belongs to; nothing where it has none, or they are gone."""
    block = None if entry.block is None else run.block(entry.block)
    if block is None:
        return ""
    track = next((one.title for one in block.tracks if one.id == entry.track), "")
    title = run_words.title_of(block)
    return translate("CaptureWords", "{0}, {1}").format(title, track) if track else title


def brief_place(entry: Entry, run: Run) -> str:
    """Return the track that a line belongs to, or else its block."""
    block = None if entry.block is None else run.block(entry.block)
    if block is None:
        return ""
    return next((one.title for one in block.tracks if one.id == entry.track), "") or run_words.title_of(block)


def caption(entry: Entry, run: Run, *, hours24: bool) -> str:
    """Return "Parking lot, 10:02, Table 3"."""
    at = run_words.time_of(entry.at, run.plan, hours24=hours24)
    return ", ".join(one for one in (kind_name(kind_of(entry)), at, brief_place(entry, run)) if one)


def details(entry: Entry, run: Run, session: Session, *, hours24: bool) -> str:
    """Return when and where a line was written down, whom it is about, and what became of it or is agreed."""
    at = run_words.time_of(entry.at, run.plan, hours24=hours24)
    return ", ".join(one for one in (at, agreed(entry, session), place_of(entry, run)) if one)


def agreed(entry: Entry, session: Session) -> str:
    """Return whom a line is about, and what became of it or is agreed."""
    if isinstance(entry, Commitment):
        return f"{entry.who or translate('CaptureWords', 'nobody named')}, {due_words(entry)}"
    person = None if entry.person is None else session.person(entry.person)
    said = [] if person is None else [person.name]
    if isinstance(entry, Parked) and entry.fate is not Fate.OPEN:
        said.append(fate_name(entry.fate))
    return ", ".join(said)


def due_words(commitment: Commitment) -> str:
    """Return by when something was promised."""
    if commitment.due is None:
        return translate("CaptureWords", "no date")
    return translate("CaptureWords", "by {0}").format(dates.short_date(commitment.due))


def headline(people: Iterable[Person], marks: Iterable[Attendance], half: Half) -> str:
    """Return "17 of 18 here", "15 of 18 here, 2 in part", or that nobody is marked yet."""
    known = {one.id for one in people}
    marked = [one for one in marks if one.half is half and one.person in known]
    if not marked:
        return translate("CaptureWords", "Nobody is marked yet.")
    counted = present(marked, half)
    said = translate("CaptureWords", "{0} of {1} here").format(counted.here, len(known))
    return translate("CaptureWords", "{0}, {1} in part").format(said, counted.part) if counted.part else said


def absences(people: Iterable[Person], marks: Iterable[Attendance], half: Half, *, hours24: bool) -> str:
    """Return who arrives later or is away, the first few by name; nothing while nobody is marked."""
    marked = {one.person: one for one in marks if one.half is half}
    said = [absence(one.name, marked[one.id], hours24=hours24) for one in people if one.id in marked]
    shown = [one for one in said if one]
    if len(shown) > _SHOWN:
        rest = len(shown) - _SHOWN + 1
        shown = [*shown[: _SHOWN - 1], translate("CaptureWords", "{0} more arrive later or are away.").format(rest)]
    return "\n".join(shown)


def absence(name: str, mark: Attendance, *, hours24: bool) -> str:
    """Return "Rafael Montoya-Kerr arrives at 1:30."; nothing of somebody who is there."""
    remark = mark.remark.strip().rstrip(".")
    if mark.arrives is not None:
        at = clock(mark.arrives, hours24=hours24)
        said = translate("CaptureWords", "{0} arrives at {1}.").format(name, at)
    elif mark.presence is Presence.LATER:
        said = translate("CaptureWords", "{0} arrives later.").format(name)
    elif mark.presence is Presence.AWAY:
        said = translate("CaptureWords", "{0} is away.").format(name)
    else:
        return ""
    return translate("CaptureWords", "{0} ({1}).").format(said.rstrip("."), remark) if remark else said


def listed(presences: dict[UUID, Presence], people: Iterable[Person]) -> tuple[Presence | None, ...]:
    """Return how everybody is there: who is comes first, then who comes later or is away, then the unmarked."""
    order = [*Presence, None]
    known = [presences.get(one.id) for one in people]
    rank = (Presence.HERE, Presence.PART, Presence.LATER, Presence.AWAY)
    return tuple(sorted(known, key=lambda one: len(order) if one is None else rank.index(one)))
