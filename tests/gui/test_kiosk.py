"""The laptop is passed around: each person answers alone, and leaves nothing behind."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from answering_desk import PULSE, ROLE, Desk, open_check_in
from core_facilitator.domain.answer_words import ENGLISH, SPANISH
from core_facilitator.domain.answering import Taken
from core_facilitator.domain.check_ins import Sheet
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.gui.dialogs.question import Question
from core_facilitator.gui.kiosk import Kiosk
from core_facilitator.gui.kiosk_window import KioskWindow
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.answer_page import AnswerPage
from desk import button, opened

KEY = "otter"
PASSPHRASE = "four calm otters swim"


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def kiosk(tools: Tools, desk: Desk) -> Iterator[Kiosk]:
    made = Kiosk(tools, desk, PASSPHRASE.__eq__)
    yield made
    made.end()


@pytest.fixture
def shown(qtbot: QtBot, kiosk: Kiosk, desk: Desk) -> KioskWindow:
    assert desk.check_in is not None
    kiosk.hand_over(desk.check_in, KEY)
    return opened(qtbot, KioskWindow)


def page(window: KioskWindow) -> AnswerPage:
    (found,) = [one for one in window.findChildren(AnswerPage) if one.isVisible()]
    return found


def words_of(window: KioskWindow) -> str:
    """All that can be read in the window now."""
    labels = [one.text() for one in window.findChildren(QLabel) if one.isVisible()]
    labels += [one.text() for one in window.findChildren(QPushButton) if one.isVisible()]
    labels += [one.toPlainText() for one in window.findChildren(QPlainTextEdit) if one.isVisible()]
    return "\n".join(labels + [one.text() for one in window.findChildren(QLineEdit) if one.isVisible()])


def click(window: KioskWindow, words: str) -> None:
    QTest.mouseClick(button(window, words), Qt.MouseButton.LeftButton)


def answer(window: KioskWindow, agree: int = 4, words: str = "More time.") -> None:
    """Answer as somebody who skips the second line and the energy."""
    click(window, "Begin")
    page(window).points["wanted"].buttons[agree].click()
    click(window, "Next")
    click(window, "Next")
    edit = page(window).edits["help"]
    edit.setFocus()
    QTest.keyClicks(edit, words)
    click(window, "Next")
    click(window, "Hand in")


def leave(window: KioskWindow, key: str) -> None:
    click(window, "For the facilitator")
    QTest.keyClicks(window.key_edit, key)
    QTest.keyClick(window.key_edit, Qt.Key.Key_Return)


def test_an_answer_is_handed_in_and_what_was_skipped_is_not_in_it(shown: KioskWindow, desk: Desk) -> None:
    answer(shown)
    assert list(desk.sheets.values()) == [Sheet(values=(("wanted", 4),), words=(("help", "More time."),))]
    assert "Your answer has no name on it." in words_of(shown)


def test_each_answer_is_told_to_the_facilitator_s_screen(qtbot: QtBot, kiosk: Kiosk, shown: KioskWindow) -> None:
    with qtbot.waitSignal(kiosk.answered):
        answer(shown)


def test_the_next_person_sees_nothing_of_the_last_one(shown: KioskWindow, desk: Desk) -> None:
    answer(shown, words="Only I would say this.")
    click(shown, "Next person")
    click(shown, "Begin")
    assert page(shown).points["wanted"].value is None
    click(shown, "Next")
    click(shown, "Next")
    assert "Only I would say this." not in words_of(shown)
    click(shown, "Next")
    click(shown, "Hand in")
    assert len(desk.sheets) == 2
    assert Sheet() in desk.sheets.values()


def test_an_answer_can_be_another_one_until_the_laptop_is_passed_on(shown: KioskWindow, desk: Desk) -> None:
    answer(shown)
    click(shown, "Change my answer")
    assert page(shown).points["wanted"].value is None, "whoever has the laptop now reads nothing of it"
    QTest.keyClick(page(shown).points["wanted"].buttons[4], Qt.Key.Key_2)
    for words in ("Next", "Next", "Next", "Hand in"):
        click(shown, words)
    (sheet,) = desk.sheets.values()
    assert sheet.values == (("wanted", 2),)


def test_whoever_changes_an_answer_reads_at_the_beginning_why_it_starts_blank(shown: KioskWindow) -> None:
    click(shown, "Begin")
    assert ENGLISH.laptop_anew not in words_of(shown)
    click(shown, "Back")
    answer(shown)
    click(shown, "Change my answer")
    assert ENGLISH.laptop_anew in words_of(shown)
    assert page(shown).accessibleDescription() == ENGLISH.laptop_anew
    click(shown, "Español")
    assert SPANISH.laptop_anew in words_of(shown)
    click(shown, "Siguiente")
    assert SPANISH.laptop_anew not in words_of(shown)
    click(shown, "Atrás")
    assert SPANISH.laptop_anew in words_of(shown)


def test_an_answer_that_was_taken_back_is_not_said_to_be_replaced(shown: KioskWindow) -> None:
    answer(shown)
    click(shown, "Take my answer back")
    click(shown, "Change my answer")
    assert ENGLISH.laptop_anew not in words_of(shown)


def test_the_next_person_is_not_told_of_an_earlier_answer(shown: KioskWindow) -> None:
    answer(shown)
    click(shown, "Change my answer")
    for words in ("Next", "Next", "Next", "Hand in", "Next person", "Begin"):
        click(shown, words)
    assert ENGLISH.laptop_anew not in words_of(shown)


def test_the_language_that_is_spoken_is_marked(shown: KioskWindow) -> None:
    english, spanish = shown.english_button, shown.spanish_button
    assert (english.isChecked(), spanish.isChecked()) == (True, False)
    click(shown, "Español")
    assert (english.isChecked(), spanish.isChecked()) == (False, True)
    click(shown, "Español")
    assert spanish.isChecked(), "it stays the one that is spoken"
    state = QAccessible.queryAccessibleInterface(spanish).state()
    assert (state.checkable, state.checked) == (1, 1)
    answer_in_spanish = ("Empezar", "Siguiente", "Siguiente", "Siguiente", "Entregar", "Siguiente persona")
    for words in answer_in_spanish:
        click(shown, words)
    assert (english.isChecked(), spanish.isChecked()) == (True, False)


def test_who_passes_the_laptop_on_without_a_word_leaves_nothing_either(
    qtbot: QtBot, kiosk: Kiosk, shown: KioskWindow, desk: Desk
) -> None:
    answer(shown, words="Only I would say this.")
    shown._alone.setInterval(1)
    with qtbot.waitSignal(shown.person_left):
        shown._alone.start()
    assert "Think of this team over the past month." in words_of(shown)
    shown.change_button.click()
    assert "Only I would say this." not in words_of(shown)
    for words in ("Next", "Next", "Next", "Hand in"):
        click(shown, words)
    assert len(desk.sheets) == 2, "the next one changes nothing of the last one's"


def test_an_answer_can_be_taken_back(shown: KioskWindow, desk: Desk) -> None:
    answer(shown)
    click(shown, "Take my answer back")
    assert desk.sheets == {}
    assert "Your answer was taken back." in words_of(shown)


def test_after_taking_it_back_one_can_answer_after_all(shown: KioskWindow, desk: Desk) -> None:
    answer(shown)
    click(shown, "Take my answer back")
    click(shown, "Change my answer")
    for words in ("Next", "Next", "Next", "Hand in"):
        click(shown, words)
    assert len(desk.sheets) == 1


def test_whoever_prefers_spanish_reads_spanish_and_the_next_one_begins_in_english(shown: KioskWindow) -> None:
    click(shown, "Español")
    assert "Piense en este equipo durante el último mes." in words_of(shown)
    click(shown, "Empezar")
    page(shown).points["wanted"].buttons[5].click()
    assert "Eligió: Muy de acuerdo" in words_of(shown)
    click(shown, "English")
    assert "You chose: Strongly agree" in words_of(shown)
    for words in ("Next", "Next", "Next", "Hand in", "Next person"):
        click(shown, words)
    assert "Think of this team over the past month." in words_of(shown)


def test_digits_choose_a_point_and_zero_chooses_none(shown: KioskWindow) -> None:
    click(shown, "Begin")
    points = page(shown).points["wanted"]
    chosen: list[object] = []
    points.chosen.connect(chosen.append)
    QTest.keyClick(points.buttons[1], Qt.Key.Key_5)
    QTest.keyClick(points.buttons[5], Qt.Key.Key_0)
    assert chosen == [5, None]
    click(shown, "Next")
    energy = page(shown).points["energy"]
    energy.chosen.connect(chosen.append)
    QTest.keyClick(energy.buttons[1], Qt.Key.Key_0)
    QTest.keyClick(energy.buttons[0], Qt.Key.Key_Delete)
    assert chosen[2:] == [0, None], "where there is a zero, it is chosen"


def test_a_click_on_the_chosen_point_takes_it_back(shown: KioskWindow) -> None:
    click(shown, "Begin")
    points = page(shown).points["wanted"]
    points.buttons[3].click()
    points.buttons[3].click()
    assert points.value is None
    assert "Nothing chosen. You may skip this line." in words_of(shown)


def test_who_answers_is_asked_last_and_may_stay_unsaid(qtbot: QtBot, kiosk: Kiosk, desk: Desk) -> None:
    desk.check_in = open_check_in(splits=(ROLE,))
    kiosk.hand_over(desk.check_in, KEY)
    window = opened(qtbot, KioskWindow)
    click(window, "Begin")
    for _page in range(4):
        click(window, "Next")
    roles = page(window).parts["role"]
    assert roles.buttons[None].isChecked()
    roles.buttons["teacher"].click()
    click(window, "Back")
    click(window, "Next")
    assert page(window).parts["role"].buttons["teacher"].isChecked()
    click(window, "Hand in")
    (sheet,) = desk.sheets.values()
    assert sheet.parts == (("role", "teacher"),)


def test_where_no_line_may_be_skipped_one_is_asked_for_it(qtbot: QtBot, kiosk: Kiosk, desk: Desk) -> None:
    desk.check_in = open_check_in(instrument=replace(PULSE, skippable=False))
    kiosk.hand_over(desk.check_in, KEY)
    window = opened(qtbot, KioskWindow)
    click(window, "Begin")
    page(window).points["wanted"].buttons[4].click()
    click(window, "Next")
    assert "Please choose one." in words_of(window)
    assert "unsure" in page(window).points
    page(window).points["unsure"].buttons[2].click()
    click(window, "Next")
    assert "energy" in page(window).points


def test_no_more_words_are_taken_than_fit(shown: KioskWindow, desk: Desk) -> None:
    answer(shown, words="x" * 61)
    (sheet,) = desk.sheets.values()
    assert sheet.words == (("help", "x" * 60),)


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (Taken.CLOSED, "This check-in has ended."),
        (Taken.FULL, "As many have answered as were expected."),
    ],
)
def test_a_refusal_is_told_and_what_was_written_is_still_there(
    shown: KioskWindow, desk: Desk, refusal: Taken, words: str
) -> None:
    desk.refusal = refusal
    answer(shown)
    assert words in words_of(shown)
    assert desk.sheets == {}
    desk.refusal = None
    click(shown, "Hand in")
    (sheet,) = desk.sheets.values()
    assert sheet.words == (("help", "More time."),)


def test_a_full_disk_is_told_and_nothing_is_lost(shown: KioskWindow, desk: Desk) -> None:
    desk.fault = WorkspaceError(Fault.DISK_FULL, Path("workspace"))
    answer(shown)
    assert "It is still here" in words_of(shown)
    click(shown, "Hand in")
    assert len(desk.sheets) == 1


def test_taking_back_that_fails_is_told(shown: KioskWindow, desk: Desk) -> None:
    answer(shown)
    desk.fault = WorkspaceError(Fault.DISK_FULL, Path("workspace"))
    click(shown, "Take my answer back")
    assert "could not be taken back, and still counts" in words_of(shown)
    assert shown.pages.currentWidget() is shown.thanks_page
    assert len(desk.sheets) == 1
    click(shown, "Take my answer back")
    assert desk.sheets == {}
    assert "counts" not in words_of(shown)


def test_taking_back_after_the_end_says_that_it_has_ended(shown: KioskWindow, desk: Desk) -> None:
    answer(shown)
    desk.check_in = None
    click(shown, "Take my answer back")
    assert "This check-in has ended." in words_of(shown)


def test_whoever_answers_in_spanish_is_told_in_spanish_what_went_wrong(shown: KioskWindow, desk: Desk) -> None:
    shown.spanish_button.click()
    click(shown, SPANISH.begin)
    desk.refusal = Taken.FULL
    for words in (SPANISH.next, SPANISH.next, SPANISH.next, SPANISH.hand_in):
        click(shown, words)
    assert SPANISH.laptop_full in words_of(shown)


@pytest.mark.parametrize("key", [KEY, PASSPHRASE])
def test_the_facilitator_s_word_or_the_passphrase_ends_it(
    qtbot: QtBot, kiosk: Kiosk, shown: KioskWindow, window: MainWindow, key: str
) -> None:
    assert not window.isVisible(), "nothing of the app can be reached behind it"
    with qtbot.waitSignal(kiosk.ended):
        leave(shown, key)
    assert window.isVisible()
    assert kiosk.window is None


def test_another_word_opens_nothing(qtbot: QtBot, shown: KioskWindow, window: MainWindow) -> None:
    leave(shown, "badger")
    qtbot.waitUntil(shown.wrong_label.isVisible)
    assert shown.key_edit.text() == ""
    assert not window.isVisible()
    click(shown, "Go back")
    assert "Think of this team" in words_of(shown)


def test_it_cannot_be_closed_without_the_key(shown: KioskWindow, window: MainWindow) -> None:
    shown.close()
    assert shown.isVisible()
    assert not window.isVisible()


def test_one_begins_by_choosing_a_word_and_can_leave_it(
    qtbot: QtBot, kiosk: Kiosk, desk: Desk, window: MainWindow, end_begun: Callable[[], None]
) -> None:
    assert desk.check_in is not None
    kiosk.begin(desk.check_in)
    asked = opened(qtbot, Question)
    QTest.keyClicks(asked.field_edit, KEY)
    asked.yes_button.click()
    shown = opened(qtbot, KioskWindow)
    leave(shown, KEY)
    kiosk.begin(desk.check_in)
    opened(qtbot, Question).no_button.click()
    end_begun()
    assert window.isVisible()
    assert kiosk.window is None


@pytest.fixture
def end_begun(qtbot: QtBot, tools: Tools) -> Callable[[], None]:
    """Wait until the question is over."""
    return lambda: qtbot.waitUntil(lambda: not tools.work.running)
