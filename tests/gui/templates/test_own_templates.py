"""Own templates: made of a session or a day without anybody in them, renamed, passed on, taken in, removed, undone."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from errno import ENOSPC
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.template_making import Keep
from core_facilitator.domain.templates import Template
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.dialogs.new_session import NewSession
from core_facilitator.gui.dialogs.question import Question
from core_facilitator.gui.dialogs.template_days import TemplateDays
from core_facilitator.gui.dialogs.template_save import SaveTemplate
from core_facilitator.gui.dialogs.templates import Templates
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.template_making import TemplateMaking
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets import typed_text
from core_facilitator.gui.widgets.typed_text import DraftOffer
from core_facilitator.gui.work import Work
from core_facilitator.store import agenda_files, tables
from core_facilitator.store.templates import OwnTemplates, as_session, built_in
from core_facilitator.store.workspace import Workspace
from desk import button, choose, is_open, opened
from full_disk import full_disk
from planner_samples import retreat, second_day

COUNT = len(built_in())


@pytest.fixture
def own(workspace: Workspace) -> OwnTemplates:
    return OwnTemplates(workspace.database)


def settled(qtbot: QtBot, bench: Bench) -> None:
    qtbot.waitUntil(lambda: not bench.tools.work.running, timeout=20_000)


def saving(qtbot: QtBot) -> SaveTemplate:
    """Return the dialog once what it is about is made."""
    dialog = opened(qtbot, SaveTemplate)
    qtbot.waitUntil(dialog.yes_button.isEnabled, timeout=20_000)
    return dialog


def page(qtbot: QtBot, bench: Bench, count: int) -> Templates:
    """Open the page of all templates and wait until so many are there."""
    if not is_open(Templates):
        bench.commands.by_name["templates"].trigger()
    shown = opened(qtbot, Templates)
    qtbot.waitUntil(lambda: len(shown.template_list.rows.choices) == count, timeout=20_000)
    return shown


def titles(own: OwnTemplates) -> list[str]:
    return [one.title for one in own.all()]


def close_question(qtbot: QtBot, title: str) -> None:
    told = opened(qtbot, Question)
    assert told.title_label.text() == title
    told.accept()


# Saving


def test_a_session_becomes_a_template_without_anybody_in_it(
    qtbot: QtBot, bench: Bench, workspace: Workspace, own: OwnTemplates
) -> None:
    bench.go("agendas")
    bench.commands.by_name["session.template"].trigger()
    dialog = saving(qtbot)
    assert dialog.heading_label.text() == "Save session as template"
    assert dialog.title_edit.text() == "Fall Leadership Retreat"
    assert dialog.told_label.text().startswith("Left out: people, who leads, small groups,")
    assert [box.isChecked() for box in (dialog.rooms_box, dialog.script_box, dialog.notes_box)] == [True, True, False]
    dialog.title_edit.setText("Our retreat")
    dialog.about_edit.setPlainText("For the cabinet.")
    dialog.yes_button.click()
    close_question(qtbot, "Our retreat is a template now.")
    settled(qtbot, bench)
    (kept,) = own.all()
    assert isinstance(kept, Template)
    assert (kept.title, kept.about, kept.session.people, kept.session.team) == (
        "Our retreat",
        "For the cabinet.",
        (),
        (),
    )
    assert workspace.database.undo_label == "Save template"
    bench.commands.by_name["undo"].trigger()
    assert own.all() == ()


def test_a_day_becomes_a_template_from_the_menu_of_the_day(qtbot: QtBot, bench: Bench, own: OwnTemplates) -> None:
    bench.open_session(retreat().id, second_day().blocks[0].id)
    planner = bench.screen_at("agendas")
    next(one for one in planner.actions() if one.objectName() == "agenda.day_template").trigger()
    dialog = saving(qtbot)
    assert dialog.heading_label.text() == "Save day as template"
    dialog.yes_button.click()
    opened(qtbot, Question).accept()
    settled(qtbot, bench)
    (kept,) = own.all()
    assert isinstance(kept, Template)
    assert [len(day.blocks) for day in kept.session.days] == [len(second_day().blocks)]


def test_leaving_the_dialog_keeps_nothing(qtbot: QtBot, bench: Bench, own: OwnTemplates) -> None:
    bench.commands.by_name["session.template"].trigger()
    saving(qtbot).no_button.click()
    settled(qtbot, bench)
    assert own.all() == ()


def test_what_cannot_be_written_stays_typed_and_is_written_at_the_next_try(
    qtbot: QtBot, bench: Bench, workspace: Workspace, own: OwnTemplates
) -> None:
    bench.commands.by_name["session.template"].trigger()
    dialog = saving(qtbot)
    dialog.title_edit.setText("Kept in mind")
    with full_disk(workspace):
        dialog.yes_button.click()
    assert dialog.isVisible()
    assert dialog.failed_label.accessibleName() == "Not saved. What you typed is still here."
    assert own.all() == ()
    dialog.yes_button.click()
    close_question(qtbot, "Kept in mind is a template now.")
    settled(qtbot, bench)
    assert titles(own) == ["Kept in mind"]


@pytest.fixture
def asking(qtbot: QtBot, window: MainWindow, theme: Theme, work: Work) -> Callable[..., SaveTemplate]:
    def show(session: Session | None = None) -> SaveTemplate:
        dialog = SaveTemplate(window, theme, "Save session as template", lambda _template: True, hours24=False)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.make_from(TemplateMaking(work, session or retreat()), Keep())
        qtbot.waitUntil(dialog.yes_button.isEnabled)
        return dialog

    return show


def test_what_is_kept_is_asked_and_shown_at_once(qtbot: QtBot, asking: Callable[..., SaveTemplate]) -> None:
    dialog = asking()
    assert [room.name for room in dialog.template.session.rooms] == [room.name for room in retreat().rooms]
    dialog.rooms_box.setChecked(False)
    assert not dialog.yes_button.isEnabled()
    qtbot.waitUntil(dialog.yes_button.isEnabled)
    assert dialog.template.session.rooms == ()


def test_the_last_of_several_quick_changes_counts(qtbot: QtBot, asking: Callable[..., SaveTemplate]) -> None:
    dialog = asking()
    for box in (dialog.rooms_box, dialog.script_box, dialog.rooms_box, dialog.notes_box):
        box.click()
    qtbot.waitUntil(dialog.yes_button.isEnabled)
    assert len(dialog.template.session.rooms) == len(retreat().rooms)
    assert "Read it through" in dialog.told_label.text()
    dialog.notes_box.click()
    qtbot.waitUntil(dialog.yes_button.isEnabled)
    assert "Read it through" not in dialog.told_label.text()


@pytest.mark.parametrize(("texts", "told"), [(1, "In 1 text, a name"), (2, "In 2 texts, names")])
def test_it_is_told_how_many_texts_named_somebody(asking: Callable[..., SaveTemplate], texts: int, told: str) -> None:
    session = retreat()
    (ana, *others) = session.team or session.people
    ana = replace(ana, name="Zsófia Quist")
    blocks = tuple(
        replace(one, title="Ask Zsófia") if at < texts else one for at, one in enumerate(second_day().blocks)
    )
    days = (replace(second_day(), blocks=blocks),)
    dialog = asking(replace(session, team=(ana, *others), days=days))
    assert told in dialog.told_label.text()
    assert "{{person 1}}" in dialog.words_label.text()


def test_a_template_needs_a_name(asking: Callable[..., SaveTemplate]) -> None:
    dialog = asking()
    dialog.title_edit.setText(" ")
    assert not dialog.yes_button.isEnabled()
    dialog.accept()
    assert dialog.isVisible()


# Managing


def test_all_templates_are_on_one_page_the_own_ones_first(qtbot: QtBot, bench: Bench, own: OwnTemplates) -> None:
    own.add(replace(built_in()[0], title="Ours"), "Save template")
    shown = page(qtbot, bench, COUNT + 1)
    assert shown.heading_label.text() == "Ours"
    assert "{{group}}" in shown.words_label.text()
    assert all(
        one.isVisible() for one in (shown.begin_button, shown.edit_button, shown.export_button, shown.remove_button)
    )
    QTest.keyClick(shown.template_list, Qt.Key.Key_Down)
    assert shown.heading_label.text() == built_in()[0].title
    assert not shown.edit_button.isVisible()
    assert not shown.remove_button.isVisible()
    shown.done_button.click()
    settled(qtbot, bench)


def test_a_template_is_renamed_and_described(qtbot: QtBot, bench: Bench, own: OwnTemplates) -> None:
    kept = own.add(replace(built_in()[0], title="Ours"), "Save template")
    shown = page(qtbot, bench, COUNT + 1)
    shown.edit_button.click()
    dialog = saving(qtbot)
    assert (dialog.title_edit.text(), dialog.keep_pane.isVisible()) == ("Ours", False)
    dialog.title_edit.setText("Theirs")
    dialog.about_edit.setPlainText("For everybody.")
    dialog.yes_button.click()
    qtbot.waitUntil(lambda: shown.heading_label.text() == "Theirs")
    assert shown.about_label.text() == "For everybody."
    assert own.get(kept.key) == replace(kept, title="Theirs", about="For everybody.")
    shown.done_button.click()
    settled(qtbot, bench)
    bench.commands.by_name["undo"].trigger()
    assert own.get(kept.key) == kept


def test_a_template_is_removed_without_a_question_because_undo_brings_it_back(
    qtbot: QtBot, bench: Bench, workspace: Workspace, own: OwnTemplates
) -> None:
    kept = own.add(replace(built_in()[0], title="Ours"), "Save template")
    shown = page(qtbot, bench, COUNT + 1)
    shown.remove_button.click()
    page(qtbot, bench, COUNT)
    shown.done_button.click()
    settled(qtbot, bench)
    assert (own.all(), workspace.database.undo_label) == ((), "Remove template")
    bench.commands.by_name["undo"].trigger()
    assert own.all() == (kept,)


def test_what_cannot_be_removed_stays_and_it_is_said(
    qtbot: QtBot, bench: Bench, workspace: Workspace, own: OwnTemplates
) -> None:
    own.add(replace(built_in()[0], title="Ours"), "Save template")
    shown = page(qtbot, bench, COUNT + 1)
    with full_disk(workspace):
        shown.remove_button.click()
    assert shown.failed_label.accessibleName() == "Not removed: it could not be written. Nothing was changed."
    assert titles(own) == ["Ours"]
    shown.done_button.click()
    settled(qtbot, bench)


def test_enter_on_a_template_begins_a_session_from_it(qtbot: QtBot, bench: Bench) -> None:
    shown = page(qtbot, bench, COUNT)
    QTest.keyClick(shown.template_list, Qt.Key.Key_End)
    QTest.keyClick(shown.template_list, Qt.Key.Key_Return)
    dialog = opened(qtbot, NewSession)
    qtbot.waitUntil(lambda: dialog.template == built_in()[-1], timeout=20_000)
    assert not is_open(Templates)
    dialog.no_button.click()
    settled(qtbot, bench)


def test_a_session_begins_from_the_button_too(qtbot: QtBot, bench: Bench) -> None:
    page(qtbot, bench, COUNT).begin_button.click()
    dialog = opened(qtbot, NewSession)
    qtbot.waitUntil(lambda: dialog.template == built_in()[0], timeout=20_000)
    dialog.no_button.click()
    settled(qtbot, bench)


def test_where_nothing_can_be_written_templates_can_be_read_and_passed_on(
    qtbot: QtBot, bench_of: Callable[[Workspace], Bench], workspace: Workspace, own: OwnTemplates
) -> None:
    own.add(replace(built_in()[0], title="Ours"), "Save template")
    workspace.database.read_only = True
    bench = bench_of(workspace)
    assert not {"new_from_template", "session.template"} & bench.commands.by_name.keys()
    shown = page(qtbot, bench, COUNT + 1)
    hidden = shown.begin_button, shown.edit_button, shown.remove_button, shown.import_button
    assert [one.isVisible() for one in hidden] == [False] * 4
    assert shown.export_button.isVisible()
    QTest.keyClick(shown.template_list, Qt.Key.Key_Return)
    assert not is_open(NewSession)
    shown.done_button.click()
    settled(qtbot, bench)


def test_a_damaged_template_says_why_and_can_only_be_removed(
    qtbot: QtBot, bench: Bench, workspace: Workspace, own: OwnTemplates
) -> None:
    own.add(replace(built_in()[0], title="Ours", about=""), "Save template")
    with workspace.database.write() as connection:
        connection.execute(update(tables.templates).values(agenda="agenda_file: 1\n"))
    shown = page(qtbot, bench, COUNT + 1)
    assert shown.about_label.text() == "It cannot be read:\ntitle: missing"
    assert [one.isVisible() for one in (shown.begin_button, shown.edit_button, shown.export_button)] == [False] * 3
    QTest.keyClick(shown.template_list, Qt.Key.Key_Return)
    assert not is_open(NewSession)
    shown.remove_button.click()
    page(qtbot, bench, COUNT)
    shown.done_button.click()
    settled(qtbot, bench)


# Files


def test_a_template_is_passed_on_as_a_file_and_taken_in_again(
    qtbot: QtBot, bench: Bench, own: OwnTemplates, documents: Path
) -> None:
    kept = own.add(replace(built_in()[0], title="Ours", about="For us."), "Save template")
    shown = page(qtbot, bench, COUNT + 1)
    shown.export_button.click()
    choose(qtbot, documents / "Ours.yaml")
    qtbot.waitUntil((documents / "Ours.yaml").is_file)
    qtbot.waitUntil(lambda: "export template" not in bench.tools.work.running)
    assert agenda_files.read_file(documents / "Ours.yaml") == as_session(kept)
    shown.import_button.click()
    choose(qtbot, documents / "Ours.yaml")
    dialog = saving(qtbot)
    assert (dialog.title_edit.text(), dialog.notes_box.isChecked()) == ("Ours", True)
    assert dialog.about_edit.toPlainText() == "For us."
    dialog.title_edit.setText("Ours again")
    dialog.yes_button.click()
    qtbot.waitUntil(lambda: shown.heading_label.text() == "Ours again")
    assert titles(own) == ["Ours", "Ours again"]
    shown.done_button.click()
    settled(qtbot, bench)


def test_a_file_of_a_session_comes_in_without_its_people(
    qtbot: QtBot, bench: Bench, own: OwnTemplates, documents: Path
) -> None:
    (documents / "a.yaml").write_text(agenda_files.write(retreat()), encoding="utf-8")
    shown = page(qtbot, bench, COUNT)
    shown.import_button.click()
    choose(qtbot, documents / "a.yaml")
    dialog = saving(qtbot)
    assert not dialog.notes_box.isChecked()
    dialog.yes_button.click()
    page(qtbot, bench, COUNT + 1)
    (kept,) = own.all()
    assert isinstance(kept, Template)
    assert kept.session.people == ()
    shown.done_button.click()
    settled(qtbot, bench)


def test_a_file_that_is_no_template_is_refused_in_words(
    qtbot: QtBot, bench: Bench, own: OwnTemplates, documents: Path
) -> None:
    wrong = "agenda_file: 1\ntitle: X\n" + "".join(f"a{number}: 1\n" for number in range(12))
    (documents / "a.yaml").write_text(wrong, encoding="utf-8")
    shown = page(qtbot, bench, COUNT)
    shown.import_button.click()
    choose(qtbot, documents / "a.yaml")
    told = opened(qtbot, Question)
    assert told.title_label.text() == "a.yaml could not be imported. Nothing was changed."
    assert told.text_label.text().splitlines()[-1] == "And 4 more."
    told.accept()
    qtbot.waitUntil(lambda: not is_open(Question))
    shown.done_button.click()
    settled(qtbot, bench)
    assert own.all() == ()


def test_a_file_that_cannot_be_opened_is_refused_in_words(
    qtbot: QtBot, bench: Bench, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_file: Path) -> None:
        raise OSError(ENOSPC, "The stick was pulled out")

    (documents / "a.yaml").write_text("x", encoding="utf-8")
    monkeypatch.setattr(agenda_files, "read_file", gone)
    shown = page(qtbot, bench, COUNT)
    shown.import_button.click()
    choose(qtbot, documents / "a.yaml")
    told = opened(qtbot, Question)
    assert told.text_label.text() == "The stick was pulled out"
    told.accept()
    qtbot.waitUntil(lambda: not is_open(Question))
    shown.done_button.click()
    settled(qtbot, bench)


def test_a_full_disk_is_told_when_a_template_is_passed_on(
    qtbot: QtBot, bench: Bench, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: int) -> None:
        raise OSError(ENOSPC, os.strerror(ENOSPC))

    shown = page(qtbot, bench, COUNT)
    monkeypatch.setattr(os, "fsync", full)
    shown.export_button.click()
    choose(qtbot, documents / "b.yaml")
    told = opened(qtbot, Question)
    assert told.title_label.text().startswith("There is not enough room on the disk to save ")
    told.accept()
    qtbot.waitUntil(lambda: not is_open(Question))
    shown.done_button.click()
    settled(qtbot, bench)
    assert list(documents.iterdir()) == []


@pytest.mark.parametrize("name", ["export_button", "import_button"])
def test_leaving_the_question_for_a_file_does_nothing(
    qtbot: QtBot, bench: Bench, own: OwnTemplates, documents: Path, name: str
) -> None:
    shown = page(qtbot, bench, COUNT)
    getattr(shown, name).click()
    opened(qtbot, QFileDialog).reject()
    qtbot.waitUntil(lambda: not is_open(QFileDialog))
    shown.done_button.click()
    settled(qtbot, bench)
    assert (own.all(), list(documents.iterdir())) == ((), [])


# New days


def add_days(qtbot: QtBot, bench: Bench) -> TemplateDays:
    bench.go("agendas")
    planner = bench.screen_at("agendas")
    next(one for one in planner.actions() if one.objectName() == "agenda.template_days").trigger()
    dialog = opened(qtbot, TemplateDays)
    qtbot.waitUntil(lambda: dialog.template is not None, timeout=20_000)
    return dialog


def test_the_days_of_a_template_come_after_the_last_day_in_one_step(
    qtbot: QtBot, bench: Bench, workspace: Workspace
) -> None:
    dialog = add_days(qtbot, bench)
    last = retreat().days[-1]
    QTest.keyClick(dialog.template_list, Qt.Key.Key_End)
    assert dialog.words_edits.keys() == {"question"}
    assert not dialog.title_pane.isVisible()
    QTest.keyClick(dialog.template_list, Qt.Key.Key_Return)
    assert dialog.date_edit.hasFocus()
    button(dialog, "Add to session").click()
    settled(qtbot, bench)
    days = workspace.sessions.get(retreat().id).days
    assert len(days) == len(retreat().days) + 2
    added = days[-2:]
    assert [(day.date - last.date).days for day in added] == [1, 2]
    assert {day.time_zone for day in added} == {last.time_zone}
    assert bench.spot.day_id == added[0].id
    assert workspace.database.undo_label == "New day from template"
    bench.commands.by_name["undo"].trigger()
    assert workspace.sessions.get(retreat().id) == retreat()


def test_a_session_without_days_gets_its_first_ones_from_a_template(
    qtbot: QtBot, bench: Bench, workspace: Workspace
) -> None:
    workspace.sessions.save(replace(retreat(), days=()), "Remove days")
    dialog = add_days(qtbot, bench)
    assert dialog.date_edit.date().toPython() == date(2026, 10, 14)
    assert [day.title for day in dialog.session().days] == ["Half an hour"]
    dialog.yes_button.click()
    settled(qtbot, bench)
    assert len(workspace.sessions.get(retreat().id).days) == 1


def test_before_the_templates_are_read_there_is_nothing_to_add(qtbot: QtBot, window: MainWindow, theme: Theme) -> None:
    dialog = TemplateDays(window, theme, date(2026, 10, 14), retreat(), hours24=False)
    qtbot.addWidget(dialog)
    assert not dialog.yes_button.isEnabled()
    assert dialog.session() == retreat()


# Drafts


def being_saved(qtbot: QtBot, bench: Bench) -> SaveTemplate:
    """Begin to make a template of the session."""
    bench.go("agendas")
    bench.commands.by_name["session.template"].trigger()
    return saving(qtbot)


def test_a_name_that_was_being_typed_is_offered_after_a_kill(
    qtbot: QtBot, bench_of: Callable[[Workspace], Bench], workspace: Workspace, own: OwnTemplates
) -> None:
    dialog = being_saved(qtbot, first := bench_of(workspace))
    QTest.keyClicks(dialog.title_edit, "Our retreat")
    QTest.keyClicks(dialog.about_edit, "For the cabinet.")
    qtbot.waitUntil(lambda: bool(workspace.drafts.all()), timeout=typed_text.PAUSE * 5)
    dialog.close()  # as a lock does it
    settled(qtbot, first)

    dialog = being_saved(qtbot, again := bench_of(workspace))
    assert dialog.title_edit.text() == "Fall Leadership Retreat"
    QTest.mouseClick(button(dialog, "Use it"), Qt.MouseButton.LeftButton)
    assert (dialog.title_edit.text(), dialog.about_edit.toPlainText()) == ("Our retreat", "For the cabinet.")
    assert dialog.title_edit.hasFocus()
    dialog.yes_button.click()
    close_question(qtbot, "Our retreat is a template now.")
    settled(qtbot, again)
    assert titles(own) == ["Our retreat"]
    assert workspace.drafts.all() == []


def test_a_name_that_was_left_waits_until_it_is_used_or_discarded(
    qtbot: QtBot, bench_of: Callable[[Workspace], Bench], workspace: Workspace
) -> None:
    place = f"template/from/{retreat().id}"
    workspace.drafts.keep(place, '{"title": "Ours", "about": ""}')
    bench = bench_of(workspace)
    being_saved(qtbot, bench).no_button.click()
    settled(qtbot, bench)
    assert workspace.drafts.get(place) is not None
    dialog = being_saved(qtbot, bench)
    QTest.mouseClick(button(dialog, "Discard"), Qt.MouseButton.LeftButton)
    assert dialog.title_edit.text() == "Fall Leadership Retreat"
    assert workspace.drafts.all() == []
    dialog.no_button.click()
    settled(qtbot, bench)


def test_what_is_given_up_or_typed_back_leaves_no_draft(
    qtbot: QtBot, bench_of: Callable[[Workspace], Bench], workspace: Workspace
) -> None:
    bench = bench_of(workspace)
    dialog = being_saved(qtbot, bench)
    QTest.keyClicks(dialog.about_edit, "x")
    qtbot.waitUntil(lambda: bool(workspace.drafts.all()), timeout=typed_text.PAUSE * 5)
    QTest.keyClick(dialog.about_edit, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: not workspace.drafts.all(), timeout=typed_text.PAUSE * 5)
    QTest.keyClicks(dialog.about_edit, "y")
    qtbot.waitUntil(lambda: bool(workspace.drafts.all()), timeout=typed_text.PAUSE * 5)
    dialog.no_button.click()
    settled(qtbot, bench)
    assert workspace.drafts.all() == []


@pytest.mark.parametrize("left", ["no JSON", "[]"])
def test_a_name_that_was_kept_in_another_form_is_not_offered(
    qtbot: QtBot, bench_of: Callable[[Workspace], Bench], workspace: Workspace, left: str
) -> None:
    place = f"template/from/{retreat().id}"
    workspace.drafts.keep(place, left)
    bench = bench_of(workspace)
    dialog = being_saved(qtbot, bench)
    assert dialog.findChildren(DraftOffer) == []
    dialog.no_button.click()
    settled(qtbot, bench)
    assert workspace.drafts.get(place) is not None


def test_a_new_name_that_was_being_typed_is_offered_when_it_is_renamed_again(
    qtbot: QtBot, bench_of: Callable[[Workspace], Bench], workspace: Workspace, own: OwnTemplates
) -> None:
    kept = own.add(replace(built_in()[0], title="Ours", about=""), "Save template")
    workspace.drafts.keep(f"template/own/{kept.key}", '{"title": "Theirs", "about": "For them."}')
    bench = bench_of(workspace)
    shown = page(qtbot, bench, COUNT + 1)
    shown.edit_button.click()
    dialog = saving(qtbot)
    QTest.mouseClick(button(dialog, "Use it"), Qt.MouseButton.LeftButton)
    dialog.yes_button.click()
    qtbot.waitUntil(lambda: titles(own) == ["Theirs"])
    assert workspace.drafts.all() == []
    shown.done_button.click()
    settled(qtbot, bench)
