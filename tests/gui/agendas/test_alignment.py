"""What stands in one line or one column does so at every text size, and what there is to read is not cut off."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QStyle, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from core_facilitator.domain.timing import time_day
from core_facilitator.gui.dialogs.people import People
from core_facilitator.gui.models.day_rows import DayWords, Row, RowKind, day_rows
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.day_banner import BannerLayout
from core_facilitator.gui.widgets.day_type import Type
from core_facilitator.gui.widgets.elided_combo import ElidedCombo
from core_facilitator.gui.widgets.scroll_foot import ScrollFoot
from core_facilitator.settings import TextScale
from planner_desk import Planner
from planner_samples import retreat, second_day


@pytest.fixture(params=list(TextScale))
def scaled(theme: Theme, request: pytest.FixtureRequest) -> Iterator[Theme]:
    theme.set_scale(request.param)
    yield theme
    theme.set_scale(TextScale.STANDARD)


def _left(edit: QLineEdit, within: QWidget) -> int:
    """Return where the words of a field begin, from the left edge of what is drawn around it."""
    cursor: QRect = edit.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    return edit.mapTo(within, cursor.topLeft()).x()


def test_the_digits_of_a_number_begin_where_the_words_of_a_line_begin(planner: Planner, scaled: Theme) -> None:
    planner.select("Case clinic")
    page = planner.screen.desk.inspector.block
    line, number = page.start_field.edit, page.minutes_spin
    line.setCursorPosition(0)
    number.lineEdit().setCursorPosition(0)
    assert _left(number.lineEdit(), number) == _left(line, line)


def test_the_buttons_below_the_details_end_where_the_fields_end(planner: Planner, scaled: Theme, qtbot: QtBot) -> None:
    planner.select("Case clinic")
    page = planner.screen.desk.inspector.block

    def ends(widget: QWidget) -> int:
        return widget.mapTo(page, widget.rect().topRight()).x()

    assert page.scroll_area.verticalScrollBar().isVisible()
    qtbot.waitUntil(lambda: ends(page.remove_button) == ends(page.kind_combo))
    assert ends(page.remove_button) < page.width() - scaled.px(12)


def test_where_nothing_scrolls_fields_and_buttons_keep_the_same_edge(planner: Planner, qtbot: QtBot) -> None:
    planner.view.select(())
    page = planner.screen.desk.inspector.day
    assert page.findChildren(ScrollFoot)
    planner.screen.resize(1344, 1400)
    qtbot.waitUntil(lambda: not page.scroll_area.verticalScrollBar().isVisible())
    qtbot.waitUntil(lambda: page.remove_button.geometry().right() == page.width() - 17)
    right = page.venue_edit.mapTo(page, page.venue_edit.rect().topRight()).x()
    assert right == page.width() - 17


def _overlap() -> Row:
    rows = day_rows(time_day(second_day()), DayWords(session=retreat(), notes={}))
    return next(row for row in rows if row.kind is RowKind.OVERLAP)


@pytest.mark.parametrize("width", [260, 420, 560, 700, 1100])
def test_an_overlap_is_said_whole_however_narrow_the_day_is(scaled: Theme, width: int) -> None:
    row, fonts = _overlap(), Type(scaled)
    layout = BannerLayout(QRect(0, 0, width, 0), fonts)
    whole = QRect(0, 0, width, layout.height(row))
    parts = layout.parts(row, whole)
    assert " ".join(parts.detail_lines) == row.details[0]
    assert parts.title_lines == (row.title,)
    longest = max(fonts.width("caption", line) for line in parts.detail_lines)
    words = QRect(parts.details.topLeft(), QSize(longest, parts.details.height()))
    assert parts.details.contains(words)
    assert not words.intersects(parts.title)
    for link in parts.links:
        assert whole.contains(link)
        assert not link.intersects(words)


@pytest.fixture
def people(planner: Planner, scaled: Theme, qtbot: QtBot) -> Iterator[People]:
    dialog = People(planner.screen, scaled, planner.plan(), planner.screen.desk.typing)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    yield dialog
    dialog.close()


def test_the_heading_of_a_table_leaves_its_round_corner_whole(people: People, scaled: Theme) -> None:
    corner = people.team_table.view.grab(QRect(0, 0, 10, 10)).toImage()
    crossed = {corner.pixelColor(n, n).name() for n in range(1, 6)} - {scaled.color("surface").name()}
    assert crossed, "the line around the table does not come by"


def test_a_heading_begins_where_the_words_below_it_begin(people: People, scaled: Theme) -> None:
    table = people.team_table
    table.view.model().setData(table.view.model().index(0, 0), "Name")
    header, cells = table.view.horizontalHeader(), table.view.viewport()
    cell = table.view.visualRect(table.view.model().index(0, 0))
    heading = _ink(table.view.grab(QRect(header.pos(), header.rect().adjusted(0, 8, 0, -8).size())).toImage())
    words = _ink(table.view.grab(cell.translated(cells.pos())).toImage())
    assert abs(heading - words) <= 1


def _ink(picture: QImage) -> int:
    """Return the first column of a picture that holds something dark on light."""
    for x in range(2, picture.width()):
        if any(picture.pixelColor(x, y).lightness() < 128 for y in range(2, picture.height() - 4)):
            return x
    raise AssertionError(picture.size())


def test_a_long_name_of_a_room_widens_no_field(planner: Planner, scaled: Theme, qtbot: QtBot) -> None:
    session = planner.now
    long = tuple(replace(room, name="The multi-purpose community room upstairs " * 3) for room in session.rooms)
    planner.workspace.sessions.save(replace(session, rooms=long), "Edit rooms")
    planner.select("Case clinic")
    area = planner.screen.desk.inspector.block.scroll_area
    body = area.widget()
    assert body is not None
    qtbot.waitUntil(lambda: body.width() <= area.viewport().width())


def test_the_days_that_do_not_fit_are_reached_by_buttons_large_enough(planner: Planner, scaled: Theme) -> None:
    session = planner.now
    for _day in range(12):
        planner.screen.desk.session_commands.add_day()
    assert len(planner.now.days) == len(session.days) + 12
    buttons = [one for one in planner.screen.tabs.findChildren(QToolButton) if one.isVisible()]
    assert len(buttons) == 2
    assert all(one.width() >= scaled.px(32) for one in buttons)


def test_a_long_menu_is_one_column_that_scrolls(planner: Planner) -> None:
    menu = planner.screen.desk.block_menu
    menu.ensurePolished()
    assert menu.style().styleHint(QStyle.StyleHint.SH_Menu_Scrollable, None, menu)


ROLE = "Coordinator of multilingual learner family partnerships"
NAME = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren"


def test_a_long_role_is_read_whole_in_lines_below_each_other(people: People, scaled: Theme) -> None:
    view = people.people_table.view
    one = view.rowHeight(1)
    assert one == scaled.px(32)
    view.model().setData(view.model().index(0, 1), ROLE)
    space = QRect(0, 0, view.columnWidth(1) - 2 * scaled.px(12), 1000)
    fonts = QFontMetrics(scaled.font("caption"))
    assert view.rowHeight(0) >= fonts.boundingRect(space, Qt.TextFlag.TextWordWrap, ROLE).height() > one
    assert view.rowHeight(1) == one


def test_a_name_without_a_space_is_cut_at_a_letter(people: People, scaled: Theme) -> None:
    view = people.people_table.view
    view.setCurrentIndex(view.model().index(1, 0))
    one = view.rowHeight(0)
    view.model().setData(view.model().index(0, 0), NAME * 3)
    assert view.rowHeight(0) == one
    cell = view.visualRect(view.model().index(0, 0)).translated(view.viewport().pos())
    _ink(view.grab(cell).toImage())  # fails where nothing is written


def test_how_much_of_a_material_is_read_whole(planner: Planner, scaled: Theme) -> None:
    planner.select("Case clinic")
    view = planner.screen.desk.inspector.block.materials_table.view
    needed = QFontMetrics(scaled.font("caption")).horizontalAdvance("1 per group of 12")
    assert view.columnWidth(1) >= needed + 2 * scaled.px(12)


@pytest.mark.qt_log_ignore("This plugin does not support raise")  # as a tip asks for
@pytest.mark.parametrize("page", ["block", "track"])
def test_a_room_with_a_long_name_ends_in_three_dots(planner: Planner, scaled: Theme, page: str) -> None:
    combo: ElidedCombo = getattr(planner.screen.desk.inspector, page).room_combo
    combo.resize(160, combo.height())
    combo.addItem("Porch")
    combo.setCurrentIndex(combo.count() - 1)
    assert combo.shown == "Porch"
    name = "The long room behind the library, second door on the left"
    combo.addItem(name)
    combo.setCurrentIndex(combo.count() - 1)
    assert combo.shown.startswith("The")
    assert combo.shown.endswith("…")
    assert QFontMetrics(combo.font()).horizontalAdvance(combo.shown) < 160
    point = combo.rect().center()
    QApplication.sendEvent(combo, QHelpEvent(QEvent.Type.ToolTip, point, combo.mapToGlobal(point)))
    assert combo.toolTip() == name
    combo.setCurrentIndex(combo.count() - 2)
    QApplication.sendEvent(combo, QHelpEvent(QEvent.Type.ToolTip, point, combo.mapToGlobal(point)))
    assert combo.toolTip() == ""
