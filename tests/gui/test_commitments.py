"""What people promised, on Home and in its dialog: kept, changed, dropped, carried on, and how it came to that."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from core_facilitator.domain.commitments import Commitment, State, turned
from core_facilitator.domain.runs import Run
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.commitments_desk import FLOW
from core_facilitator.gui.dialogs.commitments import CommitmentsDialog
from core_facilitator.gui.models import commitment_words
from core_facilitator.gui.screens.home import HomeScreen
from core_facilitator.store.workspace import Workspace
from desk import is_open, opened
from full_disk import full_disk
from planner_samples import retreat

TODAY = date(2026, 10, 14)
MADE = datetime(2026, 10, 12, 20, tzinfo=UTC)


def made(number: int, what: str, who: str, due: date | None, *, here: bool = True) -> Commitment:
    session = retreat().id if here else None
    return Commitment(id=UUID(int=number), at=MADE, what=what, who=who, asks="Noor", due=due, session=session)


MAP = made(1, "Share the placement map", "Marcus Ito", TODAY)
CALLS = made(2, "Two family call-backs", "Lorena Batista", TODAY + timedelta(days=2))
LATE = made(3, "Send the photographs", "Marcus Ito", TODAY - timedelta(days=3), here=False)
OPEN = made(4, "Read the board study", "", None)
KEPT = turned(made(5, "Bring the bell", "Noor", TODAY), datetime(2026, 10, 13, 20, tzinfo=UTC), State.KEPT)


@pytest.fixture
def home(bench: Bench) -> HomeScreen:
    found = bench.screen_at("home")
    assert isinstance(found, HomeScreen)
    return found


@pytest.fixture
def promised(workspace: Workspace) -> None:
    for one in (MAP, CALLS, LATE, OPEN, KEPT):
        workspace.commitments.keep(one, "Commitment")


@pytest.fixture
def dialog(qtbot: QtBot, bench: Bench, home: HomeScreen, promised: None) -> Iterator[CommitmentsDialog]:
    home.waiting.commitments_button.click()
    shown = opened(qtbot, CommitmentsDialog)
    yield shown
    close(qtbot, bench)


def close(qtbot: QtBot, bench: Bench) -> None:
    if is_open(CommitmentsDialog):
        opened(qtbot, CommitmentsDialog).done_button.click()
    qtbot.waitUntil(lambda: FLOW not in bench.tools.work.running)


def stored(workspace: Workspace, one: Commitment) -> Commitment:
    return next(found for found in workspace.commitments.all() if found.id == one.id)


def listed(dialog: CommitmentsDialog) -> list[str]:
    return [line.title for line in dialog.commitments_list.lines]


def pick(dialog: CommitmentsDialog, one: Commitment) -> None:
    view = dialog.commitments_list
    row = next(row for row, line in enumerate(view.lines) if line.key == one.id)
    view.setFocus()
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(row, 0)).center()
    )


def retype(edit: QLineEdit, words: str) -> None:
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, words)


# On Home


def test_home_has_no_part_for_what_waits_while_nothing_does(home: HomeScreen) -> None:
    assert home.waiting.waiting_panel.isHidden()


def test_home_lists_what_is_due_the_most_urgent_first_and_says_what_is_overdue(
    home: HomeScreen,
    promised: None,
) -> None:
    waiting = home.waiting
    assert waiting.waiting_panel.isVisible()
    assert [(line.title, line.end) for line in waiting.due_list.lines] == [
        ("Send the photographs", "3 days overdue"),
        ("Share the placement map", "Due today"),
        ("Two family call-backs", "Due Friday"),
        ("Read the board study", "No date"),
    ]
    assert waiting.due_list.lines[1].detail == "Marcus Ito, Fall Leadership Retreat"
    assert waiting.due_list.lines[3].detail == "Nobody named, Fall Leadership Retreat"
    assert (waiting.due_label.text(), waiting.due_count.text()) == ("Commitments due", "2")


def test_home_shows_four_and_says_how_many_more_there_are(
    home: HomeScreen,
    workspace: Workspace,
    promised: None,
) -> None:
    workspace.commitments.keep(made(9, "Another", "Theo", None), "Commitment")
    assert len(home.waiting.due_list.lines) == 4
    assert home.waiting.commitments_button.text() == "All commitments, 1 more open"


def test_where_nothing_is_due_yet_home_counts_what_is_open(home: HomeScreen, workspace: Workspace) -> None:
    workspace.commitments.keep(CALLS, "Commitment")
    assert (home.waiting.due_label.text(), home.waiting.due_count.text()) == ("Commitments", "1")


def test_a_commitment_on_home_opens_with_enter(
    qtbot: QtBot,
    bench: Bench,
    home: HomeScreen,
    promised: None,
) -> None:
    home.waiting.due_list.setFocus()
    home.waiting.due_list.move_current(2)
    QTest.keyClick(home.waiting.due_list, Qt.Key.Key_Return)
    dialog = opened(qtbot, CommitmentsDialog)
    assert dialog.what_edit.text() == CALLS.what
    close(qtbot, bench)


def test_the_session_menu_leads_to_commitments_and_says_how_one_is_made(qtbot: QtBot, bench: Bench) -> None:
    assert "commitments" in [name for name, one in bench.commands.by_name.items() if one in bench.commands.of_session()]
    bench.commands.by_name["commitments"].trigger()
    dialog = opened(qtbot, CommitmentsDialog)
    assert dialog.empty_label.text().startswith("Nothing was promised yet.")
    assert dialog.one_area.isHidden()
    close(qtbot, bench)


# In the dialog


def test_the_open_ones_are_listed_and_done_ones_when_somebody_wants_them(dialog: CommitmentsDialog) -> None:
    assert listed(dialog) == [LATE.what, MAP.what, CALLS.what, OPEN.what]
    assert dialog.done_check.text() == "Show done ones too (1)"
    dialog.done_check.click()
    assert listed(dialog)[-1] == KEPT.what
    assert dialog.commitments_list.lines[-1].end == "Kept"


def test_they_are_filtered_by_who_promised_and_by_session(dialog: CommitmentsDialog) -> None:
    combo = dialog.who_combo
    combo.setFocus()
    while combo.currentText() != "Marcus Ito":
        QTest.keyClick(combo, Qt.Key.Key_Down)
    assert listed(dialog) == [LATE.what, MAP.what]
    dialog.session_combo.setFocus()
    QTest.keyClick(dialog.session_combo, Qt.Key.Key_Down)
    assert listed(dialog) == [MAP.what]
    while combo.currentText() != "Noor":
        QTest.keyClick(combo, Qt.Key.Key_Down)
    assert dialog.empty_label.text() == "Nothing is open here. Show done ones too, or choose somebody else."


def test_one_says_who_will_ask_and_in_which_session_it_was_made(dialog: CommitmentsDialog) -> None:
    pick(dialog, MAP)
    assert dialog.about_label.text() == "Marcus Ito. Noor will ask. Fall Leadership Retreat"
    assert dialog.history_label.text() == "Oct 12, 1:00 PM: Promised: Share the placement map, by Oct 14."


def test_kept_is_one_step_with_its_remark_and_can_be_undone(
    dialog: CommitmentsDialog, workspace: Workspace, home: HomeScreen
) -> None:
    pick(dialog, MAP)
    retype(dialog.remark_edit, "On paper")
    dialog.kept_button.click()
    assert stored(workspace, MAP).state is State.KEPT
    assert stored(workspace, MAP).turns[-1].remark == "On paper"
    assert MAP.what not in listed(dialog)
    assert MAP.what not in [line.title for line in home.waiting.due_list.lines]
    assert workspace.database.undo_label == "Commitment kept"
    workspace.database.undo()
    assert stored(workspace, MAP) == MAP
    assert MAP.what in listed(dialog)


def test_a_change_says_what_is_agreed_on_now_and_keeps_what_was(
    dialog: CommitmentsDialog, workspace: Workspace
) -> None:
    pick(dialog, MAP)
    assert not dialog.change_button.isEnabled()
    retype(dialog.what_edit, "Share half of the map")
    retype(dialog.due_edit, "in 2 weeks")
    assert dialog.due_hint.text() == "Wednesday, October 28"
    dialog.change_button.click()
    now = stored(workspace, MAP)
    assert (now.what, now.due, now.state) == ("Share half of the map", date(2026, 10, 28), State.CHANGED)
    assert dialog.history_label.text().splitlines() == [
        "Oct 12, 1:00 PM: Promised: Share the placement map, by Oct 14.",
        "Today 7:42 AM: Changed: Share half of the map, by Oct 28.",
    ]


def test_it_is_carried_on_to_a_date_and_no_date_carries_nothing(
    dialog: CommitmentsDialog, workspace: Workspace
) -> None:
    pick(dialog, CALLS)
    assert not dialog.carry_button.isEnabled()
    retype(dialog.due_edit, "someday")
    assert dialog.due_hint.text() == "This is no date. Try Friday, 10/30 or in 2 weeks."
    assert not dialog.carry_button.isEnabled()
    assert not dialog.change_button.isEnabled()
    retype(dialog.due_edit, "10/30")
    dialog.carry_button.click()
    assert (stored(workspace, CALLS).state, stored(workspace, CALLS).due) == (State.CARRIED, date(2026, 10, 30))


def test_a_date_is_taken_away_by_emptying_its_field_and_undo_brings_it_back(
    dialog: CommitmentsDialog, workspace: Workspace
) -> None:
    pick(dialog, MAP)
    dialog.due_edit.setFocus()
    dialog.due_edit.selectAll()
    QTest.keyClick(dialog.due_edit, Qt.Key.Key_Delete)
    assert dialog.due_hint.text() == "“Change” takes the date away."
    assert not dialog.carry_button.isEnabled()
    dialog.change_button.click()
    assert (stored(workspace, MAP).due, stored(workspace, MAP).state) == (None, State.CHANGED)
    assert dialog.history_label.text().splitlines()[-1] == "Today 7:42 AM: Changed, no date anymore."
    dialog.kept_button.click()
    assert stored(workspace, MAP).due is None
    workspace.database.undo()
    assert workspace.database.undo() == "Change commitment"
    assert stored(workspace, MAP) == MAP


def test_what_was_dropped_is_taken_up_again(dialog: CommitmentsDialog, workspace: Workspace) -> None:
    pick(dialog, CALLS)
    dialog.drop_button.click()
    assert stored(workspace, CALLS).state is State.DROPPED
    dialog.done_check.click()
    pick(dialog, CALLS)
    assert dialog.kept_button.isHidden()
    assert dialog.what_edit.isReadOnly()
    dialog.again_button.click()
    assert stored(workspace, CALLS).live
    assert dialog.history_label.text().splitlines()[-1] == "Today 7:42 AM: Taken up again."


def test_what_was_typed_and_not_used_is_there_again(
    qtbot: QtBot, bench: Bench, dialog: CommitmentsDialog, workspace: Workspace, home: HomeScreen
) -> None:
    pick(dialog, MAP)
    retype(dialog.remark_edit, "She asked for")
    pick(dialog, CALLS)
    assert dialog.remark_edit.text() == ""
    pick(dialog, MAP)
    assert dialog.remark_edit.text() == "She asked for"
    retype(dialog.remark_edit, "She asked for a week")
    close(qtbot, bench)
    home.waiting.commitment_wanted.emit(MAP.id)
    again = opened(qtbot, CommitmentsDialog)
    assert again.remark_edit.text() == "She asked for a week"
    again.kept_button.click()
    assert stored(workspace, MAP).turns[-1].remark == "She asked for a week"
    assert not [one for one in workspace.drafts.all() if one.place.startswith("commitment/")]


def test_a_draft_that_says_what_is_kept_anyway_is_none(dialog: CommitmentsDialog, workspace: Workspace) -> None:
    pick(dialog, MAP)
    retype(dialog.what_edit, MAP.what + "!")
    pick(dialog, CALLS)
    pick(dialog, MAP)
    retype(dialog.what_edit, MAP.what)
    pick(dialog, CALLS)
    assert not [one for one in workspace.drafts.all() if one.place.startswith("commitment/")]


def test_what_cannot_be_written_stays_as_it_was_with_what_was_typed(
    dialog: CommitmentsDialog, workspace: Workspace, bench: Bench
) -> None:
    pick(dialog, MAP)
    retype(dialog.remark_edit, "On paper")
    with full_disk(workspace):
        dialog.kept_button.click()
        assert bench.saving.refused
        assert dialog.remark_edit.text() == "On paper"
    assert stored(workspace, MAP) == MAP


def test_one_that_is_done_is_shown_among_the_done_ones(
    qtbot: QtBot,
    bench: Bench,
    home: HomeScreen,
    promised: None,
) -> None:
    home.waiting.commitment_wanted.emit(KEPT.id)
    dialog = opened(qtbot, CommitmentsDialog)
    assert dialog.done_check.isChecked()
    assert dialog.what_edit.text() == KEPT.what
    close(qtbot, bench)


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (TODAY - timedelta(days=1), "1 day overdue"),
        (TODAY + timedelta(days=1), "Due tomorrow"),
        (TODAY + timedelta(days=7), "Due Oct 21"),
        (date(2027, 2, 1), "Due Feb 1, 2027"),
    ],
)
def test_by_when_is_said_in_words(due: date, words: str) -> None:
    assert commitment_words.due_words(due, TODAY) == words


def test_a_promise_of_a_day_on_its_own_clock_tells_the_time_of_the_computer(
    qtbot: QtBot, bench: Bench, home: HomeScreen, workspace: Workspace
) -> None:
    behind = timedelta(hours=7, minutes=30)
    session = retreat()
    run = Run(id=UUID(int=90), session=session.id, plan=session.days[0], shift=behind)
    workspace.runs.keep(run, "Begin")
    promised = replace(MAP, run=run.id, at=MADE - behind)
    kept = turned(promised, datetime(2026, 10, 13, 20, tzinfo=UTC), State.KEPT)
    for one in (kept, replace(CALLS, run=UUID(int=91))):  # the run of the other is gone
        workspace.commitments.keep(one, "Commitment")
    home.waiting.commitment_wanted.emit(kept.id)
    dialog = opened(qtbot, CommitmentsDialog)
    assert dialog.history_label.text().splitlines() == [
        "Oct 12, 1:00 PM: Promised: Share the placement map, by Oct 14.",
        "Yesterday 1:00 PM: Kept.",
    ]
    close(qtbot, bench)
    home.waiting.commitment_wanted.emit(CALLS.id)
    dialog = opened(qtbot, CommitmentsDialog)
    assert dialog.history_label.text().startswith("Oct 12, 1:00 PM: Promised:")
    close(qtbot, bench)
