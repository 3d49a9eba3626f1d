"""What a workspace knows of a session that was held: its days as they ran, and all that was written down in them."""

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.summaries import Held, following, held
from core_facilitator.store.workspace import Workspace


def held_session(workspace: Workspace, session: Session) -> Held:
    """Return what is known of a session, and the session that comes next for the same organization.

    Raises:
        WorkspaceError: when the file cannot be read.
    """
    runs = workspace.runs.of_session(session.id)
    others = ((one.id, one.organization, one.first_date) for one in workspace.sessions.summaries())
    coming = following(session, others)
    return held(
        session,
        runs,
        [one for run in runs for one in workspace.captures.of_run(run.id)],
        workspace.commitments.of_session(session.id),
        [one for run in runs for one in workspace.attendance.of_run(run.id)],
        None if coming is None else workspace.sessions.get(coming),
    )
