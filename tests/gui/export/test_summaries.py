"""The summary dialog as people reach and use it: from the Session menu, and from a day that is finished."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import answered
from core_facilitator.domain import run_acts as acts
from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.captures import Decision, Note
from core_facilitator.domain.runs import Run
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.dialogs.export import ExportDialog
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.run_done import RunDone
from core_facilitator.store.workspace import Workspace
from desk import is_open, opened
from export_desk import label, pick, preview, save, titles
from planner_samples import key, retreat
from running_day import RunningDay
from workspaces import Clock

_START = datetime(2026, 10, 14, 8, 34, tzinfo=ZoneInfo("America/Los_Angeles"))


def hold_a_day(workspace: Workspace) -> Run:
    """Keep the second day as it ran for an hour, with a decision and a note."""
    run = Run(id=key("run"), session=retreat().id, plan=retreat().days[1])
    run = acts.next_block(acts.next_block(run, _START), _START + timedelta(minutes=26))
    run = acts.close(run, _START + timedelta(minutes=60))
    workspace.runs.keep(run, "Run")
    workspace.captures.keep(Decision(id=key("decision"), run=run.id, at=_START, text="We meet each month"), "Decide")
    workspace.captures.keep(Note(id=key("note"), run=run.id, at=_START, text="Cold window", position=1), "Note")
    return run


@pytest.fixture
def dialog(bench: Bench, workspace: Workspace, documents: Path, qtbot: QtBot, tools: Tools) -> Iterator[ExportDialog]:
    """The dialog of a session of which a day was held, opened from the menu's action."""
    hold_a_day(workspace)
    assert documents.is_dir()
    bench.open_session(retreat().id)
    _action(bench).trigger()
    shown = opened(qtbot, ExportDialog)
    _drawn(qtbot, shown)
    yield shown
    shown.close()
    qtbot.waitUntil(lambda: not tools.work.running)


def _action(bench: Bench) -> QAction:
    return bench.commands.by_name["session.summary"]


def _drawn(qtbot: QtBot, dialog: ExportDialog) -> None:
    qtbot.waitUntil(lambda: preview(dialog).result.pages > 0 and not preview(dialog).page_view.is_empty)


def _changed(qtbot: QtBot, dialog: ExportDialog, radio: str) -> None:
    with qtbot.waitSignal(preview(dialog).printed):
        getattr(dialog, f"{radio}_radio").click()


def test_the_session_menu_opens_it_with_the_facilitators_sections(dialog: ExportDialog, bench: Bench) -> None:
    assert dialog.windowTitle() == "Session summary"
    assert dialog.facilitator_radio.isChecked()
    assert titles(dialog)[:2] == ["Purpose and arc", "What we decided"]
    assert "Facilitators’ notes" in titles(dialog)
    assert dialog.private_banner.isHidden()
    assert dialog.target.name.endswith(", session summary for facilitators.pdf")
    assert label(dialog, "page_label").startswith("Page 1 of ")
    assert _action(bench).shortcut().toString() == "Ctrl+Shift+P"


def test_a_sponsor_has_fewer_sections_and_is_told_what_is_left_out(qtbot: QtBot, dialog: ExportDialog) -> None:
    _changed(qtbot, dialog, "third")

    assert dialog.third_radio.text() == "Sponsor, what came of it"
    assert "Facilitators’ notes" not in titles(dialog)
    included = [row.key for row in dialog.sections_list.sections.rows if row.included]
    assert included == ["purpose", "decisions"]
    assert dialog.private_banner.said == ("Left out, always: notes, remarks, who was where, and who said what.")
    assert dialog.target.name.endswith(", session summary for the sponsor.pdf")
    assert label(dialog, "pages_label") == "One page, US Letter"


def test_participants_are_told_what_is_left_out_too(qtbot: QtBot, dialog: ExportDialog) -> None:
    _changed(qtbot, dialog, "participant")

    assert dialog.participant_radio.text() == "Participants"
    assert dialog.private_banner.said == "Left out, always: notes, remarks, who was where, and who said what."


def test_it_is_saved_in_the_chosen_format_and_remembered_apart_from_the_packet(
    qtbot: QtBot, dialog: ExportDialog, workspace: Workspace, documents: Path
) -> None:
    _changed(qtbot, dialog, "third")
    pick(qtbot, dialog, "Markdown")
    assert [dialog.format_combo.itemData(at) for at in range(dialog.format_combo.count())] == [
        "pdf",
        "docx",
        "md",
        "txt",
    ]
    save(qtbot, dialog)

    (file,) = documents.iterdir()
    assert "We meet each month" in file.read_text("utf-8")
    assert "Cold window" not in file.read_text("utf-8")
    chosen = workspace.packets.choices(retreat().id, Audience.SPONSOR, summary=True)
    assert chosen is not None
    assert chosen.format == "md"
    assert workspace.packets.choices(retreat().id, Audience.SPONSOR) is None


def test_results_of_a_check_in_are_in_it_only_when_they_are_chosen(
    qtbot: QtBot, bench: Bench, workspace: Workspace, documents: Path, tools: Tools
) -> None:
    hold_a_day(workspace)
    check_in = answered.opened(workspace, answered.prepared(session=retreat().id, block=None))
    answered.answer(workspace.check_ins, check_in, 9, words=answered.MARK)
    workspace.check_ins.close(check_in.id, answered.TODAY)
    bench.open_session(retreat().id)
    _action(bench).trigger()
    dialog = opened(qtbot, ExportDialog)
    _drawn(qtbot, dialog)
    rows = dialog.sections_list.sections.rows
    place = next(place for place, row in enumerate(rows) if row.title == check_in.title)
    assert not rows[place].included
    pick(qtbot, dialog, "Markdown")
    save(qtbot, dialog)
    (file,) = documents.iterdir()
    assert "I belong here." not in file.read_text("utf-8")

    with qtbot.waitSignal(preview(dialog).printed):
        dialog.sections_list.sections.toggle(place)
    file.unlink()
    save(qtbot, dialog)
    (file,) = documents.iterdir()
    assert "I belong here." in file.read_text("utf-8")
    assert answered.MARK not in file.read_text("utf-8")
    dialog.close()
    qtbot.waitUntil(lambda: not tools.work.running)


def test_without_any_section_there_is_nothing_to_save(qtbot: QtBot, dialog: ExportDialog) -> None:
    for row, section in enumerate(dialog.sections_list.sections.rows):
        if section.included:
            dialog.sections_list.sections.toggle(row)
    qtbot.waitUntil(lambda: preview(dialog).page_view.is_empty)

    assert not dialog.save_button.isEnabled()
    assert label(dialog, "page_label") == "Choose at least one section"


def test_where_no_session_is_meant_nothing_is_offered(bench: Bench, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.sessions.remove(retreat().id, "Remove session")
    qtbot.waitUntil(lambda: not _action(bench).isEnabled())

    bench.summarize()
    bench.summarize_run()
    assert not is_open(ExportDialog)


def test_a_finished_day_offers_it(bench: Bench, now: Clock, qtbot: QtBot, tools: Tools, window: MainWindow) -> None:
    day = RunningDay(bench, now, qtbot).open().at(8, 30).go_on().at(9, 0)
    done = day.screen.findChild(RunDone)
    assert done is not None
    assert window.isVisible()
    assert not done.summary_button.isVisible()

    bench.running.close_day()
    assert day.screen.panel is None
    qtbot.waitUntil(done.summary_button.isVisible)
    QTest.mouseClick(done.summary_button, Qt.MouseButton.LeftButton)

    dialog = opened(qtbot, ExportDialog)
    _drawn(qtbot, dialog)
    assert dialog.windowTitle() == "Session summary"
    assert any(title.startswith("What happened") for title in titles(dialog))
    dialog.close()
    qtbot.waitUntil(lambda: not tools.work.running)
