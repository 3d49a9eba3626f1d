"""What the day remembers of itself is never shown when it is no longer so, and what stayed is not painted again."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core_facilitator.domain.agendas import TimeKind
from core_facilitator.domain.edits import change_block
from core_facilitator.domain.timing import time_day
from core_facilitator.gui.models.day_rows import DayWords, RowKind, day_rows
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tips import tip
from core_facilitator.gui.widgets.day_layout import DayLayout
from core_facilitator.gui.widgets.day_tabs import DayTab, DayTabs
from core_facilitator.gui.widgets.day_type import Type
from core_facilitator.gui.widgets.patterns import KindPictures, paint_kind, paint_milestone
from core_facilitator.settings import Look, TextScale
from planner_desk import Planner
from planner_samples import ROOMS, key, retreat

CLINIC = key("Case clinic")
Key = Qt.Key


@pytest.fixture
def changing(theme: Theme) -> Iterator[Theme]:
    """The theme, as it was again afterwards."""
    yield theme
    theme.set_look(Look.LIGHT)
    theme.set_scale(TextScale.STANDARD)


def shown(planner: Planner) -> QImage:
    """What stands on the screen now, without painting more than has been asked for."""
    QApplication.processEvents()
    view, window = planner.view, planner.view.window()
    at = view.viewport().mapTo(window, view.viewport().rect().topLeft())
    size = view.viewport().size()
    grabbed = window.screen().grabWindow(window.winId(), at.x(), at.y(), size.width(), size.height())
    return grabbed.toImage()


def painted_anew(planner: Planner) -> QImage:
    planner.view.viewport().repaint()
    return shown(planner)


def title_lines(planner: Planner) -> tuple[str, ...]:
    layout = planner.view.places
    number = next(number for number, row in enumerate(layout.rows) if row.key == CLINIC)
    return layout.parts(number).title_lines


# What is remembered


def test_an_edited_title_is_shown_anew(planner: Planner) -> None:
    assert title_lines(planner) == ("Case clinic",)
    planner.screen.desk.commands.rename(CLINIC, "What we learned from walking " * 6)
    assert len(title_lines(planner)) == 2
    planner.screen.desk.commands.rename(CLINIC, "Case clinic")
    assert title_lines(planner) == ("Case clinic",)


def test_another_width_breaks_titles_anew(theme: Theme) -> None:
    session = change_block(retreat(), CLINIC, title="What we learned from walking through the schools of the valley")
    rows = day_rows(time_day(session.days[1]), DayWords(session=session, notes={}))
    number = next(number for number, row in enumerate(rows) if row.key == CLINIC)
    wide = DayLayout(rows, 1300, Type(theme))
    narrow = DayLayout(rows, 420, wide.type, wide)
    assert len(wide.parts(number).title_lines) == 1
    assert len(narrow.parts(number).title_lines) > 1
    assert narrow.rects == DayLayout(rows, 420, Type(theme)).rects


def test_rows_laid_out_after_others_lie_as_if_they_were_the_first(theme: Theme) -> None:
    before = retreat()
    for session in (
        change_block(before, CLINIC, title="M" * 300, minutes=5),
        change_block(before, CLINIC, leads=(), framework="", skipped=True),
        change_block(before, CLINIC, protected=True, room=ROOMS[0].id),
        change_block(before, CLINIC, kind=TimeKind.BREAK, materials=(), leads=(), room=None),
        change_block(before, CLINIC, minutes=0, steps=()),
    ):
        known = DayLayout(day_rows(time_day(before.days[1]), DayWords(session=before, notes={})), 900, Type(theme))
        rows = day_rows(time_day(session.days[1]), DayWords(session=session, notes={}))
        again, first = DayLayout(rows, 900, known.type, known), DayLayout(rows, 900, Type(theme))
        assert again.rects == first.rects
        assert [again.parts(number) for number in range(len(rows))] == [
            first.parts(number) for number in range(len(rows))
        ]


def test_another_text_size_lays_the_day_out_anew(planner: Planner, changing: Theme) -> None:
    before = planner.view.places
    changing.set_scale(TextScale.LARGEST)
    after = planner.view.places
    assert after.height > before.height * 1.2
    assert after.type.fonts["body"].pixelSize() > before.type.fonts["body"].pixelSize()
    assert shown(planner) == painted_anew(planner)


def test_patterns_are_those_of_the_look_of_now(changing: Theme, qapp: QApplication) -> None:
    pictures, rect = KindPictures(changing), QRect(4, 4, 16, 16)
    seen = []
    for look in (Look.LIGHT, Look.DARK, Look.LIGHT):
        changing.set_look(look)
        for kind in (*TimeKind, None):
            whole, kept = (QImage(24, 24, QImage.Format.Format_ARGB32_Premultiplied) for _ in range(2))
            for picture in (whole, kept):
                picture.fill(QColor(changing.color("surface")))
            painter = QPainter(whole)
            if kind is None:
                paint_milestone(painter, QRectF(rect), changing)
            else:
                paint_kind(painter, QRectF(rect), kind, changing)
            painter.end()
            painter = QPainter(kept)
            pictures.paint(painter, rect, kind)
            painter.end()
            assert kept.pixelColor(12, 12) == whole.pixelColor(12, 12)
        seen.append(kept.pixelColor(0, 0))
    assert seen[0] != seen[1]


def test_another_look_is_painted_everywhere(planner: Planner, changing: Theme) -> None:
    light = shown(planner)
    changing.set_look(Look.DARK)
    dark = shown(planner)
    assert dark != light
    assert dark == painted_anew(planner)


def test_a_day_that_stays_is_not_put_on_the_clock_again(planner: Planner) -> None:
    plan = planner.plan()
    first = plan.timed_day(key("day one"))
    assert first is not None
    planner.workspace.sessions.save(change_block(planner.now, CLINIC, minutes=35), "Change minutes")
    assert plan.timed_day(key("day one")) is first
    changed = plan.timed_day(key("day two"))
    assert changed is not None
    assert [one.minutes for one in changed.blocks if one.block.id == CLINIC] == [35]


def test_what_cannot_work_is_found_anew_where_only_the_rooms_changed(planner: Planner) -> None:
    plan = planner.plan()
    before = [one for one in plan.conflicts if one.room_id is not None]
    rooms = tuple(replace(room, capacity=1) for room in ROOMS)
    planner.workspace.sessions.save(replace(planner.now, rooms=rooms), "Change rooms")
    assert before == []
    assert [one for one in plan.conflicts if one.room_id is not None]


# What is painted


def test_a_change_of_minutes_leaves_the_selection_alone_and_lays_out_once(planner: Planner) -> None:
    chosen, laid_out = [], []
    planner.view.chosen.connect(lambda: chosen.append(1))
    planner.view.laid_out.connect(lambda: laid_out.append(1))
    keys = planner.view.selected_keys()
    planner.workspace.sessions.save(change_block(planner.now, CLINIC, minutes=62), "Change minutes")
    shown(planner)
    assert planner.view.selected_keys() == keys
    assert (chosen, laid_out) == ([], [1])


def test_whatever_is_done_the_screen_shows_what_painting_it_all_would(planner: Planner) -> None:
    for name, press in (
        ("down", Key.Key_Down),
        ("end", Key.Key_End),
        ("home", Key.Key_Home),
        ("longer", Key.Key_Plus),
        ("down again", Key.Key_Down),
        ("shorter", Key.Key_Minus),
    ):
        QTest.keyClick(planner.view, press)
        assert shown(planner) == painted_anew(planner), name
    planner.screen.desk.commands.rename(CLINIC, "What we learned from walking " * 6)
    assert shown(planner) == painted_anew(planner)


def test_scrolling_alone_paints_what_comes_into_view(planner: Planner, qtbot: QtBot) -> None:
    planner.screen.resize(1100, 480)
    bar = planner.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    for value in (40, bar.maximum(), 10):
        before = shown(planner)
        bar.setValue(value)
        after = shown(planner)
        assert after != before
        assert after == painted_anew(planner)


def test_a_row_of_another_kind_at_the_same_place_is_where_the_column_differs(theme: Theme) -> None:
    session = retreat()
    rows = day_rows(time_day(session.days[1]), DayWords(session=session, notes={}))
    layout = DayLayout(rows, 900, Type(theme))
    number = next(number for number, row in enumerate(rows) if row.kind is RowKind.OVERLAP)
    other = DayLayout((*rows[:number], *rows[number + 1 :]), 900, layout.type, layout)
    assert other.same_until(layout) == layout.rects[number].top()
    assert layout.same_until(layout) == layout.rects[-1].bottom() + 1
    assert DayLayout(rows, 800, layout.type).same_until(layout) == 0


def test_a_tab_changes_with_its_day_and_with_nothing_else(theme: Theme, qtbot: QtBot) -> None:
    tabs = DayTabs(theme)
    qtbot.addWidget(tabs)
    days = tuple(DayTab(key(name), name) for name in ("one", "two", "three"))
    tabs.show_tabs(days, key("one"))
    wide = tabs.tabRect(1).width()
    tabs.show_tabs((days[0], replace(days[1], trouble="Lunch: 5 min overlap"), days[2]), key("two"))
    assert tabs.tabRect(1).width() > wide
    assert (tabs.tabToolTip(0), tabs.tabToolTip(1)) == ("", tip("Lunch: 5 min overlap"))
    assert tabs.currentIndex() == 1
    tabs.show_tabs(days[1:], key("three"))
    assert [tabs.tabText(number) for number in range(tabs.count())] == ["two", "three"]
    assert tabs.tabToolTip(0) == ""
    assert tabs.tabRect(0).width() == wide


def test_tabs_grow_with_the_text(theme: Theme, changing: Theme, qtbot: QtBot) -> None:
    tabs = DayTabs(theme)
    qtbot.addWidget(tabs)
    tabs.show_tabs((DayTab(key("one"), "Day 1, Wed Oct 14"),), key("one"))
    tabs.show()
    before = tabs.tabRect(0).size()
    changing.set_scale(TextScale.LARGEST)
    tabs.show_tabs((DayTab(key("one"), "Day 1, Wed Oct 14"),), key("one"))
    assert tabs.tabRect(0).width() > before.width()
    assert tabs.tabRect(0).height() > before.height()
