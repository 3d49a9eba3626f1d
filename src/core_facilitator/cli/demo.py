"""The sample retreat: in its window, or without a screen as finished packets."""

import argparse
import tempfile
from pathlib import Path

from core_facilitator import paths
from core_facilitator.cli.faults import say
from core_facilitator.cli.packets import written
from core_facilitator.cli.window import has_screen, run_app
from core_facilitator.domain.audiences import Audience
from core_facilitator.export.formats import DOCUMENT_FORMATS, RUN_SHEET_FORMATS, Page
from core_facilitator.store import agenda_files, workspace
from core_facilitator.store.workspace import Workspace

NAME = "Sample retreat"


def demo(options: argparse.Namespace) -> int:
    """Open the sample in its window; where there is no screen, write everything that can be handed out."""
    if has_screen() and not options.no_window:
        return run_app(sample=True)
    if not options.no_window:
        say(f"There is no screen here for a window, so the sample's packets are written into {options.out}.")
    with tempfile.TemporaryDirectory(prefix="core-facilitator-") as folder:
        here = make_sample(Path(folder) / "sample")
        try:
            _write_everything(here, options.out)
        finally:
            here.close()
    return 0


def make_sample(folder: Path) -> Workspace:
    """Create a demo workspace with the sample retreat in it, and return it open."""
    here = workspace.create_demo(folder, NAME)
    here.sessions.add(agenda_files.read_file(paths.resource("sample", "retreat.yaml")))
    return here


def _write_everything(here: Workspace, out: Path) -> None:
    for summary in here.sessions.summaries():
        session = here.sessions.get(summary.id)
        for audience in Audience:
            for form in DOCUMENT_FORMATS:
                written(session, audience, form, out, Page())
        for form in RUN_SHEET_FORMATS:
            written(session, Audience.FACILITATOR, form, out, Page())
