from collections.abc import Iterator
from dataclasses import replace
from threading import Event, get_ident

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core_facilitator.gui.bench import Bench
from core_facilitator.gui.dialogs.find import Find
from core_facilitator.gui.finding import Finding
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.work import Work
from core_facilitator.settings import TextScale
from core_facilitator.store.names import Name, Names
from core_facilitator.store.sessions import Sessions
from core_facilitator.store.workspace import Workspace
from desk import opened
from planner_samples import retreat


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
