"""What a sync program left beside an open workspace is said above the work, and can be hidden."""

from collections.abc import Callable

from core_facilitator.domain.faults import Notice
from core_facilitator.gui.bench import Bench
from core_facilitator.store import workspace as workspaces
from core_facilitator.store.workspace import Workspace
from desk import button


def test_the_copies_are_named_above_the_work_until_they_are_hidden(
    bench_of: Callable[[Workspace], Bench], workspace: Workspace
) -> None:
    workspace.close()
    (workspace.folder / "workspace (Jane's conflicted <b>copy 2026-10-14).db").touch()
    opened = workspaces.open(workspace.folder)
    bench = bench_of(opened)
    banner = bench.notices.banner(Notice.CONFLICT_COPIES)
    assert banner is not None
    assert "(workspace (Jane's conflicted <b>copy 2026-10-14).db)" in banner.said
    button(banner, "Hide").click()
    assert bench.notices.banner(Notice.CONFLICT_COPIES) is None
    opened.close()
