"""The packet dialog on a temporary workspace, with its pages drawn."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from core_facilitator.domain.agendas import Session
from core_facilitator.export.formats import Printed, Progress
from core_facilitator.gui import printing
from core_facilitator.gui.dialogs.export import ExportDialog
from core_facilitator.gui.tools import Tools
from core_facilitator.store.packets import Packets
from core_facilitator.store.workspace import Workspace
from export_desk import Open, settled
from planner_samples import retreat


@pytest.fixture
def open_dialog(qtbot: QtBot, tools: Tools, workspace: Workspace, documents: Path) -> Iterator[Open]:
    """Opens the dialog and waits until its pages are there."""
    made: list[ExportDialog] = []

    def show(session: Session | None = None, packets: Packets | None = None) -> ExportDialog:
        shown = retreat() if session is None else session
        dialog = ExportDialog(
            tools.window,
            tools.theme,
            shown,
            workspace.packets if packets is None else packets,
            tools.preferences,
            tools.work,
            tools.ask,
        )
        made.append(dialog)
        dialog.open()
        settled(qtbot, dialog, tools)
        return dialog

    yield show
    for dialog in made:
        dialog.close()
    qtbot.waitUntil(lambda: not tools.work.running)
    for dialog in made:
        dialog.deleteLater()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Event, Event]]:
    """Saving that has begun (first event), tells its progress, and goes on when the second is set."""
    begun, go_on = Event(), Event()

    def printed(order: printing.Order, progress: Progress) -> Printed:
        progress(1, 4)
        begun.set()
        assert go_on.wait(10)
        progress(2, 4)
        return Printed(data=b"all of it")

    monkeypatch.setattr(printing, "printed", printed)
    yield begun, go_on
    go_on.set()
