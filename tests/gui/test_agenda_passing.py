import os
from dataclasses import replace
from errno import ENOENT, ENOSPC
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from core_facilitator.domain.agendas import Session
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.dialogs.question import Question
from core_facilitator.store import agenda_files, backups
from core_facilitator.store import workspace as workspaces
from core_facilitator.store.workspace import Workspace
from desk import button, choose, opened
from full_disk import full_disk
from planner_samples import retreat


def settled(qtbot: QtBot, bench: Bench) -> None:
    qtbot.waitUntil(lambda: not bench.tools.work.running)


def take_in(qtbot: QtBot, bench: Bench, documents: Path, session: Session) -> None:
    (documents / "agenda.yaml").write_text(agenda_files.write(session), encoding="utf-8")
    bench.desk.import_agenda()
    choose(qtbot, documents / "agenda.yaml")


def differing() -> Session:
    return replace(retreat(), notes="Bring the bell.")


def names(workspace: Workspace) -> list[str]:
    return sorted(one.title for one in workspace.sessions.summaries())


def test_a_session_that_is_not_here_is_taken_in_and_shown(
    qtbot: QtBot, bench: Bench, workspace: Workspace, documents: Path
) -> None:
    workspace.sessions.remove(retreat().id, "Remove session")
    take_in(qtbot, bench, documents, retreat())
    qtbot.waitUntil(lambda: bench.session_id == retreat().id)
    settled(qtbot, bench)
    assert workspace.sessions.get(retreat().id) == retreat()


def test_a_file_that_says_what_is_here_already_changes_nothing_and_says_so(
    qtbot: QtBot, bench: Bench, workspace: Workspace, documents: Path
) -> None:
    version = workspace.database.version
    take_in(qtbot, bench, documents, retreat())
    told = opened(qtbot, Question)
    assert told.title_label.text() == "Fall Leadership Retreat is here already."
    assert told.text_label.text() == "It is just as agenda.yaml says. Nothing was changed."
    told.accept()
    qtbot.waitUntil(lambda: bench.session_id == retreat().id)
    settled(qtbot, bench)
    assert workspace.database.version == version


def test_a_file_that_differs_replaces_the_session_only_when_asked_to_and_undo_brings_it_back(
    qtbot: QtBot, bench: Bench, workspace: Workspace, documents: Path
) -> None:
    take_in(qtbot, bench, documents, differing())
    button(opened(qtbot, Question), "Replace it").click()
    qtbot.waitUntil(lambda: bench.session_id == retreat().id)
    settled(qtbot, bench)
    assert names(workspace) == ["Fall Leadership Retreat"]
    assert workspace.sessions.get(retreat().id).notes == "Bring the bell."
    bench.commands.by_name["undo"].trigger()
    assert workspace.sessions.get(retreat().id) == retreat()


def test_before_a_session_is_replaced_a_checked_backup_has_the_one_that_was_here(
    qtbot: QtBot, bench: Bench, workspace: Workspace, documents: Path
) -> None:
    take_in(qtbot, bench, documents, differing())
    question = opened(qtbot, Question)
    assert "A backup is made first" in question.text_label.text()
    assert not workspace.backups.all()
    button(question, "Replace it").click()
    qtbot.waitUntil(lambda: bench.session_id == retreat().id)
    settled(qtbot, bench)
    (made,) = workspace.backups.all()
    assert backups.verified(made)
    backups.restore(made, documents / "restored")
    restored = workspaces.open(documents / "restored")
    assert restored.sessions.get(retreat().id) == retreat()
    restored.close()


def test_without_a_backup_nothing_is_replaced(
    qtbot: QtBot, bench: Bench, workspace: Workspace, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_source: Path, _target: Path) -> None:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", fails)
    take_in(qtbot, bench, documents, differing())
    button(opened(qtbot, Question), "Replace it").click()
    qtbot.waitUntil(lambda: bool(opened(qtbot, Question).title_label.text() == "Nothing was replaced."))
    told = opened(qtbot, Question)
    assert told.text_label.text().startswith("No backup could be made")
    told.accept()
    settled(qtbot, bench)
    assert workspace.sessions.get(retreat().id) == retreat()


def test_a_full_disk_refuses_to_replace_before_any_backup_is_tried(
    qtbot: QtBot, bench: Bench, workspace: Workspace, documents: Path
) -> None:
    take_in(qtbot, bench, documents, differing())
    question = opened(qtbot, Question)
    with full_disk(workspace):
        waiting = replace(retreat(), notes="Typed while the disk was full.")
        bench.saving.save(workspace.sessions.save, waiting, "Edit notes")
        button(question, "Replace it").click()
        settled(qtbot, bench)
        assert bench.failure_banner.said.startswith("That was not done, and nothing was changed. 1 change is not saved")
    assert not workspace.backups.all()
    button(bench, "Try again").click()
    assert workspace.sessions.get(retreat().id) == waiting


def test_both_can_be_kept_and_their_titles_tell_them_apart(
    qtbot: QtBot, bench: Bench, workspace: Workspace, documents: Path
) -> None:
    take_in(qtbot, bench, documents, differing())
    question = opened(qtbot, Question)
    assert question.yes_button.isDefault()
    button(question, "Keep both").click()
    qtbot.waitUntil(lambda: len(workspace.sessions.summaries()) == 2)
    settled(qtbot, bench)
    assert names(workspace) == ["Fall Leadership Retreat", "Fall Leadership Retreat (from agenda.yaml)"]
    assert workspace.sessions.get(retreat().id) == retreat()
    assert bench.session_id != retreat().id


@pytest.mark.parametrize("way", ["Cancel", "Escape"])
def test_leaving_the_question_imports_nothing(
    qtbot: QtBot, bench: Bench, workspace: Workspace, documents: Path, way: str
) -> None:
    version = workspace.database.version
    take_in(qtbot, bench, documents, differing())
    question = opened(qtbot, Question)
    if way == "Cancel":
        button(question, way).click()
    else:
        question.reject()
    settled(qtbot, bench)
    assert workspace.database.version == version


def test_leaving_the_file_dialog_imports_nothing(
    qtbot: QtBot, bench: Bench, workspace: Workspace, documents: Path
) -> None:
    bench.desk.import_agenda()
    opened(qtbot, QFileDialog).reject()
    settled(qtbot, bench)
    assert names(workspace) == ["Fall Leadership Retreat"]


def test_a_file_that_is_no_agenda_is_refused_with_its_lines(
    qtbot: QtBot, bench: Bench, workspace: Workspace, documents: Path
) -> None:
    (documents / "agenda.yaml").write_text("title: 7\ndays: monday\n", encoding="utf-8")
    bench.desk.import_agenda()
    choose(qtbot, documents / "agenda.yaml")
    told = opened(qtbot, Question)
    assert told.title_label.text() == "agenda.yaml could not be imported. Nothing was changed."
    assert "line" in told.text_label.text()
    told.accept()
    settled(qtbot, bench)
    assert len(workspace.sessions.summaries()) == 1


def test_of_many_problems_the_first_are_shown_and_the_others_counted(
    qtbot: QtBot, bench: Bench, documents: Path
) -> None:
    wrong = "".join(f"wrong{number}: 1\n" for number in range(12))
    (documents / "agenda.yaml").write_text(f"agenda_file: 1\ntitle: Day\n{wrong}", encoding="utf-8")
    bench.desk.import_agenda()
    choose(qtbot, documents / "agenda.yaml")
    told = opened(qtbot, Question)
    assert told.text_label.text().splitlines()[-1].startswith("And ")
    assert len(told.text_label.text().splitlines()) == 9
    told.accept()
    settled(qtbot, bench)


def test_a_file_that_cannot_be_read_is_said(
    qtbot: QtBot, bench: Bench, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_file: Path) -> Session:
        raise OSError(ENOENT, "No such file or directory")

    monkeypatch.setattr(agenda_files, "read_file", gone)
    take_in(qtbot, bench, documents, retreat())
    told = opened(qtbot, Question)
    assert told.text_label.text() == "No such file or directory"
    told.accept()
    settled(qtbot, bench)


def test_a_session_is_written_as_an_agenda_file_that_reads_back(qtbot: QtBot, bench: Bench, documents: Path) -> None:
    bench.commands.by_name["export_agenda"].trigger()
    dialog = opened(qtbot, QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == "Fall Leadership Retreat.yaml"
    dialog.accept()
    qtbot.waitUntil((documents / "Fall Leadership Retreat.yaml").is_file)
    settled(qtbot, bench)
    assert agenda_files.read_file(documents / "Fall Leadership Retreat.yaml") == retreat()


def test_a_full_disk_leaves_the_agenda_file_that_was_there_and_nothing_else(
    qtbot: QtBot, bench: Bench, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: int) -> None:
        raise OSError(ENOSPC, os.strerror(ENOSPC))

    (documents / "agenda.yaml").write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", full)
    bench.commands.by_name["export_agenda"].trigger()
    dialog = opened(qtbot, QFileDialog)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    choose(qtbot, documents / "agenda.yaml")
    told = opened(qtbot, Question)
    assert told.title_label.text().startswith("There is not enough room on the disk to save ")
    assert told.text_label.text() == "Remove what you no longer need there, or save to another drive."
    monkeypatch.undo()
    told.accept()
    settled(qtbot, bench)
    assert [file.name for file in documents.iterdir()] == ["agenda.yaml"]
    assert (documents / "agenda.yaml").read_text(encoding="utf-8") == "old"


def test_leaving_the_place_writes_nothing(qtbot: QtBot, bench: Bench, documents: Path) -> None:
    bench.commands.by_name["export_agenda"].trigger()
    opened(qtbot, QFileDialog).reject()
    settled(qtbot, bench)
    assert list(documents.iterdir()) == []
