"""The dialog of instruments: looking at them, writing own ones, retiring, removing, and passing them on as files."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from cells import type_into_cell
from core_facilitator.domain.check_ins import CheckIn
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.domain.instruments import Instrument, Wording
from core_facilitator.export import files
from core_facilitator.gui.changes import Changes
from core_facilitator.gui.dialogs.instrument_editor import InstrumentEditor
from core_facilitator.gui.dialogs.instrument_import import InstrumentImport
from core_facilitator.gui.dialogs.instruments import Instruments
from core_facilitator.gui.dialogs.published_scales import PublishedScales
from core_facilitator.gui.dialogs.question import Question
from core_facilitator.gui.instruments_desk import InstrumentsDesk
from core_facilitator.gui.saving import Saving
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.typed_text import DraftOffer
from core_facilitator.settings import TextScale
from core_facilitator.store import instrument_files, tables
from core_facilitator.store.file_reading import Problem
from core_facilitator.store.instruments import built_in
from core_facilitator.store.own_instruments import OwnInstruments
from core_facilitator.store.workspace import Workspace
from desk import button, choose, end_flows, is_open, opened
from full_disk import full_disk
from made_up_check_ins import instrument, statement

OURS = replace(instrument(statement("a", group="trust"), statement("b", reverse=True)), own=True, key="ours")
LATER = replace(OURS, key="later", title=Wording("Later"))


@pytest.fixture
def saving(tools: Tools) -> Saving:
    return Saving(tools.now)


@pytest.fixture
def desk_of(tools: Tools, saving: Saving) -> Callable[[Workspace], InstrumentsDesk]:
    def make(workspace: Workspace) -> InstrumentsDesk:
        changes = Changes()
        workspace.database.on_change = changes.announce
        return InstrumentsDesk(tools, workspace, saving, changes, QObject(tools.window))

    return make


@pytest.fixture
def show(
    qtbot: QtBot, tools: Tools, workspace: Workspace, desk_of: Callable[[Workspace], InstrumentsDesk]
) -> Iterator[Callable[[], Instruments]]:
    """Shows the dialog, with what is in the workspace."""

    def shown() -> Instruments:
        desk_of(workspace).show()
        dialog = opened(qtbot, Instruments)
        qtbot.waitUntil(lambda: bool(dialog.instruments_list.lines))
        return dialog

    yield shown
    end_flows(qtbot, tools.work)


def titles(dialog: Instruments) -> list[str]:
    return [line.title for line in dialog.instruments_list.lines]


def pick(dialog: Instruments, title: str) -> None:
    row = titles(dialog).index(title)
    dialog.instruments_list.setCurrentIndex(dialog.instruments_list.model().index(row, 0))


def acts(dialog: Instruments) -> list[str]:
    buttons = dialog.edit_button, dialog.adapt_button, dialog.export_button, dialog.retire_button, dialog.remove_button
    return [one.text() for one in buttons if one.isVisible()]


def kept(workspace: Workspace) -> list[Instrument]:
    return [one.instrument for one in workspace.instruments.all()]


def until_listed(qtbot: QtBot, dialog: Instruments, *own: str) -> None:
    qtbot.waitUntil(lambda: titles(dialog)[: -len(built_in())] == list(own))


def test_own_ones_come_first_and_each_offers_what_can_be_done_with_it(
    show: Callable[[], Instruments], workspace: Workspace
) -> None:
    workspace.instruments.keep(OURS, "New")
    dialog = show()
    assert titles(dialog) == ["Made up", *(one.title.text for one in built_in())]
    assert dialog.instruments_list.lines[0].detail == "Own. 2 statements, 1 min"
    assert acts(dialog) == ["Edit…", "Adapt a copy…", "Export…", "Retire", "Remove"]
    pick(dialog, "Team safety pulse")
    assert acts(dialog) == ["Adapt a copy…", "Export…"]
    assert dialog.heading_label.text() == "Team safety pulse"


def test_what_people_read_stands_in_both_languages_with_what_to_take_care_of(show: Callable[[], Instruments]) -> None:
    dialog = show()
    pick(dialog, "Quick safety pulse")
    told = dialog.read_label.text()
    for words in (
        "I felt part of this group today.",
        "Hoy me sentí parte de este grupo.",
        "Inclusion",
        "Put the other way round",
        "Strongly disagree",
        "Every line may be skipped.",
        "Single statements are unreliable.",
        "Clark&#x27;s four stages",
        "Words are written where no scale is.",
    ):
        assert words in told, words
    pick(dialog, "Energy and safety map")
    assert "0, not at all … 10, completely" in dialog.read_label.text()


def test_one_in_a_single_language_has_no_empty_column(show: Callable[[], Instruments], workspace: Workspace) -> None:
    workspace.instruments.keep(replace(OURS, skippable=False, shuffled=True), "New")
    told = show().read_label.text()
    assert 'width="100%" valign' in told
    assert "Each person gets the statements in another order. Only words may be left out." in told


def test_the_text_grows_with_the_text_size(show: Callable[[], Instruments], theme: Theme) -> None:
    dialog = show()
    before = dialog.read_label.text()
    theme.set_scale(TextScale.LARGEST)
    assert dialog.read_label.text() != before


def test_retiring_bringing_back_and_removing_are_steps_that_can_be_undone(
    qtbot: QtBot, show: Callable[[], Instruments], workspace: Workspace
) -> None:
    workspace.instruments.keep(OURS, "New")
    dialog = show()
    dialog.retire_button.click()
    qtbot.waitUntil(lambda: dialog.retire_button.text() == "Bring back")
    assert "no longer offered" in dialog.about_label.text()
    dialog.retire_button.click()
    qtbot.waitUntil(lambda: dialog.retire_button.text() == "Retire")
    dialog.remove_button.click()
    until_listed(qtbot, dialog)
    assert acts(dialog) == ["Adapt a copy…", "Export…"]
    labels = [workspace.database.undo() for _step in range(3)]
    assert labels == ["Remove instrument", "Bring back instrument", "Retire instrument"]
    until_listed(qtbot, dialog, "Made up")


def test_what_cannot_be_written_is_said_and_nothing_is_changed(
    qtbot: QtBot, show: Callable[[], Instruments], workspace: Workspace
) -> None:
    workspace.instruments.keep(OURS, "New")
    dialog = show()
    with full_disk(workspace):
        dialog.remove_button.click()
    qtbot.waitUntil(dialog.failed_label.isVisible)
    assert dialog.failed_label.words.text() == "It could not be written. Nothing was changed."
    assert kept(workspace) == [OURS]


def test_what_cannot_be_read_is_said(
    qtbot: QtBot, desk_of: Callable[[Workspace], InstrumentsDesk], workspace: Workspace, tools: Tools,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def fail(_own: OwnInstruments) -> None:
        raise WorkspaceError(Fault.DATABASE_DAMAGED, workspace.folder)

    monkeypatch.setattr(OwnInstruments, "all", fail)
    desk_of(workspace).show()
    dialog = opened(qtbot, Instruments)
    qtbot.waitUntil(dialog.failed_label.isVisible)
    assert "damaged" in dialog.failed_label.words.text()
    assert acts(dialog) == []
    end_flows(qtbot, tools.work)


def test_one_that_a_newer_version_wrote_stays_as_it_is_and_can_be_retired(
    qtbot: QtBot, show: Callable[[], Instruments], workspace: Workspace
) -> None:
    workspace.instruments.keep(OURS, "New")
    with workspace.database.write() as connection:
        connection.execute(update(tables.own_instruments).values(form={"instrument_file": 99}))
    dialog = show()
    assert titles(dialog)[0] == "ours"
    assert acts(dialog) == ["Retire", "Remove"]
    assert "This version cannot read it" in dialog.about_label.text()
    QTest.keyClick(dialog.instruments_list, Qt.Key.Key_Return)
    assert not is_open(InstrumentEditor)
    dialog.retire_button.click()
    qtbot.waitUntil(lambda: workspace.instruments.unread()[0].retired)


def test_a_workspace_that_is_only_read_shows_and_exports(
    qtbot: QtBot, show: Callable[[], Instruments], workspace: Workspace
) -> None:
    workspace.instruments.keep(OURS, "New")
    workspace.database.read_only = True
    dialog = show()
    assert acts(dialog) == ["Export…"]
    assert not dialog.new_button.isVisible()
    assert not dialog.import_button.isVisible()
    QTest.keyClick(dialog.instruments_list, Qt.Key.Key_Return)
    dialog.published_button.click()
    assert not opened(qtbot, PublishedScales).type_button.isVisible()
    assert not is_open(InstrumentEditor)


def test_a_new_one_is_written_and_is_the_chosen_one_then(
    qtbot: QtBot, show: Callable[[], Instruments], workspace: Workspace
) -> None:
    dialog = show()
    dialog.new_button.click()
    editor = opened(qtbot, InstrumentEditor)
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    QTest.keyClicks(editor.title_edit, "End of day")
    type_into_cell(editor.statements_table, 0, 0, "The day was worth my time.")
    editor.save_button.click()
    until_listed(qtbot, dialog, "End of day")
    assert dialog.heading_label.text() == "End of day"
    (made,) = kept(workspace)
    assert (made.key, made.own, made.statements[0].text.text) == ("end-of-day", True, "The day was worth my time.")
    assert workspace.database.undo() == "New instrument"
    until_listed(qtbot, dialog)


def test_a_copy_of_one_of_the_app_takes_its_credit_along(
    qtbot: QtBot, show: Callable[[], Instruments], workspace: Workspace
) -> None:
    dialog = show()
    pick(dialog, "Quick safety pulse")
    dialog.adapt_button.click()
    editor = opened(qtbot, InstrumentEditor)
    assert editor.title_edit.text() == "Quick safety pulse (adapted)"
    editor.save_button.click()
    until_listed(qtbot, dialog, "Quick safety pulse (adapted)")
    (made,) = kept(workspace)
    assert made.credit.startswith("Adapted from “Quick safety pulse”. The statements are our own.")
    assert made.key == "quick-safety-pulse-adapted"


def test_enter_edits_an_own_one_and_keeps_its_key(
    qtbot: QtBot, show: Callable[[], Instruments], workspace: Workspace
) -> None:
    workspace.instruments.keep(OURS, "New")
    dialog = show()
    QTest.keyClick(dialog.instruments_list, Qt.Key.Key_Return)
    editor = opened(qtbot, InstrumentEditor)
    editor.title_edit.selectAll()
    QTest.keyClicks(editor.title_edit, "Said better")
    editor.save_button.click()
    until_listed(qtbot, dialog, "Said better")
    assert [one.key for one in kept(workspace)] == ["ours"]


def test_published_scales_are_to_be_read_and_lead_to_typing_one_in(
    qtbot: QtBot, show: Callable[[], Instruments]
) -> None:
    dialog = show()
    dialog.published_button.click()
    reading = opened(qtbot, PublishedScales)
    told = reading.read_label.text()
    assert "Team psychological safety scale, Amy C. Edmondson (1999). 7 statements" in told
    assert "License: Proprietary" in told
    assert "Administrative Science Quarterly" in told
    reading.type_button.click()
    assert opened(qtbot, InstrumentEditor).heading_label.text() == "New instrument"


def test_who_has_read_them_is_back_at_the_list(qtbot: QtBot, show: Callable[[], Instruments]) -> None:
    show().published_button.click()
    opened(qtbot, PublishedScales).done_button.click()
    qtbot.waitUntil(lambda: not is_open(PublishedScales))
    assert is_open(Instruments)
    assert not is_open(InstrumentEditor)


# When it cannot be kept


def test_what_cannot_be_kept_stays_in_the_editor_with_the_reason(
    qtbot: QtBot, show: Callable[[], Instruments], workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.instruments.keep(OURS, "New")
    show().edit_button.click()
    editor = opened(qtbot, InstrumentEditor)
    QTest.keyClicks(editor.title_edit, "Ours")
    with full_disk(workspace):
        editor.save_button.click()
    assert editor.trouble_label.words.text().startswith("It could not be saved just now.")

    def refuse(_own: OwnInstruments, _instrument: Instrument, _label: str) -> None:
        raise instrument_files.InstrumentFileError((Problem("", 1, "title", "it needs a title"),))

    monkeypatch.setattr(OwnInstruments, "keep", refuse)
    editor.save_button.click()
    assert editor.trouble_label.words.text() == "It cannot be kept in this form: it needs a title."
    assert kept(workspace) == [OURS]


def test_a_new_one_needs_the_keys_of_the_others(
    qtbot: QtBot, show: Callable[[], Instruments], workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_own: OwnInstruments) -> None:
        raise WorkspaceError(Fault.DATABASE_DAMAGED, workspace.folder)

    dialog = show()
    pick(dialog, "Quick safety pulse")
    dialog.adapt_button.click()
    editor = opened(qtbot, InstrumentEditor)
    with monkeypatch.context() as broken:
        broken.setattr(OwnInstruments, "all", fail)
        editor.save_button.click()
    assert "damaged" in editor.trouble_label.words.text()
    assert kept(workspace) == []


def test_what_was_being_written_when_the_program_was_killed_is_offered(
    qtbot: QtBot, show: Callable[[], Instruments], workspace: Workspace
) -> None:
    half = instrument_files.form_of(replace(OURS, title=Wording("Half wri")))
    workspace.drafts.keep("instrument/own/ours", json.dumps(half))
    workspace.instruments.keep(OURS, "New")
    show().edit_button.click()
    editor = opened(qtbot, InstrumentEditor)
    (offer,) = editor.findChildren(DraftOffer)
    offer.use_button.click()
    assert editor.title_edit.text() == "Half wri"
    editor.save_button.click()
    qtbot.waitUntil(lambda: [one.title.text for one in kept(workspace)] == ["Half wri"])


def test_one_that_was_asked_says_what_a_change_reaches(
    qtbot: QtBot, show: Callable[[], Instruments], workspace: Workspace
) -> None:
    workspace.instruments.keep(OURS, "New")
    workspace.check_ins.keep(CheckIn(id=UUID(int=7), title="Monday", instrument=OURS), "New check-in")
    show().edit_button.click()
    editor = opened(qtbot, InstrumentEditor)
    assert editor.used_label.text() == "Prepared check-ins take the change over: print their paper forms anew."


# Files


@pytest.fixture
def take_in(qtbot: QtBot, show: Callable[[], Instruments], documents: Path) -> Callable[[str], Instruments]:
    """Begins to import a file with that text."""

    def begin(text: str) -> Instruments:
        dialog = show()
        (documents / "theirs.yaml").write_text(text, encoding="utf-8")
        dialog.import_button.click()
        choose(qtbot, documents / "theirs.yaml")
        return dialog

    return begin


def text(one: Instrument) -> str:
    return instrument_files.write(one)


def test_a_file_is_shown_before_it_is_taken(
    qtbot: QtBot, take_in: Callable[[str], Instruments], workspace: Workspace
) -> None:
    dialog = take_in(text(OURS))
    preview = opened(qtbot, InstrumentImport)
    assert "It becomes one of your own instruments." in preview.fate_label.text()
    assert "About a." in preview.read_label.text()
    assert preview.file_label.text() == "theirs.yaml"
    assert not preview.copy_check.isVisible()
    preview.import_button.click()
    until_listed(qtbot, dialog, "Made up")
    assert kept(workspace) == [OURS]
    assert workspace.database.undo() == "Import instrument"


def test_what_would_change_is_told_and_a_backup_is_made_before(
    qtbot: QtBot, take_in: Callable[[str], Instruments], workspace: Workspace
) -> None:
    workspace.instruments.keep(OURS, "New")
    before = len(workspace.backups.all())
    changed = replace(OURS, title=Wording("Theirs"), statements=OURS.statements[::-1])
    dialog = take_in(text(changed))
    preview = opened(qtbot, InstrumentImport)
    told = preview.read_label.text()
    assert "Now: Made up" in told
    assert "In the file: Theirs" in told
    assert "In the file: About b.; the other way round; About a.; Trust" in told
    assert preview.import_button.text() == "Replace mine"
    preview.import_button.click()
    until_listed(qtbot, dialog, "Theirs")
    assert len(workspace.backups.all()) == before + 1


def test_ones_own_can_stay_and_the_file_becomes_a_copy(
    qtbot: QtBot, take_in: Callable[[str], Instruments], workspace: Workspace
) -> None:
    workspace.instruments.keep(OURS, "New")
    dialog = take_in(text(replace(OURS, minutes=9)))
    preview = opened(qtbot, InstrumentImport)
    preview.copy_check.click()
    assert "About a." in preview.read_label.text()
    preview.import_button.click()
    until_listed(qtbot, dialog, "Made up", "Made up")
    assert {one.key: one.minutes for one in kept(workspace)} == {"ours": 1, "made-up": 9}


def test_nothing_is_replaced_where_no_backup_can_be_made(
    qtbot: QtBot, take_in: Callable[[str], Instruments], workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise WorkspaceError(Fault.DISK_FULL, workspace.folder)

    workspace.instruments.keep(OURS, "New")
    take_in(text(replace(OURS, minutes=9)))
    monkeypatch.setattr(workspace.backups, "make", fail)
    opened(qtbot, InstrumentImport).import_button.click()
    question = opened(qtbot, Question)
    assert "Nothing was imported." in said(question)
    button(question, "Close").click()
    assert kept(workspace) == [OURS]


def test_what_is_here_already_changes_nothing(qtbot: QtBot, take_in: Callable[[str], Instruments]) -> None:
    take_in(text(built_in()[0]))
    preview = opened(qtbot, InstrumentImport)
    assert "Nothing changes." in preview.fate_label.text()
    assert not preview.import_button.isEnabled()
    preview.cancel_button.click()
    qtbot.waitUntil(lambda: not is_open(InstrumentImport))


def test_one_of_the_app_is_never_replaced(
    qtbot: QtBot, take_in: Callable[[str], Instruments], workspace: Workspace
) -> None:
    dialog = take_in(text(replace(OURS, key="weather")))
    preview = opened(qtbot, InstrumentImport)
    assert "becomes a copy of your own" in preview.fate_label.text()
    preview.import_button.click()
    until_listed(qtbot, dialog, "Made up")
    assert kept(workspace)[0].key == "made-up"


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ("instrument_file: 1\nkey: x\n", "missing"),
        ("instrument_file: 99\nkey: x\ntitle: T\n", "newer"),
        ("a: &a [*a]\n", "line 1"),
        ("instrument_file: 1\ntitle: \u202ereversed\n", "turns the direction of writing"),
        ("x" * 200_001, "characters"),
    ],
)
def test_a_hostile_file_is_refused_in_plain_words(
    qtbot: QtBot, take_in: Callable[[str], Instruments], workspace: Workspace, wrong: str, why: str
) -> None:
    take_in(wrong)
    question = opened(qtbot, Question)
    assert "theirs.yaml could not be imported. Nothing was changed." in said(question)
    assert why in said(question)
    button(question, "Close").click()
    assert kept(workspace) == []


def test_a_file_that_is_gone_is_told(
    qtbot: QtBot, take_in: Callable[[str], Instruments], monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_path: Path) -> Instrument:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(instrument_files, "read_file", gone)
    take_in("x")
    question = opened(qtbot, Question)
    assert "No such file or directory" in said(question)
    button(question, "Close").click()


def test_to_choose_no_file_does_nothing(qtbot: QtBot, show: Callable[[], Instruments], documents: Path) -> None:
    dialog = show()
    dialog.import_button.click()
    opened(qtbot, QFileDialog).reject()
    qtbot.waitUntil(lambda: not is_open(QFileDialog))
    assert documents.is_dir()
    assert not is_open(InstrumentImport)


def test_an_exported_file_is_the_instrument_and_says_nothing_of_the_workspace(
    qtbot: QtBot, show: Callable[[], Instruments], workspace: Workspace, documents: Path
) -> None:
    workspace.instruments.keep(OURS, "New")
    show().export_button.click()
    target = documents / "ours.yaml"
    choose(qtbot, target)
    qtbot.waitUntil(target.is_file)
    assert instrument_files.read_file(target) == replace(OURS, own=False)


def test_one_that_could_not_be_read_again_is_not_exported(
    qtbot: QtBot, show: Callable[[], Instruments], workspace: Workspace, documents: Path
) -> None:
    workspace.instruments.keep(OURS, "New")
    unfinished = instrument_files.form_of(replace(OURS, statements=()))
    with workspace.database.write() as connection:
        connection.execute(update(tables.own_instruments).values(form=unfinished))
    show().export_button.click()
    choose(qtbot, documents / "ours.yaml")
    question = opened(qtbot, Question)
    assert "The file was not written." in said(question)
    assert "at least one statement is needed" in said(question)
    button(question, "Close").click()
    assert not (documents / "ours.yaml").exists()


def test_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, show: Callable[[], Instruments], documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_data: bytes, target: Path) -> None:
        raise files.SaveError(files.SaveFault.DISK_FULL, target)

    monkeypatch.setattr(files, "save", refuse)
    show().export_button.click()
    choose(qtbot, documents / "ours.yaml")
    button(opened(qtbot, Question), "Close").click()
    assert not (documents / "ours.yaml").exists()


def said(question: Question) -> str:
    return "\n".join(label.text() for label in question.findChildren(QLabel))


def test_every_button_has_a_name(show: Callable[[], Instruments]) -> None:
    dialog = show()
    assert dialog.instruments_list.accessibleName() == "Instruments"
    assert all(one.text() or one.accessibleName() for one in dialog.findChildren(QPushButton))
    assert dialog.read_area.accessibleName()
    dialog.instruments_list.setFocus()
    QTest.keyClick(dialog.instruments_list, Qt.Key.Key_Down)
    assert dialog.heading_label.text() == titles(dialog)[1]
