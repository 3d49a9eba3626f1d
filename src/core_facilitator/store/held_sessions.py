"""What a workspace knows of a session that was held: its days as they ran, and all that was written down in them."""

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.check_in_trends import Wave
from core_facilitator.domain.check_ins import State
from core_facilitator.domain.result_views import View, view_of
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


def session_results(workspace: Workspace, session: Session) -> tuple[View, ...]:
    """Return what came of the closed check-ins of a session, the first one first, as everybody may see it.

    Raises:
        WorkspaceError: when the file cannot be read.
    """
    closed = reversed([one for one in workspace.check_ins.all() if one.state is State.CLOSED])
    waves = [Wave(one, found) for one in closed if (found := workspace.check_ins.results(one.id)) is not None]
    return tuple(view_of(wave, waves) for wave in waves if wave.check_in.session == session.id)
