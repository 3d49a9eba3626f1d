"""The sections of a packet in its dialog: ticked, moved, dragged, counted, read out."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core_facilitator.gui.models.packet_sections import PacketSections, SectionRow
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.section_list import SectionList
from export_desk import ALT, Open, pages, pick, preview, settled, titles


def test_a_section_is_left_out_with_the_keyboard_and_stays_so(qtbot: QtBot, open_dialog: Open, tools: Tools) -> None:
    dialog = open_dialog()
    before = preview(dialog).result.pages
    dialog.sections_list.setCurrentIndex(dialog.sections_list.sections.index(1))

    QTest.keyClick(dialog.sections_list, Qt.Key.Key_Space)
    settled(qtbot, dialog, tools)

    assert preview(dialog).result.pages == before - pages(dialog)["Overview"]
    dialog.reject()
    again = open_dialog()
    assert [choice.included for choice in again.choices.sections][:3] == [True, False, True]


@pytest.mark.parametrize("across", [0.01, 0.035, 0.06, 0.09, 0.5, 0.98])
def test_a_section_is_left_out_with_the_mouse(qtbot: QtBot, open_dialog: Open, tools: Tools, across: float) -> None:
    dialog = open_dialog()
    view = dialog.sections_list
    row = view.visualRect(view.sections.index(1))
    place = QPoint(row.left() + round(across * row.width()), row.center().y())

    QTest.mouseMove(view.viewport(), place)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settled(qtbot, dialog, tools)

    assert not view.sections.rows[1].included


def test_sections_that_cannot_be_chosen_look_so(qtbot: QtBot, open_dialog: Open, tools: Tools, theme: Theme) -> None:
    dialog = open_dialog()
    view = dialog.sections_list
    view.clearFocus()
    accent = theme.color("accent").rgb()

    def accents() -> int:
        image = view.viewport().grab().toImage()
        return sum(image.pixel(x, y) == accent for x in range(60) for y in range(image.height()))

    assert accents() > 100
    pick(qtbot, dialog, "Calendar")
    settled(qtbot, dialog, tools)
    assert accents() == 0


def test_a_section_moves_with_alt_and_arrows_and_takes_its_pages_along(
    qtbot: QtBot, open_dialog: Open, tools: Tools
) -> None:
    dialog = open_dialog()
    view = dialog.sections_list
    view.setCurrentIndex(view.sections.index(1))

    QTest.keyClick(view, Qt.Key.Key_Down, ALT)
    settled(qtbot, dialog, tools)

    assert titles(dialog)[2] == "Overview"
    assert view.currentIndex().row() == 2
    assert list(preview(dialog).result.starts)[2] == "overview"

    for _ in range(5):
        QTest.keyClick(view, Qt.Key.Key_Up, ALT)
    assert titles(dialog)[0] == "Overview"
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 1


def test_keys_without_a_section_do_nothing(qtbot: QtBot, theme: object) -> None:
    view = SectionList()
    qtbot.addWidget(view)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Up):
        QTest.keyClick(view, key, ALT)

    assert view.sections.rows == ()


def test_a_section_is_read_out_with_its_pages() -> None:
    model = PacketSections()
    model.set_rows(
        (SectionRow("a", "Cover", True, 1), SectionRow("b", "Script", True, 3), SectionRow("c", "Notes", False))
    )

    spoken = [model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert spoken == ["Cover, one page", "Script, 3 pages", "Notes"]
    assert model.rowCount(model.index(0)) == 0
    assert model.data(model.index(0), Qt.ItemDataRole.FontRole) is None
    assert not model.setData(model.index(0), "Other", Qt.ItemDataRole.EditRole)
    assert not model.moveRows(model.index(-1), 0, 2, model.index(-1), 3)
    assert model.move(0, -3) == 0
    assert [row.key for row in model.rows] == ["a", "b", "c"]


def test_pages_of_no_sections_are_not_counted() -> None:
    model = PacketSections()
    model.set_pages({"a": 1})

    assert model.rows == ()


@pytest.mark.parametrize(
    ("row", "onto", "below", "place"),
    [(0, 2, True, 2), (0, 2, False, 1), (3, 1, False, 1), (3, 1, True, 2), (0, -1, False, -1)],
)
def test_a_section_is_dragged_to_another_place(
    qtbot: QtBot, open_dialog: Open, tools: Tools, row: int, onto: int, below: bool, place: int
) -> None:
    dialog = open_dialog()
    view = dialog.sections_list
    title = titles(dialog)[row]
    view.setCurrentIndex(view.sections.index(row))
    target = view.visualRect(view.sections.index(onto))
    point = (target.bottomLeft() if below else target.topLeft()) if onto >= 0 else QPoint(1, -5)
    mime, left, held = view.sections.mimeData([view.currentIndex()]), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    drop = QDropEvent(QPointF(point), Qt.DropAction.MoveAction, mime, left, held)

    view.dropEvent(drop)
    settled(qtbot, dialog, tools)

    assert titles(dialog)[place] == title
    assert drop.isAccepted()
    assert len(set(titles(dialog))) == len(titles(dialog))
