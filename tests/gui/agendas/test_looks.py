"""How the planner looks and sounds: narrow windows, large text, 24 hours, empty days, what a screen reader hears."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core_facilitator.domain.agendas import Room
from core_facilitator.domain.edits import change_block
from core_facilitator.domain.people import Person
from core_facilitator.domain.timing import time_day
from core_facilitator.gui.models.day_rows import DayWords, RowKind, day_rows
from core_facilitator.gui.screens.agenda_room import Sharing
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.day_delegate import DayDelegate
from core_facilitator.gui.widgets.day_layout import DayLayout
from core_facilitator.gui.widgets.day_type import Type
from core_facilitator.gui.widgets.day_view import DayView
from core_facilitator.settings import Look, TextScale
from planner_desk import Planner
from planner_samples import key, retreat

Key = Qt.Key


def test_a_screen_reader_hears_each_row_with_its_times_people_and_tags(planner: Planner) -> None:
    rows = planner.rows()
    assert (
        rows[3] == "9:40 to 10:40, Case clinic, 60 min, Small group, Theo Vasquez-Lund, "
        "Handout ×18, small bell, tables ×4, Theory U"
    )
    assert "Track A. Placement letters. Noor, 3, Oak Room" in rows
    assert "A. Placement letters. 10:55 to 11:20, Read the letters, 25 min, Plenary" in rows
    assert (
        "5 min overlap. Breakouts until 12:05, Lunch pinned to 12:00. Repairs: Trim Breakouts to 65, Lunch at 12:05"
        in rows
    )
    assert "12:00 to 12:50, Lunch, served on the porch, 50 min, Break, Pinned start" in rows
    assert "3:05, Say it in one sentence, Plenary, Noor Castellanos, Priorities & Focus, Skipped" in rows
    assert "3:05, Buses are called, Plenary" in rows
    assert "5 min free before Closing circle" in rows


def test_the_day_is_a_list_for_assistive_programs(planner: Planner) -> None:
    interface = QAccessible.queryAccessibleInterface(planner.view)
    assert interface.role() is QAccessible.Role.List
    assert interface.text(QAccessible.Text.Name) == "The day's blocks"
    assert interface.childCount() >= len(planner.rows())


def test_the_balance_says_the_sums_and_that_the_plan_exceeds_the_day(planner: Planner) -> None:
    said = "Day 2 by kind: Plenary 2 h 20, Small group 3 h 10, Reflection 50 min, Break 1 h 20. 7 h 40 of 7 h 45"
    assert planner.screen.strip.spoken() == said
    planner.screen.desk.commands.set_minutes(key("Closing circle"), 35)
    assert planner.screen.strip.spoken().endswith("7 h 55 in 7 h 45")
    assert planner.screen.foot_button.text().endswith("Ends 4:25, 10 min past the planned 4:15. Buses leave at 4:30.")
    assert "The day runs 10 min over." in planner.screen.tabs.tabToolTip(1)


def test_times_follow_the_setting_for_24_hours(planner: Planner) -> None:
    planner.preferences.change(hours24=True)
    assert any(row.startswith("13:10 to 14:10, Plan a first test") for row in planner.rows())
    planner.view.show_block(key("Plan a first test"))
    assert planner.screen.desk.inspector.block.start_field.edit.text() == "13:10"


def test_in_a_narrow_window_the_details_keep_their_place_beside_the_day(planner: Planner, qtbot: QtBot) -> None:
    screen = planner.screen
    screen.resize(760, 480)
    qtbot.waitUntil(lambda: screen.inspector_pane.width() == 274)
    assert screen.day_pane.isVisible()
    assert screen.inspector_pane.x() > screen.day_pane.x()
    screen.resize(1344, 836)
    qtbot.waitUntil(lambda: screen.inspector_pane.width() == 320)


def test_in_a_tall_narrow_window_the_details_stand_below_the_day(planner: Planner, qtbot: QtBot) -> None:
    screen = planner.screen
    screen.resize(640, 836)
    qtbot.waitUntil(lambda: screen.inspector_pane.y() > screen.day_pane.y())
    assert screen.inspector_pane.width() == screen.day_pane.width()
    assert screen.day_pane.height() > screen.inspector_pane.height() > 200
    QTest.mouseClick(screen.details_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not screen.inspector_pane.isVisible())
    assert screen.day_pane.isVisible()


def test_in_a_small_window_day_and_details_take_turns(planner: Planner, qtbot: QtBot) -> None:
    screen = planner.screen
    screen.resize(640, 480)
    qtbot.waitUntil(lambda: not screen.inspector_pane.isVisible())
    assert screen.day_pane.isVisible()
    QTest.mouseClick(screen.details_button, Qt.MouseButton.LeftButton)
    assert not screen.day_pane.isVisible()
    assert screen.inspector_pane.isVisible()
    screen.resize(1344, 836)
    qtbot.waitUntil(screen.day_pane.isVisible)
    qtbot.waitUntil(lambda: screen.inspector_pane.width() == 320)


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
@pytest.mark.parametrize("scale", list(TextScale))
def test_nothing_sticks_out_of_its_row_at_any_text_size(
    planner: Planner, theme: Theme, scale: TextScale, look: Look
) -> None:
    theme.set_scale(scale)
    theme.set_look(look)
    planner.screen.resize(1184, 660)
    planner.screen.grab()
    for title in ("Case clinic", "Lunch, served on the porch", "Read the letters", "One promise each"):
        row = planner.view.part_rect(key(title), "body")
        parts = {
            part: planner.view.part_rect(key(title), part)
            for part in ("title", "details", "chip", "tag", "minutes", "shield")
        }
        assert not parts["title"].isEmpty()
        assert [part for part, rect in parts.items() if not rect.isEmpty() and not row.contains(rect)] == []
    first, second = planner.view.link_rects(key("Lunch, served on the porch"))
    overlap = planner.view.part_rect(key("Lunch, served on the porch"), "body", RowKind.OVERLAP)
    assert overlap.contains(first)
    assert overlap.contains(second)


@pytest.mark.parametrize("scale", [TextScale.STANDARD, TextScale.LARGEST])
def test_a_short_name_hides_neither_itself_nor_the_room_after_it(
    planner: Planner, theme: Theme, monkeypatch: pytest.MonkeyPatch, scale: TextScale
) -> None:
    written: list[str] = []
    write = DayDelegate._write

    def note(self: DayDelegate, painter: QPainter, rect: QRect, text: str, font: str, color: QColor, to: int) -> None:
        written.append(text)
        write(self, painter, rect, text, font, color, to)

    theme.set_scale(scale)
    planner.screen.resize(2000, 1200)  # wide enough for the details to stand beside each other
    jo, oak = Person(id=UUID(int=70), name="Jo"), Room(id=UUID(int=71), name="Oak Room 71")
    session = replace(planner.now, team=(*planner.now.team, jo), rooms=(*planner.now.rooms, oak))
    session = change_block(session, key("Case clinic"), leads=(jo.id,), room=oak.id, materials=())
    planner.workspace.sessions.save(session, "Short")
    planner.screen.open_session(session.id)
    planner.view.show_block(key("Case clinic"))
    monkeypatch.setattr(DayDelegate, "_write", note)
    planner.view.viewport().update()
    planner.screen.grab()
    assert ("Jo" in written, oak.name in written) == (True, True)


def test_the_details_come_back_when_there_is_room_again(planner: Planner, qtbot: QtBot) -> None:
    screen = planner.screen
    screen.resize(640, 480)
    qtbot.waitUntil(lambda: not screen.inspector_pane.isVisible())
    screen.resize(1344, 836)
    qtbot.waitUntil(screen.inspector_pane.isVisible)
    QTest.mouseClick(screen.details_button, Qt.MouseButton.LeftButton)
    screen.resize(640, 480)
    screen.resize(1344, 836)
    qtbot.waitUntil(lambda: screen.room.sharing is Sharing.BESIDE)
    assert not screen.inspector_pane.isVisible()


def test_a_low_window_keeps_the_bar_and_leaves_the_sums_to_its_tip(planner: Planner, qtbot: QtBot) -> None:
    screen = planner.screen
    screen.resize(760, 836)
    qtbot.waitUntil(lambda: screen.strip.height() > 80)
    screen.resize(760, 480)
    qtbot.waitUntil(lambda: screen.strip.height() == 52)
    assert "Reflection 50 min" in screen.strip.toolTip()
    assert not screen.about_label.isVisible()


def test_a_narrow_column_shows_whole_titles_and_what_belongs_to_them(planner: Planner, qtbot: QtBot) -> None:
    planner.screen.resize(760, 480)
    qtbot.waitUntil(lambda: planner.view.width() < 490)
    layout = planner.view.places
    shown = {row.title: layout.parts(number) for number, row in enumerate(layout.rows) if row.kind is RowKind.BLOCK}
    for title in ("Opening circle: one word for how you arrive", "Breakouts: map one system", "Read the letters"):
        assert " ".join(shown[title].title_lines) == title
    opening, group = shown["Opening circle: one word for how you arrive"], shown["Breakouts: map one system"]
    assert opening.detail_lines == ("Noor Castellanos", "Talking piece")
    assert opening.title.bottom() < opening.details.top()
    every = [line for number, _ in enumerate(layout.rows) for line in layout.parts(number).detail_lines]
    assert not [line for line in every if line.startswith("·") or line.endswith("·")]
    assert not shown["Lunch, served on the porch"].tag.width()
    assert group.count.top() > group.title.bottom()
    assert group.details.isEmpty() or group.details.top() > group.count.bottom()


def test_a_title_without_a_space_stays_in_its_row(planner: Planner) -> None:
    planner.screen.desk.commands.rename(key("Case clinic"), "x" * 5_000)
    layout = planner.view.places
    number = next(number for number, row in enumerate(layout.rows) if row.key == key("Case clinic"))
    parts = layout.parts(number)
    assert len(parts.title_lines) == 2
    assert parts.title_lines[1].endswith("…")
    assert layout.clipped(number)
    assert not planner.screen.desk.inspector.block.title_edit.horizontalScrollBar().isVisible()
    assert layout.rects[number].height() < 100
    assert all(len(line) < 200 for line in planner.screen.desk.inspector.day.trouble_list.sentences)


def test_long_repairs_stand_below_each_other_and_short_titles_name_them(theme: Theme) -> None:
    session = change_block(retreat(), key("Breakouts: map one system"), title="M" * 60)
    session = change_block(session, key("Lunch, served on the porch"), title="W" * 60)
    rows = day_rows(time_day(session.days[1]), DayWords(session=session, notes={}))
    number = next(number for number, row in enumerate(rows) if row.kind is RowKind.OVERLAP)
    layout = DayLayout(rows, 560, Type(theme))
    first, second = layout.parts(number).links
    assert first.bottom() < second.top()
    assert layout.parts(number).body.contains(second)
    assert [len(link.text) < 50 for link in rows[number].links] == [True, True]


def test_a_title_in_a_tight_track_has_lines_of_its_own(theme: Theme) -> None:
    session = change_block(retreat(), key("Read the letters"), title="Read every letter that came back, aloud")
    rows = day_rows(time_day(session.days[1]), DayWords(session=session, notes={}))
    number = next(number for number, row in enumerate(rows) if row.key == key("Read the letters"))
    wide, tight = (DayLayout(rows, width, Type(theme)).parts(number) for width in (1300, 900))
    assert wide.title.left() > wide.times.right()
    assert tight.title.top() > tight.times.center().y()
    assert " ".join(tight.title_lines) == "Read every letter that came back, aloud"


def test_without_a_session_the_planner_says_what_to_do(planner: Planner) -> None:
    screen = planner.screen
    planner.workspace.sessions.remove(planner.now.id, "Remove session")
    assert screen.page_stack.currentWidget() is screen.empty_page
    assert (screen.session_id, screen.title, screen.menu_actions()) == (None, "", [])
    asked: list[bool] = []
    screen.new_wanted.connect(lambda: asked.append(True))
    QTest.mouseClick(screen.new_session_button, Qt.MouseButton.LeftButton)
    assert asked == [True]
    screen.desk.session_commands.add_day()
    screen.desk.commands.paste()
    screen.desk.commands.split()
    planner.press(Key.Key_F4)
    assert planner.workspace.sessions.summaries() == []


def test_the_header_names_the_session_and_what_undo_would_do(planner: Planner) -> None:
    screen = planner.screen
    assert screen.title_label.text() == "Fall Leadership Retreat"
    assert screen.about_label.text() == "Juniper Valley Unified, 18 people, Quail Hollow Center"
    screen.set_history("Move block", None)
    assert screen.undo_button.toolTip() == "Undo Move block"
    assert not screen.redo_button.isEnabled()
    asked: list[str] = []
    screen.undo_wanted.connect(lambda: asked.append("undo"))
    screen.redo_wanted.connect(lambda: asked.append("redo"))
    screen.export_wanted.connect(lambda: asked.append("export"))
    for button in (screen.undo_button, screen.redo_button, screen.export_button):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == ["undo", "export"]


def test_the_session_menu_holds_every_command_by_name(planner: Planner) -> None:
    lines = [action.text() for action in planner.screen.menu_actions() if action is not None]
    assert lines[:2] == ["Block", "Day"]
    assert "People and team…" in lines
    assert "Find in this session" in lines
    block = [action.text() for action in planner.screen.desk.block_menu.actions() if not action.isSeparator()]
    assert {"Duplicate block", "Pin or unpin the start", "Move block up", "Split into tracks, or add a track"} <= set(
        block
    )


def test_the_same_rows_again_change_nothing(planner: Planner, theme: Theme) -> None:
    view = DayView(theme)
    session = retreat()
    rows = day_rows(time_day(session.days[1]), DayWords(session=session, notes={}))
    view.show_rows(rows)
    laid: list[bool] = []
    view.laid_out.connect(lambda: laid.append(True))
    view.show_rows(rows)
    assert laid == []
    assert view.indexAt(QPoint(5, 5)).row() == 0
