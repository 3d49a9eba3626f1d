"""The words of a session summary: a part of a language's table, kept by itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from core_facilitator.domain.attendance import Half, Presence
from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.captures import Fate
from core_facilitator.domain.commitments import State

Counted = tuple[str, str]
"""A phrase for one, and for any other number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryWords:
    """Everything that a summary says by itself, beside what every printout says."""

    files: Mapping[Audience, str]
    fates: Mapping[Fate, str]
    states: Mapping[State, str]
    halves: Mapping[Half, str]
    presences: Mapping[Presence, str]

    # The head
    name: str
    nothing_held: str
    purpose: str
    outcomes: str
    arc: str
    arc_part: str

    # What came of it
    decisions: str
    said_by: str
    commitments: str
    commitments_summary: str
    who: str
    what: str
    by_when: str
    who_asks: str
    nobody: str
    by_date: str
    by_date_summary: str
    no_date: str
    parked: str
    parked_summary: str
    question: str
    fate: str
    notes: str
    notes_summary: str
    following: str

    # The days
    day_held: str
    day_held_one: str
    held_line: str
    day_summary: str
    took: str
    planned: str
    difference: str
    protocol: str
    came_in: str
    not_held: str
    not_held_summary: str
    left_out: str
    skipped: str
    skipped_after: str
    moved_to: str
    elsewhere: str
    track_part: str
    went: str
    went_day: str
    went_summary: str
    as_planned: str
    as_held: str
    bars_told: str
    bar_told: str
    began_on_time: str
    began_late: str
    began_early: str
    ended_on_time: str
    ended_late: str
    ended_early: str
    all_as_planned: str
    together: str
    attendance: str
    attendance_summary: str
    counts_summary: str
    there: str
    present: str
    present_and_part: str
    arrives: str
    credits: str
    credits_summary: str
    practice: str
    credit: str
