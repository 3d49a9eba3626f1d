"""Writing the summary of a session that was held."""

import argparse
from datetime import UTC, datetime

from core_facilitator import paths
from core_facilitator.cli.agendas import find
from core_facilitator.cli.faults import CannotError
from core_facilitator.cli.packets import page_of, saved
from core_facilitator.cli.workspaces import opened
from core_facilitator.documents.summaries import summary_document
from core_facilitator.domain.audiences import Audience
from core_facilitator.export.formats import DOCUMENT_FORMATS
from core_facilitator.settings import SettingsFile
from core_facilitator.store.held_sessions import held_session, session_results


def summary(options: argparse.Namespace) -> int:
    """Write the summary into a file, with the sections that were last chosen for it; its ending says in which format.

    Raises:
        CannotError: when no format has that ending, or no day of the session was held.
    """
    forms = {form.suffix: form for form in DOCUMENT_FORMATS.values()}
    form = forms.get(options.out.suffix.lower())
    if form is None:
        raise CannotError(f"{options.out.name} does not say in which format: end its name in {', '.join(forms)}.")
    settings = SettingsFile(paths.settings_file()).current
    audience = Audience(options.audience)
    with opened(options) as here:
        session = find(here.sessions, options.session)
        known, results = held_session(here, session), session_results(here, session)
        choices = here.packets.choices(session.id, audience, summary=True)
    if not known.runs:
        raise CannotError(f"No day of {session.title} has been held yet, so there is nothing to sum up.")
    now = datetime.now(UTC).astimezone()
    document = summary_document(known, audience, choices, hours24=settings.hours24, printed=now, results=results)
    saved(form.write_document(document, page_of(options, settings)), options.out)
    return 0
