"""What a sync program left beside an open workspace is said above the work, and can be hidden."""

from core_facilitator.app import furnish
from core_facilitator.domain.faults import Notice
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.tools import Tools
from core_facilitator.store import workspace as workspaces
from core_facilitator.store.workspace import Workspace
from desk import button


def test_the_copies_are_named_above_the_work_until_they_are_hidden(
    tools: Tools, window: MainWindow, workspace: Workspace
) -> None:
    workspace.close()
    (workspace.folder / "workspace (Jane's conflicted <b>copy 2026-10-14).db").touch()
    opened = workspaces.open(workspace.folder)
    bench = furnish(tools, demo=True)
    bench.attach(opened)
    bench.furnish(window)
    window.show_page(bench)
    banner = bench.notices.banner(Notice.CONFLICT_COPIES)
    assert banner is not None
    assert "(workspace (Jane's conflicted <b>copy 2026-10-14).db)" in banner.said
    button(banner, "Hide").click()
    assert bench.notices.banner(Notice.CONFLICT_COPIES) is None
    opened.close()
