from collections.abc import Iterator
from dataclasses import replace
from threading import Event, get_ident
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core_facilitator.domain.answering import Ticket
from core_facilitator.domain.check_ins import CheckIn, Sheet, Way
from core_facilitator.gui import room_desk
from core_facilitator.gui.bench import CHECK_INS, Bench
from core_facilitator.gui.dialogs.find import Find
from core_facilitator.gui.finding import Finding
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.screens.check_ins import CheckInsScreen
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.work import Work
from core_facilitator.settings import TextScale
from core_facilitator.store.instruments import built_in
from core_facilitator.store.names import Name, Names
from core_facilitator.store.sessions import Sessions
from core_facilitator.store.workspace import Workspace
from desk import opened
from planner_samples import retreat
from room import BEAMER, LAPTOP, ScreensOfTest


def titles(dialog: Find) -> list[str]:
    return [line.title for line in dialog.found_list.lines]


def wait_for(qtbot: QtBot, dialog: Find, first: str) -> None:
    qtbot.waitUntil(lambda: any(title.startswith(first) for title in titles(dialog)[:1]))


def leave(qtbot: QtBot, bench: Bench, dialog: Find) -> None:
    dialog.reject()
    qtbot.waitUntil(lambda: not bench.tools.work.running)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Hold every search on the worker until it is set."""
    held, search = Event(), Names.holding

    def holding(names: Names, typed: str, most: int) -> tuple[Name, ...]:
        held.wait(10)
        return search(names, typed, most)

    monkeypatch.setattr(Names, "holding", holding)
    yield held
    held.set()


def test_ctrl_k_finds_a_block_and_opens_it(qtbot: QtBot, bench: Bench, window: MainWindow) -> None:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    dialog = opened(qtbot, Find)
    QTest.keyClicks(dialog.words_edit, "case clinic")
    wait_for(qtbot, dialog, "Case clinic")
    QTest.keyClick(dialog.words_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bench.here == "agendas")
    assert bench.session_id == retreat().id


def test_names_are_read_once_and_searched_on_the_worker_and_no_session_is_loaded(
    qtbot: QtBot, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[int] = []
    searches: list[int] = []
    loaded: list[object] = []
    read, search = Sessions.names, Names.holding

    def names(sessions: Sessions) -> Names:
        reads.append(get_ident())
        return read(sessions)

    def holding(kept: Names, typed: str, most: int) -> tuple[Name, ...]:
        searches.append(get_ident())
        return search(kept, typed, most)

    monkeypatch.setattr(Sessions, "names", names)
    monkeypatch.setattr(Names, "holding", holding)
    monkeypatch.setattr(Sessions, "get", lambda _sessions, session_id: loaded.append(session_id))
    bench.desk.find()
    dialog = opened(qtbot, Find)
    wait_for(qtbot, dialog, "Fall Leadership Retreat")
    QTest.keyClicks(dialog.words_edit, "noor")
    wait_for(qtbot, dialog, "Noor Castellanos")
    assert len(reads) == 1
    assert len(searches) >= 2
    assert get_ident() not in {*reads, *searches}
    assert loaded == []
    leave(qtbot, bench, dialog)


def test_an_answer_to_earlier_words_is_not_given(qtbot: QtBot, work: Work, workspace: Workspace, gate: Event) -> None:
    answers: list[tuple[str, str]] = []
    finding = Finding(work, workspace.sessions)
    finding.found.connect(lambda words, names: answers.append((words, names[0].title)))
    for words in ("w", "wi", "noor"):
        finding.look_for(words)
    gate.set()
    qtbot.waitUntil(lambda: not work.running)
    assert answers == [("noor", "Noor Castellanos")]


def test_enter_pressed_before_the_answer_opens_what_was_typed(
    qtbot: QtBot, bench: Bench, workspace: Workspace, gate: Event
) -> None:
    other = replace(retreat(), id=retreat().days[0].id, title="Winter day", days=())
    workspace.sessions.add(other)
    bench.desk.find()
    dialog = opened(qtbot, Find)
    QTest.keyClicks(dialog.words_edit, "winter")
    QTest.keyClick(dialog.words_edit, Qt.Key.Key_Return)
    assert dialog.isVisible()
    gate.set()
    qtbot.waitUntil(lambda: bench.session_id == other.id)


def test_a_second_find_answers_while_the_first_one_still_reads(qtbot: QtBot, bench: Bench, gate: Event) -> None:
    bench.desk.find()
    dialog = opened(qtbot, Find)
    dialog.reject()
    qtbot.waitUntil(lambda: "find" not in bench.tools.work.running)
    bench.desk.find()
    again = opened(qtbot, Find)
    gate.set()
    wait_for(qtbot, again, "Fall Leadership Retreat")
    leave(qtbot, bench, again)


def test_arrows_choose_while_the_words_keep_the_focus(qtbot: QtBot, bench: Bench) -> None:
    bench.desk.find()
    dialog = opened(qtbot, Find)
    wait_for(qtbot, dialog, "Fall Leadership Retreat")
    first = dialog.found_list.current
    QTest.keyClick(dialog.words_edit, Qt.Key.Key_Down)
    assert dialog.found_list.current != first
    QTest.keyClick(dialog.words_edit, Qt.Key.Key_Up)
    assert dialog.found_list.current == first
    leave(qtbot, bench, dialog)


def test_words_that_are_nowhere_are_said_to_be(qtbot: QtBot, bench: Bench) -> None:
    bench.desk.find()
    dialog = opened(qtbot, Find)
    QTest.keyClicks(dialog.words_edit, "zzz")
    qtbot.waitUntil(dialog.nothing_label.isVisible)
    assert dialog.nothing_label.text().startswith("Nothing holds these words.")
    QTest.keyClick(dialog.words_edit, Qt.Key.Key_Return)
    assert dialog.isVisible()
    leave(qtbot, bench, dialog)


@pytest.mark.parametrize("scale", [TextScale.STANDARD, TextScale.LARGEST])
def test_that_nothing_was_found_stands_right_below_the_words(
    qtbot: QtBot, bench: Bench, theme: Theme, scale: TextScale
) -> None:
    theme.set_scale(scale)
    bench.desk.find()
    dialog = opened(qtbot, Find)
    QTest.keyClicks(dialog.words_edit, "zzz")
    qtbot.waitUntil(dialog.nothing_label.isVisible)
    below = dialog.words_edit.geometry().bottom()
    qtbot.waitUntil(lambda: 0 < dialog.nothing_label.geometry().top() - below < 20)
    assert dialog.nothing_label.alignment() & Qt.AlignmentFlag.AlignTop
    dialog.words_edit.clear()
    wait_for(qtbot, dialog, "Fall Leadership Retreat")
    assert not dialog.nothing_label.isVisible()
    assert dialog.hint_label.isVisible()
    qtbot.waitUntil(lambda: dialog.hint_label.geometry().top() - dialog.found_list.geometry().bottom() < 20)
    leave(qtbot, bench, dialog)


# Check-ins


def find(qtbot: QtBot, bench: Bench, window: MainWindow, words: str, first: str) -> Find:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    dialog = opened(qtbot, Find)
    QTest.keyClicks(dialog.words_edit, words)
    wait_for(qtbot, dialog, first)
    return dialog


def chosen(qtbot: QtBot, bench: Bench, window: MainWindow, words: str, first: str) -> CheckInsScreen:
    """Find something by its words, and press Enter; return the screen that it leads to."""
    QTest.keyClick(find(qtbot, bench, window, words, first).words_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bench.here == CHECK_INS and not bench.tools.work.running, timeout=20_000)
    screen = bench.screen_at(CHECK_INS)
    assert isinstance(screen, CheckInsScreen)
    return screen


def test_a_new_check_in_is_begun_from_anywhere(
    qtbot: QtBot, bench: Bench, window: MainWindow, workspace: Workspace
) -> None:
    screen = chosen(qtbot, bench, window, "new check", "New check-in")
    (made,) = workspace.check_ins.all()
    assert screen.shown == made.id


def test_a_check_in_is_found_by_its_title_and_opened(
    qtbot: QtBot, bench: Bench, window: MainWindow, workspace: Workspace
) -> None:
    made = CheckIn(id=uuid4(), title="Harbor weather", instrument=built_in()[0])
    workspace.check_ins.keep(made, "New check-in")
    assert chosen(qtbot, bench, window, "harbor", "Harbor weather").shown == made.id


def test_all_check_ins_are_one_enter_away(qtbot: QtBot, bench: Bench, window: MainWindow) -> None:
    assert chosen(qtbot, bench, window, "all check", "All check-ins").shown is None


def test_the_open_check_in_and_then_its_results_are_shown_to_the_room(
    qtbot: QtBot, bench: Bench, window: MainWindow, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    screens = ScreensOfTest(LAPTOP, BEAMER)
    monkeypatch.setattr(room_desk, "RoomScreens", lambda _parent: screens)
    made = CheckIn(id=uuid4(), title="Harbor weather", instrument=built_in()[0], ways=frozenset({Way.PAPER}))
    workspace.check_ins.keep(made, "New check-in")
    today = bench.tools.now().date()
    workspace.check_ins.open(made.id, today)
    chosen(qtbot, bench, window, "show harbor", "Show Harbor weather to the room")
    display = bench.check_ins.display
    assert display.open_shown == made.id
    for person in range(8):
        ticket = workspace.check_ins.ticket(made.id)
        assert isinstance(ticket, Ticket)
        values = tuple((one.key, (2, 4)[person % 2]) for one, _scale in made.instrument.scaled)
        workspace.check_ins.answer(made.id, ticket, Sheet(values=values))
    with qtbot.waitSignal(bench.check_ins.desk.closed):
        bench.check_ins.desk.close_now(made.id)
    chosen(qtbot, bench, window, "show results", "Show results of Harbor weather to the room")
    assert display.shown == made.id
    assert display.open_shown is None


def test_where_nothing_can_be_written_no_check_in_is_begun(
    qtbot: QtBot, bench: Bench, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Workspace, "read_only", True)
    dialog = find(qtbot, bench, window, "all check", "All check-ins")
    dialog.words_edit.setText("check-in")
    qtbot.waitUntil(lambda: "All check-ins" in titles(dialog))
    assert "New check-in" not in titles(dialog)
    leave(qtbot, bench, dialog)
