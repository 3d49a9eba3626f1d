"""The plain parts behind the planner: typed lines, rows and notes, places to drop, tables of records."""

from dataclasses import replace
from datetime import time
from uuid import uuid4

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt

from core_facilitator.domain.agendas import Handout, Material, Per, SmallGroup, Step, TimeKind
from core_facilitator.domain.conflicts import conflicts
from core_facilitator.domain.edits import change_block, change_day
from core_facilitator.domain.timing import time_day
from core_facilitator.gui.models import day_notes
from core_facilitator.gui.models.block_columns import step_columns, with_quantity
from core_facilitator.gui.models.block_titles import short_title
from core_facilitator.gui.models.day import BLOCKS_DRAGGED, DayModel, dragged_keys
from core_facilitator.gui.models.day_rows import DayWords, RowKind, day_rows, material_text
from core_facilitator.gui.models.quick_add import QuickAdd, understand
from core_facilitator.gui.models.records import RecordModel
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets import block_texts
from core_facilitator.gui.widgets.day_drops import drop_at
from core_facilitator.gui.widgets.day_layout import DayLayout
from core_facilitator.gui.widgets.day_type import Type
from planner_samples import NOOR, ROOMS, block, key, retreat

Roles = Qt.ItemDataRole


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Lunch 45", QuickAdd("Lunch", 45, None, TimeKind.BREAK)),
        ("12:00 Lunch 50m", QuickAdd("Lunch", 50, time(12), TimeKind.BREAK)),
        ("Case clinic 1h30", QuickAdd("Case clinic", 90)),
        ("9am Opening circle", QuickAdd("Opening circle", 15, time(9))),
        ("2:15 pm Walk 20 min", QuickAdd("Walk", 20, time(14, 15))),
        ("Step 2", QuickAdd("Step 2", 15)),
        ("Welcome", QuickAdd("Welcome")),
        ("45", QuickAdd("45")),
        ("   ", None),
    ],
)
def test_a_typed_line_means_a_title_minutes_and_a_start(typed: str, meant: QuickAdd | None) -> None:
    assert understand(typed) == meant


def rows_of(**changes: object) -> list[str]:
    session = change_block(retreat(), key("Case clinic"), **changes)
    timed = time_day(session.days[1])
    words = DayWords(session=session, notes=day_notes.notes(conflicts(session), session, timed))
    return [note for row in day_rows(timed, words) for note in row.notes]


def test_conflicts_are_said_at_the_blocks_they_concern() -> None:
    assert rows_of(floor=75) == ["15 min below its floor of 75."]
    assert rows_of(minutes=50) == ["Steps add up to 60 of 50 min."]
    assert rows_of(fixed_end=time(10, 30)) == ["Steps add up to 60 of 50 min."]
    assert rows_of(room=ROOMS[0].id) == ["Oak Room is too small for so many."]


def test_people_and_rooms_in_two_tracks_are_said_at_the_blocks_inside() -> None:
    session = retreat()
    group = session.block(key("Breakouts: map one system"))
    assert group is not None
    one, two, three = group.tracks
    twice = replace(two, leads=(NOOR.id,), room=ROOMS[0].id, blocks=(block("Call two families", 30),))
    session = change_block(session, group.id, tracks=(one, twice, replace(three, leads=(NOOR.id,))))
    timed = time_day(session.days[1])
    said = day_notes.notes(conflicts(session), session, timed)
    assert "Noor Castellanos is also in “Read the letters”." in said[key("Call two families")]
    assert "Oak Room is also taken by “Read the letters”." in said[key("Call two families")]


def test_a_track_that_is_too_long_is_said_at_the_track() -> None:
    session = change_block(retreat(), key("Breakouts: map one system"), fixed_end=time(12))
    timed = time_day(session.days[1])
    said = day_notes.notes(conflicts(session), session, timed)
    assert said[key("A")] == ("5 min past the fixed end.",)
    assert key("Breakouts: map one system") not in said


def test_an_overlap_is_said_until_the_longest_track_ends_though_the_group_should_end_before() -> None:
    session = change_block(retreat(), key("Breakouts: map one system"), fixed_end=time(11, 50))
    rows = day_rows(time_day(session.days[1]), DayWords(session=session, notes={}))
    (overlap,) = (row for row in rows if row.kind is RowKind.OVERLAP)
    assert (overlap.title, overlap.details) == ("5 min overlap.", ("Breakouts until 12:05, Lunch pinned to 12:00.",))


def test_the_foot_says_when_the_day_ends_as_planned_or_over() -> None:
    session = change_day(retreat(), key("day two"), end=time(16, 10), closing="")
    assert day_notes.foot(time_day(session.days[1]), 1, hours24=False) == "1 more block. Ends 4:10, as planned."
    session = change_day(session, key("day two"), end=time(16, 0))
    assert day_notes.foot(time_day(session.days[1]), 0, hours24=True) == "Ends 16:10, 10 min past the planned 16:00."
    assert day_notes.foot(time_day(replace(session.days[1], end=time(21, 35))), 0, hours24=True) == (
        "Ends 16:10, with 5 h 25 of slack before 21:35."
    )


@pytest.mark.parametrize(
    ("minutes", "slack"),
    [
        (55, "No slack before Lunch at 12:00."),
        (20, "35 min of slack before Lunch at 12:00."),
        (60, "5 min over before Lunch at 12:00."),
    ],
)
def test_the_foot_says_the_slack_between_the_chosen_block_and_the_next_pin(minutes: int, slack: str) -> None:
    timed = time_day(change_block(retreat(), key("Case clinic"), minutes=minutes).days[1])
    for title in ("Case clinic", "Read the letters"):
        assert day_notes.foot(timed, 2, hours24=False, chosen=key(title)).startswith(
            f"2 more blocks. {slack} Ends 4:10"
        )
    assert day_notes.foot(timed, 0, hours24=False, chosen=key("Closing circle")).startswith("Ends 4:10")


def test_what_cannot_be_counted_yet_is_only_named() -> None:
    page = Material(name="Handout", per=Per.PERSON)
    assert [material_text(page, heads) for heads in (0, 1, 18)] == ["Handout", "Handout", "Handout ×18"]
    assert material_text(Material(name="Bell", quantity=0), 18) == "Bell ×0"
    groups = tuple(SmallGroup(people=(uuid4(),)) for _ in range(3))
    assert material_text(Material(name="Pens", per=Per.GROUP, group_size=9), 18, groups) == "Pens ×3"


def test_a_block_without_a_title_is_called_untitled() -> None:
    assert short_title(replace(block("x", 5), title="")) == "Untitled"
    assert short_title(block("Lunch, served on the porch", 5)) == "Lunch"


def test_a_drop_below_everything_goes_to_the_end(theme: Theme) -> None:
    session = retreat()
    rows = day_rows(time_day(session.days[1]), DayWords(session=session, notes={}))
    layout = DayLayout(rows, 900, Type(theme))
    assert drop_at(layout, QPoint(300, layout.height + 50)).index == len(session.days[1].blocks)
    assert drop_at(DayLayout((), 900, Type(theme)), QPoint(300, 50)).index == 0
    track = next(number for number, row in enumerate(rows) if row.kind is RowKind.TRACK)
    inside = layout.rects[track].bottomLeft() + QPoint(20, -4)
    assert (drop_at(layout, inside).track, drop_at(layout, inside).index) == (key("A"), 2)


def test_an_overlap_without_room_puts_its_repairs_on_a_line_of_their_own(theme: Theme) -> None:
    session = retreat()
    rows = day_rows(time_day(session.days[1]), DayWords(session=session, notes={}))
    number = next(number for number, row in enumerate(rows) if row.kind is RowKind.OVERLAP)
    wide, narrow = DayLayout(rows, 1000, Type(theme)), DayLayout(rows, 560, Type(theme))
    assert wide.parts(number).links[0].top() == wide.parts(number).title.top()
    assert narrow.parts(number).links[0].top() > narrow.parts(number).title.bottom()
    assert narrow.compact


def test_a_drag_of_something_else_carries_no_blocks() -> None:
    data = QMimeData()
    data.setText("12:00 Lunch")
    assert dragged_keys(data) == ()
    data.setData(BLOCKS_DRAGGED, b"not a key")
    assert dragged_keys(data) == ()
    model = DayModel()
    session = retreat()
    model.set_rows(day_rows(time_day(session.days[1]), DayWords(session=session, notes={})))
    assert model.mimeTypes() == [BLOCKS_DRAGGED]
    assert dragged_keys(model.mimeData([model.index(0), model.index(3)])) == tuple(
        one.id for one in (session.days[1].blocks[0], session.days[1].blocks[3])
    )
    assert model.data(model.index(0)) == "Opening circle: one word for how you arrive"


def test_a_table_of_records_says_headings_and_refuses_what_it_does_not_understand() -> None:
    model: RecordModel[Step] = RecordModel(step_columns())
    model.show_records((Step(title="Settle", minutes=2),))
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Minutes"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.index(0, 1).data(Roles.AccessibleTextRole) == "Minutes: 2"
    assert not model.setData(model.index(0, 1), "a while")
    assert not model.setData(model.index(0, 1), "3", Roles.CheckStateRole)
    assert model.setData(model.index(0, 1), "3")
    assert model.records == (Step(title="Settle", minutes=3),)


def test_a_quantity_needs_a_number() -> None:
    assert with_quantity(Material(name="Marker"), "some") is None
    assert with_quantity(Material(name="Marker"), "×4") == Material(name="Marker", quantity=4)


def test_texts_of_parts_that_a_block_lacks_are_empty_and_change_nothing() -> None:
    plain = block("Plain", 5)
    assert block_texts.read(plain, "handout.title") == ""
    assert block_texts.read(plain, "steps.say", 0) == ""
    assert block_texts.change(plain, "handout.title", "x") == {}
    assert block_texts.change(plain, "steps.say", "x", 0) == {}
    sheet = replace(plain, handout=Handout(title="Sheet"))
    assert block_texts.read(sheet, "handout.title") == "Sheet"
