"""An agenda from elsewhere is shown line by line, corrected, and becomes a session or further days in one step."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from core_facilitator import paths
from core_facilitator.domain.agendas import Session
from core_facilitator.domain.pasted_readings import LineKind
from core_facilitator.domain.pasted_rows import Column
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.dialogs.agenda_import import AgendaImport
from core_facilitator.gui.dialogs.agenda_import_words import further_days
from core_facilitator.gui.models.read_lines import MEANT, THERE
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.paste_edit import MOST
from core_facilitator.settings import Look
from core_facilitator.store.workspace import Workspace
from desk import choose, end_flows, is_open, opened
from planner_samples import retreat

ELSEWHERE = Path(__file__).parents[1] / "fixtures" / "agendas_elsewhere"
TEXT = "Team day\n\n9:00 to 9:30 Welcome (Ana)\n  two words each\n9:30 Priorities\nBreak\n10:30 Close\nBest, Ana\n"


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def settled(qtbot: QtBot, bench: Bench) -> None:
    qtbot.waitUntil(lambda: not bench.tools.work.running - {"import document"})


def shown(dialog: AgendaImport, column: int = MEANT) -> list[str]:
    model = dialog.lines_table.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def go_to(dialog: AgendaImport, row: int) -> None:
    table = dialog.lines_table
    table.scrollTo(table.model().index(row, MEANT))
    spot = table.visualRect(table.model().index(row, MEANT)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)


def pick(dialog: AgendaImport, kind: LineKind) -> None:
    combo = dialog.kind_combo
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Home)
    for _ in range(combo.findData(kind)):
        QTest.keyClick(combo, Qt.Key.Key_Down)
    assert combo.currentData() is kind


def titles(workspace: Workspace) -> list[str]:
    return sorted(one.title for one in workspace.sessions.summaries())


def newest(workspace: Workspace) -> Session:
    (key,) = (one.id for one in workspace.sessions.summaries() if one.id != retreat().id)
    return workspace.sessions.get(key)


@pytest.fixture(autouse=True)
def _folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "documents_folder", lambda: ELSEWHERE)


@pytest.fixture
def dialog(qtbot: QtBot, bench: Bench) -> Iterator[AgendaImport]:
    bench.commands.by_name["import_document"].trigger()
    found = opened(qtbot, AgendaImport)
    found.activateWindow()
    yield found
    end_flows(qtbot, bench.tools.work)


@pytest.fixture
def pasted(qtbot: QtBot, bench: Bench, dialog: AgendaImport) -> AgendaImport:
    dialog.source.paste_edit.setPlainText(TEXT)
    click(dialog.source.read_button)
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.preview_page)
    settled(qtbot, bench)
    return dialog


def read_file(qtbot: QtBot, bench: Bench, dialog: AgendaImport, path: Path) -> None:
    click(dialog.source.file_button)
    choose(qtbot, path)
    settled(qtbot, bench)


def test_a_pasted_text_is_shown_line_by_line(pasted: AgendaImport) -> None:
    assert shown(pasted, THERE)[:4] == ["Team day", "", "9:00 to 9:30 Welcome (Ana)", "two words each"]
    assert shown(pasted) == [
        "Not read: kept in the session’s notes",
        "Nothing to keep",
        "9:00–9:30   30 min   Welcome (Ana)",
        "Note to the block above: two words each",
        "9:30   30 min?   Priorities",
        "30 min?   Break",
        "10:30   0 min?   Close",
        "Note to the block above: Best, Ana",
        "Nothing to keep",
    ]
    assert pasted.counts_label.text() == (
        "7 lines: 4 blocks, 2 notes, 1 day. Not read, and kept in the session’s notes: 1."
    )


def test_an_end_before_its_start_is_marked_as_unsure_until_somebody_says_the_minutes(
    qtbot: QtBot, bench: Bench, dialog: AgendaImport
) -> None:
    dialog.source.paste_edit.setPlainText("9:00-8:30 Talk\n9:45 Walk")
    click(dialog.source.read_button)
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.preview_page)
    settled(qtbot, bench)
    assert shown(dialog)[0] == "9:00   45 min?   Talk   9:00-8:30"
    go_to(dialog, 0)
    dialog.minutes_spin.setFocus()
    dialog.minutes_spin.selectAll()
    QTest.keyClicks(dialog.minutes_spin, "30")
    dialog.lines_table.setFocus()
    settled(qtbot, bench)
    assert shown(dialog)[0] == "9:00   30 min   Talk   9:00-8:30"


def test_a_line_is_corrected_before_anything_is_written(
    qtbot: QtBot, bench: Bench, pasted: AgendaImport, workspace: Workspace
) -> None:
    version = workspace.database.version
    go_to(pasted, 0)
    pick(pasted, LineKind.TITLE)
    settled(qtbot, bench)
    go_to(pasted, 2)
    pasted.title_edit.setFocus()
    pasted.title_edit.selectAll()
    QTest.keyClicks(pasted.title_edit, "Check-in")
    pasted.start_field.edit.setFocus()
    pasted.start_field.edit.selectAll()
    QTest.keyClicks(pasted.start_field.edit, "8:45")
    pasted.minutes_spin.setFocus()
    pasted.minutes_spin.selectAll()
    QTest.keyClicks(pasted.minutes_spin, "20")
    pasted.lines_table.setFocus()
    settled(qtbot, bench)
    assert shown(pasted)[0] == "Title of the session: Team day"
    assert shown(pasted)[2] == "8:45   20 min   Check-in"
    assert workspace.database.version == version
    click(pasted.yes_button)
    qtbot.waitUntil(lambda: not bench.tools.work.running)
    session = newest(workspace)
    assert session.title == "Team day"
    block = session.days[0].blocks[0]
    assert (block.title, block.minutes, session.days[0].start) == ("Check-in", 20, time(8, 45))


def test_what_was_corrected_in_a_line_can_be_taken_back(qtbot: QtBot, bench: Bench, pasted: AgendaImport) -> None:
    go_to(pasted, 2)
    assert not pasted.restore_button.isEnabled()
    pick(pasted, LineKind.NOTE)
    settled(qtbot, bench)
    assert shown(pasted)[2].startswith("Not read")  # there is no block above it
    click(pasted.restore_button)
    settled(qtbot, bench)
    assert shown(pasted)[2] == "9:00–9:30   30 min   Welcome (Ana)"


def test_a_start_can_be_taken_away(qtbot: QtBot, bench: Bench, pasted: AgendaImport) -> None:
    go_to(pasted, 4)
    pasted.start_field.edit.setFocus()
    pasted.start_field.edit.selectAll()
    QTest.keyClick(pasted.start_field.edit, Qt.Key.Key_Delete)
    pasted.lines_table.setFocus()
    settled(qtbot, bench)
    assert shown(pasted)[4] == "30 min?   Priorities"


def test_what_is_typed_last_counts_when_a_button_is_clicked_at_once(
    qtbot: QtBot, bench: Bench, pasted: AgendaImport, workspace: Workspace
) -> None:
    go_to(pasted, 2)
    pasted.title_edit.setFocus()
    pasted.title_edit.selectAll()
    QTest.keyClicks(pasted.title_edit, "Arriving")
    click(pasted.yes_button)
    qtbot.waitUntil(lambda: not bench.tools.work.running)
    assert newest(workspace).days[0].blocks[0].title == "Arriving"


def test_a_start_that_is_no_time_stays_to_be_corrected(qtbot: QtBot, bench: Bench, pasted: AgendaImport) -> None:
    go_to(pasted, 2)
    pasted.start_field.edit.setFocus()
    pasted.start_field.edit.selectAll()
    QTest.keyClicks(pasted.start_field.edit, "25:99")
    click(pasted.yes_button)
    settled(qtbot, bench)
    assert pasted.isVisible()
    assert pasted.start_field.wrong


def test_the_next_line_that_was_not_read_is_found(pasted: AgendaImport) -> None:
    go_to(pasted, 3)
    click(pasted.next_button)
    assert pasted.lines_table.currentIndex().row() == 0
    assert pasted.kind_combo.currentText() == "Not read"


def test_a_line_without_words_cannot_become_anything(pasted: AgendaImport) -> None:
    go_to(pasted, 1)
    assert not pasted.kind_combo.isEnabled()
    assert pasted.kind_combo.currentIndex() == -1
    assert pasted.kind_combo.placeholderText() == "Layout"
    assert not pasted.title_edit.isEnabled()


def test_a_new_session_is_one_step_that_undo_takes_back(
    qtbot: QtBot, bench: Bench, pasted: AgendaImport, workspace: Workspace
) -> None:
    pasted.date_edit.setDate(QDate(2026, 11, 3))
    pasted.zone_combo.setCurrentText("Europe/Berlin")
    click(pasted.yes_button)
    qtbot.waitUntil(lambda: not bench.tools.work.running)
    assert not is_open(AgendaImport)
    session = newest(workspace)
    assert bench.session_id == session.id
    assert session.title == "Pasted agenda"
    assert session.notes == "Team day"
    (day,) = session.days
    assert (day.date, day.time_zone) == (date(2026, 11, 3), "Europe/Berlin")
    assert [block.title for block in day.blocks] == ["Welcome (Ana)", "Priorities", "Break", "Close"]
    bench.commands.by_name["undo"].trigger()
    assert titles(workspace) == [retreat().title]


def test_into_the_open_session_is_one_step_too(qtbot: QtBot, bench: Bench, workspace: Workspace) -> None:
    bench.open_session(retreat().id)
    bench.commands.by_name["import_document"].trigger()
    dialog = opened(qtbot, AgendaImport)
    dialog.source.paste_edit.setPlainText(TEXT)
    click(dialog.source.read_button)
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.preview_page)
    settled(qtbot, bench)
    assert dialog.into_button.toolTip() == (
        f"As further days of {retreat().title}, in its time zone {retreat().days[-1].time_zone} "
        "unless another is chosen"
    )
    click(dialog.into_button)
    qtbot.waitUntil(lambda: not bench.tools.work.running)
    after = workspace.sessions.get(retreat().id)
    assert after.days[:-1] == retreat().days
    assert after.notes.endswith("Team day")
    assert titles(workspace) == [retreat().title]
    bench.commands.by_name["undo"].trigger()
    assert workspace.sessions.get(retreat().id) == retreat()


def into_open(qtbot: QtBot, bench: Bench, zone: str = "") -> None:
    bench.open_session(retreat().id)
    bench.commands.by_name["import_document"].trigger()
    dialog = opened(qtbot, AgendaImport)
    dialog.source.paste_edit.setPlainText(TEXT)
    click(dialog.source.read_button)
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.preview_page)
    settled(qtbot, bench)
    if zone:
        dialog.zone_combo.setCurrentText(zone)
    click(dialog.into_button)
    qtbot.waitUntil(lambda: not bench.tools.work.running)


def test_a_day_of_the_open_session_has_its_time_zone_and_not_that_of_the_computer(
    qtbot: QtBot, bench: Bench, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core_facilitator.gui.dialogs.agenda_import.own_zone", lambda: "Asia/Tokyo")
    into_open(qtbot, bench)
    *_, last, new = workspace.sessions.get(retreat().id).days
    assert new.time_zone == last.time_zone != "Asia/Tokyo"


def test_a_day_of_the_open_session_has_the_time_zone_that_was_chosen(
    qtbot: QtBot, bench: Bench, workspace: Workspace
) -> None:
    into_open(qtbot, bench, "Europe/Lisbon")
    assert workspace.sessions.get(retreat().id).days[-1].time_zone == "Europe/Lisbon"


def test_a_session_without_days_has_no_time_zone_yet() -> None:
    assert further_days(replace(retreat(), days=()), "") == f"As days of {retreat().title}"


def test_canceling_writes_nothing(qtbot: QtBot, bench: Bench, pasted: AgendaImport, workspace: Workspace) -> None:
    version = workspace.database.version
    click(pasted.cancel_button)
    qtbot.waitUntil(lambda: not bench.tools.work.running)
    assert workspace.database.version == version


def test_without_an_open_session_there_is_only_a_new_one(qtbot: QtBot, bench: Bench, workspace: Workspace) -> None:
    workspace.sessions.remove(retreat().id, "Remove session")
    bench.commands.by_name["import_document"].trigger()
    dialog = opened(qtbot, AgendaImport)
    assert dialog.into_button.isHidden() is (bench.session_id is None)


def test_a_workbook_shows_its_columns_and_each_can_be_changed(qtbot: QtBot, bench: Bench, dialog: AgendaImport) -> None:
    read_file(qtbot, bench, dialog, ELSEWHERE / "run-of-show.xlsx")
    assert dialog.name_label.text() == "run-of-show.xlsx"
    assert dialog.date_edit.date() == QDate(2026, 10, 14)
    assert not dialog.columns_button.isVisible()  # all sheets are shown
    assert dialog.sheets_label.isVisible()
    assert dialog.sheets_label.text().startswith("Choose one sheet to see what each of its columns holds")
    assert dialog.lines_table.height() > dialog.height() // 3  # what room there is belongs to the lines
    dialog.sheet_combo.setFocus()
    QTest.keyClick(dialog.sheet_combo, Qt.Key.Key_Down)
    settled(qtbot, bench)
    assert dialog.columns_choice.isVisible()
    assert not dialog.sheets_label.isVisible()
    assert "1 other sheet is left out." in dialog.told_label.text()
    assert [combo.currentText() for combo in dialog.columns_choice.combos] == [
        *("Day", "Time", "End", "Minutes", "Title", "Leads", "Room", "Notes")
    ]
    assert "Ana Ruiz" in shown(dialog)[3]
    leads = dialog.columns_choice.combos[5]
    leads.setFocus()
    QTest.keyClick(leads, Qt.Key.Key_Down)  # Room
    settled(qtbot, bench)
    assert leads.currentData() is Column.ROOM
    assert "Room: Oak Room" in shown(dialog)[3]
    click(dialog.columns_button)
    assert not dialog.columns_choice.isVisible()


def test_another_sheet_begins_without_the_corrections_of_the_first(
    qtbot: QtBot, bench: Bench, dialog: AgendaImport
) -> None:
    read_file(qtbot, bench, dialog, ELSEWHERE / "run-of-show.xlsx")
    before = shown(dialog)
    go_to(dialog, 4)
    pick(dialog, LineKind.UNREAD)
    settled(qtbot, bench)
    assert shown(dialog) != before
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
        dialog.sheet_combo.setFocus()
        QTest.keyClick(dialog.sheet_combo, key)
        settled(qtbot, bench)
    assert shown(dialog) == before


def test_a_calendar_says_what_was_done_with_its_events(qtbot: QtBot, bench: Bench, dialog: AgendaImport) -> None:
    read_file(qtbot, bench, dialog, ELSEWHERE / "google.ics")
    assert dialog.zone_combo.currentText() == "America/Los_Angeles"
    assert not dialog.zone_combo.isEnabled()  # its times were read on that clock
    assert dialog.told_label.text() == (
        "Of events that repeat only the first is taken, and the rule is in its notes: 1. "
        "Canceled events are kept as unread: 1. Times are shown as they are in America/Los_Angeles."
    )
    assert not dialog.columns_choice.isVisible()
    assert not dialog.columns_button.isVisible()


def test_a_date_that_was_chosen_stays_when_lines_are_corrected(
    qtbot: QtBot, bench: Bench, dialog: AgendaImport
) -> None:
    read_file(qtbot, bench, dialog, ELSEWHERE / "retreat.docx")
    assert dialog.date_edit.date() == QDate(2026, 10, 14)
    dialog.date_edit.setDate(QDate(2027, 1, 5))
    go_to(dialog, 2)
    pick(dialog, LineKind.NOTE)
    settled(qtbot, bench)
    assert dialog.date_edit.date() == QDate(2027, 1, 5)


def test_a_time_zone_that_there_is_not_is_said(qtbot: QtBot, bench: Bench, pasted: AgendaImport) -> None:
    pasted.zone_combo.setCurrentText("Nowhere")
    click(pasted.yes_button)
    settled(qtbot, bench)
    assert pasted.isVisible()
    assert pasted.told_label.text() == "There is no time zone Nowhere. Try a city: Los_Angeles."


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7", "plan is a PDF. Open it, copy the agenda, and paste it here."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "plan is in the old form of Word, Excel or Outlook."),
        (b"PK\x03\x04", "plan is damaged, or was cut short on its way."),
    ],
)
def test_a_file_that_is_not_read_says_what_to_do(
    qtbot: QtBot, bench: Bench, dialog: AgendaImport, tmp_path: Path, data: bytes, said: str
) -> None:
    (tmp_path / "plan").write_bytes(data)
    read_file(qtbot, bench, dialog, tmp_path / "plan")
    assert dialog.source.source_banner.said.startswith(said)
    assert dialog.pages.currentWidget() is dialog.source_page
    assert dialog.source.file_button.isEnabled()


def test_a_file_that_cannot_be_opened_is_said(
    qtbot: QtBot, bench: Bench, dialog: AgendaImport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _here: str) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "plan.txt").write_text("x", encoding="utf-8")
    monkeypatch.setattr("core_facilitator.gui.dialogs.agenda_import_source.of_file", refuse)
    read_file(qtbot, bench, dialog, tmp_path / "plan.txt")
    assert dialog.source.source_banner.said.startswith("The computer refused: Permission denied.")


def test_a_text_with_too_many_lines_is_not_read(qtbot: QtBot, bench: Bench, dialog: AgendaImport) -> None:
    dialog.source.paste_edit.setPlainText("x\n" * 5001)
    click(dialog.source.read_button)
    settled(qtbot, bench)
    assert dialog.source.source_banner.said.startswith("The pasted text has more lines than any agenda")


def test_a_text_that_would_hold_up_the_window_is_not_pasted(dialog: AgendaImport, qapp: QApplication) -> None:
    dialog.source.paste_edit.setFocus()
    qapp.clipboard().setText("x" * (MOST + 1))
    QTest.keyClick(dialog.source.paste_edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert dialog.source.paste_edit.toPlainText() == ""
    assert dialog.source.source_banner.said.startswith("The pasted text is larger than any agenda.")
    qapp.clipboard().setText("9:00 Talk")
    QTest.keyClick(dialog.source.paste_edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert dialog.source.paste_edit.toPlainText() == "9:00 Talk"


def test_nothing_can_be_read_from_an_empty_text(dialog: AgendaImport) -> None:
    assert not dialog.source.read_button.isEnabled()
    QTest.keyClicks(dialog.source.paste_edit, "9:00 Talk")
    assert dialog.source.read_button.isEnabled()


def test_leaving_the_choice_of_a_file_changes_nothing(
    qtbot: QtBot, bench: Bench, dialog: AgendaImport, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def leave(*_: object) -> None:
        return None

    monkeypatch.setattr(bench.tools.ask, "open_file", leave)
    click(dialog.source.file_button)
    settled(qtbot, bench)
    assert dialog.pages.currentWidget() is dialog.source_page
    assert dialog.source.source_banner.said == ""


def test_another_agenda_can_be_chosen(qtbot: QtBot, bench: Bench, pasted: AgendaImport) -> None:
    click(pasted.back_button)
    assert pasted.pages.currentWidget() is pasted.source_page
    assert pasted.source.paste_edit.toPlainText() == TEXT
    pasted.source.paste_edit.setPlainText("hello there")
    click(pasted.source.read_button)
    qtbot.waitUntil(lambda: pasted.pages.currentWidget() is pasted.preview_page)
    settled(qtbot, bench)
    assert not pasted.yes_button.isEnabled()
    assert pasted.counts_label.text() == "1 line. Not read, and kept in the session’s notes: 1."


def test_a_text_that_is_read_whole_says_so(qtbot: QtBot, bench: Bench, dialog: AgendaImport) -> None:
    dialog.source.paste_edit.setPlainText("Day 1: Arriving\n9:00\nWelcome\n9:30 Close\n")
    click(dialog.source.read_button)
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.preview_page)
    settled(qtbot, bench)
    assert shown(dialog)[0] == "Day 1, Arriving"
    assert shown(dialog)[2] == "Title of the block above"
    assert dialog.counts_label.text() == "4 lines: 2 blocks, 1 note, 1 day. Every line was read."
    assert not dialog.next_button.isVisible()


def test_what_is_read_has_words_for_those_who_hear_it_and_tips(pasted: AgendaImport) -> None:
    model = pasted.lines_table.model()
    index = model.index(2, MEANT)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Block: 9:00–9:30   30 min   Welcome (Ana)"
    assert "Welcome" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert "Welcome" in model.index(2, THERE).data(Qt.ItemDataRole.ToolTipRole)
    assert model.headerData(THERE, Qt.Orientation.Horizontal) == "As it stands there"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert pasted.lines_table.accessibleName()


def test_the_lines_follow_the_look(pasted: AgendaImport, theme: Theme) -> None:
    index = pasted.lines_table.model().index(2, THERE)
    light = index.data(Qt.ItemDataRole.ForegroundRole)
    theme.set_look(Look.DARK)
    assert index.data(Qt.ItemDataRole.ForegroundRole) != light


def test_one_sheet_alone_needs_no_hint_to_choose_one(pasted: AgendaImport) -> None:
    assert not pasted.sheets_label.isVisible()


def test_a_column_without_a_head_is_called_so(qtbot: QtBot, bench: Bench, dialog: AgendaImport, tmp_path: Path) -> None:
    book, saved = Workbook(), BytesIO()
    assert book.active is not None
    for row in (["Time", None, "Topic"], ["9:00", "x", "Talk"]):
        book.active.append(row)
    book.save(saved)
    (tmp_path / "a.xlsx").write_bytes(saved.getvalue())
    read_file(qtbot, bench, dialog, tmp_path / "a.xlsx")
    assert [combo.currentText() for combo in dialog.columns_choice.combos] == ["Time", "Notes", "Title"]


def test_lines_are_gone_through_with_the_keyboard(pasted: AgendaImport) -> None:
    pasted.lines_table.setFocus()
    go_to(pasted, 2)
    QTest.keyClick(pasted.lines_table, Qt.Key.Key_Down)
    assert pasted.kind_combo.currentText() == "Note"
    QTest.keyClick(pasted.lines_table, Qt.Key.Key_Down)
    assert pasted.title_edit.text() == "Priorities"
    assert pasted.lines_table.viewport().rect().contains(QPoint(5, 5))
