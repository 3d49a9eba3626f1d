"""With nothing selected the day itself stands beside the day: editable, with what in it cannot work."""

from datetime import date, time
from zoneinfo import available_timezones

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from core_facilitator.domain.edits import change_block
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.day_inspector import DayInspector
from core_facilitator.paths import time_zones
from core_facilitator.settings import TextScale
from planner_desk import Planner
from planner_samples import key

Key = Qt.Key


@pytest.fixture
def day(planner: Planner) -> DayInspector:
    """The page of the second day, as Escape shows it."""
    planner.press(Key.Key_Escape)
    assert planner.screen.desk.inspector.currentWidget() is planner.screen.desk.inspector.day
    return planner.screen.desk.inspector.day


def write(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Key.Key_Tab)


def choose_zone(day: DayInspector, zone: str) -> None:
    day.zone_combo.setCurrentText(zone)
    day.zone_combo.activated.emit(0)


def test_the_day_says_its_name_when_it_ends_and_what_cannot_work(day: DayInspector) -> None:
    assert day.day_label.text() == "Day 2, Wed Oct 14"
    assert day.summary_label.text() == "Ends 4:10, with 5 min of slack before 4:15."
    assert day.trouble_list.sentences == (
        "Breakouts: map one system ends at 12:05. Lunch, served on the porch is pinned at 12:00.",
    )


def test_the_block_that_runs_past_a_pin_is_the_one_before_it_however_long_ago_it_should_have_ended(
    planner: Planner, day: DayInspector
) -> None:
    planner.screen.desk.commands.change(key("Lunch, served on the porch"), {"pin": time(9)}, "Pin start")
    assert day.trouble_list.sentences[0] == (
        "Breakouts: map one system ends at 12:05. Lunch, served on the porch is pinned at 9:00."
    )


def test_an_empty_day_says_how_much_there_is_to_fill(planner: Planner) -> None:
    planner.screen.tabs.setCurrentIndex(2)
    assert planner.screen.desk.inspector.day.summary_label.text() == "Nothing is planned yet: 7 h 45 to fill."


def test_every_field_of_a_day_is_saved_as_it_is_left(planner: Planner, day: DayInspector) -> None:
    for field in ("title", "venue", "closing", "if_late", "notes"):
        write(getattr(day, f"{field}_edit"), f"New {field}")
    write(day.start_field.edit, "8am")
    write(day.end_field.edit, "5 pm")
    choose_zone(day, "America/Denver")
    now = planner.day
    assert (now.title, now.venue, now.closing, now.if_late) == ("New title", "New venue", "New closing", "New if_late")
    assert (now.notes, now.start, now.end, now.time_zone) == ("New notes", time(8), time(17), "America/Denver")
    assert planner.undo_label == "Change time zone"
    assert planner.workspace.drafts.all() == []


def test_another_date_puts_the_day_where_it_belongs(planner: Planner, day: DayInspector) -> None:
    day.date_edit.setDate(QDate(2026, 10, 16))
    assert planner.day.date == date(2026, 10, 16)
    assert planner.screen.tabs.tabText(2) == "Day 3, Fri Oct 16"
    assert day.day_label.text() == "Day 3, Fri Oct 16"
    assert planner.undo_label == "Change date"


def test_a_date_that_is_being_typed_is_saved_once(planner: Planner, day: DayInspector) -> None:
    day.date_edit.setFocus()
    day.date_edit.setSelectedSection(day.date_edit.Section.YearSection)
    QTest.keyClicks(day.date_edit, "2027")
    assert planner.day.date == date(2026, 10, 14)
    QTest.keyClick(day.date_edit, Key.Key_Return)
    assert planner.day.date == date(2027, 10, 14)


def test_a_time_zone_that_does_not_exist_is_refused_in_words(planner: Planner, day: DayInspector) -> None:
    choose_zone(day, "America/Atlantis")
    assert day.wrong_label.text() == "No such time zone. Try a city: Los_Angeles."
    assert day.wrong_label.isVisible()
    assert planner.day.time_zone == "America/Los_Angeles"


def test_every_time_zone_that_is_offered_exists() -> None:
    assert len(time_zones()) > 400
    assert set(time_zones()) <= available_timezones()


def test_what_cannot_work_leads_to_its_block_by_click_and_by_key(planner: Planner, day: DayInspector) -> None:
    troubles = day.trouble_list
    QTest.mouseClick(
        troubles.viewport(), Qt.MouseButton.LeftButton, pos=troubles.visualRect(troubles.model().index(0, 0)).center()
    )
    assert planner.view.selected_keys() == (key("Lunch, served on the porch"),)
    planner.press(Key.Key_Escape)
    planner.screen.desk.inspector.day.trouble_list.setFocus()
    planner.press(Key.Key_Down, Key.Key_Return)
    assert planner.view.selected_keys() == (key("Lunch, served on the porch"),)


def test_a_click_leads_there_once_also_where_one_click_activates(planner: Planner, day: DayInspector) -> None:
    wanted: list[object] = []
    day.block_wanted.connect(wanted.append)
    first = day.trouble_list.model().index(0, 0)
    day.trouble_list.clicked.emit(first)
    day.trouble_list.activated.emit(first)
    assert wanted == [key("Lunch, served on the porch")]


def test_a_day_that_runs_over_is_said_and_leads_nowhere(planner: Planner, day: DayInspector) -> None:
    write(day.end_field.edit, "3pm")
    assert day.trouble_list.sentences[-1] == "The day runs 70 min past its end at 3:00."
    last = day.trouble_list.model().index(len(day.trouble_list.sentences) - 1, 0)
    QTest.mouseClick(
        day.trouble_list.viewport(), Qt.MouseButton.LeftButton, pos=day.trouble_list.visualRect(last).center()
    )
    assert planner.view.selected_keys() == ()


def test_a_track_beyond_the_fixed_end_of_its_group_is_said(planner: Planner, day: DayInspector) -> None:
    group = key("Breakouts: map one system")
    planner.workspace.sessions.save(change_block(planner.now, group, fixed_end=time(12)), "Fix end")
    assert day.trouble_list.sentences[-1] == (
        "Breakouts: map one system ends at 12:05. Lunch, served on the porch is pinned at 12:00."
    )
    assert "A track of Breakouts: map one system runs 5 min past its fixed end." in day.trouble_list.sentences


def test_the_list_is_as_tall_as_its_sentences_in_any_width(planner: Planner, day: DayInspector, qtbot: QtBot) -> None:
    troubles = day.trouble_list
    row = troubles.visualRect(troubles.model().index(0, 0))
    assert troubles.viewport().rect().contains(row)
    tall = troubles.height()
    planner.screen.resize(640, 836)
    qtbot.waitUntil(lambda: troubles.height() < tall)
    assert troubles.viewport().rect().contains(troubles.visualRect(troubles.model().index(0, 0)))


def test_choosing_a_day_shows_the_day_and_a_click_shows_a_block(planner: Planner) -> None:
    tabs = planner.screen.tabs
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(0).center())
    assert planner.screen.desk.inspector.day.day_label.text() == "Day 1, Tue Oct 13"
    assert planner.screen.desk.inspector.day.trouble_list.isHidden()
    planner.view.setFocus()
    planner.press(Key.Key_Down)
    assert planner.view.selected_keys() == (key("Arrive"),)
    planner.click(QPoint(300, planner.view.viewport().height() - 5))
    assert planner.screen.desk.inspector.currentWidget() is planner.screen.desk.inspector.day


def test_the_tab_of_the_day_that_is_open_shows_the_day_too(planner: Planner) -> None:
    tabs = planner.screen.tabs
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())
    assert planner.screen.desk.inspector.currentWidget() is planner.screen.desk.inspector.day


def test_day_details_in_the_menu_begin_with_the_title_even_where_they_were_hidden(planner: Planner) -> None:
    planner.screen.details_button.setChecked(False)
    planner.screen.desk.actions.by_name["agenda.day_details"].trigger()
    assert planner.screen.desk.inspector.day.title_edit.hasFocus()


def test_what_is_typed_into_a_day_is_kept_when_another_is_shown(planner: Planner, day: DayInspector) -> None:
    day.venue_edit.setFocus()
    day.venue_edit.selectAll()
    QTest.keyClicks(day.venue_edit, "East wing")
    planner.screen.tabs.setCurrentIndex(0)
    assert planner.day.venue == "East wing"
    assert day.venue_edit.text() == "Quail Hollow Center"


def test_the_whole_day_is_removed_from_its_page(planner: Planner, day: DayInspector) -> None:
    QTest.mouseClick(day.remove_button, Qt.MouseButton.LeftButton)
    assert len(planner.now.days) == 2
    assert planner.undo_label == "Remove day"


def test_a_session_without_days_says_what_to_do(planner: Planner) -> None:
    for _ in planner.now.days:
        planner.screen.desk.session_commands.remove_day()
    assert planner.screen.desk.inspector.currentWidget() not in (
        planner.screen.desk.inspector.day,
        planner.screen.desk.inspector.block,
    )


@pytest.mark.parametrize("scale", list(TextScale))
def test_the_date_and_the_time_zone_stand_in_equal_boxes(
    planner: Planner, day: DayInspector, theme: Theme, scale: TextScale, qtbot: QtBot
) -> None:
    theme.set_scale(scale)
    qtbot.waitUntil(lambda: day.date_edit.height() == day.venue_edit.height())
    assert day.zone_combo.height() == day.venue_edit.height()
    date_field, zone_field = day.date_edit.findChild(QLineEdit), day.zone_combo.findChild(QLineEdit)
    assert date_field is not None
    assert zone_field is not None
    assert date_field.x() + date_field.textMargins().left() == zone_field.x() + zone_field.textMargins().left()
