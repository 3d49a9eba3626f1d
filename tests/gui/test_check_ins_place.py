"""The place of the check-ins: what a facilitator does there, from a new one to its results."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from threading import Thread
from uuid import UUID

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from answered import HERE, hand_in
from check_ins_shown import check_ins_screen
from core_facilitator.domain.answering import Ticket
from core_facilitator.domain.check_ins import CheckIn, Sheet, State
from core_facilitator.domain.instruments import Scaling
from core_facilitator.domain.timing import time_day
from core_facilitator.gui import check_in_room
from core_facilitator.gui.bench import CHECK_INS, Bench
from core_facilitator.gui.check_ins_pages import CheckInsPages
from core_facilitator.gui.check_ins_place import CheckInsPlace
from core_facilitator.gui.dialogs.check_in_papers import CheckInPapers
from core_facilitator.gui.dialogs.check_in_tally import CheckInTally
from core_facilitator.gui.dialogs.question import Question
from core_facilitator.gui.kiosk_window import KioskWindow
from core_facilitator.gui.screens.check_ins import CheckInsScreen
from core_facilitator.room.addresses import Candidate, Kind
from core_facilitator.store.workspace import Workspace
from desk import opened
from workspaces import Clock

ELSEWHERE = Candidate("127.0.0.2", Kind.WIFI)


@pytest.fixture
def place(bench: Bench, networks: list[Candidate]) -> Iterator[CheckInsPlace]:
    yield bench.check_ins
    if isValid(bench):  # another one may be shown by now
        bench.check_ins.rest()


@pytest.fixture
def screen(qtbot: QtBot, bench: Bench, place: CheckInsPlace) -> CheckInsScreen:
    return check_ins_screen(qtbot, bench)


@pytest.fixture
def pages(screen: CheckInsScreen, place: CheckInsPlace) -> CheckInsPages:
    assert place.pages is not None
    return place.pages


@pytest.fixture
def prepared(screen: CheckInsScreen, place: CheckInsPlace) -> CheckIn:
    screen.list_page.new_button.click()
    return only(place)


@pytest.fixture
def open_one(qtbot: QtBot, screen: CheckInsScreen, place: CheckInsPlace, prepared: CheckIn) -> CheckIn:
    """A check-in that is open, its door too."""
    screen.prepare_page.open_button.click()
    qtbot.waitUntil(lambda: place.room.door is not None)
    return only(place)


def handed_over(place: CheckInsPlace) -> bool:
    return place.handed_over


def door(place: CheckInsPlace) -> check_in_room.Door | None:
    return place.room.door


def only(place: CheckInsPlace) -> CheckIn:
    (found,) = place.desk.all()
    return found


def read(screen: QWidget) -> str:
    """All words in sight."""
    labels = [one.text() for one in screen.findChildren(QLabel) if one.isVisible()]
    return "\n".join(labels + [one.text() for one in screen.findChildren(QPushButton) if one.isVisible()])


def low_at(*groups: str) -> Callable[[CheckIn, int], Sheet]:
    """Return how people answer who agree with all but the statements of these groups."""

    def sheet(check_in: CheckIn, person: int) -> Sheet:
        values = []
        for statement, scale in check_in.instrument.scaled:
            good = statement.group not in groups
            high, low = (1, 2) if statement.reverse else (5, 4)
            bad = (5, 4) if statement.reverse else (1, 2)
            values.append((statement.key, (high, low)[person % 2] if good else bad[person % 2]))
            assert scale.scaling is Scaling.AGREEMENT
        return Sheet(values=tuple(values))

    return sheet


def answer(workspace: Workspace, key: UUID, times: int, *low: str) -> None:
    check_in, sheet = workspace.check_ins.get(key), low_at(*low)
    hand_in(workspace.check_ins, key, (sheet(check_in, person) for person in range(times)))


def close(qtbot: QtBot, screen: CheckInsScreen, place: CheckInsPlace) -> None:
    screen.open_page.end_button.click()
    with qtbot.waitSignal(place.desk.closed):
        opened(qtbot, Question).yes_button.click()
    qtbot.waitUntil(lambda: screen.pages.currentWidget() is screen.closed_page)


@pytest.fixture
def closed(
    qtbot: QtBot, screen: CheckInsScreen, place: CheckInsPlace, open_one: CheckIn, workspace: Workspace, bench: Bench
) -> CheckIn:
    """A check-in that was closed, its lowest stage that of challengers."""
    bench.cards.load()
    qtbot.waitUntil(lambda: bench.cards.library is not None, timeout=20_000)
    answer(workspace, open_one.id, 12, "challenger")
    close(qtbot, screen, place)
    return only(place)


def test_a_new_one_is_for_the_session_that_is_meant_now(
    prepared: CheckIn, screen: CheckInsScreen, bench: Bench
) -> None:
    assert prepared.session == bench.session_id
    assert screen.pages.currentWidget() is screen.prepare_page


def test_opening_one_lets_phones_in_and_closing_shuts_them_out(
    qtbot: QtBot, screen: CheckInsScreen, place: CheckInsPlace, open_one: CheckIn, workspace: Workspace
) -> None:
    assert place.room.door is not None
    assert place.room.door.address.startswith("127.0.0.1:")
    assert place.room.door.address in read(screen)
    assert not screen.open_page.let_in_button.isVisible()
    answer(workspace, open_one.id, 6)
    close(qtbot, screen, place)
    assert door(place) is None
    assert only(place).state is State.CLOSED


def test_one_without_phones_opens_no_door(
    qtbot: QtBot, screen: CheckInsScreen, place: CheckInsPlace, prepared: CheckIn
) -> None:
    screen.prepare_page.phone_box.click()
    with qtbot.waitSignal(place.desk.opened):
        screen.prepare_page.open_button.click()
    assert not place.room.opening
    assert not screen.open_page.phones_panel.isVisible()


def test_paper_is_counted_in(qtbot: QtBot, screen: CheckInsScreen, place: CheckInsPlace, open_one: CheckIn) -> None:
    screen.open_page.tally_button.click()
    dialog = opened(qtbot, CheckInTally)
    dialog.sheets_spin.setValue(7)
    for grid in dialog.grids:
        for line in grid.fields.values():
            line[3].setText("7")
    dialog.yes_button.click()
    with qtbot.waitSignal(place.desk.answered):
        dialog.yes_button.click()
    assert place.desk.count(open_one.id) == 7
    assert f"7 of {open_one.expected} answers so far" in read(screen)


def test_the_laptop_is_passed_around_and_comes_back_with_its_count(
    qtbot: QtBot, screen: CheckInsScreen, place: CheckInsPlace, open_one: CheckIn, workspace: Workspace
) -> None:
    screen.open_page.kiosk_button.click()
    asked = opened(qtbot, Question)
    assert "passphrase" not in read(asked), "the sample has none"
    QTest.keyClicks(asked.field_edit, "otter")
    asked.yes_button.click()
    kiosk = opened(qtbot, KioskWindow)
    assert handed_over(place)
    answer(workspace, open_one.id, 1)
    kiosk.key_typed.emit("a wrong word")
    qtbot.waitUntil(lambda: "neither the word" in kiosk.wrong_label.text())
    kiosk.key_typed.emit("otter")
    qtbot.waitUntil(screen.isVisible)
    assert not handed_over(place)
    assert f"1 of {open_one.expected} answers so far" in read(screen)


def test_results_name_the_lowest_stage_and_what_fits_the_agenda(
    screen: CheckInsScreen, pages: CheckInsPages, closed: CheckIn, bench: Bench
) -> None:
    words = read(screen)
    assert closed.title in words
    assert "For the Challenger stage" in words
    cards = pages.results.widget.stage_cards
    assert cards is not None
    names = {bench.cards.get(key) for key in cards.add_buttons}
    assert any(card is not None and card.phase == "Challenger Safety" for card in names)


def test_a_card_is_added_to_the_agenda_in_one_step_and_says_where_it_stands(
    screen: CheckInsScreen, pages: CheckInsPages, closed: CheckIn, workspace: Workspace
) -> None:
    cards = pages.results.widget.stage_cards
    assert cards is not None
    assert closed.session is not None
    before = workspace.sessions.get(closed.session)
    key, button = next(iter(cards.add_buttons.items()))
    button.click()
    added = [
        block.card for day in workspace.sessions.get(closed.session).days for block in day.blocks if block.card == key
    ]
    assert added == [key]
    assert "In agenda" in read(screen)
    workspace.database.undo()
    assert workspace.sessions.get(closed.session) == before
    assert "In agenda" not in read(screen)


def test_a_card_goes_where_it_was_said_to_and_not_past_the_days_end(
    screen: CheckInsScreen, pages: CheckInsPages, closed: CheckIn, workspace: Workspace
) -> None:
    assert closed.session is not None
    assert "They fit the next gap: " in read(screen)
    before = workspace.sessions.get(closed.session)
    cards = pages.results.widget.stage_cards
    assert cards is not None
    next(iter(cards.add_buttons.values())).click()
    days = list(zip(before.days, workspace.sessions.get(closed.session).days, strict=True))
    (changed,) = (after for day, after in days if day != after)
    assert time_day(changed).slack >= 0


def test_a_card_whose_gap_has_passed_is_offered_anew_and_not_added(
    screen: CheckInsScreen, pages: CheckInsPages, closed: CheckIn, workspace: Workspace, now: Clock
) -> None:
    assert closed.session is not None
    before = workspace.sessions.get(closed.session)
    cards = pages.results.widget.stage_cards
    assert cards is not None
    now.now = now.now + timedelta(days=90)
    next(iter(cards.add_buttons.values())).click()
    assert workspace.sessions.get(closed.session) == before
    assert "All days are over. “Add” puts one at the end of " in read(screen)


def test_a_card_is_read_whole_in_the_library(pages: CheckInsPages, closed: CheckIn, bench: Bench) -> None:
    cards = pages.results.widget.stage_cards
    assert cards is not None
    next(iter(cards.read_buttons.values())).click()
    assert bench.here == "library"


def test_below_the_minimum_there_is_a_state_and_no_number(
    qtbot: QtBot, screen: CheckInsScreen, place: CheckInsPlace, open_one: CheckIn, workspace: Workspace
) -> None:
    answer(workspace, open_one.id, 3)
    close(qtbot, screen, place)
    assert "3 answers. Results stay hidden below 5." in read(screen)
    assert "For the" not in read(screen)


def test_a_closed_one_is_removed_without_a_question_and_comes_back(
    screen: CheckInsScreen, pages: CheckInsPages, place: CheckInsPlace, closed: CheckIn, bench: Bench
) -> None:
    before = place.desk.results(closed.id)
    pages.results.widget.remove_button.click()
    assert place.desk.all() == ()
    assert f"{closed.title} was removed, with its results." in bench.notices.said
    bench.go("home")
    assert bench.notices.banner("check-in removed") is not None, "to look elsewhere takes no offer away"
    banner = bench.notices.banner("check-in removed")
    assert banner is not None
    banner.action_button.click()
    assert place.desk.results(closed.id) == before
    assert bench.notices.said == ""


def test_once_undo_brought_it_back_nothing_says_that_it_was_removed(
    pages: CheckInsPages, place: CheckInsPlace, closed: CheckIn, bench: Bench
) -> None:
    pages.results.widget.remove_button.click()
    assert bench.notices.banner("check-in removed") is not None
    bench.commands.by_name["undo"].trigger()
    assert place.desk.find(closed.id) is not None
    assert bench.notices.banner("check-in removed") is None
    assert bench.notices.said == ""


def test_once_something_else_was_done_the_way_back_is_that_of_undo(
    pages: CheckInsPages, place: CheckInsPlace, closed: CheckIn, bench: Bench
) -> None:
    pages.results.widget.remove_button.click()
    assert place.desk.new(None) is not None
    assert bench.notices.said == ""


def test_results_are_printed_without_what_people_wrote_unless_it_is_ticked(
    qtbot: QtBot, pages: CheckInsPages, closed: CheckIn
) -> None:
    pages.results.widget.export_button.click()
    dialog = opened(qtbot, CheckInPapers)
    qtbot.waitUntil(lambda: dialog.out.result.pages > 0, timeout=20_000)
    assert not dialog.what_combo.isVisible()
    assert not dialog.words_check.isVisible(), "nobody wrote anything"
    assert not dialog.words_label.isVisible()
    dialog.reject()


def test_what_people_wrote_is_printed_once_it_is_ticked(
    qtbot: QtBot,
    screen: CheckInsScreen,
    pages: CheckInsPages,
    place: CheckInsPlace,
    open_one: CheckIn,
    workspace: Workspace,
) -> None:
    statement = next(one for one in open_one.instrument.statements if not one.scale)
    for _person in range(9):
        ticket = workspace.check_ins.ticket(open_one.id)
        assert isinstance(ticket, Ticket)
        workspace.check_ins.answer(open_one.id, ticket, Sheet(words=((statement.key, "More time to think."),)))
    close(qtbot, screen, place)
    pages.results.widget.export_button.click()
    dialog = opened(qtbot, CheckInPapers)
    qtbot.waitUntil(lambda: dialog.out.result.pages > 0, timeout=20_000)
    without = dialog.out.result.data
    assert dialog.words_label.isVisible()
    assert "recognized by how they write" in dialog.words_label.text()
    assert "because 8 or more answered: print them only for the group that wrote them" in dialog.words_label.text()
    dialog.words_check.click()
    qtbot.waitUntil(lambda: dialog.out.result.data != without, timeout=20_000)
    dialog.reject()


def test_an_answer_by_phone_is_told_to_the_window_on_its_own_thread(
    qtbot: QtBot, screen: CheckInsScreen, place: CheckInsPlace, open_one: CheckIn, workspace: Workspace
) -> None:
    answer(workspace, open_one.id, 1)
    with qtbot.waitSignal(place.desk.answered):
        Thread(target=place.room._tell).start()  # as the server does, which knows nothing of Qt
    assert f"1 of {open_one.expected} answers so far" in read(screen)


def test_counts_are_saved_as_rows_for_a_spreadsheet(
    qtbot: QtBot, pages: CheckInsPages, closed: CheckIn, documents: Path
) -> None:
    pages.results.widget.export_button.click()
    dialog = opened(qtbot, CheckInPapers)
    row = dialog.choices.format_combo.findData("csv")
    dialog.choices.format_combo.setCurrentIndex(row)
    dialog.choices.format_combo.activated.emit(row)
    assert dialog.words_label.text() == "A CSV file has the numbers only, and no words."
    assert not dialog.words_check.isEnabled()
    assert dialog.out.pages.preview_label.text() == "CSV has the counts as rows instead of these pages."
    dialog.out.save_button.click()
    qtbot.waitUntil(lambda: any(documents.iterdir()), timeout=20_000)
    qtbot.waitUntil(dialog.out.open_button.isVisible, timeout=20_000)
    (file,) = documents.iterdir()
    lines = file.read_text("utf-8-sig").splitlines()
    assert file.suffix == ".csv"
    assert len(lines) > len(closed.instrument.chosen)
    assert closed.instrument.statements[0].text.text in lines[1]
    dialog.reject()


def test_forms_come_in_two_languages_with_the_sheet_to_count_them(
    qtbot: QtBot, screen: CheckInsScreen, open_one: CheckIn
) -> None:
    screen.open_page.paper_button.click()
    dialog = opened(qtbot, CheckInPapers)
    labels = [dialog.what_combo.itemText(row) for row in range(dialog.what_combo.count())]
    assert labels == [
        "Forms in English",
        "Forms in Spanish",
        "Sheet to count them on",
        "Way in for phones, in English",
        "Way in for phones, in Spanish",
    ]
    for row in range(len(labels)):
        dialog.what_combo.setCurrentIndex(row)
        with qtbot.waitSignal(dialog.out.counted, timeout=20_000):
            dialog.what_combo.activated.emit(row)
        assert dialog.out.result.pages > 0
    dialog.reject()


def test_another_network_shuts_the_door_and_says_so_and_the_code_stays(
    qtbot: QtBot,
    screen: CheckInsScreen,
    place: CheckInsPlace,
    open_one: CheckIn,
    networks: list[Candidate],
    bench: Bench,
) -> None:
    networks[:] = [ELSEWHERE]
    bench.go("home")
    with qtbot.waitSignal(place.room.lost):
        place.room.look_around()
    assert door(place) is None
    assert "Phones cannot reach the check-in anymore." in bench.notices.said
    banner = bench.notices.banner("check-in door")
    assert banner is not None
    banner.action_button.click()
    assert "The laptop is in another network now" in read(screen)
    screen.open_page.let_in_button.click()
    qtbot.waitUntil(lambda: door(place) is not None)
    assert ELSEWHERE.address in screen.open_page.address_label.text()
    assert only(place).code == open_one.code


def test_the_same_network_leaves_the_door_open(
    qtbot: QtBot, place: CheckInsPlace, open_one: CheckIn, bench: Bench
) -> None:
    before = door(place)
    with qtbot.waitSignal(bench.tools.work.ended, check_params_cb=lambda name: name == check_in_room.LOOKING):
        place.room.look_around()
    assert door(place) is before


def test_without_a_network_one_reads_what_to_do(
    qtbot: QtBot, screen: CheckInsScreen, place: CheckInsPlace, prepared: CheckIn, networks: list[Candidate]
) -> None:
    networks.clear()
    screen.prepare_page.open_button.click()
    qtbot.waitUntil(lambda: "This laptop is in no network." in read(screen))
    networks.append(HERE)
    screen.open_page.let_in_button.click()
    qtbot.waitUntil(lambda: door(place) is not None)
    assert "This laptop is in no network." not in read(screen)


def test_an_address_that_is_not_the_laptop_s_is_refused_in_plain_words(
    qtbot: QtBot, screen: CheckInsScreen, prepared: CheckIn, networks: list[Candidate]
) -> None:
    networks[:] = [Candidate("192.0.2.1", Kind.OTHER)]
    screen.prepare_page.open_button.click()
    qtbot.waitUntil(lambda: "This network does not let the laptop be reached." in read(screen))


def test_another_network_is_chosen_and_the_door_moves(
    qtbot: QtBot, screen: CheckInsScreen, place: CheckInsPlace, prepared: CheckIn, networks: list[Candidate]
) -> None:
    networks.append(ELSEWHERE)
    screen.prepare_page.open_button.click()
    qtbot.waitUntil(lambda: door(place) is not None)
    combo = screen.open_page.address_combo
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    qtbot.waitUntil(lambda: screen.open_page.address_label.text().startswith(ELSEWHERE.address))


def test_a_door_that_nobody_wants_anymore_does_not_stay_open(
    qtbot: QtBot, place: CheckInsPlace, screen: CheckInsScreen, prepared: CheckIn, bench: Bench
) -> None:
    with qtbot.waitSignal(place.desk.opened):
        screen.prepare_page.open_button.click()
    place.room.shut()
    qtbot.waitUntil(lambda: not bench.tools.work.running)
    assert door(place) is None
    assert not place.room.reached


def test_what_was_left_open_is_said_at_the_next_start_and_no_phone_gets_in(
    qtbot: QtBot,
    workspace: Workspace,
    bench_of: Callable[[Workspace], Bench],
    place: CheckInsPlace,
    open_one: CheckIn,
    networks: list[Candidate],
) -> None:
    place.rest()
    answer(workspace, open_one.id, 2)
    again = bench_of(workspace)
    assert again.notices.said == f"{open_one.title} is still open. 2 answers so far."
    banner = again.notices.banner("check-in still open")
    assert banner is not None
    banner.action_button.click()
    qtbot.waitUntil(lambda: again.here == CHECK_INS)
    screen = again.screen_at(CHECK_INS)
    assert isinstance(screen, CheckInsScreen)
    assert door(again.check_ins) is None
    assert again.notices.said == ""
    assert "Phones are not let in now." in read(screen)
    screen.open_page.let_in_button.click()
    qtbot.waitUntil(lambda: door(again.check_ins) is not None)
    assert screen.open_page.code_label.text().replace(" ", "") == open_one.code
    again.check_ins.rest()


def test_in_a_workspace_for_reading_only_results_are_seen_and_nothing_is_opened(
    workspace: Workspace, bench_of: Callable[[Workspace], Bench], closed: CheckIn
) -> None:
    workspace.database.read_only = True
    reading = bench_of(workspace)
    reading.check_ins.show(closed.id)
    screen = reading.screen_at(CHECK_INS)
    assert isinstance(screen, CheckInsScreen)
    assert closed.title in read(screen)
    assert reading.check_ins.pages is not None
    shown = reading.check_ins.pages.results.widget
    assert not shown.remove_button.isVisible()
    assert shown.export_button.isVisible()
    screen.show_list()
    assert not screen.list_page.new_button.isEnabled()


def test_an_open_one_in_a_workspace_for_reading_only_is_left_alone(
    workspace: Workspace, bench_of: Callable[[Workspace], Bench], place: CheckInsPlace, open_one: CheckIn
) -> None:
    place.rest()
    workspace.database.read_only = True
    reading = bench_of(workspace)
    reading.check_ins.show(open_one.id)
    screen = reading.screen_at(CHECK_INS)
    assert isinstance(screen, CheckInsScreen)
    page = screen.open_page
    assert not page.phones_panel.isVisible()
    assert not any(one.isVisible() for one in (page.kiosk_button, page.tally_button))
    assert not page.end_button.isEnabled()
    reading.check_ins.let_phones_in(open_one)
    assert not reading.check_ins.room.opening


def test_one_that_ended_without_its_key_says_so(
    qtbot: QtBot, screen: CheckInsScreen, place: CheckInsPlace, open_one: CheckIn, workspace: Workspace
) -> None:
    for file in workspace.folder.rglob(f"{open_one.id}*"):
        file.unlink()
    screen.show_check_in(open_one.id)
    close(qtbot, screen, place)
    assert "It ended without results." in read(screen)


def test_what_changes_elsewhere_is_read_when_it_is_seen_again(
    screen: CheckInsScreen, place: CheckInsPlace, bench: Bench
) -> None:
    bench.go("home")
    assert place.desk.new(None) is not None
    assert screen.list_page.prepared_list.lines == ()
    bench.go(CHECK_INS)
    assert len(screen.list_page.prepared_list.lines) == 1
