"""Conflicts in words: one place says them, whole in a list and as a note at a block."""

from dataclasses import replace
from datetime import time

import pytest

from core_facilitator.domain.agendas import Session, Step, Track, Walk
from core_facilitator.domain.conflicts import Conflict, Trouble, conflicts
from core_facilitator.domain.edits import change_block, change_day, change_track
from core_facilitator.domain.timing import time_day
from core_facilitator.gui.models.day_notes import day_trouble
from core_facilitator.gui.models.day_rows import DayWords, RowKind, day_rows
from core_facilitator.gui.trouble import TroubleWords
from planner_samples import NOOR, ROOMS, block, key, retreat

CLINIC, GROUP, LUNCH = key("Case clinic"), key("Breakouts: map one system"), key("Lunch, served on the porch")
READING, WRITING, CALLS = key("Read the letters"), key("Rewrite one letter"), key("Call two families")


def with_calls() -> Session:
    """The second track calls families while the first reads, in the same room and with the same lead."""
    session = change_track(retreat(), key("B"), leads=(NOOR.id,), room=ROOMS[0].id)
    return change_track(session, key("B"), blocks=(block("Call two families", 30),))


def said(session: Session, trouble: Trouble, at: object = None) -> tuple[str, str]:
    """Return the sentence of the first conflict of that kind on the second day, and its note at a block."""
    found = next(one for one in conflicts(session) if one.trouble is trouble and one.day_id == key("day two"))
    words = TroubleWords(session, time_day(session.days[1]))
    place = next((one for one in found.block_ids if one == at), found.block_ids[0] if found.block_ids else None)
    return words.sentence(found), words.note(found, place)


def test_an_overlap_names_what_runs_over_and_what_stands() -> None:
    assert said(retreat(), Trouble.OVERLAP) == (
        "Breakouts: map one system ends at 12:05. Lunch, served on the porch is pinned at 12:00.",
        "5 min overlap with what comes before.",
    )


def test_a_block_that_should_be_over_before_it_can_begin_is_not_called_pinned() -> None:
    session = change_block(retreat(), LUNCH, pin=None, fixed_end=time(11, 50))
    assert said(session, Trouble.OVERLAP)[0] == (
        "Breakouts: map one system ends at 12:05. Lunch, served on the porch should be over at 11:50."
    )
    rows = day_rows(time_day(session.days[1]), DayWords(session=session, notes={}))
    (line,) = (row for row in rows if row.kind is RowKind.OVERLAP)
    assert (line.title, line.details) == ("15 min overlap.", ("Breakouts until 12:05, Lunch over at 11:50.",))


def test_a_first_block_that_begins_after_its_fixed_end_blames_nothing_before_it() -> None:
    first = retreat().days[1].blocks[0]
    session = change_block(retreat(), first.id, fixed_end=time(8, 20))
    assert said(session, Trouble.OVERLAP) == (
        f"{first.title} begins at 8:30, 10 min after its fixed end.",
        "Begins 10 min after its fixed end.",
    )


def test_an_overlap_inside_a_track_says_in_which_block() -> None:
    session = change_block(retreat(), WRITING, pin=time(11, 5))
    assert said(session, Trouble.OVERLAP, WRITING)[0].startswith("What comes before Rewrite one letter runs ")


def test_a_day_and_a_track_that_run_over_say_by_how_much() -> None:
    session = change_day(retreat(), key("day two"), end=time(15))
    assert said(session, Trouble.DAY_OVER) == (
        "The day runs 70 min past its end at 3:00.",
        "The day runs 1 h 10 over.",
    )
    session = change_block(retreat(), GROUP, fixed_end=time(12))
    assert said(session, Trouble.TRACK_OVER) == (
        "A track of Breakouts: map one system runs 5 min past its fixed end.",
        "5 min past the fixed end.",
    )


def test_who_and_what_is_in_two_tracks_is_named_with_both_blocks() -> None:
    assert said(with_calls(), Trouble.PERSON_TWICE, CALLS) == (
        "Noor Castellanos is in two places at once: Read the letters and Call two families.",
        "Noor Castellanos is also in “Read the letters”.",
    )
    assert said(with_calls(), Trouble.ROOM_TWICE, READING) == (
        "Oak Room is taken twice at once: Read the letters and Call two families.",
        "Oak Room is also taken by “Call two families”.",
    )


def test_two_tracks_without_blocks_are_not_called_two_places() -> None:
    tracks = tuple(Track(id=key(name), title=name, leads=(NOOR.id,), room=ROOMS[0].id) for name in ("A", "B"))
    session = change_block(retreat(), GROUP, tracks=tracks)
    assert said(session, Trouble.PERSON_TWICE) == (
        "Noor Castellanos is in two tracks of Breakouts: map one system at once.",
        "Noor Castellanos is in two tracks at once.",
    )
    assert said(session, Trouble.ROOM_TWICE) == (
        "Oak Room is taken by two tracks of Breakouts: map one system at once.",
        "Oak Room is taken by two tracks at once.",
    )


def test_a_walk_that_is_too_short_is_said_with_both_ends() -> None:
    oak, creek, _ = ROOMS
    session = replace(retreat(), walks=(Walk(rooms=frozenset({oak.id, creek.id}), minutes=9),))
    opening = session.days[1].blocks[0].id
    session = change_block(change_block(session, opening, room=oak.id), session.days[1].blocks[1].id, room=creek.id)
    sentence, note = said(session, Trouble.SHORT_WALK, opening)
    second = session.days[1].blocks[1].title
    assert sentence == f"The walk between {session.days[1].blocks[0].title} and {second} lacks 9 min."
    assert note.startswith("9 min short for the walk between here and “")


def test_minutes_that_do_not_fit_are_said_with_what_they_should_be() -> None:
    session = change_block(retreat(), CLINIC, steps=(Step(title="Settle", minutes=20),), floor=75)
    assert said(session, Trouble.STEPS_DIFFER) == (
        "The steps of Case clinic take 20 of 60 min.",
        "Steps add up to 20 of 60 min.",
    )
    assert said(session, Trouble.BELOW_FLOOR) == (
        "Case clinic is 15 min shorter than makes sense.",
        "15 min below its floor of 75.",
    )


def test_a_room_that_is_too_small_is_named() -> None:
    session = change_block(retreat(), CLINIC, room=ROOMS[0].id)
    assert said(session, Trouble.ROOM_TOO_SMALL) == (
        "Oak Room is too small for Case clinic.",
        "Oak Room is too small for so many.",
    )


@pytest.mark.parametrize(
    ("trouble", "sentence"),
    [
        (Trouble.PERSON_TWICE, "Somebody is in two places at once: Read the letters and Rewrite one letter."),
        (Trouble.ROOM_TWICE, "A room is taken twice at once: Read the letters and Rewrite one letter."),
    ],
)
def test_without_a_name_the_sentence_is_whole(trouble: Trouble, sentence: str) -> None:
    words = TroubleWords(retreat(), time_day(retreat().days[1]))
    conflict = Conflict(trouble=trouble, day_id=key("day two"), block_ids=(READING, WRITING))
    assert words.sentence(conflict) == sentence


def test_a_tab_says_the_first_troubles_of_its_day_and_how_many_more_there_are() -> None:
    session = retreat()
    for one in session.days[1].blocks:
        if not one.tracks and one.minutes:
            session = change_block(session, one.id, floor=one.minutes + 5)
    timed = time_day(session.days[1])
    lines = day_trouble(conflicts(session), session, timed).splitlines()
    whole = [one for one in conflicts(session) if one.day_id == timed.day.id]
    assert len(lines) == 9
    assert lines[0].endswith(f": 5 min below its floor of {session.days[1].blocks[0].floor}.")
    assert lines[-1] == f"And {len(whole) - 8} more."
    assert day_trouble((), session, timed) == ""
