"""Check-ins from the run screen: opened by one key, counted in sight, closed in place, and asked aloud."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from answered import hand_in
from core_facilitator.domain.check_ins import CheckIn, Part, Rules, Sheet, Split, State
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.domain.instruments import Wording
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.check_ins_place import CheckInsPlace
from core_facilitator.gui.dialogs.question import Question
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.places import RUN
from core_facilitator.gui.screens.check_ins import CheckInsScreen
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.room_part import RoomPart
from core_facilitator.gui.widgets.run_check_in import RunCheckIn
from core_facilitator.gui.widgets.run_check_in_button import RunCheckInButton
from core_facilitator.room.addresses import Candidate
from core_facilitator.settings import TextScale
from core_facilitator.store.instruments import built_in
from core_facilitator.store.workspace import Workspace
from planner_samples import key
from room import BEAMER, LAPTOP, WALL, ScreensOfTest, opened_menu, stands_beside
from running_day import RunningDay
from workspaces import Clock

Q = Qt.Key

menus = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")  # as a menu asks for
PLACE = "check-ins"


@pytest.fixture
def day(
    bench: Bench, now: Clock, qtbot: QtBot, screens: ScreensOfTest, networks: list[Candidate]
) -> Iterator[RunningDay]:
    """The day in its fourth step, with a second screen and a network."""
    yield RunningDay(bench, now, qtbot).open().until_case_clinic()
    if bench.uses_check_ins:
        bench.check_ins.rest()


@pytest.fixture
def place(bench: Bench) -> CheckInsPlace:
    return bench.check_ins


def prepare(day: RunningDay) -> CheckIn:
    """Prepare a check-in for the block that is on."""
    block, desk = day.now.block, day.bench.check_ins.desk
    assert block is not None
    made = desk.new(key("session"), block.id)
    assert made is not None
    found = desk.find(made)
    assert found is not None
    day.tick()
    return found


def button(day: RunningDay) -> RunCheckInButton:
    found = day.screen.findChild(RunCheckInButton)
    assert found is not None
    return found


def body(day: RunningDay) -> RunCheckIn:
    panel = day.screen.panel
    assert panel is not None
    assert isinstance(panel.body, RunCheckIn)
    return panel.body


def read(widget: QWidget) -> str:
    """All words in sight."""
    parts: list[QLabel | QPushButton] = [*widget.findChildren(QLabel), *widget.findChildren(QPushButton)]
    return "\n".join(one.text() for one in parts if one.isVisible())


def seen(day: RunningDay) -> str:
    room = day.bench.run_place.room
    window = None if room is None else room.window
    return "" if window is None else window.accessibleName()


def answer(workspace: Workspace, day: RunningDay, check_in: CheckIn, times: int) -> None:
    asked = [one.key for one, _scale in check_in.instrument.scaled]
    sheets = (Sheet(values=tuple((one, (2, 4)[person % 2]) for one in asked)) for person in range(times))
    hand_in(workspace.check_ins, check_in.id, sheets)
    day.bench.check_ins.desk.tell_answered()


def look(qtbot: QtBot, day: RunningDay) -> RunCheckIn:
    """Press the key where nothing is prepared: what check-ins are built from comes in meanwhile."""
    day.press(Q.Key_Q)
    qtbot.waitUntil(lambda: body(day).quick_button.isVisible(), timeout=20_000)
    return body(day)


def open_by_key(qtbot: QtBot, day: RunningDay) -> CheckIn:
    day.press(Q.Key_Q)
    day.press(Q.Key_Return)
    place = day.bench.check_ins
    qtbot.waitUntil(lambda: place.room.door is not None, timeout=20_000)
    found = place.desk.open_one()
    assert found is not None
    return found


def test_one_key_shows_what_would_be_opened_and_opens_nothing(
    qtbot: QtBot, day: RunningDay, workspace: Workspace
) -> None:
    prepared = prepare(day)
    who = Split("role", Wording("Your role"), (Part("a", Wording("Teacher")), Part("b", Wording("Principal"))))
    rules = Rules(scores_from=6, splits=(who,))
    assert day.bench.check_ins.desk.keep(replace(prepared, rules=rules), "Change check-in")
    for _time in range(3):
        day.press(Q.Key_Q)
    qtbot.waitUntil(lambda: "Phones will come in by Wi-Fi: 127.0.0.1." in read(body(day)))
    words = read(body(day))
    assert f"{prepared.title} is prepared." in words
    assert (
        f"17 statements, 5 min, for {prepared.expected} people. Results appear from 6 answers, words from 8." in words
    )
    assert "Tells parts of the group apart by: Your role." in words
    assert QApplication.focusWidget() is body(day).open_button
    assert day.screen.run_timer.isVisible()
    assert workspace.check_ins.opened() is None
    day.press(Q.Key_Escape)
    assert day.screen.panel is None
    assert day.bench.here == RUN
    assert workspace.check_ins.opened() is None


def test_a_laptop_in_no_network_says_so_before_it_is_opened(
    qtbot: QtBot, day: RunningDay, networks: list[Candidate]
) -> None:
    networks.clear()
    prepare(day)
    day.press(Q.Key_Q)
    qtbot.waitUntil(lambda: "this laptop is in no network" in read(body(day)))


def test_esc_right_after_the_first_key_closes_what_it_opened_and_stays_in_the_day(
    qtbot: QtBot, day: RunningDay
) -> None:
    assert not day.bench.uses_check_ins
    day.press(Q.Key_Q)
    assert "No check-in is prepared for this block." in read(body(day))
    day.press(Q.Key_Escape)
    assert day.screen.panel is None
    assert day.bench.here == RUN
    qtbot.waitUntil(lambda: day.bench.uses_check_ins, timeout=20_000)
    assert day.screen.panel is None


def test_what_comes_in_meanwhile_has_the_keyboard_at_what_is_likeliest(qtbot: QtBot, day: RunningDay) -> None:
    look(qtbot, day)
    assert QApplication.focusWidget() is body(day).quick_button


def test_enter_opens_what_is_prepared_for_the_block_and_lets_phones_in(qtbot: QtBot, day: RunningDay) -> None:
    prepared = prepare(day)
    assert button(day).isVisible()
    assert button(day).accessibleName() == f"{prepared.title}: Prepared for this block"
    opened = open_by_key(qtbot, day)
    assert opened.id == prepared.id
    door = day.bench.check_ins.room.door
    assert door is not None
    assert f"Phones: {door.address}, code {opened.code[:3]} {opened.code[3:]}" in read(body(day))
    assert day.screen.run_timer.isVisible()
    assert not [one for one in day.bench.findChildren(Question) if one.isVisible()]


def test_the_count_is_in_sight_and_follows(qtbot: QtBot, day: RunningDay, workspace: Workspace) -> None:
    prepare(day)
    opened = open_by_key(qtbot, day)
    day.press(Q.Key_Escape)
    assert button(day).text() == f"{opened.title}: 0 of {opened.expected} in"
    answer(workspace, day, opened, 11)
    assert button(day).text() == f"{opened.title}: 11 of {opened.expected} in"
    assert button(day).accessibleName() == f"{opened.title}: 11 of {opened.expected} are in"
    button(day).set_compact(compact=True)
    assert button(day).text() == f"11 of {opened.expected} in"
    button(day).click()
    assert f"{opened.title}: 11 of {opened.expected} answered" in read(body(day))


def test_a_room_that_sees_the_day_sees_the_way_in_at_once(qtbot: QtBot, day: RunningDay) -> None:
    prepared = prepare(day)
    day.press(Q.Key_R)
    assert seen(day).startswith("Case clinic")
    open_by_key(qtbot, day)
    qtbot.waitUntil(lambda: "then this code" in seen(day))
    assert seen(day).startswith(prepared.title)
    assert body(day).room_button.text() == "Take it from the room"
    body(day).room_button.click()
    assert seen(day).startswith("Case clinic")


def test_the_bar_makes_room_for_it_when_it_comes(
    day: RunningDay, window: MainWindow, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_scale(TextScale.LARGEST)
    window.resize(1440, 868)
    qtbot.waitUntil(lambda: day.screen.width() == window.width())
    prepare(day)
    shown = button(day)
    assert shown.isVisible()
    qtbot.waitUntil(lambda: shown.width() >= shown.sizeHint().width())
    assert day.screen.leave_button.geometry().right() <= day.screen.width()


@menus
def test_its_preview_says_what_is_shown_and_leads_back_to_the_day(qtbot: QtBot, day: RunningDay) -> None:
    prepare(day)
    open_by_key(qtbot, day)
    body(day).room_button.click()
    part = day.screen.findChild(RoomPart)
    assert part is not None
    assert part.layout_button.text() == "Check-in"
    part.layout_button.click()
    menu = part.findChildren(QMenu)[0]
    (again,) = menu.actions()
    assert again.text() == "The page of the day again"
    again.trigger()
    menu.close()
    assert seen(day).startswith("Case clinic")
    assert part.layout_button.text() == "As planned"
    assert body(day).room_button.text() == "Show to the room"


def test_shown_from_the_panel_it_turns_the_room_display_on(qtbot: QtBot, day: RunningDay) -> None:
    prepared = prepare(day)
    open_by_key(qtbot, day)
    assert seen(day) == ""
    body(day).room_button.click()
    assert seen(day).startswith(prepared.title)


@menus
@pytest.mark.parametrize("scale", TextScale)
def test_of_several_screens_one_is_chosen_beside_the_button_that_was_pressed(
    qtbot: QtBot, day: RunningDay, screens: ScreensOfTest, theme: Theme, scale: TextScale
) -> None:
    screens.be(LAPTOP, BEAMER, WALL)
    theme.set_scale(scale)
    day.bench.window().resize(1280, 720)
    aloud = look(qtbot, day).aloud_buttons[-1]
    menu = opened_menu(qtbot, aloud)
    assert stands_beside(menu, aloud)
    menu.close()
    prepare(day)
    open_by_key(qtbot, day)
    menu = opened_menu(qtbot, body(day).room_button)
    assert stands_beside(menu, body(day).room_button)
    menu.close()


def test_closing_is_asked_in_place_and_done_there(qtbot: QtBot, day: RunningDay, workspace: Workspace) -> None:
    prepare(day)
    opened = open_by_key(qtbot, day)
    answer(workspace, day, opened, 12)
    body(day).close_button.click()
    assert f"Close {opened.title}?" in read(body(day))
    assert "12 answered. Answers become counts, and the answer sheets are destroyed." in read(body(day))
    assert body(day).focusProxy() is body(day).no_button
    body(day).no_button.click()
    assert day.bench.check_ins.desk.open_one() is not None
    body(day).close_button.click()
    with qtbot.waitSignal(day.bench.check_ins.desk.closed):
        body(day).yes_button.click()
    screen = day.bench.screen_at(PLACE)
    assert isinstance(screen, CheckInsScreen)
    assert (day.bench.here, screen.shown) == (PLACE, opened.id)
    day.bench.go(RUN)
    assert day.screen.run_timer.isVisible()
    assert not button(day).isVisible()
    body(day).page_button.click()
    assert day.bench.here == PLACE, "and they can be seen again"


def test_who_went_elsewhere_while_it_is_closed_is_left_there(
    qtbot: QtBot, day: RunningDay, workspace: Workspace
) -> None:
    prepare(day)
    answer(workspace, day, open_by_key(qtbot, day), 12)
    QTest.mouseClick(body(day).close_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(day.bench.check_ins.desk.closed):
        QTest.mouseClick(body(day).yes_button, Qt.MouseButton.LeftButton)
        day.bench.go("home")
    assert day.bench.here == "home"


def test_with_too_few_answers_that_is_said_before_it_is_closed_and_one_stays_in_the_day(
    qtbot: QtBot, day: RunningDay, workspace: Workspace
) -> None:
    prepare(day)
    opened = open_by_key(qtbot, day)
    answer(workspace, day, opened, 3)
    body(day).close_button.click()
    assert "3 answered so far. Below 5 there is no result, now or later." in read(body(day))
    assert body(day).yes_button.property("variant") == "danger"
    with qtbot.waitSignal(day.bench.check_ins.desk.closed):
        QTest.mouseClick(body(day).yes_button, Qt.MouseButton.LeftButton)
    assert day.bench.here == RUN, "there are no results to be shown"
    assert f"{opened.title} is closed." in read(body(day))


def test_a_double_click_closes_nothing(qtbot: QtBot, day: RunningDay) -> None:
    prepare(day)
    open_by_key(qtbot, day)
    body(day).close_button.click()
    closed: list[object] = []
    body(day).close_asked.connect(closed.append)
    QTest.mouseDClick(body(day).yes_button, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(body(day).yes_button, Qt.MouseButton.LeftButton)
    assert closed == []
    QTest.mouseClick(body(day).no_button, Qt.MouseButton.LeftButton)
    assert closed == [False]


def test_what_cannot_be_closed_says_why_in_place(
    qtbot: QtBot, day: RunningDay, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    prepare(day)
    open_by_key(qtbot, day)

    def fail(*_args: object) -> None:
        raise WorkspaceError(Fault.DISK_FULL, tmp_path)

    monkeypatch.setattr(workspace.check_ins, "close", fail)
    body(day).close_button.click()
    with qtbot.waitSignal(day.bench.check_ins.desk.not_closed):
        body(day).yes_button.click()
    assert "It is still open, with every answer." in read(body(day))
    assert not [one for one in day.bench.window().findChildren(Question) if one.isVisible()]


def test_where_nothing_is_prepared_the_short_one_is_opened_for_this_block(qtbot: QtBot, day: RunningDay) -> None:
    assert not button(day).isVisible()
    assert "No check-in is prepared for this block." in read(look(qtbot, day))
    assert body(day).quick_button.text() == "Open Quick safety pulse"
    body(day).quick_button.click()
    place = day.bench.check_ins
    qtbot.waitUntil(lambda: place.room.door is not None, timeout=20_000)
    opened = place.desk.open_one()
    assert opened is not None
    assert day.now.block is not None
    assert (opened.instrument.key, opened.block) == ("safety-pulse-4", day.now.block.id)
    assert opened.session == key("session")


def test_one_word_weather_and_fist_to_five_are_asked_aloud_and_store_nothing(
    qtbot: QtBot, day: RunningDay, workspace: Workspace
) -> None:
    look(qtbot, day)
    titles = [one.text() for one in body(day).aloud_buttons]
    assert titles == ["One word", "Inner weather", "Fist to five"]
    body(day).aloud_buttons[1].click()
    assert "Which weather is closest to yours at this moment?" in seen(day)
    assert "Clear, Breezy, Mixed, Cloudy, Fog, Rain, Storm" in seen(day)
    assert "code" not in seen(day)
    assert body(day).aloud_buttons[1].text() == "Take “Inner weather” from the room"
    body(day).aloud_buttons[1].click()
    assert seen(day).startswith("Case clinic")
    assert workspace.check_ins.all() == ()
    assert all("weather" not in draft.text for draft in workspace.drafts.all())


def test_what_is_asked_aloud_goes_with_the_next_block(qtbot: QtBot, day: RunningDay) -> None:
    look(qtbot, day)
    body(day).aloud_buttons[0].click()
    assert seen(day).startswith("One word")
    day.press(Q.Key_Escape)
    day.at(10, 44)
    while day.on == "Case clinic":
        day.go_on()
    assert seen(day).startswith(day.on)


def test_the_other_block_offers_nothing_of_this_one(day: RunningDay) -> None:
    prepared = prepare(day)
    assert button(day).isVisible()
    while day.on == "Case clinic":
        day.go_on()
    assert not button(day).isVisible()
    day.press(Q.Key_Q)
    assert prepared.title not in read(body(day))


def test_one_that_was_left_open_is_counted_as_soon_as_the_day_is_shown(
    qtbot: QtBot, bench: Bench, now: Clock, workspace: Workspace
) -> None:
    made = CheckIn(id=key("check-in"), title="Team pulse", instrument=built_in()[0], expected=18)
    workspace.check_ins.keep(made, "New check-in")
    workspace.check_ins.open(made.id, now().date())
    day = RunningDay(bench, now, qtbot).open()
    assert button(day).text() == "Team pulse: 0 of 18 in"
    qtbot.waitUntil(lambda: bench.uses_check_ins, timeout=20_000)
    assert bench.check_ins.room.door is None, "nobody is let in by that"
    button(day).click()
    assert "Team pulse: 0 of 18 answered" in read(body(day))
    assert body(day).let_in_button.isVisible()


def test_the_button_shows_what_is_prepared_and_opens_nothing_by_itself(
    qtbot: QtBot, bench: Bench, now: Clock, workspace: Workspace
) -> None:
    day = RunningDay(bench, now, qtbot).open().until_case_clinic()
    assert day.now.block is not None
    made = CheckIn(
        id=key("check-in"),
        title="Team pulse",
        instrument=built_in()[0],
        session=key("session"),
        block=day.now.block.id,
    )
    workspace.check_ins.keep(made, "New check-in")
    button(day).click()
    qtbot.waitUntil(lambda: body(day).open_button.isVisible(), timeout=20_000)
    assert "Team pulse is prepared." in read(body(day))
    assert workspace.check_ins.opened() is None
    with qtbot.waitSignal(bench.check_ins.desk.opened):
        QTest.keyClick(body(day).open_button, Q.Key_Return)
    bench.check_ins.rest()


def test_what_was_opened_on_its_own_page_is_counted_here_too(
    qtbot: QtBot, day: RunningDay, place: CheckInsPlace, workspace: Workspace
) -> None:
    made = place.desk.new(None)
    assert made is not None
    with qtbot.waitSignal(place.desk.opened):
        place.desk.open(made)
    day.tick()
    assert button(day).isVisible()
    found = place.desk.open_one()
    assert found is not None
    answer(workspace, day, found, 2)
    assert button(day).text().endswith(": 2 in")


def test_one_that_nobody_can_answer_is_mended_on_its_page_first(day: RunningDay, place: CheckInsPlace) -> None:
    prepared = prepare(day)
    assert place.desk.keep(replace(prepared, ways=frozenset()), "No way")
    day.press(Q.Key_Q)
    assert "Nobody can answer it yet." in read(body(day))
    assert not body(day).open_button.isVisible()
    body(day).page_button.click()
    assert day.bench.here == PLACE


def test_while_the_door_is_shut_phones_can_be_let_in_again(qtbot: QtBot, day: RunningDay) -> None:
    prepare(day)
    open_by_key(qtbot, day)
    place = day.bench.check_ins
    place.room.shut()
    assert body(day).let_in_button.isVisible()
    body(day).let_in_button.click()
    qtbot.waitUntil(lambda: place.room.door is not None, timeout=20_000)
    assert not body(day).let_in_button.isVisible()


def test_answers_that_cannot_be_read_here_lead_to_the_page(qtbot: QtBot, day: RunningDay, workspace: Workspace) -> None:
    prepare(day)
    opened = open_by_key(qtbot, day)
    for file in (workspace.folder / "check-ins").glob("*.key"):
        file.unlink()
    button(day).click()
    assert f"The answers to {opened.title} cannot be read here." in read(body(day))
    assert not body(day).close_button.isVisible()


def test_the_keyboard_does_it_all(qtbot: QtBot, day: RunningDay, workspace: Workspace) -> None:
    prepare(day)
    opened = open_by_key(qtbot, day)
    answer(workspace, day, opened, 6)
    place = day.bench.check_ins
    body(day).close_button.setFocus()
    QTest.keyClick(body(day).close_button, Q.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is body(day).no_button
    body(day).yes_button.setFocus()
    with qtbot.waitSignal(place.desk.closed):
        QTest.keyClick(body(day).yes_button, Q.Key_Return)
    found = place.desk.find(opened.id)
    assert found is not None
    assert found.state is State.CLOSED
