"""Session, people, rooms and days: each dialog saves as it goes, and each change can be undone."""

from datetime import date, time

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from core_facilitator.domain.agendas import Walk
from core_facilitator.gui.dialogs.people import People
from core_facilitator.gui.dialogs.pick_date import PickDate
from core_facilitator.gui.dialogs.rooms import Rooms
from core_facilitator.gui.dialogs.session_details import SessionDetails
from core_facilitator.gui.dialogs.shift_day import ShiftDay
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.record_table import RecordTable
from core_facilitator.settings import TextScale
from planner_desk import Planner
from planner_samples import AMARA, PEOPLE, ROOMS, key

Key = Qt.Key


def run(planner: Planner, command: str) -> None:
    planner.screen.desk.actions.by_name[f"agenda.{command}"].trigger()


def write(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def edit(table: RecordTable, row: int, column: int, text: str) -> None:
    table.view.model().setData(table.view.model().index(row, column), text)


def test_session_details_are_saved_field_by_field(planner: Planner) -> None:
    def answer(dialog: SessionDetails) -> None:
        for field in ("title", "host", "organization", "group", "place", "purpose", "notes"):
            write(getattr(dialog, f"{field}_edit"), f"New {field}")
        dialog.outcomes_edit.setPlainText("One aim\nTwo wins")
        dialog.expected_spin.setFocus()
        dialog.expected_spin.selectAll()
        QTest.keyClicks(dialog.expected_spin, "24")
        QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)

    planner.ask.answer = answer
    run(planner, "session_details")
    now = planner.now
    assert (now.title, now.host, now.organization, now.group) == (
        "New title",
        "New host",
        "New organization",
        "New group",
    )
    assert (now.place, now.purpose, now.notes) == ("New place", "New purpose", "New notes")
    assert (now.outcomes, now.expected) == (("One aim", "Two wins"), 24)
    assert planner.screen.title_label.text() == "New title"
    assert planner.screen.about_label.text() == "New organization, 24 people, New place"
    assert planner.workspace.drafts.all() == []


def test_closing_session_details_with_escape_keeps_what_was_typed(planner: Planner) -> None:
    def answer(dialog: SessionDetails) -> None:
        write(dialog.place_edit, "Quail Hollow, east wing")
        QTest.keyClick(dialog, Key.Key_Escape)

    planner.ask.answer = answer
    run(planner, "session_details")
    assert planner.now.place == "Quail Hollow, east wing"


def test_details_of_a_session_begin_with_its_title(planner: Planner) -> None:
    began: list[bool] = []

    def answer(dialog: SessionDetails) -> None:
        began.append(dialog.title_edit.hasFocus())
        QTest.keyClick(dialog, Key.Key_Escape)

    planner.ask.answer = answer
    run(planner, "session_details")
    assert began == [True]


def test_people_are_added_changed_and_taken_off_what_they_led(planner: Planner) -> None:
    def answer(dialog: People) -> None:
        edit(dialog.team_table, 0, 1, "Retreat lead")
        edit(dialog.people_table, 0, 2, "North side")
        dialog.team_table.view.setCurrentIndex(dialog.team_table.view.model().index(2, 0))
        dialog.team_table.remove()
        dialog.people_table.view.setCurrentIndex(dialog.people_table.view.model().index(5, 0))
        dialog.people_table.add()
        edit(dialog.people_table, 6, 0, "Ada Quint")
        dialog.accept()

    planner.ask.answer = answer
    run(planner, "people")
    now = planner.now
    assert now.team[0].role == "Retreat lead"
    assert now.people[0].department == "North side"
    assert now.people[6].name == "Ada Quint"
    assert AMARA.id not in [person.id for person in now.team]
    assert planner.block("Quiet walk: what is mine to let go of?").leads == ()
    assert planner.undo_label == "Edit people"
    assert len(now.people) == len(PEOPLE) + 1


def test_all_that_is_known_of_a_person_is_beside_the_lists_and_is_saved(planner: Planner) -> None:
    def answer(dialog: People) -> None:
        assert (dialog.name_label.text(), dialog.email_edit.text()) == ("Noor Castellanos", "noor@example.org")
        assert dialog.load_label.text() == "Leads 5 blocks, 3 h 15."
        write(dialog.phone_edit, "555 0100")
        write(dialog.notes_edit, "Sings at dawn")
        dialog.people_table.view.setCurrentIndex(dialog.people_table.view.model().index(1, 0))
        assert (dialog.name_label.text(), dialog.phone_edit.text()) == ("Lorena Baptiste", "")
        assert dialog.load_label.text() == "Leads nothing yet."
        write(dialog.needs_edit, "No nuts")
        dialog.team_table.view.setFocus()
        assert (dialog.name_label.text(), dialog.phone_edit.text()) == ("Noor Castellanos", "555 0100")
        write(dialog.email_edit, "noor@new.example")
        QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)

    planner.ask.answer = answer
    run(planner, "people")
    noor, lorena = planner.now.team[0], planner.now.people[1]
    assert (noor.email, noor.phone, noor.notes) == ("noor@new.example", "555 0100", "Sings at dawn")
    assert lorena.needs == "No nuts"
    assert planner.undo_label == "Edit people"
    assert planner.workspace.drafts.all() == []


def test_a_new_person_is_shown_as_soon_as_it_is_added_and_nobody_after_the_last_is_gone(planner: Planner) -> None:
    def answer(dialog: People) -> None:
        dialog.team_table.add_button.click()
        assert dialog.name_label.text() == "No name yet"
        edit(dialog.team_table, 1, 0, "Ada Quint")
        assert dialog.name_label.text() == "Ada Quint"
        for table in (dialog.team_table, dialog.people_table):
            for _ in table.records:
                table.view.setCurrentIndex(table.view.model().index(0, 0))
                table.remove()
        assert not dialog.person_body.isVisible()
        dialog.accept()

    planner.ask.answer = answer
    run(planner, "people")
    assert (planner.now.team, planner.now.people) == ((), ())


@pytest.mark.parametrize("kind", [People, Rooms, SessionDetails])
def test_a_dialog_fits_the_window_at_the_largest_text(
    planner: Planner, theme: Theme, kind: type[People | Rooms | SessionDetails]
) -> None:
    theme.set_scale(TextScale.LARGEST)
    planner.window.resize(1280, 720)
    dialog = kind(planner.window, theme, planner.plan(), planner.screen.desk.typing)
    dialog.show()
    assert dialog.width() <= 1240
    assert dialog.height() <= 680
    assert dialog.rect().contains(dialog.done_button.mapTo(dialog, dialog.done_button.rect().bottomRight()))
    dialog.close()
    dialog.deleteLater()


def test_rooms_and_the_minutes_between_them_are_kept(planner: Planner) -> None:
    def answer(dialog: Rooms) -> None:
        edit(dialog.rooms_table, 0, 1, "30")
        edit(dialog.rooms_table, 0, 1, "many")
        edit(dialog.rooms_table, 1, 1, "")
        edit(dialog.rooms_table, 0, 2, "Circle")
        edit(dialog.rooms_table, 0, 3, "Key at the desk")
        edit(dialog.walks_table, 1, 1, "7")
        edit(dialog.walks_table, 0, 0, "never mind")
        assert not dialog.walks_table.add_button.isVisible()
        dialog.accept()

    planner.ask.answer = answer
    run(planner, "rooms")
    oak, creek, porch = planner.now.rooms
    assert (oak.capacity, oak.setup, oak.notes, creek.capacity) == (30, "Circle", "Key at the desk", None)
    assert planner.now.walks == (Walk(rooms=frozenset((oak.id, porch.id)), minutes=7),)


def test_a_room_that_is_removed_leaves_no_track_pointing_at_it(planner: Planner) -> None:
    def answer(dialog: Rooms) -> None:
        dialog.rooms_table.view.setCurrentIndex(dialog.rooms_table.view.model().index(0, 0))
        dialog.rooms_table.remove()
        dialog.accept()

    planner.ask.answer = answer
    run(planner, "rooms")
    assert [room.id for room in planner.now.rooms] == [ROOMS[1].id, ROOMS[2].id]
    assert planner.block("Breakouts: map one system").tracks[0].room is None


def test_a_day_is_copied_to_the_date_that_was_picked_and_shown(planner: Planner) -> None:
    def answer(dialog: PickDate) -> None:
        assert dialog.picked == date(2026, 10, 16)
        dialog.date_edit.setDate(QDate(2026, 11, 2))
        QTest.mouseClick(dialog.yes_button, Qt.MouseButton.LeftButton)

    planner.ask.answer = answer
    run(planner, "copy_day")
    copied = planner.now.days[3]
    assert copied.date == date(2026, 11, 2)
    assert [block.title for block in copied.blocks] == planner.titles()
    assert planner.screen.tabs.currentIndex() == 3
    assert planner.undo_label == "Copy day"


def test_leaving_the_dialog_copies_nothing(planner: Planner) -> None:
    planner.ask.answer = lambda dialog: QTest.mouseClick(dialog.no_button, Qt.MouseButton.LeftButton)
    for command in ("copy_day", "shift_day", "move_dates"):
        run(planner, command)
    assert planner.undo_label == "New session"


def test_a_days_start_is_shifted_with_its_pins(planner: Planner) -> None:
    def answer(dialog: ShiftDay) -> None:
        write(dialog.start_field.edit, "9:00")
        QTest.mouseClick(dialog.yes_button, Qt.MouseButton.LeftButton)

    planner.ask.answer = answer
    run(planner, "shift_day")
    assert (planner.day.start, planner.day.end) == (time(9, 0), time(16, 45))
    assert planner.block("Lunch, served on the porch").pin == time(12, 30)
    assert planner.undo_label == "Shift day"


def test_a_session_moves_to_other_dates_with_the_days_between(planner: Planner) -> None:
    def answer(dialog: PickDate) -> None:
        dialog.date_edit.setDate(QDate(2027, 1, 5))
        dialog.accept()

    planner.ask.answer = answer
    run(planner, "move_dates")
    assert [day.date for day in planner.now.days] == [date(2027, 1, 5), date(2027, 1, 6), date(2027, 1, 7)]


def test_a_day_is_added_after_the_last_and_removed_again(planner: Planner) -> None:
    QTest.mouseClick(planner.screen.add_day_button, Qt.MouseButton.LeftButton)
    assert planner.now.days[3].date == date(2026, 10, 16)
    assert planner.screen.tabs.currentIndex() == 3
    assert planner.undo_label == "Add day"
    run(planner, "remove_day")
    assert len(planner.now.days) == 3
    planner.workspace.database.undo()
    assert len(planner.now.days) == 4


def test_a_session_without_days_gets_its_first_one_in_this_computers_zone(planner: Planner) -> None:
    for _ in range(3):
        run(planner, "remove_day")
    assert (planner.rows(), planner.screen.tabs.count()) == ([], 0)
    assert planner.screen.empty_day_title.text() == "No days yet"
    QTest.mouseClick(planner.screen.first_block_button, Qt.MouseButton.LeftButton)
    assert planner.screen.desk.day_typing.edit.isVisible()
    (day,) = planner.now.days
    assert day.time_zone
    assert planner.screen.tabs.count() == 1


def test_a_name_typed_into_a_table_is_a_draft_until_it_is_kept(planner: Planner, qtbot: QtBot) -> None:
    def answer(dialog: People) -> None:
        view = dialog.people_table.view
        view.setCurrentIndex(view.model().index(0, 0))
        view.edit(view.currentIndex())
        editor = view.viewport().findChild(QLineEdit)
        assert editor is not None
        QTest.keyClicks(editor, "Priya R.")
        qtbot.waitUntil(lambda: len(planner.workspace.drafts.all()) == 1)
        with qtbot.waitSignal(editor.destroyed):
            QTest.keyClick(editor, Key.Key_Return)
        dialog.accept()

    planner.ask.answer = answer
    run(planner, "people")
    assert planner.now.people[0].name == "Priya R."
    assert planner.workspace.drafts.all() == []


def test_the_day_menu_opens_where_a_tab_is_asked_for_it(planner: Planner) -> None:
    menu = planner.screen.desk.day_menu
    assert [action.text() for action in menu.actions() if not action.isSeparator()][:7] == [
        "Add day",
        "New day from template…",
        "Day details",
        "Copy day…",
        "Shift day’s start…",
        "Save day as template…",
        "Remove day",
    ]
    assert planner.screen.tabs.key_at(QPoint(planner.screen.tabs.tabRect(0).center())) == key("day one")


def test_where_a_plan_can_be_changed_no_dialog_speaks_of_reading(planner: Planner) -> None:
    said: list[tuple[bool, str]] = []

    def answer(dialog: SessionDetails | People | Rooms) -> None:
        said.append((dialog.reading_label.isVisible(), dialog.done_button.text()))
        dialog.done_button.click()

    planner.ask.answer = answer
    for command in ("session_details", "people", "rooms"):
        run(planner, command)
    assert said == [(False, "Done")] * 3
