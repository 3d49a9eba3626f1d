"""On an account where nothing is prepared, what the app offers works as it is."""

from pathlib import Path

import platformdirs
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from core_facilitator.gui.bench import Bench
from core_facilitator.gui.dialogs.export import ExportDialog
from desk import opened
from export_desk import save


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home of a fresh account, in which there is no folder for documents."""
    made = tmp_path / "home"
    made.mkdir()
    monkeypatch.setattr(platformdirs, "user_documents_path", lambda: made / "Documents")
    monkeypatch.setattr(Path, "home", lambda: made)
    return made


def test_a_packet_is_saved_where_it_is_offered(qtbot: QtBot, bench: Bench, home: Path) -> None:
    bench.commands.by_name["packet"].trigger()
    dialog = opened(qtbot, ExportDialog)
    save(qtbot, dialog)
    assert dialog.target.parent == home
    assert dialog.target.is_file()
    dialog.reject()
    qtbot.waitUntil(lambda: not bench.tools.work.running)


def test_an_agenda_file_is_written_where_it_is_offered(qtbot: QtBot, bench: Bench, home: Path) -> None:
    bench.commands.by_name["export_agenda"].trigger()
    opened(qtbot, QFileDialog).accept()
    qtbot.waitUntil(lambda: not bench.tools.work.running)
    assert [file.name for file in home.iterdir()] == ["Fall Leadership Retreat.yaml"]


def test_agenda_files_are_looked_for_in_a_folder_that_is_there(qtbot: QtBot, bench: Bench, home: Path) -> None:
    bench.desk.import_agenda()
    dialog = opened(qtbot, QFileDialog)
    assert Path(dialog.directory().path()) == home
    dialog.reject()
    qtbot.waitUntil(lambda: not bench.tools.work.running)
