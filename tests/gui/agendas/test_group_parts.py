"""The parts of the group maker by themselves: words, rows, where cards are, and how they are read and walked over."""

from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from core_facilitator.domain.agendas import SmallGroup
from core_facilitator.domain.groups import NO_MEETINGS, Mix, Obstacle, Unmet, Wish
from core_facilitator.domain.people import Person
from core_facilitator.gui.models import group_words
from core_facilitator.gui.models.group_rows import GroupModel, Shown, rows_of
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.group_board import GroupBoard
from core_facilitator.gui.widgets.group_line import GroupLine
from core_facilitator.gui.widgets.group_report import GroupReport, ReportLine

Key = Qt.Key
Cursor = QAbstractItemView.CursorAction
NONE = Qt.KeyboardModifier.NoModifier
PEOPLE = tuple(Person(id=UUID(int=number), name=f"Person {number}") for number in range(1, 41))
NAMES = {person.id: person.name for person in PEOPLE}


def key(number: int) -> UUID:
    return UUID(int=number)


def of(*numbers: int) -> SmallGroup:
    return SmallGroup(people=tuple(map(key, numbers)))


def shown(*groups: SmallGroup) -> Shown:
    return Shown(people=PEOPLE, groups=groups, rooms={}, met=NO_MEETINGS)


FOURS = tuple(of(*range(first, first + 4)) for first in range(1, 41, 4))


@pytest.fixture
def board(qtbot: QtBot, theme: Theme) -> GroupBoard:
    made = GroupBoard()
    made.set_theme(theme)
    made.resize(720, 300)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made


# Words


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ((), ""),
        ((of(1, 2, 3),), "1 group of 3"),
        ((of(1, 2), of(3, 4)), "2 groups of 2"),
        ((of(1, 2), of(3)), "2 groups of 1 to 2"),
    ],
)
def test_groups_are_told_in_short(groups: tuple[SmallGroup, ...], expected: str) -> None:
    assert group_words.in_short(groups) == expected


def test_names_are_listed_as_people_say_them() -> None:
    assert [group_words.listing(["Ana", "Ben", "Cleo"][:count]) for count in range(4)] == [
        "",
        "Ana",
        "Ana and Ben",
        "Ana, Ben and Cleo",
    ]
    assert [group_words.people_count(count) for count in (1, 2)] == ["1 person", "2 people"]


def test_three_pairs_that_meet_again_are_named_and_then_counted() -> None:
    met = {frozenset((key(one), key(other))): 1 for one, other in ((1, 2), (1, 3), (2, 3), (1, 4))}
    assert group_words.meeting_again([of(5, 6)], met, NAMES) == ""
    assert group_words.meeting_again([of(1, 2)], met, NAMES) == "Person 1 and Person 2 have met before."
    assert group_words.meeting_again([of(1, 2, 3)], met, NAMES) == (
        "3 pairs have met before: Person 1 and Person 2; Person 1 and Person 3; Person 2 and Person 3."
    )
    assert group_words.meeting_again([of(1, 2, 3, 4)], met, NAMES).startswith("4 pairs have met before: ")
    assert group_words.meeting_again([of(1, 2, 3, 4)], met, NAMES).endswith(" and more.")


def test_who_is_in_no_group_is_named_where_they_are_few() -> None:
    assert group_words.nobody_placed(["Ana"]) == "Ana is in no group."
    assert group_words.nobody_placed(["Ana", "Ben"]) == "Ana and Ben are in no group."
    assert group_words.nobody_placed(["Ana"] * 4) == "4 people are in no group."


def test_what_is_not_given_is_said() -> None:
    assert group_words.without_kind(Mix.NOTHING, 3, 4) == ""
    assert group_words.without_kind(Mix.ROLE, 0, 4) == ""
    assert group_words.without_kind(Mix.ROLE, 3, 4) == "3 of 4 have no role. They go anywhere."


def test_where_meetings_are_known_from_is_said() -> None:
    assert group_words.met_where(2, 3) == "Who met before is known from 2 earlier blocks here and 3 other sessions."


@pytest.mark.parametrize("searched", [False, True])
def test_a_wish_for_company_that_found_no_room_says_so(searched: bool) -> None:
    one = Unmet(Wish.TOGETHER, frozenset((key(1), key(2))), Obstacle.NO_ROOM)
    words = group_words.not_met(one, NAMES, "", 3, searched=searched)
    assert words == f"Person 1 and Person 2 are not together{': no way was found' if searched else ''}."


@pytest.mark.parametrize(("people", "expected"), [((1, 2), "apart"), ((1, 2, 3), "all apart")])
def test_a_wish_for_distance_that_is_not_met_says_so(people: tuple[int, ...], expected: str) -> None:
    one = Unmet(Wish.APART, frozenset(map(key, people)), Obstacle.NO_ROOM)
    for searched, end in ((False, "."), (True, ": no way was found.")):
        assert group_words.not_met(one, NAMES, "", 3, searched=searched).endswith(f" are not {expected}{end}")


# The line in the details


def test_the_line_says_nothing_where_there_are_no_groups(qtbot: QtBot, theme: Theme) -> None:
    line = GroupLine()
    line.set_theme(theme)
    qtbot.addWidget(line)
    line.show_groups((), PEOPLE)
    assert (line.words_label.text(), line.away_label.text()) == ("", "")
    assert line.clear_button.isHidden()


def test_the_report_shows_as_many_lines_as_there_are(qtbot: QtBot, theme: Theme) -> None:
    report = GroupReport()
    report.set_theme(theme)
    qtbot.addWidget(report)
    two = (ReportLine("users", "ink-2", "Two groups."), ReportLine("circle-check", "accent", "All is well."))
    report.show_lines(two)
    report.show_lines(two[:1])
    report.show_lines(two[:1])
    assert report.lines == two[:1]


# Rows and cards


def test_a_model_without_rows_takes_what_is_dropped() -> None:
    model = GroupModel()
    assert model.rowCount() == 0
    assert model.row(QModelIndex()) is None
    assert model.flags(QModelIndex()) == Qt.ItemFlag.ItemIsDropEnabled
    assert not model.index_of(None, key(1)).isValid()


def test_headings_are_not_dragged_and_people_are(board: GroupBoard) -> None:
    board.show_rows(rows_of(shown(*FOURS)))
    model = board.model()
    flags = [model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsDragEnabled for row in (1, 2)]
    assert [bool(flag) for flag in flags] == [False, True]
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Person 1"
    assert model.index(2, 0).data(Qt.ItemDataRole.DecorationRole) is None


def test_a_board_without_rows_is_empty(board: GroupBoard) -> None:
    board.show_rows(())
    assert not board.moveCursor(Cursor.MoveDown, NONE).isValid()
    assert board.card_rect(0) == QRect()
    assert board.person_rect(key(1)) == QRect()
    assert board.group_of(key(1)) is None
    assert not board.grab().isNull()


def test_a_board_without_a_look_shows_nothing_yet(qtbot: QtBot) -> None:
    board = GroupBoard()
    qtbot.addWidget(board)
    board.show_rows(rows_of(shown(*FOURS)))
    assert board.card_rect(0) == QRect()
    assert not board.indexAt(QPoint(5, 5)).isValid()
    assert not board.grab().isNull()


def test_no_card_and_no_person_lies_on_another(board: GroupBoard) -> None:
    board.show_rows(rows_of(shown(*FOURS)))
    cards = [board.card_rect(group) for group in (None, *range(len(FOURS)))]
    people = [board.person_rect(person.id) for person in PEOPLE]
    for rects in (cards, people):
        assert not [one for at, one in enumerate(rects) for other in rects[at + 1 :] if one.intersects(other)]
    for at, group in enumerate(FOURS):
        assert all(board.card_rect(at).contains(board.person_rect(person)) for person in group.people)


def test_whoever_becomes_current_is_scrolled_into_view(board: GroupBoard) -> None:
    board.show_rows(rows_of(shown(*FOURS)))
    board.select((key(1),))
    QTest.keyClick(board, Key.Key_End)
    assert board.viewport().rect().contains(board.person_rect(key(40)))
    QTest.keyClick(board, Key.Key_Home)
    assert board.verticalScrollBar().value() < 20


def test_pages_are_turned_by_keys(board: GroupBoard) -> None:
    board.show_rows(rows_of(shown(*FOURS)))
    board.select((key(1),))
    QTest.keyClick(board, Key.Key_PageDown)
    assert board.people[0].int > 12
    QTest.keyClick(board, Key.Key_PageUp)
    assert board.currentIndex().row() <= board.model().match(board.model().index(0, 0), 0, "Person 4")[0].row()


def test_the_cursor_goes_on_to_the_next_row_and_back(board: GroupBoard) -> None:
    board.show_rows(rows_of(shown(*FOURS)))
    board.select((key(1),))
    assert board.moveCursor(Cursor.MoveNext, NONE).row() == 3
    assert board.moveCursor(Cursor.MovePrevious, NONE).row() == 1
    board.selectionModel().setCurrentIndex(QModelIndex(), board.selectionModel().SelectionFlag.Clear)
    assert board.moveCursor(Cursor.MoveDown, NONE).row() == 0


def test_shift_and_a_key_select_from_one_to_another(board: GroupBoard) -> None:
    board.show_rows(rows_of(shown(*FOURS)))
    board.select((key(1),))
    QTest.keyClick(board, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(board, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert board.people == (key(1), key(2), key(3))
    model = board.model()
    region = board.visualRegionForSelection(QItemSelection(model.index(2, 0), model.index(3, 0)))
    assert region.contains(board.person_rect(key(1)).center())


def test_a_click_beside_the_cards_selects_nobody(board: GroupBoard) -> None:
    board.show_rows(rows_of(shown(of(1, 2))))
    board.select((key(1),))
    gap = QPoint(board.card_rect(0).center().x(), board.card_rect(0).top() - 4)
    QTest.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, NONE, gap)
    assert board.people == ()


def test_a_letter_finds_a_name(board: GroupBoard) -> None:
    board.show_rows(rows_of(Shown(people=(*PEOPLE[:3], Person(id=key(50), name="Zoe")), groups=(), rooms={}, met={})))
    board.select((key(1),))
    QTest.keyClicks(board, "z")
    assert board.people == (key(50),)


def test_enter_on_nobody_asks_for_nothing(board: GroupBoard, qtbot: QtBot) -> None:
    board.show_rows(rows_of(shown()))
    with qtbot.assertNotEmitted(board.rename_asked):
        QTest.keyClick(board, Key.Key_Return)


def test_a_name_that_is_cut_is_told_beside_the_pointer(board: GroupBoard) -> None:
    long = Person(id=key(1), name="Wolfeschlegelsteinhausenbergerdorff " * 2, department="Curriculum")
    everybody = Shown(people=(long, PEOPLE[1]), groups=(of(1), of(2)), rooms={}, met={}, mix=Mix.DEPARTMENT)
    board.show_rows(rows_of(everybody))
    assert board.told_at(board.person_rect(key(1)).center()) == f"{long.name}\nCurriculum"
    assert board.told_at(board.person_rect(key(2)).center()) == ""
    nowhere = QPoint(board.width() - 2, board.height() - 2)
    assert board.told_at(nowhere) == ""
    assert QApplication.sendEvent(board.viewport(), QHelpEvent(QEvent.Type.ToolTip, nowhere, nowhere))


def test_who_is_under_the_pointer_is_lit(board: GroupBoard, qtbot: QtBot) -> None:
    board.show_rows(rows_of(shown(of(1, 2))))
    before = board.viewport().grab().toImage()
    board.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    at = board.viewport().mapToGlobal(board.person_rect(key(1)).center())
    board.cursor().setPos(at)
    QTest.mouseMove(board.viewport(), board.person_rect(key(1)).center())
    qtbot.waitUntil(lambda: board.viewport().grab().toImage() != before)
