"""Paper is counted in: marks by line, with a sum that shows a slip."""

from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from answering_desk import ROLE, open_check_in
from core_facilitator.domain.answering import Taken, Ticket
from core_facilitator.domain.check_ins import Tally
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.gui.dialogs.check_in_tally import CheckInTally
from core_facilitator.gui.tools import Tools


@dataclass
class Piles:
    """Keeps piles as the store does."""

    kept: dict[str, Tally] = field(default_factory=dict)
    fault: WorkspaceError | None = None
    closed: bool = False

    def keep(self, tally: Tally) -> Ticket:
        if self.fault is not None:
            raise self.fault
        key = f"pile {len(self.kept)}" if self.kept else "one"
        self.kept[key] = tally
        return Ticket(key)

    def take_back(self, ticket: Ticket) -> Taken:
        if self.fault is not None:
            raise self.fault
        if self.closed:
            return Taken.CLOSED
        del self.kept[ticket.secret]
        return Taken.WITHDRAWN


@pytest.fixture
def piles() -> Piles:
    return Piles()


@pytest.fixture
def dialog(qtbot: QtBot, tools: Tools, piles: Piles) -> CheckInTally:
    made = CheckInTally(tools, open_check_in(), piles.keep, piles.take_back)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def count(dialog: CheckInTally, statement: str, *marks: int) -> None:
    (grid,) = [grid for grid in dialog.grids if statement in grid.fields]
    for edit, number in zip(grid.fields[statement], marks, strict=False):
        edit.setFocus()
        QTest.keyClicks(edit, str(number))


def fill(dialog: CheckInTally) -> None:
    dialog.sheets_spin.setValue(9)
    count(dialog, "wanted", 0, 1, 2, 4, 2)
    count(dialog, "unsure", 1, 1, 1, 1, 1)
    dialog.edits["help"].setPlainText("More time.\n\n A question first. \n")


def told(dialog: CheckInTally) -> str:
    return dialog.told_label.words.text()


def test_a_pile_is_added_as_one(dialog: CheckInTally, piles: Piles) -> None:
    fill(dialog)
    dialog.yes_button.click()
    tally = piles.kept["one"]
    assert tally.sheets == 9
    assert dict(tally.marks)["wanted"] == (0, 1, 2, 4, 2)
    assert dict(tally.marks)["unsure"] == (1, 1, 1, 1, 1)
    assert tally.words == (("help", "More time."), ("help", "A question first."))
    assert told(dialog) == "9 sheets were added. Shred the paper."
    dialog.yes_button.click()
    assert dialog.result() == CheckInTally.DialogCode.Accepted


def test_it_begins_with_how_many_sheets_there_are(dialog: CheckInTally) -> None:
    assert not dialog.yes_button.isEnabled()
    assert told(dialog) == "Begin with how many sheets there are."


def test_it_says_how_many_must_answer_on_devices(dialog: CheckInTally) -> None:
    assert "Where paper is added, at least 5 must answer on devices, or nobody." in dialog.hint_label.text()


def test_a_slip_is_named_by_its_line_and_cannot_be_added(dialog: CheckInTally, piles: Piles) -> None:
    fill(dialog)
    dialog.sheets_spin.setValue(8)
    assert told(dialog) == "Line 1 has 9 answers on 8 sheets. Count it again."
    assert not dialog.yes_button.isEnabled()
    dialog.sheets_spin.setValue(9)
    dialog.yes_button.click()
    assert len(piles.kept) == 1


def test_the_sum_stands_beside_each_line(qtbot: QtBot, dialog: CheckInTally) -> None:
    fill(dialog)
    sums = dialog.grids[0]._sums
    assert [sums[key].text() for key in ("wanted", "unsure")] == ["9, all", "5, 4 blank"]
    count(dialog, "unsure", 9)
    assert sums["unsure"].text() == "23, 14 too many"


def test_more_words_than_sheets_cannot_be_right(dialog: CheckInTally) -> None:
    fill(dialog)
    dialog.edits["word"].setPlainText("\n".join(["calm"] * 10))
    assert told(dialog) == "Line 5 has 10 answers on 9 sheets. Count it again."
    dialog.edits["word"].setPlainText("x" * 21)
    assert told(dialog) == "Line 5 has a longer text than fits. Shorten it."


def test_enter_goes_on_to_the_next_number(dialog: CheckInTally) -> None:
    fields = dialog.grids[0].fields["wanted"]
    fields[0].setFocus()
    QTest.keyClick(fields[0], Qt.Key.Key_Return)
    assert fields[1].hasFocus()


def test_tab_goes_from_the_number_of_sheets_through_the_lines_to_the_buttons(dialog: CheckInTally) -> None:
    fields = [field for grid in dialog.grids for line in grid.fields.values() for field in line]
    way = [dialog.sheets_spin, *fields, *dialog.edits.values(), dialog.no_button]
    assert dialog.sheets_spin.hasFocus()
    for before, after in pairwise(way):
        QTest.keyClick(before, Qt.Key.Key_Tab)
        assert after.hasFocus()


def test_letters_are_no_number(dialog: CheckInTally) -> None:
    edit = dialog.grids[0].fields["wanted"][0]
    QTest.keyClicks(edit, "1a2")
    assert edit.text() == "12"


def test_a_pile_can_be_taken_back_while_the_dialog_is_open(dialog: CheckInTally, piles: Piles) -> None:
    fill(dialog)
    dialog.yes_button.click()
    dialog.back_button.click()
    assert piles.kept == {}
    assert dialog.yes_button.text() == "Add to the answers"
    assert dialog.tally.sheets == 9


def test_what_is_closed_meanwhile_stays(dialog: CheckInTally, piles: Piles) -> None:
    fill(dialog)
    dialog.yes_button.click()
    piles.closed = True
    dialog.back_button.click()
    assert told(dialog) == "The check-in is closed: what was counted stays."
    assert len(piles.kept) == 1


def test_on_a_full_disk_what_was_typed_stays(dialog: CheckInTally, piles: Piles) -> None:
    fill(dialog)
    piles.fault = WorkspaceError(Fault.DISK_FULL, Path("workspace"))
    dialog.yes_button.click()
    assert told(dialog) == "Not saved. What you typed is still here."
    piles.fault = None
    dialog.yes_button.click()
    assert piles.kept["one"].sheets == 9
    piles.fault = WorkspaceError(Fault.DISK_FULL, Path("workspace"))
    dialog.back_button.click()
    assert told(dialog) == "They could not be taken back. Try it again."


def test_leaving_with_typed_numbers_is_asked_about_once(dialog: CheckInTally, piles: Piles) -> None:
    fill(dialog)
    dialog.no_button.click()
    assert dialog.isVisible()
    assert "thrown away" in told(dialog)
    dialog.no_button.click()
    assert not dialog.isVisible()
    assert piles.kept == {}


def test_leaving_an_empty_one_asks_nothing(dialog: CheckInTally) -> None:
    dialog.no_button.click()
    assert not dialog.isVisible()


# Where parts of the group are told apart


@pytest.fixture
def by_part(qtbot: QtBot, tools: Tools, piles: Piles) -> CheckInTally:
    made = CheckInTally(tools, open_check_in(splits=(ROLE,)), piles.keep, piles.take_back)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def choose(dialog: CheckInTally, part: str) -> None:
    (combo,) = dialog.pile.combos
    combo.setFocus()
    while combo.currentText() != part:
        before = combo.currentIndex()
        QTest.keyClick(combo, Qt.Key.Key_Down)
        assert combo.currentIndex() == before + 1


def test_without_parts_nothing_is_asked_about_them(dialog: CheckInTally) -> None:
    assert not dialog.pile.isVisible()
    fill(dialog)
    dialog.yes_button.click()
    assert not dialog.next_button.isVisible()
    assert not dialog.piles_label.isVisible()


def test_tab_goes_from_the_part_to_how_many_sheets_it_has(by_part: CheckInTally) -> None:
    (combo,) = by_part.pile.combos
    assert combo.hasFocus()
    QTest.keyClick(combo, Qt.Key.Key_Tab)
    assert by_part.sheets_spin.hasFocus()


def test_a_pile_waits_for_the_part_that_it_is_of(by_part: CheckInTally) -> None:
    assert by_part.pile.combos[0].shown == "Choose…"
    fill(by_part)
    assert told(by_part) == "Sort the sheets by part first, and say which pile this is."
    assert not by_part.yes_button.isEnabled()
    choose(by_part, "Teacher")
    assert by_part.yes_button.isEnabled()


def test_one_pile_after_another_each_with_a_sum_of_its_own(by_part: CheckInTally, piles: Piles) -> None:
    fill(by_part)
    choose(by_part, "Teacher")
    by_part.yes_button.click()
    by_part.next_button.click()
    assert by_part.pile.combos[0].hasFocus()
    assert not by_part.back_button.isVisible()
    assert by_part.piles_label.text() == "Added here: Teacher (9)."

    choose(by_part, "No part is marked")
    by_part.sheets_spin.setValue(4)
    count(by_part, "wanted", 0, 0, 5)
    assert told(by_part) == "Line 1 has 5 answers on 4 sheets. Count it again."
    by_part.sheets_spin.setValue(5)
    by_part.yes_button.click()

    assert [(one.sheets, one.parts) for one in piles.kept.values()] == [(9, (("role", "teacher"),)), (5, ())]
    assert dict(piles.kept["pile 1"].marks)["unsure"] == (0, 0, 0, 0, 0)
    assert by_part.piles_label.text() == "Added here: Teacher (9); No part is marked (5)."


def test_the_last_pile_can_be_taken_back_and_is_listed_no_more(by_part: CheckInTally, piles: Piles) -> None:
    fill(by_part)
    choose(by_part, "Principal")
    by_part.yes_button.click()
    by_part.back_button.click()
    assert piles.kept == {}
    assert not by_part.piles_label.isVisible()
    assert by_part.tally.parts == (("role", "lead"),)


def test_after_a_pile_an_empty_next_one_is_left_without_a_question(by_part: CheckInTally, piles: Piles) -> None:
    fill(by_part)
    choose(by_part, "Principal")
    by_part.yes_button.click()
    by_part.next_button.click()
    assert by_part.no_button.text() == "Done"
    by_part.no_button.click()
    assert not by_part.isVisible()
    assert len(piles.kept) == 1
