"""An agenda that is being taken in is kept as a draft every second, and offered when the dialog opens again."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from core_facilitator import paths
from core_facilitator.domain.pasted_readings import LineKind, Meant
from core_facilitator.domain.pasted_rows import Column
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.dialogs.agenda_import import AgendaImport
from core_facilitator.gui.dialogs.agenda_import_keeping import PLACE
from core_facilitator.gui.models.import_texts import ImportState, state_of, text_of
from core_facilitator.gui.widgets.typed_text import DraftOffer
from core_facilitator.store.workspace import Workspace
from desk import choose, end_flows, opened

STATE = ImportState(
    text="9:00 Talk\n9:30 Walk",
    lines=2,
    meant={1: Meant(kind=LineKind.BLOCK, title="Hello", start=time(8, 45), minutes=20), 2: Meant(startless=True)},
    first=date(2027, 1, 5),
    zone="Europe/Lisbon",
)


@pytest.fixture(autouse=True)
def _folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(paths, "documents_folder", lambda: tmp_path)


@pytest.fixture
def show(qtbot: QtBot, bench: Bench) -> Iterator[Callable[[], AgendaImport]]:
    def open_dialog() -> AgendaImport:
        bench.commands.by_name["import_document"].trigger()
        return opened(qtbot, AgendaImport)

    yield open_dialog
    end_flows(qtbot, bench.tools.work)


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def settled(qtbot: QtBot, bench: Bench) -> None:
    qtbot.waitUntil(lambda: not bench.tools.work.running - {"import document"})


def closed(qtbot: QtBot, bench: Bench) -> None:
    qtbot.waitUntil(lambda: not bench.tools.work.running)


def pass_a_second(dialog: AgendaImport) -> None:
    dialog.keeping._pause.timeout.emit()


def kept(workspace: Workspace) -> dict[str, ImportState | None]:
    return {draft.place: state_of(draft.text) for draft in workspace.drafts.all()}


def offers(dialog: AgendaImport) -> list[DraftOffer]:
    return [offer for offer in dialog.findChildren(DraftOffer) if not offer.isHidden()]


def two_sheets(folder: Path, *more: str) -> Path:
    book = Workbook()
    assert book.active is not None
    for row in (["Uhr", "Was"], ["9:00", "Talk"], ["9:30", "Walk"], *([one, "More"] for one in more)):
        book.active.append(row)
    packing = book.create_sheet("Packing list")
    for row in (["Item", "Quantity"], ["Markers", "30"]):
        packing.append(row)
    book.save(folder / "plan.xlsx")
    return folder / "plan.xlsx"


def mapped(qtbot: QtBot, bench: Bench, dialog: AgendaImport, path: Path) -> None:
    """Choose a file, its packing list, and what its first column holds."""
    click(dialog.source.file_button)
    choose(qtbot, path)
    settled(qtbot, bench)
    dialog.sheet_combo.setFocus()
    for _ in range(2):
        QTest.keyClick(dialog.sheet_combo, Qt.Key.Key_Down)
    settled(qtbot, bench)
    first = dialog.columns_choice.combos[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Home)
    for _ in range(first.findData(Column.TITLE)):
        QTest.keyClick(first, Qt.Key.Key_Down)
    settled(qtbot, bench)


def test_a_pasted_text_is_kept_and_forgotten_once_it_is_taken_in(
    qtbot: QtBot, bench: Bench, workspace: Workspace, show: Callable[[], AgendaImport]
) -> None:
    dialog = show()
    QTest.keyClicks(dialog.source.paste_edit, "9:00 Talk")
    pass_a_second(dialog)
    assert kept(workspace) == {PLACE: ImportState(text="9:00 Talk")}
    click(dialog.source.read_button)
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.preview_page)
    settled(qtbot, bench)
    pass_a_second(dialog)
    (state,) = kept(workspace).values()
    assert state is not None
    assert (state.lines, state.file) == (1, "")
    click(dialog.yes_button)
    closed(qtbot, bench)
    assert kept(workspace) == {}
    assert "Pasted agenda" in [one.title for one in workspace.sessions.summaries()]


def test_an_agenda_that_is_given_up_is_forgotten(
    qtbot: QtBot, bench: Bench, workspace: Workspace, show: Callable[[], AgendaImport]
) -> None:
    dialog = show()
    QTest.keyClicks(dialog.source.paste_edit, "9:00 Talk")
    pass_a_second(dialog)
    click(dialog.no_button)
    closed(qtbot, bench)
    assert kept(workspace) == {}


def test_a_text_that_is_taken_away_again_is_not_kept(workspace: Workspace, show: Callable[[], AgendaImport]) -> None:
    dialog = show()
    QTest.keyClicks(dialog.source.paste_edit, "9")
    pass_a_second(dialog)
    dialog.source.paste_edit.clear()
    pass_a_second(dialog)
    assert kept(workspace) == {}


def test_a_lock_keeps_it(qtbot: QtBot, bench: Bench, workspace: Workspace, show: Callable[[], AgendaImport]) -> None:
    dialog = show()
    QTest.keyClicks(dialog.source.paste_edit, "9:00 Talk")
    dialog.close()
    closed(qtbot, bench)
    assert kept(workspace) == {PLACE: ImportState(text="9:00 Talk")}


def test_what_was_left_is_offered_and_gone_on_with(
    qtbot: QtBot, bench: Bench, workspace: Workspace, show: Callable[[], AgendaImport]
) -> None:
    workspace.drafts.keep(PLACE, text_of(STATE))
    dialog = show()
    (offer,) = offers(dialog)
    click(offer.use_button)
    settled(qtbot, bench)
    assert dialog.pages.currentWidget() is dialog.preview_page
    assert offers(dialog) == []
    assert [str(dialog.lines_table.model().index(row, 2).data()) for row in range(2)] == [
        "8:45   20 min   Hello",
        "15 min?   Walk",
    ]
    assert (dialog.date_edit.date(), dialog.zone_combo.currentText()) == (QDate(2027, 1, 5), "Europe/Lisbon")
    pass_a_second(dialog)
    assert kept(workspace) == {PLACE: STATE}
    click(dialog.yes_button)
    closed(qtbot, bench)
    assert kept(workspace) == {}


def test_a_text_that_was_not_read_yet_comes_back_to_its_field(
    workspace: Workspace, show: Callable[[], AgendaImport], qtbot: QtBot, bench: Bench
) -> None:
    workspace.drafts.keep(PLACE, text_of(ImportState(text="9:00 Talk")))
    dialog = show()
    click(offers(dialog)[0].use_button)
    settled(qtbot, bench)
    assert dialog.pages.currentWidget() is dialog.source_page
    assert dialog.source.paste_edit.toPlainText() == "9:00 Talk"


def test_what_was_left_can_be_discarded(workspace: Workspace, show: Callable[[], AgendaImport]) -> None:
    workspace.drafts.keep(PLACE, text_of(STATE))
    dialog = show()
    click(offers(dialog)[0].discard_button)
    assert offers(dialog) == []
    assert kept(workspace) == {}


def test_what_nobody_answered_is_not_written_over(workspace: Workspace, show: Callable[[], AgendaImport]) -> None:
    workspace.drafts.keep(PLACE, text_of(STATE))
    workspace.drafts.keep("import/agenda/2", "of another version")
    dialog = show()
    assert len(offers(dialog)) == 1
    QTest.keyClicks(dialog.source.paste_edit, "7:00 Run")
    pass_a_second(dialog)
    assert kept(workspace) == {
        PLACE: STATE,
        "import/agenda/2": None,
        "import/agenda/3": ImportState(text="7:00 Run"),
    }


def test_a_file_with_its_sheet_and_columns_is_gone_on_with(
    qtbot: QtBot,
    bench_of: Callable[[Workspace], Bench],
    bench: Bench,
    workspace: Workspace,
    show: Callable[[], AgendaImport],
    tmp_path: Path,
) -> None:
    path = two_sheets(tmp_path)
    dialog = show()
    mapped(qtbot, bench, dialog, path)
    dialog.close()
    closed(qtbot, bench)
    (state,) = kept(workspace).values()
    assert state is not None
    assert (state.file, state.sheet, state.columns[1]) == (str(path), 1, (Column.TITLE, None))
    bench_of(workspace).commands.by_name["import_document"].trigger()  # in a later run of the program
    again = opened(qtbot, AgendaImport)
    click(offers(again)[0].use_button)
    settled(qtbot, bench)
    assert again.sheet_combo.currentText() == "Packing list"
    assert [combo.currentText() for combo in again.columns_choice.combos] == ["Title", "Varies"]
    assert "Markers" in str(again.lines_table.model().index(1, 2).data())


@pytest.mark.parametrize("change", ["lines", "sheets", "gone"])
def test_what_was_said_of_another_form_of_the_file_is_left_out(
    qtbot: QtBot, bench: Bench, workspace: Workspace, show: Callable[[], AgendaImport], tmp_path: Path, change: str
) -> None:
    path = two_sheets(tmp_path)
    columns = {0: (Column.TIME, Column.NOTES), 1: (Column.TITLE, None)}
    state = ImportState(file=str(path), lines=3, sheet=0, columns=columns, zone="UTC")
    workspace.drafts.keep(PLACE, text_of(state if change != "sheets" else replace(state, columns={0: columns[0]})))
    if change == "lines":
        two_sheets(tmp_path, "10:00")
    if change == "gone":
        path.unlink()
    dialog = show()
    click(offers(dialog)[0].use_button)
    settled(qtbot, bench)
    if change == "gone":
        assert dialog.source.source_banner.said
        assert dialog.pages.currentWidget() is dialog.source_page
    else:
        assert dialog.pages.currentWidget() is dialog.preview_page
        assert dialog.sheet_combo.currentText() == "All 2 sheets"


def test_a_state_comes_back_as_it_was() -> None:
    state = replace(STATE, file="a.xlsx", sheet=1, columns={1: (Column.TIME, None)})
    assert state_of(text_of(state)) == state


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", json.dumps({"text": "", "file": "", "lines": "x"})])
def test_a_text_of_another_version_is_left_alone(text: str) -> None:
    assert state_of(text) is None
