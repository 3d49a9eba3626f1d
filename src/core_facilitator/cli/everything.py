"""Everything that can be handed out, of the sample retreat."""

import tempfile
from pathlib import Path

from core_facilitator.cli.packets import written
from core_facilitator.domain.audiences import AT_THE_SESSION, Audience
from core_facilitator.export.formats import DOCUMENT_FORMATS, RUN_SHEET_FORMATS, Page
from core_facilitator.store import sample

_NAME = "Sample retreat"


def write_everything(out: Path) -> None:
    """Make the sample workspace, and write its packets and run sheets in every format."""
    with tempfile.TemporaryDirectory(prefix="core-facilitator-") as folder:
        here = sample.make(Path(folder) / "sample", _NAME)
        try:
            for summary in here.sessions.summaries():
                session = here.sessions.get(summary.id)
                for audience in AT_THE_SESSION:
                    for form in DOCUMENT_FORMATS:
                        written(session, audience, form, out, Page())
                for form in RUN_SHEET_FORMATS:
                    written(session, Audience.FACILITATOR, form, out, Page())
        finally:
            here.close()
