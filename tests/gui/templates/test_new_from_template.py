"""Beginning a session from a template: seen before it is chosen, asked what is needed, made in one step, and opened."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.dates import long_date
from core_facilitator.gui.dialogs.fill_words import FillWords
from core_facilitator.gui.dialogs.new_session import NewSession
from core_facilitator.gui.dialogs.question import Question
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.models.template_rows import choice_of, damaged_choice, shapes
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets import typed_text
from core_facilitator.gui.widgets.day_shapes import DayShapes
from core_facilitator.gui.widgets.template_list import TemplateList
from core_facilitator.settings import TextScale
from core_facilitator.store import tables
from core_facilitator.store.file_reading import Problem
from core_facilitator.store.templates import DamagedTemplate, OwnTemplates, built_in
from core_facilitator.store.workspace import Workspace
from desk import button, opened
from planner_samples import retreat

CHOICES = tuple(choice_of(one, hours24=False) for one in built_in())
TWO_DAYS = CHOICES[-1]
BROKEN = damaged_choice(
    DamagedTemplate("k", "Broken one", "For nobody.", (Problem("f", 3, "days[0].minuets", "no such field"),))
)


@pytest.fixture
def new(qtbot: QtBot, window: MainWindow, theme: Theme) -> Callable[..., NewSession]:
    def show(*, from_template: bool = False, key: str = "", on: date = date(2026, 10, 14)) -> NewSession:
        dialog = NewSession(window, theme, on, hours24=False, from_template=from_template, key=key)
        qtbot.addWidget(dialog)
        dialog.show_templates(CHOICES)
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return show


def choose(dialog: NewSession, title: str) -> None:
    titles = [choice.title for choice in dialog.template_list.rows.choices]
    dialog.template_list.setCurrentIndex(dialog.template_list.rows.index(titles.index(title)))


def visible(dialog: NewSession) -> set[str]:
    """Return the names of what is asked for now."""
    labels = dialog.scroll_area.findChildren(QLabel)
    return {label.text() for label in labels if label.buddy() is not None and label.isVisible()}


# The gallery


def test_an_empty_session_comes_first_and_then_each_template_with_its_days(new: Callable[..., NewSession]) -> None:
    dialog = new()
    rows = dialog.template_list.rows.choices
    assert [row.title for row in rows] == ["Empty session", *(choice.title for choice in CHOICES)]
    assert dialog.title_edit.hasFocus()
    assert visible(dialog) == {"Title", "First day", "Days", "Starts", "Ends", "Place", "People expected"}
    assert not dialog.shapes.isVisible()


def test_a_template_shows_what_it_is_for_and_the_shape_of_its_days(new: Callable[..., NewSession]) -> None:
    dialog = new()
    choose(dialog, "Two-day leadership retreat")
    assert dialog.heading_label.text() == "Two-day leadership retreat"
    assert dialog.about_label.text().startswith("For a leadership team of 12 to 20")
    first, second = dialog.shapes.days
    assert (first.title, first.times) == ("Day 1: Arriving and seeing", "8:30 AM to 3:55 PM")
    assert "Case clinic" in second.blocks
    assert "Day 2: Choosing and committing, 8:30 AM to 3:20 PM" in dialog.shapes.accessibleName()
    assert "Closing of the first day" in dialog.shapes.toolTip()
    row = dialog.template_list.currentIndex()
    assert dialog.about_label.text() in row.data(Qt.ItemDataRole.ToolTipRole)
    assert TWO_DAYS.summary == "2 days · 14 h 15"
    assert TWO_DAYS.spoken == "Two-day leadership retreat, 2 days · 14 h 15"


def test_only_what_a_template_needs_is_asked_for(new: Callable[..., NewSession]) -> None:
    dialog = new()
    choose(dialog, "Two-day leadership retreat")
    whom = {"Organization", "Group", "Hosted by", "Place", "People expected"}
    assert visible(dialog) == {"Title", "First day", "Time zone", "Question", *whom}
    choose(dialog, "One-day retreat")
    assert "Question" not in visible(dialog)
    choose(dialog, "Empty session")
    assert visible(dialog) == {"Title", "First day", "Days", "Starts", "Ends", "Place", "People expected"}


def test_what_a_word_is_for_is_shown_with_its_sentence(new: Callable[..., NewSession]) -> None:
    dialog = new()
    choose(dialog, "Two-day leadership retreat")
    edit = dialog.words_edits["question"]
    assert edit.accessibleName() == "Question"
    assert edit.accessibleDescription().startswith("For: “Two days for group to see … the way students")


def test_what_was_typed_stays_while_templates_are_compared(new: Callable[..., NewSession]) -> None:
    dialog = new()
    choose(dialog, "Two-day leadership retreat")
    assert (dialog.title_edit.text(), dialog.expected_spin.value()) == ("Two-day leadership retreat", 16)
    dialog.words_edits["question"].setText("grade 9")
    choose(dialog, "Half-day team session")
    assert (dialog.title_edit.text(), dialog.expected_spin.value()) == ("Half-day team session", 12)
    assert dialog.words_edits["question"].text() == "grade 9"
    dialog.title_edit.setText("Our morning")
    dialog.expected_spin.setValue(9)
    choose(dialog, "Two-day leadership retreat")
    assert (dialog.title_edit.text(), dialog.expected_spin.value()) == ("Our morning", 9)


def test_templates_that_come_later_disturb_nothing_that_is_typed(new: Callable[..., NewSession]) -> None:
    dialog = new()
    QTest.keyClicks(dialog.title_edit, "Board study")
    dialog.show_templates(CHOICES[:2])
    assert dialog.title_edit.text() == "Board study"
    assert dialog.title_edit.hasFocus()
    assert dialog.template is None
    choose(dialog, CHOICES[1].title)
    dialog.show_templates(CHOICES)
    assert dialog.template == CHOICES[1].template


def test_enter_goes_from_the_list_to_the_title_and_from_there_makes_the_session(new: Callable[..., NewSession]) -> None:
    dialog = new(from_template=True)
    assert dialog.template_list.hasFocus()
    assert dialog.template == CHOICES[0].template
    QTest.keyClick(dialog.template_list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.template_list, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.title_edit.hasFocus()
    QTest.keyClicks(dialog.title_edit, "Critical friends")
    QTest.keyClick(dialog.title_edit, Qt.Key.Key_Return)
    assert dialog.result() == NewSession.DialogCode.Accepted
    assert dialog.session().title == "Critical friends"
    chosen = CHOICES[1].template
    assert chosen is not None
    assert dialog.session().days[0].title == chosen.session.days[0].title


def test_a_template_that_is_asked_for_is_chosen_at_once(new: Callable[..., NewSession]) -> None:
    assert new(from_template=True, key="one-day-retreat").heading_label.text() == "One-day retreat"


# What is told


def test_a_weekend_is_told_and_stays_as_it_is(new: Callable[..., NewSession]) -> None:
    dialog = new(on=date(2026, 10, 16))
    assert not dialog.told_label.isVisible()
    choose(dialog, "Two-day leadership retreat")
    assert dialog.told_label.text() == "On a weekend: Saturday, October 17."
    assert [day.date for day in dialog.session().days] == [date(2026, 10, 16), date(2026, 10, 17)]
    choose(dialog, "Empty session")
    dialog.days_spin.setValue(14)
    assert dialog.told_label.text() == "On a weekend: Saturday, October 17, Sunday, October 18 and more."
    dialog.days_spin.setValue(1)
    dialog.date_edit.setDate(QDate(2026, 10, 19))
    assert not dialog.told_label.isVisible()


def test_what_is_left_to_be_filled_in_is_told_until_it_is_filled_in(new: Callable[..., NewSession]) -> None:
    dialog = new()
    choose(dialog, "Two-day leadership retreat")
    left = "Left to fill in later, wherever it stands in the plan: {{group}}, {{question}}, {{place}}"
    assert dialog.left_label.text().startswith(left[:70])
    for edit in (dialog.group_edit, dialog.place_edit, dialog.organization_edit, dialog.host_edit):
        edit.setText("x")
    assert dialog.left_label.text().endswith(": {{question}}.")
    dialog.words_edits["question"].setText("grade 9")
    assert not dialog.left_label.isVisible()
    assert "{{" not in repr(dialog.session())


def test_a_time_zone_that_is_none_stays_to_be_corrected(new: Callable[..., NewSession]) -> None:
    dialog = new()
    choose(dialog, "One-day retreat")
    dialog.zone_combo.setCurrentText("Nowhere/City")
    assert "No such time zone." in dialog.told_label.text()
    dialog.yes_button.click()
    assert dialog.isVisible()
    dialog.zone_combo.setCurrentText("Europe/Paris")
    assert dialog.session().days[0].time_zone == "Europe/Paris"
    dialog.yes_button.click()
    assert not dialog.isVisible()


def test_without_a_title_nothing_can_be_made(new: Callable[..., NewSession]) -> None:
    dialog = new()
    choose(dialog, "One-day retreat")
    dialog.title_edit.clear()
    assert not dialog.yes_button.isEnabled()
    dialog.accept()
    assert dialog.isVisible()


def test_a_damaged_template_says_what_is_wrong_and_cannot_be_used(new: Callable[..., NewSession]) -> None:
    dialog = new()
    dialog.show_templates((BROKEN, *CHOICES))
    choose(dialog, "Broken one")
    assert dialog.about_label.text() == "For nobody.\ndays[0].minuets: no such field"
    dialog.title_edit.setText("Something")
    assert not dialog.yes_button.isEnabled()
    choose(dialog, "One-day retreat")
    assert dialog.yes_button.isEnabled()


# How it is drawn


@pytest.mark.parametrize("kind", [TemplateList, DayShapes])
def test_bars_are_drawn_and_grow_with_the_text(
    qtbot: QtBot, theme: Theme, kind: type[TemplateList | DayShapes]
) -> None:
    def shown() -> QWidget:
        widget = kind()
        qtbot.addWidget(widget)
        widget.set_theme(theme)
        if isinstance(widget, TemplateList):
            widget.show_choices((*CHOICES, BROKEN), key="one-day-retreat")
        elif isinstance(widget, DayShapes):
            widget.show_days(TWO_DAYS.shapes)
        widget.resize(320, 900)
        return widget

    widget = shown()
    picture = widget.grab().toImage()
    solid = theme.color("accent").rgb()
    assert sum(picture.pixel(x, y) == solid for x in range(0, 320, 2) for y in range(0, 900, 2)) > 200
    before = _height(widget)
    theme.set_scale(TextScale.LARGEST)
    assert _height(widget) > before


def _height(widget: QWidget) -> int:
    return widget.sizeHintForRow(0) if isinstance(widget, TemplateList) else widget.heightForWidth(320)


def test_no_days_take_no_room(qtbot: QtBot, theme: Theme) -> None:
    drawn = DayShapes()
    qtbot.addWidget(drawn)
    assert drawn.heightForWidth(300) == 0
    drawn.grab()
    drawn.set_theme(theme)
    drawn.show_days(())
    assert (drawn.heightForWidth(300), drawn.isVisible()) == (0, False)


def test_a_day_without_blocks_is_a_bar_without_parts(qtbot: QtBot, theme: Theme) -> None:
    session = replace(retreat(), days=(replace(retreat().days[0], blocks=(), title=""),))
    (shape,) = shapes(session, hours24=True)
    assert (shape.title, shape.blocks, shape.parts, shape.start, shape.end) == ("", (), (), 0, 0)
    drawn = DayShapes()
    qtbot.addWidget(drawn)
    drawn.set_theme(theme)
    drawn.show_days((shape,))
    assert drawn.heightForWidth(300) > 0
    assert not drawn.grab().isNull()


# Through the window


def test_a_session_from_a_template_is_made_by_keyboard_alone_in_one_step_and_opens(
    qtbot: QtBot, bench: Bench, workspace: Workspace
) -> None:
    bench.commands.by_name["new_from_template"].trigger()
    dialog = opened(qtbot, NewSession)
    qtbot.waitUntil(lambda: dialog.template is not None, timeout=20_000)
    for _ in range(7):
        QTest.keyClick(dialog.template_list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.template_list, Qt.Key.Key_Return)
    QTest.keyClicks(dialog.title_edit, "Fall retreat")
    QTest.keyClick(dialog.title_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bench.here == "agendas")
    made = next(one for one in workspace.sessions.summaries() if one.title == "Fall retreat")
    assert (made.day_count, made.first_date, bench.session_id) == (2, date(2026, 10, 14), made.id)
    assert workspace.database.undo_label == "New session"
    bench.commands.by_name["undo"].trigger()
    assert [one.title for one in workspace.sessions.summaries()] == ["Fall Leadership Retreat"]


def test_own_templates_come_before_those_of_the_app(qtbot: QtBot, bench: Bench, workspace: Workspace) -> None:
    OwnTemplates(workspace.database).add(replace(built_in()[0], title="Ours"), "Save template")
    bench.desk.new()
    dialog = opened(qtbot, NewSession)
    qtbot.waitUntil(lambda: len(dialog.template_list.rows.choices) == len(CHOICES) + 2, timeout=20_000)
    first = dialog.template_list.rows.choices[1]
    assert (first.title, first.own, first.spoken) == ("Ours", True, "Ours, your own, 1 day · 30 min")
    dialog.reject()


def test_a_damaged_own_template_hides_no_other(qtbot: QtBot, bench: Bench, workspace: Workspace) -> None:
    OwnTemplates(workspace.database).add(replace(built_in()[0], title="Ours"), "Save template")
    with workspace.database.write() as connection:
        connection.execute(update(tables.templates).values(agenda="agenda_file: 1\n"))
    bench.desk.new()
    dialog = opened(qtbot, NewSession)
    qtbot.waitUntil(lambda: len(dialog.template_list.rows.choices) == len(CHOICES) + 2, timeout=20_000)
    assert dialog.template_list.rows.choices[1].problems == ("title: missing",)
    dialog.reject()


def test_where_own_templates_cannot_be_read_those_of_the_app_are_there_and_it_is_said(
    qtbot: QtBot, bench: Bench, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(_own: OwnTemplates) -> None:
        raise WorkspaceError(Fault.DATABASE_DAMAGED, workspace.folder)

    monkeypatch.setattr(OwnTemplates, "all", damaged)
    bench.desk.new()
    dialog = opened(qtbot, NewSession)
    qtbot.waitUntil(dialog.failed_label.isVisible, timeout=20_000)
    assert dialog.failed_label.accessibleName().startswith("Your own templates could not be read.")
    assert len(dialog.template_list.rows.choices) == len(CHOICES) + 1
    dialog.reject()


# Later


def test_what_was_left_open_is_filled_in_later_in_one_step(qtbot: QtBot, bench: Bench, workspace: Workspace) -> None:
    left = replace(retreat(), notes="{{group}} asks {{question}}. {{organization}} on {{date}}.", group="")
    workspace.sessions.save(left, "Edit notes")
    bench.commands.by_name["session.fill"].trigger()
    dialog = opened(qtbot, FillWords)
    assert list(dialog.edits) == ["group", "question", "organization", "date"]
    assert dialog.edits["organization"].text() == left.organization
    assert dialog.edits["date"].text() == f"{long_date(left.days[0].date)}, {left.days[0].date.year}"
    assert dialog.edits["group"].hasFocus()
    QTest.keyClicks(dialog.edits["group"], "The cabinet")
    QTest.keyClick(dialog.edits["group"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not bench.tools.work.running)
    filled = workspace.sessions.get(left.id)
    assert filled.notes.startswith(f"The cabinet asks {{{{question}}}}. {left.organization} on ")
    assert filled.group == "The cabinet"
    assert workspace.database.undo_label == "Fill in words"
    bench.commands.by_name["undo"].trigger()
    assert workspace.sessions.get(left.id) == left


def test_where_nothing_is_left_open_it_is_said(qtbot: QtBot, bench: Bench, workspace: Workspace) -> None:
    bench.commands.by_name["session.fill"].trigger()
    told = opened(qtbot, Question)
    assert told.title_label.text() == "Nothing is left to fill in."
    told.accept()
    qtbot.waitUntil(lambda: not bench.tools.work.running)
    assert workspace.sessions.get(retreat().id) == retreat()


def test_with_nothing_typed_there_is_nothing_to_fill_in(qtbot: QtBot, window: MainWindow, theme: Theme) -> None:
    dialog = FillWords(window, theme, replace(retreat(), title="{{question}}", days=()))
    qtbot.addWidget(dialog)
    assert not dialog.yes_button.isEnabled()
    dialog.edits["question"].setText("grade 9")
    assert dialog.yes_button.isEnabled()
    assert dialog.session().title == "grade 9"


def test_leaving_the_dialog_fills_nothing_in(qtbot: QtBot, bench: Bench, workspace: Workspace) -> None:
    left = replace(retreat(), notes="{{question}}")
    workspace.sessions.save(left, "Edit notes")
    bench.commands.by_name["session.fill"].trigger()
    opened(qtbot, FillWords).no_button.click()
    qtbot.waitUntil(lambda: not bench.tools.work.running)
    assert workspace.sessions.get(left.id) == left


def test_words_that_were_being_filled_in_are_offered_after_a_kill(
    qtbot: QtBot, bench_of: Callable[[Workspace], Bench], workspace: Workspace
) -> None:
    left = replace(retreat(), notes="{{group}} asks {{question}}.", group="")
    workspace.sessions.save(left, "Edit notes")
    first = bench_of(workspace)
    first.commands.by_name["session.fill"].trigger()
    dialog = opened(qtbot, FillWords)
    QTest.keyClicks(dialog.edits["question"], "grade 9?")
    qtbot.waitUntil(lambda: bool(workspace.drafts.all()), timeout=typed_text.PAUSE * 5)
    dialog.close()  # as a lock does it
    qtbot.waitUntil(lambda: not first.tools.work.running)

    again = bench_of(workspace)
    again.commands.by_name["session.fill"].trigger()
    dialog = opened(qtbot, FillWords)
    assert dialog.edits["question"].text() == ""
    QTest.mouseClick(button(dialog, "Use it"), Qt.MouseButton.LeftButton)
    assert dialog.edits["question"].text() == "grade 9?"
    dialog.yes_button.click()
    qtbot.waitUntil(lambda: not again.tools.work.running)
    assert workspace.sessions.get(left.id).notes == "{{group}} asks grade 9?."
    assert workspace.drafts.all() == []
