"""Who is there: one key for each person and half of the day, shapes and words that say the same."""

from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from core_facilitator.domain.attendance import Attendance, Half, Presence
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.models import capture_words
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.attendance_panel import AttendancePanel
from core_facilitator.gui.widgets.attendance_shapes import paint_presence
from core_facilitator.settings import TextScale
from core_facilitator.store.workspace import Workspace
from full_disk import full_disk
from planner_samples import PEOPLE, key
from workspaces import Clock
from writing_day import Q, WritingDay, retype

MORNING, AFTERNOON = Half.MORNING, Half.AFTERNOON


@pytest.fixture
def day(bench: Bench, now: Clock, qtbot: QtBot) -> WritingDay:
    made = WritingDay(bench, now, qtbot)
    made.open()
    made.until_case_clinic()
    return made


@pytest.fixture
def panel(day: WritingDay) -> AttendancePanel:
    day.press(Q.Key_A)
    return day.body(AttendancePanel)


def _presences(day: WritingDay, half: Half = MORNING) -> list[Presence | None]:
    marks = (day.captured.attendance.marked(person.id, half) for person in PEOPLE)
    return [None if mark is None else mark.presence for mark in marks]


def _words(day: WritingDay) -> tuple[str, str]:
    strip = day.parts.strip
    return strip.head.title_label.text(), strip.words_label.text()


def test_before_anybody_is_marked_it_says_so(day: WritingDay) -> None:
    assert _words(day) == ("Nobody is marked yet.", "")
    assert day.parts.strip.squares.accessibleName() == "Nobody is marked yet."


def test_one_key_marks_and_goes_on_to_the_next_person(day: WritingDay, panel: AttendancePanel) -> None:
    assert panel.table.cell == (PEOPLE[0], MORNING)
    for pressed in (Q.Key_H, Q.Key_P, Q.Key_A, Q.Key_L):
        day.press(pressed)
    wanted = [Presence.HERE, Presence.PART, Presence.AWAY, Presence.LATER, None, None]
    assert _presences(day) == wanted
    assert panel.table.cell == (PEOPLE[4], MORNING)
    assert _words(day) == ("1 of 6 here, 1 in part", "Marcus Ilunga is away.\nCallum Osei arrives later.")
    assert day.bench.here == "run"
    assert day.bench.history.undo_label == "Attendance"
    day.bench.undo()
    assert _presences(day) == [*wanted[:3], None, None, None]


def test_arrows_move_over_people_and_halves_but_never_onto_a_name(day: WritingDay, panel: AttendancePanel) -> None:
    day.press(Q.Key_Down).press(Q.Key_Right)
    assert panel.table.cell == (PEOPLE[1], AFTERNOON)
    day.press(Q.Key_Left).press(Q.Key_Left)
    assert panel.table.cell == (PEOPLE[1], MORNING)
    day.press(Q.Key_H)
    assert _presences(day) == [None, Presence.HERE, None, None, None, None]


def test_a_mark_is_taken_back_by_delete(day: WritingDay, panel: AttendancePanel) -> None:
    day.press(Q.Key_H).press(Q.Key_Up).press(Q.Key_Delete)
    assert _presences(day)[0] is None
    assert day.bench.history.undo_label == "Not marked"
    day.press(Q.Key_Delete)
    assert panel.said_label.text() == "Nobody is marked yet."


def test_all_here_marks_those_who_are_not_marked_in_one_step(day: WritingDay, panel: AttendancePanel) -> None:
    day.press(Q.Key_A)
    assert panel.all_button.text() == "All here, morning"
    panel.all_button.click()
    assert _presences(day) == [Presence.AWAY, *[Presence.HERE] * 5]
    assert not panel.all_button.isEnabled()
    assert panel.said_label.text() == "5 of 6 here"
    assert day.bench.history.undo_label == "All here"
    day.bench.undo()
    assert _presences(day) == [Presence.AWAY, *[None] * 5]


def test_buttons_do_what_the_keys_do(day: WritingDay, panel: AttendancePanel) -> None:
    panel.buttons[Presence.PART].click()
    assert panel.table.hasFocus()
    panel.buttons[Presence.LATER].click()
    assert _presences(day)[:2] == [Presence.PART, Presence.LATER]
    caps = [label.text() for label in panel.buttons[Presence.PART].findChildren(QLabel)]
    assert caps == ["P"]


def test_a_field_says_when_somebody_arrives_and_no_remark_is_taken_for_it(
    day: WritingDay, panel: AttendancePanel
) -> None:
    day.press(Q.Key_Return)
    assert not panel.remark_edit.hasFocus()  # of nobody who is not marked
    assert not panel.arrives_field.isVisible()
    day.press(Q.Key_L).press(Q.Key_Up).press(Q.Key_Return)
    assert panel.arrives_field.edit.hasFocus()
    assert panel.arrives_field.edit.accessibleName() == "Arrives at"
    retype(panel.arrives_field.edit, "soon")
    assert panel.arrives_field.hint.startswith("This is no time.")
    assert panel.arrives_field.edit.hasFocus()
    retype(panel.arrives_field.edit, "1130")
    assert panel.table.hasFocus()
    assert day.bench.history.undo_label == "Arrival"
    assert _words(day)[1] == "Priya Raman arrives at 11:30."
    retype(panel.remark_edit, "at the dentist")
    assert _words(day)[1] == "Priya Raman arrives at 11:30 (at the dentist)."
    index = panel.table.model().index(0, 1)
    assert index.data() == "Arrives at 11:30: at the dentist"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Priya Raman, Morning, Arrives at 11:30: at the dentist"
    retype(panel.arrives_field.edit, "")
    assert _words(day)[1] == "Priya Raman arrives later (at the dentist)."
    day.bench.undo()
    assert _words(day)[1] == "Priya Raman arrives at 11:30 (at the dentist)."
    panel.table.setFocus()
    day.press(Q.Key_H)
    mark = day.captured.attendance.marked(PEOPLE[0].id, MORNING)
    assert mark is not None
    assert (mark.arrives, mark.remark) == (None, "")  # they were about arriving later
    assert not day.captured.attendance.arrives(PEOPLE[0].id, MORNING, None)


def test_a_time_of_the_afternoon_is_understood_in_the_afternoon(day: WritingDay, panel: AttendancePanel) -> None:
    day.press(Q.Key_Right).press(Q.Key_L).press(Q.Key_Up)
    retype(panel.arrives_field.edit, "7")
    mark = day.captured.attendance.marked(PEOPLE[0].id, AFTERNOON)
    assert mark is not None
    assert mark.arrives == time(19)


def test_marking_the_same_again_keeps_the_remark(day: WritingDay, panel: AttendancePanel) -> None:
    day.press(Q.Key_A).press(Q.Key_Up)
    retype(panel.remark_edit, "sick")
    day.press(Q.Key_A)
    mark = day.captured.attendance.marked(PEOPLE[0].id, MORNING)
    assert mark is not None
    assert mark.remark == "sick"


def test_in_the_afternoon_the_afternoon_counts(day: WritingDay) -> None:
    day.captured.attendance.all_here(MORNING)
    assert _words(day)[0] == "6 of 6 here"
    day.at(13, 5)
    assert _words(day)[0] == "Nobody is marked yet."
    day.press(Q.Key_A)
    assert day.body(AttendancePanel).table.cell == (PEOPLE[0], AFTERNOON)
    assert day.body(AttendancePanel).all_button.text() == "All here, afternoon"


def test_the_link_opens_attendance(day: WritingDay) -> None:
    day.parts.strip.head.button.click()
    assert day.body(AttendancePanel).isVisible()


def test_clicking_a_cell_chooses_it(day: WritingDay, panel: AttendancePanel) -> None:
    table = panel.table
    table.scrollTo(table.model().index(1, 2))
    QTest.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(table.model().index(1, 2)).center()
    )
    assert table.cell == (PEOPLE[1], AFTERNOON)
    day.press(Q.Key_H)
    assert _presences(day, AFTERNOON)[1] is Presence.HERE
    assert [table.model().headerData(at, Qt.Orientation.Horizontal) for at in range(3)] == [
        "Name",
        "Morning",
        "Afternoon",
    ]


def test_on_a_full_disk_nobody_is_marked_and_it_says_so(
    day: WritingDay, panel: AttendancePanel, workspace: Workspace
) -> None:
    with full_disk(workspace):
        day.press(Q.Key_H)
        assert panel.said_label.text() == "Not marked: it could not be written to the disk."
        assert _presences(day)[0] is None
    day.press(Q.Key_H)
    assert panel.said_label.text() == "1 of 6 here"


def test_a_session_that_names_nobody_says_where_people_are_listed(day: WritingDay, workspace: Workspace) -> None:
    session = workspace.sessions.get(key("session"))
    workspace.sessions.save(replace(session, people=(), apart=(), together=()), "Remove people")
    day.tick()
    assert not day.parts.strip.isVisible()
    day.press(Q.Key_A)
    panel = day.body(AttendancePanel)
    assert panel.said_label.text().startswith("This session names nobody yet.")
    assert not panel.table.isVisible()


def test_each_presence_has_a_shape_of_its_own_without_color(theme: Theme) -> None:
    drawn = set()
    for presence in (*Presence, None):
        image = QImage(20, 20, QImage.Format.Format_Grayscale8)
        image.fill(QColor("white"))
        painter = QPainter(image)
        paint_presence(painter, QRectF(0, 0, 20, 20), presence, theme)
        painter.end()
        bits = bytes(255 if image.pixelColor(x, y).lightness() > 160 else 0 for x in range(20) for y in range(20))
        drawn.add(bits)
    assert len(drawn) == 5


def _mark(number: int, presence: Presence, remark: str = "") -> Attendance:
    return Attendance(run=key("run"), person=PEOPLE[number].id, half=MORNING, presence=presence, remark=remark)


def test_absences_are_named_with_their_remark() -> None:
    def said(presence: Presence, remark: str = "", arrives: time | None = None) -> str:
        mark = replace(_mark(0, presence, remark), arrives=arrives)
        return capture_words.absence("Jo", mark, hours24=True)

    assert said(Presence.HERE) == ""
    assert said(Presence.AWAY) == "Jo is away."
    assert said(Presence.AWAY, "sick.") == "Jo is away (sick)."
    assert said(Presence.LATER, "bus") == "Jo arrives later (bus)."
    assert said(Presence.LATER, "around ten") == "Jo arrives later (around ten)."
    assert said(Presence.LATER, arrives=time(13, 30)) == "Jo arrives at 13:30."


def test_many_absences_are_counted() -> None:
    marks = [_mark(number, Presence.AWAY) for number in range(5)]
    assert capture_words.absences(PEOPLE, marks, MORNING, hours24=False).split("\n") == [
        "Priya Raman is away.",
        "Lorena Baptiste is away.",
        "3 more arrive later or are away.",
    ]


def test_squares_stand_by_who_is_there_first() -> None:
    presences = {PEOPLE[0].id: Presence.AWAY, PEOPLE[2].id: Presence.HERE, PEOPLE[3].id: Presence.LATER}
    assert capture_words.listed(presences, PEOPLE) == (
        Presence.HERE,
        Presence.LATER,
        Presence.AWAY,
        None,
        None,
        None,
    )


def test_in_a_low_window_who_is_chosen_is_in_sight(
    day: WritingDay, window: MainWindow, theme: Theme, qtbot: QtBot
) -> None:
    window.resize(1280, 720)
    theme.set_scale(TextScale.LARGEST)
    qtbot.waitUntil(lambda: day.screen.height() <= 720)
    day.press(Q.Key_A)
    panel = day.body(AttendancePanel)
    area = panel.window().findChild(QScrollArea, "panel_area")
    assert isinstance(area, QScrollArea)
    seen = area.viewport()

    def shown() -> bool:
        rect = panel.table.visualRect(panel.table.currentIndex())
        top = panel.table.viewport().mapTo(seen, rect.topLeft())
        return seen.rect().contains(QRect(top, rect.size()))

    qtbot.waitUntil(shown)
    for _person in PEOPLE[1:]:
        day.press(Q.Key_Down)
    assert panel.table.cell == (PEOPLE[-1], MORNING)
    qtbot.waitUntil(shown)
    day.press(Q.Key_H).press(Q.Key_Return)
    assert panel.remark_edit.hasFocus()
    top = panel.remark_edit.mapTo(seen, QPoint(0, 0))
    assert seen.rect().contains(QRect(top, panel.remark_edit.size()))
    day.press(Q.Key_Return)
    assert panel.table.hasFocus()
    assert shown()
