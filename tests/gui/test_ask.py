import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from core_facilitator.gui.dialogs.question import Question
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.focus_ring import FocusRing
from core_facilitator.gui.widgets.ring import Ring
from core_facilitator.gui.widgets.scrim import Scrim
from desk import button, opened


def _ask(tools: Tools, answers: list[object], *, danger: bool) -> None:
    async def flow() -> None:
        answers.append(
            await tools.ask.confirm(
                "Erase Callum’s record?", "Three notes go.", yes="Erase record", no="Keep record", danger=danger
            )
        )

    tools.work.start("ask", flow)


@pytest.mark.parametrize(("words", "answer"), [("Erase record", True), ("Keep record", False)])
def test_each_button_is_named_for_what_it_does(qtbot: QtBot, tools: Tools, words: str, answer: bool) -> None:
    answers: list[object] = []
    _ask(tools, answers, danger=True)
    QTest.mouseClick(button(opened(qtbot, Question), words), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: answers == [answer])


def test_enter_never_triggers_the_dangerous_answer(qtbot: QtBot, tools: Tools) -> None:
    answers: list[object] = []
    _ask(tools, answers, danger=True)
    QTest.keyClick(opened(qtbot, Question), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: answers == [False])


def test_enter_says_yes_where_nothing_is_lost(qtbot: QtBot, tools: Tools) -> None:
    answers: list[object] = []
    _ask(tools, answers, danger=False)
    QTest.keyClick(opened(qtbot, Question), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: answers == [True])


def test_escape_keeps_everything(qtbot: QtBot, tools: Tools) -> None:
    answers: list[object] = []
    _ask(tools, answers, danger=False)
    QTest.keyClick(opened(qtbot, Question), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: answers == [False])


def test_a_line_is_asked_for_and_comes_back_without_spaces_around_it(qtbot: QtBot, tools: Tools) -> None:
    answers: list[str | None] = []

    async def flow() -> None:
        answers.append(await tools.ask.text("Rename the day", "Title", yes="Rename", no="Cancel", value="Day 1"))

    tools.work.start("ask", flow)
    dialog = opened(qtbot, Question)
    assert dialog.field_edit.selectedText() == "Day 1"
    QTest.keyClick(dialog.field_edit, Qt.Key.Key_Backspace)
    assert not dialog.yes_button.isEnabled()
    QTest.keyClicks(dialog.field_edit, "  Noticing ")
    dialog.yes_button.click()
    qtbot.waitUntil(lambda: answers == ["Noticing"])


def test_leaving_a_question_gives_no_line(qtbot: QtBot, tools: Tools) -> None:
    answers: list[str | None] = []

    async def flow() -> None:
        answers.append(await tools.ask.text("Rename the day", "Title", yes="Rename", no="Cancel", value="Day 1"))

    tools.work.start("ask", flow)
    opened(qtbot, Question).reject()
    qtbot.waitUntil(lambda: answers == [None])


def test_words_of_users_are_shown_as_they_were_typed(qtbot: QtBot, tools: Tools) -> None:
    async def flow() -> None:
        await tools.ask.tell("<b>Title</b>", "<img src=x> & more", close="Close")

    tools.work.start("ask", flow)
    dialog = opened(qtbot, Question)
    assert dialog.title_label.textFormat() is Qt.TextFormat.PlainText
    assert dialog.text_label.textFormat() is Qt.TextFormat.PlainText
    dialog.accept()
    qtbot.waitUntil(lambda: not tools.work.running)


def test_the_ring_stands_around_what_the_keyboard_talks_to(
    qtbot: QtBot, qapp: QApplication, theme: Theme, window: MainWindow
) -> None:
    ring = FocusRing(qapp, theme)
    first, second = QPushButton("Prepare", window), QPushButton("Print", window)
    first.setGeometry(100, 100, 120, 40)
    second.setGeometry(300, 100, 120, 40)
    for one in (first, second):
        one.show()
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    focused = qapp.focusWidget()
    assert focused in (first, second)
    assert ring.around is focused
    (drawn,) = window.findChildren(Ring)
    assert drawn.isVisible()
    assert drawn.geometry() == focused.geometry().adjusted(-4, -4, 4, 4)
    ring.rest()


def test_the_ring_goes_with_the_dialog_that_it_stood_in_and_another_one_comes(
    qtbot: QtBot, qapp: QApplication, theme: Theme, tools: Tools, window: MainWindow
) -> None:
    ring = FocusRing(qapp, theme)
    answers: list[object] = []
    for _ in range(2):
        _ask(tools, answers, danger=False)
        dialog = opened(qtbot, Question)
        focused = qapp.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert ring.around is qapp.focusWidget()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda gone=dialog: not isValid(gone))  # type: ignore[misc] # -- a default binds the loop's dialog
        assert ring.around is None
    assert answers == [False, False]
    ring.rest()


def test_the_window_is_dimmed_while_a_dialog_waits_in_front_of_it(
    qtbot: QtBot, tools: Tools, window: MainWindow
) -> None:
    window.show()
    plain = window.grab().toImage()
    answers: list[object] = []
    _ask(tools, answers, danger=False)
    dialog = opened(qtbot, Question)
    window.resize(window.width() + 40, window.height())
    scrim = window.findChild(Scrim)
    assert scrim is not None
    qtbot.waitUntil(lambda: scrim.geometry() == window.rect())
    assert scrim.isVisible()
    dimmed = window.grab().toImage()
    for spot in (QPoint(20, 20), QPoint(plain.width() // 2, plain.height() // 2)):
        assert dimmed.pixelColor(spot).lightness() < plain.pixelColor(spot).lightness()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: answers == [False])
    assert not scrim.isVisible()


def test_the_window_stays_dimmed_until_the_last_of_two_dialogs_is_closed(tools: Tools, window: MainWindow) -> None:
    window.show()
    scrim = Scrim(window)
    scrim.enter()
    scrim.enter()
    scrim.leave()
    assert scrim.isVisible()
    scrim.leave()
    assert not scrim.isVisible()


def test_a_click_that_also_activates_answers_once(qtbot: QtBot, tools: Tools) -> None:
    answers: list[object] = []
    failed: list[object] = []
    tools.work.failed.connect(failed.append)
    _ask(tools, answers, danger=False)
    dialog = opened(qtbot, Question)
    dialog.finished.emit(Question.DialogCode.Accepted.value)
    dialog.finished.emit(Question.DialogCode.Accepted.value)
    qtbot.waitUntil(lambda: answers == [True])
    assert failed == []
